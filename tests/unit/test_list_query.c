/* The statements of the list, each variant as golden/list/NAME.sql shows it: its text in lines, and the values that
 * each takes. UPDATE_GOLDEN=1 writes the files instead of comparing them. */
#include "unit.h"

#include "list/workflow_list_paths.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;

static int make_arena(void **state)
{
    (void)state;
    arena_init(&arena, 1024 * 1024);
    return 0;
}

static int drop_arena(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

/* ---- golden files */

/* Where a statement is written to, in lines. */
struct page {
    FILE *file;
    const struct db_query *query;
    size_t value; /* the next one of the query */
    size_t line;  /* the first value of the line */
    int column;
    int depth; /* of parentheses */
};

static bool follows(const struct page *page, const char *at, const char *word)
{
    size_t size = strlen(word);
    return (size_t)(at - page->query->sql) >= size && memcmp(at - size, word, size) == 0;
}

/* Whether the blank at `at` becomes the end of a line: in front of a part of the statement, or where it grows long. */
static bool ends_line(const struct page *page, const char *at)
{
    enum { LONG = 90 };
    static const char *const words[] = {" FROM ",     " WHERE ",     " AND ",           " OR ",
                                        " JOIN ",     " LEFT JOIN ", " STRAIGHT_JOIN ", " UNION ",
                                        " ORDER BY ", " GROUP BY ",  " HAVING ",        " LIMIT "};
    for (size_t i = 0; *at == ' ' && i < sizeof words / sizeof words[0]; i++)
        if (strncmp(at, words[i], strlen(words[i])) == 0)
            return !follows(page, at, "LEFT") && !follows(page, at, "SELECT");
    return *at == ' ' && page->column > LONG && follows(page, at, ",");
}

/* Ends a line with the values that it takes. */
static void end_line(struct page *page)
{
    for (; page->line < page->value; page->line++) {
        const struct db_value *value = &page->query->values[page->line];
        fputs(page->column > 0 ? " -- " : ", ", page->file);
        page->column = 0;
        if (value->type == DB_INT)
            fprintf(page->file, "%" PRId64, value->number);
        else
            fprintf(page->file, "'%s'", value->text);
    }
    fputc('\n', page->file);
}

static void put_statement(FILE *file, const struct db_query *query)
{
    struct page page = {.file = file, .query = query};
    for (const char *at = query->sql; *at; at++) {
        if (ends_line(&page, at)) {
            end_line(&page);
            page.column = fprintf(file, "%*s", 2 * page.depth, "");
            continue;
        }
        page.column++;
        page.depth += (*at == '(') - (*at == ')');
        page.value += *at == '?';
        fputc(*at, file);
    }
    end_line(&page);
    assert_int_equal(page.value, query->count);
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file)
        return arena_printf(&arena, "there is no %s", path);
    char *text = arena_alloc(&arena, 2 * DB_QUERY_BYTES);
    text[fread(text, 1, 2 * DB_QUERY_BYTES - 1, file)] = '\0';
    fclose(file);
    return text;
}

/* Compares a statement with its golden file. */
static void expect(const char *name, const struct db_query *query)
{
    const char *path = arena_printf(&arena, "%s/list/%s.sql", GOLDEN_DIR, name);
    char *text = NULL;
    size_t size;
    FILE *memory = open_memstream(&text, &size);
    put_statement(memory, query);
    fclose(memory);
    if (getenv("UPDATE_GOLDEN")) {
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fputs(text, file);
        fclose(file);
    }
    assert_string_equal(read_file(path), text);
    free(text);
}

/* ---- what is asked for */

static const char *const needles[] = {"quispe", " j"};
static const struct list_cursor cursor = {.solicitud_id = 41, .time = "2026-03-04 05:06:07.000008"};

#define DAYS .created_from = "2026-01-01 05:00:00", .created_before = "2026-02-01 05:00:00"
#define MINE .only_mine = true, .mine_creator = 3, .mine_gestor = 5, .mine_medico = 5

