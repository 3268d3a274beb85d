/* GET /ready: does every service answer, and its database? */
#ifndef CMEP_READY_H
#define CMEP_READY_H

#include "core/request.h"

/* Reads the replies of all instances to their `ping`, in the group `side`. UNAVAILABLE, with a message that names them,
 * when a service is not ready; a service is as ready as the readiest of its instances. */
enum status ready_check(struct request *request, struct failure *ret_failure) MUST_CHECK;

#endif
