#include "service/idempotency.h"

#include "base/clock.h"
#include "db/lock.h"

#include <string.h>

enum { PURGED_AT_ONCE = 256 };

static const char *slice_of(const struct call *call)
{
    size_t size = strcspn(call->operation->name, ".");
    return arena_text(call->arena, call->operation->name, size);
}

static enum status take_lock(struct call *call)
{
    enum status status = db_lock(call->db, call->idempotency->key, (call->deadline_ms - clock_ms()) / 1000);
    return status == STATUS_CONFLICT ? STATUS_UNAVAILABLE : status;
}

enum status idempotency_begin(struct call *call, const char **ret_reply, size_t *ret_size_bytes)
{
    struct kept_reply_row row;
    *ret_reply = NULL;
    enum status status = take_lock(call);
    if (status == STATUS_OK)
        status =
            db_row(call->db,
                   arena_printf(call->arena,
                                "SELECT cuerpo, respuesta FROM %s_respuesta"
                                " WHERE user_id = ? AND clave = ? AND creado_en > UTC_TIMESTAMP(6) - INTERVAL 24 HOUR",
                                slice_of(call)),
                   DB_ARGS(db_int(call->caller->user_id), db_text(call->idempotency->key)), &record_kept_reply_row,
                   call->arena, &row);
    if (status == STATUS_NOT_FOUND)
        return STATUS_OK;
    if (status != STATUS_OK)
        return status;
    if (strcmp(row.cuerpo, call->idempotency->body) != 0)
        return call_refuse_field(call, "Idempotency-Key", "Esa clave ya se usó con otro contenido.");
    *ret_reply = row.respuesta;
    *ret_size_bytes = row.respuesta_size;
    return STATUS_OK;
}

enum status idempotency_keep(struct call *call, const char *reply, size_t size_bytes)
{
    return db_exec(call->db,
                   arena_printf(call->arena,
                                "REPLACE INTO %s_respuesta (user_id, clave, cuerpo, respuesta, creado_en)"
                                " VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))",
                                slice_of(call)),
                   DB_ARGS(db_int(call->caller->user_id), db_text(call->idempotency->key),
                           db_text(call->idempotency->body), db_bytes(reply, size_bytes)),
                   NULL);
}

void idempotency_end(struct call *call)
{
    db_unlock(call->db, call->idempotency->key);
}

void idempotency_purge(struct db *db, struct arena *arena, const char *service)
{
    enum status status =
        db_exec(db,
                arena_printf(arena,
                             "DELETE FROM %s_respuesta WHERE creado_en < UTC_TIMESTAMP(6) - INTERVAL 24 HOUR"
                             " ORDER BY creado_en LIMIT ?",
                             service),
                DB_ARGS(db_int(PURGED_AT_ONCE)), NULL);
    (void)status; /* the next purge takes what this one could not */
}
