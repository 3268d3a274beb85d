#include "transfer/upload.h"

#include "core/fields.h"
#include "wire/multipart.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_FIELDS = 8,
    VALUE_BYTES = 255 /* what is longer is no value of any field of ours */
};

struct form_field {
    char name[MULTIPART_NAME_BYTES + 1];
    char value[VALUE_BYTES + 1];
    size_t size;
};

struct upload {
    struct transfer transfer;
    struct multipart form;
    struct form_field fields[MOST_FIELDS];
    size_t field_count;
    struct form_field *field; /* that is coming; NULL when it is the file, or nothing of ours */
    bool is_file;             /* that is what is coming */
    size_t files;
    struct multipart_text filename;
    struct multipart_text type;
    char name[33];         /* the service's, for the bytes; "" before there is room */
    int64_t written_bytes; /* of the file, sent to the service */
    bool handed_over;      /* the operation was asked: the bytes are the service's concern */
    size_t piece_bytes;    /* that are still here */
    char piece[];
};

static struct upload *upload_of(struct transfer *transfer)
{
    return (struct upload *)transfer;
}

static bool is_writing(const struct upload *upload)
{
    return upload->transfer.request->side.waiting > 0;
}

/* ---- the beginning */

static struct transfer_step begin(struct transfer *transfer)
{
    struct subida_open_request in = {0};
    const char *type = request_header(transfer->request, "Content-Type");
    if (!type || !multipart_init(&upload_of(transfer)->form, type))
        return transfer_refuse(STATUS_UNSUPPORTED_MEDIA_TYPE, "El contenido debe ser multipart/form-data.");
    if (!route_id(&transfer->request->route, "solicitud_id", &in.solicitud_id))
        return transfer_refuse(STATUS_NOT_FOUND, NULL);
    question_ask(transfer->request, &transfer->request->side, transfer->spec->open, &in);
    return transfer_next(TRANSFER_WAIT);
}

static struct transfer_step take_room(struct transfer *transfer)
{
    struct subida_ref reply;
    struct failure failure;
    const struct question *question = transfer_reply(transfer);
    enum status status = question_read(transfer->request, question, &record_subida_ref, &failure, &reply);
    if (status != STATUS_OK)
        return transfer_refuse_for(status, &failure);
    snprintf(upload_of(transfer)->name, sizeof upload_of(transfer)->name, "%s", reply.subida);
    transfer->request->instance = question->instance;
    return transfer_next(TRANSFER_CONTINUE);
}

/* ---- what comes */

