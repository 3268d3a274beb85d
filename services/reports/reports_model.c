#include "reports_model.h"

#include "base/clock.h"
#include "base/log.h"
#include "questions.h"
#include "reports_model_rows.h"
#include "service/transaction.h"

enum {
    BATCH = 5000,           /* events at once: some megabytes on their way */
    MARGIN_MS = 800,        /* of the deadline, for a batch that has begun, and the report itself */
    EVENTS_A_SECOND = 5000, /* a careful guess of what is caught up with, for Retry-After */
    FOLLOW_MS = 1000,       /* a report does not wait for it: it catches up by itself */
    FOLLOW_AGAIN_MS = 5000
};

/* A batch that is being applied. */
struct batch {
    int64_t limit;        /* as many events at most */
    int64_t after;        /* the last event before it */
    int64_t event_id;     /* its last one */
    int64_t solicitud_id; /* the first request that it is about; 0 while that is unknown */
    bool has_more;
    int64_t missing; /* about, and one at least: what is being applied is missing until it is */
    size_t applied;  /* as many before it, since catching up began */
};

static enum status ask_changes(struct call *call, int64_t after, int64_t most, struct hechos *ret_facts)
{
    const struct cambio_list_request request = {.despues_de = after, .limite = most};
    return workflow_ask_cambio_list(call, &request, ret_facts);
}

static enum status replace_facts(struct call *call, const struct hechos *facts)
{
    struct cuentas accounts;
    enum status status = auth_ask_account_persons(call, &accounts);
    if (status != STATUS_OK)
        return status;
    struct lote lote = reports_model_rows_lote(facts, &accounts, call->arena);
    return arena_is_exceeded(call->arena) ? STATUS_UNAVAILABLE : reports_model_rows_apply(call->db, &lote, call->arena);
}

