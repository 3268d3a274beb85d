#include "request.h"

#include "base/digest.h"
#include "download.h"
#include "export.h"
#include "fields.h"
#include "figures.h"
#include "contract/json.h"
#include "base/log.h"
#include "operations.h"
#include "ready.h"
#include "reply.h"
#include "session.h"
#include "base/text.h"
#include "upload.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    REQUEST_ARENA_BYTES = 64 * 1024 * 1024, /* a body of 1 MiB of tiny values, taken apart */
    MERGE_TIMEOUT_MS = 1500                 /* an answer does not wait longer for what is merged into it */
};

/* ---- beginning and end */

static bool id_is_sane(const char *id)
{
    size_t size = strlen(id);
    return size > 0 && size < REQUEST_ID_SIZE
        && strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == size;
}

static void choose_id(struct request *request)
{
    const char *given = MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, "X-Request-Id");
    if (given && id_is_sane(given))
        snprintf(request->id, sizeof request->id, "%s", given);
    else if (!random_text(16, request->id))
        abort();
}

/* libmicrohttpd takes any bytes for a method; what is no text would cost the request its line in the log. */
static const char *method_text(struct request *request, const char *method)
{
    size_t characters;
    bool is_text = utf8_length(method, strlen(method), &characters);
    return is_text ? arena_text(&request->arena, method, strlen(method)) : "?";
}

struct request *request_new(struct request_context *context, struct MHD_Connection *connection, const char *method)
{
    struct request *request = calloc(1, sizeof *request);
    if (!request)
        return NULL;
    arena_init(&request->arena, REQUEST_ARENA_BYTES);
    request->context = context;
    request->instance = UPSTREAM_ANY;
    request->connection = connection;
    request->method = method_text(request, method);
    request->origin = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Origin");
    request->start_us = clock_us();
    choose_id(request);
    return request;
}

bool request_only_reads(const struct request *request)
{
    return strcmp(request->method, "GET") == 0 || strcmp(request->method, "HEAD") == 0;
}

/* A target may name the server too (RFC 9112, 3.2.2). */
static const char *path_of_target(const char *target)
{
    static const char scheme[] = "http://";
    if (strncasecmp(target, scheme, sizeof scheme - 1) != 0)
        return target;
    const char *path = strchr(target + sizeof scheme - 1, '/');
    return path ? path : "/";
}

/* Below /api there is the API and what describes it, never the application. */
static bool may_be_file(enum status status, const struct route *route, const char *path, bool below_api)
{
    static const char described[] = "/docs/";
    bool is_asset = !below_api || strncmp(path, described, sizeof described - 1) == 0;
    return route->page == PAGE_FILE || (status == STATUS_NOT_FOUND && is_asset);
}

void request_route(struct request *request, const char *target)
{
    const char *whole = path_of_target(target), *below_api = route_below_api(whole);
    const char *path = below_api ? below_api : whole;
    const char *method = request->method;
    enum status status = route_find(method, path, &request->route);
    bool preflight = status == STATUS_METHOD_NOT_ALLOWED && strcmp(method, "OPTIONS") == 0;
    struct answer_context context = request_answer_context(request);
    struct answer answer;
    if (may_be_file(status, &request->route, path, below_api != NULL) && request_only_reads(request)
        && pages_answer(request->context->pages, &context, request->connection, path, &answer)) {
        request->route.pattern = request->route.pattern ? request->route.pattern : "(application)";
        request_answer(request, answer);
    } else if (preflight) {
        request_answer(request, answer_preflight(&context, &request->route));
    } else if (status != STATUS_OK) {
        request_refuse(request, status, status == STATUS_NOT_FOUND ? "No existe esa dirección." : NULL);
    }
}

void request_route_metrics(struct request *request, const char *target)
{
    if (request_only_reads(request) && strcmp(target, "/metrics") == 0)
        request->route = (struct route){.page = PAGE_METRICS, .pattern = "/metrics"};
    else
        request_refuse(request, STATUS_NOT_FOUND, "No existe esa dirección.");
}

