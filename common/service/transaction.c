#include "service/transaction.h"

#include "base/clock.h"
#include "service/idempotency.h"

enum { MOST_TRIES = 3 };

static enum status try_transaction(struct call *call, transaction_step step, void *data)
{
    enum status status = db_begin(call->db);
    if (status != STATUS_OK)
        return status;
    status = step(call, data);
    /* A call that takes more memory than it may have is refused at its end (see end_call): nothing of it happens. */
    if (arena_is_exceeded(call->arena))
        status = STATUS_UNAVAILABLE;
    /* Nobody waits for an expired call any more: it was answered 503, so it had better not happen. */
    if (status == STATUS_OK && clock_ms() >= call->deadline_ms)
        status = STATUS_UNAVAILABLE;
    if (status == STATUS_OK)
        status = db_commit(call->db);
    if (status != STATUS_OK)
        db_rollback(call->db);
    if (call->idempotency)
        idempotency_end(call);
    return status;
}

enum status call_transaction(struct call *call, transaction_step step, void *data)
{
    struct arena_mark begin = arena_mark(call->arena);
    for (int attempt = 1;; attempt++) {
        arena_rewind(call->arena, begin);
        call->problems = (struct problems){0};
        call->message = NULL;
        enum status status = try_transaction(call, step, data);
        if (status != STATUS_DEADLOCK)
            return status;
        if (attempt == MOST_TRIES || clock_ms() >= call->deadline_ms)
            return STATUS_UNAVAILABLE;
        metrics_add(&call->process->metrics, METRIC_RETRIES, 1);
    }
}
