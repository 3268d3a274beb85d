#include "files_move.h"

#include "base/clock.h"
#include "files_rules.h"
#include "files_rows.h"
#include "base/log.h"
#include "blob/spool.h"
#include "blob/blob_pair.h"

#include <string.h>

enum { STRETCH = 250, PIECE_BYTES = 128 * 1024, STEP_MS = 4000 };

/* What a step works with. */
struct move {
    struct call *call;
    struct blob_store *from;
    struct blob_store *to;
    char *piece; /* PIECE_BYTES */
    struct archivo_clave_row *damaged;
    struct mudanza_paso *done;
};

/* Copies what is kept into the spool. */
static enum status copy(struct move *move, const char *key, const char *name)
{
    const struct call *call = move->call;
    size_t size = PIECE_BYTES;
    enum status status = STATUS_OK;
    for (int64_t at = 0; status == STATUS_OK && size == PIECE_BYTES; at += PIECE_BYTES) {
        status = blob_read(move->from, key, at, PIECE_BYTES, move->piece, &size, call->deadline_ms);
        if (status == STATUS_OK)
            status = spool_write(call->config->upload_dir, name, at, move->piece, size);
    }
    return status;
}

/* The digest of what is kept, as it is read again. */
static enum status digest_kept(struct move *move, const char *key, char ret_sha256[DIGEST_SIZE])
{
    struct digest digest;
    size_t size = PIECE_BYTES;
    enum status status = STATUS_OK;
    digest_init(&digest);
    for (int64_t at = 0; status == STATUS_OK && size == PIECE_BYTES; at += PIECE_BYTES) {
        status = blob_read(move->to, key, at, PIECE_BYTES, move->piece, &size, move->call->deadline_ms);
        if (status == STATUS_OK)
            digest_add(&digest, move->piece, size);
    }
    bool good = digest_finish(&digest, ret_sha256);
    return status == STATUS_OK && !good ? STATUS_STORAGE_ERROR : status;
}

/* Keeps the file there; OK when it is there whole. */
static enum status keep(struct move *move, const char *key, const struct spooled *spooled, const char *mime_type)
{
    char sha256[DIGEST_SIZE];
    const struct blob_file file = {.fd = spooled->fd,
                                   .path = spooled->path,
                                   .size_bytes = spooled->size_bytes,
                                   .sha256 = spooled->sha256,
                                   .mime_type = mime_type};
    enum status status = blob_keep(move->to, key, &file, move->call->deadline_ms);
    if (status == STATUS_OK)
        status = digest_kept(move, key, sha256);
    return status == STATUS_OK && strcmp(sha256, spooled->sha256) != 0 ? STATUS_STORAGE_ERROR : status;
}

static void tell_damaged(struct move *move, const char *key, const struct archivo_bytes_row *row)
{
    LOG(LEVEL_ERROR, "file_damaged", LOG_INT("archivo_id", row->archivo_id), LOG_TEXT("key", key));
    move->damaged[move->done->danados_count++] =
        (struct archivo_clave_row){.archivo_id = row->archivo_id, .clave = key};
}

/* From the spool to there, and then no more here. */
static enum status move_spooled(struct move *move, const char *key, const char *name,
                                const struct archivo_bytes_row *row)
{
    struct spooled spooled;
    enum status status = spool_open(move->call->config->upload_dir, name, &spooled);
    if (status != STATUS_OK)
        return status;
    bool whole = files_rules_is_whole(row, spooled.size_bytes, spooled.sha256);
    if (whole)
        status = keep(move, key, &spooled, row->mime_type);
    else
        tell_damaged(move, key, row);
    spool_close(&spooled);
    if (!whole || status != STATUS_OK)
        return status;
    move->done->movidos++;
    move->done->bytes += spooled.size_bytes;
    return blob_remove(move->from, key, move->call->deadline_ms);
}

static enum status move_one(struct move *move, const char *key)
{
    const struct call *call = move->call;
    char name[SPOOL_NAME_SIZE];
    struct archivo_bytes_row row;
    enum status status = files_rows_bytes(call->db, key, call->arena, &row);
    if (status == STATUS_NOT_FOUND) {
        move->done->sin_fila++;
        return STATUS_OK;
    }
    if (status == STATUS_OK)
        status = spool_create(call->config->upload_dir, name);
    if (status != STATUS_OK)
        return status;
    status = copy(move, key, name);
    if (status == STATUS_OK)
        status = move_spooled(move, key, name, &row);
    spool_drop(call->config->upload_dir, name);
    return status;
}

enum status files_move_step(struct call *call, const char *after, struct mudanza_paso *ret_done)
{
    const struct blob_object *objects;
    size_t count, i = 0;
    struct move move = {.call = call,
                        .from = blob_pair_before(call->own),
                        .to = blob_pair_now(call->own),
                        .piece = arena_alloc(call->arena, PIECE_BYTES),
                        .damaged = arena_alloc(call->arena, STRETCH * sizeof *move.damaged),
                        .done = ret_done};
    int64_t until_ms = clock_ms() + STEP_MS;
    *ret_done = (struct mudanza_paso){.hasta = after, .danados = move.damaged};
    enum status status = blob_list(move.from, after, STRETCH, call->arena, &objects, &count, call->deadline_ms);
    for (; status == STATUS_OK && i < count && (i == 0 || clock_ms() < until_ms); i++) {
        status = move_one(&move, objects[i].key);
        if (status == STATUS_STORAGE_ERROR || status == STATUS_NOT_FOUND) { /* about this one; or deleted meanwhile */
            ret_done->fallidos += status == STATUS_STORAGE_ERROR;
            status = STATUS_OK;
        }
        ret_done->hasta = objects[i].key;
    }
    ret_done->hay_mas = i < count || count == STRETCH;
    return status;
}
