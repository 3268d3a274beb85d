#include "blob/s3.h"

#include "base/buffer.h"
#include "base/clock.h"
#include "base/log.h"
#include "blob/s3_xml.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>

enum {
    REGION_SIZE = 64,
    HOST_SIZE = 320,
    PATH_SIZE = 3 * S3_KEY_SIZE + 64,
    URL_SIZE = PATH_SIZE + SIGV4_QUERY_SIZE + HOST_SIZE,
    LINES_SIZE = 2 * CREDENTIALS_TOKEN_SIZE,
    RANGE_SIZE = 64,
    PAUSE_MS = 200,      /* before the first retry, at most; twice that before the second */
    BUSY_PAUSE_MS = 1000 /* when the store asks to slow down */
};

/* A request on its way: what one attempt sends. */
struct attempt {
    struct s3_request *request;
    int tries;
    bool moved; /* to another region; only once */
    bool done;
    int64_t pause_ms;         /* at most, before the next */
    char region[REGION_SIZE]; /* that was asked */
    char host[HOST_SIZE];
    char path[PATH_SIZE];
    char url[URL_SIZE];
    char memory[LINES_SIZE];
    struct buffer lines; /* the headers, one after the other, each with its NUL */
    const char *headers[S3_MOST_HEADERS + 6];
    struct http_exchange exchange;
};

struct s3 {
    const struct config *config;
    struct credentials *credentials;
    struct http_client *http;
    char region[REGION_SIZE]; /* where the bucket was found to be */
    struct aws_keys keys;     /* of this attempt */
    struct attempt attempts[S3_AT_ONCE];
};

/* What S3 says in a refusal. */
struct refusal {
    char code[64];
    char message[256];
    char region[REGION_SIZE];
};

struct s3 *s3_new(const struct config *config, struct credentials *credentials)
{
    struct s3 *s3 = calloc(1, sizeof *s3);
    if (!s3)
        return NULL;
    s3->config = config;
    s3->credentials = credentials;
    s3->http = http_client_new();
    snprintf(s3->region, sizeof s3->region, "%s", config->s3_region);
    if (!s3->http)
        s3_destroy(&s3);
    return s3;
}

void s3_destroy(struct s3 **s3)
{
    if (!*s3)
        return;
    http_client_destroy(&(*s3)->http);
    explicit_bzero(*s3, sizeof **s3);
    free(*s3);
    *s3 = NULL;
}

const char *s3_encryption(const struct s3 *s3)
{
    return s3->config->s3_encryption;
}

static const char *endpoint_scheme(const struct config *config)
{
    return strncmp(config->s3_endpoint, "http://", 7) == 0 ? "http" : "https";
}

/* Host and path: by the bucket's own name, or with the bucket first in the path. */
static bool make_place(const struct s3 *s3, const char *key, char ret_host[HOST_SIZE], char ret_path[PATH_SIZE])
{
    const struct config *config = s3->config;
    const char *bucket = config->s3_bucket, *colon = strstr(config->s3_endpoint, "://");
    char base[HOST_SIZE];
    if (colon)
        snprintf(base, sizeof base, "%s", colon + 3);
    else
        snprintf(base, sizeof base, "s3.%s.amazonaws.com%s", s3->region,
                 strncmp(s3->region, "cn-", 3) == 0 ? ".cn" : "");
    int host_size = config->s3_path_style ? snprintf(ret_host, HOST_SIZE, "%s", base)
                                          : snprintf(ret_host, HOST_SIZE, "%s.%s", bucket, base);
    int used = config->s3_path_style ? snprintf(ret_path, PATH_SIZE, "/%s%s", bucket, key ? "/" : "")
                                     : snprintf(ret_path, PATH_SIZE, "/");
    return host_size < HOST_SIZE
        && (!key || (strlen(key) < S3_KEY_SIZE && sigv4_encode(key, true, ret_path + used, PATH_SIZE - (size_t)used)));
}

static struct sigv4_signer signer_at(const struct s3 *s3, const char *time)
{
    return (struct sigv4_signer){.access_key = s3->keys.access_key,
                                 .secret = s3->keys.secret,
                                 .session_token = *s3->keys.session_token != '\0' ? s3->keys.session_token : NULL,
                                 .region = s3->region,
                                 .service = "s3",
                                 .time = time};
}

static bool add_line(struct attempt *attempt, size_t count, const char *name, const char *value)
{
    attempt->headers[count] = attempt->lines.data + attempt->lines.size;
    buffer_printf(&attempt->lines, "%s: %s", name, value);
    buffer_put_byte(&attempt->lines, '\0');
    return !buffer_is_exceeded(&attempt->lines);
}

