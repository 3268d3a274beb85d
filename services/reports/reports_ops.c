/* What reports answers. */
#include "base/day.h"
#include "questions.h"
#include "reports_figures_rows.h"
#include "reports_handlers.h"
#include "reports_model.h"
#include "reports_model_rows.h"
#include "service/transaction.h"

#include <inttypes.h>

enum status reports_puesta_al_dia(struct call *call, const struct empty *in, struct reporte_cursor_row *out)
{
    (void)in;
    return reports_model_catch_up(call, &out->evento_id);
}

/* A report on its way. */
struct report {
    struct rango rango;
    enum estado_operativo estado; /* 0: any */
    enum agrupacion agrupacion;
    struct reporte *out;
    struct reporte_avisos *avisos;
    struct promotor_reporte *promotores;
    size_t promotor_count;
    struct persona_reporte *persons[ROL_EMPLEADO_COUNT];
    size_t person_count[ROL_EMPLEADO_COUNT];
};

static enum status distribution(struct call *call, struct rango rango, struct estado_cantidad **ret_states)
{
    const struct estado_cantidad *rows;
    size_t count;
    enum status status = reports_figures_rows_states(call->db, rango, call->arena, &rows, &count);
    if (status == STATUS_OK)
        *ret_states = reports_rules_distribution(rows, count, call->arena);
    return status;
}

static enum status put_kpis(struct call *call, struct rango rango, const struct report *report,
                            const struct estado_cantidad *states, struct kpis *ret_kpis)
{
    const struct ingreso_row *rows;
    int64_t again;
    size_t count;
    enum status status = reports_figures_rows_income(call->db, rango, call->arena, &rows, &count);
    if (status == STATUS_OK)
        status = reports_figures_rows_paid_again(call->db, rango, &again);
    if (status == STATUS_OK)
        *ret_kpis = reports_rules_kpis(states, report->estado, rows, count, again);
    return status;
}

static enum status read_kpis(struct call *call, struct report *report)
{
    struct rango before = reports_rules_before(report->rango);
    struct estado_cantidad *states, *states_before;
    struct kpis *now = arena_alloc(call->arena, sizeof *now), *previous = arena_alloc(call->arena, sizeof *previous);
    enum status status = distribution(call, report->rango, &states);
    if (status == STATUS_OK)
        status = put_kpis(call, report->rango, report, states, now);
    if (status == STATUS_OK)
        status = distribution(call, before, &states_before);
    if (status == STATUS_OK)
        status = put_kpis(call, before, report, states_before, previous);
    if (status != STATUS_OK)
        return status;
    report->out->kpis = now;
    report->out->kpis_previos = previous;
    report->out->distribucion = states;
    report->out->distribucion_count = ESTADO_OPERATIVO_COUNT - 1;
    return STATUS_OK;
}

static enum status read_series(struct call *call, struct report *report)
{
    const struct dia_cantidad_row *requests, *income;
    size_t request_count, income_count;
    enum status status = reports_figures_rows_request_days(call->db, report->rango, report->estado, call->arena,
                                                           &requests, &request_count);
    if (status == STATUS_OK)
        status = reports_figures_rows_income_days(call->db, report->rango, call->arena, &income, &income_count);
    if (status == STATUS_OK)
        report->out->series = reports_rules_series(requests, request_count, income, income_count, report->agrupacion,
                                                   call->arena, &report->out->series_count);
    return status;
}

static enum status read_aging(struct call *call, struct reporte *out)
{
    struct estado_resumen *open = arena_alloc(call->arena, REPORTS_OPEN_STATES * sizeof *open);
    for (size_t i = 0; i < REPORTS_OPEN_STATES; i++) {
        for (size_t j = 0; j < record_estado_resumen.count; j++)
            schema_put_null(&record_estado_resumen.fields[j], &open[i]);
        open[i].estado = ESTADO_OPERATIVO_REGISTRADO + (enum estado_operativo)i;
    }
    out->aging = open;
    out->aging_count = REPORTS_OPEN_STATES;
    return reports_figures_rows_waiting(call->db, call->arena, open);
}

static enum status read_team(struct call *call, struct report *report)
{
    const struct persona_de_rol_row *rows;
    size_t count = 0;
    enum status status = reports_figures_rows_persons(call->db, report->rango, call->arena, &rows, &count);
    for (enum rol_empleado rol = ROL_EMPLEADO_OPERADOR; rol < ROL_EMPLEADO_COUNT; rol++) {
        report->persons[rol] = arena_alloc(call->arena, count * sizeof **report->persons + 1);
        report->person_count[rol] = 0; /* a transaction may run again */
    }
    for (const struct persona_de_rol_row *row = rows; status == STATUS_OK && row < rows + count; row++)
        report->persons[row->rol][report->person_count[row->rol]++] = *row->persona;
    return status;
}

/* The ids, as many as a sentence takes. */
static const char *listed(const struct reporte_apartado_row *rows, size_t count, struct arena *arena)
{
    enum { MOST = 10 };
    const char *text = arena_printf(arena, "%" PRId64, rows[0].solicitud_id);
    for (size_t i = 1; i < count && i < MOST; i++)
        text = arena_printf(arena, "%s, %" PRId64, text, rows[i].solicitud_id);
    return count > MOST ? arena_printf(arena, "%s…", text) : text;
}

