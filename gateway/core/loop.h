/* One loop of the gateway: a thread with its own listener, bus sockets and pending table; nothing is shared. */
#ifndef CMEP_LOOP_H
#define CMEP_LOOP_H

#include "config/config.h"
#include "base/metrics.h"
#include "wire/http.h"

#include <pthread.h>
#include <stdbool.h>

struct pages;

struct loop {
    const struct config *config;
    struct metrics *metrics;
    const struct pages *pages;
    size_t most_connections;
    const struct http_handler *requests; /* what becomes of requests ... */
    const struct http_handler
        *metrics_requests; /* ... and of those at the port of the metrics; NULL: not in this loop */
    int stop;              /* an eventfd: readable when the loop is to drain and end */
    int ready;             /* an eventfd that the loop adds 1 to when it serves, 2^32 when it cannot */
    pthread_t thread;
};

/* The thread's function; the argument is its struct loop. */
void *loop_run(void *argument);

#endif
