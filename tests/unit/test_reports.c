/* The pure decisions of reports: days, periods, ranges, shares. */
#include "unit.h"

#include "bus/bus.h"
#include "base/text.h"
#include "reports_rules.h"
#include "contract/schema.h"

#include <string.h>

enum { ARENA = 1 << 20 };

static void a_date_is_a_number_and_back(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, ARENA);
    assert_int_equal(reports_rules_read_date("2026-09-08"), 20260908);
    assert_string_equal(reports_rules_date(20260908, &arena), "2026-09-08");
    assert_string_equal(reports_rules_date(10101, &arena), "0001-01-01");
    static const char *const dates[] = {"0001-01-01", "0099-12-31", "0202-01-15", "0999-12-31", "1000-01-01",
                                        "1969-12-31", "1970-01-01", "2038-01-19", "9999-12-31"};
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        assert_string_equal(reports_rules_date(reports_rules_read_date(dates[i]), &arena), dates[i]);
    arena_finish(&arena);
}

static void assert_range(struct rango got, int64_t desde, int64_t hasta)
{
    assert_int_equal(got.desde, desde);
    assert_int_equal(got.hasta, hasta);
}

static void nothing_asked_is_thirty_days_until_today(void **state)
{
    (void)state;
    assert_range(reports_rules_range(0, 0, 20260131), 20260101, 20260131);
    assert_range(reports_rules_range(0, 20240301, 20260131), 20240131, 20240301);
    assert_range(reports_rules_range(20251231, 0, 20260131), 20251231, 20260131);
    assert_range(reports_rules_range(20270101, 0, 20260131), 20270101, 20260131);
    assert_range(reports_rules_range(0, 10115, 20260131), 10101, 10115);
}

static void the_range_before_is_as_long(void **state)
{
    (void)state;
    assert_range(reports_rules_before((struct rango){20260301, 20260331}), 20260129, 20260228);
    assert_range(reports_rules_before((struct rango){20260101, 20260101}), 20251231, 20251231);
    assert_range(reports_rules_before((struct rango){10105, 10131}), 10101, 10104);
    struct rango none = reports_rules_before((struct rango){10101, 10101});
    assert_true(none.hasta < none.desde);
    none = reports_rules_before((struct rango){10101, 99991231});
    assert_true(none.hasta < none.desde);
    assert_range(reports_rules_before((struct rango){10102, 99991231}), 10101, 10101);
    assert_range(reports_rules_before((struct rango){99991231, 99991231}), 99991230, 99991230);
}

/* How often the parts hold a day: as itself, or by its month. */
static int times_held(const struct rango parts[RANGO_PARTES], int64_t dia)
{
    int times = 0;
    for (int i = 0; i < RANGO_PARTES; i++) {
        times += dia >= parts[i].desde && dia <= parts[i].hasta;
        times += dia / 100 >= parts[i].desde && dia / 100 <= parts[i].hasta;
    }
    return times;
}

static void each_day_of_a_range_is_in_one_of_its_parts(void **state)
{
    struct rango parts[RANGO_PARTES];
    (void)state;
    const int64_t begin = date_ordinal(20231120), end = date_ordinal(20240310);
    for (int64_t from = begin; from <= end; from++)
        for (int64_t to = from; to <= end; to++) {
            reports_rules_parts((struct rango){date_of_ordinal(from), date_of_ordinal(to)}, parts);
            for (int64_t day = begin - 40; day <= end + 40; day += 3)
                assert_int_equal(times_held(parts, date_of_ordinal(day)), day >= from && day <= to);
        }
}

/* Days are looked for among days and months among months, as of payments: their numbers may be equal. */
static int times_held_apart(const struct rango parts[RANGO_PARTES], int64_t dia)
{
    return (dia >= parts[0].desde && dia <= parts[0].hasta)
         + (dia / 100 >= parts[1].desde && dia / 100 <= parts[1].hasta)
         + (dia >= parts[2].desde && dia <= parts[2].hasta);
}

