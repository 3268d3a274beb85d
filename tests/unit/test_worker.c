/* A worker whose calls take more memory than they may have: each ends by itself, and the worker goes on. */
#include "unit.h"

#include "bus/bus.h"
#include "bus/envelope.h"
#include "operations.h"
#include "service/worker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LOG_BYTES = 65536, PATIENCE_MS = 60000, MOST_BEGINS = 8 };

/* ---- a database that counts what it is asked for */

static struct {
    size_t begun;
    size_t committed;
    size_t rolled_back;
} database;

struct db *__wrap_db_new(const char *url);
void __wrap_db_destroy(struct db **self);
void __wrap_db_ask_again(struct db *db, db_url_source source, const void *context);
enum status __wrap_db_begin(struct db *db);
enum status __wrap_db_commit(struct db *db);
void __wrap_db_rollback(struct db *db);
uint64_t __wrap_db_statements(const struct db *db);

struct db *__wrap_db_new(const char *url)
{
    (void)url;
    return (struct db *)&database;
}

void __wrap_db_destroy(struct db **self)
{
    *self = NULL;
}

void __wrap_db_ask_again(struct db *db, db_url_source source, const void *context)
{
    (void)db, (void)source, (void)context;
}

enum status __wrap_db_begin(struct db *db)
{
    (void)db;
    database.begun++;
    return STATUS_OK;
}

enum status __wrap_db_commit(struct db *db)
{
    (void)db;
    database.committed++;
    return STATUS_OK;
}

void __wrap_db_rollback(struct db *db)
{
    (void)db;
    database.rolled_back++;
}

uint64_t __wrap_db_statements(const struct db *db)
{
    (void)db;
    return 0;
}

/* ---- a service that does what a test says */

static struct {
    enum status ends_with;
    bool exceeds;
    size_t deadlocks; /* that it still has to meet */
    size_t calls;
    size_t used_bytes[MOST_BEGINS]; /* of the arena, when it was called */
} behaviour;

static void exceed(struct arena *arena)
{
    memset(arena_alloc(arena, arena->limit + 1), 1, arena->limit + 1);
}

static enum status behave(struct call *call, const void *in, void *out)
{
    (void)in, (void)out;
    behaviour.used_bytes[behaviour.calls++] = call->arena->used;
    if (behaviour.exceeds)
        exceed(call->arena);
    if (behaviour.deadlocks == 0)
        return behaviour.ends_with;
    behaviour.deadlocks--;
    memset(arena_alloc(call->arena, 1024 * 1024), 1, 1024 * 1024);
    return STATUS_DEADLOCK;
}

static int64_t exceed_in_background(struct call *call)
{
    exceed(call->arena);
    return PATIENCE_MS;
}

struct fixture {
    struct config config;
    operation_handler handlers[MOST_OPERATIONS];
    struct service service;
    struct service_state state;
    struct queue *jobs;
    struct queue *answered;
    struct worker *worker;
    FILE *log;
    int standard_output;
    char said[LOG_BYTES];
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    memset(&database, 0, sizeof database);
    memset(&behaviour, 0, sizeof behaviour);
    assert_true(config_load(&fixture->config, stderr));
    for (size_t i = 0; i < workflow_operations.count; i++)
        fixture->handlers[i] = behave;
    fixture->service = (struct service){
        .operations = &workflow_operations, .handlers = fixture->handlers, .background = exceed_in_background};
    fixture->state.service = &fixture->service;
    fixture->state.config = &fixture->config;
    fixture->jobs = queue_new(1);
    fixture->answered = queue_new(1);
    fixture->log = tmpfile();
    fflush(stdout);
    fixture->standard_output = dup(STDOUT_FILENO);
    dup2(fileno(fixture->log), STDOUT_FILENO);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    queue_close(fixture->jobs);
    worker_destroy(&fixture->worker);
    dup2(fixture->standard_output, STDOUT_FILENO);
    close(fixture->standard_output);
    fclose(fixture->log);
    queue_destroy(&fixture->jobs);
    queue_destroy(&fixture->answered);
    config_finish(&fixture->config);
    free(fixture);
    return 0;
}

/* How often the log has that text. */
static size_t logged(struct fixture *fixture, const char *text)
{
    size_t count = 0;
    ssize_t size = pread(fileno(fixture->log), fixture->said, sizeof fixture->said - 1, 0);
    fixture->said[size > 0 ? size : 0] = '\0';
    for (const char *at = fixture->said; (at = strstr(at, text)); at++)
        count++;
    return count;
}

static struct job *job_of(const char *operation, const struct record *record, const void *in)
{
    const struct envelope envelope = {
        .id = 1, .operation = operation, .remaining_ms = PATIENCE_MS, .request_id = "the-request"};
    struct job *job = calloc(1, sizeof *job);
    job->peer = zframe_new("peer", 4);
    job->head = frame_of(&record_envelope, &envelope, ENCODE_ALL);
    job->body = frame_of(record, in, ENCODE_ALL);
    job->operation = operation_find(&workflow_operations, operation);
    job->deadline_ms = clock_ms() + PATIENCE_MS;
    return job;
}

