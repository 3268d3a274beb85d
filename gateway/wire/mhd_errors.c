/* What libmicrohttpd refuses by itself, before any handler of ours runs, in the words of this API.
 *
 * It makes those answers, pages of HTML, with MHD_create_response_from_buffer; the definition here is the one that the
 * dynamic linker finds first (symbol interposition), and nothing else calls it: answers of ours are made with other
 * constructors. Were it not found, the pages would come as they are. */
#include "wire/answer.h"
#include "base/digest.h"
#include "base/status.h"

#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* By a word of the page, since the status is not known here; what is not recognised is a request not understood. */
static enum status status_of_page(const char *page, size_t size)
{
    static const struct {
        const char *word;
        enum status status;
    } pages[] = {{"header was too big", STATUS_HEADERS_TOO_LARGE},
                 {"too large value for", STATUS_PAYLOAD_TOO_LARGE},
                 {"chunk size too large", STATUS_PAYLOAD_TOO_LARGE}};
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        if (memmem(page, size, pages[i].word, strlen(pages[i].word)))
            return pages[i].status;
    return STATUS_BAD_REQUEST;
}

static struct MHD_Response *answer_instead(const void *page, size_t size)
{
    enum { ANSWER_SIZE = 256 };
    char id[DIGEST_SIZE] = "", *answer = malloc(ANSWER_SIZE);
    enum status status = status_of_page(page, size);
    if (!answer)
        return NULL;
    int length = snprintf(answer, ANSWER_SIZE, "{\"ok\":false,\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}",
                          status_code(status), status_text(status));
    struct MHD_Response *response = MHD_create_response_from_buffer_with_free_callback((size_t)length, answer, free);
    random_text(16, id);
    MHD_add_response_header(response, "Content-Type", "application/json; charset=utf-8");
    MHD_add_response_header(response, "Cache-Control", "no-store");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(response, "Content-Security-Policy", ANSWER_POLICY);
    MHD_add_response_header(response, "X-Request-Id", id);
    return response;
}

struct MHD_Response *MHD_create_response_from_buffer(size_t size, void *buffer, enum MHD_ResponseMemoryMode mode)
{
    struct MHD_Response *response = answer_instead(buffer, size);
    if (mode == MHD_RESPMEM_MUST_FREE)
        free(buffer);
    return response;
}

/* What 1.0 makes them with. */
struct MHD_Response *MHD_create_response_from_buffer_static(size_t size, const void *buffer);
struct MHD_Response *MHD_create_response_from_buffer_static(size_t size, const void *buffer)
{
    return answer_instead(buffer, size);
}
