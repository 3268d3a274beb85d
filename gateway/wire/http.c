#include "wire/http.h"

#include "base/clock.h"
#include "base/digest.h"
#include "base/log.h"
#include "wire/answer.h"
#include "wire/crowd.h"

#include <arpa/inet.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    SPARE_CONNECTIONS = 64,        /* of libmicrohttpd, above ours: those that are let go are still there for a turn */
    CONNECTION_BYTES = 160 * 1024, /* for the head of a request, its cookies once more, and the answer's head */
    LATE_MS = 1000,                /* between two looks at the clocks */
    IDLE_TIMEOUT_S = 30
};

struct http {
    struct http_settings settings;
    struct MHD_Daemon *daemon;
    int epoll;
    size_t active;
    struct watch *watched; /* the connections */
    size_t connections;
    bool has_ended; /* one of them, in the last run */
    int64_t next_late_ms;
};

/* ---- connections that are late */

/* Refuses a connection that is no request yet. */
static bool refuse_connection(struct http *http, struct watch *watch, enum status status, char ret_id[DIGEST_SIZE])
{
    *ret_id = '\0';
    random_text(16, ret_id);
    struct answer_context context = {http->settings.config, ret_id, NULL};
    struct answer answer = answer_refusal(&context, status, &(struct failure){0});
    bool told = answer_send_last(&answer, watch, true);
    answer_finish(&answer);
    return told;
}

static void tell_slow_head(struct http *http, struct watch *watch)
{
    char id[DIGEST_SIZE];
    bool told = refuse_connection(http, watch, STATUS_TIMEOUT, id);
    LOG(LEVEL_INFO, "head_too_slow", LOG_TEXT("request_id", id), LOG_BOOL("told", told));
}

/* Counted, not logged: there may be thousands. It is not awaited until the client has read it, for want of room. */
static void tell_no_room(struct http *http, struct watch *watch)
{
    char id[DIGEST_SIZE];
    refuse_connection(http, watch, STATUS_UNAVAILABLE, id);
    watch_end(watch);
}

/* A request that is refused already, and of which only the body is missing, gets that refusal. Who asked nothing is
 * told nothing: a browser opens connections that it may need. */
static void end_late(struct http *http, struct watch *watch)
{
    bool silent = watch_is_silent(watch);
    if (watch->phase != WATCH_DRAIN && !silent)
        metrics_add(http->settings.metrics, METRIC_TOO_SLOW, 1);
    if (watch->phase == WATCH_HEAD && !silent) {
        tell_slow_head(http, watch);
    } else if (watch->phase == WATCH_BODY || watch->phase == WATCH_UPLOAD) {
        http->settings.handler->expire(watch->request);
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

/* ---- callbacks */

/* Called when the head is there, for each piece of the body, when it is complete, and when the connection was
 * resumed: with the head again, as long as that was all that had come. */
static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection, const char *target, const char *method,
                                  const char *version, const char *data, size_t *data_size, void **request)
{
    struct http *http = cls;
    struct watch *watch = watch_of(connection);
    if (*request)
        return http->settings.handler->take(*request, data, data_size);
    if (watch->phase == WATCH_DRAIN)
        return MHD_NO; /* a head that was given up, complete after all */
    const struct http_head head = {connection, watch, method, version, target};
    watch->has_asked = true;
    enum MHD_Result result = http->settings.handler->begin(http->settings.context, &head, request);
    watch->request = *request;
    http->active += *request != NULL;
    return result;
}

static void on_completed(void *cls, struct MHD_Connection *connection, void **request,
                         enum MHD_RequestTerminationCode code)
{
    struct http *http = cls;
    (void)code;
    if (!*request)
        return;
    http->settings.handler->end(*request);
    *request = NULL;
    watch_of(connection)->request = NULL;
    watch_enter(watch_of(connection), WATCH_HEAD);
    http->active--;
}

/* A listener that is full takes a connection in the place of one that asks for nothing, or refuses it. */
static void make_room(struct http *http, struct watch *newest)
{
    struct watch *leaving = crowd_find(newest->next);
    metrics_add(http->settings.metrics, METRIC_CROWDED_OUT, 1);
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
    if (++http->connections > http->settings.most_connections)
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
    LOG(LEVEL_INFO, "libmicrohttpd", LOG_TEXT("sentence", text));
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

struct http *http_new(const struct http_settings *settings, int64_t port)
{
    struct sockaddr_storage address;
    struct http *http = calloc(1, sizeof *http);
    http->settings = *settings;
    if (read_address(settings->config, port, &address)) {
        unsigned v6 = address.ss_family == AF_INET6 ? MHD_USE_IPv6 : 0;
        http->daemon = MHD_start_daemon(
            MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG | v6, 0, NULL, NULL, on_request, http,
            MHD_OPTION_EXTERNAL_LOGGER, log_sentence, NULL, MHD_OPTION_SOCK_ADDR, &address,
            MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_LISTEN_BACKLOG_SIZE, 1024u, MHD_OPTION_NOTIFY_COMPLETED,
            on_completed, http, MHD_OPTION_NOTIFY_CONNECTION, on_connection, http, MHD_OPTION_CONNECTION_LIMIT,
            (unsigned)settings->most_connections + SPARE_CONNECTIONS, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
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
