/* What the operator's commands of the services (<name>_ctl) share: they ask a running service and print. */
#ifndef CMEP_CTL_H
#define CMEP_CTL_H

#include "bus/client.h"

/* Asks an operation with msgpack `body` and prints the reply as indented JSON on standard output, or the refusal on
 * standard error. Returns the program's exit code. */
int ctl_ask_and_print(const struct config *config, const char *operation, const char *body, size_t body_size,
                      const struct caller *caller, struct arena *arena);
/* Asks an operation and reads its reply into `ret_out`, whose texts the arena owns; waits `timeout_ms` milliseconds at
 * most. False, with a message on standard error, when the service does not answer or refuses. */
bool ctl_ask(struct client *client, const char *operation, const struct record *request, const void *in,
             const struct record *reply, int64_t timeout_ms, struct arena *arena, void *ret_out);
/* False, with a message on standard error, when the arena has reached its limit: what is in it is not complete. */
bool ctl_fits_memory(const struct arena *arena);
/* Finds the account that has the email. False, with a message on standard error, when there is none or auth does not
 * answer. The arena owns the texts of `ret_caller`. */
bool ctl_find_caller(const struct config *config, const char *email, struct arena *arena, struct caller *ret_caller);

#endif
