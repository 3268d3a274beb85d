/* Passwords, emails and session ids. */
#include "unit.h"

#include "auth_password.h"
#include "auth_rules.h"

#include <string.h>
#include <crypt.h>
#include <stdio.h>

enum { LOW_COST = 4 };

static void old_hashes_still_open_the_account(void **state)
{
    /* From the crypt_blowfish test vectors: "U*U" under each of the prefixes in use. */
    static const char *const hashes[] = {"$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                                         "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                                         "$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"};
    bool renew;
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        assert_true(password_verify("U*U", hashes[i], LOW_COST, &renew));
        assert_false(renew);
        assert_false(password_verify("U*V", hashes[i], LOW_COST, &renew));
        assert_true(password_verify("U*U", hashes[i], 6, &renew));
        assert_true(renew); /* it is cheaper than one made today */
        assert_false(password_verify("U*V", hashes[i], 6, &renew));
        assert_false(renew);
    }
}

static void long_passwords_go_in_whole(void **state)
{
    char hash[PASSWORD_HASH_SIZE], cut_hash[PASSWORD_HASH_SIZE], password[101], other[101], cut[73];
    bool renew;
    (void)state;
    memset(password, 'a', 100);
    password[100] = '\0';
    strcpy(other, password);
    other[99] = 'b';
    assert_true(password_hash(password, LOW_COST, hash));
    assert_int_equal(strncmp(hash, "sha256:$2b$", 11), 0);
    assert_true(password_verify(password, hash, LOW_COST, &renew));
    assert_false(renew);
    assert_false(password_verify(other, hash, LOW_COST, &renew));
    /* A hash of the first 72 bytes, as the old system made it: verifies, and asks to be renewed. */
    memcpy(cut, password, 72);
    cut[72] = '\0';
    assert_true(password_hash(cut, LOW_COST, cut_hash));
    assert_true(password_verify(password, cut_hash, LOW_COST, &renew));
    assert_true(renew);
}

static void no_hash_opens_nothing(void **state)
{
    static const char *const broken[] = {NULL, "", "x", "$1$abc$def", "sha256:", "$2b$12$short", "*0"};
    bool renew;
    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++)
        assert_false(password_verify("password", broken[i], LOW_COST, &renew));
}

/* What bcrypt did, counted where it is called (ld --wrap): a clock would tell of the machine too. */
char *__real_crypt_r(const char *key, const char *setting, struct crypt_data *data);
char *__wrap_crypt_r(const char *key, const char *setting, struct crypt_data *data);
static unsigned rounds;

char *__wrap_crypt_r(const char *key, const char *setting, struct crypt_data *data)
{
    unsigned cost;
    char *hash = __real_crypt_r(key, setting, data);
    if (hash && hash[0] == '$' && sscanf(hash, "$2%*1[aby]$%2u$", &cost) == 1)
        rounds += 1u << cost;
    return hash;
}

static unsigned rounds_of_a_no(const char *hash)
{
    bool renew;
    rounds = 0;
    assert_false(password_verify("password", hash, 8, &renew));
    return rounds;
}

/* Or the time would tell who has an account, and who has an old one. */
static void a_no_takes_as_long_whatever_the_hash(void **state)
{
    static const char *const hashes[] = {NULL,
                                         "",
                                         "*0",
                                         "$2b$12$short",
                                         "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                                         "$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                                         "sha256:$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                                         "$2b$08$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"};
    (void)state;
    for (size_t i = 0; i < sizeof hashes / sizeof hashes[0]; i++)
        assert_int_equal(rounds_of_a_no(hashes[i]), 1u << 8);
}

static void emails_are_trimmed_and_lowered(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 65536);
    assert_string_equal(auth_rules_email("  Admin@CMEP.Local \n", &arena), "admin@cmep.local");
    assert_string_equal(auth_rules_email("   ", &arena), "");
    arena_finish(&arena);
}

/* Who mistypes three times must not wait; who guesses must, and a clinic behind one address less than one account. */
static void the_wait_after_failures_grows(void **state)
{
    (void)state;
    assert_int_equal(auth_rules_wait_s(FAILURE_ACCOUNT, 4, 0), 0);
    assert_int_equal(auth_rules_wait_s(FAILURE_ACCOUNT, 5, 0), 10);
    assert_int_equal(auth_rules_wait_s(FAILURE_ACCOUNT, 6, 5), 15);
    assert_int_equal(auth_rules_wait_s(FAILURE_ACCOUNT, 6, 20), 0);
    assert_int_equal(auth_rules_wait_s(FAILURE_ACCOUNT, 1000, 0), 900);
    assert_int_equal(auth_rules_wait_s(FAILURE_ADDRESS, 17, 0), 0);
    assert_true(auth_rules_wait_s(FAILURE_ADDRESS, 19, 0) > 0);
}

static const char *const common_passwords[] = {
#include "common_passwords.inc"
};

static void common_passwords_are_refused_in_production(void **state)
{
    (void)state;
    assert_null(auth_rules_password_problem("admin123", false));
    assert_non_null(auth_rules_password_problem("Admin123", true));
    assert_null(auth_rules_password_problem("una frase que nadie adivina", true));
    for (size_t i = 0; i < sizeof common_passwords / sizeof common_passwords[0]; i++)
        if (!auth_rules_password_problem(common_passwords[i], true))
            fail_msg("%s is not refused: the list is not sorted", common_passwords[i]);
    assert_true(sizeof common_passwords / sizeof common_passwords[0] >= 3000);
}

static void words_of_the_house_are_refused_whatever_is_around_them(void **state)
{
    (void)state;
    assert_non_null(auth_rules_password_problem("Cmep-2026!", true));
    assert_non_null(auth_rules_password_problem("2026clínica", true));
    assert_non_null(auth_rules_password_problem("contraseña1", true));
    assert_null(auth_rules_password_problem("clínica de la esquina", true));
    assert_null(auth_rules_password_problem("4711-0815-1234", true));
    assert_null(auth_rules_password_problem("clinica1", false));
}

static void words_are_found_in_an_email_whatever_their_case(void **state)
{
    static const char *const words[] = {"ANA", "clinica", "nadie"};
    (void)state;
    assert_int_equal(auth_rules_words_in("ana@clinica.pe", words, 3), 3);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(old_hashes_still_open_the_account),
        cmocka_unit_test(long_passwords_go_in_whole),
        cmocka_unit_test(no_hash_opens_nothing),
        cmocka_unit_test(a_no_takes_as_long_whatever_the_hash),
        cmocka_unit_test(emails_are_trimmed_and_lowered),
        cmocka_unit_test(the_wait_after_failures_grows),
        cmocka_unit_test(common_passwords_are_refused_in_production),
        cmocka_unit_test(words_of_the_house_are_refused_whatever_is_around_them),
        cmocka_unit_test(words_are_found_in_an_email_whatever_their_case),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
