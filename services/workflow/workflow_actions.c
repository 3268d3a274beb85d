#include "workflow_actions.h"

#include "people/workflow_people.h"
#include "people/workflow_promotor_rows.h"
#include "workflow_rules.h"

#include <inttypes.h>

void workflow_actions_audit(struct action *action, const char *campo, const char *anterior, const char *nuevo,
                            const char *comentario)
{
    workflow_rows_audit(&action->audits, action->row->solicitud_id, campo, anterior, nuevo, comentario,
                        &action->author);
}

static enum status refuse_field(struct action *action, const char *field, const char *message)
{
    return call_refuse_field(action->call, arena_printf(action->call->arena, "%s%s", action->prefix, field), message);
}

/* ---- EDITAR_DATOS */

#define EDIT_GIVEN(in, FIELD) (((in)->given & UINT64_C(1) << SOLICITUD_EDIT_REQUEST__##FIELD) != 0)

static const char *id_text(struct action *action, int64_t id)
{
    return id == 0 ? NULL : arena_printf(action->call->arena, "%" PRId64, id);
}

/* Adds an audit row when the value changes; returns whether it does. */
static bool note_change(struct action *action, bool given, const char *campo, const char *anterior, const char *nuevo)
{
    bool changed = given && workflow_rules_differ(anterior, nuevo);
    if (changed)
        workflow_actions_audit(action, campo, anterior, nuevo, NULL);
    return changed;
}

static enum status edit_service(struct action *action, const struct solicitud_edit_request *in)
{
    struct solicitud_row *row = action->row;
    struct tarifa_row tarifa = {0};
    enum status status = STATUS_OK;
    if (EDIT_GIVEN(in, SERVICIO_ID) && in->servicio_id != 0)
        status = workflow_rows_service_tariff(action->call->db, in->servicio_id, action->call->arena, &tarifa);
    if (status == STATUS_NOT_FOUND)
        return refuse_field(action, "servicio_id", "No existe ese servicio.");
    if (status != STATUS_OK
        || !note_change(action, EDIT_GIVEN(in, SERVICIO_ID), "servicio_id", id_text(action, row->servicio_id),
                        id_text(action, in->servicio_id)))
        return status;
    const char *refusal = workflow_rules_refuse_service(row);
    if (refusal)
        return call_refuse(action->call, STATUS_CONFLICT, refusal);
    workflow_rules_take_service(row, in->servicio_id, &tarifa);
    return STATUS_OK;
}

static enum status edit_promotor(struct action *action, const struct solicitud_edit_request *in)
{
    struct solicitud_row *row = action->row;
    struct promotor promotor;
    enum status status = STATUS_OK;
    if (EDIT_GIVEN(in, PROMOTOR_ID) && in->promotor_id != 0)
        status = workflow_promotor_rows_get(action->call->db, in->promotor_id, action->call->arena, &promotor);
    if (status == STATUS_NOT_FOUND)
        return refuse_field(action, "promotor_id", "No existe ese promotor.");
    if (status == STATUS_OK
        && note_change(action, EDIT_GIVEN(in, PROMOTOR_ID), "promotor_id", id_text(action, row->promotor_id),
                       id_text(action, in->promotor_id)))
        row->promotor_id = in->promotor_id;
    return status;
}

static void edit_request(struct action *action, const struct solicitud_edit_request *in)
{
    struct solicitud_row *row = action->row;
    if (note_change(action, EDIT_GIVEN(in, TIPO_ATENCION), "tipo_atencion",
                    enumeration_name(&enumeration_tipo_atencion, row->tipo_atencion),
                    enumeration_name(&enumeration_tipo_atencion, in->tipo_atencion)))
        row->tipo_atencion = in->tipo_atencion;
    if (note_change(action, EDIT_GIVEN(in, LUGAR_ATENCION), "lugar_atencion", row->lugar_atencion, in->lugar_atencion))
        row->lugar_atencion = in->lugar_atencion;
    if (note_change(action, EDIT_GIVEN(in, COMENTARIO), "comentario", row->comentario, in->comentario))
        row->comentario = in->comentario;
    if (note_change(action, EDIT_GIVEN(in, ESTADO_CERTIFICADO), "estado_certificado",
                    enumeration_name(&enumeration_estado_certificado, row->estado_certificado),
                    enumeration_name(&enumeration_estado_certificado, in->estado_certificado)))
        row->estado_certificado = in->estado_certificado;
}

