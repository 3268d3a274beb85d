#include "aws/http_client.h"

#include "base/buffer.h"
#include "base/clock.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST_WAIT_MS = 1000 };

/* One of the requests that run at once; its handle is used again and again. */
struct lane {
    CURL *easy;
    struct curl_slist *headers;
    struct http_exchange *exchange;
    int64_t sent;          /* bytes of the body */
    struct buffer refusal; /* in the exchange */
    char error[CURL_ERROR_SIZE];
};

struct http_client {
    CURLM *multi;
    struct lane lanes[HTTP_CLIENT_MOST];
};

struct http_client *http_client_new(void)
{
    struct http_client *client = calloc(1, sizeof *client);
    if (!client)
        return NULL;
    client->multi = curl_multi_init();
    for (size_t i = 0; i < HTTP_CLIENT_MOST; i++)
        client->lanes[i].easy = curl_easy_init();
    for (size_t i = 0; i < HTTP_CLIENT_MOST; i++)
        if (!client->multi || !client->lanes[i].easy) {
            http_client_destroy(&client);
            return NULL;
        }
    return client;
}

void http_client_destroy(struct http_client **client)
{
    if (!*client)
        return;
    for (size_t i = 0; i < HTTP_CLIENT_MOST; i++)
        curl_easy_cleanup((*client)->lanes[i].easy);
    curl_multi_cleanup((*client)->multi);
    free(*client);
    *client = NULL;
}

/* libcurl asks for the next piece of the body. */
static size_t give_body(char *buffer, size_t size, size_t count, void *data)
{
    struct lane *lane = data;
    const struct http_body *body = lane->exchange->body;
    size_t left = (size_t)(body->size - lane->sent), room = size * count, piece = left < room ? left : room;
    if (body->data) {
        memcpy(buffer, (const char *)body->data + lane->sent, piece);
    } else if (piece > 0) {
        ssize_t got = pread(body->fd, buffer, piece, body->offset + lane->sent);
        if (got <= 0) /* shorter than it was said to be */
            return CURL_READFUNC_ABORT;
        piece = (size_t)got;
    }
    lane->sent += (int64_t)piece;
    return piece;
}

/* libcurl sends again: the connection that it had kept was gone. */
static int rewind_body(void *data, curl_off_t offset, int origin)
{
    struct lane *lane = data;
    if (origin != SEEK_SET)
        return CURL_SEEKFUNC_CANTSEEK;
    lane->sent = offset;
    return CURL_SEEKFUNC_OK;
}

static size_t take_refusal(struct lane *lane, const char *bytes, size_t size)
{
    buffer_put_bytes(&lane->refusal, bytes, size);
    return size;
}

static size_t take_answer(char *bytes, size_t one, size_t size, void *data)
{
    struct lane *lane = data;
    struct http_exchange *exchange = lane->exchange;
    long code = 0;
    (void)one; /* is 1 */
    curl_easy_getinfo(lane->easy, CURLINFO_RESPONSE_CODE, &code);
    if (code < 200 || code > 299)
        return take_refusal(lane, bytes, size);
    if (size > exchange->answer_room - exchange->answered)
        return CURL_WRITEFUNC_ERROR;
    memcpy(exchange->answer + exchange->answered, bytes, size);
    exchange->answered += size;
    return size;
}

/* How every request is made. */
static void set_manners(CURL *easy, int64_t left_ms)
{
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L); /* as it was signed */
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); /* no waiting for a name that is still being looked up */
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)HTTP_CLIENT_CONNECT_MS);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)left_ms);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)HTTP_CLIENT_SLOWEST_BYTES);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)HTTP_CLIENT_SLOWEST_S);
}

