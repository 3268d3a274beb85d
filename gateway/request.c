#include "request.h"

#include "json.h"
#include "log.h"
#include "operations.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>

enum {
    REQUEST_ARENA_BYTES = 64 * 1024 * 1024, /* a body of 1 MiB of tiny values, taken apart */
    MERGE_TIMEOUT_MS = 1500,                /* an answer does not wait longer for what is merged into it */
    MOST_FIELDS = 64,
    ETAG_SIZE = 48
};

/* ---- beginning and end */

static bool id_is_sane(const char *id)
{
    size_t size = strlen(id);
    return size > 0 && size < REQUEST_ID_SIZE
        && strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == size;
}

static void choose_id(struct request *request)
{
    const char *given = MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, "X-Request-Id");
    unsigned char random[16];
    if (given && id_is_sane(given)) {
        snprintf(request->id, sizeof request->id, "%s", given);
        return;
    }
    if (getrandom(random, sizeof random, 0) != sizeof random)
        abort();
    for (size_t i = 0; i < sizeof random; i++)
        snprintf(request->id + 2 * i, 3, "%02x", random[i]);
}

struct request *request_new(struct request_context *context, struct MHD_Connection *connection, const char *method,
                            const char *path)
{
    struct request *request = calloc(1, sizeof *request);
    if (!request)
        return NULL;
    arena_init(&request->arena, REQUEST_ARENA_BYTES);
    request->context = context;
    request->connection = connection;
    request->method = arena_text(&request->arena, method, strlen(method));
    request->origin = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Origin");
    request->start_ms = clock_ms();
    request->deadline_ms = request->start_ms + context->config->request_timeout_ms;
    choose_id(request);
    enum status status = route_find(method, path, &request->route);
    bool preflight = status == STATUS_METHOD_NOT_ALLOWED && strcmp(method, "OPTIONS") == 0;
    struct answer_context answer = {context->config, request->id, request->origin};
    if (status == STATUS_NOT_FOUND && (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0)
        && pages_answer(context->pages, &answer, connection, path, &request->answer))
        request->route.pattern = "(application)";
    else if (preflight)
        request->answer = answer_preflight(&answer, &request->route);
    else if (status != STATUS_OK)
        request_refuse(request, status, status == STATUS_NOT_FOUND ? "No existe esa dirección." : NULL);
    return request;
}

static void cancel_legs(struct request *request)
{
    struct asked asked;
    for (size_t i = 0; i < request->leg_count; i++) {
        if (request->legs[i].id != 0 && pending_take(request->context->pending, request->legs[i].id, &asked))
            request->legs[i].id = 0;
        zframe_destroy(&request->legs[i].body);
    }
    request->leg_count = request->legs_waiting = 0;
}

void request_destroy(struct request **self)
{
    if (!*self)
        return;
    cancel_legs(*self);
    answer_finish(&(*self)->answer);
    arena_finish(&(*self)->arena);
    free((*self)->body);
    free(*self);
    *self = NULL;
}

/* ---- answers */

bool request_is_answered(const struct request *request)
{
    return request->answer.response != NULL;
}

static void log_answer(const struct request *request)
{
    unsigned code = request->answer.http_code;
    log_write(code == 503 ? LEVEL_WARNING : LEVEL_INFO, "request", "{s:s, s:s, s:s, s:i, s:I, s:I}", "request_id",
              request->id, "method", request->method, "route", request->route.pattern ? request->route.pattern : "-",
              "status", (int)code, "milliseconds", (long long)(clock_ms() - request->start_ms), "user_id",
              (long long)request->caller.user_id);
}

static void count_answer(const struct request *request)
{
    struct metrics *metrics = request->context->metrics;
    metrics_add(metrics, METRIC_REQUESTS, 1);
    if (request->answer.http_code >= 400)
        metrics_add(metrics, METRIC_REFUSED, 1);
    if (request->answer.http_code == 503)
        metrics_add(metrics, METRIC_UNAVAILABLE, 1);
}

