#include "service/worker.h"

#include "bus/bus.h"
#include "bus/client.h"
#include "bus/envelope.h"
#include "service/idempotency.h"
#include "service/transaction.h"
#include "base/log.h"
#include "aws/secrets.h"
#include "base/clock.h"
#include "operations.h"

#include <openssl/crypto.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { CALL_ARENA_BYTES = 64 * 1024 * 1024, PURGE_EVERY = 64 };

struct worker {
    pthread_t thread;
    struct service_state *state;
    enum lane lane;
    struct queue *jobs;
    struct queue *answered;
    struct db *db; /* NULL when the service has no database configured */
    void *own;     /* what the service made for it */
    struct client *clients[SERVICE_COUNT];
    struct arena arena;
    uint64_t statements_counted;
    uint64_t idempotent_calls; /* since the last purge */
};

/* ---- a call */

static enum status check_access(const struct call *call)
{
    switch (call->operation->access) {
    case ACCESS_ANY:
        return call->caller ? STATUS_OK : STATUS_UNAUTHENTICATED;
    case ACCESS_ROLES:
        return !call->caller                               ? STATUS_UNAUTHENTICATED
             : (call->roles & call->operation->roles) == 0 ? STATUS_FORBIDDEN
                                                           : STATUS_OK;
    default:
        return STATUS_OK;
    }
}

/* What a handler is run with, and the reply that came of it. */
struct run {
    operation_handler handler;
    const void *in;
    void *out;
    zframe_t *reply; /* made before the commit */
};

/* Makes the reply while its effect can still be taken back: one that is larger than the bus carries is refused, and
 * then nothing has happened. */
static enum status encode_reply(const struct call *call, struct run *run)
{
    msgpack_sbuffer reply;
    msgpack_sbuffer_init(&reply);
    schema_encode(call->operation->reply, run->out, ENCODE_ALL, &reply);
    bool fits = reply.size <= BUS_REPLY_BYTES;
    if (fits)
        run->reply = zframe_new(reply.data, reply.size);
    else
        LOG(LEVEL_ERROR, "reply_too_large", LOG_TEXT("request_id", call->request_id),
            LOG_TEXT("operation", call->operation->name), LOG_INT("bytes", reply.size));
    msgpack_sbuffer_destroy(&reply);
    return fits ? STATUS_OK : STATUS_UNAVAILABLE;
}

static enum status run_once(struct call *call, struct run *run)
{
    enum status status = run->handler(call, run->in, run->out);
    return status == STATUS_OK ? encode_reply(call, run) : status;
}

/* Runs the handler once for an Idempotency-Key: its reply is kept with its effect, or is the one that was. */
static enum status run_idempotent(struct call *call, struct run *run)
{
    const char *kept;
    size_t kept_size;
    enum status status = idempotency_begin(call, &kept, &kept_size);
    if (status != STATUS_OK)
        return status;
    if (kept) {
        run->reply = zframe_new(kept, kept_size);
        return STATUS_OK;
    }
    status = run_once(call, run);
    if (status != STATUS_OK)
        return status;
    return idempotency_keep(call, (const char *)zframe_data(run->reply), zframe_size(run->reply));
}

/* Of an operation that is a transaction as a whole, which may be run more than once. */
static enum status run_whole(struct call *call, void *data)
{
    struct run *run = data;
    memset(run->out, 0, call->operation->reply->size);
    zframe_destroy(&run->reply);
    return call->idempotency ? run_idempotent(call, run) : run_once(call, run);
}

static void log_exceeded(const struct worker *worker, const char *request_id, const char *operation)
{
    LOG(LEVEL_ERROR, "arena_exceeded", LOG_TEXT("request_id", request_id), LOG_TEXT("operation", operation),
        LOG_INT("limit_bytes", worker->arena.limit));
}

/* The status that a call ends with: one that took more memory than it may have is UNAVAILABLE, whatever its handler
 * made of that, and a line of the log names its operation. */
