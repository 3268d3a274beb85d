#include "http.h"

#include "base/clock.h"
#include "crowd.h"
#include "base/digest.h"
#include "framing.h"
#include "base/log.h"
#include "origin.h"
#include "upload.h"
#include "watch.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    SPARE_CONNECTIONS = 64,        /* of libmicrohttpd, above ours: those that are let go are still there for a turn */
    CONNECTION_BYTES = 160 * 1024, /* for the head of a request, its cookies once more, and the answer's head */
    LATE_MS = 1000,                /* so often are the clocks looked at */
    IDLE_TIMEOUT_S = 30,
    DISCARDED_BYTES = 64 * 1024 * 1024 /* a body is read so far after its refusal, for its client to see it */
};

struct http {
    struct MHD_Daemon *daemon;
    struct request_context *context;
    http_router route;
    int epoll;
    size_t active;
    struct watch *watched; /* the connections */
    size_t connections;
    bool has_ended; /* one of them, in the last run */
    int64_t next_late_ms;
    bool draining;
};

/* ---- the head */

static bool changes_state(const struct request *request)
{
    return !request_only_reads(request) && strcmp(request->method, "OPTIONS") != 0;
}

/* In production the cookie is SameSite=None, so a page of somebody else could send it along. */
static bool origin_may_change(const struct request *request)
{
    const char *host = MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, "Host");
    return !request->origin || origin_is_listed(request->context->config->cors_origins, request->origin)
        || origin_is_own(request->origin, host);
}

static unsigned long long announced_bytes(struct MHD_Connection *connection)
{
    const char *text = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Length");
    return text ? strtoull(text, NULL, 10) : 0;
}

/* Whether the client sends no body before it is told to. */
static bool asks_before_body(struct MHD_Connection *connection)
{
    return announced_bytes(connection) > 0 && MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Expect");
}

static bool takes_file(const struct request *request)
{
    return request->route.operation && request->route.operation->upload;
}

/* The most that a body may have. */
static unsigned long long most_bytes(const struct request *request)
{
    return takes_file(request) ? (unsigned long long)request->context->config->max_upload_bytes + UPLOAD_SLACK_BYTES
                               : REQUEST_BODY_BYTES;
}

/* What can be refused before the body is read. */
static void check_head(struct http *http, struct request *request)
{
    if (request_is_answered(request))
        return;
    if (http->draining)
        request_refuse(request, STATUS_UNAVAILABLE, NULL);
    else if (changes_state(request) && !origin_may_change(request))
        request_refuse(request, STATUS_FORBIDDEN, "El origen de la petición no está permitido.");
    else if (announced_bytes(request->connection) > most_bytes(request))
        request_refuse(request, STATUS_PAYLOAD_TOO_LARGE, NULL);
}

/* ---- answers past libmicrohttpd */

/* Closing on a client that still sends would take the answer from it: what comes is read for a while and dropped. */
static bool tell_last(struct watch *watch, const struct answer *answer, bool with_text)
{
    bool told = answer_send(answer, watch->socket, with_text);
    if (told)
        watch_drain(watch);
    else
        watch_end(watch);
    return told;
}

/* The answer of a request whose body is not, or not yet, there. */
static void answer_before_body(struct request *request)
{
    tell_last(watch_of(request->connection), &request->answer, strcmp(request->method, "HEAD") != 0);
}

/* Refuses a connection that is no request yet. */
static bool tell_connection(struct http *http, struct watch *watch, enum status status, char ret_id[DIGEST_SIZE])
{
    *ret_id = '\0';
    random_text(16, ret_id);
    struct answer_context context = {http->context->config, ret_id, NULL};
    struct answer answer = answer_refusal(&context, status, &(struct failure){0});
    bool told = tell_last(watch, &answer, true);
    answer_finish(&answer);
    return told;
}

static void tell_slow_head(struct http *http, struct watch *watch)
{
    char id[DIGEST_SIZE];
    bool told = tell_connection(http, watch, STATUS_TIMEOUT, id);
    log_write(LEVEL_INFO, "head_too_slow", "{s:s, s:b}", "request_id", id, "told", told);
}

/* Counted, not logged: there may be thousands. It is not awaited until the client has read it, for want of room. */
static void tell_no_room(struct http *http, struct watch *watch)
{
    char id[DIGEST_SIZE];
    tell_connection(http, watch, STATUS_UNAVAILABLE, id);
    watch_end(watch);
}

/* A request that is refused already, and of which only the body is missing, gets that refusal. Who asked nothing is
 * told nothing: a browser opens connections that it may need. */
static void end_late(struct http *http, struct watch *watch)
{
    bool silent = watch_is_silent(watch);
    if (watch->phase != WATCH_DRAIN && !silent)
        metrics_add(http->context->metrics, METRIC_TOO_SLOW, 1);
    if (watch->phase == WATCH_HEAD && !silent) {
        tell_slow_head(http, watch);
    } else if (watch->phase == WATCH_BODY || watch->phase == WATCH_UPLOAD) {
        request_refuse(watch->request, STATUS_TIMEOUT, NULL);
        answer_before_body(watch->request);
    } else {
        watch_end(watch);
    }
}

