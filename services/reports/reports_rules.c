#include "reports_rules.h"

#include "base/text.h"

#include <inttypes.h>

enum { DEFAULT_DAYS = 30, FIRST_DAY = 10101, WEEK = 7, THURSDAY = 3 /* days behind Monday */ };

/* ---- days */

int64_t reports_rules_read_date(const char *date)
{
    int64_t dia = 0;
    bool is_date = date_read(date, &dia);
    (void)is_date; /* it was checked where it came in */
    return dia;
}

const char *reports_rules_date(int64_t dia, struct arena *arena)
{
    char *text = arena_alloc(arena, DATE_TEXT_SIZE);
    date_write(dia, text);
    return text;
}

/* ---- ranges */

static int64_t days_before(int64_t dia, int64_t days)
{
    int64_t ordinal = date_ordinal(dia) - days, first = date_ordinal(FIRST_DAY);
    return date_of_ordinal(ordinal < first ? first : ordinal);
}

struct rango reports_rules_range(int64_t desde, int64_t hasta, int64_t today)
{
    struct rango rango = {.hasta = hasta ? hasta : today};
    rango.desde = desde ? desde : days_before(rango.hasta, DEFAULT_DAYS);
    return rango;
}

const char *reports_rules_refuse_range(struct rango rango)
{
    return rango.desde > rango.hasta ? "No puede ser posterior a hasta." : NULL;
}

struct rango reports_rules_before(struct rango rango)
{
    int64_t first = date_ordinal(rango.desde), days = date_ordinal(rango.hasta) - first + 1;
    if (rango.desde == FIRST_DAY)
        return (struct rango){.desde = FIRST_DAY, .hasta = 0};
    return (struct rango){.desde = days_before(rango.desde, days), .hasta = date_of_ordinal(first - 1)};
}

static int64_t next_month(int64_t month)
{
    return month % 100 == 12 ? month + 89 : month + 1;
}

static int64_t last_day_of(int64_t month)
{
    return date_of_ordinal(date_ordinal(next_month(month) * 100 + 1) - 1);
}

void reports_rules_parts(struct rango rango, struct rango ret_parts[RANGO_PARTES])
{
    int64_t from = rango.desde / 100, to = rango.hasta / 100;
    int64_t first = rango.desde % 100 == 1 ? from : next_month(from);
    int64_t behind = last_day_of(to) == rango.hasta ? next_month(to) : to;
    if (first >= behind) {
        ret_parts[0] = rango;
        ret_parts[1] = ret_parts[2] = (struct rango){.desde = 1, .hasta = 0};
        return;
    }
    ret_parts[0] = (struct rango){rango.desde, first * 100};
    ret_parts[1] = (struct rango){first, behind - 1}; /* month 0 of a year is none: it needs no care */
    ret_parts[2] = (struct rango){behind * 100, rango.hasta};
}

/* ---- periods */

int64_t reports_rules_period(int64_t ordinal, enum agrupacion agrupacion)
{
    enum { FIRST_MONDAY = -719162 }; /* the calendar's first day is one */
    if (agrupacion == AGRUPACION_SEMANAL)
        return ordinal - (ordinal - FIRST_MONDAY) % WEEK;
    return ordinal - (date_of_ordinal(ordinal) % 100 - 1);
}

int64_t reports_rules_next_period(int64_t first, enum agrupacion agrupacion)
{
    if (agrupacion == AGRUPACION_SEMANAL)
        return first + WEEK;
    return date_ordinal(next_month(date_of_ordinal(first) / 100) * 100 + 1);
}

const char *reports_rules_period_name(int64_t first, enum agrupacion agrupacion, struct arena *arena)
{
    if (agrupacion != AGRUPACION_SEMANAL)
        return arena_printf(arena, "%04" PRId64 "-%02" PRId64, date_of_ordinal(first) / 10000,
                            date_of_ordinal(first) / 100 % 100);
    /* A week belongs to the year of its Thursday, and is counted by that year's Thursdays. */
    int64_t thursday = first + THURSDAY, year = date_of_ordinal(thursday) / 10000;
    int64_t week = (thursday - date_ordinal(year * 10000 + 101)) / WEEK + 1;
    return arena_printf(arena, "%04" PRId64 "-W%02" PRId64, year, week);
}

