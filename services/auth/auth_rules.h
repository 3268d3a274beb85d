/* Pure decisions of auth. */
#ifndef CMEP_AUTH_RULES_H
#define CMEP_AUTH_RULES_H

#include "arena.h"
#include "records.h"

enum { SESSION_ID_SIZE = 65 };

/* The email as it is stored and looked up: trimmed and lower-case; owned by the arena. */
const char *auth_rules_email(const char *email, struct arena *arena);
/* The account as the API shows it; owned by the arena. */
const struct user *auth_rules_user(const struct account_row *row, struct arena *arena);
/* What the database keeps of a session's token: its HMAC-SHA-256 (RFC 2104) under SESSION_SECRET, in hex. */
void auth_rules_session_id(const char *token, const char *secret, char ret_id[SESSION_ID_SIZE]);

#endif
