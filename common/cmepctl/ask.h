/* What the commands share that talk to a running service. */
#ifndef CMEP_CMEPCTL_ASK_H
#define CMEP_CMEPCTL_ASK_H

#include "client.h"

/* Asks an operation with msgpack `body` and prints the reply, or the refusal, as indented JSON. An exit code. */
int ask_and_print(const struct config *config, const char *operation, const char *body, size_t body_size,
                  const struct caller *caller, struct arena *arena);
/* Asks an operation, a record for a record that is owned by the arena, within so many milliseconds; false, with a
 * message, when it does not answer or refuses. */
bool ask_record(struct client *client, const char *operation, const struct record *request, const void *in,
                const struct record *reply, int64_t timeout_ms, struct arena *arena, void *ret_out);
/* Whether the work has fitted into the arena; false, with a message, when it has not: its result is then not complete.
 */
bool fits_memory(const struct arena *arena);
/* The caller that an email stands for, as auth knows it; false, with a message, when it does not. */
bool ask_caller(const struct config *config, const char *email, struct arena *arena, struct caller *ret_caller);

#endif