/* Signs the headers and makes their lines. */
static bool make_headers(const struct s3 *s3, struct attempt *attempt)
{
    const struct s3_request *request = attempt->request;
    struct sigv4_pair headers[S3_MOST_HEADERS + 6];
    char time_text[SIGV4_TIME_SIZE], range[RANGE_SIZE], authorization[1024];
    size_t count = 0;
    const char *payload = request->payload ? request->payload : sigv4_no_payload;
    sigv4_time(time(NULL), time_text);
    headers[count++] = (struct sigv4_pair){"Host", attempt->host};
    headers[count++] = (struct sigv4_pair){"x-amz-date", time_text};
    headers[count++] = (struct sigv4_pair){"x-amz-content-sha256", payload};
    if (*s3->keys.session_token != '\0')
        headers[count++] = (struct sigv4_pair){"x-amz-security-token", s3->keys.session_token};
    if (request->range) {
        snprintf(range, sizeof range, "bytes=%" PRId64 "-%" PRId64, request->range->offset,
                 request->range->offset + (int64_t)request->range->size - 1);
        headers[count++] = (struct sigv4_pair){"Range", range};
    }
    for (size_t i = 0; i < request->header_count; i++)
        headers[count++] = request->headers[i];
    const struct sigv4_request asked = {request->method, attempt->path, request->query, request->query_count,
                                        headers,         count,         payload};
    const struct sigv4_signer signer = signer_at(s3, time_text);
    if (!sigv4_authorize(&asked, &signer, authorization, sizeof authorization))
        return false;
    headers[count++] = (struct sigv4_pair){"Authorization", authorization};
    buffer_init(&attempt->lines, attempt->memory, sizeof attempt->memory);
    for (size_t i = 0; i < count; i++)
        if (!add_line(attempt, i, headers[i].name, headers[i].value))
            return false;
    attempt->exchange.header_count = count;
    return true;
}

/* Makes the request into one of HTTP, signed now. False when it cannot be: a key that is too long. */
static bool prepare(const struct s3 *s3, struct attempt *attempt)
{
    const struct s3_request *request = attempt->request;
    char query[SIGV4_QUERY_SIZE];
    attempt->exchange = (struct http_exchange){.method = request->method,
                                               .url = attempt->url,
                                               .headers = attempt->headers,
                                               .body = request->body,
                                               .answer = request->answer,
                                               .answer_room = request->answer_room};
    memcpy(attempt->region, s3->region, sizeof attempt->region);
    if (!make_place(s3, request->key, attempt->host, attempt->path)
        || !sigv4_query(request->query, request->query_count, query, sizeof query) || !make_headers(s3, attempt))
        return false;
    return snprintf(attempt->url, sizeof attempt->url, "%s://%s%s%s%s", endpoint_scheme(s3->config), attempt->host,
                    attempt->path, *query != '\0' ? "?" : "", query)
         < (int)sizeof attempt->url;
}

static bool take_refusal(void *data, const char *name, const char *text)
{
    struct refusal *refusal = data;
    if (strcmp(name, "Code") == 0)
        snprintf(refusal->code, sizeof refusal->code, "%.*s", (int)sizeof refusal->code - 1, text);
    else if (strcmp(name, "Message") == 0)
        snprintf(refusal->message, sizeof refusal->message, "%.*s", (int)sizeof refusal->message - 1, text);
    else if (strcmp(name, "Region") == 0)
        snprintf(refusal->region, sizeof refusal->region, "%.*s", (int)sizeof refusal->region - 1, text);
    return true;
}

/* What the store says, in XML and in its headers; where it says nothing, the texts are empty. */
static void read_refusal(const struct s3 *s3, size_t place, const struct http_exchange *exchange,
                         struct refusal *ret_refusal)
{
    memset(ret_refusal, 0, sizeof *ret_refusal);
    if (exchange->outcome != HTTP_ANSWERED) {
        snprintf(ret_refusal->message, sizeof ret_refusal->message, "%.*s", (int)sizeof ret_refusal->message - 1,
                 exchange->refusal);
        return;
    }
    /* Cut short or no XML at all: what was understood is enough. */
    (void)s3_xml_read(exchange->refusal, strlen(exchange->refusal), take_refusal, ret_refusal);
    const char *region = http_client_header(s3->http, place, "x-amz-bucket-region");
    if (region)
        snprintf(ret_refusal->region, sizeof ret_refusal->region, "%.*s", (int)sizeof ret_refusal->region - 1, region);
}

