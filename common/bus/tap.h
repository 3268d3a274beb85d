/* What `cmepctl tap` shows: each message of a service as one line of JSON, without what its contract calls secret. */
#ifndef CMEP_TAP_H
#define CMEP_TAP_H

#include "bus/envelope.h"
#include "contract/operation.h"

struct tap;

/* Publishes beside the endpoint; the caller owns it; it belongs to the calling thread. NULL when it cannot. */
struct tap *tap_new(const char *endpoint);
void tap_destroy(struct tap **self);

/* Shows a request. `operation` is NULL for one that the service does not know; nothing of its body is shown then. */
void tap_request(struct tap *tap, const struct operation *operation, const struct envelope *envelope, zframe_t *body);
/* Shows the reply [head | body] to a request of that operation. */
void tap_reply(struct tap *tap, const struct operation *operation, zframe_t *head, zframe_t *body);

#endif
