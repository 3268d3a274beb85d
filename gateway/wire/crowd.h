/* Which connection of a listener that is full is closed for another. */
#ifndef CMEP_CROWD_H
#define CMEP_CROWD_H

#include "wire/watch.h"

/* The oldest connection that has not sent a complete head, first of the address that has most of them; when each has
 * sent one, the same of those that rest between two requests; NULL when all are at work. The list has
 * its newest first, as watch_init makes it. */
struct watch *crowd_find(struct watch *list);

#endif
