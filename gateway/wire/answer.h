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
    struct MHD_Response *response; /* owned; given away by answer_queue */
    const char *text;              /* its body, owned by the response; NULL when it is not known here */
    size_t text_size;
    bool in_pieces; /* a reader gives its body */
};

/* An answer with that JSON text, whose memory it takes over (`json` is empty afterwards). */
struct answer answer_json(const struct answer_context *context, unsigned http_code, msgpack_sbuffer *json);
/* An answer with another text of that type, taken over likewise. */
struct answer answer_text(const struct answer_context *context, const char *type, msgpack_sbuffer *text);
/* An answer of that type whose bytes libmicrohttpd asks for; `cls` is borrowed until the request has ended. Without
 * `reader` it has none. */
struct answer answer_bytes(const struct answer_context *context, unsigned http_code, const char *type, uint64_t size,
                           MHD_ContentReaderCallback reader, void *cls);
/* The answer to a refusal: {"ok":false,"error":{code,message,details?}}, the message being the status's own when the
 * failure has none; with Retry-After where it helps. */
struct answer answer_refusal(const struct answer_context *context, enum status status, const struct failure *failure);
/* Makes the answer to OPTIONS: empty, with `allowed` as its Allow header and, for a listed origin, what it may send. */
struct answer answer_preflight(const struct answer_context *context, const char *allowed);
/* Adds a header. */
void answer_header(struct answer *answer, const char *name, const char *value);
/* Lets a page of a listed origin read the answer (CORS). */
void answer_allow_origin(struct answer *answer, const struct answer_context *context);
/* Adds Set-Cookie with the session's token, or one that clears it when `token` is NULL. */
void answer_session_cookie(struct answer *answer, const struct config *config, const char *token);
/* Queues it on its connection; call only in the access handler. */
enum MHD_Result answer_queue(struct answer *answer, struct MHD_Connection *connection);
/* Writes the answer to the connection's socket past libmicrohttpd, which takes none while a head or a body is coming;
 * what the client still sends is read for a while and dropped, since closing on it would take the answer from it.
 * False, with the connection ended, when it cannot be written whole. Does not finish the answer. */
bool answer_send_last(const struct answer *answer, struct watch *watch, bool with_text);
/* Drops an answer that nobody will get. */
void answer_finish(struct answer *answer);

#endif
