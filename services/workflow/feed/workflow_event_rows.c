#include "feed/workflow_event_rows.h"

#include "base/buffer.h"
#include "db/read.h"

#include <inttypes.h>

enum { MOVED_AT_ONCE = 5000, ID_BYTES = 21 };

enum status workflow_event_rows_append(struct db *db, int64_t solicitud_id, int64_t version, const char *tipo)
{
    return db_exec(db,
                   "INSERT INTO evento_nuevo (solicitud_id, version, tipo, ocurrido_en)"
                   " VALUES (?, ?, ?, UTC_TIMESTAMP(6))",
                   DB_ARGS(db_int(solicitud_id), db_int(version), db_text(tipo)), NULL);
}

/* Those rows as a parameter: a JSON array of their numbers. */
static const char *numbers_of(const struct evento_nuevo_row *rows, size_t count, struct arena *arena)
{
    struct buffer text;
    buffer_init(&text, arena_alloc(arena, count * ID_BYTES + 2), count * ID_BYTES + 2);
    for (size_t i = 0; i < count; i++)
        buffer_printf(&text, "%c%" PRId64, i > 0 ? ',' : '[', rows[i].evento_nuevo_id);
    buffer_put_byte(&text, ']');
    return text.data;
}

/* Those rows of evento_nuevo, locked one by one: a scan would wait for what is not committed, and have writers wait. */
#define MOVED                                                                                                          \
    "JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) j STRAIGHT_JOIN evento_nuevo n FORCE INDEX (PRIMARY)"          \
    " ON n.evento_nuevo_id = j.id"

/* Gives some of what is committed its numbers. Which rows is said by a plain read: one that locks would wait for
 * changes that are not committed yet. */
static enum status move_some(struct db *db, struct arena *arena, size_t *ret_count)
{
    const struct evento_nuevo_row *rows;
    enum status status = db_rows(db, "SELECT evento_nuevo_id FROM evento_nuevo ORDER BY evento_nuevo_id LIMIT ?",
                                 DB_ARGS(db_int(MOVED_AT_ONCE)), &record_evento_nuevo_row, arena, &rows, ret_count);
    if (status != STATUS_OK || *ret_count == 0)
        return status;
    struct db_value numbers = db_text(numbers_of(rows, *ret_count, arena));
    status =
        db_exec(db,
                "INSERT INTO evento (solicitud_id, version, tipo, ocurrido_en)"
                " SELECT n.solicitud_id, n.version, n.tipo, n.ocurrido_en FROM " MOVED " ORDER BY n.evento_nuevo_id",
                DB_ARGS(numbers), NULL);
    return status == STATUS_OK ? db_exec(db, "DELETE n FROM " MOVED, DB_ARGS(numbers), NULL) : status;
}

enum status workflow_event_rows_number(struct db *db, int64_t most, struct arena *arena)
{
    size_t moved = MOVED_AT_ONCE;
    /* Before the first plain read, which fixes what this transaction sees. */
    enum status status = db_read_int(db, "SELECT id FROM evento_cabeza FOR UPDATE", DB_NONE, NULL);
    for (int64_t left = most; status == STATUS_OK && left > 0 && moved == MOVED_AT_ONCE; left -= MOVED_AT_ONCE)
        status = move_some(db, arena, &moved);
    return status;
}

enum status workflow_event_rows_list(struct db *db, int64_t after, int64_t most, struct arena *arena,
                                     const struct evento **ret_events, size_t *ret_count)
{
    enum status status = workflow_event_rows_number(db, most, arena);
    if (status != STATUS_OK)
        return status;
    return db_rows(db,
                   "SELECT evento_id, solicitud_id, version, tipo, ocurrido_en FROM evento WHERE evento_id > ?"
                   " ORDER BY evento_id LIMIT ?",
                   DB_ARGS(db_int(after), db_int(most)), &record_evento, arena, ret_events, ret_count);
}
