#include "core/request.h"

#include "base/clock.h"
#include "base/digest.h"
#include "base/log.h"
#include "core/route_metrics.h"
#include "wire/cookie.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { REQUEST_ARENA_BYTES = 64 * 1024 * 1024 }; /* a body of 1 MiB of tiny values, taken apart */

/* ---- the state machine */

#define TO(state) (1u << REQUEST_##state)

static const struct {
    unsigned next; /* the states that may follow */
    enum watch_phase phase;
    bool waits;
} states[REQUEST_STATE_COUNT] = {
    [REQUEST_HEAD] = {TO(ADMISSION) | TO(BODY) | TO(UPLOAD) | TO(ANSWER), WATCH_HEAD, false},
    [REQUEST_ADMISSION] = {TO(UPLOAD), WATCH_WORKING, true},
    [REQUEST_BODY] = {TO(WORK) | TO(ANSWER) | TO(DOWNLOAD) | TO(DRAIN), WATCH_BODY, false},
    [REQUEST_UPLOAD] = {TO(UPLOAD_WAIT) | TO(WORK) | TO(ANSWER) | TO(DRAIN), WATCH_UPLOAD, false},
    [REQUEST_UPLOAD_WAIT] = {TO(UPLOAD), WATCH_WORKING, true},
    [REQUEST_WORK] = {TO(WORK) | TO(ANSWER) | TO(DOWNLOAD), WATCH_WORKING, true},
    [REQUEST_ANSWER] = {0, WATCH_ANSWER, false},
    [REQUEST_DOWNLOAD] = {TO(DOWNLOAD_WAIT), WATCH_DOWNLOAD, false},
    [REQUEST_DOWNLOAD_WAIT] = {TO(DOWNLOAD), WATCH_WORKING, true},
    [REQUEST_DRAIN] = {TO(ANSWER), WATCH_DRAIN, false},
};

void request_enter(struct request *request, enum request_state state)
{
    assert(states[request->state].next & 1u << state);
    request->state = state;
    if (state != REQUEST_DRAIN) /* whose clock answer_send_last has set */
        watch_enter(request->watch, states[state].phase);
    if (!states[state].waits)
        return;
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

/* ---- beginning and end */

static bool id_is_sane(const char *id)
{
    size_t size = strlen(id);
    return size > 0 && size < REQUEST_ID_SIZE
        && strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == size;
}

static void choose_id(struct request *request)
{
    const char *given = request_header(request, "X-Request-Id");
    if (given && id_is_sane(given))
        snprintf(request->id, sizeof request->id, "%s", given);
    else if (!random_text(16, request->id))
        abort();
}

struct request *request_new(struct request_context *context, const struct http_head *head)
{
    struct request *request = calloc(1, sizeof *request);
    if (!request)
        return NULL;
    arena_init(&request->arena, REQUEST_ARENA_BYTES);
    request->context = context;
    request->instance = UPSTREAM_ANY;
    request->connection = head->connection;
    request->watch = head->watch;
    request->method = head->method;
    request->origin = request_header(request, "Origin");
    request->start_us = clock_us();
    choose_id(request);
    return request;
}

/* ---- what it says */

bool request_is_head(const struct request *request)
{
    return strcmp(request->method, "HEAD") == 0;
}

bool request_only_reads(const struct request *request)
{
    return strcmp(request->method, "GET") == 0 || request_is_head(request);
}

const char *request_header(const struct request *request, const char *name)
{
    return MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, name);
}

struct hops {
    struct arena *arena;
    const char *list; /* NULL without any */
};

static enum MHD_Result join_hop(void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
    struct hops *hops = cls;
    (void)kind;
    if (value && strcasecmp(name, "X-Forwarded-For") == 0)
        hops->list = hops->list ? arena_printf(hops->arena, "%s,%s", hops->list, value) : value;
    return MHD_YES;
}

