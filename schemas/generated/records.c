/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#include "records.h"

const struct enumeration enumeration_rol = {"rol", (const char *const[]){NULL, "ADMIN", "OPERADOR", "GESTOR", "MEDICO"}, 5};
const struct enumeration enumeration_estado_usuario = {"estado_usuario", (const char *const[]){NULL, "ACTIVO", "SUSPENDIDO"}, 3};
const struct enumeration enumeration_estado_operativo = {"estado_operativo", (const char *const[]){NULL, "REGISTRADO", "ASIGNADO_GESTOR", "PAGADO", "ASIGNADO_MEDICO", "CERRADO", "CANCELADO"}, 7};
const struct enumeration enumeration_accion = {"accion", (const char *const[]){NULL, "EDITAR_DATOS", "ASIGNAR_GESTOR", "CAMBIAR_GESTOR", "REGISTRAR_PAGO", "ASIGNAR_MEDICO", "CAMBIAR_MEDICO", "CERRAR", "CANCELAR", "OVERRIDE"}, 10};
const struct enumeration enumeration_estado_atencion = {"estado_atencion", (const char *const[]){NULL, "REGISTRADO", "EN_PROCESO", "ATENDIDO", "OBSERVADO", "CANCELADO"}, 6};
const struct enumeration enumeration_estado_pago = {"estado_pago", (const char *const[]){NULL, "PENDIENTE", "PAGADO", "OBSERVADO"}, 4};
const struct enumeration enumeration_estado_certificado = {"estado_certificado", (const char *const[]){NULL, "APROBADO", "OBSERVADO"}, 3};
const struct enumeration enumeration_tipo_documento = {"tipo_documento", (const char *const[]){NULL, "DNI", "CE", "PASAPORTE", "RUC"}, 5};
const struct enumeration enumeration_tipo_documento_usuario = {"tipo_documento_usuario", (const char *const[]){NULL, "DNI", "CE", "PASAPORTE"}, 4};
const struct enumeration enumeration_tipo_atencion = {"tipo_atencion", (const char *const[]){NULL, "VIRTUAL", "PRESENCIAL"}, 3};
const struct enumeration enumeration_tipo_promotor = {"tipo_promotor", (const char *const[]){NULL, "PERSONA", "EMPRESA", "OTROS"}, 4};
const struct enumeration enumeration_rol_empleado = {"rol_empleado", (const char *const[]){NULL, "OPERADOR", "GESTOR", "MEDICO"}, 4};
const struct enumeration enumeration_estado_empleado = {"estado_empleado", (const char *const[]){NULL, "ACTIVO", "SUSPENDIDO", "VACACIONES", "PERMISO"}, 5};
const struct enumeration enumeration_moneda = {"moneda", (const char *const[]){NULL, "PEN", "USD"}, 3};
const struct enumeration enumeration_orden = {"orden", (const char *const[]){NULL, "reciente", "antiguo", "estado_desde"}, 4};
const struct enumeration enumeration_agrupacion = {"agrupacion", (const char *const[]){NULL, "mensual", "semanal"}, 3};
const struct enumeration enumeration_tipo_cifra = {"tipo_cifra", (const char *const[]){NULL, "estado", "promotor", "clientes", "usuario", "operador", "gestor", "medico", "ingreso", "pagadas", "espera"}, 11};
const struct enumeration enumeration_tipo_archivo = {"tipo_archivo", (const char *const[]){NULL, "EVIDENCIA_PAGO", "DOCUMENTO", "OTROS"}, 4};
const struct enumeration enumeration_nota_archivo = {"nota_archivo", (const char *const[]){NULL, "archivo_subido", "archivo_eliminado"}, 3};

const struct record record_empty = {"empty", sizeof(struct empty), NULL, 0};

static const struct field fields_exportacion[] = {
    {.name = "exportacion", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 32, .max = 32, .offset = offsetof(struct exportacion, exportacion)},
};
const struct record record_exportacion = {"exportacion", sizeof(struct exportacion), fields_exportacion, 1};

static const struct field fields_exportado[] = {
    {.name = "tamano_bytes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = INT64_MAX, .offset = offsetof(struct exportado, tamano_bytes)},
};
const struct record record_exportado = {"exportado", sizeof(struct exportado), fields_exportado, 1};

static const struct field fields_exportacion_lectura[] = {
    {.name = "exportacion", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 32, .max = 32, .offset = offsetof(struct exportacion_lectura, exportacion)},
    {.name = "posicion", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = INT64_MAX, .offset = offsetof(struct exportacion_lectura, posicion)},
};
const struct record record_exportacion_lectura = {"exportacion_lectura", sizeof(struct exportacion_lectura), fields_exportacion_lectura, 2};

static const struct field fields_caller[] = {
    {.name = "user_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct caller, user_id)},
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct caller, persona_id)},
    {.name = "name", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 301, .offset = offsetof(struct caller, name)},
    {.name = "roles", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 16, .offset = offsetof(struct caller, roles), .count_offset = offsetof(struct caller, roles_count), .enumeration = &enumeration_rol},
};
const struct record record_caller = {"caller", sizeof(struct caller), fields_caller, 4};

static const struct field fields_idempotency[] = {
    {.name = "key", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 64, .max = 64, .offset = offsetof(struct idempotency, key)},
    {.name = "body", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 64, .max = 64, .offset = offsetof(struct idempotency, body)},
};
const struct record record_idempotency = {"idempotency", sizeof(struct idempotency), fields_idempotency, 2};

static const struct field fields_envelope[] = {
    {.name = "id", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct envelope, id)},
    {.name = "operation", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 64, .offset = offsetof(struct envelope, operation)},
    {.name = "remaining_ms", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 600000, .offset = offsetof(struct envelope, remaining_ms)},
    {.name = "request_id", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 64, .offset = offsetof(struct envelope, request_id)},
    {.name = "idempotency", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct envelope, idempotency), .record = &record_idempotency},
    {.name = "caller", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct envelope, caller), .record = &record_caller},
};
const struct record record_envelope = {"envelope", sizeof(struct envelope), fields_envelope, 6};

static const struct field fields_reply_envelope[] = {
    {.name = "id", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reply_envelope, id)},
    {.name = "status", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 32, .offset = offsetof(struct reply_envelope, status)},
};
const struct record record_reply_envelope = {"reply_envelope", sizeof(struct reply_envelope), fields_reply_envelope, 2};

static const struct field fields_field_error[] = {
    {.name = "field", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 200, .offset = offsetof(struct field_error, field)},
    {.name = "message", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 500, .offset = offsetof(struct field_error, message)},
};
const struct record record_field_error = {"field_error", sizeof(struct field_error), fields_field_error, 2};

static const struct field fields_failure[] = {
    {.name = "message", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 500, .offset = offsetof(struct failure, message)},
    {.name = "details", .type = FIELD_LIST_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct failure, details), .count_offset = offsetof(struct failure, details_count), .record = &record_field_error},
    {.name = "retry_after_s", .type = FIELD_INT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 86400, .offset = offsetof(struct failure, retry_after_s)},
};
const struct record record_failure = {"failure", sizeof(struct failure), fields_failure, 3};

static const struct field fields_cursor_meta[] = {
    {.name = "page", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cursor_meta, page)},
    {.name = "page_size", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cursor_meta, page_size)},
    {.name = "total", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cursor_meta, total)},
    {.name = "total_exact", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cursor_meta, total_exact)},
    {.name = "next_cursor", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct cursor_meta, next_cursor)},
};
const struct record record_cursor_meta = {"cursor_meta", sizeof(struct cursor_meta), fields_cursor_meta, 5};

static const struct field fields_page_meta[] = {
    {.name = "page", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct page_meta, page)},
    {.name = "page_size", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct page_meta, page_size)},
    {.name = "total", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct page_meta, total)},
};
const struct record record_page_meta = {"page_meta", sizeof(struct page_meta), fields_page_meta, 3};

static const struct field fields_pong[] = {
    {.name = "service", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct pong, service)},
    {.name = "version", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct pong, version)},
    {.name = "database", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct pong, database)},
    {.name = "lacks", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct pong, lacks)},
};
const struct record record_pong = {"pong", sizeof(struct pong), fields_pong, 4};

static const struct field fields_kept_reply_row[] = {
    {.name = "cuerpo", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct kept_reply_row, cuerpo)},
    {.name = "respuesta", .type = FIELD_OBJECT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct kept_reply_row, respuesta), .count_offset = offsetof(struct kept_reply_row, respuesta_size)},
};
const struct record record_kept_reply_row = {"kept_reply_row", sizeof(struct kept_reply_row), fields_kept_reply_row, 2};

static const struct field fields_ledger_row[] = {
    {.name = "checksum", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct ledger_row, checksum)},
    {.name = "done", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct ledger_row, done)},
};
const struct record record_ledger_row = {"ledger_row", sizeof(struct ledger_row), fields_ledger_row, 2};

static const struct field fields_counter[] = {
    {.name = "name", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct counter, name)},
    {.name = "value", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct counter, value)},
};
const struct record record_counter = {"counter", sizeof(struct counter), fields_counter, 2};

static const struct field fields_operation_stats[] = {
    {.name = "operation", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct operation_stats, operation)},
    {.name = "done", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct operation_stats, done)},
    {.name = "refused", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct operation_stats, refused)},
    {.name = "unavailable", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct operation_stats, unavailable)},
    {.name = "statements", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct operation_stats, statements)},
    {.name = "microseconds", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct operation_stats, microseconds)},
};
const struct record record_operation_stats = {"operation_stats", sizeof(struct operation_stats), fields_operation_stats, 6};

static const struct field fields_stats[] = {
    {.name = "service", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct stats, service)},
    {.name = "counters", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct stats, counters), .count_offset = offsetof(struct stats, counters_count), .record = &record_counter},
    {.name = "operations", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct stats, operations), .count_offset = offsetof(struct stats, operations_count), .record = &record_operation_stats},
};
const struct record record_stats = {"stats", sizeof(struct stats), fields_stats, 3};

static const struct field fields_user[] = {
    {.name = "user_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct user, user_id)},
    {.name = "user_email", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct user, user_email)},
    {.name = "estado", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct user, estado), .enumeration = &enumeration_estado_usuario},
    {.name = "roles", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct user, roles), .count_offset = offsetof(struct user, roles_count), .enumeration = &enumeration_rol},
    {.name = "permissions_extra", .type = FIELD_LIST_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct user, permissions_extra), .count_offset = offsetof(struct user, permissions_extra_count)},
    {.name = "display_name", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct user, display_name)},
};
const struct record record_user = {"user", sizeof(struct user), fields_user, 6};

static const struct field fields_user_reply[] = {
    {.name = "user", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct user_reply, user), .record = &record_user},
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY | FIELD_HIDDEN, .min = 1, .max = INT64_MAX, .offset = offsetof(struct user_reply, persona_id)},
};
const struct record record_user_reply = {"user_reply", sizeof(struct user_reply), fields_user_reply, 2};

static const struct field fields_login_reply[] = {
    {.name = "user", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct login_reply, user), .record = &record_user},
    {.name = "session", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY | FIELD_HIDDEN | FIELD_SECRET, .min = 0, .max = 65535, .offset = offsetof(struct login_reply, session)},
};
const struct record record_login_reply = {"login_reply", sizeof(struct login_reply), fields_login_reply, 2};

static const struct field fields_sesion[] = {
    {.name = "id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct sesion, id)},
    {.name = "created_at", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct sesion, created_at)},
    {.name = "last_seen_at", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct sesion, last_seen_at)},
    {.name = "expires_at", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct sesion, expires_at)},
    {.name = "actual", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct sesion, actual)},
};
const struct record record_sesion = {"sesion", sizeof(struct sesion), fields_sesion, 5};

static const struct field fields_sesion_lista[] = {
    {.name = "data", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct sesion_lista, data), .count_offset = offsetof(struct sesion_lista, data_count), .record = &record_sesion},
};
const struct record record_sesion_lista = {"sesion_lista", sizeof(struct sesion_lista), fields_sesion_lista, 1};

static const struct field fields_user_admin[] = {
    {.name = "user_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct user_admin, user_id)},
    {.name = "user_email", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct user_admin, user_email)},
    {.name = "is_active", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct user_admin, is_active)},
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct user_admin, persona_id)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct user_admin, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct user_admin, apellidos)},
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct user_admin, tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct user_admin, numero_documento)},
    {.name = "telefono", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct user_admin, telefono)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct user_admin, email)},
    {.name = "celular_2", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct user_admin, celular_2)},
    {.name = "telefono_fijo", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct user_admin, telefono_fijo)},
    {.name = "fecha_nacimiento", .type = FIELD_DATE, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct user_admin, fecha_nacimiento)},
    {.name = "direccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct user_admin, direccion)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct user_admin, comentario)},
    {.name = "roles", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct user_admin, roles), .count_offset = offsetof(struct user_admin, roles_count), .enumeration = &enumeration_rol},
    {.name = "cmp", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct user_admin, cmp)},
    {.name = "especialidad", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct user_admin, especialidad)},
    {.name = "last_login_at", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct user_admin, last_login_at)},
    {.name = "created_at", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct user_admin, created_at)},
};
const struct record record_user_admin = {"user_admin", sizeof(struct user_admin), fields_user_admin, 20};