static void end_all_late(struct http *http)
{
    for (struct watch *watch = http->watched; watch; watch = watch->next)
        if (watch_is_late(watch))
            end_late(http, watch);
}

/* ---- the body */

static enum MHD_Result hold(struct request *request)
{
    watch_enter(watch_of(request->connection), WATCH_WORKING);
    request_suspend(request);
    return MHD_YES;
}

/* A refusal is told at once to who has much to send still, or has sent much since; else when the body is complete. */
static void tell_refusal(struct request *request)
{
    unsigned long long announced = announced_bytes(request->connection);
    bool is_long = request->body_seen > REQUEST_BODY_BYTES || announced > request->body_seen + REQUEST_BODY_BYTES;
    if (request_is_refused(request) && is_long && watch_of(request->connection)->phase != WATCH_DRAIN)
        answer_before_body(request);
}

static bool keep_body(struct request *request, const char *data, size_t size)
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

/* Takes a piece of the body, or, of a file, as much of it as there is room for. */
static enum MHD_Result take_body(struct request *request, const char *data, size_t *size)
{
    size_t taken = *size;
    if (!request_is_answered(request) && request->body_seen + *size > most_bytes(request))
        request_refuse(request, STATUS_PAYLOAD_TOO_LARGE, NULL);
    if (!request_is_answered(request) && takes_file(request))
        taken = upload_take(request, data, *size);
    else if (!request_is_answered(request) && !keep_body(request, data, *size))
        return MHD_NO;
    if (request_is_answered(request)) {
        taken = *size;
        request->body_dropped += taken;
    }
    request->body_seen += taken;
    *size -= taken;
    if (request->body_dropped > DISCARDED_BYTES)
        return MHD_NO;
    tell_refusal(request);
    return *size > 0 ? hold(request) : MHD_YES;
}

/* ---- callbacks */

static enum MHD_Result queue_answer(struct http *http, struct request *request)
{
    if (http->draining || request->is_last)
        answer_header(&request->answer, "Connection", "close");
    watch_enter(watch_of(request->connection), request->download || request->export ? WATCH_DOWNLOAD : WATCH_ANSWER);
    return answer_queue(&request->answer, request->connection);
}

/* The head is judged: the body may come, or is not worth its way. */
static enum MHD_Result pass_head(struct http *http, struct request *request)
{
    request->head_passed = true;
    watch_enter(watch_of(request->connection), takes_file(request) ? WATCH_UPLOAD : WATCH_BODY);
    if (request_is_answered(request) && asks_before_body(request->connection))
        return queue_answer(http, request);
    tell_refusal(request);
    return MHD_YES;
}

/* The head is there. What is wrong with its framing is answered at once and ends the connection: nobody knows where the
 * next request would begin. */
static enum MHD_Result begin_request(struct http *http, struct request *request, const char *method,
                                     const char *version, const char *path)
{
    const char *message;
    struct watch *watch = watch_of(request->connection);
    enum status framing = framing_check(request->connection, method, version, path, &message);
    http->active++;
    watch->request = request;
    watch->has_asked = true;
    if (framing != STATUS_OK) {
        request->is_last = true;
        request_refuse(request, framing, message);
        return queue_answer(http, request);
    }
    http->route(request, path);
    check_head(http, request);
    if (takes_file(request))
        request_start(request);
    return takes_file(request) && !request_is_answered(request) ? hold(request) : pass_head(http, request);
}

/* Called when the head is there, for each piece of the body, when it is complete, and when the connection was
 * resumed: with the head again, as long as that was all that had come. */
static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection, const char *url, const char *method,
                                  const char *version, const char *data, size_t *data_size, void **request_of)
{
    struct http *http = cls;
    struct request *request = *request_of;
    if (!request) {
        if (watch_of(connection)->phase == WATCH_DRAIN)
            return MHD_NO; /* a head that was given up, complete after all */
        request = *request_of = request_new(http->context, connection, method);
        return request ? begin_request(http, request, method, version, url) : MHD_NO;
    }
    if (!request->head_passed)
        return pass_head(http, request);
    if (takes_file(request) && !request->body_ended && watch_of(connection)->phase == WATCH_WORKING)
        watch_enter(watch_of(connection), WATCH_UPLOAD);
    if (*data_size > 0)
        return take_body(request, data, data_size);
    if (!request_is_answered(request) && !request->body_ended)
        takes_file(request) ? upload_finish(request) : request_start(request);
    return request_is_answered(request) ? queue_answer(http, request) : hold(request);
}

static void on_completed(void *cls, struct MHD_Connection *connection, void **request_of,
                         enum MHD_RequestTerminationCode code)
{
    struct http *http = cls;
    (void)code;
    if (!*request_of)
        return;
    watch_of(connection)->request = NULL;
    watch_enter(watch_of(connection), WATCH_HEAD);
    http->active--;
    request_destroy((struct request **)request_of);
}

