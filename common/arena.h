/* Memory that lives as long as one request: handed out in pieces, given back all at once, bounded. */
#ifndef CMEP_ARENA_H
#define CMEP_ARENA_H

#include <stddef.h>

struct arena_chunk;

struct arena {
    struct arena_chunk *chunks; /* newest first */
    size_t used;                /* bytes handed out since the last reset */
    size_t limit;               /* most bytes to hand out */
};

/* An empty arena in the caller's memory that hands out `limit_bytes` at most. */
void arena_init(struct arena *arena, size_t limit_bytes);
/* Gives everything back; the arena can be used again and keeps its first chunk. */
void arena_reset(struct arena *arena);
/* Gives everything back for good. NULL-safe. */
void arena_finish(struct arena *arena);

/* `size_bytes` of zeroed memory aligned for any type, owned by the arena. Never NULL: a request that
 * would pass the limit is a programming error (inputs are bounded before, and rows by db.h), and ends the process. */
void *arena_alloc(struct arena *arena, size_t size_bytes);
/* A NUL-terminated copy of `size_bytes` of text, owned by the arena. */
char *arena_text(struct arena *arena, const char *text, size_t size_bytes);
/* printf into the arena. */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
