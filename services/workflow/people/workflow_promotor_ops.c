/* What workflow answers about promotores. */
#include "workflow_handlers.h"
#include "people/workflow_people.h"
#include "people/workflow_promotor_rows.h"
#include "workflow_rules.h"

#include <inttypes.h>

#define GIVEN(in, FIELD) (((in)->given & UINT64_C(1) << PROMOTOR_EDIT_REQUEST__##FIELD) != 0)

static enum status known(struct call *call, enum status status)
{
    return status == STATUS_NOT_FOUND ? call_refuse(call, status, "No existe ese promotor.") : status;
}

static enum status find(struct call *call, int64_t promotor_id, struct promotor *ret_promotor)
{
    return known(call, workflow_promotor_rows_get(call->db, promotor_id, call->arena, ret_promotor));
}

/* To change it: who does so at the same time waits. */
static enum status lock(struct call *call, int64_t promotor_id, struct promotor *ret_promotor)
{
    return known(call, workflow_promotor_rows_lock(call->db, promotor_id, call->arena, ret_promotor));
}

enum status workflow_promotor_list(struct call *call, const struct empty *in, struct promotor_lista *out)
{
    (void)in;
    return workflow_promotor_rows_list(call->db, call->arena, out);
}

enum status workflow_promotor_get(struct call *call, const struct promotor_get_request *in, struct promotor *out)
{
    return find(call, in->promotor_id, out);
}

enum status workflow_promotor_create(struct call *call, const struct promotor_datos *in, struct promotor *out)
{
    const struct author author = workflow_people_author(call);
    const char *message;
    int64_t promotor_id;
    const char *field = workflow_rules_promotor_problem(in, &message);
    if (field)
        return call_refuse_field(call, field, message);
    enum status status = workflow_people_promotor(call, in, &author, &promotor_id);
    return status == STATUS_OK ? find(call, promotor_id, out) : status;
}

/* ---- edit */

/* The person of a promotor takes the names that were given and differ. */
static enum status edit_person(struct call *call, const struct promotor_edit_request *in, int64_t persona_id,
                               const struct author *author)
{
    struct persona_row row;
    enum status status = workflow_rows_person(call->db, persona_id, call->arena, &row);
    if (status != STATUS_OK)
        return status;
    const char *nombres = in->nombres ? in->nombres : row.nombres;
    const char *apellidos = in->apellidos ? in->apellidos : row.apellidos;
    if (!workflow_rules_differ(nombres, row.nombres) && !workflow_rules_differ(apellidos, row.apellidos))
        return STATUS_OK;
    row.nombres = nombres;
    row.apellidos = apellidos;
    status = workflow_people_refuse_staff(call, &row);
    return status == STATUS_OK ? workflow_people_save(call, &row, author) : status;
}

/* Takes over what was given; the fields of another type are none of this promotor's. */
static void apply(const struct promotor_edit_request *in, struct promotor *promotor)
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

/* What a promotor of its type cannot be without. */
static enum status check_name(struct call *call, const struct promotor *promotor)
{
    if (promotor->tipo_promotor == TIPO_PROMOTOR_EMPRESA && !promotor->razon_social)
        return call_refuse_field(call, "razon_social", "No puede ser nulo.");
    if (promotor->tipo_promotor == TIPO_PROMOTOR_OTROS && !promotor->nombre_promotor_otros)
        return call_refuse_field(call, "nombre_promotor_otros", "No puede ser nulo.");
    return STATUS_OK;
}

enum status workflow_promotor_edit(struct call *call, const struct promotor_edit_request *in, struct promotor *out)
{
    const struct author author = workflow_people_author(call);
    struct promotor promotor;
    enum status status = lock(call, in->promotor_id, &promotor);
    if (status != STATUS_OK)
        return status;
    apply(in, &promotor);
    status = check_name(call, &promotor);
    if (status == STATUS_OK)
        status = workflow_promotor_rows_save(call->db, &promotor, &author);
    if (status == STATUS_OK && promotor.persona_id && promotor.tipo_promotor == TIPO_PROMOTOR_PERSONA)
        status = edit_person(call, in, promotor.persona_id, &author);
    return status == STATUS_OK ? find(call, in->promotor_id, out) : status;
}

/* ---- delete */

static enum status refuse_in_use(struct call *call, int64_t requests)
{
    problems_add(&call->problems, call->arena, "solicitudes", arena_printf(call->arena, "%" PRId64, requests));
    return call_refuse(call, STATUS_CONFLICT,
                       requests == 1 ? "Una solicitud nombra a este promotor: no se puede eliminar."
                                     : arena_printf(call->arena,
                                                    "%" PRId64 " solicitudes nombran a este promotor: no se puede"
                                                    " eliminar.",
                                                    requests));
}

enum status workflow_promotor_delete(struct call *call, const struct promotor_delete_request *in, struct empty *out)
{
    struct promotor promotor;
    int64_t requests;
    (void)out;
    enum status status = lock(call, in->promotor_id, &promotor);
    if (status == STATUS_OK)
        status = workflow_promotor_rows_requests(call->db, in->promotor_id, &requests);
    if (status == STATUS_OK && requests > 0)
        return refuse_in_use(call, requests);
    if (status == STATUS_OK)
        status = workflow_promotor_rows_delete(call->db, in->promotor_id);
    if (status == STATUS_CONFLICT)
        return refuse_in_use(call, 1); /* of somebody who registered it at this moment */
    if (status == STATUS_OK && promotor.persona_id)
        status = workflow_rows_drop_person(call->db, promotor.persona_id);
    return status;
}
