#include "service/broker.h"

#include "bus/bus.h"
#include "bus/envelope.h"
#include "base/clock.h"
#include "base/log.h"
#include "bus/tap.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum {
    MOST_WORKERS = 576,
    MOST_LATE_REPLIES = 256, /* replies a full peer queue refused, kept to be tried again */
    LATE_REPLY_MS = 1000,    /* ... for so long */
    LATE_TICK_MS = 5,        /* ... so often */
    STOP_TICK_MS = 100,
    RECEIVE_BATCH = 64 /* messages taken in one turn of the loop */
};

struct lane_state {
    struct queue *jobs; /* what waits for a worker */
    size_t worker_count;
    size_t taken; /* what waits, or is with a worker, or has its answer but did not leave yet */
};

struct late_reply {
    zmsg_t *message;
    int64_t until_ms;
};

struct broker {
    struct service_state *state;
    zsock_t *router;
    struct tap *tap; /* NULL when nobody is to look */
    struct lane_state lanes[LANE_COUNT];
    struct worker *workers[MOST_WORKERS];
    size_t worker_count;
    struct queue *answered; /* jobs that come back from the workers */
    struct queue *stop;     /* closed when the background is to end */
    struct late_reply late[MOST_LATE_REPLIES];
    size_t late_count;
    struct arena arena; /* of one envelope */
};

/* ---- replies */

/* Sends a reply; true when it is settled (sent, or its peer is gone), false when the peer's queue is full.
 * A multipart message is refused at its first frame or not at all, so the whole of it can be sent again. */
static bool send_reply(struct broker *broker, zmsg_t **message)
{
    zframe_t *peer = zmsg_first(*message);
    if (zframe_send(&peer, broker->router, ZFRAME_MORE | ZFRAME_REUSE) != 0) {
        if (errno == EAGAIN)
            return false;
        metrics_add(&broker->state->process.metrics, METRIC_REPLIES_DROPPED, 1);
        zmsg_destroy(message);
        return true;
    }
    zframe_t *head = zmsg_next(*message), *body = zmsg_next(*message);
    if (zframe_send(&head, broker->router, ZFRAME_MORE | ZFRAME_REUSE) != 0
        || zframe_send(&body, broker->router, ZFRAME_REUSE) != 0)
        metrics_add(&broker->state->process.metrics, METRIC_REPLIES_DROPPED, 1);
    zmsg_destroy(message);
    return true;
}

static void reply(struct broker *broker, zmsg_t *message)
{
    if (send_reply(broker, &message))
        return;
    if (broker->late_count == MOST_LATE_REPLIES) {
        metrics_add(&broker->state->process.metrics, METRIC_REPLIES_DROPPED, 1);
        zmsg_destroy(&message);
        return;
    }
    broker->late[broker->late_count++] = (struct late_reply){message, clock_ms() + LATE_REPLY_MS};
}

static void retry_late_replies(struct broker *broker)
{
    size_t kept = 0;
    for (size_t i = 0; i < broker->late_count; i++) {
        struct late_reply *late = &broker->late[i];
        if (send_reply(broker, &late->message))
            continue;
        if (clock_ms() < late->until_ms) {
            broker->late[kept++] = *late;
            continue;
        }
        metrics_add(&broker->state->process.metrics, METRIC_REPLIES_DROPPED, 1);
        zmsg_destroy(&late->message);
    }
    broker->late_count = kept;
}

/* ---- requests */

/* Lets a worker have the job, or refuses it when as many wait as may. */
static void take_job(struct broker *broker, struct job *job, const struct envelope *envelope)
{
    struct lane_state *lane = &broker->lanes[job->lane];
    if (lane->taken == lane->worker_count + (size_t)broker->state->config->service_queue) {
        metrics_add(&broker->state->process.metrics, METRIC_QUEUE_FULL, 1);
        job_refuse(job, envelope->id, STATUS_UNAVAILABLE);
        reply(broker, job->answer);
        job->answer = NULL;
        job_destroy(&job);
        return;
    }
    if (broker->tap)
        tap_request(broker->tap, job->operation, envelope, job->body);
    lane->taken++;
    queue_put(lane->jobs, job); /* it has room for all that may be taken */
}

