/* A worker of a service: runs one call at a time, with a database connection of its own. */
#ifndef CMEP_WORKER_H
#define CMEP_WORKER_H

#include "service.h"

#include <czmq.h>

/* What all workers of a process share; it outlives them. */
struct service_state {
    const struct service *service;
    const struct config *config;
    const void *context;
    struct metrics metrics;
};

/* What a worker is started with: the lane's calls are those that it will be given. */
struct worker_start {
    struct service_state *state;
    enum lane lane;
};

/* Starts a worker; the caller owns the actor; `start` is borrowed until it returns. It takes messages [deadline | peer
 * | envelope | body] and gives back [peer | reply envelope | body], always exactly one for one. */
zactor_t *worker_new(struct worker_start *start);

/* A reply that refuses, for who has no handler to ask: [peer | reply envelope | failure]. Takes over `peer`. */
zmsg_t *refusal_message(zframe_t **peer, int64_t id, enum status status);

#endif
