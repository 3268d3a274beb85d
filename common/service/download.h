/* Files that calls write for a download, or read for one (export/draft.h). */
#ifndef CMEP_DOWNLOAD_H
#define CMEP_DOWNLOAD_H

#include "export/sheet.h"
#include "service/call.h"

/* The call as the owner of such a file; borrowed until the call ends. */
struct draft_owner download_owner(const struct call *call);
/* Begins a table as sheet_begin does; a wrong `sep` is refused as that field. */
enum status download_begin(struct call *call, enum formato formato, const char *name, const char *sep,
                           struct sheet **ret_sheet) MUST_CHECK;

#endif
