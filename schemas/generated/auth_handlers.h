/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#ifndef CMEP_AUTH_HANDLERS_H
#define CMEP_AUTH_HANDLERS_H

#include "records.h"
#include "service.h"

extern const operation_handler auth_handlers[];

/* Inicia sesión. */
enum status auth_login(struct call *call, const struct login_request *in, struct login_reply *out) MUST_CHECK;

/* Cierra la sesión. */
enum status auth_logout(struct call *call, const struct logout_request *in, struct empty *out) MUST_CHECK;

/* Quién tiene la sesión abierta. */
enum status auth_me(struct call *call, const struct me_request *in, struct user_reply *out) MUST_CHECK;

/* The caller that an email stands for; what cmepctl --as asks. */
enum status auth_account_find(struct call *call, const struct account_find_request *in, struct caller *out) MUST_CHECK;

/* Makes an account for a person that workflow registers as staff. */
enum status auth_account_create(struct call *call, const struct account_create_request *in, struct account_created *out) MUST_CHECK;

#endif
