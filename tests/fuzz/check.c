#include "check.h"

#include "base/day.h"
#include "operations.h"
#include "records.h"
#include "base/text.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* msgpack-c asks for what a list announces before it has seen it: without memory it refuses, which is what is wanted
 * here; where memory is only promised, it is never touched. */
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1:max_allocation_size_mb=512";
}

void check(bool holds, const char *property)
{
    if (holds)
        return;
    fprintf(stderr, "does not hold: %s\n", property);
    abort();
}

void take_line(const uint8_t **data, size_t *data_size, char *ret_line, size_t size)
{
    const uint8_t *end = *data_size > 0 ? memchr(*data, '\n', *data_size) : NULL;
    size_t length = end ? (size_t)(end - *data) : 0;
    snprintf(ret_line, size, "%.*s", (int)(length < size ? length : size - 1), length > 0 ? (const char *)*data : "");
    if (end) {
        *data_size -= length + 1;
        *data = end + 1;
    }
}

/* ---- the tables */

const struct operation *nth_operation(size_t n)
{
    for (size_t s = 0; s < SERVICE_COUNT; s++) {
        if (n < all_operations[s]->count)
            return &all_operations[s]->operations[n];
        n -= all_operations[s]->count;
    }
    return NULL;
}

const struct operation *any_operation(const char *name)
{
    const struct operation *found = NULL;
    for (size_t s = 0; s < SERVICE_COUNT && !found; s++)
        found = operation_find(all_operations[s], name);
    return found;
}

static struct {
    const struct record *items[512];
    size_t count;
} records;

static void add_record(const struct record *record)
{
    for (size_t i = 0; i < records.count; i++)
        if (records.items[i] == record)
            return;
    check(records.count < sizeof records.items / sizeof records.items[0], "the table of records is large enough");
    records.items[records.count++] = record;
    for (size_t i = 0; i < record->count; i++)
        if (record->fields[i].record)
            add_record(record->fields[i].record);
}

static void find_records(void)
{
    const struct operation *operation;
    static const struct record *const others[] = {&record_envelope, &record_reply_envelope, &record_failure,
                                                  &record_pong, &record_stats};
    if (records.count > 0)
        return;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        add_record(others[i]);
    for (size_t i = 0; (operation = nth_operation(i)); i++) {
        add_record(operation->request);
        add_record(operation->reply);
    }
}

const struct record *nth_record(size_t n)
{
    find_records();
    return n < records.count ? records.items[n] : NULL;
}

const struct record *any_record(const char *name)
{
    find_records();
    for (size_t i = 0; i < records.count; i++)
        if (strcmp(records.items[i]->name, name) == 0)
            return records.items[i];
    return NULL;
}

/* ---- properties */

void check_is_json(const char *text, size_t size)
{
    json_error_t error;
    /* As a real an integer beyond 64 bits is read too; JSON has no bound. */
    json_t *value = json_loadb(text, size, JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL | JSON_ALLOW_NUL, &error);
    if (!value && json_error_code(&error) == json_error_null_byte_in_key)
        return; /* which JSON has, but jansson's objects have not */
    if (!value)
        fprintf(stderr, "%s at %d in: %.*s\n", error.text, error.position, (int)(size < 4000 ? size : 4000), text);
    check(value != NULL, "what is written as JSON is JSON");
    json_decref(value);
}

void check_writes_json(const msgpack_object *object)
{
    msgpack_sbuffer json;
    msgpack_sbuffer_init(&json);
    json_write(&json, object);
    check_is_json(json.data, json.size);
    msgpack_sbuffer_destroy(&json);
}

void check_problems(const struct problems *problems)
{
    check(problems->count >= 1 && problems->count <= 64, "a refusal names 1 to 64 fields");
    for (size_t i = 0; i < problems->count; i++) {
        size_t characters;
        const struct field_error *problem = &problems->items[i];
        check(utf8_length(problem->field, strlen(problem->field), &characters) && characters <= 200, "a field's name");
        check(utf8_length(problem->message, strlen(problem->message), &characters) && characters <= 500,
              "a field's message");
    }
}

