/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#include "operations.h"
#include "records.h"

static const struct operation auth_table[] = {
    {.name = "auth.login", .method = METHOD_POST, .path = "/auth/login", .request = &record_login_request, .reply = &record_login_reply, .access = ACCESS_OPEN, .lane = LANE_SLOW, .cookie = COOKIE_SET},
    {.name = "auth.logout", .method = METHOD_POST, .path = "/auth/logout", .request = &record_logout_request, .reply = &record_empty, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_CLEAR, .transaction = true, .splice = true},
    {.name = "auth.me", .method = METHOD_GET, .path = "/auth/me", .request = &record_me_request, .reply = &record_user_reply, .access = ACCESS_SESSION, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "auth.session_list", .method = METHOD_GET, .path = "/auth/sesiones", .request = &record_session_list_request, .reply = &record_sesion_lista, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .splice = true},
    {.name = "auth.session_delete", .method = METHOD_DELETE, .path = "/auth/sesiones/{id}", .request = &record_session_delete_request, .reply = &record_empty, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true, .splice = true},
    {.name = "auth.password_change", .method = METHOD_POST, .path = "/auth/password", .request = &record_password_change_request, .reply = &record_empty, .access = ACCESS_ANY, .lane = LANE_SLOW, .cookie = COOKIE_KEEP, .splice = true},
    {.name = "auth.user_list", .method = METHOD_GET, .path = "/admin/usuarios", .request = &record_user_list_request, .reply = &record_user_admin_lista, .access = ACCESS_ROLES, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .roles = 1u << ROL_ADMIN, .splice = true},
    {.name = "auth.user_create", .method = METHOD_POST, .path = "/admin/usuarios", .request = &record_user_create_request, .reply = &record_user_admin, .access = ACCESS_ROLES, .lane = LANE_SLOW, .cookie = COOKIE_KEEP, .roles = 1u << ROL_ADMIN, .transaction = true, .created = true, .idempotency = true},
    {.name = "auth.user_update", .method = METHOD_PATCH, .path = "/admin/usuarios/{user_id}", .request = &record_user_update_request, .reply = &record_user_admin, .access = ACCESS_ROLES, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .roles = 1u << ROL_ADMIN, .transaction = true},
    {.name = "auth.password_reset", .method = METHOD_POST, .path = "/admin/usuarios/{user_id}/reset-password", .request = &record_password_reset_request, .reply = &record_password_reply, .access = ACCESS_ROLES, .lane = LANE_SLOW, .cookie = COOKIE_KEEP, .roles = 1u << ROL_ADMIN, .splice = true},
    {.name = "auth.account_find", .request = &record_account_find_request, .reply = &record_caller, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "auth.account_persons", .request = &record_empty, .reply = &record_cuentas, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "auth.account_create", .request = &record_account_create_request, .reply = &record_account_created, .access = ACCESS_INTERNAL, .lane = LANE_SLOW, .cookie = COOKIE_KEEP, .transaction = true},
};
static const char *const auth_slice[] = {"users", "user_role", "user_permissions", "sessions", "password_resets", "intentos_ingreso", "auth_respuesta", NULL};
const struct operation_set auth_operations = {"auth", auth_table, 13, auth_slice};

