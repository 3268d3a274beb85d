/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#include "auth_handlers.h"

#include "operations.h"

static enum status run_login(struct call *call, const void *in, void *out)
{
    return auth_login(call, in, out);
}

static enum status run_logout(struct call *call, const void *in, void *out)
{
    return auth_logout(call, in, out);
}

static enum status run_me(struct call *call, const void *in, void *out)
{
    return auth_me(call, in, out);
}

static enum status run_session_list(struct call *call, const void *in, void *out)
{
    return auth_session_list(call, in, out);
}

static enum status run_session_delete(struct call *call, const void *in, void *out)
{
    return auth_session_delete(call, in, out);
}

static enum status run_password_change(struct call *call, const void *in, void *out)
{
    return auth_password_change(call, in, out);
}

static enum status run_user_list(struct call *call, const void *in, void *out)
{
    return auth_user_list(call, in, out);
}

static enum status run_user_create(struct call *call, const void *in, void *out)
{
    return auth_user_create(call, in, out);
}

static enum status run_user_update(struct call *call, const void *in, void *out)
{
    return auth_user_update(call, in, out);
}

static enum status run_password_reset(struct call *call, const void *in, void *out)
{
    return auth_password_reset(call, in, out);
}

static enum status run_account_find(struct call *call, const void *in, void *out)
{
    return auth_account_find(call, in, out);
}

static enum status run_account_persons(struct call *call, const void *in, void *out)
{
    return auth_account_persons(call, in, out);
}

static enum status run_account_create(struct call *call, const void *in, void *out)
{
    return auth_account_create(call, in, out);
}

const operation_handler auth_handlers[] = {
    [AUTH_LOGIN] = run_login,
    [AUTH_LOGOUT] = run_logout,
    [AUTH_ME] = run_me,
    [AUTH_SESSION_LIST] = run_session_list,
    [AUTH_SESSION_DELETE] = run_session_delete,
    [AUTH_PASSWORD_CHANGE] = run_password_change,
    [AUTH_USER_LIST] = run_user_list,
    [AUTH_USER_CREATE] = run_user_create,
    [AUTH_USER_UPDATE] = run_user_update,
    [AUTH_PASSWORD_RESET] = run_password_reset,
    [AUTH_ACCOUNT_FIND] = run_account_find,
    [AUTH_ACCOUNT_PERSONS] = run_account_persons,
    [AUTH_ACCOUNT_CREATE] = run_account_create,
};
