#include "service/main.h"

#include "aws/secrets.h"
#include "base/day.h"
#include "base/log.h"
#include "base/memory.h"
#include "service/broker.h"

#include <stdlib.h>
#include <string.h>

int service_main(const struct service *service, int argc, char **argv)
{
    const char *name = service->operations->service;
    struct config config;
    struct secrets *secrets;
    if (argc > 1) {
        printf("cmep-%s: the %s service of CMEP; it takes no arguments.\n\n", name, name);
        config_help(stdout);
        return strcmp(argv[1], "--help") == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    if (!secrets_load_config(&config, &secrets, stderr))
        return EXIT_FAILURE;
    memory_init();
    log_init(name, config.log_level);
    day_init(config.app_timezone);
    struct service_state state = {.service = service, .config = &config, .secrets = secrets};
    int code = EXIT_FAILURE;
    if (*config_db_url(&config, name) == '\0')
        fprintf(stderr, "%s: neither its DB_URL_ nor DB_URL is set\n", name);
    else if (!service->start || service->start(&config, stderr, &state.context))
        code = broker_run(&state);
    secrets_destroy(&secrets);
    config_finish(&config);
    return code;
}
