/* What a file may be called, what it is, and how it is offered: pure decisions. Texts that come back are owned by the
 * arena given. */
#ifndef CMEP_FILES_RULES_H
#define CMEP_FILES_RULES_H

#include "base/arena.h"
#include "records.h"

#include <stdbool.h>
#include <stddef.h>

enum { FILES_NAME_BYTES = 255 };

/* The name to show (R36): what the sender said without folders, controls and what is no UTF-8 (U+FFFD for it), cut at
 * the end of a character; "archivo" when nothing is left. */
const char *files_rules_name(const char *bytes, size_t size, struct arena *arena);
/* The type that the sender declared, when it can stand in a header; else NULL. */
const char *files_rules_declared(const char *bytes, size_t size, struct arena *arena);
/* The type that a file which begins so is, by its magic bytes; NULL when it is none that we know. Static. */
const char *files_rules_detected(const char *bytes, size_t size);
/* Whether a comma separated list of types (empty: all) takes a file that is declared so and found to be that; either
 * may be NULL. */
bool files_rules_allows(const char *types, const char *declared, const char *detected);
/* The types in such a list, at ret_count. */
const char *const *files_rules_types(const char *types, struct arena *arena, size_t *ret_count);
/* The type that a file is offered with: the declared one, which may be NULL. */
const char *files_rules_type(const char *declared);
/* The value of Content-Disposition for a file of that name (RFC 6266): an attachment, the name in ASCII as far as that
 * goes, and, where it is another, in UTF-8. */
const char *files_rules_disposition(const char *name, struct arena *arena);
/* The key of an upload in the store: two letters, a slash, the rest. */
const char *files_rules_key(const char *upload, struct arena *arena);
/* Whether the text is a name that spool_create made up, and whether it is a key. Nothing else becomes part of a path.
 */
bool files_rules_is_upload(const char *text);
bool files_rules_is_key(const char *text);

/* Whether so many bytes at that place keep an upload within the limit; all in bytes. */
bool files_rules_fits(int64_t position, size_t size, int64_t most);
/* Whether these are the bytes that the row speaks of: of its size and, where it has one, of its digest. */
bool files_rules_is_whole(const struct archivo_bytes_row *row, int64_t size_bytes, const char *sha256);
/* Whether an object of the store that no row names is to be removed: it is called as files calls its own, and is not
 * younger than that second. */
bool files_rules_is_orphan(const char *key, int64_t modified_s, int64_t before_s);
/* Whether files may be moved from the one store to the other: they are the former and the present one of the service,
 * which has a former one. */
bool files_rules_may_move(const char *from, const char *to, const char *former, const char *present);

#endif
