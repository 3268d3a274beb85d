/* JSON in, JSON out: the edge between HTTP bodies and the msgpack of the bus.
 *
 * What comes in is read by jansson; what goes out is written straight from msgpack, field by field, without a tree
 * in between: answers are most of the bytes that pass here. */
#ifndef CMEP_JSON_H
#define CMEP_JSON_H

#include "base/arena.h"
#include "contract/operation.h"

#include <msgpack.h>

/* Reads a JSON text (RFC 8259) into a msgpack object in the arena. BAD_REQUEST when it is broken, has duplicate
 * keys, a number beyond 64 bits, NUL or invalid UTF-8, or is nested deeper than 32 levels. */
enum status json_read(const char *text, size_t size_bytes, struct arena *arena, msgpack_object *ret_object) MUST_CHECK;

/* The value of a key in a msgpack map; NULL when it has none. */
const msgpack_object *msgpack_member(const msgpack_object *map, const char *name);

/* Appends text, quoted and escaped; U+FFFD for each byte that is not UTF-8. */
void json_write_text(msgpack_sbuffer *out, const char *text, size_t size_bytes);
/* Appends the JSON of one msgpack object. */
void json_write(msgpack_sbuffer *out, const msgpack_object *object);
/* Appends the members of a msgpack map, without the braces, leaving out what `record` marks as hidden; `record` may be
 * NULL. Says whether it wrote any. */
bool json_write_members(msgpack_sbuffer *out, const msgpack_object *map, const struct record *record);
/* Appends a constant. */
void json_write_raw(msgpack_sbuffer *out, const char *text);

#endif