static void set_answer(struct request *request, struct answer answer)
{
    if (request_is_answered(request)) {
        answer_finish(&answer);
        return;
    }
    request->answer = answer;
    cancel_legs(request);
    count_answer(request);
    log_answer(request);
    if (request->suspended) {
        request->suspended = false;
        MHD_resume_connection(request->connection);
    }
}

static struct answer_context context_of_answer(const struct request *request)
{
    return (struct answer_context){request->context->config, request->id, request->origin};
}

static void refuse_with(struct request *request, enum status status, const char *message,
                        const struct field_error *details, size_t count)
{
    char allowed[64];
    struct answer_context context = context_of_answer(request);
    struct answer answer = answer_refusal(&context, status, message, details, count);
    if (status == STATUS_METHOD_NOT_ALLOWED) {
        route_allow_header(request->route.allowed, allowed, sizeof allowed);
        answer_header(&answer, "Allow", allowed);
    }
    set_answer(request, answer);
}

void request_refuse(struct request *request, enum status status, const char *message)
{
    refuse_with(request, status, message, NULL, 0);
}

/* Passes on a refusal of a service: its sentence and its fields. */
static void refuse_as(struct request *request, const struct leg *leg)
{
    struct failure failure = {0};
    struct problems problems;
    if (leg->body && frame_decode(leg->body, &record_failure, &request->arena, &problems, &failure) != STATUS_OK)
        failure = (struct failure){0};
    refuse_with(request, leg->status, failure.message, failure.details, failure.details_count);
}

/* ---- asking */

static void leg_done(struct request *request)
{
    if (--request->legs_waiting == 0 && !request_is_answered(request))
        request->next(request);
}

/* Asks an operation; its reply is leg number `leg_count` before the call. A question that cannot be sent is a
 * leg that failed already. */
static void ask(struct request *request, const char *operation, const struct record *record, const void *in,
                int64_t deadline_ms)
{
    unsigned index = (unsigned)request->leg_count++;
    struct leg *leg = &request->legs[index];
    msgpack_sbuffer body;
    msgpack_sbuffer_init(&body);
    schema_encode(record, in, ENCODE_GIVEN, &body);
    *leg = (struct leg){.status = STATUS_UNAVAILABLE};
    leg->id = pending_add(request->context->pending, (struct asked){request, index}, deadline_ms);
    struct envelope envelope = {.id = leg->id,
                                .operation = operation,
                                .remaining_ms = deadline_ms - clock_ms(),
                                .request_id = request->id,
                                .caller = request->caller.user_id ? &request->caller : NULL};
    struct asked asked;
    size_t instance;
    if (leg->id != 0 && envelope.remaining_ms > 0
        && upstream_send(request->context->upstream, &envelope, &body, &instance) == STATUS_OK) {
        pending_sent_to(request->context->pending, leg->id, instance);
        request->legs_waiting++;
    } else if (pending_take(request->context->pending, leg->id, &asked)) {
        leg->id = 0;
    }
    msgpack_sbuffer_destroy(&body);
}

/* Goes on to `next` when the legs just asked have all replied; at once when none could be sent. */
static void then(struct request *request, void (*next)(struct request *request))
{
    request->next = next;
    if (request->legs_waiting == 0)
        next(request);
}

void request_reply(struct request *request, unsigned index, enum status status, zframe_t **body)
{
    struct leg *leg = &request->legs[index];
    leg->id = 0;
    leg->status = status;
    leg->body = body ? *body : NULL;
    if (body)
        *body = NULL;
    leg_done(request);
}

/* ---- the answer of an operation */

static bool unpack(const struct leg *leg, msgpack_unpacked *unpacked)
{
    size_t offset = 0;
    msgpack_unpacked_init(unpacked);
    return leg->body
        && msgpack_unpack_next(unpacked, (const char *)zframe_data(leg->body), zframe_size(leg->body), &offset)
               == MSGPACK_UNPACK_SUCCESS
        && unpacked->data.type == MSGPACK_OBJECT_MAP;
}

