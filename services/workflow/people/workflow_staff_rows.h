/* The SQL of the staff (persons with an account, their employments), of the workflow slice. */
#ifndef CMEP_WORKFLOW_STAFF_ROWS_H
#define CMEP_WORKFLOW_STAFF_ROWS_H

#include "workflow_rows.h"

enum { STAFF_MOST_WORDS = 5 };

/* One person; NOT_FOUND. */
enum status workflow_staff_rows_get(struct db *db, int64_t persona_id, struct arena *arena,
                                    struct personal *ret_person) MUST_CHECK;
/* All staff by persona_id, each with a bit for every word that occurs in its names or document. */
enum status workflow_staff_rows_list(struct db *db, const char *const *words, size_t count, struct arena *arena,
                                     struct personal_lista *ret_list) MUST_CHECK;
/* Writes every field of the person, which is staff from then on; CONFLICT when another has its document. */
enum status workflow_staff_rows_save(struct db *db, const struct personal *person,
                                     const struct author *author) MUST_CHECK;
/* Writes what is kept of a doctor. */
enum status workflow_staff_rows_doctor(struct db *db, const struct personal *person,
                                       const struct author *author) MUST_CHECK;
/* Begins the employment: ACTIVO, or waiting for its account to be. */
enum status workflow_staff_rows_employ(struct db *db, int64_t persona_id, enum rol_empleado rol, bool active,
                                       const struct author *author) MUST_CHECK;
/* Ends it. */
enum status workflow_staff_rows_retire(struct db *db, int64_t persona_id, enum rol_empleado rol,
                                       const struct author *author) MUST_CHECK;
/* Suspends what is ACTIVO with its account, and gives back what was suspended so. */
enum status workflow_staff_rows_suspend(struct db *db, int64_t persona_id, enum rol_empleado rol,
                                        const struct author *author) MUST_CHECK;
enum status workflow_staff_rows_restore(struct db *db, int64_t persona_id, enum rol_empleado rol,
                                        const struct author *author) MUST_CHECK;

#endif
