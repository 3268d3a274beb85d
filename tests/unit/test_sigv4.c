/* Signature V4 against what AWS publishes: its test suite, and the examples in S3's documentation. */
#include "unit.h"

#include "aws/sigv4.h"

#include <string.h>

#define PAIRS(...) .query = (const struct sigv4_pair[]){__VA_ARGS__}, .query_count = PAIR_COUNT(__VA_ARGS__)
#define HEADERS(...) .headers = (const struct sigv4_pair[]){__VA_ARGS__}, .header_count = PAIR_COUNT(__VA_ARGS__)
#define PAIR_COUNT(...) (sizeof(const struct sigv4_pair[]){__VA_ARGS__} / sizeof(struct sigv4_pair))

static const char no_body[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

static const struct sigv4_signer suite_signer = {.access_key = "AKIDEXAMPLE",
                                                 .secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                                                 .region = "us-east-1",
                                                 .service = "service",
                                                 .time = "20150830T123600Z"};
static const struct sigv4_signer s3_signer = {.access_key = "AKIAIOSFODNN7EXAMPLE",
                                              .secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                                              .region = "us-east-1",
                                              .service = "s3",
                                              .time = "20130524T000000Z"};

static void assert_signature(const struct sigv4_request *request, const struct sigv4_signer *signer,
                             const char *signature)
{
    char text[1024];
    assert_true(sigv4_authorize(request, signer, text, sizeof text));
    assert_string_equal(strstr(text, "Signature=") + strlen("Signature="), signature);
}

#define SUITE_HOST                                                                                                     \
    {"Host", "example.amazonaws.com"},                                                                                 \
    {                                                                                                                  \
        "X-Amz-Date", "20150830T123600Z"                                                                               \
    }

static void requests_of_the_suite_have_its_signatures(void **state)
{
    const struct {
        struct sigv4_request request;
        const char *signature;
    } suite[] = {
        {{"GET", "/", .payload = no_body, HEADERS(SUITE_HOST)},
         "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"}, /* get-vanilla */
        {{"POST", "/", .payload = no_body, HEADERS(SUITE_HOST)},
         "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"}, /* post-vanilla */
        {{"GET", "/%E1%88%B4", .payload = no_body, HEADERS(SUITE_HOST)},
         "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"}, /* get-utf8 */
        {{"GET", "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", .payload = no_body,
          HEADERS(SUITE_HOST)},
         "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"}, /* get-unreserved */
        {{"GET", "/", .payload = no_body, HEADERS(SUITE_HOST), PAIRS({"Param1", "value1"})},
         "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"}, /* get-vanilla-empty-query-key */
        {{"GET", "/", .payload = no_body, HEADERS(SUITE_HOST), PAIRS({"Param2", "value2"}, {"Param1", "value1"})},
         "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"}, /* get-vanilla-query-order-key-case */
        {{"GET", "/", .payload = no_body, HEADERS(SUITE_HOST), PAIRS({"\u1234", "bar"})},
         "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"}, /* get-vanilla-utf8-query */
        {{"GET", "/", .payload = no_body,
          HEADERS(SUITE_HOST, {"My-Header1", "value2"}, {"My-Header1", "value2"}, {"My-Header1", "value1"})},
         "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"}, /* get-header-key-duplicate */
        {{"GET", "/", .payload = no_body,
          HEADERS(SUITE_HOST, {"My-Header1", "value4"}, {"My-Header1", "value1"}, {"My-Header1", "value3"},
                  {"My-Header1", "value2"})},
         "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01"}, /* get-header-value-order */
        {{"GET", "/", .payload = no_body,
          HEADERS(SUITE_HOST, {"My-Header1", " value1"}, {"My-Header2", " \"a   b   c\""})},
         "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"}, /* get-header-value-trim */
        {{"POST", "/", .payload = no_body, HEADERS(SUITE_HOST, {"My-Header1", "value1"})},
         "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"}, /* post-header-key-sort */
        {{"POST", "/", .payload = no_body, HEADERS(SUITE_HOST, {"My-Header1", "VALUE1"})},
         "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d"}, /* post-header-value-case */
        {{"POST", "/", .payload = "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e",
          HEADERS(SUITE_HOST, {"Content-Type", "application/x-www-form-urlencoded"})},
         "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"}, /* post-x-www-form-urlencoded */
    };
    (void)state;
    for (size_t i = 0; i < sizeof suite / sizeof suite[0]; i++)
        assert_signature(&suite[i].request, &suite_signer, suite[i].signature);
}

#define S3_HOST                                                                                                        \
    {"Host", "examplebucket.s3.amazonaws.com"},                                                                        \
    {                                                                                                                  \
        "x-amz-date", "20130524T000000Z"                                                                               \
    }

static void requests_of_s3_s_documentation_have_its_signatures(void **state)
{
    static const char welcome[] = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
    const struct sigv4_request get = {"GET", "/test.txt", .payload = no_body,
                                      HEADERS(S3_HOST, {"Range", "bytes=0-9"}, {"x-amz-content-sha256", no_body})},
                               put = {"PUT", "/test%24file.text", .payload = welcome,
                                      HEADERS(S3_HOST, {"Date", "Fri, 24 May 2013 00:00:00 GMT"},
                                              {"x-amz-storage-class", "REDUCED_REDUNDANCY"},
                                              {"x-amz-content-sha256", welcome})},
                               lifecycle = {"GET", "/", .payload = no_body,
                                            HEADERS(S3_HOST, {"x-amz-content-sha256", no_body}),
                                            PAIRS({"lifecycle", ""})},
                               list = {"GET", "/", .payload = no_body,
                                       HEADERS(S3_HOST, {"x-amz-content-sha256", no_body}),
                                       PAIRS({"prefix", "J"}, {"max-keys", "2"})};
    char path[100];
    (void)state;
    assert_signature(&get, &s3_signer, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    assert_signature(&put, &s3_signer, "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    assert_signature(&lifecycle, &s3_signer, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    assert_signature(&list, &s3_signer, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    assert_true(sigv4_encode("/test$file.text", true, path, sizeof path));
    assert_string_equal(path, put.path);
}

static void the_presigned_url_of_s3_s_documentation_is_made(void **state)
{
    const struct sigv4_request get = {"GET", "/test.txt", .payload = "UNSIGNED-PAYLOAD",
                                      HEADERS({"host", "examplebucket.s3.amazonaws.com"})};
    char query[SIGV4_QUERY_SIZE];
    (void)state;
    assert_true(sigv4_presign(&get, &s3_signer, 86400, query, sizeof query));
    assert_string_equal(query, "X-Amz-Algorithm=AWS4-HMAC-SHA256"
                               "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                               "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                               "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
}

/* Names that share a beginning are in the order of the names, not in that of "name=value". */
static void parameters_are_ordered_by_name_then_by_value(void **state)
{
    static const struct sigv4_pair query[] = {{"a-b", ""},  {"a", "2"}, {"a", "10"},
                                              {"A", "ñ /"}, {"a1", ""}, {"\xff", ""}};
    char text[200];
    (void)state;
    assert_true(sigv4_query(query, 6, text, sizeof text));
    assert_string_equal(text, "%FF=&A=%C3%B1%20%2F&a=10&a=2&a-b=&a1=");
}

static void a_header_cannot_smuggle_another_in(void **state)
{
    static const struct sigv4_pair bad[] = {{"x-amz-a", "1\nx-amz-b:2"}, {"x-amz-a", "1\r"}, {"x a", "1"}, {"", "1"}};
    char text[SIGV4_REQUEST_SIZE];
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct sigv4_request request = {"GET", "/", .payload = no_body, .headers = &bad[i], .header_count = 1};
        assert_false(sigv4_canonical(&request, text, sizeof text));
        assert_false(sigv4_authorize(&request, &s3_signer, text, sizeof text));
    }
}

static void what_does_not_fit_is_refused(void **state)
{
    struct sigv4_pair many[SIGV4_MOST_PAIRS + 1];
    struct sigv4_request request = {"GET", "/", .payload = no_body, HEADERS(S3_HOST)};
    char text[SIGV4_REQUEST_SIZE];
    (void)state;
    assert_true(sigv4_canonical(&request, text, sizeof text));
    size_t size = strlen(text);
    assert_false(sigv4_canonical(&request, text, size));
    assert_true(sigv4_canonical(&request, text, size + 1));
    assert_true(sigv4_authorize(&request, &s3_signer, text, sizeof text));
    size = strlen(text);
    assert_false(sigv4_authorize(&request, &s3_signer, text, size));
    assert_true(sigv4_presign(&request, &s3_signer, 60, text, sizeof text));
    size = strlen(text);
    assert_false(sigv4_presign(&request, &s3_signer, 60, text, size));
    assert_true(sigv4_presign(&request, &s3_signer, 60, text, size + 1));
    for (size_t i = 0; i <= SIGV4_MOST_PAIRS; i++)
        many[i] = (struct sigv4_pair){"a", "b"};
    assert_true(sigv4_query(many, SIGV4_MOST_PAIRS, text, sizeof text));
    assert_false(sigv4_query(many, SIGV4_MOST_PAIRS + 1, text, sizeof text));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests_of_the_suite_have_its_signatures),
        cmocka_unit_test(requests_of_s3_s_documentation_have_its_signatures),
        cmocka_unit_test(the_presigned_url_of_s3_s_documentation_is_made),
        cmocka_unit_test(parameters_are_ordered_by_name_then_by_value),
        cmocka_unit_test(a_header_cannot_smuggle_another_in),
        cmocka_unit_test(what_does_not_fit_is_refused),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
