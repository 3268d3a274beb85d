/* What auth answers. */
#include "auth_handlers.h"
#include "auth_password.h"
#include "auth_rules.h"
#include "auth_rows.h"
#include "base/digest.h"
#include "base/log.h"
#include "service/transaction.h"

#include <string.h>

/* 256 random bits in hex: what the cookie holds and nobody else keeps. */
enum { TOKEN_BYTES = 32, TOKEN_SIZE = 2 * TOKEN_BYTES + 1 };

/* What the database keeps of a session's token: who reads the table cannot sign in. */
static void session_id_of(const struct call *call, const char *token, char ret_id[DIGEST_SIZE])
{
    digest_keyed(call->config->session_secret, token, strlen(token), ret_id);
}

/* ---- back-off of who guesses passwords */

static void add_suspect(struct suspects *suspects, enum failure_kind kind, const char *name)
{
    struct suspect *suspect = &suspects->all[suspects->count++];
    suspect->kind = kind;
    digest_text(name, strlen(name), suspect->digest);
}

/* Refuses while one of them waits for its failures. */
static enum status check_patience(struct call *call, const struct suspects *suspects)
{
    const struct failures_row *rows;
    size_t count;
    enum status status = auth_rows_failures(call->db, suspects, call->arena, &rows, &count);
    if (status != STATUS_OK)
        return status;
    call->retry_after_s = auth_rules_longest_wait_s(rows, count);
    return call->retry_after_s > 0 ? STATUS_TOO_MANY_REQUESTS : STATUS_OK;
}

/* A transaction_step. */
static enum status add_failures(struct call *call, void *data)
{
    const struct suspects *suspects = data;
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < suspects->count; i++)
        status = auth_rows_failure_add(call->db, &suspects->all[i], auth_rules_forget_s(suspects->all[i].kind));
    return status == STATUS_OK ? auth_rows_failures_purge(call->db) : status;
}

static enum status count_failure(struct call *call, struct suspects *suspects)
{
    return call_transaction(call, add_failures, suspects);
}

/* ---- signing in and out */

/* A sign-in on its way. bcrypt holds no lock, so what it found is looked at again under one. */
struct sign_in {
    const struct login_request *in;
    const char *email;
    struct suspects suspects;
    struct account_row row;    /* as read before bcrypt, then as locked */
    const char *verified_hash; /* the one that the password fits */
    const char *hash;          /* the account's from now on: that one, or renewed */
    char token[TOKEN_SIZE];
};

/* Refuses in the same words whether the account or the password is wrong. */
static enum status refuse_credentials(struct call *call)
{
    return call_refuse(call, STATUS_UNAUTHENTICATED, "El correo o la contraseña no son correctos.");
}

/* Finds the account that this email and password open, or counts the failure. */
static enum status check_password(struct call *call, struct sign_in *sign_in)
{
    int cost = (int)call->config->bcrypt_cost;
    char renewed[PASSWORD_HASH_SIZE];
    bool renew;
    enum status status = auth_rows_account(call->db, sign_in->email, call->arena, &sign_in->row);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        return status;
    sign_in->verified_hash = sign_in->hash = sign_in->row.password_hash;
    if (!password_verify(sign_in->in->password, sign_in->hash, cost, &renew)) {
        status = count_failure(call, &sign_in->suspects);
        return status == STATUS_OK ? refuse_credentials(call) : status;
    }
    if (renew && password_hash(sign_in->in->password, cost, renewed))
        sign_in->hash = arena_text(call->arena, renewed, strlen(renewed));
    return STATUS_OK;
}

/* Locks the account until its session is there: a reset or a suspension that came while bcrypt ran is seen here, and
 * one that comes now finds the session and ends it. */
static enum status lock_account(struct call *call, struct sign_in *sign_in)
{
    enum status status = auth_rows_account_lock(call->db, sign_in->row.user_id, call->arena, &sign_in->row);
    if (status == STATUS_OK)
        status = auth_rules_sign_in(&sign_in->row, sign_in->verified_hash);
    if (status == STATUS_UNAUTHENTICATED || status == STATUS_NOT_FOUND)
        return refuse_credentials(call);
    return status == STATUS_FORBIDDEN ? call_refuse(call, status, "La cuenta está suspendida.") : status;
}

static enum status write_session(struct call *call, const struct sign_in *sign_in)
{
    char id[DIGEST_SIZE], old_id[DIGEST_SIZE];
    session_id_of(call, sign_in->token, id);
    enum status status =
        auth_rows_session_create(call->db, id, sign_in->row.user_id, call->config->session_expire_hours);
    if (status != STATUS_OK || !sign_in->in->session)
        return status;
    /* Who signs in again in the same browser leaves no old session behind. */
    session_id_of(call, sign_in->in->session, old_id);
    return auth_rows_session_delete(call->db, old_id);
}

/* A transaction_step: all that a sign-in writes. */
static enum status open_session(struct call *call, void *data)
{
    struct sign_in *sign_in = data;
    enum status status = lock_account(call, sign_in);
    if (status == STATUS_OK)
        status = auth_rows_signed_in(call->db, sign_in->row.user_id, sign_in->hash);
    if (status == STATUS_OK)
        status = auth_rows_failures_forget(call->db, &sign_in->suspects.all[0]); /* the account's */
    if (status == STATUS_OK)
        status = write_session(call, sign_in);
    /* Last, since it may lock rows that others wait for. */
    return status == STATUS_OK ? auth_rows_sessions_purge(call->db) : status;
}

