/* The index of requests (services/workflow/README.md) as operators see it. */
#ifndef CMEP_CMEPCTL_INDEX_H
#define CMEP_CMEPCTL_INDEX_H

#include <stdbool.h>

/* Fills the index of the database at `url` when there are requests and it is empty: they came into the tables before it
 * did, or past the service. False, with a message on standard error, when that failed. */
bool index_fill(const char *url);

#endif
