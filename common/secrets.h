/* Values that are kept in AWS Secrets Manager: `secretsmanager:<id>#<json key>`, where the id is a name or an ARN;
 * without a key the whole secret. One keeper for the process, shared by its threads. */
#ifndef CMEP_SECRETS_H
#define CMEP_SECRETS_H

#include "config.h"

struct secrets;

/* Whether the value is kept there. */
bool secrets_holds(const char *value);
/* A keeper that signs with the keys of the config, which is borrowed; owned by the caller. NULL, with a line on
 * `complaints`, when there are no keys. Asks nobody yet. */
struct secrets *secrets_new(const struct config *config, FILE *complaints);
void secrets_destroy(struct secrets **secrets);
/* The value of such a reference, owned by the arena; NULL, and a line in the log, when it cannot be had in three
 * seconds. What was read since then (clock_ms) is not asked
 * for again. */
const char *secrets_read(struct secrets *secrets, const char *reference, int64_t since_ms, struct arena *arena);

#endif
