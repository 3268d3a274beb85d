/* The broker of a service: owns the socket of the bus and hands each request to an idle worker of its lane. */
#ifndef CMEP_BROKER_H
#define CMEP_BROKER_H

#include "service/worker.h"

/* Serves until SIGTERM or SIGINT, then finishes what it took. The process's exit code; when it cannot listen, a line on
 * standard error says why. */
int broker_run(struct service_state *state);

#endif
