/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#ifndef CMEP_RECORDS_H
#define CMEP_RECORDS_H

#include "contract/schema.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rol { ROL_NONE, ROL_ADMIN, ROL_OPERADOR, ROL_GESTOR, ROL_MEDICO, ROL_COUNT };
extern const struct enumeration enumeration_rol;

enum estado_usuario { ESTADO_USUARIO_NONE, ESTADO_USUARIO_ACTIVO, ESTADO_USUARIO_SUSPENDIDO, ESTADO_USUARIO_COUNT };
extern const struct enumeration enumeration_estado_usuario;

enum estado_operativo { ESTADO_OPERATIVO_NONE, ESTADO_OPERATIVO_REGISTRADO, ESTADO_OPERATIVO_ASIGNADO_GESTOR, ESTADO_OPERATIVO_PAGADO, ESTADO_OPERATIVO_ASIGNADO_MEDICO, ESTADO_OPERATIVO_CERRADO, ESTADO_OPERATIVO_CANCELADO, ESTADO_OPERATIVO_COUNT };
extern const struct enumeration enumeration_estado_operativo;

enum accion { ACCION_NONE, ACCION_EDITAR_DATOS, ACCION_ASIGNAR_GESTOR, ACCION_CAMBIAR_GESTOR, ACCION_REGISTRAR_PAGO, ACCION_ASIGNAR_MEDICO, ACCION_CAMBIAR_MEDICO, ACCION_CERRAR, ACCION_CANCELAR, ACCION_OVERRIDE, ACCION_COUNT };
extern const struct enumeration enumeration_accion;

enum estado_atencion { ESTADO_ATENCION_NONE, ESTADO_ATENCION_REGISTRADO, ESTADO_ATENCION_EN_PROCESO, ESTADO_ATENCION_ATENDIDO, ESTADO_ATENCION_OBSERVADO, ESTADO_ATENCION_CANCELADO, ESTADO_ATENCION_COUNT };
extern const struct enumeration enumeration_estado_atencion;

enum estado_pago { ESTADO_PAGO_NONE, ESTADO_PAGO_PENDIENTE, ESTADO_PAGO_PAGADO, ESTADO_PAGO_OBSERVADO, ESTADO_PAGO_COUNT };
extern const struct enumeration enumeration_estado_pago;

enum estado_certificado { ESTADO_CERTIFICADO_NONE, ESTADO_CERTIFICADO_APROBADO, ESTADO_CERTIFICADO_OBSERVADO, ESTADO_CERTIFICADO_COUNT };
extern const struct enumeration enumeration_estado_certificado;

enum tipo_documento { TIPO_DOCUMENTO_NONE, TIPO_DOCUMENTO_DNI, TIPO_DOCUMENTO_CE, TIPO_DOCUMENTO_PASAPORTE, TIPO_DOCUMENTO_RUC, TIPO_DOCUMENTO_COUNT };
extern const struct enumeration enumeration_tipo_documento;

enum tipo_documento_usuario { TIPO_DOCUMENTO_USUARIO_NONE, TIPO_DOCUMENTO_USUARIO_DNI, TIPO_DOCUMENTO_USUARIO_CE, TIPO_DOCUMENTO_USUARIO_PASAPORTE, TIPO_DOCUMENTO_USUARIO_COUNT };
extern const struct enumeration enumeration_tipo_documento_usuario;

enum tipo_atencion { TIPO_ATENCION_NONE, TIPO_ATENCION_VIRTUAL, TIPO_ATENCION_PRESENCIAL, TIPO_ATENCION_COUNT };
extern const struct enumeration enumeration_tipo_atencion;

enum tipo_promotor { TIPO_PROMOTOR_NONE, TIPO_PROMOTOR_PERSONA, TIPO_PROMOTOR_EMPRESA, TIPO_PROMOTOR_OTROS, TIPO_PROMOTOR_COUNT };
extern const struct enumeration enumeration_tipo_promotor;

enum rol_empleado { ROL_EMPLEADO_NONE, ROL_EMPLEADO_OPERADOR, ROL_EMPLEADO_GESTOR, ROL_EMPLEADO_MEDICO, ROL_EMPLEADO_COUNT };
extern const struct enumeration enumeration_rol_empleado;

enum estado_empleado { ESTADO_EMPLEADO_NONE, ESTADO_EMPLEADO_ACTIVO, ESTADO_EMPLEADO_SUSPENDIDO, ESTADO_EMPLEADO_VACACIONES, ESTADO_EMPLEADO_PERMISO, ESTADO_EMPLEADO_COUNT };
extern const struct enumeration enumeration_estado_empleado;

enum moneda { MONEDA_NONE, MONEDA_PEN, MONEDA_USD, MONEDA_COUNT };
extern const struct enumeration enumeration_moneda;

enum orden { ORDEN_NONE, ORDEN_RECIENTE, ORDEN_ANTIGUO, ORDEN_ESTADO_DESDE, ORDEN_COUNT };
extern const struct enumeration enumeration_orden;

enum agrupacion { AGRUPACION_NONE, AGRUPACION_MENSUAL, AGRUPACION_SEMANAL, AGRUPACION_COUNT };
extern const struct enumeration enumeration_agrupacion;

enum tipo_cifra { TIPO_CIFRA_NONE, TIPO_CIFRA_ESTADO, TIPO_CIFRA_PROMOTOR, TIPO_CIFRA_CLIENTES, TIPO_CIFRA_USUARIO, TIPO_CIFRA_OPERADOR, TIPO_CIFRA_GESTOR, TIPO_CIFRA_MEDICO, TIPO_CIFRA_INGRESO, TIPO_CIFRA_PAGADAS, TIPO_CIFRA_ESPERA, TIPO_CIFRA_COUNT };
extern const struct enumeration enumeration_tipo_cifra;

enum tipo_archivo { TIPO_ARCHIVO_NONE, TIPO_ARCHIVO_EVIDENCIA_PAGO, TIPO_ARCHIVO_DOCUMENTO, TIPO_ARCHIVO_OTROS, TIPO_ARCHIVO_COUNT };
extern const struct enumeration enumeration_tipo_archivo;

enum nota_archivo { NOTA_ARCHIVO_NONE, NOTA_ARCHIVO_ARCHIVO_SUBIDO, NOTA_ARCHIVO_ARCHIVO_ELIMINADO, NOTA_ARCHIVO_COUNT };
extern const struct enumeration enumeration_nota_archivo;

struct empty {
    uint64_t given; /* which fields a decoded message held, null ones too */
};
extern const struct record record_empty;

struct exportacion {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *exportacion;
};
enum exportacion__index { EXPORTACION__EXPORTACION, EXPORTACION__COUNT };
extern const struct record record_exportacion;

struct exportado {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t tamano_bytes;
};
enum exportado__index { EXPORTADO__TAMANO_BYTES, EXPORTADO__COUNT };
extern const struct record record_exportado;

struct exportacion_lectura {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *exportacion;
    int64_t posicion;
};
enum exportacion_lectura__index { EXPORTACION_LECTURA__EXPORTACION, EXPORTACION_LECTURA__POSICION, EXPORTACION_LECTURA__COUNT };
extern const struct record record_exportacion_lectura;

struct caller {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t user_id;
    int64_t persona_id;
    const char *name;
    const enum rol *roles;
    size_t roles_count;
};
enum caller__index { CALLER__USER_ID, CALLER__PERSONA_ID, CALLER__NAME, CALLER__ROLES, CALLER__COUNT };
extern const struct record record_caller;

struct idempotency {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *key;
    const char *body;
};
enum idempotency__index { IDEMPOTENCY__KEY, IDEMPOTENCY__BODY, IDEMPOTENCY__COUNT };
extern const struct record record_idempotency;

struct envelope {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t id;
    const char *operation;
    int64_t remaining_ms;
    const char *request_id;
    const struct idempotency *idempotency;
    const struct caller *caller;
};
enum envelope__index { ENVELOPE__ID, ENVELOPE__OPERATION, ENVELOPE__REMAINING_MS, ENVELOPE__REQUEST_ID, ENVELOPE__IDEMPOTENCY, ENVELOPE__CALLER, ENVELOPE__COUNT };
extern const struct record record_envelope;

struct reply_envelope {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t id;
    const char *status;
};
enum reply_envelope__index { REPLY_ENVELOPE__ID, REPLY_ENVELOPE__STATUS, REPLY_ENVELOPE__COUNT };
extern const struct record record_reply_envelope;

enum field_error__index { FIELD_ERROR__FIELD, FIELD_ERROR__MESSAGE, FIELD_ERROR__COUNT };
extern const struct record record_field_error;

struct failure {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *message;
    const struct field_error *details;
    size_t details_count;
    int64_t retry_after_s;
};
enum failure__index { FAILURE__MESSAGE, FAILURE__DETAILS, FAILURE__RETRY_AFTER_S, FAILURE__COUNT };
extern const struct record record_failure;

struct cursor_meta {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t page;
    int64_t page_size;
    int64_t total;
    bool total_exact;
    const char *next_cursor;
};
enum cursor_meta__index { CURSOR_META__PAGE, CURSOR_META__PAGE_SIZE, CURSOR_META__TOTAL, CURSOR_META__TOTAL_EXACT, CURSOR_META__NEXT_CURSOR, CURSOR_META__COUNT };
extern const struct record record_cursor_meta;

struct page_meta {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t page;
    int64_t page_size;
    int64_t total;
};
enum page_meta__index { PAGE_META__PAGE, PAGE_META__PAGE_SIZE, PAGE_META__TOTAL, PAGE_META__COUNT };
extern const struct record record_page_meta;

struct pong {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *service;
    const char *version;
    bool database;
    const char *lacks;
};
enum pong__index { PONG__SERVICE, PONG__VERSION, PONG__DATABASE, PONG__LACKS, PONG__COUNT };
extern const struct record record_pong;

struct kept_reply_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *cuerpo;
    const char *respuesta; /* msgpack bytes of a map, or NULL */
    size_t respuesta_size;
};
enum kept_reply_row__index { KEPT_REPLY_ROW__CUERPO, KEPT_REPLY_ROW__RESPUESTA, KEPT_REPLY_ROW__COUNT };
extern const struct record record_kept_reply_row;

struct ledger_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *checksum;
    bool done;
};
enum ledger_row__index { LEDGER_ROW__CHECKSUM, LEDGER_ROW__DONE, LEDGER_ROW__COUNT };
extern const struct record record_ledger_row;

struct counter {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *name;
    int64_t value;
};
enum counter__index { COUNTER__NAME, COUNTER__VALUE, COUNTER__COUNT };
extern const struct record record_counter;

struct operation_stats {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *operation;
    int64_t done;
    int64_t refused;
    int64_t unavailable;
    int64_t statements;
    int64_t microseconds;
};
enum operation_stats__index { OPERATION_STATS__OPERATION, OPERATION_STATS__DONE, OPERATION_STATS__REFUSED, OPERATION_STATS__UNAVAILABLE, OPERATION_STATS__STATEMENTS, OPERATION_STATS__MICROSECONDS, OPERATION_STATS__COUNT };
extern const struct record record_operation_stats;

struct stats {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *service;
    const struct counter *counters;
    size_t counters_count;
    const struct operation_stats *operations;
    size_t operations_count;
};
enum stats__index { STATS__SERVICE, STATS__COUNTERS, STATS__OPERATIONS, STATS__COUNT };
extern const struct record record_stats;

struct user {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t user_id;
    const char *user_email;
    enum estado_usuario estado;
    const enum rol *roles;
    size_t roles_count;
    const char *const *permissions_extra;
    size_t permissions_extra_count;
    const char *display_name;
};
enum user__index { USER__USER_ID, USER__USER_EMAIL, USER__ESTADO, USER__ROLES, USER__PERMISSIONS_EXTRA, USER__DISPLAY_NAME, USER__COUNT };
extern const struct record record_user;

struct user_reply {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct user *user;
    int64_t persona_id;
};
enum user_reply__index { USER_REPLY__USER, USER_REPLY__PERSONA_ID, USER_REPLY__COUNT };
extern const struct record record_user_reply;

struct login_reply {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct user *user;
    const char *session;
};
enum login_reply__index { LOGIN_REPLY__USER, LOGIN_REPLY__SESSION, LOGIN_REPLY__COUNT };
extern const struct record record_login_reply;

