/* What became of a call: one table from status to HTTP code, error code and default text. */
#ifndef CMEP_STATUS_H
#define CMEP_STATUS_H

#include <stdbool.h>

#define MUST_CHECK __attribute__((warn_unused_result))

enum status {
    STATUS_OK,
    STATUS_BAD_REQUEST,
    STATUS_UNAUTHENTICATED,
    STATUS_FORBIDDEN,
    STATUS_NOT_FOUND,
    STATUS_METHOD_NOT_ALLOWED,
    STATUS_TIMEOUT,
    STATUS_CONFLICT,
    STATUS_PAYLOAD_TOO_LARGE,
    STATUS_URI_TOO_LONG,
    STATUS_UNSUPPORTED_MEDIA_TYPE,
    STATUS_RANGE_NOT_SATISFIABLE,
    STATUS_VALIDATION_ERROR,
    STATUS_TOO_MANY_REQUESTS,
    STATUS_HEADERS_TOO_LARGE,
    STATUS_STORAGE_ERROR,
    STATUS_UNAVAILABLE,
    STATUS_STORAGE_TIMEOUT,
    STATUS_STORAGE_FULL,
    /* Inside a service only; both leave it as UNAVAILABLE. */
    STATUS_DEADLOCK, /* the transaction may be run again */
    STATUS_REFUSED,  /* the database refuses the statement for what it holds: it would do so again */
    STATUS_COUNT
};

/* Whether the database refused what it was told, so that the same again would end the same: REFUSED, or CONFLICT. */
bool status_is_refusal(enum status status);
/* The HTTP code of a status. */
int status_http(enum status status);
/* The name of a status, which is also the `code` of an API error; static text. */
const char *status_code(enum status status);
/* A Spanish sentence fit to show to a person; static text. */
const char *status_text(enum status status);
/* The status of that name; STATUS_UNAVAILABLE for a name nobody knows. */
enum status status_from_code(const char *code);

#endif
