#include "list/workflow_search.h"

#include "base/buffer.h"
#include "base/text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

enum { GRAM_LETTERS = 3, GRAM_DIGITS = 4 };

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
    struct buffer plain;
    ucs4_t letter;
    buffer_init(&plain, arena_alloc(arena, size + 1), size + 1);
    for (size_t at = 0; at < size;) {
        int length = u8_mbtouc(&letter, text + at, size - at);
        if (!uc_is_general_category_withtable(letter, UC_CATEGORY_MASK_Mn))
            buffer_put_bytes(&plain, (const char *)text + at, (size_t)length);
        at += (size_t)length;
    }
    return plain.data;
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

static void put_words(struct buffer *buffer, const char *text)
{
    for (text += strspn(text, blanks); *text != '\0'; text += strspn(text, blanks)) {
        size_t size = strcspn(text, blanks);
        buffer_put_byte(buffer, ' ');
        buffer_put_bytes(buffer, text, size);
        text += size;
    }
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
    struct buffer text;
    buffer_init(&text, arena_alloc(arena, size), size);
    for (size_t i = 0; i < count; i++)
        put_words(&text, parts[i]);
    return text.data;
}

const char *workflow_search_needle(const char *word, struct arena *arena)
{
    size_t letters;
    bool is_short = utf8_length(word, strlen(word), &letters) && letters < GRAM_LETTERS;
    return is_short ? arena_printf(arena, " %s", word) : word;
}

/* ---- grams */

static const char digits[] = "0123456789";

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

struct gram {
    const char *at;
    size_t size;
    size_t letters; /* that have been tried from here */
};

static struct gram before_grams(const char *text)
{
    return (struct gram){.at = text, .letters = 1};
}

static size_t most_letters(const char *at)
{
    return strspn(at, digits) > GRAM_LETTERS ? GRAM_DIGITS : GRAM_LETTERS;
}

/* Goes on to the next gram of the text; false behind the last. At a blank two begin. */
static bool next_gram(struct gram *gram)
{
    for (; *gram->at != '\0'; gram->at += letters_size(gram->at, 1), gram->letters = 1) {
        const size_t most = most_letters(gram->at);
        while (gram->letters < most) {
            gram->letters++;
            bool counts = gram->letters == most || *gram->at == ' ';
            gram->size = counts ? letters_size(gram->at, gram->letters) : 0;
            bool crosses = gram->size > 0 && memchr(gram->at + 1, ' ', gram->size - 1) != NULL;
            if (gram->size > 0 && !crosses && !is_in_every_codigo(gram->at, gram->size))
                return true;
        }
    }
    return false;
}

/* Three digits that end a needle, which a text may have as three or as the beginning of four. */
static bool is_open(const struct gram *gram)
{
    return gram->size == GRAM_LETTERS && strspn(gram->at, digits) == GRAM_LETTERS && gram->at[GRAM_LETTERS] == '\0';
}

/* The next gram that is in every text which has the needle. */
static bool next_needle_gram(struct gram *gram)
{
    return next_gram(gram) && (!is_open(gram) || next_gram(gram));
}

/* Three digits stand before the ten fours that they begin: 123, 1230, ... 1239. Else 21 bits for each letter, of which
 * the first is greater than any of those. */
static int64_t code_of(const struct gram *gram)
{
    int64_t code = 0;
    ucs4_t letter;
    if (gram->size >= GRAM_LETTERS && strspn(gram->at, digits) >= gram->size) {
        for (size_t i = 0; i < GRAM_LETTERS; i++)
            code = code * 10 + (gram->at[i] - '0');
        return code * SEARCH_CHOICES + (gram->size == GRAM_DIGITS ? 1 + gram->at[GRAM_LETTERS] - '0' : 0);
    }
    for (size_t at = 0; at < gram->size;) {
        at += (size_t)u8_mbtouc(&letter, (const uint8_t *)gram->at + at, gram->size - at);
        code = code << 21 | letter;
    }
    return code;
}

static int by_code(const void *one, const void *other)
{
    int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;
    return (a > b) - (a < b);
}

const char *workflow_search_grams(const char *text, struct arena *arena)
{
    enum { CODE_BYTES = 20 };
    size_t count = 0, most = 0;
    for (struct gram gram = before_grams(text); next_gram(&gram);)
        most++;
    int64_t *codes = arena_alloc(arena, most * sizeof *codes);
    for (struct gram gram = before_grams(text); next_gram(&gram);)
        codes[count++] = code_of(&gram);
    qsort(codes, count, sizeof *codes, by_code);
    struct buffer array;
    buffer_init(&array, arena_alloc(arena, count * CODE_BYTES + 3), count * CODE_BYTES + 3);
    buffer_put_byte(&array, '[');
    for (size_t i = 0; i < count; i++)
        if (i == 0 || codes[i] != codes[i - 1])
            buffer_printf(&array, "%s%" PRId64, i > 0 ? "," : "", codes[i]);
    buffer_put_byte(&array, ']');
    return array.data;
}

static void set_bit(const struct gram *gram, struct firma *firma)
{
    const uint64_t golden = UINT64_C(0x9e3779b97f4a7c15); /* Fibonacci hashing (Knuth, TAOCP 6.4) */
    size_t bit = (size_t)((uint64_t)code_of(gram) * golden >> 40) % (FIRMA_NUMBERS * FIRMA_BITS);
    firma->numbers[bit / FIRMA_BITS] |= INT64_C(1) << bit % FIRMA_BITS;
}

void workflow_search_sign(const char *text, struct firma *firma)
{
    for (struct gram gram = before_grams(text); next_gram(&gram);)
        set_bit(&gram, firma);
}

void workflow_search_sign_needle(const char *needle, struct firma *firma)
{
    for (struct gram gram = before_grams(needle); next_needle_gram(&gram);)
        set_bit(&gram, firma);
}

size_t workflow_search_needle_grams(const char *needle, size_t most, int64_t *ret_grams)
{
    size_t count = 0;
    for (struct gram gram = before_grams(needle); count < most && next_needle_gram(&gram);)
        ret_grams[count++] = code_of(&gram);
    return count;
}

bool workflow_search_needle_choices(const char *needle, int64_t ret_grams[SEARCH_CHOICES])
{
    struct gram gram = before_grams(needle);
    if (strspn(needle, digits) != GRAM_LETTERS || !next_gram(&gram) || !is_open(&gram))
        return false;
    for (int i = 0; i < SEARCH_CHOICES; i++)
        ret_grams[i] = code_of(&gram) + i;
    return true;
}
