#include "core/route_metrics.h"

#include "aws/emf.h"

#include <stdlib.h>

enum { MOST_SERIES = 1024 }; /* routes times classes; a gateway has some 60 routes */

/* The answers of one route with one class of status. The same pattern of two operations is two of them, which
 * CloudWatch adds up. */
struct series {
    const char *route;
    unsigned status_class;
    size_t count;
    double milliseconds[EMF_MOST_VALUES];
};

struct route_metrics {
    struct series *series[MOST_SERIES];
    size_t count;
    int64_t due_ms;
};

struct route_metrics *route_metrics_new(void)
{
    struct route_metrics *metrics = calloc(1, sizeof *metrics);
    if (metrics)
        metrics->due_ms = INT64_MAX;
    return metrics;
}

void route_metrics_destroy(struct route_metrics **self)
{
    if (!*self)
        return;
    for (size_t i = 0; i < (*self)->count; i++)
        free((*self)->series[i]);
    free(*self);
    *self = NULL;
}

/* NULL when there is no room for another. */
static struct series *find(struct route_metrics *metrics, const char *route, unsigned status_class)
{
    size_t at = 0;
    while (at < metrics->count
           && (metrics->series[at]->route != route || metrics->series[at]->status_class != status_class))
        at++;
    if (at == MOST_SERIES)
        return NULL;
    if (at == metrics->count) {
        metrics->series[at] = calloc(1, sizeof *metrics->series[at]);
        if (!metrics->series[at])
            return NULL;
        *metrics->series[at] = (struct series){.route = route, .status_class = status_class};
        metrics->count++;
    }
    return metrics->series[at];
}

static void tell(struct series *series)
{
    static const char *const classes[] = {"1xx", "2xx", "3xx", "4xx", "5xx"};
    double requests = (double)series->count, errors = series->status_class == 5 ? requests : 0;
    struct emf_value values[] = {{EMF_REQUESTS, &requests, 1},
                                 {EMF_SERVER_ERRORS, &errors, 1},
                                 {EMF_LATENCY, series->milliseconds, series->count}};
    emf_write(series->route, classes[series->status_class - 1], values, sizeof values / sizeof values[0]);
    series->count = 0;
}

void route_metrics_add(struct route_metrics *metrics, const char *route, unsigned http_code, int64_t microseconds,
                       int64_t now_ms)
{
    struct series *series = find(metrics, route, http_code / 100);
    if (!series)
        return;
    series->milliseconds[series->count++] = (double)microseconds / 1e3;
    if (series->count == EMF_MOST_VALUES)
        tell(series);
    else if (metrics->due_ms == INT64_MAX)
        metrics->due_ms = now_ms + ROUTE_METRICS_MS;
}

int64_t route_metrics_due_ms(const struct route_metrics *metrics)
{
    return metrics->due_ms;
}

void route_metrics_flush(struct route_metrics *metrics)
{
    for (size_t i = 0; i < metrics->count; i++)
        if (metrics->series[i]->count > 0)
            tell(metrics->series[i]);
    metrics->due_ms = INT64_MAX;
}
