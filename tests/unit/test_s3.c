/* What of the S3 store needs no store: its XML, its configuration, and where keys may be asked for. */
#include "unit.h"

#include "config/config.h"
#include "aws/credentials.h"
#include "blob/s3_xml.h"

#include <stdlib.h>
#include <string.h>

/* The elements that were taken, as "name=text;". */
struct taken {
    char text[1000];
};

static bool take(void *data, const char *name, const char *text)
{
    struct taken *taken = data;
    size_t used = strlen(taken->text);
    snprintf(taken->text + used, sizeof taken->text - used, "%s=%.20s;", name, text);
    return strcmp(name, "Stop") != 0;
}

static void assert_xml(const char *xml, bool good, const char *elements)
{
    struct taken taken = {""};
    assert_int_equal(s3_xml_read(xml, strlen(xml), take, &taken), good);
    assert_string_equal(taken.text, elements);
}

static void xml_of_s3_is_read_and_no_other(void **state)
{
    (void)state;
    assert_xml("<?xml version=\"1.0\"?>\n<Error>\n <Code>A&amp;&quot;&#241;</Code><Message/></Error>", true,
               "Code=A&\"\u00f1;Message=;Error=;");
    assert_xml("<Error><Code>SlowDown</Code><Mess", false, "Code=SlowDown;");
    assert_xml("<a><b>1</b><Stop>2</Stop><c>3</c></a>", false, "b=1;Stop=2;");
    assert_xml("", false, "");
    assert_xml("<html>no<br></html>", false, "");
    assert_xml("<!DOCTYPE a [<!ENTITY b \"cc\">]><a>&b;</a>", false, "");
}

static void a_text_without_end_is_refused(void **state)
{
    char xml[3 * S3_XML_TEXT_SIZE];
    struct taken taken = {""};
    (void)state;
    for (size_t size = S3_XML_TEXT_SIZE - 2; size <= S3_XML_TEXT_SIZE + 1; size++) {
        memset(xml, 'x', sizeof xml);
        memcpy(xml, "<a>", 3);
        memcpy(xml + 3 + size, "</a>", 5);
        taken.text[0] = '\0';
        assert_int_equal(s3_xml_read(xml, strlen(xml), take, &taken), size < S3_XML_TEXT_SIZE);
    }
}

static void keys_are_asked_for_at_home_or_by_https(void **state)
{
    static const char *const good[] = {"http://169.254.170.2/v2/x",    "http://169.254.170.23/v1/credentials",
                                       "http://127.0.0.1:8080/",       "http://127.8.8.8/",
                                       "http://localhost:1/a",         "http://[::1]:80/a",
                                       "http://[fd00:ec2::23]/v1/cre", "https://keys.example.com/a"};
    static const char *const bad[] = {"http://169.254.169.254/",
                                      "http://example.com/",
                                      "http://127.0.0.1@example.com/",
                                      "http://localhost.evil/",
                                      "http://127.0.0.1.evil/",
                                      "http://[::2]/",
                                      "http://10.0.0.1/",
                                      "https://user:word@127.0.0.1",
                                      "file:///etc/passwd",
                                      "127.0.0.1/",
                                      "/path",
                                      ""};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_true(credentials_may_ask(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(credentials_may_ask(bad[i]));
}

static void s3_without_its_bucket_does_not_start(void **state)
{
    struct config config;
    char said[1000] = "";
    FILE *complaints = fmemopen(said, sizeof said, "w");
    (void)state;
    setenv("FILE_STORAGE", "s3", 1);
    setenv("S3_ENDPOINT", "http://store/path", 1);
    assert_false(config_load(&config, complaints));
    fclose(complaints);
    assert_non_null(strstr(said, "S3_BUCKET"));
    assert_non_null(strstr(said, "S3_REGION"));
    assert_non_null(strstr(said, "S3_ENDPOINT"));
    setenv("S3_BUCKET", "cmep-files", 1);
    setenv("S3_REGION", "sa-east-1", 1);
    setenv("S3_ENDPOINT", "http://store:9000", 1);
    assert_true(config_load(&config, stderr));
    assert_true(config_uses_s3(&config));
    config_finish(&config);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xml_of_s3_is_read_and_no_other),
        cmocka_unit_test(a_text_without_end_is_refused),
        cmocka_unit_test(keys_are_asked_for_at_home_or_by_https),
        cmocka_unit_test(s3_without_its_bucket_does_not_start),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
