/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#include "workflow_handlers.h"

#include "operations.h"

static enum status run_solicitud_create(struct call *call, const void *in, void *out)
{
    return workflow_solicitud_create(call, in, out);
}

static enum status run_solicitud_list(struct call *call, const void *in, void *out)
{
    return workflow_solicitud_list(call, in, out);
}

static enum status run_solicitud_csv(struct call *call, const void *in, void *out)
{
    return workflow_solicitud_csv(call, in, out);
}

static enum status run_solicitud_xlsx(struct call *call, const void *in, void *out)
{
    return workflow_solicitud_xlsx(call, in, out);
}

static enum status run_exportacion_open(struct call *call, const void *in, void *out)
{
    return workflow_exportacion_open(call, in, out);
}

static enum status run_exportacion_read(struct call *call, const void *in, void *out)
{
    return workflow_exportacion_read(call, in, out);
}

static enum status run_exportacion_drop(struct call *call, const void *in, void *out)
{
    return workflow_exportacion_drop(call, in, out);
}

static enum status run_solicitud_summary(struct call *call, const void *in, void *out)
{
    return workflow_solicitud_summary(call, in, out);
}

static enum status run_persona_find(struct call *call, const void *in, void *out)
{
    return workflow_persona_find(call, in, out);
}

static enum status run_solicitud_get(struct call *call, const void *in, void *out)
{
    return workflow_solicitud_get(call, in, out);
}

static enum status run_solicitud_edit(struct call *call, const void *in, void *out)
{
    return workflow_solicitud_edit(call, in, out);
}

static enum status run_gestor_assign(struct call *call, const void *in, void *out)
{
    return workflow_gestor_assign(call, in, out);
}

static enum status run_gestor_change(struct call *call, const void *in, void *out)
{
    return workflow_gestor_change(call, in, out);
}

static enum status run_pago_register(struct call *call, const void *in, void *out)
{
    return workflow_pago_register(call, in, out);
}

static enum status run_medico_assign(struct call *call, const void *in, void *out)
{
    return workflow_medico_assign(call, in, out);
}

static enum status run_medico_change(struct call *call, const void *in, void *out)
{
    return workflow_medico_change(call, in, out);
}

static enum status run_solicitud_close(struct call *call, const void *in, void *out)
{
    return workflow_solicitud_close(call, in, out);
}

static enum status run_solicitud_cancel(struct call *call, const void *in, void *out)
{
    return workflow_solicitud_cancel(call, in, out);
}

static enum status run_solicitud_override(struct call *call, const void *in, void *out)
{
    return workflow_solicitud_override(call, in, out);
}

static enum status run_solicitud_delete(struct call *call, const void *in, void *out)
{
    return workflow_solicitud_delete(call, in, out);
}

static enum status run_servicio_list(struct call *call, const void *in, void *out)
{
    return workflow_servicio_list(call, in, out);
}

static enum status run_empleado_list(struct call *call, const void *in, void *out)
{
    return workflow_empleado_list(call, in, out);
}

static enum status run_promotor_list(struct call *call, const void *in, void *out)
{
    return workflow_promotor_list(call, in, out);
}

static enum status run_promotor_get(struct call *call, const void *in, void *out)
{
    return workflow_promotor_get(call, in, out);
}

static enum status run_politica_get(struct call *call, const void *in, void *out)
{
    return workflow_politica_get(call, in, out);
}

static enum status run_promotor_create(struct call *call, const void *in, void *out)
{
    return workflow_promotor_create(call, in, out);
}

static enum status run_promotor_edit(struct call *call, const void *in, void *out)
{
    return workflow_promotor_edit(call, in, out);
}

static enum status run_promotor_delete(struct call *call, const void *in, void *out)
{
    return workflow_promotor_delete(call, in, out);
}

static enum status run_evento_list(struct call *call, const void *in, void *out)
{
    return workflow_evento_list(call, in, out);
}

static enum status run_solicitud_check(struct call *call, const void *in, void *out)
{
    return workflow_solicitud_check(call, in, out);
}

static enum status run_solicitud_absent(struct call *call, const void *in, void *out)
{
    return workflow_solicitud_absent(call, in, out);
}

static enum status run_archivo_note(struct call *call, const void *in, void *out)
{
    return workflow_archivo_note(call, in, out);
}

static enum status run_cambio_list(struct call *call, const void *in, void *out)
{
    return workflow_cambio_list(call, in, out);
}

static enum status run_hecho_list(struct call *call, const void *in, void *out)
{
    return workflow_hecho_list(call, in, out);
}

