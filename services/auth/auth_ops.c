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

/* What the database keeps of a session's token: who reads the table cannot sign in. */
static void session_id_of(const struct call *call, const char *token, char ret_id[DIGEST_SIZE])
{
    digest_keyed(call->config->session_secret, token, strlen(token), ret_id);
}

/* ---- sign-in back-off */

/* Whose failures a sign-in counts for. */
struct suspects {
    char account[DIGEST_SIZE];
    char address[DIGEST_SIZE];
};

static void name_suspects(const char *email, const char *address, struct suspects *ret_suspects)
{
    address = address ? address : "";
    digest_text(email, strlen(email), ret_suspects->account);
    digest_text(address, strlen(address), ret_suspects->address);
}

/* Refuses while the account or the address waits for its failures. */
static enum status check_patience(struct call *call, const struct suspects *suspects)
{
    const struct failures_row *rows;
    size_t count;
    enum status status =
        auth_store_failures(call->db, suspects->account, suspects->address, call->arena, &rows, &count);
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        int64_t wait_s = auth_rules_wait_s((enum failure_kind)rows[i].kind, rows[i].failures, rows[i].seconds_ago);
        if (wait_s > call->retry_after_s)
            call->retry_after_s = wait_s;
    }
    return status == STATUS_OK && call->retry_after_s > 0 ? STATUS_TOO_MANY_REQUESTS : status;
}

static enum status count_failure(struct call *call, const struct suspects *suspects)
{
    enum status status =
        auth_store_failure_add(call->db, FAILURE_ACCOUNT, suspects->account, auth_rules_forget_s(FAILURE_ACCOUNT));
    if (status == STATUS_OK)
        status =
            auth_store_failure_add(call->db, FAILURE_ADDRESS, suspects->address, auth_rules_forget_s(FAILURE_ADDRESS));
    return status == STATUS_OK ? auth_store_failures_purge(call->db) : status;
}

/* ---- signing in and out */

static enum status refuse_sign_in(struct call *call, const struct suspects *suspects)
{
    enum status status = count_failure(call, suspects);
    return status != STATUS_OK
             ? status
             : call_refuse(call, STATUS_UNAUTHENTICATED, "El correo o la contraseña no son correctos.");
}

/* The password was changed, or the account suspended, while it was being checked: it opens nothing any more. */
static enum status changed_meanwhile(struct call *call, enum status status)
{
    return status == STATUS_NOT_FOUND
             ? call_refuse(call, STATUS_UNAUTHENTICATED, "El correo o la contraseña no son correctos.")
             : status;
}

/* The account that this email and password open. */
static enum status find_account(struct call *call, const struct login_request *in, struct account_row *ret_row)
{
    int cost = (int)call->config->bcrypt_cost;
    const char *email = auth_rules_email(in->email, call->arena);
    struct suspects suspects;
    bool renew;
    *ret_row = (struct account_row){0};
    name_suspects(email, in->address, &suspects);
    enum status status = check_patience(call, &suspects);
    if (status == STATUS_OK)
        status = auth_store_account(call->db, email, call->arena, ret_row);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        return status;
    bool right = password_verify(in->password, ret_row->password_hash, cost, &renew);
    log_write(LEVEL_INFO, right ? "signed_in" : "sign_in_refused", "{s:s, s:s, s:I, s:s}", "request_id",
              call->request_id, "email", email, "user_id", (long long)ret_row->user_id, "address",
              in->address ? in->address : "");
    if (!right)
        return refuse_sign_in(call, &suspects);
    status = auth_store_failures_forget(call->db, suspects.account);
    if (status != STATUS_OK)
        return status;
    if (ret_row->estado != ESTADO_USUARIO_ACTIVO)
        return call_refuse(call, STATUS_FORBIDDEN, "La cuenta está suspendida.");
    char hash[PASSWORD_HASH_SIZE];
    if (!renew || !password_hash(in->password, cost, hash))
        return STATUS_OK;
    status = auth_store_password_renew(call->db, ret_row->user_id, ret_row->password_hash, hash);
    ret_row->password_hash = arena_text(call->arena, hash, strlen(hash));
    return changed_meanwhile(call, status);
}

static enum status open_session(struct call *call, const struct account_row *row, const char **ret_token)
{
    char token[TOKEN_SIZE], id[DIGEST_SIZE];
    if (!random_text(TOKEN_BYTES, token))
        return STATUS_UNAVAILABLE;
    session_id_of(call, token, id);
    enum status status =
        auth_store_session_create(call->db, id, row->user_id, row->password_hash, call->config->session_expire_hours);
    if (status == STATUS_OK)
        *ret_token = arena_text(call->arena, token, strlen(token));
    return changed_meanwhile(call, status);
}

enum status auth_login(struct call *call, const struct login_request *in, struct login_reply *out)
{
    struct account_row row;
    char old_id[DIGEST_SIZE];
    enum status status = find_account(call, in, &row);
    if (status == STATUS_OK)
        status = open_session(call, &row, &out->session);
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
    char id[DIGEST_SIZE];
    (void)out;
    session_id_of(call, in->session, id);
    return auth_store_session_delete(call->db, id);
}

enum status auth_me(struct call *call, const struct me_request *in, struct user_reply *out)
{
    struct account_row row;
    char id[DIGEST_SIZE];
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

/* ---- own sessions and password */

enum status auth_session_list(struct call *call, const struct session_list_request *in, struct sesion_lista *out)
{
    char id[DIGEST_SIZE];
    session_id_of(call, in->session, id);
    return auth_store_sessions(call->db, call->caller->user_id, id, call->config->session_idle_hours, call->arena, out);
}

enum status auth_session_delete(struct call *call, const struct session_delete_request *in, struct empty *out)
{
    (void)out;
    enum status status = auth_store_session_end(call->db, call->caller->user_id, in->id);
    return status == STATUS_NOT_FOUND ? call_refuse(call, status, "No existe esa sesión.") : status;
}

enum status auth_password_change(struct call *call, const struct password_change_request *in, struct empty *out)
{
    struct account_row row;
    char id[DIGEST_SIZE], hash[PASSWORD_HASH_SIZE];
    int cost = (int)call->config->bcrypt_cost;
    bool renew;
    (void)out;
    const char *problem = auth_rules_password_problem(in->nueva, config_is_prod(call->config));
    if (problem)
        return call_refuse_field(call, "nueva", problem);
    enum status status = auth_store_account_lock(call->db, call->caller->user_id, call->arena, &row);
    if (status != STATUS_OK)
        return status;
    if (!password_verify(in->actual, row.password_hash, cost, &renew))
        return call_refuse_field(call, "actual", "La contraseña actual no es correcta.");
    if (!password_hash(in->nueva, cost, hash))
        return STATUS_UNAVAILABLE;
    session_id_of(call, in->session, id);
    status = auth_store_password(call->db, row.user_id, hash);
    return status == STATUS_OK ? auth_store_sessions_end(call->db, row.user_id, id) : status;
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
