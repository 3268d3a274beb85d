/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#ifndef CMEP_REPORTS_HANDLERS_H
#define CMEP_REPORTS_HANDLERS_H

#include "records.h"
#include "service.h"

extern const operation_handler reports_handlers[];

/* Las cifras de un rango de días. */
enum status reports_reporte_get(struct call *call, const struct reporte_get_request *in, struct reporte *out) MUST_CHECK;

/* Applies what workflow has to tell by now, and says which event was the last. */
enum status reports_puesta_al_dia(struct call *call, const struct empty *in, struct reporte_cursor_row *out) MUST_CHECK;

#endif
