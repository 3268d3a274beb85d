#include "people/workflow_promotor_rows.h"

#include "db/read.h"

#define PROMOTOR_COLUMNS                                                                                               \
    "SELECT pr.promotor_id, pr.tipo_promotor, " PROMOTOR_NAME " AS nombre, pr.razon_social,"                           \
    " pr.nombre_promotor_otros, pr.ruc, pr.email, pr.celular_1, pr.fuente_promotor, pr.comentario,"                    \
    " pr.persona_id, pp.nombres AS persona_nombres, pp.apellidos AS persona_apellidos,"                                \
    " pp.tipo_documento AS persona_tipo_documento, pp.numero_documento AS persona_numero_documento"                    \
    " FROM promotores pr LEFT JOIN personas pp ON pp.persona_id = pr.persona_id"

enum status workflow_promotor_rows_list(struct db *db, struct arena *arena, struct promotor_lista *ret_list)
{
    return db_rows(db, PROMOTOR_COLUMNS " ORDER BY pr.promotor_id LIMIT 10000", DB_NONE, &record_promotor, arena,
                   &ret_list->data, &ret_list->data_count);
}

enum status workflow_promotor_rows_get(struct db *db, int64_t promotor_id, struct arena *arena,
                                       struct promotor *ret_promotor)
{
    return db_row(db, PROMOTOR_COLUMNS " WHERE pr.promotor_id = ?", DB_ARGS(db_int(promotor_id)), &record_promotor,
                  arena, ret_promotor);
}

enum status workflow_promotor_rows_lock(struct db *db, int64_t promotor_id, struct arena *arena,
                                        struct promotor *ret_promotor)
{
    return db_row(db, PROMOTOR_COLUMNS " WHERE pr.promotor_id = ? FOR UPDATE", DB_ARGS(db_int(promotor_id)),
                  &record_promotor, arena, ret_promotor);
}

enum status workflow_promotor_rows_create(struct db *db, const struct promotor_datos *promotor, int64_t persona_id,
                                          const struct author *author, int64_t *ret_promotor_id)
{
    struct db_effect effect;
    struct db_value user = db_int(author->user_id);
    bool empresa = promotor->tipo_promotor == TIPO_PROMOTOR_EMPRESA,
         otros = promotor->tipo_promotor == TIPO_PROMOTOR_OTROS;
    enum status status = db_exec(
        db,
        "INSERT INTO promotores (tipo_promotor, persona_id, razon_social, nombre_promotor_otros, fuente_promotor, ruc,"
        " email, celular_1, comentario, created_by, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        DB_ARGS(db_enum(&enumeration_tipo_promotor, promotor->tipo_promotor), db_id(persona_id),
                db_text(empresa ? promotor->razon_social : NULL),
                db_text(otros ? promotor->nombre_promotor_otros : NULL), db_text(promotor->fuente_promotor),
                db_text(promotor->ruc), db_text(promotor->email), db_text(promotor->celular_1),
                db_text(promotor->comentario), user, user),
        &effect);
    if (status == STATUS_OK)
        *ret_promotor_id = effect.insert_id;
    return status;
}

enum status workflow_promotor_rows_save(struct db *db, const struct promotor *promotor, const struct author *author)
{
    return db_exec(db,
                   "UPDATE promotores SET razon_social = ?, nombre_promotor_otros = ?, fuente_promotor = ?, ruc = ?,"
                   " email = ?, celular_1 = ?, comentario = ?, updated_by = ? WHERE promotor_id = ?",
                   DB_ARGS(db_text(promotor->razon_social), db_text(promotor->nombre_promotor_otros),
                           db_text(promotor->fuente_promotor), db_text(promotor->ruc), db_text(promotor->email),
                           db_text(promotor->celular_1), db_text(promotor->comentario), db_int(author->user_id),
                           db_int(promotor->promotor_id)),
                   NULL);
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
