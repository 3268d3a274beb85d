/* workflow verify and workflow rebuild: counts and postings of requests against the requests, while they are served. */
#include "workflow_ctl.h"

#include "list/workflow_index_rows.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_BYTES = 256 * 1024 * 1024, BATCH = 4000, MOST_TRIES = 10, WALKERS = 3 };

/* A walk over all requests, batch by batch, by several threads with a connection each. */
struct walk {
    const char *url;
    bool fills; /* or only counts what is missing */
    int64_t last_id;
    atomic_int_fast64_t next_id; /* where the next batch begins */
    atomic_int_fast64_t texts;
    atomic_int_fast64_t grams;
    atomic_bool failed;
};

static bool failed(const char *what)
{
    fprintf(stderr, "%s: the database does not answer or refuses\n", what);
    return false;
}

/* Sets the texts and postings of a batch right. */
static enum status fill(struct db *db, int64_t after_id, struct arena *arena)
{
    const struct buscado_row *rows;
    size_t count;
    enum status status = db_begin(db);
    if (status == STATUS_OK)
        status = workflow_index_rows_hold(db, after_id, after_id + BATCH);
    if (status == STATUS_OK)
        status = workflow_index_rows_searched(db, after_id, after_id + BATCH, arena, &rows, &count);
    if (status == STATUS_OK)
        status = workflow_index_rows_post(db, rows, count, arena);
    if (status == STATUS_OK)
        status = db_commit(db);
    if (status != STATUS_OK)
        db_rollback(db);
    return status;
}

static enum status look(struct walk *walk, struct db *db, int64_t after_id, struct arena *arena)
{
    const struct buscado_row *rows;
    int64_t texts = 0, grams = 0;
    size_t count;
    enum status status = workflow_index_rows_searched(db, after_id, after_id + BATCH, arena, &rows, &count);
    if (status == STATUS_OK)
        status = workflow_index_rows_missing(db, rows, count, arena, &texts, &grams);
    walk->texts += texts;
    walk->grams += grams;
    return status;
}

/* Others change the same rows meanwhile, so it is tried again. */
static enum status walk_batch(struct walk *walk, struct db *db, int64_t after_id, struct arena *arena)
{
    enum status status = STATUS_DEADLOCK;
    for (int attempt = 0; attempt < MOST_TRIES && status == STATUS_DEADLOCK; attempt++) {
        arena_reset(arena);
        status = walk->fills ? fill(db, after_id, arena) : look(walk, db, after_id, arena);
    }
    return status;
}

static void *walk_run(void *argument)
{
    struct walk *walk = argument;
    struct db *db = db_new(walk->url);
    struct arena arena;
    int64_t after_id;
    arena_init(&arena, ARENA_BYTES);
    db_be_patient(db);
    while (!walk->failed && (after_id = atomic_fetch_add(&walk->next_id, BATCH)) < walk->last_id) {
        if (walk_batch(walk, db, after_id, &arena) != STATUS_OK)
            walk->failed = true;
    }
    arena_finish(&arena);
    db_destroy(&db);
    return NULL;
}

static bool walk_all(struct walk *walk, struct db *db)
{
    pthread_t threads[WALKERS];
    size_t started = 0;
    if (workflow_index_rows_last(db, &walk->last_id) != STATUS_OK)
        return failed("requests");
    while (started < WALKERS && pthread_create(&threads[started], NULL, walk_run, walk) == 0)
        started++;
    for (size_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    return started > 0 && !walk->failed ? true : failed("postings");
}

static bool rebuild(const char *url, struct db *db)
{
    struct walk walk = {.url = url, .fills = true};
    return walk_all(&walk, db) && (workflow_index_rows_repair(db) == STATUS_OK || failed("counts"));
}

bool workflow_ctl_fill_index(const char *url)
{
    struct db *db = db_new(url);
    bool empty;
    if (!db)
        return failed("DB_URL_WORKFLOW");
    db_be_patient(db);
    bool good = workflow_index_rows_is_empty(db, &empty) == STATUS_OK || failed("counts");
    if (good && empty) {
        puts("workflow: making counts and postings of the requests that are there");
        good = rebuild(url, db);
    }
    db_destroy(&db);
    return good;
}

static bool verify(const char *url, struct db *db, struct arena *arena)
{
    const struct diferencia_row *rows;
    struct walk walk = {.url = url};
    size_t count;
    if (workflow_index_rows_differences(db, arena, &rows, &count) != STATUS_OK)
        return failed("counts");
    for (size_t i = 0; i < count; i++)
        printf("count %s %" PRId64 " %" PRId64 " %s: lacks %" PRId64 "\n", rows[i].vista, rows[i].clave, rows[i].clave2,
               enumeration_name(&enumeration_estado_operativo, rows[i].estado), rows[i].cantidad);
    if (!walk_all(&walk, db))
        return false;
    printf("%zu wrong counts, %" PRIdFAST64 " requests with a wrong text, %" PRIdFAST64 " missing postings\n", count,
           walk.texts, walk.grams);
    return count == 0 && walk.texts == 0 && walk.grams == 0;
}

int workflow_ctl(const struct config *config, int argc, char **argv)
{
    const char *url = config_db_url(config, "workflow");
    struct db *db = db_new(url);
    struct arena arena;
    bool good = db && argc == 1 && (strcmp(argv[0], "verify") == 0 || strcmp(argv[0], "rebuild") == 0);
    if (!good) {
        fputs(db ? "workflow verify | workflow rebuild\n" : "DB_URL_WORKFLOW: missing or malformed\n", stderr);
        db_destroy(&db);
        return EXIT_FAILURE;
    }
    db_be_patient(db);
    arena_init(&arena, ARENA_BYTES);
    good = strcmp(argv[0], "verify") == 0 ? verify(url, db, &arena) : rebuild(url, db);
    arena_finish(&arena);
    db_destroy(&db);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
