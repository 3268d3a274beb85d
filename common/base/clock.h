/* Deadlines are times of the monotonic clock, so that a step of the wall clock moves none of them. */
#ifndef CMEP_CLOCK_H
#define CMEP_CLOCK_H

#include <stdint.h>

/* Milliseconds of the monotonic clock. */
int64_t clock_ms(void);
/* The earlier of two times. */
static inline int64_t clock_earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}
/* Microseconds of the same, for how long something took. */
int64_t clock_us(void);
/* The instant that it is, by the wall clock: microseconds since 1970 in UTC (base/text.h writes it). */
int64_t clock_wall_us(void);

#endif
