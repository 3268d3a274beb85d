#include "reports_model_rows.h"

#include "base/day.h"
#include "reports_rules.h"
#include "base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- facts as JSON: a statement takes thousands of rows as one parameter */

enum { REQUEST_BYTES = 280, PAYMENT_BYTES = 120 };

static int by_user(const void *key, const void *account)
{
    int64_t user_id = *(const int64_t *)key, other = ((const struct cuenta *)account)->user_id;
    return (user_id > other) - (user_id < other);
}

static int64_t person_of(int64_t user_id, const struct cuentas *accounts)
{
    const struct cuenta *found =
        accounts->cuentas_count == 0
            ? NULL
            : bsearch(&user_id, accounts->cuentas, accounts->cuentas_count, sizeof *found, by_user);
    return found ? found->persona_id : 0;
}

static char *put_id(char *at, int64_t id)
{
    return at + (id ? sprintf(at, ",%" PRId64, id) : sprintf(at, ",null"));
}

static char *put_instant(char *at, const char *instant)
{
    return at + sprintf(at, ",\"%.10s %.15s\"", instant, instant + 11);
}

/* [id,dia,"ESTADO",cliente,promotor,gestor,medico,operador,"cambiado_en","estado_desde"]; only [id] of one that is
 * gone. */
static char *put_request(char *at, const struct hecho *fact, const struct cuentas *accounts)
{
    at += sprintf(at, "[%" PRId64, fact->solicitud_id);
    if (fact->existe) {
        at += sprintf(at, ",%" PRId64 ",\"%s\"", day_of_instant(fact->created_at),
                      enumeration_name(&enumeration_estado_operativo, fact->estado));
        at = put_id(at, fact->cliente_id);
        at = put_id(at, fact->promotor_id);
        at = put_id(at, fact->gestor_id);
        at = put_id(at, fact->medico_id);
        at = put_id(at, person_of(fact->created_by, accounts));
        at = put_instant(at, fact->updated_at);
        at = put_instant(at, fact->estado_desde);
    }
    return at + sprintf(at, "],");
}

static char *put_payment(char *at, const struct hecho_pago *payment)
{
    int64_t cents = 0;
    if (!money_parse(payment->monto, &cents))
        cents = 0; /* it came through the schema: there is no other */
    return at
         + sprintf(at, "[%" PRId64 ",%" PRId64 ",%" PRId64 ",\"%s\",%" PRId64 "],", payment->pago_id,
                   payment->solicitud_id, reports_rules_read_date(payment->fecha_pago),
                   enumeration_name(&enumeration_moneda, payment->moneda), cents);
}

/* Ends a list in the place of its last comma. */
static void end_list(const char *begin, char *at)
{
    sprintf(at - (at > begin + 1), "]");
}

struct lote reports_model_rows_lote(const struct hechos *facts, const struct cuentas *accounts, struct arena *arena)
{
    char *requests = arena_alloc(arena, facts->solicitudes_count * REQUEST_BYTES + 3);
    char *payments = arena_alloc(arena, facts->pagos_count * PAYMENT_BYTES + 3);
    char *at = requests + sprintf(requests, "[");
    for (size_t i = 0; i < facts->solicitudes_count; i++)
        at = put_request(at, &facts->solicitudes[i], accounts);
    end_list(requests, at);
    at = payments + sprintf(payments, "[");
    for (size_t i = 0; i < facts->pagos_count; i++)
        at = put_payment(at, &facts->pagos[i]);
    end_list(payments, at);
    return (struct lote){requests, payments};
}

#define LOTE_REQUESTS                                                                                                  \
    " FROM JSON_TABLE(?, '$[*]' COLUMNS (solicitud_id BIGINT PATH '$[0]', dia INT PATH '$[1]',"                        \
    " estado VARCHAR(20) PATH '$[2]', cliente_id BIGINT PATH '$[3]', promotor_id BIGINT PATH '$[4]',"                  \
    " gestor_id BIGINT PATH '$[5]', medico_id BIGINT PATH '$[6]', operador_id BIGINT PATH '$[7]',"                     \
    " cambiado_en VARCHAR(26) PATH '$[8]', estado_desde VARCHAR(26) PATH '$[9]')) j"
