/* A listener: libmicrohttpd's callbacks, and the clock of each connection. It knows no request but by its handler. */
#ifndef CMEP_HTTP_H
#define CMEP_HTTP_H

#include "base/metrics.h"
#include "config/config.h"
#include "wire/watch.h"

#include <microhttpd.h>

/* The head of a request, as libmicrohttpd has read it; borrowed until the request ends. */
struct http_head {
    struct MHD_Connection *connection;
    struct watch *watch;
    const char *method;
    const char *version;
    const char *target;
};

/* What the listener calls, in its loop's thread. `begin` and `take` return what libmicrohttpd's access handler returns:
 * MHD_NO closes the connection. */
struct http_handler {
    /* A head has arrived: makes the request. */
    enum MHD_Result (*begin)(void *context, const struct http_head *head, void **ret_request);
    /* A piece of the body has arrived, or the whole body (`*size` is 0), or the connection was resumed. Lessens `*size`
     * by what it took; the rest comes again when the connection is resumed. */
    enum MHD_Result (*take)(void *request, const char *data, size_t *size);
    /* The body did not come within its time. */
    void (*expire)(void *request);
    /* The answer has left or the connection has ended: frees the request. */
    void (*end)(void *request);
};

struct http_settings {
    const struct config *config;
    struct metrics *metrics;
    size_t most_connections; /* at once */
    const struct http_handler *handler;
    void *context; /* for handler->begin */
};

struct http;

/* Listens at a port, which other loops may share; `settings` are copied, what they point to is borrowed. The caller
 * owns the result; NULL when it cannot listen. */
struct http *http_new(const struct http_settings *settings, int64_t port);
/* Stops; no request may be active any more. NULL-safe. */
void http_destroy(struct http **self);

/* The descriptor to poll for input. */
int http_descriptor(const struct http *http);
/* When http_run is due though its descriptor announces nothing: a time of clock_ms, INT64_MAX for never. */
int64_t http_due_ms(struct http *http);
/* Does what is due; never blocks. */
void http_run(struct http *http);
/* Closes the listening socket; connections stay. */
void http_quiesce(struct http *http);
/* How many requests have not ended. */
size_t http_active(const struct http *http);

#endif
