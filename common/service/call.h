/* A call of an operation, as its handler sees it. */
#ifndef CMEP_CALL_H
#define CMEP_CALL_H

#include "base/metrics.h"
#include "config/config.h"
#include "contract/operation.h"
#include "db/db.h"
#include "records.h"

struct client;

/* What the calls of a process share. */
struct process {
    struct metrics metrics;
    _Atomic(const char *) lacks; /* as the background said last */
    atomic_bool stopping;        /* what still runs is waited for no longer */
};

/* What a handler is given. Everything it allocates comes from the arena and is never freed by it. */
struct call {
    const struct operation *operation;
    struct arena *arena;
    struct db *db;
    const struct config *config;
    const void *context;         /* what the service made at its start */
    void *own;                   /* what it made for this worker */
    const struct caller *caller; /* NULL for an open operation */
    unsigned roles;              /* the caller's, a mask of 1 << enum rol */
    const char *request_id;
    int64_t deadline_ms;
    const struct idempotency *idempotency; /* NULL when the caller may not send it again */
    struct problems problems;              /* wrong fields, if any */
    const char *message;                   /* the refusal's own words, or NULL for the status's */
    int64_t retry_after_s;                 /* when it is worth trying again; 0 for the status's own */
    struct process *process;
    struct client **clients;       /* of the services that it has asked, by number; call_ask makes them */
    const struct operation *asked; /* what call_ask asked last; NULL when it asked nothing */
};

typedef enum status (*operation_handler)(struct call *call, const void *in, void *out);

/* For a handler that refuses: remembers the sentence and gives the status back. */
MUST_CHECK static inline enum status call_refuse(struct call *call, enum status status, const char *message)
{
    call->message = message;
    return status;
}

/* The same for a wrong field. */
enum status call_refuse_field(struct call *call, const char *field, const char *message) MUST_CHECK;
/* For a background: what the service needs and does not reach (a constant, "storage" say), or NULL. A ping tells it
 * until it changes, so that the question whether the service is well has an answer at once. */
void call_lacks(struct call *call, const char *what);
/* Counts something rare that happened to it. */
void call_count(struct call *call, enum metric metric);
/* Whether nobody waits for it any more, its deadline or that of the service's stop having passed: to be asked now and
 * then by a handler that takes long. */
bool call_is_late(const struct call *call);
/* The request id of what no request is about, the background of a service; what it asks others is logged as debug. No
 * client can send this one: the gateway takes no parentheses. */
#define BACKGROUND_ID "(background)"
/* The client of a service, by its number in all_operations, made when it is first needed; NULL when it has no endpoint.
 * The call owns it. */
struct client *call_client(struct call *call, size_t service);
/* Asks another service, on behalf of the same caller and until the same deadline: `in` is the operation's request, and
 * `ret_out` its reply, whose texts the arena owns. The refusal's sentence and fields become this call's own.
 * UNAVAILABLE when the service does not answer in time, or the answer does not fit into the arena. A handler calls the
 * function of questions.h that has the operation's types. */
enum status call_ask(struct call *call, const struct operation *operation, const void *in, void *ret_out) MUST_CHECK;

#endif
