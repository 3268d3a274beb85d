/* What the gateway tells CloudWatch: when it is due, and that what fills up goes at once. */
#include "unit.h"

#include "core/route_metrics.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char written[64 * 1024];

/* Takes what goes to standard output meanwhile into `written`; how many lines. */
static size_t lines_of(void (*act)(struct route_metrics *), struct route_metrics *tally)
{
    FILE *file = tmpfile();
    size_t lines = 0;
    int own = dup(STDOUT_FILENO);
    fflush(stdout);
    dup2(fileno(file), STDOUT_FILENO);
    act(tally);
    dup2(own, STDOUT_FILENO);
    close(own);
    rewind(file);
    size_t size = fread(written, 1, sizeof written - 1, file);
    written[size] = '\0';
    fclose(file);
    for (const char *at = written; (at = strchr(at, '\n')); at++)
        lines++;
    return lines;
}

static void add_hundred(struct route_metrics *tally)
{
    for (int i = 0; i < 100; i++)
        route_metrics_add(tally, "/auth/me", 200, 1500, 7);
}

static void add_of_three_kinds(struct route_metrics *tally)
{
    static const char route[] = "/solicitudes", other[] = "-";
    route_metrics_add(tally, route, 200, 1234567, 1000);
    route_metrics_add(tally, route, 201, 500, 2000);
    route_metrics_add(tally, route, 503, 900, 3000);
    route_metrics_add(tally, other, 404, 10, 4000);
}

static void figures_are_due_a_minute_after_the_first(void **state)
{
    struct route_metrics *tally = route_metrics_new();
    (void)state;
    assert_true(route_metrics_due_ms(tally) == INT64_MAX);
    assert_int_equal(lines_of(add_of_three_kinds, tally), 0);
    assert_int_equal(route_metrics_due_ms(tally), 1000 + ROUTE_METRICS_MS);
    assert_int_equal(lines_of(route_metrics_flush, tally), 3);
    assert_true(route_metrics_due_ms(tally) == INT64_MAX);
    assert_non_null(strstr(written, "\"Route\":\"/solicitudes\",\"Status\":\"2xx\",\"Requests\":2.0"));
    assert_non_null(strstr(written, "\"Latency\":[1234.57,0.5]"));
    assert_non_null(strstr(written, "\"Requests\":1.0,\"ServerErrors\":1.0,\"Latency\":0.9"));
    assert_int_equal(lines_of(route_metrics_flush, tally), 0);
    route_metrics_destroy(&tally);
}

static void a_hundred_of_a_kind_go_at_once(void **state)
{
    struct route_metrics *tally = route_metrics_new();
    (void)state;
    assert_int_equal(lines_of(add_hundred, tally), 1);
    assert_non_null(strstr(written, "\"Requests\":100.0"));
    assert_int_equal(lines_of(route_metrics_flush, tally), 0);
    route_metrics_destroy(&tally);
    assert_null(tally);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_due_a_minute_after_the_first),
        cmocka_unit_test(a_hundred_of_a_kind_go_at_once),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
