/* One HTTP request: what is known of it, the state that it is in, and its answer. How it gets there is in flow/stages.
 *
 * A request belongs to the thread of its loop. It lives from its head until its answer has left (http_handler). */
#ifndef CMEP_REQUEST_H
#define CMEP_REQUEST_H

#include "base/metrics.h"
#include "core/route.h"
#include "core/upstream.h"
#include "wire/answer.h"
#include "wire/http.h"
#include "wire/peer.h"

struct pages;
struct pending;
struct route_metrics;
struct transfer;
struct request;

enum { REQUEST_ID_SIZE = 65, REQUEST_BODY_BYTES = 1024 * 1024 };

/* What the requests of one loop share. */
struct request_context {
    const struct config *config;
    const struct pages *pages;
    struct upstream *upstream;
    struct pending *pending;
    struct metrics *metrics;
    struct route_metrics *route_metrics; /* NULL unless METRICS_EMF */
    bool resumed;  /* a connection was, and libmicrohttpd has not run since: it does not tell by itself */
    bool draining; /* the gateway stops: new requests are refused */
};

/* Where a request is. In a state that waits its connection is suspended. */
enum request_state {
    REQUEST_HEAD,          /* its head is judged */
    REQUEST_ADMISSION,     /* waits for session and room, before its file may come */
    REQUEST_BODY,          /* its body comes, and is kept */
    REQUEST_UPLOAD,        /* its body comes, and goes on to a service */
    REQUEST_UPLOAD_WAIT,   /* waits until the service has written a piece */
    REQUEST_WORK,          /* is complete and waits for services */
    REQUEST_ANSWER,        /* its answer goes out */
    REQUEST_DOWNLOAD,      /* its answer goes out in pieces */
    REQUEST_DOWNLOAD_WAIT, /* waits until the service has given the next piece */
    REQUEST_DRAIN,         /* has its answer, past libmicrohttpd; what still comes is dropped */
    REQUEST_STATE_COUNT
};

/* A question to a service. */
struct question {
    int64_t id; /* in pending; 0 when it does not wait */
    enum status status;
    zframe_t *body;  /* of the reply */
    size_t instance; /* that was asked */
};

enum { QUESTIONS_MOST = UPSTREAM_MOST_INSTANCES };

/* Questions that are asked together: `next` is called when none of them waits any more. */
struct questions {
    struct question items[QUESTIONS_MOST];
    size_t count;
    size_t waiting;
    void (*next)(struct request *request);
};

struct request {
    struct request_context *context;
    struct MHD_Connection *connection;
    struct watch *watch;
    struct arena arena;
    enum request_state state;
    bool suspended;
    bool is_last;    /* its connection is closed behind it */
    bool is_counted; /* its answer is in the log and in the metrics */
    struct route route;
    const char *method; /* as it came: any bytes */
    const char *origin;
    char id[REQUEST_ID_SIZE];
    char peer[PEER_SIZE]; /* once request_peer was asked for */
    int64_t start_us;
    int64_t deadline_ms;
    char *body;
    size_t body_size;
    size_t body_capacity;
    size_t body_seen;                      /* bytes that came, kept or not */
    size_t body_dropped;                   /* those since the request was refused */
    struct caller caller;                  /* user_id is 0 while unknown */
    const struct idempotency *idempotency; /* NULL without a key */
    size_t instance;                       /* that is asked: UPSTREAM_ANY, or the one that a file is moved with */
    struct questions operation;            /* the operation's, and the one whose reply is merged into its answer */
    struct questions side;                 /* those before it and beside it: session, pieces of a file, pages */
    struct transfer *transfer;             /* of a file; NULL without one */
    struct answer answer;
};

/* Makes a request of a head; the caller owns it. NULL: no memory. */
struct request *request_new(struct request_context *context, const struct http_head *head);
/* Frees it. Its questions must be cancelled. NULL-safe. */
void request_destroy(struct request **self);

/* Enters a state, sets the clock of its connection, and suspends the connection where the state waits: in the access
 * handler or in a content reader only. A transition that the state machine does not have ends the process. */
void request_enter(struct request *request, enum request_state state);
/* Has libmicrohttpd go on with a suspended connection. */
void request_resume(struct request *request);

/* Whether the method is GET or HEAD. */
bool request_only_reads(const struct request *request);
bool request_is_head(const struct request *request);
/* The value of a header field, NULL without one; borrowed. */
const char *request_header(const struct request *request, const char *name);
/* The client's address, behind trusted proxies too; owned by the request. */
const char *request_peer(struct request *request);
/* The token of the session cookie; NULL when there is none that could be one. */
const char *request_session_token(const struct request *request);
/* The bytes that Content-Length announces, 0 without it. */
unsigned long long request_announced_bytes(const struct request *request);
/* Keeps a piece of the body. False: no memory. The caller bounds the whole to REQUEST_BODY_BYTES. */
bool request_keep_body(struct request *request, const char *data, size_t size);

/* What the functions of wire/answer need to know of the request. */
struct answer_context request_answer_context(const struct request *request);
/* Answers; takes over the answer. The first answer counts, a later one is dropped; a request that has exceeded its
 * arena is answered 503 instead. */
void request_answer(struct request *request, struct answer answer);
/* Refuses, with the failure's own message and fields or the status's text. */
void request_refuse(struct request *request, enum status status, const struct failure *failure);
bool request_is_answered(const struct request *request);
/* Whether it has an answer that is a refusal. */
bool request_is_refused(const struct request *request);
/* Queues the answer. Returns what the access handler is to return. */
enum MHD_Result request_queue_answer(struct request *request);
/* Sends the answer of a request whose body is not, or not yet, there, and ends the connection. */
void request_answer_early(struct request *request);

#endif
