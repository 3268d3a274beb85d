/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#ifndef CMEP_QUESTIONS_H
#define CMEP_QUESTIONS_H

#include "operations.h"
#include "service/call.h"

/* The caller that an email stands for; what cmepctl --as asks. */
MUST_CHECK static inline enum status auth_ask_account_find(struct call *call, const struct account_find_request *in, struct caller *ret_out)
{
    return call_ask(call, &auth_operations.operations[AUTH_ACCOUNT_FIND], in, ret_out);
}

/* Which person each account is of, by user_id. */
MUST_CHECK static inline enum status auth_ask_account_persons(struct call *call, struct cuentas *ret_out)
{
    const struct empty in = {0};
    return call_ask(call, &auth_operations.operations[AUTH_ACCOUNT_PERSONS], &in, ret_out);
}

/* Makes an account for a person that workflow registers as staff. */
MUST_CHECK static inline enum status auth_ask_account_create(struct call *call, const struct account_create_request *in, struct account_created *ret_out)
{
    return call_ask(call, &auth_operations.operations[AUTH_ACCOUNT_CREATE], in, ret_out);
}

/* Makes an empty file, to be written for a download. */
MUST_CHECK static inline enum status workflow_ask_exportacion_open(struct call *call, struct exportacion *ret_out)
{
    const struct empty in = {0};
    return call_ask(call, &workflow_operations.operations[WORKFLOW_EXPORTACION_OPEN], &in, ret_out);
}

/* What is there of it behind a place; nothing while there is no more yet. */
MUST_CHECK static inline enum status workflow_ask_exportacion_read(struct call *call, const struct exportacion_lectura *in, struct trozo *ret_out)
{
    return call_ask(call, &workflow_operations.operations[WORKFLOW_EXPORTACION_READ], in, ret_out);
}

/* Nobody reads it any more. */
MUST_CHECK static inline enum status workflow_ask_exportacion_drop(struct call *call, const struct exportacion *in)
{
    struct empty out;
    return call_ask(call, &workflow_operations.operations[WORKFLOW_EXPORTACION_DROP], in, &out);
}

/* What happened to requests after that event, in one order. */
MUST_CHECK static inline enum status workflow_ask_evento_list(struct call *call, const struct evento_list_request *in, struct eventos *ret_out)
{
    return call_ask(call, &workflow_operations.operations[WORKFLOW_EVENTO_LIST], in, ret_out);
}

/* Whether the request exists and, if one is named, whether the payment is one of its. */
MUST_CHECK static inline enum status workflow_ask_solicitud_check(struct call *call, const struct solicitud_check_request *in)
{
    struct empty out;
    return call_ask(call, &workflow_operations.operations[WORKFLOW_SOLICITUD_CHECK], in, &out);
}

/* Which of these requests do not exist. */
MUST_CHECK static inline enum status workflow_ask_solicitud_absent(struct call *call, const struct solicitud_absent_request *in, struct solicitud_claves *ret_out)
{
    return call_ask(call, &workflow_operations.operations[WORKFLOW_SOLICITUD_ABSENT], in, ret_out);
}

/* Notes in the history of a request what happened to a file of it; once, however often it is told. */
MUST_CHECK static inline enum status workflow_ask_archivo_note(struct call *call, const struct archivo_note_request *in)
{
    struct empty out;
    return call_ask(call, &workflow_operations.operations[WORKFLOW_ARCHIVO_NOTE], in, &out);
}

/* The facts, as they are now, of the requests that events after that one name. */
MUST_CHECK static inline enum status workflow_ask_cambio_list(struct call *call, const struct cambio_list_request *in, struct hechos *ret_out)
{
    return call_ask(call, &workflow_operations.operations[WORKFLOW_CAMBIO_LIST], in, ret_out);
}

/* The facts of all requests, by id, from behind that one. */
MUST_CHECK static inline enum status workflow_ask_hecho_list(struct call *call, const struct hecho_list_request *in, struct hechos *ret_out)
{
    return call_ask(call, &workflow_operations.operations[WORKFLOW_HECHO_LIST], in, ret_out);
}

/* The number of the last event that has one; 0 when there is none. */
MUST_CHECK static inline enum status workflow_ask_evento_last(struct call *call, struct evento_ultimo *ret_out)
{
    const struct empty in = {0};
    return call_ask(call, &workflow_operations.operations[WORKFLOW_EVENTO_LAST], &in, ret_out);
}

/* Names as they are now. */
MUST_CHECK static inline enum status workflow_ask_nombre_list(struct call *call, const struct nombre_list_request *in, struct nombres *ret_out)
{
    return call_ask(call, &workflow_operations.operations[WORKFLOW_NOMBRE_LIST], in, ret_out);
}

/* When the first and the last request was created; null when there is none. */
MUST_CHECK static inline enum status workflow_ask_dias_get(struct call *call, struct dias_row *ret_out)
{
    const struct empty in = {0};
    return call_ask(call, &workflow_operations.operations[WORKFLOW_DIAS_GET], &in, ret_out);
}

