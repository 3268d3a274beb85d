/* Where the bytes of files are: a folder (store_local.c) or a bucket (store_s3.c). One for each worker thread, and
 * synchronous: no call outlasts its deadline. Failures are STORAGE_ERROR, STORAGE_TIMEOUT and STORAGE_FULL. */
#ifndef CMEP_STORE_H
#define CMEP_STORE_H

#include "arena.h"
#include "status.h"

#include <stddef.h>
#include <stdint.h>

struct store;

/* A file that waits in the spool. */
struct store_file {
    int fd; /* the spool's, open for reading */
    const char *path;
    int64_t size_bytes;
    const char *sha256; /* in hex */
    const char *mime_type;
};

struct store_object {
    const char *key;
    int64_t size_bytes;
    int64_t modified; /* seconds since 1970 */
};

/* Keeps the file under the key: whole, or not at all. */
enum status store_keep(struct store *store, const char *key, const struct store_file *file,
                       int64_t deadline_ms) MUST_CHECK;
/* Up to `size` bytes from `offset` on; fewer only at the end, none behind it. NOT_FOUND for a missing key. */
enum status store_read(struct store *store, const char *key, int64_t offset, size_t size, char *ret_data,
                       size_t *ret_size, int64_t deadline_ms) MUST_CHECK;
/* A missing key is OK. */
enum status store_remove(struct store *store, const char *key, int64_t deadline_ms) MUST_CHECK;
/* Up to `most` objects whose keys follow `after` (NULL: from the first on), in the order of keys, owned by the arena;
 * none when there are no more. */
enum status store_list(struct store *store, const char *after, size_t most, struct arena *arena,
                       const struct store_object **ret_objects, size_t *ret_count, int64_t deadline_ms) MUST_CHECK;
/* A URL that serves the bytes to whoever has it, for so many seconds, with that disposition and type; owned by the
 * arena, NULL when the store has none. */
enum status store_url(struct store *store, const char *key, const char *disposition, const char *mime_type,
                      int64_t seconds, struct arena *arena, const char **ret_url) MUST_CHECK;

#endif
