/* What a search takes for equal, and by which grams it finds it. */
#include "unit.h"

#include "workflow_search.h"

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

static void grams_are_letters_within_a_word_and_its_beginning(void **state)
{
    (void)state;
    assert_string_equal(workflow_search_grams(" ana de", &arena), "[\" a\",\" an\",\"ana\",\" d\",\" de\"]");
    assert_string_equal(workflow_search_grams(" a\"b", &arena), "[\" a\",\" a\\\"\",\"a\\\"b\"]");
    assert_string_equal(workflow_search_grams(" ñu", &arena), "[\" ñ\",\" ñu\"]");
    assert_string_equal(workflow_search_grams("", &arena), "[]");
}

static void what_every_codigo_has_is_no_gram(void **state)
{
    (void)state;
    assert_string_equal(workflow_search_grams(" cmep-2026-0001", &arena),
                        "[\"-20\",\"202\",\"026\",\"26-\",\"6-0\",\"-00\",\"000\",\"001\"]");
}

static const char text[] = " quispe cmepo cmep-2026-0001";

/* Whether the text has all bits of the needle. */
static bool may_have(const char *of, const char *needle)
{
    struct firma has = {0}, wants = {0};
    bool all = true;
    workflow_search_sign(of, &has);
    workflow_search_sign(needle, &wants);
    for (size_t i = 0; i < FIRMA_NUMBERS; i++)
        all = all && (has.numbers[i] & wants.numbers[i]) == wants.numbers[i];
    return all;
}

static void a_word_is_found_by_grams_that_its_text_has(void **state)
{
    static const char *const words[] = {"quispe", "uis", "q", "qu", "2026", "p-20", "cmepo"};
    const char *grams[3], *has = workflow_search_grams(text, &arena);
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const char *needle = workflow_search_needle(words[i], &arena);
        size_t count = workflow_search_needle_grams(needle, 3, &arena, grams);
        assert_true(count > 0 && count <= 3);
        for (size_t j = 0; j < count; j++)
            assert_non_null(strstr(has, grams[j]));
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
    const char *grams[3];
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const char *needle = workflow_search_needle(words[i], &arena);
        assert_int_equal(workflow_search_needle_grams(needle, 3, &arena, grams), 0);
        assert_true(may_have("", needle));
    }
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
        cmocka_unit_test(grams_are_letters_within_a_word_and_its_beginning),
        cmocka_unit_test(what_every_codigo_has_is_no_gram),
        cmocka_unit_test(a_word_is_found_by_grams_that_its_text_has),
        cmocka_unit_test(most_texts_have_not_the_bits_of_a_word_that_they_lack),
        cmocka_unit_test(what_every_codigo_has_finds_nothing_by_itself),
        cmocka_unit_test(a_short_word_counts_at_the_beginning_of_a_word),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