/* Says what the figures lack. */
static enum status read_warnings(struct call *call, struct reporte_avisos *avisos)
{
    const struct reporte_apartado_row *rows;
    size_t count = 0;
    enum status status = reports_model_rows_aside(call->db, call->arena, &rows, &count);
    avisos->warnings_count = count > 0;
    if (status != STATUS_OK || count == 0)
        return status;
    const char **warnings = arena_alloc(call->arena, sizeof *warnings);
    *warnings =
        arena_printf(call->arena, "Falta en las cifras lo último de solicitudes que no se pudieron procesar: %s.",
                     listed(rows, count, call->arena));
    avisos->warnings = warnings;
    return STATUS_OK;
}

/* All that comes from the model, which stands still meanwhile. */
static enum status read_report(struct call *call, void *data)
{
    struct report *report = data;
    int64_t event_id;
    enum status status = reports_model_rows_share(call->db, call->arena, &event_id);
    if (status == STATUS_OK)
        status = read_kpis(call, report);
    if (status == STATUS_OK)
        status = read_series(call, report);
    if (status == STATUS_OK)
        status = reports_figures_rows_promotores(call->db, report->rango, call->arena, &report->promotores,
                                                 &report->promotor_count);
    if (status == STATUS_OK)
        status = read_team(call, report);
    if (status == STATUS_OK)
        status = read_warnings(call, report->avisos);
    return status == STATUS_OK ? read_aging(call, report->out) : status;
}

/* ---- names, as workflow has them at the moment */

static const char *name_of(int64_t id, const struct nombre_de *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (names[i].id == id)
            return names[i].nombre;
    return NULL;
}

static enum status ask_names(struct call *call, const struct report *report, struct nombres *ret_names)
{
    size_t count = 0;
    for (enum rol_empleado rol = ROL_EMPLEADO_OPERADOR; rol < ROL_EMPLEADO_COUNT; rol++)
        count += report->person_count[rol];
    struct persona_ref *persons = arena_alloc(call->arena, count * sizeof *persons + 1);
    struct promotor_clave *promotores = arena_alloc(call->arena, report->promotor_count * sizeof *promotores + 1);
    struct nombre_list_request request = {.personas = persons,
                                          .personas_count = count,
                                          .promotores = promotores,
                                          .promotores_count = report->promotor_count};
    for (enum rol_empleado rol = ROL_EMPLEADO_OPERADOR; rol < ROL_EMPLEADO_COUNT; rol++)
        for (size_t i = 0; i < report->person_count[rol]; i++)
            persons[--count].persona_id = report->persons[rol][i].persona_id;
    for (size_t i = 0; i < report->promotor_count; i++)
        promotores[i].promotor_id = report->promotores[i].promotor_id;
    return workflow_ask_nombre_list(call, &request, ret_names);
}

static void put_rankings(struct call *call, struct report *report, const struct nombres *names)
{
    int64_t whole = reports_rules_all_of(report->out->distribucion);
    for (size_t i = 0; i < report->promotor_count; i++) {
        struct promotor_reporte *promotor = &report->promotores[i];
        promotor->nombre = name_of(promotor->promotor_id, names->promotores, names->promotores_count);
        promotor->porcentaje = reports_rules_percentage(promotor->solicitudes, whole);
    }
    for (enum rol_empleado rol = ROL_EMPLEADO_OPERADOR; rol < ROL_EMPLEADO_COUNT; rol++)
        for (size_t i = 0; i < report->person_count[rol]; i++)
            report->persons[rol][i].nombre =
                name_of(report->persons[rol][i].persona_id, names->personas, names->personas_count);
    struct equipo_reporte *team = arena_alloc(call->arena, sizeof *team);
    *team = (struct equipo_reporte){.gestores = report->persons[ROL_EMPLEADO_GESTOR],
                                    .gestores_count = report->person_count[ROL_EMPLEADO_GESTOR],
                                    .medicos = report->persons[ROL_EMPLEADO_MEDICO],
                                    .medicos_count = report->person_count[ROL_EMPLEADO_MEDICO],
                                    .operadores = report->persons[ROL_EMPLEADO_OPERADOR],
                                    .operadores_count = report->person_count[ROL_EMPLEADO_OPERADOR]};
    report->out->ranking_equipo = team;
    report->out->ranking_promotores = report->promotores;
    report->out->ranking_promotores_count = report->promotor_count;
}

static enum status make_report(struct call *call, struct report *report)
{
    int64_t event_id;
    struct nombres names;
    enum status status = reports_model_catch_up(call, &event_id);
    if (status == STATUS_OK)
        status = call_transaction(call, read_report, report);
    if (status == STATUS_OK)
        status = ask_names(call, report, &names);
    if (status == STATUS_OK)
        put_rankings(call, report, &names);
    return status;
}

enum status reports_reporte_get(struct call *call, const struct reporte_get_request *in, struct reporte_respuesta *out)
{
    struct reporte *reporte = arena_alloc(call->arena, sizeof *reporte);
    struct reporte_avisos *avisos = arena_alloc(call->arena, sizeof *avisos);
    struct report report = {.estado = in->estado, .agrupacion = in->agrupacion, .out = reporte, .avisos = avisos};
    report.rango = reports_rules_range(in->desde ? reports_rules_read_date(in->desde) : 0,
                                       in->hasta ? reports_rules_read_date(in->hasta) : 0, day_today());
    const char *refusal = reports_rules_refuse_range(report.rango);
    if (refusal)
        return call_refuse_field(call, "desde", refusal);
    reporte->desde = reports_rules_date(report.rango.desde, call->arena);
    reporte->hasta = reports_rules_date(report.rango.hasta, call->arena);
    *out = (struct reporte_respuesta){.data = reporte, .meta = avisos};
    return make_report(call, &report);
}
