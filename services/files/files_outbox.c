#include "files_outbox.h"

#include "base/clock.h"
#include "files_rows.h"
#include "base/log.h"
#include "questions.h"

enum status files_outbox_tell(struct call *call, const struct archivo_note_request *note, int64_t nota_id)
{
    enum status status = workflow_ask_archivo_note(call, note);
    if (status == STATUS_OK || status == STATUS_NOT_FOUND)
        status = files_rows_told(call->db, nota_id);
    if (status != STATUS_OK) {
        (void)!files_rows_put_off(call->db, nota_id);
        LOG(LEVEL_WARNING, "note_pending", LOG_TEXT("request_id", call->request_id),
            LOG_INT("archivo_id", note->archivo_id), LOG_TEXT("status", status_code(status)));
    }
    return status;
}

/* On behalf of who did it. */
static enum status tell_again(const struct call *call, const struct nota_pendiente_row *row)
{
    const struct caller who = {.user_id = row->user_id, .name = row->usuario_nombre};
    const struct archivo_note_request note = {
        .solicitud_id = row->solicitud_id, .archivo_id = row->archivo_id, .nota = row->nota, .nombre = row->nombre};
    struct call again = *call;
    again.caller = &who;
    return files_outbox_tell(&again, &note, row->nota_id);
}

void files_outbox_tell_owed(struct call *call)
{
    const struct nota_pendiente_row *rows;
    size_t count = 0;
    enum status status = files_rows_owed(call->db, call->arena, &rows, &count);
    int64_t until_ms = call->deadline_ms - call->config->request_timeout_ms / 2; /* what comes after has its time */
    for (size_t i = 0; status == STATUS_OK && i < count && clock_ms() < until_ms; i++)
        (void)!tell_again(call, &rows[i]); /* one that is refused keeps no other waiting */
}