static const struct field fields_user_admin_lista[] = {
    {.name = "data", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct user_admin_lista, data), .count_offset = offsetof(struct user_admin_lista, data_count), .record = &record_user_admin},
    {.name = "meta", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct user_admin_lista, meta), .record = &record_page_meta},
};
const struct record record_user_admin_lista = {"user_admin_lista", sizeof(struct user_admin_lista), fields_user_admin_lista, 2};

static const struct field fields_password_reply[] = {
    {.name = "message", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct password_reply, message)},
};
const struct record record_password_reply = {"password_reply", sizeof(struct password_reply), fields_password_reply, 1};

static const struct field fields_account_created[] = {
    {.name = "user_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct account_created, user_id)},
};
const struct record record_account_created = {"account_created", sizeof(struct account_created), fields_account_created, 1};

static const struct field fields_account_row[] = {
    {.name = "user_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct account_row, user_id)},
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct account_row, persona_id)},
    {.name = "user_email", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct account_row, user_email)},
    {.name = "estado", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct account_row, estado), .enumeration = &enumeration_estado_usuario},
    {.name = "password_hash", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct account_row, password_hash)},
    {.name = "display_name", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct account_row, display_name)},
    {.name = "roles", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct account_row, roles)},
    {.name = "permissions_extra", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct account_row, permissions_extra)},
    {.name = "seen_recently", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct account_row, seen_recently)},
    {.name = "last_login_at", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct account_row, last_login_at)},
    {.name = "created_at", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct account_row, created_at)},
};
const struct record record_account_row = {"account_row", sizeof(struct account_row), fields_account_row, 11};

static const struct field fields_cuenta[] = {
    {.name = "user_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct cuenta, user_id)},
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct cuenta, persona_id)},
};
const struct record record_cuenta = {"cuenta", sizeof(struct cuenta), fields_cuenta, 2};

static const struct field fields_cuentas[] = {
    {.name = "cuentas", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct cuentas, cuentas), .count_offset = offsetof(struct cuentas, cuentas_count), .record = &record_cuenta},
};
const struct record record_cuentas = {"cuentas", sizeof(struct cuentas), fields_cuentas, 1};

static const struct field fields_failures_row[] = {
    {.name = "kind", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct failures_row, kind)},
    {.name = "failures", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct failures_row, failures)},
    {.name = "seconds_ago", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct failures_row, seconds_ago)},
};
const struct record record_failures_row = {"failures_row", sizeof(struct failures_row), fields_failures_row, 3};

static const struct field fields_login_request[] = {
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 255, .offset = offsetof(struct login_request, email)},
    {.name = "password", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY | FIELD_SECRET, .min = 1, .max = 1024, .offset = offsetof(struct login_request, password)},
    {.name = "session", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_COOKIE | FIELD_SECRET, .min = 0, .max = 4096, .offset = offsetof(struct login_request, session)},
    {.name = "address", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_PEER, .min = 1, .max = 64, .offset = offsetof(struct login_request, address)},
};
const struct record record_login_request = {"login_request", sizeof(struct login_request), fields_login_request, 4};

static const struct field fields_logout_request[] = {
    {.name = "session", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_COOKIE | FIELD_SECRET, .min = 1, .max = 128, .offset = offsetof(struct logout_request, session)},
};
const struct record record_logout_request = {"logout_request", sizeof(struct logout_request), fields_logout_request, 1};

static const struct field fields_me_request[] = {
    {.name = "session", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_COOKIE | FIELD_SECRET, .min = 1, .max = 128, .offset = offsetof(struct me_request, session)},
};
const struct record record_me_request = {"me_request", sizeof(struct me_request), fields_me_request, 1};

static const struct field fields_session_list_request[] = {
    {.name = "session", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_COOKIE | FIELD_SECRET, .min = 1, .max = 128, .offset = offsetof(struct session_list_request, session)},
};
const struct record record_session_list_request = {"session_list_request", sizeof(struct session_list_request), fields_session_list_request, 1};

static const struct field fields_session_delete_request[] = {
    {.name = "id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct session_delete_request, id)},
};
const struct record record_session_delete_request = {"session_delete_request", sizeof(struct session_delete_request), fields_session_delete_request, 1};

static const struct field fields_password_change_request[] = {
    {.name = "session", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_COOKIE | FIELD_SECRET, .min = 1, .max = 128, .offset = offsetof(struct password_change_request, session)},
    {.name = "actual", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY | FIELD_SECRET, .min = 1, .max = 1024, .offset = offsetof(struct password_change_request, actual)},
    {.name = "nueva", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY | FIELD_SECRET, .min = 8, .max = 128, .offset = offsetof(struct password_change_request, nueva)},
};
const struct record record_password_change_request = {"password_change_request", sizeof(struct password_change_request), fields_password_change_request, 3};

static const struct field fields_user_list_request[] = {
    {.name = "page", .type = FIELD_INT, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = 100000000, .offset = offsetof(struct user_list_request, page), .fallback = 1},
    {.name = "page_size", .type = FIELD_INT, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = 100, .offset = offsetof(struct user_list_request, page_size), .fallback = 20},
    {.name = "q", .type = FIELD_TEXT, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 0, .max = 200, .offset = offsetof(struct user_list_request, q)},
};
const struct record record_user_list_request = {"user_list_request", sizeof(struct user_list_request), fields_user_list_request, 3};

static const struct field fields_user_create_request[] = {
    {.name = "user_email", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 255, .offset = offsetof(struct user_create_request, user_email)},
    {.name = "password", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY | FIELD_SECRET, .min = 8, .max = 128, .offset = offsetof(struct user_create_request, password)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct user_create_request, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct user_create_request, apellidos)},
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct user_create_request, tipo_documento), .enumeration = &enumeration_tipo_documento_usuario},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 30, .offset = offsetof(struct user_create_request, numero_documento)},
    {.name = "telefono", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct user_create_request, telefono)},
    {.name = "direccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 500, .offset = offsetof(struct user_create_request, direccion)},
    {.name = "fecha_nacimiento", .type = FIELD_DATE, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct user_create_request, fecha_nacimiento)},
    {.name = "roles", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 16, .offset = offsetof(struct user_create_request, roles), .count_offset = offsetof(struct user_create_request, roles_count), .enumeration = &enumeration_rol},
};
const struct record record_user_create_request = {"user_create_request", sizeof(struct user_create_request), fields_user_create_request, 10};

static const struct field fields_user_update_request[] = {
    {.name = "user_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct user_update_request, user_id)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct user_update_request, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct user_update_request, apellidos)},
    {.name = "telefono", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct user_update_request, telefono)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct user_update_request, email)},
    {.name = "celular_2", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct user_update_request, celular_2)},
    {.name = "telefono_fijo", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct user_update_request, telefono_fijo)},
    {.name = "fecha_nacimiento", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 10, .offset = offsetof(struct user_update_request, fecha_nacimiento)},
    {.name = "direccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 500, .offset = offsetof(struct user_update_request, direccion)},
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct user_update_request, tipo_documento), .enumeration = &enumeration_tipo_documento_usuario},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = 30, .offset = offsetof(struct user_update_request, numero_documento)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 16000, .offset = offsetof(struct user_update_request, comentario)},
    {.name = "roles", .type = FIELD_LIST_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = 16, .offset = offsetof(struct user_update_request, roles), .count_offset = offsetof(struct user_update_request, roles_count), .enumeration = &enumeration_rol},
    {.name = "is_active", .type = FIELD_BOOL, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct user_update_request, is_active)},
    {.name = "cmp", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct user_update_request, cmp)},
    {.name = "especialidad", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 150, .offset = offsetof(struct user_update_request, especialidad)},
};
const struct record record_user_update_request = {"user_update_request", sizeof(struct user_update_request), fields_user_update_request, 16};

static const struct field fields_password_reset_request[] = {
    {.name = "user_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct password_reset_request, user_id)},
    {.name = "new_password", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY | FIELD_SECRET, .min = 8, .max = 128, .offset = offsetof(struct password_reset_request, new_password)},
};
const struct record record_password_reset_request = {"password_reset_request", sizeof(struct password_reset_request), fields_password_reset_request, 2};

static const struct field fields_account_find_request[] = {
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 255, .offset = offsetof(struct account_find_request, email)},
};
const struct record record_account_find_request = {"account_find_request", sizeof(struct account_find_request), fields_account_find_request, 1};

static const struct field fields_account_create_request[] = {
    {.name = "user_email", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 255, .offset = offsetof(struct account_create_request, user_email)},
    {.name = "password", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY | FIELD_SECRET, .min = 8, .max = 128, .offset = offsetof(struct account_create_request, password)},
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct account_create_request, tipo_documento), .enumeration = &enumeration_tipo_documento_usuario},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 30, .offset = offsetof(struct account_create_request, numero_documento)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct account_create_request, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct account_create_request, apellidos)},
    {.name = "roles", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct account_create_request, roles), .count_offset = offsetof(struct account_create_request, roles_count), .enumeration = &enumeration_rol},
};
const struct record record_account_create_request = {"account_create_request", sizeof(struct account_create_request), fields_account_create_request, 7};

static const struct field fields_solicitud_exportacion[] = {
    {.name = "exportacion", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_EXPORT, .min = 32, .max = 32, .offset = offsetof(struct solicitud_exportacion, exportacion)},
    {.name = "q", .type = FIELD_TEXT, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 0, .max = 200, .offset = offsetof(struct solicitud_exportacion, q)},
    {.name = "estado_operativo", .type = FIELD_ENUM, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_exportacion, estado_operativo), .enumeration = &enumeration_estado_operativo},
    {.name = "mine", .type = FIELD_BOOL, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_exportacion, mine)},
    {.name = "desde", .type = FIELD_DATE, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_exportacion, desde)},
    {.name = "hasta", .type = FIELD_DATE, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_exportacion, hasta)},
    {.name = "gestor_id", .type = FIELD_ID, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_exportacion, gestor_id)},
    {.name = "medico_id", .type = FIELD_ID, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_exportacion, medico_id)},
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_exportacion, promotor_id)},
    {.name = "orden", .type = FIELD_ENUM, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_exportacion, orden), .enumeration = &enumeration_orden, .fallback = ORDEN_RECIENTE},
    {.name = "sep", .type = FIELD_TEXT, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = 1, .offset = offsetof(struct solicitud_exportacion, sep)},
};
const struct record record_solicitud_exportacion = {"solicitud_exportacion", sizeof(struct solicitud_exportacion), fields_solicitud_exportacion, 11};

static const struct field fields_solicitud_fila_row[] = {
    {.name = "codigo", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, codigo)},
    {.name = "estado_operativo", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_fila_row, estado_operativo), .enumeration = &enumeration_estado_operativo},
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_fila_row, tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, numero_documento)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, apellidos)},
    {.name = "celular", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, celular)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, email)},
    {.name = "apoderado_documento", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, apoderado_documento)},
    {.name = "apoderado", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, apoderado)},
    {.name = "promotor", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, promotor)},
    {.name = "gestor", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, gestor)},
    {.name = "medico", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, medico)},
    {.name = "servicio", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, servicio)},
    {.name = "tarifa_monto", .type = FIELD_MONEY, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 999999999999, .offset = offsetof(struct solicitud_fila_row, tarifa_monto)},
    {.name = "tarifa_moneda", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_fila_row, tarifa_moneda), .enumeration = &enumeration_moneda},
    {.name = "pagado_pen", .type = FIELD_MONEY, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 999999999999, .offset = offsetof(struct solicitud_fila_row, pagado_pen)},
    {.name = "pagado_usd", .type = FIELD_MONEY, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 999999999999, .offset = offsetof(struct solicitud_fila_row, pagado_usd)},
    {.name = "ultimo_pago", .type = FIELD_DATE, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_fila_row, ultimo_pago)},
    {.name = "created_at", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_fila_row, created_at)},
    {.name = "estado_desde", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_fila_row, estado_desde)},
    {.name = "dias_en_estado", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_fila_row, dias_en_estado)},
    {.name = "fecha_cierre", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_fila_row, fecha_cierre)},
    {.name = "fecha_cancelacion", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_fila_row, fecha_cancelacion)},
    {.name = "motivo_cancelacion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, motivo_cancelacion)},
    {.name = "estado_certificado", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_fila_row, estado_certificado), .enumeration = &enumeration_estado_certificado},
    {.name = "tipo_atencion", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_fila_row, tipo_atencion), .enumeration = &enumeration_tipo_atencion},
    {.name = "lugar_atencion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, lugar_atencion)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_fila_row, comentario)},
};
const struct record record_solicitud_fila_row = {"solicitud_fila_row", sizeof(struct solicitud_fila_row), fields_solicitud_fila_row, 29};