/* The period of a list's day; before all when it has no more. */
static int64_t period_at(const struct dia_cantidad_row *rows, size_t count, size_t at, enum agrupacion agrupacion)
{
    return at < count ? reports_rules_period(date_ordinal(rows[at].dia), agrupacion) : INT64_MAX;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Adds up what belongs to the period, and goes on behind it. */
static int64_t take_period(const struct dia_cantidad_row *rows, size_t count, size_t *at, int64_t first,
                           enum agrupacion agrupacion)
{
    int64_t sum = 0;
    for (; period_at(rows, count, *at, agrupacion) == first; ++*at)
        sum += rows[*at].cantidad;
    return sum;
}

const struct periodo_reporte *reports_rules_series(const struct dia_cantidad_row *requests, size_t request_count,
                                                   const struct dia_cantidad_row *income, size_t income_count,
                                                   enum agrupacion agrupacion, struct arena *arena, size_t *ret_count)
{
    size_t request = 0, paid = 0, count = 0;
    int64_t first =
        least(period_at(requests, request_count, 0, agrupacion), period_at(income, income_count, 0, agrupacion));
    int64_t last = INT64_MIN;
    if (request_count > 0)
        last = period_at(requests, request_count, request_count - 1, agrupacion);
    if (income_count > 0 && period_at(income, income_count, income_count - 1, agrupacion) > last)
        last = period_at(income, income_count, income_count - 1, agrupacion);
    *ret_count = 0;
    for (int64_t period = first; period <= last; period = reports_rules_next_period(period, agrupacion))
        ++*ret_count;
    struct periodo_reporte *rows = arena_alloc(arena, *ret_count * sizeof *rows + 1);
    for (int64_t period = first; count < *ret_count; period = reports_rules_next_period(period, agrupacion))
        rows[count++] = (struct periodo_reporte){
            .periodo = reports_rules_period_name(period, agrupacion, arena),
            .solicitudes = take_period(requests, request_count, &request, period, agrupacion),
            .ingresos = reports_rules_money(take_period(income, income_count, &paid, period, agrupacion))};
    return rows;
}

/* ---- figures */

struct estado_cantidad *reports_rules_distribution(const struct estado_cantidad *rows, size_t count,
                                                   struct arena *arena)
{
    struct estado_cantidad *all = arena_alloc(arena, ESTADO_OPERATIVO_COUNT * sizeof *all);
    for (enum estado_operativo estado = ESTADO_OPERATIVO_REGISTRADO; estado < ESTADO_OPERATIVO_COUNT; estado++)
        all[estado - 1].estado = estado;
    for (size_t i = 0; i < count; i++)
        all[rows[i].estado - 1].cantidad = rows[i].cantidad;
    return all;
}

int64_t reports_rules_all_of(const struct estado_cantidad *states)
{
    int64_t sum = 0;
    for (int i = 0; i < ESTADO_OPERATIVO_COUNT - 1; i++)
        sum += states[i].cantidad;
    return sum;
}

struct kpis reports_rules_kpis(const struct estado_cantidad *states, enum estado_operativo estado,
                               const struct ingreso_row *income, size_t count, int64_t again)
{
    struct kpis kpis = {.solicitudes = estado ? states[estado - 1].cantidad : reports_rules_all_of(states),
                        .cerradas = states[ESTADO_OPERATIVO_CERRADO - 1].cantidad};
    for (size_t i = 0; i < count; i++) {
        if (income[i].moneda == MONEDA_USD) {
            kpis.ingresos_usd = reports_rules_money(income[i].centimos);
            continue;
        }
        kpis.ingresos = reports_rules_money(income[i].centimos);
        kpis.ticket_promedio = reports_rules_money(reports_rules_mean(income[i].centimos, income[i].pagos - again));
    }
    return kpis;
}

double reports_rules_money(int64_t cents)
{
    return (double)cents / 100;
}

int64_t reports_rules_mean(int64_t cents, int64_t count)
{
    return count > 0 ? (2 * cents + count) / (2 * count) : 0;
}

double reports_rules_percentage(int64_t part, int64_t whole)
{
    return whole > 0 ? (double)((2000 * part + whole) / (2 * whole)) / 10 : 0;
}
