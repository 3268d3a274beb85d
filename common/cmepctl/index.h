/* The index of requests (services/workflow/README.md) as operators see it. */
#ifndef CMEP_CMEPCTL_INDEX_H
#define CMEP_CMEPCTL_INDEX_H

#include "db.h"

/* Fills the index when there are requests and it is empty: they came into the tables before it did, or past the
 * service. False, with a message on standard error, when that failed. */
bool index_fill(struct db *db);

#endif
