#include "auth_rules.h"

#include "base/list.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *auth_rules_email(const char *email, struct arena *arena)
{
    static const char blanks[] = " \t\r\n";
    email += strspn(email, blanks);
    size_t size = strlen(email);
    while (size > 0 && strchr(blanks, email[size - 1]))
        size--;
    char *normal = arena_text(arena, email, size);
    for (char *at = normal; *at != '\0'; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    return normal;
}

/* The parts of "a,b,c" (a GROUP_CONCAT); NULL has none. */
static const char **split(const char *list, struct arena *arena, size_t *ret_count)
{
    size_t count = 0;
    struct list_entry part;
    const char **parts = arena_alloc(arena, (list ? strlen(list) : 0) * sizeof *parts + 1);
    while (list_next(&list, &part))
        parts[count++] = arena_text(arena, part.text, part.size);
    *ret_count = count;
    return parts;
}

const struct user *auth_rules_user(const struct account_row *row, struct arena *arena)
{
    struct user *user = arena_alloc(arena, sizeof *user);
    const char **names = split(row->roles, arena, &user->roles_count);
    enum rol *roles = arena_alloc(arena, user->roles_count * sizeof *roles + 1);
    for (size_t i = 0; i < user->roles_count; i++)
        roles[i] = enumeration_value(&enumeration_rol, names[i]);
    user->user_id = row->user_id;
    user->user_email = row->user_email;
    user->estado = row->estado;
    user->roles = roles;
    user->permissions_extra = split(row->permissions_extra, arena, &user->permissions_extra_count);
    user->display_name = row->display_name;
    return user;
}

/* ---- back-off of who guesses passwords */

static const struct {
    int64_t patience; /* failures before the first wait */
    int64_t first_s;  /* which lasts so long, and doubles */
    int64_t most_s;
    int64_t forget_s; /* one failure is forgotten after so long */
} backoffs[FAILURE_KIND_COUNT] = {
    [FAILURE_ACCOUNT] = {5, 10, 900, 900},
    [FAILURE_ADDRESS] = {18, 10, 300, 60},
    [FAILURE_OWN_PASSWORD] = {5, 10, 900, 900},
};

int64_t auth_rules_wait_s(enum failure_kind kind, int64_t failures, int64_t seconds_ago)
{
    int64_t over = failures - backoffs[kind].patience;
    if (over < 0)
        return 0;
    int64_t wait_s = over > 30 ? backoffs[kind].most_s : backoffs[kind].first_s << over;
    wait_s = (wait_s > backoffs[kind].most_s ? backoffs[kind].most_s : wait_s) - seconds_ago;
    return wait_s > 0 ? wait_s : 0;
}

int64_t auth_rules_longest_wait_s(const struct failures_row *rows, size_t count)
{
    int64_t longest_s = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t wait_s = auth_rules_wait_s((enum failure_kind)rows[i].kind, rows[i].failures, rows[i].seconds_ago);
        if (wait_s > longest_s)
            longest_s = wait_s;
    }
    return longest_s;
}

int64_t auth_rules_forget_s(enum failure_kind kind)
{
    return backoffs[kind].forget_s;
}

enum status auth_rules_sign_in(const struct account_row *locked, const char *verified_hash)
{
    if (strcmp(locked->password_hash, verified_hash) != 0)
        return STATUS_UNAUTHENTICATED;
    return locked->estado == ESTADO_USUARIO_ACTIVO ? STATUS_OK : STATUS_FORBIDDEN;
}

/* ---- administration */

const char *auth_rules_email_problem(const char *email)
{
    return *email == '\0' ? "Este dato es obligatorio." : NULL;
}

static int compare_passwords(const void *password, const void *common)
{
    return strcasecmp(password, *(const char *const *)common);
}

static bool is_common(const char *password)
{
    /* The 3,000 of eight characters or more that stolen ones begin with (@zxcvbn-ts/language-common 4.1.3, MIT), and
     * what else would be tried in Peru; in lower case and sorted. */
    static const char *const common[] = {
#include "common_passwords.inc"
    };
    return bsearch(password, common, sizeof common / sizeof common[0], sizeof common[0], compare_passwords);
}

