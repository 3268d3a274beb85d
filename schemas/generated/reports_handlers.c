/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#include "reports_handlers.h"

#include "operations.h"

static enum status run_reporte_get(struct call *call, const void *in, void *out)
{
    return reports_reporte_get(call, in, out);
}

static enum status run_reporte_csv(struct call *call, const void *in, void *out)
{
    return reports_reporte_csv(call, in, out);
}

static enum status run_reporte_xlsx(struct call *call, const void *in, void *out)
{
    return reports_reporte_xlsx(call, in, out);
}

static enum status run_exportacion_open(struct call *call, const void *in, void *out)
{
    return reports_exportacion_open(call, in, out);
}

static enum status run_exportacion_read(struct call *call, const void *in, void *out)
{
    return reports_exportacion_read(call, in, out);
}

static enum status run_exportacion_drop(struct call *call, const void *in, void *out)
{
    return reports_exportacion_drop(call, in, out);
}

static enum status run_puesta_al_dia(struct call *call, const void *in, void *out)
{
    return reports_puesta_al_dia(call, in, out);
}

const operation_handler reports_handlers[] = {
    [REPORTS_REPORTE_GET] = run_reporte_get,
    [REPORTS_REPORTE_CSV] = run_reporte_csv,
    [REPORTS_REPORTE_XLSX] = run_reporte_xlsx,
    [REPORTS_EXPORTACION_OPEN] = run_exportacion_open,
    [REPORTS_EXPORTACION_READ] = run_exportacion_read,
    [REPORTS_EXPORTACION_DROP] = run_exportacion_drop,
    [REPORTS_PUESTA_AL_DIA] = run_puesta_al_dia,
};
