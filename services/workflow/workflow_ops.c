/* What workflow answers. */
#include "workflow_actions.h"
#include "feed/workflow_event_rows.h"
#include "workflow_handlers.h"
#include "people/workflow_people.h"
#include "people/workflow_people_rules.h"
#include "workflow_policy.h"
#include "people/workflow_promotor_rows.h"
#include "workflow_rules.h"

#include <string.h>

/* ---- the frame of every action: lock, policy, act, save, tell, answer */

static enum status read_detail(struct call *call, int64_t solicitud_id, struct detalle *out)
{
    enum status status = workflow_rows_detail(call->db, solicitud_id, call->arena, out);
    if (status != STATUS_OK)
        return status == STATUS_NOT_FOUND ? call_refuse(call, status, "No existe esa solicitud.") : status;
    struct permisos *permisos = arena_alloc(call->arena, sizeof *permisos);
    *permisos = workflow_rules_permisos(call->roles);
    out->permisos = permisos;
    unsigned actions = policy_actions(call->context, call->roles, out->estado_operativo);
    out->acciones_permitidas = workflow_rules_sorted_actions(actions, call->arena, &out->acciones_permitidas_count);
    return STATUS_OK;
}

/* A conflict says who changed the request last, and when. */
static enum status refuse_changed(struct call *call, const struct solicitud_row *row, const char *message)
{
    struct last_change_row last;
    enum status status = workflow_rows_last_change(call->db, row->solicitud_id, call->arena, &last);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        return status;
    if (status == STATUS_OK) {
        problems_add(&call->problems, call->arena, "cambiado_por", last.usuario_nombre ? last.usuario_nombre : "");
        problems_add(&call->problems, call->arena, "cambiado_en", last.cambiado_en);
    }
    return call_refuse(call, STATUS_CONFLICT, message);
}

/* Refuses when the caller knew another version of the request than there is now. */
static enum status check_if_match(struct call *call, const char *if_match, const struct solicitud_row *row)
{
    if (workflow_rules_if_match(if_match, row->version))
        return STATUS_OK;
    return refuse_changed(call, row, "La solicitud cambió mientras tanto.");
}

static struct counted counted_as(const struct solicitud_row *row, enum estado_operativo estado)
{
    return (struct counted){row->created_by, row->gestor_id, row->medico_id, estado};
}

/* Locks the request and asks the policy, under that lock, whether the caller may. */
static enum status begin(struct call *call, int64_t solicitud_id, const char *if_match, enum accion accion,
                         struct action *ret_action)
{
    struct solicitud_row *row = arena_alloc(call->arena, sizeof *row);
    enum status status = workflow_rows_lock(call->db, solicitud_id, call->arena, row);
    if (status == STATUS_NOT_FOUND)
        return call_refuse(call, status, "No existe esa solicitud.");
    if (status != STATUS_OK)
        return status;
    if (!policy_allows(call->context, call->roles, row->estado_operativo, accion))
        return call_refuse(call, STATUS_FORBIDDEN, "No autorizado para esta acción en el estado actual.");
    *ret_action = (struct action){.call = call,
                                  .row = row,
                                  .before = counted_as(row, row->estado_operativo),
                                  .author = workflow_people_author(call),
                                  .prefix = ""};
    return check_if_match(call, if_match, row);
}

static enum status save(struct action *action)
{
    struct call *call = action->call;
    const struct solicitud_row *row = action->row;
    enum estado_operativo estado =
        workflow_rules_estado(row->estado_atencion, row->estado_pago, row->gestor_id != 0, row->medico_id != 0);
    const struct counted now = counted_as(row, estado);
    enum status status = workflow_rows_save(call->db, row, estado, &action->author);
    if (status == STATUS_OK)
        status = workflow_index_rows_recount(call->db, &action->before, &now);
    return status == STATUS_OK ? workflow_rows_append(call->db, &action->audits) : status;
}

/* Saves what a successful action changed, appends the event, and answers the fresh detail. */
static enum status end(struct action *action, enum status status, const char *event, struct detalle *out)
{
    if (status == STATUS_CONFLICT && action->call->message)
        return refuse_changed(action->call, action->row, action->call->message);
    if (status == STATUS_OK)
        status = save(action);
    if (status == STATUS_OK)
        status =
            workflow_event_rows_append(action->call->db, action->row->solicitud_id, action->row->version + 1, event);
    return status == STATUS_OK ? read_detail(action->call, action->row->solicitud_id, out) : status;
}

/* ---- actions */

enum status workflow_solicitud_edit(struct call *call, const struct solicitud_edit_request *in, struct detalle *out)
{
    struct action action;
    enum status status = begin(call, in->solicitud_id, in->if_match, ACCION_EDITAR_DATOS, &action);
    return status != STATUS_OK ? status : end(&action, workflow_actions_edit(&action, in), "datos_editados", out);
}

