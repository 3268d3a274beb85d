/* The state machine of a request: which state may follow which, and the clock that each sets. */
#include "unit.h"

#include "core/request.h"

#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct fixture {
    struct watch *list;
    struct watch watch;
    struct request request;
    int sockets[2];
};

static int set_up(void **state)
{
    struct fixture *fixture = *state = calloc(1, sizeof *fixture);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, fixture->sockets), 0);
    watch_init(&fixture->watch, &fixture->list, fixture->sockets[0]);
    fixture->request.watch = &fixture->watch;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    watch_finish(&fixture->watch);
    close(fixture->sockets[0]);
    close(fixture->sockets[1]);
    free(fixture);
    return 0;
}

/* Whether the transition ends the process, as one does that the state machine has not. */
static bool is_refused(struct request *request, enum request_state from, enum request_state to)
{
    int status;
    request->state = from;
    pid_t child = fork();
    if (child == 0) {
        close(STDERR_FILENO);
        signal(SIGABRT, SIG_DFL);
        request_enter(request, to);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void a_state_sets_the_clock_of_its_connection(void **state)
{
    struct fixture *fixture = *state;
    request_enter(&fixture->request, REQUEST_BODY);
    assert_int_equal(fixture->watch.phase, WATCH_BODY);
    request_enter(&fixture->request, REQUEST_ANSWER);
    assert_int_equal(fixture->watch.phase, WATCH_ANSWER);
    assert_int_equal(fixture->request.state, REQUEST_ANSWER);
}

static void a_transition_that_the_machine_has_not_ends_the_process(void **state)
{
    struct fixture *fixture = *state;
    struct request *request = &fixture->request;
    assert_true(is_refused(request, REQUEST_ANSWER, REQUEST_BODY));
    assert_true(is_refused(request, REQUEST_ANSWER, REQUEST_ANSWER));
    assert_true(is_refused(request, REQUEST_HEAD, REQUEST_DOWNLOAD));
    assert_true(is_refused(request, REQUEST_BODY, REQUEST_UPLOAD));
    assert_true(is_refused(request, REQUEST_WORK, REQUEST_UPLOAD));
    assert_true(is_refused(request, REQUEST_DOWNLOAD, REQUEST_WORK));
    assert_false(is_refused(request, REQUEST_HEAD, REQUEST_UPLOAD));
    assert_false(is_refused(request, REQUEST_DRAIN, REQUEST_ANSWER));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_state_sets_the_clock_of_its_connection, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_transition_that_the_machine_has_not_ends_the_process, set_up, tear_down),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
