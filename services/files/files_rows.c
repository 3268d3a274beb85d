#include "files_rows.h"

#include "db/lock.h"
#include "db/read.h"
#include "rows.h"

#define SWEEP_LOCK "cmep_files_sweep"

enum status files_rows_list(struct db *db, int64_t solicitud_id, struct arena *arena,
                            const struct archivo **ret_archivos, size_t *ret_count)
{
    return db_rows(
        db,
        "SELECT s.id, s.archivo_id, s.pago_id, a.nombre_original AS nombre, a.tipo, a.mime_type, a.mime_detectado,"
        " a.tamano_bytes FROM solicitud_archivo s JOIN archivos a ON a.archivo_id = s.archivo_id"
        " WHERE s.solicitud_id = ? ORDER BY s.id LIMIT 1000",
        DB_ARGS(db_int(solicitud_id)), &record_archivo, arena, ret_archivos, ret_count);
}

enum status files_rows_get(struct db *db, int64_t archivo_id, struct arena *arena, struct archivo_row *ret_row)
{
    return db_row(db,
                  "SELECT a.archivo_id, s.solicitud_id, a.nombre_original AS nombre, a.mime_type, a.tamano_bytes,"
                  " a.sha256, a.storage_path AS clave FROM archivos a"
                  " JOIN solicitud_archivo s ON s.archivo_id = a.archivo_id WHERE a.archivo_id = ?",
                  DB_ARGS(db_int(archivo_id)), &record_archivo_row, arena, ret_row);
}

enum status files_rows_create(struct db *db, const struct new_archivo *archivo, int64_t *ret_archivo_id)
{
    struct db_value user = db_int(archivo->user_id);
    struct db_effect effect;
    enum status status = db_exec(db,
                                 "INSERT INTO archivos (" WRITTEN_archivo_nuevo_row ", created_by, updated_by)"
                                 " VALUES (" MARKS_archivo_nuevo_row ", ?, ?)",
                                 DB_ARGS(VALUES_archivo_nuevo_row(&archivo->row), user, user), &effect);
    if (status != STATUS_OK)
        return status;
    *ret_archivo_id = effect.insert_id;
    return db_exec(
        db, "INSERT INTO solicitud_archivo (solicitud_id, archivo_id, pago_id, created_by) VALUES (?, ?, ?, ?)",
        DB_ARGS(db_int(archivo->solicitud_id), db_int(effect.insert_id), db_id(archivo->pago_id), user), NULL);
}

enum status files_rows_delete(struct db *db, int64_t archivo_id)
{
    struct db_effect effect = {0};
    enum status status =
        db_exec(db, "DELETE FROM solicitud_archivo WHERE archivo_id = ?", DB_ARGS(db_int(archivo_id)), NULL);
    if (status == STATUS_OK)
        status = db_exec(db, "DELETE FROM archivos WHERE archivo_id = ?", DB_ARGS(db_int(archivo_id)), &effect);
    return status == STATUS_OK && effect.affected == 0 ? STATUS_NOT_FOUND : status;
}

enum status files_rows_of_request(struct db *db, int64_t solicitud_id, struct arena *arena,
                                  const struct archivo_clave_row **ret_rows, size_t *ret_count)
{
    return db_rows(db,
                   "SELECT a.archivo_id, s.solicitud_id, a.storage_path AS clave FROM solicitud_archivo s"
                   " JOIN archivos a ON a.archivo_id = s.archivo_id WHERE s.solicitud_id = ? ORDER BY s.id LIMIT 100",
                   DB_ARGS(db_int(solicitud_id)), &record_archivo_clave_row, arena, ret_rows, ret_count);
}

enum status files_rows_position(struct db *db, int64_t *ret_event_id)
{
    return db_read_int(db, "SELECT evento_id FROM archivo_cursor WHERE id = 1", DB_NONE, ret_event_id);
}

enum status files_rows_move(struct db *db, int64_t from, int64_t event_id)
{
    return db_exec(db, "UPDATE archivo_cursor SET evento_id = ? WHERE id = 1 AND evento_id = ?",
                   DB_ARGS(db_int(event_id), db_int(from)), NULL);
}

