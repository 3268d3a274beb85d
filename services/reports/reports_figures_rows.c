#include "reports_figures_rows.h"

#include "db/query.h"

#define DAYS(rango) db_int((rango).desde), db_int((rango).hasta)

enum status reports_figures_rows_states(struct db *db, struct rango rango, struct arena *arena,
                                        const struct estado_cantidad **ret_rows, size_t *ret_count)
{
    return db_rows(db,
                   "SELECT estado, CAST(SUM(solicitudes) AS SIGNED) AS cantidad FROM reporte_dia"
                   " WHERE dia BETWEEN ? AND ? GROUP BY estado",
                   DB_ARGS(DAYS(rango)), &record_estado_cantidad, arena, ret_rows, ret_count);
}

enum status reports_figures_rows_income(struct db *db, struct rango rango, struct arena *arena,
                                        const struct ingreso_row **ret_rows, size_t *ret_count)
{
    return db_rows(db,
                   "SELECT moneda, CAST(SUM(centimos) AS SIGNED) AS centimos, CAST(SUM(pagos) AS SIGNED) AS pagos"
                   " FROM reporte_ingreso WHERE dia BETWEEN ? AND ? GROUP BY moneda",
                   DB_ARGS(DAYS(rango)), &record_ingreso_row, arena, ret_rows, ret_count);
}

/* Of what repeats, that of which both days are in the range: by whole months from the aggregate, by days where the one
 * before is in the range's first part, or the other in its last. */
#define BOTH_IN_RANGE(of, table, columns)                                                                              \
    "SELECT " columns ", SUM(veces) AS veces FROM reporte_repeticion WHERE de = '" of "' AND mes_anterior >= ?"        \
    " AND mes <= ? GROUP BY 1 UNION ALL"                                                                               \
    " SELECT " columns ", COUNT(*) FROM " table " FORCE INDEX (anterior) WHERE dia_anterior BETWEEN ? AND ?"           \
    " AND dia_repetido <= ? GROUP BY 1 UNION ALL"                                                                      \
    " SELECT " columns ", COUNT(*) FROM " table " FORCE INDEX (repetido) WHERE dia_repetido BETWEEN ? AND ?"           \
    " AND dia_anterior > ? GROUP BY 1"
#define BOTH_IN_PARTS(rango, parts)                                                                                    \
    DAYS((parts)[1]), DAYS((parts)[0]), db_int((rango).hasta), DAYS((parts)[2]), db_int((parts)[0].hasta)

enum status reports_figures_rows_paid_again(struct db *db, struct rango rango, struct arena *arena, int64_t *ret_count)
{
    struct count_row row = {0};
    struct rango parts[RANGO_PARTES];
    reports_rules_parts(rango, parts);
    enum status status = db_row(db,
                                "SELECT CAST(COALESCE(SUM(veces), 0) AS SIGNED) AS total FROM (" BOTH_IN_RANGE(
                                    "PAGO", "reporte_pago", "0 AS promotor_id") ") r",
                                DB_ARGS(BOTH_IN_PARTS(rango, parts)), &record_count_row, arena, &row);
    *ret_count = row.total;
    return status;
}

enum status reports_figures_rows_request_days(struct db *db, struct rango rango, enum estado_operativo estado,
                                              struct arena *arena, const struct dia_cantidad_row **ret_rows,
                                              size_t *ret_count)
{
    return db_rows(db,
                   "SELECT dia, CAST(SUM(solicitudes) AS SIGNED) AS cantidad FROM reporte_dia WHERE dia BETWEEN ? AND ?"
                   " AND estado = COALESCE(?, estado) GROUP BY dia HAVING SUM(solicitudes) > 0 ORDER BY dia",
                   DB_ARGS(DAYS(rango), db_enum(&enumeration_estado_operativo, estado)), &record_dia_cantidad_row,
                   arena, ret_rows, ret_count);
}