static void take_request(struct broker *broker, zmsg_t *message)
{
    struct envelope envelope;
    struct problems problems;
    struct job *job = calloc(1, sizeof *job);
    bool is_whole = zmsg_size(message) == 3;
    job->peer = zmsg_pop(message);
    job->head = zmsg_pop(message);
    job->body = zmsg_pop(message);
    zmsg_destroy(&message);
    arena_reset(&broker->arena);
    if (!is_whole || frame_decode(job->head, &record_envelope, &broker->arena, &problems, &envelope) != STATUS_OK) {
        metrics_add(&broker->state->process.metrics, METRIC_MALFORMED, 1);
        job_destroy(&job);
        return;
    }
    job->operation = operation_find(broker->state->service->operations, envelope.operation);
    job->lane = job->operation ? job->operation->lane : LANE_QUICK;
    job->deadline_ms = clock_ms() + envelope.remaining_ms;
    take_job(broker, job, &envelope);
}

/* Whether there may be more: until there is none, the socket's descriptor may be silent about it. */
static bool take_requests(struct broker *broker)
{
    for (int i = 0; i < RECEIVE_BATCH; i++) {
        zmsg_t *message = zmsg_recv(broker->router);
        if (!message)
            return false;
        take_request(broker, message);
    }
    return true;
}

/* Shows the answer [peer | head | body]. */
static void show_answer(struct broker *broker, const struct job *job)
{
    zmsg_first(job->answer);
    zframe_t *head = zmsg_next(job->answer), *body = zmsg_next(job->answer);
    tap_reply(broker->tap, job->operation, head, body);
}

static void take_answers(struct broker *broker)
{
    struct job *job;
    while ((job = queue_poll(broker->answered))) {
        if (broker->tap)
            show_answer(broker, job);
        broker->lanes[job->lane].taken--;
        reply(broker, job->answer);
        job->answer = NULL;
        job_destroy(&job);
    }
}

/* ---- life of the process */

static bool start_workers(struct broker *broker)
{
    const struct config *config = broker->state->config;
    const size_t counts[LANE_COUNT] = {[LANE_QUICK] = (size_t)config->service_workers,
                                       [LANE_SLOW] = (size_t)config->service_slow_workers,
                                       [LANE_TRANSFER] = (size_t)config->service_transfer_workers};
    bool needed[LANE_COUNT] = {[LANE_QUICK] = true};
    const struct operation_set *set = broker->state->service->operations;
    for (size_t i = 0; i < set->count; i++)
        needed[set->operations[i].lane] = true;
    size_t most_taken = 0;
    for (enum lane i = 0; i < LANE_COUNT; i++) {
        struct lane_state *lane = &broker->lanes[i];
        lane->worker_count = needed[i] ? counts[i] : 0;
        lane->jobs = queue_new(lane->worker_count + (size_t)config->service_queue);
        most_taken += lane->worker_count + (size_t)config->service_queue;
    }
    broker->answered = queue_new(most_taken);
    broker->stop = queue_new(1);
    for (enum lane lane = 0; lane < LANE_COUNT; lane++)
        for (size_t i = 0; i < broker->lanes[lane].worker_count && broker->worker_count < MOST_WORKERS - 1; i++)
            if (!(broker->workers[broker->worker_count++] =
                      worker_new(broker->state, lane, broker->lanes[lane].jobs, broker->answered)))
                return false;
    if (broker->state->service->background
        && !(broker->workers[broker->worker_count++] = worker_new_background(broker->state, broker->stop)))
        return false;
    return queue_descriptor(broker->answered) >= 0;
}

/* Requests that have no answer yet, or one that did not leave. */
static size_t taken_count(const struct broker *broker)
{
    size_t count = 0;
    for (enum lane lane = 0; lane < LANE_COUNT; lane++)
        count += broker->lanes[lane].taken;
    return count;
}

static int wait_ms(const struct broker *broker, bool has_more, bool stopping)
{
    return has_more ? 0 : broker->late_count > 0 ? LATE_TICK_MS : stopping ? STOP_TICK_MS : -1;
}

