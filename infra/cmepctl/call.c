/* call, ops, ping, stats: talking to a service without the gateway. */
#include "service/ctl.h"
#include "cmepctl.h"
#include "contract/json.h"
#include "operations.h"

#include <stdlib.h>
#include <string.h>

enum { ARENA_BYTES = 64 * 1024 * 1024, ANSWER_MS = 5000 };

static bool read_json(const char *text, struct arena *arena, msgpack_sbuffer *body)
{
    msgpack_object object;
    msgpack_packer packer;
    if (json_read(text, strlen(text), arena, &object) != STATUS_OK || object.type != MSGPACK_OBJECT_MAP) {
        fputs("the body must be a JSON object\n", stderr);
        return false;
    }
    msgpack_packer_init(&packer, body, msgpack_sbuffer_write);
    msgpack_pack_object(&packer, object);
    return true;
}

int command_call(const struct config *config, int argc, char **argv)
{
    const char *operation = NULL, *text = "{}", *email = NULL;
    int code = EXIT_FAILURE;
    for (int i = 0; i < argc; i++) {
        if (strcmp(argv[i], "--as") == 0 && i + 1 < argc)
            email = argv[++i];
        else if (!operation)
            operation = argv[i];
        else
            text = argv[i];
    }
    if (!operation) {
        fputs("call OPERATION [JSON] [--as EMAIL]; 'cmepctl ops' lists the operations\n", stderr);
        return EXIT_FAILURE;
    }
    struct ctl ctl;
    struct caller caller;
    msgpack_sbuffer body;
    ctl_init(&ctl, config, ARENA_BYTES, ANSWER_MS);
    msgpack_sbuffer_init(&body);
    if (read_json(text, &ctl.arena, &body) && (!email || ctl_find_caller(&ctl, email, &caller)))
        code = ctl_ask_and_print(&ctl, operation, body.data, body.size, email ? &caller : NULL);
    msgpack_sbuffer_destroy(&body);
    ctl_finish(&ctl);
    return code;
}

static void print_field(const struct field *field)
{
    static const char *const types[] = {[FIELD_TEXT] = "text",
                                        [FIELD_INT] = "int",
                                        [FIELD_ID] = "id",
                                        [FIELD_BOOL] = "bool",
                                        [FIELD_MONEY] = "money",
                                        [FIELD_DATE] = "date",
                                        [FIELD_TIME] = "time",
                                        [FIELD_NUMBER] = "number",
                                        [FIELD_ENUM] = "enum",
                                        [FIELD_RECORD] = "record",
                                        [FIELD_OBJECT] = "object",
                                        [FIELD_BYTES] = "bytes",
                                        [FIELD_LIST_TEXT] = "list of text",
                                        [FIELD_LIST_ENUM] = "list of enum",
                                        [FIELD_LIST_RECORD] = "list of record"};
    const char *presence = field->flags & FIELD_REQUIRED ? "required"
                         : field->flags & FIELD_NULLABLE ? "nullable"
                                                         : "optional";
    const char *of = field->enumeration ? field->enumeration->name : field->record ? field->record->name : "";
    printf("    %-28s %s%s%s, %s", field->name, types[field->type], *of ? " " : "", of, presence);
    if (field->type == FIELD_TEXT)
        printf(", %lld..%lld characters", (long long)field->min, (long long)field->max);
    puts("");
}

int command_ops(const struct config *config, int argc, char **argv)
{
    static const char *const methods[] = {"", "GET", "POST", "PATCH", "DELETE"};
    const char *prefix = argc > 0 ? argv[0] : "";
    (void)config;
    for (size_t s = 0; s < SERVICE_COUNT; s++) {
        for (size_t i = 0; i < all_operations[s]->count; i++) {
            const struct operation *operation = &all_operations[s]->operations[i];
            if (strncmp(operation->name, prefix, strlen(prefix)) != 0)
                continue;
            printf("%s  %s %s\n", operation->name, methods[operation->method], operation->path ? operation->path : "");
            for (size_t f = 0; f < operation->request->count; f++)
                print_field(&operation->request->fields[f]);
        }
    }
    return EXIT_SUCCESS;
}

/* Asks `question` ("ping") of the service named, or of all. */
static int ask_services(const struct config *config, const char *question, int argc, char **argv)
{
    static const char empty_map[] = "\x80";
    int code = EXIT_SUCCESS;
    struct ctl ctl;
    ctl_init(&ctl, config, ARENA_BYTES, ANSWER_MS);
    for (size_t i = 0; i < SERVICE_COUNT; i++) {
        const char *service = all_operations[i]->service;
        if (argc > 0 && strcmp(argv[0], service) != 0)
            continue;
        if (ctl_ask_and_print(&ctl, arena_printf(&ctl.arena, "%s.%s", service, question), empty_map, 1, NULL)
            != EXIT_SUCCESS)
            code = EXIT_FAILURE;
    }
    ctl_finish(&ctl);
    return code;
}

int command_ping(const struct config *config, int argc, char **argv)
{
    return ask_services(config, "ping", argc, argv);
}

int command_stats(const struct config *config, int argc, char **argv)
{
    return ask_services(config, "stats", argc, argv);
}
