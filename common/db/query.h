/* A statement that is put together from constant texts, and the values of its parameters. */
#ifndef CMEP_DB_QUERY_H
#define CMEP_DB_QUERY_H

#include "base/buffer.h"
#include "db/db.h"

enum { DB_QUERY_BYTES = 16384 };

/* Not to be copied: its text lies in itself. */
struct db_query {
    char sql[DB_QUERY_BYTES];
    struct buffer text; /* in `sql` */
    struct db_value values[DB_MOST_VALUES];
    size_t count;
};

/* An empty one in the caller's memory. */
void db_query_init(struct db_query *query);
/* Appends a constant. What has no room is cut off, and the statement is then refused. */
void db_query_put(struct db_query *query, const char *sql);
/* Appends a constant with a question mark, and its value. One that has no room is left out, and the statement is then
 * refused for its count of parameters. */
void db_query_value(struct db_query *query, const char *sql, struct db_value value);
/* The values, borrowed from the query; of one that has no room for its text, more than a statement takes. */
struct db_args db_query_args(const struct db_query *query);

#endif