/* What reports keeps of the requests of a month, or (0) of all payments and clients, counted from the rows. */
MUST_CHECK static inline enum status workflow_ask_cifra_list(struct call *call, const struct cifra_list_request *in, struct cifras *ret_out)
{
    return call_ask(call, &workflow_operations.operations[WORKFLOW_CIFRA_LIST], in, ret_out);
}

/* Finds the person with that document, or makes one. */
MUST_CHECK static inline enum status workflow_ask_person_ensure(struct call *call, const struct person_ensure_request *in, struct persona_ref *ret_out)
{
    return call_ask(call, &workflow_operations.operations[WORKFLOW_PERSON_ENSURE], in, ret_out);
}

/* Marks a person as staff, makes its empleado rows, and fills what is not known of it. */
MUST_CHECK static inline enum status workflow_ask_staff_register(struct call *call, const struct staff_register_request *in, struct personal *ret_out)
{
    return call_ask(call, &workflow_operations.operations[WORKFLOW_STAFF_REGISTER], in, ret_out);
}

/* Writes the given fields of a person of the staff ('' clears), and its empleado rows after roles or suspension. */
MUST_CHECK static inline enum status workflow_ask_staff_update(struct call *call, const struct staff_update_request *in, struct personal *ret_out)
{
    return call_ask(call, &workflow_operations.operations[WORKFLOW_STAFF_UPDATE], in, ret_out);
}

/* The staff by persona_id; `palabras` has a bit for each word that occurs in name or document. */
MUST_CHECK static inline enum status workflow_ask_staff_list(struct call *call, const struct staff_list_request *in, struct personal_lista *ret_out)
{
    return call_ask(call, &workflow_operations.operations[WORKFLOW_STAFF_LIST], in, ret_out);
}

/* The files of one request, by id. */
MUST_CHECK static inline enum status files_ask_archivo_list(struct call *call, const struct archivo_list_request *in, struct archivo_lista *ret_out)
{
    return call_ask(call, &files_operations.operations[FILES_ARCHIVO_LIST], in, ret_out);
}

/* Makes room for a file of that request, whose bytes are to come. */
MUST_CHECK static inline enum status files_ask_subida_open(struct call *call, const struct subida_open_request *in, struct subida_ref *ret_out)
{
    return call_ask(call, &files_operations.operations[FILES_SUBIDA_OPEN], in, ret_out);
}

/* Takes some of its bytes. */
MUST_CHECK static inline enum status files_ask_subida_write(struct call *call, const struct subida_write_request *in)
{
    struct empty out;
    return call_ask(call, &files_operations.operations[FILES_SUBIDA_WRITE], in, &out);
}

/* Its client has gone: there will be no file. */
MUST_CHECK static inline enum status files_ask_subida_drop(struct call *call, const struct subida_drop_request *in)
{
    struct empty out;
    return call_ask(call, &files_operations.operations[FILES_SUBIDA_DROP], in, &out);
}

/* Compares a stretch of the store, behind that key, with the rows, and removes what belongs to none. */
MUST_CHECK static inline enum status files_ask_barrido_step(struct call *call, const struct barrido_step_request *in, struct barrido_paso *ret_out)
{
    return call_ask(call, &files_operations.operations[FILES_BARRIDO_STEP], in, ret_out);
}

/* Moves some of the files, behind that key, from the store FILE_STORAGE_OLD to FILE_STORAGE. */
MUST_CHECK static inline enum status files_ask_mudanza_step(struct call *call, const struct mudanza_step_request *in, struct mudanza_paso *ret_out)
{
    return call_ask(call, &files_operations.operations[FILES_MUDANZA_STEP], in, ret_out);
}

/* Some of the bytes of a file. */
MUST_CHECK static inline enum status files_ask_archivo_read(struct call *call, const struct archivo_read_request *in, struct trozo *ret_out)
{
    return call_ask(call, &files_operations.operations[FILES_ARCHIVO_READ], in, ret_out);
}

/* Makes an empty file, to be written for a download. */
MUST_CHECK static inline enum status reports_ask_exportacion_open(struct call *call, struct exportacion *ret_out)
{
    const struct empty in = {0};
    return call_ask(call, &reports_operations.operations[REPORTS_EXPORTACION_OPEN], &in, ret_out);
}

/* What is there of it behind a place; nothing while there is no more yet. */
MUST_CHECK static inline enum status reports_ask_exportacion_read(struct call *call, const struct exportacion_lectura *in, struct trozo *ret_out)
{
    return call_ask(call, &reports_operations.operations[REPORTS_EXPORTACION_READ], in, ret_out);
}

/* Nobody reads it any more. */
MUST_CHECK static inline enum status reports_ask_exportacion_drop(struct call *call, const struct exportacion *in)
{
    struct empty out;
    return call_ask(call, &reports_operations.operations[REPORTS_EXPORTACION_DROP], in, &out);
}

/* Applies what workflow has to tell by now, and says which event was the last. */
MUST_CHECK static inline enum status reports_ask_puesta_al_dia(struct call *call, struct reporte_cursor_row *ret_out)
{
    const struct empty in = {0};
    return call_ask(call, &reports_operations.operations[REPORTS_PUESTA_AL_DIA], &in, ret_out);
}

#endif
