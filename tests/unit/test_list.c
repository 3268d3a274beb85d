/* Comma separated lists. */
#include "unit.h"

#include "base/list.h"

#include <stdio.h>

/* The entries of a list, each in brackets. */
static const char *entries(const char *list)
{
    static char text[256];
    struct list_entry entry;
    size_t used = 0;
    text[0] = '\0';
    while (list_next(&list, &entry))
        used += (size_t)snprintf(text + used, sizeof text - used, "[%.*s]", (int)entry.size, entry.text);
    return text;
}

static void entries_come_without_blanks(void **state)
{
    (void)state;
    assert_string_equal(entries("a,b"), "[a][b]");
    assert_string_equal(entries(" a ,\tb c\t,  "), "[a][b c]");
    assert_string_equal(entries("one"), "[one]");
}

static void empty_entries_are_passed_over(void **state)
{
    (void)state;
    assert_string_equal(entries(NULL), "");
    assert_string_equal(entries(""), "");
    assert_string_equal(entries(",, ,\t,"), "");
    assert_string_equal(entries(",a,,b,"), "[a][b]");
}

static void a_list_has_whole_entries_only(void **state)
{
    (void)state;
    assert_true(list_has("a, b", "b"));
    assert_false(list_has("a, bc", "b"));
    assert_false(list_has("a, b", "bc"));
    assert_false(list_has("a, b", "a, b"));
    assert_false(list_has("a,,b", ""));
    assert_false(list_has(NULL, "a"));
}

static void an_entry_is_compared_within_its_bounds(void **state)
{
    (void)state;
    struct list_entry entry = list_trim(" ab cd", 3); /* "ab" of it */
    assert_true(list_entry_is(entry, "ab"));
    assert_false(list_entry_is(entry, "ab cd"));
    assert_true(list_entry_begins(entry, "a"));
    assert_true(list_entry_begins(entry, ""));
    assert_false(list_entry_begins(entry, "ab c"));
    assert_int_equal(list_trim(" \t ", 3).size, 0);
    assert_int_equal(list_trim("", 0).size, 0);
}

static void a_copy_is_whole_or_not_made(void **state)
{
    (void)state;
    char text[4] = "old";
    assert_false(list_copy((struct list_entry){"abcd", 4}, text, sizeof text));
    assert_string_equal(text, "old");
    assert_true(list_copy((struct list_entry){"abcd", 3}, text, sizeof text));
    assert_string_equal(text, "abc");
    assert_true(list_copy((struct list_entry){"", 0}, text, 1));
    assert_string_equal(text, "");
    assert_false(list_copy((struct list_entry){"", 0}, text, 0));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_come_without_blanks),   cmocka_unit_test(empty_entries_are_passed_over),
        cmocka_unit_test(a_list_has_whole_entries_only), cmocka_unit_test(an_entry_is_compared_within_its_bounds),
        cmocka_unit_test(a_copy_is_whole_or_not_made),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
