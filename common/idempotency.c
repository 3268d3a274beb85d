#include "idempotency.h"

#include <string.h>

enum { PURGED_AT_ONCE = 256 };

/* A statement about the table of the slice: constant texts put together. */
static const char *about(struct arena *arena, const char *format, const char *service)
{
    return arena_printf(arena, format, service);
}

static const char *slice_of(const struct call *call)
{
    size_t size = strcspn(call->operation->name, ".");
    return arena_text(call->arena, call->operation->name, size);
}

enum status idempotency_begin(struct call *call, const struct idempotency *idempotency, const char **ret_reply,
                              size_t *ret_size_bytes)
{
    struct kept_reply_row row;
    struct db_effect effect;
    const char *service = slice_of(call);
    struct db_value user = db_int(call->caller->user_id), key = db_text(idempotency->key);
    *ret_reply = NULL;
    enum status status = db_exec(call->db,
                                 about(call->arena,
                                       "INSERT INTO %s_respuesta (user_id, clave, cuerpo, creado_en)"
                                       " VALUES (?, ?, ?, UTC_TIMESTAMP(6)) ON DUPLICATE KEY UPDATE usos = usos + 1",
                                       service),
                                 DB_ARGS(user, key, db_text(idempotency->body)), &effect);
    if (status != STATUS_OK || effect.affected == 1)
        return status;
    status = db_row(call->db,
                    about(call->arena,
                          "SELECT cuerpo, respuesta, creado_en > UTC_TIMESTAMP(6) - INTERVAL 24 HOUR AS vale"
                          " FROM %s_respuesta WHERE user_id = ? AND clave = ?",
                          service),
                    DB_ARGS(user, key), &record_kept_reply_row, call->arena, &row);
    if (status != STATUS_OK)
        return status;
    if (!row.vale)
        return db_exec(call->db,
                       about(call->arena,
                             "UPDATE %s_respuesta SET cuerpo = ?, creado_en = UTC_TIMESTAMP(6)"
                             " WHERE user_id = ? AND clave = ?",
                             service),
                       DB_ARGS(db_text(idempotency->body), user, key), NULL);
    if (strcmp(row.cuerpo, idempotency->body) != 0)
        return call_refuse_field(call, "Idempotency-Key", "Esa clave ya se usó con otro contenido.");
    *ret_reply = row.respuesta;
    *ret_size_bytes = row.respuesta_size;
    return STATUS_OK;
}

enum status idempotency_keep(struct call *call, const struct idempotency *idempotency, const char *reply,
                             size_t size_bytes)
{
    return db_exec(
        call->db,
        about(call->arena, "UPDATE %s_respuesta SET respuesta = ? WHERE user_id = ? AND clave = ?", slice_of(call)),
        DB_ARGS(db_bytes(reply, size_bytes), db_int(call->caller->user_id), db_text(idempotency->key)), NULL);
}

void idempotency_purge(struct db *db, struct arena *arena, const char *service)
{
    enum status status = db_exec(db,
                                 about(arena,
                                       "DELETE FROM %s_respuesta WHERE creado_en < UTC_TIMESTAMP(6) - INTERVAL 24 HOUR"
                                       " ORDER BY creado_en LIMIT ?",
                                       service),
                                 DB_ARGS(db_int(PURGED_AT_ONCE)), NULL);
    (void)status; /* the next purge takes what this one could not */
}
