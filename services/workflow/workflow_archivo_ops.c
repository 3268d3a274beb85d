/* What files asks of workflow: whether a request is there, and to note in its history what happened to a file. */
#include "workflow_archivo_rows.h"
#include "feed/workflow_event_rows.h"
#include "workflow_handlers.h"
#include "people/workflow_people.h"

enum status workflow_solicitud_check(struct call *call, const struct solicitud_check_request *in, struct empty *out)
{
    (void)out;
    enum status status = workflow_archivo_rows_exists(call->db, in->solicitud_id);
    if (status == STATUS_NOT_FOUND)
        return call_refuse(call, status, "No existe esa solicitud.");
    if (status != STATUS_OK || !in->pago_id)
        return status;
    status = workflow_archivo_rows_payment(call->db, in->solicitud_id, in->pago_id);
    return status == STATUS_NOT_FOUND ? call_refuse_field(call, "pago_id", "No es un pago de esta solicitud.") : status;
}

enum status workflow_solicitud_absent(struct call *call, const struct solicitud_absent_request *in,
                                      struct solicitud_claves *out)
{
    return workflow_archivo_rows_absent(call->db, in->solicitudes, in->solicitudes_count, call->arena,
                                        &out->solicitudes, &out->solicitudes_count);
}

/* The version stays: who edits the request meanwhile edits nothing of this. */
enum status workflow_archivo_note(struct call *call, const struct archivo_note_request *in, struct empty *out)
{
    (void)out;
    const struct author author = workflow_people_author(call);
    int64_t version;
    enum status status = workflow_archivo_rows_hold(call->db, in->solicitud_id, &version);
    if (status == STATUS_NOT_FOUND)
        return call_refuse(call, status, "No existe esa solicitud.");
    if (status == STATUS_OK)
        status = workflow_archivo_rows_note(call->db, in, &author);
    if (status == STATUS_CONFLICT)
        return STATUS_OK; /* told before */
    return status == STATUS_OK ? workflow_event_rows_append(call->db, in->solicitud_id, version,
                                                            enumeration_name(&enumeration_nota_archivo, in->nota))
                               : status;
}
