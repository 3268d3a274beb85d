/* What auth answers to the administration: accounts whose persons workflow owns.
 *
 * Two slices are written one after the other, workflow's first and auth's commit last. What is cut off in between
 * leaves an employee without an account, which is no error, and the same request again completes it. */
#include "auth_handlers.h"
#include "auth_password.h"
#include "auth_rules.h"
#include "auth_rows.h"
#include "base/words.h"
#include "questions.h"
#include "service/transaction.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 5 };

static unsigned roles_of(const struct account_row *row, struct arena *arena)
{
    const struct user *user = auth_rules_user(row, arena);
    return auth_rules_roles_mask(user->roles, user->roles_count);
}

/* The account and its person (NULL when it has none) as the administration sees them. */
static void fill(struct call *call, const struct account_row *row, unsigned roles, const struct personal *person,
                 struct user_admin *out)
{
    *out = (struct user_admin){.user_id = row->user_id,
                               .user_email = row->user_email,
                               .is_active = row->estado == ESTADO_USUARIO_ACTIVO,
                               .persona_id = row->persona_id,
                               .last_login_at = row->last_login_at,
                               .created_at = row->created_at};
    out->roles = auth_rules_roles_list(roles, call->arena, &out->roles_count);
    if (!person)
        return;
    out->nombres = person->nombres;
    out->apellidos = person->apellidos;
    out->tipo_documento = person->tipo_documento;
    out->numero_documento = person->numero_documento;
    out->telefono = person->celular_1;
    out->email = person->email;
    out->celular_2 = person->celular_2;
    out->telefono_fijo = person->telefono_fijo;
    out->fecha_nacimiento = person->fecha_nacimiento;
    out->direccion = person->direccion;
    out->comentario = person->comentario;
    out->cmp = person->cmp;
    out->especialidad = person->especialidad;
}

/* Keeps the name that sessions show, which is the person's. */
static enum status keep_name(struct call *call, const struct account_row *row, const struct personal *person)
{
    const char *name = arena_printf(call->arena, "%s %s", person->nombres, person->apellidos);
    return strcmp(name, row->display_name) == 0 ? STATUS_OK : auth_rows_display_name(call->db, row->user_id, name);
}

/* ---- list */

static int by_persona(const void *a, const void *b)
{
    int64_t left = ((const struct personal *)a)->persona_id, right = ((const struct personal *)b)->persona_id;
    return left < right ? -1 : left > right;
}

static const struct personal *person_of(const struct account_row *row, const struct personal_lista *staff)
{
    const struct personal wanted = {.persona_id = row->persona_id};
    return staff->personal_count == 0
             ? NULL
             : bsearch(&wanted, staff->personal, staff->personal_count, sizeof wanted, by_persona);
}

/* The accounts in which every word occurs: in name or document, which workflow knows, or in the email. */
static size_t select_users(struct call *call, const char *const *words, size_t word_count,
                           const struct account_row *rows, size_t count, const struct personal_lista *staff,
                           struct user_admin *users)
{
    size_t selected = 0;
    for (size_t i = 0; i < count; i++) {
        const struct personal *person = person_of(&rows[i], staff);
        if (auth_rules_is_found(rows[i].user_email, person ? (unsigned)person->palabras : 0, words, word_count))
            fill(call, &rows[i], roles_of(&rows[i], call->arena), person, &users[selected++]);
    }
    return selected;
}

enum status auth_user_list(struct call *call, const struct user_list_request *in, struct user_admin_lista *out)
{
    const char *words[MOST_WORDS];
    size_t word_count, count, first;
    const struct account_row *rows;
    struct personal_lista staff;
    if (!words_split(in->q, call->arena, MOST_WORDS, words, &word_count))
        return call_refuse_field(call, "q", "Como máximo cinco palabras.");
    const struct staff_list_request ask = {.palabras = words, .palabras_count = word_count};
    enum status status = auth_rows_accounts(call->db, call->arena, &rows, &count);
    if (status == STATUS_OK)
        status = workflow_ask_staff_list(call, &ask, &staff);
    if (status != STATUS_OK)
        return status;
    struct user_admin *users = arena_alloc(call->arena, count * sizeof *users + 1);
    count = select_users(call, words, word_count, rows, count, &staff, users);
    struct page_meta *meta = arena_alloc(call->arena, sizeof *meta);
    *meta = auth_rules_page(in, count, &first, &out->data_count);
    out->data = users + first;
    out->meta = meta;
    return STATUS_OK;
}