#define LOTE_PAYMENTS                                                                                                  \
    " FROM JSON_TABLE(?, '$[*]' COLUMNS (pago_id BIGINT PATH '$[0]', solicitud_id BIGINT PATH '$[1]',"                 \
    " dia INT PATH '$[2]', moneda VARCHAR(3) PATH '$[3]', centimos BIGINT PATH '$[4]')) j"
#define REQUEST_COLUMNS                                                                                                \
    "solicitud_id, dia, estado, cliente_id, promotor_id, gestor_id, medico_id, operador_id, cambiado_en, estado_desde"
#define PAYMENT_COLUMNS "pago_id, solicitud_id, dia, moneda, centimos"
/* Payments with the day of the one before, in the order of their dates. */
#define PAYMENTS_WITH_BEFORE(from)                                                                                     \
    " (" PAYMENT_COLUMNS ", dia_anterior, dia_repetido) SELECT " PAYMENT_COLUMNS ", anterior,"                         \
    " CASE WHEN anterior IS NOT NULL THEN dia END FROM (SELECT " PAYMENT_COLUMNS ", CASE WHEN moneda = 'PEN' THEN"     \
    " LAG(dia) OVER (PARTITION BY solicitud_id, moneda ORDER BY dia, pago_id) END AS anterior" from ") w"

/* ---- aggregates: what rows (n = 1) and rows that are no more (n = -1) add to them; each month and each day */

#define PERIODS " CROSS JOIN (SELECT 1 AS largo UNION ALL SELECT 100) p"
#define ROLES " CROSS JOIN (SELECT 'OPERADOR' AS rol UNION ALL SELECT 'GESTOR' UNION ALL SELECT 'MEDICO') r"
#define PERSON(of)                                                                                                     \
    "CASE r.rol WHEN 'OPERADOR' THEN " of ".operador_id WHEN 'GESTOR' THEN " of ".gestor_id ELSE " of ".medico_id END"
#define MOVED_PERSON PERSON("m")
#define KNOWN_PERSON PERSON("s")
#define TOLD_PERSON PERSON("l")

#define ADD_DAYS(kind, rows)                                                                                           \
    "INSERT INTO reporte_dia" kind " (dia, estado, solicitudes) SELECT dia, estado, SUM(n) FROM (" rows                \
    ") m GROUP BY dia, estado HAVING SUM(n) <> 0"                                                                      \
    " ON DUPLICATE KEY UPDATE solicitudes = reporte_dia" kind ".solicitudes + VALUES(solicitudes)"
#define ADD_PROMOTORES(kind, rows)                                                                                     \
    "INSERT INTO reporte_promotor" kind " (periodo, promotor_id, solicitudes)"                                         \
    " SELECT m.dia DIV p.largo, m.promotor_id, SUM(m.n) FROM (" rows ") m" PERIODS                                     \
    " WHERE m.promotor_id IS NOT NULL GROUP BY 1, 2 HAVING SUM(m.n) <> 0"                                              \
    " ON DUPLICATE KEY UPDATE solicitudes = reporte_promotor" kind ".solicitudes + VALUES(solicitudes)"
/* A newest change only grows here; one that goes with its request is renew_activity's. */
#define ADD_PERSONS(kind, rows)                                                                                        \
    "INSERT INTO reporte_persona" kind " (rol, periodo, persona_id, solicitudes, cerradas, ultima_actividad)"          \
    " SELECT r.rol, m.dia DIV p.largo, " MOVED_PERSON ", SUM(m.n), SUM(m.n * (m.estado = 'CERRADO')),"                 \
    " MAX(CASE WHEN m.n = 1 THEN m.cambiado_en END) FROM (" rows ") m" PERIODS ROLES " WHERE " MOVED_PERSON            \
    " IS NOT NULL GROUP BY 1, 2, 3"                                                                                    \
    " ON DUPLICATE KEY UPDATE solicitudes = reporte_persona" kind ".solicitudes + VALUES(solicitudes),"                \
    " cerradas = reporte_persona" kind ".cerradas + VALUES(cerradas),"                                                 \
    " ultima_actividad = GREATEST(COALESCE(reporte_persona" kind ".ultima_actividad, VALUES(ultima_actividad)),"       \
    " COALESCE(VALUES(ultima_actividad), reporte_persona" kind ".ultima_actividad))"
