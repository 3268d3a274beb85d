#include "contract/schema.h"

#include "contract/message.h"
#include "base/text.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PROBLEMS = 64 };

/* ---- values */

unsigned enumeration_value(const struct enumeration *enumeration, const char *name)
{
    for (unsigned value = 1; value < enumeration->count; value++)
        if (strcmp(enumeration->names[value], name) == 0)
            return value;
    return 0;
}

const char *enumeration_name(const struct enumeration *enumeration, unsigned value)
{
    return value < enumeration->count ? enumeration->names[value] : NULL;
}

const struct field *record_field(const struct record *record, const char *name, size_t size_bytes)
{
    for (size_t i = 0; i < record->count; i++)
        if (strlen(record->fields[i].name) == size_bytes && memcmp(record->fields[i].name, name, size_bytes) == 0)
            return &record->fields[i];
    return NULL;
}

/* ---- decoding */

struct decoder {
    struct arena *arena;
    struct problems *problems;
};

void problems_add(struct problems *problems, struct arena *arena, const char *field, const char *message)
{
    if (problems->count >= MOST_PROBLEMS)
        return;
    struct field_error *items = arena_alloc(arena, (problems->count + 1) * sizeof *items);
    if (problems->count > 0)
        memcpy(items, problems->items, problems->count * sizeof *items);
    items[problems->count] = (struct field_error){.field = arena_printf(arena, "%.200s", field), .message = message};
    problems->items = items;
    problems->count++;
}

static void *member(void *structure, size_t offset)
{
    return (char *)structure + offset;
}

static const void *const_member(const void *structure, size_t offset)
{
    return (const char *)structure + offset;
}

static void put_text(void *structure, const struct field *field, const char *text)
{
    memcpy(member(structure, field->offset), &text, sizeof text);
}

static void put_int(void *structure, const struct field *field, int64_t value)
{
    memcpy(member(structure, field->offset), &value, sizeof value);
}

static void put_enum(void *structure, const struct field *field, unsigned value)
{
    memcpy(member(structure, field->offset), &value, sizeof value);
}

static void put_pointer(void *structure, size_t offset, const void *pointer)
{
    memcpy(member(structure, offset), &pointer, sizeof pointer);
}

static void put_size(void *structure, const struct field *field, size_t size)
{
    memcpy(member(structure, field->count_offset), &size, sizeof size);
}

/* The texts of a refusal, one for each kind of field; NULL means the value was good. */

static const char *decode_text(struct decoder *decoder, const struct field *field, const msgpack_object *value,
                               const char **ret_text)
{
    size_t characters;
    if (value->type != MSGPACK_OBJECT_STR)
        return "Debe ser un texto.";
    if (!utf8_length(value->via.str.ptr, value->via.str.size, &characters))
        return "Contiene caracteres que no son válidos.";
    if (characters < (size_t)field->min)
        return field->min == 1
                 ? "No puede estar vacío."
                 : arena_printf(decoder->arena, "Debe tener al menos %" PRId64 " caracteres.", field->min);
    if (characters > (size_t)field->max)
        return arena_printf(decoder->arena, "Debe tener como máximo %" PRId64 " caracteres.", field->max);
    *ret_text = arena_text(decoder->arena, value->via.str.ptr, value->via.str.size);
    return NULL;
}

static const char *decode_int(struct decoder *decoder, const struct field *field, const msgpack_object *value,
                              int64_t *ret_value)
{
    int64_t number;
    if (value->type == MSGPACK_OBJECT_POSITIVE_INTEGER && value->via.u64 <= INT64_MAX)
        number = (int64_t)value->via.u64;
    else if (value->type == MSGPACK_OBJECT_NEGATIVE_INTEGER)
        number = value->via.i64;
    else
        return "Debe ser un número entero.";
    if (number < field->min)
        return arena_printf(decoder->arena, "Debe ser %" PRId64 " o mayor.", field->min);
    if (number > field->max)
        return arena_printf(decoder->arena, "Debe ser %" PRId64 " o menor.", field->max);
    *ret_value = number;
    return NULL;
}

