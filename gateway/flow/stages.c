#include "flow/stages.h"

#include "base/clock.h"
#include "contract/json.h"
#include "core/fields.h"
#include "core/question.h"
#include "flow/idempotency.h"
#include "flow/metrics.h"
#include "flow/pages.h"
#include "flow/ready.h"
#include "flow/reply.h"
#include "flow/session.h"
#include "operations.h"
#include "transfer/download.h"
#include "transfer/export.h"
#include "transfer/upload.h"
#include "wire/framing.h"
#include "wire/origin.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    MERGE_MS = 1500,                   /* an answer that reads waits so long for what is merged into it ... */
    MERGE_COMMITTED_MS = 200,          /* ... and one that tells of a change so long */
    DISCARDED_BYTES = 64 * 1024 * 1024 /* a body is read so far after its refusal, for its client to see it */
};

/* ---- answers and refusals, which end all that is still asked */

static void answer(struct request *request, struct answer answer)
{
    question_cancel(request, &request->side);
    request_answer(request, answer);
}

static void refuse(struct request *request, enum status status, const struct failure *failure)
{
    if (request_is_answered(request))
        return;
    question_cancel(request, &request->side);
    question_cancel(request, &request->operation);
    request_refuse(request, status, failure);
}

static void refuse_with(struct request *request, enum status status, const char *message)
{
    refuse(request, status, &(struct failure){.message = message});
}

/* ---- transfer */

static void ask_operation(struct request *request);

static void take_step(struct request *request, struct transfer_step step)
{
    if (step.verb == TRANSFER_WAIT)
        question_follow(request, &request->side);
    else if (step.verb == TRANSFER_CONTINUE)
        request_resume(request);
    else if (step.verb == TRANSFER_ASK)
        ask_operation(request);
    else if (step.verb == TRANSFER_ANSWER)
        answer(request, step.answer);
    else if (step.verb == TRANSFER_REFUSE)
        refuse(request, step.status, &step.failure);
}

static void on_transfer_replied(struct request *request)
{
    take_step(request, request->transfer->vtable->replied(request->transfer));
}

static void on_transfer_operated(struct request *request)
{
    take_step(request, request->transfer->vtable->operated(request->transfer));
}

static struct transfer *new_transfer(const struct operation_transfer *spec)
{
    switch (spec->kind) {
    case TRANSFER_UPLOAD:
        return upload_new(spec->piece_bytes);
    case TRANSFER_DOWNLOAD:
        return download_new();
    case TRANSFER_EXPORT:
        return export_new();
    }
    return NULL;
}

static void begin_transfer(struct request *request)
{
    request->transfer = new_transfer(request->route.operation->transfer);
    if (!request->transfer) {
        refuse_with(request, STATUS_UNAVAILABLE, NULL);
        return;
    }
    transfer_init(request->transfer, request);
    request->side.next = on_transfer_replied;
    take_step(request, request->transfer->vtable->begin(request->transfer));
}

static bool transfer_field(const struct transfer *transfer, const struct field *field, struct arena *arena,
                           msgpack_object *ret_value)
{
    return transfer && transfer->vtable->field && transfer->vtable->field(transfer, field, arena, ret_value);
}

/* ---- operation and reply */

static void on_replied(struct request *request)
{
    struct failure failure;
    struct answer made;
    enum status status = reply_make(request, &failure, &made);
    if (status == STATUS_OK)
        answer(request, made);
    else
        refuse(request, status, &failure);
}

/* Asks for what is merged into the answer. A change that is committed does not wait long for it. */
static void ask_merged(struct request *request)
{
    const struct operation *operation = request->route.operation, *merged = operation->merge;
    int64_t deadline_ms = clock_ms() + (operation->method == METHOD_GET ? MERGE_MS : MERGE_COMMITTED_MS);
    char *in = arena_alloc(&request->arena, merged->request->size);
    for (size_t i = 0; i < merged->request->count; i++) /* all of them ids: schemas/generate.py checks it */
        route_id(&request->route, merged->request->fields[i].name,
                 (int64_t *)(void *)(in + merged->request->fields[i].offset));
    question_send(request, &request->operation, UPSTREAM_ANY, merged, in, ENCODE_ALL,
                  clock_earlier(deadline_ms, request->deadline_ms));
}

