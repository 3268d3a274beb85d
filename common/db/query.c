#include "db/query.h"

#include <stdio.h>

void db_query_init(struct db_query *query)
{
    query->size = query->count = 0;
    *query->sql = '\0';
}

void db_query_put(struct db_query *query, const char *sql)
{
    size_t room = sizeof query->sql - query->size;
    int size = snprintf(query->sql + query->size, room, "%s", sql);
    query->size += (size_t)size < room ? (size_t)size : room - 1;
}

void db_query_value(struct db_query *query, const char *sql, struct db_value value)
{
    db_query_put(query, sql);
    if (query->count < DB_MOST_VALUES)
        query->values[query->count++] = value;
}

struct db_args db_query_args(const struct db_query *query)
{
    return (struct db_args){query->values, query->count};
}