struct sesion {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t id;
    const char *created_at;
    const char *last_seen_at;
    const char *expires_at;
    bool actual;
};
enum sesion__index { SESION__ID, SESION__CREATED_AT, SESION__LAST_SEEN_AT, SESION__EXPIRES_AT, SESION__ACTUAL, SESION__COUNT };
extern const struct record record_sesion;

struct sesion_lista {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct sesion *data;
    size_t data_count;
};
enum sesion_lista__index { SESION_LISTA__DATA, SESION_LISTA__COUNT };
extern const struct record record_sesion_lista;

struct user_admin {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t user_id;
    const char *user_email;
    bool is_active;
    int64_t persona_id;
    const char *nombres;
    const char *apellidos;
    enum tipo_documento tipo_documento;
    const char *numero_documento;
    const char *telefono;
    const char *email;
    const char *celular_2;
    const char *telefono_fijo;
    const char *fecha_nacimiento;
    const char *direccion;
    const char *comentario;
    const enum rol *roles;
    size_t roles_count;
    const char *cmp;
    const char *especialidad;
    const char *last_login_at;
    const char *created_at;
};
enum user_admin__index { USER_ADMIN__USER_ID, USER_ADMIN__USER_EMAIL, USER_ADMIN__IS_ACTIVE, USER_ADMIN__PERSONA_ID, USER_ADMIN__NOMBRES, USER_ADMIN__APELLIDOS, USER_ADMIN__TIPO_DOCUMENTO, USER_ADMIN__NUMERO_DOCUMENTO, USER_ADMIN__TELEFONO, USER_ADMIN__EMAIL, USER_ADMIN__CELULAR_2, USER_ADMIN__TELEFONO_FIJO, USER_ADMIN__FECHA_NACIMIENTO, USER_ADMIN__DIRECCION, USER_ADMIN__COMENTARIO, USER_ADMIN__ROLES, USER_ADMIN__CMP, USER_ADMIN__ESPECIALIDAD, USER_ADMIN__LAST_LOGIN_AT, USER_ADMIN__CREATED_AT, USER_ADMIN__COUNT };
extern const struct record record_user_admin;

struct user_admin_lista {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct user_admin *data;
    size_t data_count;
    const struct page_meta *meta;
};
enum user_admin_lista__index { USER_ADMIN_LISTA__DATA, USER_ADMIN_LISTA__META, USER_ADMIN_LISTA__COUNT };
extern const struct record record_user_admin_lista;

struct password_reply {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *message;
};
enum password_reply__index { PASSWORD_REPLY__MESSAGE, PASSWORD_REPLY__COUNT };
extern const struct record record_password_reply;

struct account_created {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t user_id;
};
enum account_created__index { ACCOUNT_CREATED__USER_ID, ACCOUNT_CREATED__COUNT };
extern const struct record record_account_created;

struct account_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t user_id;
    int64_t persona_id;
    const char *user_email;
    enum estado_usuario estado;
    const char *password_hash;
    const char *display_name;
    const char *roles;
    const char *permissions_extra;
    bool seen_recently;
    const char *last_login_at;
    const char *created_at;
};
enum account_row__index { ACCOUNT_ROW__USER_ID, ACCOUNT_ROW__PERSONA_ID, ACCOUNT_ROW__USER_EMAIL, ACCOUNT_ROW__ESTADO, ACCOUNT_ROW__PASSWORD_HASH, ACCOUNT_ROW__DISPLAY_NAME, ACCOUNT_ROW__ROLES, ACCOUNT_ROW__PERMISSIONS_EXTRA, ACCOUNT_ROW__SEEN_RECENTLY, ACCOUNT_ROW__LAST_LOGIN_AT, ACCOUNT_ROW__CREATED_AT, ACCOUNT_ROW__COUNT };
extern const struct record record_account_row;

struct cuenta {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t user_id;
    int64_t persona_id;
};
enum cuenta__index { CUENTA__USER_ID, CUENTA__PERSONA_ID, CUENTA__COUNT };
extern const struct record record_cuenta;

struct cuentas {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct cuenta *cuentas;
    size_t cuentas_count;
};
enum cuentas__index { CUENTAS__CUENTAS, CUENTAS__COUNT };
extern const struct record record_cuentas;

struct failures_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t kind;
    int64_t failures;
    int64_t seconds_ago;
};
enum failures_row__index { FAILURES_ROW__KIND, FAILURES_ROW__FAILURES, FAILURES_ROW__SECONDS_AGO, FAILURES_ROW__COUNT };
extern const struct record record_failures_row;

struct login_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *email;
    const char *password;
    const char *session;
    const char *address;
};
enum login_request__index { LOGIN_REQUEST__EMAIL, LOGIN_REQUEST__PASSWORD, LOGIN_REQUEST__SESSION, LOGIN_REQUEST__ADDRESS, LOGIN_REQUEST__COUNT };
extern const struct record record_login_request;

struct logout_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *session;
};
enum logout_request__index { LOGOUT_REQUEST__SESSION, LOGOUT_REQUEST__COUNT };
extern const struct record record_logout_request;

struct me_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *session;
};
enum me_request__index { ME_REQUEST__SESSION, ME_REQUEST__COUNT };
extern const struct record record_me_request;

struct session_list_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *session;
};
enum session_list_request__index { SESSION_LIST_REQUEST__SESSION, SESSION_LIST_REQUEST__COUNT };
extern const struct record record_session_list_request;

struct session_delete_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t id;
};
enum session_delete_request__index { SESSION_DELETE_REQUEST__ID, SESSION_DELETE_REQUEST__COUNT };
extern const struct record record_session_delete_request;

struct password_change_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *session;
    const char *actual;
    const char *nueva;
};
enum password_change_request__index { PASSWORD_CHANGE_REQUEST__SESSION, PASSWORD_CHANGE_REQUEST__ACTUAL, PASSWORD_CHANGE_REQUEST__NUEVA, PASSWORD_CHANGE_REQUEST__COUNT };
extern const struct record record_password_change_request;

struct user_list_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t page;
    int64_t page_size;
    const char *q;
};
enum user_list_request__index { USER_LIST_REQUEST__PAGE, USER_LIST_REQUEST__PAGE_SIZE, USER_LIST_REQUEST__Q, USER_LIST_REQUEST__COUNT };
extern const struct record record_user_list_request;

struct user_create_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *user_email;
    const char *password;
    const char *nombres;
    const char *apellidos;
    enum tipo_documento_usuario tipo_documento;
    const char *numero_documento;
    const char *telefono;
    const char *direccion;
    const char *fecha_nacimiento;
    const enum rol *roles;
    size_t roles_count;
};
enum user_create_request__index { USER_CREATE_REQUEST__USER_EMAIL, USER_CREATE_REQUEST__PASSWORD, USER_CREATE_REQUEST__NOMBRES, USER_CREATE_REQUEST__APELLIDOS, USER_CREATE_REQUEST__TIPO_DOCUMENTO, USER_CREATE_REQUEST__NUMERO_DOCUMENTO, USER_CREATE_REQUEST__TELEFONO, USER_CREATE_REQUEST__DIRECCION, USER_CREATE_REQUEST__FECHA_NACIMIENTO, USER_CREATE_REQUEST__ROLES, USER_CREATE_REQUEST__COUNT };
extern const struct record record_user_create_request;

struct user_update_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t user_id;
    const char *nombres;
    const char *apellidos;
    const char *telefono;
    const char *email;
    const char *celular_2;
    const char *telefono_fijo;
    const char *fecha_nacimiento;
    const char *direccion;
    enum tipo_documento_usuario tipo_documento;
    const char *numero_documento;
    const char *comentario;
    const enum rol *roles;
    size_t roles_count;
    bool is_active;
    const char *cmp;
    const char *especialidad;
};
enum user_update_request__index { USER_UPDATE_REQUEST__USER_ID, USER_UPDATE_REQUEST__NOMBRES, USER_UPDATE_REQUEST__APELLIDOS, USER_UPDATE_REQUEST__TELEFONO, USER_UPDATE_REQUEST__EMAIL, USER_UPDATE_REQUEST__CELULAR_2, USER_UPDATE_REQUEST__TELEFONO_FIJO, USER_UPDATE_REQUEST__FECHA_NACIMIENTO, USER_UPDATE_REQUEST__DIRECCION, USER_UPDATE_REQUEST__TIPO_DOCUMENTO, USER_UPDATE_REQUEST__NUMERO_DOCUMENTO, USER_UPDATE_REQUEST__COMENTARIO, USER_UPDATE_REQUEST__ROLES, USER_UPDATE_REQUEST__IS_ACTIVE, USER_UPDATE_REQUEST__CMP, USER_UPDATE_REQUEST__ESPECIALIDAD, USER_UPDATE_REQUEST__COUNT };
extern const struct record record_user_update_request;

struct password_reset_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t user_id;
    const char *new_password;
};
enum password_reset_request__index { PASSWORD_RESET_REQUEST__USER_ID, PASSWORD_RESET_REQUEST__NEW_PASSWORD, PASSWORD_RESET_REQUEST__COUNT };
extern const struct record record_password_reset_request;

struct account_find_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *email;
};
enum account_find_request__index { ACCOUNT_FIND_REQUEST__EMAIL, ACCOUNT_FIND_REQUEST__COUNT };
extern const struct record record_account_find_request;

struct account_create_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *user_email;
    const char *password;
    enum tipo_documento_usuario tipo_documento;
    const char *numero_documento;
    const char *nombres;
    const char *apellidos;
    const enum rol *roles;
    size_t roles_count;
};
enum account_create_request__index { ACCOUNT_CREATE_REQUEST__USER_EMAIL, ACCOUNT_CREATE_REQUEST__PASSWORD, ACCOUNT_CREATE_REQUEST__TIPO_DOCUMENTO, ACCOUNT_CREATE_REQUEST__NUMERO_DOCUMENTO, ACCOUNT_CREATE_REQUEST__NOMBRES, ACCOUNT_CREATE_REQUEST__APELLIDOS, ACCOUNT_CREATE_REQUEST__ROLES, ACCOUNT_CREATE_REQUEST__COUNT };
extern const struct record record_account_create_request;

struct solicitud_exportacion {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *exportacion;
    const char *q;
    enum estado_operativo estado_operativo;
    bool mine;
    const char *desde;
    const char *hasta;
    int64_t gestor_id;
    int64_t medico_id;
    int64_t promotor_id;
    enum orden orden;
    const char *sep;
};
enum solicitud_exportacion__index { SOLICITUD_EXPORTACION__EXPORTACION, SOLICITUD_EXPORTACION__Q, SOLICITUD_EXPORTACION__ESTADO_OPERATIVO, SOLICITUD_EXPORTACION__MINE, SOLICITUD_EXPORTACION__DESDE, SOLICITUD_EXPORTACION__HASTA, SOLICITUD_EXPORTACION__GESTOR_ID, SOLICITUD_EXPORTACION__MEDICO_ID, SOLICITUD_EXPORTACION__PROMOTOR_ID, SOLICITUD_EXPORTACION__ORDEN, SOLICITUD_EXPORTACION__SEP, SOLICITUD_EXPORTACION__COUNT };
extern const struct record record_solicitud_exportacion;

