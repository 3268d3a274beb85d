/* Moving the files from one store to the other, while they are served (store_pair.h). */
#ifndef CMEP_FILES_MOVE_H
#define CMEP_FILES_MOVE_H

#include "service/call.h"

/* Moves some of the files whose keys are behind that one ("": all): each is there, and was read again and found right
 * by its checksum, before it is removed here. One whose bytes are not what its row says stays, and is named. Ends after
 * some seconds, with what it did. Bytes without a row stay for the sweep. */
enum status files_move_step(struct call *call, const char *after, struct mudanza_paso *ret_done) MUST_CHECK;

#endif