static const char *money_text(const msgpack_object *value, char *text, size_t size)
{
    static const char *const wrong = "Debe ser un importe con dos decimales como máximo.";
    if (value->type == MSGPACK_OBJECT_STR) {
        if (value->via.str.size >= size || memchr(value->via.str.ptr, '\0', value->via.str.size))
            return wrong;
        snprintf(text, size, "%.*s", (int)value->via.str.size, value->via.str.ptr);
    } else if (value->type == MSGPACK_OBJECT_POSITIVE_INTEGER) {
        snprintf(text, size, "%" PRIu64, value->via.u64);
    } else if (value->type == MSGPACK_OBJECT_NEGATIVE_INTEGER) {
        snprintf(text, size, "%" PRId64, value->via.i64);
    } else if (value->type == MSGPACK_OBJECT_FLOAT32 || value->type == MSGPACK_OBJECT_FLOAT64) {
        /* Up to 15 digits a decimal number survives the way through a double: what it was written as is
         * the shortest text that reads back as the same double. */
        if (!isfinite(value->via.f64) || fabs(value->via.f64) >= 1e13)
            return wrong;
        snprintf(text, size, "%.6f", value->via.f64);
        if (strtod(text, NULL) != value->via.f64)
            return wrong;
    } else {
        return "Debe ser un importe.";
    }
    return NULL;
}

static const char *decode_money(struct decoder *decoder, const struct field *field, const msgpack_object *value,
                                const char **ret_text)
{
    char text[48];
    int64_t cents;
    const char *wrong = money_text(value, text, sizeof text);
    if (wrong)
        return wrong;
    if (!money_parse(text, &cents))
        return "Debe ser un importe con dos decimales como máximo.";
    if (cents < field->min || cents > field->max)
        return arena_printf(decoder->arena, "Debe estar entre %" PRId64 ".%02d y %" PRId64 ".%02d.", field->min / 100,
                            (int)(field->min % 100), field->max / 100, (int)(field->max % 100));
    *ret_text = arena_printf(decoder->arena, "%" PRId64 ".%02d", cents / 100, (int)(cents % 100));
    return NULL;
}

static const char *decode_moment(struct decoder *decoder, const struct field *field, const msgpack_object *value,
                                 const char **ret_text)
{
    bool is_date = field->type == FIELD_DATE;
    const char *wrong =
        is_date ? "Debe ser una fecha AAAA-MM-DD." : "Debe ser un instante AAAA-MM-DDThh:mm:ss.ffffffZ.";
    if (value->type != MSGPACK_OBJECT_STR || value->via.str.size != (is_date ? 10 : 27))
        return wrong;
    const char *text = arena_text(decoder->arena, value->via.str.ptr, value->via.str.size);
    if (is_date ? !date_is_valid(text) : !time_is_valid(text))
        return wrong;
    *ret_text = text;
    return NULL;
}

static const char *decode_enum(struct decoder *decoder, const struct field *field, const msgpack_object *value,
                               unsigned *ret_value)
{
    const struct enumeration *enumeration = field->enumeration;
    if (value->type == MSGPACK_OBJECT_STR) {
        for (unsigned i = 1; i < enumeration->count; i++) {
            const char *name = enumeration->names[i];
            if (strlen(name) == value->via.str.size && memcmp(name, value->via.str.ptr, value->via.str.size) == 0) {
                *ret_value = i;
                return NULL;
            }
        }
    }
    const char *names = enumeration->names[1];
    for (unsigned i = 2; i < enumeration->count; i++)
        names = arena_printf(decoder->arena, "%s, %s", names, enumeration->names[i]);
    return arena_printf(decoder->arena, "Debe ser uno de: %s.", names);
}

/* A bool has no third value and a list no difference between none and empty: a null one counts as not given. */
static bool cannot_say_null(const struct field *field)
{
    return field->type == FIELD_BOOL || field->type >= FIELD_LIST_TEXT;
}

void schema_put_null(const struct field *field, void *structure)
{
    const double none = NAN;
    if (field->type == FIELD_NUMBER)
        memcpy(member(structure, field->offset), &none, sizeof none);
}

static void decode_record(struct decoder *decoder, const struct record *record, const msgpack_object *map,
                          const char *prefix, void *structure);

/* With all the problems that are told there is nothing more to find out; nor is there without memory. */
static bool is_enough(const struct decoder *decoder)
{
    return decoder->problems->count >= MOST_PROBLEMS || arena_is_exceeded(decoder->arena);
}

