/* What a search takes for equal, and by which grams it finds it. */
#include "unit.h"

#include "list/workflow_search.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;

static int make_arena(void **state)
{
    (void)state;
    arena_init(&arena, 1024 * 1024);
    return 0;
}

static int drop_arena(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

static void letters_are_folded(void **state)
{
    static const char *const pairs[][2] = {{"ÑAHUI Quispe", "nahui quispe"},
                                           {"Ávila", "avila"},
                                           {"A\xcc\x81vila", "avila"}, /* a and a mark of its own */
                                           {"Straße", "strasse"},
                                           {"ΕΛΈΝΗ", "ελενη"},
                                           {"李小龍", "李小龍"},
                                           {"", ""}};
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_string_equal(workflow_search_fold(pairs[i][0], &arena), pairs[i][1]);
}

static void a_request_is_words_behind_blanks(void **state)
{
    (void)state;
    assert_string_equal(workflow_search_text("José  Luis", "Ñahui", "X 1", "CMEP-2026-0001", &arena),
                        " jose luis nahui x 1 cmep-2026-0001");
    assert_string_equal(workflow_search_text("A", "B", NULL, NULL, &arena), " a b");
}

/* The number of a gram of three letters, of which the last may be none. */
static int64_t letters(int64_t first, int64_t second, int64_t third)
{
    return third ? (first << 21 | second) << 21 | third : first << 21 | second;
}

static int by_code(const void *one, const void *other)
{
    int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;
    return (a > b) - (a < b);
}

static void assert_grams(const char *of, int64_t *grams, size_t count)
{
    char expected[1000] = "[";
    qsort(grams, count, sizeof *grams, by_code);
    for (size_t i = 0; i < count; i++)
        sprintf(expected + strlen(expected), "%s%" PRId64, i > 0 ? "," : "", grams[i]);
    strcat(expected, "]");
    assert_string_equal(workflow_search_grams(of, &arena), expected);
}

#define ASSERT_GRAMS(of, ...)                                                                                          \
    assert_grams(of, (int64_t[]){__VA_ARGS__}, sizeof(int64_t[]){__VA_ARGS__} / sizeof(int64_t))

static void grams_are_letters_within_a_word_and_its_beginning(void **state)
{
    (void)state;
    ASSERT_GRAMS(" ana de", letters(' ', 'a', 0), letters(' ', 'a', 'n'), letters('a', 'n', 'a'), letters(' ', 'd', 0),
                 letters(' ', 'd', 'e'));
    ASSERT_GRAMS(" ñu", letters(' ', 0xf1, 0), letters(' ', 0xf1, 'u'));
    ASSERT_GRAMS(" \U0010fffd\U0010fffd\U0010fffd", letters(' ', 0x10fffd, 0), letters(' ', 0x10fffd, 0x10fffd),
                 letters(0x10fffd, 0x10fffd, 0x10fffd));
    assert_string_equal(workflow_search_grams("", &arena), "[]");
}

static void a_gram_that_a_name_repeats_is_posted_once(void **state)
{
    (void)state;
    ASSERT_GRAMS(" aaaaaaaa aaaa", letters(' ', 'a', 0), letters(' ', 'a', 'a'), letters('a', 'a', 'a'));
}

static void of_digits_four_are_a_gram_and_three_where_no_more_follow(void **state)
{
    (void)state;
    ASSERT_GRAMS(" 12345", letters(' ', '1', 0), letters(' ', '1', '2'), 123 * 11 + 5, 234 * 11 + 6, 345 * 11);
    ASSERT_GRAMS(" 123a", letters(' ', '1', 0), letters(' ', '1', '2'), 123 * 11, letters('2', '3', 'a'));
}

static void what_every_codigo_has_is_no_gram(void **state)
{
    (void)state;
    ASSERT_GRAMS(" cmep-2026-0001", letters('-', '2', '0'), 202 * 11 + 7, 26 * 11, letters('2', '6', '-'),
                 letters('6', '-', '0'), letters('-', '0', '0'), 0 * 11 + 2, 1 * 11);
}

static const char text[] = " quispe cmepo 40812233 cmep-2026-0001";

static bool has_gram(const char *array, int64_t gram)
{
    char from[30], to[30];
    return strstr(array, (sprintf(from, "[%" PRId64 ",", gram), from)) != NULL
        || strstr(array, (sprintf(from, ",%" PRId64 ",", gram), from)) != NULL
        || strstr(array, (sprintf(to, ",%" PRId64 "]", gram), to)) != NULL;
}

/* Whether the text has all bits of the needle. */
static bool may_have(const char *of, const char *needle)
{
    struct firma has = {0}, wants = {0};
    bool all = true;
    workflow_search_sign(of, &has);
    workflow_search_sign_needle(needle, &wants);
    for (size_t i = 0; i < FIRMA_NUMBERS; i++)
        all = all && (has.numbers[i] & wants.numbers[i]) == wants.numbers[i];
    return all;
}

static void a_word_is_found_by_grams_that_its_text_has(void **state)
{
    static const char *const words[] = {"quispe", "uis",   "q",     "qu",    "2026",
                                        "p-20",   "cmepo", "026-0", "40812", "812233"};
    const char *has = workflow_search_grams(text, &arena);
    int64_t grams[3];
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const char *needle = workflow_search_needle(words[i], &arena);
        size_t count = workflow_search_needle_grams(needle, 3, grams);
        assert_true(count > 0 && count <= 3);
        for (size_t j = 0; j < count; j++)
            assert_true(has_gram(has, grams[j]));
        assert_true(may_have(text, needle));
    }
}

