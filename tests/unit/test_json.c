/* JSON at the edge: what a hostile body can be, and what an answer must look like. */
#include "unit.h"

#include "contract/json.h"

#include <float.h>
#include <math.h>
#include <string.h>

static enum status read(const char *text, size_t size)
{
    struct arena arena;
    msgpack_object object;
    arena_init(&arena, 16 * 1024 * 1024);
    enum status status = json_read(text, size, &arena, &object);
    arena_finish(&arena);
    return status;
}

static void broken_bodies_are_refused(void **state)
{
    static const char *const broken[] = {"",
                                         "{",
                                         "{\"a\":}",
                                         "{\"a\":1,}",
                                         "{'a':1}",
                                         "{\"a\":1}x",
                                         "{\"a\":1e400}",
                                         "{\"a\":1,\"a\":2}",
                                         "{\"a\":\"\\u0000\"}",
                                         "{\"a\":\"\xff\"}",
                                         "{\"a\":\"\xed\xa0\x80\"}",
                                         "nul",
                                         "{\"a\":\"\x01\"}"};
    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++)
        if (read(broken[i], strlen(broken[i])) != STATUS_BAD_REQUEST)
            fail_msg("taken: %s", broken[i]);
}

static void deep_nesting_is_refused(void **state)
{
    char text[100001];
    (void)state;
    memset(text, '[', 100);
    memset(text + 100, ']', 100);
    assert_int_equal(read(text, 200), STATUS_BAD_REQUEST);
    memset(text, '[', 100000);
    assert_int_equal(read(text, 100000), STATUS_BAD_REQUEST);
}

static void text_comes_back_as_it_was(void **state)
{
    static const char text[] = "{\"a\":\"\\\"\\\\\\u0001 ñ😀\\n\",\"b\":[true,null,-5,2.5,{}]}";
    struct arena arena;
    msgpack_object object;
    msgpack_sbuffer out;
    (void)state;
    arena_init(&arena, 1024 * 1024);
    msgpack_sbuffer_init(&out);
    assert_int_equal(json_read(text, strlen(text), &arena, &object), STATUS_OK);
    json_write(&out, &object);
    msgpack_sbuffer_write(&out, "", 1);
    assert_string_equal(out.data, "{\"a\":\"\\\"\\\\\\u0001 ñ😀\\u000a\",\"b\":[true,null,-5,2.5,{}]}");
    msgpack_sbuffer_destroy(&out);
    arena_finish(&arena);
}

static void what_a_peer_sent_is_written_as_json(void **state)
{
    static const struct {
        msgpack_object object;
        const char *json;
    } cases[] = {
        {{.type = MSGPACK_OBJECT_STR, .via.str = {7, "a\xff\xc3\xa9\xe2\x82z"}}, "\"a\\ufffdé\\ufffd\\ufffdz\""},
        {{.type = MSGPACK_OBJECT_STR, .via.str = {1, "\xc3\xa9"}}, "\"\\ufffd\""},
        {{.type = MSGPACK_OBJECT_FLOAT64, .via.f64 = NAN}, "null"},
        {{.type = MSGPACK_OBJECT_FLOAT64, .via.f64 = -INFINITY}, "null"},
        {{.type = MSGPACK_OBJECT_FLOAT64, .via.f64 = 0.1}, "0.1"},
        {{.type = MSGPACK_OBJECT_FLOAT64, .via.f64 = 0.1 + 0.2}, "0.30000000000000004"},
        {{.type = MSGPACK_OBJECT_FLOAT64, .via.f64 = DBL_MAX}, "1.7976931348623157e+308"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        msgpack_sbuffer out;
        msgpack_sbuffer_init(&out);
        json_write(&out, &cases[i].object);
        msgpack_sbuffer_write(&out, "", 1);
        assert_string_equal(out.data, cases[i].json);
        msgpack_sbuffer_destroy(&out);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_bodies_are_refused),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(text_comes_back_as_it_was),
        cmocka_unit_test(what_a_peer_sent_is_written_as_json),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
