#include "service/download.h"

static bool is_late(const void *call)
{
    return call_is_late(call);
}

struct draft_owner download_owner(const struct call *call)
{
    return (struct draft_owner){.arena = call->arena,
                                .config = call->config,
                                .operation = call->operation->name,
                                .is_late = is_late,
                                .context = call};
}

enum status download_begin(struct call *call, enum formato formato, const char *name, const char *sep,
                           struct sheet **ret_sheet)
{
    const struct draft_owner owner = download_owner(call);
    enum status status = sheet_begin(&owner, formato, name, sep, ret_sheet);
    return status == STATUS_VALIDATION_ERROR ? call_refuse_field(call, "sep", "Debe ser una coma o un punto y coma.")
                                             : status;
}