static const struct field fields_persona_datos[] = {
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct persona_datos, tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 30, .offset = offsetof(struct persona_datos, numero_documento)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct persona_datos, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct persona_datos, apellidos)},
    {.name = "celular", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct persona_datos, celular)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct persona_datos, email)},
    {.name = "fecha_nacimiento", .type = FIELD_DATE, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct persona_datos, fecha_nacimiento)},
    {.name = "direccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 500, .offset = offsetof(struct persona_datos, direccion)},
};
const struct record record_persona_datos = {"persona_datos", sizeof(struct persona_datos), fields_persona_datos, 8};

static const struct field fields_promotor_datos[] = {
    {.name = "tipo_promotor", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct promotor_datos, tipo_promotor), .enumeration = &enumeration_tipo_promotor},
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct promotor_datos, tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = 30, .offset = offsetof(struct promotor_datos, numero_documento)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct promotor_datos, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct promotor_datos, apellidos)},
    {.name = "razon_social", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = 255, .offset = offsetof(struct promotor_datos, razon_social)},
    {.name = "nombre_promotor_otros", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = 255, .offset = offsetof(struct promotor_datos, nombre_promotor_otros)},
    {.name = "ruc", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct promotor_datos, ruc)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct promotor_datos, email)},
    {.name = "celular_1", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct promotor_datos, celular_1)},
    {.name = "fuente_promotor", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct promotor_datos, fuente_promotor)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 16000, .offset = offsetof(struct promotor_datos, comentario)},
};
const struct record record_promotor_datos = {"promotor_datos", sizeof(struct promotor_datos), fields_promotor_datos, 12};

static const struct field fields_atencion_datos[] = {
    {.name = "tipo_atencion", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct atencion_datos, tipo_atencion), .enumeration = &enumeration_tipo_atencion},
    {.name = "lugar_atencion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct atencion_datos, lugar_atencion)},
};
const struct record record_atencion_datos = {"atencion_datos", sizeof(struct atencion_datos), fields_atencion_datos, 2};

static const struct field fields_solicitud_creada[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_creada, solicitud_id)},
    {.name = "codigo", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_creada, codigo)},
};
const struct record record_solicitud_creada = {"solicitud_creada", sizeof(struct solicitud_creada), fields_solicitud_creada, 2};

static const struct field fields_promotor_ref[] = {
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct promotor_ref, promotor_id)},
    {.name = "tipo_promotor", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct promotor_ref, tipo_promotor), .enumeration = &enumeration_tipo_promotor},
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor_ref, nombre)},
    {.name = "ruc", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor_ref, ruc)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor_ref, email)},
    {.name = "celular", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor_ref, celular)},
    {.name = "fuente_promotor", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor_ref, fuente_promotor)},
};
const struct record record_promotor_ref = {"promotor_ref", sizeof(struct promotor_ref), fields_promotor_ref, 7};

static const struct field fields_cliente_item[] = {
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct cliente_item, persona_id)},
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cliente_item, tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct cliente_item, numero_documento)},
    {.name = "doc", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct cliente_item, doc)},
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct cliente_item, nombre)},
    {.name = "celular", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct cliente_item, celular)},
};
const struct record record_cliente_item = {"cliente_item", sizeof(struct cliente_item), fields_cliente_item, 6};

static const struct field fields_apoderado_item[] = {
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct apoderado_item, persona_id)},
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct apoderado_item, tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct apoderado_item, numero_documento)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct apoderado_item, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct apoderado_item, apellidos)},
};
const struct record record_apoderado_item = {"apoderado_item", sizeof(struct apoderado_item), fields_apoderado_item, 5};

static const struct field fields_solicitud_item[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_item, solicitud_id)},
    {.name = "codigo", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_item, codigo)},
    {.name = "cliente", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_item, cliente), .record = &record_cliente_item},
    {.name = "apoderado", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_item, apoderado), .record = &record_apoderado_item},
    {.name = "estado_operativo", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_item, estado_operativo), .enumeration = &enumeration_estado_operativo},
    {.name = "gestor", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_item, gestor)},
    {.name = "medico", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_item, medico)},
    {.name = "promotor", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_item, promotor), .record = &record_promotor_ref},
    {.name = "created_at", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_item, created_at)},
    {.name = "dias_en_estado", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_item, dias_en_estado)},
    {.name = "estado_desde", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY | FIELD_HIDDEN, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_item, estado_desde)},
};
const struct record record_solicitud_item = {"solicitud_item", sizeof(struct solicitud_item), fields_solicitud_item, 11};

static const struct field fields_solicitud_items[] = {
    {.name = "items", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct solicitud_items, items), .count_offset = offsetof(struct solicitud_items, items_count), .record = &record_solicitud_item},
};
const struct record record_solicitud_items = {"solicitud_items", sizeof(struct solicitud_items), fields_solicitud_items, 1};

static const struct field fields_solicitud_pagina[] = {
    {.name = "data", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_pagina, data), .record = &record_solicitud_items},
    {.name = "meta", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_pagina, meta), .record = &record_cursor_meta},
};
const struct record record_solicitud_pagina = {"solicitud_pagina", sizeof(struct solicitud_pagina), fields_solicitud_pagina, 2};

static const struct field fields_estado_resumen[] = {
    {.name = "estado", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct estado_resumen, estado), .enumeration = &enumeration_estado_operativo},
    {.name = "cantidad", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct estado_resumen, cantidad)},
    {.name = "dias_mediana", .type = FIELD_NUMBER, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct estado_resumen, dias_mediana)},
    {.name = "dias_max", .type = FIELD_NUMBER, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct estado_resumen, dias_max)},
};
const struct record record_estado_resumen = {"estado_resumen", sizeof(struct estado_resumen), fields_estado_resumen, 4};

static const struct field fields_resumen[] = {
    {.name = "total", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct resumen, total)},
    {.name = "total_exact", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct resumen, total_exact)},
    {.name = "estados", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct resumen, estados), .count_offset = offsetof(struct resumen, estados_count), .record = &record_estado_resumen},
};
const struct record record_resumen = {"resumen", sizeof(struct resumen), fields_resumen, 3};

static const struct field fields_persona[] = {
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct persona, persona_id)},
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct persona, tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct persona, numero_documento)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct persona, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct persona, apellidos)},
    {.name = "celular", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct persona, celular)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct persona, email)},
    {.name = "fecha_nacimiento", .type = FIELD_DATE, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct persona, fecha_nacimiento)},
    {.name = "direccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct persona, direccion)},
    {.name = "es_personal", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct persona, es_personal)},
};
const struct record record_persona = {"persona", sizeof(struct persona), fields_persona, 10};

static const struct field fields_cliente_detalle[] = {
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct cliente_detalle, persona_id)},
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cliente_detalle, tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct cliente_detalle, numero_documento)},
    {.name = "doc", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct cliente_detalle, doc)},
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct cliente_detalle, nombre)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct cliente_detalle, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct cliente_detalle, apellidos)},
    {.name = "celular", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct cliente_detalle, celular)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct cliente_detalle, email)},
    {.name = "fecha_nacimiento", .type = FIELD_DATE, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cliente_detalle, fecha_nacimiento)},
    {.name = "direccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct cliente_detalle, direccion)},
};
const struct record record_cliente_detalle = {"cliente_detalle", sizeof(struct cliente_detalle), fields_cliente_detalle, 11};

static const struct field fields_apoderado_detalle[] = {
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct apoderado_detalle, persona_id)},
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct apoderado_detalle, tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct apoderado_detalle, numero_documento)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct apoderado_detalle, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct apoderado_detalle, apellidos)},
    {.name = "celular_1", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct apoderado_detalle, celular_1)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct apoderado_detalle, email)},
    {.name = "fecha_nacimiento", .type = FIELD_DATE, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct apoderado_detalle, fecha_nacimiento)},
    {.name = "direccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct apoderado_detalle, direccion)},
};
const struct record record_apoderado_detalle = {"apoderado_detalle", sizeof(struct apoderado_detalle), fields_apoderado_detalle, 9};

static const struct field fields_servicio_ref[] = {
    {.name = "servicio_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct servicio_ref, servicio_id)},
    {.name = "descripcion", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct servicio_ref, descripcion)},
    {.name = "tarifa", .type = FIELD_MONEY, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 999999999999, .offset = offsetof(struct servicio_ref, tarifa)},
    {.name = "moneda", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct servicio_ref, moneda), .enumeration = &enumeration_moneda},
};
const struct record record_servicio_ref = {"servicio_ref", sizeof(struct servicio_ref), fields_servicio_ref, 4};

static const struct field fields_permisos[] = {
    {.name = "eliminar", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct permisos, eliminar)},
    {.name = "subir_archivo", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct permisos, subir_archivo)},
    {.name = "eliminar_archivo", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct permisos, eliminar_archivo)},
};
const struct record record_permisos = {"permisos", sizeof(struct permisos), fields_permisos, 3};

static const struct field fields_asignado[] = {
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct asignado, persona_id)},
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct asignado, nombre)},
    {.name = "rol", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct asignado, rol), .enumeration = &enumeration_rol_empleado},
};
const struct record record_asignado = {"asignado", sizeof(struct asignado), fields_asignado, 3};

static const struct field fields_asignaciones[] = {
    {.name = "GESTOR", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct asignaciones, GESTOR), .record = &record_asignado},
    {.name = "MEDICO", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct asignaciones, MEDICO), .record = &record_asignado},
};
const struct record record_asignaciones = {"asignaciones", sizeof(struct asignaciones), fields_asignaciones, 2};

static const struct field fields_pago[] = {
    {.name = "pago_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct pago, pago_id)},
    {.name = "canal_pago", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct pago, canal_pago)},
    {.name = "fecha_pago", .type = FIELD_DATE, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct pago, fecha_pago)},
    {.name = "monto", .type = FIELD_MONEY, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 999999999999, .offset = offsetof(struct pago, monto)},
    {.name = "moneda", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct pago, moneda), .enumeration = &enumeration_moneda},
    {.name = "referencia_transaccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct pago, referencia_transaccion)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct pago, comentario)},
    {.name = "validated_at", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct pago, validated_at)},
};
const struct record record_pago = {"pago", sizeof(struct pago), fields_pago, 8};

static const struct field fields_historial_fila[] = {
    {.name = "historial_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct historial_fila, historial_id)},
    {.name = "campo", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct historial_fila, campo)},
    {.name = "valor_anterior", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct historial_fila, valor_anterior)},
    {.name = "valor_nuevo", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct historial_fila, valor_nuevo)},
    {.name = "cambiado_por", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct historial_fila, cambiado_por)},
    {.name = "usuario_nombre", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct historial_fila, usuario_nombre)},
    {.name = "cambiado_en", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct historial_fila, cambiado_en)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct historial_fila, comentario)},
};
const struct record record_historial_fila = {"historial_fila", sizeof(struct historial_fila), fields_historial_fila, 8};

static const struct field fields_resultado_medico[] = {
    {.name = "resultado_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct resultado_medico, resultado_id)},
    {.name = "medico_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct resultado_medico, medico_id)},
    {.name = "fecha_evaluacion", .type = FIELD_DATE, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct resultado_medico, fecha_evaluacion)},
    {.name = "diagnostico", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct resultado_medico, diagnostico)},
    {.name = "resultado", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct resultado_medico, resultado)},
    {.name = "observaciones", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct resultado_medico, observaciones)},
    {.name = "recomendaciones", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct resultado_medico, recomendaciones)},
    {.name = "estado_certificado", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct resultado_medico, estado_certificado), .enumeration = &enumeration_estado_certificado},
};
const struct record record_resultado_medico = {"resultado_medico", sizeof(struct resultado_medico), fields_resultado_medico, 8};

static const struct field fields_archivo[] = {
    {.name = "id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo, id)},
    {.name = "archivo_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo, archivo_id)},
    {.name = "pago_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo, pago_id)},
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo, nombre)},
    {.name = "tipo", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct archivo, tipo), .enumeration = &enumeration_tipo_archivo},
    {.name = "mime_type", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo, mime_type)},
    {.name = "mime_detectado", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo, mime_detectado)},
    {.name = "tamano_bytes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct archivo, tamano_bytes)},
};
const struct record record_archivo = {"archivo", sizeof(struct archivo), fields_archivo, 8};

