#include "db/layout.h"

#include "base/log.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Whether the record is for one value, whose column may have any name. */
static bool is_one_value(const struct record *record)
{
    return record->count == 1 && !record->fields->name;
}

static bool match_column(const struct record *record, const char *name, struct db_column *ret_column)
{
    const char *dot = strchr(name, '.');
    *ret_column = (struct db_column){0};
    if (is_one_value(record)) {
        ret_column->field = record->fields;
        return true;
    }
    if (dot) {
        ret_column->outer = record_field(record, name, (size_t)(dot - name));
        if (!ret_column->outer || ret_column->outer->type != FIELD_RECORD)
            return false;
        record = ret_column->outer->record;
        name = dot + 1;
    }
    ret_column->field = record_field(record, name, strlen(name));
    return ret_column->field != NULL;
}

bool db_layout_match(struct db_layout *layout, MYSQL_STMT *statement, const struct record *record)
{
    if (layout->record == record)
        return true;
    MYSQL_RES *metadata = mysql_stmt_result_metadata(statement);
    if (!metadata)
        return false;
    unsigned count = mysql_num_fields(metadata);
    struct db_column *columns = calloc(count, sizeof *columns);
    bool good = count <= (is_one_value(record) ? 1 : DB_MOST_COLUMNS);
    const struct field *open = NULL;
    for (unsigned i = 0; good && i < count; i++) {
        const char *name = mysql_fetch_field_direct(metadata, i)->name;
        good = match_column(record, name, &columns[i]);
        if (!good)
            LOG(LEVEL_ERROR, "column_without_field", LOG_TEXT("column", name), LOG_TEXT("record", record->name));
        columns[i].opens = columns[i].outer && columns[i].outer != open;
        open = columns[i].outer;
    }
    mysql_free_result(metadata);
    free(layout->columns);
    layout->columns = columns;
    layout->count = count;
    layout->record = good ? record : NULL;
    return good;
}

void db_layout_finish(struct db_layout *layout)
{
    free(layout->columns);
    *layout = (struct db_layout){0};
}

static enum enum_field_types buffer_type(enum field_type type)
{
    switch (type) {
    case FIELD_INT:
    case FIELD_ID:
    case FIELD_BOOL:
        return MYSQL_TYPE_LONGLONG;
    case FIELD_NUMBER:
        return MYSQL_TYPE_DOUBLE;
    case FIELD_DATE:
        return MYSQL_TYPE_DATE;
    case FIELD_TIME:
        return MYSQL_TYPE_DATETIME;
    default:
        return MYSQL_TYPE_STRING;
    }
}

bool db_row_bind(const struct db_layout *layout, MYSQL_STMT *statement, struct db_row_buffers *buffers)
{
    memset(buffers->binds, 0, layout->count * sizeof buffers->binds[0]);
    for (unsigned i = 0; i < layout->count; i++) {
        MYSQL_BIND *bind = &buffers->binds[i];
        bind->buffer_type = buffer_type(layout->columns[i].field->type);
        bind->buffer = &buffers->values[i];
        bind->buffer_length = sizeof buffers->values[i];
        bind->length = &buffers->lengths[i];
        bind->is_null = &buffers->nulls[i];
        bind->error = &buffers->errors[i];
    }
    return mysql_stmt_bind_result(statement, buffers->binds) == 0;
}

static const char *column_text(MYSQL_STMT *statement, const struct db_row_buffers *buffers, unsigned column,
                               struct arena *arena)
{
    unsigned long size = buffers->lengths[column];
    if (size <= DB_INLINE_BYTES)
        return arena_text(arena, buffers->values[column].text, size);
    char *text = arena_alloc(arena, size + 1);
    MYSQL_BIND bind = {.buffer_type = MYSQL_TYPE_STRING, .buffer = text, .buffer_length = size};
    return mysql_stmt_fetch_column(statement, &bind, column, 0) == 0 ? text : NULL;
}

static int64_t day_of(const MYSQL_TIME *time)
{
    return time->year * INT64_C(10000) + time->month * 100 + time->day;
}

static const char *date_text(const MYSQL_TIME *time, struct arena *arena)
{
    char *text = arena_alloc(arena, DATE_TEXT_SIZE);
    date_write(day_of(time), text);
    return text;
}

static const char *time_text(const MYSQL_TIME *time, struct arena *arena)
{
    char *text = arena_alloc(arena, TIME_TEXT_SIZE);
    int64_t minutes = (date_ordinal(day_of(time)) * 24 + time->hour) * 60 + time->minute;
    time_write((minutes * 60 + time->second) * 1000000 + (int64_t)time->second_part, text);
    return text;
}

static void put_column(const struct field *field, MYSQL_STMT *statement, const struct db_row_buffers *buffers,
                       unsigned column, struct arena *arena, void *structure)
{
    char *to = (char *)structure + field->offset;
    const MYSQL_TIME *time = &buffers->values[column].time;
    const char *text = NULL;
    unsigned chosen;
    size_t size;
    bool yes;
    switch (field->type) {
    case FIELD_INT:
    case FIELD_ID:
        memcpy(to, &buffers->values[column].number, sizeof(int64_t));
        return;
    case FIELD_BOOL:
        yes = buffers->values[column].number != 0;
        memcpy(to, &yes, sizeof yes);
        return;
    case FIELD_NUMBER:
        memcpy(to, &buffers->values[column].real, sizeof(double));
        return;
    case FIELD_ENUM:
        text = column_text(statement, buffers, column, arena);
        chosen = text ? enumeration_value(field->enumeration, text) : 0;
        memcpy(to, &chosen, sizeof chosen);
        return;
    case FIELD_DATE:
        text = date_text(time, arena);
        break;
    case FIELD_TIME:
        text = time_text(time, arena);
        break;
    case FIELD_OBJECT:
        size = buffers->lengths[column];
        memcpy((char *)structure + field->count_offset, &size, sizeof size);
        text = column_text(statement, buffers, column, arena);
        break;
    default:
        text = column_text(statement, buffers, column, arena);
        break;
    }
    memcpy(to, &text, sizeof text);
}

void db_row_put(const struct db_layout *layout, MYSQL_STMT *statement, const struct db_row_buffers *buffers,
                struct arena *arena, void *row)
{
    void *nested = NULL;
    for (unsigned i = 0; i < layout->count; i++) {
        const struct db_column *column = &layout->columns[i];
        if (column->opens) {
            nested = buffers->nulls[i] ? NULL : arena_alloc(arena, column->outer->record->size);
            memcpy((char *)row + column->outer->offset, &nested, sizeof nested);
        }
        if (column->outer && !nested)
            continue;
        if (buffers->nulls[i])
            schema_put_null(column->field, column->outer ? nested : row);
        else
            put_column(column->field, statement, buffers, i, arena, column->outer ? nested : row);
    }
}

size_t db_row_bytes(const struct db_layout *layout, const struct db_row_buffers *buffers)
{
    enum { PUT_COLUMN_BYTES = 64 }; /* a time's text, a text's end and alignment */
    size_t bytes = 0;
    for (unsigned i = 0; i < layout->count; i++) {
        const struct db_column *column = &layout->columns[i];
        bytes += PUT_COLUMN_BYTES + (buffers->nulls[i] ? 0 : buffers->lengths[i])
               + (column->opens ? column->outer->record->size : 0);
    }
    return bytes;
}
