/* What a file of tables may hold, where a flow would take too long to fill it. */
#include "unit.h"

#include "base/day.h"
#include "export/sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_never_late(const void *context)
{
    (void)context;
    return false;
}

/* An owner of files that is an operation of workflow, in a folder of its own. */
struct stand {
    struct config config;
    struct arena arena;
    struct draft_owner owner;
    char folder[64];
};

static int set_up(void **state)
{
    struct stand *stand = *state = calloc(1, sizeof *stand);
    strcpy(stand->folder, "/tmp/cmep-sheet-XXXXXX");
    assert_non_null(mkdtemp(stand->folder));
    day_init("America/Lima");
    arena_init(&stand->arena, 1 << 20);
    stand->config = (struct config){.upload_dir = stand->folder, .bus_bind = "", .bus_workflow = "ipc://x"};
    stand->owner = (struct draft_owner){.arena = &stand->arena,
                                        .config = &stand->config,
                                        .operation = "workflow.solicitud_xlsx",
                                        .is_late = is_never_late};
    assert_true(draft_prepare(&stand->config, "workflow", stderr));
    return 0;
}

static int tear_down(void **state)
{
    struct stand *stand = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", stand->folder);
    assert_int_equal(system(command), 0);
    arena_finish(&stand->arena);
    free(stand);
    return 0;
}

static struct sheet *begin(struct stand *stand, enum formato formato, const char **ret_name)
{
    static const char *const headers[] = {"Uno"};
    struct exportacion opened;
    struct sheet *sheet;
    assert_int_equal(draft_open(&stand->owner, &opened), STATUS_OK);
    assert_int_equal(sheet_begin(&stand->owner, formato, opened.exportacion, NULL, &sheet), STATUS_OK);
    sheet_table(sheet, "Hoja", headers, 1);
    *ret_name = opened.exportacion;
    return sheet;
}

static enum status put(struct sheet *sheet, const char *text)
{
    sheet_text(sheet, text);
    return sheet_end_row(sheet);
}

static void a_workbook_has_room_for_1048575_rows_and_refuses_the_next(void **state)
{
    const char *name;
    struct exportado written;
    struct exportacion_lectura reading = {0};
    struct trozo piece;
    struct sheet *sheet = begin(*state, FORMATO_XLSX, &name);
    for (int row = 0; row < 1048575; row++)
        assert_int_equal(put(sheet, "x"), STATUS_OK);
    assert_int_equal(put(sheet, "x"), STATUS_VALIDATION_ERROR);
    assert_int_equal(sheet_finish(sheet, STATUS_VALIDATION_ERROR, &written), STATUS_VALIDATION_ERROR);
    reading.exportacion = name;
    assert_int_equal(draft_read(&((struct stand *)*state)->owner, &reading, &piece), STATUS_NOT_FOUND);
}

static void a_text_longer_than_a_cell_is_cut_between_letters(void **state)
{
    enum { LETTERS = 40000 };
    const char *name;
    struct exportado written;
    struct sheet *sheet = begin(*state, FORMATO_XLSX, &name);
    char *text = calloc(LETTERS, 2 + 1);
    for (int i = 0; i < LETTERS; i++)
        strcat(text + 2 * i, "ñ");
    assert_int_equal(put(sheet, text), STATUS_OK);
    free(text);
    assert_int_equal(sheet_finish(sheet, STATUS_OK, &written), STATUS_OK);
    assert_true(written.tamano_bytes > 0);
}

static void who_has_gone_is_not_written_for(void **state)
{
    struct stand *stand = *state;
    const char *name;
    struct exportado written;
    for (enum formato formato = FORMATO_CSV; formato <= FORMATO_XLSX; formato++) {
        struct sheet *sheet = begin(stand, formato, &name);
        struct exportacion gone = {.exportacion = name};
        assert_int_equal(put(sheet, "x"), STATUS_OK);
        assert_int_equal(draft_drop(&stand->owner, &gone), STATUS_OK);
        enum status status = STATUS_OK;
        for (int row = 0; row < 100000 && status == STATUS_OK; row++)
            status = put(sheet, "a text of some length, so that a buffer is full soon");
        assert_int_equal(status, STATUS_NOT_FOUND);
        assert_int_equal(sheet_finish(sheet, status, &written), STATUS_NOT_FOUND);
        assert_int_equal(sheet_begin(&stand->owner, formato, name, NULL, &sheet), STATUS_NOT_FOUND);
    }
}

static void a_name_is_no_path(void **state)
{
    struct stand *stand = *state;
    static const char *const names[] = {"", "../../../../../../../etc/passwd", "0123456789abcdef0123456789abcdeg",
                                        "/23456789abcdef0123456789abcdef0", "0123456789ABCDEF0123456789abcdef"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct exportacion_lectura reading = {.exportacion = names[i]};
        struct trozo piece;
        struct sheet *sheet;
        assert_int_equal(draft_read(&stand->owner, &reading, &piece), STATUS_NOT_FOUND);
        assert_int_equal(sheet_begin(&stand->owner, FORMATO_CSV, names[i], NULL, &sheet), STATUS_NOT_FOUND);
    }
}

static void what_a_process_left_is_gone_when_the_next_one_begins(void **state)
{
    struct stand *stand = *state;
    struct exportacion opened;
    struct trozo piece;
    assert_int_equal(draft_open(&stand->owner, &opened), STATUS_OK);
    struct exportacion_lectura reading = {.exportacion = opened.exportacion};
    assert_int_equal(draft_read(&stand->owner, &reading, &piece), STATUS_OK);
    assert_int_equal(piece.datos_size, 0);
    stand->config.bus_bind = "ipc://another";
    assert_true(draft_prepare(&stand->config, "workflow", stderr));
    stand->config.bus_bind = "";
    assert_int_equal(draft_read(&stand->owner, &reading, &piece), STATUS_OK);
    assert_true(draft_prepare(&stand->config, "workflow", stderr));
    assert_int_equal(draft_read(&stand->owner, &reading, &piece), STATUS_NOT_FOUND);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_workbook_has_room_for_1048575_rows_and_refuses_the_next, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_text_longer_than_a_cell_is_cut_between_letters, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_has_gone_is_not_written_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_name_is_no_path, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_process_left_is_gone_when_the_next_one_begins, set_up, tear_down),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
