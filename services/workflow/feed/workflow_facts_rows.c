#include "feed/workflow_facts_rows.h"

#include "db/query.h"
#include "db/read.h"
#include "workflow_rows.h"

/* What is told of a request `s` that is named by a row of `c`. */
#define FACTS_OF(chosen)                                                                                               \
    "SELECT c.solicitud_id, s.solicitud_id IS NOT NULL AS existe, s.estado_operativo AS estado, s.cliente_id,"         \
    " s.promotor_id, s.gestor_id, s.medico_id, s.created_by, s.created_at, s.updated_at, s.estado_desde FROM (" chosen \
    ") c LEFT JOIN solicitud_cmep s ON s.solicitud_id = c.solicitud_id ORDER BY c.solicitud_id"
#define PAYMENTS_OF(chosen)                                                                                            \
    "SELECT p.pago_id, p.solicitud_id, p.fecha_pago, p.monto, p.moneda FROM (" chosen                                  \
    ") c JOIN pago_solicitud p ON p.solicitud_id = c.solicitud_id WHERE p.validated_at IS NOT NULL LIMIT ?"

/* How far the next rows reach, each a number with a request. */
#define REACH(rows)                                                                                                    \
    "SELECT COALESCE(MAX(numero), 0) AS hasta, COALESCE(MAX(numero), 0) AS ultimo, COUNT(*) AS cantidad FROM (" rows   \
    ") r"
/* How far they may, so that the requests bring a number of payments, and those of one request more, at most: a request
 * counts where it comes first. It costs more than the facts themselves, and is asked where they are too many alone. */
#define BOUNDED_REACH(rows)                                                                                            \
    "SELECT COALESCE(MAX(CASE WHEN antes < ? THEN numero END), 0) AS hasta, COALESCE(MAX(numero), 0) AS ultimo,"       \
    " COUNT(*) AS cantidad FROM (SELECT numero, SUM(pagos) OVER (ORDER BY numero) - pagos AS antes FROM"               \
    " (SELECT numero, CASE WHEN numero = MIN(numero) OVER (PARTITION BY solicitud_id) THEN (SELECT COUNT(*) FROM"      \
    " pago_solicitud p WHERE p.solicitud_id = r.solicitud_id) ELSE 0 END AS pagos FROM (" rows ") r) c) w"

#define NEXT_EVENTS                                                                                                    \
    "SELECT evento_id AS numero, solicitud_id FROM evento WHERE evento_id > ? ORDER BY evento_id LIMIT ?"
#define NEXT_REQUESTS                                                                                                  \
    "SELECT solicitud_id AS numero, solicitud_id FROM solicitud_cmep WHERE solicitud_id > ?"                           \
    " ORDER BY solicitud_id LIMIT ?"
#define CHANGED "SELECT DISTINCT solicitud_id FROM evento WHERE evento_id > ? AND evento_id <= ?"
#define PAGE "SELECT solicitud_id FROM solicitud_cmep WHERE solicitud_id > ? AND solicitud_id <= ?"

/* Statements that read facts in the order of a number. */
struct sequence {
    const char *reach, *bounded_reach, *facts, *payments;
};

static enum status find_reach(struct db *db, const char *sql, struct db_args args, int64_t after, int64_t most,
                              struct arena *arena, struct hechos *ret_facts)
{
    struct tramo_row row = {0};
    enum status status = db_row(db, sql, args, &record_tramo_row, arena, &row);
    ret_facts->hasta = row.cantidad > 0 ? row.hasta : after;
    ret_facts->hay_mas = row.cantidad == most || ret_facts->hasta < row.ultimo;
    return status;
}

/* The facts behind `after`, as far as they reach, with so many payments at most. */
static enum status read_facts(struct db *db, const struct sequence *sequence, int64_t after, int64_t most_payments,
                              struct arena *arena, struct hechos *facts)
{
    if (facts->hasta == after)
        return STATUS_OK;
    enum status status = db_rows(db, sequence->facts, DB_ARGS(db_int(after), db_int(facts->hasta)), &record_hecho,
                                 arena, &facts->solicitudes, &facts->solicitudes_count);
    if (status != STATUS_OK)
        return status;
    return db_rows(db, sequence->payments, DB_ARGS(db_int(after), db_int(facts->hasta), db_int(most_payments)),
                   &record_hecho_pago, arena, &facts->pagos, &facts->pagos_count);
}

