/* A worker of a service: a thread that runs one call at a time, with a database connection of its own. */
#ifndef CMEP_WORKER_H
#define CMEP_WORKER_H

#include "service/queue.h"
#include "service/service.h"

#include <czmq.h>
#include <stdatomic.h>

struct secrets;

/* What all workers of a process share; it outlives them. */
struct service_state {
    const struct service *service;
    const struct config *config;
    struct secrets *secrets; /* NULL when no value is kept there */
    const void *context;
    struct process process;
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
