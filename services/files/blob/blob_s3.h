/* Files in a bucket: what store.h promises, by requests to S3. */
#ifndef CMEP_BLOB_S3_H
#define CMEP_BLOB_S3_H

#include "aws/credentials.h"
#include "blob/blob.h"

/* Larger files go in parts of this size, two at a time. */
enum { STORE_S3_PART_BYTES = 8 * 1024 * 1024 };

/* A store in the bucket of the configuration; both are borrowed, the result is the caller's. No call of it takes more
 * than S3_OPERATION_MS, whatever its deadline. NULL without memory. */
struct blob_store *blob_s3_new(const struct config *config, struct credentials *credentials);

#endif