enum status files_rows_stretch(struct db *db, const char *after, const char *last, size_t most, struct arena *arena,
                               const struct archivo_clave_row **ret_rows, size_t *ret_count)
{
    return db_rows(db,
                   "SELECT a.archivo_id, s.solicitud_id, a.storage_path AS clave FROM archivos a"
                   " LEFT JOIN solicitud_archivo s ON s.archivo_id = a.archivo_id"
                   " WHERE a.storage_path > ? AND a.storage_path <= ? ORDER BY a.storage_path LIMIT ?",
                   DB_ARGS(db_text(after), db_text(last), db_int((int64_t)most)), &record_archivo_clave_row, arena,
                   ret_rows, ret_count);
}

enum status files_rows_bytes(struct db *db, const char *clave, struct arena *arena, struct archivo_bytes_row *ret_row)
{
    return db_row(db,
                  "SELECT " COLUMNS_archivo_bytes_row " FROM archivos WHERE storage_path = ?"
                  " ORDER BY archivo_id LIMIT 1",
                  DB_ARGS(db_text(clave)), &record_archivo_bytes_row, arena, ret_row);
}

enum status files_rows_find(struct db *db, int64_t archivo_id)
{
    return db_read_int(db, "SELECT 1 FROM archivos WHERE archivo_id = ?", DB_ARGS(db_int(archivo_id)), NULL);
}

enum status files_rows_lock_sweep(struct db *db, int64_t seconds)
{
    enum status status = db_lock(db, SWEEP_LOCK, seconds);
    return status == STATUS_CONFLICT ? STATUS_UNAVAILABLE : status;
}

void files_rows_unlock_sweep(struct db *db)
{
    db_unlock(db, SWEEP_LOCK);
}

enum status files_rows_due_sweep(struct db *db, struct arena *arena, const char **ret_after)
{
    return db_read_text(db, "SELECT despues_de FROM archivo_barrido WHERE id = 1 AND siguiente_en <= UTC_TIMESTAMP(6)",
                        DB_NONE, arena, ret_after);
}

enum status files_rows_plan_sweep(struct db *db, const char *after, int64_t seconds)
{
    return db_exec(db,
                   "UPDATE archivo_barrido SET despues_de = ?, siguiente_en = UTC_TIMESTAMP(6) + INTERVAL ? SECOND"
                   " WHERE id = 1",
                   DB_ARGS(db_text(after), db_int(seconds)), NULL);
}

enum status files_rows_owe(struct db *db, const struct archivo_note_request *note, const struct caller *caller,
                           int64_t *ret_nota_id)
{
    const struct nota_pendiente_row row = {.solicitud_id = note->solicitud_id,
                                           .archivo_id = note->archivo_id,
                                           .nota = note->nota,
                                           .nombre = note->nombre,
                                           .user_id = caller->user_id,
                                           .usuario_nombre = caller->name};
    struct db_effect effect;
    enum status status =
        db_exec(db, "INSERT INTO nota_pendiente (" WRITTEN_nota_pendiente_row ") VALUES (" MARKS_nota_pendiente_row ")",
                DB_ARGS(VALUES_nota_pendiente_row(&row)), &effect);
    if (status == STATUS_OK)
        *ret_nota_id = effect.insert_id;
    return status;
}

enum status files_rows_owed(struct db *db, struct arena *arena, const struct nota_pendiente_row **ret_rows,
                            size_t *ret_count)
{
    return db_rows(
        db,
        "SELECT " COLUMNS_nota_pendiente_row
        " FROM nota_pendiente WHERE siguiente_en <= UTC_TIMESTAMP(6) ORDER BY siguiente_en, nota_id LIMIT 100",
        DB_NONE, &record_nota_pendiente_row, arena, ret_rows, ret_count);
}

enum status files_rows_put_off(struct db *db, int64_t nota_id)
{
    return db_exec(
        db,
        "UPDATE nota_pendiente SET siguiente_en = UTC_TIMESTAMP(6) + INTERVAL LEAST(600, 1 << LEAST(intentos,"
        " 10)) SECOND, intentos = intentos + 1 WHERE nota_id = ?",
        DB_ARGS(db_int(nota_id)), NULL);
}

enum status files_rows_told(struct db *db, int64_t nota_id)
{
    return db_exec(db, "DELETE FROM nota_pendiente WHERE nota_id = ?", DB_ARGS(db_int(nota_id)), NULL);
}
