/* What workflow does for auth's accounts: their persons and employments. */
#include "workflow_handlers.h"
#include "people/workflow_people.h"
#include "people/workflow_people_rules.h"
#include "people/workflow_staff_rows.h"

static enum status find(struct call *call, int64_t persona_id, struct personal *ret_person)
{
    enum status status = workflow_staff_rows_get(call->db, persona_id, call->arena, ret_person);
    return status == STATUS_NOT_FOUND ? call_refuse(call, status, "No existe esa persona.") : status;
}

/* Writes the person; as a client it is found by what it is called now. */
static enum status save(struct call *call, const struct personal *person, const struct author *author)
{
    enum status status = workflow_staff_rows_save(call->db, person, author);
    return status == STATUS_OK ? workflow_people_index(call, person->persona_id) : status;
}

enum status workflow_staff_list(struct call *call, const struct staff_list_request *in, struct personal_lista *out)
{
    return workflow_staff_rows_list(call->db, in->palabras, in->palabras_count, call->arena, out);
}

/* ---- a new account */

enum status workflow_person_ensure(struct call *call, const struct person_ensure_request *in, struct persona_ref *out)
{
    const struct author author = workflow_people_author(call);
    const struct persona_row said = {.tipo_documento = in->tipo_documento,
                                     .numero_documento = in->numero_documento,
                                     .nombres = in->nombres,
                                     .apellidos = in->apellidos};
    return workflow_people_ensure(call, &said, &author, &out->persona_id);
}

enum status workflow_staff_register(struct call *call, const struct staff_register_request *in, struct personal *out)
{
    const struct author author = workflow_people_author(call);
    enum status status = find(call, in->persona_id, out);
    if (status != STATUS_OK)
        return status;
    workflow_people_rules_fill_staff(in, out);
    status = save(call, out, &author);
    if (status == STATUS_OK && workflow_people_rules_is_new_doctor(in))
        status = workflow_staff_rows_doctor(call->db, out, &author);
    for (size_t i = 0; status == STATUS_OK && i < in->roles_count; i++) {
        enum rol_empleado employment = workflow_people_rules_employment(in->roles[i]);
        if (employment != ROL_EMPLEADO_NONE)
            status = workflow_staff_rows_employ(call->db, in->persona_id, employment, true, &author);
    }
    return status;
}

/* ---- a changed account */

/* A leave (VACACIONES, PERMISO) is left alone: the statements see to that. */
static enum status follow(struct call *call, const struct staff_update_request *in, enum rol rol,
                          const struct author *author)
{
    enum rol_empleado employment = workflow_people_rules_employment(rol);
    switch (workflow_people_rules_follow(in, rol)) {
    case EMPLOYMENT_BEGINS:
        return workflow_staff_rows_employ(call->db, in->persona_id, employment, in->activo, author);
    case EMPLOYMENT_RETIRES:
        return workflow_staff_rows_retire(call->db, in->persona_id, employment, author);
    case EMPLOYMENT_IS_RESTORED:
        return workflow_staff_rows_restore(call->db, in->persona_id, employment, author);
    default:
        return workflow_staff_rows_suspend(call->db, in->persona_id, employment, author);
    }
}

enum status workflow_staff_update(struct call *call, const struct staff_update_request *in, struct personal *out)
{
    const struct author author = workflow_people_author(call);
    const struct wrong_field wrong = workflow_people_rules_update_problem(in);
    if (wrong.field)
        return call_refuse_field(call, wrong.field, wrong.message);
    enum status status = find(call, in->persona_id, out);
    if (status != STATUS_OK)
        return status;
    workflow_people_rules_update_staff(in, out);
    status = save(call, out, &author);
    if (status == STATUS_CONFLICT)
        return call_refuse(call, status, "Otra persona tiene ese documento.");
    if (status == STATUS_OK && workflow_people_rules_keeps_doctor(in))
        status = workflow_staff_rows_doctor(call->db, out, &author);
    for (enum rol rol = ROL_OPERADOR; status == STATUS_OK && rol < ROL_COUNT; rol++)
        status = follow(call, in, rol, &author);
    return status;
}