static void cancel_legs(struct request *request)
{
    struct asked asked;
    for (size_t i = 0; i < request->leg_count; i++) {
        if (request->legs[i].id != 0 && pending_take(request->context->pending, request->legs[i].id, &asked))
            request->legs[i].id = 0;
        zframe_destroy(&request->legs[i].body);
    }
    request->leg_count = request->legs_waiting = 0;
}

static void cancel_work(struct request *request)
{
    struct asked asked;
    if (request->work.id != 0)
        pending_take(request->context->pending, request->work.id, &asked);
    zframe_destroy(&request->work.body);
}

void request_destroy(struct request **self)
{
    if (!*self)
        return;
    cancel_legs(*self);
    cancel_work(*self);
    upload_abandon(*self);
    export_abandon(*self);
    download_destroy(&(*self)->download);
    answer_finish(&(*self)->answer);
    arena_finish(&(*self)->arena);
    free((*self)->body);
    free(*self);
    *self = NULL;
}

/* ---- answers */

bool request_is_answered(const struct request *request)
{
    return request->answer.response != NULL;
}

bool request_is_refused(const struct request *request)
{
    return request_is_answered(request) && request->answer.http_code >= 400;
}

/* What the log and the figures say instead of the path. */
static const char *route_name(const struct request *request)
{
    return request->route.pattern ? request->route.pattern : "-";
}

static void log_answer(const struct request *request, int64_t microseconds)
{
    unsigned code = request->answer.http_code;
    log_write(code == 503 ? LEVEL_WARNING : LEVEL_INFO, "request", "{s:s, s:s, s:s, s:i, s:I, s:I}", "request_id",
              request->id, "method", request->method, "route", route_name(request), "status", (int)code, "milliseconds",
              (long long)(microseconds / 1000), "user_id", (long long)request->caller.user_id);
}

static void count_answer(const struct request *request, int64_t microseconds)
{
    const struct operation *operation = request->route.operation;
    size_t index = operation ? operation_index(operation) : MOST_OPERATIONS - 1;
    metrics_add_call(&request->context->metrics->operations[index], (int)request->answer.http_code, 0, microseconds);
    if (request->context->tally)
        tally_add(request->context->tally, route_name(request), request->answer.http_code, microseconds, clock_ms());
}

/* Instead of what a request that took more memory than it may have would be answered. */
static struct answer answer_exceeded(const struct request *request, struct answer *answer)
{
    const struct failure failure = {0};
    struct answer_context context = request_answer_context(request);
    log_write(LEVEL_ERROR, "arena_exceeded", "{s:s, s:s, s:s, s:I}", "request_id", request->id, "method",
              request->method, "route", route_name(request), "limit_bytes", (long long)request->arena.limit);
    answer_finish(answer);
    return answer_refusal(&context, STATUS_UNAVAILABLE, &failure);
}

void request_answer(struct request *request, struct answer answer)
{
    if (request_is_answered(request)) {
        answer_finish(&answer);
        return;
    }
    if (arena_is_exceeded(&request->arena))
        answer = answer_exceeded(request, &answer);
    int64_t microseconds = clock_us() - request->start_us;
    request->answer = answer;
    cancel_legs(request);
    count_answer(request, microseconds);
    log_answer(request, microseconds);
    request_resume(request);
}

void request_suspend(struct request *request)
{
    MHD_suspend_connection(request->connection);
    request->suspended = true;
}

void request_resume(struct request *request)
{
    if (request->suspended) {
        request->suspended = false;
        request->context->resumed = true;
        MHD_resume_connection(request->connection);
    }
}

struct answer_context request_answer_context(const struct request *request)
{
    return (struct answer_context){request->context->config, request->id, request->origin};
}

static void refuse(struct request *request, enum status status, const struct failure *failure)
{
    char allowed[64];
    struct answer_context context = request_answer_context(request);
    struct answer answer = answer_refusal(&context, status, failure);
    if (status == STATUS_METHOD_NOT_ALLOWED) {
        route_allow_header(request->route.allowed, allowed, sizeof allowed);
        answer_header(&answer, "Allow", allowed);
    }
    request_answer(request, answer);
}

