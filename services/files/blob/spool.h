/* The files that are being uploaded: UPLOAD_DIR/subidas/<32 hex digits>.
 *
 * There is no table of them: a worker that knows the name writes, in any order. What nobody has touched for
 * minutes belongs to a gateway that has gone. */
#ifndef CMEP_SPOOL_H
#define CMEP_SPOOL_H

#include "base/digest.h"
#include "base/status.h"

#include <limits.h>
#include <stddef.h>
#include <stdint.h>

enum { SPOOL_NAME_SIZE = 33, SPOOL_HEAD_BYTES = 4096 };

/* A whole one, to be read. */
struct spooled {
    char path[PATH_MAX];
    int fd;
    int64_t size_bytes;
    char sha256[DIGEST_SIZE];
    char head[SPOOL_HEAD_BYTES]; /* its first bytes */
    size_t head_bytes;
};

/* Makes the folders, with UPLOAD_DIR itself; false when it cannot, errno says why. */
bool spool_prepare(const char *upload_dir) MUST_CHECK;
/* Whether files can be made in it now. */
bool spool_is_writable(const char *upload_dir);
/* Makes an empty file with a name that cannot be guessed. */
enum status spool_create(const char *upload_dir, char ret_name[SPOOL_NAME_SIZE]) MUST_CHECK;
/* Writes at `offset`; NOT_FOUND when there is none of that name, STORAGE_FULL. */
enum status spool_write(const char *upload_dir, const char *name, int64_t offset, const char *bytes,
                        size_t size) MUST_CHECK;
/* Reads it through, once; spool_close what was opened. NOT_FOUND. */
enum status spool_open(const char *upload_dir, const char *name, struct spooled *ret_spooled) MUST_CHECK;
void spool_close(struct spooled *spooled);
/* Removes those that nobody has touched for so many seconds; how many. */
size_t spool_sweep(const char *upload_dir, int64_t age_s);
/* Removes it, if it is still there. */
void spool_drop(const char *upload_dir, const char *name);

#endif