enum status workflow_actions_edit(struct action *action, const struct solicitud_edit_request *in)
{
    const struct person_change cliente[PERSON_CHANGES] = {
        {"nombres", in->cliente_nombres, EDIT_GIVEN(in, CLIENTE_NOMBRES)},
        {"apellidos", in->cliente_apellidos, EDIT_GIVEN(in, CLIENTE_APELLIDOS)},
        {"celular_1", in->cliente_celular, EDIT_GIVEN(in, CLIENTE_CELULAR)},
        {"email", in->cliente_email, EDIT_GIVEN(in, CLIENTE_EMAIL)},
        {"fecha_nacimiento", in->cliente_fecha_nacimiento, EDIT_GIVEN(in, CLIENTE_FECHA_NACIMIENTO)},
        {"direccion", in->cliente_direccion, EDIT_GIVEN(in, CLIENTE_DIRECCION)},
    };
    const struct person_change apoderado[PERSON_CHANGES] = {
        {"nombres", in->apoderado_nombres, EDIT_GIVEN(in, APODERADO_NOMBRES)},
        {"apellidos", in->apoderado_apellidos, EDIT_GIVEN(in, APODERADO_APELLIDOS)},
        {"celular_1", in->apoderado_celular, EDIT_GIVEN(in, APODERADO_CELULAR)},
        {"email", in->apoderado_email, EDIT_GIVEN(in, APODERADO_EMAIL)},
        {"fecha_nacimiento", in->apoderado_fecha_nacimiento, EDIT_GIVEN(in, APODERADO_FECHA_NACIMIENTO)},
        {"direccion", in->apoderado_direccion, EDIT_GIVEN(in, APODERADO_DIRECCION)},
    };
    struct call *call = action->call;
    struct solicitud_row *row = action->row;
    edit_request(action, in);
    enum status status = edit_service(action, in);
    if (status == STATUS_OK)
        status = edit_promotor(action, in);
    if (status == STATUS_OK)
        status = workflow_people_edit(call, row->solicitud_id, row->cliente_id, "cliente", cliente, &action->author,
                                      &action->audits);
    if (status == STATUS_OK && row->apoderado_id != 0)
        status = workflow_people_edit(call, row->solicitud_id, row->apoderado_id, "apoderado", apoderado,
                                      &action->author, &action->audits);
    return status;
}

/* ---- ASIGNAR_ and CAMBIAR_ GESTOR and MEDICO */

static enum status assign(struct action *action, enum rol_empleado rol, int64_t persona_id, int64_t anterior_id,
                          const char *field)
{
    struct call *call = action->call;
    struct relevo_row relevo;
    enum status status = workflow_rows_relief(call->db, persona_id, rol, anterior_id, call->arena, &relevo);
    if (status == STATUS_NOT_FOUND)
        return refuse_field(action, field, "No es un empleado activo de ese rol.");
    if (status != STATUS_OK)
        return status;
    bool relieves = anterior_id != 0;
    workflow_actions_audit(action, workflow_rules_assignment_campo(rol, relieves), relevo.anterior, relevo.nombre,
                           NULL);
    return workflow_rows_assign(call->db, action->row->solicitud_id, rol, persona_id, relieves, &action->author);
}

enum status workflow_actions_assign_gestor(struct action *action, int64_t persona_id)
{
    struct solicitud_row *row = action->row;
    enum status status = assign(action, ROL_EMPLEADO_GESTOR, persona_id, row->gestor_id, "persona_id_gestor");
    row->gestor_id = persona_id;
    return status;
}

enum status workflow_actions_assign_medico(struct action *action, int64_t persona_id)
{
    struct solicitud_row *row = action->row;
    enum status status = assign(action, ROL_EMPLEADO_MEDICO, persona_id, row->medico_id, "persona_id_medico");
    row->medico_id = persona_id;
    return status;
}

/* ---- REGISTRAR_PAGO */

enum status workflow_actions_pay(struct action *action, const struct pago_register_request *in)
{
    struct solicitud_row *row = action->row;
    const char *wrong_currency = workflow_rules_refuse_currency(row, in->moneda);
    if (wrong_currency)
        return refuse_field(action, "moneda", wrong_currency);
    workflow_actions_audit(action, "pago_registrado", NULL, in->monto, NULL);
    if (workflow_rules_becomes_paid(row))
        workflow_actions_audit(action, "estado_pago", enumeration_name(&enumeration_estado_pago, row->estado_pago),
                               "PAGADO", NULL);
    row->estado_pago = ESTADO_PAGO_PAGADO;
    return workflow_rows_payment(action->call->db, in, &action->author);
}

/* ---- CERRAR and CANCELAR */

static const char *atencion_name(const struct solicitud_row *row)
{
    return enumeration_name(&enumeration_estado_atencion, row->estado_atencion);
}

enum status workflow_actions_close(struct action *action, const struct solicitud_close_request *in)
{
    struct call *call = action->call;
    struct solicitud_row *row = action->row;
    const char *refusal = workflow_rules_refuse_close(row, action->motivo != NULL);
    if (refusal)
        return call_refuse(call, STATUS_CONFLICT, refusal);
    workflow_actions_audit(action, "estado_atencion", atencion_name(row), "ATENDIDO", in->comentario);
    row->estado_atencion = ESTADO_ATENCION_ATENDIDO;
    row->cerrado_por = action->author.user_id;
    row->estado_certificado = workflow_rules_certificate(row, in->resultado);
    return in->resultado ? workflow_rows_result(call->db, row, in->resultado, &action->author) : STATUS_OK;
}

enum status workflow_actions_cancel(struct action *action, const struct solicitud_cancel_request *in)
{
    struct solicitud_row *row = action->row;
    const char *reason = in->comentario ? in->comentario : action->motivo;
    const char *refusal = workflow_rules_refuse_cancel(row);
    if (refusal)
        return call_refuse(action->call, STATUS_CONFLICT, refusal);
    workflow_actions_audit(action, "estado_atencion", atencion_name(row), "CANCELADO", reason);
    row->estado_atencion = ESTADO_ATENCION_CANCELADO;
    row->cancelado_por = action->author.user_id;
    row->motivo_cancelacion = reason;
    return STATUS_OK;
}