void request_refuse(struct request *request, enum status status, const char *message)
{
    refuse(request, status, &(struct failure){.message = message});
}

void request_refuse_fields(struct request *request, enum status status, const struct problems *problems)
{
    refuse(request, status, &(struct failure){.details = problems->items, .details_count = problems->count});
}

void request_refuse_as(struct request *request, const struct leg *leg)
{
    struct failure failure = {0};
    struct problems problems;
    if (leg->body && frame_decode(leg->body, &record_failure, &request->arena, &problems, &failure) != STATUS_OK)
        failure = (struct failure){0};
    refuse(request, leg->status, &failure);
}

static enum MHD_Result join_hop(void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
    struct request *request = cls;
    (void)kind;
    if (value && strcasecmp(name, "X-Forwarded-For") == 0)
        request->forwarded =
            request->forwarded ? arena_printf(&request->arena, "%s,%s", request->forwarded, value) : value;
    return MHD_YES;
}

const char *request_peer(struct request *request)
{
    if (*request->peer == '\0') {
        peer_of_socket(MHD_get_connection_info(request->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr,
                       request->peer);
        MHD_get_connection_values(request->connection, MHD_HEADER_KIND, join_hop, request);
        peer_follow(request->forwarded, request->context->config->trusted_proxies, request->peer);
    }
    return request->peer;
}

const char *request_session_token(const struct request *request)
{
    return session_token(MHD_lookup_connection_value(request->connection, MHD_COOKIE_KIND, SESSION_COOKIE));
}

/* ---- asking */

static void leg_done(struct request *request)
{
    if (--request->legs_waiting == 0 && !request_is_answered(request))
        request->next(request);
}

/* Sends a question to an instance of a service, or any; false when it cannot. */
static bool send_question(struct request *request, size_t wanted, int64_t id, const char *operation,
                          const struct record *record, const void *in, int64_t deadline_ms, size_t *ret_instance)
{
    msgpack_sbuffer body;
    msgpack_sbuffer_init(&body);
    schema_encode(record, in, ENCODE_GIVEN, &body);
    struct envelope envelope = {.id = id,
                                .operation = operation,
                                .remaining_ms = deadline_ms - clock_ms(),
                                .request_id = request->id,
                                .caller = request->caller.user_id ? &request->caller : NULL,
                                .idempotency = request->idempotency};
    bool sent = envelope.remaining_ms > 0
             && upstream_send(request->context->upstream, wanted, &envelope, &body, ret_instance) == STATUS_OK;
    msgpack_sbuffer_destroy(&body);
    return sent;
}

static struct leg *leg_of(struct request *request, unsigned index)
{
    return index == REQUEST_WORK ? &request->work : &request->legs[index];
}

/* Asks an instance of a service, or any; false when that cannot be sent: the leg has failed already. */
static bool ask_as(struct request *request, unsigned index, size_t wanted, const char *operation,
                   const struct record *record, const void *in, int64_t deadline_ms)
{
    struct leg *leg = leg_of(request, index);
    struct asked asked;
    *leg = (struct leg){.status = STATUS_UNAVAILABLE};
    leg->id = pending_add(request->context->pending, (struct asked){request, index}, deadline_ms);
    bool sent =
        leg->id != 0 && send_question(request, wanted, leg->id, operation, record, in, deadline_ms, &leg->instance);
    if (sent)
        pending_sent_to(request->context->pending, leg->id, leg->instance);
    else if (pending_take(request->context->pending, leg->id, &asked))
        leg->id = 0;
    return sent;
}

/* The same; its reply is leg number `leg_count` before the call. */
static void ask_instance(struct request *request, size_t wanted, const char *operation, const struct record *record,
                         const void *in, int64_t deadline_ms)
{
    if (ask_as(request, (unsigned)request->leg_count++, wanted, operation, record, in, deadline_ms))
        request->legs_waiting++;
}

static void ask(struct request *request, const char *operation, const struct record *record, const void *in,
                int64_t deadline_ms)
{
    ask_instance(request, request->instance, operation, record, in, deadline_ms);
}

/* Goes on to `next` when the legs just asked have all replied; at once when none could be sent. */
static void then(struct request *request, void (*next)(struct request *request))
{
    request->next = next;
    if (request->legs_waiting == 0)
        next(request);
}

void request_ask(struct request *request, const char *operation, const struct record *record, const void *in,
                 int64_t deadline_ms, void (*next)(struct request *request))
{
    cancel_legs(request);
    ask(request, operation, record, in, deadline_ms);
    then(request, next);
}

/* A question that nobody is asked is over at its deadline. */
void request_pause(struct request *request, int64_t ms, void (*next)(struct request *request))
{
    cancel_legs(request);
    request->legs[0] = (struct leg){.status = STATUS_UNAVAILABLE};
    request->legs[0].id = pending_add(request->context->pending, (struct asked){request, 0}, clock_ms() + ms);
    request->leg_count = 1;
    request->legs_waiting = request->legs[0].id != 0;
    then(request, next);
}

void request_tell(struct request *request, const char *operation, const struct record *record, const void *in)
{
    enum { NOBODY = 0 };
    size_t instance;
    int64_t deadline_ms = clock_ms() + request->context->config->request_timeout_ms;
    if (!send_question(request, request->instance, NOBODY, operation, record, in, deadline_ms, &instance))
        log_write(LEVEL_INFO, "not_told", "{s:s, s:s}", "request_id", request->id, "operation", operation);
}

void request_reply(struct request *request, unsigned index, enum status status, zframe_t **body)
{
    struct leg *leg = leg_of(request, index);
    leg->id = 0;
    leg->status = status;
    leg->body = body ? *body : NULL;
    if (body)
        *body = NULL;
    if (index == REQUEST_WORK)
        export_written(request);
    else
        leg_done(request);
}

/* ---- stages */

/* Takes the Idempotency-Key of a request that heeds one; false when it was refused. The service is told
 * digests: of caller, method, path and key, and of the body, keyed, since it may hold a password. */
static bool take_idempotency_key(struct request *request)
{
    enum { MOST_LETTERS = 255 };
    const struct route *route = &request->route;
    const char *key = MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, "Idempotency-Key");
    const char *secret = request->context->config->session_secret;
    struct problems problems = {0};
    if (!key || !route->operation->idempotency)
        return true;
    size_t size = strlen(key);
    bool good = size > 0 && size <= MOST_LETTERS;
    for (size_t i = 0; good && i < size; i++)
        good = key[i] >= 0x20 && key[i] <= 0x7e;
    if (!good) {
        problems_add(&problems, &request->arena, "Idempotency-Key", "Debe tener de 1 a 255 caracteres ASCII visibles.");
        request_refuse_fields(request, STATUS_VALIDATION_ERROR, &problems);
        return false;
    }
    const char *what = arena_printf(&request->arena, "%" PRId64 " %s %" PRId64 " %" PRId64 "\n%s",
                                    request->caller.user_id, route->operation->name, route->ids[0], route->ids[1], key);
    char *digests = arena_alloc(&request->arena, 2 * DIGEST_SIZE);
    digest_keyed(secret, what, strlen(what), digests);
    digest_keyed(secret, request->body ? request->body : "", request->body_size, digests + DIGEST_SIZE);
    struct idempotency *idempotency = arena_alloc(&request->arena, sizeof *idempotency);
    *idempotency = (struct idempotency){.key = digests, .body = digests + DIGEST_SIZE};
    request->idempotency = idempotency;
    return true;
}

