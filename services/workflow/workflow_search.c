#include "workflow_search.h"

#include "json.h"
#include "schema.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

enum { GRAM_LETTERS = 3 };

static const char blanks[] = " \t\r\n";

/* ---- folding */

static bool is_ascii(const char *text)
{
    for (; *text != '\0'; text++)
        if ((unsigned char)*text >= 0x80)
            return false;
    return true;
}

static const char *fold_ascii(const char *text, struct arena *arena)
{
    char *folded = arena_text(arena, text, strlen(text));
    for (char *at = folded; *at != '\0'; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    return folded;
}

/* Drops the marks that decomposition has set apart. */
static const char *without_marks(const uint8_t *text, size_t size, struct arena *arena)
{
    char *plain = arena_alloc(arena, size + 1), *to = plain;
    ucs4_t letter;
    for (size_t at = 0; at < size;) {
        int length = u8_mbtouc(&letter, text + at, size - at);
        if (!uc_is_general_category_withtable(letter, UC_CATEGORY_MASK_Mn)) {
            memcpy(to, text + at, (size_t)length);
            to += length;
        }
        at += (size_t)length;
    }
    return plain;
}

const char *workflow_search_fold(const char *text, struct arena *arena)
{
    if (is_ascii(text))
        return fold_ascii(text, arena);
    size_t size;
    uint8_t *folded = u8_casefold((const uint8_t *)text, strlen(text), NULL, UNINORM_NFD, NULL, &size);
    if (!folded)
        return fold_ascii(text, arena);
    const char *plain = without_marks(folded, size, arena);
    free(folded);
    return plain;
}

/* ---- texts and words */

static char *append_words(char *to, const char *text)
{
    for (text += strspn(text, blanks); *text != '\0'; text += strspn(text, blanks)) {
        size_t size = strcspn(text, blanks);
        *to++ = ' ';
        memcpy(to, text, size);
        to += size;
        text += size;
    }
    return to;
}

const char *workflow_search_text(const char *nombres, const char *apellidos, const char *numero_documento,
                                 const char *codigo, struct arena *arena)
{
    const char *parts[] = {nombres, apellidos, numero_documento, codigo};
    const size_t count = sizeof parts / sizeof parts[0];
    size_t size = 1;
    for (size_t i = 0; i < count; i++) {
        parts[i] = workflow_search_fold(parts[i] ? parts[i] : "", arena);
        size += strlen(parts[i]) + 1;
    }
    char *text = arena_alloc(arena, size), *to = text;
    for (size_t i = 0; i < count; i++)
        to = append_words(to, parts[i]);
    return text;
}

const char *workflow_search_needle(const char *word, struct arena *arena)
{
    size_t letters;
    bool is_short = utf8_length(word, strlen(word), &letters) && letters < GRAM_LETTERS;
    return is_short ? arena_printf(arena, " %s", word) : word;
}

/* ---- grams */

/* The bytes of the first `count` letters of the text, 0 when it has less. */
static size_t letters_size(const char *text, size_t count)
{
    size_t size = 0;
    for (; count > 0; count--) {
        if (text[size] == '\0')
            return 0;
        size++;
        while (((unsigned char)text[size] & 0xc0) == 0x80)
            size++;
    }
    return size;
}

/* CMEP-2 begins every codigo: who has all of a kind finds none of it. */
static bool is_in_every_codigo(const char *gram, size_t size)
{
    static const char *const common[] = {" c", " cm", "cme", "mep", "ep-", "p-2"};
    for (size_t i = 0; i < sizeof common / sizeof common[0]; i++)
        if (strlen(common[i]) == size && memcmp(common[i], gram, size) == 0)
            return true;
    return false;
}

/* The size of the gram of so many letters that begins here, 0 when it is none. */
static size_t gram_size(const char *at, size_t letters)
{
    size_t size = letters_size(at, letters);
    bool crosses = size > 0 && memchr(at + 1, ' ', size - 1) != NULL;
    return crosses || is_in_every_codigo(at, size) ? 0 : size;
}

struct gram {
    const char *at;
    size_t size;
    size_t letters; /* that have been tried from here */
};

static struct gram before_grams(const char *text)
{
    return (struct gram){.at = text, .letters = 1};
}

/* Goes on to the next gram of the text; false behind the last. At a blank two begin. */
static bool next_gram(struct gram *gram)
{
    for (; *gram->at != '\0'; gram->at += letters_size(gram->at, 1), gram->letters = 1)
        while (gram->letters < GRAM_LETTERS) {
            gram->letters++;
            bool counts = gram->letters == GRAM_LETTERS || *gram->at == ' ';
            gram->size = counts ? gram_size(gram->at, gram->letters) : 0;
            if (gram->size > 0)
                return true;
        }
    return false;
}

const char *workflow_search_grams(const char *text, struct arena *arena)
{
    msgpack_sbuffer json;
    msgpack_sbuffer_init(&json);
    json_write_raw(&json, "[");
    for (struct gram gram = before_grams(text); next_gram(&gram);) {
        json_write_raw(&json, json.size > 1 ? "," : "");
        json_write_text(&json, gram.at, gram.size);
    }
    json_write_raw(&json, "]");
    const char *array = arena_text(arena, json.data, json.size);
    msgpack_sbuffer_destroy(&json);
    return array;
}

void workflow_search_sign(const char *text, struct firma *firma)
{
    for (struct gram gram = before_grams(text); next_gram(&gram);) {
        uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a, whose high bits are the well mixed ones */
        for (size_t i = 0; i < gram.size; i++)
            hash = (hash ^ (unsigned char)gram.at[i]) * UINT64_C(1099511628211);
        size_t bit = (size_t)(hash >> 32) % (FIRMA_NUMBERS * FIRMA_BITS);
        firma->numbers[bit / FIRMA_BITS] |= INT64_C(1) << bit % FIRMA_BITS;
    }
}

size_t workflow_search_needle_grams(const char *needle, size_t most, struct arena *arena, const char **ret_grams)
{
    size_t count = 0;
    for (struct gram gram = before_grams(needle); count < most && next_gram(&gram);)
        ret_grams[count++] = arena_text(arena, gram.at, gram.size);
    return count;
}
