/* Figures as lines of the log in CloudWatch's embedded metric format. Alarms and dashboards name what stands in the
 * table of emf.c, and nothing else. */
#ifndef CMEP_EMF_H
#define CMEP_EMF_H

#include <stddef.h>

#define EMF_NAMESPACE "CMEP"

enum { EMF_MOST_VALUES = 100 }; /* of one metric in a line: the format's own limit */

enum emf_metric {
    EMF_REQUESTS,         /* answered */
    EMF_SERVER_ERRORS,    /* those of them with 5xx */
    EMF_LATENCY,          /* how long each took */
    EMF_RUNS,             /* of the Lambda that came to their end */
    EMF_SESSIONS_DELETED, /* by it */
    EMF_METRIC_COUNT
};

struct emf_name {
    const char *service;
    const char *metric;
    const char *unit;
};

/* By enum emf_metric. */
extern const struct emf_name emf_names[EMF_METRIC_COUNT];

struct emf_value {
    enum emf_metric metric;
    const double *values;
    size_t count; /* EMF_MOST_VALUES at most; one is written as a number, several as a list */
};

/* Writes one line with the values, of metrics of one service, whatever the log's level is: under the dimension Service,
 * and, if a route is given, under Service, Route and Status too. */
void emf_write(const char *route, const char *status, const struct emf_value *values, size_t count);

#endif