/* Has the worker do the job; the status that it answers with. */
static enum status answer_of(struct fixture *fixture, struct job *job)
{
    struct arena arena;
    struct problems problems;
    struct reply_envelope envelope;
    if (!fixture->worker)
        fixture->worker = worker_new(&fixture->state, LANE_QUICK, fixture->jobs, fixture->answered);
    assert_true(queue_put(fixture->jobs, job));
    assert_ptr_equal(queue_take(fixture->answered), job);
    arena_init(&arena, 64 * 1024);
    zmsg_first(job->answer);
    assert_int_equal(frame_decode(zmsg_next(job->answer), &record_reply_envelope, &arena, &problems, &envelope),
                     STATUS_OK);
    enum status status = status_from_code(envelope.status);
    arena_finish(&arena);
    job_destroy(&job);
    return status;
}

static struct job *a_read(void)
{
    return job_of("workflow.evento_last", &record_empty, &(struct empty){0});
}

static struct job *a_transaction(void)
{
    const struct cambio_list_request in = {.limite = 1};
    return job_of("workflow.cambio_list", &record_cambio_list_request, &in);
}

static const char line_of_read[] =
    "\"event\":\"arena_exceeded\",\"request_id\":\"the-request\",\"operation\":\"workflow.evento_last\"";

static void a_call_that_exceeds_its_arena_is_unavailable_and_the_next_is_not(void **state)
{
    behaviour.exceeds = true;
    assert_int_equal(answer_of(*state, a_read()), STATUS_UNAVAILABLE);
    assert_int_equal(logged(*state, line_of_read), 1);
    behaviour.exceeds = false;
    assert_int_equal(answer_of(*state, a_read()), STATUS_OK);
    assert_int_equal(logged(*state, "arena_exceeded"), 1);
}

/* What a handler made of memory that was refused to it is no answer. */
static void a_call_that_exceeds_its_arena_is_unavailable_whatever_its_handler_says(void **state)
{
    behaviour.exceeds = true;
    behaviour.ends_with = STATUS_NOT_FOUND;
    assert_int_equal(answer_of(*state, a_read()), STATUS_UNAVAILABLE);
    behaviour.ends_with = STATUS_UNAVAILABLE;
    assert_int_equal(answer_of(*state, a_read()), STATUS_UNAVAILABLE);
    assert_int_equal(logged(*state, line_of_read), 2);
}

static void a_transaction_that_exceeds_its_arena_is_rolled_back(void **state)
{
    behaviour.exceeds = true;
    assert_int_equal(answer_of(*state, a_transaction()), STATUS_UNAVAILABLE);
    assert_int_equal(database.begun, 1);
    assert_int_equal(database.committed, 0);
    assert_int_equal(database.rolled_back, 1);
    assert_int_equal(logged(*state, "arena_exceeded"), 1);
    behaviour.exceeds = false;
    assert_int_equal(answer_of(*state, a_transaction()), STATUS_OK);
    assert_int_equal(database.committed, 1);
}

static void a_transaction_that_exceeds_its_arena_is_not_run_again(void **state)
{
    behaviour.exceeds = true;
    behaviour.deadlocks = 1;
    assert_int_equal(answer_of(*state, a_transaction()), STATUS_UNAVAILABLE);
    assert_int_equal(behaviour.calls, 1);
}

static void a_transaction_that_is_run_again_begins_with_the_memory_that_it_had(void **state)
{
    behaviour.deadlocks = 2;
    assert_int_equal(answer_of(*state, a_transaction()), STATUS_OK);
    assert_int_equal(behaviour.calls, 3);
    assert_int_equal(behaviour.used_bytes[1], behaviour.used_bytes[0]);
    assert_int_equal(behaviour.used_bytes[2], behaviour.used_bytes[0]);
}

static void a_background_that_exceeds_its_arena_is_named_by_its_service(void **state)
{
    struct fixture *fixture = *state;
    fixture->worker = worker_new_background(&fixture->state, fixture->jobs);
    while (logged(fixture, "arena_exceeded") == 0)
        usleep(1000);
    assert_int_equal(
        logged(fixture, "\"event\":\"arena_exceeded\",\"request_id\":\"(background)\",\"operation\":\"workflow\""), 1);
}

#define test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        test(a_call_that_exceeds_its_arena_is_unavailable_and_the_next_is_not),
        test(a_call_that_exceeds_its_arena_is_unavailable_whatever_its_handler_says),
        test(a_transaction_that_exceeds_its_arena_is_rolled_back),
        test(a_transaction_that_exceeds_its_arena_is_not_run_again),
        test(a_transaction_that_is_run_again_begins_with_the_memory_that_it_had),
        test(a_background_that_exceeds_its_arena_is_named_by_its_service),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
