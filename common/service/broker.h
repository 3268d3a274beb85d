/* The broker of a service: owns the socket of the bus and hands each request to an idle worker of its lane. */
#ifndef CMEP_BROKER_H
#define CMEP_BROKER_H

#include "service/worker.h"

/* Serves until SIGTERM or SIGINT. Then it answers what it has and what still comes, for 8 s at most, and drops the
 * rest. Call it once, before the process has other threads. Returns the process's exit code: a failure, with a line on
 * standard error, when it cannot start its workers or listen. */
int broker_run(struct service_state *state);

#endif
