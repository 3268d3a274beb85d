/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#ifndef CMEP_FILES_HANDLERS_H
#define CMEP_FILES_HANDLERS_H

#include "records.h"
#include "service/call.h"

extern const operation_handler files_handlers[];

/* The files of one request, by id. */
enum status files_archivo_list(struct call *call, const struct archivo_list_request *in, struct archivo_lista *out) MUST_CHECK;

/* Makes room for a file of that request, whose bytes are to come. */
enum status files_subida_open(struct call *call, const struct subida_open_request *in, struct subida_ref *out) MUST_CHECK;

/* Takes some of its bytes. */
enum status files_subida_write(struct call *call, const struct subida_write_request *in, struct empty *out) MUST_CHECK;

/* Its client has gone: there will be no file. */
enum status files_subida_drop(struct call *call, const struct subida_drop_request *in, struct empty *out) MUST_CHECK;

/* Sube un archivo a una solicitud. */
enum status files_archivo_upload(struct call *call, const struct archivo_upload_request *in, struct archivo_subido *out) MUST_CHECK;

/* Compares a stretch of the store, behind that key, with the rows, and removes what belongs to none. */
enum status files_barrido_step(struct call *call, const struct barrido_step_request *in, struct barrido_paso *out) MUST_CHECK;

/* Qué archivos se reciben: hasta qué tamaño en bytes, y de qué tipos (ninguno: de todos). */
enum status files_limites_get(struct call *call, const struct empty *in, struct archivo_limites *out) MUST_CHECK;

/* Moves some of the files, behind that key, from the store FILE_STORAGE_OLD to FILE_STORAGE. */
enum status files_mudanza_step(struct call *call, const struct mudanza_step_request *in, struct mudanza_paso *out) MUST_CHECK;

/* Descarga un archivo. */
enum status files_archivo_get(struct call *call, const struct archivo_get_request *in, struct descarga *out) MUST_CHECK;

/* Some of the bytes of a file. */
enum status files_archivo_read(struct call *call, const struct archivo_read_request *in, struct trozo *out) MUST_CHECK;

/* De dónde descargar un archivo. */
enum status files_archivo_link(struct call *call, const struct archivo_link_request *in, struct archivo_enlace *out) MUST_CHECK;

/* Elimina un archivo. */
enum status files_archivo_delete(struct call *call, const struct archivo_delete_request *in, struct empty *out) MUST_CHECK;

#endif
