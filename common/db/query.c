#include "db/query.h"

void db_query_init(struct db_query *query)
{
    buffer_init(&query->text, query->sql, sizeof query->sql);
    query->count = 0;
}

void db_query_put(struct db_query *query, const char *sql)
{
    buffer_put(&query->text, sql);
}

void db_query_value(struct db_query *query, const char *sql, struct db_value value)
{
    db_query_put(query, sql);
    if (query->count < DB_MOST_VALUES)
        query->values[query->count++] = value;
}

struct db_args db_query_args(const struct db_query *query)
{
    return (struct db_args){query->values, buffer_is_exceeded(&query->text) ? DB_MOST_VALUES + 1 : query->count};
}