/* Those that wait, by when they began to. */
#define ADD_WAITING(kind, rows)                                                                                        \
    "INSERT INTO reporte_espera" kind " (estado, periodo, solicitudes)"                                                \
    " SELECT m.estado, (DATE(m.estado_desde) + 0) DIV p.largo, SUM(m.n) FROM (" rows ") m" PERIODS                     \
    " WHERE m.estado NOT IN ('CERRADO', 'CANCELADO') AND m.estado_desde IS NOT NULL GROUP BY 1, 2 HAVING SUM(m.n) <> " \
    "0"                                                                                                                \
    " ON DUPLICATE KEY UPDATE solicitudes = reporte_espera" kind ".solicitudes + VALUES(solicitudes)"
#define ADD_INCOME(kind, rows)                                                                                         \
    "INSERT INTO reporte_ingreso" kind " (dia, moneda, centimos, pagos)"                                               \
    " SELECT dia, moneda, SUM(n * centimos), SUM(n) FROM (" rows ") m GROUP BY dia, moneda"                            \
    " HAVING SUM(n * centimos) <> 0 OR SUM(n) <> 0"                                                                    \
    " ON DUPLICATE KEY UPDATE centimos = reporte_ingreso" kind ".centimos + VALUES(centimos),"                         \
    " pagos = reporte_ingreso" kind ".pagos + VALUES(pagos)"

/* What repeats: rows of promotor_id, dia_anterior, dia. */
#define ADD_REPEATED(kind, of, n, rows)                                                                                \
    "INSERT INTO reporte_repeticion" kind " (de, mes_anterior, mes, promotor_id, veces)"                               \
    " SELECT '" of "', m.dia_anterior DIV 100, m.dia DIV 100, m.promotor_id, " n " * COUNT(*) FROM (" rows             \
    ") m WHERE m.dia_anterior IS NOT NULL GROUP BY 2, 3, 4"                                                            \
    " ON DUPLICATE KEY UPDATE veces = reporte_repeticion" kind ".veces + VALUES(veces)"

/* From what is known of the requests of the batch to what has just been told. */
#define MOVED_REQUESTS                                                                                                 \
    "SELECT s.dia, s.estado, s.estado_desde, s.cambiado_en, s.promotor_id, s.gestor_id, s.medico_id, s.operador_id,"   \
    " -1 AS n"                                                                                                         \
    " FROM reporte_lote l STRAIGHT_JOIN reporte_solicitud s ON s.solicitud_id = l.solicitud_id UNION ALL"              \
    " SELECT dia, estado, estado_desde, cambiado_en, promotor_id, gestor_id, medico_id, operador_id, 1"                \
    " FROM reporte_lote WHERE dia IS NOT NULL"
#define MOVED_PAYMENTS                                                                                                 \
    "SELECT p.dia, p.moneda, p.centimos, -1 AS n"                                                                      \
    " FROM reporte_lote l STRAIGHT_JOIN reporte_pago p ON p.solicitud_id = l.solicitud_id UNION ALL"                   \
    " SELECT dia, moneda, centimos, 1 FROM reporte_lote_pago"

#define BATCH_PAYMENTS                                                                                                 \
    "SELECT 0 AS promotor_id, p.dia_anterior, p.dia"                                                                   \
    " FROM reporte_lote l STRAIGHT_JOIN reporte_pago p ON p.solicitud_id = l.solicitud_id"
