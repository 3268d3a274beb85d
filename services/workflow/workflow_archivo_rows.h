/* The SQL of what files asks of workflow. */
#ifndef CMEP_WORKFLOW_ARCHIVO_ROWS_H
#define CMEP_WORKFLOW_ARCHIVO_ROWS_H

#include "workflow_rows.h"

/* NOT_FOUND when there is no such request. */
enum status workflow_archivo_rows_exists(struct db *db, int64_t solicitud_id) MUST_CHECK;
/* Those of them that are no requests, in one statement. */
enum status workflow_archivo_rows_absent(struct db *db, const struct solicitud_clave *requests, size_t count,
                                         struct arena *arena, const struct solicitud_clave **ret_absent,
                                         size_t *ret_count) MUST_CHECK;
/* NOT_FOUND when there is no such request, whose row is else locked until the transaction ends, and stays at its
 * version. */
enum status workflow_archivo_rows_hold(struct db *db, int64_t solicitud_id, int64_t *ret_version) MUST_CHECK;
/* NOT_FOUND when the request has no such payment. */
enum status workflow_archivo_rows_payment(struct db *db, int64_t solicitud_id, int64_t pago_id) MUST_CHECK;
/* Adds the audit row of what happened to a file, of a request that is held; CONFLICT when it has it already. */
enum status workflow_archivo_rows_note(struct db *db, const struct archivo_note_request *note,
                                       const struct author *author) MUST_CHECK;

#endif
