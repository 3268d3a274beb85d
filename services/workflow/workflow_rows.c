#include "workflow_rows.h"

#include "base/day.h"
#include "rows.h"
#include "workflow_rules.h"

#include <stdio.h>
#include <string.h>

/* ---- requests */

enum status workflow_rows_lock(struct db *db, int64_t solicitud_id, struct arena *arena, struct solicitud_row *ret_row)
{
    return db_row(db,
                  "SELECT " COLUMNS_solicitud_row ","
                  " (SELECT COUNT(*) FROM pago_solicitud p WHERE p.solicitud_id = s.solicitud_id) AS pagos"
                  " FROM solicitud_cmep s WHERE s.solicitud_id = ? FOR UPDATE",
                  DB_ARGS(db_int(solicitud_id)), &record_solicitud_row, arena, ret_row);
}

enum status workflow_rows_create(struct db *db, const struct solicitud_row *row, const struct author *author,
                                 struct arena *arena, struct solicitud_creada *ret_creada)
{
    struct db_effect effect;
    enum status status = db_exec(
        db,
        "INSERT INTO solicitud_cmep (cliente_id, apoderado_id, " WRITTEN_solicitud_row ", created_by, updated_by,"
        " created_at, updated_at, estado_desde)"
        " VALUES (?, ?, " MARKS_solicitud_row ", ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
        DB_ARGS(db_int(row->cliente_id), db_id(row->apoderado_id), VALUES_solicitud_row(row), db_int(author->user_id),
                db_int(author->user_id)),
        &effect);
    if (status != STATUS_OK)
        return status;
    const struct solicitud_creada creada = {.solicitud_id = effect.insert_id,
                                            .codigo = workflow_rules_codigo(day_today(), effect.insert_id, arena)};
    status = db_exec(db, "UPDATE solicitud_cmep SET codigo = ? WHERE solicitud_id = ?",
                     DB_ARGS(db_text(creada.codigo), db_int(creada.solicitud_id)), NULL);
    if (status == STATUS_OK)
        *ret_creada = creada;
    return status;
}

enum status workflow_rows_save(struct db *db, const struct solicitud_row *row, enum estado_operativo now,
                               const struct author *author)
{
    return db_exec(
        db,
        "UPDATE solicitud_cmep SET " SET_solicitud_row
        ", fecha_cierre = CASE WHEN ? THEN UTC_TIMESTAMP(6) ELSE fecha_cierre END,"
        " fecha_cancelacion = CASE WHEN ? THEN UTC_TIMESTAMP(6) ELSE fecha_cancelacion END,"
        " estado_desde = CASE WHEN ? THEN UTC_TIMESTAMP(6) ELSE estado_desde END,"
        " version = version + 1, updated_by = ?, updated_at = UTC_TIMESTAMP(6) WHERE solicitud_id = ?",
        DB_ARGS(VALUES_solicitud_row(row), db_int(workflow_rules_comes_into(row, now, ESTADO_OPERATIVO_CERRADO)),
                db_int(workflow_rules_comes_into(row, now, ESTADO_OPERATIVO_CANCELADO)),
                db_int(workflow_rules_comes_into(row, now, now)), db_int(author->user_id), db_int(row->solicitud_id)),
        NULL);
}

enum status workflow_rows_delete(struct db *db, const struct solicitud_row *row, const struct author *author)
{
    static const char *const deletions[] = {
        "DELETE FROM solicitud_estado_historial WHERE solicitud_id = ?",
        "DELETE FROM resultado_medico WHERE solicitud_id = ?",
        "DELETE FROM pago_solicitud WHERE solicitud_id = ?",
        "DELETE FROM solicitud_asignacion WHERE solicitud_id = ?",
        "DELETE FROM solicitud_cmep WHERE solicitud_id = ?",
    };
    enum status status = db_exec(
        db,
        "INSERT INTO solicitud_eliminada (solicitud_id, codigo, eliminado_por, usuario_nombre, eliminado_en)"
        " VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))",
        DB_ARGS(db_int(row->solicitud_id), db_text(row->codigo), db_int(author->user_id), db_text(author->name)), NULL);
    for (size_t i = 0; status == STATUS_OK && i < sizeof deletions / sizeof deletions[0]; i++)
        status = db_exec(db, deletions[i], DB_ARGS(db_int(row->solicitud_id)), NULL);
    return status;
}