static enum status read_operation(struct request *request, struct failure *ret_failure, void *ret_in)
{
    enum status status = fields_read(request, transfer_field, ret_failure, ret_in);
    if (status == STATUS_OK)
        status = idempotency_take_key(request, ret_failure);
    /* Refused while nothing has happened yet. */
    return status == STATUS_OK && arena_is_exceeded(&request->arena) ? STATUS_UNAVAILABLE : status;
}

static void ask_operation(struct request *request)
{
    const struct operation *operation = request->route.operation;
    const struct transfer *transfer = request->transfer;
    struct failure failure;
    void *in = arena_alloc(&request->arena, operation->request->size);
    enum status status = read_operation(request, &failure, in);
    if (status != STATUS_OK) {
        refuse(request, status, &failure);
        return;
    }
    if (operation->deadline_ms)
        request->deadline_ms = question_deadline_ms(request, operation);
    request->operation.next = transfer && transfer->vtable->operated ? on_transfer_operated : on_replied;
    question_send(request, &request->operation, request->instance, operation, in, ENCODE_GIVEN, request->deadline_ms);
    if (operation->merge)
        ask_merged(request);
    question_follow(request, &request->operation);
    if (transfer && transfer->vtable->asked && !request_is_answered(request))
        take_step(request, transfer->vtable->asked(request->transfer));
}

/* ---- session */

static void on_session(struct request *request)
{
    struct failure failure = {0};
    enum status status = session_take(request, &failure);
    question_cancel(request, &request->side);
    if (status != STATUS_OK)
        refuse(request, status, &failure);
    else if (request->route.operation->transfer)
        begin_transfer(request);
    else
        ask_operation(request);
}

/* ---- pages of the gateway's own */

static void answer_ok(struct request *request, const char *text)
{
    struct answer_context context = request_answer_context(request);
    msgpack_sbuffer json;
    msgpack_sbuffer_init(&json);
    json_write_raw(&json, text);
    answer(request, answer_json(&context, MHD_HTTP_OK, &json));
}

static void on_pings(struct request *request)
{
    struct failure failure;
    enum status status = ready_check(request, &failure);
    if (status == STATUS_OK)
        answer_ok(request, "{\"ok\":true,\"status\":\"ready\"}");
    else
        refuse(request, status, &failure);
}

static void on_stats(struct request *request)
{
    answer(request, metrics_page(request));
}

/* Asks every instance of every service what all of them answer, in the order of the instances. */
static void ask_all(struct request *request, const char *what, void (*next)(struct request *request))
{
    const struct empty nothing = {0};
    size_t number;
    request->side.next = next;
    for (size_t i = 0; i < upstream_count(request->context->upstream); i++) {
        const char *service = all_operations[upstream_service(request->context->upstream, i, &number)]->service;
        const struct operation operation = {.name = arena_printf(&request->arena, "%s.%s", service, what),
                                            .request = &record_empty};
        question_send(request, &request->side, i, &operation, &nothing, ENCODE_ALL, request->deadline_ms);
    }
    question_follow(request, &request->side);
}

static void start_page(struct request *request)
{
    if (request->route.page == PAGE_READY)
        ask_all(request, "ping", on_pings);
    else if (request->route.page == PAGE_METRICS)
        ask_all(request, "stats", on_stats);
    else
        answer_ok(request, request->route.page == PAGE_HEALTH ? "{\"ok\":true,\"status\":\"healthy\"}"
                                                              : "{\"ok\":true,\"version\":\"" CMEP_VERSION "\"}");
}

/* ---- start */

