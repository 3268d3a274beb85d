/* Whose session a request comes with: auth is asked, and the caller noted. */
#ifndef CMEP_SESSION_H
#define CMEP_SESSION_H

#include "core/request.h"

/* Asks auth, in the group `side`, whose session the request's token is. */
void session_ask(struct request *request);
/* Takes auth's reply: notes the caller. UNAUTHENTICATED without such a session, FORBIDDEN when the operation is not for
 * the caller's roles, UNAVAILABLE without a reply. */
enum status session_take(struct request *request, struct failure *ret_failure) MUST_CHECK;

#endif