static const struct field fields_detalle[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct detalle, solicitud_id)},
    {.name = "codigo", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct detalle, codigo)},
    {.name = "cliente", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, cliente), .record = &record_cliente_detalle},
    {.name = "apoderado", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, apoderado), .record = &record_apoderado_detalle},
    {.name = "servicio", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, servicio), .record = &record_servicio_ref},
    {.name = "estado_atencion", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, estado_atencion), .enumeration = &enumeration_estado_atencion},
    {.name = "estado_pago", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, estado_pago), .enumeration = &enumeration_estado_pago},
    {.name = "estado_certificado", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, estado_certificado), .enumeration = &enumeration_estado_certificado},
    {.name = "tarifa_monto", .type = FIELD_MONEY, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 999999999999, .offset = offsetof(struct detalle, tarifa_monto)},
    {.name = "tarifa_moneda", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, tarifa_moneda), .enumeration = &enumeration_moneda},
    {.name = "tipo_atencion", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, tipo_atencion), .enumeration = &enumeration_tipo_atencion},
    {.name = "lugar_atencion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct detalle, lugar_atencion)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct detalle, comentario)},
    {.name = "estado_operativo", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, estado_operativo), .enumeration = &enumeration_estado_operativo},
    {.name = "estado_desde", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, estado_desde)},
    {.name = "acciones_permitidas", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct detalle, acciones_permitidas), .count_offset = offsetof(struct detalle, acciones_permitidas_count), .enumeration = &enumeration_accion},
    {.name = "permisos", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, permisos), .record = &record_permisos},
    {.name = "asignaciones_vigentes", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, asignaciones_vigentes), .record = &record_asignaciones},
    {.name = "promotor", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, promotor), .record = &record_promotor_ref},
    {.name = "pagos", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct detalle, pagos), .count_offset = offsetof(struct detalle, pagos_count), .record = &record_pago},
    {.name = "historial", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct detalle, historial), .count_offset = offsetof(struct detalle, historial_count), .record = &record_historial_fila},
    {.name = "motivo_cancelacion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct detalle, motivo_cancelacion)},
    {.name = "fecha_cierre", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, fecha_cierre)},
    {.name = "cerrado_por", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct detalle, cerrado_por)},
    {.name = "fecha_cancelacion", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, fecha_cancelacion)},
    {.name = "cancelado_por", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct detalle, cancelado_por)},
    {.name = "comentario_admin", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct detalle, comentario_admin)},
    {.name = "resultados_medicos", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct detalle, resultados_medicos), .count_offset = offsetof(struct detalle, resultados_medicos_count), .record = &record_resultado_medico},
    {.name = "created_at", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, created_at)},
    {.name = "updated_at", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, updated_at)},
    {.name = "version", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY | FIELD_HIDDEN, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, version)},
    {.name = "gestor", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY | FIELD_HIDDEN, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, gestor), .record = &record_asignado},
    {.name = "medico", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY | FIELD_HIDDEN, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct detalle, medico), .record = &record_asignado},
};
const struct record record_detalle = {"detalle", sizeof(struct detalle), fields_detalle, 33};

static const struct field fields_resultado_datos[] = {
    {.name = "fecha_evaluacion", .type = FIELD_DATE, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct resultado_datos, fecha_evaluacion)},
    {.name = "diagnostico", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 16000, .offset = offsetof(struct resultado_datos, diagnostico)},
    {.name = "resultado", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 16000, .offset = offsetof(struct resultado_datos, resultado)},
    {.name = "observaciones", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 16000, .offset = offsetof(struct resultado_datos, observaciones)},
    {.name = "recomendaciones", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 16000, .offset = offsetof(struct resultado_datos, recomendaciones)},
    {.name = "estado_certificado", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct resultado_datos, estado_certificado), .enumeration = &enumeration_estado_certificado},
};
const struct record record_resultado_datos = {"resultado_datos", sizeof(struct resultado_datos), fields_resultado_datos, 6};

static const struct field fields_servicio[] = {
    {.name = "servicio_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct servicio, servicio_id)},
    {.name = "descripcion_servicio", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct servicio, descripcion_servicio)},
    {.name = "caracteristicas_servicio", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct servicio, caracteristicas_servicio)},
    {.name = "tarifa_servicio", .type = FIELD_MONEY, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 999999999999, .offset = offsetof(struct servicio, tarifa_servicio)},
    {.name = "moneda_tarifa", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct servicio, moneda_tarifa), .enumeration = &enumeration_moneda},
};
const struct record record_servicio = {"servicio", sizeof(struct servicio), fields_servicio, 5};

static const struct field fields_servicio_lista[] = {
    {.name = "data", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct servicio_lista, data), .count_offset = offsetof(struct servicio_lista, data_count), .record = &record_servicio},
};
const struct record record_servicio_lista = {"servicio_lista", sizeof(struct servicio_lista), fields_servicio_lista, 1};

static const struct field fields_empleado[] = {
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct empleado, persona_id)},
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct empleado, nombre)},
    {.name = "rol", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct empleado, rol), .enumeration = &enumeration_rol_empleado},
};
const struct record record_empleado = {"empleado", sizeof(struct empleado), fields_empleado, 3};

static const struct field fields_empleado_lista[] = {
    {.name = "data", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct empleado_lista, data), .count_offset = offsetof(struct empleado_lista, data_count), .record = &record_empleado},
};
const struct record record_empleado_lista = {"empleado_lista", sizeof(struct empleado_lista), fields_empleado_lista, 1};

static const struct field fields_promotor[] = {
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct promotor, promotor_id)},
    {.name = "tipo_promotor", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct promotor, tipo_promotor), .enumeration = &enumeration_tipo_promotor},
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor, nombre)},
    {.name = "razon_social", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor, razon_social)},
    {.name = "nombre_promotor_otros", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor, nombre_promotor_otros)},
    {.name = "ruc", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor, ruc)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor, email)},
    {.name = "celular_1", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor, celular_1)},
    {.name = "fuente_promotor", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor, fuente_promotor)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor, comentario)},
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct promotor, persona_id)},
    {.name = "persona_nombres", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor, persona_nombres)},
    {.name = "persona_apellidos", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor, persona_apellidos)},
    {.name = "persona_tipo_documento", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct promotor, persona_tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "persona_numero_documento", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor, persona_numero_documento)},
};
const struct record record_promotor = {"promotor", sizeof(struct promotor), fields_promotor, 15};

static const struct field fields_promotor_lista[] = {
    {.name = "data", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct promotor_lista, data), .count_offset = offsetof(struct promotor_lista, data_count), .record = &record_promotor},
};
const struct record record_promotor_lista = {"promotor_lista", sizeof(struct promotor_lista), fields_promotor_lista, 1};

static const struct field fields_politica_estados[] = {
    {.name = "REGISTRADO", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct politica_estados, REGISTRADO), .count_offset = offsetof(struct politica_estados, REGISTRADO_count), .enumeration = &enumeration_accion},
    {.name = "ASIGNADO_GESTOR", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct politica_estados, ASIGNADO_GESTOR), .count_offset = offsetof(struct politica_estados, ASIGNADO_GESTOR_count), .enumeration = &enumeration_accion},
    {.name = "PAGADO", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct politica_estados, PAGADO), .count_offset = offsetof(struct politica_estados, PAGADO_count), .enumeration = &enumeration_accion},
    {.name = "ASIGNADO_MEDICO", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct politica_estados, ASIGNADO_MEDICO), .count_offset = offsetof(struct politica_estados, ASIGNADO_MEDICO_count), .enumeration = &enumeration_accion},
    {.name = "CERRADO", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct politica_estados, CERRADO), .count_offset = offsetof(struct politica_estados, CERRADO_count), .enumeration = &enumeration_accion},
    {.name = "CANCELADO", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct politica_estados, CANCELADO), .count_offset = offsetof(struct politica_estados, CANCELADO_count), .enumeration = &enumeration_accion},
};
const struct record record_politica_estados = {"politica_estados", sizeof(struct politica_estados), fields_politica_estados, 6};

static const struct field fields_politica[] = {
    {.name = "ADMIN", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct politica, ADMIN), .record = &record_politica_estados},
    {.name = "OPERADOR", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct politica, OPERADOR), .record = &record_politica_estados},
    {.name = "GESTOR", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct politica, GESTOR), .record = &record_politica_estados},
    {.name = "MEDICO", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct politica, MEDICO), .record = &record_politica_estados},
};
const struct record record_politica = {"politica", sizeof(struct politica), fields_politica, 4};

static const struct field fields_solicitud_row[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, solicitud_id)},
    {.name = "codigo", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_row, codigo)},
    {.name = "cliente_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, cliente_id)},
    {.name = "apoderado_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, apoderado_id)},
    {.name = "servicio_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, servicio_id)},
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, promotor_id)},
    {.name = "gestor_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, gestor_id)},
    {.name = "medico_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, medico_id)},
    {.name = "estado_atencion", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, estado_atencion), .enumeration = &enumeration_estado_atencion},
    {.name = "estado_pago", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, estado_pago), .enumeration = &enumeration_estado_pago},
    {.name = "estado_certificado", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, estado_certificado), .enumeration = &enumeration_estado_certificado},
    {.name = "tarifa_monto", .type = FIELD_MONEY, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 999999999999, .offset = offsetof(struct solicitud_row, tarifa_monto)},
    {.name = "tarifa_moneda", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, tarifa_moneda), .enumeration = &enumeration_moneda},
    {.name = "tarifa_fuente", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_row, tarifa_fuente)},
    {.name = "tipo_atencion", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, tipo_atencion), .enumeration = &enumeration_tipo_atencion},
    {.name = "lugar_atencion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_row, lugar_atencion)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_row, comentario)},
    {.name = "motivo_cancelacion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct solicitud_row, motivo_cancelacion)},
    {.name = "cerrado_por", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, cerrado_por)},
    {.name = "cancelado_por", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, cancelado_por)},
    {.name = "estado_operativo", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, estado_operativo), .enumeration = &enumeration_estado_operativo},
    {.name = "created_by", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, created_by)},
    {.name = "version", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, version)},
    {.name = "pagos", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_row, pagos)},
};
const struct record record_solicitud_row = {"solicitud_row", sizeof(struct solicitud_row), fields_solicitud_row, 24};

static const struct field fields_last_change_row[] = {
    {.name = "usuario_nombre", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct last_change_row, usuario_nombre)},
    {.name = "cambiado_en", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct last_change_row, cambiado_en)},
};
const struct record record_last_change_row = {"last_change_row", sizeof(struct last_change_row), fields_last_change_row, 2};

static const struct field fields_persona_row[] = {
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct persona_row, persona_id)},
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct persona_row, tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct persona_row, numero_documento)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct persona_row, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct persona_row, apellidos)},
    {.name = "fecha_nacimiento", .type = FIELD_DATE, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct persona_row, fecha_nacimiento)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct persona_row, email)},
    {.name = "celular_1", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct persona_row, celular_1)},
    {.name = "direccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct persona_row, direccion)},
    {.name = "es_personal", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct persona_row, es_personal)},
};
const struct record record_persona_row = {"persona_row", sizeof(struct persona_row), fields_persona_row, 10};

static const struct field fields_evento[] = {
    {.name = "evento_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct evento, evento_id)},
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct evento, solicitud_id)},
    {.name = "version", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct evento, version)},
    {.name = "tipo", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct evento, tipo)},
    {.name = "ocurrido_en", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct evento, ocurrido_en)},
};
const struct record record_evento = {"evento", sizeof(struct evento), fields_evento, 5};

static const struct field fields_eventos[] = {
    {.name = "eventos", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct eventos, eventos), .count_offset = offsetof(struct eventos, eventos_count), .record = &record_evento},
    {.name = "hay_mas", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct eventos, hay_mas)},
};
const struct record record_eventos = {"eventos", sizeof(struct eventos), fields_eventos, 2};

static const struct field fields_hecho[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct hecho, solicitud_id)},
    {.name = "existe", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct hecho, existe)},
    {.name = "estado", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct hecho, estado), .enumeration = &enumeration_estado_operativo},
    {.name = "cliente_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct hecho, cliente_id)},
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct hecho, promotor_id)},
    {.name = "gestor_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct hecho, gestor_id)},
    {.name = "medico_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct hecho, medico_id)},
    {.name = "created_by", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct hecho, created_by)},
    {.name = "created_at", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct hecho, created_at)},
    {.name = "updated_at", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct hecho, updated_at)},
    {.name = "estado_desde", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct hecho, estado_desde)},
};
const struct record record_hecho = {"hecho", sizeof(struct hecho), fields_hecho, 11};

static const struct field fields_hecho_pago[] = {
    {.name = "pago_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct hecho_pago, pago_id)},
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct hecho_pago, solicitud_id)},
    {.name = "fecha_pago", .type = FIELD_DATE, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct hecho_pago, fecha_pago)},
    {.name = "monto", .type = FIELD_MONEY, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 999999999999, .offset = offsetof(struct hecho_pago, monto)},
    {.name = "moneda", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct hecho_pago, moneda), .enumeration = &enumeration_moneda},
};
const struct record record_hecho_pago = {"hecho_pago", sizeof(struct hecho_pago), fields_hecho_pago, 5};

