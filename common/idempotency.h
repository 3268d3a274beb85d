/* Replies kept for an Idempotency-Key, in the transaction of their effect: a POST that is sent again within 24 hours,
 * because its answer was lost, answers what it answered then and does nothing twice.
 *
 * Each slice keeps them in its own table <service>_respuesta. The key's row is locked from the first statement to the
 * commit, so a second request waits for the first; a refusal rolls back and leaves no trace. */
#ifndef CMEP_IDEMPOTENCY_H
#define CMEP_IDEMPOTENCY_H

#include "service.h"

/* Takes the caller's key, waiting for whoever runs under it. OK with `*ret_reply` NULL: the handler is to run, and its
 * reply to be kept; OK with bytes owned by the arena: that was the reply. VALIDATION_ERROR when the key came with
 * another body. */
enum status idempotency_begin(struct call *call, const struct idempotency *idempotency, const char **ret_reply,
                              size_t *ret_size_bytes) MUST_CHECK;
/* Keeps the reply of a call that succeeded. */
enum status idempotency_keep(struct call *call, const struct idempotency *idempotency, const char *reply,
                             size_t size_bytes) MUST_CHECK;
/* Drops some of the replies that are too old to be asked for; outside of a transaction. */
void idempotency_purge(struct db *db, struct arena *arena, const char *service);

#endif