static const char *decode_list(struct decoder *decoder, const struct field *field, const msgpack_object *value,
                               const char *path, void *structure)
{
    if (value->type != MSGPACK_OBJECT_ARRAY)
        return "Debe ser una lista.";
    size_t count = value->via.array.size;
    if (count < (size_t)field->min || count > (size_t)field->max)
        return arena_printf(decoder->arena, "Debe tener de %" PRId64 " a %" PRId64 " elementos.", field->min,
                            field->max);
    const msgpack_object *from = value->via.array.ptr;
    size_t item_size = field->type == FIELD_LIST_RECORD ? field->record->size
                     : field->type == FIELD_LIST_ENUM   ? sizeof(unsigned)
                                                        : sizeof(char *);
    char *items = arena_alloc(decoder->arena, count * item_size + 1);
    for (size_t i = 0; i < count && !is_enough(decoder); i++) {
        char *item = items + i * item_size;
        const char *item_path = arena_printf(decoder->arena, "%s.%zu", path, i);
        const char *wrong = NULL;
        if (field->type == FIELD_LIST_RECORD && from[i].type == MSGPACK_OBJECT_MAP) {
            decode_record(decoder, field->record, &from[i], arena_printf(decoder->arena, "%s.", item_path), item);
        } else if (field->type == FIELD_LIST_RECORD) {
            wrong = "Debe ser un objeto.";
        } else if (field->type == FIELD_LIST_ENUM) {
            unsigned chosen = 0;
            wrong = decode_enum(decoder, field, &from[i], &chosen);
            memcpy(item, &chosen, sizeof chosen);
        } else {
            static const struct field any_text = {.max = 65535};
            const char *text = NULL;
            wrong = decode_text(decoder, &any_text, &from[i], &text);
            memcpy(item, &text, sizeof text);
        }
        if (wrong)
            problems_add(decoder->problems, decoder->arena, item_path, wrong);
    }
    put_pointer(structure, field->offset, items);
    put_size(structure, field, count);
    return NULL;
}

static const char *decode_object(struct decoder *decoder, const struct field *field, const msgpack_object *value,
                                 void *structure)
{
    if (value->type != MSGPACK_OBJECT_MAP)
        return "Debe ser un objeto.";
    msgpack_sbuffer buffer;
    msgpack_packer packer;
    msgpack_sbuffer_init(&buffer);
    msgpack_packer_init(&packer, &buffer, msgpack_sbuffer_write);
    msgpack_pack_object(&packer, *value);
    put_pointer(structure, field->offset, arena_text(decoder->arena, buffer.data, buffer.size));
    put_size(structure, field, buffer.size);
    msgpack_sbuffer_destroy(&buffer);
    return NULL;
}

/* They are many: who asks for them is done with them before the message is gone. */
static const char *decode_bytes(struct decoder *decoder, const struct field *field, const msgpack_object *value,
                                void *structure)
{
    if (value->type != MSGPACK_OBJECT_BIN)
        return "Deben ser bytes.";
    if (value->via.bin.size < (uint64_t)field->min || value->via.bin.size > (uint64_t)field->max)
        return arena_printf(decoder->arena, "Deben ser de %" PRId64 " a %" PRId64 " bytes.", field->min, field->max);
    put_pointer(structure, field->offset, value->via.bin.ptr);
    put_size(structure, field, value->via.bin.size);
    return NULL;
}

static const char *decode_value(struct decoder *decoder, const struct field *field, const msgpack_object *value,
                                const char *prefix, void *structure)
{
    const char *text = NULL, *wrong = NULL;
    int64_t number = 0;
    unsigned chosen = 0;
    switch (field->type) {
    case FIELD_TEXT:
        wrong = decode_text(decoder, field, value, &text);
        put_text(structure, field, text);
        return wrong;
    case FIELD_MONEY:
        wrong = decode_money(decoder, field, value, &text);
        put_text(structure, field, text);
        return wrong;
    case FIELD_DATE:
    case FIELD_TIME:
        wrong = decode_moment(decoder, field, value, &text);
        put_text(structure, field, text);
        return wrong;
    case FIELD_INT:
    case FIELD_ID:
        wrong = decode_int(decoder, field, value, &number);
        put_int(structure, field, number);
        return wrong;
    case FIELD_ENUM:
        wrong = decode_enum(decoder, field, value, &chosen);
        put_enum(structure, field, chosen);
        return wrong;
    case FIELD_BOOL:
        if (value->type != MSGPACK_OBJECT_BOOLEAN)
            return "Debe ser true o false.";
        memcpy(member(structure, field->offset), &value->via.boolean, sizeof(bool));
        return NULL;
    case FIELD_NUMBER:
        if (value->type != MSGPACK_OBJECT_FLOAT64 || !isfinite(value->via.f64))
            return "Debe ser un número.";
        memcpy(member(structure, field->offset), &value->via.f64, sizeof(double));
        return NULL;
    case FIELD_RECORD: {
        if (value->type != MSGPACK_OBJECT_MAP)
            return "Debe ser un objeto.";
        void *nested = arena_alloc(decoder->arena, field->record->size);
        put_pointer(structure, field->offset, nested);
        decode_record(decoder, field->record, value, arena_printf(decoder->arena, "%s%s.", prefix, field->name),
                      nested);
        return NULL;
    }
    case FIELD_OBJECT:
        return decode_object(decoder, field, value, structure);
    case FIELD_BYTES:
        return decode_bytes(decoder, field, value, structure);
    case FIELD_LIST_TEXT:
    case FIELD_LIST_ENUM:
    case FIELD_LIST_RECORD:
        return decode_list(decoder, field, value, arena_printf(decoder->arena, "%s%s", prefix, field->name), structure);
    }
    return "Tipo desconocido.";
}