static const msgpack_object *member(const msgpack_object *map, const char *name)
{
    for (uint32_t i = 0; i < map->via.map.size; i++) {
        const msgpack_object_kv *pair = &map->via.map.ptr[i];
        if (pair->key.type == MSGPACK_OBJECT_STR && pair->key.via.str.size == strlen(name)
            && memcmp(pair->key.via.str.ptr, name, pair->key.via.str.size) == 0)
            return &pair->val;
    }
    return NULL;
}

/* Adds the field that another service answers; null, and false, when it did not. */
static bool write_merged(msgpack_sbuffer *json, const struct operation *operation, const struct leg *leg)
{
    msgpack_unpacked unpacked;
    const msgpack_object *value = NULL;
    if (leg->status == STATUS_OK && unpack(leg, &unpacked))
        value = member(&unpacked.data, operation->merge_field);
    json_write_raw(json, ",\"");
    json_write_raw(json, operation->merge_field);
    json_write_raw(json, "\":");
    if (value)
        json_write(json, value);
    else
        json_write_raw(json, "null");
    if (leg->status == STATUS_OK && leg->body)
        msgpack_unpacked_destroy(&unpacked);
    return value != NULL;
}

static void write_answer(struct request *request, const msgpack_object *reply, msgpack_sbuffer *json)
{
    const struct operation *operation = request->route.operation;
    if (operation->splice) {
        size_t before = json->size;
        json_write_raw(json, "{\"ok\":true,");
        if (!json_write_members(json, reply, operation->reply))
            json->size = before, json_write_raw(json, "{\"ok\":true");
        json_write_raw(json, "}");
        return;
    }
    json_write_raw(json, "{\"ok\":true,\"data\":{");
    json_write_members(json, reply, operation->reply);
    bool whole = !operation->merge_field || write_merged(json, operation, &request->legs[1]);
    json_write_raw(json, "}");
    if (!whole) {
        json_write_raw(json, ",\"meta\":{\"warnings\":[\"No se pudo consultar: ");
        json_write_raw(json, operation->merge_field);
        json_write_raw(json, ".\"]}");
    }
    json_write_raw(json, "}");
}

static void set_cookie(struct request *request, const msgpack_object *reply, struct answer *answer)
{
    const struct operation *operation = request->route.operation;
    const msgpack_object *token = operation->cookie == COOKIE_SET ? member(reply, "session") : NULL;
    if (token && token->type == MSGPACK_OBJECT_STR)
        answer_session_cookie(answer, request->context->config,
                              arena_text(&request->arena, token->via.str.ptr, token->via.str.size));
    if (operation->cookie == COOKIE_CLEAR)
        answer_session_cookie(answer, request->context->config, NULL);
}

/* The ETag of a detail: the row's version, which If-Match looks at, and a digest of the whole, which If-None-Match
 * does. */
static void write_etag(const msgpack_object *reply, const msgpack_sbuffer *json, char ret_etag[ETAG_SIZE])
{
    unsigned char digest[32];
    unsigned size = sizeof digest;
    const msgpack_object *version = member(reply, "version");
    EVP_Digest(json->data, json->size, digest, &size, EVP_sha256(), NULL);
    int used = snprintf(ret_etag, ETAG_SIZE, "\"%llu.", version ? (unsigned long long)version->via.u64 : 0);
    for (int i = 0; i < 8; i++)
        used += snprintf(ret_etag + used, ETAG_SIZE - (size_t)used, "%02x", digest[i]);
    snprintf(ret_etag + used, ETAG_SIZE - (size_t)used, "\"");
}

