/* Files that calls write for a download, or read for one (export/draft.h). */
#ifndef CMEP_DOWNLOAD_H
#define CMEP_DOWNLOAD_H

#include "export/sheet.h"
#include "service/call.h"

/* Describes the call as the owner of such a file; the result borrows the call, its arena and its configuration. */
struct draft_owner download_owner(const struct call *call);
/* Begins to write the file `name`, which draft_open made. The call's arena owns the sheet; the caller ends it with
 * sheet_finish. Refuses a `sep` that is neither comma nor semicolon as that field; NULL means a comma. NOT_FOUND when
 * the reader has removed the file. */
enum status download_begin(struct call *call, enum formato formato, const char *name, const char *sep,
                           struct sheet **ret_sheet) MUST_CHECK;

#endif
