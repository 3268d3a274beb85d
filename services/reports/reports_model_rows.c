#include "reports_model_rows.h"

#include "base/day.h"
#include "reports_rules.h"
#include "reports_sql.h"
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

/* ---- position */

static enum status position(struct db *db, const char *sql, struct arena *arena, int64_t *ret_event_id)
{
    struct reporte_cursor_row row = {0};
    enum status status = db_row(db, sql, DB_NONE, &record_reporte_cursor_row, arena, &row);
    *ret_event_id = row.evento_id;
    return status;
}

enum status reports_model_rows_position(struct db *db, struct arena *arena, int64_t *ret_event_id)
{
    return position(db, reports_sql_position, arena, ret_event_id);
}

enum status reports_model_rows_share(struct db *db, struct arena *arena, int64_t *ret_event_id)
{
    return position(db, reports_sql_position_shared, arena, ret_event_id);
}

enum status reports_model_rows_lock(struct db *db, struct arena *arena, int64_t *ret_event_id)
{
    return position(db, reports_sql_position_locked, arena, ret_event_id);
}

/* ---- a batch */

/* Runs a script's statements in turn until one fails. */
static enum status run(struct db *db, const char *const *script)
{
    enum status status = STATUS_OK;
    while (status == STATUS_OK && *script)
        status = db_exec(db, *script++, DB_NONE, NULL);
    return status;
}

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
    enum status status = db_rows(db, REPORTS_SQL_KNOWN_CHANGES(ids = db_text(ids_of(facts, arena))),
                                 &record_hecho_conocido_row, arena, &known, &known_count);
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
    enum status status = run(db, reports_sql_empty_batch);
    if (status == STATUS_OK)
        status = db_exec(db, REPORTS_SQL_TAKE_REQUESTS(solicitudes = db_text(lote->requests)), NULL);
    return status == STATUS_OK ? db_exec(db, REPORTS_SQL_TAKE_PAYMENTS(pagos = db_text(lote->payments)), NULL) : status;
}

/* Clients and promotores between whom requests come, go, or move to another day, as JSON. */
static enum status moved_pairs(struct db *db, struct arena *arena, const char **ret_pairs)
{
    const struct hecho_pareja_row *rows;
    size_t count;
    enum { PAIR_BYTES = 50 };
    enum status status = db_rows(db, reports_sql_moved_pairs, DB_NONE, &record_hecho_pareja_row, arena, &rows, &count);
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
    enum status status = db_exec(db, REPORTS_SQL_ORDER_PAIRS(parejas = db_text(pairs)), NULL);
    return status == STATUS_OK ? db_exec(db, REPORTS_SQL_ADD_PAIRS(parejas = db_text(pairs)), NULL) : status;
}

/* The persons whom requests of the batch leave, by role and day, as JSON. */
static enum status left_persons(struct db *db, struct arena *arena, const char **ret_left)
{
    const struct hecho_equipo_row *rows;
    size_t count;
    enum { PERSON_BYTES = 50 };
    enum status status = db_rows(db, reports_sql_left_persons, DB_NONE, &record_hecho_equipo_row, arena, &rows, &count);
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

static enum status renew_activity(struct db *db, const char *left)
{
    enum status status = db_exec(db, REPORTS_SQL_RENEW_OPERADOR(dejadas = db_text(left)), NULL);
    if (status == STATUS_OK)
        status = db_exec(db, REPORTS_SQL_RENEW_GESTOR(dejadas = db_text(left)), NULL);
    return status == STATUS_OK ? db_exec(db, REPORTS_SQL_RENEW_MEDICO(dejadas = db_text(left)), NULL) : status;
}

enum status reports_model_rows_apply(struct db *db, const struct lote *lote, struct arena *arena)
{
    const char *pairs = NULL, *left = NULL;
    enum status status = take_lote(db, lote);
    if (status == STATUS_OK)
        status = moved_pairs(db, arena, &pairs);
    if (status == STATUS_OK)
        status = left_persons(db, arena, &left);
    if (status == STATUS_OK && pairs)
        status = db_exec(db, REPORTS_SQL_TAKE_BACK_PAIRS(parejas = db_text(pairs)), NULL);
    if (status == STATUS_OK)
        status = run(db, reports_sql_replace);
    if (status == STATUS_OK && left)
        status = renew_activity(db, left);
    return status == STATUS_OK && pairs ? order_pairs(db, pairs) : status;
}

enum status reports_model_rows_set_aside(struct db *db, int64_t solicitud_id, const char *problem)
{
    return db_exec(db, REPORTS_SQL_SET_ASIDE(solicitud_id = db_int(solicitud_id), motivo = db_text(problem)), NULL);
}

enum status reports_model_rows_aside(struct db *db, struct arena *arena, const struct reporte_apartado_row **ret_rows,
                                     size_t *ret_count)
{
    return db_rows(db, REPORTS_SQL_ASIDE(limite = db_int(REPORTS_MOST_ASIDE)), &record_reporte_apartado_row, arena,
                   ret_rows, ret_count);
}

enum status reports_model_rows_move(struct db *db, int64_t event_id)
{
    return db_exec(db, REPORTS_SQL_MOVE(evento_id = db_int(event_id)), NULL);
}

/* ---- a rebuild */

/* The same of DDL, which cannot be prepared. */
static enum status define(struct db *db, const char *const *script)
{
    enum status status = STATUS_OK;
    while (status == STATUS_OK && *script)
        status = db_script(db, *script++, NULL);
    return status;
}

enum status reports_model_rows_begin_rebuild(struct db *db)
{
    return define(db, reports_sql_begin_rebuild);
}

enum status reports_model_rows_load(struct db *db, const struct lote *lote)
{
    enum status status = db_exec(db, REPORTS_SQL_LOAD_REQUESTS(solicitudes = db_text(lote->requests)), NULL);
    return status == STATUS_OK ? db_exec(db, REPORTS_SQL_LOAD_PAYMENTS(pagos = db_text(lote->payments)), NULL) : status;
}

enum status reports_model_rows_load_aside(struct db *db, int64_t solicitud_id, const char *problem)
{
    return db_exec(db, REPORTS_SQL_LOAD_ASIDE(solicitud_id = db_int(solicitud_id), motivo = db_text(problem)), NULL);
}

enum status reports_model_rows_end_rebuild(struct db *db, int64_t event_id)
{
    enum status status = run(db, reports_sql_aggregate);
    if (status == STATUS_OK)
        status = db_exec(db, REPORTS_SQL_BEGIN_AT(evento_id = db_int(event_id)), NULL);
    return status == STATUS_OK ? define(db, reports_sql_swap) : status;
}
