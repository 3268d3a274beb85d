/* Values that are kept in AWS Secrets Manager: `secretsmanager:<id>#<json key>`, where the id is a name or an ARN;
 * without a key the whole secret. One keeper for the process, shared by its threads. */
#ifndef CMEP_SECRETS_H
#define CMEP_SECRETS_H

#include "config/config.h"

struct secrets;

/* Reads the configuration as config_load does, with the values that are kept in Secrets Manager. `ret_secrets` is their
 * keeper, owned by the caller and destroyed before the config is finished; NULL when no value is kept there. False,
 * with a line for each wrong key on `complaints` and nothing to finish, when a value is wrong or cannot be had. */
bool secrets_load_config(struct config *ret_config, struct secrets **ret_secrets, FILE *complaints) MUST_CHECK;
/* Gives back a keeper and wipes what it kept. NULL-safe. */
void secrets_destroy(struct secrets **secrets);
/* The database URL of a slice as its file or Secrets Manager has it now, owned by the arena; NULL when it is kept in
 * neither, or cannot be had. Safe in any thread. */
const char *secrets_db_url(struct secrets *secrets, const struct config *config, const char *service,
                           struct arena *arena);
/* The value of such a reference, owned by the arena; NULL, and a line in the log, when it cannot be had in three
 * seconds. What was read since then (clock_ms) is not asked
 * for again. */
const char *secrets_read(struct secrets *secrets, const char *reference, int64_t since_ms, struct arena *arena);

#endif
