#include "db/read.h"

struct number {
    uint64_t given;
    int64_t value;
};

struct text {
    uint64_t given;
    const char *value;
};

/* A field without a name takes the only column, whatever that is called (db_layout_match). */
static const struct field number_field = {.type = FIELD_INT, .offset = offsetof(struct number, value)};
static const struct record record_number = {"number", sizeof(struct number), &number_field, 1};
static const struct field text_field = {.type = FIELD_TEXT, .offset = offsetof(struct text, value)};
static const struct record record_text = {"text", sizeof(struct text), &text_field, 1};

enum status db_read_int(struct db *db, const char *sql, struct db_args args, int64_t *ret_number)
{
    enum { ROW_BYTES = 1024 };
    struct arena arena;
    struct number row;
    arena_init(&arena, ROW_BYTES);
    enum status status = db_row(db, sql, args, &record_number, &arena, &row);
    arena_finish(&arena);
    if (status == STATUS_OK && ret_number)
        *ret_number = row.value;
    return status;
}

enum status db_read_text(struct db *db, const char *sql, struct db_args args, struct arena *arena,
                         const char **ret_text)
{
    struct text row;
    enum status status = db_row(db, sql, args, &record_text, arena, &row);
    if (status == STATUS_OK)
        *ret_text = row.value;
    return status;
}
