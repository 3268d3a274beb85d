#include "store.h"

void store_destroy(struct store **self)
{
    if (*self)
        (*self)->kind->destroy(*self);
    *self = NULL;
}

enum status store_keep(struct store *store, const char *key, const struct store_file *file, int64_t deadline_ms)
{
    return store->kind->keep(store, key, file, deadline_ms);
}

enum status store_read(struct store *store, const char *key, int64_t offset, size_t size, char *ret_data,
                       size_t *ret_size, int64_t deadline_ms)
{
    return store->kind->read(store, key, offset, size, ret_data, ret_size, deadline_ms);
}

enum status store_remove(struct store *store, const char *key, int64_t deadline_ms)
{
    return store->kind->remove(store, key, deadline_ms);
}

enum status store_list(struct store *store, const char *after, size_t most, struct arena *arena,
                       const struct store_object **ret_objects, size_t *ret_count, int64_t deadline_ms)
{
    return store->kind->list(store, after, most, arena, ret_objects, ret_count, deadline_ms);
}

enum status store_url(struct store *store, const char *key, const char *disposition, const char *mime_type,
                      int64_t seconds, struct arena *arena, const char **ret_url)
{
    if (store->kind->url)
        return store->kind->url(store, key, disposition, mime_type, seconds, arena, ret_url);
    *ret_url = NULL;
    return STATUS_OK;
}
