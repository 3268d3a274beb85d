/* The SQL of a report: reads days and months, never requests; README.md says what each costs. All of it runs in one
 * transaction that shares the model's position. */
#ifndef CMEP_REPORTS_FIGURES_ROWS_H
#define CMEP_REPORTS_FIGURES_ROWS_H

#include "db/db.h"
#include "records.h"
#include "reports_rules.h"

/* Requests created in the range by the state that they are in now, those that have any. */
enum status reports_figures_rows_states(struct db *db, struct rango rango, struct arena *arena,
                                        const struct estado_cantidad **ret_rows, size_t *ret_count) MUST_CHECK;
/* Payments of the range by currency, those that have any. */
enum status reports_figures_rows_income(struct db *db, struct rango rango, struct arena *arena,
                                        const struct ingreso_row **ret_rows, size_t *ret_count) MUST_CHECK;
/* Payments in PEN of the range whose request has one before them in it. */
enum status reports_figures_rows_paid_again(struct db *db, struct rango rango, int64_t *ret_count) MUST_CHECK;
/* Requests created on each day that has any, in that state (0: in any). */
enum status reports_figures_rows_request_days(struct db *db, struct rango rango, enum estado_operativo estado,
                                              struct arena *arena, const struct dia_cantidad_row **ret_rows,
                                              size_t *ret_count) MUST_CHECK;
/* Cents paid in PEN on each day that has any. */
enum status reports_figures_rows_income_days(struct db *db, struct rango rango, struct arena *arena,
                                             const struct dia_cantidad_row **ret_rows, size_t *ret_count) MUST_CHECK;
/* The twenty promotores with the most clients, without names and shares. */
enum status reports_figures_rows_promotores(struct db *db, struct rango rango, struct arena *arena,
                                            struct promotor_reporte **ret_rows, size_t *ret_count) MUST_CHECK;
/* The twenty persons of each role who have most requests in it, role by role. */
enum status reports_figures_rows_persons(struct db *db, struct rango rango, struct arena *arena,
                                         const struct persona_de_rol_row **ret_rows, size_t *ret_count) MUST_CHECK;

/* How many wait in each state that a request can leave by itself, in the order of the flow, and for how long: adds to
 * rows that name the state and nothing else yet. */
enum { REPORTS_OPEN_STATES = ESTADO_OPERATIVO_CERRADO - ESTADO_OPERATIVO_REGISTRADO };
enum status reports_figures_rows_waiting(struct db *db, struct arena *arena,
                                         struct estado_resumen states[REPORTS_OPEN_STATES]) MUST_CHECK;

/* What the model holds of the requests of a month, or of all payments and clients (mes = 0), as workflow's cifra_list
 * names it. */
enum status reports_figures_rows_figures(struct db *db, int64_t mes, struct arena *arena,
                                         struct cifras *ret_figures) MUST_CHECK;

#endif
