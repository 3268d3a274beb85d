/* GET /ready: does every service answer, and its database? */
#ifndef CMEP_READY_H
#define CMEP_READY_H

#include "request.h"

/* Answers 200, or 503 naming the services that do not, from the replies of all instances to their `ping`. */
void ready_answer(struct request *request);

#endif
