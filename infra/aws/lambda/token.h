/* The password of an account that the database knows by IAM: a presigned URL, which RDS checks instead of one. */
#ifndef CMEP_TOKEN_H
#define CMEP_TOKEN_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

enum { TOKEN_SECONDS = 900, TOKEN_SIZE = 8192 };

struct token_request {
    const char *host; /* of the database, as it is connected to */
    unsigned port;
    const char *user;
    const char *region;
    const char *access_key;
    const char *secret;
    const char *session_token; /* NULL for keys that last */
};

/* Signs a token that is good for new connections for TOKEN_SECONDS from `time` (sigv4_time) on; false when it does not
 * fit. Asks nobody. */
bool token_sign(const struct token_request *request, const char *time, char ret_token[TOKEN_SIZE]) MUST_CHECK;

#endif