static const struct list_filter everything = {0};
static const struct list_filter of_state = {.estado_operativo = ESTADO_OPERATIVO_PAGADO};
static const struct list_filter of_days = {DAYS};
static const struct list_filter of_gestor = {.gestor_id = 5, .estado_operativo = ESTADO_OPERATIVO_PAGADO};
static const struct list_filter of_medico = {.medico_id = 6};
static const struct list_filter of_promotor = {.promotor_id = 7, .gestor_id = 5, DAYS};
static const struct list_filter mine_created = {.only_mine = true, .mine_creator = 3};
static const struct list_filter mine = {MINE};
static const struct list_filter mine_of_gestor = {.gestor_id = 5, MINE};
static const struct list_filter with_words = {.needles = needles, .needle_count = 2};
static const struct list_filter with_words_of_state = {
    .needles = needles, .needle_count = 2, .estado_operativo = ESTADO_OPERATIVO_PAGADO, DAYS};

static const struct way posting = {.kind = WAY_GRAM, .key = 1234};
static const struct way found = {.kind = WAY_FOUND, .text = "[9,8,7]"};

/* A selection of 21 requests by the ways that follow from the filter. */
static struct selection of(const struct list_filter *filter, enum orden orden)
{
    struct way *ways = arena_alloc(&arena, LIST_MOST_WAYS * sizeof *ways);
    struct selection selection = {.filter = filter, .ways = ways, .orden = orden, .most = 21};
    assert_int_equal(workflow_list_paths_choose(NULL, filter, orden, &arena, ways, &selection.way_count), STATUS_OK);
    return selection;
}

static struct selection by(const struct list_filter *filter, const struct way *way, enum orden orden)
{
    return (struct selection){.filter = filter, .ways = way, .way_count = 1, .orden = orden, .most = 21};
}

static struct selection behind_cursor(struct selection selection)
{
    selection.after = &cursor;
    return selection;
}

/* ---- the statements */

static void a_page(void **state)
{
    const struct way sorted = {.kind = WAY_ALL, .is_sorted = true};
    const struct {
        const char *name;
        struct selection selection;
    } variants[] = {
        {"page", of(&everything, ORDEN_RECIENTE)},
        {"page_oldest", of(&everything, ORDEN_ANTIGUO)},
        {"page_by_state", of(&everything, ORDEN_ESTADO_DESDE)},
        {"page_behind_cursor", behind_cursor(of(&everything, ORDEN_RECIENTE))},
        {"page_oldest_behind_cursor", behind_cursor(of(&everything, ORDEN_ANTIGUO))},
        {"page_of_state", of(&of_state, ORDEN_RECIENTE)},
        {"page_of_state_by_state", of(&of_state, ORDEN_ESTADO_DESDE)},
        {"page_of_days", of(&of_days, ORDEN_RECIENTE)},
        {"page_of_days_by_state", by(&of_days, &(struct way){.kind = WAY_ALL}, ORDEN_ESTADO_DESDE)},
        {"page_of_days_sorted", by(&of_days, &sorted, ORDEN_ESTADO_DESDE)},
        {"page_of_gestor", of(&of_gestor, ORDEN_RECIENTE)},
        {"page_of_medico", of(&of_medico, ORDEN_RECIENTE)},
        {"page_of_promotor", of(&of_promotor, ORDEN_RECIENTE)},
        {"page_mine_created", of(&mine_created, ORDEN_RECIENTE)},
        {"page_mine", of(&mine, ORDEN_RECIENTE)},
        {"page_mine_behind_cursor", behind_cursor(of(&mine, ORDEN_RECIENTE))},
        {"page_mine_of_gestor", of(&mine_of_gestor, ORDEN_RECIENTE)},
        {"page_with_words", by(&with_words, &posting, ORDEN_RECIENTE)},
        {"page_with_words_by_state", of(&with_words, ORDEN_ESTADO_DESDE)},
        {"page_with_words_of_state", by(&with_words_of_state, &posting, ORDEN_RECIENTE)},
        {"page_of_found", by(&with_words, &found, ORDEN_RECIENTE)},
    };
    struct db_query query;
    (void)state;
    for (size_t i = 0; i < sizeof variants / sizeof variants[0]; i++) {
        workflow_list_query_page(&query, &variants[i].selection);
        expect(variants[i].name, &query);
    }
}

