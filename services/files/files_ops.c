/* What files answers. Bytes first, row second: what fails in between leaves bytes that no row names, never a row
 * without bytes. */
#include "files_handlers.h"
#include "files_move.h"
#include "files_outbox.h"
#include "files_follow.h"
#include "files_rules.h"
#include "files_rows.h"
#include "files_sweep.h"
#include "questions.h"
#include "blob/spool.h"
#include "blob/blob.h"
#include "service/transaction.h"

#include <inttypes.h>
#include <string.h>

enum { LINK_SECONDS = 300 };

/* ---- what workflow knows */

static enum status check_request(struct call *call, int64_t solicitud_id, int64_t pago_id)
{
    const struct solicitud_check_request in = {.solicitud_id = solicitud_id, .pago_id = pago_id};
    return workflow_ask_solicitud_check(call, &in);
}

/* The row is there, whatever workflow says now: what it could not be told is told later. */
static void tell(struct call *call, const struct archivo_note_request *note, int64_t nota_id)
{
    (void)!files_outbox_tell(call, note, nota_id);
}

/* ---- an upload */

enum status files_subida_open(struct call *call, const struct subida_open_request *in, struct subida_ref *out)
{
    char *name = arena_alloc(call->arena, SPOOL_NAME_SIZE);
    enum status status = check_request(call, in->solicitud_id, 0);
    if (status == STATUS_OK)
        status = spool_create(call->config->upload_dir, name);
    out->subida = name;
    return status;
}

enum status files_subida_write(struct call *call, const struct subida_write_request *in, struct empty *out)
{
    (void)out;
    if (!files_rules_is_upload(in->subida))
        return STATUS_NOT_FOUND;
    if (!files_rules_fits(in->posicion, in->datos_size, call->config->max_upload_bytes))
        return STATUS_PAYLOAD_TOO_LARGE;
    return spool_write(call->config->upload_dir, in->subida, in->posicion, in->datos, in->datos_size);
}

enum status files_subida_drop(struct call *call, const struct subida_drop_request *in, struct empty *out)
{
    (void)out;
    if (files_rules_is_upload(in->subida))
        spool_drop(call->config->upload_dir, in->subida);
    return STATUS_OK;
}

/* What a transaction writes. */
struct writing {
    struct new_archivo archivo;
    struct archivo_note_request note;
    int64_t nota_id;
};

static enum status write_rows(struct call *call, void *data)
{
    struct writing *writing = data;
    enum status status = files_rows_create(call->db, &writing->archivo, &writing->note.archivo_id);
    return status == STATUS_OK ? files_rows_owe(call->db, &writing->note, call->caller, &writing->nota_id) : status;
}

static enum status keep_bytes(struct call *call, const struct spooled *spooled, const struct archivo_nuevo_row *row)
{
    const struct blob_file file = {.fd = spooled->fd,
                                   .path = spooled->path,
                                   .size_bytes = spooled->size_bytes,
                                   .sha256 = spooled->sha256,
                                   .mime_type = row->mime_type};
    return blob_keep(call->own, row->storage_path, &file, call->deadline_ms);
}

/* Judges the file that has come, keeps its bytes, and then its row. */
static enum status take_in(struct call *call, const struct archivo_upload_request *in, struct spooled *spooled,
                           struct writing *writing)
{
    const char *key = files_rules_key(in->file->subida, call->arena);
    const struct archivo_nuevo_row row = {
        .nombre_original = files_rules_name(in->file->nombre, in->file->nombre_size, call->arena),
        .nombre_storage = key,
        .tipo = in->tipo_archivo,
        .mime_type = files_rules_declared(in->file->mime_type, in->file->mime_type_size, call->arena),
        .mime_detectado = files_rules_detected(spooled->head, spooled->head_bytes),
        .tamano_bytes = spooled->size_bytes,
        .sha256 = spooled->sha256,
        .storage_path = key};
    writing->archivo = (struct new_archivo){
        .row = row, .solicitud_id = in->solicitud_id, .pago_id = in->pago_id, .user_id = call->caller->user_id};
    if (!files_rules_allows(call->config->upload_types, row.mime_type, row.mime_detectado))
        return call_refuse_field(call, "file", "El contenido no es de un tipo admitido, o no es del tipo que dice.");
    enum status status = keep_bytes(call, spooled, &row);
    writing->note = (struct archivo_note_request){
        .solicitud_id = in->solicitud_id, .nota = NOTA_ARCHIVO_ARCHIVO_SUBIDO, .nombre = row.nombre_original};
    return status == STATUS_OK ? call_transaction(call, write_rows, writing) : status;
}

