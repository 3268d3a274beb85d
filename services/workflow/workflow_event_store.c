#include "workflow_event_store.h"

#include "db_query.h"

enum { MOVED_AT_ONCE = DB_QUERY_VALUES };

enum status workflow_event_store_append(struct db *db, int64_t solicitud_id, int64_t version, const char *tipo)
{
    return db_exec(db,
                   "INSERT INTO evento_nuevo (solicitud_id, version, tipo, ocurrido_en)"
                   " VALUES (?, ?, ?, UTC_TIMESTAMP(6))",
                   DB_ARGS(db_int(solicitud_id), db_int(version), db_text(tipo)), NULL);
}

/* A statement about those rows of evento_nuevo, which it locks one by one: a scan would wait for what is not committed,
 * and have writers wait. */
static enum status for_each(struct db *db, const char *sql, const struct evento_nuevo_row *rows, size_t count,
                            const char *order)
{
    struct db_query query;
    db_query_init(&query);
    db_query_put(&query, sql);
    db_query_put(&query, " FROM evento_nuevo n FORCE INDEX (PRIMARY) WHERE n.evento_nuevo_id IN (");
    for (size_t i = 0; i < count; i++)
        db_query_value(&query, i > 0 ? ", ?" : "?", db_int(rows[i].evento_nuevo_id));
    db_query_put(&query, ")");
    db_query_put(&query, order);
    return db_exec(db, query.sql, db_query_args(&query), NULL);
}

/* Gives some of what is committed its numbers. Which rows is said by a plain read: one that locks would wait for
 * changes that are not committed yet. */
static enum status move_some(struct db *db, struct arena *arena, size_t *ret_count)
{
    const struct evento_nuevo_row *rows;
    enum status status = db_rows(db, "SELECT evento_nuevo_id FROM evento_nuevo ORDER BY evento_nuevo_id LIMIT ?",
                                 DB_ARGS(db_int(MOVED_AT_ONCE)), &record_evento_nuevo_row, arena, &rows, ret_count);
    if (status != STATUS_OK || *ret_count == 0)
        return status;
    status = for_each(db,
                      "INSERT INTO evento (solicitud_id, version, tipo, ocurrido_en)"
                      " SELECT n.solicitud_id, n.version, n.tipo, n.ocurrido_en",
                      rows, *ret_count, " ORDER BY n.evento_nuevo_id");
    return status == STATUS_OK ? for_each(db, "DELETE n", rows, *ret_count, "") : status;
}

enum status workflow_event_store_list(struct db *db, int64_t after, int64_t most, struct arena *arena,
                                      const struct evento **ret_events, size_t *ret_count)
{
    struct count_row head;
    size_t moved = MOVED_AT_ONCE;
    /* Before the first plain read, which fixes what this transaction sees. */
    enum status status =
        db_row(db, "SELECT id AS total FROM evento_cabeza FOR UPDATE", DB_NONE, &record_count_row, arena, &head);
    for (int64_t left = most; status == STATUS_OK && left > 0 && moved == MOVED_AT_ONCE; left -= MOVED_AT_ONCE)
        status = move_some(db, arena, &moved);
    if (status != STATUS_OK)
        return status;
    return db_rows(db,
                   "SELECT evento_id, solicitud_id, version, tipo, ocurrido_en FROM evento WHERE evento_id > ?"
                   " ORDER BY evento_id LIMIT ?",
                   DB_ARGS(db_int(after), db_int(most)), &record_evento, arena, ret_events, ret_count);
}
