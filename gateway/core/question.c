#include "core/question.h"

#include "base/clock.h"
#include "base/log.h"
#include "core/pending.h"

/* How pending numbers the questions of a request: those of `operation` stand behind those of `side`. */
static unsigned number_of(const struct request *request, const struct questions *group, size_t index)
{
    return (unsigned)(index + (group == &request->operation ? QUESTIONS_MOST : 0));
}

int64_t question_deadline_ms(const struct request *request, const struct operation *operation)
{
    return clock_ms()
         + (operation->deadline_ms ? operation->deadline_ms : request->context->config->request_timeout_ms);
}

static bool send_question(struct request *request, size_t instance, int64_t id, const struct operation *operation,
                          const void *in, enum encode_mode mode, int64_t deadline_ms, size_t *ret_instance)
{
    msgpack_sbuffer body;
    msgpack_sbuffer_init(&body);
    schema_encode(operation->request, in, mode, &body);
    struct envelope envelope = {.id = id,
                                .operation = operation->name,
                                .remaining_ms = deadline_ms - clock_ms(),
                                .request_id = request->id,
                                .caller = request->caller.user_id ? &request->caller : NULL,
                                .idempotency = request->idempotency};
    bool sent = envelope.remaining_ms > 0
             && upstream_send(request->context->upstream, instance, &envelope, &body, ret_instance) == STATUS_OK;
    msgpack_sbuffer_destroy(&body);
    return sent;
}

/* One more question of the group, known to pending. Its id is 0 when pending has no room. */
static struct question *add(struct request *request, struct questions *group, int64_t deadline_ms)
{
    struct question *question = &group->items[group->count];
    struct asked asked = {request, number_of(request, group, group->count)};
    group->count++;
    *question = (struct question){.status = STATUS_UNAVAILABLE};
    question->id = pending_add(request->context->pending, asked, deadline_ms);
    group->waiting += question->id != 0;
    return question;
}

static void forget(struct request *request, struct questions *group, struct question *question)
{
    struct asked asked;
    if (question->id != 0 && pending_take(request->context->pending, question->id, &asked)) {
        question->id = 0;
        group->waiting--;
    }
}

void question_send(struct request *request, struct questions *group, size_t instance, const struct operation *operation,
                   const void *in, enum encode_mode mode, int64_t deadline_ms)
{
    struct question *question = add(request, group, deadline_ms);
    if (question->id != 0
        && send_question(request, instance, question->id, operation, in, mode, deadline_ms, &question->instance))
        pending_sent_to(request->context->pending, question->id, question->instance);
    else
        forget(request, group, question);
}

void question_ask(struct request *request, struct questions *group, const struct operation *operation, const void *in)
{
    question_cancel(request, group);
    question_send(request, group, request->instance, operation, in, ENCODE_ALL,
                  question_deadline_ms(request, operation));
}

void question_pause(struct request *request, struct questions *group, int64_t ms)
{
    question_cancel(request, group);
    add(request, group, clock_ms() + ms);
}

void question_tell(struct request *request, const struct operation *operation, const void *in)
{
    enum { NO_REPLY = 0 };
    size_t instance;
    if (!send_question(request, request->instance, NO_REPLY, operation, in, ENCODE_ALL,
                       question_deadline_ms(request, operation), &instance))
        LOG(LEVEL_INFO, "not_told", LOG_TEXT("request_id", request->id), LOG_TEXT("operation", operation->name));
}

void question_cancel(struct request *request, struct questions *group)
{
    for (size_t i = 0; i < group->count; i++) {
        forget(request, group, &group->items[i]);
        zframe_destroy(&group->items[i].body);
    }
    group->count = group->waiting = 0;
}

void question_follow(struct request *request, struct questions *group)
{
    if (group->waiting == 0 && !request_is_answered(request))
        group->next(request);
}

void question_reply(struct request *request, unsigned index, enum status status, zframe_t **body)
{
    struct questions *group = index < QUESTIONS_MOST ? &request->side : &request->operation;
    struct question *question = &group->items[index % QUESTIONS_MOST];
    question->id = 0;
    question->status = status;
    question->body = body ? *body : NULL;
    if (body)
        *body = NULL;
    group->waiting--;
    if (group->waiting == 0)
        group->next(request);
}

struct failure question_failure(struct request *request, const struct question *question)
{
    struct failure failure;
    struct problems problems;
    if (question->body
        && frame_decode(question->body, &record_failure, &request->arena, &problems, &failure) == STATUS_OK)
        return failure;
    return (struct failure){0};
}

enum status question_read(struct request *request, const struct question *question, const struct record *record,
                          struct failure *ret_failure, void *ret_reply)
{
    struct problems problems;
    *ret_failure = (struct failure){0};
    if (question->status != STATUS_OK) {
        *ret_failure = question_failure(request, question);
        return question->status;
    }
    enum status status = frame_decode(question->body, record, &request->arena, &problems, ret_reply);
    return status == STATUS_OK ? STATUS_OK : STATUS_UNAVAILABLE;
}
