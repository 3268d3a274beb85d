#include "fields.h"

#include "export.h"
#include "contract/json.h"
#include "upload.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_FIELDS = 64 };

static msgpack_object text_value(const char *text)
{
    msgpack_object object = {.type = MSGPACK_OBJECT_STR};
    object.via.str.ptr = text;
    object.via.str.size = (uint32_t)strlen(text);
    return object;
}

static msgpack_object int_value(int64_t number)
{
    msgpack_object object = {.type = number < 0 ? MSGPACK_OBJECT_NEGATIVE_INTEGER : MSGPACK_OBJECT_POSITIVE_INTEGER};
    object.via.i64 = number;
    return object;
}

/* A query parameter is text; what reads like the field's type becomes that, anything else is left for the
 * validation to refuse. */
static msgpack_object query_value(const struct field *field, const char *text)
{
    char *end;
    msgpack_object object = text_value(text);
    if (field->type == FIELD_INT || field->type == FIELD_ID) {
        errno = 0;
        long long number = strtoll(text, &end, 10);
        if (end != text && *end == '\0' && errno == 0 && strspn(text, "-0123456789") == strlen(text))
            object = int_value(number);
    } else if (field->type == FIELD_BOOL) {
        bool yes = strcasecmp(text, "true") == 0 || strcmp(text, "1") == 0;
        if (yes || strcasecmp(text, "false") == 0 || strcmp(text, "0") == 0) {
            object.type = MSGPACK_OBJECT_BOOLEAN;
            object.via.boolean = yes;
        }
    }
    return object;
}

static msgpack_object bytes_value(const char *bytes, size_t size)
{
    msgpack_object object = {.type = MSGPACK_OBJECT_BIN};
    object.via.bin.ptr = bytes;
    object.via.bin.size = (uint32_t)size;
    return object;
}

/* The file of a form; false when it has none. */
static bool file_value(struct request *request, msgpack_object *ret_value)
{
    struct subida file;
    if (!upload_file(request->upload, &file))
        return false;
    const msgpack_object_kv members[] = {
        {text_value("subida"), text_value(file.subida)},
        {text_value("nombre"), bytes_value(file.nombre, file.nombre_size)},
        {text_value("mime_type"), bytes_value(file.mime_type, file.mime_type_size)},
        {text_value("tamano_bytes"), int_value(file.tamano_bytes)},
    };
    ret_value->type = MSGPACK_OBJECT_MAP;
    ret_value->via.map.size = sizeof members / sizeof members[0];
    ret_value->via.map.ptr = arena_alloc(&request->arena, sizeof members);
    memcpy(ret_value->via.map.ptr, members, sizeof members);
    return true;
}

/* Finds the value of one field; false when the request does not have it. */
static bool field_value(struct request *request, const struct field *field, const msgpack_object *body,
                        size_t *ids_used, msgpack_object *ret_value)
{
    const char *text = NULL;
    if (field->flags & FIELD_IN_PATH) {
        *ret_value = int_value(request->route.ids[(*ids_used)++]);
        return true;
    }
    if (field->flags & FIELD_IN_UPLOAD)
        return file_value(request, ret_value);
    if (field->flags & FIELD_IN_BODY && !request->upload) {
        const msgpack_object *value = body->type == MSGPACK_OBJECT_MAP ? msgpack_member(body, field->name) : NULL;
        if (value)
            *ret_value = *value;
        return value != NULL;
    }
    if (field->flags & FIELD_IN_BODY)
        text = upload_field(request->upload, field->name);
    else if (field->flags & FIELD_IN_HEADER)
        text = MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, field->header);
    else if (field->flags & FIELD_IN_COOKIE)
        text = request_session_token(request);
    else if (field->flags & FIELD_IN_PEER)
        text = request_peer(request);
    else if (field->flags & FIELD_IN_EXPORT)
        text = export_name(request);
    else
        text = MHD_lookup_connection_value(request->connection, MHD_GET_ARGUMENT_KIND, field->name);
    if (text)
        *ret_value = query_value(field, text);
    return text != NULL;
}

static enum status read_body(struct request *request, msgpack_object *ret_body)
{
    ret_body->type = MSGPACK_OBJECT_NIL;
    if (request->body_size == 0)
        return STATUS_OK;
    const char *type = MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, "Content-Type");
    static const char json[] = "application/json";
    if (!type || strncasecmp(type, json, sizeof json - 1) != 0 || !strchr("; ", type[sizeof json - 1]))
        return STATUS_UNSUPPORTED_MEDIA_TYPE;
    return json_read(request->body, request->body_size, &request->arena, ret_body);
}

static bool has_body_fields(const struct record *record)
{
    for (size_t i = 0; i < record->count; i++)
        if (record->fields[i].flags & FIELD_IN_BODY)
            return true;
    return false;
}

bool fields_read(struct request *request, void *ret_struct)
{
    const struct record *record = request->route.operation->request;
    msgpack_object_kv pairs[MOST_FIELDS];
    msgpack_object map = {.type = MSGPACK_OBJECT_MAP}, body = {.type = MSGPACK_OBJECT_NIL};
    size_t ids_used = 0;
    enum status status = has_body_fields(record) && !request->upload ? read_body(request, &body) : STATUS_OK;
    if (status != STATUS_OK) {
        request_refuse(request, status, status == STATUS_BAD_REQUEST ? "El contenido no es JSON válido." : NULL);
        return false;
    }
    if (body.type != MSGPACK_OBJECT_MAP && body.type != MSGPACK_OBJECT_NIL) {
        request_refuse(request, STATUS_VALIDATION_ERROR, "El contenido debe ser un objeto JSON.");
        return false;
    }
    map.via.map.ptr = pairs;
    for (size_t i = 0; i < record->count; i++) {
        msgpack_object_kv *pair = &pairs[map.via.map.size];
        if (!field_value(request, &record->fields[i], &body, &ids_used, &pair->val))
            continue;
        pair->key = text_value(record->fields[i].name);
        map.via.map.size++;
    }
    struct problems problems;
    status = schema_decode(record, &map, "", &request->arena, &problems, ret_struct);
    if (status != STATUS_OK)
        request_refuse_fields(request, status, &problems);
    return status == STATUS_OK;
}
