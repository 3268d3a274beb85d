/* The SQL of the list: a page, a total and a summary of the requests that a filter lets through, at the same cost
 * whether there are a thousand or a million. README.md of this folder says how. */
#ifndef CMEP_WORKFLOW_LIST_ROWS_H
#define CMEP_WORKFLOW_LIST_ROWS_H

#include "db/db.h"
#include "records.h"
#include "list/workflow_list_paths.h"

struct list_page {
    int64_t page;
    int64_t page_size;
    enum orden orden;
    const struct list_cursor *after; /* instead of the page's number, or NULL */
};

/* One page of the list, whether there is more behind it, and the total of what matches, which is exact unless it says
 * otherwise. Two statements whatever the page; one more with words, and with days in the order of states. */
enum status workflow_list_rows_page(struct db *db, const struct list_filter *filter, const struct list_page *page,
                                    struct arena *arena, struct solicitud_items *ret_items, bool *ret_more,
                                    struct cursor_meta *meta) MUST_CHECK;
/* Count, median and greatest days in their state, of each state that has any, and whether the counts are exact. At most
 * two statements, three with words. */
enum status workflow_list_rows_summary(struct db *db, const struct list_filter *filter, struct arena *arena,
                                       const struct estado_resumen **ret_rows, size_t *ret_count,
                                       bool *ret_exact) MUST_CHECK;
/* How many match, where that is kept, else 0. At most one statement. */
enum status workflow_list_rows_kept_total(struct db *db, const struct list_filter *filter, struct arena *arena,
                                          int64_t *ret_total) MUST_CHECK;
/* Every request that matches, a solicitud_fila_row each, in order, as they come, of one moment. For a reader who sees
 * all: nothing in the filter is only mine. At most two statements. */
enum status workflow_list_rows_each(struct db *db, const struct list_filter *filter, enum orden orden,
                                    struct arena *arena, db_row_step step, void *data) MUST_CHECK;

#endif
