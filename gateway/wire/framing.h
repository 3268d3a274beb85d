/* What a request's head must be before anything of it is acted on.
 *
 * libmicrohttpd 0.9.75 takes heads that a proxy in front of it may read otherwise, which is how requests are smuggled
 * (RFC 9112, 6.3 and 11.2); it also has no bound of its own for a target or a head but the memory of a connection. */
#ifndef CMEP_FRAMING_H
#define CMEP_FRAMING_H

#include "base/status.h"

#include <microhttpd.h>

/* STATUS_OK, or why the request is refused and its connection closed: BAD_REQUEST, URI_TOO_LONG, HEADERS_TOO_LARGE.
 * `ret_message` is a sentence for the first, else NULL. The texts are those that libmicrohttpd gave to the access
 * handler. */
enum status framing_check(struct MHD_Connection *connection, const char *method, const char *version, const char *path,
                          const char **ret_message) MUST_CHECK;

#endif