#define OF_PAIRS                                                                                                       \
    " FROM JSON_TABLE(?, '$[*]' COLUMNS (promotor_id BIGINT PATH '$[0]', cliente_id BIGINT PATH '$[1]')) j"            \
    " STRAIGHT_JOIN reporte_solicitud s ON s.promotor_id = j.promotor_id AND s.cliente_id = j.cliente_id"
#define PAIR_REQUESTS "SELECT s.promotor_id, s.dia_anterior, s.dia" OF_PAIRS

/* ---- position */

#define POSITION "SELECT evento_id FROM reporte_cursor WHERE id = 1"

static enum status position(struct db *db, const char *sql, struct arena *arena, int64_t *ret_event_id)
{
    struct reporte_cursor_row row = {0};
    enum status status = db_row(db, sql, DB_NONE, &record_reporte_cursor_row, arena, &row);
    *ret_event_id = row.evento_id;
    return status;
}

enum status reports_model_rows_position(struct db *db, struct arena *arena, int64_t *ret_event_id)
{
    return position(db, POSITION, arena, ret_event_id);
}

enum status reports_model_rows_share(struct db *db, struct arena *arena, int64_t *ret_event_id)
{
    return position(db, POSITION " LOCK IN SHARE MODE", arena, ret_event_id);
}

enum status reports_model_rows_lock(struct db *db, struct arena *arena, int64_t *ret_event_id)
{
    return position(db, POSITION " FOR UPDATE", arena, ret_event_id);
}

/* ---- a batch */

/* Runs the statements in turn until one fails. */
static enum status run(struct db *db, const char *const *statements, size_t count)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        status = db_exec(db, statements[i], DB_NONE, NULL);
    return status;
}

#define RUN(db, statements) run(db, statements, sizeof(statements) / sizeof(statements)[0])

/* The ids as JSON; `facts` are in their order. */
static const char *ids_of(const struct hechos *facts, struct arena *arena)
{
    enum { ID_BYTES = 21 };
    char *text = arena_alloc(arena, facts->solicitudes_count * ID_BYTES + 3), *at = text + sprintf(text, "[");
    for (size_t i = 0; i < facts->solicitudes_count; i++)
        at += sprintf(at, "%" PRId64 ",", facts->solicitudes[i].solicitud_id);
    end_list(text, at);
    return text;
}

static int by_request(const void *key, const void *fact)
{
    int64_t id = *(const int64_t *)key, other = ((const struct hecho *)fact)->solicitud_id;
    return (id > other) - (id < other);
}

enum status reports_model_rows_prune(struct db *db, struct arena *arena, struct hechos *facts)
{
    const struct hecho_conocido_row *known;
    size_t known_count, at = 0;
    enum status status =
        db_rows(db,
                "SELECT s.solicitud_id, s.cambiado_en FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH"
                " '$')) j STRAIGHT_JOIN reporte_solicitud s ON s.solicitud_id = j.id ORDER BY 1",
                DB_ARGS(db_text(ids_of(facts, arena))), &record_hecho_conocido_row, arena, &known, &known_count);
    if (status != STATUS_OK)
        return status;
    struct hecho *requests = arena_alloc(arena, facts->solicitudes_count * sizeof *requests + 1);
    struct hecho_pago *payments = arena_alloc(arena, facts->pagos_count * sizeof *payments + 1);
    size_t request_count = 0, payment_count = 0;
    for (size_t i = 0; i < facts->solicitudes_count; i++) {
        const struct hecho *fact = &facts->solicitudes[i];
        bool is_known = at < known_count && known[at].solicitud_id == fact->solicitud_id;
        if (!is_known || !fact->existe || strcmp(known[at].cambiado_en, fact->updated_at) != 0)
            requests[request_count++] = *fact;
        at += is_known;
    }
    for (size_t i = 0; i < facts->pagos_count; i++)
        if (bsearch(&facts->pagos[i].solicitud_id, requests, request_count, sizeof *requests, by_request))
            payments[payment_count++] = facts->pagos[i];
    facts->solicitudes = requests;
    facts->solicitudes_count = request_count;
    facts->pagos = payments;
    facts->pagos_count = payment_count;
    return STATUS_OK;
}

