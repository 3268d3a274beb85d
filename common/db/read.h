/* One value of the database, without a record of the contract for it. */
#ifndef CMEP_DB_READ_H
#define CMEP_DB_READ_H

#include "db/db.h"

/* Reads the only column of the first row as an integer, 0 when it is null; `ret_number` may be NULL, for a caller that
 * only asks whether there is a row. NOT_FOUND when there is none; otherwise as db_row. */
enum status db_read_int(struct db *db, const char *sql, struct db_args args, int64_t *ret_number) MUST_CHECK;
/* Reads the only column of the first row as a text owned by the arena, NULL when it is null. NOT_FOUND when there is no
 * row; otherwise as db_row. */
enum status db_read_text(struct db *db, const char *sql, struct db_args args, struct arena *arena,
                         const char **ret_text) MUST_CHECK;

#endif
