#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void buffer_init(struct buffer *buffer, char *memory, size_t room_bytes)
{
    *buffer = (struct buffer){.data = memory, .room = room_bytes};
    buffer_clear(buffer);
}

void buffer_clear(struct buffer *buffer)
{
    buffer->size = 0;
    buffer->exceeded = false;
    buffer->data[0] = '\0';
}

/* The size of a text without the character that it ends in the middle of. */
static size_t whole_characters(const char *text, size_t size)
{
    for (size_t i = 1; i <= 3 && i <= size; i++) {
        unsigned char byte = (unsigned char)text[size - i];
        size_t needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
        if ((byte & 0xc0) != 0x80) /* no byte but the first of a character */
            return byte >= 0xc0 && needed > i ? size - i : size;
    }
    return size;
}

/* Ends the text behind `added` new bytes, of which those lie there that there is room for. */
static void end_behind(struct buffer *buffer, size_t added)
{
    size_t most = buffer->room - 1;
    buffer->exceeded = added > most - buffer->size;
    buffer->size = buffer->exceeded ? whole_characters(buffer->data, most) : buffer->size + added;
    buffer->data[buffer->size] = '\0';
}

void buffer_put_bytes(struct buffer *buffer, const char *bytes, size_t size_bytes)
{
    size_t most = buffer->room - 1 - buffer->size;
    if (buffer->exceeded || size_bytes == 0)
        return;
    memcpy(buffer->data + buffer->size, bytes, size_bytes < most ? size_bytes : most);
    end_behind(buffer, size_bytes);
}

void buffer_put(struct buffer *buffer, const char *text)
{
    buffer_put_bytes(buffer, text, strlen(text));
}

void buffer_put_byte(struct buffer *buffer, char byte)
{
    buffer_put_bytes(buffer, &byte, 1);
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    if (buffer->exceeded)
        return;
    va_start(arguments, format);
    int size = vsnprintf(buffer->data + buffer->size, buffer->room - buffer->size, format, arguments);
    va_end(arguments);
    end_behind(buffer, size > 0 ? (size_t)size : 0);
}

bool buffer_is_exceeded(const struct buffer *buffer)
{
    return buffer->exceeded;
}