static const struct field fields_hechos[] = {
    {.name = "solicitudes", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct hechos, solicitudes), .count_offset = offsetof(struct hechos, solicitudes_count), .record = &record_hecho},
    {.name = "pagos", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 1000000, .offset = offsetof(struct hechos, pagos), .count_offset = offsetof(struct hechos, pagos_count), .record = &record_hecho_pago},
    {.name = "hasta", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct hechos, hasta)},
    {.name = "hay_mas", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct hechos, hay_mas)},
    {.name = "faltan", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct hechos, faltan)},
};
const struct record record_hechos = {"hechos", sizeof(struct hechos), fields_hechos, 5};

static const struct field fields_promotor_clave[] = {
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct promotor_clave, promotor_id)},
};
const struct record record_promotor_clave = {"promotor_clave", sizeof(struct promotor_clave), fields_promotor_clave, 1};

static const struct field fields_solicitud_clave[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_clave, solicitud_id)},
};
const struct record record_solicitud_clave = {"solicitud_clave", sizeof(struct solicitud_clave), fields_solicitud_clave, 1};

static const struct field fields_solicitud_claves[] = {
    {.name = "solicitudes", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct solicitud_claves, solicitudes), .count_offset = offsetof(struct solicitud_claves, solicitudes_count), .record = &record_solicitud_clave},
};
const struct record record_solicitud_claves = {"solicitud_claves", sizeof(struct solicitud_claves), fields_solicitud_claves, 1};

static const struct field fields_nombre_de[] = {
    {.name = "id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct nombre_de, id)},
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct nombre_de, nombre)},
};
const struct record record_nombre_de = {"nombre_de", sizeof(struct nombre_de), fields_nombre_de, 2};

static const struct field fields_nombres[] = {
    {.name = "personas", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct nombres, personas), .count_offset = offsetof(struct nombres, personas_count), .record = &record_nombre_de},
    {.name = "promotores", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct nombres, promotores), .count_offset = offsetof(struct nombres, promotores_count), .record = &record_nombre_de},
};
const struct record record_nombres = {"nombres", sizeof(struct nombres), fields_nombres, 2};

static const struct field fields_cifra[] = {
    {.name = "tipo", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cifra, tipo), .enumeration = &enumeration_tipo_cifra},
    {.name = "dia", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cifra, dia)},
    {.name = "estado", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cifra, estado), .enumeration = &enumeration_estado_operativo},
    {.name = "moneda", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cifra, moneda), .enumeration = &enumeration_moneda},
    {.name = "clave", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cifra, clave)},
    {.name = "cantidad", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cifra, cantidad)},
    {.name = "cerradas", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cifra, cerradas)},
    {.name = "centimos", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cifra, centimos)},
    {.name = "ultima_actividad", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct cifra, ultima_actividad)},
};
const struct record record_cifra = {"cifra", sizeof(struct cifra), fields_cifra, 9};

static const struct field fields_cifras[] = {
    {.name = "cifras", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 1000000, .offset = offsetof(struct cifras, cifras), .count_offset = offsetof(struct cifras, cifras_count), .record = &record_cifra},
};
const struct record record_cifras = {"cifras", sizeof(struct cifras), fields_cifras, 1};

static const struct field fields_dias_row[] = {
    {.name = "primero", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct dias_row, primero)},
    {.name = "ultimo", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct dias_row, ultimo)},
};
const struct record record_dias_row = {"dias_row", sizeof(struct dias_row), fields_dias_row, 2};

static const struct field fields_tramo_row[] = {
    {.name = "hasta", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct tramo_row, hasta)},
    {.name = "ultimo", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct tramo_row, ultimo)},
    {.name = "cantidad", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct tramo_row, cantidad)},
};
const struct record record_tramo_row = {"tramo_row", sizeof(struct tramo_row), fields_tramo_row, 3};

static const struct field fields_evento_ultimo[] = {
    {.name = "evento_id", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct evento_ultimo, evento_id)},
};
const struct record record_evento_ultimo = {"evento_ultimo", sizeof(struct evento_ultimo), fields_evento_ultimo, 1};

static const struct field fields_evento_nuevo_row[] = {
    {.name = "evento_nuevo_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct evento_nuevo_row, evento_nuevo_id)},
};
const struct record record_evento_nuevo_row = {"evento_nuevo_row", sizeof(struct evento_nuevo_row), fields_evento_nuevo_row, 1};

static const struct field fields_conteo_row[] = {
    {.name = "estado", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct conteo_row, estado), .enumeration = &enumeration_estado_operativo},
    {.name = "cantidad", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct conteo_row, cantidad)},
};
const struct record record_conteo_row = {"conteo_row", sizeof(struct conteo_row), fields_conteo_row, 2};

static const struct field fields_alcance_row[] = {
    {.name = "via", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct alcance_row, via)},
    {.name = "alcance", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct alcance_row, alcance)},
};
const struct record record_alcance_row = {"alcance_row", sizeof(struct alcance_row), fields_alcance_row, 2};

static const struct field fields_diferencia_row[] = {
    {.name = "vista", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct diferencia_row, vista)},
    {.name = "clave", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct diferencia_row, clave)},
    {.name = "clave2", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct diferencia_row, clave2)},
    {.name = "estado", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct diferencia_row, estado), .enumeration = &enumeration_estado_operativo},
    {.name = "cantidad", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct diferencia_row, cantidad)},
};
const struct record record_diferencia_row = {"diferencia_row", sizeof(struct diferencia_row), fields_diferencia_row, 5};

static const struct field fields_buscado_row[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct buscado_row, solicitud_id)},
    {.name = "codigo", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct buscado_row, codigo)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct buscado_row, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct buscado_row, apellidos)},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct buscado_row, numero_documento)},
    {.name = "texto", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct buscado_row, texto)},
};
const struct record record_buscado_row = {"buscado_row", sizeof(struct buscado_row), fields_buscado_row, 6};

static const struct field fields_encontrado_row[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct encontrado_row, solicitud_id)},
};
const struct record record_encontrado_row = {"encontrado_row", sizeof(struct encontrado_row), fields_encontrado_row, 1};

static const struct field fields_tarifa_row[] = {
    {.name = "tarifa_monto", .type = FIELD_MONEY, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 999999999999, .offset = offsetof(struct tarifa_row, tarifa_monto)},
    {.name = "tarifa_moneda", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct tarifa_row, tarifa_moneda), .enumeration = &enumeration_moneda},
};
const struct record record_tarifa_row = {"tarifa_row", sizeof(struct tarifa_row), fields_tarifa_row, 2};

static const struct field fields_relevo_row[] = {
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct relevo_row, nombre)},
    {.name = "anterior", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct relevo_row, anterior)},
};
const struct record record_relevo_row = {"relevo_row", sizeof(struct relevo_row), fields_relevo_row, 2};

static const struct field fields_persona_ref[] = {
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct persona_ref, persona_id)},
};
const struct record record_persona_ref = {"persona_ref", sizeof(struct persona_ref), fields_persona_ref, 1};

static const struct field fields_personal[] = {
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct personal, persona_id)},
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct personal, tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct personal, numero_documento)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct personal, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct personal, apellidos)},
    {.name = "celular_1", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct personal, celular_1)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct personal, email)},
    {.name = "celular_2", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct personal, celular_2)},
    {.name = "telefono_fijo", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct personal, telefono_fijo)},
    {.name = "fecha_nacimiento", .type = FIELD_DATE, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct personal, fecha_nacimiento)},
    {.name = "direccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct personal, direccion)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct personal, comentario)},
    {.name = "cmp", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct personal, cmp)},
    {.name = "especialidad", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct personal, especialidad)},
    {.name = "palabras", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct personal, palabras)},
};
const struct record record_personal = {"personal", sizeof(struct personal), fields_personal, 15};

static const struct field fields_personal_lista[] = {
    {.name = "personal", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct personal_lista, personal), .count_offset = offsetof(struct personal_lista, personal_count), .record = &record_personal},
};
const struct record record_personal_lista = {"personal_lista", sizeof(struct personal_lista), fields_personal_lista, 1};

static const struct field fields_solicitud_create_request[] = {
    {.name = "cliente", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_create_request, cliente), .record = &record_persona_datos},
    {.name = "apoderado", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_create_request, apoderado), .record = &record_persona_datos},
    {.name = "promotor", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_create_request, promotor), .record = &record_promotor_datos},
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_create_request, promotor_id)},
    {.name = "atencion", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_create_request, atencion), .record = &record_atencion_datos},
    {.name = "servicio_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_create_request, servicio_id)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 16000, .offset = offsetof(struct solicitud_create_request, comentario)},
};
const struct record record_solicitud_create_request = {"solicitud_create_request", sizeof(struct solicitud_create_request), fields_solicitud_create_request, 7};

static const struct field fields_solicitud_list_request[] = {
    {.name = "page", .type = FIELD_INT, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = 100000000, .offset = offsetof(struct solicitud_list_request, page), .fallback = 1},
    {.name = "page_size", .type = FIELD_INT, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = 100, .offset = offsetof(struct solicitud_list_request, page_size), .fallback = 20},
    {.name = "q", .type = FIELD_TEXT, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 0, .max = 200, .offset = offsetof(struct solicitud_list_request, q)},
    {.name = "estado_operativo", .type = FIELD_ENUM, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_list_request, estado_operativo), .enumeration = &enumeration_estado_operativo},
    {.name = "mine", .type = FIELD_BOOL, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_list_request, mine)},
    {.name = "desde", .type = FIELD_DATE, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_list_request, desde)},
    {.name = "hasta", .type = FIELD_DATE, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_list_request, hasta)},
    {.name = "gestor_id", .type = FIELD_ID, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_list_request, gestor_id)},
    {.name = "medico_id", .type = FIELD_ID, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_list_request, medico_id)},
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_list_request, promotor_id)},
    {.name = "orden", .type = FIELD_ENUM, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_list_request, orden), .enumeration = &enumeration_orden, .fallback = ORDEN_RECIENTE},
    {.name = "cursor", .type = FIELD_TEXT, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = 200, .offset = offsetof(struct solicitud_list_request, cursor)},
};
const struct record record_solicitud_list_request = {"solicitud_list_request", sizeof(struct solicitud_list_request), fields_solicitud_list_request, 12};

static const struct field fields_solicitud_summary_request[] = {
    {.name = "q", .type = FIELD_TEXT, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 0, .max = 200, .offset = offsetof(struct solicitud_summary_request, q)},
    {.name = "estado_operativo", .type = FIELD_ENUM, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_summary_request, estado_operativo), .enumeration = &enumeration_estado_operativo},
    {.name = "mine", .type = FIELD_BOOL, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_summary_request, mine)},
    {.name = "desde", .type = FIELD_DATE, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_summary_request, desde)},
    {.name = "hasta", .type = FIELD_DATE, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_summary_request, hasta)},
    {.name = "gestor_id", .type = FIELD_ID, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_summary_request, gestor_id)},
    {.name = "medico_id", .type = FIELD_ID, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_summary_request, medico_id)},
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_summary_request, promotor_id)},
};
const struct record record_solicitud_summary_request = {"solicitud_summary_request", sizeof(struct solicitud_summary_request), fields_solicitud_summary_request, 8};

static const struct field fields_persona_find_request[] = {
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct persona_find_request, tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_QUERY, .min = 1, .max = 30, .offset = offsetof(struct persona_find_request, numero_documento)},
};
const struct record record_persona_find_request = {"persona_find_request", sizeof(struct persona_find_request), fields_persona_find_request, 2};

static const struct field fields_solicitud_get_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_get_request, solicitud_id)},
};
const struct record record_solicitud_get_request = {"solicitud_get_request", sizeof(struct solicitud_get_request), fields_solicitud_get_request, 1};

