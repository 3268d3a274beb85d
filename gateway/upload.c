#include "upload.h"

#include "multipart.h"
#include "operations.h"

#include <stdlib.h>
#include <string.h>

enum {
    PIECE_BYTES = 128 * 1024, /* the most that files.subida_write takes */
    MOST_FIELDS = 8,
    VALUE_BYTES = 255 /* what is longer is no value of any field of ours */
};

struct form_field {
    char name[MULTIPART_NAME_BYTES + 1];
    char value[VALUE_BYTES + 1];
    size_t size;
};

struct upload {
    struct multipart form;
    struct form_field fields[MOST_FIELDS];
    size_t field_count;
    struct form_field *field; /* that is coming; NULL when it is the file, or nothing of ours */
    bool is_file;             /* that is what is coming */
    size_t files;
    struct multipart_text filename;
    struct multipart_text type;
    char name[33];         /* the service's, for the bytes */
    int64_t written_bytes; /* of the file, sent to the service */
    size_t piece_bytes;    /* that are still here */
    bool handed_over;      /* the operation was asked: what becomes of the bytes is the service's concern */
    char piece[PIECE_BYTES];
};

/* ---- the beginning */

static int64_t soon(const struct request *request)
{
    return clock_ms() + request->context->config->request_timeout_ms;
}

static void take_room(struct request *request)
{
    struct upload *upload = request->upload;
    struct subida_ref reply;
    struct problems problems;
    if (request->legs[0].status != STATUS_OK) {
        request_refuse_as(request, &request->legs[0]);
        return;
    }
    if (frame_decode(request->legs[0].body, &record_subida_ref, &request->arena, &problems, &reply) != STATUS_OK) {
        request_refuse(request, STATUS_UNAVAILABLE, NULL);
        return;
    }
    memcpy(upload->name, reply.subida, sizeof upload->name);
    request->instance = request->legs[0].instance;
    request_resume(request);
}

void upload_open(struct request *request)
{
    const char *type = MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, "Content-Type");
    struct subida_open_request in = {.given = 1, .solicitud_id = request->route.ids[0]};
    request->upload = calloc(1, sizeof *request->upload);
    if (!request->upload || !type || !multipart_init(&request->upload->form, type)) {
        request_refuse(request, STATUS_UNSUPPORTED_MEDIA_TYPE, "El contenido debe ser multipart/form-data.");
        return;
    }
    request_ask(request, files_operations.operations[FILES_SUBIDA_OPEN].name, &record_subida_open_request, &in,
                soon(request), take_room);
}

/* ---- what comes */

static void note_written(struct request *request);

static void send_piece(struct request *request)
{
    struct upload *upload = request->upload;
    struct subida_write_request in = {.subida = upload->name,
                                      .posicion = upload->written_bytes,
                                      .datos = upload->piece,
                                      .datos_size = upload->piece_bytes};
    in.given = (1u << record_subida_write_request.count) - 1;
    upload->written_bytes += (int64_t)upload->piece_bytes;
    upload->piece_bytes = 0;
    request_ask(request, files_operations.operations[FILES_SUBIDA_WRITE].name, &record_subida_write_request, &in,
                soon(request), note_written);
}

static void note_written(struct request *request)
{
    if (request->legs[0].status != STATUS_OK)
        request_refuse_as(request, &request->legs[0]);
    else if (request->body_ended)
        upload_finish(request);
    else
        request_resume(request);
}

static void begin_part(struct upload *upload)
{
    const struct multipart_part *part = &upload->form.part;
    upload->is_file = part->is_file && strcmp(part->name, "file") == 0;
    upload->field = NULL;
    if (upload->is_file && upload->files++ == 0) {
        upload->filename = part->filename;
        upload->type = part->type;
    } else if (!part->is_file && upload->field_count < MOST_FIELDS) {
        upload->field = &upload->fields[upload->field_count++];
        memcpy(upload->field->name, part->name, sizeof part->name);
    }
}

