/* GET /metrics: the gateway's metrics and those of every service, as Prometheus reads them. */
#ifndef CMEP_FLOW_METRICS_H
#define CMEP_FLOW_METRICS_H

#include "core/request.h"

/* Makes the page from the gateway's own metrics and the replies of all instances to their `stats`, in the group `side`.
 */
struct answer metrics_page(struct request *request);

#endif
