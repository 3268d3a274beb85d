/* One value read, and named locks, on a database that answers what a test says. */
#include "unit.h"

#include "db/layout.h"
#include "db/lock.h"
#include "db/read.h"

#include <stdio.h>
#include <string.h>

/* ---- the database */

static struct {
    enum status status;
    int64_t number; /* of the row */
    const char *text;
    char sql[128]; /* what was sent last */
    char name[128];
    int64_t wait_s;
    const char *columns[2]; /* of a statement's result */
    unsigned column_count;
} server;

enum status __wrap_db_row(struct db *db, const char *sql, struct db_args args, const struct record *record,
                          struct arena *arena, void *ret_row);
enum status __wrap_db_exec(struct db *db, const char *sql, struct db_args args, struct db_effect *ret_effect);
MYSQL_RES *__wrap_mysql_stmt_result_metadata(MYSQL_STMT *statement);
unsigned __wrap_mysql_num_fields(MYSQL_RES *metadata);
MYSQL_FIELD *__wrap_mysql_fetch_field_direct(MYSQL_RES *metadata, unsigned column);
void __wrap_mysql_free_result(MYSQL_RES *metadata);

static void note(const char *sql, struct db_args args)
{
    snprintf(server.sql, sizeof server.sql, "%s", sql);
    if (args.count > 0)
        snprintf(server.name, sizeof server.name, "%s", args.values[0].text);
    if (args.count > 1)
        server.wait_s = args.values[1].number;
}

enum status __wrap_db_row(struct db *db, const char *sql, struct db_args args, const struct record *record,
                          struct arena *arena, void *ret_row)
{
    (void)db;
    assert_int_equal(record->count, 1);
    assert_false(arena_is_exceeded(arena));
    note(sql, args);
    if (server.status != STATUS_OK)
        return server.status;
    const void *value = record->fields->type == FIELD_INT ? (const void *)&server.number : (const void *)&server.text;
    memset(ret_row, 0, record->size);
    memcpy((char *)ret_row + record->fields->offset, value, sizeof(int64_t));
    return STATUS_OK;
}

enum status __wrap_db_exec(struct db *db, const char *sql, struct db_args args, struct db_effect *ret_effect)
{
    (void)db, (void)ret_effect;
    note(sql, args);
    return server.status;
}

MYSQL_RES *__wrap_mysql_stmt_result_metadata(MYSQL_STMT *statement)
{
    return (MYSQL_RES *)statement;
}

unsigned __wrap_mysql_num_fields(MYSQL_RES *metadata)
{
    (void)metadata;
    return server.column_count;
}

MYSQL_FIELD *__wrap_mysql_fetch_field_direct(MYSQL_RES *metadata, unsigned column)
{
    static MYSQL_FIELD field;
    (void)metadata;
    field.name = (char *)(size_t)server.columns[column];
    return &field;
}

void __wrap_mysql_free_result(MYSQL_RES *metadata)
{
    (void)metadata;
}

/* ---- tests */

static void a_number_is_written_only_when_there_is_a_row(void **state)
{
    (void)state;
    int64_t number = 7;
    server.status = STATUS_OK;
    server.number = INT64_MIN;
    assert_int_equal(db_read_int(NULL, "SELECT 1", DB_NONE, &number), STATUS_OK);
    assert_true(number == INT64_MIN);
    assert_int_equal(db_read_int(NULL, "SELECT 1", DB_NONE, NULL), STATUS_OK);
    for (enum status status = STATUS_BAD_REQUEST; status < STATUS_COUNT; status++) {
        server.status = status;
        number = 7;
        assert_int_equal(db_read_int(NULL, "SELECT 1", DB_NONE, &number), status);
        assert_int_equal(number, 7);
    }
}

static void a_text_may_be_null(void **state)
{
    (void)state;
    const char *text = "before";
    struct arena arena;
    arena_init(&arena, 1024);
    server.status = STATUS_NOT_FOUND;
    assert_int_equal(db_read_text(NULL, "SELECT 'a'", DB_NONE, &arena, &text), STATUS_NOT_FOUND);
    assert_string_equal(text, "before");
    server.status = STATUS_OK;
    server.text = "after";
    assert_int_equal(db_read_text(NULL, "SELECT 'a'", DB_NONE, &arena, &text), STATUS_OK);
    assert_string_equal(text, "after");
    server.text = NULL;
    assert_int_equal(db_read_text(NULL, "SELECT NULL", DB_NONE, &arena, &text), STATUS_OK);
    assert_null(text);
    arena_finish(&arena);
}

static void one_value_takes_one_column_of_any_name(void **state)
{
    (void)state;
    static const struct field field = {.type = FIELD_INT, .offset = sizeof(uint64_t)};
    static const struct record record = {"number", 2 * sizeof(uint64_t), &field, 1};
    static const char *const names[] = {"COUNT(*)", "t.id", "", ".", "a.b.c"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct db_layout layout = {0};
        server.columns[0] = server.columns[1] = names[i];
        server.column_count = 1;
        assert_true(db_layout_match(&layout, (MYSQL_STMT *)&server, &record));
        assert_ptr_equal(layout.columns[0].field, &field);
        assert_null(layout.columns[0].outer);
        db_layout_finish(&layout);
        server.column_count = 2;
        assert_false(db_layout_match(&layout, (MYSQL_STMT *)&server, &record));
        db_layout_finish(&layout);
    }
}

static void a_lock_is_held_or_another_holds_it(void **state)
{
    (void)state;
    server.status = STATUS_OK;
    server.number = 1;
    assert_int_equal(db_lock(NULL, "it's; \"one\"", 5), STATUS_OK);
    assert_string_equal(server.sql, "SELECT GET_LOCK(?, ?)");
    assert_string_equal(server.name, "it's; \"one\"");
    assert_int_equal(server.wait_s, 5);
    assert_int_equal(db_lock(NULL, "late", -3), STATUS_OK); /* which a server takes for ever */
    assert_int_equal(server.wait_s, 0);
    server.number = 0; /* or null */
    assert_int_equal(db_lock(NULL, "one", 5), STATUS_CONFLICT);
    server.status = STATUS_UNAVAILABLE;
    assert_int_equal(db_lock(NULL, "one", 5), STATUS_UNAVAILABLE);
    db_unlock(NULL, "other");
    assert_string_equal(server.sql, "DO RELEASE_LOCK(?)");
    assert_string_equal(server.name, "other");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_written_only_when_there_is_a_row),
        cmocka_unit_test(a_text_may_be_null),
        cmocka_unit_test(one_value_takes_one_column_of_any_name),
        cmocka_unit_test(a_lock_is_held_or_another_holds_it),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