static void a_page_behind_others(void **state)
{
    struct selection one = of(&everything, ORDEN_RECIENTE), several = of(&mine, ORDEN_RECIENTE);
    struct db_query query;
    (void)state;
    one.skipped = several.skipped = 40;
    workflow_list_query_page(&query, &one);
    expect("page_third", &query);
    workflow_list_query_page(&query, &several);
    expect("page_mine_third", &query);
}

static void what_is_found_by_words(void **state)
{
    const struct way choices[] = {{.kind = WAY_GRAM, .key = 1234}, {.kind = WAY_GRAM, .key = 5678}};
    struct selection selection = by(&with_words, &posting, ORDEN_RECIENTE);
    struct db_query query;
    (void)state;
    workflow_list_query_found(&query, &selection);
    expect("found", &query);
    selection.ways = choices;
    selection.way_count = 2;
    workflow_list_query_found(&query, &selection);
    expect("found_by_choices", &query);
}

static void a_total_that_is_not_kept(void **state)
{
    const struct selection one = of(&of_days, ORDEN_RECIENTE), several = of(&mine, ORDEN_RECIENTE);
    struct db_query query;
    (void)state;
    workflow_list_query_total(&query, &one);
    expect("total_of_days", &query);
    workflow_list_query_total(&query, &several);
    expect("total_mine", &query);
}

static void counts_that_are_kept(void **state)
{
    const struct vista_key keys[] = {{VISTA_CREADOR, 3, 0}, {VISTA_GESTOR, 5, 0}, {VISTA_CREADOR_GESTOR, 3, 5}};
    struct db_query query;
    (void)state;
    workflow_list_query_counts(&query, keys, 1, ESTADO_OPERATIVO_NONE);
    expect("counts", &query);
    workflow_list_query_counts(&query, keys, 3, ESTADO_OPERATIVO_PAGADO);
    expect("counts_mine_of_state", &query);
}

static void a_summary(void **state)
{
    const struct conteo_row counts[] = {{.estado = ESTADO_OPERATIVO_REGISTRADO, .cantidad = 4},
                                        {.estado = ESTADO_OPERATIVO_PAGADO, .cantidad = 5},
                                        {.estado = ESTADO_OPERATIVO_CERRADO, .cantidad = 50001}};
    const struct selection several = of(&mine, ORDEN_RECIENTE), medico = of(&of_medico, ORDEN_RECIENTE);
    struct db_query query;
    (void)state;
    workflow_list_query_summary(&query, &several);
    expect("summary_mine", &query);
    workflow_list_query_ages(&query, medico.ways, &of_medico, counts, 3);
    expect("ages_of_medico", &query);
}

static void a_file(void **state)
{
    const struct selection gestor = of(&of_gestor, ORDEN_RECIENTE);
    struct db_query query;
    (void)state;
    workflow_list_query_file(&query, gestor.ways, &of_gestor, ORDEN_RECIENTE);
    expect("file_of_gestor", &query);
    workflow_list_query_file(&query, &posting, &with_words, ORDEN_ANTIGUO);
    expect("file_with_words", &query);
}

static void how_far_ways_reach(void **state)
{
    const struct way ways[] = {posting, {.kind = WAY_GESTOR, .key = 5}};
    struct selection selection = {
        .filter = &with_words_of_state, .ways = ways, .way_count = 2, .orden = ORDEN_RECIENTE, .most = 64};
    struct db_query query;
    (void)state;
    workflow_list_query_reach(&query, &selection);
    expect("reach", &query);
    selection.orden = ORDEN_ANTIGUO;
    workflow_list_query_reach(&query, &selection);
    expect("reach_oldest", &query);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page),
        cmocka_unit_test(a_page_behind_others),
        cmocka_unit_test(what_is_found_by_words),
        cmocka_unit_test(a_total_that_is_not_kept),
        cmocka_unit_test(counts_that_are_kept),
        cmocka_unit_test(a_summary),
        cmocka_unit_test(a_file),
        cmocka_unit_test(how_far_ways_reach),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
