#include "export/sheet.h"

#include "base/day.h"
#include "base/log.h"
#include "base/text.h"

#include <inttypes.h>
#include <math.h>
#include <pthread.h>
#include <string.h>
#include <sys/statvfs.h>
#include <xlsxwriter.h>

enum { MOST_CELL_LETTERS = 32767, COLUMN_WIDTH = 18, FIRST_NUMBERED_DAY = 19000301 };

struct sheet {
    struct draft *draft;
    char separator;
    lxw_row_t row; /* of the table, from its headers on */
    lxw_col_t column;
    lxw_workbook *workbook; /* NULL for a CSV */
    lxw_worksheet *page;
    lxw_error error; /* of a cell */
    lxw_format *header, *integer, *decimal, *date, *time;
};

/* ---- the beginning */

static lxw_format *format_of(lxw_workbook *workbook, const char *pattern)
{
    lxw_format *format = workbook_add_format(workbook);
    format_set_num_format(format, pattern);
    return format;
}

static bool open_workbook(struct sheet *sheet)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = sheet->draft->folder};
    lxw_workbook *workbook = sheet->workbook = workbook_new_opt(sheet->draft->path, &options);
    if (!workbook)
        return false;
    sheet->header = workbook_add_format(workbook);
    format_set_bold(sheet->header);
    sheet->integer = format_of(workbook, "0");
    sheet->decimal = format_of(workbook, "#,##0.00");
    sheet->date = format_of(workbook, "dd/mm/yyyy");
    sheet->time = format_of(workbook, "dd/mm/yyyy hh:mm");
    return true;
}

enum status sheet_begin(const struct draft_owner *owner, enum formato formato, const char *name, const char *sep,
                        struct sheet **ret_sheet)
{
    struct sheet *sheet = arena_alloc(owner->arena, sizeof *sheet);
    sheet->separator = sep ? *sep : ',';
    if (sep && !strchr(",;", *sep))
        return STATUS_VALIDATION_ERROR;
    enum status status = draft_begin(owner, name, &sheet->draft);
    if (status != STATUS_OK)
        return status;
    if (formato == FORMATO_CSV) {
        draft_put(sheet->draft, "\xef\xbb\xbf", 3);
    } else if (!open_workbook(sheet)) {
        struct exportado nothing;
        return draft_end(sheet->draft, STATUS_STORAGE_ERROR, &nothing);
    }
    *ret_sheet = sheet;
    return STATUS_OK;
}

/* ---- cells */

static void put(struct sheet *sheet, const char *text)
{
    draft_put(sheet->draft, text, strlen(text));
}

/* The column of the next cell. */
static lxw_col_t next(struct sheet *sheet)
{
    if (sheet->column > 0 && !sheet->workbook)
        draft_put(sheet->draft, &sheet->separator, 1);
    return sheet->column++;
}

/* What a spreadsheet would take for a formula has an apostrophe before it. */
static void put_quoted(struct sheet *sheet, const char *text)
{
    put(sheet, strchr("=+-@\t\r", *text) && *text != '\0' ? "\"'" : "\"");
    for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
        draft_put(sheet->draft, text, (size_t)(quote - text) + 1);
        put(sheet, "\"");
    }
    put(sheet, text);
    put(sheet, "\"");
}

static void note(struct sheet *sheet, lxw_error error)
{
    if (sheet->error == LXW_NO_ERROR)
        sheet->error = error;
}

/* As much of it as a cell of a workbook may have. */
static void write_string(struct sheet *sheet, lxw_col_t column, const char *text, lxw_format *format)
{
    size_t all = strlen(text), size = 0, letter;
    for (size_t letters = 0; size < all && letters < MOST_CELL_LETTERS; letters++, size += letter)
        if ((letter = utf8_sequence(text + size, all - size)) == 0)
            break;
    char *part = size < all ? strndup(text, size) : NULL;
    note(sheet, worksheet_write_string(sheet->page, sheet->row, column, part ? part : text, format));
    free(part);
}

static void put_text(struct sheet *sheet, const char *text, lxw_format *format)
{
    lxw_col_t column = next(sheet);
    if (!text)
        return;
    if (!sheet->workbook)
        put_quoted(sheet, text);
    else
        write_string(sheet, column, text, format);
}

void sheet_text(struct sheet *sheet, const char *text)
{
    put_text(sheet, text, NULL);
}

/* A number: as it is written, and as it is; an empty cell for NULL. */
static void put_number(struct sheet *sheet, const char *text, double number, lxw_format *format)
{
    lxw_col_t column = next(sheet);
    if (text && !sheet->workbook)
        put(sheet, text);
    else if (text)
        note(sheet, worksheet_write_number(sheet->page, sheet->row, column, number, format));
}

/* Whether a workbook has a number for the day that all programs read as that day. Excel counts a 1900-02-29 that never
 * was, so before March 1900 it and LibreOffice differ by a day; before 1900 neither has numbers. */
static bool is_numbered(const lxw_datetime *date)
{
    return date->year * 10000 + date->month * 100 + date->day >= FIRST_NUMBERED_DAY;
}

