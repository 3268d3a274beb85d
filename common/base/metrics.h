/* Counters of a process, shared by its threads. */
#ifndef CMEP_METRICS_H
#define CMEP_METRICS_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

enum metric {
    METRIC_QUEUE_FULL,      /* refused because too many waited */
    METRIC_EXPIRED,         /* dropped because nobody waits for the answer any more */
    METRIC_RETRIES,         /* transactions run again after a deadlock */
    METRIC_MALFORMED,       /* frames that are no message of ours */
    METRIC_REPLIES_DROPPED, /* replies whose peer was gone or too slow */
    METRIC_REPLIES_LATE,    /* replies that came after the deadline */
    METRIC_SET_ASIDE,       /* events of workflow's log that a follower could not digest */
    METRIC_TOO_SLOW,        /* connections shut down since their client was too slow */
    METRIC_CROWDED_OUT,     /* connections shut down, or refused, since there were too many */
    METRIC_COUNT
};

/* How long calls took: how many within each of the limits, in microseconds. */
enum { DURATION_LIMITS = 9 };
extern const int64_t duration_limits_us[DURATION_LIMITS];

/* What became of the calls of one operation; at the gateway, of its requests. */
struct operation_metrics {
    _Atomic uint64_t done;        /* with OK */
    _Atomic uint64_t refused;     /* with what the caller did wrong */
    _Atomic uint64_t unavailable; /* with what we could not do */
    _Atomic uint64_t statements;  /* SQL statements sent */
    _Atomic uint64_t microseconds;
    _Atomic uint64_t within[DURATION_LIMITS]; /* each limit holds the ones below it too */
};

enum { MOST_OPERATIONS = 128 };

struct metrics {
    _Atomic uint64_t values[METRIC_COUNT];
    struct operation_metrics operations[MOST_OPERATIONS]; /* by operation_index; the last is whatever is none */
};

/* Adds to a counter. */
static inline void metrics_add(struct metrics *metrics, enum metric metric, uint64_t amount)
{
    atomic_fetch_add_explicit(&metrics->values[metric], amount, memory_order_relaxed);
}

/* What a counter holds. */
static inline uint64_t metrics_get(const _Atomic uint64_t *value)
{
    return atomic_load_explicit(value, memory_order_relaxed);
}

/* Counts one call of an operation with the HTTP code of its status. */
void metrics_add_call(struct operation_metrics *operation, int http_code, uint64_t statements, int64_t microseconds);

/* The name of a counter. */
const char *metric_name(enum metric metric);

#endif