static enum status end_call(const struct worker *worker, struct call *call, enum status status)
{
    if (!arena_is_exceeded(call->arena))
        return status;
    log_exceeded(worker, call->request_id, call->operation->name);
    if (status != STATUS_UNAVAILABLE)
        call->message = NULL;
    call->problems = (struct problems){0};
    return STATUS_UNAVAILABLE;
}

/* Runs the operation of the call; its reply is the caller's, NULL unless OK. */
static enum status run_operation(struct worker *worker, struct call *call, zframe_t *body, zframe_t **ret_reply)
{
    const struct service *service = worker->state->service;
    const struct operation *operation = call->operation;
    enum status status = check_access(call);
    if (status != STATUS_OK)
        return status;
    void *in = arena_alloc(call->arena, operation->request->size);
    status = frame_decode(body, operation->request, call->arena, &call->problems, in);
    if (status != STATUS_OK || !call->db)
        return status == STATUS_OK ? STATUS_UNAVAILABLE : status;
    struct run run = {.handler = service->handlers[operation - service->operations->operations],
                      .in = in,
                      .out = arena_alloc(call->arena, operation->reply->size)};
    status = operation->transaction ? call_transaction(call, run_whole, &run) : run_once(call, &run);
    status = end_call(worker, call, status);
    if (status != STATUS_OK)
        zframe_destroy(&run.reply);
    *ret_reply = run.reply;
    return status;
}

/* ---- the two questions that every service answers */

static zframe_t *ping_reply(struct worker *worker)
{
    struct pong pong = {.service = worker->state->service->operations->service,
                        .version = CMEP_VERSION,
                        .database = worker->db && db_ping(worker->db),
                        .lacks = worker->state->process.lacks};
    return frame_of(&record_pong, &pong, ENCODE_ALL);
}

static zframe_t *stats_reply(struct worker *worker)
{
    struct metrics *metrics = &worker->state->process.metrics;
    const struct operation_set *set = worker->state->service->operations;
    struct counter counters[METRIC_COUNT];
    struct operation_stats operations[MOST_OPERATIONS];
    for (enum metric i = 0; i < METRIC_COUNT; i++)
        counters[i] = (struct counter){.name = metric_name(i), .value = (int64_t)metrics_get(&metrics->values[i])};
    for (size_t i = 0; i < set->count; i++) {
        const struct operation_metrics *operation = &metrics->operations[operation_index(&set->operations[i])];
        operations[i] = (struct operation_stats){.operation = set->operations[i].name,
                                                 .done = (int64_t)metrics_get(&operation->done),
                                                 .refused = (int64_t)metrics_get(&operation->refused),
                                                 .unavailable = (int64_t)metrics_get(&operation->unavailable),
                                                 .statements = (int64_t)metrics_get(&operation->statements),
                                                 .microseconds = (int64_t)metrics_get(&operation->microseconds)};
    }
    struct stats stats = {.service = set->service,
                          .counters = counters,
                          .counters_count = METRIC_COUNT,
                          .operations = operations,
                          .operations_count = set->count};
    return frame_of(&record_stats, &stats, ENCODE_ALL);
}

static zframe_t *builtin_reply(struct worker *worker, const char *operation)
{
    const char *dot = strchr(operation, '.');
    if (dot && strcmp(dot, ".ping") == 0)
        return ping_reply(worker);
    if (dot && strcmp(dot, ".stats") == 0)
        return stats_reply(worker);
    return NULL;
}

/* ---- messages */

static zframe_t *failure_frame(const struct call *call, enum status status)
{
    struct failure failure = {.message = call->message ? call->message : status_text(status),
                              .details = call->problems.items,
                              .details_count = call->problems.count,
                              .retry_after_s = call->retry_after_s};
    return frame_of(&record_failure, &failure, ENCODE_ALL);
}