/* ---- create */

/* Inserts the account of the person; the unique keys decide between two who do it at once. */
static enum status insert_account(struct call *call, const struct user_create_request *in, const char *email,
                                  const char *hash, int64_t persona_id, int64_t *ret_user_id)
{
    int64_t by = call->caller ? call->caller->user_id : 0;
    enum status status = auth_rows_account_create(call->db, email, hash, persona_id, by, ret_user_id);
    if (status == STATUS_CONFLICT)
        return call_refuse(call, status, "Esa persona ya tiene un usuario.");
    return status == STATUS_OK
             ? auth_rows_roles(call->db, *ret_user_id, 0, auth_rules_roles_mask(in->roles, in->roles_count))
             : status;
}

enum status auth_user_create(struct call *call, const struct user_create_request *in, struct user_admin *out)
{
    char hash[PASSWORD_HASH_SIZE];
    struct account_row taken, row;
    struct persona_ref ref;
    struct personal person;
    int64_t user_id = 0;
    const char *email = auth_rules_email(in->user_email, call->arena);
    const char *problem = auth_rules_password_problem(in->password, config_is_prod(call->config));
    if (problem)
        return call_refuse_field(call, "password", problem);
    problem = auth_rules_email_problem(email);
    if (problem)
        return call_refuse_field(call, "user_email", problem);
    enum status status = auth_rows_account(call->db, email, call->arena, &taken);
    if (status == STATUS_OK)
        return call_refuse(call, STATUS_CONFLICT, "Ya existe un usuario con ese correo.");
    if (status != STATUS_NOT_FOUND)
        return status;
    /* The transaction is open, since it keeps the reply, but has locked nothing yet. */
    if (!password_hash(in->password, (int)call->config->bcrypt_cost, hash))
        return STATUS_UNAVAILABLE;
    const struct person_ensure_request ensure = {.tipo_documento = (enum tipo_documento)in->tipo_documento,
                                                 .numero_documento = in->numero_documento,
                                                 .nombres = in->nombres,
                                                 .apellidos = in->apellidos};
    status = workflow_ask_person_ensure(call, &ensure, &ref);
    if (status == STATUS_OK)
        status = insert_account(call, in, email, hash, ref.persona_id, &user_id);
    if (status != STATUS_OK)
        return status;
    const struct staff_register_request staff = {.persona_id = ref.persona_id,
                                                 .email = email,
                                                 .celular_1 = in->telefono,
                                                 .direccion = in->direccion,
                                                 .fecha_nacimiento = in->fecha_nacimiento,
                                                 .roles = in->roles,
                                                 .roles_count = in->roles_count};
    status = workflow_ask_staff_register(call, &staff, &person);
    if (status == STATUS_OK)
        status = auth_rows_account_of(call->db, user_id, call->arena, &row);
    if (status == STATUS_OK)
        status = keep_name(call, &row, &person);
    if (status == STATUS_OK)
        fill(call, &row, roles_of(&row, call->arena), &person, out);
    return status;
}

/* What cmepctl asks for the first account, which no ADMIN can. */
enum status auth_account_create(struct call *call, const struct account_create_request *in, struct account_created *out)
{
    const struct user_create_request create = {.user_email = in->user_email,
                                               .password = in->password,
                                               .nombres = in->nombres,
                                               .apellidos = in->apellidos,
                                               .tipo_documento = in->tipo_documento,
                                               .numero_documento = in->numero_documento,
                                               .roles = in->roles,
                                               .roles_count = in->roles_count};
    struct user_admin user;
    enum status status = auth_user_create(call, &create, &user);
    if (status == STATUS_OK)
        out->user_id = user.user_id;
    return status;
}

/* ---- change */

/* Whether the account may lose its activity or its roles. The other administrators are counted, and locked, only when
 * this one goes. */
static enum status check_change(struct call *call, int64_t user_id, const struct account_change *change)
{
    const char *refusal = auth_rules_refuse_suspension(change, user_id == call->caller->user_id);
    size_t others;
    if (refusal)
        return call_refuse(call, STATUS_BAD_REQUEST, refusal);
    if (!auth_rules_loses_admin(change))
        return STATUS_OK;
    enum status status = auth_rows_other_admins(call->db, user_id, call->arena, &others);
    if (status != STATUS_OK)
        return status;
    refusal = auth_rules_refuse_last_admin(change, others);
    return refusal ? call_refuse(call, STATUS_CONFLICT, refusal) : STATUS_OK;
}

