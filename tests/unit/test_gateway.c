/* The gateway's tables: routes, pending questions, origins, headers, sessions. */
#include "unit.h"

#include "wire/header.h"
#include "operations.h"
#include "wire/origin.h"
#include "wire/peer.h"
#include "core/pending.h"
#include "core/route.h"
#include "wire/cookie.h"

#include <string.h>

static void routes_find_their_operation(void **state)
{
    int64_t id;
    struct route route;
    char allow[64];
    (void)state;
    assert_int_equal(route_find("GET", "/solicitudes/17", &route), STATUS_OK);
    assert_string_equal(route.operation->name, "workflow.solicitud_get");
    assert_true(route_id(&route, "solicitud_id", &id));
    assert_int_equal(id, 17);
    assert_false(route_id(&route, "solicitud", &id));
    assert_false(route_id(&route, "pago_id", &id));
    assert_int_equal(route_find("HEAD", "/solicitudes/17", &route), STATUS_OK);
    assert_int_equal(route_find("POST", "/solicitudes/9223372036854775807/cerrar", &route), STATUS_OK);
    assert_int_equal(route_find("PUT", "/solicitudes", &route), STATUS_METHOD_NOT_ALLOWED);
    route_allow_header(route.allowed, allow, sizeof allow);
    assert_string_equal(allow, "GET, HEAD, POST");
    assert_int_equal(route_find("POST", "/health", &route), STATUS_METHOD_NOT_ALLOWED);
}

static void what_is_below_api_is_told_from_what_only_begins_like_it(void **state)
{
    (void)state;
    assert_string_equal(route_below_api("/api/solicitudes/17"), "/solicitudes/17");
    assert_string_equal(route_below_api("/api/api/health"), "/api/health");
    assert_string_equal(route_below_api("/api/"), "/");
    assert_string_equal(route_below_api("/api"), "/");
    assert_null(route_below_api("/"));
    assert_null(route_below_api("/ap"));
    assert_null(route_below_api("/apis/health"));
    assert_null(route_below_api("/API/health"));
    assert_null(route_below_api("//api/health"));
}

static void odd_ids_and_paths_are_not_found(void **state)
{
    static const char *const paths[] = {"/",
                                        "/solicitudes/",
                                        "/solicitudes/0",
                                        "/solicitudes/-1",
                                        "/solicitudes/abc",
                                        "/solicitudes/9223372036854775808",
                                        "/solicitudes/1/",
                                        "/solicitudes/1/nada",
                                        "/solicitudes/ 1",
                                        "/solicitudes/1.0",
                                        "/solicitudes//cerrar",
                                        "",
                                        "/SOLICITUDES"};
    struct route route;
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        if (route_find("GET", paths[i], &route) != STATUS_NOT_FOUND)
            fail_msg("found: %s", paths[i]);
}

static void every_operation_with_a_path_is_reachable(void **state)
{
    static const char *const methods[] = {"", "GET", "POST", "PATCH", "DELETE"};
    (void)state;
    for (size_t s = 0; s < SERVICE_COUNT; s++)
        for (size_t i = 0; i < all_operations[s]->count; i++) {
            const struct operation *operation = &all_operations[s]->operations[i];
            char path[200] = "", *to = path;
            struct route route;
            for (const char *at = operation->path; at && *at != '\0'; at++) {
                if (*at == '{')
                    at = strchr(at, '}'), *to++ = '7';
                else
                    *to++ = *at;
            }
            if (!operation->path)
                continue;
            assert_int_equal(route_find(methods[operation->method], path, &route), STATUS_OK);
            assert_ptr_equal(route.operation, operation);
        }
}

