/* What a loop of the gateway wakes up for: each cause by itself, with a real listener and a real bus. A cause that its
 * wait does not know is a gateway that is deaf, or an answer that waits for somebody else's request. */
#include "unit.h"

#include "core/loop.c"

#include "flow/stages.h"

#include "wire/crowd.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum { SOON_MS = 50, OWN_TIMEOUT_MS = 7 };

static bool own_timeout; /* whether libmicrohttpd says that it is due in OWN_TIMEOUT_MS */

enum MHD_Result __real_MHD_get_timeout(struct MHD_Daemon *daemon, MHD_UNSIGNED_LONG_LONG *timeout);
enum MHD_Result __wrap_MHD_get_timeout(struct MHD_Daemon *daemon, MHD_UNSIGNED_LONG_LONG *timeout);

enum MHD_Result __wrap_MHD_get_timeout(struct MHD_Daemon *daemon, MHD_UNSIGNED_LONG_LONG *timeout)
{
    if (!own_timeout)
        return __real_MHD_get_timeout(daemon, timeout);
    *timeout = OWN_TIMEOUT_MS;
    return MHD_YES;
}

/* A loop that has nothing to do, and the auth that it asks. */
struct fixture {
    struct config config;
    struct metrics metrics;
    struct loop loop;
    struct turn turn;
    struct sockaddr_in address;
    zsock_t *auth;
    char auth_path[64];
};

static struct sockaddr_in free_port(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    int taken = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(taken, (struct sockaddr *)&address, size), 0);
    assert_int_equal(getsockname(taken, (struct sockaddr *)&address, &size), 0);
    close(taken);
    return address;
}

static void take_all(struct turn *turn)
{
    for (size_t i = 0; i < turn->instance_count; i++)
        upstream_wake(turn->context.upstream, i);
    while (has_unread(turn))
        take_unread(turn);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    char endpoint[80], port[8];
    fixture->address = free_port();
    snprintf(fixture->auth_path, sizeof fixture->auth_path, "/tmp/cmep-test-loop-%d", (int)getpid());
    snprintf(endpoint, sizeof endpoint, "ipc://%s", fixture->auth_path);
    snprintf(port, sizeof port, "%d", ntohs(fixture->address.sin_port));
    setenv("BUS_AUTH", endpoint, 1);
    setenv("CMEP_PORT", port, 1);
    assert_true(config_load(&fixture->config, stderr));
    fixture->auth = bus_listen(endpoint);
    fixture->loop = (struct loop){.config = &fixture->config,
                                  .metrics = &fixture->metrics,
                                  .most_connections = 2,
                                  .requests = &stages_requests,
                                  .stop = -1};
    fixture->turn.loop = &fixture->loop;
    assert_true(begin(&fixture->turn));
    run_listeners(&fixture->turn);
    take_all(&fixture->turn);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    own_timeout = false;
    finish(&fixture->turn);
    zsock_destroy(&fixture->auth);
    unlink(fixture->auth_path);
    config_finish(&fixture->config);
    free(fixture);
    return 0;
}

static int connect_to(const struct fixture *fixture)
{
    int client = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(connect(client, (const struct sockaddr *)&fixture->address, sizeof fixture->address), 0);
    return client;
}

static void a_loop_that_has_nothing_to_do_comes_round_all_the_same(void **state)
{
    struct fixture *fixture = *state;
    assert_in_range(wait_ms(&fixture->turn, false), TURN_MS - SOON_MS, TURN_MS);
}

static void replies_that_no_descriptor_announces_are_due(void **state)
{
    struct fixture *fixture = *state;
    upstream_wake(fixture->turn.context.upstream, 0);
    assert_int_equal(wait_ms(&fixture->turn, false), 0);
}

static void what_libmicrohttpd_has_to_do_is_due(void **state)
{
    struct fixture *fixture = *state;
    own_timeout = true;
    assert_in_range(wait_ms(&fixture->turn, false), 0, OWN_TIMEOUT_MS);
}

