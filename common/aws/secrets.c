#include "aws/secrets.h"

#include "base/clock.h"
#include "aws/credentials.h"
#include "aws/http_client.h"
#include "base/log.h"
#include "aws/sigv4.h"

#include <jansson.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_SECRETS = 8,
    ID_SIZE = 2048,           /* an ARN's bound */
    SECRET_BYTES = 64 * 1024, /* Secrets Manager's own bound (its quotas) */
    ANSWER_BYTES = 2 * SECRET_BYTES,
    FETCH_MS = 3000,
    REGION_SIZE = 64,
    URL_SIZE = 512
};

static const char prefix[] = "secretsmanager:";

/* What was read, and when. */
struct secret {
    char *id;
    char *text;
    int64_t read_ms;
};

struct secrets {
    const struct config *config;
    struct credentials *credentials;
    pthread_mutex_t lock; /* of those below; held while one is asked for, so that nobody asks twice */
    struct secret kept[MOST_SECRETS];
    size_t count;
};

static bool is_kept_there(const char *value)
{
    return strncmp(value, prefix, sizeof prefix - 1) == 0;
}

static struct secrets *secrets_new(const struct config *config, FILE *complaints)
{
    struct credentials *credentials = credentials_new(config, complaints);
    if (!credentials)
        return NULL;
    struct secrets *secrets = calloc(1, sizeof *secrets);
    secrets->config = config;
    secrets->credentials = credentials;
    pthread_mutex_init(&secrets->lock, NULL);
    return secrets;
}

static void forget(char *text)
{
    if (text)
        explicit_bzero(text, strlen(text));
    free(text);
}

void secrets_destroy(struct secrets **self)
{
    struct secrets *secrets = *self;
    if (!secrets)
        return;
    for (size_t i = 0; i < secrets->count; i++) {
        free(secrets->kept[i].id);
        forget(secrets->kept[i].text);
    }
    pthread_mutex_destroy(&secrets->lock);
    credentials_destroy(&secrets->credentials);
    free(secrets);
    *self = NULL;
}

/* ---- asking (GetSecretValue, AWS JSON protocol 1.1) */

/* An ARN names its region (arn:aws:secretsmanager:REGION:...); a name is in AWS_REGION. */
static void region_of(const struct config *config, const char *id, char ret_region[REGION_SIZE])
{
    enum { PARTS_BEFORE = 3 };
    const char *region = config->aws_region;
    if (strncmp(id, "arn:", 4) == 0) {
        region = id;
        for (int i = 0; i < PARTS_BEFORE && region; i++)
            region = (region = strchr(region, ':')) ? region + 1 : NULL;
        region = region ? region : "";
    }
    snprintf(ret_region, REGION_SIZE, "%.*s", (int)strcspn(region, ":"), region);
}

static bool url_of(const struct config *config, const char *region, char ret_url[URL_SIZE])
{
    const char *endpoint = config->aws_endpoint_url_secrets_manager;
    int size = *endpoint != '\0' ? snprintf(ret_url, URL_SIZE, "%s/", endpoint)
                                 : snprintf(ret_url, URL_SIZE, "https://secretsmanager.%s.amazonaws.com/", region);
    return *region != '\0' && size < URL_SIZE;
}

/* Everything of one request. */
struct asking {
    char region[REGION_SIZE];
    char url[URL_SIZE];
    char time[SIGV4_TIME_SIZE];
    char authorization[1024];
    struct aws_keys keys;
    struct sigv4_pair headers[6];
    size_t header_count;
};

static void add_header(struct asking *asking, const char *name, const char *value)
{
    asking->headers[asking->header_count++] = (struct sigv4_pair){name, value};
}

