#include "config/config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define TEXT(member, name, fallback, help)                                                                             \
    {                                                                                                                  \
        name, fallback, help, offsetof(struct config, member), 0, 0, CONFIG_TEXT, false                                \
    }
#define SECRET(member, name, fallback, help)                                                                           \
    {                                                                                                                  \
        name, fallback, help, offsetof(struct config, member), 0, 0, CONFIG_TEXT, true                                 \
    }
#define INT(member, name, fallback, min, max, help)                                                                    \
    {                                                                                                                  \
        name, fallback, help, offsetof(struct config, member), min, max, CONFIG_INT, false                             \
    }

enum { SECRET_BYTES = 32 }; /* the least that keys anything */

static const char local_session_secret[] = "local-secret-that-prod-refuses-to-use";

const struct config_key config_keys[] = {
    TEXT(app_env, "APP_ENV", "local", "local or prod; prod refuses default secrets"),
    TEXT(app_timezone, "APP_TIMEZONE", "America/Lima", "zone of `today` and of the day a report counts a request on"),
    SECRET(db_url, "DB_URL", "",
           "mysql://user:pass@host:3306/db, or ?unix_socket=/path; ?ssl-ca=/path for TLS; the migrations use it"),
    SECRET(db_url_auth, "DB_URL_AUTH", "", "the account of the auth slice; wins over DB_URL"),
    SECRET(db_url_workflow, "DB_URL_WORKFLOW", "", "the account of the workflow slice"),
    SECRET(db_url_files, "DB_URL_FILES", "", "the account of the files slice"),
    SECRET(db_url_reports, "DB_URL_REPORTS", "", "the account of the reports slice"),
    SECRET(db_url_sessions, "DB_URL_SESSIONS", "",
           "the account of the Lambda that deletes expired sessions, by IAM without a password; empty: none"),
    SECRET(session_secret, "SESSION_SECRET", local_session_secret,
           "keys the hash of session ids; 32 bytes or more in prod"),
    INT(session_expire_hours, "SESSION_EXPIRE_HOURS", "24", 1, 8760, "hours a session lives"),
    INT(session_idle_hours, "SESSION_IDLE_HOURS", "12", 1, 8760, "hours without a request after which a session ends"),
    TEXT(cors_origins, "CORS_ORIGINS", "",
         "origins of the application elsewhere, comma separated; http://localhost:3000 when local"),
    TEXT(cookie_domain, "COOKIE_DOMAIN", "", "Domain of the session cookie in prod; empty for host-only"),
    TEXT(cmep_policy, "CMEP_POLICY", "default", "default, amended, or the path of a policy file"),
    TEXT(http_bind, "HTTP_BIND", "127.0.0.1", "address the gateway listens on"),
    INT(cmep_port, "CMEP_PORT", "8000", 1, 65535, "port the gateway listens on"),
    TEXT(trusted_proxies, "TRUSTED_PROXIES", "",
         "addresses and networks, comma separated, whose X-Forwarded-For is believed"),
    INT(metrics_port, "METRICS_PORT", "0", 0, 65535, "port of GET /metrics, at the same address; 0: none"),
    INT(metrics_emf, "METRICS_EMF", "0", 0, 1, "1: figures as lines of the log in CloudWatch's embedded metric format"),
    INT(gateway_loops, "GATEWAY_LOOPS", "0", 0, 64, "loops of the gateway; 0: one a core"),
    INT(request_timeout_ms, "REQUEST_TIMEOUT_MS", "5000", 100, CONFIG_DRAIN_MS,
        "milliseconds after which a request is answered 503"),
    TEXT(bus_auth, "BUS_AUTH", "ipc://.run/bus/auth", "ZeroMQ endpoints of auth, comma separated, one an instance"),
    TEXT(bus_workflow, "BUS_WORKFLOW", "ipc://.run/bus/workflow", "the same of workflow"),
    TEXT(bus_files, "BUS_FILES", "ipc://.run/bus/files", "the same of files"),
    TEXT(bus_reports, "BUS_REPORTS", "ipc://.run/bus/reports", "the same of reports"),
    TEXT(bus_bind, "BUS_BIND", "", "endpoint a service binds; empty: the first of its BUS_ key"),
    SECRET(bus_secret, "BUS_SECRET", "",
           "keys the encryption of the bus, 32 bytes or more; needed in prod where it leaves the machine"),
    INT(service_workers, "SERVICE_WORKERS", "8", 1, 256, "workers of a service, each with its database connection"),
    INT(service_slow_workers, "SERVICE_SLOW_WORKERS", "2", 1, 64,
        "workers for slow operations (bcrypt, files of many rows)"),
    INT(service_transfer_workers, "SERVICE_TRANSFER_WORKERS", "16", 1, 256, "workers that move the bytes of files"),
    INT(service_queue, "SERVICE_QUEUE", "512", 1, 100000, "requests that wait for a worker; more are refused with 503"),
    INT(cmep_tap, "CMEP_TAP", "0", 0, 1, "1: services publish the messages that pass, for `cmepctl tap`"),
    INT(bcrypt_cost, "BCRYPT_COST", "12", 4, 15, "cost of new password hashes; below 12 refused in prod"),
    TEXT(file_storage, "FILE_STORAGE", "local", "where files are kept: local (UPLOAD_DIR) or s3 (S3_BUCKET)"),
    TEXT(file_storage_old, "FILE_STORAGE_OLD", "",
         "the other store, while files may be there that `cmepctl files migrate-store` has not moved yet"),
    TEXT(upload_dir, "UPLOAD_DIR", ".run/uploads",
         "folder of uploads as they come in, of downloads that are made and, when local, of the files"),
    TEXT(s3_bucket, "S3_BUCKET", "", "bucket of the files"),
    TEXT(s3_region, "S3_REGION", "", "region of the bucket; of a compatible store what it calls its own"),
    TEXT(s3_endpoint, "S3_ENDPOINT", "", "https://host[:port] of a compatible store; empty: AWS"),
    INT(s3_path_style, "S3_PATH_STYLE", "0", 0, 1, "1: the bucket is in the path, not in the host's name"),
    TEXT(s3_encryption, "S3_ENCRYPTION", "AES256",
         "AES256 (the store's own keys), or none for a compatible store without keys"),
    TEXT(aws_region, "AWS_REGION", "", "region of Secrets Manager, for names of secrets (set by ECS)"),
    TEXT(aws_endpoint_url_secrets_manager, "AWS_ENDPOINT_URL_SECRETS_MANAGER", "",
         "http(s)://host[:port] of another Secrets Manager; empty: AWS"),
    TEXT(aws_access_key_id, "AWS_ACCESS_KEY_ID", "", "keys for AWS; empty: those of the container"),
    SECRET(aws_secret_access_key, "AWS_SECRET_ACCESS_KEY", "", "the secret of that key"),
    SECRET(aws_session_token, "AWS_SESSION_TOKEN", "", "its token, when the key is a passing one"),
    TEXT(aws_container_credentials_relative_uri, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "",
         "path at 169.254.170.2 where a task gets its keys (set by ECS)"),
    TEXT(aws_container_credentials_full_uri, "AWS_CONTAINER_CREDENTIALS_FULL_URI", "",
         "the same as a URL: https, or a host of the container itself"),
    SECRET(aws_container_authorization_token, "AWS_CONTAINER_AUTHORIZATION_TOKEN", "",
           "what is sent there as Authorization"),
    TEXT(aws_container_authorization_token_file, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "",
         "the same in a file, read again each time"),
    TEXT(spa_dir, "SPA_DIR", "gateway/spa/dist", "folder of the built web application, which the gateway serves at /"),
    INT(max_upload_bytes, "MAX_UPLOAD_BYTES", "10485760", 1, 1099511627776, "size of the largest file that is taken"),
    TEXT(upload_types, "UPLOAD_TYPES", "",
         "types of files that are taken, comma separated, by what they hold; empty: any"),
    INT(files_sweep_age_s, "FILES_SWEEP_AGE_S", "600", 0, 31536000,
        "seconds after which what was uploaded and belongs to no file is removed"),
    TEXT(log_level, "LOG_LEVEL", "info", "debug, info, warning or error"),
};
const size_t config_key_count = sizeof config_keys / sizeof config_keys[0];

