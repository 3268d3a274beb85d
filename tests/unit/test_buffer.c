/* Text that grows up to a limit. */
#include "unit.h"

#include "base/buffer.h"
#include "db/query.h"

#include <stdlib.h>
#include <string.h>

static void what_fits_is_kept_whole(void **state)
{
    (void)state;
    char memory[8];
    struct buffer text;
    buffer_init(&text, memory, sizeof memory);
    assert_string_equal(text.data, "");
    buffer_put(&text, "ab");
    buffer_put_byte(&text, 'c');
    buffer_put(&text, "");
    buffer_printf(&text, "%d%s", 42, "de");
    assert_string_equal(text.data, "abc42de");
    assert_int_equal(text.size, 7);
    assert_false(buffer_is_exceeded(&text));
}

static void what_does_not_fit_is_cut_once(void **state)
{
    (void)state;
    char memory[6] = "?????";
    struct buffer text;
    for (int way = 0; way < 3; way++) {
        buffer_init(&text, memory, 4);
        buffer_put(&text, "ab");
        if (way == 0)
            buffer_put(&text, "cde");
        else if (way == 1)
            buffer_printf(&text, "%s", "cde");
        else
            buffer_put_bytes(&text, "cde", 2);
        assert_string_equal(text.data, "abc");
        assert_int_equal(text.size, 3);
        assert_true(buffer_is_exceeded(&text));
        buffer_put(&text, "");
        buffer_put_byte(&text, 'f');
        buffer_printf(&text, "%d", 1);
        assert_string_equal(text.data, "abc");
        assert_int_equal(memory[4], '?');
    }
    buffer_clear(&text);
    assert_false(buffer_is_exceeded(&text));
    buffer_put(&text, "abc");
    assert_false(buffer_is_exceeded(&text));
    buffer_put_byte(&text, 'd');
    assert_true(buffer_is_exceeded(&text));
}

static void memory_of_one_byte_holds_nothing(void **state)
{
    (void)state;
    char memory[2] = "??";
    struct buffer text;
    buffer_init(&text, memory, 1);
    buffer_put(&text, "");
    buffer_printf(&text, "%s", "");
    assert_false(buffer_is_exceeded(&text));
    buffer_put_byte(&text, '\0');
    assert_true(buffer_is_exceeded(&text));
    assert_string_equal(text.data, "");
    assert_int_equal(memory[1], '?');
}

/* Cuts the text at every length; what is left is whole characters, and as many as fit. */
static void no_text_is_cut_within_a_character(void **state)
{
    (void)state;
    static const char full[] = "a\xc3\xb1\xe2\x82\xac\xf0\x9f\x98\x80z";
    static const size_t ends[] = {0, 1, 3, 6, 10, 11};
    char memory[sizeof full];
    struct buffer text;
    for (size_t room = 1; room < sizeof full; room++) {
        size_t whole = 0;
        for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
            whole = ends[i] < room ? ends[i] : whole;
        buffer_init(&text, memory, room);
        buffer_put(&text, full);
        assert_int_equal(text.size, whole);
        assert_memory_equal(text.data, full, whole);
        buffer_init(&text, memory, room);
        buffer_printf(&text, "%s", full);
        assert_int_equal(text.size, whole);
    }
    buffer_init(&text, memory, 4);
    buffer_put(&text, "\x80\x80\x80\x80\x80\x80"); /* no text at all */
    assert_true(text.size <= 3 && buffer_is_exceeded(&text));
}

static void bytes_may_be_nul(void **state)
{
    (void)state;
    char memory[6];
    struct buffer text;
    buffer_init(&text, memory, sizeof memory);
    buffer_put_bytes(&text, "a\0b\0c", 5);
    assert_int_equal(text.size, 5);
    assert_memory_equal(memory, "a\0b\0c", 6);
    buffer_put_bytes(&text, NULL, 0);
    assert_false(buffer_is_exceeded(&text));
}

static void a_statement_that_was_cut_is_refused(void **state)
{
    (void)state;
    struct db_query *query = malloc(sizeof *query);
    db_query_init(query);
    db_query_put(query, "SELECT 1");
    db_query_value(query, " WHERE ? = 1", db_int(1));
    assert_int_equal(db_query_args(query).count, 1);
    for (int i = 0; i < DB_QUERY_BYTES / 8; i++)
        db_query_put(query, " OR TRUE");
    assert_int_equal(strlen(query->sql), DB_QUERY_BYTES - 1);
    assert_true(db_query_args(query).count > DB_MOST_VALUES);
    free(query);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_is_kept_whole),
        cmocka_unit_test(what_does_not_fit_is_cut_once),
        cmocka_unit_test(memory_of_one_byte_holds_nothing),
        cmocka_unit_test(no_text_is_cut_within_a_character),
        cmocka_unit_test(bytes_may_be_nul),
        cmocka_unit_test(a_statement_that_was_cut_is_refused),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