/* It listens again in its next run only, which nothing else would bring about. */
static void a_listener_is_due_when_a_connection_has_ended(void **state)
{
    struct fixture *fixture = *state;
    int client = connect_to(fixture);
    run_listeners(&fixture->turn);
    assert_in_range(wait_ms(&fixture->turn, false), 1, TURN_MS);
    close(client);
    run_listeners(&fixture->turn);
    assert_int_equal(wait_ms(&fixture->turn, false), 0);
    run_listeners(&fixture->turn);
    assert_in_range(wait_ms(&fixture->turn, false), 1, TURN_MS);
}

static void the_clocks_of_connections_are_due_a_second_after_the_last_look(void **state)
{
    struct fixture *fixture = *state;
    int client = connect_to(fixture);
    run_listeners(&fixture->turn);
    usleep(4 * SOON_MS * 1000);
    assert_in_range(wait_ms(&fixture->turn, false), 0, TURN_MS - 4 * SOON_MS);
    close(client);
}

static void deadlines_of_questions_are_due(void **state)
{
    struct fixture *fixture = *state;
    struct asked asked = {(struct request *)0x10, 0};
    int64_t id = pending_add(fixture->turn.context.pending, asked, clock_ms() + SOON_MS);
    assert_in_range(wait_ms(&fixture->turn, false), 0, SOON_MS);
    assert_true(pending_take(fixture->turn.context.pending, id, &asked));
}

static void metrics_for_the_log_are_due(void **state)
{
    struct fixture *fixture = *state;
    fixture->turn.context.route_metrics = route_metrics_new();
    assert_in_range(wait_ms(&fixture->turn, false), TURN_MS - SOON_MS, TURN_MS);
    route_metrics_add(fixture->turn.context.route_metrics, "/health", 200, 1, clock_ms() - ROUTE_METRICS_MS + SOON_MS);
    assert_in_range(wait_ms(&fixture->turn, false), 0, SOON_MS);
}

static void a_loop_that_stops_looks_often_whether_it_is_done(void **state)
{
    struct fixture *fixture = *state;
    assert_in_range(wait_ms(&fixture->turn, true), 0, DRAIN_TICK_MS);
}

/* Answers the question that auth was asked: there is no such session. */
static void refuse_session(struct fixture *fixture)
{
    struct arena arena;
    struct envelope question;
    struct problems problems;
    arena_init(&arena, 64 * 1024);
    zmsg_t *message;
    while (!(message = zmsg_recv(fixture->auth)))
        usleep(1000);
    zframe_t *peer = zmsg_pop(message), *head = zmsg_first(message);
    assert_int_equal(frame_decode(head, &record_envelope, &arena, &problems, &question), STATUS_OK);
    struct reply_envelope envelope = {.id = question.id, .status = status_code(STATUS_UNAUTHENTICATED)};
    zmsg_t *answer = zmsg_new();
    zframe_t *answer_head = frame_of(&record_reply_envelope, &envelope, ENCODE_ALL);
    zframe_t *answer_body = frame_of(&record_failure, &(struct failure){.message = "No."}, ENCODE_ALL);
    zmsg_append(answer, &peer);
    zmsg_append(answer, &answer_head);
    zmsg_append(answer, &answer_body);
    assert_int_equal(zmsg_send(&answer, fixture->auth), 0);
    zmsg_destroy(&message);
    arena_finish(&arena);
}

static void an_answer_that_arrives_at_the_end_of_a_turn_is_due(void **state)
{
    static const char question[] = "GET /auth/me HTTP/1.1\r\nHost: h\r\nCookie: cmep_session=abc\r\n\r\n";
    static const char answer[] = "HTTP/1.1 401";
    struct fixture *fixture = *state;
    char said[sizeof answer] = "";
    int client = connect_to(fixture);
    assert_int_equal(send(client, question, sizeof question - 1, 0), sizeof question - 1);
    while (pending_count(fixture->turn.context.pending) == 0)
        run_listeners(&fixture->turn);
    refuse_session(fixture);
    while (pending_count(fixture->turn.context.pending) > 0)
        take_all(&fixture->turn);
    assert_int_equal(wait_ms(&fixture->turn, false), 0);
    run_listeners(&fixture->turn);
    assert_int_equal(recv(client, said, sizeof answer - 1, MSG_DONTWAIT), sizeof answer - 1);
    assert_string_equal(said, answer);
    close(client);
}

