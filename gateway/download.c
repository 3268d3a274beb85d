#include "download.h"

#include "header.h"
#include "base/log.h"
#include "operations.h"
#include "watch.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE_BYTES = 128 * 1024, ETAG_SIZE = 40 };

struct download {
    struct request *request;
    struct descarga file;
    char etag[ETAG_SIZE];
    enum range range;
    int64_t first;
    int64_t next;        /* position of the piece that is to be asked for */
    int64_t end;         /* of what is to be sent */
    int64_t asked_bytes; /* of the piece that is awaited */
    zframe_t *frame;     /* the piece that is being sent ... */
    struct trozo piece;  /* ... which points into it */
    size_t sent_bytes;   /* of it */
};

/* ---- the bytes */

static void note_piece(struct request *request)
{
    request_resume(request);
}

static void ask_piece(struct download *download, void (*then)(struct request *request))
{
    const struct operation *operation = &files_operations.operations[FILES_ARCHIVO_READ];
    int64_t left = download->end - download->next;
    struct archivo_read_request in = {.clave = download->file.clave, .posicion = download->next};
    in.given = (1u << record_archivo_read_request.count) - 1;
    in.tamano = download->asked_bytes = left < PIECE_BYTES ? left : PIECE_BYTES;
    download->next += in.tamano;
    request_ask(download->request, operation->name, &record_archivo_read_request, &in,
                clock_ms() + operation->deadline_ms, then);
}

/* Goes on to the piece that has come; what refused it, else. */
static enum status take_piece(struct download *download)
{
    struct request *request = download->request;
    struct problems problems;
    struct leg *leg = &request->legs[0];
    if (leg->status != STATUS_OK)
        return leg->status;
    zframe_destroy(&download->frame);
    download->frame = leg->body;
    leg->body = NULL;
    download->sent_bytes = 0;
    return frame_decode(download->frame, &record_trozo, &request->arena, &problems, &download->piece) == STATUS_OK
                && (int64_t)download->piece.datos_size == download->asked_bytes
             ? STATUS_OK
             : STATUS_STORAGE_ERROR;
}

/* Asks for the piece behind it, if there is one. */
static void ask_next(struct download *download)
{
    if (download->next < download->end)
        ask_piece(download, note_piece);
}

/* The middle of an answer cannot be refused any more, only cut off. */
static bool turn_over(struct download *download)
{
    enum status status = take_piece(download);
    if (status == STATUS_OK)
        ask_next(download);
    else
        log_write(LEVEL_ERROR, "download_cut", "{s:s, s:s}", "request_id", download->request->id, "status",
                  status_code(status));
    return status == STATUS_OK;
}

/* Gives libmicrohttpd the next bytes, none when they have not come yet. */
static ssize_t read_bytes(void *cls, uint64_t position, char *bytes, size_t most)
{
    struct download *download = cls;
    struct request *request = download->request;
    struct watch *watch = watch_of(request->connection);
    (void)position;
    if (watch->phase == WATCH_WORKING)
        watch_enter(watch, WATCH_DOWNLOAD);
    if (download->sent_bytes == download->piece.datos_size) {
        if (request->legs_waiting > 0) {
            watch_enter(watch, WATCH_WORKING);
            request_suspend(request);
            return 0;
        }
        if (!turn_over(download))
            return MHD_CONTENT_READER_END_WITH_ERROR;
    }
    size_t left = download->piece.datos_size - download->sent_bytes, size = left < most ? left : most;
    memcpy(bytes, download->piece.datos + download->sent_bytes, size);
    download->sent_bytes += size;
    return (ssize_t)size;
}

/* ---- the answer */

static const char *header_of(const struct request *request, const char *name)
{
    return MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, name);
}

static void add_headers(struct answer *answer, const struct download *download)
{
    answer_header(answer, "Content-Disposition", download->file.disposicion);
    answer_header(answer, "Accept-Ranges", "bytes");
    answer_header(answer, "ETag", download->etag);
}

/* Which part is asked for. One of a file that has become another is the whole. */
static void find_range(struct download *download)
{
    const struct request *request = download->request;
    const char *condition = header_of(request, "If-Range");
    const char *range = strcmp(request->method, "HEAD") == 0 ? NULL : header_of(request, "Range");
    if (condition && strcmp(condition, download->etag) != 0)
        range = NULL;
    download->range = header_range(range, download->file.tamano_bytes, &download->first, &download->end);
    download->next = download->first;
}

static void refuse_range(struct request *request)
{
    struct answer_context context = request_answer_context(request);
    struct answer answer = answer_refusal(&context, STATUS_RANGE_NOT_SATISFIABLE, &(struct failure){0});
    answer_header(&answer, "Content-Range",
                  arena_printf(&request->arena, "bytes */%" PRId64, request->download->file.tamano_bytes));
    request_answer(request, answer);
}

static void send_file(struct request *request)
{
    struct download *download = request->download;
    const struct descarga *file = &download->file;
    struct answer_context context = request_answer_context(request);
    bool part = download->range == RANGE_PART;
    struct answer answer = answer_bytes(&context, part ? MHD_HTTP_PARTIAL_CONTENT : MHD_HTTP_OK, file->mime_type,
                                        (uint64_t)(download->end - download->first), read_bytes, download);
    add_headers(&answer, download);
    if (part)
        answer_header(&answer, "Content-Range",
                      arena_printf(&request->arena, "bytes %" PRId64 "-%" PRId64 "/%" PRId64, download->first,
                                   download->end - 1, file->tamano_bytes));
    request_answer(request, answer);
}

/* The first piece has come, or the store has failed, which can be told yet. */
static void send_or_refuse(struct request *request)
{
    struct download *download = request->download;
    enum status status = take_piece(download);
    if (status == STATUS_OK) {
        send_file(request);
        ask_next(download);
    } else if (request->legs[0].status != STATUS_OK) {
        request_refuse_as(request, &request->legs[0]);
    } else {
        request_refuse(request, status, NULL);
    }
}

static void send_nothing_new(struct request *request)
{
    struct answer_context context = request_answer_context(request);
    struct answer answer =
        answer_bytes(&context, MHD_HTTP_NOT_MODIFIED, request->download->file.mime_type, 0, NULL, NULL);
    add_headers(&answer, request->download);
    request_answer(request, answer);
}

void download_answer(struct request *request)
{
    struct leg *leg = &request->legs[0];
    struct problems problems;
    struct download *download = request->download = calloc(1, sizeof *request->download);
    if (leg->status != STATUS_OK) {
        request_refuse_as(request, leg);
        return;
    }
    if (!download
        || frame_decode(leg->body, &record_descarga, &request->arena, &problems, &download->file) != STATUS_OK) {
        request_refuse(request, STATUS_UNAVAILABLE, NULL);
        return;
    }
    download->request = request;
    request->instance = leg->instance;
    snprintf(download->etag, sizeof download->etag, "\"%.32s\"", download->file.sha256);
    find_range(download);
    if (header_has_etag(header_of(request, "If-None-Match"), download->etag))
        send_nothing_new(request);
    else if (download->range == RANGE_BEYOND)
        refuse_range(request);
    else if (strcmp(request->method, "HEAD") == 0 || download->first == download->end)
        send_file(request);
    else
        ask_piece(download, send_or_refuse);
}

void download_destroy(struct download **self)
{
    if (*self)
        zframe_destroy(&(*self)->frame);
    free(*self);
    *self = NULL;
}
