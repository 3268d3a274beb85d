/* Digests of bytes at once and in pieces. */
#include "unit.h"

#include "base/digest.h"

#include <string.h>

enum { MOST_BYTES = 300 };

static void vectors_of_fips_180_are_met(void **state)
{
    (void)state;
    static const struct {
        const char *text, *digest;
    } cases[] = {{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
                 {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}};
    char once[DIGEST_SIZE], pieces[DIGEST_SIZE];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct digest digest;
        digest_text(cases[i].text, strlen(cases[i].text), once);
        assert_string_equal(once, cases[i].digest);
        digest_init(&digest);
        digest_add(&digest, cases[i].text, strlen(cases[i].text));
        assert_true(digest_finish(&digest, pieces));
        assert_string_equal(pieces, cases[i].digest);
    }
}

static void pieces_of_any_size_are_the_same_bytes(void **state)
{
    (void)state;
    unsigned char bytes[MOST_BYTES];
    char once[DIGEST_SIZE], pieces[DIGEST_SIZE];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i * 7);
    digest_text(bytes, sizeof bytes, once);
    for (size_t step = 1; step <= sizeof bytes; step++) {
        struct digest digest;
        digest_init(&digest);
        for (size_t at = 0; at < sizeof bytes; at += step) {
            size_t left = sizeof bytes - at;
            digest_add(&digest, bytes + at, left < step ? left : step);
            digest_add(&digest, bytes, 0);
        }
        assert_true(digest_finish(&digest, pieces));
        assert_string_equal(pieces, once);
    }
}

static void a_failed_one_says_so(void **state)
{
    (void)state;
    char text[DIGEST_SIZE] = "before";
    struct digest failed = {.context = NULL}, ended;
    digest_add(&failed, "abc", 3);
    assert_false(digest_finish(&failed, text));
    assert_string_equal(text, "before");
    digest_init(&ended);
    assert_true(digest_finish(&ended, NULL)); /* who gives up */
    digest_add(&ended, "abc", 3);
    assert_false(digest_finish(&ended, text)); /* twice */
    assert_string_equal(text, "before");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vectors_of_fips_180_are_met),
        cmocka_unit_test(pieces_of_any_size_are_the_same_bytes),
        cmocka_unit_test(a_failed_one_says_so),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
