/* What auth answers. */
#include "auth_handlers.h"
#include "auth_password.h"
#include "auth_rules.h"
#include "auth_store.h"
#include "digest.h"
#include "log.h"

#include <string.h>

/* 256 random bits in hex: what the cookie holds and nobody else keeps. */
enum { TOKEN_BYTES = 32, TOKEN_SIZE = 2 * TOKEN_BYTES + 1 };

static void session_id_of(const struct call *call, const char *token, char ret_id[SESSION_ID_SIZE])
{
    auth_rules_session_id(token, call->config->session_secret, ret_id);
}

/* ---- signing in and out */

/* The account that this email and password open. */
static enum status find_account(struct call *call, const struct login_request *in, struct account_row *ret_row)
{
    int cost = (int)call->config->bcrypt_cost;
    const char *email = auth_rules_email(in->email, call->arena);
    bool renew;
    *ret_row = (struct account_row){0};
    enum status status = auth_store_account(call->db, email, call->arena, ret_row);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        return status;
    bool right = password_verify(in->password, ret_row->password_hash, cost, &renew);
    log_write(LEVEL_INFO, right ? "signed_in" : "sign_in_refused", "{s:s, s:s, s:I}", "request_id", call->request_id,
              "email", email, "user_id", (long long)ret_row->user_id);
    if (!right)
        return call_refuse(call, STATUS_UNAUTHENTICATED, "El correo o la contraseña no son correctos.");
    if (ret_row->estado != ESTADO_USUARIO_ACTIVO)
        return call_refuse(call, STATUS_FORBIDDEN, "La cuenta está suspendida.");
    char hash[PASSWORD_HASH_SIZE];
    if (renew && password_hash(in->password, cost, hash))
        return auth_store_password(call->db, ret_row->user_id, hash);
    return STATUS_OK;
}

static enum status open_session(struct call *call, int64_t user_id, const char **ret_token)
{
    char token[TOKEN_SIZE], id[SESSION_ID_SIZE];
    if (!random_text(TOKEN_BYTES, token))
        return STATUS_UNAVAILABLE;
    session_id_of(call, token, id);
    enum status status = auth_store_session_create(call->db, id, user_id, call->config->session_expire_hours);
    if (status == STATUS_OK)
        *ret_token = arena_text(call->arena, token, strlen(token));
    return status;
}

enum status auth_login(struct call *call, const struct login_request *in, struct login_reply *out)
{
    struct account_row row;
    char old_id[SESSION_ID_SIZE];
    enum status status = find_account(call, in, &row);
    if (status == STATUS_OK)
        status = open_session(call, row.user_id, &out->session);
    if (status == STATUS_OK)
        status = auth_store_signed_in(call->db, row.user_id);
    /* Who signs in again in the same browser leaves no old session behind. */
    if (status == STATUS_OK && in->session) {
        session_id_of(call, in->session, old_id);
        status = auth_store_session_delete(call->db, old_id);
    }
    if (status == STATUS_OK)
        out->user = auth_rules_user(&row, call->arena);
    return status;
}

enum status auth_logout(struct call *call, const struct logout_request *in, struct empty *out)
{
    char id[SESSION_ID_SIZE];
    (void)out;
    session_id_of(call, in->session, id);
    return auth_store_session_delete(call->db, id);
}

enum status auth_me(struct call *call, const struct me_request *in, struct user_reply *out)
{
    struct account_row row;
    char id[SESSION_ID_SIZE];
    session_id_of(call, in->session, id);
    enum status status = auth_store_session(call->db, id, call->config->session_idle_hours, call->arena, &row);
    if (status == STATUS_NOT_FOUND)
        return call_refuse(call, STATUS_UNAUTHENTICATED, "La sesión terminó; inicie sesión de nuevo.");
    if (status == STATUS_OK && !row.seen_recently)
        status = auth_store_session_seen(call->db, id);
    if (status == STATUS_OK)
        *out = (struct user_reply){.user = auth_rules_user(&row, call->arena), .persona_id = row.persona_id};
    return status;
}

/* ---- accounts */

enum status auth_account_find(struct call *call, const struct account_find_request *in, struct caller *out)
{
    struct account_row row;
    enum status status = auth_store_account(call->db, auth_rules_email(in->email, call->arena), call->arena, &row);
    if (status != STATUS_OK)
        return status;
    const struct user *user = auth_rules_user(&row, call->arena);
    *out = (struct caller){.user_id = row.user_id,
                           .persona_id = row.persona_id,
                           .name = row.display_name,
                           .roles = user->roles,
                           .roles_count = user->roles_count};
    return STATUS_OK;
}

/* The person comes first, in workflow; the account second, here. A failure in between leaves a person that no
 * account refers to, and the same call again completes it. */
enum status auth_account_create(struct call *call, const struct account_create_request *in, struct account_created *out)
{
    char hash[PASSWORD_HASH_SIZE];
    struct account_row taken;
    struct persona_ref person;
    const char *email = auth_rules_email(in->user_email, call->arena);
    if (in->roles_count == 0)
        return call_refuse_field(call, "roles", "Debe tener al menos un rol.");
    enum status status = auth_store_account(call->db, email, call->arena, &taken);
    if (status == STATUS_OK)
        return call_refuse(call, STATUS_CONFLICT, "Ya existe un usuario con ese correo.");
    if (status != STATUS_NOT_FOUND)
        return status;
    if (!password_hash(in->password, (int)call->config->bcrypt_cost, hash))
        return STATUS_UNAVAILABLE;
    const struct staff_register_request staff = {.tipo_documento = in->tipo_documento,
                                                 .numero_documento = in->numero_documento,
                                                 .nombres = in->nombres,
                                                 .apellidos = in->apellidos,
                                                 .email = email,
                                                 .roles = in->roles,
                                                 .roles_count = in->roles_count};
    status =
        call_ask(call, "workflow.staff_register", &record_staff_register_request, &staff, &record_persona_ref, &person);
    if (status == STATUS_OK)
        status =
            auth_store_account_create(call->db, email, hash, person.persona_id,
                                      arena_printf(call->arena, "%s %s", in->nombres, in->apellidos), &out->user_id);
    if (status == STATUS_CONFLICT)
        return call_refuse(call, status, "Esa persona ya tiene un usuario, o el correo está en uso.");
    for (size_t i = 0; status == STATUS_OK && i < in->roles_count; i++)
        status = auth_store_role_add(call->db, out->user_id, in->roles[i]);
    return status;
}
