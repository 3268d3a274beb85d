#include "export.h"

#include "base/log.h"
#include "operations.h"
#include "watch.h"

#include <stdlib.h>
#include <string.h>

enum { PAUSE_MS = 25 }; /* so long is waited where nothing more is written yet */

struct piece {
    zframe_t *frame;
    struct trozo bytes; /* in it */
};

struct export
{
    struct request *request;
    struct exportacion file;
    const char *read_operation;
    bool is_streamed;    /* sent before it is whole */
    bool is_whole;       /* all of it is written ... */
    int64_t size_bytes;  /* ... this much */
    int64_t next;        /* position of the piece that is to be asked for */
    struct piece coming; /* the one before that, once it is there ... */
    struct piece going;  /* ... and the one that is being sent */
    size_t sent_bytes;   /* of that */
    enum status status;  /* what went wrong */
    bool is_sent;        /* its head, so that nothing can be refused any more */
    int64_t awake_ms;    /* when a pause is over */
};

static const char *operation_of(struct request *request, const char *name)
{
    const char *own = request->route.operation->name;
    return arena_printf(&request->arena, "%.*s.%s", (int)strcspn(own, "."), own, name);
}

static void fail(struct export *export, enum status status, const struct leg *leg)
{
    struct request *request = export->request;
    if (export->status != STATUS_OK)
        return;
    export->status = status;
    if (export->is_sent) {
        log_write(LEVEL_ERROR, "export_cut", "{s:s, s:s}", "request_id", request->id, "status", status_code(status));
        request_resume(request);
    } else if (leg) {
        request_refuse_as(request, leg);
    } else {
        request_refuse(request, status, NULL);
    }
}

/* ---- the pieces, on their way in */

static void take_piece(struct request *request);

static bool is_over(const struct export *export)
{
    return export->is_whole && export->next >= export->size_bytes;
}

static void ask_piece(struct export *export)
{
    struct request *request = export->request;
    struct exportacion_lectura in = {.exportacion = export->file.exportacion, .posicion = export->next};
    in.given = (1u << record_exportacion_lectura.count) - 1;
    request_ask(request, export->read_operation, &record_exportacion_lectura, &in,
                clock_ms() + request->context->config->request_timeout_ms, take_piece);
}

static void look_again(struct request *request);

static void rest(struct export *export, int64_t ms)
{
    export->awake_ms = clock_ms() + ms;
    request_pause(export->request, ms, look_again);
}

/* A client that has gone is noticed here: libmicrohttpd does not look at a connection that waits. A gateway that stops
 * wakes who rests before the time. */
static void look_again(struct request *request)
{
    struct export *export = request->export;
    if (clock_ms() < export->awake_ms)
        fail(export, STATUS_UNAVAILABLE, NULL);
    else if (watch_is_left(watch_of(request->connection)))
        fail(export, STATUS_TIMEOUT, NULL);
    else if (export->is_streamed || export->is_whole)
        ask_piece(export);
    else
        rest(export, PAUSE_MS);
}

static void send_file(struct export *export);

static void take_piece(struct request *request)
{
    struct export *export = request->export;
    struct piece *piece = &export->coming;
    struct leg *leg = &request->legs[0];
    struct problems problems;
    piece->frame = leg->body;
    leg->body = NULL;
    if (leg->status != STATUS_OK
        || frame_decode(piece->frame, &record_trozo, &request->arena, &problems, &piece->bytes) != STATUS_OK) {
        fail(export, STATUS_UNAVAILABLE, NULL);
        return;
    }
    export->next += (int64_t)piece->bytes.datos_size;
    if (piece->bytes.datos_size == 0 && !is_over(export)) {
        zframe_destroy(&piece->frame);
        rest(export, PAUSE_MS);
    } else if (export->is_sent) {
        request_resume(request);
    } else {
        send_file(export);
    }
}

/* ---- and on their way out */

static void turn_over(struct export *export)
{
    zframe_destroy(&export->going.frame);
    export->going = export->coming;
    export->coming = (struct piece){0};
    export->sent_bytes = 0;
}

/* Gives libmicrohttpd the next bytes, none when they have not come yet. The next piece is asked for here, when the
 * answer is on its way: a reply that came before that would be taken for one to a request that has its answer. */