enum { MOST_FILE_BYTES = 16384, TEXTS_BYTES = 1024 * 1024 };

static const char file_prefix[] = "file:";

const char *config_file_path(const char *value)
{
    size_t size = sizeof file_prefix - 1;
    return strncmp(value, file_prefix, size) == 0 ? value + size : NULL;
}

const char *config_file_text(const char *path, struct arena *arena)
{
    FILE *file = fopen(path, "r");
    if (!file)
        return NULL;
    char *text = arena_alloc(arena, MOST_FILE_BYTES);
    size_t size = fread(text, 1, MOST_FILE_BYTES - 1, file);
    fclose(file);
    while (size > 0 && (text[size - 1] == '\n' || text[size - 1] == '\r'))
        text[--size] = '\0';
    return text;
}

void config_set_text(struct config *config, const struct config_key *key, const char *text)
{
    memcpy((char *)config + key->offset, &text, sizeof text);
}

const char *config_text(const struct config *config, const struct config_key *key)
{
    const char *text;
    memcpy(&text, (const char *)config + key->offset, sizeof text);
    return text;
}

static bool load_key(const struct config_key *key, struct config *config, FILE *complaints)
{
    const char *text = getenv(key->name);
    if (!text || *text == '\0')
        text = key->fallback;
    const char *path = config_file_path(text);
    if (path) {
        text = config_file_text(path, &config->texts);
        if (!text) {
            fprintf(complaints, "%s: cannot read %s: %s\n", key->name, path, strerror(errno));
            return false;
        }
    }
    if (key->type == CONFIG_TEXT) {
        config_set_text(config, key, text);
        return true;
    }
    char *end;
    errno = 0;
    long long parsed = strtoll(text, &end, 10);
    int64_t value = parsed;
    if (errno != 0 || *end != '\0' || end == text || value < key->min || value > key->max) {
        fprintf(complaints, "%s: '%s' is not a number from %lld to %lld\n", key->name, text, (long long)key->min,
                (long long)key->max);
        return false;
    }
    memcpy((char *)config + key->offset, &value, sizeof value);
    return true;
}