enum status reports_figures_rows_income_days(struct db *db, struct rango rango, struct arena *arena,
                                             const struct dia_cantidad_row **ret_rows, size_t *ret_count)
{
    return db_rows(db,
                   "SELECT dia, centimos AS cantidad FROM reporte_ingreso WHERE dia BETWEEN ? AND ?"
                   " AND moneda = 'PEN' AND pagos > 0 ORDER BY dia",
                   DB_ARGS(DAYS(rango)), &record_dia_cantidad_row, arena, ret_rows, ret_count);
}

/* ---- rankings */

/* A `periodo` is a day or a month, and the days of the first 99 years look like months of later ones (0020-12-01 like
 * 2012-01). No request was created in those years, so days begin behind them. */
static struct rango only_days(struct rango part)
{
    enum { FIRST_DAY = 1000101 };
    if (part.desde < FIRST_DAY)
        part.desde = FIRST_DAY;
    return part;
}

#define IN_PARTS "(periodo BETWEEN ? AND ? OR periodo BETWEEN ? AND ? OR periodo BETWEEN ? AND ?)"
#define PARTS(parts) DAYS(only_days((parts)[0])), DAYS((parts)[1]), DAYS(only_days((parts)[2]))

enum status reports_figures_rows_promotores(struct db *db, struct rango rango, struct arena *arena,
                                            struct promotor_reporte **ret_rows, size_t *ret_count)
{
    struct rango parts[RANGO_PARTES];
    reports_rules_parts(rango, parts);
    /* Clients are requests without those whose client has one before them in the range. */
    return db_rows(
        db,
        "SELECT p.promotor_id, CAST(p.solicitudes - COALESCE(r.veces, 0) AS SIGNED) AS clientes,"
        " CAST(p.solicitudes AS SIGNED) AS solicitudes FROM (SELECT promotor_id, SUM(solicitudes) AS solicitudes"
        "  FROM reporte_promotor WHERE " IN_PARTS " GROUP BY promotor_id HAVING SUM(solicitudes) > 0) p"
        " LEFT JOIN (SELECT promotor_id, SUM(veces) AS veces FROM (" BOTH_IN_RANGE(
            "CLIENTE", "reporte_solicitud", "promotor_id") ") b GROUP BY promotor_id) r"
                                                           " ON r.promotor_id = p.promotor_id"
                                                           " ORDER BY clientes DESC, p.promotor_id LIMIT 20",
        DB_ARGS(PARTS(parts), BOTH_IN_PARTS(rango, parts)), &record_promotor_reporte, arena, ret_rows, ret_count);
}

#define RANKING(rol)                                                                                                   \
    "(SELECT rol, persona_id AS `persona.persona_id`, CAST(SUM(solicitudes) AS SIGNED) AS `persona.solicitudes`,"      \
    " CAST(SUM(cerradas) AS SIGNED) AS `persona.cerradas`, MAX(ultima_actividad) AS `persona.ultima_actividad`"        \
    " FROM reporte_persona WHERE rol = '" rol "' AND " IN_PARTS                                                        \
    " GROUP BY rol, persona_id HAVING SUM(solicitudes) > 0 ORDER BY 3 DESC, persona_id LIMIT 20)"

