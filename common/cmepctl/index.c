/* workflow verify and workflow rebuild: counts and postings of requests against the requests, while they are served. */
#include "index.h"

#include "cmepctl.h"

#include "workflow_index_store.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_BYTES = 256 * 1024 * 1024, BATCH = 4000, MOST_TRIES = 10 };

static bool failed(const char *what)
{
    fprintf(stderr, "%s: the database does not answer or refuses\n", what);
    return false;
}

/* Fills the index for one batch; others change the same rows meanwhile, so it is tried again. */
static enum status fill_batch(struct db *db, const struct buscado_row *rows, size_t count, struct arena *arena)
{
    enum status status = STATUS_DEADLOCK;
    for (int try = 0; try < MOST_TRIES && status == STATUS_DEADLOCK; try++) {
        status = db_begin(db);
        if (status == STATUS_OK)
            status = workflow_index_store_fill(db, rows, count, arena);
        if (status == STATUS_OK)
            status = db_commit(db);
        if (status != STATUS_OK)
            db_rollback(db);
    }
    return status;
}

/* Walks over all requests: fills the index, or counts what it lacks. */
static bool walk(struct db *db, struct arena *arena, bool fill, int64_t *ret_texts, int64_t *ret_grams)
{
    const struct buscado_row *rows;
    int64_t after_id = 0, texts = 0, grams = 0;
    size_t count;
    *ret_texts = *ret_grams = 0;
    do {
        arena_reset(arena);
        enum status status = workflow_index_store_searched(db, after_id, BATCH, arena, &rows, &count);
        if (status == STATUS_OK && count > 0)
            status = fill ? fill_batch(db, rows, count, arena)
                          : workflow_index_store_missing(db, rows, count, arena, &texts, &grams);
        if (status != STATUS_OK)
            return failed("postings");
        *ret_texts += texts;
        *ret_grams += grams;
        after_id = count > 0 ? rows[count - 1].solicitud_id : after_id;
    } while (count == BATCH);
    return true;
}

static bool rebuild(struct db *db, struct arena *arena)
{
    int64_t texts, grams;
    return (workflow_index_store_repair(db) == STATUS_OK || failed("counts")) && walk(db, arena, true, &texts, &grams);
}

bool index_fill(struct db *db)
{
    struct arena arena;
    bool empty;
    arena_init(&arena, ARENA_BYTES);
    bool good = workflow_index_store_is_empty(db, &arena, &empty) == STATUS_OK || failed("counts");
    if (good && empty) {
        puts("workflow: making counts and postings of the requests that are there");
        good = rebuild(db, &arena);
    }
    arena_finish(&arena);
    return good;
}

static bool verify(struct db *db, struct arena *arena)
{
    const struct diferencia_row *rows;
    size_t count;
    int64_t texts, grams;
    if (workflow_index_store_differences(db, arena, &rows, &count) != STATUS_OK)
        return failed("counts");
    for (size_t i = 0; i < count; i++)
        printf("count %s %" PRId64 " %" PRId64 " %s: lacks %" PRId64 "\n", rows[i].vista, rows[i].clave, rows[i].clave2,
               enumeration_name(&enumeration_estado_operativo, rows[i].estado), rows[i].cantidad);
    if (!walk(db, arena, false, &texts, &grams))
        return false;
    printf("%zu wrong counts, %" PRId64 " clients with a wrong text, %" PRId64 " missing postings\n", count, texts,
           grams);
    return count == 0 && texts == 0 && grams == 0;
}

int command_workflow(const struct config *config, int argc, char **argv)
{
    struct db *db = db_new(config_db_url(config, "workflow"));
    struct arena arena;
    bool good = db && argc == 1 && (strcmp(argv[0], "verify") == 0 || strcmp(argv[0], "rebuild") == 0);
    if (!good) {
        fputs(db ? "workflow verify | workflow rebuild\n" : "DB_URL_WORKFLOW: missing or malformed\n", stderr);
        db_destroy(&db);
        return EXIT_FAILURE;
    }
    db_be_patient(db);
    arena_init(&arena, ARENA_BYTES);
    good = strcmp(argv[0], "verify") == 0 ? verify(db, &arena) : rebuild(db, &arena);
    arena_finish(&arena);
    db_destroy(&db);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
