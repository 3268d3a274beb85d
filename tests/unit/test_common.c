/* Configuration, database URLs, arena, days, endpoints, statuses, queues. */
#include "unit.h"

#include "base/arena.h"
#include "bus/bus.h"
#include "config/config.h"
#include "db/db.h"
#include "base/day.h"
#include "base/digest.h"
#include "db/url.h"
#include "records.h"
#include "service/queue.h"
#include "base/status.h"
#include "base/words.h"

#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool load_config(struct config *config, char *said, size_t size)
{
    FILE *complaints = fmemopen(said, size, "w");
    bool good = config_load(config, complaints);
    fclose(complaints);
    return good;
}

static void production_refuses_default_secrets(void **state)
{
    struct config config;
    char said[1000] = "";
    (void)state;
    setenv("APP_ENV", "prod", 1);
    unsetenv("SESSION_SECRET");
    assert_false(load_config(&config, said, sizeof said));
    assert_non_null(strstr(said, "SESSION_SECRET"));
    setenv("SESSION_SECRET", "0123456789012345678901234567890123456789", 1);
    assert_true(load_config(&config, said, sizeof said));
    assert_string_equal(config_db_url(&config, "auth"), "");
    unsetenv("APP_ENV");
    unsetenv("SESSION_SECRET");
}

static void wrong_numbers_name_their_key(void **state)
{
    static const char *const wrong[] = {"abc", "0", "65536", "80x", "99999999999999999999"};
    struct config config;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char said[1000] = "";
        setenv("CMEP_PORT", wrong[i], 1);
        assert_false(load_config(&config, said, sizeof said));
        assert_non_null(strstr(said, "CMEP_PORT"));
    }
    unsetenv("CMEP_PORT");
}

static void a_value_may_come_from_a_file(void **state)
{
    struct config config;
    char path[] = "/tmp/cmep-secret-XXXXXX", reference[64], said[1000] = "";
    int fd = mkstemp(path);
    (void)state;
    assert_true(write(fd, "from a file\n", 12) == 12);
    close(fd);
    snprintf(reference, sizeof reference, "file:%s", path);
    setenv("SESSION_SECRET", reference, 1);
    assert_true(load_config(&config, said, sizeof said));
    assert_string_equal(config.session_secret, "from a file");
    config_finish(&config);
    unlink(path);
    assert_false(load_config(&config, said, sizeof said));
    assert_non_null(strstr(said, "SESSION_SECRET"));
    unsetenv("SESSION_SECRET");
}