struct solicitud_fila_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *codigo;
    enum estado_operativo estado_operativo;
    enum tipo_documento tipo_documento;
    const char *numero_documento;
    const char *nombres;
    const char *apellidos;
    const char *celular;
    const char *email;
    const char *apoderado_documento;
    const char *apoderado;
    const char *promotor;
    const char *gestor;
    const char *medico;
    const char *servicio;
    const char *tarifa_monto;
    enum moneda tarifa_moneda;
    const char *pagado_pen;
    const char *pagado_usd;
    const char *ultimo_pago;
    const char *created_at;
    const char *estado_desde;
    int64_t dias_en_estado;
    const char *fecha_cierre;
    const char *fecha_cancelacion;
    const char *motivo_cancelacion;
    enum estado_certificado estado_certificado;
    enum tipo_atencion tipo_atencion;
    const char *lugar_atencion;
    const char *comentario;
};
enum solicitud_fila_row__index { SOLICITUD_FILA_ROW__CODIGO, SOLICITUD_FILA_ROW__ESTADO_OPERATIVO, SOLICITUD_FILA_ROW__TIPO_DOCUMENTO, SOLICITUD_FILA_ROW__NUMERO_DOCUMENTO, SOLICITUD_FILA_ROW__NOMBRES, SOLICITUD_FILA_ROW__APELLIDOS, SOLICITUD_FILA_ROW__CELULAR, SOLICITUD_FILA_ROW__EMAIL, SOLICITUD_FILA_ROW__APODERADO_DOCUMENTO, SOLICITUD_FILA_ROW__APODERADO, SOLICITUD_FILA_ROW__PROMOTOR, SOLICITUD_FILA_ROW__GESTOR, SOLICITUD_FILA_ROW__MEDICO, SOLICITUD_FILA_ROW__SERVICIO, SOLICITUD_FILA_ROW__TARIFA_MONTO, SOLICITUD_FILA_ROW__TARIFA_MONEDA, SOLICITUD_FILA_ROW__PAGADO_PEN, SOLICITUD_FILA_ROW__PAGADO_USD, SOLICITUD_FILA_ROW__ULTIMO_PAGO, SOLICITUD_FILA_ROW__CREATED_AT, SOLICITUD_FILA_ROW__ESTADO_DESDE, SOLICITUD_FILA_ROW__DIAS_EN_ESTADO, SOLICITUD_FILA_ROW__FECHA_CIERRE, SOLICITUD_FILA_ROW__FECHA_CANCELACION, SOLICITUD_FILA_ROW__MOTIVO_CANCELACION, SOLICITUD_FILA_ROW__ESTADO_CERTIFICADO, SOLICITUD_FILA_ROW__TIPO_ATENCION, SOLICITUD_FILA_ROW__LUGAR_ATENCION, SOLICITUD_FILA_ROW__COMENTARIO, SOLICITUD_FILA_ROW__COUNT };
extern const struct record record_solicitud_fila_row;

struct persona_datos {
    uint64_t given; /* which fields a decoded message held, null ones too */
    enum tipo_documento tipo_documento;
    const char *numero_documento;
    const char *nombres;
    const char *apellidos;
    const char *celular;
    const char *email;
    const char *fecha_nacimiento;
    const char *direccion;
};
enum persona_datos__index { PERSONA_DATOS__TIPO_DOCUMENTO, PERSONA_DATOS__NUMERO_DOCUMENTO, PERSONA_DATOS__NOMBRES, PERSONA_DATOS__APELLIDOS, PERSONA_DATOS__CELULAR, PERSONA_DATOS__EMAIL, PERSONA_DATOS__FECHA_NACIMIENTO, PERSONA_DATOS__DIRECCION, PERSONA_DATOS__COUNT };
extern const struct record record_persona_datos;

struct promotor_datos {
    uint64_t given; /* which fields a decoded message held, null ones too */
    enum tipo_promotor tipo_promotor;
    enum tipo_documento tipo_documento;
    const char *numero_documento;
    const char *nombres;
    const char *apellidos;
    const char *razon_social;
    const char *nombre_promotor_otros;
    const char *ruc;
    const char *email;
    const char *celular_1;
    const char *fuente_promotor;
    const char *comentario;
};
enum promotor_datos__index { PROMOTOR_DATOS__TIPO_PROMOTOR, PROMOTOR_DATOS__TIPO_DOCUMENTO, PROMOTOR_DATOS__NUMERO_DOCUMENTO, PROMOTOR_DATOS__NOMBRES, PROMOTOR_DATOS__APELLIDOS, PROMOTOR_DATOS__RAZON_SOCIAL, PROMOTOR_DATOS__NOMBRE_PROMOTOR_OTROS, PROMOTOR_DATOS__RUC, PROMOTOR_DATOS__EMAIL, PROMOTOR_DATOS__CELULAR_1, PROMOTOR_DATOS__FUENTE_PROMOTOR, PROMOTOR_DATOS__COMENTARIO, PROMOTOR_DATOS__COUNT };
extern const struct record record_promotor_datos;

struct atencion_datos {
    uint64_t given; /* which fields a decoded message held, null ones too */
    enum tipo_atencion tipo_atencion;
    const char *lugar_atencion;
};
enum atencion_datos__index { ATENCION_DATOS__TIPO_ATENCION, ATENCION_DATOS__LUGAR_ATENCION, ATENCION_DATOS__COUNT };
extern const struct record record_atencion_datos;

struct solicitud_creada {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *codigo;
};
enum solicitud_creada__index { SOLICITUD_CREADA__SOLICITUD_ID, SOLICITUD_CREADA__CODIGO, SOLICITUD_CREADA__COUNT };
extern const struct record record_solicitud_creada;

struct promotor_ref {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t promotor_id;
    enum tipo_promotor tipo_promotor;
    const char *nombre;
    const char *ruc;
    const char *email;
    const char *celular;
    const char *fuente_promotor;
};
enum promotor_ref__index { PROMOTOR_REF__PROMOTOR_ID, PROMOTOR_REF__TIPO_PROMOTOR, PROMOTOR_REF__NOMBRE, PROMOTOR_REF__RUC, PROMOTOR_REF__EMAIL, PROMOTOR_REF__CELULAR, PROMOTOR_REF__FUENTE_PROMOTOR, PROMOTOR_REF__COUNT };
extern const struct record record_promotor_ref;

struct cliente_item {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t persona_id;
    enum tipo_documento tipo_documento;
    const char *numero_documento;
    const char *doc;
    const char *nombre;
    const char *celular;
};
enum cliente_item__index { CLIENTE_ITEM__PERSONA_ID, CLIENTE_ITEM__TIPO_DOCUMENTO, CLIENTE_ITEM__NUMERO_DOCUMENTO, CLIENTE_ITEM__DOC, CLIENTE_ITEM__NOMBRE, CLIENTE_ITEM__CELULAR, CLIENTE_ITEM__COUNT };
extern const struct record record_cliente_item;

struct apoderado_item {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t persona_id;
    enum tipo_documento tipo_documento;
    const char *numero_documento;
    const char *nombres;
    const char *apellidos;
};
enum apoderado_item__index { APODERADO_ITEM__PERSONA_ID, APODERADO_ITEM__TIPO_DOCUMENTO, APODERADO_ITEM__NUMERO_DOCUMENTO, APODERADO_ITEM__NOMBRES, APODERADO_ITEM__APELLIDOS, APODERADO_ITEM__COUNT };
extern const struct record record_apoderado_item;

struct solicitud_item {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *codigo;
    const struct cliente_item *cliente;
    const struct apoderado_item *apoderado;
    enum estado_operativo estado_operativo;
    const char *gestor;
    const char *medico;
    const struct promotor_ref *promotor;
    const char *created_at;
    int64_t dias_en_estado;
    const char *estado_desde;
};
enum solicitud_item__index { SOLICITUD_ITEM__SOLICITUD_ID, SOLICITUD_ITEM__CODIGO, SOLICITUD_ITEM__CLIENTE, SOLICITUD_ITEM__APODERADO, SOLICITUD_ITEM__ESTADO_OPERATIVO, SOLICITUD_ITEM__GESTOR, SOLICITUD_ITEM__MEDICO, SOLICITUD_ITEM__PROMOTOR, SOLICITUD_ITEM__CREATED_AT, SOLICITUD_ITEM__DIAS_EN_ESTADO, SOLICITUD_ITEM__ESTADO_DESDE, SOLICITUD_ITEM__COUNT };
extern const struct record record_solicitud_item;

struct solicitud_items {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct solicitud_item *items;
    size_t items_count;
};
enum solicitud_items__index { SOLICITUD_ITEMS__ITEMS, SOLICITUD_ITEMS__COUNT };
extern const struct record record_solicitud_items;

struct solicitud_pagina {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct solicitud_items *data;
    const struct cursor_meta *meta;
};
enum solicitud_pagina__index { SOLICITUD_PAGINA__DATA, SOLICITUD_PAGINA__META, SOLICITUD_PAGINA__COUNT };
extern const struct record record_solicitud_pagina;

struct estado_resumen {
    uint64_t given; /* which fields a decoded message held, null ones too */
    enum estado_operativo estado;
    int64_t cantidad;
    double dias_mediana;
    double dias_max;
};
enum estado_resumen__index { ESTADO_RESUMEN__ESTADO, ESTADO_RESUMEN__CANTIDAD, ESTADO_RESUMEN__DIAS_MEDIANA, ESTADO_RESUMEN__DIAS_MAX, ESTADO_RESUMEN__COUNT };
extern const struct record record_estado_resumen;

struct resumen {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t total;
    bool total_exact;
    const struct estado_resumen *estados;
    size_t estados_count;
};
enum resumen__index { RESUMEN__TOTAL, RESUMEN__TOTAL_EXACT, RESUMEN__ESTADOS, RESUMEN__COUNT };
extern const struct record record_resumen;

struct persona {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t persona_id;
    enum tipo_documento tipo_documento;
    const char *numero_documento;
    const char *nombres;
    const char *apellidos;
    const char *celular;
    const char *email;
    const char *fecha_nacimiento;
    const char *direccion;
    bool es_personal;
};
enum persona__index { PERSONA__PERSONA_ID, PERSONA__TIPO_DOCUMENTO, PERSONA__NUMERO_DOCUMENTO, PERSONA__NOMBRES, PERSONA__APELLIDOS, PERSONA__CELULAR, PERSONA__EMAIL, PERSONA__FECHA_NACIMIENTO, PERSONA__DIRECCION, PERSONA__ES_PERSONAL, PERSONA__COUNT };
extern const struct record record_persona;

struct cliente_detalle {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t persona_id;
    enum tipo_documento tipo_documento;
    const char *numero_documento;
    const char *doc;
    const char *nombre;
    const char *nombres;
    const char *apellidos;
    const char *celular;
    const char *email;
    const char *fecha_nacimiento;
    const char *direccion;
};
enum cliente_detalle__index { CLIENTE_DETALLE__PERSONA_ID, CLIENTE_DETALLE__TIPO_DOCUMENTO, CLIENTE_DETALLE__NUMERO_DOCUMENTO, CLIENTE_DETALLE__DOC, CLIENTE_DETALLE__NOMBRE, CLIENTE_DETALLE__NOMBRES, CLIENTE_DETALLE__APELLIDOS, CLIENTE_DETALLE__CELULAR, CLIENTE_DETALLE__EMAIL, CLIENTE_DETALLE__FECHA_NACIMIENTO, CLIENTE_DETALLE__DIRECCION, CLIENTE_DETALLE__COUNT };
extern const struct record record_cliente_detalle;

struct apoderado_detalle {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t persona_id;
    enum tipo_documento tipo_documento;
    const char *numero_documento;
    const char *nombres;
    const char *apellidos;
    const char *celular_1;
    const char *email;
    const char *fecha_nacimiento;
    const char *direccion;
};
enum apoderado_detalle__index { APODERADO_DETALLE__PERSONA_ID, APODERADO_DETALLE__TIPO_DOCUMENTO, APODERADO_DETALLE__NUMERO_DOCUMENTO, APODERADO_DETALLE__NOMBRES, APODERADO_DETALLE__APELLIDOS, APODERADO_DETALLE__CELULAR_1, APODERADO_DETALLE__EMAIL, APODERADO_DETALLE__FECHA_NACIMIENTO, APODERADO_DETALLE__DIRECCION, APODERADO_DETALLE__COUNT };
extern const struct record record_apoderado_detalle;

struct servicio_ref {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t servicio_id;
    const char *descripcion;
    const char *tarifa;
    enum moneda moneda;
};
enum servicio_ref__index { SERVICIO_REF__SERVICIO_ID, SERVICIO_REF__DESCRIPCION, SERVICIO_REF__TARIFA, SERVICIO_REF__MONEDA, SERVICIO_REF__COUNT };
extern const struct record record_servicio_ref;

struct permisos {
    uint64_t given; /* which fields a decoded message held, null ones too */
    bool eliminar;
    bool subir_archivo;
    bool eliminar_archivo;
};
enum permisos__index { PERMISOS__ELIMINAR, PERMISOS__SUBIR_ARCHIVO, PERMISOS__ELIMINAR_ARCHIVO, PERMISOS__COUNT };
extern const struct record record_permisos;

struct asignado {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t persona_id;
    const char *nombre;
    enum rol_empleado rol;
};
enum asignado__index { ASIGNADO__PERSONA_ID, ASIGNADO__NOMBRE, ASIGNADO__ROL, ASIGNADO__COUNT };
extern const struct record record_asignado;