static const struct field fields_solicitud_edit_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_edit_request, solicitud_id)},
    {.name = "if_match", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_HEADER, .min = 0, .max = 1000, .offset = offsetof(struct solicitud_edit_request, if_match), .header = "If-Match"},
    {.name = "tipo_atencion", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_edit_request, tipo_atencion), .enumeration = &enumeration_tipo_atencion},
    {.name = "lugar_atencion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct solicitud_edit_request, lugar_atencion)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 16000, .offset = offsetof(struct solicitud_edit_request, comentario)},
    {.name = "servicio_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_edit_request, servicio_id)},
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_edit_request, promotor_id)},
    {.name = "estado_certificado", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_edit_request, estado_certificado), .enumeration = &enumeration_estado_certificado},
    {.name = "cliente_nombres", .type = FIELD_TEXT, .flags = FIELD_OPTIONAL | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct solicitud_edit_request, cliente_nombres)},
    {.name = "cliente_apellidos", .type = FIELD_TEXT, .flags = FIELD_OPTIONAL | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct solicitud_edit_request, cliente_apellidos)},
    {.name = "cliente_celular", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct solicitud_edit_request, cliente_celular)},
    {.name = "cliente_email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct solicitud_edit_request, cliente_email)},
    {.name = "cliente_fecha_nacimiento", .type = FIELD_DATE, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_edit_request, cliente_fecha_nacimiento)},
    {.name = "cliente_direccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 500, .offset = offsetof(struct solicitud_edit_request, cliente_direccion)},
    {.name = "apoderado_nombres", .type = FIELD_TEXT, .flags = FIELD_OPTIONAL | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct solicitud_edit_request, apoderado_nombres)},
    {.name = "apoderado_apellidos", .type = FIELD_TEXT, .flags = FIELD_OPTIONAL | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct solicitud_edit_request, apoderado_apellidos)},
    {.name = "apoderado_celular", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct solicitud_edit_request, apoderado_celular)},
    {.name = "apoderado_email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct solicitud_edit_request, apoderado_email)},
    {.name = "apoderado_fecha_nacimiento", .type = FIELD_DATE, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_edit_request, apoderado_fecha_nacimiento)},
    {.name = "apoderado_direccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 500, .offset = offsetof(struct solicitud_edit_request, apoderado_direccion)},
};
const struct record record_solicitud_edit_request = {"solicitud_edit_request", sizeof(struct solicitud_edit_request), fields_solicitud_edit_request, 20};

static const struct field fields_gestor_assign_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct gestor_assign_request, solicitud_id)},
    {.name = "if_match", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_HEADER, .min = 0, .max = 1000, .offset = offsetof(struct gestor_assign_request, if_match), .header = "If-Match"},
    {.name = "persona_id_gestor", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct gestor_assign_request, persona_id_gestor)},
};
const struct record record_gestor_assign_request = {"gestor_assign_request", sizeof(struct gestor_assign_request), fields_gestor_assign_request, 3};

static const struct field fields_gestor_change_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct gestor_change_request, solicitud_id)},
    {.name = "if_match", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_HEADER, .min = 0, .max = 1000, .offset = offsetof(struct gestor_change_request, if_match), .header = "If-Match"},
    {.name = "persona_id_gestor", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct gestor_change_request, persona_id_gestor)},
};
const struct record record_gestor_change_request = {"gestor_change_request", sizeof(struct gestor_change_request), fields_gestor_change_request, 3};

static const struct field fields_pago_register_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct pago_register_request, solicitud_id)},
    {.name = "if_match", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_HEADER, .min = 0, .max = 1000, .offset = offsetof(struct pago_register_request, if_match), .header = "If-Match"},
    {.name = "canal_pago", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 50, .offset = offsetof(struct pago_register_request, canal_pago)},
    {.name = "fecha_pago", .type = FIELD_DATE, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct pago_register_request, fecha_pago)},
    {.name = "monto", .type = FIELD_MONEY, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 999999999999, .offset = offsetof(struct pago_register_request, monto)},
    {.name = "moneda", .type = FIELD_ENUM, .flags = FIELD_OPTIONAL | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct pago_register_request, moneda), .enumeration = &enumeration_moneda, .fallback = MONEDA_PEN},
    {.name = "referencia_transaccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct pago_register_request, referencia_transaccion)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 16000, .offset = offsetof(struct pago_register_request, comentario)},
};
const struct record record_pago_register_request = {"pago_register_request", sizeof(struct pago_register_request), fields_pago_register_request, 8};

static const struct field fields_medico_assign_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct medico_assign_request, solicitud_id)},
    {.name = "if_match", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_HEADER, .min = 0, .max = 1000, .offset = offsetof(struct medico_assign_request, if_match), .header = "If-Match"},
    {.name = "persona_id_medico", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct medico_assign_request, persona_id_medico)},
};
const struct record record_medico_assign_request = {"medico_assign_request", sizeof(struct medico_assign_request), fields_medico_assign_request, 3};

static const struct field fields_medico_change_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct medico_change_request, solicitud_id)},
    {.name = "if_match", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_HEADER, .min = 0, .max = 1000, .offset = offsetof(struct medico_change_request, if_match), .header = "If-Match"},
    {.name = "persona_id_medico", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct medico_change_request, persona_id_medico)},
};
const struct record record_medico_change_request = {"medico_change_request", sizeof(struct medico_change_request), fields_medico_change_request, 3};

static const struct field fields_solicitud_close_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_close_request, solicitud_id)},
    {.name = "if_match", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_HEADER, .min = 0, .max = 1000, .offset = offsetof(struct solicitud_close_request, if_match), .header = "If-Match"},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 16000, .offset = offsetof(struct solicitud_close_request, comentario)},
    {.name = "resultado", .type = FIELD_RECORD, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_close_request, resultado), .record = &record_resultado_datos},
};
const struct record record_solicitud_close_request = {"solicitud_close_request", sizeof(struct solicitud_close_request), fields_solicitud_close_request, 4};

static const struct field fields_solicitud_cancel_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_cancel_request, solicitud_id)},
    {.name = "if_match", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_HEADER, .min = 0, .max = 1000, .offset = offsetof(struct solicitud_cancel_request, if_match), .header = "If-Match"},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 16000, .offset = offsetof(struct solicitud_cancel_request, comentario)},
};
const struct record record_solicitud_cancel_request = {"solicitud_cancel_request", sizeof(struct solicitud_cancel_request), fields_solicitud_cancel_request, 3};

static const struct field fields_solicitud_override_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_override_request, solicitud_id)},
    {.name = "if_match", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_HEADER, .min = 0, .max = 1000, .offset = offsetof(struct solicitud_override_request, if_match), .header = "If-Match"},
    {.name = "motivo", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 16000, .offset = offsetof(struct solicitud_override_request, motivo)},
    {.name = "accion", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_override_request, accion), .enumeration = &enumeration_accion},
    {.name = "payload", .type = FIELD_OBJECT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct solicitud_override_request, payload), .count_offset = offsetof(struct solicitud_override_request, payload_size)},
};
const struct record record_solicitud_override_request = {"solicitud_override_request", sizeof(struct solicitud_override_request), fields_solicitud_override_request, 5};

static const struct field fields_solicitud_delete_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_delete_request, solicitud_id)},
    {.name = "if_match", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_HEADER, .min = 0, .max = 1000, .offset = offsetof(struct solicitud_delete_request, if_match), .header = "If-Match"},
};
const struct record record_solicitud_delete_request = {"solicitud_delete_request", sizeof(struct solicitud_delete_request), fields_solicitud_delete_request, 2};

static const struct field fields_empleado_list_request[] = {
    {.name = "rol", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct empleado_list_request, rol), .enumeration = &enumeration_rol_empleado},
};
const struct record record_empleado_list_request = {"empleado_list_request", sizeof(struct empleado_list_request), fields_empleado_list_request, 1};

static const struct field fields_promotor_get_request[] = {
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct promotor_get_request, promotor_id)},
};
const struct record record_promotor_get_request = {"promotor_get_request", sizeof(struct promotor_get_request), fields_promotor_get_request, 1};

static const struct field fields_promotor_edit_request[] = {
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct promotor_edit_request, promotor_id)},
    {.name = "razon_social", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = 255, .offset = offsetof(struct promotor_edit_request, razon_social)},
    {.name = "nombre_promotor_otros", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = 255, .offset = offsetof(struct promotor_edit_request, nombre_promotor_otros)},
    {.name = "ruc", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct promotor_edit_request, ruc)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct promotor_edit_request, email)},
    {.name = "celular_1", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct promotor_edit_request, celular_1)},
    {.name = "fuente_promotor", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct promotor_edit_request, fuente_promotor)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 16000, .offset = offsetof(struct promotor_edit_request, comentario)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_OPTIONAL | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct promotor_edit_request, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_OPTIONAL | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct promotor_edit_request, apellidos)},
};
const struct record record_promotor_edit_request = {"promotor_edit_request", sizeof(struct promotor_edit_request), fields_promotor_edit_request, 10};

static const struct field fields_promotor_delete_request[] = {
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct promotor_delete_request, promotor_id)},
};
const struct record record_promotor_delete_request = {"promotor_delete_request", sizeof(struct promotor_delete_request), fields_promotor_delete_request, 1};

static const struct field fields_evento_list_request[] = {
    {.name = "despues_de", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 9223372036854775807, .offset = offsetof(struct evento_list_request, despues_de)},
    {.name = "limite", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 5000, .offset = offsetof(struct evento_list_request, limite)},
};
const struct record record_evento_list_request = {"evento_list_request", sizeof(struct evento_list_request), fields_evento_list_request, 2};

static const struct field fields_solicitud_check_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_check_request, solicitud_id)},
    {.name = "pago_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct solicitud_check_request, pago_id)},
};
const struct record record_solicitud_check_request = {"solicitud_check_request", sizeof(struct solicitud_check_request), fields_solicitud_check_request, 2};

static const struct field fields_solicitud_absent_request[] = {
    {.name = "solicitudes", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 1000, .offset = offsetof(struct solicitud_absent_request, solicitudes), .count_offset = offsetof(struct solicitud_absent_request, solicitudes_count), .record = &record_solicitud_clave},
};
const struct record record_solicitud_absent_request = {"solicitud_absent_request", sizeof(struct solicitud_absent_request), fields_solicitud_absent_request, 1};

static const struct field fields_archivo_note_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo_note_request, solicitud_id)},
    {.name = "archivo_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo_note_request, archivo_id)},
    {.name = "nota", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct archivo_note_request, nota), .enumeration = &enumeration_nota_archivo},
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct archivo_note_request, nombre)},
};
const struct record record_archivo_note_request = {"archivo_note_request", sizeof(struct archivo_note_request), fields_archivo_note_request, 4};

static const struct field fields_cambio_list_request[] = {
    {.name = "despues_de", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 9223372036854775807, .offset = offsetof(struct cambio_list_request, despues_de)},
    {.name = "limite", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 5000, .offset = offsetof(struct cambio_list_request, limite)},
};
const struct record record_cambio_list_request = {"cambio_list_request", sizeof(struct cambio_list_request), fields_cambio_list_request, 2};

static const struct field fields_hecho_list_request[] = {
    {.name = "despues_de", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 9223372036854775807, .offset = offsetof(struct hecho_list_request, despues_de)},
    {.name = "limite", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 5000, .offset = offsetof(struct hecho_list_request, limite)},
};
const struct record record_hecho_list_request = {"hecho_list_request", sizeof(struct hecho_list_request), fields_hecho_list_request, 2};

static const struct field fields_nombre_list_request[] = {
    {.name = "personas", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 100, .offset = offsetof(struct nombre_list_request, personas), .count_offset = offsetof(struct nombre_list_request, personas_count), .record = &record_persona_ref},
    {.name = "promotores", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 100, .offset = offsetof(struct nombre_list_request, promotores), .count_offset = offsetof(struct nombre_list_request, promotores_count), .record = &record_promotor_clave},
};
const struct record record_nombre_list_request = {"nombre_list_request", sizeof(struct nombre_list_request), fields_nombre_list_request, 2};

static const struct field fields_cifra_list_request[] = {
    {.name = "mes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 999912, .offset = offsetof(struct cifra_list_request, mes)},
};
const struct record record_cifra_list_request = {"cifra_list_request", sizeof(struct cifra_list_request), fields_cifra_list_request, 1};

static const struct field fields_person_ensure_request[] = {
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct person_ensure_request, tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 30, .offset = offsetof(struct person_ensure_request, numero_documento)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct person_ensure_request, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct person_ensure_request, apellidos)},
};
const struct record record_person_ensure_request = {"person_ensure_request", sizeof(struct person_ensure_request), fields_person_ensure_request, 4};

static const struct field fields_staff_register_request[] = {
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct staff_register_request, persona_id)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct staff_register_request, email)},
    {.name = "celular_1", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct staff_register_request, celular_1)},
    {.name = "direccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 500, .offset = offsetof(struct staff_register_request, direccion)},
    {.name = "fecha_nacimiento", .type = FIELD_DATE, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct staff_register_request, fecha_nacimiento)},
    {.name = "roles", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct staff_register_request, roles), .count_offset = offsetof(struct staff_register_request, roles_count), .enumeration = &enumeration_rol},
};
const struct record record_staff_register_request = {"staff_register_request", sizeof(struct staff_register_request), fields_staff_register_request, 6};

