/* The questions that wait for a reply: id -> who asked, with a deadline each. One table a loop, no locks. */
#ifndef CMEP_PENDING_H
#define CMEP_PENDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct request;
struct pending;

/* Which question of which request an id stands for. */
struct asked {
    struct request *request;
    unsigned question; /* its number in the request */
};

/* A table of `capacity` questions at most; the caller owns it. */
struct pending *pending_new(size_t capacity);
void pending_destroy(struct pending **self);

/* Remembers a question; its id (never 0, never used again, not to be guessed from others), or 0 when the table is full.
 */
int64_t pending_add(struct pending *pending, struct asked asked, int64_t deadline_ms);
/* Notes which instance (its number in upstream) a question went to. */
void pending_sent_to(struct pending *pending, int64_t id, size_t instance);
/* Takes a question out; false for an id that is not (or no longer) there. */
bool pending_take(struct pending *pending, int64_t id, struct asked *ret_asked);
/* The same for a reply that came from an instance: false also when the question was sent to another. */
bool pending_take_from(struct pending *pending, int64_t id, size_t instance, struct asked *ret_asked);
/* Takes out one question whose deadline has passed; false when there is none. */
bool pending_take_expired(struct pending *pending, int64_t now_ms, struct asked *ret_asked);
/* Takes out one question that went to that instance; false when there is none. */
bool pending_take_sent_to(struct pending *pending, size_t instance, struct asked *ret_asked);
/* The earliest deadline, possibly of a question already answered; INT64_MAX for none. */
int64_t pending_next_deadline(const struct pending *pending);
/* How many wait. */
size_t pending_count(const struct pending *pending);

#endif
