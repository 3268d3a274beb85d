/* Drives the store of files in a bucket by hand, for the tests: one operation, and a line of JSON that says what became
 * of it. The configuration is the services' own; S3_PROBE_CLOCK_OFFSET moves the wall clock by so many seconds, and
 * S3_PROBE_DEADLINE_MS is the caller's deadline. */
#include "base/clock.h"
#include "base/log.h"
#include "base/digest.h"
#include "blob/blob_s3.h"

#include <fcntl.h>
#include <jansson.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { ARENA_BYTES = 32 * 1024 * 1024, MOST_READ = 64 * 1024 * 1024, MOST_THREADS = 64, PAUSE_NS = 20 * 1000000 };

/* The linker puts this one in the place of the C library's. */
time_t __real_time(time_t *ret_time);
time_t __wrap_time(time_t *ret_time);

time_t __wrap_time(time_t *ret_time)
{
    const char *offset = getenv("S3_PROBE_CLOCK_OFFSET");
    time_t now = __real_time(NULL) + (offset ? strtol(offset, NULL, 10) : 0);
    if (ret_time)
        *ret_time = now;
    return now;
}

/* When the thread's last call began: reading the file before it is not the store's time. */
static _Thread_local int64_t begun_ms;

static int64_t deadline(void)
{
    const char *text = getenv("S3_PROBE_DEADLINE_MS");
    begun_ms = clock_ms();
    return begun_ms + (text ? strtol(text, NULL, 10) : 60000);
}

static bool digest_file(int fd, size_t size, char ret_sha256[DIGEST_SIZE])
{
    char *bytes = malloc(size + 1);
    bool good = bytes && pread(fd, bytes, size, 0) == (ssize_t)size;
    if (good)
        digest_text(bytes, size, ret_sha256);
    free(bytes);
    return good;
}

/* keep KEY FILE TYPE; S3_PROBE_SHA256 says a digest that is not the file's. */
static enum status keep(struct blob_store *store, char **words)
{
    char sha256[DIGEST_SIZE];
    struct stat about;
    const char *lie = getenv("S3_PROBE_SHA256");
    int fd = open(words[1], O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &about) != 0 || !digest_file(fd, (size_t)about.st_size, sha256))
        return STATUS_BAD_REQUEST;
    const struct blob_file file = {
        .fd = fd, .path = words[1], .size_bytes = about.st_size, .sha256 = lie ? lie : sha256, .mime_type = words[2]};
    enum status status = blob_keep(store, words[0], &file, deadline());
    close(fd);
    return status;
}

/* read KEY OFFSET SIZE FILE */
static enum status read_key(struct blob_store *store, char **words, json_t *result)
{
    size_t size = strtoul(words[2], NULL, 10), got = 0;
    char *data = malloc(size + 1);
    if (!data || size > MOST_READ)
        return STATUS_BAD_REQUEST;
    enum status status = blob_read(store, words[0], strtol(words[1], NULL, 10), size, data, &got, deadline());
    int fd = open(words[3], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || write(fd, data, got) != (ssize_t)got)
        status = STATUS_BAD_REQUEST;
    close(fd);
    free(data);
    json_object_set_new(result, "size", json_integer((json_int_t)got));
    return status;
}

/* list AFTER MOST */
static enum status list(struct blob_store *store, char **words, struct arena *arena, json_t *result)
{
    const struct blob_object *objects = NULL;
    size_t count = 0;
    enum status status = blob_list(store, words[0], strtoul(words[1], NULL, 10), arena, &objects, &count, deadline());
    json_t *listed = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(listed, json_pack("{s:s, s:I, s:I}", "key", objects[i].key, "size_bytes",
                                                (json_int_t)objects[i].size_bytes, "modified",
                                                (json_int_t)objects[i].modified_s));
    json_object_set_new(result, "objects", listed);
    return status;
}

/* url KEY SECONDS DISPOSITION TYPE */
static enum status url(struct blob_store *store, char **words, struct arena *arena, json_t *result)
{
    const char *made = "";
    enum status status = blob_url(store, words[0], words[2], words[3], strtol(words[1], NULL, 10), arena, &made);
    json_object_set_new(result, "url", json_string(made));
    return status;
}

