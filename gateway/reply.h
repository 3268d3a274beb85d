/* From what a service replied to the HTTP answer: JSON, the merged field, ETag, the session cookie. */
#ifndef CMEP_REPLY_H
#define CMEP_REPLY_H

#include "request.h"

/* Answers the request from its legs: the first is the operation's, the second, if any, is merged into it. A refusal is
 * passed on as it is; without the second the answer says in `meta.warnings` what it lacks. */
void reply_answer(struct request *request);

#endif