static enum status next_facts(struct db *db, const struct sequence *sequence, int64_t after, int64_t most,
                              struct arena *arena, struct hechos *ret_facts)
{
    struct arena_mark begin = arena_mark(arena);
    enum status status =
        find_reach(db, sequence->reach, DB_ARGS(db_int(after), db_int(most)), after, most, arena, ret_facts);
    if (status == STATUS_OK)
        status = read_facts(db, sequence, after, FACTS_MOST_PAYMENTS + 1, arena, ret_facts);
    if (status != STATUS_OK || ret_facts->pagos_count <= FACTS_MOST_PAYMENTS)
        return status;
    arena_rewind(arena, begin);
    status = find_reach(db, sequence->bounded_reach, DB_ARGS(db_int(FACTS_MOST_PAYMENTS), db_int(after), db_int(most)),
                        after, most, arena, ret_facts);
    return status == STATUS_OK ? read_facts(db, sequence, after, INT64_MAX, arena, ret_facts) : status;
}

enum status workflow_facts_rows_changed(struct db *db, int64_t after, int64_t most, struct arena *arena,
                                        struct hechos *ret_facts)
{
    static const struct sequence events = {REACH(NEXT_EVENTS), BOUNDED_REACH(NEXT_EVENTS), FACTS_OF(CHANGED),
                                           PAYMENTS_OF(CHANGED)};
    return next_facts(db, &events, after, most, arena, ret_facts);
}

enum status workflow_facts_rows_page(struct db *db, int64_t after, int64_t most, struct arena *arena,
                                     struct hechos *ret_facts)
{
    static const struct sequence requests = {REACH(NEXT_REQUESTS), BOUNDED_REACH(NEXT_REQUESTS), FACTS_OF(PAGE),
                                             PAYMENTS_OF(PAGE)};
    return next_facts(db, &requests, after, most, arena, ret_facts);
}

enum status workflow_facts_rows_last_event(struct db *db, int64_t *ret_id)
{
    return db_read_int(db, "SELECT COALESCE(MAX(evento_id), 0) FROM evento", DB_NONE, ret_id);
}

enum status workflow_facts_rows_behind(struct db *db, int64_t after, int64_t *ret_count)
{
    return db_read_int(db,
                       "SELECT GREATEST(COALESCE((SELECT MAX(evento_id) FROM evento), 0) - ?, 0)"
                       " + COALESCE((SELECT MAX(evento_nuevo_id) - MIN(evento_nuevo_id) + 1 FROM evento_nuevo), 0)",
                       DB_ARGS(db_int(after)), ret_count);
}

enum status workflow_facts_rows_names(struct db *db, const struct nombre_list_request *wanted, struct arena *arena,
                                      struct nombres *ret_names)
{
    struct db_query query;
    db_query_init(&query);
    db_query_put(&query, "SELECT persona_id AS id, CONCAT(nombres, ' ', apellidos) AS nombre FROM personas"
                         " WHERE persona_id IN (0");
    for (size_t i = 0; i < wanted->personas_count; i++)
        db_query_value(&query, ", ?", db_int(wanted->personas[i].persona_id));
    db_query_put(&query, ")");
    enum status status = db_rows(db, query.sql, db_query_args(&query), &record_nombre_de, arena, &ret_names->personas,
                                 &ret_names->personas_count);
    if (status != STATUS_OK)
        return status;
    db_query_init(&query);
    db_query_put(&query, "SELECT pr.promotor_id AS id, " PROMOTOR_NAME " AS nombre FROM promotores pr"
                         " LEFT JOIN personas pp ON pp.persona_id = pr.persona_id WHERE pr.promotor_id IN (0");
    for (size_t i = 0; i < wanted->promotores_count; i++)
        db_query_value(&query, ", ?", db_int(wanted->promotores[i].promotor_id));
    db_query_put(&query, ")");
    return db_rows(db, query.sql, db_query_args(&query), &record_nombre_de, arena, &ret_names->promotores,
                   &ret_names->promotores_count);
}

enum status workflow_facts_rows_span(struct db *db, struct arena *arena, struct dias_row *ret_span)
{
    return db_row(db, "SELECT MIN(created_at) AS primero, MAX(created_at) AS ultimo FROM solicitud_cmep", DB_NONE,
                  &record_dias_row, arena, ret_span);
}

/* ---- the same figures as reports keeps, by looking at every request */

/* The requests created on those days, with the day of each. */
static void put_days(struct db_query *query, const struct facts_day *days, size_t day_count)
{
    db_query_put(query, " FROM (SELECT cliente_id, promotor_id, gestor_id, medico_id, created_by, estado_operativo,"
                        " updated_at, CASE");
    for (size_t i = 0; i < day_count; i++) {
        db_query_value(query, " WHEN created_at < ?", db_text(days[i].before));
        db_query_value(query, " THEN CAST(? AS SIGNED)", db_int(days[i].dia));
    }
    db_query_value(query, " END AS dia FROM solicitud_cmep FORCE INDEX (todas_created_at) WHERE created_at >= ?",
                   db_text(days[0].from));
    db_query_value(query, " AND created_at < ?) s", db_text(days[day_count - 1].before));
}

