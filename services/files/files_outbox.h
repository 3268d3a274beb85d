/* What the history of a request is told about its files: at once where that goes, else by the background, until it was.
 */
#ifndef CMEP_FILES_OUTBOX_H
#define CMEP_FILES_OUTBOX_H

#include "service/call.h"

/* Tells workflow what is kept in nota_pendiente under that id, on behalf of the caller. What could not be told stays
 * there; that the request has gone meanwhile is no news to it. */
enum status files_outbox_tell(struct call *call, const struct archivo_note_request *note, int64_t nota_id) MUST_CHECK;
/* Tells what has stayed. Several instances may: workflow notes a thing once. */
void files_outbox_tell_owed(struct call *call);

#endif
