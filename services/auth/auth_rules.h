/* Pure decisions of auth. */
#ifndef CMEP_AUTH_RULES_H
#define CMEP_AUTH_RULES_H

#include "base/arena.h"
#include "records.h"

/* What wrong passwords are counted by; the numbers stand in the table. A sign-in counts for its account and its
 * address, a change of the own password for that alone: who guesses from outside keeps nobody from changing it. */
enum failure_kind { FAILURE_ACCOUNT = 1, FAILURE_ADDRESS = 2, FAILURE_OWN_PASSWORD = 3, FAILURE_KIND_COUNT };

/* The email as it is stored and looked up: trimmed and lower-case; owned by the arena. */
const char *auth_rules_email(const char *email, struct arena *arena);
/* The account as the API shows it; owned by the arena. */
const struct user *auth_rules_user(const struct account_row *row, struct arena *arena);
/* How many seconds more one of a kind waits before the next password is looked at, after so many failures,
 * the last of them so long ago; 0: none. It doubles with each failure over the patience that its kind deserves: a
 * clinic is one address. */
int64_t auth_rules_wait_s(enum failure_kind kind, int64_t failures, int64_t seconds_ago);
/* After how many seconds one failure is forgotten. */
int64_t auth_rules_forget_s(enum failure_kind kind);
/* What is wrong with a new password; NULL when nothing is. In production one is refused that is common, or a word of
 * this house with nothing but digits and signs around it. */
const char *auth_rules_password_problem(const char *password, bool prod);
/* The roles as a mask of 1 << enum rol. */
unsigned auth_rules_roles_mask(const enum rol *roles, size_t count);
/* The mask as a list, owned by the arena. */
const enum rol *auth_rules_roles_list(unsigned mask, struct arena *arena, size_t *ret_count);
/* A bit for each of the words that occurs in the email, whatever its case. */
unsigned auth_rules_words_in(const char *email, const char *const *words, size_t count);

#endif