struct asignaciones {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct asignado *GESTOR;
    const struct asignado *MEDICO;
};
enum asignaciones__index { ASIGNACIONES__GESTOR, ASIGNACIONES__MEDICO, ASIGNACIONES__COUNT };
extern const struct record record_asignaciones;

struct pago {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t pago_id;
    const char *canal_pago;
    const char *fecha_pago;
    const char *monto;
    enum moneda moneda;
    const char *referencia_transaccion;
    const char *comentario;
    const char *validated_at;
};
enum pago__index { PAGO__PAGO_ID, PAGO__CANAL_PAGO, PAGO__FECHA_PAGO, PAGO__MONTO, PAGO__MONEDA, PAGO__REFERENCIA_TRANSACCION, PAGO__COMENTARIO, PAGO__VALIDATED_AT, PAGO__COUNT };
extern const struct record record_pago;

struct historial_fila {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t historial_id;
    const char *campo;
    const char *valor_anterior;
    const char *valor_nuevo;
    int64_t cambiado_por;
    const char *usuario_nombre;
    const char *cambiado_en;
    const char *comentario;
};
enum historial_fila__index { HISTORIAL_FILA__HISTORIAL_ID, HISTORIAL_FILA__CAMPO, HISTORIAL_FILA__VALOR_ANTERIOR, HISTORIAL_FILA__VALOR_NUEVO, HISTORIAL_FILA__CAMBIADO_POR, HISTORIAL_FILA__USUARIO_NOMBRE, HISTORIAL_FILA__CAMBIADO_EN, HISTORIAL_FILA__COMENTARIO, HISTORIAL_FILA__COUNT };
extern const struct record record_historial_fila;

struct resultado_medico {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t resultado_id;
    int64_t medico_id;
    const char *fecha_evaluacion;
    const char *diagnostico;
    const char *resultado;
    const char *observaciones;
    const char *recomendaciones;
    enum estado_certificado estado_certificado;
};
enum resultado_medico__index { RESULTADO_MEDICO__RESULTADO_ID, RESULTADO_MEDICO__MEDICO_ID, RESULTADO_MEDICO__FECHA_EVALUACION, RESULTADO_MEDICO__DIAGNOSTICO, RESULTADO_MEDICO__RESULTADO, RESULTADO_MEDICO__OBSERVACIONES, RESULTADO_MEDICO__RECOMENDACIONES, RESULTADO_MEDICO__ESTADO_CERTIFICADO, RESULTADO_MEDICO__COUNT };
extern const struct record record_resultado_medico;

struct archivo {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t id;
    int64_t archivo_id;
    int64_t pago_id;
    const char *nombre;
    enum tipo_archivo tipo;
    const char *mime_type;
    const char *mime_detectado;
    int64_t tamano_bytes;
};
enum archivo__index { ARCHIVO__ID, ARCHIVO__ARCHIVO_ID, ARCHIVO__PAGO_ID, ARCHIVO__NOMBRE, ARCHIVO__TIPO, ARCHIVO__MIME_TYPE, ARCHIVO__MIME_DETECTADO, ARCHIVO__TAMANO_BYTES, ARCHIVO__COUNT };
extern const struct record record_archivo;

struct detalle {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *codigo;
    const struct cliente_detalle *cliente;
    const struct apoderado_detalle *apoderado;
    const struct servicio_ref *servicio;
    enum estado_atencion estado_atencion;
    enum estado_pago estado_pago;
    enum estado_certificado estado_certificado;
    const char *tarifa_monto;
    enum moneda tarifa_moneda;
    enum tipo_atencion tipo_atencion;
    const char *lugar_atencion;
    const char *comentario;
    enum estado_operativo estado_operativo;
    const char *estado_desde;
    const enum accion *acciones_permitidas;
    size_t acciones_permitidas_count;
    const struct permisos *permisos;
    const struct asignaciones *asignaciones_vigentes;
    const struct promotor_ref *promotor;
    const struct pago *pagos;
    size_t pagos_count;
    const struct historial_fila *historial;
    size_t historial_count;
    const char *motivo_cancelacion;
    const char *fecha_cierre;
    int64_t cerrado_por;
    const char *fecha_cancelacion;
    int64_t cancelado_por;
    const char *comentario_admin;
    const struct resultado_medico *resultados_medicos;
    size_t resultados_medicos_count;
    const char *created_at;
    const char *updated_at;
    int64_t version;
    const struct asignado *gestor;
    const struct asignado *medico;
};
enum detalle__index { DETALLE__SOLICITUD_ID, DETALLE__CODIGO, DETALLE__CLIENTE, DETALLE__APODERADO, DETALLE__SERVICIO, DETALLE__ESTADO_ATENCION, DETALLE__ESTADO_PAGO, DETALLE__ESTADO_CERTIFICADO, DETALLE__TARIFA_MONTO, DETALLE__TARIFA_MONEDA, DETALLE__TIPO_ATENCION, DETALLE__LUGAR_ATENCION, DETALLE__COMENTARIO, DETALLE__ESTADO_OPERATIVO, DETALLE__ESTADO_DESDE, DETALLE__ACCIONES_PERMITIDAS, DETALLE__PERMISOS, DETALLE__ASIGNACIONES_VIGENTES, DETALLE__PROMOTOR, DETALLE__PAGOS, DETALLE__HISTORIAL, DETALLE__MOTIVO_CANCELACION, DETALLE__FECHA_CIERRE, DETALLE__CERRADO_POR, DETALLE__FECHA_CANCELACION, DETALLE__CANCELADO_POR, DETALLE__COMENTARIO_ADMIN, DETALLE__RESULTADOS_MEDICOS, DETALLE__CREATED_AT, DETALLE__UPDATED_AT, DETALLE__VERSION, DETALLE__GESTOR, DETALLE__MEDICO, DETALLE__COUNT };
extern const struct record record_detalle;

struct resultado_datos {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *fecha_evaluacion;
    const char *diagnostico;
    const char *resultado;
    const char *observaciones;
    const char *recomendaciones;
    enum estado_certificado estado_certificado;
};
enum resultado_datos__index { RESULTADO_DATOS__FECHA_EVALUACION, RESULTADO_DATOS__DIAGNOSTICO, RESULTADO_DATOS__RESULTADO, RESULTADO_DATOS__OBSERVACIONES, RESULTADO_DATOS__RECOMENDACIONES, RESULTADO_DATOS__ESTADO_CERTIFICADO, RESULTADO_DATOS__COUNT };
extern const struct record record_resultado_datos;

struct servicio {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t servicio_id;
    const char *descripcion_servicio;
    const char *caracteristicas_servicio;
    const char *tarifa_servicio;
    enum moneda moneda_tarifa;
};
enum servicio__index { SERVICIO__SERVICIO_ID, SERVICIO__DESCRIPCION_SERVICIO, SERVICIO__CARACTERISTICAS_SERVICIO, SERVICIO__TARIFA_SERVICIO, SERVICIO__MONEDA_TARIFA, SERVICIO__COUNT };
extern const struct record record_servicio;

struct servicio_lista {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct servicio *data;
    size_t data_count;
};
enum servicio_lista__index { SERVICIO_LISTA__DATA, SERVICIO_LISTA__COUNT };
extern const struct record record_servicio_lista;

struct empleado {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t persona_id;
    const char *nombre;
    enum rol_empleado rol;
};
enum empleado__index { EMPLEADO__PERSONA_ID, EMPLEADO__NOMBRE, EMPLEADO__ROL, EMPLEADO__COUNT };
extern const struct record record_empleado;

struct empleado_lista {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct empleado *data;
    size_t data_count;
};
enum empleado_lista__index { EMPLEADO_LISTA__DATA, EMPLEADO_LISTA__COUNT };
extern const struct record record_empleado_lista;

struct promotor {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t promotor_id;
    enum tipo_promotor tipo_promotor;
    const char *nombre;
    const char *razon_social;
    const char *nombre_promotor_otros;
    const char *ruc;
    const char *email;
    const char *celular_1;
    const char *fuente_promotor;
    const char *comentario;
    int64_t persona_id;
    const char *persona_nombres;
    const char *persona_apellidos;
    enum tipo_documento persona_tipo_documento;
    const char *persona_numero_documento;
};
enum promotor__index { PROMOTOR__PROMOTOR_ID, PROMOTOR__TIPO_PROMOTOR, PROMOTOR__NOMBRE, PROMOTOR__RAZON_SOCIAL, PROMOTOR__NOMBRE_PROMOTOR_OTROS, PROMOTOR__RUC, PROMOTOR__EMAIL, PROMOTOR__CELULAR_1, PROMOTOR__FUENTE_PROMOTOR, PROMOTOR__COMENTARIO, PROMOTOR__PERSONA_ID, PROMOTOR__PERSONA_NOMBRES, PROMOTOR__PERSONA_APELLIDOS, PROMOTOR__PERSONA_TIPO_DOCUMENTO, PROMOTOR__PERSONA_NUMERO_DOCUMENTO, PROMOTOR__COUNT };
extern const struct record record_promotor;

struct promotor_lista {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct promotor *data;
    size_t data_count;
};
enum promotor_lista__index { PROMOTOR_LISTA__DATA, PROMOTOR_LISTA__COUNT };
extern const struct record record_promotor_lista;

struct politica_estados {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const enum accion *REGISTRADO;
    size_t REGISTRADO_count;
    const enum accion *ASIGNADO_GESTOR;
    size_t ASIGNADO_GESTOR_count;
    const enum accion *PAGADO;
    size_t PAGADO_count;
    const enum accion *ASIGNADO_MEDICO;
    size_t ASIGNADO_MEDICO_count;
    const enum accion *CERRADO;
    size_t CERRADO_count;
    const enum accion *CANCELADO;
    size_t CANCELADO_count;
};
enum politica_estados__index { POLITICA_ESTADOS__REGISTRADO, POLITICA_ESTADOS__ASIGNADO_GESTOR, POLITICA_ESTADOS__PAGADO, POLITICA_ESTADOS__ASIGNADO_MEDICO, POLITICA_ESTADOS__CERRADO, POLITICA_ESTADOS__CANCELADO, POLITICA_ESTADOS__COUNT };
extern const struct record record_politica_estados;

struct politica {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct politica_estados *ADMIN;
    const struct politica_estados *OPERADOR;
    const struct politica_estados *GESTOR;
    const struct politica_estados *MEDICO;
};
enum politica__index { POLITICA__ADMIN, POLITICA__OPERADOR, POLITICA__GESTOR, POLITICA__MEDICO, POLITICA__COUNT };
extern const struct record record_politica;

struct solicitud_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *codigo;
    int64_t cliente_id;
    int64_t apoderado_id;
    int64_t servicio_id;
    int64_t promotor_id;
    int64_t gestor_id;
    int64_t medico_id;
    enum estado_atencion estado_atencion;
    enum estado_pago estado_pago;
    enum estado_certificado estado_certificado;
    const char *tarifa_monto;
    enum moneda tarifa_moneda;
    const char *tarifa_fuente;
    enum tipo_atencion tipo_atencion;
    const char *lugar_atencion;
    const char *comentario;
    const char *motivo_cancelacion;
    int64_t cerrado_por;
    int64_t cancelado_por;
    enum estado_operativo estado_operativo;
    int64_t created_by;
    int64_t version;
    int64_t pagos;
};
enum solicitud_row__index { SOLICITUD_ROW__SOLICITUD_ID, SOLICITUD_ROW__CODIGO, SOLICITUD_ROW__CLIENTE_ID, SOLICITUD_ROW__APODERADO_ID, SOLICITUD_ROW__SERVICIO_ID, SOLICITUD_ROW__PROMOTOR_ID, SOLICITUD_ROW__GESTOR_ID, SOLICITUD_ROW__MEDICO_ID, SOLICITUD_ROW__ESTADO_ATENCION, SOLICITUD_ROW__ESTADO_PAGO, SOLICITUD_ROW__ESTADO_CERTIFICADO, SOLICITUD_ROW__TARIFA_MONTO, SOLICITUD_ROW__TARIFA_MONEDA, SOLICITUD_ROW__TARIFA_FUENTE, SOLICITUD_ROW__TIPO_ATENCION, SOLICITUD_ROW__LUGAR_ATENCION, SOLICITUD_ROW__COMENTARIO, SOLICITUD_ROW__MOTIVO_CANCELACION, SOLICITUD_ROW__CERRADO_POR, SOLICITUD_ROW__CANCELADO_POR, SOLICITUD_ROW__ESTADO_OPERATIVO, SOLICITUD_ROW__CREATED_BY, SOLICITUD_ROW__VERSION, SOLICITUD_ROW__PAGOS, SOLICITUD_ROW__COUNT };
extern const struct record record_solicitud_row;

