/* Files: forms in pieces of every size, names, types, and how they are offered. */
#include "unit.h"

#include "files_rules.h"
#include "wire/multipart.h"

#include <stdio.h>
#include <string.h>

/* ---- forms */

enum { MOST_TOLD = 4096 };

/* What a form was found to hold: `[name|filename|type]content` for each part, `?` where it broke, `.` at its end. */
static void tell(struct multipart *form, const char *body, size_t size, size_t step, char told[MOST_TOLD])
{
    size_t used = 0;
    for (size_t at = 0; at < size; at += step) {
        const char *bytes = body + at, *data = NULL;
        size_t left = size - at < step ? size - at : step, data_size = 0;
        enum multipart_event event = MULTIPART_PART;
        while (event != MULTIPART_MORE && event != MULTIPART_BROKEN) {
            event = multipart_next(form, &bytes, &left, &data, &data_size);
            if (event == MULTIPART_PART)
                used += (size_t)snprintf(told + used, MOST_TOLD - used, "[%s|%s|%s]", form->part.name,
                                         form->part.is_file ? form->part.filename.bytes : "-", form->part.type.bytes);
            else if (event == MULTIPART_DATA)
                used += (size_t)snprintf(told + used, MOST_TOLD - used, "%.*s", (int)data_size, data);
            else if (event == MULTIPART_BROKEN) {
                snprintf(told + used, MOST_TOLD - used, "?");
                return;
            }
        }
    }
    snprintf(told + used, MOST_TOLD - used, "%s", multipart_is_whole(form) ? "." : "");
}

#define DISPOSITION(PARAMETERS) "--b\r\nContent-Disposition: form-data; " PARAMETERS "\r\n\r\n"
#define FORM(PARAMETERS) DISPOSITION(PARAMETERS) "x\r\n--b--"

