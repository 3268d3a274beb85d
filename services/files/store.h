/* Where the bytes of files are kept: a local folder (store_local.c) or a bucket (store_s3.c).
 *
 * A store belongs to one worker and waits, to a deadline at most (a time of the monotonic clock in milliseconds). A key
 * is what files_rules_key makes; what is kept under one is never changed. Errors of all: STORAGE_ERROR when it refused,
 * STORAGE_TIMEOUT when it did not answer, STORAGE_FULL when it has no room, NOT_FOUND. */
#ifndef CMEP_STORE_H
#define CMEP_STORE_H

#include "base/arena.h"
#include "config/config.h"
#include "base/status.h"

#include <stddef.h>
#include <stdint.h>

struct store;

/* A file to be kept, whole on the local disk. */
struct store_file {
    int fd;           /* open for reading; the caller closes it */
    const char *path; /* a local store moves the file from there */
    int64_t size_bytes;
    const char *sha256;    /* in hex */
    const char *mime_type; /* NULL when it is not known */
};

/* One of what is kept. */
struct store_object {
    const char *key;
    int64_t size_bytes;
    int64_t modified_s; /* seconds since 1970 */
};

/* A store in the folder UPLOAD_DIR; the caller owns it. */
struct store *store_local_new(const struct config *config);
/* Ends a store of either kind; NULL-safe. */
void store_destroy(struct store **self);

/* Keeps the file: on OK it will be there after a power cut. Nothing is left of one that could not be kept. */
enum status store_keep(struct store *store, const char *key, const struct store_file *file,
                       int64_t deadline_ms) MUST_CHECK;
/* Up to `size` bytes from `offset` on into `ret_data`, fewer only at the end of the file. */
enum status store_read(struct store *store, const char *key, int64_t offset, size_t size, char *ret_data,
                       size_t *ret_size, int64_t deadline_ms) MUST_CHECK;
/* Removes it; a missing key is OK. */
enum status store_remove(struct store *store, const char *key, int64_t deadline_ms) MUST_CHECK;
/* At most `most` of what is kept, in the order of keys, those behind `after` (NULL: from the first). */
enum status store_list(struct store *store, const char *after, size_t most, struct arena *arena,
                       const struct store_object **ret_objects, size_t *ret_count, int64_t deadline_ms) MUST_CHECK;
/* An address from which anybody may take the file for so many seconds; NULL when the store has none. */
enum status store_url(struct store *store, const char *key, const char *disposition, const char *mime_type,
                      int64_t seconds, struct arena *arena, const char **ret_url) MUST_CHECK;

/* What a kind of store does; its struct begins with a `struct store`. */
struct store_kind {
    void (*destroy)(struct store *store);
    enum status (*keep)(struct store *store, const char *key, const struct store_file *file, int64_t deadline_ms);
    enum status (*read)(struct store *store, const char *key, int64_t offset, size_t size, char *ret_data,
                        size_t *ret_size, int64_t deadline_ms);
    enum status (*remove)(struct store *store, const char *key, int64_t deadline_ms);
    enum status (*list)(struct store *store, const char *after, size_t most, struct arena *arena,
                        const struct store_object **ret_objects, size_t *ret_count, int64_t deadline_ms);
    enum status (*url)(struct store *store, const char *key, const char *disposition, const char *mime_type,
                       int64_t seconds, struct arena *arena, const char **ret_url); /* NULL: it has none */
};

struct store {
    const struct store_kind *kind;
};

#endif
