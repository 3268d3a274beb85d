/* The questions that a request asks of services: sending, waiting, and the replies. Only flow/stages says what follows
 * a reply (questions.next). */
#ifndef CMEP_QUESTION_H
#define CMEP_QUESTION_H

#include "core/request.h"

/* Asks an instance of the operation's service, or UPSTREAM_ANY, as one more question of the group. It waits until
 * `deadline_ms`; one that cannot be sent has its reply, STATUS_UNAVAILABLE, at once. `in` is the struct of the
 * operation's request. */
void question_send(struct request *request, struct questions *group, size_t instance, const struct operation *operation,
                   const void *in, enum encode_mode mode, int64_t deadline_ms);
/* Asks the request's instance one question of the gateway's own, every field of which is set, within the operation's
 * own time, instead of what the group had asked. */
void question_ask(struct request *request, struct questions *group, const struct operation *operation, const void *in);
/* Lets the group wait for so many milliseconds, instead of what it had asked. */
void question_pause(struct request *request, struct questions *group, int64_t ms);
/* Tells the request's instance something, to which no reply is awaited. */
void question_tell(struct request *request, const struct operation *operation, const void *in);
/* When an operation that is asked now has to have answered. */
int64_t question_deadline_ms(const struct request *request, const struct operation *operation);
/* Forgets the questions of a group and their replies. */
void question_cancel(struct request *request, struct questions *group);
/* Calls `group->next` when no question of the group waits any more and the request has no answer. */
void question_follow(struct request *request, struct questions *group);

/* Takes the reply to the question that pending knows as number `index` of the request, or its failure without a body.
 * Takes over the body. */
void question_reply(struct request *request, unsigned index, enum status status, zframe_t **body);
/* Reads a reply into the struct of `record`, whose texts the request's arena owns. What the service refused with, in
 * `ret_failure` too; UNAVAILABLE when the reply is not what it should be. */
enum status question_read(struct request *request, const struct question *question, const struct record *record,
                          struct failure *ret_failure, void *ret_reply) MUST_CHECK;
/* Reads what the service refused with; an empty failure when it said nothing. */
struct failure question_failure(struct request *request, const struct question *question);

#endif