static enum status append(struct db *db, const struct db_query *query, struct arena *arena, struct cifras *figures)
{
    const struct cifra *rows;
    size_t count;
    enum status status = db_rows(db, query->sql, db_query_args(query), &record_cifra, arena, &rows, &count);
    if (status != STATUS_OK || count == 0)
        return status;
    struct cifra *all = arena_alloc(arena, (figures->cifras_count + count) * sizeof *all);
    for (size_t i = 0; i < figures->cifras_count; i++)
        all[i] = figures->cifras[i];
    for (size_t i = 0; i < count; i++)
        all[figures->cifras_count + i] = rows[i];
    figures->cifras = all;
    figures->cifras_count += count;
    return STATUS_OK;
}

/* What somebody has of each day; whose person a user is, auth knows. */
#define OF_PERSON(tipo, column)                                                                                        \
    {                                                                                                                  \
        "SELECT '" tipo "' AS tipo, s.dia, s." column " AS clave, COUNT(*) AS cantidad,"                               \
        " CAST(SUM(s.estado_operativo = 'CERRADO') AS SIGNED) AS cerradas, MAX(s.updated_at) AS ultima_actividad",     \
            " WHERE s." column " IS NOT NULL GROUP BY s.dia, s." column                                                \
    }

enum status workflow_facts_rows_figures(struct db *db, const struct facts_day *days, size_t day_count,
                                        struct arena *arena, struct cifras *ret_figures)
{
    static const struct {
        const char *select, *where;
    } of_requests[] = {
        {"SELECT 'estado' AS tipo, s.dia, s.estado_operativo AS estado, COUNT(*) AS cantidad",
         " GROUP BY s.dia, s.estado_operativo"},
        {"SELECT 'promotor' AS tipo, s.dia, s.promotor_id AS clave, COUNT(*) AS cantidad",
         " WHERE s.promotor_id IS NOT NULL GROUP BY s.dia, s.promotor_id"},
        {"SELECT 'clientes' AS tipo, s.promotor_id AS clave, COUNT(DISTINCT s.cliente_id) AS cantidad",
         " WHERE s.promotor_id IS NOT NULL GROUP BY s.promotor_id"},
        OF_PERSON("usuario", "created_by"),
        OF_PERSON("gestor", "gestor_id"),
        OF_PERSON("medico", "medico_id"),
    };
    struct db_query query;
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof of_requests / sizeof of_requests[0]; i++) {
        db_query_init(&query);
        db_query_put(&query, of_requests[i].select);
        put_days(&query, days, day_count);
        db_query_put(&query, of_requests[i].where);
        status = append(db, &query, arena, ret_figures);
    }
    return status;
}

enum status workflow_facts_rows_all_figures(struct db *db, struct arena *arena, struct cifras *ret_figures)
{
    /* One after the other: each goes through a whole table. */
    static const char *const selects[] = {
        "SELECT 'ingreso' AS tipo, CAST(fecha_pago AS SIGNED) AS dia, moneda, COUNT(*) AS cantidad,"
        " CAST(SUM(monto) * 100 AS SIGNED) AS centimos FROM pago_solicitud"
        " WHERE validated_at IS NOT NULL GROUP BY fecha_pago, moneda",
        "SELECT 'pagadas' AS tipo, 'PEN' AS moneda, COUNT(DISTINCT solicitud_id) AS cantidad FROM pago_solicitud"
        " WHERE validated_at IS NOT NULL AND moneda = 'PEN' HAVING COUNT(*) > 0",
        "SELECT 'clientes' AS tipo, promotor_id AS clave, COUNT(DISTINCT cliente_id) AS cantidad"
        " FROM solicitud_cmep WHERE promotor_id IS NOT NULL GROUP BY promotor_id",
        "SELECT 'espera' AS tipo, CAST(DATE(estado_desde) + 0 AS SIGNED) AS dia, estado_operativo AS estado,"
        " COUNT(*) AS cantidad FROM solicitud_cmep WHERE estado_operativo NOT IN ('CERRADO', 'CANCELADO')"
        " GROUP BY dia, estado"};
    struct db_query query;
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof selects / sizeof selects[0]; i++) {
        db_query_init(&query);
        db_query_put(&query, selects[i]);
        status = append(db, &query, arena, ret_figures);
    }
    return status;
}