enum status workflow_gestor_assign(struct call *call, const struct gestor_assign_request *in, struct detalle *out)
{
    struct action action;
    enum status status = begin(call, in->solicitud_id, in->if_match, ACCION_ASIGNAR_GESTOR, &action);
    return status != STATUS_OK
             ? status
             : end(&action, workflow_actions_assign_gestor(&action, in->persona_id_gestor), "gestor_asignado", out);
}

enum status workflow_gestor_change(struct call *call, const struct gestor_change_request *in, struct detalle *out)
{
    struct action action;
    enum status status = begin(call, in->solicitud_id, in->if_match, ACCION_CAMBIAR_GESTOR, &action);
    return status != STATUS_OK
             ? status
             : end(&action, workflow_actions_assign_gestor(&action, in->persona_id_gestor), "gestor_asignado", out);
}

enum status workflow_pago_register(struct call *call, const struct pago_register_request *in, struct detalle *out)
{
    struct action action;
    enum status status = begin(call, in->solicitud_id, in->if_match, ACCION_REGISTRAR_PAGO, &action);
    return status != STATUS_OK ? status : end(&action, workflow_actions_pay(&action, in), "pago_registrado", out);
}

enum status workflow_medico_assign(struct call *call, const struct medico_assign_request *in, struct detalle *out)
{
    struct action action;
    enum status status = begin(call, in->solicitud_id, in->if_match, ACCION_ASIGNAR_MEDICO, &action);
    return status != STATUS_OK
             ? status
             : end(&action, workflow_actions_assign_medico(&action, in->persona_id_medico), "medico_asignado", out);
}

enum status workflow_medico_change(struct call *call, const struct medico_change_request *in, struct detalle *out)
{
    struct action action;
    enum status status = begin(call, in->solicitud_id, in->if_match, ACCION_CAMBIAR_MEDICO, &action);
    return status != STATUS_OK
             ? status
             : end(&action, workflow_actions_assign_medico(&action, in->persona_id_medico), "medico_asignado", out);
}

enum status workflow_solicitud_close(struct call *call, const struct solicitud_close_request *in, struct detalle *out)
{
    struct action action;
    enum status status = begin(call, in->solicitud_id, in->if_match, ACCION_CERRAR, &action);
    return status != STATUS_OK ? status : end(&action, workflow_actions_close(&action, in), "solicitud_cerrada", out);
}

enum status workflow_solicitud_cancel(struct call *call, const struct solicitud_cancel_request *in, struct detalle *out)
{
    struct action action;
    enum status status = begin(call, in->solicitud_id, in->if_match, ACCION_CANCELAR, &action);
    return status != STATUS_OK ? status
                               : end(&action, workflow_actions_cancel(&action, in), "solicitud_cancelada", out);
}

/* ---- OVERRIDE: another action, whatever the policy says of it */

/* The bodies that an override may carry; one of them is filled. */
union payload {
    struct solicitud_edit_request edit;
    struct gestor_change_request gestor;
    struct medico_change_request medico;
    struct pago_register_request pago;
    struct solicitud_close_request close;
    struct solicitud_cancel_request cancel;
};

static const struct record *payload_record(enum accion accion)
{
    switch (accion) {
    case ACCION_EDITAR_DATOS:
        return &record_solicitud_edit_request;
    case ACCION_CAMBIAR_GESTOR:
        return &record_gestor_change_request;
    case ACCION_CAMBIAR_MEDICO:
        return &record_medico_change_request;
    case ACCION_REGISTRAR_PAGO:
        return &record_pago_register_request;
    case ACCION_CERRAR:
        return &record_solicitud_close_request;
    default:
        return &record_solicitud_cancel_request;
    }
}

/* Reads the payload as the body of that action, whose path names the same request. */
static enum status read_payload(struct call *call, const struct solicitud_override_request *in,
                                union payload *ret_payload)
{
    enum { MOST_MEMBERS = 65 };
    msgpack_object_kv members[MOST_MEMBERS];
    msgpack_object map = {.type = MSGPACK_OBJECT_MAP};
    msgpack_unpacked unpacked;
    size_t offset = 0;
    members[0].key =
        (msgpack_object){.type = MSGPACK_OBJECT_STR, .via.str = {sizeof "solicitud_id" - 1, "solicitud_id"}};
    members[0].val = (msgpack_object){.type = MSGPACK_OBJECT_POSITIVE_INTEGER, .via.i64 = in->solicitud_id};
    map.via.map.ptr = members;
    map.via.map.size = 1;
    msgpack_unpacked_init(&unpacked);
    if (in->payload
        && msgpack_unpack_next(&unpacked, in->payload, in->payload_size, &offset) == MSGPACK_UNPACK_SUCCESS) {
        for (uint32_t i = 0; i < unpacked.data.via.map.size && map.via.map.size < MOST_MEMBERS; i++)
            members[map.via.map.size++] = unpacked.data.via.map.ptr[i];
    }
    enum status status =
        schema_decode(payload_record(in->accion), &map, "payload.", call->arena, &call->problems, ret_payload);
    msgpack_unpacked_destroy(&unpacked);
    return status;
}

