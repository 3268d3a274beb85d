/* From what a service replied to the HTTP answer: JSON, the merged field, ETag, the session cookie. */
#ifndef CMEP_REPLY_H
#define CMEP_REPLY_H

#include "core/request.h"

/* Makes the answer of the request's group `operation`: its first question is the operation's, the second, if there is
 * one, is merged into it; without the second's reply the answer says in `meta.warnings` what it lacks. What the service
 * refused with, in `ret_failure` too; UNAVAILABLE when its reply cannot be read. */
enum status reply_make(struct request *request, struct failure *ret_failure, struct answer *ret_answer) MUST_CHECK;

#endif