static bool sign(struct asking *asking, const char *body)
{
    char payload[DIGEST_SIZE];
    const char *host = strstr(asking->url, "://") + 3;
    char host_name[URL_SIZE];
    snprintf(host_name, sizeof host_name, "%.*s", (int)strcspn(host, "/"), host);
    digest_text(body, strlen(body), payload);
    sigv4_time(time(NULL), asking->time);
    add_header(asking, "Content-Type", "application/x-amz-json-1.1");
    add_header(asking, "X-Amz-Target", "secretsmanager.GetSecretValue");
    add_header(asking, "X-Amz-Date", asking->time);
    if (*asking->keys.session_token != '\0')
        add_header(asking, "X-Amz-Security-Token", asking->keys.session_token);
    add_header(asking, "Host", host_name);
    const struct sigv4_request request = {.method = "POST",
                                          .path = "/",
                                          .headers = asking->headers,
                                          .header_count = asking->header_count,
                                          .payload = payload};
    const struct sigv4_signer signer = {.access_key = asking->keys.access_key,
                                        .secret = asking->keys.secret,
                                        .session_token =
                                            *asking->keys.session_token != '\0' ? asking->keys.session_token : NULL,
                                        .region = asking->region,
                                        .service = "secretsmanager",
                                        .time = asking->time};
    bool good = sigv4_authorize(&request, &signer, asking->authorization, sizeof asking->authorization);
    asking->headers[asking->header_count - 1] = (struct sigv4_pair){"Authorization", asking->authorization};
    return good;
}

/* The SecretString of an answer, owned by the caller. */
static char *secret_of(const char *text, size_t size)
{
    json_t *answer = json_loadb(text, size, JSON_REJECT_DUPLICATES, NULL);
    const char *secret = json_string_value(json_object_get(answer, "SecretString"));
    char *copy = secret ? strdup(secret) : NULL;
    json_decref(answer);
    return copy;
}

/* Sends it; its text, owned by the caller, or NULL and a line in the log. */
static char *send_asking(const struct asking *asking, const char *body, const char *id, int64_t deadline_ms)
{
    struct arena arena;
    const char *lines[sizeof asking->headers / sizeof asking->headers[0]];
    const struct http_body sent = {.data = body, .size = (int64_t)strlen(body)};
    arena_init(&arena, 4 * ANSWER_BYTES);
    for (size_t i = 0; i < asking->header_count; i++)
        lines[i] = arena_printf(&arena, "%s: %s", asking->headers[i].name, asking->headers[i].value);
    struct http_exchange exchange = {.method = "POST",
                                     .url = asking->url,
                                     .headers = lines,
                                     .header_count = asking->header_count,
                                     .body = &sent,
                                     .answer = arena_alloc(&arena, ANSWER_BYTES),
                                     .answer_room = ANSWER_BYTES};
    struct http_exchange *const exchanges[] = {&exchange};
    struct http_client *client = http_client_new();
    if (client)
        http_client_run(client, exchanges, 1, deadline_ms);
    http_client_destroy(&client);
    bool answered = exchange.outcome == HTTP_ANSWERED && exchange.code == 200;
    char *secret = answered ? secret_of(exchange.answer, exchange.answered) : NULL;
    if (!secret)
        LOG(LEVEL_ERROR, "secret_failed", LOG_TEXT("secret", id), LOG_INT("code", exchange.code),
            LOG_TEXT("error", answered ? "no SecretString in the answer" : exchange.refusal));
    explicit_bzero(exchange.answer, ANSWER_BYTES);
    arena_finish(&arena);
    return secret;
}

static char *ask(const struct secrets *secrets, const char *id)
{
    struct asking asking = {0};
    int64_t deadline_ms = clock_ms() + FETCH_MS;
    region_of(secrets->config, id, asking.region);
    if (!url_of(secrets->config, asking.region, asking.url)) {
        LOG(LEVEL_ERROR, "secret_failed", LOG_TEXT("secret", id), LOG_TEXT("error", "AWS_REGION is not set"));
        return NULL;
    }
    json_t *question = json_pack("{s:s}", "SecretId", id);
    char *body = json_dumps(question, JSON_COMPACT), *secret = NULL;
    json_decref(question);
    if (body && credentials_get(secrets->credentials, deadline_ms, &asking.keys) == STATUS_OK && sign(&asking, body))
        secret = send_asking(&asking, body, id, deadline_ms);
    free(body);
    explicit_bzero(&asking, sizeof asking);
    return secret;
}

