/* What is taken for UTF-8, for a day and for an instant; what is not would be refused by the database, or changed by
 * it. */
#include "unit.h"

#include "base/text.h"

#include <string.h>

/* Not one of the texts, which a NULL ends, is valid. */
static void assert_none(bool (*is_valid)(const char *text), const char *const *texts)
{
    for (; *texts; texts++)
        if (is_valid(*texts))
            fail_msg("\"%s\" was taken for one", *texts);
}

static void utf8_is_checked(void **state)
{
    size_t count;
    (void)state;
    assert_true(utf8_length("ñé😀", strlen("ñé😀"), &count));
    assert_int_equal(count, 3);
    static const char *const wrong[] = {"\xff",     "\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf5\x80\x80\x80",
                                        "\xe2\x82", "a\x80"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(utf8_length(wrong[i], strlen(wrong[i]), &count));
    assert_false(utf8_length("a\0b", 3, &count));
}

static void dates_are_those_of_the_calendar(void **state)
{
    (void)state;
    assert_true(date_is_valid("2024-02-29"));
    assert_true(date_is_valid("2000-02-29"));
    assert_true(date_is_valid("0001-01-01"));
    assert_true(date_is_valid("9999-12-31"));
    static const char *const wrong[] = {"2026-02-29", "1900-02-29",  "2026-13-01", "2026-00-10",
                                        "2026-01-32", "0000-01-01",  "2026-1-01",  "26-01-01",
                                        "2026/01/01", "2026-01-01T", "",           NULL};
    assert_none(date_is_valid, wrong);
}

static void instants_are_whole(void **state)
{
    (void)state;
    assert_true(time_is_valid("2026-01-02T03:04:05.678901Z"));
    static const char *const wrong[] = {"",
                                        "2026-01-02",
                                        "2026-01-02T03:04:05Z",
                                        "2026-02-29T03:04:05.678901Z",
                                        "2026-01-02T24:04:05.678901Z",
                                        "2026-01-02T03:60:05.678901Z",
                                        "2026-01-02T03:04:60.678901Z",
                                        "2026-01-02 03:04:05.678901Z",
                                        "2026-01-02T03:04:05.67890aZ",
                                        "2026-01-02T03:04:05.678901+",
                                        NULL};
    assert_none(time_is_valid, wrong);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_checked),
        cmocka_unit_test(dates_are_those_of_the_calendar),
        cmocka_unit_test(instants_are_whole),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