static void most_texts_have_not_the_bits_of_a_word_that_they_lack(void **state)
{
    static const char *const words[] = {"maria", "flores", "huaman", "mamani", "76543", "rodriguez"};
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        assert_false(may_have(" ana rosa quispe cusi 40812233 cmep-2026-0001", words[i]));
}

static void what_every_codigo_has_finds_nothing_by_itself(void **state)
{
    static const char *const words[] = {"c", "cm", "cme", "cmep", "cmep-", "cmep-2", "ep-2"};
    int64_t grams[3];
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const char *needle = workflow_search_needle(words[i], &arena);
        assert_int_equal(workflow_search_needle_grams(needle, 3, grams), 0);
        assert_true(may_have("", needle));
    }
}

static void three_digits_are_found_by_what_they_may_be_a_part_of(void **state)
{
    static const char *const words[] = {"408", "812", "233", "026", "001", "202"};
    const char *has = workflow_search_grams(text, &arena);
    int64_t grams[SEARCH_CHOICES];
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        int found = 0;
        assert_int_equal(workflow_search_needle_grams(words[i], 1, grams), 0);
        assert_true(workflow_search_needle_choices(words[i], grams));
        for (size_t j = 0; j < SEARCH_CHOICES; j++)
            found += has_gram(has, grams[j]);
        assert_int_equal(found, 1);
        assert_true(may_have(text, words[i]));
    }
    assert_false(workflow_search_needle_choices("4081", grams));
    assert_false(workflow_search_needle_choices(" 40", grams));
    assert_false(workflow_search_needle_choices("12a", grams));
}

static void a_short_word_counts_at_the_beginning_of_a_word(void **state)
{
    (void)state;
    assert_string_equal(workflow_search_needle("ñu", &arena), " ñu");
    assert_string_equal(workflow_search_needle("a", &arena), " a");
    assert_string_equal(workflow_search_needle("ñuñ", &arena), "ñuñ");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_folded),
        cmocka_unit_test(a_request_is_words_behind_blanks),
        cmocka_unit_test(a_gram_that_a_name_repeats_is_posted_once),
        cmocka_unit_test(grams_are_letters_within_a_word_and_its_beginning),
        cmocka_unit_test(of_digits_four_are_a_gram_and_three_where_no_more_follow),
        cmocka_unit_test(what_every_codigo_has_is_no_gram),
        cmocka_unit_test(a_word_is_found_by_grams_that_its_text_has),
        cmocka_unit_test(most_texts_have_not_the_bits_of_a_word_that_they_lack),
        cmocka_unit_test(what_every_codigo_has_finds_nothing_by_itself),
        cmocka_unit_test(three_digits_are_found_by_what_they_may_be_a_part_of),
        cmocka_unit_test(a_short_word_counts_at_the_beginning_of_a_word),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
