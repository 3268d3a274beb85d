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

static void the_longest_wait_counts(void **state)
{
    const struct failures_row rows[] = {{.kind = FAILURE_ACCOUNT, .failures = 7, .seconds_ago = 0},
                                        {.kind = FAILURE_ADDRESS, .failures = 18, .seconds_ago = 0}};
    (void)state;
    assert_int_equal(auth_rules_longest_wait_s(rows, 0), 0);
    assert_int_equal(auth_rules_longest_wait_s(rows, 2), auth_rules_wait_s(FAILURE_ACCOUNT, 7, 0));
    assert_int_equal(auth_rules_longest_wait_s(rows + 1, 1), auth_rules_wait_s(FAILURE_ADDRESS, 18, 0));
}

static void a_verified_password_opens_the_account_as_it_is_now(void **state)
{
    struct account_row row = {.password_hash = "a", .estado = ESTADO_USUARIO_ACTIVO};
    (void)state;
    assert_int_equal(auth_rules_sign_in(&row, "a"), STATUS_OK);
    assert_int_equal(auth_rules_sign_in(&row, "b"), STATUS_UNAUTHENTICATED);
    row.estado = ESTADO_USUARIO_SUSPENDIDO;
    assert_int_equal(auth_rules_sign_in(&row, "a"), STATUS_FORBIDDEN);
    assert_int_equal(auth_rules_sign_in(&row, "b"), STATUS_UNAUTHENTICATED); /* who does not know it learns nothing */
}

static void a_change_leaves_what_it_does_not_name(void **state)
{
    static const enum rol gestor[] = {ROL_GESTOR};
    struct user_update_request in = {.roles_count = 0};
    (void)state;
    struct account_change change = auth_rules_change(&in, 1u << ROL_ADMIN, ESTADO_USUARIO_SUSPENDIDO);
    assert_int_equal(change.roles, 1u << ROL_ADMIN);
    assert_int_equal(auth_rules_estado(&change), ESTADO_USUARIO_SUSPENDIDO);
    in = (struct user_update_request){
        .given = UINT64_C(1) << USER_UPDATE_REQUEST__IS_ACTIVE, .is_active = true, .roles = gestor, .roles_count = 1};
    change = auth_rules_change(&in, 1u << ROL_ADMIN, ESTADO_USUARIO_SUSPENDIDO);
    assert_int_equal(change.roles, 1u << ROL_GESTOR);
    assert_false(change.was_active);
    assert_int_equal(auth_rules_estado(&change), ESTADO_USUARIO_ACTIVO);
}

static void nobody_suspends_the_own_account(void **state)
{
    const struct account_change suspended = {.was_active = true, .active = false}, kept = {.was_active = false};
    (void)state;
    assert_non_null(auth_rules_refuse_suspension(&suspended, true));
    assert_null(auth_rules_refuse_suspension(&suspended, false));
    assert_null(auth_rules_refuse_suspension(&kept, true));
}

static void the_last_admin_stays(void **state)
{
    const unsigned admin = 1u << ROL_ADMIN, gestor = 1u << ROL_GESTOR;
    const struct account_change losing[] = {
        {.were_roles = admin, .roles = gestor, .was_active = true, .active = true},
        {.were_roles = admin, .roles = admin, .was_active = true, .active = false},
    };
    const struct account_change others[] = {
        {.were_roles = admin, .roles = admin | gestor, .was_active = true, .active = true},
        {.were_roles = gestor, .roles = gestor, .was_active = true, .active = false},
        {.were_roles = admin, .roles = gestor, .was_active = false, .active = false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof losing / sizeof losing[0]; i++) {
        assert_true(auth_rules_loses_admin(&losing[i]));
        assert_non_null(auth_rules_refuse_last_admin(&losing[i], 0));
        assert_null(auth_rules_refuse_last_admin(&losing[i], 1));
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_false(auth_rules_loses_admin(&others[i]));
        assert_null(auth_rules_refuse_last_admin(&others[i], 0));
    }
}

static void an_email_is_not_blank(void **state)
{
    (void)state;
    assert_non_null(auth_rules_email_problem(""));
    assert_null(auth_rules_email_problem("a@x.pe"));
}

static void every_word_is_found_in_the_email_or_in_the_person(void **state)
{
    static const char *const words[] = {"ANA", "clinica", "nadie"};
    (void)state;
    assert_true(auth_rules_is_found("ana@clinica.pe", 0, words, 2));
    assert_false(auth_rules_is_found("ana@clinica.pe", 0, words, 3));
    assert_true(auth_rules_is_found("ana@clinica.pe", 1u << 2, words, 3));
    assert_false(auth_rules_is_found("luis@x.pe", 1u << 2, words, 3));
    assert_true(auth_rules_is_found("luis@x.pe", 0, words, 0));
}

static void a_page_of_accounts_ends_with_the_list(void **state)
{
    struct user_list_request in = {.page = 1, .page_size = 20};
    size_t first, count;
    (void)state;
    assert_int_equal(auth_rules_page(&in, 45, &first, &count).page_size, 45); /* nothing was asked for */
    assert_int_equal(first, 0);
    assert_int_equal(count, 45);
    in = (struct user_list_request){.given = 1, .page = 3, .page_size = 20};
    assert_int_equal(auth_rules_page(&in, 45, &first, &count).total, 45);
    assert_int_equal(first, 40);
    assert_int_equal(count, 5);
    in.page = 100000000;
    assert_int_equal(auth_rules_page(&in, 45, &first, &count).page, 100000000);
    assert_int_equal(first, 45);
    assert_int_equal(count, 0);
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
        cmocka_unit_test(the_longest_wait_counts),
        cmocka_unit_test(a_verified_password_opens_the_account_as_it_is_now),
        cmocka_unit_test(a_change_leaves_what_it_does_not_name),
        cmocka_unit_test(nobody_suspends_the_own_account),
        cmocka_unit_test(the_last_admin_stays),
        cmocka_unit_test(an_email_is_not_blank),
        cmocka_unit_test(every_word_is_found_in_the_email_or_in_the_person),
        cmocka_unit_test(a_page_of_accounts_ends_with_the_list),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
