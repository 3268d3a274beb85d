/* The Idempotency-Key of a request, as the service is told of it. */
#ifndef CMEP_FLOW_IDEMPOTENCY_H
#define CMEP_FLOW_IDEMPOTENCY_H

#include "core/request.h"

/* Notes the key of a request, once its caller is known: a digest of caller, operation, ids of the path and key, and one
 * of the body, both keyed with the session secret, since a body may hold a password. The request's arena owns them. OK,
 * with nothing noted, without a key or where the operation heeds none. VALIDATION_ERROR, with the reason in
 * `ret_failure`, when the key is not 1 to 255 printable ASCII characters. */
enum status idempotency_take_key(struct request *request, struct failure *ret_failure) MUST_CHECK;

#endif
