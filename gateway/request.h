/* One HTTP request on its way: who sent it, what it asks of which service, and the answer.
 *
 * The stages: the head and the body arrive (http.c); `request_start` checks what the gateway can check and asks
 * auth whose session it is; with the caller known, the body is validated and the operation is asked, beside the one
 * whose reply is merged into the answer; when all have replied, or the deadline has passed, there is an answer. */
#ifndef CMEP_REQUEST_H
#define CMEP_REQUEST_H

#include "answer.h"
#include "base/metrics.h"
#include "peer.h"
#include "pages.h"
#include "pending.h"
#include "route.h"
#include "tally.h"
#include "upstream.h"

enum {
    REQUEST_MOST_LEGS = UPSTREAM_MOST_INSTANCES, /* what asks the most asks them all */
    REQUEST_WORK = REQUEST_MOST_LEGS,            /* the number of the leg beside them */
    REQUEST_ID_SIZE = 65,
    REQUEST_BODY_BYTES = 1024 * 1024,
};

/* What the requests of one loop share. */
struct request_context {
    const struct config *config;
    const struct pages *pages;
    struct upstream *upstream;
    struct pending *pending;
    struct metrics *metrics;
    struct tally *tally;     /* NULL unless METRICS_EMF */
    size_t most_connections; /* at once, of a listener */
    bool resumed;            /* a connection was, and libmicrohttpd has not run since: it does not tell by itself */
};

/* One question that was asked of a service. */
struct leg {
    int64_t id; /* in pending; 0 when it does not wait */
    enum status status;
    zframe_t *body;  /* the reply's */
    size_t instance; /* that was asked */
};

struct upload;
struct download;
struct export;

struct request {
    struct request_context *context;
    struct MHD_Connection *connection;
    struct arena arena;
    struct route route;
    const char *method;
    const char *origin;
    const char *forwarded; /* X-Forwarded-For, once its peer was asked for */
    char id[REQUEST_ID_SIZE];
    int64_t start_us;
    int64_t deadline_ms;
    char *body;
    size_t body_size;
    size_t body_capacity;
    size_t body_seen;                      /* bytes that came, kept or not */
    size_t body_dropped;                   /* those since the request was refused */
    struct caller caller;                  /* user_id is 0 while unknown */
    const struct idempotency *idempotency; /* NULL without a key */
    struct leg legs[REQUEST_MOST_LEGS];
    size_t leg_count;
    size_t legs_waiting;
    void (*next)(struct request *request); /* what comes when no leg waits any more */
    struct leg work;                       /* the operation, where others are asked while it writes a file */
    size_t instance;                       /* that is asked: UPSTREAM_ANY, or the one that a file is moved with */
    struct upload *upload;                 /* of a file that comes; else NULL */
    struct download *download;             /* of one that goes */
    struct export *export;                 /* of one that goes while it is made */
    struct answer answer;
    bool suspended;
    bool head_passed; /* the body may come */
    bool body_ended;
    bool is_last; /* its connection is closed behind it */
    char peer[PEER_SIZE];
};

/* A request whose head has arrived; the caller owns it. */
struct request *request_new(struct request_context *context, struct MHD_Connection *connection, const char *method);
/* Whether it is a GET or a HEAD. */
bool request_only_reads(const struct request *request);
/* Finds what it asks for. A page of the application is its answer; so is the refusal of what is not there. */
void request_route(struct request *request, const char *target);
/* The same at the port of the metrics, which has nothing else. */
void request_route_metrics(struct request *request, const char *target);
/* Ends it, with whatever still waits. NULL-safe. */
void request_destroy(struct request **self);

/* Refuses; the first answer of a request is its answer. `message` may be NULL for the status's own. */
void request_refuse(struct request *request, enum status status, const char *message);
/* The same with the fields that are wrong, borrowed for the call. */
void request_refuse_fields(struct request *request, enum status status, const struct problems *problems);
/* Refuses as the service did that replied on this leg: with its sentence and its fields. */
void request_refuse_as(struct request *request, const struct leg *leg);
/* Answers; takes over the answer. Drops it when there is one already, and answers 503 instead when the request has
 * exceeded its arena. */
void request_answer(struct request *request, struct answer answer);
/* What answers to this request need to know of it. */
struct answer_context request_answer_context(const struct request *request);
/* The client's address, owned by the request. */
const char *request_peer(struct request *request);
/* The token of the session cookie; NULL when there is none that could be one. */
const char *request_session_token(const struct request *request);

/* Has the connection wait: in the access handler or in a content reader only. */
void request_suspend(struct request *request);
/* Has libmicrohttpd go on with it, if it waits. */
void request_resume(struct request *request);

/* Asks one question of the request's instance, instead of what was asked before; `next` is called when it is answered,
 * in legs[0], or cannot be. */
void request_ask(struct request *request, const char *operation, const struct record *record, const void *in,
                 int64_t deadline_ms, void (*next)(struct request *request));
/* Calls `next` in so many milliseconds, instead of what was asked before. */
void request_pause(struct request *request, int64_t ms, void (*next)(struct request *request));
/* Tells the request's instance something, to which no reply is awaited. */
void request_tell(struct request *request, const char *operation, const struct record *record, const void *in);
/* With the caller known and the body complete: checks the fields and asks the operation. */
void request_ask_operation(struct request *request);

/* Sets off the complete request, or one with a file, whose body is yet to come. Afterwards it has an answer, or waits
 * for one. */
void request_start(struct request *request);
/* What a service replied to the `index`th question, or STATUS_UNAVAILABLE without a body when it did not in time. Takes
 * over the body. */
void request_reply(struct request *request, unsigned index, enum status status, zframe_t **body);
/* Whether there is an answer to queue. */
bool request_is_answered(const struct request *request);
/* Whether that is a refusal. */
bool request_is_refused(const struct request *request);

#endif