static void database_urls_come_apart(void **state)
{
    struct arena arena;
    struct db_url url;
    (void)state;
    arena_init(&arena, 1024 * 1024);
    assert_true(db_url_parse("mysql+pymysql://us%40er:p%3Aa%2Fss@db.example:3307/cmep?ssl-ca=/ca.pem", &arena, &url));
    assert_string_equal(url.user, "us@er");
    assert_string_equal(url.password, "p:a/ss");
    assert_string_equal(url.host, "db.example");
    assert_int_equal(url.port, 3307);
    assert_string_equal(url.database, "cmep");
    assert_string_equal(url.ssl_ca, "/ca.pem");
    assert_true(db_url_parse("mysql://u@localhost/d?unix_socket=/run/db.sock&ssl-ca=x", &arena, &url));
    assert_null(url.password);
    assert_string_equal(url.unix_socket, "/run/db.sock");
    static const char *const wrong[] = {"",
                                        "mysql",
                                        "postgres://a@b/c",
                                        "mysql://",
                                        "mysql://u:p@/db",
                                        "mysql://h:0/d",
                                        "mysql://h:99999/d",
                                        "mysql://h:4294970602/d",
                                        "mysql://h:33x06/d",
                                        "mysql://h:-1/d"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (db_url_parse(wrong[i], &arena, &url))
            fail_msg("taken: %s", wrong[i]);
    arena_finish(&arena);
}

static void an_arena_that_passes_its_limit_says_so_and_goes_on(void **state)
{
    enum { LIMIT = 64 * 1024 };
    struct arena arena;
    (void)state;
    arena_init(&arena, LIMIT);
    memset(arena_alloc(&arena, LIMIT), 1, LIMIT);
    assert_false(arena_is_exceeded(&arena));
    memset(arena_alloc(&arena, 1), 1, 1);
    assert_true(arena_is_exceeded(&arena));
    memset(arena_alloc(&arena, 4 * LIMIT), 1, 4 * LIMIT);
    assert_true(arena_is_exceeded(&arena));
    arena_rewind(&arena, (struct arena_mark){0});
    assert_true(arena_is_exceeded(&arena));
    arena_reset(&arena);
    assert_false(arena_is_exceeded(&arena));
    arena_finish(&arena);
}

/* Nor is the statement sent: there is no connection that it could be sent by. */
static void nothing_is_read_into_an_arena_that_is_exceeded(void **state)
{
    struct arena arena;
    const void *rows;
    size_t count;
    (void)state;
    arena_init(&arena, 1);
    arena_alloc(&arena, 2);
    assert_int_equal(db_rows(NULL, "SELECT 1 AS done", DB_NONE, &record_ledger_row, &arena, &rows, &count),
                     STATUS_UNAVAILABLE);
    arena_finish(&arena);
}

static void an_arena_goes_back_to_a_mark(void **state)
{
    enum { STRETCHES = 1000, STRETCH_BYTES = 40 * 1024 };
    struct arena arena;
    (void)state;
    arena_init(&arena, 1024 * 1024);
    arena_rewind(&arena, arena_mark(&arena));
    char *kept = arena_text(&arena, "kept", 4);
    struct arena_mark mark = arena_mark(&arena);
    for (int i = 0; i < STRETCHES; i++) {
        arena_rewind(&arena, mark);
        for (int j = 0; j < 4; j++)
            memset(arena_alloc(&arena, STRETCH_BYTES / 4), 'x', STRETCH_BYTES / 4);
    }
    assert_false(arena_is_exceeded(&arena));
    assert_string_equal(kept, "kept");
    arena_rewind(&arena, mark);
    assert_int_equal(arena.used, mark.used);
    arena_finish(&arena);
}

static void an_arena_keeps_what_it_gave_until_reset(void **state)
{
    struct arena arena;
    char *texts[1000];
    (void)state;
    arena_init(&arena, 64 * 1024 * 1024);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 1000; i++)
            texts[i] = arena_printf(&arena, "%d-%0*d", i, i, 7);
        for (int i = 0; i < 1000; i++)
            assert_int_equal(atoi(texts[i]), i);
        arena_reset(&arena);
        assert_int_equal(arena.used, 0);
    }
    arena_finish(&arena);
}

static void a_day_begins_at_midnight_in_lima(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 65536);
    day_init("America/Lima");
    assert_string_equal(day_start_utc("2026-01-31", 0, &arena), "2026-01-31 05:00:00");
    assert_string_equal(day_start_utc("2026-12-31", 1, &arena), "2027-01-01 05:00:00");
    assert_string_equal(day_start_utc("9999-12-31", 1, &arena), "9999-12-31 23:59:59");
    arena_finish(&arena);
}

