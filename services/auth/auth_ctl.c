/* create-admin: the first account of a production system. */
#include "auth_ctl.h"

#include "questions.h"
#include "service/ctl.h"

#include <stdlib.h>
#include <string.h>

enum { ARENA_BYTES = 1024 * 1024, ANSWER_MS = 5000 };

static bool read_password(char *password, size_t size)
{
    if (!fgets(password, (int)size, stdin)) {
        fputs("the password is read from standard input\n", stderr);
        return false;
    }
    password[strcspn(password, "\r\n")] = '\0';
    return true;
}

int auth_ctl_create_admin(const struct config *config, int argc, char **argv)
{
    static const enum rol admin[] = {ROL_ADMIN};
    char password[1024];
    if (argc != 5) {
        fputs("create-admin EMAIL NOMBRES APELLIDOS TIPO_DOCUMENTO NUMERO_DOCUMENTO\n", stderr);
        return EXIT_FAILURE;
    }
    const struct account_create_request in = {.user_email = argv[0],
                                              .nombres = argv[1],
                                              .apellidos = argv[2],
                                              .tipo_documento =
                                                  enumeration_value(&enumeration_tipo_documento_usuario, argv[3]),
                                              .numero_documento = argv[4],
                                              .password = password,
                                              .roles = admin,
                                              .roles_count = 1};
    struct account_created out;
    struct ctl ctl;
    if (!read_password(password, sizeof password))
        return EXIT_FAILURE;
    ctl_init(&ctl, config, ARENA_BYTES, ANSWER_MS);
    int code = ctl_print(&ctl, auth_ask_account_create(ctl_call(&ctl), &in, &out), &out);
    ctl_finish(&ctl);
    return code;
}
