/* Days of APP_TIMEZONE: what "today" and "created on" mean to the clinic. */
#ifndef CMEP_DAY_H
#define CMEP_DAY_H

#include "base/arena.h"

#include <stdint.h>

/* Makes the named zone (IANA, "America/Lima") the process's own; call once, before threads. */
void day_init(const char *zone);
/* The instant, as "YYYY-MM-DD HH:MM:SS" in UTC, at which the day `plus_days` after the (valid) date begins; before the
 * year 1 or behind the year 9999 in UTC the first or last instant of those years. Owned by the arena. */
const char *day_start_utc(const char *date, int plus_days, struct arena *arena);
/* The day, as YYYYMMDD, of an instant written YYYY-MM-DDTHH:MM:SS.ffffffZ; and that of now. */
int64_t day_of_instant(const char *time);
int64_t day_today(void);

enum { DAY_LOCAL_SIZE = 32 };
/* Such an instant as it is written in APP_TIMEZONE: YYYY-MM-DD HH:MM:SS. */
void day_local_text(const char *time, char ret_text[DAY_LOCAL_SIZE]);

#endif
