/* What the values of header fields say. */
#ifndef CMEP_HEADER_H
#define CMEP_HEADER_H

#include <stdbool.h>
#include <stdint.h>

/* Whether a comma separated header (RFC 9110) has the member; a weak validator's W/ does not matter, a member whose
 * quality is 0 is not there. `header` may be NULL. */
bool header_lists(const char *header, const char *member);
/* Whether an If-None-Match says that its sender has what the ETag stands for: it lists it, or is "*", which means
 * anything there is. `header` may be NULL. */
bool header_has_etag(const char *header, const char *etag);

enum range { RANGE_WHOLE, RANGE_PART, RANGE_BEYOND };

/* Which bytes of a file of that size a Range asks for: from `ret_first` up to, without it, `ret_end`. WHOLE without a
 * header, for one that means nothing, and for several ranges; BEYOND when it has no such bytes. `header` may be NULL.
 */
enum range header_range(const char *header, int64_t size_bytes, int64_t *ret_first, int64_t *ret_end);

#endif
