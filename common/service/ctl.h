/* What the operator's commands of the services (<name>_ctl) share: they ask running services and print. */
#ifndef CMEP_CTL_H
#define CMEP_CTL_H

#include "operations.h"
#include "service/call.h"

/* A command of the operator, with what it asks the services. It is not to be copied. */
struct ctl {
    struct call call; /* of the question that is asked; on behalf of nobody */
    struct arena arena;
    struct client *clients[SERVICE_COUNT];
    int64_t answer_ms;
};

/* Begins a command, in the caller's memory: its arena hands out `arena_bytes` at most, and a service has `answer_ms`
 * milliseconds for each answer. The configuration is borrowed until ctl_finish. */
void ctl_init(struct ctl *ctl, const struct config *config, size_t arena_bytes, int64_t answer_ms);
/* Frees the arena and the clients. */
void ctl_finish(struct ctl *ctl);

/* The call that asks the next question, by a function of questions.h; its deadline begins now. It belongs to `ctl`. */
struct call *ctl_call(struct ctl *ctl);
/* Whether the question asked last, which ended with `status`, was answered. False, with a message on standard error,
 * when the service did not answer or refused. */
bool ctl_answered(const struct ctl *ctl, enum status status);
/* Prints the reply of the question asked last as indented JSON on standard output, or its refusal on standard error.
 * Returns the program's exit code. */
int ctl_print(const struct ctl *ctl, enum status status, const void *reply);
/* Asks the operation of that name, which need not be one of the contract, with msgpack `body` on behalf of `caller`
 * (NULL: nobody), and prints as ctl_print does. Returns the program's exit code. */
int ctl_ask_and_print(struct ctl *ctl, const char *operation, const char *body, size_t body_size,
                      const struct caller *caller);
/* False, with a message on standard error, when the arena has reached its limit: what is in it is not complete. */
bool ctl_fits_memory(const struct ctl *ctl);
/* Finds the account that has the email. False, with a message on standard error, when there is none or auth does not
 * answer. The arena of `ctl` owns the texts of `ret_caller`. */
bool ctl_find_caller(struct ctl *ctl, const char *email, struct caller *ret_caller);

#endif
