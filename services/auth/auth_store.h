/* All the SQL of the auth slice. */
#ifndef CMEP_AUTH_STORE_H
#define CMEP_AUTH_STORE_H

#include "db.h"
#include "records.h"

/* The account of that (normalised) email; NOT_FOUND when there is none. */
enum status auth_store_account(struct db *db, const char *email, struct arena *arena,
                               struct account_row *ret_row) MUST_CHECK;
/* The active account whose living session that is, in one statement; NOT_FOUND when there is none. */
enum status auth_store_session(struct db *db, const char *session_id, int64_t idle_hours, struct arena *arena,
                               struct account_row *ret_row) MUST_CHECK;
/* Notes that the session is in use; at most once a minute changes anything. */
enum status auth_store_session_seen(struct db *db, const char *session_id) MUST_CHECK;
enum status auth_store_session_create(struct db *db, const char *session_id, int64_t user_id, int64_t hours) MUST_CHECK;
enum status auth_store_session_delete(struct db *db, const char *session_id) MUST_CHECK;
/* Notes a sign-in. */
enum status auth_store_signed_in(struct db *db, int64_t user_id) MUST_CHECK;
enum status auth_store_password(struct db *db, int64_t user_id, const char *hash) MUST_CHECK;
/* A new account; CONFLICT when the email or the person has one. */
enum status auth_store_account_create(struct db *db, const char *email, const char *hash, int64_t persona_id,
                                      const char *display_name, int64_t *ret_user_id) MUST_CHECK;
enum status auth_store_role_add(struct db *db, int64_t user_id, enum rol rol) MUST_CHECK;

#endif
