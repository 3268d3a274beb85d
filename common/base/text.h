/* Texts that mean something: UTF-8, days, instants and amounts, as they are written in every message. */
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
/* Whether the text is a day of the Gregorian calendar written YYYY-MM-DD. */
bool date_is_valid(const char *text);
/* Whether the text is an instant written YYYY-MM-DDTHH:MM:SS.ffffffZ. */
bool time_is_valid(const char *text);
/* Cents of an exact decimal amount such as "200", "200.5" or "200.500"; false when it has more than two
 * decimals, a sign other than '-', or more than 16 digits. */
bool money_parse(const char *text, int64_t *ret_cents) MUST_CHECK;

#endif
