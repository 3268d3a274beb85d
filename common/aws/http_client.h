/* HTTP requests to others (S3, the endpoints of credentials), by libcurl, several at once and never past a deadline.
 *
 * A client belongs to one thread. It keeps connections open between calls, follows no redirect, and takes no proxy and
 * no password from the environment. */
#ifndef CMEP_HTTP_CLIENT_H
#define CMEP_HTTP_CLIENT_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    HTTP_CLIENT_MOST = 2, /* requests at once */
    HTTP_CLIENT_CONNECT_MS = 3000,
    HTTP_CLIENT_SLOWEST_BYTES = 4096, /* a second; a peer that is slower for so long is given up: */
    HTTP_CLIENT_SLOWEST_S = 8,
    HTTP_CLIENT_REFUSAL_SIZE = 4096 /* most that is kept of an answer which is not 2xx */
};

/* What is sent: from memory, or from a place in a file, which is read as it goes and stays where it is. */
struct http_body {
    const void *data; /* NULL: the file's */
    int fd;
    int64_t offset;
    int64_t size;
};

enum http_outcome { HTTP_ANSWERED, HTTP_FAILED, HTTP_TIMED_OUT };

/* A request and what became of it. The caller owns all that is pointed to. */
struct http_exchange {
    const char *method;
    const char *url;
    const char *const *headers; /* "name: value" */
    size_t header_count;
    const struct http_body *body; /* NULL: none */
    char *answer;                 /* where the body of a 2xx goes; one that is larger is a failure */
    size_t answer_room;

    enum http_outcome outcome;
    bool hopeless; /* it failed in a way that will not pass: a certificate, say */
    int code;      /* of the answer, when there is one */
    size_t answered;
    char refusal[HTTP_CLIENT_REFUSAL_SIZE]; /* the body of another answer, or what failed, as text */
};

struct http_client;

/* A client, owned by the caller; NULL without memory. */
struct http_client *http_client_new(void);
void http_client_destroy(struct http_client **client);

/* Runs `count` requests (HTTP_CLIENT_MOST at most) at the same time until each has its outcome; at the deadline what is
 * not done is HTTP_TIMED_OUT. */
void http_client_run(struct http_client *client, struct http_exchange *const *exchanges, size_t count,
                     int64_t deadline_ms);
/* A header of the answer to the request that was `place`th in the last run; NULL when it has none. Good until the next
 * run. */
const char *http_client_header(const struct http_client *client, size_t place, const char *name);

#endif