static void a_range_may_begin_and_end_anywhere_in_the_calendar(void **state)
{
    static const int64_t days[] = {10101,    10102,    10131,    10201,    200101,   201201,   201215,
                                   991231,   1000101,  2020115,  9991231,  10000101, 18991231, 19691231,
                                   19700101, 20260228, 20261201, 99991130, 99991201, 99991230, 99991231};
    enum { DAYS = sizeof days / sizeof days[0] };
    struct rango parts[RANGO_PARTES];
    (void)state;
    for (size_t from = 0; from < DAYS; from++)
        for (size_t to = from; to < DAYS; to++) {
            reports_rules_parts((struct rango){days[from], days[to]}, parts);
            for (size_t i = 0; i < DAYS; i++)
                assert_int_equal(times_held_apart(parts, days[i]), i >= from && i <= to);
        }
}

static void a_week_is_of_the_year_of_its_thursday(void **state)
{
    static const struct {
        int64_t dia;
        const char *week;
    } days[] = {{20270101, "2026-W53"}, {20261231, "2026-W53"}, {20270104, "2027-W01"}, {20241230, "2025-W01"},
                {20210103, "2020-W53"}, {20210104, "2021-W01"}, {20160101, "2015-W53"}, {20231231, "2023-W52"},
                {20240101, "2024-W01"}, {10101, "0001-W01"},    {99991231, "9999-W52"}, {19700101, "1970-W01"}};
    struct arena arena;
    (void)state;
    arena_init(&arena, ARENA);
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        int64_t first = reports_rules_period(date_ordinal(days[i].dia), AGRUPACION_SEMANAL);
        assert_string_equal(reports_rules_period_name(first, AGRUPACION_SEMANAL, &arena), days[i].week);
    }
    arena_finish(&arena);
}

static void a_series_has_zeros_between_and_none_around(void **state)
{
    static const struct dia_cantidad_row requests[] = {{.dia = 20261103, .cantidad = 2},
                                                       {.dia = 20261130, .cantidad = 1},
                                                       {.dia = 20270201, .cantidad = 4}},
                                         income[] = {{.dia = 20261201, .cantidad = 1234}};
    struct arena arena;
    size_t count;
    (void)state;
    arena_init(&arena, ARENA);
    const struct periodo_reporte *rows =
        reports_rules_series(requests, 3, income, 1, AGRUPACION_MENSUAL, &arena, &count);
    assert_int_equal(count, 4);
    assert_string_equal(rows[0].periodo, "2026-11");
    assert_int_equal(rows[0].solicitudes, 3);
    assert_true(rows[1].ingresos == 12.34 && rows[1].solicitudes == 0);
    assert_true(strcmp(rows[2].periodo, "2027-01") == 0 && rows[2].solicitudes == 0 && rows[2].ingresos == 0);
    assert_int_equal(rows[3].solicitudes, 4);
    rows = reports_rules_series(requests, 3, NULL, 0, AGRUPACION_SEMANAL, &arena, &count);
    assert_int_equal(count, 14);
    assert_true(strcmp(rows[8].periodo, "2026-W53") == 0 && strcmp(rows[9].periodo, "2027-W01") == 0);
    reports_rules_series(NULL, 0, NULL, 0, AGRUPACION_SEMANAL, &arena, &count);
    assert_int_equal(count, 0);
    arena_finish(&arena);
}

/* What one payment in the year 1 and one in the year 9999 make of a report is bounded by the calendar: it has to fit
 * the arena of a call, and the reply the bus. */