/* A listener that is full takes a connection in the place of one that asks for nothing, or refuses it. */
static void make_room(struct http *http, struct watch *newest)
{
    struct watch *leaving = crowd_find(newest->next);
    metrics_add(http->context->metrics, METRIC_CROWDED_OUT, 1);
    if (leaving)
        watch_end(leaving);
    else
        tell_no_room(http, newest);
}

static void add_connection(struct http *http, struct MHD_Connection *connection, struct watch *watch)
{
    watch_init(watch, &http->watched,
               MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd);
    peer_of_socket(MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr, watch->peer);
    if (++http->connections > http->context->most_connections)
        make_room(http, watch);
}

static void on_connection(void *cls, struct MHD_Connection *connection, void **watch,
                          enum MHD_ConnectionNotificationCode code)
{
    struct http *http = cls;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        *watch = calloc(1, sizeof(struct watch));
        if (!*watch)
            abort();
        add_connection(http, connection, *watch);
    } else {
        http->connections--;
        http->has_ended = true;
        watch_finish(*watch);
        free(*watch);
    }
}

/* What libmicrohttpd has to say becomes a line like all others. Without what its sentence is about, which may be the
 * path of a request, and with it a person. */
static void log_sentence(void *cls, const char *sentence, va_list about)
{
    char text[256];
    (void)cls;
    (void)about;
    snprintf(text, sizeof text, "%.*s", (int)strcspn(sentence, "\n"), sentence);
    log_write(LEVEL_INFO, "libmicrohttpd", "{s:s}", "sentence", text);
}

/* Decodes %XX in a path or a parameter; what holds %00 is left as it is, since nothing of ours may hold a NUL and the
 * text would end there. */
static size_t unescape(void *cls, struct MHD_Connection *connection, char *text)
{
    (void)cls;
    (void)connection;
    return strstr(text, "%00") ? strlen(text) : MHD_http_unescape(text);
}

/* ---- the daemon */

static bool read_address(const struct config *config, int64_t number, struct sockaddr_storage *address)
{
    struct sockaddr_in *v4 = (struct sockaddr_in *)address;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)address;
    uint16_t port = htons((uint16_t)number);
    *address = (struct sockaddr_storage){0};
    if (inet_pton(AF_INET, config->http_bind, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = port;
        return true;
    }
    if (inet_pton(AF_INET6, config->http_bind, &v6->sin6_addr) == 1) {
        v6->sin6_family = AF_INET6;
        v6->sin6_port = port;
        return true;
    }
    return false;
}

struct http *http_new(struct request_context *context, int64_t port, http_router router)
{
    struct sockaddr_storage address;
    struct http *http = calloc(1, sizeof *http);
    http->context = context;
    http->route = router;
    if (read_address(context->config, port, &address)) {
        unsigned v6 = address.ss_family == AF_INET6 ? MHD_USE_IPv6 : 0;
        http->daemon = MHD_start_daemon(
            MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG | v6, 0, NULL, NULL, on_request, http,
            MHD_OPTION_EXTERNAL_LOGGER, log_sentence, NULL, MHD_OPTION_SOCK_ADDR, &address,
            MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_LISTEN_BACKLOG_SIZE, 1024u, MHD_OPTION_NOTIFY_COMPLETED,
            on_completed, http, MHD_OPTION_NOTIFY_CONNECTION, on_connection, http, MHD_OPTION_CONNECTION_LIMIT,
            (unsigned)context->most_connections + SPARE_CONNECTIONS, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
            (size_t)CONNECTION_BYTES, MHD_OPTION_CONNECTION_TIMEOUT, IDLE_TIMEOUT_S, MHD_OPTION_UNESCAPE_CALLBACK,
            unescape, NULL, MHD_OPTION_END);
    }
    if (!http->daemon) {
        http_destroy(&http);
        return NULL;
    }
    http->epoll = MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
    return http;
}

void http_destroy(struct http **self)
{
    if (!*self)
        return;
    if ((*self)->daemon)
        MHD_stop_daemon((*self)->daemon);
    free(*self);
    *self = NULL;
}

int http_descriptor(const struct http *http)
{
    return http->epoll;
}

/* libmicrohttpd stops listening at its limit, or when there is no descriptor for another connection, and listens again
 * in the run after the one that ended a connection. */
int64_t http_due_ms(struct http *http)
{
    MHD_UNSIGNED_LONG_LONG timeout_ms;
    int64_t due_ms = http->watched ? http->next_late_ms : INT64_MAX;
    if (MHD_get_timeout(http->daemon, &timeout_ms) == MHD_YES)
        due_ms = clock_earlier(due_ms, clock_ms() + (int64_t)timeout_ms);
    return http->has_ended ? clock_ms() : due_ms;
}

void http_run(struct http *http)
{
    http->has_ended = false;
    MHD_run(http->daemon);
    if (http->watched && clock_ms() >= http->next_late_ms) {
        end_all_late(http);
        http->next_late_ms = clock_ms() + LATE_MS;
    }
}

void http_drain(struct http *http)
{
    http->draining = true;
}

void http_quiesce(struct http *http)
{
    int listener = MHD_quiesce_daemon(http->daemon);
    if (listener >= 0)
        close(listener);
}

size_t http_active(const struct http *http)
{
    return http->active;
}
