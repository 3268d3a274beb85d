/* Facts of requests, for who keeps a model of them (reports): what a request is now, whatever happened to it before. */
#ifndef CMEP_WORKFLOW_FACTS_ROWS_H
#define CMEP_WORKFLOW_FACTS_ROWS_H

#include "db/db.h"
#include "records.h"

/* What one answer carries: so many payments, and those of one request more, at most. */
enum { FACTS_MOST_PAYMENTS = 20000 };

/* The facts and validated payments of the requests that the next events behind `after` name; one that is gone has
 * existe = false. `hasta` is the last of these events, of which there are `most`, or fewer where their requests have
 * many payments, but one at least; it is `after` when there is none. `hay_mas` says whether there may be more. */
enum status workflow_facts_rows_changed(struct db *db, int64_t after, int64_t most, struct arena *arena,
                                        struct hechos *ret_facts) MUST_CHECK;
/* The same of the next requests by id. */
enum status workflow_facts_rows_page(struct db *db, int64_t after, int64_t most, struct arena *arena,
                                     struct hechos *ret_facts) MUST_CHECK;
/* The number of the last event that has one; 0 when there is none. */
enum status workflow_facts_rows_last_event(struct db *db, int64_t *ret_id) MUST_CHECK;
/* About how many events there are behind that one, those without a number yet among them. */
enum status workflow_facts_rows_behind(struct db *db, int64_t after, int64_t *ret_count) MUST_CHECK;
/* Names of persons and promotores, as they are now; who is gone has none. */
enum status workflow_facts_rows_names(struct db *db, const struct nombre_list_request *wanted, struct arena *arena,
                                      struct nombres *ret_names) MUST_CHECK;
/* When the first and the last request was created; NULL both when there is none. */
enum status workflow_facts_rows_span(struct db *db, struct arena *arena, struct dias_row *ret_span) MUST_CHECK;

/* A day of APP_TIMEZONE, and when it begins and ends in UTC ("YYYY-MM-DD HH:MM:SS"). */
struct facts_day {
    int64_t dia; /* YYYYMMDD */
    const char *from;
    const char *before;
};

/* What reports keeps of the solicitudes of those days (FACTS_MOST_DAYS at most), counted from the rows. */
enum { FACTS_MOST_DAYS = 31 };
enum status workflow_facts_rows_figures(struct db *db, const struct facts_day *days, size_t day_count,
                                        struct arena *arena, struct cifras *ret_figures) MUST_CHECK;
/* The same of all payments and clients. */
enum status workflow_facts_rows_all_figures(struct db *db, struct arena *arena, struct cifras *ret_figures) MUST_CHECK;

#endif
