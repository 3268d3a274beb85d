/* Requests that are deleted: their files go with them. */
#ifndef CMEP_FILES_FOLLOW_H
#define CMEP_FILES_FOLLOW_H

#include "service/call.h"

/* Removes the files of a request that is no more: their rows, then their bytes, so that what is cut off in between
 * leaves bytes without a row, which are the sweep's. Says how many; to do it again does no harm. */
enum status files_follow_forget(struct call *call, int64_t solicitud_id, size_t *ret_count) MUST_CHECK;
/* Removes the bytes of a file that has no row any more; what cannot be removed is logged, and goes with a sweep. */
void files_follow_drop(struct call *call, const char *clave);
/* Does so for what workflow's event log tells since the last time. True when there may be more. A request whose rows
 * the database refuses to delete is left to the sweep, which is logged ("event_set_aside") and counted. */
bool files_follow_run(struct call *call);

#endif