/* Takes over the body; the peer is moved from the job into its answer. */
static void answer_job(struct job *job, int64_t id, enum status status, zframe_t *body)
{
    struct reply_envelope envelope = {.id = id, .status = status_code(status)};
    zframe_t *head = frame_of(&record_reply_envelope, &envelope, ENCODE_ALL);
    job->answer = zmsg_new();
    zmsg_append(job->answer, &job->peer);
    zmsg_append(job->answer, &head);
    zmsg_append(job->answer, &body);
}

void job_refuse(struct job *job, int64_t id, enum status status)
{
    struct call nothing_more = {0};
    answer_job(job, id, status, failure_frame(&nothing_more, status));
}

void job_destroy(struct job **self)
{
    if (!*self)
        return;
    zframe_destroy(&(*self)->peer);
    zframe_destroy(&(*self)->head);
    zframe_destroy(&(*self)->body);
    zmsg_destroy(&(*self)->answer);
    free(*self);
    *self = NULL;
}

static void count_call(struct worker *worker, const struct operation *operation, enum status status,
                       int64_t microseconds)
{
    size_t index = operation ? operation_index(operation) : MOST_OPERATIONS - 1;
    uint64_t statements = worker->db ? db_statements(worker->db) : 0;
    metrics_add_call(&worker->state->process.metrics.operations[index], status_http(status),
                     statements - worker->statements_counted, microseconds);
    worker->statements_counted = statements;
}

static enum log_level call_level(enum status status, const char *request_id)
{
    return status_http(status) == 503             ? LEVEL_WARNING
         : strcmp(request_id, BACKGROUND_ID) == 0 ? LEVEL_DEBUG
                                                  : LEVEL_INFO;
}

static void run_job(struct worker *worker, const struct envelope *envelope, struct job *job)
{
    int64_t start_us = clock_us();
    bool expired = start_us / 1000 >= job->deadline_ms;
    struct call call = {.operation = job->operation,
                        .arena = &worker->arena,
                        .db = worker->db,
                        .config = worker->state->config,
                        .context = worker->state->context,
                        .own = worker->own,
                        .caller = envelope->caller,
                        .roles = caller_roles(envelope->caller),
                        .request_id = envelope->request_id,
                        .deadline_ms = job->deadline_ms,
                        .process = &worker->state->process,
                        .clients = worker->clients};
    if (call.operation && call.operation->idempotency && call.caller)
        call.idempotency = envelope->idempotency;
    enum status status = STATUS_NOT_FOUND;
    zframe_t *reply = NULL;
    if (call.operation)
        status = expired ? STATUS_UNAVAILABLE : run_operation(worker, &call, job->body, &reply);
    if (expired)
        metrics_add(&worker->state->process.metrics, METRIC_EXPIRED, 1);
    int64_t microseconds = clock_us() - start_us;
    count_call(worker, call.operation, status, microseconds);
    LOG(call_level(status, envelope->request_id), "call", LOG_TEXT("request_id", envelope->request_id),
        LOG_TEXT("operation", envelope->operation), LOG_TEXT("status", status_code(status)),
        LOG_INT("milliseconds", microseconds / 1000),
        LOG_INT("user_id", envelope->caller ? envelope->caller->user_id : 0));
    if (call.idempotency)
        worker->idempotent_calls++;
    answer_job(job, envelope->id, status, status == STATUS_OK ? reply : failure_frame(&call, status));
}

static void do_job(struct worker *worker, struct job *job)
{
    struct envelope envelope;
    struct problems problems;
    zframe_t *builtin;
    arena_reset(&worker->arena);
    if (frame_decode(job->head, &record_envelope, &worker->arena, &problems, &envelope) != STATUS_OK)
        job_refuse(job, 0, STATUS_BAD_REQUEST);
    else if ((builtin = builtin_reply(worker, envelope.operation)))
        answer_job(job, envelope.id, STATUS_OK, builtin);
    else
        run_job(worker, &envelope, job);
}