/* Whatever it would be answered: what was made with memory past the bound may lack something. */
static void a_request_that_exceeds_its_arena_is_unavailable(void **state)
{
    static const char question[] = "GET /auth/me HTTP/1.1\r\nHost: h\r\nCookie: cmep_session=abc\r\n\r\n";
    static const char answer[] = "HTTP/1.1 503";
    struct fixture *fixture = *state;
    struct asked asked;
    char said[sizeof answer] = "";
    int client = connect_to(fixture);
    assert_int_equal(send(client, question, sizeof question - 1, 0), sizeof question - 1);
    while (pending_count(fixture->turn.context.pending) == 0)
        run_listeners(&fixture->turn);
    assert_true(pending_take_expired(fixture->turn.context.pending, INT64_MAX, &asked));
    arena_alloc(&asked.request->arena, asked.request->arena.limit + 1);
    question_reply(asked.request, asked.question, STATUS_UNAUTHENTICATED, NULL);
    run_listeners(&fixture->turn);
    assert_int_equal(recv(client, said, sizeof answer - 1, MSG_DONTWAIT), sizeof answer - 1);
    assert_string_equal(said, answer);
    close(client);
}

static void a_full_listener_lets_the_oldest_go_that_asks_for_nothing(void **state)
{
    struct fixture *fixture = *state;
    int clients[3];
    char byte;
    for (size_t i = 0; i < 3; i++) {
        clients[i] = connect_to(fixture);
        run_listeners(&fixture->turn);
    }
    run_listeners(&fixture->turn);
    assert_int_equal(recv(clients[0], &byte, 1, MSG_DONTWAIT), 0);
    for (size_t i = 1; i < 3; i++)
        assert_int_equal(recv(clients[i], &byte, 1, MSG_DONTWAIT), -1);
    for (size_t i = 0; i < 3; i++)
        close(clients[i]);
    assert_int_equal(metrics_get(&fixture->metrics.values[METRIC_CROWDED_OUT]), 1);
}

static void the_oldest_that_asks_for_nothing_leaves_first(void **state)
{
    enum { COUNT = 6 };
    static const struct {
        const char *peer;
        bool has_asked;
        enum watch_phase phase;
    } connections[COUNT] = {
        {"10.0.0.1", true, WATCH_HEAD},     /* rests between two requests */
        {"10.0.0.2", false, WATCH_HEAD},    /* the oldest that has not asked */
        {"10.0.0.3", false, WATCH_HEAD},    /* of the address that has most of them */
        {"10.0.0.3", false, WATCH_HEAD},    /* the next */
        {"10.0.0.1", true, WATCH_WORKING},  /* at work */
        {"10.0.0.1", false, WATCH_WORKING}, /* let go already */
    };
    static const int order[] = {2, 1, 3, 0, -1};
    struct watch watches[COUNT], *list = NULL;
    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        watch_init(&watches[i], &list, -1);
        snprintf(watches[i].peer, sizeof watches[i].peer, "%s", connections[i].peer);
        watches[i].has_asked = connections[i].has_asked;
        watches[i].phase = connections[i].phase;
    }
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        struct watch *found = crowd_find(list);
        assert_ptr_equal(found, order[i] < 0 ? NULL : &watches[order[i]]);
        if (found)
            watch_finish(found);
    }
}

#define test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        test(a_loop_that_has_nothing_to_do_comes_round_all_the_same),
        test(replies_that_no_descriptor_announces_are_due),
        test(what_libmicrohttpd_has_to_do_is_due),
        test(a_listener_is_due_when_a_connection_has_ended),
        test(the_clocks_of_connections_are_due_a_second_after_the_last_look),
        test(deadlines_of_questions_are_due),
        test(metrics_for_the_log_are_due),
        test(a_loop_that_stops_looks_often_whether_it_is_done),
        test(an_answer_that_arrives_at_the_end_of_a_turn_is_due),
        test(a_request_that_exceeds_its_arena_is_unavailable),
        cmocka_unit_test(the_oldest_that_asks_for_nothing_leaves_first),
        test(a_full_listener_lets_the_oldest_go_that_asks_for_nothing),
    };
    if (!bus_init(""))
        return 1;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
