#include "reports_figures_rows.h"

#include "reports_sql.h"
#include "db/query.h"
#include "db/read.h"

#define DAYS(rango) desde = db_int((rango).desde), hasta = db_int((rango).hasta)

enum status reports_figures_rows_states(struct db *db, struct rango rango, struct arena *arena,
                                        const struct estado_cantidad **ret_rows, size_t *ret_count)
{
    return db_rows(db, REPORTS_SQL_STATES(DAYS(rango)), &record_estado_cantidad, arena, ret_rows, ret_count);
}

enum status reports_figures_rows_income(struct db *db, struct rango rango, struct arena *arena,
                                        const struct ingreso_row **ret_rows, size_t *ret_count)
{
    return db_rows(db, REPORTS_SQL_INCOME(DAYS(rango)), &record_ingreso_row, arena, ret_rows, ret_count);
}

enum status reports_figures_rows_request_days(struct db *db, struct rango rango, enum estado_operativo estado,
                                              struct arena *arena, const struct dia_cantidad_row **ret_rows,
                                              size_t *ret_count)
{
    return db_rows(db, REPORTS_SQL_REQUEST_DAYS(DAYS(rango), estado = db_enum(&enumeration_estado_operativo, estado)),
                   &record_dia_cantidad_row, arena, ret_rows, ret_count);
}

enum status reports_figures_rows_income_days(struct db *db, struct rango rango, struct arena *arena,
                                             const struct dia_cantidad_row **ret_rows, size_t *ret_count)
{
    return db_rows(db, REPORTS_SQL_INCOME_DAYS(DAYS(rango)), &record_dia_cantidad_row, arena, ret_rows, ret_count);
}

/* ---- a range in parts */

/* The days before the first whole month, the whole months, the days behind the last. */
#define PARTS(parts)                                                                                                   \
    antes_desde = db_int((parts)[0].desde), antes_hasta = db_int((parts)[0].hasta),                                    \
    meses_desde = db_int((parts)[1].desde), meses_hasta = db_int((parts)[1].hasta),                                    \
    despues_desde = db_int((parts)[2].desde), despues_hasta = db_int((parts)[2].hasta)

enum status reports_figures_rows_paid_again(struct db *db, struct rango rango, int64_t *ret_count)
{
    struct rango parts[RANGO_PARTES];
    reports_rules_parts(rango, parts);
    return db_read_int(db, REPORTS_SQL_PAID_AGAIN(PARTS(parts), hasta = db_int(rango.hasta)), ret_count);
}

/* ---- rankings */

/* The parts of a range of requests. A `periodo` is a day or a month, and the days of the first 99 years look like
 * months of later ones (0020-12-01 like 2012-01). No request was created in those years, so days begin behind them. */
static void request_parts(struct rango rango, struct rango ret_parts[RANGO_PARTES])
{
    enum { FIRST_DAY = 1000101 };
    reports_rules_parts(rango, ret_parts);
    for (size_t i = 0; i < RANGO_PARTES; i += 2)
        if (ret_parts[i].desde < FIRST_DAY)
            ret_parts[i].desde = FIRST_DAY;
}

enum status reports_figures_rows_promotores(struct db *db, struct rango rango, struct arena *arena,
                                            struct promotor_reporte **ret_rows, size_t *ret_count)
{
    struct rango parts[RANGO_PARTES];
    request_parts(rango, parts);
    return db_rows(db, REPORTS_SQL_PROMOTORES(PARTS(parts), hasta = db_int(rango.hasta)), &record_promotor_reporte,
                   arena, ret_rows, ret_count);
}

enum status reports_figures_rows_persons(struct db *db, struct rango rango, struct arena *arena,
                                         const struct persona_de_rol_row **ret_rows, size_t *ret_count)
{
    struct rango parts[RANGO_PARTES];
    request_parts(rango, parts);
    return db_rows(db, REPORTS_SQL_PERSONS(PARTS(parts)), &record_persona_de_rol_row, arena, ret_rows, ret_count);
}

/* ---- those that wait */

/* A solicitud by its place among those of its state, the one that has waited longest first. */
struct place {
    enum estado_operativo estado;
    int64_t position;
    int64_t periodo; /* in which it began to wait, 0 while that is unknown ... */
    int64_t before;  /* ... and how many of its state began before that */
};

/* Of each open state the oldest and the two in the middle, which may be one. */
enum { OLDEST, LOWER_MIDDLE, UPPER_MIDDLE, PLACES };
enum { MOST_PLACES = REPORTS_OPEN_STATES * PLACES };

/* The places of the states that anybody is in. */
static size_t find_places(const struct estado_resumen *states, struct place ret_places[MOST_PLACES])
{
    size_t count = 0;
    for (size_t i = 0; i < REPORTS_OPEN_STATES; i++) {
        const int64_t positions[PLACES] = {0, (states[i].cantidad - 1) / 2, states[i].cantidad / 2};
        for (size_t j = 0; states[i].cantidad > 0 && j < PLACES; j++)
            ret_places[count++] = (struct place){.estado = states[i].estado, .position = positions[j]};
    }
    return count;
}

