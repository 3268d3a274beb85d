/* The log: one JSON object a line on standard output, safe from injection by construction (jansson escapes). */
#ifndef CMEP_LOG_H
#define CMEP_LOG_H

#include <jansson.h>

enum log_level { LEVEL_DEBUG, LEVEL_INFO, LEVEL_WARNING, LEVEL_ERROR };

/* Names the process in every line and drops lines below `level` ("info"). Call once, before threads. */
void log_init(const char *service, const char *level);
/* Writes one line: time, level, service, event, and the members that `format` packs as jansson's json_pack does
 * ("{s:s, s:i}", "key", "text", "key", 1); "" for none. */
void log_write(enum log_level level, const char *event, const char *format, ...);
/* Writes a line of figures, whatever the level; takes over the members. */
void log_figures(json_t *members);

#endif
