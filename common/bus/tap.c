#include "bus/tap.h"

#include "bus/bus.h"
#include "contract/json.h"
#include "contract/message.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_BYTES = 16 * 1024 * 1024 };

struct tap {
    zsock_t *sock;
    struct arena arena;
};

struct tap *tap_new(const char *endpoint)
{
    struct tap *tap = calloc(1, sizeof *tap);
    tap->sock = bus_publish(endpoint);
    arena_init(&tap->arena, ARENA_BYTES);
    if (!tap->sock)
        tap_destroy(&tap);
    return tap;
}

void tap_destroy(struct tap **self)
{
    if (!*self)
        return;
    zsock_destroy(&(*self)->sock);
    arena_finish(&(*self)->arena);
    free(*self);
    *self = NULL;
}

/* ---- bodies without their secrets */

static void write_map(msgpack_sbuffer *out, const msgpack_object *map, const struct record *record);

static void write_value(msgpack_sbuffer *out, const msgpack_object *value, const struct field *field)
{
    if (field->flags & FIELD_SECRET) {
        json_write_raw(out, value->type == MSGPACK_OBJECT_NIL ? "null" : "\"***\"");
    } else if (field->record && value->type == MSGPACK_OBJECT_MAP) {
        write_map(out, value, field->record);
    } else if (field->record && value->type == MSGPACK_OBJECT_ARRAY) {
        json_write_raw(out, "[");
        for (uint32_t i = 0; i < value->via.array.size; i++) {
            json_write_raw(out, i > 0 ? "," : "");
            write_map(out, &value->via.array.ptr[i], field->record);
        }
        json_write_raw(out, "]");
    } else {
        json_write(out, value);
    }
}

/* The members that the record knows: of others nobody can say whether they are secret. */
static void write_map(msgpack_sbuffer *out, const msgpack_object *map, const struct record *record)
{
    bool first = true;
    json_write_raw(out, "{");
    for (uint32_t i = 0; map->type == MSGPACK_OBJECT_MAP && i < map->via.map.size; i++) {
        const msgpack_object_kv *pair = &map->via.map.ptr[i];
        const struct field *field = pair->key.type == MSGPACK_OBJECT_STR
                                      ? record_field(record, pair->key.via.str.ptr, pair->key.via.str.size)
                                      : NULL;
        if (!field)
            continue;
        json_write_raw(out, first ? "" : ",");
        json_write_text(out, field->name, strlen(field->name));
        json_write_raw(out, ":");
        write_value(out, &pair->val, field);
        first = false;
    }
    json_write_raw(out, "}");
}

static void write_body(msgpack_sbuffer *out, const struct record *record, zframe_t *body)
{
    msgpack_unpacked unpacked;
    bool whole = message_unpack((const char *)zframe_data(body), zframe_size(body), &unpacked);
    json_write_raw(out, ",\"body\":");
    if (record && whole)
        write_map(out, &unpacked.data, record);
    else
        json_write_raw(out, "null");
    json_write_raw(out, "}\n");
    msgpack_unpacked_destroy(&unpacked);
}

/* ---- lines */

static void write_member(msgpack_sbuffer *out, const char *before, const char *text)
{
    json_write_raw(out, before);
    json_write_text(out, text, strlen(text));
}

static void publish(struct tap *tap, msgpack_sbuffer *line)
{
    if (line->size <= BUS_REPLY_BYTES) { /* a larger one would cut off who listens */
        zframe_t *frame = zframe_new(line->data, line->size);
        zframe_send(&frame, tap->sock, ZFRAME_DONTWAIT);
        zframe_destroy(&frame);
    }
    msgpack_sbuffer_destroy(line);
}

void tap_request(struct tap *tap, const struct operation *operation, const struct envelope *envelope, zframe_t *body)
{
    msgpack_sbuffer line;
    msgpack_sbuffer_init(&line);
    arena_reset(&tap->arena);
    write_member(&line, "{\"request\":", envelope->operation);
    json_write_raw(&line, arena_printf(&tap->arena, ",\"id\":%" PRId64 ",\"remaining_ms\":%" PRId64, envelope->id,
                                       envelope->remaining_ms));
    write_member(&line, ",\"request_id\":", envelope->request_id);
    if (envelope->caller)
        write_member(&line, ",\"caller\":", envelope->caller->name);
    write_body(&line, operation ? operation->request : NULL, body);
    publish(tap, &line);
}

void tap_reply(struct tap *tap, const struct operation *operation, zframe_t *head, zframe_t *body)
{
    struct reply_envelope envelope;
    struct problems problems;
    msgpack_sbuffer line;
    arena_reset(&tap->arena);
    if (frame_decode(head, &record_reply_envelope, &tap->arena, &problems, &envelope) != STATUS_OK)
        return;
    msgpack_sbuffer_init(&line);
    bool good = strcmp(envelope.status, status_code(STATUS_OK)) == 0;
    write_member(&line, "{\"reply\":", operation ? operation->name : "");
    json_write_raw(&line, arena_printf(&tap->arena, ",\"id\":%" PRId64, envelope.id));
    write_member(&line, ",\"status\":", envelope.status);
    write_body(&line, !good ? &record_failure : operation ? operation->reply : NULL, body);
    publish(tap, &line);
}
