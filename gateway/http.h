/* The HTTP side of a loop: libmicrohttpd's callbacks. */
#ifndef CMEP_HTTP_H
#define CMEP_HTTP_H

#include "request.h"

#include <microhttpd.h>

struct http;

/* Finds what a request asks for, or refuses it: request_route, or request_route_metrics. */
typedef void (*http_router)(struct request *request, const char *target);
/* Listens at a port, sharing it with the other loops; `context` is borrowed. NULL when it cannot. */
struct http *http_new(struct request_context *context, int64_t port, http_router router);
/* Stops; call http_drain and wait until nothing is active before. */
void http_destroy(struct http **self);

/* The descriptor to poll. */
int http_descriptor(const struct http *http);
/* When http_run is due though nothing is announced there, as a time of clock_ms; INT64_MAX for never. */
int64_t http_due_ms(struct http *http);
/* Does what there is to do; never blocks. */
void http_run(struct http *http);
/* From now on new requests are refused with 503 and their connections closed. */
void http_drain(struct http *http);
/* Takes no more connections. */
void http_quiesce(struct http *http);
/* Requests that have no complete answer yet. */
size_t http_active(const struct http *http);

#endif
