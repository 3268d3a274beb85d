/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#include "files_handlers.h"

#include "operations.h"

static enum status run_archivo_list(struct call *call, const void *in, void *out)
{
    return files_archivo_list(call, in, out);
}

static enum status run_subida_open(struct call *call, const void *in, void *out)
{
    return files_subida_open(call, in, out);
}

static enum status run_subida_write(struct call *call, const void *in, void *out)
{
    return files_subida_write(call, in, out);
}

static enum status run_subida_drop(struct call *call, const void *in, void *out)
{
    return files_subida_drop(call, in, out);
}

static enum status run_archivo_upload(struct call *call, const void *in, void *out)
{
    return files_archivo_upload(call, in, out);
}

static enum status run_barrido_step(struct call *call, const void *in, void *out)
{
    return files_barrido_step(call, in, out);
}

static enum status run_limites_get(struct call *call, const void *in, void *out)
{
    return files_limites_get(call, in, out);
}

static enum status run_mudanza_step(struct call *call, const void *in, void *out)
{
    return files_mudanza_step(call, in, out);
}

static enum status run_archivo_get(struct call *call, const void *in, void *out)
{
    return files_archivo_get(call, in, out);
}

static enum status run_archivo_read(struct call *call, const void *in, void *out)
{
    return files_archivo_read(call, in, out);
}

static enum status run_archivo_link(struct call *call, const void *in, void *out)
{
    return files_archivo_link(call, in, out);
}

static enum status run_archivo_delete(struct call *call, const void *in, void *out)
{
    return files_archivo_delete(call, in, out);
}

const operation_handler files_handlers[] = {
    [FILES_ARCHIVO_LIST] = run_archivo_list,
    [FILES_SUBIDA_OPEN] = run_subida_open,
    [FILES_SUBIDA_WRITE] = run_subida_write,
    [FILES_SUBIDA_DROP] = run_subida_drop,
    [FILES_ARCHIVO_UPLOAD] = run_archivo_upload,
    [FILES_BARRIDO_STEP] = run_barrido_step,
    [FILES_LIMITES_GET] = run_limites_get,
    [FILES_MUDANZA_STEP] = run_mudanza_step,
    [FILES_ARCHIVO_GET] = run_archivo_get,
    [FILES_ARCHIVO_READ] = run_archivo_read,
    [FILES_ARCHIVO_LINK] = run_archivo_link,
    [FILES_ARCHIVO_DELETE] = run_archivo_delete,
};
