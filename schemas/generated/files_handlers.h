/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#ifndef CMEP_FILES_HANDLERS_H
#define CMEP_FILES_HANDLERS_H

#include "records.h"
#include "service.h"

extern const operation_handler files_handlers[];

/* The files of one request, by id. */
enum status files_archivo_list(struct call *call, const struct archivo_list_request *in, struct archivo_lista *out) MUST_CHECK;

#endif