struct last_change_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *usuario_nombre;
    const char *cambiado_en;
};
enum last_change_row__index { LAST_CHANGE_ROW__USUARIO_NOMBRE, LAST_CHANGE_ROW__CAMBIADO_EN, LAST_CHANGE_ROW__COUNT };
extern const struct record record_last_change_row;

struct persona_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t persona_id;
    enum tipo_documento tipo_documento;
    const char *numero_documento;
    const char *nombres;
    const char *apellidos;
    const char *fecha_nacimiento;
    const char *email;
    const char *celular_1;
    const char *direccion;
    bool es_personal;
};
enum persona_row__index { PERSONA_ROW__PERSONA_ID, PERSONA_ROW__TIPO_DOCUMENTO, PERSONA_ROW__NUMERO_DOCUMENTO, PERSONA_ROW__NOMBRES, PERSONA_ROW__APELLIDOS, PERSONA_ROW__FECHA_NACIMIENTO, PERSONA_ROW__EMAIL, PERSONA_ROW__CELULAR_1, PERSONA_ROW__DIRECCION, PERSONA_ROW__ES_PERSONAL, PERSONA_ROW__COUNT };
extern const struct record record_persona_row;

struct evento {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t evento_id;
    int64_t solicitud_id;
    int64_t version;
    const char *tipo;
    const char *ocurrido_en;
};
enum evento__index { EVENTO__EVENTO_ID, EVENTO__SOLICITUD_ID, EVENTO__VERSION, EVENTO__TIPO, EVENTO__OCURRIDO_EN, EVENTO__COUNT };
extern const struct record record_evento;

struct eventos {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct evento *eventos;
    size_t eventos_count;
    bool hay_mas;
};
enum eventos__index { EVENTOS__EVENTOS, EVENTOS__HAY_MAS, EVENTOS__COUNT };
extern const struct record record_eventos;

struct hecho {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    bool existe;
    enum estado_operativo estado;
    int64_t cliente_id;
    int64_t promotor_id;
    int64_t gestor_id;
    int64_t medico_id;
    int64_t created_by;
    const char *created_at;
    const char *updated_at;
    const char *estado_desde;
};
enum hecho__index { HECHO__SOLICITUD_ID, HECHO__EXISTE, HECHO__ESTADO, HECHO__CLIENTE_ID, HECHO__PROMOTOR_ID, HECHO__GESTOR_ID, HECHO__MEDICO_ID, HECHO__CREATED_BY, HECHO__CREATED_AT, HECHO__UPDATED_AT, HECHO__ESTADO_DESDE, HECHO__COUNT };
extern const struct record record_hecho;

struct hecho_pago {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t pago_id;
    int64_t solicitud_id;
    const char *fecha_pago;
    const char *monto;
    enum moneda moneda;
};
enum hecho_pago__index { HECHO_PAGO__PAGO_ID, HECHO_PAGO__SOLICITUD_ID, HECHO_PAGO__FECHA_PAGO, HECHO_PAGO__MONTO, HECHO_PAGO__MONEDA, HECHO_PAGO__COUNT };
extern const struct record record_hecho_pago;

struct hechos {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct hecho *solicitudes;
    size_t solicitudes_count;
    const struct hecho_pago *pagos;
    size_t pagos_count;
    int64_t hasta;
    bool hay_mas;
    int64_t faltan;
};
enum hechos__index { HECHOS__SOLICITUDES, HECHOS__PAGOS, HECHOS__HASTA, HECHOS__HAY_MAS, HECHOS__FALTAN, HECHOS__COUNT };
extern const struct record record_hechos;

struct promotor_clave {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t promotor_id;
};
enum promotor_clave__index { PROMOTOR_CLAVE__PROMOTOR_ID, PROMOTOR_CLAVE__COUNT };
extern const struct record record_promotor_clave;

struct solicitud_clave {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
};
enum solicitud_clave__index { SOLICITUD_CLAVE__SOLICITUD_ID, SOLICITUD_CLAVE__COUNT };
extern const struct record record_solicitud_clave;

struct solicitud_claves {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct solicitud_clave *solicitudes;
    size_t solicitudes_count;
};
enum solicitud_claves__index { SOLICITUD_CLAVES__SOLICITUDES, SOLICITUD_CLAVES__COUNT };
extern const struct record record_solicitud_claves;

struct nombre_de {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t id;
    const char *nombre;
};
enum nombre_de__index { NOMBRE_DE__ID, NOMBRE_DE__NOMBRE, NOMBRE_DE__COUNT };
extern const struct record record_nombre_de;

struct nombres {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct nombre_de *personas;
    size_t personas_count;
    const struct nombre_de *promotores;
    size_t promotores_count;
};
enum nombres__index { NOMBRES__PERSONAS, NOMBRES__PROMOTORES, NOMBRES__COUNT };
extern const struct record record_nombres;

struct cifra {
    uint64_t given; /* which fields a decoded message held, null ones too */
    enum tipo_cifra tipo;
    int64_t dia;
    enum estado_operativo estado;
    enum moneda moneda;
    int64_t clave;
    int64_t cantidad;
    int64_t cerradas;
    int64_t centimos;
    const char *ultima_actividad;
};
enum cifra__index { CIFRA__TIPO, CIFRA__DIA, CIFRA__ESTADO, CIFRA__MONEDA, CIFRA__CLAVE, CIFRA__CANTIDAD, CIFRA__CERRADAS, CIFRA__CENTIMOS, CIFRA__ULTIMA_ACTIVIDAD, CIFRA__COUNT };
extern const struct record record_cifra;

struct cifras {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct cifra *cifras;
    size_t cifras_count;
};
enum cifras__index { CIFRAS__CIFRAS, CIFRAS__COUNT };
extern const struct record record_cifras;

struct dias_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *primero;
    const char *ultimo;
};
enum dias_row__index { DIAS_ROW__PRIMERO, DIAS_ROW__ULTIMO, DIAS_ROW__COUNT };
extern const struct record record_dias_row;

struct tramo_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t hasta;
    int64_t ultimo;
    int64_t cantidad;
};
enum tramo_row__index { TRAMO_ROW__HASTA, TRAMO_ROW__ULTIMO, TRAMO_ROW__CANTIDAD, TRAMO_ROW__COUNT };
extern const struct record record_tramo_row;

struct evento_ultimo {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t evento_id;
};
enum evento_ultimo__index { EVENTO_ULTIMO__EVENTO_ID, EVENTO_ULTIMO__COUNT };
extern const struct record record_evento_ultimo;

struct evento_nuevo_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t evento_nuevo_id;
};
enum evento_nuevo_row__index { EVENTO_NUEVO_ROW__EVENTO_NUEVO_ID, EVENTO_NUEVO_ROW__COUNT };
extern const struct record record_evento_nuevo_row;

struct conteo_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    enum estado_operativo estado;
    int64_t cantidad;
};
enum conteo_row__index { CONTEO_ROW__ESTADO, CONTEO_ROW__CANTIDAD, CONTEO_ROW__COUNT };
extern const struct record record_conteo_row;

struct alcance_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t via;
    const char *alcance;
};
enum alcance_row__index { ALCANCE_ROW__VIA, ALCANCE_ROW__ALCANCE, ALCANCE_ROW__COUNT };
extern const struct record record_alcance_row;

struct diferencia_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *vista;
    int64_t clave;
    int64_t clave2;
    enum estado_operativo estado;
    int64_t cantidad;
};
enum diferencia_row__index { DIFERENCIA_ROW__VISTA, DIFERENCIA_ROW__CLAVE, DIFERENCIA_ROW__CLAVE2, DIFERENCIA_ROW__ESTADO, DIFERENCIA_ROW__CANTIDAD, DIFERENCIA_ROW__COUNT };
extern const struct record record_diferencia_row;

struct buscado_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *codigo;
    const char *nombres;
    const char *apellidos;
    const char *numero_documento;
    const char *texto;
};
enum buscado_row__index { BUSCADO_ROW__SOLICITUD_ID, BUSCADO_ROW__CODIGO, BUSCADO_ROW__NOMBRES, BUSCADO_ROW__APELLIDOS, BUSCADO_ROW__NUMERO_DOCUMENTO, BUSCADO_ROW__TEXTO, BUSCADO_ROW__COUNT };
extern const struct record record_buscado_row;

struct encontrado_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
};
enum encontrado_row__index { ENCONTRADO_ROW__SOLICITUD_ID, ENCONTRADO_ROW__COUNT };
extern const struct record record_encontrado_row;

struct tarifa_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *tarifa_monto;
    enum moneda tarifa_moneda;
};
enum tarifa_row__index { TARIFA_ROW__TARIFA_MONTO, TARIFA_ROW__TARIFA_MONEDA, TARIFA_ROW__COUNT };
extern const struct record record_tarifa_row;

struct relevo_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *nombre;
    const char *anterior;
};
enum relevo_row__index { RELEVO_ROW__NOMBRE, RELEVO_ROW__ANTERIOR, RELEVO_ROW__COUNT };
extern const struct record record_relevo_row;

struct persona_ref {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t persona_id;
};
enum persona_ref__index { PERSONA_REF__PERSONA_ID, PERSONA_REF__COUNT };
extern const struct record record_persona_ref;

struct personal {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t persona_id;
    enum tipo_documento tipo_documento;
    const char *numero_documento;
    const char *nombres;
    const char *apellidos;
    const char *celular_1;
    const char *email;
    const char *celular_2;
    const char *telefono_fijo;
    const char *fecha_nacimiento;
    const char *direccion;
    const char *comentario;
    const char *cmp;
    const char *especialidad;
    int64_t palabras;
};
enum personal__index { PERSONAL__PERSONA_ID, PERSONAL__TIPO_DOCUMENTO, PERSONAL__NUMERO_DOCUMENTO, PERSONAL__NOMBRES, PERSONAL__APELLIDOS, PERSONAL__CELULAR_1, PERSONAL__EMAIL, PERSONAL__CELULAR_2, PERSONAL__TELEFONO_FIJO, PERSONAL__FECHA_NACIMIENTO, PERSONAL__DIRECCION, PERSONAL__COMENTARIO, PERSONAL__CMP, PERSONAL__ESPECIALIDAD, PERSONAL__PALABRAS, PERSONAL__COUNT };
extern const struct record record_personal;

struct personal_lista {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct personal *personal;
    size_t personal_count;
};
enum personal_lista__index { PERSONAL_LISTA__PERSONAL, PERSONAL_LISTA__COUNT };
extern const struct record record_personal_lista;

struct solicitud_create_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct persona_datos *cliente;
    const struct persona_datos *apoderado;
    const struct promotor_datos *promotor;
    int64_t promotor_id;
    const struct atencion_datos *atencion;
    int64_t servicio_id;
    const char *comentario;
};
enum solicitud_create_request__index { SOLICITUD_CREATE_REQUEST__CLIENTE, SOLICITUD_CREATE_REQUEST__APODERADO, SOLICITUD_CREATE_REQUEST__PROMOTOR, SOLICITUD_CREATE_REQUEST__PROMOTOR_ID, SOLICITUD_CREATE_REQUEST__ATENCION, SOLICITUD_CREATE_REQUEST__SERVICIO_ID, SOLICITUD_CREATE_REQUEST__COMENTARIO, SOLICITUD_CREATE_REQUEST__COUNT };
extern const struct record record_solicitud_create_request;

struct solicitud_list_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t page;
    int64_t page_size;
    const char *q;
    enum estado_operativo estado_operativo;
    bool mine;
    const char *desde;
    const char *hasta;
    int64_t gestor_id;
    int64_t medico_id;
    int64_t promotor_id;
    enum orden orden;
    const char *cursor;
};
enum solicitud_list_request__index { SOLICITUD_LIST_REQUEST__PAGE, SOLICITUD_LIST_REQUEST__PAGE_SIZE, SOLICITUD_LIST_REQUEST__Q, SOLICITUD_LIST_REQUEST__ESTADO_OPERATIVO, SOLICITUD_LIST_REQUEST__MINE, SOLICITUD_LIST_REQUEST__DESDE, SOLICITUD_LIST_REQUEST__HASTA, SOLICITUD_LIST_REQUEST__GESTOR_ID, SOLICITUD_LIST_REQUEST__MEDICO_ID, SOLICITUD_LIST_REQUEST__PROMOTOR_ID, SOLICITUD_LIST_REQUEST__ORDEN, SOLICITUD_LIST_REQUEST__CURSOR, SOLICITUD_LIST_REQUEST__COUNT };
extern const struct record record_solicitud_list_request;

