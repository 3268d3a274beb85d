/* The log: one JSON object a line on standard output, safe from injection by construction (jansson escapes).
 *
 *     LOG(LEVEL_INFO, "signed_in", LOG_TEXT("request_id", id), LOG_INT("user_id", user_id));
 *
 * A line is never lost for what one of its members holds: a text that is NULL is null, and in one that is not UTF-8
 * U+FFFD stands for each byte that is not. */
#ifndef CMEP_LOG_H
#define CMEP_LOG_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum log_level { LEVEL_DEBUG, LEVEL_INFO, LEVEL_WARNING, LEVEL_ERROR };

/* Names the process in every line and drops lines below `level` ("info"). Call once, before threads. */
void log_init(const char *service, const char *level);

enum log_type { LOG_TYPE_NONE, LOG_TYPE_TEXT, LOG_TYPE_INT, LOG_TYPE_BOOL };

/* A member of a line; its texts are borrowed until the line is written. */
struct log_member {
    const char *name;
    const char *text;
    int64_t number; /* also a bool */
    enum log_type type;
};

#define LOG_TEXT(key, value) ((struct log_member){.name = (key), .text = (value), .type = LOG_TYPE_TEXT})
#define LOG_INT(key, value) ((struct log_member){.name = (key), .number = (value), .type = LOG_TYPE_INT})
#define LOG_BOOL(key, value) ((struct log_member){.name = (key), .number = (value), .type = LOG_TYPE_BOOL})
/* For a line without members. */
#define LOG_NONE ((struct log_member){.type = LOG_TYPE_NONE})

/* Writes one line: time, level, service, event (a constant), and the members. */
#define LOG(level, event, ...)                                                                                         \
    log_line(level, event, (const struct log_member[]){__VA_ARGS__},                                                   \
             sizeof((const struct log_member[]){__VA_ARGS__}) / sizeof(struct log_member))
/* What LOG calls. */
void log_line(enum log_level level, const char *event, const struct log_member *members, size_t count);

/* Writes a line of metrics (CloudWatch's embedded metric format), whatever the level; takes over the members. */
void log_metrics(json_t *members);

#endif
