#include "figures.h"

#include "contract/json.h"
#include "operations.h"

#include <inttypes.h>

/* The text as it grows. */
struct sheet {
    struct request *request;
    msgpack_sbuffer text;
};

#define WRITE(sheet, ...) json_write_raw(&(sheet)->text, arena_printf(&(sheet)->request->arena, __VA_ARGS__))

static void begin(struct sheet *sheet, const char *name, const char *kind, const char *help)
{
    WRITE(sheet, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind);
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

static void write_requests(struct sheet *sheet, const char *name, const struct operation_metrics *metrics)
{
    const struct {
        const char *outcome;
        const _Atomic uint64_t *value;
    } outcomes[] = {{"done", &metrics->done}, {"refused", &metrics->refused}, {"unavailable", &metrics->unavailable}};
    for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++)
        WRITE(sheet, "cmep_requests_total{operation=\"%s\",outcome=\"%s\"} %" PRIu64 "\n", name, outcomes[i].outcome,
              metrics_get(outcomes[i].value));
}

static void write_durations(struct sheet *sheet, const char *name, const struct operation_metrics *metrics)
{
    uint64_t count = metrics_get(&metrics->done) + metrics_get(&metrics->refused) + metrics_get(&metrics->unavailable);
    for (size_t i = 0; i < DURATION_LIMITS; i++)
        WRITE(sheet, "cmep_request_seconds_bucket{operation=\"%s\",le=\"%g\"} %" PRIu64 "\n", name,
              (double)duration_limits_us[i] / 1e6, metrics_get(&metrics->within[i]));
    WRITE(sheet, "cmep_request_seconds_bucket{operation=\"%s\",le=\"+Inf\"} %" PRIu64 "\n", name, count);
    WRITE(sheet, "cmep_request_seconds_sum{operation=\"%s\"} %.6f\n", name,
          (double)metrics_get(&metrics->microseconds) / 1e6);
    WRITE(sheet, "cmep_request_seconds_count{operation=\"%s\"} %" PRIu64 "\n", name, count);
}

static void for_each_operation(struct sheet *sheet,
                               void (*write)(struct sheet *, const char *, const struct operation_metrics *))
{
    for (size_t i = 0; i < MOST_OPERATIONS; i++)
        if (operation_name(i))
            write(sheet, operation_name(i), &sheet->request->context->metrics->operations[i]);
}

/* ---- the services': figures of each instance, since a sum would fall when one of them starts anew */

/* What each instance replied; .service is NULL where one did not. */
struct replies {
    struct stats stats[UPSTREAM_MOST_INSTANCES];
    const char *services[UPSTREAM_MOST_INSTANCES];
    size_t numbers[UPSTREAM_MOST_INSTANCES];
    size_t count;
};

static void write_events(struct sheet *sheet, const struct replies *replies)
{
    const struct metrics *own = sheet->request->context->metrics;
    begin(sheet, "cmep_events_total", "counter",
          "What should be rare: dropped, expired, late, malformed, retried, set aside.");
    for (enum metric i = 0; i < METRIC_COUNT; i++)
        WRITE(sheet, "cmep_events_total{service=\"gateway\",event=\"%s\"} %" PRIu64 "\n", metric_name(i),
              metrics_get(&own->values[i]));
    for (size_t r = 0; r < replies->count; r++)
        for (size_t i = 0; i < replies->stats[r].counters_count; i++)
            WRITE(sheet, "cmep_events_total{service=\"%s\",instance=\"%zu\",event=\"%s\"} %" PRId64 "\n",
                  replies->services[r], replies->numbers[r], replies->stats[r].counters[i].name,
                  replies->stats[r].counters[i].value);
}

static void write_up(struct sheet *sheet, const struct replies *replies)
{
    begin(sheet, "cmep_service_up", "gauge", "Whether the instance of the service answers.");
    for (size_t r = 0; r < replies->count; r++)
        WRITE(sheet, "cmep_service_up{service=\"%s\",instance=\"%zu\"} %d\n", replies->services[r], replies->numbers[r],
              replies->stats[r].service != NULL);
}

/* One figure of each operation of each instance that answered. */
static void write_calls(struct sheet *sheet, const struct replies *replies, const char *name, const char *help,
                        int64_t (*value)(const struct operation_stats *operation))
{
    begin(sheet, name, "counter", help);
    for (size_t r = 0; r < replies->count; r++)
        for (size_t i = 0; i < replies->stats[r].operations_count; i++)
            WRITE(sheet, "%s{operation=\"%s\",instance=\"%zu\"} %" PRId64 "\n", name,
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
    struct problems problems;
    ret_replies->count = request->leg_count;
    for (size_t i = 0; i < request->leg_count; i++) {
        const struct leg *leg = &request->legs[i];
        size_t service = upstream_service(request->context->upstream, i, &ret_replies->numbers[i]);
        ret_replies->services[i] = all_operations[service]->service;
        if (leg->status != STATUS_OK
            || frame_decode(leg->body, &record_stats, &request->arena, &problems, &ret_replies->stats[i]) != STATUS_OK)
            ret_replies->stats[i] = (struct stats){0};
    }
}

void figures_answer(struct request *request)
{
    struct sheet sheet = {.request = request};
    struct replies replies;
    struct answer_context context = request_answer_context(request);
    msgpack_sbuffer_init(&sheet.text);
    read_replies(request, &replies);
    begin(&sheet, "cmep_requests_total", "counter", "HTTP requests by operation and outcome.");
    for_each_operation(&sheet, write_requests);
    begin(&sheet, "cmep_request_seconds", "histogram", "How long HTTP requests took.");
    for_each_operation(&sheet, write_durations);
    write_up(&sheet, &replies);
    write_events(&sheet, &replies);
    write_calls(&sheet, &replies, "cmep_calls_total", "Calls over the bus by operation.", calls_of);
    write_calls(&sheet, &replies, "cmep_statements_total", "SQL statements sent by operation.", statements_of);
    write_calls(&sheet, &replies, "cmep_call_microseconds_total", "Time spent by operation.", microseconds_of);
    request_answer(request, answer_text(&context, "text/plain; version=0.0.4; charset=utf-8", &sheet.text));
}
