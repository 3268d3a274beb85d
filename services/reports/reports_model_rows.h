/* The SQL that keeps the read model: facts of requests, and the aggregates that follow from them. README.md says how.
 */
#ifndef CMEP_REPORTS_MODEL_ROWS_H
#define CMEP_REPORTS_MODEL_ROWS_H

#include "db/db.h"
#include "records.h"

/* Facts as the statements take them: JSON arrays, one of requests and one of payments. */
struct lote {
    const char *requests;
    const char *payments;
};

/* What workflow told, made ready: creators become their persons (`accounts`, by user_id), instants become days of
 * APP_TIMEZONE. Owned by the arena. */
struct lote reports_model_rows_lote(const struct hechos *facts, const struct cuentas *accounts, struct arena *arena);

/* The number of the last event applied; the last of the two keeps it as it is until the transaction ends, for who
 * applies, and the one before keeps others from applying, for who reads. */
enum status reports_model_rows_position(struct db *db, struct arena *arena, int64_t *ret_event_id) MUST_CHECK;
enum status reports_model_rows_share(struct db *db, struct arena *arena, int64_t *ret_event_id) MUST_CHECK;
enum status reports_model_rows_lock(struct db *db, struct arena *arena, int64_t *ret_event_id) MUST_CHECK;

/* Leaves out what is known already: requests that have not changed since, and their payments. */
enum status reports_model_rows_prune(struct db *db, struct arena *arena, struct hechos *facts) MUST_CHECK;
/* Replaces the facts of those requests and moves the aggregates by the difference; in the caller's transaction, which
 * holds the lock. */
enum status reports_model_rows_apply(struct db *db, const struct lote *lote, struct arena *arena) MUST_CHECK;
/* Notes, in the same transaction as the move past its event, that the facts of a request were refused, and what the
 * database said. The request stays set aside until facts of it are applied or a rebuild has loaded them. */
enum status reports_model_rows_set_aside(struct db *db, int64_t solicitud_id, const char *problem) MUST_CHECK;
/* The requests that are set aside, the oldest ids first, as many as REPORTS_MOST_ASIDE. */
enum { REPORTS_MOST_ASIDE = 1000 };
enum status reports_model_rows_aside(struct db *db, struct arena *arena, const struct reporte_apartado_row **ret_rows,
                                     size_t *ret_count) MUST_CHECK;
/* Says, in the same transaction, which event was the last. */
enum status reports_model_rows_move(struct db *db, int64_t event_id) MUST_CHECK;

/* Makes the tables of another model, beside those that are read; what a rebuild that was cut off has left goes. Needs
 * an account that may make tables, as all of a rebuild does. */
enum status reports_model_rows_begin_rebuild(struct db *db) MUST_CHECK;
/* Adds facts to it; those of one request come together and once. */
enum status reports_model_rows_load(struct db *db, const struct lote *lote) MUST_CHECK;
/* Notes in the other model that the facts of a request were refused when they were loaded; since when, and how often,
 * is taken over from the one that is read. */
enum status reports_model_rows_load_aside(struct db *db, int64_t solicitud_id, const char *problem) MUST_CHECK;
/* Makes the aggregates of all facts that were loaded, says at which event it begins, and puts the other model in the
 * place of the one that was. */
enum status reports_model_rows_end_rebuild(struct db *db, int64_t event_id) MUST_CHECK;

#endif