/* Each zone was at its city's mean solar time then; the calendar of a DATETIME has an end on either side. */
static void a_day_of_any_year_has_a_beginning(void **state)
{
    static const struct {
        const char *zone, *date;
        int plus_days;
        const char *begins;
    } days[] = {{"America/Lima", "0001-01-01", 0, "0001-01-01 05:08:12"},
                {"America/Lima", "0099-12-31", 1, "0100-01-01 05:08:12"},
                {"America/Lima", "0202-01-15", 0, "0202-01-15 05:08:12"},
                {"America/Lima", "1969-12-31", 0, "1969-12-31 05:00:00"},
                {"America/Lima", "2038-01-19", 1, "2038-01-20 05:00:00"},
                {"America/Lima", "9999-12-31", 0, "9999-12-31 05:00:00"},
                {"Asia/Tokyo", "0001-01-01", 0, "0001-01-01 00:00:00"},
                {"Asia/Tokyo", "0001-01-01", 1, "0001-01-01 14:41:01"},
                {"Asia/Tokyo", "9999-12-31", 1, "9999-12-31 15:00:00"},
                {"UTC", "1969-12-31", 0, "1969-12-31 00:00:00"},
                {"UTC", "9999-12-31", 1, "9999-12-31 23:59:59"}};
    struct arena arena;
    (void)state;
    arena_init(&arena, 65536);
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        day_init(days[i].zone);
        assert_string_equal(day_start_utc(days[i].date, days[i].plus_days, &arena), days[i].begins);
    }
    arena_finish(&arena);
}

static void an_instant_of_any_year_is_told_in_local_time(void **state)
{
    static const struct {
        const char *instant, *text;
        int64_t day;
    } instants[] = {{"0001-01-01T05:08:12.000000Z", "0001-01-01 00:00:00", 10101},
                    {"0099-12-31T12:00:00.000000Z", "0099-12-31 06:51:48", 991231},
                    {"0202-01-15T05:08:11.999999Z", "0202-01-14 23:59:59", 2020114},
                    {"1969-12-31T23:59:59.000000Z", "1969-12-31 18:59:59", 19691231},
                    {"2026-01-29T04:59:59.999999Z", "2026-01-28 23:59:59", 20260128},
                    {"9999-12-31T23:59:59.999999Z", "9999-12-31 18:59:59", 99991231}};
    char text[DAY_LOCAL_SIZE];
    (void)state;
    day_init("America/Lima");
    for (size_t i = 0; i < sizeof instants / sizeof instants[0]; i++) {
        day_local_text(instants[i].instant, text);
        assert_string_equal(text, instants[i].text);
        assert_int_equal(day_of_instant(instants[i].instant), instants[i].day);
    }
}

static void endpoints_are_taken_from_a_list(void **state)
{
    char endpoint[BUS_ENDPOINT_SIZE], longest[400] = "tcp://";
    (void)state;
    assert_true(bus_endpoint("ipc://a,tcp://b:1", 1, endpoint));
    assert_string_equal(endpoint, "tcp://b:1");
    assert_false(bus_endpoint("ipc://a,tcp://b:1", 2, endpoint));
    assert_false(bus_endpoint("", 0, endpoint));
    memset(longest + 6, 'x', 300);
    assert_false(bus_endpoint(longest, 0, endpoint));
}

static void every_status_has_its_line(void **state)
{
    (void)state;
    for (enum status status = STATUS_OK; status < STATUS_DEADLOCK; status++) {
        assert_non_null(status_code(status));
        assert_true(status_http(status) >= 200 && status_http(status) < 600 && status_http(status) != 500);
        assert_int_equal(status_from_code(status_code(status)), status);
    }
    assert_int_equal(status_from_code("WHATEVER"), STATUS_UNAVAILABLE);
}