static const struct field fields_staff_update_request[] = {
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct staff_update_request, persona_id)},
    {.name = "tipo_documento", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct staff_update_request, tipo_documento), .enumeration = &enumeration_tipo_documento},
    {.name = "numero_documento", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = 30, .offset = offsetof(struct staff_update_request, numero_documento)},
    {.name = "nombres", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct staff_update_request, nombres)},
    {.name = "apellidos", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = 150, .offset = offsetof(struct staff_update_request, apellidos)},
    {.name = "celular_1", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct staff_update_request, celular_1)},
    {.name = "email", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct staff_update_request, email)},
    {.name = "celular_2", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct staff_update_request, celular_2)},
    {.name = "telefono_fijo", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct staff_update_request, telefono_fijo)},
    {.name = "fecha_nacimiento", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 10, .offset = offsetof(struct staff_update_request, fecha_nacimiento)},
    {.name = "direccion", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 500, .offset = offsetof(struct staff_update_request, direccion)},
    {.name = "comentario", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 16000, .offset = offsetof(struct staff_update_request, comentario)},
    {.name = "cmp", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 20, .offset = offsetof(struct staff_update_request, cmp)},
    {.name = "especialidad", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 150, .offset = offsetof(struct staff_update_request, especialidad)},
    {.name = "activo", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct staff_update_request, activo)},
    {.name = "roles", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct staff_update_request, roles), .count_offset = offsetof(struct staff_update_request, roles_count), .enumeration = &enumeration_rol},
    {.name = "eran_roles", .type = FIELD_LIST_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct staff_update_request, eran_roles), .count_offset = offsetof(struct staff_update_request, eran_roles_count), .enumeration = &enumeration_rol},
};
const struct record record_staff_update_request = {"staff_update_request", sizeof(struct staff_update_request), fields_staff_update_request, 17};

static const struct field fields_staff_list_request[] = {
    {.name = "palabras", .type = FIELD_LIST_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 5, .offset = offsetof(struct staff_list_request, palabras), .count_offset = offsetof(struct staff_list_request, palabras_count)},
};
const struct record record_staff_list_request = {"staff_list_request", sizeof(struct staff_list_request), fields_staff_list_request, 1};

static const struct field fields_archivo_lista[] = {
    {.name = "archivos", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct archivo_lista, archivos), .count_offset = offsetof(struct archivo_lista, archivos_count), .record = &record_archivo},
};
const struct record record_archivo_lista = {"archivo_lista", sizeof(struct archivo_lista), fields_archivo_lista, 1};

static const struct field fields_archivo_subido[] = {
    {.name = "archivo_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo_subido, archivo_id)},
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_subido, nombre)},
    {.name = "tipo", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct archivo_subido, tipo), .enumeration = &enumeration_tipo_archivo},
    {.name = "tamano_bytes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct archivo_subido, tamano_bytes)},
    {.name = "mime_type", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_subido, mime_type)},
    {.name = "mime_detectado", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_subido, mime_detectado)},
};
const struct record record_archivo_subido = {"archivo_subido", sizeof(struct archivo_subido), fields_archivo_subido, 6};

static const struct field fields_subida_ref[] = {
    {.name = "subida", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 32, .max = 32, .offset = offsetof(struct subida_ref, subida)},
};
const struct record record_subida_ref = {"subida_ref", sizeof(struct subida_ref), fields_subida_ref, 1};

static const struct field fields_subida[] = {
    {.name = "subida", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 32, .max = 32, .offset = offsetof(struct subida, subida)},
    {.name = "nombre", .type = FIELD_BYTES, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 1024, .offset = offsetof(struct subida, nombre), .count_offset = offsetof(struct subida, nombre_size)},
    {.name = "mime_type", .type = FIELD_BYTES, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 255, .offset = offsetof(struct subida, mime_type), .count_offset = offsetof(struct subida, mime_type_size)},
    {.name = "tamano_bytes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = INT64_MAX, .offset = offsetof(struct subida, tamano_bytes)},
};
const struct record record_subida = {"subida", sizeof(struct subida), fields_subida, 4};

static const struct field fields_archivo_row[] = {
    {.name = "archivo_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo_row, archivo_id)},
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo_row, solicitud_id)},
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_row, nombre)},
    {.name = "mime_type", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_row, mime_type)},
    {.name = "tamano_bytes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct archivo_row, tamano_bytes)},
    {.name = "sha256", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_row, sha256)},
    {.name = "clave", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_row, clave)},
};
const struct record record_archivo_row = {"archivo_row", sizeof(struct archivo_row), fields_archivo_row, 7};

static const struct field fields_archivo_nuevo_row[] = {
    {.name = "nombre_original", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_nuevo_row, nombre_original)},
    {.name = "nombre_storage", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_nuevo_row, nombre_storage)},
    {.name = "tipo", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct archivo_nuevo_row, tipo), .enumeration = &enumeration_tipo_archivo},
    {.name = "mime_type", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_nuevo_row, mime_type)},
    {.name = "mime_detectado", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_nuevo_row, mime_detectado)},
    {.name = "tamano_bytes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct archivo_nuevo_row, tamano_bytes)},
    {.name = "sha256", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_nuevo_row, sha256)},
    {.name = "storage_path", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_nuevo_row, storage_path)},
};
const struct record record_archivo_nuevo_row = {"archivo_nuevo_row", sizeof(struct archivo_nuevo_row), fields_archivo_nuevo_row, 8};

static const struct field fields_archivo_clave_row[] = {
    {.name = "archivo_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo_clave_row, archivo_id)},
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo_clave_row, solicitud_id)},
    {.name = "clave", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_clave_row, clave)},
};
const struct record record_archivo_clave_row = {"archivo_clave_row", sizeof(struct archivo_clave_row), fields_archivo_clave_row, 3};

static const struct field fields_barrido_paso[] = {
    {.name = "hasta", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct barrido_paso, hasta)},
    {.name = "hay_mas", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct barrido_paso, hay_mas)},
    {.name = "objetos", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct barrido_paso, objetos)},
    {.name = "archivos", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct barrido_paso, archivos)},
    {.name = "borrados", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct barrido_paso, borrados)},
    {.name = "fallidos", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct barrido_paso, fallidos)},
    {.name = "bytes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct barrido_paso, bytes)},
    {.name = "de_eliminadas", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct barrido_paso, de_eliminadas)},
    {.name = "subidas", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct barrido_paso, subidas)},
    {.name = "sin_bytes", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct barrido_paso, sin_bytes), .count_offset = offsetof(struct barrido_paso, sin_bytes_count), .record = &record_archivo_clave_row},
};
const struct record record_barrido_paso = {"barrido_paso", sizeof(struct barrido_paso), fields_barrido_paso, 10};

static const struct field fields_archivo_bytes_row[] = {
    {.name = "archivo_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo_bytes_row, archivo_id)},
    {.name = "mime_type", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_bytes_row, mime_type)},
    {.name = "tamano_bytes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct archivo_bytes_row, tamano_bytes)},
    {.name = "sha256", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_bytes_row, sha256)},
};
const struct record record_archivo_bytes_row = {"archivo_bytes_row", sizeof(struct archivo_bytes_row), fields_archivo_bytes_row, 4};

static const struct field fields_mudanza_paso[] = {
    {.name = "hasta", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct mudanza_paso, hasta)},
    {.name = "hay_mas", .type = FIELD_BOOL, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct mudanza_paso, hay_mas)},
    {.name = "movidos", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct mudanza_paso, movidos)},
    {.name = "bytes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct mudanza_paso, bytes)},
    {.name = "sin_fila", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct mudanza_paso, sin_fila)},
    {.name = "fallidos", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct mudanza_paso, fallidos)},
    {.name = "danados", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct mudanza_paso, danados), .count_offset = offsetof(struct mudanza_paso, danados_count), .record = &record_archivo_clave_row},
};
const struct record record_mudanza_paso = {"mudanza_paso", sizeof(struct mudanza_paso), fields_mudanza_paso, 7};

static const struct field fields_nota_pendiente_row[] = {
    {.name = "nota_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct nota_pendiente_row, nota_id)},
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct nota_pendiente_row, solicitud_id)},
    {.name = "archivo_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct nota_pendiente_row, archivo_id)},
    {.name = "nota", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct nota_pendiente_row, nota), .enumeration = &enumeration_nota_archivo},
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct nota_pendiente_row, nombre)},
    {.name = "user_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct nota_pendiente_row, user_id)},
    {.name = "usuario_nombre", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct nota_pendiente_row, usuario_nombre)},
};
const struct record record_nota_pendiente_row = {"nota_pendiente_row", sizeof(struct nota_pendiente_row), fields_nota_pendiente_row, 7};

static const struct field fields_descarga[] = {
    {.name = "clave", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct descarga, clave)},
    {.name = "mime_type", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct descarga, mime_type)},
    {.name = "disposicion", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct descarga, disposicion)},
    {.name = "tamano_bytes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = INT64_MAX, .offset = offsetof(struct descarga, tamano_bytes)},
    {.name = "sha256", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct descarga, sha256)},
};
const struct record record_descarga = {"descarga", sizeof(struct descarga), fields_descarga, 5};

static const struct field fields_trozo[] = {
    {.name = "datos", .type = FIELD_BYTES, .flags = FIELD_REQUIRED | FIELD_IN_BODY | FIELD_SECRET, .min = 0, .max = 131072, .offset = offsetof(struct trozo, datos), .count_offset = offsetof(struct trozo, datos_size)},
};
const struct record record_trozo = {"trozo", sizeof(struct trozo), fields_trozo, 1};

static const struct field fields_archivo_enlace[] = {
    {.name = "download_url", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct archivo_enlace, download_url)},
    {.name = "expires_in", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct archivo_enlace, expires_in)},
};
const struct record record_archivo_enlace = {"archivo_enlace", sizeof(struct archivo_enlace), fields_archivo_enlace, 2};

static const struct field fields_archivo_limites[] = {
    {.name = "tamano_maximo", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct archivo_limites, tamano_maximo)},
    {.name = "tipos", .type = FIELD_LIST_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct archivo_limites, tipos), .count_offset = offsetof(struct archivo_limites, tipos_count)},
};
const struct record record_archivo_limites = {"archivo_limites", sizeof(struct archivo_limites), fields_archivo_limites, 2};

static const struct field fields_archivo_list_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo_list_request, solicitud_id)},
};
const struct record record_archivo_list_request = {"archivo_list_request", sizeof(struct archivo_list_request), fields_archivo_list_request, 1};

static const struct field fields_subida_open_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct subida_open_request, solicitud_id)},
};
const struct record record_subida_open_request = {"subida_open_request", sizeof(struct subida_open_request), fields_subida_open_request, 1};

static const struct field fields_subida_write_request[] = {
    {.name = "subida", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 32, .max = 32, .offset = offsetof(struct subida_write_request, subida)},
    {.name = "posicion", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = INT64_MAX, .offset = offsetof(struct subida_write_request, posicion)},
    {.name = "datos", .type = FIELD_BYTES, .flags = FIELD_REQUIRED | FIELD_IN_BODY | FIELD_SECRET, .min = 0, .max = 131072, .offset = offsetof(struct subida_write_request, datos), .count_offset = offsetof(struct subida_write_request, datos_size)},
};
const struct record record_subida_write_request = {"subida_write_request", sizeof(struct subida_write_request), fields_subida_write_request, 3};

static const struct field fields_subida_drop_request[] = {
    {.name = "subida", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 32, .max = 32, .offset = offsetof(struct subida_drop_request, subida)},
};
const struct record record_subida_drop_request = {"subida_drop_request", sizeof(struct subida_drop_request), fields_subida_drop_request, 1};

static const struct field fields_archivo_upload_request[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo_upload_request, solicitud_id)},
    {.name = "file", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_UPLOAD, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct archivo_upload_request, file), .record = &record_subida},
    {.name = "tipo_archivo", .type = FIELD_ENUM, .flags = FIELD_OPTIONAL | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct archivo_upload_request, tipo_archivo), .enumeration = &enumeration_tipo_archivo, .fallback = TIPO_ARCHIVO_OTROS},
    {.name = "pago_id", .type = FIELD_ID, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo_upload_request, pago_id)},
};
const struct record record_archivo_upload_request = {"archivo_upload_request", sizeof(struct archivo_upload_request), fields_archivo_upload_request, 4};

static const struct field fields_barrido_step_request[] = {
    {.name = "despues_de", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 500, .offset = offsetof(struct barrido_step_request, despues_de)},
    {.name = "edad_s", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 31536000, .offset = offsetof(struct barrido_step_request, edad_s)},
};
const struct record record_barrido_step_request = {"barrido_step_request", sizeof(struct barrido_step_request), fields_barrido_step_request, 2};

static const struct field fields_mudanza_step_request[] = {
    {.name = "de", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 16, .offset = offsetof(struct mudanza_step_request, de)},
    {.name = "a", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 16, .offset = offsetof(struct mudanza_step_request, a)},
    {.name = "despues_de", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 500, .offset = offsetof(struct mudanza_step_request, despues_de)},
};
const struct record record_mudanza_step_request = {"mudanza_step_request", sizeof(struct mudanza_step_request), fields_mudanza_step_request, 3};