static void a_form_is_the_same_in_pieces_of_any_size(void **state)
{
    static const struct {
        const char *body;
        const char *told;
    } cases[] = {
        {FORM("name=a"), "[a|-|]x."},
        {FORM("name=\"a\"; filename=\"\""), "[a||]x."},
        {"before\r\n--b \t\r\ncontent-disposition:form-data;NAME=a\r\nContent-Type: text/x \r\nX-Y: z\r\n\r\n\r\n--"
         "b--after",
         "[a|-|text/x]."},
        {DISPOSITION("name=a") "\r\n--\r\n--a\r\r\n\r\n-b\n--b\r\n--b--", "[a|-|]\r\n--\r\n--a\r\r\n\r\n-b\n--b."},
        {DISPOSITION("name=a") "1\r\n" DISPOSITION("name=b; filename=\"c d\"") "2\r\n--b--\r\n", "[a|-|]1[b|c d|]2."},
        {FORM("name=a; filename=\"a\\\"b%22%0d%0A\\\\c\\d\""), "[a|a\"b\"\r\n\\c\\d|]x."},
        {FORM("filename*=UTF-8''x; name=a"), "[a|-|]x."}, /* RFC 7578 has none */
        {DISPOSITION("name=a") "cut off", "[a|-|]cut off"},
        {DISPOSITION("name=a") "x\r\n--b-", "[a|-|]x"},
        {FORM("name=\"\""), "?"},
        {FORM("name=\"a"), "?"},
        {FORM("name=a; name=b"), "?"},
        {FORM("name=a b"), "?"},
        {FORM("filename=a"), "?"},
        {"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--", "?"},
        {"--b\r\n folded: x\r\n\r\n", "?"},
        {"--b\r\n\r\nx\r\n--b--", "?"},
        {"--b\nContent-Disposition: form-data; name=a\n\nx\n--b--", "?"},
        {"--bb\r\n", "?"},
        {"--b-\r\n", "?"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        for (size_t step = 1; step <= strlen(cases[i].body) + 1; step++) {
            struct multipart form;
            char told[MOST_TOLD] = "";
            assert_true(multipart_init(&form, "multipart/form-data; boundary=b"));
            tell(&form, cases[i].body, strlen(cases[i].body), step, told);
            if (strcmp(told, cases[i].told) != 0)
                fail_msg("%s, %zu at once: %s", cases[i].body, step, told);
        }
}

static void a_form_names_its_boundary(void **state)
{
    static const char *const good[] = {"multipart/form-data; boundary=b",
                                       "Multipart/Form-Data;charset=x;boundary=\"a b\"",
                                       "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW"};
    static const char *const bad[] = {"",
                                      "multipart/form-data",
                                      "multipart/form-data; boundary=",
                                      "multipart/form-datax; boundary=b",
                                      "multipart/mixed; boundary=b",
                                      "multipart/form-data; boundary=\"b",
                                      "multipart/form-data; boundary=a;boundary=b"};
    struct multipart form;
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_true(multipart_init(&form, good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (multipart_init(&form, bad[i]))
            fail_msg("taken: %s", bad[i]);
}

/* ---- names and types */

static const char *name_of(const char *sent, struct arena *arena)
{
    return files_rules_name(sent, strlen(sent), arena);
}

static void names_are_kept_for_show(void **state)
{
    struct arena arena;
    char longest[600];
    (void)state;
    arena_init(&arena, 64 * 1024);
    assert_string_equal(name_of("../../etc/passwd", &arena), "passwd");
    assert_string_equal(name_of("C:\\a\\b.pdf", &arena), "b.pdf");
    assert_string_equal(name_of("\r\n\tx\x7f\xc2\x85.pdf", &arena), "x.pdf");
    assert_string_equal(name_of("a\xff\xc3", &arena), "a\xef\xbf\xbd\xef\xbf\xbd");
    static const char *const empty[] = {"", "/", ".", "..", " ", "a/", "\n"};
    for (size_t i = 0; i < sizeof empty / sizeof empty[0]; i++)
        assert_string_equal(name_of(empty[i], &arena), "archivo");
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    memcpy(longest + FILES_NAME_BYTES - 1, "\xc3\xb1", 2);
    assert_int_equal(strlen(name_of(longest, &arena)), FILES_NAME_BYTES - 1);
    arena_finish(&arena);
}

static void a_name_is_offered_so_that_every_browser_reads_it(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 64 * 1024);
    assert_string_equal(files_rules_disposition("a b.pdf", &arena), "attachment; filename=\"a b.pdf\"");
    assert_string_equal(files_rules_disposition("a\"\xc3\xb1.pdf", &arena),
                        "attachment; filename=\"a__.pdf\"; filename*=UTF-8''a%22%C3%B1.pdf");
    assert_string_equal(files_rules_disposition("1%2.pdf", &arena),
                        "attachment; filename=\"1%2.pdf\"; filename*=UTF-8''1%252.pdf");
    arena_finish(&arena);
}

static void a_type_is_found_by_its_first_bytes(void **state)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *type;
    } cases[] = {
#define BEGINS(bytes, type) {bytes, sizeof bytes - 1, type}
        BEGINS("", NULL),
        BEGINS("%PDF-1.7", "application/pdf"),
        BEGINS("%PDF", "text/plain"),
        BEGINS("\xff\xd8\xff\xe0", "image/jpeg"),
        BEGINS("\0\0\0\x18"
               "ftypheic",
               "image/heic"),
        BEGINS("PK\x03\x04", "application/zip"),
        BEGINS("\xef\xbb\xbf \n<!DocType HTML>", "text/html"),
        BEGINS("<?xml version='1.0'?><svg/>", "image/svg+xml"),
        BEGINS("hola \xc3\xb1", "text/plain"),
        BEGINS("a\0b", NULL),
#undef BEGINS
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *found = files_rules_detected(cases[i].bytes, cases[i].size);
        if (strcmp(found ? found : "-", cases[i].type ? cases[i].type : "-") != 0)
            fail_msg("%s is no %s", cases[i].bytes, found);
    }
}

static void a_list_of_types_takes_what_is_what_it_says(void **state)
{
    static const char types[] =
        "application/pdf,image/jpeg, application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    (void)state;
    assert_true(files_rules_allows("", NULL, "text/html"));
    assert_true(files_rules_allows(types, "Application/PDF; x=y", "application/pdf"));
    assert_true(files_rules_allows(types, "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                                   "application/zip"));
    assert_false(files_rules_allows(types, "application/pdf", "text/html"));
    assert_false(files_rules_allows(types, "application/pd", "application/pd"));
    assert_false(files_rules_allows(types, "image/png", "image/png"));
    assert_false(files_rules_allows(types, NULL, "application/pdf"));
    assert_false(files_rules_allows(types, "application/pdf", NULL));
}

static void nothing_else_is_a_key(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 1024);
    assert_string_equal(files_rules_key("0123456789abcdef0123456789abcdef", &arena),
                        "01/23456789abcdef0123456789abcdef");
    assert_true(files_rules_is_key("01/23456789abcdef0123456789abcdef"));
    assert_false(files_rules_is_key("01/23456789abcdef0123456789abcdeF"));
    assert_false(files_rules_is_key("../../../../../../../../../etc/pw"));
    assert_false(files_rules_is_key(""));
    assert_true(files_rules_is_upload("0123456789abcdef0123456789abcdef"));
    assert_false(files_rules_is_upload("../3456789abcdef0123456789abcdef"));
    arena_finish(&arena);
}

static void an_upload_stays_within_its_limit(void **state)
{
    (void)state;
    assert_true(files_rules_fits(0, 10, 10));
    assert_false(files_rules_fits(1, 10, 10));
    assert_false(files_rules_fits(0, 11, 10));
    assert_false(files_rules_fits(INT64_MAX, 1, INT64_MAX));
}

static void bytes_are_whole_when_size_and_digest_are_the_rows(void **state)
{
    struct archivo_bytes_row row = {.tamano_bytes = 3, .sha256 = "a"};
    (void)state;
    assert_true(files_rules_is_whole(&row, 3, "a"));
    assert_false(files_rules_is_whole(&row, 4, "a"));
    assert_false(files_rules_is_whole(&row, 3, "b"));
    row.sha256 = NULL; /* it is older than digests */
    assert_true(files_rules_is_whole(&row, 3, "b"));
}

static void only_old_objects_with_our_keys_are_swept(void **state)
{
    static const char key[] = "01/23456789abcdef0123456789abcdef";
    (void)state;
    assert_true(files_rules_is_key(key));
    assert_true(files_rules_is_orphan(key, 100, 100));
    assert_false(files_rules_is_orphan(key, 101, 100));
    assert_false(files_rules_is_orphan("backup.tar", 1, 100));
}

static void files_move_from_the_former_store_to_the_present_one(void **state)
{
    (void)state;
    assert_true(files_rules_may_move("local", "s3", "local", "s3"));
    assert_false(files_rules_may_move("s3", "local", "local", "s3"));
    assert_false(files_rules_may_move("local", "s3", "", "s3"));
    assert_false(files_rules_may_move("", "s3", "", "s3"));
}

static void a_file_without_a_type_is_offered_as_bytes(void **state)
{
    (void)state;
    assert_string_equal(files_rules_type("image/png"), "image/png");
    assert_string_equal(files_rules_type(NULL), "application/octet-stream");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_is_the_same_in_pieces_of_any_size),
        cmocka_unit_test(a_form_names_its_boundary),
        cmocka_unit_test(names_are_kept_for_show),
        cmocka_unit_test(a_name_is_offered_so_that_every_browser_reads_it),
        cmocka_unit_test(a_type_is_found_by_its_first_bytes),
        cmocka_unit_test(a_list_of_types_takes_what_is_what_it_says),
        cmocka_unit_test(nothing_else_is_a_key),
        cmocka_unit_test(an_upload_stays_within_its_limit),
        cmocka_unit_test(bytes_are_whole_when_size_and_digest_are_the_rows),
        cmocka_unit_test(only_old_objects_with_our_keys_are_swept),
        cmocka_unit_test(files_move_from_the_former_store_to_the_present_one),
        cmocka_unit_test(a_file_without_a_type_is_offered_as_bytes),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
