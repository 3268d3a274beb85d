/* Text that grows in memory of a fixed size.
 *
 * A text that has no room for all that it is given is cut where the room ends (not within a character), takes nothing
 * more, and remembers it: the code that fills it needs no case for that, and the caller asks once, at the end. */
#ifndef CMEP_BUFFER_H
#define CMEP_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

struct buffer {
    char *data;    /* the text, always NUL-terminated; borrowed */
    size_t size;   /* its bytes, without the NUL */
    size_t room;   /* those of the memory */
    bool exceeded; /* something was cut off */
};

/* An empty text in `room_bytes` (1 at least) of the caller's memory, which must outlast it: room for one byte less. */
void buffer_init(struct buffer *buffer, char *memory, size_t room_bytes);
/* Makes it empty, and not exceeded. */
void buffer_clear(struct buffer *buffer);
/* Append a text; bytes, which may be NULs; one byte. */
void buffer_put(struct buffer *buffer, const char *text);
void buffer_put_bytes(struct buffer *buffer, const char *bytes, size_t size_bytes);
void buffer_put_byte(struct buffer *buffer, char byte);
/* Appends what printf makes of it. */
void buffer_printf(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Whether something was cut off since it was empty. */
bool buffer_is_exceeded(const struct buffer *buffer);

#endif