enum status workflow_rows_forget_person(struct db *db, int64_t persona_id)
{
    struct db_value id = db_int(persona_id);
    enum status status =
        db_exec(db,
                "DELETE FROM cliente_apoderado WHERE (cliente_id = ? OR apoderado_id = ?) AND NOT EXISTS (SELECT 1"
                " FROM solicitud_cmep s WHERE s.cliente_id = cliente_apoderado.cliente_id"
                "   AND s.apoderado_id = cliente_apoderado.apoderado_id)",
                DB_ARGS(id, id), NULL);
    if (status == STATUS_OK)
        status = db_exec(db,
                         "DELETE FROM clientes WHERE persona_id = ?"
                         " AND NOT EXISTS (SELECT 1 FROM solicitud_cmep WHERE cliente_id = ?)"
                         " AND NOT EXISTS (SELECT 1 FROM cliente_apoderado WHERE cliente_id = ?)",
                         DB_ARGS(id, id, id), NULL);
    return status == STATUS_OK ? workflow_rows_drop_person(db, persona_id) : status;
}

enum status workflow_rows_drop_person(struct db *db, int64_t persona_id)
{
    struct db_value id = db_int(persona_id);
    return db_exec(db,
                   "DELETE FROM personas WHERE persona_id = ? AND es_personal = 0"
                   " AND NOT EXISTS (SELECT 1 FROM clientes WHERE persona_id = ?)"
                   " AND NOT EXISTS (SELECT 1 FROM cliente_apoderado WHERE apoderado_id = ?)"
                   " AND NOT EXISTS (SELECT 1 FROM solicitud_cmep WHERE cliente_id = ?)"
                   " AND NOT EXISTS (SELECT 1 FROM solicitud_cmep WHERE apoderado_id = ?)"
                   " AND NOT EXISTS (SELECT 1 FROM promotores WHERE persona_id = ?)"
                   " AND NOT EXISTS (SELECT 1 FROM empleado WHERE persona_id = ?)"
                   " AND NOT EXISTS (SELECT 1 FROM medico_extra WHERE persona_id = ?)",
                   DB_ARGS(id, id, id, id, id, id, id, id), NULL);
}

/* ---- what happened */

void workflow_rows_audit(struct db_query *rows, int64_t solicitud_id, const char *campo, const char *anterior,
                         const char *nuevo, const char *comentario, const struct author *author)
{
    if (rows->count == 0) {
        db_query_init(rows);
        db_query_put(rows, "INSERT INTO solicitud_estado_historial (solicitud_id, campo, valor_anterior, valor_nuevo,"
                           " comentario, cambiado_por, usuario_nombre, cambiado_en) VALUES");
    }
    db_query_value(rows, rows->count == 0 ? " (?" : ", (?", db_int(solicitud_id));
    db_query_value(rows, ", ?", db_text(campo));
    db_query_value(rows, ", ?", db_text(anterior));
    db_query_value(rows, ", ?", db_text(nuevo));
    db_query_value(rows, ", ?", db_text(comentario));
    db_query_value(rows, ", ?", db_int(author->user_id));
    db_query_value(rows, ", ?, UTC_TIMESTAMP(6))", db_text(author->name));
}

enum status workflow_rows_append(struct db *db, const struct db_query *rows)
{
    return rows->count == 0 ? STATUS_OK : db_exec(db, rows->sql, db_query_args(rows), NULL);
}

enum status workflow_rows_last_change(struct db *db, int64_t solicitud_id, struct arena *arena,
                                      struct last_change_row *ret_row)
{
    return db_row(db,
                  "SELECT usuario_nombre, cambiado_en FROM solicitud_estado_historial WHERE solicitud_id = ?"
                  " AND campo NOT IN ('archivo_subido', 'archivo_eliminado') ORDER BY historial_id DESC LIMIT 1",
                  DB_ARGS(db_int(solicitud_id)), &record_last_change_row, arena, ret_row);
}

/* ---- team, payments, results */