/* A text that was let through is what the services, and the database, can take. */
static void check_text(const struct field *field, const char *text)
{
    size_t characters;
    int64_t cents;
    if (!text) {
        check(!(field->flags & FIELD_REQUIRED), "a required text is there");
        return;
    }
    check(utf8_length(text, strlen(text), &characters), "a text is UTF-8");
    if (field->type == FIELD_TEXT)
        check((int64_t)characters >= field->min && (int64_t)characters <= field->max, "a text is within its bounds");
    if (field->type == FIELD_MONEY) {
        const char *point = strchr(text, '.');
        check(point && strlen(point) == 3, "a money has two decimals");
        check(money_parse(text, &cents) && cents >= field->min && cents <= field->max, "a money is within its bounds");
    }
    if (field->type == FIELD_DATE) {
        struct arena arena;
        arena_init(&arena, 4096);
        check(date_is_valid(text), "a date is one");
        check(strlen(day_start_utc(text, 0, &arena)) == 19, "a day begins at an instant of four-digit years");
        check(strlen(day_start_utc(text, 1, &arena)) == 19, "so does the next");
        arena_finish(&arena);
    }
}

static void check_record(const struct record *record, const void *structure);

static void check_field(const struct field *field, const char *at, const char *structure)
{
    const void *pointer;
    int64_t number;
    unsigned chosen;
    size_t count;
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_TIME:
    case FIELD_MONEY:
    case FIELD_DATE:
        memcpy(&pointer, at, sizeof pointer);
        check_text(field, pointer);
        break;
    case FIELD_INT:
    case FIELD_ID:
        memcpy(&number, at, sizeof number);
        check(number == 0 || (number >= field->min && number <= field->max), "a number is within its bounds");
        break;
    case FIELD_ENUM:
        memcpy(&chosen, at, sizeof chosen);
        check(chosen < field->enumeration->count, "an enum is one of its values");
        break;
    case FIELD_RECORD:
        memcpy(&pointer, at, sizeof pointer);
        if (pointer)
            check_record(field->record, pointer);
        check(pointer || !(field->flags & FIELD_REQUIRED), "a required record is there");
        break;
    case FIELD_LIST_RECORD:
        memcpy(&pointer, at, sizeof pointer);
        memcpy(&count, structure + field->count_offset, sizeof count);
        for (size_t i = 0; i < count; i++)
            check_record(field->record, (const char *)pointer + i * field->record->size);
        break;
    default:
        break;
    }
}

static void check_record(const struct record *record, const void *structure)
{
    for (size_t i = 0; i < record->count; i++)
        check_field(&record->fields[i], (const char *)structure + record->fields[i].offset, structure);
}

void check_round_trip(const struct record *record, const void *structure, enum encode_mode mode)
{
    struct arena arena;
    struct problems problems;
    msgpack_sbuffer first, second;
    arena_init(&arena, SERVICE_ARENA_BYTES);
    msgpack_sbuffer_init(&first);
    msgpack_sbuffer_init(&second);
    check_record(record, structure);
    schema_encode(record, structure, mode, &first);
    void *again = arena_alloc(&arena, record->size);
    enum status status = schema_decode_bytes(record, first.data, first.size, "", &arena, &problems, again);
    for (size_t i = 0; status == STATUS_VALIDATION_ERROR && i < problems.count; i++)
        fprintf(stderr, "%s.%s: %s\n", record->name, problems.items[i].field, problems.items[i].message);
    check(status == STATUS_OK, "what was decoded encodes to what decodes");
    schema_encode(record, again, mode, &second);
    check(first.size == second.size && memcmp(first.data, second.data, first.size) == 0, "... to the same");
    msgpack_sbuffer_destroy(&first);
    msgpack_sbuffer_destroy(&second);
    arena_finish(&arena);
}
