/* The sweep: what is in the store against the rows. It removes bytes without a row once they are old enough, files of
 * requests that are no more, and uploads that nobody continues; of a row without bytes it only tells. It goes through
 * the keys stretch by stretch, so that a million cost the memory of a few hundred. */
#ifndef CMEP_FILES_SWEEP_H
#define CMEP_FILES_SWEEP_H

#include "service/call.h"

/* Sweeps the stretch behind that key ("" is the first): what belongs to nothing and is older than so many seconds goes.
 * Ends before the call's deadline, in seconds at most, with a part of it done. One sweeps at a time. */
enum status files_sweep_step(struct call *call, const char *after, int64_t age_s,
                             struct barrido_paso *ret_done) MUST_CHECK;
/* The next stretch, when it is time: a sweep begins every hour, on one of the instances. True when there is more. */
bool files_sweep_turn(struct call *call);

#endif
