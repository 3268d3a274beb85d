#include "files_sweep.h"

#include "base/clock.h"
#include "files_follow.h"
#include "files_rules.h"
#include "files_rows.h"
#include "base/log.h"
#include "questions.h"
#include "blob/spool.h"
#include "blob/blob.h"

#include <string.h>
#include <time.h>

enum {
    STRETCH = 1000,
    LOCK_WAIT_S = 6, /* longer than a step, by the usual REQUEST_TIMEOUT_MS */
    EVERY_S = 3600,
    AGAIN_S = 60 /* after a failure */
};

static const char behind_all[] = "\xf4\x8f\xbf\xbf"; /* U+10FFFF */

/* A stretch of both, each in the order of keys. */
struct stretch {
    const struct blob_object *objects;
    size_t object_count;
    const struct archivo_clave_row *rows;
    size_t row_count;
    const char *last;                  /* up to which both are known */
    int64_t before_s;                  /* when what is without a row must have been there */
    struct archivo_clave_row *missing; /* rows without bytes that were found */
};

/* The store is read first: what is listed then and has no row in the end is without one, or too young to tell. */
static enum status read_stretch(struct call *call, const char *after, struct stretch *ret_stretch)
{
    struct stretch *stretch = ret_stretch;
    enum status status =
        blob_list(call->own, after, STRETCH, call->arena, &stretch->objects, &stretch->object_count, call->deadline_ms);
    if (status != STATUS_OK)
        return status;
    stretch->last = stretch->object_count == STRETCH ? stretch->objects[STRETCH - 1].key : behind_all;
    status =
        files_rows_stretch(call->db, after, stretch->last, STRETCH, call->arena, &stretch->rows, &stretch->row_count);
    if (status == STATUS_OK && stretch->row_count == STRETCH)
        stretch->last = stretch->rows[STRETCH - 1].clave;
    return status;
}

/* Files of requests that are no more, which were deleted before the log was followed, or while a file was on its way.
 */
static enum status forget_absent(struct call *call, const struct stretch *stretch, struct barrido_paso *done)
{
    struct solicitud_clave *requests = arena_alloc(call->arena, STRETCH * sizeof *requests);
    struct solicitud_absent_request asked = {.solicitudes = requests};
    struct solicitud_claves absent = {0};
    size_t removed;
    for (size_t i = 0; i < stretch->row_count; i++)
        if (stretch->rows[i].solicitud_id != 0)
            requests[asked.solicitudes_count++].solicitud_id = stretch->rows[i].solicitud_id;
    if (asked.solicitudes_count == 0)
        return STATUS_OK;
    enum status status = workflow_ask_solicitud_absent(call, &asked, &absent);
    for (size_t i = 0; status == STATUS_OK && i < absent.solicitudes_count; i++) {
        status = files_follow_forget(call, absent.solicitudes[i].solicitud_id, &removed);
        done->de_eliminadas += (int64_t)removed;
        if (status_is_refusal(status)) {
            LOG(LEVEL_ERROR, "request_not_swept", LOG_INT("solicitud_id", absent.solicitudes[i].solicitud_id),
                LOG_TEXT("error", db_problem(call->db)));
            done->fallidos++;
            status = STATUS_OK;
        }
    }
    return status;
}

/* What is not called as we call files is not ours to remove. */
static enum status judge_object(struct call *call, const struct stretch *stretch, const struct blob_object *object,
                                struct barrido_paso *done)
{
    if (!files_rules_is_orphan(object->key, object->modified_s, stretch->before_s))
        return STATUS_OK;
    enum status status = blob_remove(call->own, object->key, call->deadline_ms);
    if (status != STATUS_OK)
        return status;
    LOG(LEVEL_INFO, "bytes_without_row", LOG_TEXT("key", object->key), LOG_INT("bytes", object->size_bytes));
    done->borrados++;
    done->bytes += object->size_bytes;
    return STATUS_OK;
}

/* Bytes that were not listed may have come since, and the row may have gone. */
static enum status judge_row(struct call *call, const struct stretch *stretch, const struct archivo_clave_row *row,
                             struct barrido_paso *done)
{
    char byte;
    size_t size;
    enum status status = blob_read(call->own, row->clave, 0, 1, &byte, &size, call->deadline_ms);
    if (status != STATUS_NOT_FOUND)
        return status;
    status = files_rows_find(call->db, row->archivo_id);
    if (status != STATUS_OK)
        return status == STATUS_NOT_FOUND ? STATUS_OK : status;
    LOG(LEVEL_ERROR, "row_without_bytes", LOG_INT("archivo_id", row->archivo_id),
        LOG_INT("solicitud_id", row->solicitud_id), LOG_TEXT("key", row->clave));
    stretch->missing[done->sin_bytes_count++] = *row;
    return STATUS_OK;
}

