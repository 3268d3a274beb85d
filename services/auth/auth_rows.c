#include "auth_rows.h"

#define ACCOUNT_COLUMNS                                                                                                \
    "u.user_id, u.persona_id, u.user_email, u.estado, u.display_name,"                                                 \
    " (SELECT GROUP_CONCAT(r.user_role ORDER BY r.user_role) FROM user_role r"                                         \
    "   WHERE r.user_id = u.user_id) AS roles,"                                                                        \
    " (SELECT GROUP_CONCAT(p.permission_code ORDER BY p.permission_code) FROM user_permissions p"                      \
    "   WHERE p.user_id = u.user_id) AS permissions_extra"

/* The same and what the administration sees. */
#define ADMIN_COLUMNS ACCOUNT_COLUMNS ", u.last_login_at, u.created_at"

#define ACCOUNT_OF "SELECT " ADMIN_COLUMNS ", u.password_hash FROM users u WHERE u.user_id = ?"

enum status auth_rows_account(struct db *db, const char *email, struct arena *arena, struct account_row *ret_row)
{
    return db_row(db, "SELECT " ACCOUNT_COLUMNS ", u.password_hash FROM users u WHERE u.user_email = ?",
                  DB_ARGS(db_text(email)), &record_account_row, arena, ret_row);
}

enum status auth_rows_session(struct db *db, const char *session_id, int64_t idle_hours, struct arena *arena,
                              struct account_row *ret_row)
{
    return db_row(db,
                  "SELECT " ACCOUNT_COLUMNS ", s.last_seen_at > UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE AS seen_recently"
                  " FROM sessions s JOIN users u ON u.user_id = s.user_id"
                  " WHERE s.session_id = ? AND s.expires_at > UTC_TIMESTAMP(6)"
                  "   AND s.last_seen_at > UTC_TIMESTAMP(6) - INTERVAL ? HOUR AND u.estado = 'ACTIVO'",
                  DB_ARGS(db_text(session_id), db_int(idle_hours)), &record_account_row, arena, ret_row);
}

enum status auth_rows_session_seen(struct db *db, const char *session_id)
{
    return db_exec(db,
                   "UPDATE sessions SET last_seen_at = UTC_TIMESTAMP(6)"
                   " WHERE session_id = ? AND last_seen_at <= UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE",
                   DB_ARGS(db_text(session_id)), NULL);
}

enum status auth_rows_session_create(struct db *db, const char *session_id, int64_t user_id, int64_t hours)
{
    return db_exec(db,
                   "INSERT INTO sessions (session_id, user_id, created_at, last_seen_at, expires_at)"
                   " VALUES (?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL ? HOUR)",
                   DB_ARGS(db_text(session_id), db_int(user_id), db_int(hours)), NULL);
}

enum status auth_rows_session_delete(struct db *db, const char *session_id)
{
    return db_exec(db, "DELETE FROM sessions WHERE session_id = ?", DB_ARGS(db_text(session_id)), NULL);
}

enum status auth_rows_sessions(struct db *db, int64_t user_id, const char *own_id, int64_t idle_hours,
                               struct arena *arena, struct sesion_lista *ret_list)
{
    return db_rows(db,
                   "SELECT numero AS id, created_at, last_seen_at, expires_at, session_id = ? AS actual FROM sessions"
                   " WHERE user_id = ? AND expires_at > UTC_TIMESTAMP(6)"
                   "   AND last_seen_at > UTC_TIMESTAMP(6) - INTERVAL ? HOUR ORDER BY numero LIMIT 10000",
                   DB_ARGS(db_text(own_id), db_int(user_id), db_int(idle_hours)), &record_sesion, arena,
                   &ret_list->data, &ret_list->data_count);
}

enum status auth_rows_session_end(struct db *db, int64_t user_id, int64_t number)
{
    struct db_effect effect;
    enum status status = db_exec(db, "DELETE FROM sessions WHERE numero = ? AND user_id = ?",
                                 DB_ARGS(db_int(number), db_int(user_id)), &effect);
    return status == STATUS_OK && effect.affected == 0 ? STATUS_NOT_FOUND : status;
}

enum status auth_rows_sessions_end(struct db *db, int64_t user_id, const char *except_id)
{
    return db_exec(db, "DELETE FROM sessions WHERE user_id = ? AND session_id <> ?",
                   DB_ARGS(db_int(user_id), db_text(except_id)), NULL);
}

enum status auth_rows_sessions_purge(struct db *db)
{
    return db_exec(db, "DELETE FROM sessions WHERE expires_at < UTC_TIMESTAMP(6) ORDER BY expires_at LIMIT 20", DB_NONE,
                   NULL);
}

enum status auth_rows_signed_in(struct db *db, int64_t user_id, const char *hash)
{
    return db_exec(db, "UPDATE users SET last_login_at = UTC_TIMESTAMP(6), password_hash = ? WHERE user_id = ?",
                   DB_ARGS(db_text(hash), db_int(user_id)), NULL);
}

enum status auth_rows_password_replace(struct db *db, int64_t user_id, const char *old_hash, const char *new_hash)
{
    struct db_effect effect;
    enum status status = db_exec(db, "UPDATE users SET password_hash = ? WHERE user_id = ? AND password_hash = ?",
                                 DB_ARGS(db_text(new_hash), db_int(user_id), db_text(old_hash)), &effect);
    return status == STATUS_OK && effect.affected == 0 ? STATUS_NOT_FOUND : status;
}

enum status auth_rows_password(struct db *db, int64_t user_id, const char *hash)
{
    return db_exec(db, "UPDATE users SET password_hash = ? WHERE user_id = ?", DB_ARGS(db_text(hash), db_int(user_id)),
                   NULL);
}