static enum status take_lote(struct db *db, const struct lote *lote)
{
    static const char *const empty[] = {"DELETE FROM reporte_lote", "DELETE FROM reporte_lote_pago"};
    enum status status = RUN(db, empty);
    if (status == STATUS_OK)
        status = db_exec(db, "INSERT INTO reporte_lote (" REQUEST_COLUMNS ") SELECT " REQUEST_COLUMNS LOTE_REQUESTS,
                         DB_ARGS(db_text(lote->requests)), NULL);
    if (status != STATUS_OK)
        return status;
    return db_exec(db, "INSERT INTO reporte_lote_pago (" PAYMENT_COLUMNS ") SELECT " PAYMENT_COLUMNS LOTE_PAYMENTS,
                   DB_ARGS(db_text(lote->payments)), NULL);
}

/* Clients and promotores between whom requests come, go, or move to another day, as JSON. */
static enum status moved_pairs(struct db *db, struct arena *arena, const char **ret_pairs)
{
    const struct hecho_pareja_row *rows;
    size_t count;
    enum { PAIR_BYTES = 50 };
    enum status status =
        db_rows(db,
                "SELECT promotor_id, cliente_id FROM ("
                " SELECT s.promotor_id, s.cliente_id FROM reporte_lote l STRAIGHT_JOIN reporte_solicitud s"
                "  ON s.solicitud_id = l.solicitud_id WHERE NOT (s.promotor_id <=> l.promotor_id"
                "  AND s.cliente_id <=> l.cliente_id AND s.dia <=> l.dia)"
                " UNION SELECT l.promotor_id, l.cliente_id FROM reporte_lote l LEFT JOIN reporte_solicitud s"
                "  ON s.solicitud_id = l.solicitud_id WHERE NOT (s.promotor_id <=> l.promotor_id"
                "  AND s.cliente_id <=> l.cliente_id AND s.dia <=> l.dia)) pairs WHERE promotor_id IS NOT NULL",
                DB_NONE, &record_hecho_pareja_row, arena, &rows, &count);
    *ret_pairs = NULL;
    if (status != STATUS_OK || count == 0)
        return status;
    char *pairs = arena_alloc(arena, count * PAIR_BYTES + 3), *at = pairs + sprintf(pairs, "[");
    for (size_t i = 0; i < count; i++)
        at += sprintf(at, "[%" PRId64 ",%" PRId64 "],", rows[i].promotor_id, rows[i].cliente_id);
    end_list(pairs, at);
    *ret_pairs = pairs;
    return STATUS_OK;
}

/* Puts the requests of those pairs in the order of their days. */
static enum status order_pairs(struct db *db, const char *pairs)
{
    enum status status =
        db_exec(db,
                "UPDATE (SELECT s.solicitud_id, LAG(s.dia) OVER (PARTITION BY s.promotor_id, s.cliente_id"
                " ORDER BY s.dia, s.solicitud_id) AS anterior" OF_PAIRS ") w STRAIGHT_JOIN reporte_solicitud f"
                " ON f.solicitud_id = w.solicitud_id SET f.dia_anterior = w.anterior,"
                " f.dia_repetido = CASE WHEN w.anterior IS NOT NULL THEN f.dia END",
                DB_ARGS(db_text(pairs)), NULL);
    return status == STATUS_OK
             ? db_exec(db, ADD_REPEATED("", "CLIENTE", "1", PAIR_REQUESTS), DB_ARGS(db_text(pairs)), NULL)
             : status;
}