static enum status act(struct action *action, enum accion accion, const union payload *payload)
{
    switch (accion) {
    case ACCION_EDITAR_DATOS:
        return workflow_actions_edit(action, &payload->edit);
    case ACCION_CAMBIAR_GESTOR:
        return workflow_actions_assign_gestor(action, payload->gestor.persona_id_gestor);
    case ACCION_CAMBIAR_MEDICO:
        return workflow_actions_assign_medico(action, payload->medico.persona_id_medico);
    case ACCION_REGISTRAR_PAGO:
        return workflow_actions_pay(action, &payload->pago);
    case ACCION_CERRAR:
        return workflow_actions_close(action, &payload->close);
    default:
        return workflow_actions_cancel(action, &payload->cancel);
    }
}

enum status workflow_solicitud_override(struct call *call, const struct solicitud_override_request *in,
                                        struct detalle *out)
{
    union payload payload;
    struct action action;
    if (!workflow_rules_override_allows(in->accion))
        return call_refuse_field(call, "accion", "Esa acción no se puede hacer por override.");
    enum status status = read_payload(call, in, &payload);
    if (status != STATUS_OK)
        return status;
    status = begin(call, in->solicitud_id, in->if_match, ACCION_OVERRIDE, &action);
    if (status != STATUS_OK)
        return status;
    action.motivo = in->motivo;
    action.prefix = "payload.";
    workflow_actions_audit(&action, "override",
                           enumeration_name(&enumeration_estado_operativo, action.row->estado_operativo), "true",
                           in->motivo);
    return end(&action, act(&action, in->accion, &payload), "override", out);
}

/* ---- create, read, delete */

static enum status check_create(struct call *call, const struct solicitud_create_request *in)
{
    const struct wrong_field wrong = workflow_people_rules_create_problem(in, call->arena);
    return wrong.field ? call_refuse_field(call, wrong.field, wrong.message) : STATUS_OK;
}

/* The catalogue entries that the request names, or makes. */
static enum status resolve_catalogue(struct call *call, const struct solicitud_create_request *in,
                                     const struct author *author, struct solicitud_row *row)
{
    struct tarifa_row tarifa = {0};
    struct promotor promotor;
    enum status status = STATUS_OK;
    if (in->servicio_id) {
        status = workflow_rows_service_tariff(call->db, in->servicio_id, call->arena, &tarifa);
        if (status == STATUS_NOT_FOUND)
            return call_refuse_field(call, "servicio_id", "No existe ese servicio.");
    }
    if (status == STATUS_OK && in->promotor_id) {
        status = workflow_promotor_rows_get(call->db, in->promotor_id, call->arena, &promotor);
        if (status == STATUS_NOT_FOUND)
            return call_refuse_field(call, "promotor_id", "No existe ese promotor.");
    }
    workflow_rules_take_service(row, in->servicio_id, &tarifa);
    row->promotor_id = in->promotor_id;
    if (status == STATUS_OK && in->promotor)
        status = workflow_people_promotor(call, in->promotor, author, &row->promotor_id);
    return status;
}

static enum status resolve_people(struct call *call, const struct solicitud_create_request *in,
                                  const struct author *author, struct solicitud_row *row,
                                  struct persona_row *ret_cliente)
{
    struct persona_row apoderado;
    enum status status = workflow_people_find(call, in->cliente, author, ret_cliente);
    if (status != STATUS_OK)
        return status;
    row->cliente_id = ret_cliente->persona_id;
    status = workflow_rows_client(call->db, row->cliente_id, row->promotor_id, author);
    if (status != STATUS_OK || !in->apoderado)
        return status;
    status = workflow_people_find(call, in->apoderado, author, &apoderado);
    if (status != STATUS_OK)
        return status;
    row->apoderado_id = apoderado.persona_id;
    return workflow_rows_apoderado(call->db, row->cliente_id, row->apoderado_id, author);
}

/* Makes the new request found and counted. */
static enum status add_to_index(struct call *call, const struct persona_row *cliente, const struct author *author,
                                const struct solicitud_creada *creada)
{
    const struct counted before = {0}, now = {.created_by = author->user_id, .estado = ESTADO_OPERATIVO_REGISTRADO};
    const struct buscado_row row = {.solicitud_id = creada->solicitud_id,
                                    .codigo = creada->codigo,
                                    .nombres = cliente->nombres,
                                    .apellidos = cliente->apellidos,
                                    .numero_documento = cliente->numero_documento};
    enum status status = workflow_index_rows_post(call->db, &row, 1, call->arena);
    return status == STATUS_OK ? workflow_index_rows_recount(call->db, &before, &now) : status;
}

