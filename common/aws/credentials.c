#include "aws/credentials.h"

#include "base/clock.h"
#include "aws/http_client.h"
#include "base/log.h"
#include "base/text.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <jansson.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    EARLY_MS = 5 * 60 * 1000, /* before their end keys are renewed */
    AGAIN_MS = 30 * 1000,     /* after which a failed renewal is tried again while the old keys are good */
    AGAIN_WITHOUT_MS = 1000,  /* and when they are not: until then every caller fails at once */
    FETCH_MS = 5000,
    ANSWER_BYTES = 16384,
    URL_SIZE = 2048
};

static const char relative_host[] = "http://169.254.170.2";

struct credentials {
    const struct config *config; /* borrowed */
    char url[URL_SIZE];          /* where to ask; empty for keys that last */
    pthread_mutex_t lock;        /* of all below */
    pthread_cond_t fetched;
    bool fetching; /* by some caller */
    bool have;
    int64_t renew_ms; /* from then on somebody asks */
    int64_t end_ms;   /* until then the keys are good */
    enum status failure;
    struct aws_keys keys;
};

static bool is_local_address(const char *host)
{
    struct in_addr four;
    struct in6_addr six, own, container;
    if (inet_pton(AF_INET, host, &four) == 1) {
        uint32_t address = ntohl(four.s_addr);
        return address >> 24 == 127 || address == 0xa9feaa02 || address == 0xa9feaa17; /* 169.254.170.2 and .23 */
    }
    char bare[64];
    size_t size = strlen(host);
    if (size < 2 || size >= sizeof bare || host[0] != '[' || host[size - 1] != ']')
        return strcmp(host, "localhost") == 0;
    memcpy(bare, host + 1, size - 2);
    bare[size - 2] = '\0';
    inet_pton(AF_INET6, "::1", &own);
    inet_pton(AF_INET6, "fd00:ec2::23", &container);
    return inet_pton(AF_INET6, bare, &six) == 1
        && (memcmp(&six, &own, sizeof six) == 0 || memcmp(&six, &container, sizeof six) == 0);
}

