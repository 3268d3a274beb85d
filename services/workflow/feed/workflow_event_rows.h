/* The event log: what happened to a request, written in the transaction of the change, read in one order by others.
 *
 * A reader keeps the number of the last event that it has seen, so no number may become visible behind a greater one.
 * Numbers given by AUTO_INCREMENT at the time of the change do: they follow the order of the inserts, and become
 * visible in that of the commits. So a change puts its event into `evento_nuevo`; the first reader locks the one row
 * of `evento_cabeza`, moves what is committed there into `evento`, where it gets its number, and commits. Writers wait
 * for nobody, and a number is visible only after all smaller ones. Events of one request keep their order: the second
 * is inserted after the first was committed, so a snapshot that has the second has the first. */
#ifndef CMEP_WORKFLOW_EVENT_ROWS_H
#define CMEP_WORKFLOW_EVENT_ROWS_H

#include "db/db.h"
#include "records.h"

/* Appends what happened to a request; the version is the one that its row has from then on, 0 when it is gone. */
enum status workflow_event_rows_append(struct db *db, int64_t solicitud_id, int64_t version,
                                       const char *tipo) MUST_CHECK;
/* Events behind that number, `most` at most, in order, in a transaction of its own: whatever was committed before it
 * began is among them, or behind them when there are more. */
enum status workflow_event_rows_list(struct db *db, int64_t after, int64_t most, struct arena *arena,
                                     const struct evento **ret_events, size_t *ret_count) MUST_CHECK;
/* Gives numbers to what is committed, as far as the next `most` events may need it; first in its transaction. */
enum status workflow_event_rows_number(struct db *db, int64_t most, struct arena *arena) MUST_CHECK;

#endif
