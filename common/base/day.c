#include "base/day.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { FIRST_YEAR = 1, LAST_YEAR = 9999 }; /* of a DATETIME with a month and a day */

void day_init(const char *zone)
{
    setenv("TZ", zone, 1);
    tzset();
}

const char *day_start_utc(const char *date, int plus_days, struct arena *arena)
{
    struct tm local = {.tm_year = atoi(date) - 1900,
                       .tm_mon = atoi(date + 5) - 1,
                       .tm_mday = atoi(date + 8) + plus_days,
                       .tm_isdst = -1};
    time_t instant = mktime(&local); /* normalises the 32nd of a month */
    struct tm utc;
    gmtime_r(&instant, &utc);
    if (utc.tm_year + 1900 < FIRST_YEAR)
        return arena_printf(arena, "%04d-01-01 00:00:00", FIRST_YEAR);
    if (utc.tm_year + 1900 > LAST_YEAR)
        return arena_printf(arena, "%d-12-31 23:59:59", LAST_YEAR);
    return arena_printf(arena, "%04d-%02d-%02d %02d:%02d:%02d", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                        utc.tm_hour, utc.tm_min, utc.tm_sec);
}

static int64_t day_of(time_t instant)
{
    struct tm local;
    localtime_r(&instant, &local);
    return (local.tm_year + 1900) * INT64_C(10000) + (local.tm_mon + 1) * 100 + local.tm_mday;
}

static time_t instant_of(const char *time)
{
    struct tm utc = {.tm_year = atoi(time) - 1900,
                     .tm_mon = atoi(time + 5) - 1,
                     .tm_mday = atoi(time + 8),
                     .tm_hour = atoi(time + 11),
                     .tm_min = atoi(time + 14),
                     .tm_sec = atoi(time + 17)};
    return timegm(&utc);
}

int64_t day_of_instant(const char *time)
{
    return day_of(instant_of(time));
}

void day_local_text(const char *time, char ret_text[DAY_LOCAL_SIZE])
{
    struct tm local;
    time_t instant = instant_of(time);
    localtime_r(&instant, &local);
    /* strftime writes a year before 1000 without its zeros. */
    int size = snprintf(ret_text, DAY_LOCAL_SIZE, "%04d", local.tm_year + 1900);
    strftime(ret_text + size, DAY_LOCAL_SIZE - (size_t)size, "-%m-%d %H:%M:%S", &local);
}

int64_t day_today(void)
{
    return day_of(time(NULL));
}
