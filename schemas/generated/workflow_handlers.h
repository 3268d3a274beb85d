/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#ifndef CMEP_WORKFLOW_HANDLERS_H
#define CMEP_WORKFLOW_HANDLERS_H

#include "records.h"
#include "service/call.h"

extern const operation_handler workflow_handlers[];

/* Registra una solicitud. */
enum status workflow_solicitud_create(struct call *call, const struct solicitud_create_request *in, struct solicitud_creada *out) MUST_CHECK;

/* Lista las solicitudes, las más nuevas primero. */
enum status workflow_solicitud_list(struct call *call, const struct solicitud_list_request *in, struct solicitud_pagina *out) MUST_CHECK;

/* Descarga las solicitudes como CSV. */
enum status workflow_solicitud_csv(struct call *call, const struct solicitud_exportacion *in, struct exportado *out) MUST_CHECK;

/* Descarga las solicitudes como libro de Excel. */
enum status workflow_solicitud_xlsx(struct call *call, const struct solicitud_exportacion *in, struct exportado *out) MUST_CHECK;

/* Makes an empty file, to be written for a download. */
enum status workflow_exportacion_open(struct call *call, const struct empty *in, struct exportacion *out) MUST_CHECK;

/* What is there of it behind a place; nothing while there is no more yet. */
enum status workflow_exportacion_read(struct call *call, const struct exportacion_lectura *in, struct trozo *out) MUST_CHECK;

/* Nobody reads it any more. */
enum status workflow_exportacion_drop(struct call *call, const struct exportacion *in, struct empty *out) MUST_CHECK;

/* Cuántas solicitudes hay en cada estado, y cuánto llevan en él. */
enum status workflow_solicitud_summary(struct call *call, const struct solicitud_summary_request *in, struct resumen *out) MUST_CHECK;

/* La persona que tiene un documento. */
enum status workflow_persona_find(struct call *call, const struct persona_find_request *in, struct persona *out) MUST_CHECK;

/* El detalle de una solicitud. */
enum status workflow_solicitud_get(struct call *call, const struct solicitud_get_request *in, struct detalle *out) MUST_CHECK;

/* Edita los datos de una solicitud, de su cliente y de su apoderado. */
enum status workflow_solicitud_edit(struct call *call, const struct solicitud_edit_request *in, struct detalle *out) MUST_CHECK;

/* Asigna el gestor. */
enum status workflow_gestor_assign(struct call *call, const struct gestor_assign_request *in, struct detalle *out) MUST_CHECK;

/* Cambia el gestor. */
enum status workflow_gestor_change(struct call *call, const struct gestor_change_request *in, struct detalle *out) MUST_CHECK;

/* Registra un pago. */
enum status workflow_pago_register(struct call *call, const struct pago_register_request *in, struct detalle *out) MUST_CHECK;

/* Asigna el médico. */
enum status workflow_medico_assign(struct call *call, const struct medico_assign_request *in, struct detalle *out) MUST_CHECK;

/* Cambia el médico. */
enum status workflow_medico_change(struct call *call, const struct medico_change_request *in, struct detalle *out) MUST_CHECK;

/* Cierra la solicitud. */
enum status workflow_solicitud_close(struct call *call, const struct solicitud_close_request *in, struct detalle *out) MUST_CHECK;

/* Cancela la solicitud. */
enum status workflow_solicitud_cancel(struct call *call, const struct solicitud_cancel_request *in, struct detalle *out) MUST_CHECK;

/* Hace, con motivo, lo que la política no permite. */
enum status workflow_solicitud_override(struct call *call, const struct solicitud_override_request *in, struct detalle *out) MUST_CHECK;

/* Elimina la solicitud y lo que depende de ella. */
enum status workflow_solicitud_delete(struct call *call, const struct solicitud_delete_request *in, struct empty *out) MUST_CHECK;

