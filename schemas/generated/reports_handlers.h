/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#ifndef CMEP_REPORTS_HANDLERS_H
#define CMEP_REPORTS_HANDLERS_H

#include "records.h"
#include "service/call.h"

extern const operation_handler reports_handlers[];

/* Las cifras de un rango de días. */
enum status reports_reporte_get(struct call *call, const struct reporte_get_request *in, struct reporte_respuesta *out) MUST_CHECK;

/* Descarga las cifras de un rango de días como CSV. */
enum status reports_reporte_csv(struct call *call, const struct reporte_exportacion *in, struct exportado *out) MUST_CHECK;

/* Descarga las cifras de un rango de días como libro de Excel. */
enum status reports_reporte_xlsx(struct call *call, const struct reporte_exportacion *in, struct exportado *out) MUST_CHECK;

/* Makes an empty file, to be written for a download. */
enum status reports_exportacion_open(struct call *call, const struct empty *in, struct exportacion *out) MUST_CHECK;

/* What is there of it behind a place; nothing while there is no more yet. */
enum status reports_exportacion_read(struct call *call, const struct exportacion_lectura *in, struct trozo *out) MUST_CHECK;

/* Nobody reads it any more. */
enum status reports_exportacion_drop(struct call *call, const struct exportacion *in, struct empty *out) MUST_CHECK;

/* Applies what workflow has to tell by now, and says which event was the last. */
enum status reports_puesta_al_dia(struct call *call, const struct empty *in, struct reporte_cursor_row *out) MUST_CHECK;

#endif