static ssize_t read_bytes(void *cls, uint64_t position, char *bytes, size_t most)
{
    struct export *export = cls;
    struct request *request = export->request;
    struct watch *watch = watch_of(request->connection);
    (void)position;
    if (export->sent_bytes == export->going.bytes.datos_size)
        turn_over(export);
    if (export->coming.bytes.datos_size == 0 && request->legs_waiting == 0 && !is_over(export))
        ask_piece(export);
    if (export->status != STATUS_OK)
        return MHD_CONTENT_READER_END_WITH_ERROR;
    if (export->going.bytes.datos_size == 0 && request->legs_waiting == 0)
        return MHD_CONTENT_READER_END_OF_STREAM;
    if (export->going.bytes.datos_size == 0) {
        watch_enter(watch, WATCH_WORKING);
        request_suspend(request);
        return 0;
    }
    if (watch->phase == WATCH_WORKING)
        watch_enter(watch, WATCH_DOWNLOAD);
    size_t left = export->going.bytes.datos_size - export->sent_bytes, size = left < most ? left : most;
    memcpy(bytes, export->going.bytes.datos + export->sent_bytes, size);
    export->sent_bytes += size;
    return (ssize_t)size;
}

static void send_file(struct export *export)
{
    struct request *request = export->request;
    struct answer_context context = request_answer_context(request);
    const char *type = export->is_streamed ? "text/csv; charset=utf-8"
                                           : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    struct answer answer =
        answer_bytes(&context, MHD_HTTP_OK, type, export->is_whole ? (uint64_t) export->size_bytes : MHD_SIZE_UNKNOWN,
                     read_bytes, export);
    answer_header(
        &answer, "Content-Disposition",
        arena_printf(&request->arena, "attachment; filename=\"%s\"", strrchr(request->route.operation->path, '/') + 1));
    /* Behind the head alone libmicrohttpd sends the end of the chunks, which the client would take for the beginning of
     * its next answer. So HEAD is answered without chunks, and the connection ends. */
    if (strcmp(request->method, "HEAD") == 0 && !export->is_whole)
        MHD_set_response_options(answer.response, MHD_RF_HTTP_1_0_COMPATIBLE_STRICT, MHD_RO_END);
    export->is_sent = true;
    request_answer(request, answer);
    turn_over(export);
}

/* ---- the beginning and the end */

static void take_name(struct request *request)
{
    const struct leg *leg = &request->legs[0];
    struct problems problems;
    if (leg->status != STATUS_OK) {
        request_refuse_as(request, leg);
        return;
    }
    request->instance = leg->instance;
    if (frame_decode(leg->body, &record_exportacion, &request->arena, &problems, &request->export->file) != STATUS_OK)
        request_refuse(request, STATUS_UNAVAILABLE, NULL);
    else
        request_ask_operation(request);
}

void export_start(struct request *request)
{
    struct empty nothing = {0};
    struct export *export = request->export = calloc(1, sizeof *request->export);
    if (!export) {
        request_refuse(request, STATUS_UNAVAILABLE, NULL);
        return;
    }
    export->request = request;
    export->read_operation = operation_of(request, "exportacion_read");
    export->is_streamed = strcmp(strrchr(request->route.operation->path, '.'), ".csv") == 0;
    request_ask(request, operation_of(request, "exportacion_open"), &record_empty, &nothing, request->deadline_ms,
                take_name);
}

const char *export_name(const struct request *request)
{
    return request->export->file.exportacion;
}

void export_follow(struct request *request)
{
    rest(request->export, 0);
}

void export_written(struct request *request)
{
    struct export *export = request->export;
    const struct leg *work = &request->work;
    struct problems problems;
    struct exportado written;
    if (work->status != STATUS_OK) {
        fail(export, work->status, work);
    } else if (frame_decode(work->body, &record_exportado, &request->arena, &problems, &written) != STATUS_OK) {
        fail(export, STATUS_UNAVAILABLE, NULL);
    } else {
        export->is_whole = true;
        export->size_bytes = written.tamano_bytes;
    }
}

void export_abandon(struct request *request)
{
    struct export *export = request->export;
    if (!export)
        return;
    if (export->file.exportacion) {
        export->file.given = 1;
        request_tell(request, operation_of(request, "exportacion_drop"), &record_exportacion, &export->file);
    }
    zframe_destroy(&export->coming.frame);
    zframe_destroy(&export->going.frame);
    free(export);
    request->export = NULL;
}
