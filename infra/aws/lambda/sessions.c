#include "sessions.h"

#include "clock.h"

#include <time.h>

enum { BATCH_ROWS = 500, PAUSE_MS = 10, ATTEMPTS = 3, RETRY_MS = 300 };

static void pause_ms(long ms)
{
    struct timespec time = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    while (nanosleep(&time, &time) != 0)
        ;
}

/* The latest first: a sign-in removes a few of the oldest by itself, and so the two do not wait for each other. */
static enum status delete_batch(struct db *db, int64_t *ret_count)
{
    struct db_effect effect = {0};
    enum status status = db_exec(db,
                                 "DELETE FROM sessions WHERE expires_at < UTC_TIMESTAMP(6)"
                                 " ORDER BY expires_at DESC LIMIT ?",
                                 DB_ARGS(db_int(BATCH_ROWS)), &effect);
    *ret_count = effect.affected;
    return status;
}

/* A deadlock passes, and to delete once more what may be deleted already does no harm. */
static enum status delete_surely(struct db *db, int64_t *ret_count)
{
    enum status status = delete_batch(db, ret_count);
    for (int attempt = 1; status != STATUS_OK && attempt < ATTEMPTS; attempt++) {
        pause_ms(RETRY_MS);
        status = delete_batch(db, ret_count);
    }
    return status;
}

enum status sessions_delete(struct db *db, int64_t deadline_ms, struct sessions_deleted *ret_deleted)
{
    enum status status = STATUS_OK;
    *ret_deleted = (struct sessions_deleted){0};
    while (status == STATUS_OK && !ret_deleted->complete && clock_ms() < deadline_ms) {
        int64_t count = 0;
        status = delete_surely(db, &count);
        if (status != STATUS_OK)
            break;
        ret_deleted->count += count;
        ret_deleted->batches += count > 0;
        ret_deleted->complete = count < BATCH_ROWS;
        if (!ret_deleted->complete)
            pause_ms(PAUSE_MS);
    }
    return status;
}