static const struct operation workflow_table[] = {
    {.name = "workflow.solicitud_create", .method = METHOD_POST, .path = "/solicitudes", .request = &record_solicitud_create_request, .reply = &record_solicitud_creada, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true, .idempotency = true},
    {.name = "workflow.solicitud_list", .method = METHOD_GET, .path = "/solicitudes", .request = &record_solicitud_list_request, .reply = &record_solicitud_pagina, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .splice = true},
    {.name = "workflow.solicitud_csv", .method = METHOD_GET, .path = "/solicitudes.csv", .request = &record_solicitud_exportacion, .reply = &record_exportado, .access = ACCESS_ROLES, .lane = LANE_SLOW, .cookie = COOKIE_KEEP, .roles = 1u << ROL_ADMIN, .deadline_ms = 300000, .export = true},
    {.name = "workflow.solicitud_xlsx", .method = METHOD_GET, .path = "/solicitudes.xlsx", .request = &record_solicitud_exportacion, .reply = &record_exportado, .access = ACCESS_ROLES, .lane = LANE_SLOW, .cookie = COOKIE_KEEP, .roles = 1u << ROL_ADMIN, .deadline_ms = 600000, .export = true},
    {.name = "workflow.exportacion_open", .request = &record_empty, .reply = &record_exportacion, .access = ACCESS_INTERNAL, .lane = LANE_TRANSFER, .cookie = COOKIE_KEEP},
    {.name = "workflow.exportacion_read", .request = &record_exportacion_lectura, .reply = &record_trozo, .access = ACCESS_INTERNAL, .lane = LANE_TRANSFER, .cookie = COOKIE_KEEP},
    {.name = "workflow.exportacion_drop", .request = &record_exportacion, .reply = &record_empty, .access = ACCESS_INTERNAL, .lane = LANE_TRANSFER, .cookie = COOKIE_KEEP},
    {.name = "workflow.solicitud_summary", .method = METHOD_GET, .path = "/solicitudes/resumen", .request = &record_solicitud_summary_request, .reply = &record_resumen, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "workflow.persona_find", .method = METHOD_GET, .path = "/personas", .request = &record_persona_find_request, .reply = &record_persona, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "workflow.solicitud_get", .method = METHOD_GET, .path = "/solicitudes/{solicitud_id}", .request = &record_solicitud_get_request, .reply = &record_detalle, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .etag = true, .merge_field = "archivos", .merge_operation = "files.archivo_list"},
    {.name = "workflow.solicitud_edit", .method = METHOD_PATCH, .path = "/solicitudes/{solicitud_id}", .request = &record_solicitud_edit_request, .reply = &record_detalle, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true, .etag = true, .merge_field = "archivos", .merge_operation = "files.archivo_list"},
    {.name = "workflow.gestor_assign", .method = METHOD_POST, .path = "/solicitudes/{solicitud_id}/asignar-gestor", .request = &record_gestor_assign_request, .reply = &record_detalle, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true, .etag = true, .idempotency = true, .merge_field = "archivos", .merge_operation = "files.archivo_list"},
    {.name = "workflow.gestor_change", .method = METHOD_POST, .path = "/solicitudes/{solicitud_id}/cambiar-gestor", .request = &record_gestor_change_request, .reply = &record_detalle, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true, .etag = true, .idempotency = true, .merge_field = "archivos", .merge_operation = "files.archivo_list"},
    {.name = "workflow.pago_register", .method = METHOD_POST, .path = "/solicitudes/{solicitud_id}/registrar-pago", .request = &record_pago_register_request, .reply = &record_detalle, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true, .etag = true, .idempotency = true, .merge_field = "archivos", .merge_operation = "files.archivo_list"},
    {.name = "workflow.medico_assign", .method = METHOD_POST, .path = "/solicitudes/{solicitud_id}/asignar-medico", .request = &record_medico_assign_request, .reply = &record_detalle, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true, .etag = true, .idempotency = true, .merge_field = "archivos", .merge_operation = "files.archivo_list"},
    {.name = "workflow.medico_change", .method = METHOD_POST, .path = "/solicitudes/{solicitud_id}/cambiar-medico", .request = &record_medico_change_request, .reply = &record_detalle, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true, .etag = true, .idempotency = true, .merge_field = "archivos", .merge_operation = "files.archivo_list"},
    {.name = "workflow.solicitud_close", .method = METHOD_POST, .path = "/solicitudes/{solicitud_id}/cerrar", .request = &record_solicitud_close_request, .reply = &record_detalle, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true, .etag = true, .idempotency = true, .merge_field = "archivos", .merge_operation = "files.archivo_list"},
    {.name = "workflow.solicitud_cancel", .method = METHOD_POST, .path = "/solicitudes/{solicitud_id}/cancelar", .request = &record_solicitud_cancel_request, .reply = &record_detalle, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true, .etag = true, .idempotency = true, .merge_field = "archivos", .merge_operation = "files.archivo_list"},
    {.name = "workflow.solicitud_override", .method = METHOD_POST, .path = "/solicitudes/{solicitud_id}/override", .request = &record_solicitud_override_request, .reply = &record_detalle, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true, .etag = true, .idempotency = true, .merge_field = "archivos", .merge_operation = "files.archivo_list"},
    {.name = "workflow.solicitud_delete", .method = METHOD_DELETE, .path = "/solicitudes/{solicitud_id}", .request = &record_solicitud_delete_request, .reply = &record_empty, .access = ACCESS_ROLES, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .roles = 1u << ROL_ADMIN, .transaction = true, .splice = true},
    {.name = "workflow.servicio_list", .method = METHOD_GET, .path = "/servicios", .request = &record_empty, .reply = &record_servicio_lista, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .splice = true},
    {.name = "workflow.empleado_list", .method = METHOD_GET, .path = "/empleados", .request = &record_empleado_list_request, .reply = &record_empleado_lista, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .splice = true},
    {.name = "workflow.promotor_list", .method = METHOD_GET, .path = "/promotores", .request = &record_empty, .reply = &record_promotor_lista, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .splice = true},
    {.name = "workflow.promotor_get", .method = METHOD_GET, .path = "/promotores/{promotor_id}", .request = &record_promotor_get_request, .reply = &record_promotor, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "workflow.politica_get", .method = METHOD_GET, .path = "/admin/permisos", .request = &record_empty, .reply = &record_politica, .access = ACCESS_ROLES, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .roles = 1u << ROL_ADMIN},
    {.name = "workflow.promotor_create", .method = METHOD_POST, .path = "/promotores", .request = &record_promotor_datos, .reply = &record_promotor, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true, .idempotency = true},
    {.name = "workflow.promotor_edit", .method = METHOD_PATCH, .path = "/promotores/{promotor_id}", .request = &record_promotor_edit_request, .reply = &record_promotor, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true},
    {.name = "workflow.promotor_delete", .method = METHOD_DELETE, .path = "/promotores/{promotor_id}", .request = &record_promotor_delete_request, .reply = &record_empty, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true, .splice = true},
    {.name = "workflow.evento_list", .request = &record_evento_list_request, .reply = &record_eventos, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true},
    {.name = "workflow.solicitud_check", .request = &record_solicitud_check_request, .reply = &record_empty, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "workflow.solicitud_absent", .request = &record_solicitud_absent_request, .reply = &record_solicitud_claves, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "workflow.archivo_note", .request = &record_archivo_note_request, .reply = &record_empty, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true},
    {.name = "workflow.cambio_list", .request = &record_cambio_list_request, .reply = &record_hechos, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true},
    {.name = "workflow.hecho_list", .request = &record_hecho_list_request, .reply = &record_hechos, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "workflow.evento_last", .request = &record_empty, .reply = &record_evento_ultimo, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "workflow.nombre_list", .request = &record_nombre_list_request, .reply = &record_nombres, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "workflow.dias_get", .request = &record_empty, .reply = &record_dias_row, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "workflow.cifra_list", .request = &record_cifra_list_request, .reply = &record_cifras, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "workflow.person_ensure", .request = &record_person_ensure_request, .reply = &record_persona_ref, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true},
    {.name = "workflow.staff_register", .request = &record_staff_register_request, .reply = &record_personal, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true},
    {.name = "workflow.staff_update", .request = &record_staff_update_request, .reply = &record_personal, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .transaction = true},
    {.name = "workflow.staff_list", .request = &record_staff_list_request, .reply = &record_personal_lista, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
};
static const char *const workflow_slice[] = {"personas", "clientes", "cliente_apoderado", "promotores", "empleado", "medico_extra", "servicios", "solicitud_cmep", "solicitud_asignacion", "solicitud_estado_historial", "pago_solicitud", "resultado_medico", "solicitud_eliminada", "evento", "evento_nuevo", "evento_cabeza", "workflow_respuesta", "solicitud_texto", "solicitud_grama", "solicitud_conteo", NULL};
const struct operation_set workflow_operations = {"workflow", workflow_table, 42, workflow_slice};

static const struct operation files_table[] = {
    {.name = "files.archivo_list", .request = &record_archivo_list_request, .reply = &record_archivo_lista, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "files.subida_open", .request = &record_subida_open_request, .reply = &record_subida_ref, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "files.subida_write", .request = &record_subida_write_request, .reply = &record_empty, .access = ACCESS_INTERNAL, .lane = LANE_TRANSFER, .cookie = COOKIE_KEEP},
    {.name = "files.subida_drop", .request = &record_subida_drop_request, .reply = &record_empty, .access = ACCESS_INTERNAL, .lane = LANE_TRANSFER, .cookie = COOKIE_KEEP},
    {.name = "files.archivo_upload", .method = METHOD_POST, .path = "/solicitudes/{solicitud_id}/archivos", .request = &record_archivo_upload_request, .reply = &record_archivo_subido, .access = ACCESS_ANY, .lane = LANE_TRANSFER, .cookie = COOKIE_KEEP, .deadline_ms = 40000, .upload = true},
    {.name = "files.barrido_step", .request = &record_barrido_step_request, .reply = &record_barrido_paso, .access = ACCESS_INTERNAL, .lane = LANE_TRANSFER, .cookie = COOKIE_KEEP},
    {.name = "files.limites_get", .method = METHOD_GET, .path = "/archivos/limites", .request = &record_empty, .reply = &record_archivo_limites, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "files.mudanza_step", .request = &record_mudanza_step_request, .reply = &record_mudanza_paso, .access = ACCESS_INTERNAL, .lane = LANE_TRANSFER, .cookie = COOKIE_KEEP},
    {.name = "files.archivo_get", .method = METHOD_GET, .path = "/archivos/{archivo_id}", .request = &record_archivo_get_request, .reply = &record_descarga, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .download = true},
    {.name = "files.archivo_read", .request = &record_archivo_read_request, .reply = &record_trozo, .access = ACCESS_INTERNAL, .lane = LANE_TRANSFER, .cookie = COOKIE_KEEP, .deadline_ms = 35000},
    {.name = "files.archivo_link", .method = METHOD_GET, .path = "/archivos/{archivo_id}/url", .request = &record_archivo_link_request, .reply = &record_archivo_enlace, .access = ACCESS_ANY, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "files.archivo_delete", .method = METHOD_DELETE, .path = "/archivos/{archivo_id}", .request = &record_archivo_delete_request, .reply = &record_empty, .access = ACCESS_ANY, .lane = LANE_TRANSFER, .cookie = COOKIE_KEEP, .deadline_ms = 35000, .splice = true},
};
static const char *const files_slice[] = {"archivos", "solicitud_archivo", "nota_pendiente", "archivo_cursor", "archivo_barrido", NULL};
const struct operation_set files_operations = {"files", files_table, 12, files_slice};

static const struct operation reports_table[] = {
    {.name = "reports.reporte_get", .method = METHOD_GET, .path = "/admin/reportes", .request = &record_reporte_get_request, .reply = &record_reporte_respuesta, .access = ACCESS_ROLES, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .roles = 1u << ROL_ADMIN, .splice = true},
    {.name = "reports.reporte_csv", .method = METHOD_GET, .path = "/admin/reportes.csv", .request = &record_reporte_exportacion, .reply = &record_exportado, .access = ACCESS_ROLES, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .roles = 1u << ROL_ADMIN, .deadline_ms = 60000, .export = true},
    {.name = "reports.reporte_xlsx", .method = METHOD_GET, .path = "/admin/reportes.xlsx", .request = &record_reporte_exportacion, .reply = &record_exportado, .access = ACCESS_ROLES, .lane = LANE_QUICK, .cookie = COOKIE_KEEP, .roles = 1u << ROL_ADMIN, .deadline_ms = 60000, .export = true},
    {.name = "reports.exportacion_open", .request = &record_empty, .reply = &record_exportacion, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "reports.exportacion_read", .request = &record_exportacion_lectura, .reply = &record_trozo, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "reports.exportacion_drop", .request = &record_exportacion, .reply = &record_empty, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
    {.name = "reports.puesta_al_dia", .request = &record_empty, .reply = &record_reporte_cursor_row, .access = ACCESS_INTERNAL, .lane = LANE_QUICK, .cookie = COOKIE_KEEP},
};
static const char *const reports_slice[] = {"reporte_cursor", "reporte_lote", "reporte_lote_pago", "reporte_solicitud", "reporte_pago", "reporte_dia", "reporte_ingreso", "reporte_promotor", "reporte_persona", "reporte_repeticion", "reporte_espera", "reporte_apartado", NULL};
const struct operation_set reports_operations = {"reports", reports_table, 7, reports_slice};

const struct operation_set *const all_operations[] = {&auth_operations, &workflow_operations, &files_operations, &reports_operations, NULL};
