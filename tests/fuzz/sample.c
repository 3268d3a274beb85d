#include "sample.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_TEXT = 320, LONGEST_LIST = 3, SELDOM = 24 };

struct dice dice_of(unsigned seed)
{
    return (struct dice){(uint64_t)seed * UINT64_C(0x9e3779b97f4a7c15) + 1};
}

uint64_t dice_roll(struct dice *dice, uint64_t sides)
{
    dice->state ^= dice->state << 13; /* xorshift64 */
    dice->state ^= dice->state >> 7;
    dice->state ^= dice->state << 17;
    return (dice->state >> 11) % sides;
}

static void pack_text(msgpack_packer *packer, const char *text)
{
    msgpack_pack_str(packer, strlen(text));
    msgpack_pack_str_body(packer, text, strlen(text));
}

static void sample_text(struct dice *dice, int64_t min, int64_t max, msgpack_packer *packer)
{
    static const char *const letters[] = {"a", "Z", "0", "9", " ", "ñ", "€", "😀", "\"", "\\", "\n", "%", "\x7f"};
    char text[4 * LONGEST_TEXT + 1] = "";
    size_t size = 0;
    int64_t longest = max < LONGEST_TEXT ? max + 1 : LONGEST_TEXT;
    int64_t lengths[] = {min, longest - 1, longest, min - 1, (int64_t)dice_roll(dice, 12), 1};
    int64_t length = lengths[dice_roll(dice, sizeof lengths / sizeof lengths[0])];
    for (int64_t i = 0; i < length && i < LONGEST_TEXT; i++) {
        const char *letter = letters[dice_roll(dice, sizeof letters / sizeof letters[0])];
        memcpy(text + size, letter, strlen(letter));
        size += strlen(letter);
    }
    msgpack_pack_str(packer, size);
    msgpack_pack_str_body(packer, text, size);
}

static void sample_int(struct dice *dice, int64_t min, int64_t max, msgpack_packer *packer)
{
    int64_t numbers[] = {min, max, 0, 1, (int64_t)dice_roll(dice, 1000), -1, INT64_MAX, INT64_MIN};
    int64_t number = numbers[dice_roll(dice, dice_roll(dice, 4) == 0 ? sizeof numbers / sizeof numbers[0] : 5)];
    msgpack_pack_int64(packer, number);
}

static void sample_real(struct dice *dice, msgpack_packer *packer)
{
    const double reals[] = {0, -0.0, 0.5, 200.1, 1e15, 9007199254740993.0, 1e300, 5e-324, 0.1 + 0.2, NAN, INFINITY};
    double real = reals[dice_roll(dice, sizeof reals / sizeof reals[0])];
    msgpack_pack_double(packer, dice_roll(dice, 3) == 0 ? (double)dice_roll(dice, 1000000) / 100 : real);
}

static void sample_money(struct dice *dice, msgpack_packer *packer)
{
    static const char *const amounts[] = {"0.01", "1", "1.5", "1.500", "9999999999.99", "-0.00", "007", "1e2", "1."};
    switch (dice_roll(dice, 4)) {
    case 0:
        sample_real(dice, packer);
        return;
    case 1:
        sample_int(dice, 0, INT64_C(9999999999), packer);
        return;
    default:
        pack_text(packer, amounts[dice_roll(dice, sizeof amounts / sizeof amounts[0])]);
    }
}

static void sample_date(struct dice *dice, msgpack_packer *packer)
{
    static const char *const dates[] = {"2024-02-29", "2023-02-29", "0001-01-01", "9999-12-31", "2026-12-31"};
    char date[40];
    snprintf(date, sizeof date, "%04d-%02d-%02d", 1900 + (int)dice_roll(dice, 200), 1 + (int)dice_roll(dice, 12),
             1 + (int)dice_roll(dice, 28));
    size_t choice = dice_roll(dice, 2 * sizeof dates / sizeof dates[0]);
    pack_text(packer, choice < sizeof dates / sizeof dates[0] ? dates[choice] : date);
}