static enum status run_evento_last(struct call *call, const void *in, void *out)
{
    return workflow_evento_last(call, in, out);
}

static enum status run_nombre_list(struct call *call, const void *in, void *out)
{
    return workflow_nombre_list(call, in, out);
}

static enum status run_dias_get(struct call *call, const void *in, void *out)
{
    return workflow_dias_get(call, in, out);
}

static enum status run_cifra_list(struct call *call, const void *in, void *out)
{
    return workflow_cifra_list(call, in, out);
}

static enum status run_person_ensure(struct call *call, const void *in, void *out)
{
    return workflow_person_ensure(call, in, out);
}

static enum status run_staff_register(struct call *call, const void *in, void *out)
{
    return workflow_staff_register(call, in, out);
}

static enum status run_staff_update(struct call *call, const void *in, void *out)
{
    return workflow_staff_update(call, in, out);
}

static enum status run_staff_list(struct call *call, const void *in, void *out)
{
    return workflow_staff_list(call, in, out);
}

const operation_handler workflow_handlers[] = {
    [WORKFLOW_SOLICITUD_CREATE] = run_solicitud_create,
    [WORKFLOW_SOLICITUD_LIST] = run_solicitud_list,
    [WORKFLOW_SOLICITUD_CSV] = run_solicitud_csv,
    [WORKFLOW_SOLICITUD_XLSX] = run_solicitud_xlsx,
    [WORKFLOW_EXPORTACION_OPEN] = run_exportacion_open,
    [WORKFLOW_EXPORTACION_READ] = run_exportacion_read,
    [WORKFLOW_EXPORTACION_DROP] = run_exportacion_drop,
    [WORKFLOW_SOLICITUD_SUMMARY] = run_solicitud_summary,
    [WORKFLOW_PERSONA_FIND] = run_persona_find,
    [WORKFLOW_SOLICITUD_GET] = run_solicitud_get,
    [WORKFLOW_SOLICITUD_EDIT] = run_solicitud_edit,
    [WORKFLOW_GESTOR_ASSIGN] = run_gestor_assign,
    [WORKFLOW_GESTOR_CHANGE] = run_gestor_change,
    [WORKFLOW_PAGO_REGISTER] = run_pago_register,
    [WORKFLOW_MEDICO_ASSIGN] = run_medico_assign,
    [WORKFLOW_MEDICO_CHANGE] = run_medico_change,
    [WORKFLOW_SOLICITUD_CLOSE] = run_solicitud_close,
    [WORKFLOW_SOLICITUD_CANCEL] = run_solicitud_cancel,
    [WORKFLOW_SOLICITUD_OVERRIDE] = run_solicitud_override,
    [WORKFLOW_SOLICITUD_DELETE] = run_solicitud_delete,
    [WORKFLOW_SERVICIO_LIST] = run_servicio_list,
    [WORKFLOW_EMPLEADO_LIST] = run_empleado_list,
    [WORKFLOW_PROMOTOR_LIST] = run_promotor_list,
    [WORKFLOW_PROMOTOR_GET] = run_promotor_get,
    [WORKFLOW_POLITICA_GET] = run_politica_get,
    [WORKFLOW_PROMOTOR_CREATE] = run_promotor_create,
    [WORKFLOW_PROMOTOR_EDIT] = run_promotor_edit,
    [WORKFLOW_PROMOTOR_DELETE] = run_promotor_delete,
    [WORKFLOW_EVENTO_LIST] = run_evento_list,
    [WORKFLOW_SOLICITUD_CHECK] = run_solicitud_check,
    [WORKFLOW_SOLICITUD_ABSENT] = run_solicitud_absent,
    [WORKFLOW_ARCHIVO_NOTE] = run_archivo_note,
    [WORKFLOW_CAMBIO_LIST] = run_cambio_list,
    [WORKFLOW_HECHO_LIST] = run_hecho_list,
    [WORKFLOW_EVENTO_LAST] = run_evento_last,
    [WORKFLOW_NOMBRE_LIST] = run_nombre_list,
    [WORKFLOW_DIAS_GET] = run_dias_get,
    [WORKFLOW_CIFRA_LIST] = run_cifra_list,
    [WORKFLOW_PERSON_ENSURE] = run_person_ensure,
    [WORKFLOW_STAFF_REGISTER] = run_staff_register,
    [WORKFLOW_STAFF_UPDATE] = run_staff_update,
    [WORKFLOW_STAFF_LIST] = run_staff_list,
};
