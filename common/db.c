#include "db.h"

#include "clock.h"
#include "db_url.h"
#include "log.h"

#include <errmsg.h>
#include <mysql.h>
#include <mysqld_error.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    STATEMENT_SLOTS = 512, /* a hash table; when three quarters are taken the connection starts anew with none */
    MOST_COLUMNS = 64,
    MOST_PARAMETERS = 512,
    INLINE_BYTES = 256, /* longer values are fetched in a second step */
    CONNECT_TIMEOUT_S = 3,
    ANSWER_TIMEOUT_S = 10,
    BACKOFF_FIRST_MS = 50,
    BACKOFF_MOST_MS = 2000,
    URL_BYTES = 64 * 1024
};

/* Where a column goes: a field of the row's record, or of a record nested in it. */
struct column {
    const struct field *outer; /* the field that holds the nested record, or NULL */
    const struct field *field;
    bool opens; /* the first column of its nested record: null means no record */
};

struct statement {
    char *sql; /* the key */
    MYSQL_STMT *handle;
    const struct record *record; /* that `columns` were matched with */
    struct column *columns;
    unsigned column_count;
};

struct db {
    struct arena memory; /* of the url's parts */
    db_url_source source;
    const void *source_context;
    struct db_url url;
    MYSQL *mysql;                    /* NULL while disconnected */
    char refusal[MYSQL_ERRMSG_SIZE]; /* why the last attempt to connect failed */
    struct statement statements[STATEMENT_SLOTS];
    size_t prepared_count;
    int64_t next_attempt_ms;
    int64_t backoff_ms;
    uint64_t statement_count;
    unsigned answer_timeout_s; /* 0: none */
    bool in_transaction;
};

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

/* ---- connection */

void db_library_init(void)
{
    mysql_library_init(0, NULL, NULL);
}

struct db *db_new(const char *url)
{
    struct db *db = calloc(1, sizeof *db);
    db->answer_timeout_s = ANSWER_TIMEOUT_S;
    arena_init(&db->memory, URL_BYTES);
    if (!db_url_parse(url, &db->memory, &db->url))
        db_destroy(&db);
    return db;
}

void db_ask_anew(struct db *db, db_url_source source, const void *context)
{
    db->source = source;
    db->source_context = context;
}

static void forget_statements(struct db *db)
{
    for (size_t i = 0; i < STATEMENT_SLOTS; i++) {
        if (db->statements[i].handle)
            mysql_stmt_close(db->statements[i].handle);
        free(db->statements[i].columns);
        free(db->statements[i].sql);
    }
    memset(db->statements, 0, sizeof db->statements);
    db->prepared_count = 0;
}

/* A transaction that was open stays marked as such: what else belongs to it must not run on a new connection. */
static void disconnect(struct db *db)
{
    forget_statements(db);
    if (db->mysql)
        mysql_close(db->mysql);
    db->mysql = NULL;
}

void db_destroy(struct db **self)
{
    if (!*self)
        return;
    disconnect(*self);
    arena_finish(&(*self)->memory);
    free(*self);
    *self = NULL;
}

void db_be_patient(struct db *db)
{
    db->answer_timeout_s = 0;
}