/* After the answer has left, so that only a next call may wait: for one bounded statement. */
static void purge_sometimes(struct worker *worker)
{
    if (!worker->db || worker->idempotent_calls < PURGE_EVERY)
        return;
    worker->idempotent_calls = 0;
    idempotency_purge(worker->db, &worker->arena, worker->state->service->operations->service);
}

/* What takes long (bcrypt) gives way to what does not: on Linux a thread has a nice value of its own. */
static void give_way(void)
{
    enum { SLOW_NICE = 15 };
    if (setpriority(PRIO_PROCESS, (id_t)gettid(), SLOW_NICE) != 0)
        LOG(LEVEL_WARNING, "no_priority", LOG_NONE);
}

static const char *url_now(const void *context, struct arena *arena)
{
    const struct service_state *state = context;
    return secrets_db_url(state->secrets, state->config, state->service->operations->service, arena);
}

static void worker_begin(struct worker *worker)
{
    const struct service_state *state = worker->state;
    worker->db = db_new(config_db_url(state->config, state->service->operations->service));
    if (worker->db)
        db_ask_again(worker->db, url_now, state);
    arena_init(&worker->arena, CALL_ARENA_BYTES);
    if (state->service->worker_begin)
        worker->own = state->service->worker_begin(state->config, state->context);
}

static void worker_end(struct worker *worker)
{
    const struct service_state *state = worker->state;
    for (size_t i = 0; i < SERVICE_COUNT; i++)
        client_destroy(&worker->clients[i]);
    if (state->service->worker_end)
        state->service->worker_end(worker->own);
    db_destroy(&worker->db);
    arena_finish(&worker->arena);
    OPENSSL_thread_stop(); /* by hand: the thread may still be ending when the process does */
}

static void *worker_run(void *argument)
{
    struct worker *worker = argument;
    struct job *job;
    if (worker->lane == LANE_SLOW)
        give_way();
    worker_begin(worker);
    while ((job = queue_take(worker->jobs))) {
        do_job(worker, job);
        queue_put(worker->answered, job); /* it has room for all that the service takes */
        purge_sometimes(worker);
    }
    worker_end(worker);
    return NULL;
}

static void *background_run(void *argument)
{
    struct worker *worker = argument;
    const struct service_state *state = worker->state;
    int64_t pause_ms = 0;
    worker_begin(worker);
    while (!queue_wait_closed(worker->jobs, pause_ms)) {
        arena_reset(&worker->arena);
        struct call call = {.arena = &worker->arena,
                            .db = worker->db,
                            .config = state->config,
                            .context = state->context,
                            .own = worker->own,
                            .request_id = BACKGROUND_ID,
                            .deadline_ms = clock_ms() + state->config->request_timeout_ms,
                            .process = &worker->state->process,
                            .clients = worker->clients};
        pause_ms = state->service->background(&call);
        if (arena_is_exceeded(&worker->arena))
            log_exceeded(worker, BACKGROUND_ID, state->service->operations->service);
    }
    worker_end(worker);
    return NULL;
}

static struct worker *start_thread(const struct worker *made, void *(*run)(void *))
{
    struct worker *worker = calloc(1, sizeof *worker);
    *worker = *made;
    if (pthread_create(&worker->thread, NULL, run, worker) == 0)
        return worker;
    free(worker);
    return NULL;
}

struct worker *worker_new(struct service_state *state, enum lane lane, struct queue *jobs, struct queue *answered)
{
    return start_thread(&(struct worker){.state = state, .lane = lane, .jobs = jobs, .answered = answered}, worker_run);
}

struct worker *worker_new_background(struct service_state *state, struct queue *stop)
{
    return start_thread(&(struct worker){.state = state, .jobs = stop}, background_run);
}

void worker_destroy(struct worker **self)
{
    if (!*self)
        return;
    pthread_join((*self)->thread, NULL);
    free(*self);
    *self = NULL;
}
