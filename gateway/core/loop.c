#include "core/loop.h"

#include "bus/bus.h"
#include "base/clock.h"
#include "core/pending.h"
#include "core/question.h"
#include "core/route_metrics.h"
#include "base/log.h"

#include <errno.h>
#include <string.h>
#include <sys/eventfd.h>

enum {
    MOST_PENDING = 8192,
    REPLY_BATCH = 256,
    FLUSH_MS = 1000,
    CONNECT_MS = 300,
    DRAIN_TICK_MS = 10,
    TURN_MS = 1000 /* a loop comes round so often, whatever it waits for */
};

enum { MOST_LISTENERS = 2 };

/* What a running loop has. */
struct turn {
    struct loop *loop;
    struct request_context context;
    struct http *listeners[MOST_LISTENERS]; /* the public one, and in the first loop that of the metrics */
    size_t listener_count;
    size_t instance_count;
    struct arena arena; /* of one reply envelope */
};

/* A reply counts only from the instance that was asked: none can answer for another. */
static void take_reply(struct turn *turn, size_t instance, zmsg_t *message)
{
    struct reply_envelope envelope;
    struct problems problems;
    struct asked asked;
    zframe_t *head = zmsg_pop(message), *body = zmsg_pop(message);
    arena_reset(&turn->arena);
    if (!head || !body || frame_decode(head, &record_reply_envelope, &turn->arena, &problems, &envelope) != STATUS_OK)
        metrics_add(turn->loop->metrics, METRIC_MALFORMED, 1);
    else if (envelope.id == 0)
        ; /* to what was told, not asked */
    else if (!pending_take_from(turn->context.pending, envelope.id, instance, &asked))
        metrics_add(turn->loop->metrics, METRIC_REPLIES_LATE, 1);
    else
        question_reply(asked.request, asked.question, status_from_code(envelope.status), &body);
    zframe_destroy(&head);
    zframe_destroy(&body);
}

static void take_replies(struct turn *turn, size_t instance)
{
    zmsg_t *message;
    for (int i = 0; i < REPLY_BATCH && (message = upstream_receive(turn->context.upstream, instance)); i++) {
        take_reply(turn, instance, message);
        zmsg_destroy(&message);
    }
}

/* What a lost instance still owes is refused now, not at its deadline; what it had sent is taken first. */
static void take_loss(struct turn *turn, size_t instance)
{
    struct asked asked;
    if (!upstream_lost(turn->context.upstream, instance))
        return;
    take_replies(turn, instance);
    while (pending_take_sent_to(turn->context.pending, instance, &asked))
        question_reply(asked.request, asked.question, STATUS_UNAVAILABLE, NULL);
}

static void take_unread(struct turn *turn)
{
    for (size_t i = 0; i < turn->instance_count; i++)
        if (upstream_is_unread(turn->context.upstream, i))
            take_replies(turn, i);
}

static bool has_unread(const struct turn *turn)
{
    size_t at = 0;
    while (at < turn->instance_count && !upstream_is_unread(turn->context.upstream, at))
        at++;
    return at < turn->instance_count;
}

/* Refuses what should have been answered by then. */
static void expire(struct turn *turn, int64_t by_ms)
{
    struct asked asked;
    while (pending_take_expired(turn->context.pending, by_ms, &asked))
        question_reply(asked.request, asked.question, STATUS_UNAVAILABLE, NULL);
}

static void flush_metrics(struct turn *turn, int64_t by_ms)
{
    if (turn->context.route_metrics && route_metrics_due_ms(turn->context.route_metrics) <= by_ms)
        route_metrics_flush(turn->context.route_metrics);
}

/* How long a turn may wait for its sources: until whatever is due first, of all that no source announces. What is
 * missing here is work that a loop sleeps over. */
static int wait_ms(struct turn *turn, bool stopping)
{
    int64_t now_ms = clock_ms(), due_ms = now_ms + (stopping ? DRAIN_TICK_MS : TURN_MS);
    if (has_unread(turn) || turn->context.resumed)
        due_ms = now_ms;
    for (size_t i = 0; i < turn->listener_count; i++)
        due_ms = clock_earlier(due_ms, http_due_ms(turn->listeners[i]));
    due_ms = clock_earlier(due_ms, pending_next_deadline(turn->context.pending));
    if (turn->context.route_metrics)
        due_ms = clock_earlier(due_ms, route_metrics_due_ms(turn->context.route_metrics));
    return due_ms > now_ms ? (int)(due_ms - now_ms) : 0;
}

/* What a turn waits for: two descriptors of each instance, then the listeners, then the stop. */
struct sources {
    struct pollfd items[2 * UPSTREAM_MOST_INSTANCES + MOST_LISTENERS + 1];
    size_t count;
    const struct pollfd *stop;
};

