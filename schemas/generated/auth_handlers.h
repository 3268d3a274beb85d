/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#ifndef CMEP_AUTH_HANDLERS_H
#define CMEP_AUTH_HANDLERS_H

#include "records.h"
#include "service/call.h"

extern const operation_handler auth_handlers[];

/* Inicia sesión. */
enum status auth_login(struct call *call, const struct login_request *in, struct login_reply *out) MUST_CHECK;

/* Cierra la sesión. */
enum status auth_logout(struct call *call, const struct logout_request *in, struct empty *out) MUST_CHECK;

/* Quién tiene la sesión abierta. */
enum status auth_me(struct call *call, const struct me_request *in, struct user_reply *out) MUST_CHECK;

/* Las sesiones abiertas de quien pregunta. */
enum status auth_session_list(struct call *call, const struct session_list_request *in, struct sesion_lista *out) MUST_CHECK;

/* Cierra otra sesión propia. */
enum status auth_session_delete(struct call *call, const struct session_delete_request *in, struct empty *out) MUST_CHECK;

/* Cambia la contraseña propia y cierra las demás sesiones. */
enum status auth_password_change(struct call *call, const struct password_change_request *in, struct empty *out) MUST_CHECK;

/* Los usuarios, por id. */
enum status auth_user_list(struct call *call, const struct user_list_request *in, struct user_admin_lista *out) MUST_CHECK;

/* Crea un usuario, su persona y sus filas de empleado. */
enum status auth_user_create(struct call *call, const struct user_create_request *in, struct user_admin *out) MUST_CHECK;

/* Edita un usuario y su persona; null deja un campo como está y "" lo vacía. */
enum status auth_user_update(struct call *call, const struct user_update_request *in, struct user_admin *out) MUST_CHECK;

/* Da a un usuario otra contraseña y cierra sus sesiones. */
enum status auth_password_reset(struct call *call, const struct password_reset_request *in, struct password_reply *out) MUST_CHECK;

/* The caller that an email stands for; what cmepctl --as asks. */
enum status auth_account_find(struct call *call, const struct account_find_request *in, struct caller *out) MUST_CHECK;

/* Which person each account is of, by user_id. */
enum status auth_account_persons(struct call *call, const struct empty *in, struct cuentas *out) MUST_CHECK;

/* Makes an account for a person that workflow registers as staff. */
enum status auth_account_create(struct call *call, const struct account_create_request *in, struct account_created *out) MUST_CHECK;

#endif