enum status auth_login(struct call *call, const struct login_request *in, struct login_reply *out)
{
    struct sign_in sign_in = {.in = in, .email = auth_rules_email(in->email, call->arena)};
    add_suspect(&sign_in.suspects, FAILURE_ACCOUNT, sign_in.email);
    add_suspect(&sign_in.suspects, FAILURE_ADDRESS, in->address ? in->address : "");
    enum status status = check_patience(call, &sign_in.suspects);
    if (status == STATUS_OK)
        status = check_password(call, &sign_in);
    if (status == STATUS_OK && !random_text(TOKEN_BYTES, sign_in.token))
        status = STATUS_UNAVAILABLE;
    if (status == STATUS_OK)
        status = call_transaction(call, open_session, &sign_in);
    LOG(LEVEL_INFO, status == STATUS_OK ? "signed_in" : "sign_in_refused", LOG_TEXT("request_id", call->request_id),
        LOG_TEXT("status", status_code(status)), LOG_TEXT("email", sign_in.email),
        LOG_INT("user_id", sign_in.row.user_id), LOG_TEXT("address", in->address ? in->address : ""));
    if (status == STATUS_OK)
        *out = (struct login_reply){.user = auth_rules_user(&sign_in.row, call->arena),
                                    .session = arena_text(call->arena, sign_in.token, strlen(sign_in.token))};
    return status;
}

enum status auth_logout(struct call *call, const struct logout_request *in, struct empty *out)
{
    char id[DIGEST_SIZE];
    (void)out;
    session_id_of(call, in->session, id);
    return auth_rows_session_delete(call->db, id);
}

enum status auth_me(struct call *call, const struct me_request *in, struct user_reply *out)
{
    struct account_row row;
    char id[DIGEST_SIZE];
    session_id_of(call, in->session, id);
    enum status status = auth_rows_session(call->db, id, call->config->session_idle_hours, call->arena, &row);
    if (status == STATUS_NOT_FOUND)
        return call_refuse(call, STATUS_UNAUTHENTICATED, "La sesión terminó; inicie sesión de nuevo.");
    /* Who asks is known by now; a note that could not be written is made by the next request. */
    if (status == STATUS_OK && !row.seen_recently && auth_rows_session_seen(call->db, id) != STATUS_OK)
        LOG(LEVEL_WARNING, "session_not_noted", LOG_TEXT("request_id", call->request_id));
    if (status == STATUS_OK)
        *out = (struct user_reply){.user = auth_rules_user(&row, call->arena), .persona_id = row.persona_id};
    return status;
}

/* ---- own sessions and password */

enum status auth_session_list(struct call *call, const struct session_list_request *in, struct sesion_lista *out)
{
    char id[DIGEST_SIZE];
    session_id_of(call, in->session, id);
    return auth_rows_sessions(call->db, call->caller->user_id, id, call->config->session_idle_hours, call->arena, out);
}

enum status auth_session_delete(struct call *call, const struct session_delete_request *in, struct empty *out)
{
    (void)out;
    enum status status = auth_rows_session_end(call->db, call->caller->user_id, in->id);
    return status == STATUS_NOT_FOUND ? call_refuse(call, status, "No existe esa sesión.") : status;
}

/* A password that was verified, and its successor. */
struct new_password {
    const struct suspect *suspect; /* whose wrong guesses are forgotten */
    int64_t user_id;
    const char *verified_hash;
    const char *hash;
    const char *session_id; /* the one that goes on */
};

static enum status refuse_actual(struct call *call)
{
    return call_refuse_field(call, "actual", "La contraseña actual no es correcta.");
}

/* A transaction_step. */
static enum status replace_password(struct call *call, void *data)
{
    const struct new_password *wanted = data;
    enum status status = auth_rows_password_replace(call->db, wanted->user_id, wanted->verified_hash, wanted->hash);
    if (status == STATUS_NOT_FOUND) /* somebody changed it while bcrypt ran, holding no lock */
        return refuse_actual(call);
    if (status == STATUS_OK)
        status = auth_rows_failures_forget(call->db, wanted->suspect);
    return status == STATUS_OK ? auth_rows_sessions_end(call->db, wanted->user_id, wanted->session_id) : status;
}

enum status auth_password_change(struct call *call, const struct password_change_request *in, struct empty *out)
{
    struct account_row row;
    struct suspects suspects = {0};
    char id[DIGEST_SIZE], hash[PASSWORD_HASH_SIZE];
    int cost = (int)call->config->bcrypt_cost;
    bool renew;
    (void)out;
    const char *problem = auth_rules_password_problem(in->nueva, config_is_prod(call->config));
    if (problem)
        return call_refuse_field(call, "nueva", problem);
    enum status status = auth_rows_account_of(call->db, call->caller->user_id, call->arena, &row);
    if (status != STATUS_OK)
        return status;
    add_suspect(&suspects, FAILURE_OWN_PASSWORD, row.user_email);
    status = check_patience(call, &suspects);
    if (status != STATUS_OK)
        return status;
    if (!password_verify(in->actual, row.password_hash, cost, &renew)) {
        status = count_failure(call, &suspects);
        return status == STATUS_OK ? refuse_actual(call) : status;
    }
    if (!password_hash(in->nueva, cost, hash))
        return STATUS_UNAVAILABLE;
    session_id_of(call, in->session, id);
    struct new_password wanted = {.suspect = &suspects.all[0],
                                  .user_id = row.user_id,
                                  .verified_hash = row.password_hash,
                                  .hash = hash,
                                  .session_id = id};
    return call_transaction(call, replace_password, &wanted);
}

/* ---- accounts */

enum status auth_account_persons(struct call *call, const struct empty *in, struct cuentas *out)
{
    (void)in;
    return auth_rows_account_persons(call->db, call->arena, out);
}

enum status auth_account_find(struct call *call, const struct account_find_request *in, struct caller *out)
{
    struct account_row row;
    enum status status = auth_rows_account(call->db, auth_rules_email(in->email, call->arena), call->arena, &row);
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