static bool refuse(FILE *complaints, const char *complaint)
{
    fprintf(complaints, "%s\n", complaint);
    return false;
}

static bool is_one_of(const char *text, const char *one, const char *other)
{
    return strcmp(text, one) == 0 || strcmp(text, other) == 0;
}

/* A scheme, a host and perhaps a port: a path would not be signed, a name or a password not be sent. */
static bool is_endpoint(const char *url)
{
    const char *host = strncmp(url, "https://", 8) == 0 ? url + 8 : strncmp(url, "http://", 7) == 0 ? url + 7 : "";
    return *host != '\0' && host[strcspn(host, "/?#@ \\")] == '\0';
}

/* What the names of a bucket and of a region are made of: they become part of hosts, paths and headers. */
static bool is_name(const char *text)
{
    return *text != '\0'
        && text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_")] == '\0'
        && strlen(text) <= 63;
}

static bool check_files(const struct config *config, FILE *complaints)
{
    bool good = true;
    if (!is_one_of(config->file_storage, "local", "s3"))
        good = refuse(complaints, "FILE_STORAGE: must be local or s3");
    if (*config->file_storage_old != '\0'
        && (!is_one_of(config->file_storage_old, "local", "s3")
            || strcmp(config->file_storage_old, config->file_storage) == 0))
        good =
            refuse(complaints, "FILE_STORAGE_OLD: must be empty, or the one of local and s3 that FILE_STORAGE is not");
    if (!is_one_of(config->s3_encryption, "AES256", "none"))
        good = refuse(complaints, "S3_ENCRYPTION: must be AES256 or none");
    if ((*config->aws_access_key_id == '\0') != (*config->aws_secret_access_key == '\0'))
        good = refuse(complaints, "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY: one is of no use without the other");
    if (!config_uses_s3(config))
        return good;
    if (!is_name(config->s3_bucket))
        good = refuse(complaints, "S3_BUCKET: must be the name of a bucket when FILE_STORAGE=s3");
    if (!is_name(config->s3_region))
        good = refuse(complaints, "S3_REGION: must be the name of a region when FILE_STORAGE=s3");
    if (*config->s3_endpoint != '\0' && !is_endpoint(config->s3_endpoint))
        good = refuse(complaints, "S3_ENDPOINT: must be http(s)://host[:port]");
    return good;
}

/* Whether one of the endpoints is of tcp, and not of this machine's own loopback. */
static bool leaves_machine(const char *endpoints)
{
    static const char *const own[] = {"tcp://127.", "tcp://localhost:", "tcp://[::1]:"};
    while ((endpoints = strstr(endpoints, "tcp://"))) {
        bool stays = false;
        for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
            stays |= strncmp(endpoints, own[i], strlen(own[i])) == 0;
        if (!stays)
            return true;
        endpoints++;
    }
    return false;
}

static bool check_bus(const struct config *config, FILE *complaints)
{
    bool leaves = leaves_machine(config->bus_auth) || leaves_machine(config->bus_workflow)
               || leaves_machine(config->bus_files) || leaves_machine(config->bus_reports)
               || leaves_machine(config->bus_bind);
    if (*config->bus_secret == '\0' && leaves && config_is_prod(config))
        return refuse(complaints, "BUS_SECRET: must be set where the bus leaves the machine when APP_ENV=prod");
    if (*config->bus_secret != '\0' && strlen(config->bus_secret) < SECRET_BYTES)
        return refuse(complaints, "BUS_SECRET: must have 32 bytes or more");
    return true;
}