static void a_late_reply_finds_nobody(void **state)
{
    struct pending *pending = pending_new(2);
    struct request *somebody = (struct request *)0x10, *other = (struct request *)0x20;
    struct asked asked;
    (void)state;
    int64_t first = pending_add(pending, (struct asked){somebody, 1}, 100);
    int64_t second = pending_add(pending, (struct asked){other, 0}, 200);
    assert_int_equal(pending_add(pending, (struct asked){other, 0}, 300), 0);
    assert_int_equal(pending_next_deadline(pending), 100);
    assert_false(pending_take_expired(pending, 99, &asked));
    assert_true(pending_take_expired(pending, 100, &asked));
    assert_ptr_equal(asked.request, somebody);
    assert_int_equal(asked.question, 1);
    assert_false(pending_take(pending, first, &asked));
    int64_t third = pending_add(pending, (struct asked){somebody, 0}, 400);
    assert_int_not_equal(third, first);
    assert_false(pending_take(pending, first, &asked));
    assert_true(pending_take(pending, second, &asked));
    assert_true(pending_take(pending, third, &asked));
    assert_false(pending_take(pending, 0, &asked));
    assert_false(pending_take(pending, -5, &asked));
    assert_int_equal(pending_count(pending), 0);
    pending_destroy(&pending);
}

static void only_the_instance_that_was_asked_can_reply(void **state)
{
    enum { ASKED = 4, OTHER = 5 };
    struct pending *pending = pending_new(2);
    struct asked asked;
    (void)state;
    int64_t sent = pending_add(pending, (struct asked){(struct request *)0x10, 0}, 100);
    int64_t unsent = pending_add(pending, (struct asked){(struct request *)0x20, 0}, 100);
    pending_sent_to(pending, sent, ASKED);
    assert_false(pending_take_from(pending, sent, OTHER, &asked));
    assert_false(pending_take_from(pending, unsent, OTHER, &asked));
    assert_true(pending_take_from(pending, sent, ASKED, &asked));
    assert_ptr_equal(asked.request, (struct request *)0x10);
    assert_false(pending_take_from(pending, sent, ASKED, &asked));
    pending_destroy(&pending);
}

static void ids_of_questions_are_not_told_by_those_before(void **state)
{
    enum { TABLES = 8, QUESTIONS = 4 };
    int64_t seen[TABLES * QUESTIONS];
    size_t count = 0, alike = 0;
    (void)state;
    for (size_t i = 0; i < TABLES; i++) {
        struct pending *pending = pending_new(QUESTIONS);
        for (size_t j = 0; j < QUESTIONS; j++) {
            int64_t id = pending_add(pending, (struct asked){(struct request *)0x10, 0}, 100);
            assert_true(id > 0);
            for (size_t k = 0; k < count; k++)
                alike += seen[k] >> 32 == id >> 32;
            seen[count++] = id;
        }
        pending_destroy(&pending);
    }
    assert_in_range(alike, 0, 1); /* two generations of 32 are the same once in four million times */
}

static void what_a_lost_instance_owes_is_found(void **state)
{
    struct pending *pending = pending_new(3);
    struct request *somebody = (struct request *)0x10, *other = (struct request *)0x20;
    struct asked asked;
    (void)state;
    pending_sent_to(pending, pending_add(pending, (struct asked){somebody, 0}, 100), 4);
    int64_t kept = pending_add(pending, (struct asked){other, 0}, 100);
    pending_sent_to(pending, kept, 5);
    assert_true(pending_take_sent_to(pending, 4, &asked));
    assert_ptr_equal(asked.request, somebody);
    assert_false(pending_take_sent_to(pending, 4, &asked));
    assert_true(pending_take(pending, kept, &asked));
    pending_destroy(&pending);
}

static void only_listed_and_own_origins_may_change(void **state)
{
    (void)state;
    assert_true(origin_is_listed("https://a.pe, https://b.pe", "https://b.pe"));
    assert_false(origin_is_listed("https://a.pe", "https://a.pe.evil.com"));
    assert_false(origin_is_listed("https://a.pe", "http://a.pe"));
    assert_false(origin_is_listed("", ""));
    assert_true(origin_is_own("http://localhost:8000", "localhost:8000"));
    assert_false(origin_is_own("http://localhost:8001", "localhost:8000"));
    assert_false(origin_is_own("null", "localhost:8000"));
}

