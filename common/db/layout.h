/* Where the columns of a statement's result go in a record, and a fetched row put there. Of db.c alone. */
#ifndef CMEP_DB_LAYOUT_H
#define CMEP_DB_LAYOUT_H

#include "contract/schema.h"

#include <mysql.h>
#include <stdbool.h>
#include <stdint.h>

enum {
    DB_MOST_COLUMNS = 64,
    DB_INLINE_BYTES = 256 /* longer values are fetched in a second step */
};

/* Where a column goes: a field of the row's record, or of a record nested in it. */
struct db_column {
    const struct field *outer; /* the field that holds the nested record, or NULL */
    const struct field *field;
    bool opens; /* the first column of its nested record: null means no record */
};

struct db_layout {
    const struct record *record; /* that `columns` were matched with; NULL while they were with none */
    struct db_column *columns;
    unsigned count;
};

/* Buffers that a row is fetched into. */
struct db_row_buffers {
    MYSQL_BIND binds[DB_MOST_COLUMNS];
    unsigned long lengths[DB_MOST_COLUMNS];
    my_bool nulls[DB_MOST_COLUMNS];
    my_bool errors[DB_MOST_COLUMNS];
    union {
        int64_t number;
        double real;
        MYSQL_TIME time;
        char text[DB_INLINE_BYTES];
    } values[DB_MOST_COLUMNS];
};

/* Matches the columns of a prepared statement with the record's fields by name, once for a record; the only field of a
 * record that has no name with the only column. False, and logged, when a column has no field or the statement no rows.
 */
bool db_layout_match(struct db_layout *layout, MYSQL_STMT *statement, const struct record *record);
/* Frees what a match allocated; fits a layout of zeros too. */
void db_layout_finish(struct db_layout *layout);
/* Has rows be fetched into the buffers, which the caller owns until the last one was. */
bool db_row_bind(const struct db_layout *layout, MYSQL_STMT *statement, struct db_row_buffers *buffers);
/* What the fetched row takes of an arena at most. */
size_t db_row_bytes(const struct db_layout *layout, const struct db_row_buffers *buffers);
/* Puts the fetched row into a structure of the layout's record; its texts and nested records are owned by the arena. */
void db_row_put(const struct db_layout *layout, MYSQL_STMT *statement, const struct db_row_buffers *buffers,
                struct arena *arena, void *row);

#endif
