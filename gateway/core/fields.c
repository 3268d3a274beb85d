#include "core/fields.h"

#include "contract/json.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_FIELDS = 64 };

msgpack_object fields_text(const char *text)
{
    msgpack_object object = {.type = MSGPACK_OBJECT_STR};
    object.via.str.ptr = text;
    object.via.str.size = (uint32_t)strlen(text);
    return object;
}

msgpack_object fields_int(int64_t number)
{
    msgpack_object object = {.type = number < 0 ? MSGPACK_OBJECT_NEGATIVE_INTEGER : MSGPACK_OBJECT_POSITIVE_INTEGER};
    object.via.i64 = number;
    return object;
}

msgpack_object fields_parameter(const struct field *field, const char *text)
{
    char *end;
    msgpack_object object = fields_text(text);
    if (field->type == FIELD_INT || field->type == FIELD_ID) {
        errno = 0;
        long long number = strtoll(text, &end, 10);
        if (end != text && *end == '\0' && errno == 0 && strspn(text, "-0123456789") == strlen(text))
            object = fields_int(number);
    } else if (field->type == FIELD_BOOL) {
        bool yes = strcasecmp(text, "true") == 0 || strcmp(text, "1") == 0;
        if (yes || strcasecmp(text, "false") == 0 || strcmp(text, "0") == 0) {
            object.type = MSGPACK_OBJECT_BOOLEAN;
            object.via.boolean = yes;
        }
    }
    return object;
}

msgpack_object fields_bytes(const char *bytes, size_t size)
{
    msgpack_object object = {.type = MSGPACK_OBJECT_BIN};
    object.via.bin.ptr = bytes;
    object.via.bin.size = (uint32_t)size;
    return object;
}

/* Whether the transfer of a file has the field: a form stands in the place of a body. */
static bool is_of_transfer(const struct request *request, const struct field *field)
{
    bool has_form = request->route.operation->transfer && request->route.operation->transfer->kind == TRANSFER_UPLOAD;
    return field->flags & (FIELD_IN_UPLOAD | FIELD_IN_EXPORT) || (has_form && field->flags & FIELD_IN_BODY);
}

/* The text that a field is taken from; NULL when the request does not have it. */
static const char *field_text(struct request *request, const struct field *field)
{
    if (field->flags & FIELD_IN_HEADER)
        return request_header(request, field->header);
    if (field->flags & FIELD_IN_COOKIE)
        return request_session_token(request);
    if (field->flags & FIELD_IN_PEER)
        return request_peer(request);
    return MHD_lookup_connection_value(request->connection, MHD_GET_ARGUMENT_KIND, field->name);
}

/* Finds the value of a field that is no transfer's; false when the request does not have it. */
static bool field_value(struct request *request, const struct field *field, const msgpack_object *body,
                        msgpack_object *ret_value)
{
    int64_t id;
    if (field->flags & FIELD_IN_PATH && route_id(&request->route, field->name, &id)) {
        *ret_value = fields_int(id);
        return true;
    }
    if (field->flags & FIELD_IN_BODY) {
        const msgpack_object *value = body->type == MSGPACK_OBJECT_MAP ? msgpack_member(body, field->name) : NULL;
        if (value)
            *ret_value = *value;
        return value != NULL;
    }
    const char *text = field_text(request, field);
    if (text)
        *ret_value = fields_parameter(field, text);
    return text != NULL;
}

static enum status read_body(struct request *request, msgpack_object *ret_body)
{
    ret_body->type = MSGPACK_OBJECT_NIL;
    if (request->body_size == 0)
        return STATUS_OK;
    const char *type = request_header(request, "Content-Type");
    static const char json[] = "application/json";
    if (!type || strncasecmp(type, json, sizeof json - 1) != 0 || !strchr("; ", type[sizeof json - 1]))
        return STATUS_UNSUPPORTED_MEDIA_TYPE;
    return json_read(request->body, request->body_size, &request->arena, ret_body);
}

static bool has_json_fields(const struct request *request)
{
    const struct record *record = request->route.operation->request;
    for (size_t i = 0; i < record->count; i++)
        if (record->fields[i].flags & FIELD_IN_BODY && !is_of_transfer(request, &record->fields[i]))
            return true;
    return false;
}

enum status fields_read(struct request *request, fields_of_transfer of_transfer, struct failure *ret_failure,
                        void *ret_struct)
{
    const struct record *record = request->route.operation->request;
    msgpack_object_kv pairs[MOST_FIELDS];
    msgpack_object map = {.type = MSGPACK_OBJECT_MAP}, body = {.type = MSGPACK_OBJECT_NIL};
    enum status status = has_json_fields(request) ? read_body(request, &body) : STATUS_OK;
    *ret_failure = (struct failure){0};
    if (status != STATUS_OK) {
        ret_failure->message = status == STATUS_BAD_REQUEST ? "El contenido no es JSON válido." : NULL;
        return status;
    }
    if (body.type != MSGPACK_OBJECT_MAP && body.type != MSGPACK_OBJECT_NIL) {
        ret_failure->message = "El contenido debe ser un objeto JSON.";
        return STATUS_VALIDATION_ERROR;
    }
    map.via.map.ptr = pairs;
    for (size_t i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        msgpack_object_kv *pair = &pairs[map.via.map.size];
        if (is_of_transfer(request, field) ? of_transfer(request->transfer, field, &request->arena, &pair->val)
                                           : field_value(request, field, &body, &pair->val)) {
            pair->key = fields_text(field->name);
            map.via.map.size++;
        }
    }
    struct problems problems;
    status = schema_decode(record, &map, "", &request->arena, &problems, ret_struct);
    if (status != STATUS_OK)
        *ret_failure = (struct failure){.details = problems.items, .details_count = problems.count};
    return status;
}
