#include "blob/blob.h"

void blob_destroy(struct blob_store **self)
{
    if (*self)
        (*self)->vtable->destroy(*self);
    *self = NULL;
}

enum status blob_keep(struct blob_store *store, const char *key, const struct blob_file *file, int64_t deadline_ms)
{
    return store->vtable->keep(store, key, file, deadline_ms);
}

enum status blob_read(struct blob_store *store, const char *key, int64_t offset, size_t size, char *ret_data,
                      size_t *ret_size, int64_t deadline_ms)
{
    return store->vtable->read(store, key, offset, size, ret_data, ret_size, deadline_ms);
}

enum status blob_remove(struct blob_store *store, const char *key, int64_t deadline_ms)
{
    return store->vtable->remove(store, key, deadline_ms);
}

enum status blob_list(struct blob_store *store, const char *after, size_t most, struct arena *arena,
                      const struct blob_object **ret_objects, size_t *ret_count, int64_t deadline_ms)
{
    return store->vtable->list(store, after, most, arena, ret_objects, ret_count, deadline_ms);
}

enum status blob_url(struct blob_store *store, const char *key, const char *disposition, const char *mime_type,
                     int64_t seconds, struct arena *arena, const char **ret_url)
{
    if (store->vtable->url)
        return store->vtable->url(store, key, disposition, mime_type, seconds, arena, ret_url);
    *ret_url = NULL;
    return STATUS_OK;
}
