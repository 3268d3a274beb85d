/* The limit of a path that is made of SQL: its statements in a loop, prepared once, on many connections.
 *
 *   limit_sql [--commit] [--connections N] [--seconds S] STATEMENTS PARAMETERS
 *
 * STATEMENTS has one a line; a turn runs all of them and fetches what they answer, with --commit in a transaction.
 * PARAMETERS has a line a turn, over and over: the values of all the turn's question marks, separated by tabs, digits
 * alone being a number. The database is that of the environment's DB_URL; sessions are set up as those of a service.
 * Prints turns a second and their latency as a line of JSON; a turn that failed ends the program. */
#include "db/url.h"
#include "figures.h"

#include <mysql.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum {
    MOST_STATEMENTS = 16,
    MOST_VALUES = 128, /* of a turn */
    MOST_COLUMNS = 64,
    COLUMN_BYTES = 256,
    WARM_UP_S = 1
};

struct value {
    bool is_number;
    int64_t number;
    const char *text;
    unsigned long size;
};

struct turn {
    struct value values[MOST_VALUES];
    size_t count;
};

struct job {
    struct db_url url;
    char **statements;
    size_t statement_count;
    char **parameters;
    size_t parameter_count;
    bool commits;
    int connections;
    int seconds;
    int64_t measure_from;
    int64_t end;
    atomic_size_t next_turn;
};

struct connection {
    pthread_t thread;
    struct job *job;
    MYSQL *mysql;
    MYSQL_STMT *prepared[MOST_STATEMENTS];
    struct latencies latencies;
    char column_bytes[COLUMN_BYTES]; /* nobody reads what is fetched: all columns go there, as text */
};

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "limit_sql: %s: %s\n", what, why);
    exit(EXIT_FAILURE);
}

/* ---- input */

static char **read_lines(const char *path, size_t *ret_count)
{
    FILE *file = fopen(path, "r");
    char **lines = NULL, *line = NULL;
    size_t size = 0, count = 0;
    ssize_t length;
    if (!file)
        fail(path, "cannot be read");
    while ((length = getline(&line, &size, file)) >= 0) {
        line[strcspn(line, "\n")] = '\0';
        lines = realloc(lines, (count + 1) * sizeof *lines);
        if (!lines)
            abort();
        lines[count++] = strdup(line);
    }
    free(line);
    fclose(file);
    if (count == 0)
        fail(path, "has no lines");
    *ret_count = count;
    return lines;
}

static struct value read_value(const char *text, size_t size)
{
    struct value value = {.text = text, .size = size};
    value.is_number = size > 0 && size < 19 && strspn(text, "0123456789") >= size;
    if (value.is_number)
        value.number = strtoll(text, NULL, 10);
    return value;
}

static void read_turn(const char *line, struct turn *turn)
{
    turn->count = 0;
    for (const char *at = line; *at != '\0' && turn->count < MOST_VALUES;) {
        size_t size = strcspn(at, "\t");
        turn->values[turn->count++] = read_value(at, size);
        at += size + (at[size] == '\t');
    }
}

/* ---- a connection's loop */

