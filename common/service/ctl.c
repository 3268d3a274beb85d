#include "service/ctl.h"

#include "base/clock.h"
#include "bus/client.h"
#include "contract/json.h"
#include "contract/message.h"
#include "questions.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

void ctl_init(struct ctl *ctl, const struct config *config, size_t arena_bytes, int64_t answer_ms)
{
    *ctl = (struct ctl){.answer_ms = answer_ms};
    arena_init(&ctl->arena, arena_bytes);
    ctl->call = (struct call){.arena = &ctl->arena, .config = config, .request_id = "cmepctl", .clients = ctl->clients};
}

void ctl_finish(struct ctl *ctl)
{
    for (size_t i = 0; i < SERVICE_COUNT; i++)
        client_destroy(&ctl->clients[i]);
    arena_finish(&ctl->arena);
}

struct call *ctl_call(struct ctl *ctl)
{
    ctl->call.deadline_ms = clock_ms() + ctl->answer_ms;
    ctl->call.message = NULL;
    ctl->call.problems = (struct problems){0};
    return &ctl->call;
}

bool ctl_fits_memory(const struct ctl *ctl)
{
    bool fits = !arena_is_exceeded(&ctl->arena);
    if (!fits)
        fprintf(stderr, "this takes more than the %zu MiB of memory that there are for it\n", ctl->arena.limit >> 20);
    return fits;
}

bool ctl_answered(const struct ctl *ctl, enum status status)
{
    const char *message = ctl->call.message;
    if (status != STATUS_OK && ctl_fits_memory(ctl))
        fprintf(stderr, "%s: does not answer or refuses%s%s\n", ctl->call.asked->name, message ? ": " : "",
                message ? message : "");
    return status == STATUS_OK;
}

/* ---- printing */

static void print_msgpack(const char *bytes, size_t size)
{
    msgpack_unpacked unpacked;
    msgpack_sbuffer text;
    msgpack_sbuffer_init(&text);
    if (message_unpack(bytes, size, &unpacked)) {
        json_write(&text, &unpacked.data);
        json_t *json = json_loadb(text.data, text.size, 0, NULL);
        json_dumpf(json, stdout, JSON_INDENT(2));
        puts("");
        json_decref(json);
    }
    msgpack_sbuffer_destroy(&text);
    msgpack_unpacked_destroy(&unpacked);
}

static void print_refusal(enum status status, const char *message, const struct field_error *details, size_t count)
{
    fprintf(stderr, "%s: %s\n", status_code(status), message ? message : status_text(status));
    for (size_t i = 0; i < count; i++)
        fprintf(stderr, "  %s: %s\n", details[i].field, details[i].message);
}

static void print_silence(const struct ctl *ctl, size_t service)
{
    const char *name = all_operations[service]->service;
    fprintf(stderr, "%s does not answer at %s\n", name, config_bus(ctl->call.config, name));
}

/* A service that refuses says why. */
static bool is_silence(const struct ctl *ctl, enum status status)
{
    return status == STATUS_UNAVAILABLE && !ctl->call.message;
}

int ctl_print(const struct ctl *ctl, enum status status, const void *reply)
{
    const struct call *call = &ctl->call;
    msgpack_sbuffer body;
    if (status != STATUS_OK) {
        if (is_silence(ctl, status))
            print_silence(ctl, operation_service(call->asked));
        else
            print_refusal(status, call->message, call->problems.items, call->problems.count);
        return EXIT_FAILURE;
    }
    msgpack_sbuffer_init(&body);
    schema_encode(call->asked->reply, reply, ENCODE_ALL, &body);
    print_msgpack(body.data, body.size);
    msgpack_sbuffer_destroy(&body);
    return EXIT_SUCCESS;
}

/* ---- questions */

int ctl_ask_and_print(struct ctl *ctl, const char *operation, const char *body, size_t body_size,
                      const struct caller *caller)
{
    struct client_reply reply;
    size_t service = operation_service_named(operation);
    struct client *client = service < SERVICE_COUNT ? call_client(&ctl->call, service) : NULL;
    if (!client) {
        fprintf(stderr, "there is no service '%.*s'\n", (int)strcspn(operation, "."), operation);
        return EXIT_FAILURE;
    }
    if (client_call(client, operation, body, body_size, caller, ctl->call.request_id, ctl->answer_ms, &ctl->arena,
                    &reply)
        != STATUS_OK) {
        print_silence(ctl, service);
        return EXIT_FAILURE;
    }
    if (reply.status != STATUS_OK) {
        print_refusal(reply.status, reply.failure.message, reply.failure.details, reply.failure.details_count);
        return EXIT_FAILURE;
    }
    print_msgpack(reply.body, reply.body_size);
    return EXIT_SUCCESS;
}

bool ctl_find_caller(struct ctl *ctl, const char *email, struct caller *ret_caller)
{
    const struct account_find_request in = {.email = email};
    enum status status = auth_ask_account_find(ctl_call(ctl), &in, ret_caller);
    if (is_silence(ctl, status))
        print_silence(ctl, operation_service(ctl->call.asked));
    else if (status != STATUS_OK)
        fprintf(stderr, "--as: no account has the email %s\n", email);
    return status == STATUS_OK;
}
