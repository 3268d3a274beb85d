/* Named locks of the database server, which belong to the connection: they outlast transactions and end with it. */
#ifndef CMEP_DB_LOCK_H
#define CMEP_DB_LOCK_H

#include "db/db.h"

/* Takes the lock of that name (64 characters at most), for which it waits `wait_s` seconds. CONFLICT when another
 * connection holds it until then; otherwise as db_row. */
enum status db_lock(struct db *db, const char *name, int64_t wait_s) MUST_CHECK;
/* Gives a lock back. Never fails: a connection that broke gave it back already. */
void db_unlock(struct db *db, const char *name);

#endif
