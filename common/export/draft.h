/* A file that a service makes for a client and that is read while it is made: UPLOAD_DIR/exportaciones/<its
 * process>/<32 hex digits>.
 *
 * There is no table of them: a worker is told the name of what it writes or reads. Its reader removes it; its
 * writer notices that and ends. What a killed process left is removed by the next one at its endpoint; what nobody has
 * touched for minutes was that of a gateway that has gone, and is removed when a next one is opened. */
#ifndef CMEP_DRAFT_H
#define CMEP_DRAFT_H

#include "base/arena.h"
#include "config/config.h"
#include "records.h"

#include <limits.h>

enum { DRAFT_BUFFER_BYTES = 64 * 1024, DRAFT_PIECE_BYTES = 128 * 1024 };

/* On whose behalf a file is written or read: a call of a service, of whose memory what is handed out is owned. */
struct draft_owner {
    struct arena *arena;
    const struct config *config;
    const char *operation;                /* of the service whose file it is */
    bool (*is_late)(const void *context); /* whether nobody waits for it any more */
    const void *context;
};

/* A file that is being written. */
struct draft {
    struct draft_owner owner;
    int fd;
    enum status status; /* the first that went wrong */
    int64_t flushed_ms;
    size_t used;
    char folder[PATH_MAX];
    char path[PATH_MAX];
    char buffer[DRAFT_BUFFER_BYTES];
};

/* Makes this process's folder, empty; false when it cannot, a line that says why is on `complaints`. */
bool draft_prepare(const struct config *config, const char *service, FILE *complaints) MUST_CHECK;

/* Begins to write one that was opened; NOT_FOUND when its reader has removed it. Owned by the call's arena. */
enum status draft_begin(const struct draft_owner *owner, const char *name, struct draft **ret_draft) MUST_CHECK;
/* Appends. */
void draft_put(struct draft *draft, const char *bytes, size_t size);
/* Has readers see what was appended, if it is time. */
void draft_flush_sometimes(struct draft *draft);
/* What went wrong so far: NOT_FOUND when its reader has removed it, UNAVAILABLE when the call is late, STORAGE_FULL,
 * STORAGE_ERROR. */
enum status draft_check(struct draft *draft) MUST_CHECK;
/* Ends it, whole when `status` is OK, else removed; what came of it. */
enum status draft_end(struct draft *draft, enum status status, struct exportado *out) MUST_CHECK;

/* The operations beside, of every service that writes files: they make an empty one, read of one what is there, and
 * remove it. */
enum status draft_open(const struct draft_owner *owner, struct exportacion *out) MUST_CHECK;
enum status draft_read(const struct draft_owner *owner, const struct exportacion_lectura *in,
                       struct trozo *out) MUST_CHECK;
enum status draft_drop(const struct draft_owner *owner, const struct exportacion *in) MUST_CHECK;

#endif
