/* What workflow tells those who follow it. */
#include "feed/workflow_event_rows.h"
#include "workflow_handlers.h"

enum status workflow_evento_list(struct call *call, const struct evento_list_request *in, struct eventos *out)
{
    enum status status =
        workflow_event_rows_list(call->db, in->despues_de, in->limite, call->arena, &out->eventos, &out->eventos_count);
    out->hay_mas = status == STATUS_OK && out->eventos_count == (size_t)in->limite;
    return status;
}