static void find_sources(struct turn *turn, bool stopping, struct sources *ret_sources)
{
    size_t count = 2 * turn->instance_count;
    upstream_descriptors(turn->context.upstream, ret_sources->items);
    for (size_t i = 0; i < turn->listener_count; i++)
        ret_sources->items[count++] = (struct pollfd){.fd = http_descriptor(turn->listeners[i]), .events = POLLIN};
    ret_sources->stop = &ret_sources->items[count];
    ret_sources->items[count++] = (struct pollfd){.fd = stopping ? -1 : turn->loop->stop, .events = POLLIN};
    ret_sources->count = count;
}

static void take_news(struct turn *turn, const struct sources *sources)
{
    for (size_t i = 0; i < turn->instance_count; i++) {
        if (sources->items[2 * i].revents)
            upstream_wake(turn->context.upstream, i);
        if (sources->items[2 * i + 1].revents)
            take_loss(turn, i);
    }
    take_unread(turn);
}

static void run_listeners(struct turn *turn)
{
    turn->context.resumed = false;
    for (size_t i = 0; i < turn->listener_count; i++)
        http_run(turn->listeners[i]);
}

/* Runs until `done` says so, or until the time is up (0: never). */
static void run(struct turn *turn, bool (*done)(struct turn *), int64_t until_ms)
{
    struct sources sources;
    find_sources(turn, until_ms != 0, &sources);
    while (until_ms == 0 || (!done(turn) && clock_ms() < until_ms)) {
        if (poll(sources.items, sources.count, wait_ms(turn, until_ms != 0)) < 0 && errno != EINTR)
            return;
        take_news(turn, &sources);
        expire(turn, clock_ms());
        run_listeners(turn);
        take_unread(turn);
        flush_metrics(turn, clock_ms());
        if (sources.stop->revents)
            return;
    }
}

static bool nothing_pending(struct turn *turn)
{
    return pending_count(turn->context.pending) == 0;
}

static bool nothing_active(struct turn *turn)
{
    size_t active = 0;
    for (size_t i = 0; i < turn->listener_count; i++)
        active += http_active(turn->listeners[i]);
    return active == 0;
}

/* Closing a listener that shares its address resets what waits in its backlog: so it stays open, and new requests
 * are refused with 503, until the ones that were taken have their answers. What a file still waits for then is refused:
 * libmicrohttpd cannot stop while a connection waits. */
static void drain(struct turn *turn)
{
    turn->context.draining = true;
    run(turn, nothing_pending, clock_ms() + CONFIG_DRAIN_MS);
    expire(turn, INT64_MAX);
    for (size_t i = 0; i < turn->listener_count; i++)
        http_quiesce(turn->listeners[i]);
    run(turn, nothing_active, clock_ms() + FLUSH_MS);
    expire(turn, INT64_MAX);
}

static bool listen_at(struct turn *turn, int64_t port, const struct http_handler *handler)
{
    struct http_settings settings = {.config = turn->loop->config,
                                     .metrics = turn->loop->metrics,
                                     .most_connections = turn->loop->most_connections,
                                     .handler = handler,
                                     .context = &turn->context};
    struct http *http = http_new(&settings, port);
    if (http)
        turn->listeners[turn->listener_count++] = http;
    return http != NULL;
}

static bool begin(struct turn *turn)
{
    const struct config *config = turn->loop->config;
    turn->context = (struct request_context){
        .config = turn->loop->config, .metrics = turn->loop->metrics, .pages = turn->loop->pages};
    turn->context.pending = pending_new(MOST_PENDING);
    turn->context.route_metrics = config->metrics_emf ? route_metrics_new() : NULL;
    turn->context.upstream = upstream_new(turn->loop->config);
    if (!turn->context.upstream)
        return false;
    upstream_await(turn->context.upstream, CONNECT_MS);
    turn->instance_count = upstream_count(turn->context.upstream);
    arena_init(&turn->arena, 64 * 1024);
    return listen_at(turn, config->cmep_port, turn->loop->requests)
        && (!turn->loop->metrics_requests || config->metrics_port == 0
            || listen_at(turn, config->metrics_port, turn->loop->metrics_requests));
}

static void finish(struct turn *turn)
{
    for (size_t i = 0; i < turn->listener_count; i++)
        http_destroy(&turn->listeners[i]);
    upstream_destroy(&turn->context.upstream);
    pending_destroy(&turn->context.pending);
    route_metrics_destroy(&turn->context.route_metrics);
    arena_finish(&turn->arena);
}

void *loop_run(void *argument)
{
    struct turn turn = {.loop = argument};
    bool good = begin(&turn);
    eventfd_write(turn.loop->ready, good ? 1 : UINT64_C(1) << 32);
    if (good) {
        run(&turn, nothing_active, 0);
        drain(&turn);
        flush_metrics(&turn, INT64_MAX);
    } else {
        LOG(LEVEL_ERROR, "cannot_start", LOG_TEXT("error", strerror(errno)));
    }
    finish(&turn);
    return NULL;
}
