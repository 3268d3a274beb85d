/* The model follows workflow: asks what has changed, and applies it. */
#ifndef CMEP_REPORTS_MODEL_H
#define CMEP_REPORTS_MODEL_H

#include "service/call.h"

/* Applies whatever was committed in workflow before it was called, and says which event was the last. When the call's
 * deadline is too near for all of it: UNAVAILABLE, with how much is missing as the call's refusal; what was applied
 * stays. Any number of callers, in any number of processes: one applies at a time. A request whose facts the database
 * refuses is set aside, which is logged ("event_set_aside") and counted, and the log is followed past it. */
enum status reports_model_catch_up(struct call *call, int64_t *ret_event_id) MUST_CHECK;
/* The background of the service: the same, over and over. */
int64_t reports_model_follow(struct call *call);

#endif