static void set_request(struct lane *lane)
{
    const struct http_exchange *exchange = lane->exchange;
    curl_easy_setopt(lane->easy, CURLOPT_URL, exchange->url);
    if (exchange->body) {
        curl_easy_setopt(lane->easy, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(lane->easy, CURLOPT_INFILESIZE_LARGE, (curl_off_t)exchange->body->size);
        curl_easy_setopt(lane->easy, CURLOPT_READFUNCTION, give_body);
        curl_easy_setopt(lane->easy, CURLOPT_READDATA, lane);
        curl_easy_setopt(lane->easy, CURLOPT_SEEKFUNCTION, rewind_body);
        curl_easy_setopt(lane->easy, CURLOPT_SEEKDATA, lane);
    }
    curl_easy_setopt(lane->easy, CURLOPT_CUSTOMREQUEST, exchange->method);
    curl_easy_setopt(lane->easy, CURLOPT_WRITEFUNCTION, take_answer);
    curl_easy_setopt(lane->easy, CURLOPT_WRITEDATA, lane);
    curl_easy_setopt(lane->easy, CURLOPT_ERRORBUFFER, lane->error);
}

/* The headers as libcurl wants them; false without memory. */
static bool set_headers(struct lane *lane)
{
    for (size_t i = 0; i < lane->exchange->header_count; i++) {
        struct curl_slist *longer = curl_slist_append(lane->headers, lane->exchange->headers[i]);
        if (!longer)
            return false;
        lane->headers = longer;
    }
    curl_easy_setopt(lane->easy, CURLOPT_HTTPHEADER, lane->headers);
    return true;
}

static void end(struct lane *lane, enum http_outcome outcome, const char *what)
{
    struct http_exchange *exchange = lane->exchange;
    exchange->outcome = outcome;
    if (outcome != HTTP_ANSWERED) {
        exchange->code = 0;
        snprintf(exchange->refusal, sizeof exchange->refusal, "%s", what);
    }
    lane->exchange = NULL;
}

static bool begin(struct http_client *client, struct lane *lane, struct http_exchange *exchange, int64_t deadline_ms)
{
    int64_t left_ms = deadline_ms - clock_ms();
    lane->exchange = exchange;
    lane->sent = 0;
    lane->error[0] = '\0';
    exchange->answered = 0;
    exchange->hopeless = false;
    buffer_init(&lane->refusal, exchange->refusal, sizeof exchange->refusal);
    if (left_ms <= 0) {
        end(lane, HTTP_TIMED_OUT, "no time is left");
        return false;
    }
    curl_easy_reset(lane->easy);
    set_manners(lane->easy, left_ms);
    set_request(lane);
    if (!set_headers(lane) || curl_multi_add_handle(client->multi, lane->easy) != CURLM_OK) {
        end(lane, HTTP_FAILED, "out of memory");
        return false;
    }
    return true;
}

/* Errors that will be the same the next time. */
static bool is_hopeless(CURLcode result)
{
    return result == CURLE_PEER_FAILED_VERIFICATION || result == CURLE_SSL_CACERT_BADFILE
        || result == CURLE_URL_MALFORMAT || result == CURLE_UNSUPPORTED_PROTOCOL || result == CURLE_WRITE_ERROR
        || result == CURLE_ABORTED_BY_CALLBACK;
}

static void finish(struct lane *lane, CURLcode result)
{
    long code = 0;
    if (!lane->exchange)
        return;
    curl_easy_getinfo(lane->easy, CURLINFO_RESPONSE_CODE, &code);
    lane->exchange->code = (int)code;
    lane->exchange->hopeless = is_hopeless(result);
    end(lane,
        result == CURLE_OK                   ? HTTP_ANSWERED
        : result == CURLE_OPERATION_TIMEDOUT ? HTTP_TIMED_OUT
                                             : HTTP_FAILED,
        lane->error[0] != '\0' ? lane->error : curl_easy_strerror(result));
}

static struct lane *lane_of(struct http_client *client, const CURL *easy)
{
    size_t i = 0;
    while (client->lanes[i].easy != easy)
        i++;
    return &client->lanes[i];
}

/* Moves what can be moved; how many are still under way. */
static int move(struct http_client *client)
{
    int running = 0, queued;
    CURLMsg *message;
    if (curl_multi_perform(client->multi, &running) != CURLM_OK)
        return 0;
    while ((message = curl_multi_info_read(client->multi, &queued)))
        if (message->msg == CURLMSG_DONE)
            finish(lane_of(client, message->easy_handle), message->data.result);
    return running;
}

void http_client_run(struct http_client *client, struct http_exchange *const *exchanges, size_t count,
                     int64_t deadline_ms)
{
    bool begun[HTTP_CLIENT_MOST] = {false};
    int64_t left_ms;
    for (size_t i = 0; i < count && i < HTTP_CLIENT_MOST; i++)
        begun[i] = begin(client, &client->lanes[i], exchanges[i], deadline_ms);
    while (move(client) > 0 && (left_ms = deadline_ms - clock_ms()) > 0)
        curl_multi_poll(client->multi, NULL, 0, (int)(left_ms < LONGEST_WAIT_MS ? left_ms : LONGEST_WAIT_MS), NULL);
    for (size_t i = 0; i < count && i < HTTP_CLIENT_MOST; i++) {
        struct lane *lane = &client->lanes[i];
        if (begun[i])
            curl_multi_remove_handle(client->multi, lane->easy);
        if (lane->exchange)
            end(lane, HTTP_TIMED_OUT, "the deadline passed");
        curl_slist_free_all(lane->headers);
        lane->headers = NULL;
    }
}

const char *http_client_header(const struct http_client *client, size_t place, const char *name)
{
    struct curl_header *header;
    if (curl_easy_header(client->lanes[place].easy, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK)
        return NULL;
    return header->value;
}
