/* An HTTP answer: the body and every header that all answers share. */
#ifndef CMEP_ANSWER_H
#define CMEP_ANSWER_H

#include "config/config.h"
#include "records.h"
#include "wire/watch.h"

#include <microhttpd.h>

/* The policy of what is no page of ours: opened by itself it runs and loads nothing, and stands in nobody's frame. */
#define ANSWER_POLICY "sandbox; default-src 'none'; frame-ancestors 'none'"

/* What an answer needs to know of its request. */
struct answer_context {
    const struct config *config;
    const char *request_id;
    const char *origin; /* of the request, or NULL */
};

struct answer {
    unsigned http_code;
    struct MHD_Response *response; /* owned until answer_queue or answer_finish */
    const char *text;              /* its body, owned by the response; NULL when it is not known here */
    size_t text_size;
    bool in_pieces; /* a reader gives its body */
};

/* An answer with that JSON text, whose memory it takes over (`json` is empty afterwards). */
struct answer answer_json(const struct answer_context *context, unsigned http_code, msgpack_sbuffer *json);
/* Makes a 200 answer with a text of that type, whose memory it takes over. */
struct answer answer_text(const struct answer_context *context, const char *type, msgpack_sbuffer *text);
/* Makes an answer of `size` bytes (MHD_SIZE_UNKNOWN: until the reader ends it) for which libmicrohttpd asks `reader`;
 * `cls` is borrowed until the request has ended. Without `reader` the body is empty. */
struct answer answer_bytes(const struct answer_context *context, unsigned http_code, const char *type, uint64_t size,
                           MHD_ContentReaderCallback reader, void *cls);
/* The answer to a refusal: {"ok":false,"error":{code,message,details?}}, the message being the status's own when the
 * failure has none; with Retry-After: its retry_after_s, else 1 s for a 503. Its texts are copied. */
struct answer answer_refusal(const struct answer_context *context, enum status status, const struct failure *failure);
/* Makes the answer to OPTIONS: empty, with `allowed` as its Allow header and, for a listed origin, what it may send. */
struct answer answer_preflight(const struct answer_context *context, const char *allowed);
/* Adds a header before the answer is queued; copies both texts and replaces none of that name. */
void answer_header(struct answer *answer, const char *name, const char *value);
/* Adds the headers that let a page of a listed origin read the answer (CORS), and Vary. The makers above have done so;
 * only an answer that is made elsewhere needs it. */
void answer_allow_origin(struct answer *answer, const struct answer_context *context);
/* Adds Set-Cookie with the session's token for SESSION_EXPIRE_HOURS, or one that clears it when `token` is NULL. */
void answer_session_cookie(struct answer *answer, const struct config *config, const char *token);
/* Queues the answer on its connection and finishes it, whatever comes of it; MHD_NO when it cannot be queued. Call only
 * in the access handler. */
enum MHD_Result answer_queue(struct answer *answer, struct MHD_Connection *connection);
/* Writes the answer to the connection's socket past libmicrohttpd, which takes none while a head or a body is coming;
 * what the client still sends is read for a while and dropped, since closing on it would take the answer from it.
 * `with_text` is false for HEAD. False, with the connection ended, when it cannot be written whole or has no text. Does
 * not finish the answer. */
bool answer_send_last(const struct answer *answer, struct watch *watch, bool with_text);
/* Frees the answer; a finished one stays as it is. */
void answer_finish(struct answer *answer);

#endif
