/* Tables on their way into a file, row by row: CSV (UTF-8 with BOM, RFC 4180) or a workbook (XLSX). Either takes the
 * same memory whatever the number of rows. */
#ifndef CMEP_SHEET_H
#define CMEP_SHEET_H

#include "export/draft.h"

enum { SHEET_MOST_ROWS = 1048575 }; /* of a page of a workbook, beside its headers */

struct sheet;

enum formato { FORMATO_CSV, FORMATO_XLSX };

/* Begins the file of that name, which was opened; `sep` parts the cells of a CSV, NULL for a comma. VALIDATION_ERROR of
 * a `sep` that is neither comma nor semicolon, NOT_FOUND when its reader has removed it. Owned by the call's arena;
 * sheet_finish what was begun. */
enum status sheet_begin(const struct draft_owner *owner, enum formato formato, const char *name, const char *sep,
                        struct sheet **ret_sheet) MUST_CHECK;
/* Begins a table: a page of a workbook; in a CSV, behind another one, an empty line and its title. */
void sheet_table(struct sheet *sheet, const char *title, const char *const *headers, size_t count);
/* A cell with a text, which stays one whatever it begins with; an empty cell for NULL. */
void sheet_text(struct sheet *sheet, const char *text);
/* A cell for each field of a record, as befits its type: numbers, dates, and times of APP_TIMEZONE. */
void sheet_fields(struct sheet *sheet, const struct record *record, const void *structure);
/* Ends the current row; what went wrong so far: VALIDATION_ERROR when a workbook has no room for a next one. */
enum status sheet_end_row(struct sheet *sheet) MUST_CHECK;
/* Ends the file, whole when `status` is OK; what came of it. */
enum status sheet_finish(struct sheet *sheet, enum status status, struct exportado *out) MUST_CHECK;

#endif
