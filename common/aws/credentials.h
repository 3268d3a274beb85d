/* The keys for AWS: from the environment, or from the container that the process runs in, and then renewed in time.
 *
 * One for the process, shared by its threads. Keys of a container pass; five minutes before they do, one caller asks
 * for new ones while the others go on with the old, which are good until their end. */
#ifndef CMEP_CREDENTIALS_H
#define CMEP_CREDENTIALS_H

#include "config/config.h"

enum { CREDENTIALS_KEY_SIZE = 256, CREDENTIALS_TOKEN_SIZE = 4096 };

/* A copy for one request. */
struct aws_keys {
    char access_key[CREDENTIALS_KEY_SIZE];
    char secret[CREDENTIALS_KEY_SIZE];
    char session_token[CREDENTIALS_TOKEN_SIZE]; /* empty for keys that last */
};

struct credentials;

/* Where the keys come from, by the first that is set: AWS_ACCESS_KEY_ID, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI,
 * AWS_CONTAINER_CREDENTIALS_FULL_URI. The config is borrowed, the result owned by the caller. NULL, with a line on
 * `complaints`, when there is none, its
 * host may not be asked, or a key or a path is malformed. Asks nobody yet. */
struct credentials *credentials_new(const struct config *config, FILE *complaints);
/* Wipes the keys and frees them; no thread may use them any more. NULL-safe. */
void credentials_destroy(struct credentials **credentials);
/* Copies the keys of now. `deadline_ms` is a time of the monotonic clock. The caller that renews them waits for the
 * answer, until the deadline and 5 s at most; others wait, until the deadline, only while there are no good keys.
 * STORAGE_ERROR or STORAGE_TIMEOUT when none can be had: the caller that asked logs why, and for a second behind a
 * failure every call fails at once. */
enum status credentials_get(struct credentials *credentials, int64_t deadline_ms, struct aws_keys *ret_keys) MUST_CHECK;
/* Whether keys may be asked for at the URL: by https at any host, by http only at loopback and at the link-local
 * addresses that AWS gives to a container. */
bool credentials_may_ask(const char *url);

#endif
