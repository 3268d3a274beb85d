/* Pure decisions of auth. */
#ifndef CMEP_AUTH_RULES_H
#define CMEP_AUTH_RULES_H

#include "base/arena.h"
#include "records.h"

/* What wrong passwords are counted by; the numbers stand in the table. A sign-in counts for its account and its
 * address, a change of the own password for that alone: who guesses from outside keeps nobody from changing it. */
enum failure_kind { FAILURE_ACCOUNT = 1, FAILURE_ADDRESS = 2, FAILURE_OWN_PASSWORD = 3, FAILURE_KIND_COUNT };

/* The email as it is stored and looked up (R39): trimmed and lower-case; owned by the arena. */
const char *auth_rules_email(const char *email, struct arena *arena);
/* The account as the API shows it; owned by the arena. */
const struct user *auth_rules_user(const struct account_row *row, struct arena *arena);
/* How many seconds more (R31) one of a kind waits before the next password is looked at, after so many failures,
 * the last of them so long ago; 0: none. It doubles with each failure over the patience that its kind deserves: a
 * clinic is one address. */
int64_t auth_rules_wait_s(enum failure_kind kind, int64_t failures, int64_t seconds_ago);
/* The longest of the waits, in seconds, that these failures ask for; 0: none. */
int64_t auth_rules_longest_wait_s(const struct failures_row *rows, size_t count);
/* After how many seconds one failure is forgotten. */
int64_t auth_rules_forget_s(enum failure_kind kind);
/* Whether a verified password opens the account, whose row is locked: OK; UNAUTHENTICATED when the account has another
 * hash than the one that was verified; FORBIDDEN when it is suspended. */
enum status auth_rules_sign_in(const struct account_row *locked, const char *verified_hash);

/* ---- administration: a refusal is a constant sentence, NULL when there is none */

/* What is wrong with the (normalised) email of a new account; NULL when nothing is. */
const char *auth_rules_email_problem(const char *email);
/* What is wrong with a new password; NULL when nothing is. In production one is refused that is common, or a word of
 * this house with nothing but digits and signs around it. */
const char *auth_rules_password_problem(const char *password, bool prod);
/* The roles as a mask of 1 << enum rol. */
unsigned auth_rules_roles_mask(const enum rol *roles, size_t count);
/* The mask as a list, owned by the arena. */
const enum rol *auth_rules_roles_list(unsigned mask, struct arena *arena, size_t *ret_count);

/* An account before and after a change, which makes no difference in what was not asked for. Roles are masks of
 * 1 << enum rol. */
struct account_change {
    unsigned were_roles, roles;
    bool was_active, active;
};
/* What the update makes of an account that has these roles and that state. */
struct account_change auth_rules_change(const struct user_update_request *in, unsigned were_roles,
                                        enum estado_usuario estado);
/* Why the account cannot be suspended: it is the caller's own (R32). */
const char *auth_rules_refuse_suspension(const struct account_change *change, bool is_own);
/* Whether the account is an active ADMIN before the change and none after it. */
bool auth_rules_loses_admin(const struct account_change *change);
/* Why the account remains an active ADMIN: it is the last one, with so many others (R32). */
const char *auth_rules_refuse_last_admin(const struct account_change *change, size_t others);
/* The state of the account after the change. */
enum estado_usuario auth_rules_estado(const struct account_change *change);

/* Whether every word of a search occurs in the email, whatever its case, or in the person, which has a bit set for each
 * word that occurs in its names or document. */
bool auth_rules_is_found(const char *email, unsigned in_person, const char *const *words, size_t count);
/* The page of the list that the request asks for, all of it when it asks for neither a page nor a search; its first
 * account and how many it has. */
struct page_meta auth_rules_page(const struct user_list_request *in, size_t total, size_t *ret_first,
                                 size_t *ret_count);

#endif
