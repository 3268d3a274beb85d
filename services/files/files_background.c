#include "files_background.h"

#include "base/clock.h"
#include "files_outbox.h"
#include "files_follow.h"
#include "files_sweep.h"
#include "blob/spool.h"
#include "blob/blob.h"

enum { TURN_MS = 3000, STORAGE_MS = 2000 };

/* No key of ours is called so. */
static const char nothing[] = "ready";

/* Asked here, over and over, so that nobody who asks whether files is well waits for a store that does not answer. */
static bool storage_answers(struct call *call)
{
    char byte;
    size_t size;
    enum status status = blob_read(call->own, nothing, 0, 1, &byte, &size, clock_ms() + STORAGE_MS);
    return spool_is_writable(call->config->upload_dir) && (status == STATUS_OK || status == STATUS_NOT_FOUND);
}

int64_t files_background(struct call *call)
{
    call_lacks(call, storage_answers(call) ? NULL : "storage");
    if (!call->db)
        return TURN_MS;
    files_outbox_tell_owed(call);
    bool more = files_follow_run(call);
    return files_sweep_turn(call) || more ? 0 : TURN_MS;
}
