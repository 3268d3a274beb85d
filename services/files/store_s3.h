/* Files in a bucket: what store.h promises, by requests to S3. */
#ifndef CMEP_STORE_S3_H
#define CMEP_STORE_S3_H

#include "s3.h"
#include "store.h"

/* Larger files go in parts of this size, two at a time. */
enum { STORE_S3_PART_BYTES = 8 * 1024 * 1024 };

/* As their namesakes in store.h. Each has S3_OPERATION_MS at most, whatever the deadline. */
enum status store_s3_keep(struct s3 *s3, const char *key, const struct store_file *file,
                          int64_t deadline_ms) MUST_CHECK;
enum status store_s3_read(struct s3 *s3, const char *key, int64_t offset, size_t size, char *ret_data, size_t *ret_size,
                          int64_t deadline_ms) MUST_CHECK;
enum status store_s3_remove(struct s3 *s3, const char *key, int64_t deadline_ms) MUST_CHECK;
enum status store_s3_list(struct s3 *s3, const char *after, size_t most, struct arena *arena,
                          const struct store_object **ret_objects, size_t *ret_count, int64_t deadline_ms) MUST_CHECK;
enum status store_s3_url(struct s3 *s3, const char *key, const char *disposition, const char *mime_type,
                         int64_t seconds, struct arena *arena, const char **ret_url) MUST_CHECK;

#endif
