/* The stages of a request: start, session, operation, reply. The only file that knows all of the gateway's parts; what
 * they read is refused or answered here.
 *
 *     head ---- start --- session --- operation --- reply ---- answer
 *                  \           \        /    \       /
 *                   page        transfer ---- pieces
 */
#ifndef CMEP_STAGES_H
#define CMEP_STAGES_H

#include "wire/http.h"

/* What becomes of requests at the public port, and at the port of the metrics, which has nothing else. Their context is
 * the loop's struct request_context. */
extern const struct http_handler stages_requests;
extern const struct http_handler stages_metrics_requests;

#endif