/* Los servicios y sus tarifas. */
enum status workflow_servicio_list(struct call *call, const struct empty *in, struct servicio_lista *out) MUST_CHECK;

/* El personal activo de un rol. */
enum status workflow_empleado_list(struct call *call, const struct empleado_list_request *in, struct empleado_lista *out) MUST_CHECK;

/* Los promotores, por id. */
enum status workflow_promotor_list(struct call *call, const struct empty *in, struct promotor_lista *out) MUST_CHECK;

/* Un promotor. */
enum status workflow_promotor_get(struct call *call, const struct promotor_get_request *in, struct promotor *out) MUST_CHECK;

/* La política: qué acciones tiene cada rol en cada estado. */
enum status workflow_politica_get(struct call *call, const struct empty *in, struct politica *out) MUST_CHECK;

/* Registra un promotor. */
enum status workflow_promotor_create(struct call *call, const struct promotor_datos *in, struct promotor *out) MUST_CHECK;

/* Edita un promotor. */
enum status workflow_promotor_edit(struct call *call, const struct promotor_edit_request *in, struct promotor *out) MUST_CHECK;

/* Elimina un promotor que ninguna solicitud nombra. */
enum status workflow_promotor_delete(struct call *call, const struct promotor_delete_request *in, struct empty *out) MUST_CHECK;

/* What happened to requests after that event, in one order. */
enum status workflow_evento_list(struct call *call, const struct evento_list_request *in, struct eventos *out) MUST_CHECK;

/* Whether the request exists and, if one is named, whether the payment is one of its. */
enum status workflow_solicitud_check(struct call *call, const struct solicitud_check_request *in, struct empty *out) MUST_CHECK;

/* Which of these requests do not exist. */
enum status workflow_solicitud_absent(struct call *call, const struct solicitud_absent_request *in, struct solicitud_claves *out) MUST_CHECK;

/* Notes in the history of a request what happened to a file of it; once, however often it is told. */
enum status workflow_archivo_note(struct call *call, const struct archivo_note_request *in, struct empty *out) MUST_CHECK;

/* The facts, as they are now, of the requests that events after that one name. */
enum status workflow_cambio_list(struct call *call, const struct cambio_list_request *in, struct hechos *out) MUST_CHECK;

/* The facts of all requests, by id, from behind that one. */
enum status workflow_hecho_list(struct call *call, const struct hecho_list_request *in, struct hechos *out) MUST_CHECK;

/* The number of the last event that has one; 0 when there is none. */
enum status workflow_evento_last(struct call *call, const struct empty *in, struct evento_ultimo *out) MUST_CHECK;

/* Names as they are now. */
enum status workflow_nombre_list(struct call *call, const struct nombre_list_request *in, struct nombres *out) MUST_CHECK;

/* When the first and the last request was created; null when there is none. */
enum status workflow_dias_get(struct call *call, const struct empty *in, struct dias_row *out) MUST_CHECK;

/* What reports keeps of the requests of a month, or (0) of all payments and clients, counted from the rows. */
enum status workflow_cifra_list(struct call *call, const struct cifra_list_request *in, struct cifras *out) MUST_CHECK;

/* Finds the person with that document, or makes one. */
enum status workflow_person_ensure(struct call *call, const struct person_ensure_request *in, struct persona_ref *out) MUST_CHECK;

/* Marks a person as staff, makes its empleado rows, and fills what is not known of it. */
enum status workflow_staff_register(struct call *call, const struct staff_register_request *in, struct personal *out) MUST_CHECK;

/* Writes the given fields of a person of the staff ('' clears), and its empleado rows after roles or suspension. */
enum status workflow_staff_update(struct call *call, const struct staff_update_request *in, struct personal *out) MUST_CHECK;

/* The staff by persona_id; `palabras` has a bit for each word that occurs in name or document. */
enum status workflow_staff_list(struct call *call, const struct staff_list_request *in, struct personal_lista *out) MUST_CHECK;

#endif
