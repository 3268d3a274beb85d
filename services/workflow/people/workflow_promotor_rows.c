#include "people/workflow_promotor_rows.h"

#include "db/read.h"
#include "rows.h"

#define SELECT_PROMOTOR                                                                                                \
    "SELECT " COLUMNS_promotor ", " PROMOTOR_NAME                                                                      \
    " AS nombre, pp.nombres AS persona_nombres, pp.apellidos AS persona_apellidos,"                                    \
    " pp.tipo_documento AS persona_tipo_documento, pp.numero_documento AS persona_numero_documento"                    \
    " FROM promotores pr LEFT JOIN personas pp ON pp.persona_id = pr.persona_id"

enum status workflow_promotor_rows_list(struct db *db, struct arena *arena, struct promotor_lista *ret_list)
{
    return db_rows(db, SELECT_PROMOTOR " ORDER BY pr.promotor_id LIMIT 10000", DB_NONE, &record_promotor, arena,
                   &ret_list->data, &ret_list->data_count);
}

enum status workflow_promotor_rows_get(struct db *db, int64_t promotor_id, struct arena *arena,
                                       struct promotor *ret_promotor)
{
    return db_row(db, SELECT_PROMOTOR " WHERE pr.promotor_id = ?", DB_ARGS(db_int(promotor_id)), &record_promotor,
                  arena, ret_promotor);
}

enum status workflow_promotor_rows_lock(struct db *db, int64_t promotor_id, struct arena *arena,
                                        struct promotor *ret_promotor)
{
    return db_row(db, SELECT_PROMOTOR " WHERE pr.promotor_id = ? FOR UPDATE", DB_ARGS(db_int(promotor_id)),
                  &record_promotor, arena, ret_promotor);
}

enum status workflow_promotor_rows_create(struct db *db, const struct promotor *promotor, const struct author *author,
                                          int64_t *ret_promotor_id)
{
    struct db_effect effect;
    struct db_value user = db_int(author->user_id);
    enum status status = db_exec(
        db, "INSERT INTO promotores (" WRITTEN_promotor ", created_by, updated_by) VALUES (" MARKS_promotor ", ?, ?)",
        DB_ARGS(VALUES_promotor(promotor), user, user), &effect);
    if (status == STATUS_OK)
        *ret_promotor_id = effect.insert_id;
    return status;
}

enum status workflow_promotor_rows_save(struct db *db, const struct promotor *promotor, const struct author *author)
{
    return db_exec(db, "UPDATE promotores SET " SET_promotor ", updated_by = ? WHERE promotor_id = ?",
                   DB_ARGS(VALUES_promotor(promotor), db_int(author->user_id), db_int(promotor->promotor_id)), NULL);
}

enum status workflow_promotor_rows_requests(struct db *db, int64_t promotor_id, int64_t *ret_count)
{
    return db_read_int(db, "SELECT COUNT(*) FROM solicitud_cmep WHERE promotor_id = ?", DB_ARGS(db_int(promotor_id)),
                       ret_count);
}

enum status workflow_promotor_rows_delete(struct db *db, int64_t promotor_id)
{
    struct db_value id = db_int(promotor_id);
    enum status status = db_exec(db, "UPDATE clientes SET promotor_id = NULL WHERE promotor_id = ?", DB_ARGS(id), NULL);
    return status == STATUS_OK ? db_exec(db, "DELETE FROM promotores WHERE promotor_id = ?", DB_ARGS(id), NULL)
                               : status;
}