static void a_keyed_digest_depends_on_its_key(void **state)
{
    static const char text[] = "what do ya want for nothing?";
    char a[DIGEST_SIZE], b[DIGEST_SIZE];
    (void)state;
    /* RFC 4231, test case 2. */
    digest_keyed("Jefe", text, strlen(text), a);
    assert_string_equal(a, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    digest_keyed("jefe", text, strlen(text), b);
    assert_string_not_equal(a, b);
}

static void a_search_is_split_into_words(void **state)
{
    struct arena arena;
    const char *words[2];
    size_t count;
    (void)state;
    arena_init(&arena, 65536);
    assert_true(words_split(" ana \t lópez\n", &arena, 2, words, &count));
    assert_int_equal(count, 2);
    assert_string_equal(words[1], "lópez");
    assert_false(words_split("a b c", &arena, 2, words, &count));
    assert_true(words_split(NULL, &arena, 2, words, &count));
    assert_int_equal(count, 0);
    arena_finish(&arena);
}

static void a_full_queue_refuses_and_keeps_its_order(void **state)
{
    int items[3] = {0};
    struct queue *queue = queue_new(2);
    (void)state;
    for (int round = 0; round < 3; round++) { /* over the end of its ring, too */
        assert_true(queue_put(queue, &items[0]));
        assert_true(queue_put(queue, &items[1]));
        assert_false(queue_put(queue, &items[2]));
        assert_ptr_equal(queue_take(queue), &items[0]);
        assert_true(queue_put(queue, &items[2]));
        assert_ptr_equal(queue_poll(queue), &items[1]);
        assert_ptr_equal(queue_poll(queue), &items[2]);
        assert_null(queue_poll(queue));
    }
    queue_destroy(&queue);
}

static bool is_readable(struct queue *queue)
{
    struct pollfd item = {.fd = queue_descriptor(queue), .events = POLLIN};
    return poll(&item, 1, 0) == 1;
}

static void a_polled_queue_is_readable_until_it_is_found_empty(void **state)
{
    int item = 0;
    struct queue *queue = queue_new(2);
    (void)state;
    assert_false(is_readable(queue));
    assert_true(queue_put(queue, &item));
    assert_true(queue_put(queue, &item));
    assert_true(is_readable(queue));
    assert_ptr_equal(queue_poll(queue), &item);
    assert_ptr_equal(queue_poll(queue), &item);
    assert_null(queue_poll(queue));
    assert_false(is_readable(queue));
    assert_true(queue_put(queue, &item));
    assert_true(is_readable(queue));
    queue_destroy(&queue);
}

static void *take_all(void *queue)
{
    size_t taken = 0;
    while (queue_take(queue))
        taken++;
    return (void *)taken;
}

static void whoever_waits_gets_each_item_once_or_goes_home(void **state)
{
    enum { THREADS = 4, ITEMS = 10000 };
    pthread_t threads[THREADS];
    static int items[ITEMS];
    struct queue *queue = queue_new(16);
    size_t all = 0;
    (void)state;
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, take_all, queue), 0);
    for (int i = 0; i < ITEMS;)
        i += queue_put(queue, &items[i]);
    void *left;
    while ((left = queue_poll(queue)))
        all++;
    queue_close(queue);
    for (int i = 0; i < THREADS; i++) {
        void *taken;
        pthread_join(threads[i], &taken);
        all += (size_t)taken;
    }
    assert_int_equal(all, ITEMS);
    queue_destroy(&queue);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(production_refuses_default_secrets),
        cmocka_unit_test(wrong_numbers_name_their_key),
        cmocka_unit_test(a_value_may_come_from_a_file),
        cmocka_unit_test(database_urls_come_apart),
        cmocka_unit_test(an_arena_keeps_what_it_gave_until_reset),
        cmocka_unit_test(an_arena_that_passes_its_limit_says_so_and_goes_on),
        cmocka_unit_test(an_arena_goes_back_to_a_mark),
        cmocka_unit_test(nothing_is_read_into_an_arena_that_is_exceeded),
        cmocka_unit_test(a_day_begins_at_midnight_in_lima),
        cmocka_unit_test(a_day_of_any_year_has_a_beginning),
        cmocka_unit_test(an_instant_of_any_year_is_told_in_local_time),
        cmocka_unit_test(endpoints_are_taken_from_a_list),
        cmocka_unit_test(every_status_has_its_line),
        cmocka_unit_test(a_keyed_digest_depends_on_its_key),
        cmocka_unit_test(a_search_is_split_into_words),
        cmocka_unit_test(a_full_queue_refuses_and_keeps_its_order),
        cmocka_unit_test(a_polled_queue_is_readable_until_it_is_found_empty),
        cmocka_unit_test(whoever_waits_gets_each_item_once_or_goes_home),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
