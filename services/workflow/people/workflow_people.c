#include "people/workflow_people.h"

#include "list/workflow_index_rows.h"
#include "people/workflow_people_rules.h"
#include "people/workflow_promotor_rows.h"
#include "workflow_rules.h"

struct author workflow_people_author(const struct call *call)
{
    return call->caller ? (struct author){call->caller->user_id, call->caller->name} : (struct author){0};
}

/* A stretch after the other in the same memory, and none once nobody waits for the answer: they hold locks. */
enum status workflow_people_index(struct call *call, int64_t persona_id)
{
    struct arena_mark begin = arena_mark(call->arena);
    int64_t after_id = 0;
    bool more = true;
    enum status status = STATUS_OK;
    while (status == STATUS_OK && more) {
        status = call_is_late(call) ? STATUS_UNAVAILABLE
                                    : workflow_index_rows_rename(call->db, persona_id, call->arena, &after_id, &more);
        arena_rewind(call->arena, begin);
    }
    return status;
}

enum status workflow_people_save(struct call *call, struct persona_row *row, const struct author *author)
{
    enum status status = workflow_rows_person_save(call->db, row, author);
    return status == STATUS_OK ? workflow_people_index(call, row->persona_id) : status;
}

/* The person with that document, locked, and made when there is none. */
static enum status lock_or_make(struct call *call, const struct persona_row *said, const struct author *author,
                                struct persona_row *ret_row)
{
    enum status status =
        workflow_rows_person_by_document(call->db, said->tipo_documento, said->numero_documento, call->arena, ret_row);
    if (status != STATUS_NOT_FOUND)
        return status;
    /* Somebody else may insert the same document at this moment: the unique key makes it one person, who is found
     * when the transaction runs again. */
    *ret_row = *said;
    status = workflow_rows_person_create(call->db, ret_row, author, &ret_row->persona_id);
    return status == STATUS_CONFLICT ? STATUS_DEADLOCK : status;
}

enum status workflow_people_ensure(struct call *call, const struct persona_row *said, const struct author *author,
                                   int64_t *ret_persona_id)
{
    struct persona_row row;
    enum status status = lock_or_make(call, said, author, &row);
    if (status == STATUS_OK)
        *ret_persona_id = row.persona_id;
    return status;
}

static enum status find_or_make(struct call *call, const struct persona_row *said, const struct author *author,
                                struct persona_row *ret_row)
{
    enum status status = lock_or_make(call, said, author, ret_row);
    return status == STATUS_OK && workflow_people_rules_merge(ret_row, said)
             ? workflow_people_save(call, ret_row, author)
             : status;
}

enum status workflow_people_find(struct call *call, const struct persona_datos *datos, const struct author *author,
                                 struct persona_row *ret_row)
{
    const struct persona_row said = {.tipo_documento = datos->tipo_documento,
                                     .numero_documento = datos->numero_documento,
                                     .nombres = datos->nombres,
                                     .apellidos = datos->apellidos,
                                     .celular_1 = datos->celular,
                                     .email = datos->email,
                                     .fecha_nacimiento = datos->fecha_nacimiento,
                                     .direccion = datos->direccion};
    return find_or_make(call, &said, author, ret_row);
}

enum status workflow_people_promotor(struct call *call, const struct promotor_datos *datos, const struct author *author,
                                     int64_t *ret_promotor_id)
{
    struct persona_row row = {.persona_id = 0};
    enum status status = STATUS_OK;
    const struct persona_row said = {.tipo_documento = datos->tipo_documento,
                                     .numero_documento = datos->numero_documento,
                                     .nombres = datos->nombres,
                                     .apellidos = datos->apellidos};
    if (datos->tipo_promotor == TIPO_PROMOTOR_PERSONA && datos->numero_documento)
        status = find_or_make(call, &said, author, &row);
    else if (datos->tipo_promotor == TIPO_PROMOTOR_PERSONA)
        status = workflow_rows_person_create(call->db, &said, author, &row.persona_id);
    if (status != STATUS_OK)
        return status;
    const struct promotor promotor = workflow_people_rules_new_promotor(datos, row.persona_id);
    return workflow_promotor_rows_create(call->db, &promotor, author, ret_promotor_id);
}

enum status workflow_people_edit(struct call *call, int64_t solicitud_id, int64_t persona_id, const char *prefix,
                                 const struct person_change changes[PERSON_CHANGES], const struct author *author,
                                 struct db_query *audits)
{
    struct persona_row row;
    bool changed = false;
    enum status status = workflow_rows_person(call->db, persona_id, call->arena, &row);
    for (size_t i = 0; status == STATUS_OK && i < PERSON_CHANGES; i++) {
        const struct person_change *change = &changes[i];
        const char **to = workflow_people_rules_member(&row, change->column);
        if (!change->given || !workflow_rules_differ(*to, change->value))
            continue;
        const char *refusal = workflow_people_rules_refuse_staff(&row);
        if (refusal)
            return call_refuse(call, STATUS_CONFLICT, refusal);
        workflow_rows_audit(audits, solicitud_id, arena_printf(call->arena, "%s.%s", prefix, change->column), *to,
                            change->value, NULL, author);
        *to = change->value;
        changed = true;
    }
    return status == STATUS_OK && changed ? workflow_people_save(call, &row, author) : status;
}
