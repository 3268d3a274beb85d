/* The session cookie, before auth is asked whose it is. */
#ifndef CMEP_SESSION_H
#define CMEP_SESSION_H

#define SESSION_COOKIE "cmep_session"

enum { SESSION_TOKEN_BYTES = 128 }; /* the most that auth takes */

/* The cookie's value when it could be a token, else NULL: none is empty, longer than that, or other than ASCII letters,
 * digits, '-' and '_'. `cookie` may be NULL. */
const char *session_token(const char *cookie);

#endif