enum status auth_rows_account_create(struct db *db, const char *email, const char *hash, int64_t persona_id, int64_t by,
                                     int64_t *ret_user_id)
{
    struct db_effect effect;
    enum status status = db_exec(
        db, "INSERT INTO users (user_email, password_hash, persona_id, created_by, updated_by) VALUES (?, ?, ?, ?, ?)",
        DB_ARGS(db_text(email), db_text(hash), db_int(persona_id), db_id(by), db_id(by)), &effect);
    if (status == STATUS_OK)
        *ret_user_id = effect.insert_id;
    return status;
}

enum status auth_rows_roles(struct db *db, int64_t user_id, unsigned were, unsigned roles)
{
    enum status status = STATUS_OK;
    for (enum rol rol = ROL_ADMIN; status == STATUS_OK && rol < ROL_COUNT; rol++)
        if ((were ^ roles) & 1u << rol)
            status = db_exec(db,
                             roles & 1u << rol ? "INSERT INTO user_role (user_id, user_role) VALUES (?, ?)"
                                               : "DELETE FROM user_role WHERE user_id = ? AND user_role = ?",
                             DB_ARGS(db_int(user_id), db_enum(&enumeration_rol, rol)), NULL);
    return status;
}

enum status auth_rows_account_of(struct db *db, int64_t user_id, struct arena *arena, struct account_row *ret_row)
{
    return db_row(db, ACCOUNT_OF, DB_ARGS(db_int(user_id)), &record_account_row, arena, ret_row);
}

enum status auth_rows_account_lock(struct db *db, int64_t user_id, struct arena *arena, struct account_row *ret_row)
{
    return db_row(db, ACCOUNT_OF " FOR UPDATE", DB_ARGS(db_int(user_id)), &record_account_row, arena, ret_row);
}

enum status auth_rows_account_persons(struct db *db, struct arena *arena, struct cuentas *ret_accounts)
{
    return db_rows(db, "SELECT user_id, persona_id FROM users ORDER BY user_id LIMIT 10000", DB_NONE, &record_cuenta,
                   arena, &ret_accounts->cuentas, &ret_accounts->cuentas_count);
}

enum status auth_rows_accounts(struct db *db, struct arena *arena, const struct account_row **ret_rows,
                               size_t *ret_count)
{
    return db_rows(db, "SELECT " ADMIN_COLUMNS " FROM users u ORDER BY u.user_id LIMIT 10000", DB_NONE,
                   &record_account_row, arena, ret_rows, ret_count);
}

enum status auth_rows_state(struct db *db, int64_t user_id, enum estado_usuario estado, int64_t by)
{
    return db_exec(db, "UPDATE users SET estado = ?, updated_by = ? WHERE user_id = ?",
                   DB_ARGS(db_enum(&enumeration_estado_usuario, estado), db_id(by), db_int(user_id)), NULL);
}

enum status auth_rows_display_name(struct db *db, int64_t user_id, const char *display_name)
{
    return db_exec(db, "UPDATE users SET display_name = ? WHERE user_id = ?",
                   DB_ARGS(db_text(display_name), db_int(user_id)), NULL);
}

enum status auth_rows_other_admins(struct db *db, int64_t user_id, struct arena *arena, size_t *ret_count)
{
    const struct account_created *others;
    return db_rows(db,
                   "SELECT u.user_id FROM users u JOIN user_role r ON r.user_id = u.user_id AND r.user_role = 'ADMIN'"
                   " WHERE u.estado = 'ACTIVO' AND u.user_id <> ? ORDER BY u.user_id FOR UPDATE",
                   DB_ARGS(db_int(user_id)), &record_account_created, arena, &others, ret_count);
}

/* ---- failed sign-ins */

enum status auth_rows_failures(struct db *db, const struct suspects *suspects, struct arena *arena,
                               const struct failures_row **ret_rows, size_t *ret_count)
{
    const struct suspect *first = &suspects->all[0], *last = &suspects->all[suspects->count - 1];
    return db_rows(db,
                   "SELECT tipo AS kind, fallos AS failures,"
                   " TIMESTAMPDIFF(SECOND, ultimo_en, UTC_TIMESTAMP(6)) AS seconds_ago"
                   " FROM intentos_ingreso WHERE (tipo, clave) IN ((?, ?), (?, ?))",
                   DB_ARGS(db_int(first->kind), db_text(first->digest), db_int(last->kind), db_text(last->digest)),
                   &record_failures_row, arena, ret_rows, ret_count);
}

enum status auth_rows_failure_add(struct db *db, const struct suspect *suspect, int64_t forget_s)
{
    return db_exec(db,
                   "INSERT INTO intentos_ingreso (tipo, clave, fallos, ultimo_en) VALUES (?, ?, 1, UTC_TIMESTAMP(6))"
                   " ON DUPLICATE KEY UPDATE fallos = 1 + GREATEST(0, fallos"
                   "   - TIMESTAMPDIFF(SECOND, ultimo_en, UTC_TIMESTAMP(6)) DIV ?), ultimo_en = UTC_TIMESTAMP(6)",
                   DB_ARGS(db_int(suspect->kind), db_text(suspect->digest), db_int(forget_s)), NULL);
}

enum status auth_rows_failures_purge(struct db *db)
{
    return db_exec(db,
                   "DELETE FROM intentos_ingreso WHERE ultimo_en < UTC_TIMESTAMP(6) - INTERVAL 1 DAY"
                   " ORDER BY ultimo_en LIMIT 20",
                   DB_NONE, NULL);
}

enum status auth_rows_failures_forget(struct db *db, const struct suspect *suspect)
{
    return db_exec(db, "DELETE FROM intentos_ingreso WHERE tipo = ? AND clave = ?",
                   DB_ARGS(db_int(suspect->kind), db_text(suspect->digest)), NULL);
}
