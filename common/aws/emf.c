#include "aws/emf.h"

#include "base/clock.h"
#include "base/log.h"

#include <jansson.h>

const struct emf_name emf_names[EMF_METRIC_COUNT] = {
    [EMF_REQUESTS] = {"gateway", "Requests", "Count"},
    [EMF_SERVER_ERRORS] = {"gateway", "ServerErrors", "Count"},
    [EMF_LATENCY] = {"gateway", "Latency", "Milliseconds"},
    [EMF_RUNS] = {"sessions-lambda", "Runs", "Count"},
    [EMF_SESSIONS_DELETED] = {"sessions-lambda", "SessionsDeleted", "Count"},
};

static json_t *value_of(const struct emf_value *value)
{
    if (value->count == 1)
        return json_real(value->values[0]);
    json_t *list = json_array();
    for (size_t i = 0; i < value->count; i++)
        json_array_append_new(list, json_real(value->values[i]));
    return list;
}

/* What of the line is a figure, for CloudWatch. */
static json_t *directive(const char *route, const struct emf_value *values, size_t count)
{
    json_t *metrics = json_array(), *dimensions = json_pack("[[s]]", "Service");
    for (size_t i = 0; i < count; i++) {
        const struct emf_name *name = &emf_names[values[i].metric];
        json_array_append_new(metrics, json_pack("{s:s, s:s}", "Name", name->metric, "Unit", name->unit));
    }
    if (route)
        json_array_append_new(dimensions, json_pack("[s, s, s]", "Service", "Route", "Status"));
    return json_pack("{s:I, s:[{s:s, s:o, s:o}]}", "Timestamp", (json_int_t)(clock_wall_us() / 1000),
                     "CloudWatchMetrics", "Namespace", EMF_NAMESPACE, "Dimensions", dimensions, "Metrics", metrics);
}

void emf_write(const char *route, const char *status, const struct emf_value *values, size_t count)
{
    json_t *line = json_pack("{s:o, s:s, s:s*, s:s*}", "_aws", directive(route, values, count), "Service",
                             emf_names[values[0].metric].service, "Route", route, "Status", status);
    for (size_t i = 0; i < count; i++)
        json_object_set_new(line, emf_names[values[i].metric].metric, value_of(&values[i]));
    log_metrics(line);
}
