#include "files_background.h"

#include "files_notes.h"
#include "files_requests.h"
#include "files_sweep.h"

enum { TURN_MS = 3000 };

int64_t files_background(struct call *call)
{
    if (!call->db)
        return TURN_MS;
    files_notes_tell_owed(call);
    bool more = files_requests_follow(call);
    return files_sweep_turn(call) || more ? 0 : TURN_MS;
}
