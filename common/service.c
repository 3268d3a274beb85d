#include "service.h"

#include "bus.h"
#include "day.h"
#include "envelope.h"
#include "log.h"
#include "tap.h"
#include "worker.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum {
    MOST_WORKERS = 576,
    MOST_LATE_REPLIES = 256, /* replies a full peer queue refused, kept to be tried again */
    LATE_REPLY_MS = 1000,    /* ... for so long */
    RECEIVE_BATCH = 64       /* messages taken in one turn of the loop */
};

struct lane_state {
    zmsg_t **queue; /* a ring of `capacity` messages that wait for a worker */
    size_t capacity;
    size_t first;
    size_t count;
    size_t idle[MOST_WORKERS]; /* a stack of workers, so that the most recently used one goes first */
    size_t idle_count;
};

struct late_reply {
    zmsg_t *message;
    int64_t until_ms;
};

struct broker {
    struct service_state *state;
    zsock_t *router;
    zactor_t *workers[MOST_WORKERS];
    enum lane lane_of[MOST_WORKERS];
    const struct operation *running[MOST_WORKERS]; /* what the worker was given, for the tap */
    struct tap *tap;                               /* NULL when nobody is to look */
    size_t worker_count;
    size_t busy_count;
    struct lane_state lanes[LANE_COUNT];
    struct late_reply late[MOST_LATE_REPLIES];
    size_t late_count;
    struct arena arena; /* of the envelope at hand */
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
        metrics_add(&broker->state->metrics, METRIC_REPLIES_DROPPED, 1);
        zmsg_destroy(message);
        return true;
    }
    zframe_t *head = zmsg_next(*message), *body = zmsg_next(*message);
    if (zframe_send(&head, broker->router, ZFRAME_MORE | ZFRAME_REUSE) != 0
        || zframe_send(&body, broker->router, ZFRAME_REUSE) != 0)
        metrics_add(&broker->state->metrics, METRIC_REPLIES_DROPPED, 1);
    zmsg_destroy(message);
    return true;
}

static void reply(struct broker *broker, zmsg_t *message)
{
    if (send_reply(broker, &message))
        return;
    if (broker->late_count == MOST_LATE_REPLIES) {
        metrics_add(&broker->state->metrics, METRIC_REPLIES_DROPPED, 1);
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
        metrics_add(&broker->state->metrics, METRIC_REPLIES_DROPPED, 1);
        zmsg_destroy(&late->message);
    }
    broker->late_count = kept;
}

/* ---- requests */

/* Shows the message [deadline | peer | head | body] as it goes to a worker. */
static void show_request(struct broker *broker, size_t worker, zmsg_t *message)
{
    struct envelope envelope;
    struct problems problems;
    zmsg_first(message);
    zmsg_next(message);
    zframe_t *head = zmsg_next(message), *body = zmsg_next(message);
    arena_reset(&broker->arena);
    if (frame_decode(head, &record_envelope, &broker->arena, &problems, &envelope) != STATUS_OK)
        return;
    broker->running[worker] = operation_find(broker->state->service->operations, envelope.operation);
    tap_request(broker->tap, broker->running[worker], &envelope, body);
}

/* Shows the answer [peer | head | body] of a worker. */
static void show_reply(struct broker *broker, size_t worker, zmsg_t *answer)
{
    zmsg_first(answer);
    zframe_t *head = zmsg_next(answer), *body = zmsg_next(answer);
    tap_reply(broker->tap, broker->running[worker], head, body);
}

static void give_to_worker(struct broker *broker, struct lane_state *lane, zmsg_t *message)
{
    size_t worker = lane->idle[--lane->idle_count];
    if (broker->tap)
        show_request(broker, worker, message);
    broker->busy_count++;
    zmsg_send(&message, broker->workers[worker]);
}

static void take_request(struct broker *broker, zmsg_t *message)
{
    struct envelope envelope;
    struct problems problems;
    zframe_t *peer = zmsg_first(message), *head = zmsg_next(message), *body = zmsg_next(message);
    arena_reset(&broker->arena);
    if (!peer || !head || !body || zmsg_size(message) != 3
        || frame_decode(head, &record_envelope, &broker->arena, &problems, &envelope) != STATUS_OK) {
        metrics_add(&broker->state->metrics, METRIC_MALFORMED, 1);
        zmsg_destroy(&message);
        return;
    }
    const struct operation *operation = operation_find(broker->state->service->operations, envelope.operation);
    struct lane_state *lane = &broker->lanes[operation ? operation->lane : LANE_QUICK];
    int64_t deadline_ms = clock_ms() + envelope.remaining_ms;
    zmsg_pushmem(message, &deadline_ms, sizeof deadline_ms);
    if (lane->idle_count > 0) {
        give_to_worker(broker, lane, message);
    } else if (lane->count < lane->capacity) {
        lane->queue[(lane->first + lane->count++) % lane->capacity] = message;
    } else {
        metrics_add(&broker->state->metrics, METRIC_QUEUE_FULL, 1);
        zmsg_remove(message, peer);
        zmsg_destroy(&message);
        reply(broker, refusal_message(&peer, envelope.id, STATUS_UNAVAILABLE));
    }
}

static void take_requests(struct broker *broker)
{
    for (int i = 0; i < RECEIVE_BATCH && (zsock_events(broker->router) & ZMQ_POLLIN); i++) {
        zmsg_t *message = zmsg_recv(broker->router);
        if (message)
            take_request(broker, message);
    }
}

