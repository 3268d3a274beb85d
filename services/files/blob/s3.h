/* Requests to a bucket: signed, sent, and sent again where that helps. What is asked is up to blob_s3.c.
 *
 * A request is repeated at most twice, after a pause with jitter, when the store is busy or failing, cuts its answer
 * short or is too slow; a bucket that turns out to be in another region is asked there. Nothing outlasts the deadline.
 */
#ifndef CMEP_S3_H
#define CMEP_S3_H

#include "config/config.h"
#include "aws/credentials.h"
#include "aws/http_client.h"
#include "aws/sigv4.h"

enum {
    S3_AT_ONCE = HTTP_CLIENT_MOST,
    S3_OPERATION_MS = 30000,
    S3_RETRIES = 2,
    S3_KEY_SIZE = 1024 + 1,
    S3_MOST_QUERY = 6,
    S3_MOST_HEADERS = 10
};

/* A stretch of an object, asked for by a Range header. */
struct s3_range {
    int64_t offset;
    size_t size;
};

/* The caller owns all that is pointed to. */
struct s3_request {
    const char *method;
    const char *key; /* NULL: the bucket itself */
    struct sigv4_pair query[S3_MOST_QUERY];
    size_t query_count;
    struct sigv4_pair headers[S3_MOST_HEADERS]; /* beyond those that signing needs */
    size_t header_count;
    const struct http_body *body; /* NULL: none */
    const char *payload;          /* the body's SHA-256 in hex; NULL: there is none */
    const struct s3_range *range; /* NULL: no stretch; else the answer must be just that */
    char *answer;
    size_t answer_room;

    enum status status; /* OK, NOT_FOUND (of a GET), STORAGE_ERROR or STORAGE_TIMEOUT */
    int code;           /* of the last answer; 0 when there was none */
    char error[64];     /* S3's own word for a refusal ("NoSuchKey"), or empty */
    size_t answered;
    char etag[128];
};

struct s3;

/* The client of one thread. Both are borrowed; the result is owned by the caller; NULL without memory. */
struct s3 *s3_new(const struct config *config, struct credentials *credentials);
void s3_destroy(struct s3 **s3);
/* S3_ENCRYPTION, as the client was made with. */
const char *s3_encryption(const struct s3 *s3);
/* Sends up to S3_AT_ONCE requests at the same time, and says in each what became of it. Failures are in the log. */
void s3_send(struct s3 *s3, struct s3_request *requests, size_t count, int64_t deadline_ms);
/* The same for one; its status. */
enum status s3_send_one(struct s3 *s3, struct s3_request *request, int64_t deadline_ms) MUST_CHECK;
/* A presigned URL of the request, good for so many seconds, into `ret_url`. */
enum status s3_presign(struct s3 *s3, const struct s3_request *request, int seconds, int64_t deadline_ms, char *ret_url,
                       size_t size) MUST_CHECK;

#endif
