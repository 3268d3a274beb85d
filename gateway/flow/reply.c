#include "flow/reply.h"

#include "base/digest.h"
#include "core/question.h"
#include "wire/header.h"
#include "contract/json.h"
#include "contract/message.h"

#include <stdio.h>
#include <string.h>

enum { ETAG_SIZE = 48 };

static bool unpack(const struct question *question, msgpack_unpacked *unpacked)
{
    if (question->body)
        return message_unpack((const char *)zframe_data(question->body), zframe_size(question->body), unpacked)
            && unpacked->data.type == MSGPACK_OBJECT_MAP;
    msgpack_unpacked_init(unpacked);
    return false;
}

/* Adds the field that another service answers; null, and false, when it did not. */
static bool write_merged(msgpack_sbuffer *json, const struct operation *operation, const struct question *question,
                         bool first)
{
    msgpack_unpacked unpacked;
    const msgpack_object *value = NULL;
    if (question->status == STATUS_OK && unpack(question, &unpacked))
        value = msgpack_member(&unpacked.data, operation->merge_field);
    json_write_raw(json, first ? "\"" : ",\"");
    json_write_raw(json, operation->merge_field);
    json_write_raw(json, "\":");
    if (value)
        json_write(json, value);
    else
        json_write_raw(json, "null");
    if (question->status == STATUS_OK && question->body)
        msgpack_unpacked_destroy(&unpacked);
    return value != NULL;
}

static void write_answer(struct request *request, const msgpack_object *reply, msgpack_sbuffer *json)
{
    const struct operation *operation = request->route.operation;
    if (operation->splice) {
        json_write_raw(json, "{\"ok\":true,");
        if (!json_write_members(json, reply, operation->reply))
            json->size--; /* the comma: there is nothing to come */
        json_write_raw(json, "}");
        return;
    }
    json_write_raw(json, "{\"ok\":true,\"data\":{");
    bool empty = !json_write_members(json, reply, operation->reply);
    bool whole = !operation->merge_field || write_merged(json, operation, &request->operation.items[1], empty);
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
    const msgpack_object *token =
        operation->cookie == COOKIE_SET ? msgpack_member(reply, operation->cookie_field) : NULL;
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
    char digest[DIGEST_SIZE];
    const msgpack_object *version = msgpack_member(reply, "version");
    digest_text(json->data, json->size, digest);
    bool is_number = version && version->type == MSGPACK_OBJECT_POSITIVE_INTEGER;
    snprintf(ret_etag, ETAG_SIZE, "\"%llu.%.16s\"", is_number ? (unsigned long long)version->via.u64 : 0, digest);
}

/* The answer with its ETag; 304 and nothing else when the reader has just that already. */
static struct answer answer_with_etag(struct request *request, unsigned http_code, const msgpack_object *reply,
                                      msgpack_sbuffer *json)
{
    struct answer_context context = request_answer_context(request);
    char etag[ETAG_SIZE];
    write_etag(reply, json, etag);
    if (request->route.operation->method == METHOD_GET
        && header_has_etag(request_header(request, "If-None-Match"), etag)) {
        http_code = MHD_HTTP_NOT_MODIFIED;
        msgpack_sbuffer_clear(json);
    }
    struct answer answer = answer_json(&context, http_code, json);
    answer_header(&answer, "ETag", etag);
    return answer;
}

static struct answer make(struct request *request, const msgpack_object *reply)
{
    const struct operation *operation = request->route.operation;
    struct answer_context context = request_answer_context(request);
    unsigned http_code = operation->created ? MHD_HTTP_CREATED : MHD_HTTP_OK;
    msgpack_sbuffer json;
    msgpack_sbuffer_init(&json);
    write_answer(request, reply, &json);
    struct answer answer =
        operation->etag ? answer_with_etag(request, http_code, reply, &json) : answer_json(&context, http_code, &json);
    set_cookie(request, reply, &answer);
    return answer;
}

enum status reply_make(struct request *request, struct failure *ret_failure, struct answer *ret_answer)
{
    const struct question *question = &request->operation.items[0];
    msgpack_unpacked unpacked;
    if (question->status != STATUS_OK) {
        *ret_failure = question_failure(request, question);
        return question->status;
    }
    *ret_failure = (struct failure){0};
    bool good = unpack(question, &unpacked);
    if (good)
        *ret_answer = make(request, &unpacked.data);
    msgpack_unpacked_destroy(&unpacked);
    return good ? STATUS_OK : STATUS_UNAVAILABLE;
}
