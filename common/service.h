/* The skeleton of a service: a bus socket, a queue for each lane, workers, and what a handler is given.
 *
 * The main thread owns the socket and hands each request to an idle worker of the operation's lane. A worker
 * decodes and checks it again (a peer is not trusted), opens a transaction when the operation has one, and calls
 * the handler; the handler's status decides commit or rollback. */
#ifndef CMEP_SERVICE_H
#define CMEP_SERVICE_H

#include "config.h"
#include "db.h"
#include "metrics.h"
#include "operation.h"
#include "records.h"

#include <czmq.h>

struct worker;

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
    zframe_t *reply;                       /* as it goes out; made before the commit */
    struct problems problems;              /* wrong fields, if any */
    const char *message;                   /* the refusal's own words, or NULL for the status's */
    int64_t retry_after_s;                 /* when it is worth trying again; 0 for the status's own */
    struct worker *worker;
};

typedef enum status (*operation_handler)(struct call *call, const void *in, void *out);

struct service {
    const struct operation_set *operations;
    const operation_handler *handlers; /* one for each operation, in order */
    /* Makes what all calls share (a policy, say) before the service takes the first; may be NULL. False: a line
     * that says why is on `complaints`, and the service does not start. */
    bool (*start)(const struct config *config, FILE *complaints, const void **ret_context);
    /* Makes, in its thread, what each worker has for itself (a store of files, say), and ends it; both may be NULL. */
    void *(*worker_begin)(const struct config *config, const void *context);
    void (*worker_end)(void *own);
    /* Does a piece of what the service does by itself, in a thread of its own, within the call's deadline and on
     * behalf of nobody; says after how many milliseconds it wants to be called again. A stop waits for the piece at
     * hand. May be NULL. */
    int64_t (*background)(struct call *call);
};

/* Runs the service until SIGTERM or SIGINT, then finishes what it took. The process's exit code. */
int service_main(const struct service *service, int argc, char **argv);

/* A part of a handler, which may be run more than once; `data` is what call_transaction was given. */
typedef enum status (*transaction_step)(struct call *call, void *data);

/* Runs the step in a transaction: OK commits, anything else takes all of it back, and a deadlock begins it anew. For
 * the handler of an operation without "transaction", which does first, holding no lock, what takes long (bcrypt);
 * whatever such a handler writes in more than one statement, or may not write twice, it writes in here. */
enum status call_transaction(struct call *call, transaction_step step, void *data) MUST_CHECK;
/* For a handler that refuses: remembers the sentence and gives the status back. */
MUST_CHECK static inline enum status call_refuse(struct call *call, enum status status, const char *message)
{
    call->message = message;
    return status;
}

/* The same for a wrong field. */
enum status call_refuse_field(struct call *call, const char *field, const char *message) MUST_CHECK;
/* For a background: what the service needs and does not reach (a constant, "storage" say), or NULL. A ping tells it
 * until it is said anew, so that whoever asks whether the service is well has an answer at once. */
void call_lacks(struct call *call, const char *what);
/* Counts something rare that happened to it. */
void call_count(struct call *call, enum metric metric);
/* Whether nobody waits for it any more, its deadline or that of the service's stop having passed: to be asked now and
 * then by a handler that takes long. */
bool call_is_late(const struct call *call);
/* Asks another service, on behalf of the same caller and within the same deadline; what it refuses with is
 * remembered as this call's own refusal. */
enum status call_ask(struct call *call, const char *operation, const struct record *request, const void *in,
                     const struct record *reply, void *ret_out) MUST_CHECK;

#endif