static bool is_region(const char *text)
{
    return *text != '\0' && text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

/* Whether the bucket is elsewhere, and where was said. */
static bool is_elsewhere(const struct attempt *attempt, int code, const struct refusal *refusal)
{
    bool said =
        code == 301 || code == 307 || (code == 400 && strcmp(refusal->code, "AuthorizationHeaderMalformed") == 0);
    return said && is_region(refusal->region) && strcmp(refusal->region, attempt->region) != 0;
}

/* Refusals that are about us or about the bucket, and not about the object that was asked for. */
static bool is_ours(const char *code)
{
    static const char *const codes[] = {
        "SignatureDoesNotMatch", "InvalidAccessKeyId", "RequestTimeTooSkewed", "ExpiredToken",    "InvalidToken",
        "NoSuchBucket",          "AccountProblem",     "AllAccessDisabled",    "InvalidSecurity", "NotSignedUp"};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (strcmp(code, codes[i]) == 0)
            return true;
    return false;
}

static bool is_passing(int code, const char *error)
{
    return code >= 500 || code == 429 || strcmp(error, "RequestTimeout") == 0 || strcmp(error, "SlowDown") == 0;
}

/* Whether what came is the stretch that was asked for, or all of it that there is. */
static bool is_whole(const struct s3 *s3, size_t place, const struct attempt *attempt)
{
    int64_t first, last, total;
    const struct s3_range *range = attempt->request->range;
    const char *said = http_client_header(s3->http, place, "content-range");
    if (attempt->exchange.code != 206 || !said
        || sscanf(said, "bytes %" SCNd64 "-%" SCNd64 "/%" SCNd64, &first, &last, &total) != 3)
        return false;
    int64_t wanted = range->offset + (int64_t)range->size - 1;
    return first == range->offset && last == (wanted < total ? wanted : total - 1)
        && (int64_t)attempt->exchange.answered == last - first + 1;
}

static void log_refusal(const struct attempt *attempt, const struct refusal *refusal, const char *date)
{
    const struct s3_request *request = attempt->request;
    if (strcmp(refusal->code, "RequestTimeTooSkewed") == 0) {
        char ours[SIGV4_TIME_SIZE];
        sigv4_time(time(NULL), ours);
        LOG(LEVEL_ERROR, "clock_skewed",
            LOG_TEXT("error", "the store refuses our signatures: this machine's clock is wrong"),
            LOG_TEXT("ours", ours), LOG_TEXT("theirs", date ? date : ""));
    }
    LOG(request->status == STATUS_NOT_FOUND ? LEVEL_DEBUG : LEVEL_WARNING, "s3_refused",
        LOG_TEXT("method", request->method), LOG_TEXT("key", request->key ? request->key : ""),
        LOG_INT("code", request->code), LOG_TEXT("error", refusal->code), LOG_TEXT("message", refusal->message),
        LOG_INT("try", attempt->tries), LOG_TEXT("status", status_code(request->status)));
}

/* What an answer that is not 2xx means, and whether to ask again. */
static void judge_refusal(struct s3 *s3, size_t place, struct attempt *attempt)
{
    struct refusal refusal;
    struct s3_request *request = attempt->request;
    const struct http_exchange *exchange = &attempt->exchange;
    read_refusal(s3, place, exchange, &refusal);
    memcpy(request->error, refusal.code, sizeof request->error);
    request->status = exchange->outcome == HTTP_TIMED_OUT ? STATUS_STORAGE_TIMEOUT : STATUS_STORAGE_ERROR;
    bool again = exchange->outcome == HTTP_ANSWERED ? is_passing(exchange->code, refusal.code) : !exchange->hopeless;
    attempt->pause_ms = exchange->code == 503 || exchange->code == 429 ? BUSY_PAUSE_MS : PAUSE_MS;
    if (!attempt->moved && is_elsewhere(attempt, exchange->code, &refusal)) {
        snprintf(s3->region, sizeof s3->region, "%s", refusal.region);
        attempt->moved = true;
        attempt->tries--;
        attempt->pause_ms = 0;
        again = true;
    } else if ((exchange->code == 403 || exchange->code == 404) && strcmp(request->method, "GET") == 0 && request->key
               && !is_ours(refusal.code)) {
        request->status = STATUS_NOT_FOUND;
    }
    attempt->done = !again || attempt->tries > S3_RETRIES;
    log_refusal(attempt, &refusal, exchange->code ? http_client_header(s3->http, place, "date") : NULL);
}

/* An answer that is none: not the stretch that was asked for. */
static void judge_broken(struct attempt *attempt)
{
    struct s3_request *request = attempt->request;
    request->status = STATUS_STORAGE_ERROR;
    attempt->pause_ms = PAUSE_MS;
    attempt->done = attempt->tries > S3_RETRIES;
    LOG(LEVEL_WARNING, "s3_broken", LOG_TEXT("key", request->key), LOG_INT("code", request->code),
        LOG_INT("bytes", request->answered), LOG_INT("try", attempt->tries));
}

static void judge(struct s3 *s3, size_t place, struct attempt *attempt)
{
    struct s3_request *request = attempt->request;
    const struct http_exchange *exchange = &attempt->exchange;
    attempt->tries++;
    request->code = exchange->code;
    request->answered = exchange->answered;
    request->error[0] = '\0';
    if (exchange->outcome == HTTP_ANSWERED && exchange->code == 416 && request->range) {
        request->answered = 0; /* behind the end */
    } else if (exchange->outcome != HTTP_ANSWERED || exchange->code < 200 || exchange->code > 299) {
        judge_refusal(s3, place, attempt);
        return;
    } else if (request->range && !is_whole(s3, place, attempt)) {
        judge_broken(attempt);
        return;
    }
    const char *etag = http_client_header(s3->http, place, "etag");
    snprintf(request->etag, sizeof request->etag, "%.*s", (int)sizeof request->etag - 1, etag ? etag : "");
    request->status = STATUS_OK;
    attempt->done = true;
}

/* Sends what is not done yet, each as it is signed now. */
static void send_round(struct s3 *s3, size_t count, int64_t deadline_ms)
{
    struct http_exchange *exchanges[S3_AT_ONCE];
    struct attempt *sent[S3_AT_ONCE];
    size_t sent_count = 0;
    enum status keys = credentials_get(s3->credentials, deadline_ms, &s3->keys);
    for (size_t i = 0; i < count; i++) {
        struct attempt *attempt = &s3->attempts[i];
        if (attempt->done)
            continue;
        if (keys != STATUS_OK || !prepare(s3, attempt)) {
            attempt->request->status = keys != STATUS_OK ? keys : STATUS_STORAGE_ERROR;
            attempt->done = true;
            continue;
        }
        sent[sent_count] = attempt;
        exchanges[sent_count++] = &attempt->exchange;
    }
    http_client_run(s3->http, exchanges, sent_count, deadline_ms);
    for (size_t i = 0; i < sent_count; i++)
        judge(s3, i, sent[i]);
}

/* A random part of the longest pause that any of them wants, so that those who met the same fault do not come back
 * together. False when the deadline comes first, or when all is done. */
static bool pause_before_retry(const struct s3 *s3, size_t count, int64_t deadline_ms)
{
    int64_t most_ms = -1;
    unsigned random = 0;
    for (size_t i = 0; i < count; i++) {
        const struct attempt *attempt = &s3->attempts[i];
        int64_t pause_ms = attempt->done ? -1 : attempt->pause_ms * (attempt->tries > 1 ? 2 : 1);
        if (pause_ms > most_ms)
            most_ms = pause_ms;
    }
    if (most_ms < 0 || getrandom(&random, sizeof random, 0) != sizeof random)
        return false;
    int64_t pause_ms = most_ms / 2 + (int64_t)(random % (unsigned)(most_ms / 2 + 1));
    if (clock_ms() + pause_ms >= deadline_ms)
        return false;
    nanosleep(&(struct timespec){.tv_sec = pause_ms / 1000, .tv_nsec = pause_ms % 1000 * 1000000}, NULL);
    return true;
}

void s3_send(struct s3 *s3, struct s3_request *requests, size_t count, int64_t deadline_ms)
{
    for (size_t i = 0; i < count; i++) {
        struct attempt *attempt = &s3->attempts[i];
        attempt->request = &requests[i];
        attempt->tries = 0;
        attempt->moved = attempt->done = false;
    }
    do
        send_round(s3, count, deadline_ms);
    while (pause_before_retry(s3, count, deadline_ms));
    explicit_bzero(&s3->keys, sizeof s3->keys);
}

enum status s3_send_one(struct s3 *s3, struct s3_request *request, int64_t deadline_ms)
{
    s3_send(s3, request, 1, deadline_ms);
    return request->status;
}

enum status s3_presign(struct s3 *s3, const struct s3_request *request, int seconds, int64_t deadline_ms, char *ret_url,
                       size_t size)
{
    char host[HOST_SIZE], path[PATH_SIZE], time_text[SIGV4_TIME_SIZE], query[SIGV4_QUERY_SIZE];
    const struct sigv4_pair headers[] = {{"host", host}};
    enum status status = credentials_get(s3->credentials, deadline_ms, &s3->keys);
    if (status != STATUS_OK)
        return status;
    sigv4_time(time(NULL), time_text);
    const struct sigv4_request asked = {request->method, path, request->query,    request->query_count,
                                        headers,         1,    "UNSIGNED-PAYLOAD"};
    const struct sigv4_signer signer = signer_at(s3, time_text);
    bool good = make_place(s3, request->key, host, path) && sigv4_presign(&asked, &signer, seconds, query, sizeof query)
             && snprintf(ret_url, size, "%s://%s%s?%s", endpoint_scheme(s3->config), host, path, query) < (int)size;
    explicit_bzero(&s3->keys, sizeof s3->keys);
    return good ? STATUS_OK : STATUS_STORAGE_ERROR;
}
