/* All the SQL of the files slice. Texts and rows that come back are owned by the arena given. */
#ifndef CMEP_FILES_ROWS_H
#define CMEP_FILES_ROWS_H

#include "db/db.h"
#include "records.h"

/* A file that is to have rows. */
struct new_archivo {
    struct archivo_nuevo_row row;
    int64_t solicitud_id;
    int64_t pago_id; /* 0 for none */
    int64_t user_id;
};

/* The files of a request, by id. */
enum status files_rows_list(struct db *db, int64_t solicitud_id, struct arena *arena,
                            const struct archivo **ret_archivos, size_t *ret_count) MUST_CHECK;
/* One of them; NOT_FOUND. */
enum status files_rows_get(struct db *db, int64_t archivo_id, struct arena *arena,
                           struct archivo_row *ret_row) MUST_CHECK;
/* Inserts the rows of a file. */
enum status files_rows_create(struct db *db, const struct new_archivo *archivo, int64_t *ret_archivo_id) MUST_CHECK;
/* Deletes the rows of a file; NOT_FOUND when somebody else just did. */
enum status files_rows_delete(struct db *db, int64_t archivo_id) MUST_CHECK;
/* Files of a request, a hundred at most: their keys in the store. */
enum status files_rows_of_request(struct db *db, int64_t solicitud_id, struct arena *arena,
                                  const struct archivo_clave_row **ret_rows, size_t *ret_count) MUST_CHECK;
/* How far the event log of workflow was followed; negative: not at all yet. */
enum status files_rows_position(struct db *db, int64_t *ret_event_id) MUST_CHECK;
/* It was followed farther; somebody else may have been there before. */
enum status files_rows_move(struct db *db, int64_t from, int64_t event_id) MUST_CHECK;
/* Rows by their keys, from behind `after` to `last`, `most` at most. */
enum status files_rows_stretch(struct db *db, const char *after, const char *last, size_t most, struct arena *arena,
                               const struct archivo_clave_row **ret_rows, size_t *ret_count) MUST_CHECK;
/* What its row says of the bytes under that key; NOT_FOUND. */
enum status files_rows_bytes(struct db *db, const char *clave, struct arena *arena,
                             struct archivo_bytes_row *ret_row) MUST_CHECK;
/* NOT_FOUND when the file has no row any more. */
enum status files_rows_find(struct db *db, int64_t archivo_id) MUST_CHECK;
/* Takes the lock of the sweep, for which it waits `seconds`; UNAVAILABLE when another holds it. */
enum status files_rows_lock_sweep(struct db *db, int64_t seconds) MUST_CHECK;
void files_rows_unlock_sweep(struct db *db);
/* Behind which key the sweep is to go on; NOT_FOUND when it is not time yet. */
enum status files_rows_due_sweep(struct db *db, struct arena *arena, const char **ret_after) MUST_CHECK;
/* It goes on there, in so many seconds. */
enum status files_rows_plan_sweep(struct db *db, const char *after, int64_t seconds) MUST_CHECK;
/* Keeps what workflow is to be told, in the transaction of what it is about; says which id it was given. */
enum status files_rows_owe(struct db *db, const struct archivo_note_request *note, const struct caller *caller,
                           int64_t *ret_nota_id) MUST_CHECK;
/* What is to be told now, the longest waiting first, a hundred at most. */
enum status files_rows_owed(struct db *db, struct arena *arena, const struct nota_pendiente_row **ret_rows,
                            size_t *ret_count) MUST_CHECK;
/* It was refused: its turn comes again, each time after twice as long, ten minutes at most. */
enum status files_rows_put_off(struct db *db, int64_t nota_id) MUST_CHECK;
/* It was told. */
enum status files_rows_told(struct db *db, int64_t nota_id) MUST_CHECK;

#endif