static void take_answer(struct broker *broker, size_t worker)
{
    struct lane_state *lane = &broker->lanes[broker->lane_of[worker]];
    zmsg_t *answer = zmsg_recv(broker->workers[worker]);
    if (!answer)
        return;
    if (broker->tap)
        show_reply(broker, worker, answer);
    broker->busy_count--;
    lane->idle[lane->idle_count++] = worker;
    if (lane->count > 0) {
        zmsg_t *next = lane->queue[lane->first];
        lane->first = (lane->first + 1) % lane->capacity;
        lane->count--;
        give_to_worker(broker, lane, next);
    }
    reply(broker, answer);
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
    for (enum lane lane = 0; lane < LANE_COUNT; lane++) {
        struct lane_state *state = &broker->lanes[lane];
        state->capacity = (size_t)config->service_queue;
        state->queue = calloc(state->capacity, sizeof(zmsg_t *));
        for (size_t i = 0; needed[lane] && i < counts[lane] && broker->worker_count < MOST_WORKERS; i++) {
            zactor_t *worker = worker_new(&(struct worker_start){broker->state, lane});
            if (!worker)
                return false;
            broker->lane_of[broker->worker_count] = lane;
            broker->workers[broker->worker_count] = worker;
            state->idle[state->idle_count++] = broker->worker_count++;
        }
    }
    return true;
}

static void run_loop(struct broker *broker, int signals)
{
    zmq_pollitem_t items[MOST_WORKERS + 2] = {{.socket = zsock_resolve(broker->router), .events = ZMQ_POLLIN},
                                              {.fd = signals, .events = ZMQ_POLLIN}};
    size_t count = 2 + broker->worker_count;
    for (size_t i = 0; i < broker->worker_count; i++)
        items[2 + i] = (zmq_pollitem_t){.socket = zsock_resolve(broker->workers[i]), .events = ZMQ_POLLIN};
    int64_t stop_ms = 0; /* when a stop gives up waiting; 0 while there is no stop */
    while (stop_ms == 0 || (broker->busy_count > 0 && clock_ms() < stop_ms)) {
        long wait_ms = broker->late_count > 0 ? 5 : stop_ms > 0 ? 100 : -1;
        if (zmq_poll(items, (int)count, wait_ms) < 0 && errno != EINTR)
            break;
        for (size_t i = 0; i < broker->worker_count; i++)
            if (items[2 + i].revents & ZMQ_POLLIN)
                take_answer(broker, i);
        if (items[0].revents & ZMQ_POLLIN)
            take_requests(broker);
        retry_late_replies(broker);
        if ((items[1].revents & ZMQ_POLLIN) && stop_ms == 0) {
            log_write(LEVEL_INFO, "stopping", "");
            stop_ms = clock_ms() + CONFIG_DRAIN_MS;
            items[1].events = 0;
            take_requests(broker); /* what had arrived is still done */
        }
    }
}

static void finish(struct broker *broker)
{
    for (size_t i = 0; i < broker->worker_count; i++)
        zactor_destroy(&broker->workers[i]);
    for (size_t i = 0; i < broker->late_count; i++)
        zmsg_destroy(&broker->late[i].message);
    for (enum lane lane = 0; lane < LANE_COUNT; lane++) {
        struct lane_state *state = &broker->lanes[lane];
        for (size_t i = 0; i < state->count; i++)
            zmsg_destroy(&state->queue[(state->first + i) % state->capacity]);
        free(state->queue);
    }
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

static int serve(struct service_state *state)
{
    const char *name = state->service->operations->service;
    char endpoint[BUS_ENDPOINT_SIZE];
    int signals = signal_descriptor(), code = EXIT_FAILURE;
    struct broker *broker = calloc(1, sizeof *broker);
    broker->state = state;
    arena_init(&broker->arena, 64 * 1024);
    bus_init();
    db_library_init();
    if (!bind_endpoint(state->config, name, endpoint)) {
        fprintf(stderr, "%s: no endpoint to bind\n", name);
    } else if (!start_workers(broker) || !(broker->router = bus_listen(endpoint))
               || (state->config->cmep_tap && !(broker->tap = tap_new(endpoint)))) {
        fprintf(stderr, "%s: cannot listen at %s: %s\n", name, endpoint, strerror(errno));
    } else {
        log_write(LEVEL_INFO, "started", "{s:s, s:s}", "endpoint", endpoint, "version", CMEP_VERSION);
        run_loop(broker, signals);
        code = EXIT_SUCCESS;
    }
    finish(broker);
    log_write(LEVEL_INFO, "stopped", "");
    free(broker);
    close(signals);
    return code;
}

int service_main(const struct service *service, int argc, char **argv)
{
    const char *name = service->operations->service;
    struct config config;
    if (argc > 1) {
        printf("cmep-%s: the %s service of CMEP; it takes no arguments.\n\n", name, name);
        config_help(stdout);
        return strcmp(argv[1], "--help") == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    if (!config_load(&config, stderr))
        return EXIT_FAILURE;
    log_init(name, config.log_level);
    day_init(config.app_timezone);
    struct service_state state = {.service = service, .config = &config};
    int code = EXIT_FAILURE;
    if (*config_db_url(&config, name) == '\0')
        fprintf(stderr, "%s: neither its DB_URL_ nor DB_URL is set\n", name);
    else if (!service->start || service->start(&config, stderr, &state.context))
        code = serve(&state);
    config_finish(&config);
    return code;
}
