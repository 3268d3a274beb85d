/* Messages of the bus, from a peer that is not trusted. The input: a line that says who reads it,
 *
 *   request             a service: an envelope, and the body of the operation that the envelope names
 *   reply OPERATION     the gateway: a reply envelope, and the reply (or failure) that becomes an HTTP answer
 *   RECORD              any record by its table
 *
 * then the size of the head (two bytes, low first), the head, and the body. */
#include "check.h"
#include "base/day.h"
#include "bus/envelope.h"
#include "base/log.h"
#include "operations.h"
#include "flow/reply.h"
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_SIZE = 100, LARGEST_HEAD = 60000 };

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    log_init("fuzz", "error");
    day_init("America/Lima");
    return 0;
}

/* Stands in for libmicrohttpd's, so that every answer can be looked at. */
struct MHD_Response *MHD_create_response_from_buffer(size_t size, void *buffer, enum MHD_ResponseMemoryMode mode)
{
    if (size > 0)
        check_is_json(buffer, size);
    return MHD_create_response_from_buffer_with_free_callback(size, buffer,
                                                              mode == MHD_RESPMEM_MUST_FREE ? free : NULL);
}

static void check_any(const struct record *record, const uint8_t *data, size_t size, bool is_answer)
{
    struct arena arena;
    struct problems problems;
    arena_init(&arena, SERVICE_ARENA_BYTES);
    void *structure = arena_alloc(&arena, record->size);
    enum status status = schema_decode_bytes(record, (const char *)data, size, "", &arena, &problems, structure);
    if (status == STATUS_VALIDATION_ERROR)
        check_problems(&problems);
    if (status == STATUS_OK)
        check_round_trip(record, structure, is_answer ? ENCODE_ALL : ENCODE_GIVEN);
    arena_finish(&arena);
}

/* As take_request of a service's loop and run_operation of its worker do. */
static void take_request(zframe_t *head, zframe_t *body)
{
    struct arena arena;
    struct envelope envelope;
    struct problems problems;
    arena_init(&arena, HEAD_ARENA_BYTES);
    if (frame_decode(head, &record_envelope, &arena, &problems, &envelope) == STATUS_OK) {
        const struct operation *operation = any_operation(envelope.operation);
        check(caller_roles(envelope.caller) < 1u << ROL_COUNT, "a caller has roles that there are");
        check_round_trip(&record_envelope, &envelope, ENCODE_GIVEN);
        if (operation)
            check_any(operation->request, zframe_data(body), zframe_size(body), false);
    }
    arena_finish(&arena);
}

