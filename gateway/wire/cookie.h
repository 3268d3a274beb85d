/* The session cookie as it arrives. */
#ifndef CMEP_COOKIE_H
#define CMEP_COOKIE_H

#define COOKIE_SESSION "cmep_session"

enum { COOKIE_TOKEN_BYTES = 128 }; /* the longest token that auth takes */

/* Returns the cookie's value when it can be a session's token, else NULL: 1 to COOKIE_TOKEN_BYTES ASCII letters,
 * digits, '-' and '_'. `value` may be NULL. */
const char *cookie_token(const char *value);

#endif
