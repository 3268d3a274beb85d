/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#include "files_handlers.h"

#include "operations.h"

static enum status run_archivo_list(struct call *call, const void *in, void *out)
{
    return files_archivo_list(call, in, out);
}

const operation_handler files_handlers[] = {
    [FILES_ARCHIVO_LIST] = run_archivo_list,
};
