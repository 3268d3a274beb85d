#include "people/workflow_people_rules.h"

#include "base/text.h"

#include <inttypes.h>
#include <string.h>

/* ---- persons */

const char **workflow_people_rules_member(struct persona_row *row, const char *column)
{
    return strcmp(column, "nombres") == 0          ? &row->nombres
         : strcmp(column, "apellidos") == 0        ? &row->apellidos
         : strcmp(column, "celular_1") == 0        ? &row->celular_1
         : strcmp(column, "email") == 0            ? &row->email
         : strcmp(column, "fecha_nacimiento") == 0 ? &row->fecha_nacimiento
                                                   : &row->direccion;
}

bool workflow_people_rules_merge(struct persona_row *row, const struct persona_row *said)
{
    static const char *const columns[] = {"nombres", "apellidos",        "celular_1",
                                          "email",   "fecha_nacimiento", "direccion"};
    struct persona_row from = *said;
    bool changed = false;
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        const char **to = workflow_people_rules_member(row, columns[i]);
        const char *value = *workflow_people_rules_member(&from, columns[i]);
        bool empty = !*to || **to == '\0';
        if (!value || (row->es_personal && !empty) || !workflow_rules_differ(*to, value))
            continue;
        *to = value;
        changed = true;
    }
    return changed;
}

const char *workflow_people_rules_refuse_staff(const struct persona_row *row)
{
    return row->es_personal ? "Esa persona es del personal: sus datos se cambian en Usuarios." : NULL;
}

/* ---- promotores */

static const struct wrong_field none = {0};

static struct wrong_field lacks(const char *field)
{
    return (struct wrong_field){field, "Falta este campo."};
}

static struct wrong_field person_problem(const struct promotor_datos *datos)
{
    const char *half = "El tipo y el número de documento van juntos.";
    if (!datos->nombres)
        return lacks("nombres");
    if (!datos->apellidos)
        return lacks("apellidos");
    if (datos->tipo_documento != TIPO_DOCUMENTO_NONE && !datos->numero_documento)
        return (struct wrong_field){"numero_documento", half};
    if (datos->tipo_documento == TIPO_DOCUMENTO_NONE && datos->numero_documento)
        return (struct wrong_field){"tipo_documento", half};
    return none;
}

struct wrong_field workflow_people_rules_new_problem(const struct promotor_datos *datos)
{
    bool empresa = datos->tipo_promotor == TIPO_PROMOTOR_EMPRESA, otros = datos->tipo_promotor == TIPO_PROMOTOR_OTROS;
    if (empresa && !datos->razon_social)
        return lacks("razon_social");
    if (otros && !datos->nombre_promotor_otros)
        return lacks("nombre_promotor_otros");
    return empresa || otros ? none : person_problem(datos);
}

struct wrong_field workflow_people_rules_create_problem(const struct solicitud_create_request *in, struct arena *arena)
{
    if (in->promotor && in->promotor_id)
        return (struct wrong_field){"promotor_id", "Indique un promotor existente o uno nuevo, no ambos."};
    struct wrong_field wrong = in->promotor ? workflow_people_rules_new_problem(in->promotor) : none;
    if (wrong.field)
        wrong.field = arena_printf(arena, "promotor.%s", wrong.field);
    return wrong;
}

struct promotor workflow_people_rules_new_promotor(const struct promotor_datos *datos, int64_t persona_id)
{
    return (struct promotor){.tipo_promotor = datos->tipo_promotor,
                             .persona_id = persona_id,
                             .razon_social = datos->tipo_promotor == TIPO_PROMOTOR_EMPRESA ? datos->razon_social : NULL,
                             .nombre_promotor_otros =
                                 datos->tipo_promotor == TIPO_PROMOTOR_OTROS ? datos->nombre_promotor_otros : NULL,
                             .fuente_promotor = datos->fuente_promotor,
                             .ruc = datos->ruc,
                             .email = datos->email,
                             .celular_1 = datos->celular_1,
                             .comentario = datos->comentario};
}

#define GIVEN(in, FIELD) (((in)->given & UINT64_C(1) << PROMOTOR_EDIT_REQUEST__##FIELD) != 0)

