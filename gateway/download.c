#include "download.h"

#include "header.h"
#include "log.h"
#include "operations.h"
#include "watch.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE_BYTES = 128 * 1024, ETAG_SIZE = 40 };

struct download {
    struct request *request;
    const char *key;     /* the service's, for the bytes */
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

static void ask_piece(struct download *download)
{
    const struct operation *operation = &files_operations.operations[FILES_ARCHIVO_READ];
    int64_t left = download->end - download->next;
    struct archivo_read_request in = {.clave = download->key, .posicion = download->next};
    in.given = (1u << record_archivo_read_request.count) - 1;
    in.tamano = download->asked_bytes = left < PIECE_BYTES ? left : PIECE_BYTES;
    download->next += in.tamano;
    if (left > 0)
        request_ask(download->request, operation->name, &record_archivo_read_request, &in,
                    clock_ms() + operation->deadline_ms, note_piece);
}

/* Goes on to the piece that has come, and asks for the one behind it. */
static bool turn_over(struct download *download)
{
    struct request *request = download->request;
    struct problems problems;
    struct leg *leg = &request->legs[0];
    zframe_destroy(&download->frame);
    download->frame = leg->body;
    leg->body = NULL;
    if (leg->status != STATUS_OK
        || frame_decode(download->frame, &record_trozo, &request->arena, &problems, &download->piece) != STATUS_OK
        || (int64_t)download->piece.datos_size != download->asked_bytes) {
        log_write(LEVEL_ERROR, "download_cut", "{s:s, s:s}", "request_id", request->id, "status",
                  status_code(leg->status));
        return false;
    }
    download->sent_bytes = 0;
    ask_piece(download);
    return true;
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

static void add_headers(struct answer *answer, const struct descarga *file, const char *etag)
{
    answer_header(answer, "Content-Disposition", file->disposicion);
    answer_header(answer, "Content-Security-Policy", "sandbox; default-src 'none'");
    answer_header(answer, "Accept-Ranges", "bytes");
    answer_header(answer, "ETag", etag);
}

/* Which part is asked for. One of a file that has become another is the whole. */
static enum range find_range(const struct request *request, const struct descarga *file, const char *etag,
                             struct download *download)
{
    const char *condition = header_of(request, "If-Range");
    const char *range = strcmp(request->method, "HEAD") == 0 ? NULL : header_of(request, "Range");
    if (condition && strcmp(condition, etag) != 0)
        range = NULL;
    return header_range(range, file->tamano_bytes, &download->next, &download->end);
}

static void refuse_range(struct request *request, const struct descarga *file)
{
    struct answer_context context = request_answer_context(request);
    struct answer answer = answer_refusal(&context, STATUS_RANGE_NOT_SATISFIABLE, &(struct failure){0});
    answer_header(&answer, "Content-Range", arena_printf(&request->arena, "bytes */%" PRId64, file->tamano_bytes));
    request_answer(request, answer);
}

static void send_file(struct request *request, const struct descarga *file, const char *etag, bool part)
{
    struct download *download = request->download;
    struct answer_context context = request_answer_context(request);
    int64_t first = download->next;
    struct answer answer = answer_bytes(&context, part ? MHD_HTTP_PARTIAL_CONTENT : MHD_HTTP_OK, file->mime_type,
                                        (uint64_t)(download->end - first), read_bytes, download);
    add_headers(&answer, file, etag);
    if (part)
        answer_header(&answer, "Content-Range",
                      arena_printf(&request->arena, "bytes %" PRId64 "-%" PRId64 "/%" PRId64, first, download->end - 1,
                                   file->tamano_bytes));
    request_answer(request, answer);
    if (strcmp(request->method, "HEAD") != 0)
        ask_piece(download);
}

static void send_nothing_new(struct request *request, const struct descarga *file, const char *etag)
{
    struct answer_context context = request_answer_context(request);
    struct answer answer = answer_bytes(&context, MHD_HTTP_NOT_MODIFIED, file->mime_type, 0, NULL, NULL);
    add_headers(&answer, file, etag);
    request_answer(request, answer);
}

void download_answer(struct request *request)
{
    struct leg *leg = &request->legs[0];
    struct problems problems;
    struct descarga file;
    char etag[ETAG_SIZE];
    struct download *download = request->download = calloc(1, sizeof *request->download);
    if (leg->status != STATUS_OK) {
        request_refuse_as(request, leg);
        return;
    }
    if (!download || frame_decode(leg->body, &record_descarga, &request->arena, &problems, &file) != STATUS_OK) {
        request_refuse(request, STATUS_UNAVAILABLE, NULL);
        return;
    }
    *download = (struct download){.request = request, .key = file.clave};
    request->instance = leg->instance;
    snprintf(etag, sizeof etag, "\"%.32s\"", file.sha256);
    enum range range = find_range(request, &file, etag, download);
    if (header_has_etag(header_of(request, "If-None-Match"), etag))
        send_nothing_new(request, &file, etag);
    else if (range == RANGE_BEYOND)
        refuse_range(request, &file);
    else
        send_file(request, &file, etag, range == RANGE_PART);
}

void download_destroy(struct download **self)
{
    if (*self)
        zframe_destroy(&(*self)->frame);
    free(*self);
    *self = NULL;
}
