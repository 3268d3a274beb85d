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
                                 struct arena *arena)
{
    const char *parts[] = {workflow_search_fold(nombres, arena), workflow_search_fold(apellidos, arena),
                           workflow_search_fold(numero_documento ? numero_documento : "", arena)};
    char *text = arena_alloc(arena, strlen(parts[0]) + strlen(parts[1]) + strlen(parts[2]) + 4), *to = text;
    for (size_t i = 0; i < 3; i++)
        to = append_words(to, parts[i]);
    return text;
}

bool workflow_search_may_be_codigo(const char *word)
{
    return word[strspn(word, "cmep-0123456789")] == '\0';
}

bool workflow_search_is_short(const char *word)
{
    size_t letters;
    return utf8_length(word, strlen(word), &letters) && letters < GRAM_LETTERS;
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

/* The size of the gram that begins here, in a text whose words stand behind blanks; 0 when none does. `more` says
 * that a longer one begins here too. */
static size_t gram_at(const char *at, bool longer)
{
    size_t size = letters_size(at, *at == ' ' && !longer ? GRAM_LETTERS - 1 : GRAM_LETTERS);
    bool crosses = size > 0 && memchr(at + 1, ' ', size - 1) != NULL;
    return crosses || is_in_every_codigo(at, size) ? 0 : size;
}

static void write_gram(msgpack_sbuffer *json, const char *gram, size_t size)
{
    if (size == 0)
        return;
    json_write_raw(json, json->size > 1 ? "," : "");
    json_write_text(json, gram, size);
}

static void write_grams(msgpack_sbuffer *json, const char *text)
{
    for (const char *at = text; *at != '\0'; at += letters_size(at, 1)) {
        if (*at == ' ')
            write_gram(json, at, gram_at(at, false));
        write_gram(json, at, gram_at(at, true));
    }
}

const char *workflow_search_grams(const char *text, const char *codigo, struct arena *arena)
{
    msgpack_sbuffer json;
    msgpack_sbuffer_init(&json);
    json_write_raw(&json, "[");
    write_grams(&json, text);
    if (codigo)
        write_grams(&json, arena_printf(arena, " %s", workflow_search_fold(codigo, arena)));
    json_write_raw(&json, "]");
    const char *array = arena_text(arena, json.data, json.size);
    msgpack_sbuffer_destroy(&json);
    return array;
}

size_t workflow_search_word_grams(const char *word, size_t most, struct arena *arena, const char **ret_grams)
{
    size_t count = 0;
    if (workflow_search_is_short(word)) {
        const char *gram = arena_printf(arena, " %s", word);
        if (most > 0 && !is_in_every_codigo(gram, strlen(gram)))
            ret_grams[count++] = gram;
        return count;
    }
    for (const char *at = word; *at != '\0' && count < most; at += letters_size(at, 1)) {
        size_t size = gram_at(at, true);
        if (size > 0)
            ret_grams[count++] = arena_text(arena, at, size);
    }
    return count;
}