static void send_piece(struct upload *upload)
{
    struct request *request = upload->transfer.request;
    struct subida_write_request in = {.subida = upload->name,
                                      .posicion = upload->written_bytes,
                                      .datos = upload->piece,
                                      .datos_size = upload->piece_bytes};
    upload->written_bytes += (int64_t)upload->piece_bytes;
    upload->piece_bytes = 0;
    question_ask(request, &request->side, upload->transfer.spec->move, &in);
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

static enum status take_bytes(struct upload *upload, const char *data, size_t size)
{
    int64_t so_far = upload->written_bytes + (int64_t)upload->piece_bytes;
    if (so_far + (int64_t)size > upload->transfer.request->context->config->max_upload_bytes)
        return STATUS_PAYLOAD_TOO_LARGE;
    memcpy(upload->piece + upload->piece_bytes, data, size);
    upload->piece_bytes += size;
    return STATUS_OK;
}

/* BAD_REQUEST for a malformed form, PAYLOAD_TOO_LARGE for too long a file. */
static enum status take_event(struct upload *upload, enum multipart_event event, const char *data, size_t size)
{
    if (event == MULTIPART_BROKEN)
        return STATUS_BAD_REQUEST;
    if (event == MULTIPART_PART)
        begin_part(upload);
    else if (event == MULTIPART_DATA && upload->is_file && upload->files == 1)
        return take_bytes(upload, data, size);
    else if (event == MULTIPART_DATA && upload->field)
        take_value(upload->field, data, size);
    return STATUS_OK;
}

/* Takes until there is no room for more of the file while a piece is being written. */
static struct transfer_step take(struct transfer *transfer, const char *data, size_t *size)
{
    struct upload *upload = upload_of(transfer);
    const char *at = data, *content = NULL;
    enum status status = STATUS_OK;
    while (status == STATUS_OK && at < data + *size) {
        /* What the form held back may come with what it is given now. */
        size_t room = transfer->spec->piece_bytes - upload->piece_bytes;
        if (room <= MULTIPART_DELIMITER_BYTES && is_writing(upload))
            break;
        if (room <= MULTIPART_DELIMITER_BYTES) {
            send_piece(upload);
            if (!is_writing(upload))
                return transfer_refuse_as(transfer->request, transfer_reply(transfer));
            continue;
        }
        size_t left = (size_t)(data + *size - at), content_size = 0;
        size_t given = left < room - MULTIPART_DELIMITER_BYTES ? left : room - MULTIPART_DELIMITER_BYTES;
        enum multipart_event event = multipart_next(&upload->form, &at, &given, &content, &content_size);
        status = take_event(upload, event, content, content_size);
    }
    *size -= (size_t)(at - data);
    if (status != STATUS_OK)
        return transfer_refuse(status, status == STATUS_BAD_REQUEST ? "El formulario está mal formado." : NULL);
    return transfer_next(*size > 0 ? TRANSFER_WAIT : TRANSFER_CONTINUE);
}

/* ---- the end */

static struct transfer_step refuse_second_file(struct request *request)
{
    struct problems problems = {0};
    problems_add(&problems, &request->arena, "file", "Se admite un solo archivo.");
    return transfer_refuse_for(STATUS_VALIDATION_ERROR,
                               &(struct failure){.details = problems.items, .details_count = problems.count});
}

static struct transfer_step complete(struct transfer *transfer)
{
    struct upload *upload = upload_of(transfer);
    if (!multipart_is_whole(&upload->form))
        return transfer_refuse(STATUS_BAD_REQUEST, "El formulario está incompleto.");
    if (upload->files > 1)
        return refuse_second_file(transfer->request);
    if (!is_writing(upload) && upload->piece_bytes > 0)
        send_piece(upload);
    else if (!is_writing(upload))
        return transfer_next(TRANSFER_ASK);
    return transfer_next(TRANSFER_WAIT);
}

static struct transfer_step asked(struct transfer *transfer)
{
    upload_of(transfer)->handed_over = true;
    return transfer_next(TRANSFER_IDLE);
}

/* Room was made, or a piece was written. */
static struct transfer_step replied(struct transfer *transfer)
{
    if (*upload_of(transfer)->name == '\0')
        return take_room(transfer);
    if (transfer_reply(transfer)->status != STATUS_OK)
        return transfer_refuse_as(transfer->request, transfer_reply(transfer));
    return transfer->request->state == REQUEST_WORK ? complete(transfer) : transfer_next(TRANSFER_CONTINUE);
}

/* ---- what the operation is told */

static bool file_value(const struct upload *upload, struct arena *arena, msgpack_object *ret_value)
{
    const msgpack_object_kv members[] = {
        {fields_text("subida"), fields_text(upload->name)},
        {fields_text("nombre"), fields_bytes(upload->filename.bytes, upload->filename.size)},
        {fields_text("mime_type"), fields_bytes(upload->type.bytes, upload->type.size)},
        {fields_text("tamano_bytes"), fields_int(upload->written_bytes)},
    };
    ret_value->type = MSGPACK_OBJECT_MAP;
    ret_value->via.map.size = sizeof members / sizeof members[0];
    ret_value->via.map.ptr = arena_alloc(arena, sizeof members);
    memcpy(ret_value->via.map.ptr, members, sizeof members);
    return upload->files > 0;
}

static bool field(const struct transfer *transfer, const struct field *wanted, struct arena *arena,
                  msgpack_object *ret_value)
{
    const struct upload *upload = (const struct upload *)transfer;
    const char *value = NULL;
    if (wanted->flags & FIELD_IN_UPLOAD)
        return file_value(upload, arena, ret_value);
    for (size_t i = 0; i < upload->field_count; i++)
        if (strcmp(upload->fields[i].name, wanted->name) == 0 && upload->fields[i].size > 0)
            value = upload->fields[i].value;
    if (value)
        *ret_value = fields_parameter(wanted, value);
    return value != NULL;
}

/* The service forgets what it has of a file that will not be whole. */
static void destroy(struct transfer *transfer)
{
    struct subida_drop_request in = {.subida = upload_of(transfer)->name};
    if (*in.subida != '\0' && !upload_of(transfer)->handed_over)
        question_tell(transfer->request, transfer->spec->drop, &in);
}

struct transfer *upload_new(size_t piece_bytes)
{
    static const struct transfer_vtable vtable = {.begin = begin,
                                                  .replied = replied,
                                                  .asked = asked,
                                                  .take = take,
                                                  .complete = complete,
                                                  .field = field,
                                                  .destroy = destroy};
    struct upload *upload = calloc(1, sizeof *upload + piece_bytes);
    if (upload)
        upload->transfer.vtable = &vtable;
    return upload ? &upload->transfer : NULL;
}
