/* Texts that mean something: UTF-8, hexadecimal digits, days, instants and amounts, as they are written in every
 * message. */
#ifndef CMEP_TEXT_H
#define CMEP_TEXT_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of the UTF-8 sequence (RFC 3629) that `text` begins with, `left_bytes` at most; 0 when it is malformed. */
size_t utf8_sequence(const char *text, size_t left_bytes);
/* Characters of a UTF-8 text; false when it is not valid UTF-8 (RFC 3629) or holds a NUL. */
bool utf8_length(const char *text, size_t size_bytes, size_t *ret_characters) MUST_CHECK;
/* The value of a hexadecimal digit in either case; -1 of another character. */
int hex_digit(char digit);
/* Writes two lower-case digits a byte, and a NUL. */
void hex_write(const void *bytes, size_t size_bytes, char *ret_text);
/* Reads `size_bytes` bytes from as many pairs of digits as hex_write writes them; false when the text is not just that.
 */
bool hex_read(const char *text, void *ret_bytes, size_t size_bytes) MUST_CHECK;
/* Whether the text is `digits` lower-case hexadecimal digits, and nothing else. */
bool hex_is_valid(const char *text, size_t digits);
/* Decodes percent-encoded bytes (RFC 3986) where they are; a percent sign without two digits stays, as do NULs that are
 * encoded. With `plus_is_space` a plus sign means a space (application/x-www-form-urlencoded). */
void percent_decode(char *text, bool plus_is_space);
/* Whether the text is a day of the Gregorian calendar written YYYY-MM-DD. */
bool date_is_valid(const char *text);
/* Whether the text is an instant written YYYY-MM-DDTHH:MM:SS.ffffffZ. */
bool time_is_valid(const char *text);
/* Cents of an exact decimal amount such as "200", "200.5" or "200.500"; false when it has more than two
 * decimals, a sign other than '-', or more than 16 digits. */
bool money_parse(const char *text, int64_t *ret_cents) MUST_CHECK;

#endif