/* What no single key can tell. */
static bool check(const struct config *config, FILE *complaints)
{
    bool good = true;
    if (!config_is_prod(config) && strcmp(config->app_env, "local") != 0)
        good = refuse(complaints, "APP_ENV: must be local or prod");
    if (config->metrics_port == config->cmep_port) /* they would share it, and the world have the figures */
        good = refuse(complaints, "METRICS_PORT: must differ from CMEP_PORT");
    if (*config->aws_endpoint_url_secrets_manager != '\0' && !is_endpoint(config->aws_endpoint_url_secrets_manager))
        good = refuse(complaints, "AWS_ENDPOINT_URL_SECRETS_MANAGER: must be http(s)://host[:port]");
    good &= check_files(config, complaints);
    good &= check_bus(config, complaints);
    if (!config_is_prod(config))
        return good;
    if (strcmp(config->session_secret, local_session_secret) == 0 || strlen(config->session_secret) < SECRET_BYTES)
        good = refuse(complaints, "SESSION_SECRET: must be set to 32 bytes or more when APP_ENV=prod");
    if (config->bcrypt_cost < 12)
        good = refuse(complaints, "BCRYPT_COST: must be 12 or more when APP_ENV=prod");
    return good;
}

bool config_read(struct config *ret_config, FILE *complaints)
{
    bool good = true;
    *ret_config = (struct config){0};
    arena_init(&ret_config->texts, TEXTS_BYTES);
    for (size_t i = 0; i < config_key_count; i++)
        good &= load_key(&config_keys[i], ret_config, complaints);
    if (!good)
        config_finish(ret_config);
    return good;
}

bool config_check(struct config *config, FILE *complaints)
{
    if (arena_is_exceeded(&config->texts)) {
        fprintf(complaints, "the values have more than %d bytes together\n", TEXTS_BYTES);
        return false;
    }
    if (!config_is_prod(config) && *config->cors_origins == '\0')
        config->cors_origins = "http://localhost:3000";
    return check(config, complaints);
}

bool config_load(struct config *ret_config, FILE *complaints)
{
    if (!config_read(ret_config, complaints))
        return false;
    bool good = config_check(ret_config, complaints);
    if (!good)
        config_finish(ret_config);
    return good;
}

void config_finish(struct config *config)
{
    arena_finish(&config->texts);
}

bool config_is_prod(const struct config *config)
{
    return strcmp(config->app_env, "prod") == 0;
}

bool config_uses_s3(const struct config *config)
{
    return strcmp(config->file_storage, "s3") == 0 || strcmp(config->file_storage_old, "s3") == 0;
}

const char *config_bus(const struct config *config, const char *service)
{
    return strcmp(service, "auth") == 0     ? config->bus_auth
         : strcmp(service, "workflow") == 0 ? config->bus_workflow
         : strcmp(service, "files") == 0    ? config->bus_files
         : strcmp(service, "reports") == 0  ? config->bus_reports
                                            : NULL;
}

/* The key of a slice's own database URL; NULL when there is no such slice. */
static const struct config_key *own_url_key(const char *service)
{
    static const char prefix[] = "DB_URL_";
    for (const struct config_key *key = config_keys; key < config_keys + config_key_count; key++)
        if (strncmp(key->name, prefix, sizeof prefix - 1) == 0
            && strcasecmp(key->name + sizeof prefix - 1, service) == 0)
            return key;
    return NULL;
}

const char *config_db_url(const struct config *config, const char *service)
{
    const struct config_key *key = own_url_key(service);
    const char *own = key ? config_text(config, key) : "";
    return *own == '\0' && !config_is_prod(config) ? config->db_url : own;
}

const char *config_db_url_written(const struct config *config, const char *service)
{
    const struct config_key *key = own_url_key(service);
    const char *value = key ? getenv(key->name) : NULL;
    return (!value || *value == '\0') && !config_is_prod(config) ? getenv("DB_URL") : value;
}

void config_help(FILE *out)
{
    fputs("Configuration, by environment variables; a value may be file:/path or secretsmanager:<id>#<json key>:\n",
          out);
    for (size_t i = 0; i < config_key_count; i++) {
        const struct config_key *key = &config_keys[i];
        fprintf(out, "  %-22s %s%s%s%s\n", key->name, key->help, *key->fallback ? " [" : "",
                key->secret ? (*key->fallback ? "a secret" : "") : key->fallback, *key->fallback ? "]" : "");
    }
}
