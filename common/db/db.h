/* One connection to the slice's database: prepared statements, transactions, rows straight into records.
 *
 * A statement is put together from constant texts only, and is prepared once a connection. Columns are matched with
 * fields by name; "cliente.nombre" fills the field of a nested record, which is null when the first of its columns is.
 * Times are UTC; the isolation level is READ COMMITTED (no gap locks: what must not change is locked by row
 * or forbidden by a unique key). The connection is made when it is first needed and made again, with
 * back-off, after it broke.
 *
 * Whether a statement ran is not known when the connection broke before its answer. So nothing is sent twice but what
 * can do no harm: a read (db_row, db_rows) outside of a transaction, and the beginning of a transaction. A transaction
 * whose connection broke takes no more statements. */
#ifndef CMEP_DB_H
#define CMEP_DB_H

#include "contract/schema.h"
#include "db/connection.h"

#include <stdbool.h>
#include <stdint.h>

enum { DB_MOST_VALUES = 512 }; /* parameters of a statement */

enum db_type { DB_NULL, DB_INT, DB_TEXT, DB_BYTES };

/* A parameter of a statement; a text is borrowed until the call returns. */
struct db_value {
    const char *text;
    int64_t number; /* also the size of bytes */
    enum db_type type;
};

struct db_args {
    const struct db_value *values;
    size_t count;
};

/* The parameters of a statement in order; DB_NONE when it has none. */
#define DB_ARGS(...)                                                                                                   \
    ((struct db_args){(const struct db_value[]){__VA_ARGS__},                                                          \
                      sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value)})
#define DB_NONE ((struct db_args){NULL, 0})

/* An integer. */
struct db_value db_int(int64_t number);
/* An id, null when 0. */
struct db_value db_id(int64_t id);
/* A text (also a date, a money), null when NULL. */
struct db_value db_text(const char *text);
/* Bytes, for a BLOB; an `object` field takes them back. */
struct db_value db_bytes(const char *bytes, size_t size);
/* The name of an enumeration's value, null when 0. */
struct db_value db_enum(const struct enumeration *enumeration, unsigned value);

/* What a statement without rows did. `affected` counts the rows that an UPDATE matched, also those that already had the
 * value; `insert_id` is 0 when no AUTO_INCREMENT value was made. */
struct db_effect {
    int64_t affected;
    int64_t insert_id;
};

/* Every call below that returns a status returns UNAVAILABLE when the database cannot be reached or cannot at the
 * moment (a statement has 10 s for its answer, which db_be_patient lifts, and 3 s for a lock); REFUSED when it will not
 * run the statement with what it holds, now or later; DEADLOCK when the transaction may be run again from its
 * beginning; CONFLICT when a unique key forbids the row, rows that refer to it forbid its end, or what a DDL statement
 * makes is there already, or ends is gone. A call whose arguments are not as many as the parameters of its statement is
 * UNAVAILABLE. After a failure inside a transaction the caller calls db_rollback. */

/* Begins a transaction. */
enum status db_begin(struct db *db) MUST_CHECK;
/* Ends it. After UNAVAILABLE it is not known whether it took effect. */
enum status db_commit(struct db *db) MUST_CHECK;
/* Leaves the transaction, if there is one; never fails: a broken connection rolls back by itself. */
void db_rollback(struct db *db);

/* Runs a statement without rows, once; `ret_effect` may be NULL. */
enum status db_exec(struct db *db, const char *sql, struct db_args args, struct db_effect *ret_effect) MUST_CHECK;
/* Reads what the statement finds and gives the first row, whose texts the arena owns; NOT_FOUND when there is none. The
 * statement has LIMIT 1 where more may match, since all of it is read. UNAVAILABLE also when the rows do not fit into
 * what is left of the first half of the arena, and when the arena is exceeded: then the statement is not sent. The same
 * holds for db_rows. */
enum status db_row(struct db *db, const char *sql, struct db_args args, const struct record *record,
                   struct arena *arena, void *ret_row) MUST_CHECK;
/* All rows, in an array owned by the arena (NULL when there are none). The statement has its own LIMIT where the data
 * has no natural bound. */
enum status db_rows(struct db *db, const char *sql, struct db_args args, const struct record *record,
                    struct arena *arena, void *ret_rows, size_t *ret_count) MUST_CHECK;
/* What is done with a row, which lives until the next one comes; anything but OK ends the reading. */
typedef enum status (*db_row_step)(void *data, const void *row);
/* Reads rows as they come, all of the moment at which the statement began, and gives each to `step`, which makes no
 * call on this `db`. A row takes 2 MiB at most, else UNAVAILABLE. Returns the status of the step that ended it; an end
 * before the last row closes the connection, and a transaction with it. */
enum status db_each(struct db *db, const char *sql, struct db_args args, const struct record *record, db_row_step step,
                    void *data) MUST_CHECK;
/* Runs one constant statement without rows as text, for what cannot be prepared: DDL. `ret_problem` (may be NULL) gets
 * what the server refused, "" on OK; the connection owns it until its next call. */
enum status db_script(struct db *db, const char *sql, const char **ret_problem) MUST_CHECK;

/* Whether the database answers; connects if it must. */
bool db_ping(struct db *db);
/* Statements sent since the connection object was made. */
uint64_t db_statements(const struct db *db);

#endif
