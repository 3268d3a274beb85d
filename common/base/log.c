#include "base/log.h"

#include "base/clock.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const level_names[] = {"debug", "info", "warning", "error"};

/* Written once by log_init, before any thread starts. */
static const char *service_name = "cmep";
static enum log_level least = LEVEL_INFO;

void log_init(const char *service, const char *level)
{
    service_name = service;
    for (enum log_level i = LEVEL_DEBUG; i <= LEVEL_ERROR; i++)
        if (strcmp(level_names[i], level) == 0)
            least = i;
}

/* The line goes out in one write, so that lines of threads never mix. Takes over the members, which may be NULL. */
static void write_line(enum log_level level, const char *event, json_t *members)
{
    char time[TIME_TEXT_SIZE];
    time_write(clock_wall_us(), time);
    json_t *line = json_pack("{s:s, s:s, s:s, s:s}", "time", time, "level", level_names[level], "service", service_name,
                             "event", event);
    if (members)
        json_object_update(line, members);
    json_decref(members);
    char *text = json_dumps(line, JSON_COMPACT | JSON_REAL_PRECISION(6));
    json_decref(line);
    if (!text)
        return;
    size_t size = strlen(text);
    text[size] = '\n';
    if (write(STDOUT_FILENO, text, size + 1) < 0)
        abort();
    free(text);
}

void log_write(enum log_level level, const char *event, const char *format, ...)
{
    json_t *members = NULL;
    if (level < least)
        return;
    if (*format != '\0') {
        va_list arguments;
        va_start(arguments, format);
        members = json_vpack_ex(NULL, 0, format, arguments);
        va_end(arguments);
    }
    write_line(level, event, members);
}

void log_figures(json_t *members)
{
    write_line(LEVEL_INFO, "figures", members);
}