/* The operation writes a file, which is read meanwhile. */
static void ask_export(struct request *request, const void *in)
{
    const struct operation *operation = request->route.operation;
    if (ask_as(request, REQUEST_WORK, request->instance, operation->name, operation->request, in, request->deadline_ms))
        export_follow(request);
    else
        request_refuse(request, STATUS_UNAVAILABLE, NULL);
}

void request_ask_operation(struct request *request)
{
    const struct operation *operation = request->route.operation;
    void *in = arena_alloc(&request->arena, operation->request->size);
    if (!fields_read(request, in) || !take_idempotency_key(request))
        return;
    if (arena_is_exceeded(&request->arena)) { /* refused while nothing has happened yet */
        request_refuse(request, STATUS_UNAVAILABLE, NULL);
        return;
    }
    cancel_legs(request);
    if (operation->deadline_ms)
        request->deadline_ms = clock_ms() + operation->deadline_ms;
    if (operation->export) {
        ask_export(request, in);
        return;
    }
    ask(request, operation->name, operation->request, in, request->deadline_ms);
    if (operation->merge_operation) {
        struct archivo_list_request merged = {.given = 1, .solicitud_id = request->route.ids[0]};
        int64_t deadline_ms = clock_ms() + MERGE_TIMEOUT_MS;
        ask(request, operation->merge_operation, &record_archivo_list_request, &merged,
            deadline_ms < request->deadline_ms ? deadline_ms : request->deadline_ms);
    }
    then(request, operation->download ? download_answer : reply_answer);
}

