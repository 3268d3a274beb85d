/* The fields of a request, put together from the path, the query, headers, the cookie, and the body or a form. */
#ifndef CMEP_FIELDS_H
#define CMEP_FIELDS_H

#include "core/request.h"

/* Gives the value of a field that the transfer of a file knows: the file itself, a field of its form, the name of an
 * export. False when it has none. Values borrow from the transfer and the arena. */
typedef bool (*fields_of_transfer)(const struct transfer *transfer, const struct field *field, struct arena *arena,
                                   msgpack_object *ret_value);

/* Fills the struct of the operation's request record, and validates it; what it fills is owned by the request's arena.
 * `of_transfer` is asked where the request has a transfer. UNSUPPORTED_MEDIA_TYPE or BAD_REQUEST for a body that is no
 * JSON, VALIDATION_ERROR with every wrong field, each with its reason in `ret_failure`. */
enum status fields_read(struct request *request, fields_of_transfer of_transfer, struct failure *ret_failure,
                        void *ret_struct) MUST_CHECK;
/* Makes a value; it borrows its bytes. */
msgpack_object fields_text(const char *text);
msgpack_object fields_int(int64_t number);
msgpack_object fields_bytes(const char *bytes, size_t size);
/* Makes the value of a parameter that came as text: a number or a boolean where the field is one and the text reads
 * like one, else the text, which validation refuses then. */
msgpack_object fields_parameter(const struct field *field, const char *text);

#endif