/* What one of the threads that ask for keys has seen. */
struct asker {
    struct credentials *credentials;
    int64_t until_ms;
    int64_t slowest_ms;
    int64_t slow; /* calls of more than half a second */
    int64_t failed;
    int64_t asked;
    char last[CREDENTIALS_KEY_SIZE];
};

static void *ask(void *data)
{
    struct asker *asker = data;
    struct aws_keys keys = {0};
    while (clock_ms() < asker->until_ms) {
        int64_t begin_ms = clock_ms();
        asker->failed += credentials_get(asker->credentials, deadline(), &keys) != STATUS_OK;
        int64_t took_ms = clock_ms() - begin_ms;
        asker->slow += took_ms > 500;
        asker->slowest_ms = took_ms > asker->slowest_ms ? took_ms : asker->slowest_ms;
        asker->asked++;
        nanosleep(&(struct timespec){.tv_nsec = PAUSE_NS}, NULL);
    }
    memcpy(asker->last, keys.access_key, sizeof asker->last);
    return NULL;
}

/* keys THREADS MILLISECONDS */
static enum status keys(struct credentials *credentials, char **words, json_t *result)
{
    struct asker askers[MOST_THREADS];
    pthread_t threads[MOST_THREADS];
    size_t count = strtoul(words[0], NULL, 10);
    int64_t until_ms = clock_ms() + strtol(words[1], NULL, 10), failed = 0, asked = 0, slow = 0;
    if (count > MOST_THREADS)
        return STATUS_BAD_REQUEST;
    for (size_t i = 0; i < count; i++) {
        askers[i] = (struct asker){.credentials = credentials, .until_ms = until_ms};
        if (pthread_create(&threads[i], NULL, ask, &askers[i]) != 0)
            return STATUS_BAD_REQUEST;
    }
    for (size_t i = 0; i < count; i++) {
        pthread_join(threads[i], NULL);
        failed += askers[i].failed;
        asked += askers[i].asked;
        slow += askers[i].slow;
    }
    json_object_update_new(result, json_pack("{s:I, s:I, s:I, s:s}", "asked", (json_int_t)asked, "failed",
                                             (json_int_t)failed, "slow", (json_int_t)slow, "last", askers[0].last));
    return failed == 0 ? STATUS_OK : STATUS_STORAGE_ERROR;
}

static enum status run(struct blob_store *store, struct credentials *credentials, char **words, struct arena *arena,
                       json_t *result)
{
    const char *what = words[0];
    return strcmp(what, "keep") == 0   ? keep(store, words + 1)
         : strcmp(what, "read") == 0   ? read_key(store, words + 1, result)
         : strcmp(what, "remove") == 0 ? blob_remove(store, words[1], deadline())
         : strcmp(what, "list") == 0   ? list(store, words + 1, arena, result)
         : strcmp(what, "url") == 0    ? url(store, words + 1, arena, result)
         : strcmp(what, "keys") == 0   ? keys(credentials, words + 1, result)
                                       : STATUS_BAD_REQUEST;
}

int main(int argc, char **argv)
{
    struct config config;
    struct arena arena;
    if (argc < 3 || argc > 6 || !config_load(&config, stderr))
        return 2;
    struct credentials *credentials = credentials_new(&config, stderr);
    struct blob_store *store = credentials ? blob_s3_new(&config, credentials) : NULL;
    if (!store) {
        config_finish(&config);
        return 2;
    }
    log_init("s3_probe", "debug");
    arena_init(&arena, ARENA_BYTES);
    char *words[8] = {0};
    memcpy(words, argv + 1, (size_t)(argc - 1) * sizeof *words);
    json_t *result = json_object();
    begun_ms = clock_ms();
    enum status status = run(store, credentials, words, &arena, result);
    json_object_update_new(result, json_pack("{s:s, s:s, s:I}", "event", "result", "status", status_code(status), "ms",
                                             (json_int_t)(clock_ms() - begun_ms)));
    json_dumpf(result, stdout, JSON_COMPACT);
    json_decref(result);
    arena_finish(&arena);
    blob_destroy(&store);
    credentials_destroy(&credentials);
    config_finish(&config);
    return 0;
}
