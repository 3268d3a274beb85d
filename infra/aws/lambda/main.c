/* A Lambda that EventBridge invokes every few hours: deletes expired sessions and says how many. */
#include "base/clock.h"
#include "db/url.h"
#include "aws/emf.h"
#include "base/log.h"
#include "runtime.h"
#include "sessions.h"
#include "aws/sigv4.h"
#include "token.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_BYTES = 128 * 1024, MARGIN_MS = 3000 /* in which to answer before Lambda's deadline */ };

static const char *setting(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

/* The URL with a token as its password; NULL when there is something missing. */
static const char *url_with_token(const struct db_url *url, struct arena *arena, const char **ret_problem)
{
    char time_text[SIGV4_TIME_SIZE], token[TOKEN_SIZE], user[256], password[3 * TOKEN_SIZE];
    const char *session_token = setting("AWS_SESSION_TOKEN");
    const struct token_request request = {.host = url->host,
                                          .port = url->port,
                                          .user = url->user,
                                          .region = setting("AWS_REGION"),
                                          .access_key = setting("AWS_ACCESS_KEY_ID"),
                                          .secret = setting("AWS_SECRET_ACCESS_KEY"),
                                          .session_token = *session_token ? session_token : NULL};
    *ret_problem = "DB_URL_SESSIONS: without a password it needs ?ssl-ca=, since a token goes to the server as it is";
    if (!url->ssl_ca)
        return NULL;
    *ret_problem = "AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY: missing, or too long";
    sigv4_time(time(NULL), time_text);
    if (!*request.region || !*request.access_key || !*request.secret || !token_sign(&request, time_text, token)
        || !sigv4_encode(token, false, password, sizeof password) || !sigv4_encode(url->user, false, user, sizeof user))
        return NULL;
    return arena_printf(arena, "mysql://%s:%s@%s:%u/%s?ssl-ca=%s", user, password, url->host, url->port, url->database,
                        url->ssl_ca);
}

/* A connection for this invocation alone: a token passes, and so does what a frozen process had open. NULL, with what
 * is wrong, when that is seen at once. */
static struct db *open_database(struct arena *arena, const char **ret_problem)
{
    struct db_url url;
    const char *text = setting("DB_URL_SESSIONS");
    *ret_problem = "DB_URL_SESSIONS: missing or malformed";
    if (!db_url_parse(text, arena, &url) || !url.user || !url.database)
        return NULL;
    if (!url.password)
        text = url_with_token(&url, arena, ret_problem);
    return text ? db_new(text) : NULL;
}

static void tell_figures(const struct sessions_deleted *deleted)
{
    const double runs = 1, count = (double)deleted->count;
    const struct emf_value values[] = {{EMF_RUNS, &runs, 1}, {EMF_SESSIONS_DELETED, &count, 1}};
    emf_write(NULL, NULL, values, 2);
}

static void refuse(struct runtime *runtime, const struct invocation *invocation, const char *type, const char *message)
{
    LOG(LEVEL_ERROR, "failed", LOG_TEXT("request_id", invocation->id), LOG_TEXT("type", type),
        LOG_TEXT("error", message));
    runtime_refuse(runtime, invocation, type, message);
}

static void answer(struct runtime *runtime, const struct invocation *invocation, const struct sessions_deleted *deleted,
                   int64_t milliseconds)
{
    char json[160];
    snprintf(json, sizeof json, "{\"deleted\":%lld,\"batches\":%lld,\"complete\":%s}", (long long)deleted->count,
             (long long)deleted->batches, deleted->complete ? "true" : "false");
    LOG(deleted->complete ? LEVEL_INFO : LEVEL_WARNING, "sessions_deleted", LOG_TEXT("request_id", invocation->id),
        LOG_INT("deleted", deleted->count), LOG_INT("batches", deleted->batches),
        LOG_BOOL("complete", deleted->complete), LOG_INT("milliseconds", milliseconds));
    tell_figures(deleted);
    runtime_answer(runtime, invocation, json);
}

static void serve(struct runtime *runtime, const struct invocation *invocation)
{
    struct arena arena;
    const char *problem;
    struct sessions_deleted deleted;
    int64_t begin_ms = clock_ms();
    arena_init(&arena, ARENA_BYTES);
    struct db *db = open_database(&arena, &problem);
    if (!db)
        refuse(runtime, invocation, "Misconfigured", problem);
    else if (sessions_delete(db, invocation->deadline_ms - MARGIN_MS, &deleted) != STATUS_OK)
        refuse(runtime, invocation, *db_refusal(db) ? "DatabaseUnavailable" : "DatabaseError",
               *db_refusal(db) ? db_refusal(db) : "the database refused the statement; the log has its words");
    else
        answer(runtime, invocation, &deleted, clock_ms() - begin_ms);
    db_destroy(&db);
    arena_finish(&arena);
}

/* Ends only when the Runtime API is not there: then Lambda starts another. */
int main(void)
{
    struct invocation invocation;
    log_init("sessions-lambda", *setting("LOG_LEVEL") ? setting("LOG_LEVEL") : "info");
    if (*setting("AWS_LAMBDA_RUNTIME_API") == '\0') {
        fputs("AWS_LAMBDA_RUNTIME_API: missing; this program runs as an AWS Lambda\n", stderr);
        return EXIT_FAILURE;
    }
    db_library_init();
    curl_global_init(CURL_GLOBAL_ALL);
    struct runtime *runtime = runtime_new(setting("AWS_LAMBDA_RUNTIME_API"));
    while (runtime && runtime_next(runtime, &invocation))
        serve(runtime, &invocation);
    runtime_destroy(&runtime);
    curl_global_cleanup();
    return EXIT_FAILURE;
}
