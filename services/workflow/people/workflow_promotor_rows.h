/* The SQL of promotores, of the workflow slice. */
#ifndef CMEP_WORKFLOW_PROMOTOR_ROWS_H
#define CMEP_WORKFLOW_PROMOTOR_ROWS_H

#include "workflow_rows.h"

/* By id. */
enum status workflow_promotor_rows_list(struct db *db, struct arena *arena, struct promotor_lista *ret_list) MUST_CHECK;
/* NOT_FOUND for an unknown one. */
enum status workflow_promotor_rows_get(struct db *db, int64_t promotor_id, struct arena *arena,
                                       struct promotor *ret_promotor) MUST_CHECK;
/* The same, locked until the transaction ends. */
enum status workflow_promotor_rows_lock(struct db *db, int64_t promotor_id, struct arena *arena,
                                        struct promotor *ret_promotor) MUST_CHECK;
/* Inserts a promotor, and says which id it was given. */
enum status workflow_promotor_rows_create(struct db *db, const struct promotor *promotor, const struct author *author,
                                          int64_t *ret_promotor_id) MUST_CHECK;
/* Writes every column of a locked promotor. */
enum status workflow_promotor_rows_save(struct db *db, const struct promotor *promotor,
                                        const struct author *author) MUST_CHECK;
/* How many requests refer to it. */
enum status workflow_promotor_rows_requests(struct db *db, int64_t promotor_id, int64_t *ret_count) MUST_CHECK;
/* Deletes it; CONFLICT when a request refers to it after all. */
enum status workflow_promotor_rows_delete(struct db *db, int64_t promotor_id) MUST_CHECK;

#endif
