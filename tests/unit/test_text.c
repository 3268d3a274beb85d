/* What is taken for UTF-8, for a day and for an instant; what is not would be refused by the database, or changed by
 * it. */
#include "unit.h"

#include "base/text.h"

#include <stdio.h>
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

static void hex_is_written_and_read_back(void **state)
{
    (void)state;
    unsigned char bytes[256], back[256];
    char text[513];
    for (int i = 0; i < 256; i++)
        bytes[i] = (unsigned char)i;
    hex_write(bytes, sizeof bytes, text);
    assert_int_equal(strlen(text), 512);
    assert_memory_equal(text, "000102", 6);
    assert_string_equal(text + 506, "fdfeff");
    assert_true(hex_read(text, back, sizeof back));
    assert_memory_equal(bytes, back, sizeof bytes);
    assert_true(hex_is_valid(text, 512));
    hex_write(bytes, 0, text);
    assert_string_equal(text, "");
    assert_true(hex_is_valid("", 0));
    assert_true(hex_read("", back, 0));
}

static void other_texts_are_no_hex(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "0", "000", "00000", "0g00", "00 0", "FF00", "-001", "00\xc3\xb1", NULL};
    unsigned char bytes[2] = {7, 7};
    for (size_t i = 0; wrong[i]; i++) {
        assert_false(hex_is_valid(wrong[i], 4));
        assert_false(hex_read(wrong[i], bytes, 2));
    }
    assert_int_equal(bytes[0], 7);
    for (int i = -128; i < 128; i++)
        assert_int_equal(hex_digit((char)i) >= 0, i != 0 && strchr("0123456789abcdefABCDEF", i) != NULL);
    assert_int_equal(hex_digit('a'), 10);
    assert_int_equal(hex_digit('F'), 15);
}

static void percent_signs_are_decoded_once(void **state)
{
    (void)state;
    static const struct {
        const char *coded, *plain, *form;
    } cases[] = {
        {"", "", ""},
        {"a%2Fb%2fc", "a/b/c", "a/b/c"},
        {"%2541", "%41", "%41"},
        {"a+b%2B", "a+b+", "a b+"},
        {"%", "%", "%"},
        {"%4", "%4", "%4"},
        {"%%41", "%A", "%A"},
        {"%4g%g4", "%4g%g4", "%4g%g4"},
        {"%00x", "%00x", "%00x"},
        {"%C3%B1", "\xc3\xb1", "\xc3\xb1"},
    };
    char text[32];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        snprintf(text, sizeof text, "%s", cases[i].coded);
        percent_decode(text, false);
        assert_string_equal(text, cases[i].plain);
        snprintf(text, sizeof text, "%s", cases[i].coded);
        percent_decode(text, true);
        assert_string_equal(text, cases[i].form);
    }
}

static void a_day_is_told_from_its_ordinal_and_back(void **state)
{
    (void)state;
    assert_int_equal(date_ordinal(19700101), 0);
    assert_int_equal(date_ordinal(10101), -719162);
    assert_int_equal(date_ordinal(99991231), 2932896);
    for (int64_t ordinal = -719162; ordinal <= 2932896; ordinal++)
        assert_int_equal(date_ordinal(date_of_ordinal(ordinal)), ordinal);
}

static void days_are_read_and_written(void **state)
{
    (void)state;
    static const int64_t days[] = {10101, 19700101, 20240229, 20260908, 99991231};
    static const char *const wrong[] = {"",           "2026",        "2026-01",     "2026-1-01",
                                        "2026-01-1",  "2026-01-011", "2026-02-29",  "0000-01-01",
                                        "2026/01/01", "+026-01-01",  "2026-01-01T", " 2026-01-01",
                                        "2026-13-01", "2026-00-10",  "2026-01-00"};
    char text[DATE_TEXT_SIZE];
    int64_t day;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        date_write(days[i], text);
        assert_true(date_read(text, &day));
        assert_int_equal(day, days[i]);
    }
    assert_string_equal(text, "9999-12-31");
    day = 7;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(date_read(wrong[i], &day));
    assert_int_equal(day, 7);
}

static void instants_are_read_and_written(void **state)
{
    (void)state;
    static const struct {
        int64_t us;
        const char *text;
    } cases[] = {{0, "1970-01-01T00:00:00.000000Z"},
                 {-1, "1969-12-31T23:59:59.999999Z"},
                 {1767323045678901, "2026-01-02T03:04:05.678901Z"},
                 {-62135596800000000, "0001-01-01T00:00:00.000000Z"},
                 {253402300799999999, "9999-12-31T23:59:59.999999Z"}};
    char text[TIME_TEXT_SIZE];
    int64_t us;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        time_write(cases[i].us, text);
        assert_string_equal(text, cases[i].text);
        assert_true(time_is_valid(text));
        assert_true(time_read(text, &us));
        assert_true(us == cases[i].us);
    }
    time_write(INT64_MIN, text);
    assert_string_equal(text, "0001-01-01T00:00:00.000000Z");
    time_write(INT64_MAX, text);
    assert_string_equal(text, "9999-12-31T23:59:59.999999Z");
}

static void instants_of_others_are_read(void **state)
{
    (void)state;
    static const char *const same[] = {"2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000Z", "2026-01-02T03:04:05+00:00",
                                       "2026-01-02T03:04:05.0000009Z"};
    static const char *const wrong[] = {"",
                                        "2026-01-02",
                                        "2026-01-02T",
                                        "2026-01-02T03:04",
                                        "2026-01-02T03:04:05",
                                        "2026-01-02T03:04:05.Z",
                                        "2026-01-02T03:04:05.5",
                                        "2026-01-02T03:04:05+05:00",
                                        "2026-01-02T24:00:00Z",
                                        "2026-01-02T03:04:60Z",
                                        "2026-01-02T03:04:05Zx",
                                        "2026-02-30T03:04:05Z",
                                        "2026-01-02 03:04:05Z"};
    int64_t us;
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        assert_true(time_read(same[i], &us));
        assert_true(us == 1767323045000000);
    }
    us = 7;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(time_read(wrong[i], &us));
    assert_true(us == 7);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_told_from_its_ordinal_and_back),
        cmocka_unit_test(days_are_read_and_written),
        cmocka_unit_test(instants_are_read_and_written),
        cmocka_unit_test(instants_of_others_are_read),
        cmocka_unit_test(utf8_is_checked),
        cmocka_unit_test(dates_are_those_of_the_calendar),
        cmocka_unit_test(instants_are_whole),
        cmocka_unit_test(hex_is_written_and_read_back),
        cmocka_unit_test(other_texts_are_no_hex),
        cmocka_unit_test(percent_signs_are_decoded_once),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