enum status workflow_rows_relief(struct db *db, int64_t persona_id, enum rol_empleado rol, int64_t anterior_id,
                                 struct arena *arena, struct relevo_row *ret_row)
{
    return db_row(
        db,
        "SELECT CONCAT(p.nombres, ' ', p.apellidos) AS nombre, CONCAT(a.nombres, ' ', a.apellidos) AS anterior"
        " FROM empleado e JOIN personas p ON p.persona_id = e.persona_id"
        " LEFT JOIN personas a ON a.persona_id = ?"
        " WHERE e.persona_id = ? AND e.rol_empleado = ? AND e.estado_empleado = 'ACTIVO'",
        DB_ARGS(db_id(anterior_id), db_int(persona_id), db_enum(&enumeration_rol_empleado, rol)), &record_relevo_row,
        arena, ret_row);
}

enum status workflow_rows_assign(struct db *db, int64_t solicitud_id, enum rol_empleado rol, int64_t persona_id,
                                 bool relieves, const struct author *author)
{
    struct db_value rol_name = db_enum(&enumeration_rol_empleado, rol), user = db_int(author->user_id);
    enum status status = STATUS_OK;
    if (relieves)
        status = db_exec(db,
                         "UPDATE solicitud_asignacion SET es_vigente = 0, updated_by = ?,"
                         " updated_at = UTC_TIMESTAMP(6) WHERE solicitud_id = ? AND rol = ? AND es_vigente = 1",
                         DB_ARGS(user, db_int(solicitud_id), rol_name), NULL);
    if (status == STATUS_OK)
        status = db_exec(db,
                         "INSERT INTO solicitud_asignacion (solicitud_id, persona_id, rol, asignado_por,"
                         " fecha_asignacion, created_by, updated_by) VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6), ?, ?)",
                         DB_ARGS(db_int(solicitud_id), db_int(persona_id), rol_name, user, user, user), NULL);
    return status;
}

enum status workflow_rows_payment(struct db *db, const struct pago_register_request *pago, const struct author *author)
{
    struct db_value user = db_int(author->user_id);
    return db_exec(db,
                   "INSERT INTO pago_solicitud (" WRITTEN_pago_register_request ", validated_by, validated_at,"
                   " created_by, updated_by) VALUES (" MARKS_pago_register_request ", ?, UTC_TIMESTAMP(6), ?, ?)",
                   DB_ARGS(VALUES_pago_register_request(pago), user, user, user), NULL);
}

enum status workflow_rows_result(struct db *db, const struct solicitud_row *row,
                                 const struct resultado_datos *resultado, const struct author *author)
{
    struct db_value user = db_int(author->user_id);
    return db_exec(
        db,
        "INSERT INTO resultado_medico (solicitud_id, medico_id, " WRITTEN_resultado_datos ", created_by,"
        " updated_by) VALUES (?, ?, " MARKS_resultado_datos ", ?, ?)",
        DB_ARGS(db_int(row->solicitud_id), db_id(row->medico_id), VALUES_resultado_datos(resultado), user, user), NULL);
}

/* ---- people and catalogues */

enum status workflow_rows_person_by_document(struct db *db, enum tipo_documento tipo, const char *numero,
                                             struct arena *arena, struct persona_row *ret_row)
{
    return db_row(
        db, "SELECT " COLUMNS_persona_row " FROM personas WHERE tipo_documento = ? AND numero_documento = ? FOR UPDATE",
        DB_ARGS(db_enum(&enumeration_tipo_documento, tipo), db_text(numero)), &record_persona_row, arena, ret_row);
}

enum status workflow_rows_person_find(struct db *db, enum tipo_documento tipo, const char *numero, struct arena *arena,
                                      struct persona *ret_persona)
{
    return db_row(
        db,
        "SELECT persona_id, tipo_documento, numero_documento, nombres, apellidos, celular_1 AS celular, email,"
        " fecha_nacimiento, direccion, es_personal FROM personas"
        " WHERE tipo_documento = ? AND numero_documento = ?",
        DB_ARGS(db_enum(&enumeration_tipo_documento, tipo), db_text(numero)), &record_persona, arena, ret_persona);
}

