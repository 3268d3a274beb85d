/* Texts that mean something: UTF-8, hexadecimal digits, days, instants and amounts, as they are written in every
 * message. */
#ifndef CMEP_TEXT_H
#define CMEP_TEXT_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Returns the bytes of the UTF-8 sequence (RFC 3629) with which `text` begins; 0 when it is malformed or longer than
 * `left_bytes`, which is 1 at least. */
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

enum {
    DATE_TEXT_SIZE = sizeof "2026-01-29",
    TIME_TEXT_SIZE = sizeof "2026-01-29T15:04:05.123456Z" /* an instant, as in every message */
};

/* Days are numbers, YYYYMMDD, of the Gregorian calendar in the years 1 to 9999; where they are counted, ordinals: days
 * since 1970-01-01. Instants are microseconds since 1970 in UTC. */

/* The ordinal of a day, and the day of an ordinal. */
int64_t date_ordinal(int64_t day);
int64_t date_of_ordinal(int64_t ordinal);
/* Reads a day written YYYY-MM-DD; false when it is no day, or another text follows. */
bool date_read(const char *text, int64_t *ret_day) MUST_CHECK;
/* Writes a day that way. */
void date_write(int64_t day, char ret_text[DATE_TEXT_SIZE]);
/* Whether the text is a day written that way. */
bool date_is_valid(const char *text);

/* Reads an instant as ISO 8601 has it in UTC, YYYY-MM-DDTHH:MM:SS with a fraction or without, and a Z or +00:00; of the
 * fraction six digits count. False when it is none. */
bool time_read(const char *text, int64_t *ret_instant_us) MUST_CHECK;
/* Writes an instant as YYYY-MM-DDTHH:MM:SS.ffffffZ: one before the year 1 or behind the year 9999 as the first or the
 * last microsecond of those years. */
void time_write(int64_t instant_us, char ret_text[TIME_TEXT_SIZE]);
/* Whether the text is an instant written just so. */
bool time_is_valid(const char *text);

/* Reads a decimal amount such as "200", "-200.5" or "200.500" as cents. False for a sign other than '-', more than 15
 * digits before the point (leading zeros do not count), none before or behind it, or a third or later decimal that is
 * not 0. */
bool money_parse(const char *text, int64_t *ret_cents) MUST_CHECK;

#endif
