#include "transfer/export.h"

#include "base/clock.h"
#include "core/fields.h"
#include "transfer/pump.h"
#include "wire/watch.h"

#include <stdlib.h>
#include <string.h>

enum { PAUSE_MS = 25 }; /* where nothing more is written yet */

enum export_stage {
    EXPORT_OPENING,
    EXPORT_PAUSING, /* until there may be more */
    EXPORT_READING
};

/* Not `struct export`: that word is C++'s. */
struct exporting {
    struct transfer transfer;
    struct pump pump;
    struct exportacion file;
    enum export_stage stage;
    int64_t awake_ms; /* when a pause is over */
};

static struct exporting *exporting_of(struct transfer *transfer)
{
    return (struct exporting *)transfer;
}

static bool is_whole(const struct exporting *exporting)
{
    return exporting->pump.end != INT64_MAX;
}

/* What went wrong is refused, or, behind the head of the answer, cuts it off. */
static struct transfer_step fail(struct exporting *exporting, struct transfer_step refusal)
{
    if (!request_is_answered(exporting->transfer.request))
        return refusal;
    pump_fail(&exporting->pump, refusal.status);
    return transfer_next(TRANSFER_CONTINUE);
}

/* ---- the beginning */

static struct transfer_step begin(struct transfer *transfer)
{
    const struct empty nothing = {0};
    question_ask(transfer->request, &transfer->request->side, transfer->spec->open, &nothing);
    return transfer_next(TRANSFER_WAIT);
}

static struct transfer_step take_name(struct transfer *transfer)
{
    const struct question *question = transfer_reply(transfer);
    struct failure failure;
    enum status status =
        question_read(transfer->request, question, &record_exportacion, &failure, &exporting_of(transfer)->file);
    if (status != STATUS_OK)
        return transfer_refuse_for(status, &failure);
    transfer->request->instance = question->instance;
    return transfer_next(TRANSFER_ASK);
}

static bool field(const struct transfer *transfer, const struct field *wanted, struct arena *arena,
                  msgpack_object *ret_value)
{
    (void)wanted, (void)arena;
    *ret_value = fields_text(((const struct exporting *)transfer)->file.exportacion);
    return true;
}

/* ---- the pieces */

static void ask_piece(struct transfer *transfer, int64_t position)
{
    struct exporting *exporting = exporting_of(transfer);
    struct exportacion_lectura in = {.exportacion = exporting->file.exportacion, .posicion = position};
    exporting->stage = EXPORT_READING;
    question_ask(transfer->request, &transfer->request->side, transfer->spec->move, &in);
}

/* The question that was asked, or the pause, is awaited; one that could not be is over. */
static struct transfer_step wait_for_it(struct exporting *exporting)
{
    return exporting->transfer.request->side.waiting > 0 ? transfer_next(TRANSFER_WAIT)
                                                         : fail(exporting, transfer_refuse(STATUS_UNAVAILABLE, NULL));
}

static struct transfer_step pause_for(struct exporting *exporting, int64_t ms)
{
    exporting->stage = EXPORT_PAUSING;
    exporting->awake_ms = clock_ms() + ms;
    question_pause(exporting->transfer.request, &exporting->transfer.request->side, ms);
    return wait_for_it(exporting);
}

/* The operation is asked: what it writes is looked for from now on. */
static struct transfer_step asked(struct transfer *transfer)
{
    return pause_for(exporting_of(transfer), 0);
}

/* A client that has gone is noticed here: libmicrohttpd does not look at a connection that waits. A gateway that stops
 * ends a pause before its time. */
static struct transfer_step look_again(struct exporting *exporting)
{
    struct request *request = exporting->transfer.request;
    if (clock_ms() < exporting->awake_ms)
        return fail(exporting, transfer_refuse(STATUS_UNAVAILABLE, NULL));
    if (watch_is_left(request->watch))
        return fail(exporting, transfer_refuse(STATUS_TIMEOUT, NULL));
    if (!exporting->transfer.spec->streamed && !is_whole(exporting))
        return pause_for(exporting, PAUSE_MS);
    ask_piece(&exporting->transfer, exporting->pump.next);
    return wait_for_it(exporting);
}

static struct transfer_step answer_file(struct exporting *exporting)
{
    struct request *request = exporting->transfer.request;
    struct answer_context context = request_answer_context(request);
    uint64_t size = is_whole(exporting) ? (uint64_t)exporting->pump.end : MHD_SIZE_UNKNOWN;
    struct answer answer =
        answer_bytes(&context, MHD_HTTP_OK, exporting->transfer.spec->content_type, size, pump_read, &exporting->pump);
    answer_header(
        &answer, "Content-Disposition",
        arena_printf(&request->arena, "attachment; filename=\"%s\"", strrchr(request->route.operation->path, '/') + 1));
    /* Behind the head alone libmicrohttpd sends the end of the chunks, which the client would take for the beginning of
     * its next answer. So HEAD is answered without chunks, and the connection ends. */
    if (request_is_head(request) && !is_whole(exporting))
        MHD_set_response_options(answer.response, MHD_RF_HTTP_1_0_COMPATIBLE_STRICT, MHD_RO_END);
    return transfer_answer(answer);
}

static struct transfer_step take_piece(struct exporting *exporting)
{
    enum status status = pump_take(&exporting->pump);
    if (status == STATUS_NOT_FOUND)
        return pause_for(exporting, PAUSE_MS);
    if (status != STATUS_OK)
        return fail(exporting, transfer_refuse(STATUS_UNAVAILABLE, NULL));
    return request_is_answered(exporting->transfer.request) ? transfer_next(TRANSFER_CONTINUE) : answer_file(exporting);
}

static struct transfer_step replied(struct transfer *transfer)
{
    struct exporting *exporting = exporting_of(transfer);
    return exporting->stage == EXPORT_OPENING ? take_name(transfer)
         : exporting->stage == EXPORT_PAUSING ? look_again(exporting)
                                              : take_piece(exporting);
}

/* ---- the end */

/* The operation has written the file, or could not. */
static struct transfer_step operated(struct transfer *transfer)
{
    struct exporting *exporting = exporting_of(transfer);
    struct exportado written;
    struct failure failure;
    enum status status =
        question_read(transfer->request, &transfer->request->operation.items[0], &record_exportado, &failure, &written);
    if (status != STATUS_OK)
        return fail(exporting, transfer_refuse_for(status, &failure));
    exporting->pump.end = written.tamano_bytes;
    return transfer_next(TRANSFER_IDLE);
}

/* The service stops writing and removes the file. */
static void destroy(struct transfer *transfer)
{
    struct exporting *exporting = exporting_of(transfer);
    if (exporting->file.exportacion)
        question_tell(transfer->request, transfer->spec->drop, &exporting->file);
    pump_finish(&exporting->pump);
}

struct transfer *export_new(void)
{
    static const struct transfer_vtable vtable = {
        .begin = begin, .replied = replied, .asked = asked, .operated = operated, .field = field, .destroy = destroy};
    struct exporting *exporting = calloc(1, sizeof *exporting);
    if (!exporting)
        return NULL;
    exporting->transfer.vtable = &vtable;
    exporting->pump = (struct pump){.transfer = &exporting->transfer, .ask = ask_piece, .end = INT64_MAX};
    return &exporting->transfer;
}
