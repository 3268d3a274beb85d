/* How to get at the requests of a list: each way is a range of one index, in the order that is asked for. README.md of
 * this folder says why there are these. */
#ifndef CMEP_WORKFLOW_LIST_PATHS_H
#define CMEP_WORKFLOW_LIST_PATHS_H

#include "list/workflow_list_query.h"

/* The ways that together lead to all that the filter lets through, with the fewest rows that are read for nothing; none
 * when nothing can match. No statement, or one with words in an order of creation, or with days in the order of states.
 */
enum status workflow_list_paths_choose(struct db *db, const struct list_filter *filter, enum orden orden,
                                       struct arena *arena, struct way ret_ways[LIST_MOST_WAYS],
                                       size_t *ret_count) MUST_CHECK;

#endif
