#include "contract/json.h"

#include "base/text.h"

#include <inttypes.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DEPTH = 32 };

/* ---- in */

static bool to_object(json_t *value, struct arena *arena, int depth, msgpack_object *ret_object);

/* Integers that a double holds exactly. */
static const double exact_integers = 9007199254740992.0;

static msgpack_object text_object(struct arena *arena, const char *text, size_t size)
{
    msgpack_object object = {.type = MSGPACK_OBJECT_STR};
    object.via.str.ptr = arena_text(arena, text, size);
    object.via.str.size = (uint32_t)size;
    return object;
}

static bool to_map(json_t *value, struct arena *arena, int depth, msgpack_object *ret_object)
{
    size_t count = json_object_size(value), i = 0;
    const char *key;
    json_t *member;
    msgpack_object_kv *pairs = arena_alloc(arena, count * sizeof *pairs + 1);
    json_object_foreach(value, key, member)
    {
        pairs[i].key = text_object(arena, key, strlen(key));
        if (!to_object(member, arena, depth + 1, &pairs[i].val))
            return false;
        i++;
    }
    ret_object->type = MSGPACK_OBJECT_MAP;
    ret_object->via.map.ptr = pairs;
    ret_object->via.map.size = (uint32_t)count;
    return true;
}

static bool to_array(json_t *value, struct arena *arena, int depth, msgpack_object *ret_object)
{
    size_t count = json_array_size(value);
    msgpack_object *items = arena_alloc(arena, count * sizeof *items + 1);
    for (size_t i = 0; i < count; i++)
        if (!to_object(json_array_get(value, i), arena, depth + 1, &items[i]))
            return false;
    ret_object->type = MSGPACK_OBJECT_ARRAY;
    ret_object->via.array.ptr = items;
    ret_object->via.array.size = (uint32_t)count;
    return true;
}

static bool to_object(json_t *value, struct arena *arena, int depth, msgpack_object *ret_object)
{
    if (depth > MOST_DEPTH)
        return false;
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        return to_map(value, arena, depth, ret_object);
    case JSON_ARRAY:
        return to_array(value, arena, depth, ret_object);
    case JSON_STRING:
        *ret_object = text_object(arena, json_string_value(value), json_string_length(value));
        return true;
    case JSON_INTEGER:
        ret_object->type =
            json_integer_value(value) < 0 ? MSGPACK_OBJECT_NEGATIVE_INTEGER : MSGPACK_OBJECT_POSITIVE_INTEGER;
        ret_object->via.i64 = json_integer_value(value);
        return true;
    case JSON_REAL: {
        double real = json_real_value(value);
        /* So that "7" beside a number beyond 64 bits (see json_read) is still an integer; 7.0 may be one too. */
        if (real >= 0 && real < exact_integers && real == (double)(int64_t)real) {
            ret_object->type = MSGPACK_OBJECT_POSITIVE_INTEGER;
            ret_object->via.u64 = (uint64_t)real;
        } else {
            ret_object->type = MSGPACK_OBJECT_FLOAT64;
            ret_object->via.f64 = real;
        }
        return true;
    }
    case JSON_TRUE:
    case JSON_FALSE:
        ret_object->type = MSGPACK_OBJECT_BOOLEAN;
        ret_object->via.boolean = json_is_true(value);
        return true;
    case JSON_NULL:
        ret_object->type = MSGPACK_OBJECT_NIL;
        return true;
    }
    return false;
}

enum status json_read(const char *text, size_t size_bytes, struct arena *arena, msgpack_object *ret_object)
{
    const size_t flags = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY;
    json_error_t error;
    json_t *value = json_loadb(text, size_bytes, flags, &error);
    /* An integer beyond 64 bits is JSON all the same: as a real it gets as far as its field, which refuses it by name.
     */
    if (!value && json_error_code(&error) == json_error_numeric_overflow)
        value = json_loadb(text, size_bytes, flags | JSON_DECODE_INT_AS_REAL, &error);
    if (!value)
        return STATUS_BAD_REQUEST;
    bool good = to_object(value, arena, 1, ret_object);
    json_decref(value);
    return good ? STATUS_OK : STATUS_BAD_REQUEST;
}

const msgpack_object *msgpack_member(const msgpack_object *map, const char *name)
{
    for (uint32_t i = 0; i < map->via.map.size; i++) {
        const msgpack_object_kv *pair = &map->via.map.ptr[i];
        if (pair->key.type == MSGPACK_OBJECT_STR && pair->key.via.str.size == strlen(name)
            && memcmp(pair->key.via.str.ptr, name, pair->key.via.str.size) == 0)
            return &pair->val;
    }
    return NULL;
}

