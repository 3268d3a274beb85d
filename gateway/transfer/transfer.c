#include "transfer/transfer.h"

#include <stdlib.h>

void transfer_init(struct transfer *transfer, struct request *request)
{
    transfer->request = request;
    transfer->spec = request->route.operation->transfer;
}

void transfer_destroy(struct transfer **self)
{
    if (*self)
        (*self)->vtable->destroy(*self);
    free(*self);
    *self = NULL;
}

struct transfer_step transfer_next(enum transfer_verb verb)
{
    return (struct transfer_step){.verb = verb};
}

struct transfer_step transfer_answer(struct answer answer)
{
    return (struct transfer_step){.verb = TRANSFER_ANSWER, .answer = answer};
}

struct transfer_step transfer_refuse(enum status status, const char *message)
{
    return transfer_refuse_for(status, &(struct failure){.message = message});
}

struct transfer_step transfer_refuse_for(enum status status, const struct failure *failure)
{
    return (struct transfer_step){.verb = TRANSFER_REFUSE, .status = status, .failure = *failure};
}

struct transfer_step transfer_refuse_as(struct request *request, const struct question *question)
{
    const struct failure failure = question_failure(request, question);
    return transfer_refuse_for(question->status, &failure);
}

const struct question *transfer_reply(const struct transfer *transfer)
{
    return &transfer->request->side.items[0];
}
