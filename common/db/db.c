#include "db/db.h"

#include "db/connection_state.h"
#include "base/log.h"

#include <string.h>

struct db_value db_int(int64_t number)
{
    return (struct db_value){.type = DB_INT, .number = number};
}

struct db_value db_id(int64_t id)
{
    return (struct db_value){.type = id == 0 ? DB_NULL : DB_INT, .number = id};
}

struct db_value db_text(const char *text)
{
    return (struct db_value){.type = text ? DB_TEXT : DB_NULL, .text = text};
}

struct db_value db_bytes(const char *bytes, size_t size)
{
    return (struct db_value){.type = DB_BYTES, .text = bytes, .number = (int64_t)size};
}

struct db_value db_enum(const struct enumeration *enumeration, unsigned value)
{
    return db_text(enumeration_name(enumeration, value));
}

/* ---- statements */

static struct statement *find_slot(struct db *db, const char *sql)
{
    uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a */
    for (const char *at = sql; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * UINT64_C(1099511628211);
    size_t slot = hash % DB_STATEMENT_SLOTS;
    while (db->statements[slot].sql && strcmp(db->statements[slot].sql, sql) != 0)
        slot = (slot + 1) % DB_STATEMENT_SLOTS;
    return &db->statements[slot];
}

static enum status prepare(struct db *db, const char *sql, struct statement **ret_statement)
{
    if (db->prepared_count > DB_STATEMENT_SLOTS * 3 / 4)
        db_forget_statements(db);
    struct statement *statement = find_slot(db, sql);
    if (!statement->sql) {
        MYSQL_STMT *handle = mysql_stmt_init(db->mysql);
        if (!handle)
            return STATUS_UNAVAILABLE;
        if (mysql_stmt_prepare(handle, sql, strlen(sql)) != 0) {
            enum status status = db_error_status(db, mysql_stmt_errno(handle), mysql_stmt_error(handle), sql);
            mysql_stmt_close(handle);
            return status;
        }
        *statement = (struct statement){.sql = strdup(sql), .handle = handle};
        db->prepared_count++;
    }
    *ret_statement = statement;
    return STATUS_OK;
}

static enum status execute_once(struct db *db, const char *sql, struct db_args args, struct statement **ret_statement,
                                bool *ret_lost)
{
    struct statement *statement = NULL;
    enum status status = prepare(db, sql, &statement);
    *ret_lost = !db->mysql;
    if (!statement)
        return status;
    *ret_statement = statement;
    MYSQL_STMT *handle = statement->handle;
    if (args.count > DB_MOST_VALUES || mysql_stmt_param_count(handle) != args.count) {
        LOG(LEVEL_ERROR, "wrong_parameter_count", LOG_TEXT("sql", sql));
        return STATUS_UNAVAILABLE;
    }
    MYSQL_BIND binds[DB_MOST_VALUES];
    memset(binds, 0, args.count * sizeof binds[0]);
    for (size_t i = 0; i < args.count; i++) {
        const struct db_value *value = &args.values[i];
        binds[i].buffer_type = value->type == DB_INT   ? MYSQL_TYPE_LONGLONG
                             : value->type == DB_TEXT  ? MYSQL_TYPE_STRING
                             : value->type == DB_BYTES ? MYSQL_TYPE_BLOB
                                                       : MYSQL_TYPE_NULL;
        binds[i].buffer = value->type == DB_INT ? (void *)&value->number : (void *)value->text;
        binds[i].buffer_length = value->type == DB_TEXT  ? strlen(value->text)
                               : value->type == DB_BYTES ? (unsigned long)value->number
                                                         : sizeof value->number;
    }
    db->statement_count++;
    if ((args.count > 0 && mysql_stmt_bind_param(handle, binds)) || mysql_stmt_execute(handle) != 0) {
        status = db_error_status(db, mysql_stmt_errno(handle), mysql_stmt_error(handle), sql);
        *ret_lost = !db->mysql;
    }
    return status;
}

static enum status execute(struct db *db, const char *sql, struct db_args args, struct statement **ret_statement,
                           bool *ret_lost)
{
    *ret_lost = false;
    enum status status = db_connect(db);
    return status == STATUS_OK ? execute_once(db, sql, args, ret_statement, ret_lost) : status;
}

/* A connection that the server closed while it was idle shows it only now: what only reads is sent again. */
static enum status execute_read(struct db *db, const char *sql, struct db_args args, struct statement **ret_statement)
{
    bool lost;
    enum status status = execute(db, sql, args, ret_statement, &lost);
    return lost ? execute(db, sql, args, ret_statement, &lost) : status;
}

enum status db_exec(struct db *db, const char *sql, struct db_args args, struct db_effect *ret_effect)
{
    struct statement *statement = NULL;
    bool lost;
    enum status status = execute(db, sql, args, &statement, &lost);
    if (status == STATUS_OK && ret_effect) {
        ret_effect->affected = (int64_t)mysql_stmt_affected_rows(statement->handle);
        ret_effect->insert_id = (int64_t)mysql_stmt_insert_id(statement->handle);
    }
    return status;
}

/* ---- rows */

/* Rows may fill half of an arena; the other half is for what is made of them. */
static bool rows_fit(const struct arena *arena, size_t bytes)
{
    size_t most = arena->limit / 2;
    return bytes <= most && arena->used <= most - bytes;
}

static bool has_row(int fetched)
{
    return fetched == 0 || fetched == MYSQL_DATA_TRUNCATED;
}

static enum status fetch_rows(struct db *db, struct statement *statement, struct arena *arena, char **ret_rows,
                              size_t *ret_count)
{
    struct db_row_buffers buffers;
    MYSQL_STMT *handle = statement->handle;
    size_t size = statement->layout.record->size, count = 0;
    if (!db_row_bind(&statement->layout, statement->handle, &buffers) || mysql_stmt_store_result(handle) != 0)
        return db_error_status(db, mysql_stmt_errno(handle), mysql_stmt_error(handle), statement->sql);
    size_t expected = (size_t)mysql_stmt_num_rows(handle);
    bool fit = rows_fit(arena, expected * size);
    char *rows = fit && expected > 0 ? arena_alloc(arena, expected * size) : NULL;
    while (fit && count < expected && has_row(mysql_stmt_fetch(handle))) {
        fit = rows_fit(arena, db_row_bytes(&statement->layout, &buffers));
        if (fit)
            db_row_put(&statement->layout, statement->handle, &buffers, arena, rows + count++ * size);
    }
    mysql_stmt_free_result(handle);
    if (count < expected) {
        LOG(LEVEL_ERROR, fit ? "result_cut" : "result_too_large", LOG_TEXT("sql", statement->sql),
            LOG_INT("rows", expected));
        return STATUS_UNAVAILABLE;
    }
    *ret_rows = rows;
    *ret_count = count;
    return STATUS_OK;
}

enum status db_rows(struct db *db, const char *sql, struct db_args args, const struct record *record,
                    struct arena *arena, void *ret_rows, size_t *ret_count)
{
    struct statement *statement = NULL;
    char *rows;
    if (arena_is_exceeded(arena))
        return STATUS_UNAVAILABLE;
    enum status status = execute_read(db, sql, args, &statement);
    if (status != STATUS_OK || !statement)
        return status;
    if (!db_layout_match(&statement->layout, statement->handle, record)) {
        mysql_stmt_free_result(statement->handle);
        return STATUS_UNAVAILABLE;
    }
    status = fetch_rows(db, statement, arena, &rows, ret_count);
    if (status == STATUS_OK)
        memcpy(ret_rows, &rows, sizeof rows);
    return status;
}

enum status db_row(struct db *db, const char *sql, struct db_args args, const struct record *record,
                   struct arena *arena, void *ret_row)
{
    size_t count = 0;
    void *rows = NULL;
    enum status status = db_rows(db, sql, args, record, arena, &rows, &count);
    if (status != STATUS_OK)
        return status;
    if (count == 0)
        return STATUS_NOT_FOUND;
    memcpy(ret_row, rows, record->size);
    return STATUS_OK;
}

/* ---- rows as they come */

static enum status fetch_each(struct db *db, struct statement *statement, struct arena *arena, db_row_step step,
                              void *data)
{
    struct db_row_buffers buffers;
    int fetched = 0;
    enum status status = db_row_bind(&statement->layout, statement->handle, &buffers) ? STATUS_OK : STATUS_UNAVAILABLE;
    while (status == STATUS_OK && has_row(fetched = mysql_stmt_fetch(statement->handle))) {
        arena_reset(arena);
        if (!rows_fit(arena, statement->layout.record->size + db_row_bytes(&statement->layout, &buffers))) {
            LOG(LEVEL_ERROR, "result_too_large", LOG_TEXT("sql", statement->sql), LOG_INT("rows", 1));
            return STATUS_UNAVAILABLE;
        }
        void *row = arena_alloc(arena, statement->layout.record->size);
        db_row_put(&statement->layout, statement->handle, &buffers, arena, row);
        status = step(data, row);
    }
    if (status == STATUS_OK && fetched != MYSQL_NO_DATA)
        status = db_error_status(db, mysql_stmt_errno(statement->handle), mysql_stmt_error(statement->handle),
                                 statement->sql);
    return status;
}

enum status db_each(struct db *db, const char *sql, struct db_args args, const struct record *record, db_row_step step,
                    void *data)
{
    enum { ROW_ARENA_BYTES = 4 * 1024 * 1024 };
    struct statement *statement = NULL;
    struct arena arena;
    enum status status = execute_read(db, sql, args, &statement);
    if (status != STATUS_OK || !statement)
        return status;
    arena_init(&arena, ROW_ARENA_BYTES);
    status = db_layout_match(&statement->layout, statement->handle, record)
               ? fetch_each(db, statement, &arena, step, data)
               : STATUS_UNAVAILABLE;
    arena_finish(&arena);
    if (status == STATUS_OK) {
        mysql_stmt_free_result(statement->handle);
    } else if (db->mysql) {
        /* A polite end would first read whatever the server has still to send. */
        mariadb_cancel(db->mysql);
        db_disconnect(db);
    }
    return status;
}

/* ---- transactions and scripts */

static enum status run_text(struct db *db, const char *sql)
{
    db->statement_count++;
    if (mysql_real_query(db->mysql, sql, strlen(sql)) == 0)
        return STATUS_OK;
    return db_error_status(db, mysql_errno(db->mysql), mysql_error(db->mysql), sql);
}

enum status db_begin(struct db *db)
{
    enum status status = db_connect(db);
    if (status != STATUS_OK)
        return status;
    status = run_text(db, "START TRANSACTION");
    if (!db->mysql && db_connect(db) == STATUS_OK)
        status = run_text(db, "START TRANSACTION");
    db->in_transaction = status == STATUS_OK;
    return status;
}

enum status db_commit(struct db *db)
{
    db->in_transaction = false;
    return db->mysql ? run_text(db, "COMMIT") : STATUS_UNAVAILABLE;
}

void db_rollback(struct db *db)
{
    if (db->mysql && db->in_transaction && run_text(db, "ROLLBACK") != STATUS_OK)
        db_disconnect(db);
    db->in_transaction = false;
}

enum status db_script(struct db *db, const char *sql, const char **ret_problem)
{
    enum status status = db_connect(db);
    if (status != STATUS_OK) {
        if (ret_problem)
            *ret_problem = "the database cannot be reached";
        return status;
    }
    status = run_text(db, sql);
    if (ret_problem)
        *ret_problem = status == STATUS_OK ? "" : db->mysql ? mysql_error(db->mysql) : "the connection was lost";
    return status;
}

bool db_ping(struct db *db)
{
    struct statement *statement;
    return execute_read(db, "DO 1", DB_NONE, &statement) == STATUS_OK;
}

uint64_t db_statements(const struct db *db)
{
    return db->statement_count;
}
