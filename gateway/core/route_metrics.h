/* What a loop's requests come to, told to CloudWatch: added up by route and class of status for a minute, or until
 * there are as many times as a line of the log may hold. */
#ifndef CMEP_ROUTE_METRICS_H
#define CMEP_ROUTE_METRICS_H

#include <stdint.h>

enum { ROUTE_METRICS_MS = 60 * 1000 };

struct route_metrics;

struct route_metrics *route_metrics_new(void);
/* Drops what was not flushed. NULL-safe. */
void route_metrics_destroy(struct route_metrics **self);

/* Counts one answer. `route` is borrowed for good: one of the few patterns that there are. Times are of clock_ms. */
void route_metrics_add(struct route_metrics *metrics, const char *route, unsigned http_code, int64_t microseconds,
                       int64_t now_ms);
/* When route_metrics_flush is due; INT64_MAX while there is nothing to tell. */
int64_t route_metrics_due_ms(const struct route_metrics *metrics);
/* Writes what there is. */
void route_metrics_flush(struct route_metrics *metrics);

#endif
