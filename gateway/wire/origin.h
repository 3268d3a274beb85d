/* Which other origins may use the API (CORS), and which may not change anything. */
#ifndef CMEP_ORIGIN_H
#define CMEP_ORIGIN_H

#include <stdbool.h>

/* Whether the origin stands in the comma separated list. */
bool origin_is_listed(const char *origins, const char *origin);
/* Whether the text is an origin as browsers write it: scheme://host or scheme://host:port, in lower case. */
bool origin_is_one(const char *text);
/* Whether the origin is the gateway's own: its host and port are those of the Host header. */
bool origin_is_own(const char *origin, const char *host);

#endif
