/* What a loop's requests come to, told to CloudWatch: added up by route and class of status for a minute, or until
 * there are as many times as a line of the log may hold. */
#ifndef CMEP_TALLY_H
#define CMEP_TALLY_H

#include <stdint.h>

enum { TALLY_MS = 60 * 1000 };

struct tally;

struct tally *tally_new(void);
/* Drops what was not flushed. NULL-safe. */
void tally_destroy(struct tally **self);

/* Counts one answer. `route` is borrowed for good: one of the few patterns that there are. Times are of clock_ms. */
void tally_add(struct tally *tally, const char *route, unsigned http_code, int64_t microseconds, int64_t now_ms);
/* When tally_flush is due; INT64_MAX while there is nothing to tell. */
int64_t tally_due_ms(const struct tally *tally);
/* Writes what there is. */
void tally_flush(struct tally *tally);

#endif