struct solicitud_summary_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *q;
    enum estado_operativo estado_operativo;
    bool mine;
    const char *desde;
    const char *hasta;
    int64_t gestor_id;
    int64_t medico_id;
    int64_t promotor_id;
};
enum solicitud_summary_request__index { SOLICITUD_SUMMARY_REQUEST__Q, SOLICITUD_SUMMARY_REQUEST__ESTADO_OPERATIVO, SOLICITUD_SUMMARY_REQUEST__MINE, SOLICITUD_SUMMARY_REQUEST__DESDE, SOLICITUD_SUMMARY_REQUEST__HASTA, SOLICITUD_SUMMARY_REQUEST__GESTOR_ID, SOLICITUD_SUMMARY_REQUEST__MEDICO_ID, SOLICITUD_SUMMARY_REQUEST__PROMOTOR_ID, SOLICITUD_SUMMARY_REQUEST__COUNT };
extern const struct record record_solicitud_summary_request;

struct persona_find_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    enum tipo_documento tipo_documento;
    const char *numero_documento;
};
enum persona_find_request__index { PERSONA_FIND_REQUEST__TIPO_DOCUMENTO, PERSONA_FIND_REQUEST__NUMERO_DOCUMENTO, PERSONA_FIND_REQUEST__COUNT };
extern const struct record record_persona_find_request;

struct solicitud_get_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
};
enum solicitud_get_request__index { SOLICITUD_GET_REQUEST__SOLICITUD_ID, SOLICITUD_GET_REQUEST__COUNT };
extern const struct record record_solicitud_get_request;

struct solicitud_edit_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *if_match;
    enum tipo_atencion tipo_atencion;
    const char *lugar_atencion;
    const char *comentario;
    int64_t servicio_id;
    int64_t promotor_id;
    enum estado_certificado estado_certificado;
    const char *cliente_nombres;
    const char *cliente_apellidos;
    const char *cliente_celular;
    const char *cliente_email;
    const char *cliente_fecha_nacimiento;
    const char *cliente_direccion;
    const char *apoderado_nombres;
    const char *apoderado_apellidos;
    const char *apoderado_celular;
    const char *apoderado_email;
    const char *apoderado_fecha_nacimiento;
    const char *apoderado_direccion;
};
enum solicitud_edit_request__index { SOLICITUD_EDIT_REQUEST__SOLICITUD_ID, SOLICITUD_EDIT_REQUEST__IF_MATCH, SOLICITUD_EDIT_REQUEST__TIPO_ATENCION, SOLICITUD_EDIT_REQUEST__LUGAR_ATENCION, SOLICITUD_EDIT_REQUEST__COMENTARIO, SOLICITUD_EDIT_REQUEST__SERVICIO_ID, SOLICITUD_EDIT_REQUEST__PROMOTOR_ID, SOLICITUD_EDIT_REQUEST__ESTADO_CERTIFICADO, SOLICITUD_EDIT_REQUEST__CLIENTE_NOMBRES, SOLICITUD_EDIT_REQUEST__CLIENTE_APELLIDOS, SOLICITUD_EDIT_REQUEST__CLIENTE_CELULAR, SOLICITUD_EDIT_REQUEST__CLIENTE_EMAIL, SOLICITUD_EDIT_REQUEST__CLIENTE_FECHA_NACIMIENTO, SOLICITUD_EDIT_REQUEST__CLIENTE_DIRECCION, SOLICITUD_EDIT_REQUEST__APODERADO_NOMBRES, SOLICITUD_EDIT_REQUEST__APODERADO_APELLIDOS, SOLICITUD_EDIT_REQUEST__APODERADO_CELULAR, SOLICITUD_EDIT_REQUEST__APODERADO_EMAIL, SOLICITUD_EDIT_REQUEST__APODERADO_FECHA_NACIMIENTO, SOLICITUD_EDIT_REQUEST__APODERADO_DIRECCION, SOLICITUD_EDIT_REQUEST__COUNT };
extern const struct record record_solicitud_edit_request;

struct gestor_assign_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *if_match;
    int64_t persona_id_gestor;
};
enum gestor_assign_request__index { GESTOR_ASSIGN_REQUEST__SOLICITUD_ID, GESTOR_ASSIGN_REQUEST__IF_MATCH, GESTOR_ASSIGN_REQUEST__PERSONA_ID_GESTOR, GESTOR_ASSIGN_REQUEST__COUNT };
extern const struct record record_gestor_assign_request;

struct gestor_change_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *if_match;
    int64_t persona_id_gestor;
};
enum gestor_change_request__index { GESTOR_CHANGE_REQUEST__SOLICITUD_ID, GESTOR_CHANGE_REQUEST__IF_MATCH, GESTOR_CHANGE_REQUEST__PERSONA_ID_GESTOR, GESTOR_CHANGE_REQUEST__COUNT };
extern const struct record record_gestor_change_request;

struct pago_register_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *if_match;
    const char *canal_pago;
    const char *fecha_pago;
    const char *monto;
    enum moneda moneda;
    const char *referencia_transaccion;
    const char *comentario;
};
enum pago_register_request__index { PAGO_REGISTER_REQUEST__SOLICITUD_ID, PAGO_REGISTER_REQUEST__IF_MATCH, PAGO_REGISTER_REQUEST__CANAL_PAGO, PAGO_REGISTER_REQUEST__FECHA_PAGO, PAGO_REGISTER_REQUEST__MONTO, PAGO_REGISTER_REQUEST__MONEDA, PAGO_REGISTER_REQUEST__REFERENCIA_TRANSACCION, PAGO_REGISTER_REQUEST__COMENTARIO, PAGO_REGISTER_REQUEST__COUNT };
extern const struct record record_pago_register_request;

struct medico_assign_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *if_match;
    int64_t persona_id_medico;
};
enum medico_assign_request__index { MEDICO_ASSIGN_REQUEST__SOLICITUD_ID, MEDICO_ASSIGN_REQUEST__IF_MATCH, MEDICO_ASSIGN_REQUEST__PERSONA_ID_MEDICO, MEDICO_ASSIGN_REQUEST__COUNT };
extern const struct record record_medico_assign_request;

struct medico_change_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *if_match;
    int64_t persona_id_medico;
};
enum medico_change_request__index { MEDICO_CHANGE_REQUEST__SOLICITUD_ID, MEDICO_CHANGE_REQUEST__IF_MATCH, MEDICO_CHANGE_REQUEST__PERSONA_ID_MEDICO, MEDICO_CHANGE_REQUEST__COUNT };
extern const struct record record_medico_change_request;

struct solicitud_close_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *if_match;
    const char *comentario;
    const struct resultado_datos *resultado;
};
enum solicitud_close_request__index { SOLICITUD_CLOSE_REQUEST__SOLICITUD_ID, SOLICITUD_CLOSE_REQUEST__IF_MATCH, SOLICITUD_CLOSE_REQUEST__COMENTARIO, SOLICITUD_CLOSE_REQUEST__RESULTADO, SOLICITUD_CLOSE_REQUEST__COUNT };
extern const struct record record_solicitud_close_request;

struct solicitud_cancel_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *if_match;
    const char *comentario;
};
enum solicitud_cancel_request__index { SOLICITUD_CANCEL_REQUEST__SOLICITUD_ID, SOLICITUD_CANCEL_REQUEST__IF_MATCH, SOLICITUD_CANCEL_REQUEST__COMENTARIO, SOLICITUD_CANCEL_REQUEST__COUNT };
extern const struct record record_solicitud_cancel_request;

struct solicitud_override_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *if_match;
    const char *motivo;
    enum accion accion;
    const char *payload; /* msgpack bytes of a map, or NULL */
    size_t payload_size;
};
enum solicitud_override_request__index { SOLICITUD_OVERRIDE_REQUEST__SOLICITUD_ID, SOLICITUD_OVERRIDE_REQUEST__IF_MATCH, SOLICITUD_OVERRIDE_REQUEST__MOTIVO, SOLICITUD_OVERRIDE_REQUEST__ACCION, SOLICITUD_OVERRIDE_REQUEST__PAYLOAD, SOLICITUD_OVERRIDE_REQUEST__COUNT };
extern const struct record record_solicitud_override_request;

struct solicitud_delete_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *if_match;
};
enum solicitud_delete_request__index { SOLICITUD_DELETE_REQUEST__SOLICITUD_ID, SOLICITUD_DELETE_REQUEST__IF_MATCH, SOLICITUD_DELETE_REQUEST__COUNT };
extern const struct record record_solicitud_delete_request;

struct empleado_list_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    enum rol_empleado rol;
};
enum empleado_list_request__index { EMPLEADO_LIST_REQUEST__ROL, EMPLEADO_LIST_REQUEST__COUNT };
extern const struct record record_empleado_list_request;

struct promotor_get_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t promotor_id;
};
enum promotor_get_request__index { PROMOTOR_GET_REQUEST__PROMOTOR_ID, PROMOTOR_GET_REQUEST__COUNT };
extern const struct record record_promotor_get_request;

struct promotor_edit_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t promotor_id;
    const char *razon_social;
    const char *nombre_promotor_otros;
    const char *ruc;
    const char *email;
    const char *celular_1;
    const char *fuente_promotor;
    const char *comentario;
    const char *nombres;
    const char *apellidos;
};
enum promotor_edit_request__index { PROMOTOR_EDIT_REQUEST__PROMOTOR_ID, PROMOTOR_EDIT_REQUEST__RAZON_SOCIAL, PROMOTOR_EDIT_REQUEST__NOMBRE_PROMOTOR_OTROS, PROMOTOR_EDIT_REQUEST__RUC, PROMOTOR_EDIT_REQUEST__EMAIL, PROMOTOR_EDIT_REQUEST__CELULAR_1, PROMOTOR_EDIT_REQUEST__FUENTE_PROMOTOR, PROMOTOR_EDIT_REQUEST__COMENTARIO, PROMOTOR_EDIT_REQUEST__NOMBRES, PROMOTOR_EDIT_REQUEST__APELLIDOS, PROMOTOR_EDIT_REQUEST__COUNT };
extern const struct record record_promotor_edit_request;

struct promotor_delete_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t promotor_id;
};
enum promotor_delete_request__index { PROMOTOR_DELETE_REQUEST__PROMOTOR_ID, PROMOTOR_DELETE_REQUEST__COUNT };
extern const struct record record_promotor_delete_request;

struct evento_list_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t despues_de;
    int64_t limite;
};
enum evento_list_request__index { EVENTO_LIST_REQUEST__DESPUES_DE, EVENTO_LIST_REQUEST__LIMITE, EVENTO_LIST_REQUEST__COUNT };
extern const struct record record_evento_list_request;

struct solicitud_check_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    int64_t pago_id;
};
enum solicitud_check_request__index { SOLICITUD_CHECK_REQUEST__SOLICITUD_ID, SOLICITUD_CHECK_REQUEST__PAGO_ID, SOLICITUD_CHECK_REQUEST__COUNT };
extern const struct record record_solicitud_check_request;

struct solicitud_absent_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct solicitud_clave *solicitudes;
    size_t solicitudes_count;
};
enum solicitud_absent_request__index { SOLICITUD_ABSENT_REQUEST__SOLICITUDES, SOLICITUD_ABSENT_REQUEST__COUNT };
extern const struct record record_solicitud_absent_request;

struct archivo_note_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    int64_t archivo_id;
    enum nota_archivo nota;
    const char *nombre;
};
enum archivo_note_request__index { ARCHIVO_NOTE_REQUEST__SOLICITUD_ID, ARCHIVO_NOTE_REQUEST__ARCHIVO_ID, ARCHIVO_NOTE_REQUEST__NOTA, ARCHIVO_NOTE_REQUEST__NOMBRE, ARCHIVO_NOTE_REQUEST__COUNT };
extern const struct record record_archivo_note_request;

