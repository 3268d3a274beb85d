/* A file that moves through the gateway in pieces. Three kinds stand behind one interface: upload (from the client to a
 * service), download (from a service to the client) and export (to the client, while the operation writes it).
 *
 * A transfer asks its questions in the request's `side` group and never answers: each function returns the step that
 * flow/stages takes next. */
#ifndef CMEP_TRANSFER_H
#define CMEP_TRANSFER_H

#include "core/question.h"

enum transfer_verb {
    TRANSFER_IDLE,     /* nothing: what is awaited is not the transfer's */
    TRANSFER_WAIT,     /* for the questions that it has asked */
    TRANSFER_CONTINUE, /* the connection may: its body comes, or its answer goes */
    TRANSFER_ASK,      /* the operation is to be asked */
    TRANSFER_ANSWER,   /* with `answer` */
    TRANSFER_REFUSE    /* with `status` and `failure` */
};

struct transfer_step {
    enum transfer_verb verb;
    struct answer answer;
    enum status status;
    struct failure failure;
};

struct transfer_vtable {
    /* The caller is known and has the role: makes room for the file. */
    struct transfer_step (*begin)(struct transfer *transfer);
    /* The questions that the transfer has asked have their replies. */
    struct transfer_step (*replied)(struct transfer *transfer);
    /* The operation is asked; NULL: its reply is awaited as any other. */
    struct transfer_step (*asked)(struct transfer *transfer);
    /* The operation has replied, in request->operation; NULL: its reply is answered as any other. */
    struct transfer_step (*operated)(struct transfer *transfer);
    /* Takes some of the body and lessens `*size` by it; the rest comes again. NULL where there is no such body. */
    struct transfer_step (*take)(struct transfer *transfer, const char *data, size_t *size);
    /* The body is complete. */
    struct transfer_step (*complete)(struct transfer *transfer);
    /* A field that the operation is told (fields_of_transfer); may be NULL. */
    bool (*field)(const struct transfer *transfer, const struct field *field, struct arena *arena,
                  msgpack_object *ret_value);
    void (*destroy)(struct transfer *transfer);
};

/* What each kind's struct begins with. */
struct transfer {
    const struct transfer_vtable *vtable;
    struct request *request;
    const struct operation_transfer *spec; /* what the schema says of it */
};

/* Gives a transfer that one of the kinds has made to its request. */
void transfer_init(struct transfer *transfer, struct request *request);
/* Ends it: a service forgets what it has of a file that will not be whole. NULL-safe. */
void transfer_destroy(struct transfer **self);

/* Steps. */
struct transfer_step transfer_next(enum transfer_verb verb);
struct transfer_step transfer_answer(struct answer answer);
struct transfer_step transfer_refuse(enum status status, const char *message);
struct transfer_step transfer_refuse_for(enum status status, const struct failure *failure);
/* Refuses as the service did that was asked this question. */
struct transfer_step transfer_refuse_as(struct request *request, const struct question *question);

/* The reply to the one question of the group `side`. */
const struct question *transfer_reply(const struct transfer *transfer);

#endif
