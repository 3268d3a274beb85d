/* The connection of a db: made when it is needed, given up when it broke, with the statements prepared on it. Of
 * connection.c and db.c alone; what others see is in db.h. */
#ifndef CMEP_DB_CONNECTION_H
#define CMEP_DB_CONNECTION_H

#include "base/status.h"
#include "db/layout.h"
#include "db/url.h"

enum { DB_STATEMENT_SLOTS = 512 /* a hash table; when three quarters are taken it begins again with none */ };

struct statement {
    char *sql; /* the key */
    MYSQL_STMT *handle;
    struct db_layout layout;
};

struct db {
    struct arena memory; /* of the url's parts */
    db_url_source source;
    const void *source_context;
    struct db_url url;
    MYSQL *mysql;                    /* NULL while disconnected */
    char refusal[MYSQL_ERRMSG_SIZE]; /* why the last attempt to connect failed */
    char problem[MYSQL_ERRMSG_SIZE]; /* what the server said of the last statement that failed */
    struct statement statements[DB_STATEMENT_SLOTS];
    size_t prepared_count;
    int64_t next_attempt_ms;
    int64_t backoff_ms;
    uint64_t statement_count;
    unsigned answer_timeout_s; /* 0: none */
    bool in_transaction;
};

/* Connects, unless it is connected. UNAVAILABLE when that fails, while the back-off after a failure lasts, and within a
 * transaction whose connection broke. */
enum status db_connect(struct db *db) MUST_CHECK;
/* Closes the connection. A transaction that was open stays marked as such: what else belongs to it must not run on a
 * new connection. */
void db_disconnect(struct db *db);
/* Closes all statements. */
void db_forget_statements(struct db *db);
/* What an error of the server means to the caller; it is logged unless it is the caller's business, and a lost
 * connection is closed. `text` is the error's, `sql` what was sent. */
enum status db_error_status(struct db *db, unsigned error, const char *text, const char *sql);

#endif
