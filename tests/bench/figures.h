/* What a measurement prints. */
#ifndef CMEP_BENCH_FIGURES_H
#define CMEP_BENCH_FIGURES_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

struct latencies {
    int64_t *ns;
    size_t count;
    size_t size;
};

static inline int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

static inline void latencies_add(struct latencies *latencies, int64_t ns)
{
    if (latencies->count == latencies->size) {
        latencies->size = latencies->size ? 2 * latencies->size : 4096;
        latencies->ns = realloc(latencies->ns, latencies->size * sizeof *latencies->ns);
        if (!latencies->ns)
            abort();
    }
    latencies->ns[latencies->count++] = ns;
}

static inline int latencies_compare(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static inline void latencies_sort(struct latencies *latencies)
{
    if (latencies->count > 0)
        qsort(latencies->ns, latencies->count, sizeof *latencies->ns, latencies_compare);
}

/* Of sorted ones: the time within which `share` of them lie. */
static inline double latencies_ms(const struct latencies *latencies, double share)
{
    if (latencies->count == 0)
        return 0;
    size_t at = (size_t)(share * (double)latencies->count);
    return (double)latencies->ns[at < latencies->count ? at : latencies->count - 1] / 1e6;
}

#endif