static void take_value(struct form_field *field, const char *data, size_t size)
{
    size_t room = VALUE_BYTES - field->size;
    size_t taken = size < room ? size : room;
    memcpy(field->value + field->size, data, taken);
    field->size += taken;
}

static void take_bytes(struct request *request, const char *data, size_t size)
{
    struct upload *upload = request->upload;
    int64_t so_far = upload->written_bytes + (int64_t)upload->piece_bytes;
    if (so_far + (int64_t)size > request->context->config->max_upload_bytes) {
        request_refuse(request, STATUS_PAYLOAD_TOO_LARGE, NULL);
        return;
    }
    memcpy(upload->piece + upload->piece_bytes, data, size);
    upload->piece_bytes += size;
}

static void take_event(struct request *request, enum multipart_event event, const char *data, size_t size)
{
    struct upload *upload = request->upload;
    if (event == MULTIPART_PART)
        begin_part(upload);
    else if (event == MULTIPART_BROKEN)
        request_refuse(request, STATUS_BAD_REQUEST, "El formulario está mal formado.");
    else if (event == MULTIPART_DATA && upload->is_file && upload->files == 1)
        take_bytes(request, data, size);
    else if (event == MULTIPART_DATA && upload->field)
        take_value(upload->field, data, size);
}

size_t upload_take(struct request *request, const char *data, size_t size)
{
    struct upload *upload = request->upload;
    const char *at = data, *content = NULL;
    while (at < data + size && !request_is_answered(request)) {
        /* What the form held back may come with what it is given now. */
        size_t room = PIECE_BYTES - upload->piece_bytes;
        if (room <= MULTIPART_DELIMITER_BYTES && request->legs_waiting > 0)
            break;
        if (room <= MULTIPART_DELIMITER_BYTES) {
            send_piece(request);
            continue;
        }
        size_t left = (size_t)(data + size - at), content_size = 0;
        size_t given = left < room - MULTIPART_DELIMITER_BYTES ? left : room - MULTIPART_DELIMITER_BYTES;
        enum multipart_event event = multipart_next(&upload->form, &at, &given, &content, &content_size);
        take_event(request, event, content, content_size);
    }
    return (size_t)(at - data);
}

/* ---- the end */

void upload_finish(struct request *request)
{
    struct upload *upload = request->upload;
    struct problems problems = {0};
    request->body_ended = true;
    if (!multipart_is_whole(&upload->form)) {
        request_refuse(request, STATUS_BAD_REQUEST, "El formulario está incompleto.");
    } else if (upload->files > 1) {
        problems_add(&problems, &request->arena, "file", "Se admite un solo archivo.");
        request_refuse_fields(request, STATUS_VALIDATION_ERROR, &problems);
    } else if (request->legs_waiting > 0) {
        return;
    } else if (upload->piece_bytes > 0) {
        send_piece(request);
    } else {
        request_ask_operation(request);
        upload->handed_over = !request_is_answered(request);
    }
}

const char *upload_field(const struct upload *upload, const char *name)
{
    const char *value = NULL;
    for (size_t i = 0; i < upload->field_count; i++)
        if (strcmp(upload->fields[i].name, name) == 0 && upload->fields[i].size > 0)
            value = upload->fields[i].value;
    return value;
}

bool upload_file(const struct upload *upload, struct subida *ret_subida)
{
    *ret_subida = (struct subida){.subida = upload->name,
                                  .nombre = upload->filename.bytes,
                                  .nombre_size = upload->filename.size,
                                  .mime_type = upload->type.bytes,
                                  .mime_type_size = upload->type.size,
                                  .tamano_bytes = upload->written_bytes};
    return upload->files > 0;
}

void upload_abandon(struct request *request)
{
    struct upload *upload = request->upload;
    if (upload && *upload->name != '\0' && !upload->handed_over) {
        struct subida_drop_request in = {.given = 1, .subida = upload->name};
        request_tell(request, files_operations.operations[FILES_SUBIDA_DROP].name, &record_subida_drop_request, &in);
    }
    free(upload);
    request->upload = NULL;
}
