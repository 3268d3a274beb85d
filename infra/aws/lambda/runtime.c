#include "runtime.h"

#include "base/clock.h"
#include "base/log.h"

#include <curl/curl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ANSWER_MS = 10 * 1000, URL_SIZE = 512, TYPE_SIZE = 128 };

struct runtime {
    CURL *curl;
    const char *address;
    char error[CURL_ERROR_SIZE];
};

struct runtime *runtime_new(const char *address)
{
    struct runtime *runtime = calloc(1, sizeof *runtime);
    if (!runtime)
        return NULL;
    runtime->address = address;
    runtime->curl = curl_easy_init();
    if (!runtime->curl)
        runtime_destroy(&runtime);
    return runtime;
}

void runtime_destroy(struct runtime **self)
{
    if (!*self)
        return;
    if ((*self)->curl)
        curl_easy_cleanup((*self)->curl);
    free(*self);
    *self = NULL;
}

/* What is answered, and the event, say nothing that is needed here. */
static size_t drop(char *data, size_t size, size_t count, void *cls)
{
    (void)data, (void)cls;
    return size * count;
}

/* Asks; the code of the answer, 0 with a line in the log when there is none. Without a body it is a GET, which waits as
 * long as it takes. */
static long ask(struct runtime *runtime, const char *path, const char *body, struct curl_slist *headers)
{
    char url[URL_SIZE];
    long code = 0;
    CURL *curl = runtime->curl;
    snprintf(url, sizeof url, "http://%s/2018-06-01/runtime/invocation/%s", runtime->address, path);
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, runtime->error);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, body ? (long)ANSWER_MS : 0L);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    if (body)
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
    CURLcode result = curl_easy_perform(curl);
    if (result == CURLE_OK)
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
    else
        LOG(LEVEL_ERROR, "runtime_api", LOG_TEXT("path", path),
            LOG_TEXT("error", *runtime->error ? runtime->error : curl_easy_strerror(result)));
    return code;
}

static const char *header(struct runtime *runtime, const char *name)
{
    struct curl_header *found;
    return curl_easy_header(runtime->curl, name, 0, CURLH_HEADER, -1, &found) == CURLHE_OK ? found->value : "";
}

/* A time of the world's clock, in milliseconds, as one of clock_ms. */
static int64_t own_time(int64_t world_ms)
{
    return clock_ms() + world_ms - clock_wall_us() / 1000;
}

bool runtime_next(struct runtime *runtime, struct invocation *ret_invocation)
{
    long code = ask(runtime, "next", NULL, NULL);
    if (code == 0)
        return false;
    const char *id = header(runtime, "Lambda-Runtime-Aws-Request-Id");
    const char *deadline = header(runtime, "Lambda-Runtime-Deadline-Ms");
    if (code != 200 || *id == '\0' || strlen(id) >= RUNTIME_ID_SIZE || *deadline == '\0') {
        LOG(LEVEL_ERROR, "runtime_api", LOG_TEXT("path", "next"), LOG_INT("status", code));
        return false;
    }
    memcpy(ret_invocation->id, id, strlen(id) + 1);
    ret_invocation->deadline_ms = own_time(strtoll(deadline, NULL, 10));
    return true;
}

static void tell(struct runtime *runtime, const struct invocation *invocation, const char *what, const char *body,
                 struct curl_slist *headers)
{
    char path[URL_SIZE / 2];
    snprintf(path, sizeof path, "%s/%s", invocation->id, what);
    long code = ask(runtime, path, body, headers);
    if (code != 0 && code != 202)
        LOG(LEVEL_ERROR, "runtime_api", LOG_TEXT("request_id", invocation->id), LOG_TEXT("path", what),
            LOG_INT("status", code));
}

void runtime_answer(struct runtime *runtime, const struct invocation *invocation, const char *json)
{
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
    tell(runtime, invocation, "response", json, headers);
    curl_slist_free_all(headers);
}

void runtime_refuse(struct runtime *runtime, const struct invocation *invocation, const char *type, const char *message)
{
    char type_header[TYPE_SIZE];
    snprintf(type_header, sizeof type_header, "Lambda-Runtime-Function-Error-Type: Sessions.%s", type);
    struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
    headers = curl_slist_append(headers, type_header);
    json_t *error = json_pack("{s:s, s:s, s:[]}", "errorMessage", message, "errorType", type, "stackTrace");
    char *body = json_dumps(error, JSON_COMPACT);
    if (body)
        tell(runtime, invocation, "error", body, headers);
    free(body);
    json_decref(error);
    curl_slist_free_all(headers);
}
