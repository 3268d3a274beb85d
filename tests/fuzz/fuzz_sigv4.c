/* Signature V4's canonicalisation. The input: lines "name=value" of a query and "name:value" of headers; the first is
 * the path, not encoded yet.
 *
 * The canonical request has as many lines as it should, whatever is in it; its query reads back as what was asked, in
 * order; neither depends on the order of what came in; and nothing is written past a buffer. */
#include "check.h"
#include "aws/sigv4.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LINE_SIZE = 512, PATH_SIZE = 3 * LINE_SIZE };

static const struct sigv4_signer signer = {.access_key = "AKIDEXAMPLE",
                                           .secret = "secret",
                                           .session_token = "token",
                                           .region = "us-east-1",
                                           .service = "s3",
                                           .time = "20150830T123600Z"};

struct input {
    char lines[2 * SIGV4_MOST_PAIRS][LINE_SIZE];
    struct sigv4_pair query[SIGV4_MOST_PAIRS];
    struct sigv4_pair headers[SIGV4_MOST_PAIRS];
    size_t query_count;
    size_t header_count;
    char path[PATH_SIZE];
};

/* The line, cut at the first '=' or ':', as one more of its kind. */
static void add_pair(struct input *input, char *line)
{
    char *at = line + strcspn(line, "=:");
    bool is_header = *at == ':';
    struct sigv4_pair pair = {line, *at != '\0' ? at + 1 : at};
    *at = '\0';
    if (is_header && input->header_count < SIGV4_MOST_PAIRS)
        input->headers[input->header_count++] = pair;
    else if (!is_header && input->query_count < SIGV4_MOST_PAIRS)
        input->query[input->query_count++] = pair;
}

static void read_input(struct input *input, const uint8_t *data, size_t size)
{
    char path[LINE_SIZE];
    memset(input, 0, sizeof *input);
    take_line(&data, &size, path, sizeof path);
    check(sigv4_encode(path, true, input->path, sizeof input->path), "a path fits encoded");
    for (size_t i = 0; size > 0 && i < 2 * SIGV4_MOST_PAIRS; i++) {
        take_line(&data, &size, input->lines[i], LINE_SIZE);
        add_pair(input, input->lines[i]);
    }
}

static void reverse(struct sigv4_pair *pairs, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        struct sigv4_pair pair = pairs[i];
        pairs[i] = pairs[count - 1 - i];
        pairs[count - 1 - i] = pair;
    }
}

static size_t distinct_headers(const struct input *input)
{
    size_t distinct = 0;
    for (size_t i = 0; i < input->header_count; i++) {
        bool before = false;
        for (size_t j = 0; j < i; j++)
            before = before || strcasecmp(input->headers[i].name, input->headers[j].name) == 0;
        distinct += !before;
    }
    return distinct;
}

static size_t count_lines(const char *text)
{
    size_t lines = 1;
    for (; *text != '\0'; text++)
        lines += *text == '\n';
    return lines;
}

/* Whether the encoded text, up to one of `ends`, is the plain one; moves past it and its end. */
static bool reads_as(const char **encoded, const char *ends, const char *plain)
{
    for (; **encoded != '\0' && !strchr(ends, **encoded); plain++) {
        char byte = **encoded, digits[3] = {0};
        if (byte == '%') {
            memcpy(digits, *encoded + 1, 2);
            byte = (char)strtoul(digits, NULL, 16);
        } else if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~", byte)) {
            return false;
        }
        if (byte != *plain)
            return false;
        *encoded += *digits != '\0' ? 3 : 1;
    }
    *encoded += **encoded != '\0';
    return *plain == '\0';
}

/* Every parameter that was asked is there once. */
static void check_query(const struct input *input, const char *query)
{
    bool used[SIGV4_MOST_PAIRS] = {false};
    const char *at = query;
    for (size_t n = 0; n < input->query_count; n++) {
        size_t i = 0;
        for (; i < input->query_count; i++) {
            const char *next = at;
            if (!used[i] && reads_as(&next, "=", input->query[i].name) && reads_as(&next, "&", input->query[i].value)) {
                at = next;
                break;
            }
        }
        check(i < input->query_count, "each parameter of the query is one that was asked for");
        used[i] = true;
    }
    check(*at == '\0', "no other is there");
}

/* What is written fits into just as much, and not into less. */
static void check_bounds(const struct sigv4_request *request, const char *canonical)
{
    size_t size = strlen(canonical) + 1;
    char *exact = malloc(size), *less = malloc(size - 1);
    check(sigv4_canonical(request, exact, size) && strcmp(exact, canonical) == 0, "it fits into its size");
    check(!sigv4_canonical(request, less, size - 1), "it does not fit into less");
    free(exact);
    free(less);
}

static void check_presigned(const struct sigv4_request *request)
{
    static char query[SIGV4_QUERY_SIZE + 4096];
    static const char mark[] = "&X-Amz-Signature=";
    if (!sigv4_presign(request, &signer, 60, query, sizeof query))
        return;
    size_t size = strlen(query), end = sizeof mark - 1 + 2 * DIGEST_BYTES;
    check(size > end && strncmp(query + size - end, mark, sizeof mark - 1) == 0,
          "the signature ends a presigned query");
    check(!strpbrk(query, " \r\n#?/"), "a query is a query");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct input input;
    static char first[SIGV4_REQUEST_SIZE], second[SIGV4_REQUEST_SIZE], query[SIGV4_REQUEST_SIZE];
    char authorization[4096];
    read_input(&input, data, size);
    struct sigv4_request request = {"GET",         input.path,         input.query,       input.query_count,
                                    input.headers, input.header_count, "UNSIGNED-PAYLOAD"};
    if (sigv4_query(input.query, input.query_count, query, sizeof query))
        check_query(&input, query);
    check_presigned(&request);
    if (!sigv4_canonical(&request, first, sizeof first))
        return 0;
    size_t distinct = distinct_headers(&input);
    check(count_lines(first) == 6 + (distinct > 0 ? distinct : 1), "a line for each header, and no other");
    check_bounds(&request, first);
    (void)!sigv4_authorize(&request, &signer, authorization, sizeof authorization);
    reverse(input.query, input.query_count);
    if (distinct == input.header_count)
        reverse(input.headers, input.header_count);
    check(sigv4_canonical(&request, second, sizeof second) && strcmp(first, second) == 0, "the order is its own");
    return 0;
}