/* The persons whom requests of the batch leave, by role and day, as JSON. */
static enum status left_persons(struct db *db, struct arena *arena, const char **ret_left)
{
    const struct hecho_equipo_row *rows;
    size_t count;
    enum { PERSON_BYTES = 50 };
    enum status status =
        db_rows(db,
                "SELECT DISTINCT r.rol, s.dia, " KNOWN_PERSON " AS persona_id FROM reporte_lote l"
                " STRAIGHT_JOIN reporte_solicitud s ON s.solicitud_id = l.solicitud_id" ROLES " WHERE " KNOWN_PERSON
                " IS NOT NULL AND NOT (s.dia <=> l.dia AND " KNOWN_PERSON " <=> " TOLD_PERSON ")",
                DB_NONE, &record_hecho_equipo_row, arena, &rows, &count);
    *ret_left = NULL;
    if (status != STATUS_OK || count == 0)
        return status;
    char *left = arena_alloc(arena, count * PERSON_BYTES + 3), *at = left + sprintf(left, "[");
    for (size_t i = 0; i < count; i++)
        at += sprintf(at, "[\"%s\",%" PRId64 ",%" PRId64 "],", enumeration_name(&enumeration_rol_empleado, rows[i].rol),
                      rows[i].dia, rows[i].persona_id);
    end_list(left, at);
    *ret_left = left;
    return STATUS_OK;
}

/* Of what a person still has on each of those days and in its month: the first in the order of changes. */
#define NEWEST_OF(rol, column, index)                                                                                  \
    "UPDATE JSON_TABLE(?, '$[*]' COLUMNS (rol VARCHAR(8) PATH '$[0]', dia INT PATH '$[1]',"                            \
    " persona_id BIGINT PATH '$[2]')) j" PERIODS " STRAIGHT_JOIN reporte_persona t ON t.rol = '" rol "'"               \
    " AND t.periodo = j.dia DIV p.largo AND t.persona_id = j.persona_id SET t.ultima_actividad ="                      \
    " (SELECT s.cambiado_en FROM reporte_solicitud s FORCE INDEX (" index ") WHERE s." column " = j.persona_id"        \
    " AND s.mes = j.dia DIV 100 AND (p.largo = 100 OR s.dia = j.dia) ORDER BY s.cambiado_en DESC LIMIT 1)"             \
    " WHERE j.rol = '" rol "'"

static enum status renew_activity(struct db *db, const char *left)
{
    static const char *const newest[] = {NEWEST_OF("OPERADOR", "operador_id", "actividad_operador"),
                                         NEWEST_OF("GESTOR", "gestor_id", "actividad_gestor"),
                                         NEWEST_OF("MEDICO", "medico_id", "actividad_medico")};
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof newest / sizeof newest[0]; i++)
        status = db_exec(db, newest[i], DB_ARGS(db_text(left)), NULL);
    return status;
}