static MYSQL *open_database(const struct db_url *url)
{
    static const char *const session[] = {
        "SET SESSION time_zone = '+00:00'",
        "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY'",
        "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
    };
    MYSQL *mysql = mysql_init(NULL);
    mysql_options(mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    for (size_t i = 0; i < sizeof session / sizeof session[0]; i++)
        mysql_options(mysql, MYSQL_INIT_COMMAND, session[i]);
    if (!mysql_real_connect(mysql, url->host, url->user, url->password, url->database, url->port, url->unix_socket, 0))
        fail("the database", mysql_error(mysql));
    return mysql;
}

static void bind_columns(struct connection *connection, MYSQL_STMT *statement)
{
    MYSQL_BIND columns[MOST_COLUMNS] = {0};
    unsigned count = mysql_stmt_field_count(statement);
    if (count > MOST_COLUMNS)
        fail("a statement", "too many columns");
    for (unsigned i = 0; i < count; i++)
        columns[i] = (MYSQL_BIND){
            .buffer_type = MYSQL_TYPE_STRING, .buffer = connection->column_bytes, .buffer_length = COLUMN_BYTES};
    if (count > 0 && mysql_stmt_bind_result(statement, columns))
        fail("a statement's columns", mysql_stmt_error(statement));
}

static void prepare(struct connection *connection)
{
    struct job *job = connection->job;
    for (size_t i = 0; i < job->statement_count; i++) {
        MYSQL_STMT *statement = mysql_stmt_init(connection->mysql);
        if (mysql_stmt_prepare(statement, job->statements[i], strlen(job->statements[i])) != 0)
            fail(job->statements[i], mysql_stmt_error(statement));
        connection->prepared[i] = statement;
    }
}

static void bind_values(MYSQL_STMT *statement, struct turn *turn, size_t *used)
{
    MYSQL_BIND binds[MOST_VALUES] = {0};
    unsigned long count = mysql_stmt_param_count(statement);
    if (*used + count > turn->count)
        fail("PARAMETERS", "a line has too few values");
    for (unsigned long i = 0; i < count; i++) {
        struct value *value = &turn->values[(*used)++];
        binds[i].buffer_type = value->is_number ? MYSQL_TYPE_LONGLONG : MYSQL_TYPE_STRING;
        binds[i].buffer = value->is_number ? (void *)&value->number : (void *)value->text;
        binds[i].buffer_length = value->is_number ? sizeof value->number : value->size;
    }
    if (count > 0 && mysql_stmt_bind_param(statement, binds))
        fail("a statement's parameters", mysql_stmt_error(statement));
}

static void run_statement(struct connection *connection, MYSQL_STMT *statement, struct turn *turn, size_t *used)
{
    int got = 0;
    bind_values(statement, turn, used);
    if (mysql_stmt_execute(statement) != 0)
        fail("a statement", mysql_stmt_error(statement));
    if (mysql_stmt_field_count(statement) == 0)
        return;
    bind_columns(connection, statement);
    if (mysql_stmt_store_result(statement) != 0)
        fail("a result", mysql_stmt_error(statement));
    while (got == 0 || got == MYSQL_DATA_TRUNCATED)
        got = mysql_stmt_fetch(statement);
    if (got != MYSQL_NO_DATA)
        fail("a row", mysql_stmt_error(statement));
    mysql_stmt_free_result(statement);
}

static void run_text(struct connection *connection, const char *sql)
{
    if (mysql_query(connection->mysql, sql) != 0)
        fail(sql, mysql_error(connection->mysql));
}

static void run_turn(struct connection *connection)
{
    struct job *job = connection->job;
    struct turn turn;
    size_t used = 0;
    read_turn(job->parameters[atomic_fetch_add(&job->next_turn, 1) % job->parameter_count], &turn);
    if (job->commits)
        run_text(connection, "START TRANSACTION");
    for (size_t i = 0; i < job->statement_count; i++)
        run_statement(connection, connection->prepared[i], &turn, &used);
    if (job->commits)
        run_text(connection, "COMMIT");
}

static void *run_connection(void *context)
{
    struct connection *connection = context;
    mysql_thread_init();
    for (int64_t begin = now_ns(), end; begin < connection->job->end; begin = end) {
        run_turn(connection);
        end = now_ns();
        /* Those too that began in the warm-up: there may be no others when a turn takes seconds. */
        if (end >= connection->job->measure_from)
            latencies_add(&connection->latencies, end - begin);
    }
    mysql_thread_end();
    return NULL;
}

static void run(struct job *job)
{
    struct connection *connections = calloc((size_t)job->connections, sizeof *connections);
    struct latencies all = {0};
    for (int i = 0; i < job->connections; i++) {
        connections[i] = (struct connection){.job = job, .mysql = open_database(&job->url)};
        prepare(&connections[i]);
    }
    job->measure_from = now_ns() + WARM_UP_S * INT64_C(1000000000);
    job->end = job->measure_from + job->seconds * INT64_C(1000000000);
    for (int i = 0; i < job->connections; i++)
        pthread_create(&connections[i].thread, NULL, run_connection, &connections[i]);
    for (int i = 0; i < job->connections; i++)
        pthread_join(connections[i].thread, NULL);
    int64_t took = now_ns() - job->measure_from; /* the last turns may be long ones */
    for (int i = 0; i < job->connections; i++) {
        for (size_t k = 0; k < connections[i].latencies.count; k++)
            latencies_add(&all, connections[i].latencies.ns[k]);
        mysql_close(connections[i].mysql);
    }
    latencies_sort(&all);
    printf("{\"rps\": %.1f, \"p99_ms\": %.3f}\n", (double)all.count / ((double)took / 1e9), latencies_ms(&all, 0.99));
}

static int usage(void)
{
    fputs("usage: limit_sql [--commit] [--connections N] [--seconds S] STATEMENTS PARAMETERS\n", stderr);
    return EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    struct job job = {.connections = 16, .seconds = 5};
    struct arena arena;
    int at = 1;
    for (; at < argc && strncmp(argv[at], "--", 2) == 0; at++) {
        if (strcmp(argv[at], "--commit") == 0)
            job.commits = true;
        else if (strcmp(argv[at], "--connections") == 0 && at + 1 < argc)
            job.connections = atoi(argv[++at]);
        else if (strcmp(argv[at], "--seconds") == 0 && at + 1 < argc)
            job.seconds = atoi(argv[++at]);
        else
            return usage();
    }
    if (argc - at != 2 || job.connections < 1 || job.seconds < 1)
        return usage();
    const char *url = getenv("DB_URL");
    arena_init(&arena, 64 * 1024);
    if (!url || !db_url_parse(url, &arena, &job.url))
        fail("DB_URL", "no database url");
    job.statements = read_lines(argv[at], &job.statement_count);
    if (job.statement_count > MOST_STATEMENTS)
        fail(argv[at], "too many statements");
    job.parameters = read_lines(argv[at + 1], &job.parameter_count);
    mysql_library_init(0, NULL, NULL);
    run(&job);
    arena_finish(&arena);
    return EXIT_SUCCESS;
}
