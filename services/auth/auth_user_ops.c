/* What auth answers to the administration: accounts whose persons workflow owns.
 *
 * Two slices are written one after the other, workflow's first and auth's commit last. What is cut off in between
 * leaves an employee without an account, which is no error, and the same request again completes it. */
#include "auth_handlers.h"
#include "auth_password.h"
#include "auth_rules.h"
#include "auth_store.h"
#include "words.h"

#include <stdlib.h>

enum { MOST_WORDS = 5, DEFAULT_PAGE_SIZE = 20 };

static unsigned roles_of(const struct account_row *row, struct arena *arena)
{
    const struct user *user = auth_rules_user(row, arena);
    return auth_rules_roles_mask(user->roles, user->roles_count);
}

/* The account and its person (NULL when it has none) as the administration sees them. */
static void fill(struct call *call, const struct account_row *row, const struct personal *person,
                 struct user_admin *out)
{
    *out = (struct user_admin){.user_id = row->user_id,
                               .user_email = row->user_email,
                               .is_active = row->estado == ESTADO_USUARIO_ACTIVO,
                               .persona_id = row->persona_id,
                               .last_login_at = row->last_login_at,
                               .created_at = row->created_at};
    out->roles = auth_rules_roles_list(roles_of(row, call->arena), call->arena, &out->roles_count);
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

/* Reads the account anew, keeps the name that sessions show, and answers. */
static enum status answer(struct call *call, int64_t user_id, const struct personal *person, struct user_admin *out)
{
    struct account_row row;
    enum status status = STATUS_OK;
    if (person)
        status = auth_store_display_name(call->db, user_id,
                                         arena_printf(call->arena, "%s %s", person->nombres, person->apellidos));
    if (status == STATUS_OK)
        status = auth_store_account_lock(call->db, user_id, call->arena, &row);
    if (status == STATUS_OK)
        fill(call, &row, person, out);
    return status;
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
    const unsigned all = (1u << word_count) - 1;
    size_t selected = 0;
    for (size_t i = 0; i < count; i++) {
        const struct personal *person = person_of(&rows[i], staff);
        unsigned found = auth_rules_words_in(rows[i].user_email, words, word_count);
        if (person)
            found |= (unsigned)person->palabras;
        if ((found & all) == all)
            fill(call, &rows[i], person, &users[selected++]);
    }
    return selected;
}

/* One page of the list; all of it when neither a page nor a search was asked for. */
static void cut_page(struct call *call, const struct user_list_request *in, struct user_admin *users, size_t count,
                     struct user_admin_lista *out)
{
    struct page_meta *meta = arena_alloc(call->arena, sizeof *meta);
    bool paged = in->given != 0;
    size_t size = paged ? (size_t)in->page_size : count;
    size_t first = paged ? (size_t)(in->page - 1) * size : 0;
    first = first < count ? first : count;
    *meta = (struct page_meta){.page = in->page, .page_size = (int64_t)size, .total = (int64_t)count};
    out->data = users + first;
    out->data_count = count - first < size ? count - first : size;
    out->meta = meta;
}

enum status auth_user_list(struct call *call, const struct user_list_request *in, struct user_admin_lista *out)
{
    const char *words[MOST_WORDS];
    size_t word_count, count;
    const struct account_row *rows;
    struct personal_lista staff;
    if (!words_split(in->q, call->arena, MOST_WORDS, words, &word_count))
        return call_refuse_field(call, "q", "Como máximo cinco palabras.");
    const struct staff_list_request ask = {.palabras = words, .palabras_count = word_count};
    enum status status = auth_store_accounts(call->db, call->arena, &rows, &count);
    if (status == STATUS_OK)
        status =
            call_ask(call, "workflow.staff_list", &record_staff_list_request, &ask, &record_personal_lista, &staff);
    if (status != STATUS_OK)
        return status;
    struct user_admin *users = arena_alloc(call->arena, count * sizeof *users + 1);
    count = select_users(call, words, word_count, rows, count, &staff, users);
    cut_page(call, in, users, count, out);
    return STATUS_OK;
}

/* ---- create */

/* Inserts the account of the person; the unique keys decide between two who do it at once. */
static enum status insert_account(struct call *call, const struct user_create_request *in, const char *email,
                                  const char *hash, int64_t persona_id, int64_t *ret_user_id)
{
    int64_t by = call->caller ? call->caller->user_id : 0;
    enum status status = auth_store_account_create(call->db, email, hash, persona_id, by, ret_user_id);
    if (status == STATUS_CONFLICT)
        return call_refuse(call, status, "Esa persona ya tiene un usuario.");
    return status == STATUS_OK
             ? auth_store_roles(call->db, *ret_user_id, auth_rules_roles_mask(in->roles, in->roles_count))
             : status;
}

enum status auth_user_create(struct call *call, const struct user_create_request *in, struct user_admin *out)
{
    char hash[PASSWORD_HASH_SIZE];
    struct account_row taken;
    struct persona_ref ref;
    struct personal person;
    int64_t user_id = 0;
    const char *email = auth_rules_email(in->user_email, call->arena);
    const char *problem = auth_rules_password_problem(in->password, config_is_prod(call->config));
    if (problem)
        return call_refuse_field(call, "password", problem);
    if (*email == '\0')
        return call_refuse_field(call, "user_email", "Este dato es obligatorio.");
    enum status status = auth_store_account(call->db, email, call->arena, &taken);
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
    status =
        call_ask(call, "workflow.person_ensure", &record_person_ensure_request, &ensure, &record_persona_ref, &ref);
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
    status =
        call_ask(call, "workflow.staff_register", &record_staff_register_request, &staff, &record_personal, &person);
    return status == STATUS_OK ? answer(call, user_id, &person, out) : status;
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

/* Whether the account may lose its activity or its roles. */
static enum status check_change(struct call *call, const struct account_row *row, bool active, unsigned roles)
{
    size_t others;
    bool is_admin = row->estado == ESTADO_USUARIO_ACTIVO && roles_of(row, call->arena) & 1u << ROL_ADMIN;
    if (!active && row->estado == ESTADO_USUARIO_ACTIVO && row->user_id == call->caller->user_id)
        return call_refuse(call, STATUS_BAD_REQUEST, "No puede suspender su propia cuenta.");
    if (!is_admin || (active && roles & 1u << ROL_ADMIN))
        return STATUS_OK;
    enum status status = auth_store_other_admins(call->db, row->user_id, call->arena, &others);
    return status == STATUS_OK && others == 0
             ? call_refuse(call, STATUS_CONFLICT, "Es el último administrador activo: nombre antes a otro.")
             : status;
}

static enum status update_person(struct call *call, const struct user_update_request *in, const struct account_row *row,
                                 bool active, unsigned roles, struct personal *ret_person)
{
    struct staff_update_request update = {.persona_id = row->persona_id,
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
                                          .activo = active};
    update.roles = auth_rules_roles_list(roles, call->arena, &update.roles_count);
    update.eran_roles = auth_rules_roles_list(roles_of(row, call->arena), call->arena, &update.eran_roles_count);
    return call_ask(call, "workflow.staff_update", &record_staff_update_request, &update, &record_personal, ret_person);
}

enum status auth_user_update(struct call *call, const struct user_update_request *in, struct user_admin *out)
{
    struct account_row row;
    struct personal person;
    enum status status = auth_store_account_lock(call->db, in->user_id, call->arena, &row);
    if (status != STATUS_OK)
        return status == STATUS_NOT_FOUND ? call_refuse(call, status, "No existe ese usuario.") : status;
    bool was_active = row.estado == ESTADO_USUARIO_ACTIVO;
    bool active = in->given & UINT64_C(1) << USER_UPDATE_REQUEST__IS_ACTIVE ? in->is_active : was_active;
    unsigned roles =
        in->roles_count > 0 ? auth_rules_roles_mask(in->roles, in->roles_count) : roles_of(&row, call->arena);
    status = check_change(call, &row, active, roles);
    if (status == STATUS_OK && active != was_active)
        status = auth_store_state(call->db, row.user_id, active ? ESTADO_USUARIO_ACTIVO : ESTADO_USUARIO_SUSPENDIDO,
                                  call->caller->user_id);
    if (status == STATUS_OK && !active)
        status = auth_store_sessions_end(call->db, row.user_id, "");
    if (status == STATUS_OK)
        status = auth_store_roles(call->db, row.user_id, roles);
    if (status == STATUS_OK && row.persona_id)
        status = update_person(call, in, &row, active, roles, &person);
    return status == STATUS_OK ? answer(call, row.user_id, row.persona_id ? &person : NULL, out) : status;
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
    enum status status = auth_store_password(call->db, reset->user_id, reset->hash);
    return status == STATUS_OK ? auth_store_sessions_end(call->db, reset->user_id, "") : status;
}

enum status auth_password_reset(struct call *call, const struct password_reset_request *in, struct password_reply *out)
{
    char hash[PASSWORD_HASH_SIZE];
    struct account_row row;
    const char *problem = auth_rules_password_problem(in->new_password, config_is_prod(call->config));
    enum status status = auth_store_account_of(call->db, in->user_id, call->arena, &row);
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