enum status reports_figures_rows_persons(struct db *db, struct rango rango, struct arena *arena,
                                         const struct persona_de_rol_row **ret_rows, size_t *ret_count)
{
    struct rango parts[RANGO_PARTES];
    reports_rules_parts(rango, parts);
    return db_rows(
        db,
        RANKING("OPERADOR") " UNION ALL " RANKING("GESTOR") " UNION ALL " RANKING("MEDICO") " ORDER BY 1, 3 DESC, 2",
        DB_ARGS(PARTS(parts), PARTS(parts), PARTS(parts)), &record_persona_de_rol_row, arena, ret_rows, ret_count);
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

#define WAITING "SELECT estado, periodo, solicitudes FROM reporte_espera WHERE solicitudes > 0"

static enum status find_days(struct db *db, struct arena *arena, struct place *places, size_t count)
{
    const struct espera_row *rows;
    size_t row_count;
    struct db_query query;
    db_query_init(&query);
    db_query_put(&query, WAITING " AND (1 = 0");
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
    enum status status = db_rows(db, WAITING " AND periodo < 1000000 ORDER BY estado, periodo", DB_NONE,
                                 &record_espera_row, arena, &months, &month_count);
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

static enum status figures_of_all(struct db *db, struct arena *arena, struct cifras *ret_figures)
{
    return db_rows(
        db,
        "SELECT CONCAT('ingreso ', dia, ' ', moneda) AS nombre, CONCAT(centimos, ' ', pagos) AS valor"
        " FROM reporte_ingreso WHERE pagos <> 0 OR centimos <> 0"
        " UNION ALL SELECT 'pagadas PEN', CONCAT(SUM(pagos) - COALESCE((SELECT SUM(veces) FROM reporte_repeticion"
        "  WHERE de = 'PAGO'), 0), '') FROM reporte_ingreso WHERE moneda = 'PEN' HAVING SUM(pagos) > 0"
        " UNION ALL SELECT CONCAT('clientes ', p.promotor_id), CONCAT(SUM(p.solicitudes) - COALESCE((SELECT "
        "SUM(r.veces)"
        "  FROM reporte_repeticion r WHERE r.de = 'CLIENTE' AND r.promotor_id = p.promotor_id), 0), '')"
        " FROM reporte_promotor p WHERE p.periodo < 1000000 GROUP BY p.promotor_id HAVING SUM(p.solicitudes) <> 0"
        " UNION ALL SELECT CONCAT('espera ', estado, ' ', periodo), CONCAT(solicitudes, '') FROM reporte_espera"
        " WHERE periodo > 1000000 AND solicitudes <> 0",
        DB_NONE, &record_cifra, arena, &ret_figures->cifras, &ret_figures->cifras_count);
}

enum status reports_figures_rows_figures(struct db *db, int64_t mes, struct arena *arena, struct cifras *ret_figures)
{
    struct db_value first = db_int(mes * 100), last = db_int(mes * 100 + 31), month = db_int(mes);
    if (mes == 0)
        return figures_of_all(db, arena, ret_figures);
    return db_rows(
        db,
        "SELECT CONCAT('estado ', dia, ' ', estado) AS nombre, CONCAT(solicitudes, '') AS valor FROM reporte_dia"
        " WHERE dia BETWEEN ? AND ? AND solicitudes <> 0"
        " UNION ALL SELECT CONCAT('promotor ', periodo, ' ', promotor_id), CONCAT(solicitudes, '') FROM "
        "reporte_promotor"
        " WHERE periodo BETWEEN ? AND ? AND solicitudes <> 0"
        " UNION ALL SELECT CONCAT('clientes ', p.promotor_id), CONCAT(p.solicitudes - COALESCE((SELECT r.veces"
        "  FROM reporte_repeticion r WHERE r.de = 'CLIENTE' AND r.mes_anterior = p.periodo AND r.mes = p.periodo"
        "  AND r.promotor_id = p.promotor_id), 0), '') FROM reporte_promotor p WHERE p.periodo = ? AND p.solicitudes "
        "<> 0"
        " UNION ALL SELECT CONCAT(rol, ' ', periodo, ' ', persona_id), CONCAT(solicitudes, ' ', cerradas, ' ',"
        "  COALESCE(ultima_actividad, '')) FROM reporte_persona WHERE rol IN ('OPERADOR', 'GESTOR', 'MEDICO')"
        "  AND periodo BETWEEN ? AND ? AND (solicitudes <> 0 OR cerradas <> 0)",
        DB_ARGS(first, last, first, last, month, first, last), &record_cifra, arena, &ret_figures->cifras,
        &ret_figures->cifras_count);
}
