/* Lines of the log, whatever their members hold. */
#include "unit.h"

#include "base/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINES_BYTES = 65536 };

/* Standard output, while a test keeps it. */
static struct {
    int kept;
    FILE *file;
    char text[LINES_BYTES];
} output;

static void begin(void)
{
    fflush(stdout);
    output.kept = dup(STDOUT_FILENO);
    output.file = tmpfile();
    dup2(fileno(output.file), STDOUT_FILENO);
}

/* What was written since. */
static const char *end(void)
{
    dup2(output.kept, STDOUT_FILENO);
    close(output.kept);
    rewind(output.file);
    output.text[fread(output.text, 1, sizeof output.text - 1, output.file)] = '\0';
    fclose(output.file);
    return output.text;
}

/* The only line that was written; owned by the caller. */
static json_t *end_line(void)
{
    const char *text = end();
    assert_non_null(strchr(text, '\n'));
    assert_string_equal(strchr(text, '\n'), "\n");
    json_t *line = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(line);
    return line;
}

static const char *text_of(const json_t *line, const char *name)
{
    return json_string_value(json_object_get(line, name));
}

static void members_have_their_types(void **state)
{
    (void)state;
    begin();
    LOG(LEVEL_WARNING, "happened", LOG_TEXT("text", "a \"b\"\n"), LOG_INT("least", INT64_MIN), LOG_BOOL("yes", 1 == 1),
        LOG_BOOL("no", false), LOG_INT("size", sizeof(char)));
    json_t *line = end_line();
    assert_string_equal(text_of(line, "level"), "warning");
    assert_string_equal(text_of(line, "service"), "test");
    assert_string_equal(text_of(line, "event"), "happened");
    assert_int_equal(strlen(text_of(line, "time")), 27);
    assert_string_equal(text_of(line, "text"), "a \"b\"\n");
    assert_true(json_integer_value(json_object_get(line, "least")) == INT64_MIN);
    assert_int_equal(json_integer_value(json_object_get(line, "size")), 1);
    assert_true(json_is_true(json_object_get(line, "yes")));
    assert_true(json_is_false(json_object_get(line, "no")));
    json_decref(line);
}

static void a_bad_member_costs_no_other(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *written;
    } cases[] = {{"\xff", "\xef\xbf\xbd"},
                 {"a\xc3", "a\xef\xbf\xbd"},
                 {"\xc3\x28z", "\xef\xbf\xbd(z"},
                 {"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
                 {"\xf0\x9f\x98\x80\x80", "\xf0\x9f\x98\x80\xef\xbf\xbd"},
                 {"\xc0\xaf\xc3\xb1", "\xef\xbf\xbd\xef\xbf\xbd\xc3\xb1"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        begin();
        LOG(LEVEL_ERROR, "bad", LOG_TEXT("before", "b"), LOG_TEXT("bad", cases[i].bytes), LOG_TEXT("none", NULL),
            LOG_INT("after", 7));
        json_t *line = end_line();
        assert_string_equal(text_of(line, "before"), "b");
        assert_string_equal(text_of(line, "bad"), cases[i].written);
        assert_true(json_is_null(json_object_get(line, "none")));
        assert_int_equal(json_integer_value(json_object_get(line, "after")), 7);
        json_decref(line);
    }
}

static void a_long_bad_text_is_written_whole(void **state)
{
    (void)state;
    enum { SIZE = 10000 };
    char *text = malloc(SIZE + 1);
    memset(text, 0x80, SIZE);
    text[SIZE] = '\0';
    begin();
    LOG(LEVEL_INFO, "bad", LOG_TEXT("bad", text));
    json_t *line = end_line();
    assert_int_equal(strlen(text_of(line, "bad")), 3 * SIZE);
    json_decref(line);
    free(text);
}

static void a_line_may_have_no_members(void **state)
{
    (void)state;
    begin();
    LOG(LEVEL_INFO, "alone", LOG_NONE);
    json_t *line = end_line();
    assert_int_equal(json_object_size(line), 4);
    json_decref(line);
}

static void lines_below_the_level_are_dropped(void **state)
{
    (void)state;
    begin();
    LOG(LEVEL_DEBUG, "quiet", LOG_TEXT("bad", "\xff"));
    LOG(LEVEL_DEBUG, "quiet", LOG_NONE);
    assert_string_equal(end(), "");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_have_their_types),          cmocka_unit_test(a_bad_member_costs_no_other),
        cmocka_unit_test(a_long_bad_text_is_written_whole),  cmocka_unit_test(a_line_may_have_no_members),
        cmocka_unit_test(lines_below_the_level_are_dropped),
    };
    log_init("test", "info");
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