void workflow_people_rules_edit_promotor(const struct promotor_edit_request *in, struct promotor *promotor)
{
    if (GIVEN(in, RAZON_SOCIAL) && promotor->tipo_promotor == TIPO_PROMOTOR_EMPRESA)
        promotor->razon_social = in->razon_social;
    if (GIVEN(in, NOMBRE_PROMOTOR_OTROS) && promotor->tipo_promotor == TIPO_PROMOTOR_OTROS)
        promotor->nombre_promotor_otros = in->nombre_promotor_otros;
    if (GIVEN(in, RUC))
        promotor->ruc = in->ruc;
    if (GIVEN(in, EMAIL))
        promotor->email = in->email;
    if (GIVEN(in, CELULAR_1))
        promotor->celular_1 = in->celular_1;
    if (GIVEN(in, FUENTE_PROMOTOR))
        promotor->fuente_promotor = in->fuente_promotor;
    if (GIVEN(in, COMENTARIO))
        promotor->comentario = in->comentario;
}

struct wrong_field workflow_people_rules_promotor_problem(const struct promotor *promotor)
{
    if (promotor->tipo_promotor == TIPO_PROMOTOR_EMPRESA && !promotor->razon_social)
        return (struct wrong_field){"razon_social", "No puede ser nulo."};
    if (promotor->tipo_promotor == TIPO_PROMOTOR_OTROS && !promotor->nombre_promotor_otros)
        return (struct wrong_field){"nombre_promotor_otros", "No puede ser nulo."};
    return none;
}

bool workflow_people_rules_rename(const struct promotor_edit_request *in, struct persona_row *row)
{
    const char *nombres = in->nombres ? in->nombres : row->nombres;
    const char *apellidos = in->apellidos ? in->apellidos : row->apellidos;
    bool changed = workflow_rules_differ(nombres, row->nombres) || workflow_rules_differ(apellidos, row->apellidos);
    row->nombres = nombres;
    row->apellidos = apellidos;
    return changed;
}

const char *workflow_people_rules_refuse_delete(int64_t requests, struct arena *arena)
{
    if (requests == 0)
        return NULL;
    return requests == 1
             ? "Una solicitud nombra a este promotor: no se puede eliminar."
             : arena_printf(arena, "%" PRId64 " solicitudes nombran a este promotor: no se puede eliminar.", requests);
}

/* ---- staff */

enum rol_empleado workflow_people_rules_employment(enum rol rol)
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

static void fill_empty(const char **to, const char *value)
{
    if (value && (!*to || **to == '\0'))
        *to = value;
}

void workflow_people_rules_fill_staff(const struct staff_register_request *in, struct personal *person)
{
    fill_empty(&person->email, in->email);
    fill_empty(&person->celular_1, in->celular_1);
    fill_empty(&person->direccion, in->direccion);
    fill_empty(&person->fecha_nacimiento, in->fecha_nacimiento);
}

struct wrong_field workflow_people_rules_update_problem(const struct staff_update_request *in)
{
    const char *date = in->fecha_nacimiento;
    if (date && *date != '\0' && !date_is_valid(date))
        return (struct wrong_field){"fecha_nacimiento", "Debe ser una fecha AAAA-MM-DD."};
    return none;
}

static void put(const char **to, const char *value)
{
    if (value)
        *to = *value == '\0' ? NULL : value;
}

void workflow_people_rules_update_staff(const struct staff_update_request *in, struct personal *person)
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

bool workflow_people_rules_is_new_doctor(const struct staff_register_request *in)
{
    return holds(in->roles, in->roles_count, ROL_MEDICO);
}

bool workflow_people_rules_keeps_doctor(const struct staff_update_request *in)
{
    return holds(in->roles, in->roles_count, ROL_MEDICO) || in->cmp || in->especialidad;
}

enum employment_step workflow_people_rules_follow(const struct staff_update_request *in, enum rol rol)
{
    bool had = holds(in->eran_roles, in->eran_roles_count, rol), has = holds(in->roles, in->roles_count, rol);
    if (has && !had)
        return EMPLOYMENT_BEGINS;
    if (had && !has)
        return EMPLOYMENT_RETIRES;
    return in->activo ? EMPLOYMENT_IS_RESTORED : EMPLOYMENT_IS_SUSPENDED;
}
