#include "files_store.h"

enum status files_store_list(struct db *db, int64_t solicitud_id, struct arena *arena,
                             const struct archivo **ret_archivos, size_t *ret_count)
{
    return db_rows(
        db,
        "SELECT s.id, s.archivo_id, s.pago_id, a.nombre_original AS nombre, a.tipo, a.mime_type, a.tamano_bytes"
        " FROM solicitud_archivo s JOIN archivos a ON a.archivo_id = s.archivo_id"
        " WHERE s.solicitud_id = ? ORDER BY s.id LIMIT 1000",
        DB_ARGS(db_int(solicitud_id)), &record_archivo, arena, ret_archivos, ret_count);
}