/* Bytes of characters outside of ASCII count as letters. */
static bool is_letter(char character)
{
    unsigned char byte = (unsigned char)character;
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Whether it is a word of this house with nothing but digits and signs around it: "Cmep-2026!". */
static bool is_house_word(const char *password)
{
    static const char *const words[] = {
        "cmep",          "clinica",    "clínica",    "certificado", "certificados", "medico",   "médico",
        "medica",        "médica",     "doctor",     "doctora",     "gestor",       "gestora",  "operador",
        "operadora",     "paciente",   "admin",      "lima",        "peru",         "perú",     "usuario",
        "administrador", "contraseña", "contrasena", "bienvenido",  "clave",        "password",
    };
    size_t size;
    while (*password != '\0' && !is_letter(*password))
        password++;
    for (size = strlen(password); size > 0 && !is_letter(password[size - 1]);)
        size--;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strlen(words[i]) == size && strncasecmp(password, words[i], size) == 0)
            return true;
    return false;
}

const char *auth_rules_password_problem(const char *password, bool prod)
{
    if (prod && (is_common(password) || is_house_word(password)))
        return "Esa contraseña es muy común; elija otra.";
    return NULL;
}

unsigned auth_rules_roles_mask(const enum rol *roles, size_t count)
{
    unsigned mask = 0;
    for (size_t i = 0; i < count; i++)
        mask |= 1u << roles[i];
    return mask;
}

const enum rol *auth_rules_roles_list(unsigned mask, struct arena *arena, size_t *ret_count)
{
    enum rol *roles = arena_alloc(arena, ROL_COUNT * sizeof *roles);
    *ret_count = 0;
    for (enum rol rol = ROL_ADMIN; rol < ROL_COUNT; rol++)
        if (mask & 1u << rol)
            roles[(*ret_count)++] = rol;
    return roles;
}

struct account_change auth_rules_change(const struct user_update_request *in, unsigned were_roles,
                                        enum estado_usuario estado)
{
    bool was_active = estado == ESTADO_USUARIO_ACTIVO;
    bool says_active = in->given & UINT64_C(1) << USER_UPDATE_REQUEST__IS_ACTIVE;
    return (struct account_change){.were_roles = were_roles,
                                   .roles = in->roles_count > 0 ? auth_rules_roles_mask(in->roles, in->roles_count)
                                                                : were_roles,
                                   .was_active = was_active,
                                   .active = says_active ? in->is_active : was_active};
}

const char *auth_rules_refuse_suspension(const struct account_change *change, bool is_own)
{
    return is_own && change->was_active && !change->active ? "No puede suspender su propia cuenta." : NULL;
}

bool auth_rules_loses_admin(const struct account_change *change)
{
    const unsigned admin = 1u << ROL_ADMIN;
    bool was = change->was_active && change->were_roles & admin;
    return was && !(change->active && change->roles & admin);
}

const char *auth_rules_refuse_last_admin(const struct account_change *change, size_t others)
{
    return auth_rules_loses_admin(change) && others == 0 ? "Es el último administrador activo: nombre antes a otro."
                                                         : NULL;
}

enum estado_usuario auth_rules_estado(const struct account_change *change)
{
    return change->active ? ESTADO_USUARIO_ACTIVO : ESTADO_USUARIO_SUSPENDIDO;
}

/* ---- the list */

bool auth_rules_is_found(const char *email, unsigned in_person, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!(in_person & 1u << i) && !strcasestr(email, words[i]))
            return false;
    return true;
}

struct page_meta auth_rules_page(const struct user_list_request *in, size_t total, size_t *ret_first, size_t *ret_count)
{
    size_t size = in->given != 0 ? (size_t)in->page_size : total;
    size_t first = in->given != 0 ? (size_t)(in->page - 1) * size : 0;
    *ret_first = first < total ? first : total;
    *ret_count = total - *ret_first < size ? total - *ret_first : size;
    return (struct page_meta){.page = in->page, .page_size = (int64_t)size, .total = (int64_t)total};
}
