#include "sessions.h"

#include "base/clock.h"
#include "db/read.h"

#include <time.h>

enum { BATCH_ROWS = 500, PAUSE_MS = 10, ATTEMPTS = 3, RETRY_MS = 300, ARENA_BYTES = 16 * 1024 };

/* The times between which a batch lies: the index is read nowhere twice, since what was deleted stays in it for a while
 * and would have to be passed over each time. From the latest on: a sign-in removes a few of the oldest by itself, and
 * so the two do not wait for each other. */
struct range {
    struct arena arena;
    const char *from; /* the time itself is in the range */
    const char *to;   /* and this one is not */
};

static void pause_ms(long ms)
{
    struct timespec time = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    while (nanosleep(&time, &time) != 0)
        ;
}

/* A range that ends now. */
static enum status begin(struct db *db, struct range *range)
{
    return db_read_text(db, "SELECT CAST(UTC_TIMESTAMP(6) AS CHAR)", DB_NONE, &range->arena, &range->from);
}

/* The range below, in which there are as many sessions as a batch takes (more, where some expire at the very same
 * time); NOT_FOUND, with all that is left, when there are fewer. */
static enum status step(struct db *db, struct range *range)
{
    char to[64];
    const char *edge;
    snprintf(to, sizeof to, "%s", range->from);
    arena_reset(&range->arena);
    range->to = arena_printf(&range->arena, "%s", to);
    enum status status = db_read_text(db,
                                      "SELECT CAST(expires_at AS CHAR) FROM sessions WHERE expires_at < ?"
                                      " ORDER BY expires_at DESC LIMIT 1 OFFSET ?",
                                      DB_ARGS(db_text(range->to), db_int(BATCH_ROWS - 1)), &range->arena, &edge);
    range->from = status == STATUS_OK ? edge : status == STATUS_NOT_FOUND ? "1000-01-01" : range->to;
    return status;
}

static enum status delete_batch(struct db *db, const struct range *range, int64_t *ret_count)
{
    struct db_effect effect = {0};
    enum status status = db_exec(db,
                                 "DELETE FROM sessions WHERE expires_at >= ? AND expires_at < ?"
                                 " ORDER BY expires_at DESC LIMIT ?",
                                 DB_ARGS(db_text(range->from), db_text(range->to), db_int(BATCH_ROWS)), &effect);
    *ret_count = effect.affected;
    return status;
}

/* A deadlock passes, and to delete once more what may be deleted already does no harm. */
static enum status delete_surely(struct db *db, const struct range *range, int64_t *ret_count)
{
    enum status status = delete_batch(db, range, ret_count);
    for (int attempt = 1; status != STATUS_OK && attempt < ATTEMPTS; attempt++) {
        pause_ms(RETRY_MS);
        status = delete_batch(db, range, ret_count);
    }
    return status;
}

static enum status delete_range(struct db *db, const struct range *range, int64_t deadline_ms,
                                struct sessions_deleted *deleted)
{
    int64_t count = BATCH_ROWS;
    enum status status = STATUS_OK;
    while (status == STATUS_OK && count == BATCH_ROWS && clock_ms() < deadline_ms) {
        status = delete_surely(db, range, &count);
        if (status != STATUS_OK)
            break;
        deleted->count += count;
        deleted->batches += count > 0;
        pause_ms(PAUSE_MS);
    }
    deleted->complete = count < BATCH_ROWS;
    return status;
}

enum status sessions_delete(struct db *db, int64_t deadline_ms, struct sessions_deleted *ret_deleted)
{
    struct range range = {0};
    bool is_last = false;
    arena_init(&range.arena, ARENA_BYTES);
    *ret_deleted = (struct sessions_deleted){0};
    enum status status = begin(db, &range);
    while (status == STATUS_OK && !is_last && clock_ms() < deadline_ms) {
        status = step(db, &range);
        is_last = status == STATUS_NOT_FOUND;
        if (status == STATUS_OK || is_last)
            status = delete_range(db, &range, deadline_ms, ret_deleted);
    }
    ret_deleted->complete = ret_deleted->complete && is_last;
    arena_finish(&range.arena);
    return status;
}