static const msgpack_object *find_key(const msgpack_object_map *map, const char *name, size_t *hint)
{
    size_t size = strlen(name);
    for (size_t tried = 0; tried < map->size; tried++) {
        size_t i = (*hint + tried) % map->size; /* our own messages hold the fields in the table's order */
        const msgpack_object *key = &map->ptr[i].key;
        if (key->type == MSGPACK_OBJECT_STR && key->via.str.size == size && memcmp(key->via.str.ptr, name, size) == 0) {
            *hint = i + 1;
            return &map->ptr[i].val;
        }
    }
    return NULL;
}

static void apply_fallback(const struct field *field, void *structure)
{
    if (field->type == FIELD_ENUM)
        put_enum(structure, field, (unsigned)field->fallback);
    else if (field->fallback != 0)
        put_int(structure, field, field->fallback);
}

static void decode_record(struct decoder *decoder, const struct record *record, const msgpack_object *map,
                          const char *prefix, void *structure)
{
    uint64_t given = 0;
    size_t hint = 0;
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        const msgpack_object *value = find_key(&map->via.map, field->name, &hint);
        const char *wrong = NULL;
        if (value && !(value->type == MSGPACK_OBJECT_NIL && cannot_say_null(field)))
            given |= UINT64_C(1) << i;
        if (!value && (field->flags & FIELD_REQUIRED))
            wrong = "Falta este campo.";
        else if (!value)
            apply_fallback(field, structure);
        else if (value->type != MSGPACK_OBJECT_NIL)
            wrong = decode_value(decoder, field, value, prefix, structure);
        else if (!(field->flags & FIELD_NULLABLE))
            wrong = "No puede ser nulo.";
        else
            schema_put_null(field, structure);
        if (wrong)
            problems_add(decoder->problems, decoder->arena, arena_printf(decoder->arena, "%s%s", prefix, field->name),
                         wrong);
    }
    memcpy(structure, &given, sizeof given);
}

enum status schema_decode(const struct record *record, const msgpack_object *map, const char *prefix,
                          struct arena *arena, struct problems *ret_problems, void *ret_struct)
{
    *ret_problems = (struct problems){0};
    if (map->type != MSGPACK_OBJECT_MAP)
        return STATUS_BAD_REQUEST;
    struct decoder decoder = {arena, ret_problems};
    memset(ret_struct, 0, record->size);
    decode_record(&decoder, record, map, prefix, ret_struct);
    if (arena_is_exceeded(arena))
        return STATUS_UNAVAILABLE;
    return ret_problems->count == 0 ? STATUS_OK : STATUS_VALIDATION_ERROR;
}

enum status schema_decode_bytes(const struct record *record, const char *bytes, size_t size, const char *prefix,
                                struct arena *arena, struct problems *ret_problems, void *ret_struct)
{
    msgpack_unpacked unpacked;
    *ret_problems = (struct problems){0};
    enum status status = STATUS_BAD_REQUEST;
    if (message_unpack(bytes, size, &unpacked))
        status = schema_decode(record, &unpacked.data, prefix, arena, ret_problems, ret_struct);
    msgpack_unpacked_destroy(&unpacked);
    return status;
}

/* ---- encoding */

static void pack_text(msgpack_packer *packer, const char *text)
{
    if (!text) {
        msgpack_pack_nil(packer);
        return;
    }
    size_t size = strlen(text);
    msgpack_pack_str(packer, size);
    msgpack_pack_str_body(packer, text, size);
}

static const void *get_pointer(const void *structure, size_t offset)
{
    const void *pointer;
    memcpy(&pointer, const_member(structure, offset), sizeof pointer);
    return pointer;
}

