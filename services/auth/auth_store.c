#include "auth_store.h"

#define ACCOUNT_COLUMNS                                                                                                \
    "u.user_id, u.persona_id, u.user_email, u.estado, u.display_name,"                                                 \
    " (SELECT GROUP_CONCAT(r.user_role ORDER BY r.user_role) FROM user_role r"                                         \
    "   WHERE r.user_id = u.user_id) AS roles,"                                                                        \
    " (SELECT GROUP_CONCAT(p.permission_code ORDER BY p.permission_code) FROM user_permissions p"                      \
    "   WHERE p.user_id = u.user_id) AS permissions_extra"

enum status auth_store_account(struct db *db, const char *email, struct arena *arena, struct account_row *ret_row)
{
    return db_row(db, "SELECT " ACCOUNT_COLUMNS ", u.password_hash FROM users u WHERE u.user_email = ?",
                  DB_ARGS(db_text(email)), &record_account_row, arena, ret_row);
}

enum status auth_store_session(struct db *db, const char *session_id, int64_t idle_hours, struct arena *arena,
                               struct account_row *ret_row)
{
    return db_row(db,
                  "SELECT " ACCOUNT_COLUMNS ", s.last_seen_at > UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE AS seen_recently"
                  " FROM sessions s JOIN users u ON u.user_id = s.user_id"
                  " WHERE s.session_id = ? AND s.expires_at > UTC_TIMESTAMP(6)"
                  "   AND s.last_seen_at > UTC_TIMESTAMP(6) - INTERVAL ? HOUR AND u.estado = 'ACTIVO'",
                  DB_ARGS(db_text(session_id), db_int(idle_hours)), &record_account_row, arena, ret_row);
}

enum status auth_store_session_seen(struct db *db, const char *session_id)
{
    return db_exec(db,
                   "UPDATE sessions SET last_seen_at = UTC_TIMESTAMP(6)"
                   " WHERE session_id = ? AND last_seen_at <= UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE",
                   DB_ARGS(db_text(session_id)), NULL);
}

enum status auth_store_session_create(struct db *db, const char *session_id, int64_t user_id, int64_t hours)
{
    return db_exec(db,
                   "INSERT INTO sessions (session_id, user_id, created_at, last_seen_at, expires_at)"
                   " VALUES (?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL ? HOUR)",
                   DB_ARGS(db_text(session_id), db_int(user_id), db_int(hours)), NULL);
}

enum status auth_store_session_delete(struct db *db, const char *session_id)
{
    return db_exec(db, "DELETE FROM sessions WHERE session_id = ?", DB_ARGS(db_text(session_id)), NULL);
}

enum status auth_store_signed_in(struct db *db, int64_t user_id)
{
    return db_exec(db, "UPDATE users SET last_login_at = UTC_TIMESTAMP(6) WHERE user_id = ?", DB_ARGS(db_int(user_id)),
                   NULL);
}

enum status auth_store_password(struct db *db, int64_t user_id, const char *hash)
{
    return db_exec(db, "UPDATE users SET password_hash = ? WHERE user_id = ?", DB_ARGS(db_text(hash), db_int(user_id)),
                   NULL);
}

enum status auth_store_account_create(struct db *db, const char *email, const char *hash, int64_t persona_id,
                                      const char *display_name, int64_t *ret_user_id)
{
    struct db_effect effect;
    enum status status =
        db_exec(db, "INSERT INTO users (user_email, password_hash, persona_id, display_name) VALUES (?, ?, ?, ?)",
                DB_ARGS(db_text(email), db_text(hash), db_int(persona_id), db_text(display_name)), &effect);
    if (status == STATUS_OK)
        *ret_user_id = effect.insert_id;
    return status;
}

enum status auth_store_role_add(struct db *db, int64_t user_id, enum rol rol)
{
    return db_exec(db, "INSERT INTO user_role (user_id, user_role) VALUES (?, ?)",
                   DB_ARGS(db_int(user_id), db_enum(&enumeration_rol, rol)), NULL);
}
