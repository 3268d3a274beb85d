/* cmepctl: the program with which an operator runs and debugs CMEP. */
#include "cmepctl.h"

#include "auth/auth_ctl.h"
#include "aws/secrets.h"
#include "base/log.h"
#include "bus/bus.h"
#include "db/db.h"
#include "files/files_ctl.h"
#include "reports/reports_ctl.h"
#include "workflow/workflow_ctl.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    int (*run)(const struct config *config, int argc, char **argv);
    const char *help;
} commands[] = {
    {"call", command_call, "OPERATION [JSON] [--as EMAIL]  ask a service directly, print its reply as JSON"},
    {"ops", command_ops, "[PREFIX]                       list operations and their fields"},
    {"ping", command_ping, "[SERVICE]                      does it answer, and its database?"},
    {"health", command_health, "                               does the gateway of this machine answer?"},
    {"stats", command_stats, "[SERVICE]                      its counters"},
    {"tap", command_tap, "[SERVICE]                      show messages as they pass, without secrets (CMEP_TAP=1)"},
    {"trace", command_trace,
     "ID [FILE...]                   one request across processes, out of logs (.run/log; -: standard input)"},
    {"migrate", command_migrate, "[--plan]                       bring tables, accounts and grants up to date"},
    {"seed", command_seed, "                               development data, once; refuses in prod"},
    {"workflow", workflow_ctl,
     "verify|rebuild                 are counts and search of requests right? set them right"},
    {"reports", reports_ctl, "verify|rebuild                 do figures equal workflow's own count? rebuild them"},
    {"files", files_ctl,
     "sweep | migrate-store OLD NEW  remove what belongs to no file; move all from local to s3, or back"},
    {"create-admin", auth_ctl_create_admin,
     "EMAIL NOMBRES APELLIDOS TIPO_DOCUMENTO NUMERO_DOCUMENTO  the password from standard input; the stack must run"},
};
static const size_t command_count = sizeof commands / sizeof commands[0];

static int usage(FILE *out)
{
    fputs("cmepctl COMMAND [ARGUMENTS]\n\n", out);
    for (size_t i = 0; i < command_count; i++)
        fprintf(out, "  %-12s %s\n", commands[i].name, commands[i].help);
    fputs("\n", out);
    config_help(out);
    return out == stdout ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    struct config config;
    struct secrets *secrets;
    if (argc < 2)
        return usage(stderr);
    if (strcmp(argv[1], "--help") == 0)
        return usage(stdout);
    if (!secrets_load_config(&config, &secrets, stderr))
        return EXIT_FAILURE;
    log_init("cmepctl", "error");
    if (!bus_init(config.bus_secret)) {
        fputs("the bus cannot be encrypted here: libzmq was built without CURVE\n", stderr);
        return EXIT_FAILURE;
    }
    db_library_init();
    size_t i = 0;
    while (i < command_count && strcmp(commands[i].name, argv[1]) != 0)
        i++;
    int code = i < command_count ? commands[i].run(&config, argc - 2, argv + 2) : usage(stderr);
    secrets_destroy(&secrets);
    config_finish(&config);
    return code;
}
