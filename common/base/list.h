/* Comma separated lists, as configuration and header fields have them: entries with blanks around them. */
#ifndef CMEP_LIST_H
#define CMEP_LIST_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

/* A part of the list's text, borrowed from it: without blanks around it, and without a NUL behind it. */
struct list_entry {
    const char *text;
    size_t size;
};

/* Takes the next entry of a list and moves `*list` behind it; empty entries are passed over. False at the end, and for
 * a list that is NULL. */
bool list_next(const char **list, struct list_entry *ret_entry) MUST_CHECK;
/* `size` bytes of text as an entry: without the blanks (spaces and tabs) around it; it may be empty. */
struct list_entry list_trim(const char *text, size_t size);
/* Whether an entry is that text. */
bool list_entry_is(struct list_entry entry, const char *text);
/* Whether an entry begins with that text. */
bool list_entry_begins(struct list_entry entry, const char *text);
/* Whether one of the entries is that text; an empty text is none. */
bool list_has(const char *list, const char *text);
/* Copies an entry, NUL-terminated, into `size` bytes; false, with nothing written, when it is too long. */
bool list_copy(struct list_entry entry, char *ret_text, size_t size) MUST_CHECK;

#endif
