#include "base/metrics.h"

const int64_t duration_limits_us[DURATION_LIMITS] = {500, 1000, 2000, 5000, 10000, 50000, 200000, 1000000, 5000000};

static void add(_Atomic uint64_t *value, uint64_t amount)
{
    atomic_fetch_add_explicit(value, amount, memory_order_relaxed);
}

void metrics_add_call(struct operation_metrics *operation, int http_code, uint64_t statements, int64_t microseconds)
{
    add(http_code < 400 ? &operation->done : http_code < 500 ? &operation->refused : &operation->unavailable, 1);
    add(&operation->statements, statements);
    add(&operation->microseconds, (uint64_t)microseconds);
    for (size_t i = 0; i < DURATION_LIMITS; i++)
        if (microseconds <= duration_limits_us[i])
            add(&operation->within[i], 1);
}

const char *metric_name(enum metric metric)
{
    static const char *const names[METRIC_COUNT] = {
        [METRIC_QUEUE_FULL] = "queue_full",
        [METRIC_EXPIRED] = "expired",
        [METRIC_RETRIES] = "retries",
        [METRIC_MALFORMED] = "malformed",
        [METRIC_REPLIES_DROPPED] = "replies_dropped",
        [METRIC_REPLIES_LATE] = "replies_late",
        [METRIC_SET_ASIDE] = "set_aside",
        [METRIC_TOO_SLOW] = "too_slow",
        [METRIC_CROWDED_OUT] = "crowded_out",
    };
    return names[metric];
}