enum status workflow_rows_person(struct db *db, int64_t persona_id, struct arena *arena, struct persona_row *ret_row)
{
    return db_row(db, "SELECT " COLUMNS_persona_row " FROM personas WHERE persona_id = ? FOR UPDATE",
                  DB_ARGS(db_int(persona_id)), &record_persona_row, arena, ret_row);
}

enum status workflow_rows_person_create(struct db *db, const struct persona_row *row, const struct author *author,
                                        int64_t *ret_persona_id)
{
    struct db_effect effect;
    struct db_value user = db_int(author->user_id);
    enum status status = db_exec(db,
                                 "INSERT INTO personas (" WRITTEN_persona_row
                                 ", created_by, updated_by) VALUES (" MARKS_persona_row ", ?, ?)",
                                 DB_ARGS(VALUES_persona_row(row), user, user), &effect);
    if (status == STATUS_OK)
        *ret_persona_id = effect.insert_id;
    return status;
}

enum status workflow_rows_person_save(struct db *db, const struct persona_row *row, const struct author *author)
{
    return db_exec(db,
                   "UPDATE personas SET " SET_persona_row
                   ", updated_by = ?, updated_at = UTC_TIMESTAMP(6) WHERE persona_id = ?",
                   DB_ARGS(VALUES_persona_row(row), db_int(author->user_id), db_int(row->persona_id)), NULL);
}

enum status workflow_rows_client(struct db *db, int64_t persona_id, int64_t promotor_id, const struct author *author)
{
    struct db_value user = db_int(author->user_id);
    return db_exec(db,
                   "INSERT INTO clientes (persona_id, promotor_id, created_by, updated_by) VALUES (?, ?, ?, ?)"
                   " ON DUPLICATE KEY UPDATE promotor_id = COALESCE(clientes.promotor_id, ?)",
                   DB_ARGS(db_int(persona_id), db_id(promotor_id), user, user, db_id(promotor_id)), NULL);
}

enum status workflow_rows_apoderado(struct db *db, int64_t cliente_id, int64_t apoderado_id,
                                    const struct author *author)
{
    struct db_value user = db_int(author->user_id);
    return db_exec(db,
                   "INSERT INTO cliente_apoderado (cliente_id, apoderado_id, created_by, updated_by)"
                   " VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE estado = 'ACTIVO'",
                   DB_ARGS(db_int(cliente_id), db_int(apoderado_id), user, user), NULL);
}

enum status workflow_rows_service_tariff(struct db *db, int64_t servicio_id, struct arena *arena,
                                         struct tarifa_row *ret_tarifa)
{
    return db_row(db,
                  "SELECT tarifa_servicio AS tarifa_monto, moneda_tarifa AS tarifa_moneda FROM servicios"
                  " WHERE servicio_id = ?",
                  DB_ARGS(db_int(servicio_id)), &record_tarifa_row, arena, ret_tarifa);
}

/* ---- reading */

static const char detail_sql[] =
    "SELECT s.solicitud_id, s.codigo,"
    " c.persona_id AS `cliente.persona_id`, c.tipo_documento AS `cliente.tipo_documento`,"
    " c.numero_documento AS `cliente.numero_documento`,"
    " CONCAT(c.tipo_documento, ' ', c.numero_documento) AS `cliente.doc`,"
    " CONCAT(c.nombres, ' ', c.apellidos) AS `cliente.nombre`, c.nombres AS `cliente.nombres`,"
    " c.apellidos AS `cliente.apellidos`, c.celular_1 AS `cliente.celular`, c.email AS `cliente.email`,"
    " c.fecha_nacimiento AS `cliente.fecha_nacimiento`, c.direccion AS `cliente.direccion`,"
    " a.persona_id AS `apoderado.persona_id`, a.tipo_documento AS `apoderado.tipo_documento`,"
    " a.numero_documento AS `apoderado.numero_documento`, a.nombres AS `apoderado.nombres`,"
    " a.apellidos AS `apoderado.apellidos`, a.celular_1 AS `apoderado.celular_1`, a.email AS `apoderado.email`,"
    " a.fecha_nacimiento AS `apoderado.fecha_nacimiento`, a.direccion AS `apoderado.direccion`,"
    " v.servicio_id AS `servicio.servicio_id`, v.descripcion_servicio AS `servicio.descripcion`,"
    " v.tarifa_servicio AS `servicio.tarifa`, v.moneda_tarifa AS `servicio.moneda`,"
    " s.estado_atencion, s.estado_pago, s.estado_certificado, s.tarifa_monto, s.tarifa_moneda, s.tipo_atencion,"
    " s.lugar_atencion, s.comentario, s.estado_operativo, s.estado_desde," PROMOTOR_REF ","
    " g.persona_id AS `gestor.persona_id`, CONCAT(g.nombres, ' ', g.apellidos) AS `gestor.nombre`,"
    " 'GESTOR' AS `gestor.rol`, m.persona_id AS `medico.persona_id`,"
    " CONCAT(m.nombres, ' ', m.apellidos) AS `medico.nombre`, 'MEDICO' AS `medico.rol`,"
    " s.motivo_cancelacion, s.fecha_cierre, s.cerrado_por, s.fecha_cancelacion, s.cancelado_por, s.comentario_admin,"
    " s.created_at, s.updated_at, s.version FROM solicitud_cmep s" PEOPLE_JOINS
    " LEFT JOIN servicios v ON v.servicio_id = s.servicio_id WHERE s.solicitud_id = ?";