static const struct field fields_archivo_get_request[] = {
    {.name = "archivo_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo_get_request, archivo_id)},
};
const struct record record_archivo_get_request = {"archivo_get_request", sizeof(struct archivo_get_request), fields_archivo_get_request, 1};

static const struct field fields_archivo_read_request[] = {
    {.name = "clave", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 500, .offset = offsetof(struct archivo_read_request, clave)},
    {.name = "posicion", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = INT64_MAX, .offset = offsetof(struct archivo_read_request, posicion)},
    {.name = "tamano", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = 131072, .offset = offsetof(struct archivo_read_request, tamano)},
};
const struct record record_archivo_read_request = {"archivo_read_request", sizeof(struct archivo_read_request), fields_archivo_read_request, 3};

static const struct field fields_archivo_link_request[] = {
    {.name = "archivo_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo_link_request, archivo_id)},
};
const struct record record_archivo_link_request = {"archivo_link_request", sizeof(struct archivo_link_request), fields_archivo_link_request, 1};

static const struct field fields_archivo_delete_request[] = {
    {.name = "archivo_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_PATH, .min = 1, .max = INT64_MAX, .offset = offsetof(struct archivo_delete_request, archivo_id)},
};
const struct record record_archivo_delete_request = {"archivo_delete_request", sizeof(struct archivo_delete_request), fields_archivo_delete_request, 1};

static const struct field fields_reporte_exportacion[] = {
    {.name = "exportacion", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_EXPORT, .min = 32, .max = 32, .offset = offsetof(struct reporte_exportacion, exportacion)},
    {.name = "desde", .type = FIELD_DATE, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_exportacion, desde)},
    {.name = "hasta", .type = FIELD_DATE, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_exportacion, hasta)},
    {.name = "estado", .type = FIELD_ENUM, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_exportacion, estado), .enumeration = &enumeration_estado_operativo},
    {.name = "agrupacion", .type = FIELD_ENUM, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_exportacion, agrupacion), .enumeration = &enumeration_agrupacion, .fallback = AGRUPACION_MENSUAL},
    {.name = "sep", .type = FIELD_TEXT, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = 1, .max = 1, .offset = offsetof(struct reporte_exportacion, sep)},
};
const struct record record_reporte_exportacion = {"reporte_exportacion", sizeof(struct reporte_exportacion), fields_reporte_exportacion, 6};

static const struct field fields_reporte_pedido[] = {
    {.name = "desde", .type = FIELD_DATE, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_pedido, desde)},
    {.name = "hasta", .type = FIELD_DATE, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_pedido, hasta)},
    {.name = "estado", .type = FIELD_ENUM, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_pedido, estado), .enumeration = &enumeration_estado_operativo},
    {.name = "agrupacion", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_pedido, agrupacion), .enumeration = &enumeration_agrupacion},
};
const struct record record_reporte_pedido = {"reporte_pedido", sizeof(struct reporte_pedido), fields_reporte_pedido, 4};

static const struct field fields_kpis[] = {
    {.name = "solicitudes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct kpis, solicitudes)},
    {.name = "cerradas", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct kpis, cerradas)},
    {.name = "ingresos", .type = FIELD_NUMBER, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct kpis, ingresos)},
    {.name = "ingresos_usd", .type = FIELD_NUMBER, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct kpis, ingresos_usd)},
    {.name = "ticket_promedio", .type = FIELD_NUMBER, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct kpis, ticket_promedio)},
};
const struct record record_kpis = {"kpis", sizeof(struct kpis), fields_kpis, 5};

static const struct field fields_periodo_reporte[] = {
    {.name = "periodo", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct periodo_reporte, periodo)},
    {.name = "solicitudes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct periodo_reporte, solicitudes)},
    {.name = "ingresos", .type = FIELD_NUMBER, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct periodo_reporte, ingresos)},
};
const struct record record_periodo_reporte = {"periodo_reporte", sizeof(struct periodo_reporte), fields_periodo_reporte, 3};

static const struct field fields_estado_cantidad[] = {
    {.name = "estado", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct estado_cantidad, estado), .enumeration = &enumeration_estado_operativo},
    {.name = "cantidad", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct estado_cantidad, cantidad)},
};
const struct record record_estado_cantidad = {"estado_cantidad", sizeof(struct estado_cantidad), fields_estado_cantidad, 2};

static const struct field fields_promotor_reporte[] = {
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct promotor_reporte, promotor_id)},
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct promotor_reporte, nombre)},
    {.name = "clientes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct promotor_reporte, clientes)},
    {.name = "solicitudes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct promotor_reporte, solicitudes)},
    {.name = "porcentaje", .type = FIELD_NUMBER, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct promotor_reporte, porcentaje)},
};
const struct record record_promotor_reporte = {"promotor_reporte", sizeof(struct promotor_reporte), fields_promotor_reporte, 5};

static const struct field fields_persona_reporte[] = {
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct persona_reporte, persona_id)},
    {.name = "nombre", .type = FIELD_TEXT, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct persona_reporte, nombre)},
    {.name = "solicitudes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct persona_reporte, solicitudes)},
    {.name = "cerradas", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct persona_reporte, cerradas)},
    {.name = "ultima_actividad", .type = FIELD_TIME, .flags = FIELD_NULLABLE | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct persona_reporte, ultima_actividad)},
};
const struct record record_persona_reporte = {"persona_reporte", sizeof(struct persona_reporte), fields_persona_reporte, 5};

static const struct field fields_equipo_reporte[] = {
    {.name = "gestores", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct equipo_reporte, gestores), .count_offset = offsetof(struct equipo_reporte, gestores_count), .record = &record_persona_reporte},
    {.name = "medicos", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct equipo_reporte, medicos), .count_offset = offsetof(struct equipo_reporte, medicos_count), .record = &record_persona_reporte},
    {.name = "operadores", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct equipo_reporte, operadores), .count_offset = offsetof(struct equipo_reporte, operadores_count), .record = &record_persona_reporte},
};
const struct record record_equipo_reporte = {"equipo_reporte", sizeof(struct equipo_reporte), fields_equipo_reporte, 3};

static const struct field fields_reporte[] = {
    {.name = "desde", .type = FIELD_DATE, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte, desde)},
    {.name = "hasta", .type = FIELD_DATE, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte, hasta)},
    {.name = "kpis", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte, kpis), .record = &record_kpis},
    {.name = "kpis_previos", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte, kpis_previos), .record = &record_kpis},
    {.name = "series", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct reporte, series), .count_offset = offsetof(struct reporte, series_count), .record = &record_periodo_reporte},
    {.name = "distribucion", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct reporte, distribucion), .count_offset = offsetof(struct reporte, distribucion_count), .record = &record_estado_cantidad},
    {.name = "ranking_promotores", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct reporte, ranking_promotores), .count_offset = offsetof(struct reporte, ranking_promotores_count), .record = &record_promotor_reporte},
    {.name = "ranking_equipo", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte, ranking_equipo), .record = &record_equipo_reporte},
    {.name = "aging", .type = FIELD_LIST_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct reporte, aging), .count_offset = offsetof(struct reporte, aging_count), .record = &record_estado_resumen},
};
const struct record record_reporte = {"reporte", sizeof(struct reporte), fields_reporte, 9};

static const struct field fields_reporte_avisos[] = {
    {.name = "warnings", .type = FIELD_LIST_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 10000, .offset = offsetof(struct reporte_avisos, warnings), .count_offset = offsetof(struct reporte_avisos, warnings_count)},
};
const struct record record_reporte_avisos = {"reporte_avisos", sizeof(struct reporte_avisos), fields_reporte_avisos, 1};

static const struct field fields_reporte_respuesta[] = {
    {.name = "data", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_respuesta, data), .record = &record_reporte},
    {.name = "meta", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_respuesta, meta), .record = &record_reporte_avisos},
};
const struct record record_reporte_respuesta = {"reporte_respuesta", sizeof(struct reporte_respuesta), fields_reporte_respuesta, 2};

static const struct field fields_reporte_cursor_row[] = {
    {.name = "evento_id", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_cursor_row, evento_id)},
};
const struct record record_reporte_cursor_row = {"reporte_cursor_row", sizeof(struct reporte_cursor_row), fields_reporte_cursor_row, 1};

static const struct field fields_reporte_apartado_row[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct reporte_apartado_row, solicitud_id)},
    {.name = "motivo", .type = FIELD_TEXT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 0, .max = 65535, .offset = offsetof(struct reporte_apartado_row, motivo)},
    {.name = "desde", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_apartado_row, desde)},
    {.name = "veces", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_apartado_row, veces)},
};
const struct record record_reporte_apartado_row = {"reporte_apartado_row", sizeof(struct reporte_apartado_row), fields_reporte_apartado_row, 4};

static const struct field fields_persona_de_rol_row[] = {
    {.name = "rol", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct persona_de_rol_row, rol), .enumeration = &enumeration_rol_empleado},
    {.name = "persona", .type = FIELD_RECORD, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct persona_de_rol_row, persona), .record = &record_persona_reporte},
};
const struct record record_persona_de_rol_row = {"persona_de_rol_row", sizeof(struct persona_de_rol_row), fields_persona_de_rol_row, 2};

static const struct field fields_espera_row[] = {
    {.name = "estado", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct espera_row, estado), .enumeration = &enumeration_estado_operativo},
    {.name = "periodo", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct espera_row, periodo)},
    {.name = "solicitudes", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct espera_row, solicitudes)},
};
const struct record record_espera_row = {"espera_row", sizeof(struct espera_row), fields_espera_row, 3};

static const struct field fields_espera_dias_row[] = {
    {.name = "lugar", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct espera_dias_row, lugar)},
    {.name = "dias", .type = FIELD_NUMBER, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct espera_dias_row, dias)},
};
const struct record record_espera_dias_row = {"espera_dias_row", sizeof(struct espera_dias_row), fields_espera_dias_row, 2};

static const struct field fields_hecho_conocido_row[] = {
    {.name = "solicitud_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct hecho_conocido_row, solicitud_id)},
    {.name = "cambiado_en", .type = FIELD_TIME, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct hecho_conocido_row, cambiado_en)},
};
const struct record record_hecho_conocido_row = {"hecho_conocido_row", sizeof(struct hecho_conocido_row), fields_hecho_conocido_row, 2};

static const struct field fields_hecho_equipo_row[] = {
    {.name = "rol", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct hecho_equipo_row, rol), .enumeration = &enumeration_rol_empleado},
    {.name = "dia", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct hecho_equipo_row, dia)},
    {.name = "persona_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct hecho_equipo_row, persona_id)},
};
const struct record record_hecho_equipo_row = {"hecho_equipo_row", sizeof(struct hecho_equipo_row), fields_hecho_equipo_row, 3};

static const struct field fields_hecho_pareja_row[] = {
    {.name = "promotor_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct hecho_pareja_row, promotor_id)},
    {.name = "cliente_id", .type = FIELD_ID, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = 1, .max = INT64_MAX, .offset = offsetof(struct hecho_pareja_row, cliente_id)},
};
const struct record record_hecho_pareja_row = {"hecho_pareja_row", sizeof(struct hecho_pareja_row), fields_hecho_pareja_row, 2};

static const struct field fields_dia_cantidad_row[] = {
    {.name = "dia", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct dia_cantidad_row, dia)},
    {.name = "cantidad", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct dia_cantidad_row, cantidad)},
};
const struct record record_dia_cantidad_row = {"dia_cantidad_row", sizeof(struct dia_cantidad_row), fields_dia_cantidad_row, 2};

static const struct field fields_ingreso_row[] = {
    {.name = "moneda", .type = FIELD_ENUM, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct ingreso_row, moneda), .enumeration = &enumeration_moneda},
    {.name = "centimos", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct ingreso_row, centimos)},
    {.name = "pagos", .type = FIELD_INT, .flags = FIELD_REQUIRED | FIELD_IN_BODY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct ingreso_row, pagos)},
};
const struct record record_ingreso_row = {"ingreso_row", sizeof(struct ingreso_row), fields_ingreso_row, 3};

static const struct field fields_reporte_get_request[] = {
    {.name = "desde", .type = FIELD_DATE, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_get_request, desde)},
    {.name = "hasta", .type = FIELD_DATE, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_get_request, hasta)},
    {.name = "estado", .type = FIELD_ENUM, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_get_request, estado), .enumeration = &enumeration_estado_operativo},
    {.name = "agrupacion", .type = FIELD_ENUM, .flags = FIELD_OPTIONAL | FIELD_IN_QUERY, .min = INT64_MIN, .max = INT64_MAX, .offset = offsetof(struct reporte_get_request, agrupacion), .enumeration = &enumeration_agrupacion, .fallback = AGRUPACION_MENSUAL},
};
const struct record record_reporte_get_request = {"reporte_get_request", sizeof(struct reporte_get_request), fields_reporte_get_request, 4};

