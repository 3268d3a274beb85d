/* Tokens of RDS against those that AWS's own SDKs are tested with. */
#include "unit.h"

#include "token.h"

#include <string.h>

#define HOST "prod-instance.us-east-1.rds.amazonaws.com"

/* aws-sdk-rust, sdk/rds/src/auth_token.rs, signing_works: to the letter. */
static void the_token_is_that_of_the_sdk_for_rust(void **state)
{
    char token[TOKEN_SIZE];
    const struct token_request request = {
        .host = HOST, .port = 3306, .user = "peccy", .region = "us-east-1", .access_key = "akid", .secret = "secret"};
    (void)state;
    assert_true(token_sign(&request, "20240826T220000Z", token));
    assert_string_equal(token,
                        HOST ":3306/?Action=connect&DBUser=peccy&X-Amz-Algorithm=AWS4-HMAC-SHA256"
                             "&X-Amz-Credential=akid%2F20240826%2Fus-east-1%2Frds-db%2Faws4_request"
                             "&X-Amz-Date=20240826T220000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host"
                             "&X-Amz-Signature=dd0cba843009474347af724090233265628ace491ea17ce3eb3da098b983ad89");
}

/* botocore, tests/unit/test_signers.py, TestGenerateDBAuthToken: its parameters are in another order, which the
 * signature does not see. */
static void the_signature_is_that_of_botocore(void **state)
{
    char token[TOKEN_SIZE];
    const struct token_request request = {.host = HOST,
                                          .port = 3306,
                                          .user = "someusername",
                                          .region = "us-east-1",
                                          .access_key = "akid",
                                          .secret = "skid"};
    (void)state;
    assert_true(token_sign(&request, "20161107T173933Z", token));
    assert_string_equal(strstr(token, "&X-Amz-Signature="),
                        "&X-Amz-Signature=d1138cdbc0ca63eec012ec0fc6c2267e03642168f5884a7795320d4c18374c61");
}

/* paws (an SDK for R), its test of rds_build_auth_token: with keys that pass, as a Lambda has them. */
static void a_session_token_is_signed_too(void **state)
{
    char token[TOKEN_SIZE];
    const struct token_request request = {.host = HOST,
                                          .port = 3306,
                                          .user = "mysqlUser",
                                          .region = "us-west-2",
                                          .access_key = "AKIA",
                                          .secret = "SECRET",
                                          .session_token = "SESSION"};
    (void)state;
    assert_true(token_sign(&request, "20250101T000001Z", token));
    assert_string_equal(token,
                        HOST ":3306/?Action=connect&DBUser=mysqlUser&X-Amz-Algorithm=AWS4-HMAC-SHA256"
                             "&X-Amz-Credential=AKIA%2F20250101%2Fus-west-2%2Frds-db%2Faws4_request"
                             "&X-Amz-Date=20250101T000001Z&X-Amz-Expires=900&X-Amz-Security-Token=SESSION"
                             "&X-Amz-SignedHeaders=host"
                             "&X-Amz-Signature=4e4ce10c7b3710decae757df60ba2519348dcb4db802f15646dce1bf5e17c3ed");
}

static void what_does_not_fit_is_no_token(void **state)
{
    char token[TOKEN_SIZE], long_text[9000];
    struct token_request request = {
        .host = HOST, .port = 3306, .user = "u", .region = "us-east-1", .access_key = "akid", .secret = "skid"};
    (void)state;
    memset(long_text, 'x', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    request.session_token = long_text;
    assert_false(token_sign(&request, "20161107T173933Z", token));
    request.session_token = NULL;
    request.host = long_text;
    assert_false(token_sign(&request, "20161107T173933Z", token));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_token_is_that_of_the_sdk_for_rust),
        cmocka_unit_test(the_signature_is_that_of_botocore),
        cmocka_unit_test(a_session_token_is_signed_too),
        cmocka_unit_test(what_does_not_fit_is_no_token),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
