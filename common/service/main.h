/* The main program of every service. */
#ifndef CMEP_MAIN_H
#define CMEP_MAIN_H

#include "service/service.h"

/* Runs the service until SIGTERM or SIGINT, then finishes what it took. The process's exit code. */
int service_main(const struct service *service, int argc, char **argv);

#endif