/* Asks under the lock: who waits for it goes on where this one ends, and no answer is asked for twice. */
static enum status apply_next(struct call *call, void *data)
{
    struct batch *batch = data;
    struct hechos facts;
    int64_t after;
    batch->solicitud_id = 0;
    enum status status = reports_model_rows_lock(call->db, call->arena, &after);
    if (status == STATUS_OK)
        status = ask_changes(call, after, batch->limit, &facts);
    if (status != STATUS_OK)
        return status;
    *batch = (struct batch){.limit = batch->limit,
                            .after = after,
                            .event_id = facts.hasta,
                            .solicitud_id = facts.solicitudes_count > 0 ? facts.solicitudes[0].solicitud_id : 0,
                            .has_more = facts.hay_mas,
                            .missing = 1 + facts.faltan,
                            .applied = batch->applied};
    status = reports_model_rows_prune(call->db, call->arena, &facts);
    if (status == STATUS_OK && facts.solicitudes_count > 0)
        status = replace_facts(call, &facts);
    return status == STATUS_OK && facts.hasta > after ? reports_model_rows_move(call->db, facts.hasta) : status;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* ---- what the database refuses */

/* An event that cannot be applied, by itself. */
struct indigestible {
    const struct batch *batch;
    const char *problem;
    bool is_passed;
};

/* Passes the event, unless another follower has done so meanwhile. Where the database refuses what is empty too, it is
 * not the event's fault, and nothing is passed. */
static enum status pass_event(struct call *call, void *data)
{
    static const struct lote nothing = {"[]", "[]"};
    struct indigestible *event = data;
    int64_t after;
    enum status status = reports_model_rows_lock(call->db, call->arena, &after);
    event->is_passed = after == event->batch->after;
    if (status != STATUS_OK || !event->is_passed)
        return status;
    status = reports_model_rows_apply(call->db, &nothing, call->arena);
    if (status == STATUS_OK)
        status = reports_model_rows_set_aside(call->db, event->batch->solicitud_id, event->problem);
    return status == STATUS_OK ? reports_model_rows_move(call->db, event->batch->event_id) : status;
}

static enum status set_aside(struct call *call, const struct batch *batch)
{
    struct indigestible event = {.batch = batch, .problem = arena_printf(call->arena, "%s", db_problem(call->db))};
    enum status status = batch->solicitud_id ? call_transaction(call, pass_event, &event) : STATUS_UNAVAILABLE;
    if (status_is_refusal(status))
        return STATUS_UNAVAILABLE;
    if (status == STATUS_OK && event.is_passed) {
        LOG(LEVEL_ERROR, "event_set_aside", LOG_INT("solicitud_id", batch->solicitud_id),
            LOG_INT("evento_id", batch->event_id), LOG_TEXT("error", event.problem));
        call_count(call, METRIC_SET_ASIDE);
    }
    return status;
}

/* Applies the next batch. One that the database refuses comes again by halves; an event that it refuses by itself is
 * set aside, so that it keeps no other waiting. */
static enum status digest_next(struct call *call, struct batch *batch)
{
    int64_t limit = batch->limit;
    enum status status = call_transaction(call, apply_next, batch);
    if (!status_is_refusal(status)) {
        batch->limit = least(2 * limit, BATCH);
        batch->applied += status == STATUS_OK;
        return status;
    }
    batch->has_more = true;
    if (limit == 1)
        return set_aside(call, batch);
    int64_t events = batch->event_id - batch->after;
    batch->limit = least(events, limit) > 1 ? least(events, limit) / 2 : 1;
    return STATUS_OK;
}

static enum status refuse_behind(struct call *call, int64_t missing)
{
    call->retry_after_s = 1 + missing / EVENTS_A_SECOND;
    return call_refuse(call, STATUS_UNAVAILABLE,
                       arena_printf(call->arena,
                                    "Los reportes se están poniendo al día: faltan unos %lld cambios."
                                    " Intente de nuevo en %lld segundos.",
                                    (long long)missing, (long long)call->retry_after_s));
}

/* Batch after batch, each in the memory of the one before: how many there are is not known. */
static enum status apply_all(struct call *call, struct batch *batch)
{
    struct arena_mark begin = arena_mark(call->arena);
    enum status status = STATUS_OK;
    do {
        arena_rewind(call->arena, begin);
        if (clock_ms() + MARGIN_MS > call->deadline_ms)
            status = STATUS_UNAVAILABLE;
        else
            status = digest_next(call, batch);
    } while (status == STATUS_OK && batch->has_more);
    arena_rewind(call->arena, begin);
    call->message = NULL; /* its words were in that memory, and are not about the report */
    call->problems = (struct problems){0};
    return status;
}

/* Without the facts, which are many where a request has many payments. */
static enum status ask_whether_new(struct call *call, int64_t after, bool *ret_new)
{
    const struct evento_list_request request = {.despues_de = after, .limite = 1};
    struct eventos next;
    enum status status = workflow_ask_evento_list(call, &request, &next);
    *ret_new = status == STATUS_OK && next.eventos_count > 0;
    return status;
}

static enum status catch_up(struct call *call, struct batch *ret_batch)
{
    bool is_new = false;
    *ret_batch = (struct batch){.limit = BATCH, .missing = 1};
    enum status status = reports_model_rows_position(call->db, call->arena, &ret_batch->event_id);
    /* Nearly always nothing is new, and nobody is to wait to find that out. */
    if (status == STATUS_OK)
        status = ask_whether_new(call, ret_batch->event_id, &is_new);
    if (status != STATUS_OK || !is_new)
        return status;
    status = apply_all(call, ret_batch);
    return status == STATUS_UNAVAILABLE ? refuse_behind(call, ret_batch->missing) : status;
}

enum status reports_model_catch_up(struct call *call, int64_t *ret_event_id)
{
    struct batch batch;
    enum status status = catch_up(call, &batch);
    *ret_event_id = batch.event_id;
    return status;
}

int64_t reports_model_follow(struct call *call)
{
    struct batch batch;
    enum status status = catch_up(call, &batch);
    if (status == STATUS_OK || batch.applied > 0) /* there is more than one deadline is enough for */
        return status == STATUS_OK ? FOLLOW_MS : 0;
    LOG(LEVEL_WARNING, "not_following", LOG_TEXT("status", status_code(status)));
    return FOLLOW_AGAIN_MS;
}