static void set_options(struct db *db)
{
    static const char *const session[] = {
        "SET SESSION time_zone = '+00:00'",
        "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY'",
        "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
        "SET SESSION innodb_lock_wait_timeout = 3",
    };
    unsigned connect_timeout = CONNECT_TIMEOUT_S, answer_timeout = db->answer_timeout_s;
    mysql_options(db->mysql, MYSQL_OPT_CONNECT_TIMEOUT, &connect_timeout);
    mysql_options(db->mysql, MYSQL_OPT_READ_TIMEOUT, &answer_timeout);
    mysql_options(db->mysql, MYSQL_OPT_WRITE_TIMEOUT, &answer_timeout);
    mysql_options(db->mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    for (size_t i = 0; i < sizeof session / sizeof session[0]; i++)
        mysql_options(db->mysql, MYSQL_INIT_COMMAND, session[i]);
    if (db->url.ssl_ca) {
        my_bool verify = 1;
        mysql_ssl_set(db->mysql, NULL, NULL, db->url.ssl_ca, NULL, NULL);
        mysql_options(db->mysql, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &verify);
    }
}

static bool is_same(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

/* Whether the source has another account or password by now. */
static bool take_new_url(struct db *db)
{
    struct arena memory;
    struct db_url url;
    if (!db->source)
        return false;
    arena_init(&memory, URL_BYTES);
    const char *text = db->source(db->source_context, &memory);
    if (!text || !db_url_parse(text, &memory, &url)
        || (is_same(url.user, db->url.user) && is_same(url.password, db->url.password))) {
        arena_finish(&memory);
        return false;
    }
    arena_finish(&db->memory);
    db->memory = memory;
    db->url = url;
    return true;
}

/* The error's number, 0 when it is connected. */
static unsigned try_to_connect(struct db *db)
{
    const struct db_url *url = &db->url;
    db->mysql = mysql_init(NULL);
    if (!db->mysql)
        return CR_OUT_OF_MEMORY;
    set_options(db);
    /* CLIENT_FOUND_ROWS: `affected` counts the rows that matched, also those that already held the value. */
    if (mysql_real_connect(db->mysql, url->host, url->user, url->password, url->database, url->port, url->unix_socket,
                           CLIENT_FOUND_ROWS))
        return 0;
    unsigned error = mysql_errno(db->mysql);
    snprintf(db->refusal, sizeof db->refusal, "%s", mysql_error(db->mysql));
    log_write(LEVEL_WARNING, "database_unreachable", "{s:s, s:i}", "error", db->refusal, "errno", (int)error);
    disconnect(db);
    return error;
}

static enum status connect_now(struct db *db)
{
    unsigned error = try_to_connect(db);
    if (error == ER_ACCESS_DENIED_ERROR && take_new_url(db))
        error = try_to_connect(db);
    if (error == 0) {
        db->backoff_ms = 0;
        return STATUS_OK;
    }
    db->backoff_ms = db->backoff_ms == 0 ? BACKOFF_FIRST_MS : db->backoff_ms * 2;
    if (db->backoff_ms > BACKOFF_MOST_MS)
        db->backoff_ms = BACKOFF_MOST_MS;
    db->next_attempt_ms = clock_ms() + db->backoff_ms;
    return STATUS_UNAVAILABLE;
}

static enum status ensure_connected(struct db *db)
{
    if (db->mysql)
        return STATUS_OK;
    if (db->in_transaction || (db->backoff_ms > 0 && clock_ms() < db->next_attempt_ms))
        return STATUS_UNAVAILABLE;
    return connect_now(db);
}

static bool connection_lost(unsigned error)
{
    return (error >= CR_MIN_ERROR && error <= CR_MAX_ERROR) || error == ER_SERVER_SHUTDOWN
        || error == ER_CONNECTION_KILLED || error == 4031 /* MySQL: disconnected for inactivity */;
}

/* What an error of the server means to the caller; a lost connection is closed. */
static enum status status_of_error(struct db *db, unsigned error, const char *text, const char *sql)
{
    enum { ER_RECORD_CHANGED = 1020 };
    /* A parent that somebody deleted meanwhile is found missing when the transaction runs again. */
    if (error == ER_LOCK_DEADLOCK || error == ER_RECORD_CHANGED || error == ER_NO_REFERENCED_ROW_2)
        return STATUS_DEADLOCK;
    if (error == ER_DUP_ENTRY || error == ER_ROW_IS_REFERENCED_2 || error == ER_TABLE_EXISTS_ERROR
        || error == ER_DUP_FIELDNAME || error == ER_DUP_KEYNAME || error == ER_CANT_DROP_FIELD_OR_KEY)
        return STATUS_CONFLICT;
    log_write(LEVEL_ERROR, "database_error", "{s:i, s:s, s:s}", "errno", (int)error, "error", text, "sql", sql);
    if (connection_lost(error))
        disconnect(db);
    return STATUS_UNAVAILABLE;
}

/* ---- statements */

static struct statement *find_slot(struct db *db, const char *sql)
{
    uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a */
    for (const char *at = sql; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * UINT64_C(1099511628211);
    size_t slot = hash % STATEMENT_SLOTS;
    while (db->statements[slot].sql && strcmp(db->statements[slot].sql, sql) != 0)
        slot = (slot + 1) % STATEMENT_SLOTS;
    return &db->statements[slot];
}

static enum status prepare(struct db *db, const char *sql, struct statement **ret_statement)
{
    if (db->prepared_count > STATEMENT_SLOTS * 3 / 4)
        forget_statements(db);
    struct statement *statement = find_slot(db, sql);
    if (!statement->sql) {
        MYSQL_STMT *handle = mysql_stmt_init(db->mysql);
        if (!handle)
            return STATUS_UNAVAILABLE;
        if (mysql_stmt_prepare(handle, sql, strlen(sql)) != 0) {
            enum status status = status_of_error(db, mysql_stmt_errno(handle), mysql_stmt_error(handle), sql);
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
    if (args.count > MOST_PARAMETERS || mysql_stmt_param_count(handle) != args.count) {
        log_write(LEVEL_ERROR, "wrong_parameter_count", "{s:s}", "sql", sql);
        return STATUS_UNAVAILABLE;
    }
    MYSQL_BIND binds[MOST_PARAMETERS];
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
        status = status_of_error(db, mysql_stmt_errno(handle), mysql_stmt_error(handle), sql);
        *ret_lost = !db->mysql;
    }
    return status;
}

static enum status execute(struct db *db, const char *sql, struct db_args args, struct statement **ret_statement,
                           bool *ret_lost)
{
    *ret_lost = false;
    enum status status = ensure_connected(db);
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

static const struct field *find_field(const struct record *record, const char *name, size_t size)
{
    for (size_t i = 0; i < record->count; i++)
        if (strlen(record->fields[i].name) == size && memcmp(record->fields[i].name, name, size) == 0)
            return &record->fields[i];
    return NULL;
}

static bool match_column(const struct record *record, const char *name, struct column *ret_column)
{
    const char *dot = strchr(name, '.');
    *ret_column = (struct column){0};
    if (dot) {
        ret_column->outer = find_field(record, name, (size_t)(dot - name));
        if (!ret_column->outer || ret_column->outer->type != FIELD_RECORD)
            return false;
        record = ret_column->outer->record;
        name = dot + 1;
    }
    ret_column->field = find_field(record, name, strlen(name));
    return ret_column->field != NULL;
}

static bool match_columns(struct statement *statement, const struct record *record)
{
    if (statement->record == record)
        return true;
    MYSQL_RES *metadata = mysql_stmt_result_metadata(statement->handle);
    if (!metadata)
        return false;
    unsigned count = mysql_num_fields(metadata);
    struct column *columns = calloc(count, sizeof *columns);
    bool good = count <= MOST_COLUMNS;
    const struct field *open = NULL;
    for (unsigned i = 0; good && i < count; i++) {
        const char *name = mysql_fetch_field_direct(metadata, i)->name;
        good = match_column(record, name, &columns[i]);
        if (!good)
            log_write(LEVEL_ERROR, "column_without_field", "{s:s, s:s}", "column", name, "record", record->name);
        columns[i].opens = columns[i].outer && columns[i].outer != open;
        open = columns[i].outer;
    }
    mysql_free_result(metadata);
    free(statement->columns);
    statement->columns = columns;
    statement->column_count = count;
    statement->record = good ? record : NULL;
    return good;
}

/* Buffers that a row is fetched into. */
struct row_buffers {
    MYSQL_BIND binds[MOST_COLUMNS];
    unsigned long lengths[MOST_COLUMNS];
    my_bool nulls[MOST_COLUMNS];
    my_bool errors[MOST_COLUMNS];
    union {
        int64_t number;
        double real;
        MYSQL_TIME time;
        char text[INLINE_BYTES];
    } values[MOST_COLUMNS];
};

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

static bool bind_columns(struct statement *statement, struct row_buffers *buffers)
{
    memset(buffers->binds, 0, statement->column_count * sizeof buffers->binds[0]);
    for (unsigned i = 0; i < statement->column_count; i++) {
        MYSQL_BIND *bind = &buffers->binds[i];
        bind->buffer_type = buffer_type(statement->columns[i].field->type);
        bind->buffer = &buffers->values[i];
        bind->buffer_length = sizeof buffers->values[i];
        bind->length = &buffers->lengths[i];
        bind->is_null = &buffers->nulls[i];
        bind->error = &buffers->errors[i];
    }
    return mysql_stmt_bind_result(statement->handle, buffers->binds) == 0;
}

static const char *column_text(struct statement *statement, struct row_buffers *buffers, unsigned column,
                               struct arena *arena)
{
    unsigned long size = buffers->lengths[column];
    if (size <= INLINE_BYTES)
        return arena_text(arena, buffers->values[column].text, size);
    char *text = arena_alloc(arena, size + 1);
    MYSQL_BIND bind = {.buffer_type = MYSQL_TYPE_STRING, .buffer = text, .buffer_length = size};
    return mysql_stmt_fetch_column(statement->handle, &bind, column, 0) == 0 ? text : NULL;
}

static void put_column(struct statement *statement, struct row_buffers *buffers, unsigned column, struct arena *arena,
                       void *structure)
{
    const struct field *field = statement->columns[column].field;
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
        text = arena_printf(arena, "%04u-%02u-%02u", time->year, time->month, time->day);
        break;
    case FIELD_TIME:
        text = arena_printf(arena, "%04u-%02u-%02uT%02u:%02u:%02u.%06luZ", time->year, time->month, time->day,
                            time->hour, time->minute, time->second, time->second_part);
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

static void put_row(struct statement *statement, struct row_buffers *buffers, struct arena *arena, void *row)
{
    void *nested = NULL;
    for (unsigned i = 0; i < statement->column_count; i++) {
        const struct column *column = &statement->columns[i];
        if (column->opens) {
            nested = buffers->nulls[i] ? NULL : arena_alloc(arena, column->outer->record->size);
            memcpy((char *)row + column->outer->offset, &nested, sizeof nested);
        }
        if (column->outer && !nested)
            continue;
        if (buffers->nulls[i])
            schema_put_null(column->field, column->outer ? nested : row);
        else
            put_column(statement, buffers, i, arena, column->outer ? nested : row);
    }
}

/* Rows may fill half of an arena; the other half is for what is made of them. */
static bool rows_fit(const struct arena *arena, size_t bytes)
{
    size_t most = arena->limit / 2;
    return bytes <= most && arena->used <= most - bytes;
}

/* What the row at hand takes at most. */
static size_t row_bytes(const struct statement *statement, const struct row_buffers *buffers)
{
    enum { PUT_COLUMN_BYTES = 64 }; /* a time's text, a text's end and alignment */
    size_t bytes = 0;
    for (unsigned i = 0; i < statement->column_count; i++) {
        const struct column *column = &statement->columns[i];
        bytes += PUT_COLUMN_BYTES + (buffers->nulls[i] ? 0 : buffers->lengths[i])
               + (column->opens ? column->outer->record->size : 0);
    }
    return bytes;
}

static bool has_row(int fetched)
{
    return fetched == 0 || fetched == MYSQL_DATA_TRUNCATED;
}

static enum status fetch_rows(struct db *db, struct statement *statement, struct arena *arena, char **ret_rows,
                              size_t *ret_count)
{
    struct row_buffers buffers;
    MYSQL_STMT *handle = statement->handle;
    size_t size = statement->record->size, count = 0;
    if (!bind_columns(statement, &buffers) || mysql_stmt_store_result(handle) != 0)
        return status_of_error(db, mysql_stmt_errno(handle), mysql_stmt_error(handle), statement->sql);
    size_t expected = (size_t)mysql_stmt_num_rows(handle);
    bool fit = rows_fit(arena, expected * size);
    char *rows = fit && expected > 0 ? arena_alloc(arena, expected * size) : NULL;
    while (fit && count < expected && has_row(mysql_stmt_fetch(handle))) {
        fit = rows_fit(arena, row_bytes(statement, &buffers));
        if (fit)
            put_row(statement, &buffers, arena, rows + count++ * size);
    }
    mysql_stmt_free_result(handle);
    if (count < expected) {
        log_write(LEVEL_ERROR, fit ? "result_cut" : "result_too_large", "{s:s, s:I}", "sql", statement->sql, "rows",
                  (long long)expected);
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
    enum status status = execute_read(db, sql, args, &statement);
    if (status != STATUS_OK || !statement)
        return status;
    if (!match_columns(statement, record)) {
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
    struct row_buffers buffers;
    int fetched = 0;
    enum status status = bind_columns(statement, &buffers) ? STATUS_OK : STATUS_UNAVAILABLE;
    while (status == STATUS_OK && has_row(fetched = mysql_stmt_fetch(statement->handle))) {
        arena_reset(arena);
        if (!rows_fit(arena, statement->record->size + row_bytes(statement, &buffers)))
            return STATUS_UNAVAILABLE;
        void *row = arena_alloc(arena, statement->record->size);
        put_row(statement, &buffers, arena, row);
        status = step(data, row);
    }
    if (status == STATUS_OK && fetched != MYSQL_NO_DATA)
        status = status_of_error(db, mysql_stmt_errno(statement->handle), mysql_stmt_error(statement->handle),
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
    status = match_columns(statement, record) ? fetch_each(db, statement, &arena, step, data) : STATUS_UNAVAILABLE;
    arena_finish(&arena);
    if (status == STATUS_OK) {
        mysql_stmt_free_result(statement->handle);
    } else if (db->mysql) {
        /* A polite end would first read whatever the server has still to send. */
        mariadb_cancel(db->mysql);
        disconnect(db);
    }
    return status;
}

/* ---- transactions and scripts */

static enum status run_text(struct db *db, const char *sql)
{
    db->statement_count++;
    if (mysql_real_query(db->mysql, sql, strlen(sql)) == 0)
        return STATUS_OK;
    return status_of_error(db, mysql_errno(db->mysql), mysql_error(db->mysql), sql);
}

enum status db_begin(struct db *db)
{
    enum status status = ensure_connected(db);
    if (status != STATUS_OK)
        return status;
    status = run_text(db, "START TRANSACTION");
    if (!db->mysql && ensure_connected(db) == STATUS_OK)
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
        disconnect(db);
    db->in_transaction = false;
}

enum status db_script(struct db *db, const char *sql, const char **ret_problem)
{
    enum status status = ensure_connected(db);
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

const char *db_refusal(const struct db *db)
{
    return db->refusal;
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