/* Finds the period of each place: a month, or of its month the day. The rows are in order. */
static void narrow(struct place *places, size_t count, const struct espera_row *rows, size_t row_count)
{
    for (struct place *place = places; place < places + count; place++) {
        const int64_t month = place->periodo;
        for (const struct espera_row *row = rows; row < rows + row_count; row++) {
            if (row->estado != place->estado || (month != 0 && row->periodo / 100 != month))
                continue;
            place->periodo = row->periodo;
            if (place->position < place->before + row->solicitudes)
                break;
            place->before += row->solicitudes;
        }
    }
}

static enum status find_days(struct db *db, struct arena *arena, struct place *places, size_t count)
{
    const struct espera_row *rows;
    size_t row_count;
    struct db_query query;
    db_query_init(&query);
    db_query_put(&query, "SELECT estado, periodo, solicitudes FROM reporte_espera WHERE solicitudes > 0 AND (1 = 0");
    for (size_t i = 0; i < count; i++) {
        db_query_value(&query, " OR (estado = ?", db_enum(&enumeration_estado_operativo, places[i].estado));
        db_query_value(&query, " AND periodo BETWEEN ? * 100", db_int(places[i].periodo));
        db_query_value(&query, " AND ? * 100 + 31)", db_int(places[i].periodo));
    }
    db_query_put(&query, ") ORDER BY estado, periodo");
    enum status status = db_rows(db, query.sql, db_query_args(&query), &record_espera_row, arena, &rows, &row_count);
    if (status == STATUS_OK)
        narrow(places, count, rows, row_count);
    return status;
}

/* The whole days that each has been waiting, from the index of its day. */
static enum status read_days(struct db *db, const struct place *places, size_t count, struct arena *arena,
                             const struct espera_dias_row **ret_rows, size_t *ret_count)
{
    struct db_query query;
    db_query_init(&query);
    for (size_t i = 0; i < count; i++) {
        const char *date = reports_rules_date(places[i].periodo, arena);
        db_query_put(&query, i > 0 ? " UNION ALL SELECT " : "SELECT ");
        db_query_put(&query, arena_printf(arena, "%zu AS lugar", i));
        db_query_value(&query,
                       ", (SELECT TIMESTAMPDIFF(DAY, estado_desde, UTC_TIMESTAMP(6)) FROM reporte_solicitud"
                       " FORCE INDEX (espera) WHERE estado = ?",
                       db_enum(&enumeration_estado_operativo, places[i].estado));
        db_query_value(&query, " AND estado_desde >= ?", db_text(date));
        db_query_value(&query, " AND estado_desde <= ?", db_text(arena_printf(arena, "%s 23:59:59.999999", date)));
        db_query_value(&query, " ORDER BY estado_desde LIMIT 1 OFFSET ?) AS dias",
                       db_int(places[i].position - places[i].before));
    }
    return db_rows(db, query.sql, db_query_args(&query), &record_espera_dias_row, arena, ret_rows, ret_count);
}

static void put_days(const struct place *places, const struct espera_dias_row *rows, size_t count,
                     struct estado_resumen *states)
{
    for (size_t i = 0; i < count; i += PLACES) {
        struct estado_resumen *state = &states[places[i].estado - ESTADO_OPERATIVO_REGISTRADO];
        state->dias_max = rows[i + OLDEST].dias;
        state->dias_mediana = (rows[i + LOWER_MIDDLE].dias + rows[i + UPPER_MIDDLE].dias) / 2;
    }
}

enum status reports_figures_rows_waiting(struct db *db, struct arena *arena,
                                         struct estado_resumen states[REPORTS_OPEN_STATES])
{
    const struct espera_row *months;
    const struct espera_dias_row *days;
    struct place places[MOST_PLACES];
    size_t month_count, day_count;
    enum status status =
        db_rows(db, reports_sql_waiting_months, DB_NONE, &record_espera_row, arena, &months, &month_count);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < month_count; i++)
        states[months[i].estado - ESTADO_OPERATIVO_REGISTRADO].cantidad += months[i].solicitudes;
    size_t count = find_places(states, places);
    if (count == 0)
        return STATUS_OK;
    narrow(places, count, months, month_count);
    status = find_days(db, arena, places, count);
    if (status == STATUS_OK)
        status = read_days(db, places, count, arena, &days, &day_count);
    if (status == STATUS_OK)
        put_days(places, days, day_count, states);
    return status;
}

/* ---- the model against workflow's own count */

enum status reports_figures_rows_figures(struct db *db, int64_t mes, struct arena *arena, struct cifras *ret_figures)
{
    if (mes == 0)
        return db_rows(db, reports_sql_figures_of_all, DB_NONE, &record_cifra, arena, &ret_figures->cifras,
                       &ret_figures->cifras_count);
    return db_rows(
        db, REPORTS_SQL_FIGURES_OF_MONTH(mes = db_int(mes), desde = db_int(mes * 100), hasta = db_int(mes * 100 + 31)),
        &record_cifra, arena, &ret_figures->cifras, &ret_figures->cifras_count);
}
