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

static enum status run_account_find(struct call *call, const void *in, void *out)
{
    return auth_account_find(call, in, out);
}

static enum status run_account_create(struct call *call, const void *in, void *out)
{
    return auth_account_create(call, in, out);
}

const operation_handler auth_handlers[] = {
    [AUTH_LOGIN] = run_login,
    [AUTH_LOGOUT] = run_logout,
    [AUTH_ME] = run_me,
    [AUTH_ACCOUNT_FIND] = run_account_find,
    [AUTH_ACCOUNT_CREATE] = run_account_create,
};
