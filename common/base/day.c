#include "base/day.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { US_PER_S = 1000000 };

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
    char text[TIME_TEXT_SIZE];
    time_write((int64_t)mktime(&local) * US_PER_S, text); /* mktime normalises the 32nd of a month */
    return arena_printf(arena, "%.10s %.8s", text, text + 11);
}

static int64_t day_of(time_t instant)
{
    struct tm local;
    localtime_r(&instant, &local);
    return (local.tm_year + 1900) * INT64_C(10000) + (local.tm_mon + 1) * 100 + local.tm_mday;
}

/* Seconds since 1970, whole ones also before it. */
static time_t instant_of(const char *text)
{
    int64_t us = 0, second;
    bool is_time = time_read(text, &us);
    (void)is_time; /* else the beginning of 1970 */
    second = us / US_PER_S;
    return (time_t)(us % US_PER_S < 0 ? second - 1 : second);
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
