#include "db/lock.h"

#include "db/read.h"

enum status db_lock(struct db *db, const char *name, int64_t wait_s)
{
    int64_t held = 0;
    enum status status =
        db_read_int(db, "SELECT GET_LOCK(?, ?)", DB_ARGS(db_text(name), db_int(wait_s > 0 ? wait_s : 0)), &held);
    return status == STATUS_OK && held != 1 ? STATUS_CONFLICT : status;
}

void db_unlock(struct db *db, const char *name)
{
    enum status status = db_exec(db, "DO RELEASE_LOCK(?)", DB_ARGS(db_text(name)), NULL);
    (void)status;
}
