/* Memory that lives as long as one request: handed out in pieces, given back all at once, bounded.
 *
 * An arena that passes its limit goes on handing out memory, so that the code that fills it needs no case for that; it
 * remembers it. The owner of the arena then ends what it works on with an error, and everything that reads rows or
 * messages into an arena stops at once. */
#ifndef CMEP_ARENA_H
#define CMEP_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_chunk;

struct arena {
    struct arena_chunk *chunks; /* newest first */
    size_t used;                /* bytes handed out since the last reset */
    size_t limit;               /* most bytes to hand out */
    bool exceeded;              /* more were, since the last reset */
};

/* A moment of an arena. */
struct arena_mark {
    struct arena_chunk *chunk;
    size_t chunk_used;
    size_t used;
};

/* An empty arena in the caller's memory that is to hand out `limit_bytes` at most. */
void arena_init(struct arena *arena, size_t limit_bytes);
/* Gives everything back; the arena can be used again and keeps its first chunk. */
void arena_reset(struct arena *arena);
/* Gives everything back for good. NULL-safe. */
void arena_finish(struct arena *arena);

/* Whether more than the limit was handed out since the last reset. */
bool arena_is_exceeded(const struct arena *arena);
/* The arena as it is now. */
struct arena_mark arena_mark(const struct arena *arena);
/* Gives back what was handed out since the mark, which stays good: for work that is done in stretches, or again.
 * An arena that was exceeded stays so. */
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* `size_bytes` of zeroed memory aligned for any type, owned by the arena. Never NULL: a system without memory ends the
 * process. */
void *arena_alloc(struct arena *arena, size_t size_bytes);
/* A NUL-terminated copy of `size_bytes` of text, owned by the arena. */
char *arena_text(struct arena *arena, const char *text, size_t size_bytes);
/* printf into the arena. */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
