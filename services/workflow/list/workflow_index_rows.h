/* What makes the list fast: counts of requests (solicitud_conteo) and the texts and postings of a search
 * (solicitud_texto, solicitud_grama), kept by the transaction that changes what they tell of. */
#ifndef CMEP_WORKFLOW_INDEX_ROWS_H
#define CMEP_WORKFLOW_INDEX_ROWS_H

#include "db/db.h"
#include "records.h"

/* What a request is counted by. */
struct counted {
    int64_t created_by;
    int64_t gestor_id;
    int64_t medico_id;
    enum estado_operativo estado; /* NONE: it is not there */
};

/* The views that requests are counted in, as the column `vista` names them. */
enum vista {
    VISTA_TODAS,
    VISTA_CREADOR,
    VISTA_GESTOR,
    VISTA_MEDICO,
    VISTA_CREADOR_GESTOR,
    VISTA_CREADOR_MEDICO,
    VISTA_GESTOR_MEDICO, /* the same person is both */
    VISTA_LOS_TRES,
    VISTA_COUNT
};

/* One count of a view. */
struct vista_key {
    enum vista vista;
    int64_t clave;
    int64_t clave2;
};
const char *workflow_index_rows_vista(enum vista vista);

/* Counts the request as it is now instead of as it was: one statement, or none where nothing changes. */
enum status workflow_index_rows_recount(struct db *db, const struct counted *before,
                                        const struct counted *now) MUST_CHECK;
/* Makes the requests found by what their rows say, in two statements for every 4 MiB of texts and of postings. */
enum status workflow_index_rows_post(struct db *db, const struct buscado_row *rows, size_t count,
                                     struct arena *arena) MUST_CHECK;
/* Takes that back. */
enum status workflow_index_rows_unpost(struct db *db, int64_t solicitud_id, struct arena *arena) MUST_CHECK;
/* Makes the next requests by id of that client, whose row the transaction has changed, found by what it is called now:
 * those behind `after_id`, which moves to the last of them; whether there may be more. One statement, three when they
 * were not found by it. */
enum status workflow_index_rows_rename(struct db *db, int64_t persona_id, struct arena *arena, int64_t *after_id,
                                       bool *ret_more) MUST_CHECK;

/* ---- for operators: are they right, and set them right, while requests are served */

/* Whether there are requests and no counts of them, which are made last. */
enum status workflow_index_rows_is_empty(struct db *db, bool *ret_empty) MUST_CHECK;
/* The counts that differ from what counting gives, each with the difference. One statement: one moment. */
enum status workflow_index_rows_differences(struct db *db, struct arena *arena, const struct diferencia_row **ret_rows,
                                            size_t *ret_count) MUST_CHECK;
/* Adds what is missing in the counts. One statement; others may count meanwhile. */
enum status workflow_index_rows_repair(struct db *db) MUST_CHECK;
/* The greatest id of a request, 0 when there is none. */
enum status workflow_index_rows_last(struct db *db, int64_t *ret_id) MUST_CHECK;
/* Keeps the texts of the requests of the ids behind `after_id` up to `last_id` for the transaction: what is read from
 * now on is what they should be, for the call that renames a client has done so before or writes them after it. */
enum status workflow_index_rows_hold(struct db *db, int64_t after_id, int64_t last_id) MUST_CHECK;
/* The requests of those ids, with what they are searched by. */
enum status workflow_index_rows_searched(struct db *db, int64_t after_id, int64_t last_id, struct arena *arena,
                                         const struct buscado_row **ret_rows, size_t *ret_count) MUST_CHECK;
/* How many of the requests have a text that is not the right one, and how many postings are missing or not right. */
enum status workflow_index_rows_missing(struct db *db, const struct buscado_row *rows, size_t count,
                                        struct arena *arena, int64_t *ret_texts, int64_t *ret_grams) MUST_CHECK;

#endif
