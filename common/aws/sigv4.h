/* AWS Signature Version 4: from a request to the text that proves who sent it. Pure functions, no memory of their own.
 */
#ifndef CMEP_SIGV4_H
#define CMEP_SIGV4_H

#include "base/digest.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

enum {
    SIGV4_TIME_SIZE = sizeof "20130524T000000Z",
    SIGV4_MOST_PAIRS = 32,      /* headers, and parameters, of a request */
    SIGV4_QUERY_SIZE = 8192,    /* fits the query of a presigned URL with a session token */
    SIGV4_REQUEST_SIZE = 16384, /* fits a canonical request */
};

/* A header or a parameter of the query, as plain text. */
struct sigv4_pair {
    const char *name;
    const char *value;
};

struct sigv4_request {
    const char *method;
    const char *path; /* as it goes on the wire: sigv4_encode */
    const struct sigv4_pair *query;
    size_t query_count;
    const struct sigv4_pair *headers; /* those that are signed, `host` among them; in any order and case */
    size_t header_count;
    const char *payload; /* SHA-256 of the body in hex, or UNSIGNED-PAYLOAD */
};

/* The payload of a request without a body. */
extern const char sigv4_no_payload[];

struct sigv4_signer {
    const char *access_key;
    const char *secret;
    const char *session_token; /* NULL for keys that last */
    const char *region;
    const char *service;
    const char *time; /* sigv4_time */
};

/* A time as 20130524T000000Z. */
void sigv4_time(time_t time, char ret_text[SIGV4_TIME_SIZE]);

/* All of these write text of `size` bytes at most, its NUL included, and answer false when that is too little, when
 * there are too many pairs, or when a header's name or value could be read as something else (control characters). */

/* Percent-encodes as RFC 3986 has it; slashes too, unless they are kept. */
bool sigv4_encode(const char *text, bool keep_slashes, char *ret_text, size_t size) MUST_CHECK;
/* The parameters in the order in which they are signed and go on the wire, without a question mark. */
bool sigv4_query(const struct sigv4_pair *query, size_t count, char *ret_text, size_t size) MUST_CHECK;
/* What is hashed and signed: for the tests, and to compare with what a store says that it understood. */
bool sigv4_canonical(const struct sigv4_request *request, char *ret_text, size_t size) MUST_CHECK;
/* The value of the Authorization header. The request's headers hold x-amz-date, and x-amz-security-token if need be. */
bool sigv4_authorize(const struct sigv4_request *request, const struct sigv4_signer *signer, char *ret_text,
                     size_t size) MUST_CHECK;
/* The query that makes the request's URL valid for `seconds`, for anybody who has it: what the request asks, the
 * signer's parameters and the signature. */
bool sigv4_presign(const struct sigv4_request *request, const struct sigv4_signer *signer, int seconds, char *ret_text,
                   size_t size) MUST_CHECK;

#endif
