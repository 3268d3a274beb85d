/* GET /metrics: the figures of the gateway and of every service as Prometheus reads them (text format 0.0.4). */
#ifndef CMEP_FIGURES_H
#define CMEP_FIGURES_H

#include "request.h"

/* Answers from the legs: what each instance replied to `stats`, in their order; one that did not is told as down. */
void figures_answer(struct request *request);

#endif
