/* What files answers. */
#include "files_handlers.h"
#include "files_store.h"

enum status files_archivo_list(struct call *call, const struct archivo_list_request *in, struct archivo_lista *out)
{
    return files_store_list(call->db, in->solicitud_id, call->arena, &out->archivos, &out->archivos_count);
}
