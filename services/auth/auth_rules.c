#include "auth_rules.h"

#include "digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>

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
    const char **parts = arena_alloc(arena, (list ? strlen(list) : 0) * sizeof *parts + 1);
    while (list && *list != '\0') {
        size_t size = strcspn(list, ",");
        parts[count++] = arena_text(arena, list, size);
        list += size + (list[size] == ',');
    }
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

void auth_rules_session_id(const char *token, const char *secret, char ret_id[SESSION_ID_SIZE])
{
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    HMAC(EVP_sha256(), secret, (int)strlen(secret), (const unsigned char *)token, strlen(token), bytes, &size);
    hex_text(bytes, size, ret_id);
}
