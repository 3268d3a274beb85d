#include "db/connection.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "db/connection_state.h"

#include <errmsg.h>
#include <mysqld_error.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    CONNECT_TIMEOUT_S = 3,
    ANSWER_TIMEOUT_S = 10,
    BACKOFF_FIRST_MS = 50,
    BACKOFF_MOST_MS = 2000,
    URL_BYTES = 64 * 1024
};

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

void db_ask_again(struct db *db, db_url_source source, const void *context)
{
    db->source = source;
    db->source_context = context;
}

void db_forget_statements(struct db *db)
{
    for (size_t i = 0; i < DB_STATEMENT_SLOTS; i++) {
        if (db->statements[i].handle)
            mysql_stmt_close(db->statements[i].handle);
        db_layout_finish(&db->statements[i].layout);
        free(db->statements[i].sql);
    }
    memset(db->statements, 0, sizeof db->statements);
    db->prepared_count = 0;
}

void db_disconnect(struct db *db)
{
    db_forget_statements(db);
    if (db->mysql)
        mysql_close(db->mysql);
    db->mysql = NULL;
}

void db_destroy(struct db **self)
{
    if (!*self)
        return;
    db_disconnect(*self);
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
    LOG(LEVEL_WARNING, "database_unreachable", LOG_TEXT("error", db->refusal), LOG_INT("errno", error));
    db_disconnect(db);
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

enum status db_connect(struct db *db)
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

/* With these the server cannot at the moment, whatever the statement holds. */
static const unsigned passing_errors[] = {
    /* disks */
    ER_DISK_FULL, ER_RECORD_FILE_FULL, ER_ERROR_ON_WRITE, ER_GET_ERRNO, ER_ERROR_DURING_COMMIT,
    /* memory, connections, statements */
    ER_OUTOFMEMORY, ER_OUT_OF_SORTMEMORY, ER_OUT_OF_RESOURCES, ER_CON_COUNT_ERROR, ER_USER_LIMIT_REACHED,
    ER_TOO_MANY_USER_CONNECTIONS, ER_MAX_PREPARED_STMT_COUNT_REACHED,
    /* time */
    ER_LOCK_WAIT_TIMEOUT, ER_LOCK_TABLE_FULL, ER_QUERY_INTERRUPTED, ER_STATEMENT_TIMEOUT, 3024 /* the same in MySQL */,
    /* a server that only reads, a table that was swapped */
    ER_OPTION_PREVENTS_STATEMENT, ER_READ_ONLY_MODE, ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION, ER_TABLE_DEF_CHANGED,
    ER_NEED_REPREPARE};

static bool is_passing(unsigned error)
{
    for (size_t i = 0; i < sizeof passing_errors / sizeof passing_errors[0]; i++)
        if (passing_errors[i] == error)
            return true;
    return false;
}

/* What the server said, which may end within a character: what is no UTF-8 becomes a question mark. */
static void keep_problem(struct db *db, const char *text)
{
    snprintf(db->problem, sizeof db->problem, "%s", text);
    for (char *at = db->problem; *at != '\0';) {
        size_t size = utf8_sequence(at, strlen(at));
        if (size == 0)
            *at = '?';
        at += size > 0 ? size : 1;
    }
}

enum status db_error_status(struct db *db, unsigned error, const char *text, const char *sql)
{
    enum { ER_RECORD_CHANGED = 1020 };
    keep_problem(db, text);
    /* A parent that somebody deleted meanwhile is found missing when the transaction runs again. */
    if (error == ER_LOCK_DEADLOCK || error == ER_RECORD_CHANGED || error == ER_NO_REFERENCED_ROW_2)
        return STATUS_DEADLOCK;
    if (error == ER_DUP_ENTRY || error == ER_ROW_IS_REFERENCED_2 || error == ER_TABLE_EXISTS_ERROR
        || error == ER_DUP_FIELDNAME || error == ER_DUP_KEYNAME || error == ER_CANT_DROP_FIELD_OR_KEY)
        return STATUS_CONFLICT;
    LOG(LEVEL_ERROR, "database_error", LOG_INT("errno", error), LOG_TEXT("error", db->problem), LOG_TEXT("sql", sql));
    if (connection_lost(error)) {
        db_disconnect(db);
        return STATUS_UNAVAILABLE;
    }
    return is_passing(error) ? STATUS_UNAVAILABLE : STATUS_REFUSED;
}

const char *db_problem(const struct db *db)
{
    return db->problem;
}

const char *db_refusal(const struct db *db)
{
    return db->refusal;
}
