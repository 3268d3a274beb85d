/* The Idempotency-Key of a request, as the service is told of it. */
#ifndef CMEP_FLOW_IDEMPOTENCY_H
#define CMEP_FLOW_IDEMPOTENCY_H

#include "core/request.h"

/* Notes the key of a request whose operation heeds one: as digests of caller, operation, path and key, and of the body,
 * keyed with the session secret, since a body may hold a password. VALIDATION_ERROR with its reason for a malformed
 * key.
 */
enum status idempotency_take_key(struct request *request, struct failure *ret_failure) MUST_CHECK;

#endif
