/* Counters of a process, shared by its threads. */
#ifndef CMEP_METRICS_H
#define CMEP_METRICS_H

#include <stdatomic.h>
#include <stdint.h>

enum metric {
    METRIC_REQUESTS,        /* calls taken from the bus, or from HTTP */
    METRIC_REFUSED,         /* answered with another status than OK */
    METRIC_UNAVAILABLE,     /* ... and among them 503 */
    METRIC_STATEMENTS,      /* SQL statements sent */
    METRIC_RETRIES,         /* transactions run again after a deadlock */
    METRIC_QUEUE_FULL,      /* refused because too many waited */
    METRIC_EXPIRED,         /* dropped because nobody waits for the answer any more */
    METRIC_MALFORMED,       /* frames that are no message of ours */
    METRIC_REPLIES_DROPPED, /* replies whose peer was gone or too slow */
    METRIC_REPLIES_LATE,    /* replies that came after the deadline */
    METRIC_TOO_SLOW,        /* connections shut down since their client was too slow */
    METRIC_COUNT
};

struct metrics {
    _Atomic uint64_t values[METRIC_COUNT];
};

/* Adds to a counter. */
static inline void metrics_add(struct metrics *metrics, enum metric metric, uint64_t amount)
{
    atomic_fetch_add_explicit(&metrics->values[metric], amount, memory_order_relaxed);
}

/* What a counter holds. */
static inline uint64_t metrics_get(struct metrics *metrics, enum metric metric)
{
    return atomic_load_explicit(&metrics->values[metric], memory_order_relaxed);
}

/* The name of a counter. */
const char *metric_name(enum metric metric);

#endif
