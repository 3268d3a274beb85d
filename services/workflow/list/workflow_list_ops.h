/* What the operations about lists of requests share. */
#ifndef CMEP_WORKFLOW_LIST_OPS_H
#define CMEP_WORKFLOW_LIST_OPS_H

#include "service/call.h"
#include "list/workflow_list_paths.h"

/* Completes a filter with what a list, a summary and a file are all asked, besides plain values. The days are of
 * APP_TIMEZONE and belong to the range; `words` has room for LIST_MOST_WORDS. VALIDATION_ERROR. */
enum status workflow_list_complete(struct call *call, const char *q, bool mine, const char *desde, const char *hasta,
                                   const char **words, struct list_filter *filter) MUST_CHECK;

#endif