struct cambio_list_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t despues_de;
    int64_t limite;
};
enum cambio_list_request__index { CAMBIO_LIST_REQUEST__DESPUES_DE, CAMBIO_LIST_REQUEST__LIMITE, CAMBIO_LIST_REQUEST__COUNT };
extern const struct record record_cambio_list_request;

struct hecho_list_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t despues_de;
    int64_t limite;
};
enum hecho_list_request__index { HECHO_LIST_REQUEST__DESPUES_DE, HECHO_LIST_REQUEST__LIMITE, HECHO_LIST_REQUEST__COUNT };
extern const struct record record_hecho_list_request;

struct nombre_list_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct persona_ref *personas;
    size_t personas_count;
    const struct promotor_clave *promotores;
    size_t promotores_count;
};
enum nombre_list_request__index { NOMBRE_LIST_REQUEST__PERSONAS, NOMBRE_LIST_REQUEST__PROMOTORES, NOMBRE_LIST_REQUEST__COUNT };
extern const struct record record_nombre_list_request;

struct cifra_list_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t mes;
};
enum cifra_list_request__index { CIFRA_LIST_REQUEST__MES, CIFRA_LIST_REQUEST__COUNT };
extern const struct record record_cifra_list_request;

struct person_ensure_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    enum tipo_documento tipo_documento;
    const char *numero_documento;
    const char *nombres;
    const char *apellidos;
};
enum person_ensure_request__index { PERSON_ENSURE_REQUEST__TIPO_DOCUMENTO, PERSON_ENSURE_REQUEST__NUMERO_DOCUMENTO, PERSON_ENSURE_REQUEST__NOMBRES, PERSON_ENSURE_REQUEST__APELLIDOS, PERSON_ENSURE_REQUEST__COUNT };
extern const struct record record_person_ensure_request;

struct staff_register_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t persona_id;
    const char *email;
    const char *celular_1;
    const char *direccion;
    const char *fecha_nacimiento;
    const enum rol *roles;
    size_t roles_count;
};
enum staff_register_request__index { STAFF_REGISTER_REQUEST__PERSONA_ID, STAFF_REGISTER_REQUEST__EMAIL, STAFF_REGISTER_REQUEST__CELULAR_1, STAFF_REGISTER_REQUEST__DIRECCION, STAFF_REGISTER_REQUEST__FECHA_NACIMIENTO, STAFF_REGISTER_REQUEST__ROLES, STAFF_REGISTER_REQUEST__COUNT };
extern const struct record record_staff_register_request;

struct staff_update_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t persona_id;
    enum tipo_documento tipo_documento;
    const char *numero_documento;
    const char *nombres;
    const char *apellidos;
    const char *celular_1;
    const char *email;
    const char *celular_2;
    const char *telefono_fijo;
    const char *fecha_nacimiento;
    const char *direccion;
    const char *comentario;
    const char *cmp;
    const char *especialidad;
    bool activo;
    const enum rol *roles;
    size_t roles_count;
    const enum rol *eran_roles;
    size_t eran_roles_count;
};
enum staff_update_request__index { STAFF_UPDATE_REQUEST__PERSONA_ID, STAFF_UPDATE_REQUEST__TIPO_DOCUMENTO, STAFF_UPDATE_REQUEST__NUMERO_DOCUMENTO, STAFF_UPDATE_REQUEST__NOMBRES, STAFF_UPDATE_REQUEST__APELLIDOS, STAFF_UPDATE_REQUEST__CELULAR_1, STAFF_UPDATE_REQUEST__EMAIL, STAFF_UPDATE_REQUEST__CELULAR_2, STAFF_UPDATE_REQUEST__TELEFONO_FIJO, STAFF_UPDATE_REQUEST__FECHA_NACIMIENTO, STAFF_UPDATE_REQUEST__DIRECCION, STAFF_UPDATE_REQUEST__COMENTARIO, STAFF_UPDATE_REQUEST__CMP, STAFF_UPDATE_REQUEST__ESPECIALIDAD, STAFF_UPDATE_REQUEST__ACTIVO, STAFF_UPDATE_REQUEST__ROLES, STAFF_UPDATE_REQUEST__ERAN_ROLES, STAFF_UPDATE_REQUEST__COUNT };
extern const struct record record_staff_update_request;

struct staff_list_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *const *palabras;
    size_t palabras_count;
};
enum staff_list_request__index { STAFF_LIST_REQUEST__PALABRAS, STAFF_LIST_REQUEST__COUNT };
extern const struct record record_staff_list_request;

struct archivo_lista {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct archivo *archivos;
    size_t archivos_count;
};
enum archivo_lista__index { ARCHIVO_LISTA__ARCHIVOS, ARCHIVO_LISTA__COUNT };
extern const struct record record_archivo_lista;

struct archivo_subido {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t archivo_id;
    const char *nombre;
    enum tipo_archivo tipo;
    int64_t tamano_bytes;
    const char *mime_type;
    const char *mime_detectado;
};
enum archivo_subido__index { ARCHIVO_SUBIDO__ARCHIVO_ID, ARCHIVO_SUBIDO__NOMBRE, ARCHIVO_SUBIDO__TIPO, ARCHIVO_SUBIDO__TAMANO_BYTES, ARCHIVO_SUBIDO__MIME_TYPE, ARCHIVO_SUBIDO__MIME_DETECTADO, ARCHIVO_SUBIDO__COUNT };
extern const struct record record_archivo_subido;

struct subida_ref {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *subida;
};
enum subida_ref__index { SUBIDA_REF__SUBIDA, SUBIDA_REF__COUNT };
extern const struct record record_subida_ref;

struct subida {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *subida;
    const char *nombre; /* of a decoded message: in its frame */
    size_t nombre_size;
    const char *mime_type; /* of a decoded message: in its frame */
    size_t mime_type_size;
    int64_t tamano_bytes;
};
enum subida__index { SUBIDA__SUBIDA, SUBIDA__NOMBRE, SUBIDA__MIME_TYPE, SUBIDA__TAMANO_BYTES, SUBIDA__COUNT };
extern const struct record record_subida;

struct archivo_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t archivo_id;
    int64_t solicitud_id;
    const char *nombre;
    const char *mime_type;
    int64_t tamano_bytes;
    const char *sha256;
    const char *clave;
};
enum archivo_row__index { ARCHIVO_ROW__ARCHIVO_ID, ARCHIVO_ROW__SOLICITUD_ID, ARCHIVO_ROW__NOMBRE, ARCHIVO_ROW__MIME_TYPE, ARCHIVO_ROW__TAMANO_BYTES, ARCHIVO_ROW__SHA256, ARCHIVO_ROW__CLAVE, ARCHIVO_ROW__COUNT };
extern const struct record record_archivo_row;

struct archivo_nuevo_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *nombre_original;
    const char *nombre_storage;
    enum tipo_archivo tipo;
    const char *mime_type;
    const char *mime_detectado;
    int64_t tamano_bytes;
    const char *sha256;
    const char *storage_path;
};
enum archivo_nuevo_row__index { ARCHIVO_NUEVO_ROW__NOMBRE_ORIGINAL, ARCHIVO_NUEVO_ROW__NOMBRE_STORAGE, ARCHIVO_NUEVO_ROW__TIPO, ARCHIVO_NUEVO_ROW__MIME_TYPE, ARCHIVO_NUEVO_ROW__MIME_DETECTADO, ARCHIVO_NUEVO_ROW__TAMANO_BYTES, ARCHIVO_NUEVO_ROW__SHA256, ARCHIVO_NUEVO_ROW__STORAGE_PATH, ARCHIVO_NUEVO_ROW__COUNT };
extern const struct record record_archivo_nuevo_row;

struct archivo_clave_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t archivo_id;
    int64_t solicitud_id;
    const char *clave;
};
enum archivo_clave_row__index { ARCHIVO_CLAVE_ROW__ARCHIVO_ID, ARCHIVO_CLAVE_ROW__SOLICITUD_ID, ARCHIVO_CLAVE_ROW__CLAVE, ARCHIVO_CLAVE_ROW__COUNT };
extern const struct record record_archivo_clave_row;

struct barrido_paso {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *hasta;
    bool hay_mas;
    int64_t objetos;
    int64_t archivos;
    int64_t borrados;
    int64_t fallidos;
    int64_t bytes;
    int64_t de_eliminadas;
    int64_t subidas;
    const struct archivo_clave_row *sin_bytes;
    size_t sin_bytes_count;
};
enum barrido_paso__index { BARRIDO_PASO__HASTA, BARRIDO_PASO__HAY_MAS, BARRIDO_PASO__OBJETOS, BARRIDO_PASO__ARCHIVOS, BARRIDO_PASO__BORRADOS, BARRIDO_PASO__FALLIDOS, BARRIDO_PASO__BYTES, BARRIDO_PASO__DE_ELIMINADAS, BARRIDO_PASO__SUBIDAS, BARRIDO_PASO__SIN_BYTES, BARRIDO_PASO__COUNT };
extern const struct record record_barrido_paso;

struct archivo_bytes_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t archivo_id;
    const char *mime_type;
    int64_t tamano_bytes;
    const char *sha256;
};
enum archivo_bytes_row__index { ARCHIVO_BYTES_ROW__ARCHIVO_ID, ARCHIVO_BYTES_ROW__MIME_TYPE, ARCHIVO_BYTES_ROW__TAMANO_BYTES, ARCHIVO_BYTES_ROW__SHA256, ARCHIVO_BYTES_ROW__COUNT };
extern const struct record record_archivo_bytes_row;

struct mudanza_paso {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *hasta;
    bool hay_mas;
    int64_t movidos;
    int64_t bytes;
    int64_t sin_fila;
    int64_t fallidos;
    const struct archivo_clave_row *danados;
    size_t danados_count;
};
enum mudanza_paso__index { MUDANZA_PASO__HASTA, MUDANZA_PASO__HAY_MAS, MUDANZA_PASO__MOVIDOS, MUDANZA_PASO__BYTES, MUDANZA_PASO__SIN_FILA, MUDANZA_PASO__FALLIDOS, MUDANZA_PASO__DANADOS, MUDANZA_PASO__COUNT };
extern const struct record record_mudanza_paso;

struct nota_pendiente_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t nota_id;
    int64_t solicitud_id;
    int64_t archivo_id;
    enum nota_archivo nota;
    const char *nombre;
    int64_t user_id;
    const char *usuario_nombre;
};
enum nota_pendiente_row__index { NOTA_PENDIENTE_ROW__NOTA_ID, NOTA_PENDIENTE_ROW__SOLICITUD_ID, NOTA_PENDIENTE_ROW__ARCHIVO_ID, NOTA_PENDIENTE_ROW__NOTA, NOTA_PENDIENTE_ROW__NOMBRE, NOTA_PENDIENTE_ROW__USER_ID, NOTA_PENDIENTE_ROW__USUARIO_NOMBRE, NOTA_PENDIENTE_ROW__COUNT };
extern const struct record record_nota_pendiente_row;

struct descarga {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *clave;
    const char *mime_type;
    const char *disposicion;
    int64_t tamano_bytes;
    const char *sha256;
};
enum descarga__index { DESCARGA__CLAVE, DESCARGA__MIME_TYPE, DESCARGA__DISPOSICION, DESCARGA__TAMANO_BYTES, DESCARGA__SHA256, DESCARGA__COUNT };
extern const struct record record_descarga;

struct trozo {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *datos; /* of a decoded message: in its frame */
    size_t datos_size;
};
enum trozo__index { TROZO__DATOS, TROZO__COUNT };
extern const struct record record_trozo;

struct archivo_enlace {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *download_url;
    int64_t expires_in;
};
enum archivo_enlace__index { ARCHIVO_ENLACE__DOWNLOAD_URL, ARCHIVO_ENLACE__EXPIRES_IN, ARCHIVO_ENLACE__COUNT };
extern const struct record record_archivo_enlace;

struct archivo_limites {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t tamano_maximo;
    const char *const *tipos;
    size_t tipos_count;
};
enum archivo_limites__index { ARCHIVO_LIMITES__TAMANO_MAXIMO, ARCHIVO_LIMITES__TIPOS, ARCHIVO_LIMITES__COUNT };
extern const struct record record_archivo_limites;

struct archivo_list_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
};
enum archivo_list_request__index { ARCHIVO_LIST_REQUEST__SOLICITUD_ID, ARCHIVO_LIST_REQUEST__COUNT };
extern const struct record record_archivo_list_request;

