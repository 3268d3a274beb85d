/* A JSON body as the gateway takes it. The input: the name of an operation, a newline, the body.
 *
 * Whatever is let through must be within its bounds, reach the service as it was, and come back as JSON. */
#include "check.h"
#include "base/day.h"
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_SIZE = 100 };

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    day_init("America/Lima");
    return 0;
}

/* What was read, written and read again is the same: `ret_json` is empty before and owned by the caller. */
static void check_rewrites(const msgpack_object *object, struct arena *arena, msgpack_sbuffer *ret_json)
{
    msgpack_object again;
    msgpack_sbuffer twice;
    msgpack_sbuffer_init(&twice);
    json_write(ret_json, object);
    check_is_json(ret_json->data, ret_json->size);
    check(json_read(ret_json->data, ret_json->size, arena, &again) == STATUS_OK, "what was written is read");
    json_write(&twice, &again);
    check(twice.size == ret_json->size && memcmp(twice.data, ret_json->data, twice.size) == 0, "... as it was");
    msgpack_sbuffer_destroy(&twice);
}

/* The message of what was decoded, as JSON. Appended to `ret_json`. */
static void message_as_json(const struct record *record, const void *structure, struct arena *arena,
                            msgpack_sbuffer *ret_json)
{
    msgpack_sbuffer message;
    msgpack_unpacked unpacked;
    size_t offset = 0;
    msgpack_sbuffer_init(&message);
    msgpack_unpacked_init(&unpacked);
    schema_encode(record, structure, ENCODE_GIVEN, &message);
    check(msgpack_unpack_next(&unpacked, message.data, message.size, &offset) == MSGPACK_UNPACK_SUCCESS, "a message");
    check_rewrites(&unpacked.data, arena, ret_json);
    msgpack_unpacked_destroy(&unpacked);
    msgpack_sbuffer_destroy(&message);
}

/* What was decoded, sent by a browser, is the same again. As JSON, where 2 is 2.0: a free object keeps which it was. */
static void check_json_trip(const struct record *record, const void *structure)
{
    struct arena arena;
    struct problems problems;
    msgpack_sbuffer first, second;
    msgpack_object object;
    arena_init(&arena, GATEWAY_ARENA_BYTES);
    msgpack_sbuffer_init(&first);
    msgpack_sbuffer_init(&second);
    message_as_json(record, structure, &arena, &first);
    check(json_read(first.data, first.size, &arena, &object) == STATUS_OK, "its JSON is read");
    void *again = arena_alloc(&arena, record->size);
    check(schema_decode(record, &object, "", &arena, &problems, again) == STATUS_OK, "its JSON is a good body");
    message_as_json(record, again, &arena, &second);
    check(first.size == second.size && memcmp(first.data, second.data, first.size) == 0, "its JSON is the same");
    msgpack_sbuffer_destroy(&first);
    msgpack_sbuffer_destroy(&second);
    arena_finish(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char name[NAME_SIZE];
    struct arena arena;
    struct problems problems;
    msgpack_object object;
    msgpack_sbuffer json;
    take_line(&data, &size, name, sizeof name);
    const struct operation *operation = any_operation(name);
    if (size > BODY_BYTES)
        return 0;
    arena_init(&arena, GATEWAY_ARENA_BYTES);
    msgpack_sbuffer_init(&json);
    if (json_read((const char *)data, size, &arena, &object) == STATUS_OK) {
        check_rewrites(&object, &arena, &json);
        const struct record *record = operation ? operation->request : nth_record(0);
        void *in = arena_alloc(&arena, record->size);
        enum status status = schema_decode(record, &object, "", &arena, &problems, in);
        check((status == STATUS_BAD_REQUEST) == (object.type != MSGPACK_OBJECT_MAP), "only an object is decoded");
        if (status == STATUS_VALIDATION_ERROR)
            check_problems(&problems);
        if (status == STATUS_OK) {
            check_round_trip(record, in, ENCODE_GIVEN);
            check_json_trip(record, in);
        }
    }
    msgpack_sbuffer_destroy(&json);
    arena_finish(&arena);
    return 0;
}

/* A body made by the table of an operation. */
static size_t fresh_input(struct dice *dice, uint8_t *data, size_t max_size)
{
    size_t count = 0, offset = 0, size = 0;
    msgpack_sbuffer message, json;
    msgpack_packer packer;
    msgpack_unpacked unpacked;
    while (nth_operation(count))
        count++;
    const struct operation *operation = nth_operation(dice_roll(dice, count));
    msgpack_sbuffer_init(&message);
    msgpack_sbuffer_init(&json);
    msgpack_packer_init(&packer, &message, msgpack_sbuffer_write);
    msgpack_unpacked_init(&unpacked);
    sample_record(dice, operation->request, &packer);
    json_write_raw(&json, operation->name);
    json_write_raw(&json, "\n");
    if (msgpack_unpack_next(&unpacked, message.data, message.size, &offset) == MSGPACK_UNPACK_SUCCESS)
        json_write(&json, &unpacked.data);
    if (json.size <= max_size)
        memcpy(data, json.data, size = json.size);
    msgpack_unpacked_destroy(&unpacked);
    msgpack_sbuffer_destroy(&message);
    msgpack_sbuffer_destroy(&json);
    return size;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    struct dice dice = dice_of(seed);
    size_t fresh = dice_roll(&dice, 16) == 0 ? fresh_input(&dice, data, max_size) : 0;
    return fresh > 0 ? fresh : LLVMFuzzerMutate(data, size, max_size);
}
