#include "metrics.h"

const char *metric_name(enum metric metric)
{
    static const char *const names[METRIC_COUNT] = {
        [METRIC_REQUESTS] = "requests",
        [METRIC_REFUSED] = "refused",
        [METRIC_UNAVAILABLE] = "unavailable",
        [METRIC_STATEMENTS] = "statements",
        [METRIC_RETRIES] = "retries",
        [METRIC_QUEUE_FULL] = "queue_full",
        [METRIC_EXPIRED] = "expired",
        [METRIC_MALFORMED] = "malformed",
        [METRIC_REPLIES_DROPPED] = "replies_dropped",
        [METRIC_REPLIES_LATE] = "replies_late",
        [METRIC_TOO_SLOW] = "too_slow",
    };
    return names[metric];
}
