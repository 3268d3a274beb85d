/* The one interpreter of field tables: decodes, validates and encodes every message of CMEP.
 *
 * schemas/generate.py makes a table for each record of the contract and the C struct that the table
 * describes. On the wire a record is a msgpack map with the field names as keys, so that a message can
 * be read by a person; unknown keys are ignored.
 */
#ifndef CMEP_SCHEMA_H
#define CMEP_SCHEMA_H

#include "base/arena.h"
#include "base/status.h"

#include <msgpack.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum field_type {
    FIELD_TEXT,
    FIELD_INT,
    FIELD_ID,
    FIELD_BOOL,
    FIELD_MONEY, /* text with two decimals; never a binary float */
    FIELD_DATE,  /* YYYY-MM-DD */
    FIELD_TIME,  /* ISO 8601, UTC, microseconds, Z */
    FIELD_NUMBER,
    FIELD_ENUM,
    FIELD_RECORD,
    FIELD_OBJECT, /* a map left as msgpack, to be decoded when its record is known */
    FIELD_BYTES,  /* of a file; a decoded one points into the message */
    FIELD_LIST_TEXT,
    FIELD_LIST_ENUM,
    FIELD_LIST_RECORD
};

enum field_flag {
    FIELD_REQUIRED = 1 << 0, /* there and not null */
    FIELD_OPTIONAL = 1 << 1, /* may be absent, not null */
    FIELD_NULLABLE = 1 << 2, /* may be absent or null */
    FIELD_IN_BODY = 1 << 3,
    FIELD_IN_PATH = 1 << 4,
    FIELD_IN_QUERY = 1 << 5,
    FIELD_IN_COOKIE = 1 << 6,
    FIELD_SECRET = 1 << 7, /* never shown by a log or a tap */
    FIELD_HIDDEN = 1 << 8, /* between processes only, not in a public answer */
    FIELD_IN_HEADER = 1 << 9,
    FIELD_IN_PEER = 1 << 10,   /* the client's address */
    FIELD_IN_UPLOAD = 1 << 11, /* the file of a multipart form */
    FIELD_IN_EXPORT = 1 << 12  /* the name of the file that is the answer */
};

/* Names of an enumeration; index 0 is "none" and has no name. */
struct enumeration {
    const char *name;
    const char *const *names;
    size_t count;
};

struct record;

struct field {
    const char *name;
    const char *header; /* that a FIELD_IN_HEADER is taken from */
    const struct record *record;
    const struct enumeration *enumeration;
    int64_t min; /* characters of a text, size of bytes, value of an int, cents of a money, items of a list */
    int64_t max;
    int64_t fallback; /* value of an int or an enum when absent; 0 for none */
    size_t offset;
    size_t count_offset; /* of a list's count, or the size of an object or of bytes */
    enum field_type type;
    unsigned flags;
};

/* Each struct begins with `uint64_t given`, a bit for each field that a decoded message held. */
struct record {
    const char *name;
    size_t size;
    const struct field *fields;
    size_t count;
};

/* The field of that name, which has `size_bytes` bytes; NULL when the record has none. */
const struct field *record_field(const struct record *record, const char *name, size_t size_bytes);

enum encode_mode {
    ENCODE_ALL,  /* every field, NULL as null: answers */
    ENCODE_GIVEN /* only the fields whose `given` bit is set: requests passed on */
};

/* What is wrong with a field. It is a record of the contract too, the only one whose struct is written by hand: the
 * interpreter itself makes them. */
struct field_error {
    uint64_t given;
    const char *field;
    const char *message;
};

/* The wrong fields of one message; owned by the arena given to schema_decode. */
struct problems {
    const struct field_error *items;
    size_t count;
};

/* Fills the struct of `record` from a msgpack map, everything but bytes copied into the arena, and checks each
 * field. VALIDATION_ERROR with every wrong field in `ret_problems`, their names prefixed by `prefix` ("" for
 * none); UNAVAILABLE when it takes more memory than the arena may hand out. `ret_struct` is complete only on OK. */
enum status schema_decode(const struct record *record, const msgpack_object *map, const char *prefix,
                          struct arena *arena, struct problems *ret_problems, void *ret_struct) MUST_CHECK;
/* The same from bytes; BAD_REQUEST when they are not one whole msgpack map. */
enum status schema_decode_bytes(const struct record *record, const char *bytes, size_t size, const char *prefix,
                                struct arena *arena, struct problems *ret_problems, void *ret_struct) MUST_CHECK;
/* Appends the struct as a msgpack map. */
void schema_encode(const struct record *record, const void *structure, enum encode_mode mode, msgpack_sbuffer *buffer);

/* Appends a problem to the list. */
void problems_add(struct problems *problems, struct arena *arena, const char *field, const char *message);

/* The value of that name, 0 when there is none. */
unsigned enumeration_value(const struct enumeration *enumeration, const char *name);
/* The name of a value, NULL for 0. */
const char *enumeration_name(const struct enumeration *enumeration, unsigned value);

/* Makes the field of a zeroed structure null: a number is NaN then, of everything else zeroes say so. */
void schema_put_null(const struct field *field, void *structure);

#endif