/* The answer with its ETag; 304 and nothing else when the reader has just that already. */
static struct answer answer_with_etag(struct request *request, unsigned http_code, const msgpack_object *reply,
                                      msgpack_sbuffer *json)
{
    struct answer_context context = context_of_answer(request);
    char etag[ETAG_SIZE];
    write_etag(reply, json, etag);
    if (request->route.operation->method == METHOD_GET
        && header_lists(MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, "If-None-Match"), etag)) {
        http_code = MHD_HTTP_NOT_MODIFIED;
        msgpack_sbuffer_clear(json);
    }
    struct answer answer = answer_json(&context, http_code, json);
    answer_header(&answer, "ETag", etag);
    return answer;
}

static void answer_operation(struct request *request)
{
    const struct leg *leg = &request->legs[0];
    msgpack_unpacked unpacked;
    if (leg->status != STATUS_OK && leg->status != STATUS_CREATED) {
        refuse_as(request, leg);
        return;
    }
    if (unpack(leg, &unpacked)) {
        struct answer_context context = context_of_answer(request);
        msgpack_sbuffer json;
        msgpack_sbuffer_init(&json);
        write_answer(request, &unpacked.data, &json);
        unsigned http_code = (unsigned)status_http(leg->status);
        struct answer answer = request->route.operation->etag
                                 ? answer_with_etag(request, http_code, &unpacked.data, &json)
                                 : answer_json(&context, http_code, &json);
        set_cookie(request, &unpacked.data, &answer);
        set_answer(request, answer);
    } else {
        request_refuse(request, STATUS_UNAVAILABLE, NULL);
    }
    msgpack_unpacked_destroy(&unpacked);
}

/* ---- the fields of a request, from wherever they are */

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
        long long number = strtoll(text, &end, 10);
        if (end != text && *end == '\0' && strspn(text, "-0123456789") == strlen(text) && strlen(text) < 19)
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

/* Finds the value of one field; false when the request does not have it. */
static bool field_value(struct request *request, const struct field *field, const msgpack_object *body,
                        size_t *ids_used, msgpack_object *ret_value)
{
    const char *text = NULL;
    if (field->flags & FIELD_IN_PATH) {
        *ret_value = int_value(request->route.ids[(*ids_used)++]);
        return true;
    }
    if (field->flags & FIELD_IN_BODY) {
        const msgpack_object *value = body->type == MSGPACK_OBJECT_MAP ? member(body, field->name) : NULL;
        if (value)
            *ret_value = *value;
        return value != NULL;
    }
    if (field->flags & FIELD_IN_HEADER)
        text = MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, field->header);
    else if (field->flags & FIELD_IN_COOKIE)
        text = MHD_lookup_connection_value(request->connection, MHD_COOKIE_KIND, "cmep_session");
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

/* Puts the request's fields together and validates them; false when it was refused. */
static bool read_fields(struct request *request, void *in)
{
    const struct record *record = request->route.operation->request;
    msgpack_object_kv pairs[MOST_FIELDS];
    msgpack_object map = {.type = MSGPACK_OBJECT_MAP}, body = {.type = MSGPACK_OBJECT_NIL};
    size_t ids_used = 0;
    enum status status = has_body_fields(record) ? read_body(request, &body) : STATUS_OK;
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
    status = schema_decode(record, &map, "", &request->arena, &problems, in);
    if (status != STATUS_OK)
        refuse_with(request, status, NULL, problems.items, problems.count);
    return status == STATUS_OK;
}

/* ---- stages */

static void ask_operation(struct request *request)
{
    const struct operation *operation = request->route.operation;
    void *in = arena_alloc(&request->arena, operation->request->size);
    if (!read_fields(request, in))
        return;
    ask(request, operation->name, operation->request, in, request->deadline_ms);
    if (operation->merge_operation) {
        struct archivo_list_request merged = {.given = 1, .solicitud_id = request->route.ids[0]};
        int64_t deadline_ms = clock_ms() + MERGE_TIMEOUT_MS;
        ask(request, operation->merge_operation, &record_archivo_list_request, &merged,
            deadline_ms < request->deadline_ms ? deadline_ms : request->deadline_ms);
    }
    then(request, answer_operation);
}

