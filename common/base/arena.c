#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_BYTES = 16 * 1024 };

struct arena_chunk {
    struct arena_chunk *next;
    size_t size;
    size_t used;
    alignas(max_align_t) char data[];
};

void arena_init(struct arena *arena, size_t limit_bytes)
{
    *arena = (struct arena){.limit = limit_bytes};
}

/* Frees the chunks that are newer than `last`, all of them for NULL. */
static void free_chunks(struct arena *arena, struct arena_chunk *last)
{
    while (arena->chunks != last) {
        struct arena_chunk *newest = arena->chunks;
        arena->chunks = newest->next;
        free(newest);
    }
}

static struct arena_chunk *oldest_chunk(const struct arena *arena)
{
    struct arena_chunk *chunk = arena->chunks;
    while (chunk && chunk->next)
        chunk = chunk->next;
    return chunk;
}

void arena_reset(struct arena *arena)
{
    struct arena_chunk *first = oldest_chunk(arena);
    free_chunks(arena, first && first->size == CHUNK_BYTES ? first : NULL);
    if (arena->chunks)
        arena->chunks->used = 0;
    arena->used = 0;
    arena->exceeded = false;
}

void arena_finish(struct arena *arena)
{
    if (!arena)
        return;
    free_chunks(arena, NULL);
    *arena = (struct arena){0};
}

bool arena_is_exceeded(const struct arena *arena)
{
    return arena->exceeded;
}

struct arena_mark arena_mark(const struct arena *arena)
{
    return (struct arena_mark){arena->chunks, arena->chunks ? arena->chunks->used : 0, arena->used};
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
    free_chunks(arena, mark.chunk);
    if (mark.chunk)
        mark.chunk->used = mark.chunk_used;
    arena->used = mark.used;
}

static void end_without_memory(void)
{
    fputs("out of memory\n", stderr);
    abort();
}

static struct arena_chunk *add_chunk(struct arena *arena, size_t least_bytes)
{
    size_t size = least_bytes > CHUNK_BYTES ? least_bytes : CHUNK_BYTES;
    struct arena_chunk *chunk = malloc(sizeof *chunk + size);
    if (!chunk)
        end_without_memory();
    chunk->next = arena->chunks;
    chunk->size = size;
    chunk->used = 0;
    arena->chunks = chunk;
    return chunk;
}

void *arena_alloc(struct arena *arena, size_t size_bytes)
{
    size_t size = (size_bytes + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    if (size < size_bytes || size > PTRDIFF_MAX)
        end_without_memory();
    if (size > arena->limit || arena->used > arena->limit - size)
        arena->exceeded = true;
    struct arena_chunk *chunk = arena->chunks;
    if (!chunk || chunk->size - chunk->used < size)
        chunk = add_chunk(arena, size);
    void *memory = chunk->data + chunk->used;
    chunk->used += size;
    arena->used += size;
    memset(memory, 0, size);
    return memory;
}

char *arena_text(struct arena *arena, const char *text, size_t size_bytes)
{
    char *copy = arena_alloc(arena, size_bytes + 1);
    memcpy(copy, text, size_bytes);
    return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = arena_alloc(arena, (size_t)size + 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)size + 1, format, arguments);
    va_end(arguments);
    return text;
}
