/* What workflow answers about promotores. */
#include "workflow_handlers.h"
#include "people/workflow_people.h"
#include "people/workflow_people_rules.h"
#include "people/workflow_promotor_rows.h"

#include <inttypes.h>

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
    const struct wrong_field wrong = workflow_people_rules_new_problem(in);
    int64_t promotor_id;
    if (wrong.field)
        return call_refuse_field(call, wrong.field, wrong.message);
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
    if (!workflow_people_rules_rename(in, &row))
        return STATUS_OK;
    const char *refusal = workflow_people_rules_refuse_staff(&row);
    return refusal ? call_refuse(call, STATUS_CONFLICT, refusal) : workflow_people_save(call, &row, author);
}

enum status workflow_promotor_edit(struct call *call, const struct promotor_edit_request *in, struct promotor *out)
{
    const struct author author = workflow_people_author(call);
    struct promotor promotor;
    enum status status = lock(call, in->promotor_id, &promotor);
    if (status != STATUS_OK)
        return status;
    workflow_people_rules_edit_promotor(in, &promotor);
    const struct wrong_field wrong = workflow_people_rules_promotor_problem(&promotor);
    if (wrong.field)
        return call_refuse_field(call, wrong.field, wrong.message);
    status = workflow_promotor_rows_save(call->db, &promotor, &author);
    if (status == STATUS_OK && promotor.persona_id && promotor.tipo_promotor == TIPO_PROMOTOR_PERSONA)
        status = edit_person(call, in, promotor.persona_id, &author);
    return status == STATUS_OK ? find(call, in->promotor_id, out) : status;
}

/* ---- delete */

/* Says how many requests name the promotor, when any does. */
static enum status check_unused(struct call *call, int64_t requests)
{
    const char *refusal = workflow_people_rules_refuse_delete(requests, call->arena);
    if (!refusal)
        return STATUS_OK;
    problems_add(&call->problems, call->arena, "solicitudes", arena_printf(call->arena, "%" PRId64, requests));
    return call_refuse(call, STATUS_CONFLICT, refusal);
}

enum status workflow_promotor_delete(struct call *call, const struct promotor_delete_request *in, struct empty *out)
{
    struct promotor promotor;
    int64_t requests;
    (void)out;
    enum status status = lock(call, in->promotor_id, &promotor);
    if (status == STATUS_OK)
        status = workflow_promotor_rows_requests(call->db, in->promotor_id, &requests);
    if (status == STATUS_OK)
        status = check_unused(call, requests);
    if (status != STATUS_OK)
        return status;
    status = workflow_promotor_rows_delete(call->db, in->promotor_id);
    if (status == STATUS_CONFLICT)
        return check_unused(call, 1); /* of somebody who registered it at this moment */
    return status == STATUS_OK && promotor.persona_id ? workflow_rows_drop_person(call->db, promotor.persona_id)
                                                      : status;
}