/* ---- out */

void json_write_raw(msgpack_sbuffer *out, const char *text)
{
    msgpack_sbuffer_write(out, text, strlen(text));
}

/* What stands for the character at `text` when it cannot stand for itself. */
static const char *escape(const char *text, size_t sequence_bytes, char escaped[8])
{
    if (sequence_bytes == 0)
        return "\\ufffd"; /* a peer's broken UTF-8 would spoil the whole answer */
    if (*text == '"' || *text == '\\')
        snprintf(escaped, 8, "\\%c", *text);
    else
        snprintf(escaped, 8, "\\u%04x", (unsigned char)*text);
    return escaped;
}

void json_write_text(msgpack_sbuffer *out, const char *text, size_t size_bytes)
{
    size_t start = 0, sequence_bytes;
    char escaped[8];
    json_write_raw(out, "\"");
    for (size_t i = 0; i < size_bytes; i += sequence_bytes) {
        unsigned char c = (unsigned char)text[i];
        sequence_bytes = c < 0x80 ? 1 : utf8_sequence(text + i, size_bytes - i);
        if (c >= 0x20 && c != '"' && c != '\\' && sequence_bytes > 0)
            continue;
        if (i > start)
            msgpack_sbuffer_write(out, text + start, i - start);
        json_write_raw(out, escape(text + i, sequence_bytes, escaped));
        sequence_bytes = sequence_bytes > 0 ? sequence_bytes : 1;
        start = i + 1;
    }
    if (size_bytes > start)
        msgpack_sbuffer_write(out, text + start, size_bytes - start);
    json_write_raw(out, "\"");
}

static bool is_hidden(const struct record *record, const msgpack_object *key)
{
    const struct field *field = record ? record_field(record, key->via.str.ptr, key->via.str.size) : NULL;
    return field && (field->flags & FIELD_HIDDEN);
}

bool json_write_members(msgpack_sbuffer *out, const msgpack_object *map, const struct record *record)
{
    bool written = false;
    for (uint32_t i = 0; map->type == MSGPACK_OBJECT_MAP && i < map->via.map.size; i++) {
        const msgpack_object_kv *pair = &map->via.map.ptr[i];
        if (pair->key.type != MSGPACK_OBJECT_STR || is_hidden(record, &pair->key))
            continue;
        if (written)
            json_write_raw(out, ",");
        json_write_text(out, pair->key.via.str.ptr, pair->key.via.str.size);
        json_write_raw(out, ":");
        json_write(out, &pair->val);
        written = true;
    }
    return written;
}

static void write_array(msgpack_sbuffer *out, const msgpack_object_array *array)
{
    json_write_raw(out, "[");
    for (uint32_t i = 0; i < array->size; i++) {
        if (i > 0)
            json_write_raw(out, ",");
        json_write(out, &array->ptr[i]);
    }
    json_write_raw(out, "]");
}

/* The shortest decimal that reads back as the same double; JSON has none for what is not finite. */
static void real_text(double real, char *text, size_t size)
{
    snprintf(text, size, "null");
    for (int digits = 15; isfinite(real) && digits <= 17; digits++) {
        snprintf(text, size, "%.*g", digits, real);
        if (strtod(text, NULL) == real)
            return;
    }
}

void json_write(msgpack_sbuffer *out, const msgpack_object *object)
{
    char number[40];
    switch (object->type) {
    case MSGPACK_OBJECT_MAP:
        json_write_raw(out, "{");
        json_write_members(out, object, NULL);
        json_write_raw(out, "}");
        return;
    case MSGPACK_OBJECT_ARRAY:
        write_array(out, &object->via.array);
        return;
    case MSGPACK_OBJECT_STR:
        json_write_text(out, object->via.str.ptr, object->via.str.size);
        return;
    case MSGPACK_OBJECT_BOOLEAN:
        json_write_raw(out, object->via.boolean ? "true" : "false");
        return;
    case MSGPACK_OBJECT_POSITIVE_INTEGER:
        snprintf(number, sizeof number, "%" PRIu64, object->via.u64);
        break;
    case MSGPACK_OBJECT_NEGATIVE_INTEGER:
        snprintf(number, sizeof number, "%" PRId64, object->via.i64);
        break;
    case MSGPACK_OBJECT_FLOAT32:
    case MSGPACK_OBJECT_FLOAT64:
        real_text(object->via.f64, number, sizeof number);
        break;
    default:
        json_write_raw(out, "null");
        return;
    }
    json_write_raw(out, number);
}