/* The next key of either goes through judgement; false when there is none up to the stretch's end. */
static bool judge_next(struct call *call, struct stretch *stretch, struct barrido_paso *done, enum status *ret_status)
{
    const struct blob_object *object = stretch->object_count > 0 ? stretch->objects : NULL;
    const struct archivo_clave_row *row = stretch->row_count > 0 ? stretch->rows : NULL;
    int order = !row ? -1 : !object ? 1 : strcmp(object->key, row->clave);
    const char *key = order <= 0 ? (object ? object->key : behind_all) : row->clave;
    if ((!row && !object) || strcmp(key, stretch->last) > 0)
        return false;
    *ret_status = order < 0 ? judge_object(call, stretch, object, done)
                : order > 0 ? judge_row(call, stretch, row, done)
                            : STATUS_OK;
    if (order <= 0) {
        stretch->objects++;
        stretch->object_count--;
        done->objetos++;
    }
    if (order >= 0) {
        stretch->rows++;
        stretch->row_count--;
        done->archivos++;
    }
    if (*ret_status == STATUS_STORAGE_ERROR) { /* which is about this one, and in the log */
        done->fallidos++;
        *ret_status = STATUS_OK;
    }
    if (*ret_status == STATUS_OK)
        done->hasta = key;
    return true;
}

static enum status sweep(struct call *call, const char *after, int64_t age_s, struct barrido_paso *done)
{
    struct stretch stretch = {.before_s = time(NULL) - age_s};
    stretch.missing = arena_alloc(call->arena, STRETCH * sizeof *stretch.missing);
    *done = (struct barrido_paso){.hasta = after, .sin_bytes = stretch.missing};
    enum status status = read_stretch(call, after, &stretch);
    bool is_end = stretch.last == behind_all, more = true;
    if (status == STATUS_OK)
        status = forget_absent(call, &stretch, done);
    int64_t until_ms = call->deadline_ms - call->config->request_timeout_ms / 5; /* for the last one, and the rest */
    while (status == STATUS_OK && clock_ms() < until_ms && (more = judge_next(call, &stretch, done, &status))) {
    }
    done->hay_mas = more || !is_end;
    return status == STATUS_OK && done->hay_mas && done->hasta == after ? STATUS_STORAGE_TIMEOUT : status;
}

enum status files_sweep_step(struct call *call, const char *after, int64_t age_s, struct barrido_paso *ret_done)
{
    enum status status = files_rows_lock_sweep(call->db, LOCK_WAIT_S);
    if (status != STATUS_OK)
        return status;
    struct call within = *call;
    int64_t most_ms = clock_ms() + call->config->request_timeout_ms;
    if (most_ms < within.deadline_ms)
        within.deadline_ms = most_ms;
    status = sweep(&within, after, age_s, ret_done);
    files_rows_unlock_sweep(call->db);
    if (*after == '\0')
        ret_done->subidas = (int64_t)spool_sweep(call->config->upload_dir, age_s);
    return status;
}

/* Sweeps what is due, and plans what comes after it. */
static bool sweep_due(struct call *call, const char *after)
{
    struct barrido_paso done;
    enum status status = sweep(call, after, call->config->files_sweep_age_s, &done);
    if (status != STATUS_OK)
        LOG(LEVEL_WARNING, "sweep_failed", LOG_TEXT("after", after), LOG_TEXT("status", status_code(status)));
    enum status planned = status != STATUS_OK ? files_rows_plan_sweep(call->db, done.hasta, AGAIN_S)
                        : done.hay_mas        ? files_rows_plan_sweep(call->db, done.hasta, 0)
                                              : files_rows_plan_sweep(call->db, "", EVERY_S);
    return status == STATUS_OK && planned == STATUS_OK && done.hay_mas;
}

bool files_sweep_turn(struct call *call)
{
    const char *after;
    spool_sweep(call->config->upload_dir, call->config->files_sweep_age_s); /* each instance has its own */
    if (files_rows_due_sweep(call->db, call->arena, &after) != STATUS_OK
        || files_rows_lock_sweep(call->db, 0) != STATUS_OK)
        return false;
    bool more = sweep_due(call, after);
    files_rows_unlock_sweep(call->db);
    return more;
}