void sample_any(struct dice *dice, int depth, msgpack_packer *packer)
{
    size_t count = dice_roll(dice, 3);
    switch (dice_roll(dice, depth > 0 ? 9 : 7)) {
    case 0:
        msgpack_pack_nil(packer);
        return;
    case 1:
        dice_roll(dice, 2) ? msgpack_pack_true(packer) : msgpack_pack_false(packer);
        return;
    case 2:
        sample_int(dice, INT64_MIN, INT64_MAX, packer);
        return;
    case 3:
        msgpack_pack_uint64(packer, UINT64_MAX);
        return;
    case 4:
        sample_real(dice, packer);
        return;
    case 5:
        msgpack_pack_bin(packer, 2);
        msgpack_pack_bin_body(packer, "\xff", 2);
        return;
    case 6:
        sample_text(dice, 0, 4, packer);
        return;
    case 7:
        msgpack_pack_array(packer, count);
        for (size_t i = 0; i < count; i++)
            sample_any(dice, depth - 1, packer);
        return;
    default:
        msgpack_pack_map(packer, count);
        for (size_t i = 0; i < count; i++) {
            pack_text(packer, i == 0 ? "a" : "b");
            sample_any(dice, depth - 1, packer);
        }
    }
}

static void sample_enum(struct dice *dice, const struct field *field, msgpack_packer *packer)
{
    pack_text(packer,
              enumeration_name(field->enumeration, 1 + (unsigned)dice_roll(dice, field->enumeration->count - 1)));
}

static void sample_value(struct dice *dice, const struct field *field, msgpack_packer *packer)
{
    size_t count = dice_roll(dice, LONGEST_LIST + 1);
    switch (field->type) {
    case FIELD_TIME:
        pack_text(packer, "2026-12-31T23:59:59.999999Z");
        return;
    case FIELD_TEXT:
        sample_text(dice, field->min, field->max, packer);
        return;
    case FIELD_INT:
    case FIELD_ID:
        sample_int(dice, field->min, field->max, packer);
        return;
    case FIELD_BOOL:
        dice_roll(dice, 2) ? msgpack_pack_true(packer) : msgpack_pack_false(packer);
        return;
    case FIELD_MONEY:
        sample_money(dice, packer);
        return;
    case FIELD_DATE:
        sample_date(dice, packer);
        return;
    case FIELD_NUMBER:
        sample_real(dice, packer);
        return;
    case FIELD_ENUM:
        sample_enum(dice, field, packer);
        return;
    case FIELD_RECORD:
        sample_record(dice, field->record, packer);
        return;
    case FIELD_OBJECT:
        msgpack_pack_map(packer, 1);
        pack_text(packer, "a");
        sample_any(dice, 3, packer);
        return;
    case FIELD_BYTES:
        msgpack_pack_bin(packer, count);
        for (size_t i = 0; i < count; i++)
            msgpack_pack_bin_body(packer, "\xff", 1);
        return;
    case FIELD_LIST_TEXT:
    case FIELD_LIST_ENUM:
    case FIELD_LIST_RECORD:
        msgpack_pack_array(packer, count);
        for (size_t i = 0; i < count; i++) {
            if (field->type == FIELD_LIST_RECORD)
                sample_record(dice, field->record, packer);
            else if (field->type == FIELD_LIST_ENUM)
                sample_enum(dice, field, packer);
            else
                sample_text(dice, 0, 20, packer);
        }
    }
}

void sample_record(struct dice *dice, const struct record *record, msgpack_packer *packer)
{
    uint64_t there = 0;
    for (size_t i = 0; i < record->count; i++)
        if (dice_roll(dice, record->fields[i].flags & FIELD_REQUIRED ? SELDOM : 2) != 0)
            there |= UINT64_C(1) << i;
    msgpack_pack_map(packer, (size_t)__builtin_popcountll(there));
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if (!(there & UINT64_C(1) << i))
            continue;
        pack_text(packer, field->name);
        if (dice_roll(dice, SELDOM) == 0)
            sample_any(dice, 2, packer);
        else if ((field->flags & FIELD_NULLABLE) && dice_roll(dice, 4) == 0)
            msgpack_pack_nil(packer);
        else
            sample_value(dice, field, packer);
    }
}
