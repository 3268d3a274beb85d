/* Lambda's Runtime API (2018-06-01): who runs asks for the next invocation, and says what became of it. */
#ifndef CMEP_RUNTIME_H
#define CMEP_RUNTIME_H

#include <stdbool.h>
#include <stdint.h>

enum { RUNTIME_ID_SIZE = 128 };

struct invocation {
    char id[RUNTIME_ID_SIZE];
    int64_t deadline_ms; /* of clock_ms; Lambda ends the process then */
};

struct runtime;

/* `address` is host:port (AWS_LAMBDA_RUNTIME_API), borrowed. NULL without memory. */
struct runtime *runtime_new(const char *address);
void runtime_destroy(struct runtime **self);

/* Waits for the next invocation, for as long as it takes: meanwhile Lambda may freeze the process. False, with a line
 * in the log, when the API does not answer as it should. */
bool runtime_next(struct runtime *runtime, struct invocation *ret_invocation);
/* Answers an invocation with JSON; a line in the log when that is not taken. */
void runtime_answer(struct runtime *runtime, const struct invocation *invocation, const char *json);
/* Says that it failed, likewise. */
void runtime_refuse(struct runtime *runtime, const struct invocation *invocation, const char *type,
                    const char *message);

#endif
