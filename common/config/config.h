/* Configuration: one table of keys, read from the environment. */
#ifndef CMEP_CONFIG_H
#define CMEP_CONFIG_H

#include "base/arena.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* So long does the stop of a process wait for what runs; nothing but the transfer of a file may take longer. */
enum { CONFIG_DRAIN_MS = 8000 };

enum config_type { CONFIG_TEXT, CONFIG_INT };

/* The values; texts are never NULL. */
struct config {
    struct arena texts; /* those that were read from elsewhere */
    const char *app_env;
    const char *app_timezone;
    const char *db_url;
    const char *db_url_auth;
    const char *db_url_workflow;
    const char *db_url_files;
    const char *db_url_reports;
    const char *db_url_sessions;
    const char *session_secret;
    int64_t session_expire_hours;
    int64_t session_idle_hours;
    const char *cors_origins;
    const char *cookie_domain;
    const char *cmep_policy;
    const char *http_bind;
    int64_t cmep_port;
    const char *trusted_proxies;
    int64_t metrics_port;
    int64_t metrics_emf;
    int64_t gateway_loops;
    int64_t request_timeout_ms;
    const char *bus_auth;
    const char *bus_workflow;
    const char *bus_files;
    const char *bus_reports;
    const char *bus_bind;
    const char *bus_secret;
    int64_t service_workers;
    int64_t service_slow_workers;
    int64_t service_transfer_workers;
    int64_t service_queue;
    int64_t cmep_tap;
    int64_t bcrypt_cost;
    const char *file_storage;
    const char *file_storage_old;
    const char *upload_dir;
    const char *s3_bucket;
    const char *s3_region;
    const char *s3_endpoint;
    int64_t s3_path_style;
    const char *s3_encryption;
    const char *aws_region;
    const char *aws_endpoint_url_secrets_manager;
    const char *aws_access_key_id;
    const char *aws_secret_access_key;
    const char *aws_session_token;
    const char *aws_container_credentials_relative_uri;
    const char *aws_container_credentials_full_uri;
    const char *aws_container_authorization_token;
    const char *aws_container_authorization_token_file;
    const char *spa_dir;
    int64_t max_upload_bytes;
    const char *upload_types;
    int64_t files_sweep_age_s;
    const char *log_level;
};

struct config_key {
    const char *name;
    const char *fallback;
    const char *help;
    size_t offset; /* of the member of struct config */
    int64_t min;   /* of an int */
    int64_t max;
    enum config_type type;
    bool secret;
};

extern const struct config_key config_keys[];
extern const size_t config_key_count;

/* Reads every key from the environment, or its default; a value `file:/path` is read from that file. False, with a line
 * for each wrong key on `complaints` and nothing to finish, when a value cannot be read or is not of its key's type.
 * The config must stay where it is until config_finish. */
bool config_read(struct config *ret_config, FILE *complaints) MUST_CHECK;
/* Whether the values are right together; in APP_ENV=prod a default secret is wrong too. A line for each that is not on
 * `complaints`. Fills in what is left empty and follows from others. */
bool config_check(struct config *config, FILE *complaints) MUST_CHECK;
/* Both: for a program whose values are all in the environment and in files. False, and nothing to finish, when either
 * fails. Programs that may keep values in Secrets Manager call secrets_load_config instead. */
bool config_load(struct config *ret_config, FILE *complaints) MUST_CHECK;
/* Gives the values back. */
void config_finish(struct config *config);
/* The value of a text key; and another in its place, which is borrowed. */
const char *config_text(const struct config *config, const struct config_key *key);
void config_set_text(struct config *config, const struct config_key *key, const char *text);
/* The path of a value `file:/path`; NULL for any other. */
const char *config_file_path(const char *value);
/* What a file holds, without the end of its line, 16 KiB at most, owned by the arena; NULL, with errno, when it cannot
 * be read. */
const char *config_file_text(const char *path, struct arena *arena);
/* Whether this is a production process. */
bool config_is_prod(const struct config *config);
/* Whether files are, or still may be, in S3. */
bool config_uses_s3(const struct config *config);
/* The bus endpoints of a service ("auth"), comma separated; NULL for an unknown name. */
const char *config_bus(const struct config *config, const char *service);
/* The database URL of a slice ("auth"): its own, else DB_URL, which is enough when APP_ENV=local. */
const char *config_db_url(const struct config *config, const char *service);
/* The same as it is written in the environment, perhaps as the name of a file or of a secret; NULL when it is not. */
const char *config_db_url_written(const struct config *config, const char *service);
/* Prints the table, a line a key: what `--help` shows. */
void config_help(FILE *out);

#endif