static enum status update_person(struct call *call, const struct user_update_request *in, int64_t persona_id,
                                 const struct account_change *change, struct personal *ret_person)
{
    struct staff_update_request update = {.persona_id = persona_id,
                                          .tipo_documento = (enum tipo_documento)in->tipo_documento,
                                          .numero_documento = in->numero_documento,
                                          .nombres = in->nombres,
                                          .apellidos = in->apellidos,
                                          .celular_1 = in->telefono,
                                          .email = in->email,
                                          .celular_2 = in->celular_2,
                                          .telefono_fijo = in->telefono_fijo,
                                          .fecha_nacimiento = in->fecha_nacimiento,
                                          .direccion = in->direccion,
                                          .comentario = in->comentario,
                                          .cmp = in->cmp,
                                          .especialidad = in->especialidad,
                                          .activo = change->active};
    update.roles = auth_rules_roles_list(change->roles, call->arena, &update.roles_count);
    update.eran_roles = auth_rules_roles_list(change->were_roles, call->arena, &update.eran_roles_count);
    return workflow_ask_staff_update(call, &update, ret_person);
}

static enum status update_account(struct call *call, int64_t user_id, const struct account_change *change)
{
    enum status status = auth_rows_roles(call->db, user_id, change->were_roles, change->roles);
    if (status == STATUS_OK && change->active != change->was_active)
        status = auth_rows_state(call->db, user_id, auth_rules_estado(change), call->caller->user_id);
    return status == STATUS_OK && !change->active ? auth_rows_sessions_end(call->db, user_id, "") : status;
}

enum status auth_user_update(struct call *call, const struct user_update_request *in, struct user_admin *out)
{
    struct account_row row;
    struct personal person;
    enum status status = auth_rows_account_lock(call->db, in->user_id, call->arena, &row);
    if (status != STATUS_OK)
        return status == STATUS_NOT_FOUND ? call_refuse(call, status, "No existe ese usuario.") : status;
    const struct account_change change = auth_rules_change(in, roles_of(&row, call->arena), row.estado);
    status = check_change(call, row.user_id, &change);
    if (status == STATUS_OK && row.persona_id)
        status = update_person(call, in, row.persona_id, &change, &person);
    if (status == STATUS_OK && row.persona_id)
        status = keep_name(call, &row, &person);
    /* Last, so that what others sign in with is not locked while workflow is waited for. */
    if (status == STATUS_OK)
        status = update_account(call, row.user_id, &change);
    if (status != STATUS_OK)
        return status;
    row.estado = auth_rules_estado(&change);
    fill(call, &row, change.roles, row.persona_id ? &person : NULL, out);
    return STATUS_OK;
}

/* The password that an account is given. */
struct reset {
    int64_t user_id;
    const char *hash;
};

/* A transaction_step. */
static enum status reset_password(struct call *call, void *data)
{
    const struct reset *reset = data;
    enum status status = auth_rows_password(call->db, reset->user_id, reset->hash);
    return status == STATUS_OK ? auth_rows_sessions_end(call->db, reset->user_id, "") : status;
}

enum status auth_password_reset(struct call *call, const struct password_reset_request *in, struct password_reply *out)
{
    char hash[PASSWORD_HASH_SIZE];
    struct account_row row;
    const char *problem = auth_rules_password_problem(in->new_password, config_is_prod(call->config));
    enum status status = auth_rows_account_of(call->db, in->user_id, call->arena, &row);
    if (status != STATUS_OK)
        return status == STATUS_NOT_FOUND ? call_refuse(call, status, "No existe ese usuario.") : status;
    if (problem)
        return call_refuse_field(call, "new_password", problem);
    if (!password_hash(in->new_password, (int)call->config->bcrypt_cost, hash))
        return STATUS_UNAVAILABLE;
    struct reset reset = {.user_id = in->user_id, .hash = hash};
    out->message = "La contraseña se cambió y las sesiones de ese usuario se cerraron.";
    return call_transaction(call, reset_password, &reset);
}