const char *request_peer(struct request *request)
{
    struct hops hops = {.arena = &request->arena};
    if (*request->peer == '\0') {
        peer_of_socket(MHD_get_connection_info(request->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr,
                       request->peer);
        MHD_get_connection_values(request->connection, MHD_HEADER_KIND, join_hop, &hops);
        peer_follow(hops.list, request->context->config->trusted_proxies, request->peer);
    }
    return request->peer;
}

const char *request_session_token(const struct request *request)
{
    return cookie_token(MHD_lookup_connection_value(request->connection, MHD_COOKIE_KIND, COOKIE_SESSION));
}

unsigned long long request_announced_bytes(const struct request *request)
{
    const char *text = request_header(request, "Content-Length");
    return text ? strtoull(text, NULL, 10) : 0;
}

bool request_keep_body(struct request *request, const char *data, size_t size)
{
    if (request->body_size + size > request->body_capacity) {
        size_t capacity = request->body_size + size > 4096 ? REQUEST_BODY_BYTES : 4096;
        char *body = realloc(request->body, capacity);
        if (!body)
            return false;
        request->body = body;
        request->body_capacity = capacity;
    }
    memcpy(request->body + request->body_size, data, size);
    request->body_size += size;
    return true;
}

/* ---- its answer */

bool request_is_answered(const struct request *request)
{
    return request->answer.http_code != 0;
}

bool request_is_refused(const struct request *request)
{
    return request->answer.http_code >= 400;
}

/* The route's pattern, which the log and the metrics have instead of the path. */
static const char *route_name(const struct request *request)
{
    return request->route.pattern ? request->route.pattern : "-";
}

static void log_answer(const struct request *request, int64_t microseconds)
{
    unsigned code = request->answer.http_code;
    LOG(code == 503 ? LEVEL_WARNING : LEVEL_INFO, "request", LOG_TEXT("request_id", request->id),
        LOG_TEXT("method", request->method), LOG_TEXT("route", route_name(request)), LOG_INT("status", code),
        LOG_INT("milliseconds", microseconds / 1000), LOG_INT("user_id", request->caller.user_id));
}

/* Counts and logs the answer once it has left, with the time that the request took as a whole. */
static void count_answer(struct request *request)
{
    int64_t microseconds = clock_us() - request->start_us;
    const struct operation *operation = request->route.operation;
    size_t index = operation ? operation_index(operation) : MOST_OPERATIONS - 1;
    unsigned code = request->answer.http_code;
    if (request->is_counted || code == 0)
        return;
    request->is_counted = true;
    metrics_add_call(&request->context->metrics->operations[index], (int)code, 0, microseconds);
    if (request->context->route_metrics)
        route_metrics_add(request->context->route_metrics, route_name(request), code, microseconds, clock_ms());
    log_answer(request, microseconds);
}

void request_destroy(struct request **self)
{
    if (!*self)
        return;
    count_answer(*self);
    answer_finish(&(*self)->answer);
    arena_finish(&(*self)->arena);
    free((*self)->body);
    free(*self);
    *self = NULL;
}

struct answer_context request_answer_context(const struct request *request)
{
    return (struct answer_context){request->context->config, request->id, request->origin};
}

/* The answer to a request that took more memory than it may, instead of the one that it would have had. */
static struct answer answer_exceeded(const struct request *request, struct answer *answer)
{
    struct answer_context context = request_answer_context(request);
    LOG(LEVEL_ERROR, "arena_exceeded", LOG_TEXT("request_id", request->id), LOG_TEXT("method", request->method),
        LOG_TEXT("route", route_name(request)), LOG_INT("limit_bytes", request->arena.limit));
    answer_finish(answer);
    return answer_refusal(&context, STATUS_UNAVAILABLE, &(struct failure){0});
}

void request_answer(struct request *request, struct answer answer)
{
    if (request_is_answered(request)) {
        answer_finish(&answer);
        return;
    }
    if (arena_is_exceeded(&request->arena))
        answer = answer_exceeded(request, &answer);
    request->answer = answer;
    request_resume(request);
}

void request_refuse(struct request *request, enum status status, const struct failure *failure)
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

enum MHD_Result request_queue_answer(struct request *request)
{
    if (request->context->draining || request->is_last)
        answer_header(&request->answer, "Connection", "close");
    request_enter(request, request->answer.in_pieces ? REQUEST_DOWNLOAD : REQUEST_ANSWER);
    return answer_queue(&request->answer, request->connection);
}

void request_answer_early(struct request *request)
{
    answer_send_last(&request->answer, request->watch, !request_is_head(request));
    request_enter(request, REQUEST_DRAIN);
    count_answer(request);
}
