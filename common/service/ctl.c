#include "service/ctl.h"

#include "contract/json.h"
#include "contract/message.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { TIMEOUT_MS = 5000 };

static void print_msgpack(const char *bytes, size_t size, FILE *out)
{
    msgpack_unpacked unpacked;
    msgpack_sbuffer text;
    msgpack_sbuffer_init(&text);
    if (message_unpack(bytes, size, &unpacked)) {
        json_write(&text, &unpacked.data);
        json_t *json = json_loadb(text.data, text.size, 0, NULL);
        json_dumpf(json, out, JSON_INDENT(2));
        fputs("\n", out);
        json_decref(json);
    }
    msgpack_sbuffer_destroy(&text);
    msgpack_unpacked_destroy(&unpacked);
}

static enum status ask(const struct config *config, const char *operation, const char *body, size_t body_size,
                       const struct caller *caller, struct arena *arena, struct client **ret_client,
                       struct client_reply *ret_reply)
{
    const char *service = arena_text(arena, operation, strcspn(operation, "."));
    *ret_client = client_new(config, service);
    if (!*ret_client) {
        fprintf(stderr, "there is no service '%s'\n", service);
        return STATUS_NOT_FOUND;
    }
    enum status status =
        client_call(*ret_client, operation, body, body_size, caller, "cmepctl", TIMEOUT_MS, arena, ret_reply);
    if (status != STATUS_OK)
        fprintf(stderr, "%s does not answer at %s\n", service, config_bus(config, service));
    return status;
}

static void print_refusal(const struct client_reply *reply)
{
    fprintf(stderr, "%s: %s\n", status_code(reply->status),
            reply->failure.message ? reply->failure.message : status_text(reply->status));
    for (size_t i = 0; i < reply->failure.details_count; i++)
        fprintf(stderr, "  %s: %s\n", reply->failure.details[i].field, reply->failure.details[i].message);
}

int ctl_ask_and_print(const struct config *config, const char *operation, const char *body, size_t body_size,
                      const struct caller *caller, struct arena *arena)
{
    struct client *client = NULL;
    struct client_reply reply;
    int code = EXIT_FAILURE;
    if (ask(config, operation, body, body_size, caller, arena, &client, &reply) == STATUS_OK) {
        if (reply.body) {
            print_msgpack(reply.body, reply.body_size, stdout);
            code = EXIT_SUCCESS;
        } else {
            print_refusal(&reply);
        }
    }
    client_destroy(&client);
    return code;
}

bool ctl_fits_memory(const struct arena *arena)
{
    if (arena_is_exceeded(arena))
        fprintf(stderr, "this takes more than the %zu MiB of memory that there are for it\n", arena->limit >> 20);
    return !arena_is_exceeded(arena);
}

bool ctl_ask(struct client *client, const char *operation, const struct record *request, const void *in,
             const struct record *reply, int64_t timeout_ms, struct arena *arena, void *ret_out)
{
    struct client_reply answer = {0};
    struct problems problems;
    msgpack_sbuffer body;
    msgpack_sbuffer_init(&body);
    schema_encode(request, in, ENCODE_ALL, &body);
    bool good =
        client_call(client, operation, body.data, body.size, NULL, "cmepctl", timeout_ms, arena, &answer) == STATUS_OK
        && answer.status == STATUS_OK
        && schema_decode_bytes(reply, answer.body, answer.body_size, "", arena, &problems, ret_out) == STATUS_OK;
    msgpack_sbuffer_destroy(&body);
    if (!good && ctl_fits_memory(arena))
        fprintf(stderr, "%s: does not answer or refuses%s%s\n", operation, answer.failure.message ? ": " : "",
                answer.failure.message ? answer.failure.message : "");
    return good;
}

bool ctl_find_caller(const struct config *config, const char *email, struct arena *arena, struct caller *ret_caller)
{
    struct client *client = NULL;
    struct client_reply reply;
    struct problems problems;
    bool good = false;
    const struct account_find_request in = {.email = email};
    msgpack_sbuffer body;
    msgpack_sbuffer_init(&body);
    schema_encode(&record_account_find_request, &in, ENCODE_ALL, &body);
    if (ask(config, "auth.account_find", body.data, body.size, NULL, arena, &client, &reply) == STATUS_OK) {
        good = reply.body
            && schema_decode_bytes(&record_caller, reply.body, reply.body_size, "", arena, &problems, ret_caller)
                   == STATUS_OK;
        if (!good)
            fprintf(stderr, "--as: no account has the email %s\n", email);
    }
    msgpack_sbuffer_destroy(&body);
    client_destroy(&client);
    return good;
}