static void take_caller(struct request *request)
{
    struct leg leg = request->legs[0];
    struct user_reply reply;
    struct problems problems;
    const struct operation *operation = request->route.operation;
    if (leg.status != STATUS_OK) {
        request_refuse_as(request, &leg);
        return;
    }
    if (frame_decode(leg.body, &record_user_reply, &request->arena, &problems, &reply) != STATUS_OK) {
        request_refuse(request, STATUS_UNAVAILABLE, NULL);
        return;
    }
    cancel_legs(request);
    request->caller = (struct caller){.user_id = reply.user->user_id,
                                      .persona_id = reply.persona_id,
                                      .name = reply.user->display_name,
                                      .roles = reply.user->roles,
                                      .roles_count = reply.user->roles_count};
    if (operation->access == ACCESS_ROLES && !(caller_roles(&request->caller) & operation->roles))
        request_refuse(request, STATUS_FORBIDDEN, NULL);
    else if (operation->upload)
        upload_open(request);
    else if (operation->export)
        export_start(request);
    else
        request_ask_operation(request);
}

static void ask_session(struct request *request)
{
    struct me_request in = {.given = 1, .session = request_session_token(request)};
    ask(request, auth_operations.operations[AUTH_ME].name, &record_me_request, &in, request->deadline_ms);
    then(request, take_caller);
}

/* Asks every instance of every service what all of them answer: the legs are in the order of the instances. */
static void ask_all(struct request *request, const char *what, void (*next)(struct request *request))
{
    struct empty nothing = {0};
    size_t number;
    for (size_t i = 0; i < upstream_count(request->context->upstream); i++) {
        const char *service = all_operations[upstream_service(request->context->upstream, i, &number)]->service;
        ask_instance(request, i, arena_printf(&request->arena, "%s.%s", service, what), &record_empty, &nothing,
                     request->deadline_ms);
    }
    then(request, next);
}

static void start_page(struct request *request)
{
    struct answer_context context = request_answer_context(request);
    msgpack_sbuffer json;
    if (request->route.page == PAGE_READY) {
        ask_all(request, "ping", ready_answer);
        return;
    }
    if (request->route.page == PAGE_METRICS) {
        ask_all(request, "stats", figures_answer);
        return;
    }
    msgpack_sbuffer_init(&json);
    json_write_raw(&json, request->route.page == PAGE_HEALTH ? "{\"ok\":true,\"status\":\"healthy\"}"
                                                             : "{\"ok\":true,\"version\":\"" CMEP_VERSION "\"}");
    request_answer(request, answer_json(&context, MHD_HTTP_OK, &json));
}

void request_start(struct request *request)
{
    const struct operation *operation = request->route.operation;
    if (request_is_answered(request))
        return;
    request->deadline_ms = clock_ms() + request->context->config->request_timeout_ms;
    if (!operation)
        start_page(request);
    else if (operation->access != ACCESS_OPEN && !request_session_token(request))
        request_refuse(request, STATUS_UNAUTHENTICATED, NULL);
    else if (operation->access == ACCESS_OPEN || operation->access == ACCESS_SESSION)
        request_ask_operation(request);
    else
        ask_session(request);
}
