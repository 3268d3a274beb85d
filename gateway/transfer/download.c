#include "transfer/download.h"

#include "transfer/pump.h"
#include "wire/header.h"

#include <inttypes.h>
#include <stdlib.h>

enum { ETAG_SIZE = 40 };

struct download {
    struct transfer transfer;
    struct pump pump;
    struct descarga file;
    char etag[ETAG_SIZE];
    enum range range;
    int64_t first;       /* of what is to be sent */
    int64_t asked_bytes; /* of the piece that is awaited */
};

static struct download *download_of(struct transfer *transfer)
{
    return (struct download *)transfer;
}

/* ---- the bytes */

static void ask_piece(struct transfer *transfer, int64_t position)
{
    struct download *download = download_of(transfer);
    int64_t left = download->pump.end - position, most = (int64_t)transfer->spec->piece_bytes;
    struct archivo_read_request in = {.clave = download->file.clave, .posicion = position};
    in.tamano = download->asked_bytes = left < most ? left : most;
    question_ask(transfer->request, &transfer->request->side, transfer->spec->move, &in);
}

/* ---- the answer */

static void add_headers(struct answer *answer, const struct download *download)
{
    answer_header(answer, "Content-Disposition", download->file.disposicion);
    answer_header(answer, "Accept-Ranges", "bytes");
    answer_header(answer, "ETag", download->etag);
}

/* Which part is asked for. One of a file that has become another is the whole. */
static void find_range(struct download *download)
{
    const struct request *request = download->transfer.request;
    const char *condition = request_header(request, "If-Range");
    const char *range = request_is_head(request) ? NULL : request_header(request, "Range");
    if (condition && strcmp(condition, download->etag) != 0)
        range = NULL;
    download->range = header_range(range, download->file.tamano_bytes, &download->first, &download->pump.end);
    download->pump.next = download->first;
}

static struct transfer_step answer_range_beyond(const struct download *download)
{
    struct request *request = download->transfer.request;
    struct answer_context context = request_answer_context(request);
    struct answer answer = answer_refusal(&context, STATUS_RANGE_NOT_SATISFIABLE, &(struct failure){0});
    answer_header(&answer, "Content-Range",
                  arena_printf(&request->arena, "bytes */%" PRId64, download->file.tamano_bytes));
    return transfer_answer(answer);
}

static struct transfer_step answer_file(struct download *download)
{
    struct request *request = download->transfer.request;
    const struct descarga *file = &download->file;
    struct answer_context context = request_answer_context(request);
    bool part = download->range == RANGE_PART;
    struct answer answer = answer_bytes(&context, part ? MHD_HTTP_PARTIAL_CONTENT : MHD_HTTP_OK, file->mime_type,
                                        (uint64_t)(download->pump.end - download->first), pump_read, &download->pump);
    add_headers(&answer, download);
    if (part)
        answer_header(&answer, "Content-Range",
                      arena_printf(&request->arena, "bytes %" PRId64 "-%" PRId64 "/%" PRId64, download->first,
                                   download->pump.end - 1, file->tamano_bytes));
    return transfer_answer(answer);
}

static struct transfer_step answer_not_modified(const struct download *download)
{
    struct answer_context context = request_answer_context(download->transfer.request);
    struct answer answer = answer_bytes(&context, MHD_HTTP_NOT_MODIFIED, download->file.mime_type, 0, NULL, NULL);
    add_headers(&answer, download);
    return transfer_answer(answer);
}

/* ---- its way */

/* The operation says by itself what file it is. */
static struct transfer_step begin(struct transfer *transfer)
{
    (void)transfer;
    return transfer_next(TRANSFER_ASK);
}

static struct transfer_step operated(struct transfer *transfer)
{
    struct request *request = transfer->request;
    struct download *download = download_of(transfer);
    const struct question *question = &request->operation.items[0];
    struct failure failure;
    enum status status = question_read(request, question, &record_descarga, &failure, &download->file);
    if (status != STATUS_OK)
        return transfer_refuse_for(status, &failure);
    request->instance = question->instance;
    snprintf(download->etag, sizeof download->etag, "\"%.32s\"", download->file.sha256);
    find_range(download);
    if (header_has_etag(request_header(request, "If-None-Match"), download->etag))
        return answer_not_modified(download);
    if (download->range == RANGE_BEYOND)
        return answer_range_beyond(download);
    if (request_is_head(request) || download->first == download->pump.end)
        return answer_file(download);
    ask_piece(transfer, download->pump.next);
    return transfer_next(TRANSFER_WAIT);
}

/* The middle of an answer cannot be refused any more, only cut off. */
static struct transfer_step replied(struct transfer *transfer)
{
    struct download *download = download_of(transfer);
    const struct question *question = transfer_reply(transfer);
    enum status status = pump_take(&download->pump);
    if (status == STATUS_NOT_FOUND
        || (status == STATUS_OK && (int64_t)download->pump.coming.bytes.datos_size != download->asked_bytes))
        status = STATUS_STORAGE_ERROR;
    if (status != STATUS_OK && request_is_answered(download->transfer.request))
        pump_fail(&download->pump, status);
    if (request_is_answered(download->transfer.request))
        return transfer_next(TRANSFER_CONTINUE);
    if (status == STATUS_OK)
        return answer_file(download);
    return question->status != STATUS_OK ? transfer_refuse_as(transfer->request, question)
                                         : transfer_refuse(status, NULL);
}

static void destroy(struct transfer *transfer)
{
    pump_finish(&download_of(transfer)->pump);
}

struct transfer *download_new(void)
{
    static const struct transfer_vtable vtable = {
        .begin = begin, .replied = replied, .operated = operated, .destroy = destroy};
    struct download *download = calloc(1, sizeof *download);
    if (!download)
        return NULL;
    download->transfer.vtable = &vtable;
    download->pump = (struct pump){.transfer = &download->transfer, .ask = ask_piece};
    return &download->transfer;
}
