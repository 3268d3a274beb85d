/* All the SQL of the files slice. */
#ifndef CMEP_FILES_STORE_H
#define CMEP_FILES_STORE_H

#include "db.h"
#include "records.h"

/* The files of a request, by id; owned by the arena. */
enum status files_store_list(struct db *db, int64_t solicitud_id, struct arena *arena,
                             const struct archivo **ret_archivos, size_t *ret_count) MUST_CHECK;

#endif
