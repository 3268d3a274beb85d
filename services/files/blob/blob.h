/* Where the bytes of files are kept: a local folder (blob_local.c) or a bucket (blob_s3.c).
 *
 * A store belongs to one worker and waits, to a deadline at most (a time of the monotonic clock in milliseconds). A key
 * is what files_rules_key makes; what is kept under one is never changed. Errors of all: STORAGE_ERROR when it refused,
 * STORAGE_TIMEOUT when it did not answer, STORAGE_FULL when it has no room, NOT_FOUND. */
#ifndef CMEP_BLOB_H
#define CMEP_BLOB_H

#include "base/arena.h"
#include "config/config.h"
#include "base/status.h"

#include <stddef.h>
#include <stdint.h>

struct blob_store;

/* A file to be kept, whole on the local disk. */
struct blob_file {
    int fd;           /* open for reading; the caller closes it */
    const char *path; /* a local store moves the file from there */
    int64_t size_bytes;
    const char *sha256;    /* in hex */
    const char *mime_type; /* NULL when it is not known */
};

/* One of what is kept. */
struct blob_object {
    const char *key;
    int64_t size_bytes;
    int64_t modified_s; /* seconds since 1970 */
};

/* A store in the folder UPLOAD_DIR; the caller owns it. */
struct blob_store *blob_local_new(const struct config *config);
/* Ends a store of either kind; NULL-safe. */
void blob_destroy(struct blob_store **self);

/* Keeps the file: on OK it will be there after a power cut. Nothing is left of one that could not be kept. */
enum status blob_keep(struct blob_store *store, const char *key, const struct blob_file *file,
                      int64_t deadline_ms) MUST_CHECK;
/* Up to `size` bytes from `offset` on into `ret_data`, fewer only at the end of the file. */
enum status blob_read(struct blob_store *store, const char *key, int64_t offset, size_t size, char *ret_data,
                      size_t *ret_size, int64_t deadline_ms) MUST_CHECK;
/* Removes it; a missing key is OK. */
enum status blob_remove(struct blob_store *store, const char *key, int64_t deadline_ms) MUST_CHECK;
/* At most `most` of what is kept, in the order of keys, those behind `after` (NULL: from the first). */
enum status blob_list(struct blob_store *store, const char *after, size_t most, struct arena *arena,
                      const struct blob_object **ret_objects, size_t *ret_count, int64_t deadline_ms) MUST_CHECK;
/* An address from which anybody may take the file for so many seconds; NULL when the store has none. */
enum status blob_url(struct blob_store *store, const char *key, const char *disposition, const char *mime_type,
                     int64_t seconds, struct arena *arena, const char **ret_url) MUST_CHECK;

/* What a kind of store does; its struct begins with a `struct blob_store`. */
struct blob_vtable {
    void (*destroy)(struct blob_store *store);
    enum status (*keep)(struct blob_store *store, const char *key, const struct blob_file *file, int64_t deadline_ms);
    enum status (*read)(struct blob_store *store, const char *key, int64_t offset, size_t size, char *ret_data,
                        size_t *ret_size, int64_t deadline_ms);
    enum status (*remove)(struct blob_store *store, const char *key, int64_t deadline_ms);
    enum status (*list)(struct blob_store *store, const char *after, size_t most, struct arena *arena,
                        const struct blob_object **ret_objects, size_t *ret_count, int64_t deadline_ms);
    enum status (*url)(struct blob_store *store, const char *key, const char *disposition, const char *mime_type,
                       int64_t seconds, struct arena *arena, const char **ret_url); /* NULL: it has none */
};

struct blob_store {
    const struct blob_vtable *vtable;
};

#endif