struct subida_open_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
};
enum subida_open_request__index { SUBIDA_OPEN_REQUEST__SOLICITUD_ID, SUBIDA_OPEN_REQUEST__COUNT };
extern const struct record record_subida_open_request;

struct subida_write_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *subida;
    int64_t posicion;
    const char *datos; /* of a decoded message: in its frame */
    size_t datos_size;
};
enum subida_write_request__index { SUBIDA_WRITE_REQUEST__SUBIDA, SUBIDA_WRITE_REQUEST__POSICION, SUBIDA_WRITE_REQUEST__DATOS, SUBIDA_WRITE_REQUEST__COUNT };
extern const struct record record_subida_write_request;

struct subida_drop_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *subida;
};
enum subida_drop_request__index { SUBIDA_DROP_REQUEST__SUBIDA, SUBIDA_DROP_REQUEST__COUNT };
extern const struct record record_subida_drop_request;

struct archivo_upload_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const struct subida *file;
    enum tipo_archivo tipo_archivo;
    int64_t pago_id;
};
enum archivo_upload_request__index { ARCHIVO_UPLOAD_REQUEST__SOLICITUD_ID, ARCHIVO_UPLOAD_REQUEST__FILE, ARCHIVO_UPLOAD_REQUEST__TIPO_ARCHIVO, ARCHIVO_UPLOAD_REQUEST__PAGO_ID, ARCHIVO_UPLOAD_REQUEST__COUNT };
extern const struct record record_archivo_upload_request;

struct barrido_step_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *despues_de;
    int64_t edad_s;
};
enum barrido_step_request__index { BARRIDO_STEP_REQUEST__DESPUES_DE, BARRIDO_STEP_REQUEST__EDAD_S, BARRIDO_STEP_REQUEST__COUNT };
extern const struct record record_barrido_step_request;

struct mudanza_step_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *de;
    const char *a;
    const char *despues_de;
};
enum mudanza_step_request__index { MUDANZA_STEP_REQUEST__DE, MUDANZA_STEP_REQUEST__A, MUDANZA_STEP_REQUEST__DESPUES_DE, MUDANZA_STEP_REQUEST__COUNT };
extern const struct record record_mudanza_step_request;

struct archivo_get_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t archivo_id;
};
enum archivo_get_request__index { ARCHIVO_GET_REQUEST__ARCHIVO_ID, ARCHIVO_GET_REQUEST__COUNT };
extern const struct record record_archivo_get_request;

struct archivo_read_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *clave;
    int64_t posicion;
    int64_t tamano;
};
enum archivo_read_request__index { ARCHIVO_READ_REQUEST__CLAVE, ARCHIVO_READ_REQUEST__POSICION, ARCHIVO_READ_REQUEST__TAMANO, ARCHIVO_READ_REQUEST__COUNT };
extern const struct record record_archivo_read_request;

struct archivo_link_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t archivo_id;
};
enum archivo_link_request__index { ARCHIVO_LINK_REQUEST__ARCHIVO_ID, ARCHIVO_LINK_REQUEST__COUNT };
extern const struct record record_archivo_link_request;

struct archivo_delete_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t archivo_id;
};
enum archivo_delete_request__index { ARCHIVO_DELETE_REQUEST__ARCHIVO_ID, ARCHIVO_DELETE_REQUEST__COUNT };
extern const struct record record_archivo_delete_request;

struct reporte_exportacion {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *exportacion;
    const char *desde;
    const char *hasta;
    enum estado_operativo estado;
    enum agrupacion agrupacion;
    const char *sep;
};
enum reporte_exportacion__index { REPORTE_EXPORTACION__EXPORTACION, REPORTE_EXPORTACION__DESDE, REPORTE_EXPORTACION__HASTA, REPORTE_EXPORTACION__ESTADO, REPORTE_EXPORTACION__AGRUPACION, REPORTE_EXPORTACION__SEP, REPORTE_EXPORTACION__COUNT };
extern const struct record record_reporte_exportacion;

struct reporte_pedido {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *desde;
    const char *hasta;
    enum estado_operativo estado;
    enum agrupacion agrupacion;
};
enum reporte_pedido__index { REPORTE_PEDIDO__DESDE, REPORTE_PEDIDO__HASTA, REPORTE_PEDIDO__ESTADO, REPORTE_PEDIDO__AGRUPACION, REPORTE_PEDIDO__COUNT };
extern const struct record record_reporte_pedido;

struct kpis {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitudes;
    int64_t cerradas;
    double ingresos;
    double ingresos_usd;
    double ticket_promedio;
};
enum kpis__index { KPIS__SOLICITUDES, KPIS__CERRADAS, KPIS__INGRESOS, KPIS__INGRESOS_USD, KPIS__TICKET_PROMEDIO, KPIS__COUNT };
extern const struct record record_kpis;

struct periodo_reporte {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *periodo;
    int64_t solicitudes;
    double ingresos;
};
enum periodo_reporte__index { PERIODO_REPORTE__PERIODO, PERIODO_REPORTE__SOLICITUDES, PERIODO_REPORTE__INGRESOS, PERIODO_REPORTE__COUNT };
extern const struct record record_periodo_reporte;

struct estado_cantidad {
    uint64_t given; /* which fields a decoded message held, null ones too */
    enum estado_operativo estado;
    int64_t cantidad;
};
enum estado_cantidad__index { ESTADO_CANTIDAD__ESTADO, ESTADO_CANTIDAD__CANTIDAD, ESTADO_CANTIDAD__COUNT };
extern const struct record record_estado_cantidad;

struct promotor_reporte {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t promotor_id;
    const char *nombre;
    int64_t clientes;
    int64_t solicitudes;
    double porcentaje;
};
enum promotor_reporte__index { PROMOTOR_REPORTE__PROMOTOR_ID, PROMOTOR_REPORTE__NOMBRE, PROMOTOR_REPORTE__CLIENTES, PROMOTOR_REPORTE__SOLICITUDES, PROMOTOR_REPORTE__PORCENTAJE, PROMOTOR_REPORTE__COUNT };
extern const struct record record_promotor_reporte;

struct persona_reporte {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t persona_id;
    const char *nombre;
    int64_t solicitudes;
    int64_t cerradas;
    const char *ultima_actividad;
};
enum persona_reporte__index { PERSONA_REPORTE__PERSONA_ID, PERSONA_REPORTE__NOMBRE, PERSONA_REPORTE__SOLICITUDES, PERSONA_REPORTE__CERRADAS, PERSONA_REPORTE__ULTIMA_ACTIVIDAD, PERSONA_REPORTE__COUNT };
extern const struct record record_persona_reporte;

struct equipo_reporte {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct persona_reporte *gestores;
    size_t gestores_count;
    const struct persona_reporte *medicos;
    size_t medicos_count;
    const struct persona_reporte *operadores;
    size_t operadores_count;
};
enum equipo_reporte__index { EQUIPO_REPORTE__GESTORES, EQUIPO_REPORTE__MEDICOS, EQUIPO_REPORTE__OPERADORES, EQUIPO_REPORTE__COUNT };
extern const struct record record_equipo_reporte;

struct reporte {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *desde;
    const char *hasta;
    const struct kpis *kpis;
    const struct kpis *kpis_previos;
    const struct periodo_reporte *series;
    size_t series_count;
    const struct estado_cantidad *distribucion;
    size_t distribucion_count;
    const struct promotor_reporte *ranking_promotores;
    size_t ranking_promotores_count;
    const struct equipo_reporte *ranking_equipo;
    const struct estado_resumen *aging;
    size_t aging_count;
};
enum reporte__index { REPORTE__DESDE, REPORTE__HASTA, REPORTE__KPIS, REPORTE__KPIS_PREVIOS, REPORTE__SERIES, REPORTE__DISTRIBUCION, REPORTE__RANKING_PROMOTORES, REPORTE__RANKING_EQUIPO, REPORTE__AGING, REPORTE__COUNT };
extern const struct record record_reporte;

struct reporte_avisos {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *const *warnings;
    size_t warnings_count;
};
enum reporte_avisos__index { REPORTE_AVISOS__WARNINGS, REPORTE_AVISOS__COUNT };
extern const struct record record_reporte_avisos;

struct reporte_respuesta {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const struct reporte *data;
    const struct reporte_avisos *meta;
};
enum reporte_respuesta__index { REPORTE_RESPUESTA__DATA, REPORTE_RESPUESTA__META, REPORTE_RESPUESTA__COUNT };
extern const struct record record_reporte_respuesta;

struct reporte_cursor_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t evento_id;
};
enum reporte_cursor_row__index { REPORTE_CURSOR_ROW__EVENTO_ID, REPORTE_CURSOR_ROW__COUNT };
extern const struct record record_reporte_cursor_row;

struct reporte_apartado_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *motivo;
    const char *desde;
    int64_t veces;
};
enum reporte_apartado_row__index { REPORTE_APARTADO_ROW__SOLICITUD_ID, REPORTE_APARTADO_ROW__MOTIVO, REPORTE_APARTADO_ROW__DESDE, REPORTE_APARTADO_ROW__VECES, REPORTE_APARTADO_ROW__COUNT };
extern const struct record record_reporte_apartado_row;

struct persona_de_rol_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    enum rol_empleado rol;
    const struct persona_reporte *persona;
};
enum persona_de_rol_row__index { PERSONA_DE_ROL_ROW__ROL, PERSONA_DE_ROL_ROW__PERSONA, PERSONA_DE_ROL_ROW__COUNT };
extern const struct record record_persona_de_rol_row;

struct espera_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    enum estado_operativo estado;
    int64_t periodo;
    int64_t solicitudes;
};
enum espera_row__index { ESPERA_ROW__ESTADO, ESPERA_ROW__PERIODO, ESPERA_ROW__SOLICITUDES, ESPERA_ROW__COUNT };
extern const struct record record_espera_row;

struct espera_dias_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t lugar;
    double dias;
};
enum espera_dias_row__index { ESPERA_DIAS_ROW__LUGAR, ESPERA_DIAS_ROW__DIAS, ESPERA_DIAS_ROW__COUNT };
extern const struct record record_espera_dias_row;

struct hecho_conocido_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t solicitud_id;
    const char *cambiado_en;
};
enum hecho_conocido_row__index { HECHO_CONOCIDO_ROW__SOLICITUD_ID, HECHO_CONOCIDO_ROW__CAMBIADO_EN, HECHO_CONOCIDO_ROW__COUNT };
extern const struct record record_hecho_conocido_row;

struct hecho_equipo_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    enum rol_empleado rol;
    int64_t dia;
    int64_t persona_id;
};
enum hecho_equipo_row__index { HECHO_EQUIPO_ROW__ROL, HECHO_EQUIPO_ROW__DIA, HECHO_EQUIPO_ROW__PERSONA_ID, HECHO_EQUIPO_ROW__COUNT };
extern const struct record record_hecho_equipo_row;

struct hecho_pareja_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t promotor_id;
    int64_t cliente_id;
};
enum hecho_pareja_row__index { HECHO_PAREJA_ROW__PROMOTOR_ID, HECHO_PAREJA_ROW__CLIENTE_ID, HECHO_PAREJA_ROW__COUNT };
extern const struct record record_hecho_pareja_row;

struct dia_cantidad_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    int64_t dia;
    int64_t cantidad;
};
enum dia_cantidad_row__index { DIA_CANTIDAD_ROW__DIA, DIA_CANTIDAD_ROW__CANTIDAD, DIA_CANTIDAD_ROW__COUNT };
extern const struct record record_dia_cantidad_row;

struct ingreso_row {
    uint64_t given; /* which fields a decoded message held, null ones too */
    enum moneda moneda;
    int64_t centimos;
    int64_t pagos;
};
enum ingreso_row__index { INGRESO_ROW__MONEDA, INGRESO_ROW__CENTIMOS, INGRESO_ROW__PAGOS, INGRESO_ROW__COUNT };
extern const struct record record_ingreso_row;

struct reporte_get_request {
    uint64_t given; /* which fields a decoded message held, null ones too */
    const char *desde;
    const char *hasta;
    enum estado_operativo estado;
    enum agrupacion agrupacion;
};
enum reporte_get_request__index { REPORTE_GET_REQUEST__DESDE, REPORTE_GET_REQUEST__HASTA, REPORTE_GET_REQUEST__ESTADO, REPORTE_GET_REQUEST__AGRUPACION, REPORTE_GET_REQUEST__COUNT };
extern const struct record record_reporte_get_request;

#endif