/* Sets off a complete request, or one with a file, whose body is yet to come. */
static void start(struct request *request)
{
    const struct operation *operation = request->route.operation;
    if (request_is_answered(request))
        return;
    request->deadline_ms = clock_ms() + request->context->config->request_timeout_ms;
    if (!operation) {
        start_page(request);
    } else if (operation->access == ACCESS_OPEN
               || (operation->access == ACCESS_SESSION && request_session_token(request))) {
        ask_operation(request);
    } else if (!request_session_token(request)) {
        refuse_with(request, STATUS_UNAUTHENTICATED, NULL);
    } else {
        request->side.next = on_session;
        session_ask(request);
        question_follow(request, &request->side);
    }
}

/* ---- the head */

static bool takes_file(const struct request *request)
{
    const struct operation *operation = request->route.operation;
    return operation && operation->transfer && operation->transfer->kind == TRANSFER_UPLOAD;
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

/* Finds what the request asks for. A page of the application is its answer; so is the refusal of what is not there. */
static void find_route(struct request *request, const char *target)
{
    const char *whole = path_of_target(target), *below_api = route_below_api(whole);
    const char *path = below_api ? below_api : whole;
    enum status status = route_find(request->method, path, &request->route);
    struct answer_context context = request_answer_context(request);
    struct answer page;
    if (may_be_file(status, &request->route, path, below_api != NULL) && request_only_reads(request)
        && pages_answer(request->context->pages, &context, request->connection, path, &page)) {
        request->route.pattern = request->route.pattern ? request->route.pattern : "(application)";
        answer(request, page);
    } else if (status == STATUS_METHOD_NOT_ALLOWED && strcmp(request->method, "OPTIONS") == 0) {
        char allowed[64];
        route_allow_header(request->route.allowed, allowed, sizeof allowed);
        answer(request, answer_preflight(&context, allowed));
    } else if (status != STATUS_OK) {
        refuse_with(request, status, status == STATUS_NOT_FOUND ? "No existe esa dirección." : NULL);
    }
}

static void find_metrics_route(struct request *request, const char *target)
{
    if (request_only_reads(request) && strcmp(target, "/metrics") == 0)
        request->route = (struct route){.page = PAGE_METRICS, .pattern = "/metrics"};
    else
        refuse_with(request, STATUS_NOT_FOUND, "No existe esa dirección.");
}

static bool changes_state(const struct request *request)
{
    return !request_only_reads(request) && strcmp(request->method, "OPTIONS") != 0;
}

/* In production the cookie is SameSite=None, so a page of somebody else could send it along. */
static bool origin_may_change(const struct request *request)
{
    return !request->origin || origin_is_listed(request->context->config->cors_origins, request->origin)
        || origin_is_own(request->origin, request_header(request, "Host"));
}

/* The most bytes that a body may have. */
static unsigned long long most_bytes(const struct request *request)
{
    return takes_file(request) ? (unsigned long long)request->context->config->max_upload_bytes + UPLOAD_SLACK_BYTES
                               : REQUEST_BODY_BYTES;
}

/* Refuses what can be refused before the body is read. */
static void check_head(struct request *request)
{
    if (request_is_answered(request))
        return;
    if (request->context->draining)
        refuse_with(request, STATUS_UNAVAILABLE, NULL);
    else if (changes_state(request) && !origin_may_change(request))
        refuse_with(request, STATUS_FORBIDDEN, "El origen de la petición no está permitido.");
    else if (request_announced_bytes(request) > most_bytes(request))
        refuse_with(request, STATUS_PAYLOAD_TOO_LARGE, NULL);
}

/* Whether the client sends no body before it is told to. */
static bool asks_before_body(const struct request *request)
{
    return request_announced_bytes(request) > 0 && request_header(request, "Expect");
}

/* A client that has much to send still, or has sent much since its refusal, gets it at once; any other when its body is
 * complete. */
static void send_refusal(struct request *request)
{
    unsigned long long announced = request_announced_bytes(request);
    bool is_long = request->body_seen > REQUEST_BODY_BYTES || announced > request->body_seen + REQUEST_BODY_BYTES;
    if (request_is_refused(request) && is_long && request->state != REQUEST_DRAIN)
        request_answer_early(request);
}

/* The head is judged: the body may come, or is not worth its way. */
static enum MHD_Result pass_head(struct request *request)
{
    request_enter(request, takes_file(request) ? REQUEST_UPLOAD : REQUEST_BODY);
    if (request_is_answered(request) && asks_before_body(request))
        return request_queue_answer(request);
    send_refusal(request);
    return MHD_YES;
}

/* Begins a request. What is wrong with the framing of its head is answered at once and ends the connection: nobody
 * knows where the next request would begin. */
static enum MHD_Result begin(void *context, const struct http_head *head,
                             void (*find)(struct request *request, const char *target), void **ret_request)
{
    const char *message;
    struct request *request = *ret_request = request_new(context, head);
    if (!request)
        return MHD_NO;
    enum status framing = framing_check(request->connection, head->method, head->version, head->target, &message);
    if (framing != STATUS_OK) {
        request->is_last = true;
        refuse_with(request, framing, message);
        return request_queue_answer(request);
    }
    find(request, head->target);
    check_head(request);
    if (takes_file(request))
        start(request);
    if (!takes_file(request) || request_is_answered(request))
        return pass_head(request);
    request_enter(request, REQUEST_ADMISSION);
    return MHD_YES;
}

static enum MHD_Result on_head(void *context, const struct http_head *head, void **ret_request)
{
    return begin(context, head, find_route, ret_request);
}

static enum MHD_Result on_metrics_head(void *context, const struct http_head *head, void **ret_request)
{
    return begin(context, head, find_metrics_route, ret_request);
}

/* ---- the body */

/* Takes a piece of a file, as much of it as there is room for. */
static void take_file(struct request *request, const char *data, size_t *size)
{
    struct transfer_step step = request->transfer->vtable->take(request->transfer, data, size);
    if (step.verb == TRANSFER_REFUSE)
        refuse(request, step.status, &step.failure);
}

/* Takes a piece of the body; of one that is refused already, drops it. */
static enum MHD_Result take_body(struct request *request, const char *data, size_t *size)
{
    size_t given = *size;
    if (request->body_seen + given > most_bytes(request))
        refuse_with(request, STATUS_PAYLOAD_TOO_LARGE, NULL);
    if (!request_is_answered(request) && takes_file(request))
        take_file(request, data, size);
    else if (!request_is_answered(request) && !request_keep_body(request, data, given))
        return MHD_NO;
    else if (!request_is_answered(request))
        *size = 0;
    if (request_is_answered(request)) {
        request->body_dropped += *size;
        *size = 0;
    }
    request->body_seen += given - *size;
    if (request->body_dropped > DISCARDED_BYTES)
        return MHD_NO;
    send_refusal(request);
    if (*size > 0)
        request_enter(request, REQUEST_UPLOAD_WAIT);
    return MHD_YES;
}

/* The body is complete. */
static enum MHD_Result complete(struct request *request)
{
    if (!request_is_answered(request) && request->state != REQUEST_WORK) {
        if (takes_file(request))
            take_step(request, request->transfer->vtable->complete(request->transfer));
        else
            start(request);
    }
    if (request_is_answered(request))
        return request_queue_answer(request);
    request_enter(request, REQUEST_WORK);
    return MHD_YES;
}

static enum MHD_Result on_body(void *handled, const char *data, size_t *size)
{
    struct request *request = handled;
    if (request->state == REQUEST_ADMISSION)
        return pass_head(request);
    if (request->state == REQUEST_UPLOAD_WAIT)
        request_enter(request, REQUEST_UPLOAD);
    return *size > 0 ? take_body(request, data, size) : complete(request);
}

static void on_expired(void *handled)
{
    struct request *request = handled;
    refuse_with(request, STATUS_TIMEOUT, NULL);
    request_answer_early(request);
}

static void on_end(void *handled)
{
    struct request *request = handled;
    question_cancel(request, &request->side);
    question_cancel(request, &request->operation);
    transfer_destroy(&request->transfer);
    request_destroy(&request);
}

const struct http_handler stages_requests = {on_head, on_body, on_expired, on_end};
const struct http_handler stages_metrics_requests = {on_metrics_head, on_body, on_expired, on_end};
