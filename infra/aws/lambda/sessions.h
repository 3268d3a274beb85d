/* Deletes the sessions that have expired. */
#ifndef CMEP_SESSIONS_H
#define CMEP_SESSIONS_H

#include "db/db.h"

struct sessions_deleted {
    int64_t count;
    int64_t batches;
    bool complete; /* none was left */
};

/* Deletes batch by batch, each a transaction of its own, with pauses between them in which sign-ins go on, until none
 * is left or the deadline (of clock_ms) is near. Not OK when the database does not take a batch, tried thrice. What
 * was deleted until then is told either way. */
enum status sessions_delete(struct db *db, int64_t deadline_ms, struct sessions_deleted *ret_deleted) MUST_CHECK;

#endif
