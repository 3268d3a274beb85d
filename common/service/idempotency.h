/* Replies kept for an Idempotency-Key, in the transaction of their effect: a POST that is sent again within 24 hours,
 * because its answer was lost, answers what it answered then and does nothing twice.
 *
 * Each slice keeps them in its own table <service>_respuesta. Who runs under a key holds a lock of the database's that
 * is named by it, so a second request waits for the first, through whatever service instance it comes, to its deadline
 * at most; a refusal keeps nothing. (Rows inserted first and waited for deadlock when the one who inserted is refused:
 * all others then hold a share of what each wants.) */
#ifndef CMEP_IDEMPOTENCY_H
#define CMEP_IDEMPOTENCY_H

#include "service/call.h"

/* Takes the key's lock and looks for a reply that was kept. OK with `*ret_reply` NULL: the handler is to run, and its
 * reply to be kept; OK with bytes owned by the arena: that was the reply. VALIDATION_ERROR when the key came with
 * another body; UNAVAILABLE when the lock is not to be had in time. */
enum status idempotency_begin(struct call *call, const char **ret_reply, size_t *ret_size_bytes) MUST_CHECK;
/* Keeps the reply of a call that succeeded. */
enum status idempotency_keep(struct call *call, const char *reply, size_t size_bytes) MUST_CHECK;
/* Gives the lock back, after the transaction. */
void idempotency_end(struct call *call);
/* Drops some of the replies that are too old to be asked for; outside of a transaction. */
void idempotency_purge(struct db *db, struct arena *arena, const char *service);

#endif
