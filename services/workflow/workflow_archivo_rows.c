#include "workflow_archivo_rows.h"

#include "base/buffer.h"
#include "db/read.h"

#include <inttypes.h>

enum { ID_BYTES = 21 };

enum status workflow_archivo_rows_exists(struct db *db, int64_t solicitud_id)
{
    return db_read_int(db, "SELECT 1 FROM solicitud_cmep WHERE solicitud_id = ?", DB_ARGS(db_int(solicitud_id)), NULL);
}

enum status workflow_archivo_rows_absent(struct db *db, const struct solicitud_clave *requests, size_t count,
                                         struct arena *arena, const struct solicitud_clave **ret_absent,
                                         size_t *ret_count)
{
    struct buffer ids;
    buffer_init(&ids, arena_alloc(arena, count * ID_BYTES + 3), count * ID_BYTES + 3);
    for (size_t i = 0; i < count; i++)
        buffer_printf(&ids, "%c%" PRId64, i > 0 ? ',' : '[', requests[i].solicitud_id);
    buffer_put(&ids, count > 0 ? "]" : "[]");
    return db_rows(db,
                   "SELECT j.id AS solicitud_id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) j"
                   " WHERE NOT EXISTS (SELECT 1 FROM solicitud_cmep s WHERE s.solicitud_id = j.id)",
                   DB_ARGS(db_text(ids.data)), &record_solicitud_clave, arena, ret_absent, ret_count);
}

enum status workflow_archivo_rows_hold(struct db *db, int64_t solicitud_id, int64_t *ret_version)
{
    return db_read_int(db, "SELECT version FROM solicitud_cmep WHERE solicitud_id = ? FOR UPDATE",
                       DB_ARGS(db_int(solicitud_id)), ret_version);
}

enum status workflow_archivo_rows_payment(struct db *db, int64_t solicitud_id, int64_t pago_id)
{
    return db_read_int(db, "SELECT 1 FROM pago_solicitud WHERE pago_id = ? AND solicitud_id = ?",
                       DB_ARGS(db_int(pago_id), db_int(solicitud_id)), NULL);
}

enum status workflow_archivo_rows_note(struct db *db, const struct archivo_note_request *note,
                                       const struct author *author)
{
    struct db_value solicitud = db_int(note->solicitud_id), archivo = db_int(note->archivo_id);
    struct db_value campo = db_enum(&enumeration_nota_archivo, note->nota);
    struct db_effect effect;
    bool added = note->nota == NOTA_ARCHIVO_ARCHIVO_SUBIDO;
    enum status status = db_exec(
        db,
        "INSERT INTO solicitud_estado_historial (solicitud_id, campo, valor_anterior, valor_nuevo, cambiado_por,"
        " usuario_nombre, cambiado_en, archivo_id) SELECT ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), ? FROM DUAL"
        " WHERE NOT EXISTS (SELECT 1 FROM solicitud_estado_historial WHERE solicitud_id = ? AND campo = ?"
        " AND archivo_id = ?)",
        DB_ARGS(solicitud, campo, db_text(added ? NULL : note->nombre), db_text(added ? note->nombre : NULL),
                db_int(author->user_id), db_text(author->name), archivo, solicitud, campo, archivo),
        &effect);
    return status == STATUS_OK && effect.affected == 0 ? STATUS_CONFLICT : status;
}