enum status workflow_solicitud_create(struct call *call, const struct solicitud_create_request *in,
                                      struct solicitud_creada *out)
{
    const struct author author = workflow_people_author(call);
    struct solicitud_row row = workflow_rules_new_solicitud(in);
    struct persona_row cliente;
    struct db_query audits = {.count = 0};
    enum status status = check_create(call, in);
    if (status == STATUS_OK)
        status = resolve_catalogue(call, in, &author, &row);
    if (status == STATUS_OK)
        status = resolve_people(call, in, &author, &row, &cliente);
    if (status == STATUS_OK)
        status = workflow_rows_create(call->db, &row, &author, call->arena, out);
    if (status == STATUS_OK)
        status = add_to_index(call, &cliente, &author, out);
    workflow_rows_audit(&audits, out->solicitud_id, "solicitud_creada", NULL, "REGISTRADO", NULL, &author);
    if (status == STATUS_OK)
        status = workflow_rows_append(call->db, &audits);
    if (status == STATUS_OK)
        status = workflow_event_rows_append(call->db, out->solicitud_id, 1, "solicitud_creada");
    return status;
}

enum status workflow_solicitud_get(struct call *call, const struct solicitud_get_request *in, struct detalle *out)
{
    return read_detail(call, in->solicitud_id, out);
}

static enum status drop_from_index(struct call *call, const struct solicitud_row *row)
{
    const struct counted before = counted_as(row, row->estado_operativo), now = {0};
    enum status status = workflow_index_rows_unpost(call->db, row->solicitud_id, call->arena);
    return status == STATUS_OK ? workflow_index_rows_recount(call->db, &before, &now) : status;
}

enum status workflow_solicitud_delete(struct call *call, const struct solicitud_delete_request *in, struct empty *out)
{
    const struct author author = workflow_people_author(call);
    struct solicitud_row row;
    (void)out;
    enum status status = workflow_rows_lock(call->db, in->solicitud_id, call->arena, &row);
    if (status == STATUS_NOT_FOUND)
        return call_refuse(call, status, "No existe esa solicitud.");
    if (status == STATUS_OK)
        status = check_if_match(call, in->if_match, &row);
    if (status == STATUS_OK)
        status = drop_from_index(call, &row);
    if (status == STATUS_OK)
        status = workflow_rows_delete(call->db, &row, &author);
    if (status == STATUS_OK)
        status = workflow_rows_forget_person(call->db, row.cliente_id);
    if (status == STATUS_OK && row.apoderado_id)
        status = workflow_rows_forget_person(call->db, row.apoderado_id);
    if (status == STATUS_OK)
        status = workflow_event_rows_append(call->db, in->solicitud_id, 0, "solicitud_eliminada");
    return status;
}

/* ---- catalogues */

enum status workflow_servicio_list(struct call *call, const struct empty *in, struct servicio_lista *out)
{
    (void)in;
    return workflow_rows_services(call->db, call->arena, out);
}

enum status workflow_empleado_list(struct call *call, const struct empleado_list_request *in,
                                   struct empleado_lista *out)
{
    return workflow_rows_employees(call->db, in->rol, call->arena, out);
}

enum status workflow_persona_find(struct call *call, const struct persona_find_request *in, struct persona *out)
{
    enum status status =
        workflow_rows_person_find(call->db, in->tipo_documento, in->numero_documento, call->arena, out);
    return status == STATUS_NOT_FOUND ? call_refuse(call, status, "No hay una persona con ese documento.") : status;
}

/* ---- policy */

static const struct politica_estados *policy_of(struct call *call, enum rol rol)
{
    struct politica_estados *states = arena_alloc(call->arena, sizeof *states);
    unsigned role = 1u << rol;
#define FILL(ESTADO)                                                                                                   \
    states->ESTADO = workflow_rules_sorted_actions(policy_actions(call->context, role, ESTADO_OPERATIVO_##ESTADO),     \
                                                   call->arena, &states->ESTADO##_count)
    FILL(REGISTRADO);
    FILL(ASIGNADO_GESTOR);
    FILL(PAGADO);
    FILL(ASIGNADO_MEDICO);
    FILL(CERRADO);
    FILL(CANCELADO);
#undef FILL
    return states;
}

enum status workflow_politica_get(struct call *call, const struct empty *in, struct politica *out)
{
    (void)in;
    *out = (struct politica){.ADMIN = policy_of(call, ROL_ADMIN),
                             .OPERADOR = policy_of(call, ROL_OPERADOR),
                             .GESTOR = policy_of(call, ROL_GESTOR),
                             .MEDICO = policy_of(call, ROL_MEDICO)};
    return STATUS_OK;
}
