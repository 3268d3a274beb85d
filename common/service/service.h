/* What a service is: its operations, their handlers, and what it does by itself. */
#ifndef CMEP_SERVICE_H
#define CMEP_SERVICE_H

#include "service/call.h"

#include <stdio.h>

struct service {
    const struct operation_set *operations;
    const operation_handler *handlers; /* one for each operation, in order */
    /* Makes what all calls share (a policy, say) before the service takes the first; may be NULL. False: a line
     * that says why is on `complaints`, and the service does not start. */
    bool (*start)(const struct config *config, FILE *complaints, const void **ret_context);
    /* Makes, in its thread, what each worker has for itself (a store of files, say), and ends it; both may be NULL. */
    void *(*worker_begin)(const struct config *config, const void *context);
    void (*worker_end)(void *own);
    /* Does a piece of what the service does by itself, in a thread of its own, within the call's deadline and on
     * behalf of nobody; says after how many milliseconds it wants to be called again. A stop waits for the piece at
     * hand. May be NULL. */
    int64_t (*background)(struct call *call);
};

#endif