static void a_series_of_the_whole_calendar_fits(void **state)
{
    enum { CALL_ARENA = 64 * 1024 * 1024 };
    static const struct dia_cantidad_row income[] = {{.dia = 10101, .cantidad = 1}, {.dia = 99991231, .cantidad = 1}};
    static const size_t periods[] = {[AGRUPACION_MENSUAL] = 9999 * 12, [AGRUPACION_SEMANAL] = 521723};
    (void)state;
    for (enum agrupacion agrupacion = AGRUPACION_MENSUAL; agrupacion < AGRUPACION_COUNT; agrupacion++) {
        struct arena arena;
        struct reporte report = {0};
        msgpack_sbuffer reply;
        arena_init(&arena, CALL_ARENA);
        report.series = reports_rules_series(NULL, 0, income, 2, agrupacion, &arena, &report.series_count);
        assert_int_equal(report.series_count, periods[agrupacion]);
        assert_true(report.series[0].ingresos == 0.01 && report.series[report.series_count - 1].ingresos == 0.01);
        msgpack_sbuffer_init(&reply);
        schema_encode(&record_reporte, &report, ENCODE_ALL, &reply);
        assert_true(reply.size < BUS_REPLY_BYTES);
        msgpack_sbuffer_destroy(&reply);
        arena_finish(&arena);
    }
}

static void figures_are_rounded_half_up(void **state)
{
    (void)state;
    assert_int_equal(reports_rules_mean(1000, 3), 333);
    assert_int_equal(reports_rules_mean(1001, 2), 501);
    assert_int_equal(reports_rules_mean(0, 0), 0);
    assert_true(reports_rules_percentage(1, 8) == 12.5);
    assert_true(reports_rules_percentage(1, 3) == 33.3);
    assert_true(reports_rules_percentage(1, 2000) == 0.1);
    assert_true(reports_rules_percentage(0, 0) == 0);
    assert_true(reports_rules_money(999999999999999) == 9999999999999.99);
}

static void a_range_does_not_end_before_it_begins(void **state)
{
    (void)state;
    assert_null(reports_rules_refuse_range((struct rango){20260101, 20260101}));
    assert_non_null(reports_rules_refuse_range((struct rango){20260102, 20260101}));
}

static void figures_are_of_one_state_or_of_all(void **state)
{
    const struct estado_cantidad rows[] = {{.estado = ESTADO_OPERATIVO_CERRADO, .cantidad = 4},
                                           {.estado = ESTADO_OPERATIVO_PAGADO, .cantidad = 3}};
    const struct ingreso_row income[] = {{.moneda = MONEDA_PEN, .centimos = 100000, .pagos = 5},
                                         {.moneda = MONEDA_USD, .centimos = 5050, .pagos = 1}};
    struct arena arena;
    (void)state;
    arena_init(&arena, 65536);
    const struct estado_cantidad *all = reports_rules_distribution(rows, 2, &arena);
    for (int i = 0; i < ESTADO_OPERATIVO_COUNT - 1; i++)
        assert_int_equal(all[i].estado, i + 1);
    struct kpis kpis = reports_rules_kpis(all, ESTADO_OPERATIVO_NONE, income, 2, 1);
    assert_int_equal(kpis.solicitudes, 7);
    assert_int_equal(kpis.cerradas, 4);
    assert_true(kpis.ingresos == 1000 && kpis.ingresos_usd == 50.5 && kpis.ticket_promedio == 250);
    kpis = reports_rules_kpis(all, ESTADO_OPERATIVO_PAGADO, income, 0, 0);
    assert_int_equal(kpis.solicitudes, 3);
    assert_true(kpis.ingresos == 0 && kpis.ticket_promedio == 0);
    arena_finish(&arena);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_is_a_number_and_back),
        cmocka_unit_test(nothing_asked_is_thirty_days_until_today),
        cmocka_unit_test(the_range_before_is_as_long),
        cmocka_unit_test(each_day_of_a_range_is_in_one_of_its_parts),
        cmocka_unit_test(a_range_may_begin_and_end_anywhere_in_the_calendar),
        cmocka_unit_test(a_week_is_of_the_year_of_its_thursday),
        cmocka_unit_test(a_series_has_zeros_between_and_none_around),
        cmocka_unit_test(a_series_of_the_whole_calendar_fits),
        cmocka_unit_test(figures_are_rounded_half_up),
        cmocka_unit_test(a_range_does_not_end_before_it_begins),
        cmocka_unit_test(figures_are_of_one_state_or_of_all),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
