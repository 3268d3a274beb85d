/* Pure decisions of reports: days, periods, shares. A day is a number, YYYYMMDD, as in the tables; where days are
 * counted it is its ordinal (base/text.h). */
#ifndef CMEP_REPORTS_RULES_H
#define CMEP_REPORTS_RULES_H

#include "base/arena.h"
#include "records.h"

/* The day that a valid date (YYYY-MM-DD) is, and back. */
int64_t reports_rules_read_date(const char *date);
const char *reports_rules_date(int64_t dia, struct arena *arena);

/* Both days belong to it; one that ends before it begins has none. */
struct rango {
    int64_t desde;
    int64_t hasta;
};

/* The range that is asked for; 0 where nothing is asked: until today, from thirty days before the end. */
struct rango reports_rules_range(int64_t desde, int64_t hasta, int64_t today);
/* Why there is no report of the range, a constant sentence about `desde`; NULL when there is one. */
const char *reports_rules_refuse_range(struct rango rango);
/* As many days just before, those before the calendar's first day left out. */
struct rango reports_rules_before(struct rango rango);

/* A range in periods: days before the first whole month, whole months (YYYYMM), days behind the last. */
enum { RANGO_PARTES = 3 };
void reports_rules_parts(struct rango rango, struct rango ret_parts[RANGO_PARTES]);

/* The ordinal of the first day of the month, or ISO week, that a day belongs to; of the one after; and its name. */
int64_t reports_rules_period(int64_t ordinal, enum agrupacion agrupacion);
int64_t reports_rules_next_period(int64_t first, enum agrupacion agrupacion);
const char *reports_rules_period_name(int64_t first, enum agrupacion agrupacion, struct arena *arena);

/* Adds requests and cents of days, each list in order, up by periods, with a row for each from the first period that
 * has any to the last; owned by the arena. */
const struct periodo_reporte *reports_rules_series(const struct dia_cantidad_row *requests, size_t request_count,
                                                   const struct dia_cantidad_row *income, size_t income_count,
                                                   enum agrupacion agrupacion, struct arena *arena, size_t *ret_count);

/* How many requests each state has, with all six states in the order of the flow; owned by the arena. */
struct estado_cantidad *reports_rules_distribution(const struct estado_cantidad *rows, size_t count,
                                                   struct arena *arena);
/* How many requests there are in all states of a distribution. */
int64_t reports_rules_all_of(const struct estado_cantidad *states);
/* The figures of a range: requests of one state (NONE: of all), closed ones, income in each currency, and what a paid
 * request brought on average in PEN, `again` payments being of a request that is counted already. */
struct kpis reports_rules_kpis(const struct estado_cantidad *states, enum estado_operativo estado,
                               const struct ingreso_row *income, size_t count, int64_t again);

/* Cents as the number of an answer: the double nearest to it, which is written as exactly those two decimals. */
double reports_rules_money(int64_t cents);
/* Cents a piece, rounded half up; 0 of none. */
int64_t reports_rules_mean(int64_t cents, int64_t count);
/* Which share of the whole, in percent with one decimal, rounded half up; 0 of none. */
double reports_rules_percentage(int64_t part, int64_t whole);

#endif