enum status reports_model_rows_apply(struct db *db, const struct lote *lote, struct arena *arena)
{
    static const char *const replace[] = {
        ADD_DAYS("", MOVED_REQUESTS),
        ADD_PROMOTORES("", MOVED_REQUESTS),
        ADD_PERSONS("", MOVED_REQUESTS),
        ADD_WAITING("", MOVED_REQUESTS),
        ADD_INCOME("", MOVED_PAYMENTS),
        ADD_REPEATED("", "PAGO", "-1", BATCH_PAYMENTS),
        "DELETE s FROM reporte_lote l STRAIGHT_JOIN reporte_solicitud s ON s.solicitud_id = l.solicitud_id"
        " WHERE l.dia IS NULL",
        "INSERT INTO reporte_solicitud (" REQUEST_COLUMNS ", mes) SELECT " REQUEST_COLUMNS ", dia DIV 100"
        " FROM reporte_lote WHERE dia IS NOT NULL ON DUPLICATE KEY UPDATE"
        " dia_anterior = CASE WHEN VALUES(promotor_id) IS NOT NULL THEN reporte_solicitud.dia_anterior END,"
        " dia_repetido = CASE WHEN VALUES(promotor_id) IS NOT NULL THEN reporte_solicitud.dia_repetido END,"
        " dia = VALUES(dia), mes = VALUES(mes),"
        " estado = VALUES(estado), cliente_id = VALUES(cliente_id), promotor_id = VALUES(promotor_id),"
        " gestor_id = VALUES(gestor_id), medico_id = VALUES(medico_id), operador_id = VALUES(operador_id),"
        " cambiado_en = VALUES(cambiado_en), estado_desde = VALUES(estado_desde)",
        "DELETE p FROM reporte_lote l STRAIGHT_JOIN reporte_pago p ON p.solicitud_id = l.solicitud_id"
        " LEFT JOIN reporte_lote_pago n ON n.pago_id = p.pago_id WHERE n.pago_id IS NULL",
        "INSERT INTO reporte_pago" PAYMENTS_WITH_BEFORE(
            " FROM reporte_lote_pago") " ON DUPLICATE KEY UPDATE solicitud_id = VALUES(solicitud_id), dia = "
                                       "VALUES(dia), moneda = VALUES(moneda),"
                                       " centimos = VALUES(centimos), dia_anterior = VALUES(dia_anterior), "
                                       "dia_repetido = VALUES(dia_repetido)",
        ADD_REPEATED("", "PAGO", "1", BATCH_PAYMENTS),
        "DELETE a FROM reporte_lote l STRAIGHT_JOIN reporte_apartado a ON a.solicitud_id = l.solicitud_id"};
    const char *pairs = NULL, *left = NULL;
    enum status status = take_lote(db, lote);
    if (status == STATUS_OK)
        status = moved_pairs(db, arena, &pairs);
    if (status == STATUS_OK)
        status = left_persons(db, arena, &left);
    if (status == STATUS_OK && pairs)
        status = db_exec(db, ADD_REPEATED("", "CLIENTE", "-1", PAIR_REQUESTS), DB_ARGS(db_text(pairs)), NULL);
    if (status == STATUS_OK)
        status = RUN(db, replace);
    if (status == STATUS_OK && left)
        status = renew_activity(db, left);
    return status == STATUS_OK && pairs ? order_pairs(db, pairs) : status;
}

enum status reports_model_rows_set_aside(struct db *db, int64_t solicitud_id, const char *problem)
{
    return db_exec(db,
                   "INSERT INTO reporte_apartado (solicitud_id, motivo, desde, veces)"
                   " VALUES (?, ?, UTC_TIMESTAMP(6), 1) ON DUPLICATE KEY UPDATE motivo = VALUES(motivo),"
                   " veces = veces + 1",
                   DB_ARGS(db_int(solicitud_id), db_text(problem)), NULL);
}

enum status reports_model_rows_aside(struct db *db, struct arena *arena, const struct reporte_apartado_row **ret_rows,
                                     size_t *ret_count)
{
    return db_rows(db, "SELECT solicitud_id, motivo, desde, veces FROM reporte_apartado ORDER BY solicitud_id LIMIT ?",
                   DB_ARGS(db_int(REPORTS_MOST_ASIDE)), &record_reporte_apartado_row, arena, ret_rows, ret_count);
}

enum status reports_model_rows_move(struct db *db, int64_t event_id)
{
    return db_exec(db, "UPDATE reporte_cursor SET evento_id = ? WHERE id = 1", DB_ARGS(db_int(event_id)), NULL);
}

/* ---- a rebuild */

#define ALL_REQUESTS                                                                                                   \
    "SELECT dia, estado, estado_desde, cambiado_en, promotor_id, gestor_id, medico_id, operador_id, 1 AS n"            \
    " FROM reporte_solicitud_nueva"
#define ALL_PAYMENTS "SELECT dia, moneda, centimos, 1 AS n FROM reporte_pago_nueva"

/* Each table that a rebuild fills: all but the batches. */
#define EACH_TABLE(of)                                                                                                 \
    of("cursor"), of("solicitud"), of("pago"), of("dia"), of("ingreso"), of("promotor"), of("persona"),                \
        of("repeticion"), of("espera"), of("apartado")
#define DROP(name) "DROP TABLE IF EXISTS reporte_" name "_nueva"
#define DROP_OLD(name) "DROP TABLE IF EXISTS reporte_" name "_vieja"
#define MAKE(name) "CREATE TABLE reporte_" name "_nueva LIKE reporte_" name
#define SWAP(name) "reporte_" name " TO reporte_" name "_vieja, reporte_" name "_nueva TO reporte_" name