/* YYYY-MM-DD, or with a time behind it; an empty cell for NULL. */
static void put_date(struct sheet *sheet, const char *text)
{
    lxw_col_t column = next(sheet);
    lxw_datetime date = {0};
    if (!text)
        return;
    if (!sheet->workbook) {
        put(sheet, text);
        return;
    }
    bool has_time =
        sscanf(text, "%d-%d-%d %d:%d:%lf", &date.year, &date.month, &date.day, &date.hour, &date.min, &date.sec) > 3;
    note(sheet, is_numbered(&date) ? worksheet_write_datetime(sheet->page, sheet->row, column, &date,
                                                              has_time ? sheet->time : sheet->date)
                                   : worksheet_write_string(sheet->page, sheet->row, column, text, NULL));
}

static void put_int(struct sheet *sheet, int64_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%" PRId64, number);
    put_number(sheet, text, (double)number, sheet->integer);
}

static void put_double(struct sheet *sheet, double number)
{
    char text[48];
    snprintf(text, sizeof text, "%.2f", number);
    put_number(sheet, isnan(number) ? NULL : text, number, sheet->decimal);
}

static void put_time(struct sheet *sheet, const char *time)
{
    char local[DAY_LOCAL_SIZE];
    if (time)
        day_local_text(time, local);
    put_date(sheet, time ? local : NULL);
}

static void put_field(struct sheet *sheet, const struct field *field, const void *value)
{
    const char *const *text = value;
    switch (field->type) {
    case FIELD_INT:
    case FIELD_ID:
        put_int(sheet, *(const int64_t *)value);
        break;
    case FIELD_NUMBER:
        put_double(sheet, *(const double *)value);
        break;
    case FIELD_ENUM:
        sheet_text(sheet, enumeration_name(field->enumeration, *(const unsigned *)value));
        break;
    case FIELD_MONEY:
        put_number(sheet, *text, *text ? strtod(*text, NULL) : 0, sheet->decimal);
        break;
    case FIELD_DATE:
        put_date(sheet, *text);
        break;
    case FIELD_TIME:
        put_time(sheet, *text);
        break;
    default:
        sheet_text(sheet, *text);
    }
}

void sheet_fields(struct sheet *sheet, const struct record *record, const void *structure)
{
    for (size_t i = 0; i < record->count; i++)
        put_field(sheet, &record->fields[i], (const char *)structure + record->fields[i].offset);
}

/* ---- rows and tables */

static enum status workbook_failed(lxw_error error)
{
    LOG(LEVEL_ERROR, "workbook", LOG_TEXT("error", lxw_strerror(error)));
    return STATUS_STORAGE_ERROR;
}

enum status sheet_end_row(struct sheet *sheet)
{
    sheet->column = 0;
    sheet->row++;
    if (!sheet->workbook) {
        put(sheet, "\r\n");
        draft_flush_sometimes(sheet->draft);
        return sheet->draft->status;
    }
    if (sheet->row > SHEET_MOST_ROWS + 1)
        return STATUS_VALIDATION_ERROR;
    if (sheet->error != LXW_NO_ERROR)
        return workbook_failed(sheet->error);
    return ferror(sheet->page->optimize_tmpfile) ? STATUS_STORAGE_FULL : draft_check(sheet->draft);
}

void sheet_table(struct sheet *sheet, const char *title, const char *const *headers, size_t count)
{
    if (sheet->workbook) {
        sheet->page = workbook_add_worksheet(sheet->workbook, title);
        worksheet_set_column(sheet->page, 0, (lxw_col_t)(count - 1), COLUMN_WIDTH, NULL);
        worksheet_freeze_panes(sheet->page, 1, 0);
    } else if (sheet->row > 0) {
        put(sheet, "\r\n");
        put_quoted(sheet, title);
        put(sheet, "\r\n");
    }
    sheet->row = 0;
    for (size_t i = 0; i < count; i++)
        put_text(sheet, headers[i], sheet->header);
    if (!sheet->workbook)
        put(sheet, "\r\n");
    sheet->row = 1;
    sheet->column = 0;
}

/* libxlsxwriter does not look whether its files grow: a page is copied once more before it is compressed. */
static bool has_room(const struct sheet *sheet)
{
    struct statvfs disk;
    off_t size = ftello(sheet->page->optimize_tmpfile);
    return statvfs(sheet->draft->folder, &disk) == 0 && (off_t)(disk.f_bavail * disk.f_frsize) > 2 * size;
}

static enum status close_workbook(struct sheet *sheet, enum status status)
{
    if (status == STATUS_OK && !has_room(sheet))
        status = STATUS_STORAGE_FULL;
    if (status != STATUS_OK) {
        lxw_workbook_free(sheet->workbook);
        return status;
    }
    /* libxlsxwriter asks gmtime() what time it is, whose answer all threads share. */
    static pthread_mutex_t closing = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&closing);
    lxw_error error = workbook_close(sheet->workbook);
    pthread_mutex_unlock(&closing);
    return error == LXW_NO_ERROR ? draft_check(sheet->draft) : workbook_failed(error);
}

enum status sheet_finish(struct sheet *sheet, enum status status, struct exportado *out)
{
    if (sheet->workbook)
        status = close_workbook(sheet, status);
    return draft_end(sheet->draft, status, out);
}
