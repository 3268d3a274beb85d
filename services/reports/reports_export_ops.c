/* A report as a file: its tables, one below the other in a CSV, a page each in a workbook. */
#include "reports_handlers.h"
#include "service/download.h"

/* Begins a table; one that has more or fewer titles than its rows have columns does not compile. */
#define TABLE(sheet, title, columns, ...)                                                                              \
    do {                                                                                                               \
        static const char *const titles[] = {__VA_ARGS__};                                                             \
        _Static_assert(sizeof titles / sizeof titles[0] == (columns), "a title for each column");                      \
        sheet_table(sheet, title, titles, columns);                                                                    \
    } while (0)

/* A row of what `label` says, if it is not NULL, and of a record's fields. */
static enum status put_row(struct sheet *sheet, const char *label, const struct record *record, const void *fields)
{
    if (label)
        sheet_text(sheet, label);
    sheet_fields(sheet, record, fields);
    return sheet_end_row(sheet);
}

static enum status put_rows(struct sheet *sheet, const char *label, const struct record *record, const void *rows,
                            size_t count)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        status = put_row(sheet, label, record, (const char *)rows + i * record->size);
    return status;
}

static enum status put_figures(struct sheet *sheet, const struct reporte *reporte)
{
    TABLE(sheet, "Indicadores", 1 + KPIS__COUNT, "Periodo", "Solicitudes", "Cerradas", "Ingresos PEN", "Ingresos USD",
          "Ticket promedio PEN");
    enum status status = put_row(sheet, "Actual", &record_kpis, reporte->kpis);
    if (status == STATUS_OK)
        status = put_row(sheet, "Anterior", &record_kpis, reporte->kpis_previos);
    TABLE(sheet, "Series", PERIODO_REPORTE__COUNT, "Periodo", "Solicitudes", "Ingresos PEN");
    if (status == STATUS_OK)
        status = put_rows(sheet, NULL, &record_periodo_reporte, reporte->series, reporte->series_count);
    TABLE(sheet, "Distribución", ESTADO_CANTIDAD__COUNT, "Estado", "Cantidad");
    if (status == STATUS_OK)
        status = put_rows(sheet, NULL, &record_estado_cantidad, reporte->distribucion, reporte->distribucion_count);
    return status;
}

static enum status put_rankings(struct sheet *sheet, const struct reporte *reporte)
{
    const struct equipo_reporte *team = reporte->ranking_equipo;
    TABLE(sheet, "Promotores", PROMOTOR_REPORTE__COUNT, "Id", "Promotor", "Clientes", "Solicitudes", "Porcentaje");
    enum status status =
        put_rows(sheet, NULL, &record_promotor_reporte, reporte->ranking_promotores, reporte->ranking_promotores_count);
    TABLE(sheet, "Equipo", 1 + PERSONA_REPORTE__COUNT, "Rol", "Id", "Persona", "Solicitudes", "Cerradas",
          "Última actividad");
    if (status == STATUS_OK)
        status = put_rows(sheet, "GESTOR", &record_persona_reporte, team->gestores, team->gestores_count);
    if (status == STATUS_OK)
        status = put_rows(sheet, "MEDICO", &record_persona_reporte, team->medicos, team->medicos_count);
    if (status == STATUS_OK)
        status = put_rows(sheet, "OPERADOR", &record_persona_reporte, team->operadores, team->operadores_count);
    return status;
}

/* What the figures lack; no table where that is nothing. */
static enum status put_warnings(struct sheet *sheet, const struct reporte_avisos *avisos)
{
    enum status status = STATUS_OK;
    if (avisos->warnings_count > 0)
        TABLE(sheet, "Avisos", 1, "Aviso");
    for (size_t i = 0; status == STATUS_OK && i < avisos->warnings_count; i++) {
        sheet_text(sheet, avisos->warnings[i]);
        status = sheet_end_row(sheet);
    }
    return status;
}

static enum status put_report(struct sheet *sheet, const struct reporte_pedido *asked,
                              const struct reporte_respuesta *answer)
{
    const struct reporte *reporte = answer->data;
    TABLE(sheet, "Reporte", REPORTE_PEDIDO__COUNT, "Desde", "Hasta", "Estado", "Agrupación");
    enum status status = put_row(sheet, NULL, &record_reporte_pedido, asked);
    if (status == STATUS_OK)
        status = put_figures(sheet, reporte);
    if (status == STATUS_OK)
        status = put_rankings(sheet, reporte);
    TABLE(sheet, "Espera", ESTADO_RESUMEN__COUNT, "Estado", "Solicitudes", "Mediana de días", "Máximo de días");
    if (status == STATUS_OK)
        status = put_rows(sheet, NULL, &record_estado_resumen, reporte->aging, reporte->aging_count);
    return status == STATUS_OK ? put_warnings(sheet, answer->meta) : status;
}

static enum status write_file(struct call *call, const struct reporte_exportacion *in, enum formato formato,
                              struct exportado *out)
{
    struct reporte_get_request request = {
        .desde = in->desde, .hasta = in->hasta, .estado = in->estado, .agrupacion = in->agrupacion};
    struct reporte_respuesta answer = {0};
    struct sheet *sheet;
    enum status status = reports_reporte_get(call, &request, &answer);
    if (status == STATUS_OK)
        status = download_begin(call, formato, in->exportacion, in->sep, &sheet);
    if (status != STATUS_OK)
        return status;
    struct reporte_pedido asked = {
        .desde = answer.data->desde, .hasta = answer.data->hasta, .estado = in->estado, .agrupacion = in->agrupacion};
    return sheet_finish(sheet, put_report(sheet, &asked, &answer), out);
}

enum status reports_reporte_csv(struct call *call, const struct reporte_exportacion *in, struct exportado *out)
{
    return write_file(call, in, FORMATO_CSV, out);
}

enum status reports_reporte_xlsx(struct call *call, const struct reporte_exportacion *in, struct exportado *out)
{
    return write_file(call, in, FORMATO_XLSX, out);
}

enum status reports_exportacion_open(struct call *call, const struct empty *in, struct exportacion *out)
{
    (void)in;
    const struct draft_owner owner = download_owner(call);
    return draft_open(&owner, out);
}

enum status reports_exportacion_read(struct call *call, const struct exportacion_lectura *in, struct trozo *out)
{
    const struct draft_owner owner = download_owner(call);
    return draft_read(&owner, in, out);
}

enum status reports_exportacion_drop(struct call *call, const struct exportacion *in, struct empty *out)
{
    (void)out;
    const struct draft_owner owner = download_owner(call);
    return draft_drop(&owner, in);
}
