/* All the SQL of the auth slice. */
#ifndef CMEP_AUTH_ROWS_H
#define CMEP_AUTH_ROWS_H

#include "auth_rules.h"
#include "db/db.h"
#include "base/digest.h"
#include "records.h"

/* What a wrong password counts against, named by a digest. */
struct suspect {
    enum failure_kind kind;
    char digest[DIGEST_SIZE];
};

struct suspects {
    struct suspect all[2];
    size_t count; /* at least one */
};

/* The account of that (normalised) email; NOT_FOUND when there is none. */
enum status auth_rows_account(struct db *db, const char *email, struct arena *arena,
                              struct account_row *ret_row) MUST_CHECK;
/* The active account whose living session that is, in one statement; NOT_FOUND when there is none. */
enum status auth_rows_session(struct db *db, const char *session_id, int64_t idle_hours, struct arena *arena,
                              struct account_row *ret_row) MUST_CHECK;
/* Notes that the session is in use; at most once a minute changes anything. */
enum status auth_rows_session_seen(struct db *db, const char *session_id) MUST_CHECK;
/* Opens a session. */
enum status auth_rows_session_create(struct db *db, const char *session_id, int64_t user_id, int64_t hours) MUST_CHECK;
/* Ends a session, if there is one. */
enum status auth_rows_session_delete(struct db *db, const char *session_id) MUST_CHECK;
/* The living sessions of a user by id; `own_id` marks the one that asks. */
enum status auth_rows_sessions(struct db *db, int64_t user_id, const char *own_id, int64_t idle_hours,
                               struct arena *arena, struct sesion_lista *ret_list) MUST_CHECK;
/* Ends the user's session of that number; NOT_FOUND when there is none. */
enum status auth_rows_session_end(struct db *db, int64_t user_id, int64_t number) MUST_CHECK;
/* Drops some of those that have expired, of whomever. */
enum status auth_rows_sessions_purge(struct db *db) MUST_CHECK;
/* Ends all sessions of a user but that one ("" for none). */
enum status auth_rows_sessions_end(struct db *db, int64_t user_id, const char *except_id) MUST_CHECK;
/* The failures of each suspect; one without any has no row. */
enum status auth_rows_failures(struct db *db, const struct suspects *suspects, struct arena *arena,
                               const struct failures_row **ret_rows, size_t *ret_count) MUST_CHECK;
/* Counts one more, after forgetting one for each `forget_s` seconds since the last. */
enum status auth_rows_failure_add(struct db *db, const struct suspect *suspect, int64_t forget_s) MUST_CHECK;
/* Drops some of those that are a day old. */
enum status auth_rows_failures_purge(struct db *db) MUST_CHECK;
/* Forgets the failures of one. */
enum status auth_rows_failures_forget(struct db *db, const struct suspect *suspect) MUST_CHECK;
/* Notes a sign-in; the hash is the account's own or one of the same password. */
enum status auth_rows_signed_in(struct db *db, int64_t user_id, const char *hash) MUST_CHECK;
/* Gives the account another password, if it still has the old hash; NOT_FOUND when somebody changed it. */
enum status auth_rows_password_replace(struct db *db, int64_t user_id, const char *old_hash,
                                       const char *new_hash) MUST_CHECK;
/* Gives the account another password, whatever it had. */
enum status auth_rows_password(struct db *db, int64_t user_id, const char *hash) MUST_CHECK;
/* A new account; CONFLICT when the email or the person has one. */
enum status auth_rows_account_create(struct db *db, const char *email, const char *hash, int64_t persona_id, int64_t by,
                                     int64_t *ret_user_id) MUST_CHECK;
/* Makes the roles of a locked account, which were those of the one mask, those of the other: writes the difference. */
enum status auth_rows_roles(struct db *db, int64_t user_id, unsigned were, unsigned roles) MUST_CHECK;
/* The account; NOT_FOUND when there is none. */
enum status auth_rows_account_of(struct db *db, int64_t user_id, struct arena *arena,
                                 struct account_row *ret_row) MUST_CHECK;
/* The account, locked until the transaction ends; NOT_FOUND when there is none. */
enum status auth_rows_account_lock(struct db *db, int64_t user_id, struct arena *arena,
                                   struct account_row *ret_row) MUST_CHECK;
/* Which person each account is of, by user_id. */
enum status auth_rows_account_persons(struct db *db, struct arena *arena, struct cuentas *ret_accounts) MUST_CHECK;
/* All accounts by id. */
enum status auth_rows_accounts(struct db *db, struct arena *arena, const struct account_row **ret_rows,
                               size_t *ret_count) MUST_CHECK;
/* Suspends or reactivates an account; its sessions are another matter. */
enum status auth_rows_state(struct db *db, int64_t user_id, enum estado_usuario estado, int64_t by) MUST_CHECK;
/* Sets the name that sessions show. */
enum status auth_rows_display_name(struct db *db, int64_t user_id, const char *display_name) MUST_CHECK;
/* How many other active accounts hold the role ADMIN; they are locked until the transaction ends. */
enum status auth_rows_other_admins(struct db *db, int64_t user_id, struct arena *arena, size_t *ret_count) MUST_CHECK;

#endif
