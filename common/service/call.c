#include "service/call.h"

#include "base/clock.h"
#include "bus/client.h"
#include "operations.h"

enum status call_refuse_field(struct call *call, const char *field, const char *message)
{
    problems_add(&call->problems, call->arena, field, message);
    return STATUS_VALIDATION_ERROR;
}

void call_lacks(struct call *call, const char *what)
{
    call->process->lacks = what;
}

void call_count(struct call *call, enum metric metric)
{
    metrics_add(&call->process->metrics, metric, 1);
}

bool call_is_late(const struct call *call)
{
    return atomic_load(&call->process->stopping) || clock_ms() >= call->deadline_ms;
}

struct client *call_client(struct call *call, size_t service)
{
    if (!call->clients[service])
        call->clients[service] = client_new(call->config, all_operations[service]->service);
    return call->clients[service];
}

enum status call_ask(struct call *call, const struct operation *operation, const void *in, void *ret_out)
{
    struct client *client = call_client(call, operation_service(operation));
    struct client_reply answer;
    struct problems problems;
    call->asked = operation;
    if (!client || arena_is_exceeded(call->arena))
        return STATUS_UNAVAILABLE;
    msgpack_sbuffer body;
    msgpack_sbuffer_init(&body);
    schema_encode(operation->request, in, ENCODE_ALL, &body);
    enum status status = client_call(client, operation->name, body.data, body.size, call->caller, call->request_id,
                                     call->deadline_ms - clock_ms(), call->arena, &answer);
    msgpack_sbuffer_destroy(&body);
    if (status != STATUS_OK)
        return status;
    if (answer.status != STATUS_OK) {
        call->message = answer.failure.message;
        call->problems = (struct problems){answer.failure.details, answer.failure.details_count};
        return answer.status;
    }
    status = schema_decode_bytes(operation->reply, answer.body, answer.body_size, "", call->arena, &problems, ret_out);
    return status == STATUS_OK ? STATUS_OK : STATUS_UNAVAILABLE;
}
