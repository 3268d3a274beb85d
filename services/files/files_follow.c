#include "files_follow.h"

#include "files_rows.h"
#include "base/log.h"
#include "questions.h"
#include "blob/blob.h"
#include "service/transaction.h"

#include <string.h>

enum { EVENTS_AT_ONCE = 1000 };

void files_follow_drop(struct call *call, const char *clave)
{
    if (blob_remove(call->own, clave, call->deadline_ms) != STATUS_OK)
        LOG(LEVEL_WARNING, "bytes_left", LOG_TEXT("request_id", call->request_id), LOG_TEXT("key", clave));
}

/* Some of the files of a request. */
struct some_files {
    int64_t solicitud_id;
    const struct archivo_clave_row *rows;
    size_t count;
};

static enum status delete_some(struct call *call, void *data)
{
    struct some_files *some = data;
    enum status status = files_rows_of_request(call->db, some->solicitud_id, call->arena, &some->rows, &some->count);
    for (size_t i = 0; status == STATUS_OK && i < some->count; i++) {
        status = files_rows_delete(call->db, some->rows[i].archivo_id);
        if (status == STATUS_NOT_FOUND)
            status = STATUS_OK;
    }
    return status;
}

enum status files_follow_forget(struct call *call, int64_t solicitud_id, size_t *ret_count)
{
    struct some_files some = {.solicitud_id = solicitud_id, .count = 1};
    enum status status = STATUS_OK;
    *ret_count = 0;
    while (status == STATUS_OK && some.count > 0) {
        status = call_transaction(call, delete_some, &some);
        for (size_t i = 0; status == STATUS_OK && i < some.count; i++, (*ret_count)++)
            files_follow_drop(call, some.rows[i].clave);
    }
    if (*ret_count > 0)
        LOG(LEVEL_INFO, "files_of_deleted_request", LOG_INT("solicitud_id", solicitud_id),
            LOG_INT("files", *ret_count));
    return status;
}

/* Where to go on from. Who never followed begins at the end: what was deleted before is the sweep's. */
static enum status find_position(struct call *call, int64_t *ret_event_id)
{
    struct evento_ultimo last;
    enum status status = files_rows_position(call->db, ret_event_id);
    if (status != STATUS_OK || *ret_event_id >= 0)
        return status;
    status = workflow_ask_evento_last(call, &last);
    if (status == STATUS_OK)
        status = files_rows_move(call->db, *ret_event_id, last.evento_id);
    if (status == STATUS_OK)
        *ret_event_id = last.evento_id;
    return status;
}

/* Does what an event asks for. Where the database refuses that, the event is set aside, so that it keeps no other
 * waiting: the sweep, which looks for files of requests that are no more, tries again every hour. */
static enum status digest(struct call *call, const struct evento *event)
{
    size_t removed;
    if (strcmp(event->tipo, "solicitud_eliminada") != 0)
        return STATUS_OK;
    enum status status = files_follow_forget(call, event->solicitud_id, &removed);
    if (!status_is_refusal(status))
        return status;
    LOG(LEVEL_ERROR, "event_set_aside", LOG_INT("solicitud_id", event->solicitud_id),
        LOG_INT("evento_id", event->evento_id), LOG_TEXT("error", db_problem(call->db)));
    call_count(call, METRIC_SET_ASIDE);
    return STATUS_OK;
}

/* An event is passed once its files are gone: a follower that is cut off does the last ones again. Several instances
 * may do the same; none moves what another has moved meanwhile. */
static enum status follow(struct call *call, bool *ret_more)
{
    int64_t from = 0, passed;
    struct eventos news = {0};
    enum status status = find_position(call, &from);
    const struct evento_list_request request = {.despues_de = from, .limite = EVENTS_AT_ONCE};
    if (status == STATUS_OK)
        status = workflow_ask_evento_list(call, &request, &news);
    passed = from;
    for (size_t i = 0; status == STATUS_OK && i < news.eventos_count; i++) {
        status = digest(call, &news.eventos[i]);
        if (status == STATUS_OK)
            passed = news.eventos[i].evento_id;
    }
    *ret_more = status == STATUS_OK && news.hay_mas;
    enum status moved = passed > from ? files_rows_move(call->db, from, passed) : STATUS_OK;
    return status == STATUS_OK ? moved : status;
}

bool files_follow_run(struct call *call)
{
    bool more;
    enum status status = follow(call, &more);
    if (status != STATUS_OK)
        LOG(LEVEL_WARNING, "not_following", LOG_TEXT("status", status_code(status)));
    return more;
}
