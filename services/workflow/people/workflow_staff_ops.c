/* What workflow does for auth's accounts: their persons and employments. */
#include "base/day.h"
#include "base/text.h"
#include "workflow_handlers.h"
#include "people/workflow_people.h"
#include "list/workflow_search.h"
#include "people/workflow_staff_rows.h"

static enum rol_empleado employment_of(enum rol rol)
{
    return rol == ROL_OPERADOR ? ROL_EMPLEADO_OPERADOR
         : rol == ROL_GESTOR   ? ROL_EMPLEADO_GESTOR
         : rol == ROL_MEDICO   ? ROL_EMPLEADO_MEDICO
                               : ROL_EMPLEADO_NONE;
}

static bool holds(const enum rol *roles, size_t count, enum rol rol)
{
    for (size_t i = 0; i < count; i++)
        if (roles[i] == rol)
            return true;
    return false;
}

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

static void fill_empty(const char **to, const char *value)
{
    if (value && (!*to || **to == '\0'))
        *to = value;
}

enum status workflow_staff_register(struct call *call, const struct staff_register_request *in, struct personal *out)
{
    const struct author author = workflow_people_author(call);
    enum status status = find(call, in->persona_id, out);
    if (status != STATUS_OK)
        return status;
    fill_empty(&out->email, in->email);
    fill_empty(&out->celular_1, in->celular_1);
    fill_empty(&out->direccion, in->direccion);
    fill_empty(&out->fecha_nacimiento, in->fecha_nacimiento);
    status = save(call, out, &author);
    if (status == STATUS_OK && holds(in->roles, in->roles_count, ROL_MEDICO))
        status = workflow_staff_rows_doctor(call->db, out, &author);
    for (size_t i = 0; status == STATUS_OK && i < in->roles_count; i++)
        if (employment_of(in->roles[i]) != ROL_EMPLEADO_NONE)
            status = workflow_staff_rows_employ(call->db, in->persona_id, employment_of(in->roles[i]), true, &author);
    return status;
}

/* ---- a changed account */

/* The employment follows the account: a role added makes it, a role taken away retires it, a suspension suspends it and
 * its end restores it. A leave (VACACIONES, PERMISO) is left alone. */
static enum status follow(struct call *call, const struct staff_update_request *in, enum rol rol,
                          const struct author *author)
{
    bool had = holds(in->eran_roles, in->eran_roles_count, rol), has = holds(in->roles, in->roles_count, rol);
    enum rol_empleado employment = employment_of(rol);
    if (has && !had)
        return workflow_staff_rows_employ(call->db, in->persona_id, employment, in->activo, author);
    if (had && !has)
        return workflow_staff_rows_retire(call->db, in->persona_id, employment, author);
    return in->activo ? workflow_staff_rows_restore(call->db, in->persona_id, employment, author)
                      : workflow_staff_rows_suspend(call->db, in->persona_id, employment, author);
}

static void put(const char **to, const char *value)
{
    if (value)
        *to = *value == '\0' ? NULL : value;
}

/* Takes over what was given: NULL leaves a field, "" clears it. */
static void apply(const struct staff_update_request *in, struct personal *person)
{
    if (in->tipo_documento != TIPO_DOCUMENTO_NONE)
        person->tipo_documento = in->tipo_documento;
    put(&person->numero_documento, in->numero_documento);
    put(&person->nombres, in->nombres);
    put(&person->apellidos, in->apellidos);
    put(&person->celular_1, in->celular_1);
    put(&person->email, in->email);
    put(&person->celular_2, in->celular_2);
    put(&person->telefono_fijo, in->telefono_fijo);
    put(&person->fecha_nacimiento, in->fecha_nacimiento);
    put(&person->direccion, in->direccion);
    put(&person->comentario, in->comentario);
    put(&person->cmp, in->cmp);
    put(&person->especialidad, in->especialidad);
}

enum status workflow_staff_update(struct call *call, const struct staff_update_request *in, struct personal *out)
{
    const struct author author = workflow_people_author(call);
    if (in->fecha_nacimiento && *in->fecha_nacimiento != '\0' && !date_is_valid(in->fecha_nacimiento))
        return call_refuse_field(call, "fecha_nacimiento", "Debe ser una fecha AAAA-MM-DD.");
    enum status status = find(call, in->persona_id, out);
    if (status != STATUS_OK)
        return status;
    apply(in, out);
    status = save(call, out, &author);
    if (status == STATUS_CONFLICT)
        return call_refuse(call, status, "Otra persona tiene ese documento.");
    if (status == STATUS_OK && (holds(in->roles, in->roles_count, ROL_MEDICO) || in->cmp || in->especialidad))
        status = workflow_staff_rows_doctor(call->db, out, &author);
    for (enum rol rol = ROL_OPERADOR; status == STATUS_OK && rol < ROL_COUNT; rol++)
        status = follow(call, in, rol, &author);
    return status;
}
