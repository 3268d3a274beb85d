/* A worker of a service: a thread that runs one call at a time, with a database connection of its own. */
#ifndef CMEP_WORKER_H
#define CMEP_WORKER_H

#include "queue.h"
#include "service.h"

#include <czmq.h>
#include <stdatomic.h>

/* The request id of what no request is about, the background of a service; what it asks others is logged as debug. No
 * client can send this one: the gateway takes no parentheses. */
#define BACKGROUND_ID "(background)"

/* What all workers of a process share; it outlives them. */
struct service_state {
    const struct service *service;
    const struct config *config;
    const void *context;
    struct metrics metrics;
    _Atomic(const char *) lacks; /* as the background said last */
    atomic_bool stopping;        /* what still runs is waited for no longer */
};

/* A request on its way through the service: taken from the bus, queued in its lane, answered by a worker. */
struct job {
    zframe_t *peer;
    zframe_t *head;
    zframe_t *body;
    const struct operation *operation; /* NULL for one that the service does not have */
    enum lane lane;
    int64_t deadline_ms;
    zmsg_t *answer; /* [peer | reply envelope | body], once it has one */
};

struct worker;

/* Starts a worker, a thread that takes the jobs of a lane from one queue and gives each back, answered, to the other,
 * until the first is closed. All that is given is borrowed until it is destroyed. NULL when there is no thread for it.
 */
struct worker *worker_new(struct service_state *state, enum lane lane, struct queue *jobs, struct queue *answered);
/* Starts the thread of a service's background, which runs until `stop`, a queue that never holds anything, is closed.
 * All that is given is borrowed until it is destroyed. NULL when there is no thread for it. */
struct worker *worker_new_background(struct service_state *state, struct queue *stop);
/* Waits for its end; close its queue before. NULL-safe. */
void worker_destroy(struct worker **self);

/* Destroys a job with what it holds. NULL-safe. */
void job_destroy(struct job **self);
/* Answers a job for whom no handler is to be asked. */
void job_refuse(struct job *job, int64_t id, enum status status);

#endif
