/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#include "reports_handlers.h"

#include "operations.h"

static enum status run_reporte_get(struct call *call, const void *in, void *out)
{
    return reports_reporte_get(call, in, out);
}

static enum status run_puesta_al_dia(struct call *call, const void *in, void *out)
{
    return reports_puesta_al_dia(call, in, out);
}

const operation_handler reports_handlers[] = {
    [REPORTS_REPORTE_GET] = run_reporte_get,
    [REPORTS_PUESTA_AL_DIA] = run_puesta_al_dia,
};
