#include "wire/answer.h"

#include "contract/json.h"
#include "wire/origin.h"
#include "wire/cookie.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { BLOCK_BYTES = 64 * 1024 }; /* so much of a file is written to a socket at once */

void answer_header(struct answer *answer, const char *name, const char *value)
{
    MHD_add_response_header(answer->response, name, value);
}

void answer_allow_origin(struct answer *answer, const struct answer_context *context)
{
    answer_header(answer, "Vary", "Origin");
    if (context->origin && origin_is_listed(context->config->cors_origins, context->origin)) {
        answer_header(answer, "Access-Control-Allow-Origin", context->origin);
        answer_header(answer, "Access-Control-Allow-Credentials", "true");
        answer_header(answer, "Access-Control-Expose-Headers", "ETag, X-Request-Id");
    }
}

static void add_common_headers(struct answer *answer, const struct answer_context *context)
{
    answer_header(answer, "Content-Security-Policy", ANSWER_POLICY);
    answer_header(answer, "Cache-Control", "no-store");
    answer_header(answer, "X-Content-Type-Options", "nosniff");
    answer_header(answer, "Referrer-Policy", "no-referrer");
    answer_header(answer, "X-Request-Id", context->request_id);
    if (config_is_prod(context->config))
        answer_header(answer, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    answer_allow_origin(answer, context);
}

static struct answer answer_with(const struct answer_context *context, unsigned http_code, const char *type,
                                 msgpack_sbuffer *body)
{
    size_t size = body->size;
    char *text = msgpack_sbuffer_release(body);
    struct answer answer = {.http_code = http_code,
                            .response = MHD_create_response_from_buffer_with_free_callback(size, text, free),
                            .text = text,
                            .text_size = size};
    answer_header(&answer, "Content-Type", type);
    add_common_headers(&answer, context);
    return answer;
}

struct answer answer_json(const struct answer_context *context, unsigned http_code, msgpack_sbuffer *json)
{
    return answer_with(context, http_code, "application/json; charset=utf-8", json);
}

struct answer answer_text(const struct answer_context *context, const char *type, msgpack_sbuffer *text)
{
    return answer_with(context, MHD_HTTP_OK, type, text);
}

struct answer answer_bytes(const struct answer_context *context, unsigned http_code, const char *type, uint64_t size,
                           MHD_ContentReaderCallback reader, void *cls)
{
    struct answer answer = {.http_code = http_code,
                            .in_pieces = reader != NULL,
                            .response = reader && size > 0
                                          ? MHD_create_response_from_callback(size, BLOCK_BYTES, reader, cls, NULL)
                                          : MHD_create_response_from_buffer_with_free_callback(0, "", NULL)};
    answer_header(&answer, "Content-Type", type);
    add_common_headers(&answer, context);
    return answer;
}

static void write_member(msgpack_sbuffer *json, const char *before, const char *text)
{
    json_write_raw(json, before);
    json_write_text(json, text, strlen(text));
}

struct answer answer_refusal(const struct answer_context *context, enum status status, const struct failure *failure)
{
    int64_t retry_after_s = failure->retry_after_s > 0 ? failure->retry_after_s : status_http(status) == 503;
    msgpack_sbuffer json;
    msgpack_sbuffer_init(&json);
    write_member(&json, "{\"ok\":false,\"error\":{\"code\":", status_code(status));
    write_member(&json, ",\"message\":", failure->message ? failure->message : status_text(status));
    for (size_t i = 0; i < failure->details_count; i++) {
        write_member(&json, i == 0 ? ",\"details\":[{\"field\":" : ",{\"field\":", failure->details[i].field);
        write_member(&json, ",\"message\":", failure->details[i].message);
        json_write_raw(&json, i + 1 == failure->details_count ? "}]" : "}");
    }
    json_write_raw(&json, "}}");
    struct answer answer = answer_json(context, (unsigned)status_http(status), &json);
    if (retry_after_s > 0) {
        char seconds[24];
        snprintf(seconds, sizeof seconds, "%" PRId64, retry_after_s);
        answer_header(&answer, "Retry-After", seconds);
    }
    return answer;
}

struct answer answer_preflight(const struct answer_context *context, const char *allowed)
{
    struct answer answer = {.http_code = 204,
                            .response = MHD_create_response_from_buffer_with_free_callback(0, "", NULL)};
    answer_header(&answer, "Allow", allowed);
    add_common_headers(&answer, context);
    if (context->origin && origin_is_listed(context->config->cors_origins, context->origin)) {
        answer_header(&answer, "Access-Control-Allow-Methods", allowed);
        answer_header(&answer, "Access-Control-Allow-Headers", "Content-Type, If-Match, Idempotency-Key, X-Request-Id");
        answer_header(&answer, "Access-Control-Max-Age", "600");
    }
    return answer;
}

void answer_session_cookie(struct answer *answer, const struct config *config, const char *token)
{
    char cookie[512];
    bool prod = config_is_prod(config);
    bool elsewhere = prod && *config->cors_origins != '\0'; /* the application lives on another origin */
    bool domain = prod && *config->cookie_domain != '\0';
    snprintf(cookie, sizeof cookie, COOKIE_SESSION "=%s; Path=/; HttpOnly; Max-Age=%" PRId64 "; SameSite=%s%s%s%s",
             token ? token : "", token ? config->session_expire_hours * 3600 : 0, elsewhere ? "None" : "Lax",
             prod ? "; Secure" : "", domain ? "; Domain=" : "", domain ? config->cookie_domain : "");
    answer_header(answer, "Set-Cookie", cookie);
}

enum MHD_Result answer_queue(struct answer *answer, struct MHD_Connection *connection)
{
    enum MHD_Result result = MHD_queue_response(connection, answer->http_code, answer->response);
    answer_finish(answer);
    return result;
}

static enum MHD_Result write_header(void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
    msgpack_sbuffer *head = cls;
    (void)kind;
    json_write_raw(head, name);
    json_write_raw(head, ": ");
    json_write_raw(head, value);
    json_write_raw(head, "\r\n");
    return MHD_YES;
}

static bool send_whole(const struct answer *answer, int socket, bool with_text)
{
    char start[128];
    msgpack_sbuffer bytes;
    if (!answer->text)
        return false;
    msgpack_sbuffer_init(&bytes);
    snprintf(start, sizeof start, "HTTP/1.1 %u %s\r\nConnection: close\r\nContent-Length: %zu\r\n", answer->http_code,
             MHD_get_reason_phrase_for(answer->http_code), answer->text_size);
    json_write_raw(&bytes, start);
    MHD_get_response_headers(answer->response, write_header, &bytes);
    json_write_raw(&bytes, "\r\n");
    if (with_text)
        msgpack_sbuffer_write(&bytes, answer->text, answer->text_size);
    ssize_t sent = send(socket, bytes.data, bytes.size, MSG_DONTWAIT | MSG_NOSIGNAL);
    bool whole = sent == (ssize_t)bytes.size;
    msgpack_sbuffer_destroy(&bytes);
    return whole;
}

bool answer_send_last(const struct answer *answer, struct watch *watch, bool with_text)
{
    bool sent = send_whole(answer, watch->socket, with_text);
    if (sent)
        watch_drain(watch);
    else
        watch_end(watch);
    return sent;
}

void answer_finish(struct answer *answer)
{
    if (answer->response)
        MHD_destroy_response(answer->response);
    answer->response = NULL;
}