enum status files_archivo_upload(struct call *call, const struct archivo_upload_request *in, struct archivo_subido *out)
{
    const char *folder = call->config->upload_dir;
    struct spooled spooled;
    struct writing writing;
    if (!files_rules_is_upload(in->file->subida))
        return STATUS_NOT_FOUND;
    enum status status = check_request(call, in->solicitud_id, in->pago_id);
    if (status == STATUS_OK)
        status = spool_open(folder, in->file->subida, &spooled);
    if (status != STATUS_OK) {
        spool_drop(folder, in->file->subida);
        return status;
    }
    status = spooled.size_bytes == in->file->tamano_bytes ? take_in(call, in, &spooled, &writing) : STATUS_UNAVAILABLE;
    spool_close(&spooled);
    spool_drop(folder, in->file->subida);
    if (status != STATUS_OK)
        return status;
    tell(call, &writing.note, writing.nota_id);
    const struct archivo_nuevo_row *row = &writing.archivo.row;
    *out = (struct archivo_subido){.archivo_id = writing.note.archivo_id,
                                   .nombre = row->nombre_original,
                                   .tipo = row->tipo,
                                   .tamano_bytes = row->tamano_bytes,
                                   .mime_type = row->mime_type,
                                   .mime_detectado = row->mime_detectado};
    return STATUS_OK;
}

enum status files_limites_get(struct call *call, const struct empty *in, struct archivo_limites *out)
{
    (void)in;
    out->tamano_maximo = call->config->max_upload_bytes;
    out->tipos = files_rules_types(call->config->upload_types, call->arena, &out->tipos_count);
    return STATUS_OK;
}

/* ---- a file */

/* The row of a file, of a request that is still there. */
static enum status find(struct call *call, int64_t archivo_id, struct archivo_row *ret_row)
{
    enum status status = files_rows_get(call->db, archivo_id, call->arena, ret_row);
    if (status == STATUS_OK)
        status = check_request(call, ret_row->solicitud_id, 0);
    return status == STATUS_NOT_FOUND ? call_refuse(call, status, "No existe ese archivo.") : status;
}

enum status files_archivo_list(struct call *call, const struct archivo_list_request *in, struct archivo_lista *out)
{
    return files_rows_list(call->db, in->solicitud_id, call->arena, &out->archivos, &out->archivos_count);
}

enum status files_archivo_get(struct call *call, const struct archivo_get_request *in, struct descarga *out)
{
    struct archivo_row row;
    enum status status = find(call, in->archivo_id, &row);
    if (status == STATUS_OK)
        *out = (struct descarga){.clave = row.clave,
                                 .mime_type = files_rules_type(row.mime_type),
                                 .disposicion = files_rules_disposition(row.nombre, call->arena),
                                 .tamano_bytes = row.tamano_bytes,
                                 .sha256 = row.sha256 ? row.sha256 : ""};
    return status;
}

enum status files_archivo_read(struct call *call, const struct archivo_read_request *in, struct trozo *out)
{
    char *bytes = arena_alloc(call->arena, (size_t)in->tamano);
    if (!files_rules_is_key(in->clave))
        return STATUS_NOT_FOUND;
    out->datos = bytes;
    return blob_read(call->own, in->clave, in->posicion, (size_t)in->tamano, bytes, &out->datos_size,
                     call->deadline_ms);
}

enum status files_archivo_link(struct call *call, const struct archivo_link_request *in, struct archivo_enlace *out)
{
    struct archivo_row row;
    enum status status = find(call, in->archivo_id, &row);
    if (status == STATUS_OK)
        status = blob_url(call->own, row.clave, files_rules_disposition(row.nombre, call->arena),
                          files_rules_type(row.mime_type), LINK_SECONDS, call->arena, &out->download_url);
    if (status == STATUS_OK && !out->download_url)
        out->download_url = arena_printf(call->arena, "/archivos/%" PRId64, in->archivo_id);
    out->expires_in = LINK_SECONDS;
    return status;
}

static enum status delete_rows(struct call *call, void *data)
{
    struct writing *writing = data;
    enum status status = files_rows_delete(call->db, writing->note.archivo_id);
    return status == STATUS_OK ? files_rows_owe(call->db, &writing->note, call->caller, &writing->nota_id) : status;
}

enum status files_archivo_delete(struct call *call, const struct archivo_delete_request *in, struct empty *out)
{
    struct archivo_row row;
    struct writing writing;
    (void)out;
    enum status status = find(call, in->archivo_id, &row);
    if (status != STATUS_OK)
        return status;
    writing.note = (struct archivo_note_request){.solicitud_id = row.solicitud_id,
                                                 .archivo_id = row.archivo_id,
                                                 .nota = NOTA_ARCHIVO_ARCHIVO_ELIMINADO,
                                                 .nombre = row.nombre};
    status = call_transaction(call, delete_rows, &writing);
    if (status == STATUS_NOT_FOUND)
        return call_refuse(call, status, "No existe ese archivo.");
    if (status != STATUS_OK)
        return status;
    files_follow_drop(call, row.clave);
    tell(call, &writing.note, writing.nota_id);
    return STATUS_OK;
}

enum status files_barrido_step(struct call *call, const struct barrido_step_request *in, struct barrido_paso *out)
{
    return files_sweep_step(call, in->despues_de, in->edad_s, out);
}

enum status files_mudanza_step(struct call *call, const struct mudanza_step_request *in, struct mudanza_paso *out)
{
    const struct config *config = call->config;
    if (!files_rules_may_move(in->de, in->a, config->file_storage_old, config->file_storage))
        return call_refuse(call, STATUS_CONFLICT,
                           "files no corre con estos dos valores en FILE_STORAGE_OLD y FILE_STORAGE.");
    return files_move_step(call, in->despues_de, out);
}