static void lists_of_headers_are_searched(void **state)
{
    static const struct {
        const char *header, *member;
        bool listed;
    } cases[] = {
        {NULL, "gzip", false},
        {"", "gzip", false},
        {"deflate, gzip;q=0.5", "gzip", true},
        {"gzip;q=0", "gzip", false},
        {"br; q=0, gzip", "br", false},
        {"gzip;q=0.000", "gzip", false},
        {"gzip;q=0, br", "br", true},
        {"xgzip, gzipx", "gzip", false},
        {"W/\"1.a\", \"2.b\"", "\"1.a\"", true},
        {"\"1.a\",W/\"2.b\"", "\"2.b\"", true},
        {"W/", "\"1.a\"", false},
        {",, ,", "\"1.a\"", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (header_lists(cases[i].header, cases[i].member) != cases[i].listed)
            fail_msg("%s in %s", cases[i].member, cases[i].header);
}

static void a_star_stands_for_every_etag(void **state)
{
    (void)state;
    assert_true(header_has_etag("*", "\"1.a\""));
    assert_true(header_has_etag("\"0.x\", W/\"1.a\"", "\"1.a\""));
    assert_false(header_has_etag("\"*\"", "\"1.a\""));
    assert_false(header_has_etag("\"0.x\"", "\"1.a\""));
    assert_false(header_has_etag(NULL, "\"1.a\""));
}

static void only_what_could_be_a_token_is_one(void **state)
{
    char longest[COOKIE_TOKEN_BYTES + 2];
    (void)state;
    assert_string_equal(cookie_token("0123456789abcdef-_XYZ"), "0123456789abcdef-_XYZ");
    static const char *const wrong[] = {NULL, "", "\xff", "é", "a b", "a;b", "\"a\"", "a%00"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_null(cookie_token(wrong[i]));
    memset(longest, 'a', sizeof longest);
    longest[COOKIE_TOKEN_BYTES] = '\0';
    assert_non_null(cookie_token(longest));
    longest[COOKIE_TOKEN_BYTES] = 'a';
    longest[COOKIE_TOKEN_BYTES + 1] = '\0';
    assert_null(cookie_token(longest));
}

static void an_address_is_in_its_networks(void **state)
{
    (void)state;
    assert_true(peer_is_listed("127.0.0.1, 10.0.0.0/8", "10.255.0.1"));
    assert_true(peer_is_listed("10.0.0.0/8", "::ffff:10.1.2.3"));
    assert_true(peer_is_listed("2001:db8::/33", "2001:db8:7fff::1"));
    assert_false(peer_is_listed("2001:db8::/33", "2001:db8:8000::1"));
    assert_false(peer_is_listed("10.0.0.0/8", "11.0.0.1"));
    assert_false(peer_is_listed("10.0.0.0/x, 10.0.0.0/", "10.0.0.1"));
    assert_false(peer_is_listed("10.0.0.0/99, x, /, 0.0.0.0/-1", "10.0.0.1"));
    assert_false(peer_is_listed("", "10.0.0.1"));
}

/* "10.0.0.0/x" once trusted everybody. */
static void only_addresses_and_networks_are_trusted(void **state)
{
    static const char *const good[] = {"10.0.0.0/8", "10.0.0.1", "0.0.0.0/0", "10.0.0.1/32", "::1", "2001:db8::/128"};
    static const char *const wrong[] = {"",
                                        "10.0.0.0/",
                                        "10.0.0.0/x",
                                        "10.0.0.0/8x",
                                        "10.0.0.0/33",
                                        "10.0.0/8",
                                        "10.0.0.0/-1",
                                        "10.0.0.0/+8",
                                        "10.0.0.0/ 8",
                                        "10.0.0.0/8/8",
                                        "10.0.0.0 /8",
                                        "::1/129",
                                        "localhost",
                                        "/8",
                                        "10.0.0.0/0000"};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        if (!peer_is_network(good[i]))
            fail_msg("refused: %s", good[i]);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (peer_is_network(wrong[i]))
            fail_msg("taken: %s", wrong[i]);
}

static void only_what_a_browser_would_send_is_an_origin(void **state)
{
    static const char *const good[] = {"https://a.pe", "http://localhost:3000", "http://127.0.0.1:8000",
                                       "http://[::1]:80"};
    static const char *const wrong[] = {"",
                                        "*",
                                        "null",
                                        "a.pe",
                                        "https://",
                                        "https://a/",
                                        "https://A.pe",
                                        "https://a.pe:",
                                        "https://a.pe:x",
                                        "https://a.pe:80/",
                                        "https://*.a.pe",
                                        "://a.pe",
                                        "https://u@a.pe",
                                        "https://a.pe https://b.pe",
                                        "http://[::1",
                                        "http://[]",
                                        "https://a.pe:123456"};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        if (!origin_is_one(good[i]))
            fail_msg("refused: %s", good[i]);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (origin_is_one(wrong[i]))
            fail_msg("taken: %s", wrong[i]);
}

/* A client that invents hops must not be taken for another: only what trusted proxies added is believed. */
static void forwarded_hops_count_behind_trusted_proxies_only(void **state)
{
    static const struct {
        const char *forwarded, *trusted, *peer, *client;
    } cases[] = {
        {"9.9.9.9", "", "127.0.0.1", "127.0.0.1"},
        {"9.9.9.9", "127.0.0.1", "127.0.0.1", "9.9.9.9"},
        {"1.1.1.1, 9.9.9.9", "127.0.0.1", "127.0.0.1", "9.9.9.9"},
        {"1.1.1.1, 9.9.9.9 ,10.0.0.7", "127.0.0.1,10.0.0.0/8", "127.0.0.1", "9.9.9.9"},
        {"9.9.9.9, nobody", "127.0.0.1", "127.0.0.1", "127.0.0.1"},
        {"10.0.0.7", "127.0.0.1,10.0.0.0/8", "127.0.0.1", "10.0.0.7"},
        {"2001:db8::1", "127.0.0.1", "127.0.0.1", "2001:db8::1"},
        {",", "127.0.0.1", "127.0.0.1", "127.0.0.1"},
        {NULL, "127.0.0.1", "127.0.0.1", "127.0.0.1"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char peer[PEER_SIZE];
        snprintf(peer, sizeof peer, "%s", cases[i].peer);
        peer_follow(cases[i].forwarded, cases[i].trusted, peer);
        assert_string_equal(peer, cases[i].client);
    }
}

static void a_range_is_a_part_or_the_whole(void **state)
{
    static const struct {
        const char *header;
        enum range range;
        int64_t first, end;
    } cases[] = {{NULL, RANGE_WHOLE, 0, 10},         {"bytes=0-0", RANGE_PART, 0, 1},
                 {"bytes=3-", RANGE_PART, 3, 10},    {"bytes=-3", RANGE_PART, 7, 10},
                 {"bytes=-99", RANGE_PART, 0, 10},   {"bytes=9-99999999999999999999", RANGE_PART, 9, 10},
                 {"bytes=10-", RANGE_BEYOND, 0, 10}, {"bytes=-0", RANGE_BEYOND, 0, 10},
                 {"bytes=4-3", RANGE_WHOLE, 0, 10},  {"bytes=1-2,3-4", RANGE_WHOLE, 0, 10},
                 {"bytes=", RANGE_WHOLE, 0, 10}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t first, end;
        assert_int_equal(header_range(cases[i].header, 10, &first, &end), cases[i].range);
        assert_int_equal(first, cases[i].first);
        assert_int_equal(end, cases[i].end);
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_is_in_its_networks),
        cmocka_unit_test(only_addresses_and_networks_are_trusted),
        cmocka_unit_test(only_what_a_browser_would_send_is_an_origin),
        cmocka_unit_test(forwarded_hops_count_behind_trusted_proxies_only),
        cmocka_unit_test(routes_find_their_operation),
        cmocka_unit_test(what_is_below_api_is_told_from_what_only_begins_like_it),
        cmocka_unit_test(odd_ids_and_paths_are_not_found),
        cmocka_unit_test(every_operation_with_a_path_is_reachable),
        cmocka_unit_test(a_late_reply_finds_nobody),
        cmocka_unit_test(only_the_instance_that_was_asked_can_reply),
        cmocka_unit_test(ids_of_questions_are_not_told_by_those_before),
        cmocka_unit_test(what_a_lost_instance_owes_is_found),
        cmocka_unit_test(only_listed_and_own_origins_may_change),
        cmocka_unit_test(lists_of_headers_are_searched),
        cmocka_unit_test(a_star_stands_for_every_etag),
        cmocka_unit_test(only_what_could_be_a_token_is_one),
        cmocka_unit_test(a_range_is_a_part_or_the_whole),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