bool credentials_may_ask(const char *url)
{
    char *scheme = NULL, *host = NULL;
    bool may = false;
    CURLU *parsed = curl_url();
    if (parsed && curl_url_set(parsed, CURLUPART_URL, url, CURLU_DISALLOW_USER) == CURLUE_OK
        && curl_url_get(parsed, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK
        && curl_url_get(parsed, CURLUPART_HOST, &host, 0) == CURLUE_OK)
        may = strcmp(scheme, "https") == 0 || (strcmp(scheme, "http") == 0 && is_local_address(host));
    curl_free(scheme);
    curl_free(host);
    curl_url_cleanup(parsed);
    return may;
}

static bool copy(const char *text, char *ret_copy, size_t size)
{
    size_t length = strlen(text);
    if (length >= size)
        return false;
    memcpy(ret_copy, text, length + 1);
    return true;
}

static bool take_lasting(struct credentials *credentials, const struct config *config)
{
    struct aws_keys *keys = &credentials->keys;
    credentials->have = true;
    credentials->renew_ms = credentials->end_ms = INT64_MAX;
    return copy(config->aws_access_key_id, keys->access_key, sizeof keys->access_key)
        && copy(config->aws_secret_access_key, keys->secret, sizeof keys->secret)
        && copy(config->aws_session_token, keys->session_token, sizeof keys->session_token);
}

/* Decides who is asked; a text that says what is wrong, or NULL. */
static const char *choose(struct credentials *credentials, const struct config *config)
{
    const char *relative = config->aws_container_credentials_relative_uri,
               *full = config->aws_container_credentials_full_uri;
    if (*config->aws_access_key_id != '\0')
        return take_lasting(credentials, config) ? NULL : "AWS_ACCESS_KEY_ID, its secret or its token: too long";
    if (*relative != '\0') { /* without the slash it could go on with the name of the host */
        int size = snprintf(credentials->url, URL_SIZE, "%s%s", relative_host, relative);
        return *relative == '/' && size < URL_SIZE ? NULL : "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: must be a path";
    }
    if (*full == '\0')
        return "no keys for AWS: neither AWS_ACCESS_KEY_ID nor AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or _FULL_URI";
    return credentials_may_ask(full) && copy(full, credentials->url, URL_SIZE)
             ? NULL
             : "AWS_CONTAINER_CREDENTIALS_FULL_URI: must be https, or http to a host of the container itself";
}

struct credentials *credentials_new(const struct config *config, FILE *complaints)
{
    struct credentials *credentials = calloc(1, sizeof *credentials);
    pthread_condattr_t monotonic;
    const char *wrong = credentials ? choose(credentials, config) : "out of memory";
    if (wrong) {
        fprintf(complaints, "%s\n", wrong);
        free(credentials);
        return NULL;
    }
    credentials->config = config;
    pthread_mutex_init(&credentials->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&credentials->fetched, &monotonic);
    pthread_condattr_destroy(&monotonic);
    return credentials;
}

void credentials_destroy(struct credentials **credentials)
{
    if (!*credentials)
        return;
    pthread_cond_destroy(&(*credentials)->fetched);
    pthread_mutex_destroy(&(*credentials)->lock);
    explicit_bzero(&(*credentials)->keys, sizeof(*credentials)->keys);
    free(*credentials);
    *credentials = NULL;
}

/* What is sent as Authorization: the token, or what its file holds now. False when the file cannot be read or holds
 * what is no header. */
static bool make_authorization(const struct config *config, char *ret_header, size_t size)
{
    char token[CREDENTIALS_TOKEN_SIZE] = "";
    const char *path = config->aws_container_authorization_token_file;
    if (*path != '\0') {
        FILE *file = fopen(path, "r");
        if (!file)
            return false;
        token[fread(token, 1, sizeof token - 1, file)] = '\0';
        fclose(file);
        token[strcspn(token, "\r\n")] = '\0';
    } else if (!copy(config->aws_container_authorization_token, token, sizeof token)) {
        return false;
    }
    if (strpbrk(token, "\r\n"))
        return false;
    return snprintf(ret_header, size, "%s%s", *token != '\0' ? "Authorization: " : "", token) < (int)size;
}

/* A text of the answer, within its bound. */
static bool take_text(const json_t *answer, const char *name, char *ret_text, size_t size)
{
    const char *text = json_string_value(json_object_get(answer, name));
    return text && *text != '\0' && copy(text, ret_text, size);
}

/* Milliseconds until "2026-01-31T12:00:00Z"; -1 when it is no time. */
static int64_t left_until(const char *text)
{
    int64_t until_us;
    if (!text || !time_read(text, &until_us))
        return -1;
    int64_t left_s = until_us / 1000000 - (int64_t)time(NULL);
    return left_s > 0 ? left_s * 1000 : -1;
}

static bool read_answer(const char *text, size_t size, struct aws_keys *ret_keys, int64_t *ret_left_ms)
{
    json_t *answer = json_loadb(text, size, JSON_REJECT_DUPLICATES, NULL);
    *ret_left_ms = left_until(json_string_value(json_object_get(answer, "Expiration")));
    bool good = *ret_left_ms > 0 && take_text(answer, "AccessKeyId", ret_keys->access_key, sizeof ret_keys->access_key)
             && take_text(answer, "SecretAccessKey", ret_keys->secret, sizeof ret_keys->secret)
             && take_text(answer, "Token", ret_keys->session_token, sizeof ret_keys->session_token);
    json_decref(answer);
    return good;
}

/* Asks for keys. Without the lock: it takes its time. */
static enum status fetch(const struct credentials *credentials, int64_t deadline_ms, struct aws_keys *ret_keys,
                         int64_t *ret_left_ms)
{
    char authorization[CREDENTIALS_TOKEN_SIZE + 32], answer[ANSWER_BYTES];
    const char *const headers[] = {authorization};
    struct http_exchange exchange = {
        .method = "GET", .url = credentials->url, .headers = headers, .answer = answer, .answer_room = sizeof answer};
    struct http_exchange *const exchanges[] = {&exchange};
    if (!make_authorization(credentials->config, authorization, sizeof authorization)) {
        LOG(LEVEL_ERROR, "credentials_failed", LOG_TEXT("error", "the authorization token cannot be read"));
        return STATUS_STORAGE_ERROR;
    }
    exchange.header_count = *authorization != '\0' ? 1 : 0;
    struct http_client *client = http_client_new();
    if (!client)
        return STATUS_STORAGE_ERROR;
    http_client_run(client, exchanges, 1, deadline_ms);
    http_client_destroy(&client);
    bool good = exchange.outcome == HTTP_ANSWERED && exchange.code == 200
             && read_answer(answer, exchange.answered, ret_keys, ret_left_ms);
    explicit_bzero(answer, sizeof answer);
    if (good)
        return STATUS_OK;
    LOG(LEVEL_ERROR, "credentials_failed", LOG_INT("code", exchange.code),
        LOG_TEXT("error", exchange.outcome == HTTP_ANSWERED ? "no keys in the answer" : exchange.refusal));
    return exchange.outcome == HTTP_TIMED_OUT ? STATUS_STORAGE_TIMEOUT : STATUS_STORAGE_ERROR;
}

/* Asks, the lock being held before and after but not meanwhile, and keeps what came of it. */
static void renew(struct credentials *credentials, int64_t deadline_ms)
{
    struct aws_keys keys = {0};
    int64_t left_ms = 0, soon_ms = clock_ms() + FETCH_MS;
    credentials->fetching = true;
    pthread_mutex_unlock(&credentials->lock);
    enum status status = fetch(credentials, deadline_ms < soon_ms ? deadline_ms : soon_ms, &keys, &left_ms);
    pthread_mutex_lock(&credentials->lock);
    int64_t now_ms = clock_ms();
    if (status == STATUS_OK) {
        credentials->keys = keys;
        credentials->have = true;
        credentials->end_ms = now_ms + left_ms;
        credentials->renew_ms = credentials->end_ms - EARLY_MS;
    }
    /* A failure is not repeated at once; nor is a success when the keys came with less than five minutes. */
    bool good = credentials->have && now_ms < credentials->end_ms;
    int64_t again_ms = now_ms + (good ? AGAIN_MS : AGAIN_WITHOUT_MS);
    if (good && again_ms > credentials->end_ms)
        again_ms = credentials->end_ms;
    if (credentials->renew_ms <= now_ms)
        credentials->renew_ms = again_ms;
    credentials->failure = status;
    credentials->fetching = false;
    pthread_cond_broadcast(&credentials->fetched);
    explicit_bzero(&keys, sizeof keys);
}

static bool wait_for_fetch(struct credentials *credentials, int64_t deadline_ms)
{
    struct timespec until = {.tv_sec = deadline_ms / 1000, .tv_nsec = deadline_ms % 1000 * 1000000};
    return pthread_cond_timedwait(&credentials->fetched, &credentials->lock, &until) == 0;
}

/* With the lock held. */
static enum status current(struct credentials *credentials, int64_t deadline_ms, struct aws_keys *ret_keys)
{
    if (!credentials->fetching && clock_ms() >= credentials->renew_ms)
        renew(credentials, deadline_ms);
    while (!credentials->have || clock_ms() >= credentials->end_ms) {
        if (!credentials->fetching)
            return credentials->failure == STATUS_OK ? STATUS_STORAGE_ERROR : credentials->failure;
        if (!wait_for_fetch(credentials, deadline_ms))
            return STATUS_STORAGE_TIMEOUT;
    }
    *ret_keys = credentials->keys;
    return STATUS_OK;
}

enum status credentials_get(struct credentials *credentials, int64_t deadline_ms, struct aws_keys *ret_keys)
{
    pthread_mutex_lock(&credentials->lock);
    enum status status = current(credentials, deadline_ms, ret_keys);
    pthread_mutex_unlock(&credentials->lock);
    return status;
}