enum status workflow_rows_detail(struct db *db, int64_t solicitud_id, struct arena *arena, struct detalle *ret_detalle)
{
    struct db_args id = DB_ARGS(db_int(solicitud_id));
    struct asignaciones *team = arena_alloc(arena, sizeof *team);
    enum status status = db_row(db, detail_sql, id, &record_detalle, arena, ret_detalle);
    if (status != STATUS_OK)
        return status;
    *team = (struct asignaciones){.GESTOR = ret_detalle->gestor, .MEDICO = ret_detalle->medico};
    ret_detalle->asignaciones_vigentes = team;
    status = db_rows(db, "SELECT " COLUMNS_pago " FROM pago_solicitud WHERE solicitud_id = ? ORDER BY pago_id", id,
                     &record_pago, arena, &ret_detalle->pagos, &ret_detalle->pagos_count);
    if (status == STATUS_OK)
        status = db_rows(db,
                         "SELECT " COLUMNS_historial_fila " FROM solicitud_estado_historial WHERE solicitud_id = ?"
                         " ORDER BY historial_id DESC",
                         id, &record_historial_fila, arena, &ret_detalle->historial, &ret_detalle->historial_count);
    if (status == STATUS_OK)
        status = db_rows(db,
                         "SELECT " COLUMNS_resultado_medico " FROM resultado_medico WHERE solicitud_id = ?"
                         " ORDER BY resultado_id",
                         id, &record_resultado_medico, arena, &ret_detalle->resultados_medicos,
                         &ret_detalle->resultados_medicos_count);
    return status;
}

const char *workflow_rows_pattern(const char *before, const char *word, struct arena *arena)
{
    char *pattern = arena_alloc(arena, strlen(before) + 2 * strlen(word) + 2);
    char *to = pattern + sprintf(pattern, "%s", before);
    for (; *word != '\0'; word++) {
        if (strchr("%_!", *word))
            *to++ = '!';
        *to++ = *word;
    }
    *to = '%';
    return pattern;
}

enum status workflow_rows_services(struct db *db, struct arena *arena, struct servicio_lista *ret_list)
{
    return db_rows(db, "SELECT " COLUMNS_servicio " FROM servicios ORDER BY servicio_id LIMIT 1000", DB_NONE,
                   &record_servicio, arena, &ret_list->data, &ret_list->data_count);
}

enum status workflow_rows_employees(struct db *db, enum rol_empleado rol, struct arena *arena,
                                    struct empleado_lista *ret_list)
{
    return db_rows(
        db,
        "SELECT e.persona_id, CONCAT(p.nombres, ' ', p.apellidos) AS nombre, e.rol_empleado AS rol"
        " FROM empleado e JOIN personas p ON p.persona_id = e.persona_id"
        " WHERE e.rol_empleado = ? AND e.estado_empleado = 'ACTIVO' ORDER BY nombre, e.persona_id LIMIT 10000",
        DB_ARGS(db_enum(&enumeration_rol_empleado, rol)), &record_empleado, arena, &ret_list->data,
        &ret_list->data_count);
}
