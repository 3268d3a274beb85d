#include "flow/metrics.h"

#include "contract/json.h"
#include "core/question.h"
#include "operations.h"

#include <inttypes.h>

/* The text as it grows. */
struct metrics_text {
    struct request *request;
    msgpack_sbuffer text;
};

#define WRITE(page, ...) json_write_raw(&(page)->text, arena_printf(&(page)->request->arena, __VA_ARGS__))

static void begin(struct metrics_text *page, const char *name, const char *kind, const char *help)
{
    WRITE(page, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind);
}

/* ---- the gateway's own */

/* The operations that have a route, and at the end whatever is none. */
static const char *operation_name(size_t index)
{
    for (size_t s = 0; s < SERVICE_COUNT; s++) {
        if (index < all_operations[s]->count)
            return all_operations[s]->operations[index].path ? all_operations[s]->operations[index].name : NULL;
        index -= all_operations[s]->count;
    }
    return index == MOST_OPERATIONS - 1 - operation_count() ? "other" : NULL;
}

static void write_requests(struct metrics_text *page, const char *name, const struct operation_metrics *metrics)
{
    const struct {
        const char *outcome;
        const _Atomic uint64_t *value;
    } outcomes[] = {{"done", &metrics->done}, {"refused", &metrics->refused}, {"unavailable", &metrics->unavailable}};
    for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++)
        WRITE(page, "cmep_requests_total{operation=\"%s\",outcome=\"%s\"} %" PRIu64 "\n", name, outcomes[i].outcome,
              metrics_get(outcomes[i].value));
}

static void write_durations(struct metrics_text *page, const char *name, const struct operation_metrics *metrics)
{
    uint64_t count = metrics_get(&metrics->done) + metrics_get(&metrics->refused) + metrics_get(&metrics->unavailable);
    for (size_t i = 0; i < DURATION_LIMITS; i++)
        WRITE(page, "cmep_request_seconds_bucket{operation=\"%s\",le=\"%g\"} %" PRIu64 "\n", name,
              (double)duration_limits_us[i] / 1e6, metrics_get(&metrics->within[i]));
    WRITE(page, "cmep_request_seconds_bucket{operation=\"%s\",le=\"+Inf\"} %" PRIu64 "\n", name, count);
    WRITE(page, "cmep_request_seconds_sum{operation=\"%s\"} %.6f\n", name,
          (double)metrics_get(&metrics->microseconds) / 1e6);
    WRITE(page, "cmep_request_seconds_count{operation=\"%s\"} %" PRIu64 "\n", name, count);
}

static void for_each_operation(struct metrics_text *page,
                               void (*write)(struct metrics_text *, const char *, const struct operation_metrics *))
{
    for (size_t i = 0; i < MOST_OPERATIONS; i++)
        if (operation_name(i))
            write(page, operation_name(i), &page->request->context->metrics->operations[i]);
}

/* ---- the services': by instance, since a sum would fall when one of them starts again */

/* What each instance replied; .service is NULL where one did not. */
struct replies {
    struct stats stats[UPSTREAM_MOST_INSTANCES];
    const char *services[UPSTREAM_MOST_INSTANCES];
    size_t numbers[UPSTREAM_MOST_INSTANCES];
    size_t count;
};

static void write_events(struct metrics_text *page, const struct replies *replies)
{
    const struct metrics *own = page->request->context->metrics;
    begin(page, "cmep_events_total", "counter",
          "What should be rare: dropped, expired, late, malformed, retried, set aside.");
    for (enum metric i = 0; i < METRIC_COUNT; i++)
        WRITE(page, "cmep_events_total{service=\"gateway\",event=\"%s\"} %" PRIu64 "\n", metric_name(i),
              metrics_get(&own->values[i]));
    for (size_t r = 0; r < replies->count; r++)
        for (size_t i = 0; i < replies->stats[r].counters_count; i++)
            WRITE(page, "cmep_events_total{service=\"%s\",instance=\"%zu\",event=\"%s\"} %" PRId64 "\n",
                  replies->services[r], replies->numbers[r], replies->stats[r].counters[i].name,
                  replies->stats[r].counters[i].value);
}

static void write_up(struct metrics_text *page, const struct replies *replies)
{
    begin(page, "cmep_service_up", "gauge", "Whether the instance of the service answers.");
    for (size_t r = 0; r < replies->count; r++)
        WRITE(page, "cmep_service_up{service=\"%s\",instance=\"%zu\"} %d\n", replies->services[r], replies->numbers[r],
              replies->stats[r].service != NULL);
}

/* One metric of each operation of each instance that answered. */
static void write_calls(struct metrics_text *page, const struct replies *replies, const char *name, const char *help,
                        int64_t (*value)(const struct operation_stats *operation))
{
    begin(page, name, "counter", help);
    for (size_t r = 0; r < replies->count; r++)
        for (size_t i = 0; i < replies->stats[r].operations_count; i++)
            WRITE(page, "%s{operation=\"%s\",instance=\"%zu\"} %" PRId64 "\n", name,
                  replies->stats[r].operations[i].operation, replies->numbers[r],
                  value(&replies->stats[r].operations[i]));
}

static int64_t calls_of(const struct operation_stats *operation)
{
    return operation->done + operation->refused + operation->unavailable;
}

static int64_t statements_of(const struct operation_stats *operation)
{
    return operation->statements;
}

static int64_t microseconds_of(const struct operation_stats *operation)
{
    return operation->microseconds;
}

static void read_replies(struct request *request, struct replies *ret_replies)
{
    struct failure failure;
    ret_replies->count = request->side.count;
    for (size_t i = 0; i < request->side.count; i++) {
        size_t service = upstream_service(request->context->upstream, i, &ret_replies->numbers[i]);
        ret_replies->services[i] = all_operations[service]->service;
        if (question_read(request, &request->side.items[i], &record_stats, &failure, &ret_replies->stats[i])
            != STATUS_OK)
            ret_replies->stats[i] = (struct stats){0};
    }
}

struct answer metrics_page(struct request *request)
{
    struct metrics_text page = {.request = request};
    struct replies replies;
    struct answer_context context = request_answer_context(request);
    msgpack_sbuffer_init(&page.text);
    read_replies(request, &replies);
    begin(&page, "cmep_requests_total", "counter", "HTTP requests by operation and outcome.");
    for_each_operation(&page, write_requests);
    begin(&page, "cmep_request_seconds", "histogram", "How long HTTP requests took.");
    for_each_operation(&page, write_durations);
    write_up(&page, &replies);
    write_events(&page, &replies);
    write_calls(&page, &replies, "cmep_calls_total", "Calls over the bus by operation.", calls_of);
    write_calls(&page, &replies, "cmep_statements_total", "SQL statements sent by operation.", statements_of);
    write_calls(&page, &replies, "cmep_call_microseconds_total", "Time spent by operation.", microseconds_of);
    return answer_text(&context, "text/plain; version=0.0.4; charset=utf-8", &page.text);
}