/* DDL, which cannot be prepared. */
static enum status script(struct db *db, const char *const *statements, size_t count)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        status = db_script(db, statements[i], NULL);
    return status;
}

#define SCRIPT(db, statements) script(db, statements, sizeof(statements) / sizeof(statements)[0])

enum status reports_model_rows_begin_rebuild(struct db *db)
{
    static const char *const begin[] = {EACH_TABLE(DROP), EACH_TABLE(DROP_OLD), EACH_TABLE(MAKE)};
    return SCRIPT(db, begin);
}

enum status reports_model_rows_load(struct db *db, const struct lote *lote)
{
    enum status status = db_exec(db,
                                 "INSERT INTO reporte_solicitud_nueva (" REQUEST_COLUMNS
                                 ", mes) SELECT " REQUEST_COLUMNS ", dia DIV 100" LOTE_REQUESTS,
                                 DB_ARGS(db_text(lote->requests)), NULL);
    if (status != STATUS_OK)
        return status;
    return db_exec(db, "INSERT INTO reporte_pago_nueva" PAYMENTS_WITH_BEFORE(LOTE_PAYMENTS),
                   DB_ARGS(db_text(lote->payments)), NULL);
}

enum status reports_model_rows_load_aside(struct db *db, int64_t solicitud_id, const char *problem)
{
    return db_exec(db,
                   "INSERT INTO reporte_apartado_nueva (solicitud_id, motivo, desde, veces)"
                   " SELECT ?, ?, COALESCE(MIN(desde), UTC_TIMESTAMP(6)), COALESCE(MAX(veces), 0) + 1"
                   " FROM reporte_apartado WHERE solicitud_id = ?",
                   DB_ARGS(db_int(solicitud_id), db_text(problem), db_int(solicitud_id)), NULL);
}

enum status reports_model_rows_end_rebuild(struct db *db, int64_t event_id)
{
    static const char *const aggregates[] = {
        "UPDATE (SELECT solicitud_id, LAG(dia) OVER (PARTITION BY promotor_id, cliente_id ORDER BY dia, solicitud_id)"
        " AS anterior FROM reporte_solicitud_nueva WHERE promotor_id IS NOT NULL) w"
        " STRAIGHT_JOIN reporte_solicitud_nueva f ON f.solicitud_id = w.solicitud_id SET f.dia_anterior = w.anterior,"
        " f.dia_repetido = f.dia WHERE w.anterior IS NOT NULL",
        ADD_DAYS("_nueva", ALL_REQUESTS),
        ADD_PROMOTORES("_nueva", ALL_REQUESTS),
        ADD_PERSONS("_nueva", ALL_REQUESTS),
        ADD_WAITING("_nueva", ALL_REQUESTS),
        ADD_INCOME("_nueva", ALL_PAYMENTS),
        ADD_REPEATED("_nueva", "CLIENTE", "1", "SELECT promotor_id, dia_anterior, dia FROM reporte_solicitud_nueva"),
        ADD_REPEATED("_nueva", "PAGO", "1", "SELECT 0 AS promotor_id, dia_anterior, dia FROM reporte_pago_nueva"),
    };
    /* One statement, so that nobody sees a part of the one and a part of the other; it waits for who is reading. */
    static const char *const swap[] = {
        "RENAME TABLE " SWAP("cursor") ", " SWAP("solicitud") ", " SWAP("pago") ", " SWAP("dia") ", " SWAP("ingreso") ", " SWAP(
            "promotor") ", " SWAP("persona") ", " SWAP("repeticion") ", " SWAP("espera") ", " SWAP("apartado"),
        EACH_TABLE(DROP_OLD)};
    enum status status = RUN(db, aggregates);
    if (status == STATUS_OK)
        status = db_exec(db, "INSERT INTO reporte_cursor_nueva (id, evento_id) VALUES (1, ?)",
                         DB_ARGS(db_int(event_id)), NULL);
    return status == STATUS_OK ? SCRIPT(db, swap) : status;
}