static void take_caller(struct request *request)
{
    struct leg leg = request->legs[0];
    struct user_reply reply;
    struct problems problems;
    const struct operation *operation = request->route.operation;
    if (leg.status != STATUS_OK) {
        refuse_as(request, &leg);
        return;
    }
    if (frame_decode(leg.body, &record_user_reply, &request->arena, &problems, &reply) != STATUS_OK) {
        request_refuse(request, STATUS_UNAVAILABLE, NULL);
        return;
    }
    cancel_legs(request);
    request->caller = (struct caller){.user_id = reply.user->user_id,
                                      .persona_id = reply.persona_id,
                                      .name = reply.user->display_name,
                                      .roles = reply.user->roles,
                                      .roles_count = reply.user->roles_count};
    if (operation->access == ACCESS_ROLES && !(caller_roles(&request->caller) & operation->roles))
        request_refuse(request, STATUS_FORBIDDEN, NULL);
    else
        ask_operation(request);
}

/* The token of the session cookie; NULL when there is none that could be one. */
static const char *session_token(const struct request *request)
{
    const char *token = MHD_lookup_connection_value(request->connection, MHD_COOKIE_KIND, "cmep_session");
    return token && *token != '\0' && strlen(token) <= 128 ? token : NULL;
}

static void ask_session(struct request *request)
{
    struct me_request in = {.given = 1, .session = session_token(request)};
    ask(request, auth_operations.operations[AUTH_ME].name, &record_me_request, &in, request->deadline_ms);
    then(request, take_caller);
}

static void answer_ready(struct request *request)
{
    char silent[128] = "";
    struct problems problems;
    struct pong pong;
    for (size_t i = 0; i < SERVICE_COUNT; i++) {
        struct leg *leg = &request->legs[i];
        const char *what = "";
        if (leg->status != STATUS_OK
            || frame_decode(leg->body, &record_pong, &request->arena, &problems, &pong) != STATUS_OK)
            what = all_operations[i]->service;
        else if (!pong.database)
            what = arena_printf(&request->arena, "%s (base de datos)", pong.service);
        if (*what != '\0')
            snprintf(silent + strlen(silent), sizeof silent - strlen(silent), "%s%s", *silent ? ", " : "", what);
    }
    if (*silent != '\0') {
        request_refuse(request, STATUS_UNAVAILABLE, arena_printf(&request->arena, "No responde: %s.", silent));
        return;
    }
    struct answer_context context = context_of_answer(request);
    msgpack_sbuffer json;
    msgpack_sbuffer_init(&json);
    json_write_raw(&json, "{\"ok\":true,\"status\":\"ready\"}");
    set_answer(request, answer_json(&context, MHD_HTTP_OK, &json));
}

static void start_page(struct request *request)
{
    struct answer_context context = context_of_answer(request);
    struct empty nothing = {0};
    msgpack_sbuffer json;
    if (request->route.page == PAGE_READY) {
        for (size_t i = 0; i < SERVICE_COUNT; i++)
            ask(request, arena_printf(&request->arena, "%s.ping", all_operations[i]->service), &record_empty, &nothing,
                request->deadline_ms);
        then(request, answer_ready);
        return;
    }
    msgpack_sbuffer_init(&json);
    json_write_raw(&json, request->route.page == PAGE_HEALTH ? "{\"ok\":true,\"status\":\"healthy\"}"
                                                             : "{\"ok\":true,\"version\":\"" CMEP_VERSION "\"}");
    set_answer(request, answer_json(&context, MHD_HTTP_OK, &json));
}

void request_start(struct request *request)
{
    const struct operation *operation = request->route.operation;
    if (request_is_answered(request))
        return;
    if (!operation)
        start_page(request);
    else if (operation->access != ACCESS_OPEN && !session_token(request))
        request_refuse(request, STATUS_UNAUTHENTICATED, NULL);
    else if (operation->access == ACCESS_OPEN || operation->access == ACCESS_SESSION)
        ask_operation(request);
    else
        ask_session(request);
}