static void run_loop(struct broker *broker, int signals)
{
    enum { REQUESTS, ANSWERS, SIGNALS, SOURCE_COUNT };
    struct pollfd sources[SOURCE_COUNT] = {[REQUESTS] = {.fd = zsock_fd(broker->router), .events = POLLIN},
                                           [ANSWERS] = {.fd = queue_descriptor(broker->answered), .events = POLLIN},
                                           [SIGNALS] = {.fd = signals, .events = POLLIN}};
    bool has_more = true;
    int64_t stop_ms = 0; /* when a stop gives up waiting; 0 while there is no stop */
    while (stop_ms == 0 || (taken_count(broker) > 0 && clock_ms() < stop_ms)) {
        if (poll(sources, SOURCE_COUNT, wait_ms(broker, has_more, stop_ms > 0)) < 0 && errno != EINTR)
            break;
        take_answers(broker);
        retry_late_replies(broker);
        has_more = take_requests(broker); /* after what is sent, since sending takes note of what has arrived, too */
        if (sources[SIGNALS].revents && stop_ms == 0) {
            LOG(LEVEL_INFO, "stopping", LOG_NONE);
            stop_ms = clock_ms() + CONFIG_DRAIN_MS;
            sources[SIGNALS].fd = -1;
        }
    }
}

static void drop_jobs(struct queue *jobs)
{
    struct job *job;
    while ((job = queue_poll(jobs)))
        job_destroy(&job);
}

static void finish(struct broker *broker)
{
    atomic_store(&broker->state->process.stopping, true);
    for (enum lane lane = 0; lane < LANE_COUNT; lane++)
        queue_close(broker->lanes[lane].jobs);
    queue_close(broker->stop);
    for (size_t i = 0; i < broker->worker_count; i++)
        worker_destroy(&broker->workers[i]);
    for (enum lane lane = 0; lane < LANE_COUNT; lane++) {
        drop_jobs(broker->lanes[lane].jobs);
        queue_destroy(&broker->lanes[lane].jobs);
    }
    drop_jobs(broker->answered);
    queue_destroy(&broker->answered);
    queue_destroy(&broker->stop);
    for (size_t i = 0; i < broker->late_count; i++)
        zmsg_destroy(&broker->late[i].message);
    zsock_destroy(&broker->router);
    tap_destroy(&broker->tap);
    arena_finish(&broker->arena);
}

static bool bind_endpoint(const struct config *config, const char *service, char ret_endpoint[BUS_ENDPOINT_SIZE])
{
    const char *endpoints = *config->bus_bind ? config->bus_bind : config_bus(config, service);
    return bus_endpoint(endpoints, 0, ret_endpoint);
}

/* Signals are taken from a descriptor in the loop, so every thread blocks them. */
static int signal_descriptor(void)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    return signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

int broker_run(struct service_state *state)
{
    const char *name = state->service->operations->service;
    char endpoint[BUS_ENDPOINT_SIZE];
    if (!bind_endpoint(state->config, name, endpoint)) {
        fprintf(stderr, "%s: no endpoint to bind\n", name);
        return EXIT_FAILURE;
    }
    int signals = signal_descriptor(), code = EXIT_FAILURE;
    struct broker *broker = calloc(1, sizeof *broker);
    broker->state = state;
    arena_init(&broker->arena, 64 * 1024);
    db_library_init();
    if (!bus_init(state->config->bus_secret) || !start_workers(broker) || !(broker->router = bus_listen(endpoint))
        || (state->config->cmep_tap && !(broker->tap = tap_new(endpoint)))) {
        fprintf(stderr, "%s: cannot listen at %s: %s\n", name, endpoint, strerror(errno));
    } else {
        LOG(LEVEL_INFO, "started", LOG_TEXT("endpoint", endpoint), LOG_TEXT("version", CMEP_VERSION));
        run_loop(broker, signals);
        code = EXIT_SUCCESS;
    }
    finish(broker);
    LOG(LEVEL_INFO, "stopped", LOG_NONE);
    free(broker);
    close(signals);
    return code;
}
