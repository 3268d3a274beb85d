/* The list as a file: every request that the filter lets through, in its order. */
#include "service/download.h"
#include "workflow_handlers.h"
#include "list/workflow_list_ops.h"
#include "list/workflow_list_rows.h"

/* Of the fields of a solicitud_fila_row. */
static const char *const headers[] = {"Código",
                                      "Estado",
                                      "Tipo de documento",
                                      "Número de documento",
                                      "Nombres",
                                      "Apellidos",
                                      "Celular",
                                      "Correo",
                                      "Documento del apoderado",
                                      "Apoderado",
                                      "Promotor",
                                      "Gestor",
                                      "Médico",
                                      "Servicio",
                                      "Tarifa",
                                      "Moneda",
                                      "Pagado PEN",
                                      "Pagado USD",
                                      "Último pago",
                                      "Creada",
                                      "En su estado desde",
                                      "Días en su estado",
                                      "Cerrada",
                                      "Cancelada",
                                      "Motivo de cancelación",
                                      "Certificado",
                                      "Tipo de atención",
                                      "Lugar de atención",
                                      "Comentario"};
enum { HEADER_COUNT = sizeof headers / sizeof headers[0] };
_Static_assert(HEADER_COUNT == SOLICITUD_FILA_ROW__COMENTARIO + 1, "a header for each field");

static enum status put_row(void *data, const void *row)
{
    sheet_fields(data, &record_solicitud_fila_row, row);
    return sheet_end_row(data);
}

static enum status refuse_too_many(struct call *call)
{
    return call_refuse(call, STATUS_VALIDATION_ERROR,
                       "Son más solicitudes de las que caben en un libro de Excel; descargue el CSV"
                       " (/solicitudes.csv).");
}

static enum status write_file(struct call *call, const struct solicitud_exportacion *in,
                              const struct list_filter *filter, enum formato formato, struct exportado *out)
{
    struct sheet *sheet;
    enum status status = download_begin(call, formato, in->exportacion, in->sep, &sheet);
    if (status != STATUS_OK)
        return status;
    sheet_table(sheet, "Solicitudes", headers, HEADER_COUNT);
    status = workflow_list_rows_each(call->db, filter, in->orden, call->arena, put_row, sheet);
    return sheet_finish(sheet, status, out);
}

static enum status read_filter(struct call *call, const struct solicitud_exportacion *in,
                               const char *words[LIST_MOST_WORDS], struct list_filter *ret_filter)
{
    *ret_filter = (struct list_filter){.estado_operativo = in->estado_operativo,
                                       .gestor_id = in->gestor_id,
                                       .medico_id = in->medico_id,
                                       .promotor_id = in->promotor_id};
    return workflow_list_complete(call, in->q, in->mine, in->desde, in->hasta, words, ret_filter);
}

enum status workflow_solicitud_csv(struct call *call, const struct solicitud_exportacion *in, struct exportado *out)
{
    const char *words[LIST_MOST_WORDS];
    struct list_filter filter;
    enum status status = read_filter(call, in, words, &filter);
    return status == STATUS_OK ? write_file(call, in, &filter, FORMATO_CSV, out) : status;
}

/* Where it is known beforehand that there are too many, nobody waits for a million rows to be told. */
enum status workflow_solicitud_xlsx(struct call *call, const struct solicitud_exportacion *in, struct exportado *out)
{
    const char *words[LIST_MOST_WORDS];
    struct list_filter filter;
    int64_t total = 0;
    enum status status = read_filter(call, in, words, &filter);
    if (status == STATUS_OK)
        status = workflow_list_rows_kept_total(call->db, &filter, call->arena, &total);
    if (status != STATUS_OK)
        return status;
    if (total > SHEET_MOST_ROWS)
        return refuse_too_many(call);
    status = write_file(call, in, &filter, FORMATO_XLSX, out);
    return status == STATUS_VALIDATION_ERROR && call->problems.count == 0 ? refuse_too_many(call) : status;
}

enum status workflow_exportacion_open(struct call *call, const struct empty *in, struct exportacion *out)
{
    (void)in;
    const struct draft_owner owner = download_owner(call);
    return draft_open(&owner, out);
}

enum status workflow_exportacion_read(struct call *call, const struct exportacion_lectura *in, struct trozo *out)
{
    const struct draft_owner owner = download_owner(call);
    return draft_read(&owner, in, out);
}

enum status workflow_exportacion_drop(struct call *call, const struct exportacion *in, struct empty *out)
{
    (void)out;
    const struct draft_owner owner = download_owner(call);
    return draft_drop(&owner, in);
}