/* As take_reply of the gateway's loop and what follows it do. */
static void take_reply(const struct operation *operation, zframe_t *head, zframe_t **body)
{
    static const struct config config = {.app_env = "local", .cors_origins = "", .cookie_domain = ""};
    struct metrics metrics = {0};
    struct request_context context = {.config = &config, .metrics = &metrics};
    struct request request = {.context = &context, .method = "GET", .id = "1"};
    struct reply_envelope envelope;
    struct problems problems;
    struct failure failure;
    struct answer answer = {0};
    struct arena arena;
    enum status status;
    arena_init(&arena, HEAD_ARENA_BYTES);
    if (frame_decode(head, &record_reply_envelope, &arena, &problems, &envelope) == STATUS_OK) {
        arena_init(&request.arena, GATEWAY_ARENA_BYTES);
        request.route.operation = operation;
        struct question *questions = request.operation.items;
        questions[0] = (struct question){.status = status_from_code(envelope.status), .body = *body};
        questions[1] = (struct question){.status = questions[0].status, .body = zframe_dup(*body)};
        *body = NULL;
        status = reply_make(&request, &failure, &answer);
        check((status == STATUS_OK) == (answer.response != NULL), "a reply is answered or refused");
        answer_finish(&answer);
        zframe_destroy(&questions[0].body);
        zframe_destroy(&questions[1].body);
        arena_finish(&request.arena);
    }
    arena_finish(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char line[LINE_SIZE];
    take_line(&data, &size, line, sizeof line);
    if (size < 2)
        return 0;
    size_t head_size = data[0] | (size_t)data[1] << 8;
    data += 2, size -= 2;
    head_size = head_size < size ? head_size : size;
    zframe_t *head = zframe_new(data, head_size), *body = zframe_new(data + head_size, size - head_size);
    const struct operation *operation = strncmp(line, "reply ", 6) == 0 ? any_operation(line + 6) : NULL;
    const struct record *record = any_record(line);
    if (strcmp(line, "request") == 0)
        take_request(head, body);
    else if (operation)
        take_reply(operation, head, &body);
    else if (record)
        check_any(record, data + head_size, size - head_size, false);
    if (operation && operation->reply)
        check_any(operation->reply, data + head_size, size - head_size, true);
    zframe_destroy(&head);
    zframe_destroy(&body);
    return 0;
}

/* ---- fresh inputs */

static const struct operation *any_of_all(struct dice *dice)
{
    size_t count = 0;
    while (nth_operation(count))
        count++;
    return nth_operation(dice_roll(dice, count));
}

static void fresh_request(struct dice *dice, msgpack_packer *head, msgpack_packer *body, char *line)
{
    const struct operation *operation = any_of_all(dice);
    const enum rol roles[] = {ROL_ADMIN, ROL_GESTOR};
    const struct caller caller = {.user_id = 1, .persona_id = 2, .name = "x", .roles = roles, .roles_count = 2};
    const struct envelope envelope = {
        .id = 7, .operation = operation->name, .remaining_ms = 5000, .request_id = "1", .caller = &caller};
    strcpy(line, "request");
    schema_encode(&record_envelope, &envelope, ENCODE_ALL, head->data);
    sample_record(dice, operation->request, body);
}

static void fresh_reply(struct dice *dice, msgpack_packer *head, msgpack_packer *body, char *line)
{
    const struct operation *operation = any_of_all(dice);
    bool good = dice_roll(dice, 4) != 0;
    const struct reply_envelope envelope = {.id = 7, .status = status_code(good ? STATUS_OK : STATUS_VALIDATION_ERROR)};
    snprintf(line, LINE_SIZE, "reply %s", operation->name);
    schema_encode(&record_reply_envelope, &envelope, ENCODE_ALL, head->data);
    sample_record(dice, good ? operation->reply : &record_failure, body);
}

static void fresh_record(struct dice *dice, msgpack_packer *body, char *line)
{
    size_t count = 0;
    while (nth_record(count))
        count++;
    const struct record *record = nth_record(dice_roll(dice, count));
    snprintf(line, LINE_SIZE, "%s", record->name);
    sample_record(dice, record, body);
}

static size_t fresh_input(struct dice *dice, uint8_t *data, size_t max_size)
{
    char line[LINE_SIZE];
    msgpack_sbuffer head, body;
    msgpack_packer head_packer, body_packer;
    msgpack_sbuffer_init(&head);
    msgpack_sbuffer_init(&body);
    msgpack_packer_init(&head_packer, &head, msgpack_sbuffer_write);
    msgpack_packer_init(&body_packer, &body, msgpack_sbuffer_write);
    switch (dice_roll(dice, 3)) {
    case 0:
        fresh_request(dice, &head_packer, &body_packer, line);
        break;
    case 1:
        fresh_reply(dice, &head_packer, &body_packer, line);
        break;
    default:
        fresh_record(dice, &body_packer, line);
    }
    size_t line_size = strlen(line), size = line_size + 3 + head.size + body.size;
    if (size <= max_size && head.size <= LARGEST_HEAD) {
        const uint8_t head_size[] = {'\n', head.size & 0xff, (uint8_t)(head.size >> 8)};
        memcpy(data, line, line_size);
        memcpy(data + line_size, head_size, 3);
        if (head.size > 0)
            memcpy(data + line_size + 3, head.data, head.size);
        if (body.size > 0)
            memcpy(data + line_size + 3 + head.size, body.data, body.size);
    } else {
        size = 0;
    }
    msgpack_sbuffer_destroy(&head);
    msgpack_sbuffer_destroy(&body);
    return size;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    struct dice dice = dice_of(seed);
    size_t fresh = dice_roll(&dice, 16) == 0 ? fresh_input(&dice, data, max_size) : 0;
    return fresh > 0 ? fresh : LLVMFuzzerMutate(data, size, max_size);
}
