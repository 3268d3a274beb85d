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
 * `complaints`, when there is none or its host may not be asked. Asks nobody yet. */
struct credentials *credentials_new(const struct config *config, FILE *complaints);
void credentials_destroy(struct credentials **credentials);
/* The keys of now. Waits until the deadline for the first ones only; STORAGE_ERROR or STORAGE_TIMEOUT, and a line in
 * the log, when none can be had. */
enum status credentials_get(struct credentials *credentials, int64_t deadline_ms, struct aws_keys *ret_keys) MUST_CHECK;
/* Whether keys may be asked for there: by https anywhere, else only at the container's own addresses. */
bool credentials_may_ask(const char *url);

#endif
