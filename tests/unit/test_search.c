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

static void a_person_is_words_behind_blanks(void **state)
{
    (void)state;
    assert_string_equal(workflow_search_text(" José  Luis", "Ñahui", "X 1", &arena), " jose luis nahui x 1");
    assert_string_equal(workflow_search_text("A", "B", NULL, &arena), " a b");
}

static void grams_are_letters_within_a_word_and_its_beginning(void **state)
{
    (void)state;
    assert_string_equal(workflow_search_grams(" ana de", NULL, &arena), "[\" a\",\" an\",\"ana\",\" d\",\" de\"]");
    assert_string_equal(workflow_search_grams(" a\"b", NULL, &arena), "[\" a\",\" a\\\"\",\"a\\\"b\"]");
    assert_string_equal(workflow_search_grams(" ñu", NULL, &arena), "[\" ñ\",\" ñu\"]");
    assert_string_equal(workflow_search_grams("", NULL, &arena), "[]");
}

static void what_every_codigo_has_is_no_gram(void **state)
{
    (void)state;
    assert_string_equal(workflow_search_grams("", "CMEP-2026-0001", &arena),
                        "[\"-20\",\"202\",\"026\",\"26-\",\"6-0\",\"-00\",\"000\",\"001\"]");
}

static size_t grams_of(const char *word, const char **ret_grams)
{
    return workflow_search_word_grams(word, 3, &arena, ret_grams);
}

static void a_word_is_found_by_grams_that_its_text_has(void **state)
{
    static const char *const words[] = {"quispe", "uis", "q", "qu", "2026", "p-20", "cmepo"};
    const char *grams[3], *has = workflow_search_grams(" quispe cmepo", "CMEP-2026-0001", &arena);
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t count = grams_of(words[i], grams);
        assert_true(count > 0 && count <= 3);
        for (size_t j = 0; j < count; j++)
            assert_non_null(strstr(has, grams[j]));
    }
}

static void what_every_codigo_has_finds_nothing_by_itself(void **state)
{
    static const char *const words[] = {"c", "cm", "cme", "cmep", "cmep-", "cmep-2", "ep-2"};
    const char *grams[3];
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        assert_int_equal(grams_of(words[i], grams), 0);
}

static void only_some_words_may_be_in_a_codigo(void **state)
{
    (void)state;
    assert_true(workflow_search_may_be_codigo("cmep-2026-0001") && workflow_search_may_be_codigo("26-0"));
    assert_false(workflow_search_may_be_codigo("maria") || workflow_search_may_be_codigo("cmep_2026"));
    assert_true(workflow_search_is_short("ñu") && workflow_search_is_short("a"));
    assert_false(workflow_search_is_short("ñuñ"));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_folded),
        cmocka_unit_test(a_person_is_words_behind_blanks),
        cmocka_unit_test(grams_are_letters_within_a_word_and_its_beginning),
        cmocka_unit_test(what_every_codigo_has_is_no_gram),
        cmocka_unit_test(a_word_is_found_by_grams_that_its_text_has),
        cmocka_unit_test(what_every_codigo_has_finds_nothing_by_itself),
        cmocka_unit_test(only_some_words_may_be_in_a_codigo),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