/* ---- keeping */

static struct secret *find(struct secrets *secrets, const char *id)
{
    for (size_t i = 0; i < secrets->count; i++)
        if (strcmp(secrets->kept[i].id, id) == 0)
            return &secrets->kept[i];
    if (secrets->count == MOST_SECRETS)
        return NULL;
    secrets->kept[secrets->count].id = strdup(id);
    return &secrets->kept[secrets->count++];
}

/* With the lock held. What was read before stays good while nothing newer can be had. */
static const char *text_of(struct secrets *secrets, const char *id, int64_t since_ms)
{
    struct secret *secret = find(secrets, id);
    if (!secret || (secret->text && secret->read_ms >= since_ms))
        return secret ? secret->text : NULL;
    char *text = ask(secrets, id);
    if (text) {
        forget(secret->text);
        secret->text = text;
        secret->read_ms = clock_ms();
    }
    return secret->text;
}

/* A member of the secret, which is then a JSON object. */
static const char *member_of(const char *text, const char *key, struct arena *arena)
{
    json_t *object = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    const char *value = json_string_value(json_object_get(object, key));
    const char *copy = value ? arena_text(arena, value, strlen(value)) : NULL;
    json_decref(object);
    return copy;
}

const char *secrets_read(struct secrets *secrets, const char *reference, int64_t since_ms, struct arena *arena)
{
    char id[ID_SIZE];
    const char *name = reference + sizeof prefix - 1, *key = strrchr(name, '#'), *value = NULL;
    size_t size = key ? (size_t)(key - name) : strlen(name);
    if (size == 0 || size >= sizeof id)
        return NULL;
    memcpy(id, name, size);
    id[size] = '\0';
    pthread_mutex_lock(&secrets->lock);
    const char *text = text_of(secrets, id, since_ms);
    if (text)
        value = key ? member_of(text, key + 1, arena) : arena_text(arena, text, strlen(text));
    pthread_mutex_unlock(&secrets->lock);
    if (text && !value)
        LOG(LEVEL_ERROR, "secret_failed", LOG_TEXT("secret", id), LOG_TEXT("error", "it has no such text"));
    return value;
}

/* ---- configuration */

/* Resolves the value of a key; keys for AWS cannot be kept there. */
static bool resolve_key(struct config *config, const struct config_key *key, struct secrets **secrets, FILE *complaints)
{
    const char *reference = key->type == CONFIG_TEXT ? config_text(config, key) : "";
    if (!is_kept_there(reference))
        return true;
    if (!*secrets)
        *secrets = secrets_new(config, complaints);
    const char *value = *secrets ? secrets_read(*secrets, reference, 0, &config->texts) : NULL;
    if (value)
        config_set_text(config, key, value);
    else
        fprintf(complaints, "%s: cannot be had from Secrets Manager\n", key->name);
    return value != NULL;
}

bool secrets_load_config(struct config *ret_config, struct secrets **ret_secrets, FILE *complaints)
{
    *ret_secrets = NULL;
    if (!config_read(ret_config, complaints))
        return false;
    bool good = true;
    for (size_t i = 0; good && i < config_key_count; i++)
        good = resolve_key(ret_config, &config_keys[i], ret_secrets, complaints);
    if (good && config_check(ret_config, complaints))
        return true;
    secrets_destroy(ret_secrets);
    config_finish(ret_config);
    return false;
}

const char *secrets_db_url(struct secrets *secrets, const struct config *config, const char *service,
                           struct arena *arena)
{
    const char *value = config_db_url_written(config, service), *path = value ? config_file_path(value) : NULL;
    if (path)
        return config_file_text(path, arena);
    return value && secrets && is_kept_there(value) ? secrets_read(secrets, value, clock_ms(), arena) : NULL;
}