static int64_t get_int(const void *structure, const struct field *field)
{
    int64_t value;
    memcpy(&value, const_member(structure, field->offset), sizeof value);
    return value;
}

static void encode_record(const struct record *record, const void *structure, enum encode_mode mode,
                          msgpack_packer *packer);

static void encode_list(const struct field *field, const void *structure, enum encode_mode mode, msgpack_packer *packer)
{
    size_t count;
    memcpy(&count, const_member(structure, field->count_offset), sizeof count);
    const char *items = get_pointer(structure, field->offset);
    msgpack_pack_array(packer, count);
    for (size_t i = 0; i < count; i++) {
        if (field->type == FIELD_LIST_RECORD) {
            encode_record(field->record, items + i * field->record->size, mode, packer);
        } else if (field->type == FIELD_LIST_ENUM) {
            unsigned value;
            memcpy(&value, items + i * sizeof value, sizeof value);
            pack_text(packer, enumeration_name(field->enumeration, value));
        } else {
            pack_text(packer, get_pointer(items, i * sizeof(char *)));
        }
    }
}

static void encode_bytes(const struct field *field, const void *structure, msgpack_packer *packer)
{
    const void *bytes = get_pointer(structure, field->offset);
    size_t size;
    memcpy(&size, const_member(structure, field->count_offset), sizeof size);
    msgpack_pack_bin(packer, size);
    msgpack_pack_bin_body(packer, bytes ? bytes : "", size);
}

static void encode_value(const struct field *field, const void *structure, enum encode_mode mode,
                         msgpack_packer *packer)
{
    const void *pointer;
    int64_t number;
    double real;
    unsigned chosen;
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_MONEY:
    case FIELD_DATE:
    case FIELD_TIME:
        pack_text(packer, get_pointer(structure, field->offset));
        break;
    case FIELD_INT:
        msgpack_pack_int64(packer, get_int(structure, field));
        break;
    case FIELD_ID:
        number = get_int(structure, field);
        number == 0 ? msgpack_pack_nil(packer) : msgpack_pack_int64(packer, number);
        break;
    case FIELD_ENUM:
        memcpy(&chosen, const_member(structure, field->offset), sizeof chosen);
        pack_text(packer, enumeration_name(field->enumeration, chosen));
        break;
    case FIELD_BOOL:
        *(const bool *)const_member(structure, field->offset) ? msgpack_pack_true(packer) : msgpack_pack_false(packer);
        break;
    case FIELD_NUMBER:
        memcpy(&real, const_member(structure, field->offset), sizeof real);
        isnan(real) ? msgpack_pack_nil(packer) : msgpack_pack_double(packer, real);
        break;
    case FIELD_RECORD:
        pointer = get_pointer(structure, field->offset);
        if (pointer)
            encode_record(field->record, pointer, mode, packer);
        else
            msgpack_pack_nil(packer);
        break;
    case FIELD_OBJECT: {
        size_t size;
        memcpy(&size, const_member(structure, field->count_offset), sizeof size);
        pointer = get_pointer(structure, field->offset);
        if (pointer)
            msgpack_sbuffer_write(packer->data, pointer, size);
        else
            msgpack_pack_nil(packer);
        break;
    }
    case FIELD_BYTES:
        encode_bytes(field, structure, packer);
        break;
    case FIELD_LIST_TEXT:
    case FIELD_LIST_ENUM:
    case FIELD_LIST_RECORD:
        encode_list(field, structure, mode, packer);
        break;
    }
}

static void encode_record(const struct record *record, const void *structure, enum encode_mode mode,
                          msgpack_packer *packer)
{
    uint64_t given;
    memcpy(&given, structure, sizeof given);
    if (mode == ENCODE_ALL)
        given = record->count == 64 ? UINT64_MAX : (UINT64_C(1) << record->count) - 1;
    msgpack_pack_map(packer, (size_t)__builtin_popcountll(given));
    for (size_t i = 0; i < record->count; i++) {
        if (!(given & UINT64_C(1) << i))
            continue;
        pack_text(packer, record->fields[i].name);
        encode_value(&record->fields[i], structure, mode, packer);
    }
}

void schema_encode(const struct record *record, const void *structure, enum encode_mode mode, msgpack_sbuffer *buffer)
{
    msgpack_packer packer;
    msgpack_packer_init(&packer, buffer, msgpack_sbuffer_write);
    encode_record(record, structure, mode, &packer);
}
