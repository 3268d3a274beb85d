#include "base/log.h"

#include "base/buffer.h"
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

/* A text that may be anything, with U+FFFD for each byte that is not UTF-8. */
static json_t *repaired(const char *text)
{
    static const char unknown[] = "\xef\xbf\xbd";
    size_t size = strlen(text), room = (sizeof unknown - 1) * size + 1;
    struct buffer good;
    char *memory = malloc(room);
    if (!memory)
        return json_null();
    buffer_init(&good, memory, room);
    for (size_t at = 0; at < size;) {
        size_t sequence = utf8_sequence(text + at, size - at);
        buffer_put_bytes(&good, sequence > 0 ? text + at : unknown, sequence > 0 ? sequence : sizeof unknown - 1);
        at += sequence > 0 ? sequence : 1;
    }
    json_t *value = json_stringn_nocheck(good.data, good.size);
    free(memory);
    return value;
}

static json_t *value_of(const struct log_member *member)
{
    if (member->type == LOG_TYPE_INT)
        return json_integer(member->number);
    if (member->type == LOG_TYPE_BOOL)
        return json_boolean(member->number);
    if (!member->text)
        return json_null();
    json_t *value = json_string(member->text);
    return value ? value : repaired(member->text);
}

void log_line(enum log_level level, const char *event, const struct log_member *members, size_t count)
{
    if (level < least)
        return;
    json_t *all = json_object();
    for (size_t i = 0; i < count; i++)
        if (members[i].type != LOG_TYPE_NONE)
            json_object_set_new(all, members[i].name, value_of(&members[i]));
    write_line(level, event, all);
}

void log_metrics(json_t *members)
{
    write_line(LEVEL_INFO, "metrics", members);
}
