#include "blob/blob_pair.h"

#include <stdlib.h>
#include <string.h>

struct pair {
    struct blob_store store;
    struct blob_store *now;
    struct blob_store *before;
};

struct blob_store *blob_pair_now(struct blob_store *pair)
{
    return ((struct pair *)pair)->now;
}

struct blob_store *blob_pair_before(struct blob_store *pair)
{
    return ((struct pair *)pair)->before;
}

static void destroy(struct blob_store *store)
{
    struct pair *pair = (struct pair *)store;
    blob_destroy(&pair->now);
    blob_destroy(&pair->before);
    free(pair);
}

static enum status keep(struct blob_store *store, const char *key, const struct blob_file *file, int64_t deadline_ms)
{
    return blob_keep(blob_pair_now(store), key, file, deadline_ms);
}

/* One that is in neither may just have moved past us: it is removed here once it is there. */
static enum status read_either(struct blob_store *store, const char *key, int64_t offset, size_t size, char *ret_data,
                               size_t *ret_size, int64_t deadline_ms)
{
    struct blob_store *const places[] = {blob_pair_now(store), blob_pair_before(store), blob_pair_now(store)};
    enum status status = STATUS_NOT_FOUND;
    for (size_t i = 0; status == STATUS_NOT_FOUND && i < sizeof places / sizeof places[0]; i++)
        status = blob_read(places[i], key, offset, size, ret_data, ret_size, deadline_ms);
    return status;
}

static enum status remove_both(struct blob_store *store, const char *key, int64_t deadline_ms)
{
    enum status before = blob_remove(blob_pair_before(store), key, deadline_ms),
                now = blob_remove(blob_pair_now(store), key, deadline_ms);
    return now == STATUS_OK ? before : now;
}

/* Both lists in one order; what is in both is as young as the younger. */
static enum status list(struct blob_store *store, const char *after, size_t most, struct arena *arena,
                        const struct blob_object **ret_objects, size_t *ret_count, int64_t deadline_ms)
{
    const struct blob_object *one, *other;
    size_t one_count, other_count, count = 0;
    enum status status = blob_list(blob_pair_now(store), after, most, arena, &one, &one_count, deadline_ms);
    if (status == STATUS_OK)
        status = blob_list(blob_pair_before(store), after, most, arena, &other, &other_count, deadline_ms);
    if (status != STATUS_OK)
        return status;
    struct blob_object *objects = arena_alloc(arena, most * sizeof *objects);
    for (; count < most && one_count + other_count > 0; count++) {
        int order = one_count == 0 ? 1 : other_count == 0 ? -1 : strcmp(one->key, other->key);
        objects[count] = order < 0 || (order == 0 && one->modified_s > other->modified_s) ? *one : *other;
        if (order <= 0) {
            one++;
            one_count--;
        }
        if (order >= 0) {
            other++;
            other_count--;
        }
    }
    *ret_objects = objects;
    *ret_count = count;
    return STATUS_OK;
}

struct blob_store *blob_pair_new(struct blob_store *now, struct blob_store *before)
{
    /* No url: where the file will be when somebody follows it is not known. */
    static const struct blob_vtable vtable = {
        .destroy = destroy, .keep = keep, .read = read_either, .remove = remove_both, .list = list};
    struct pair *pair = now && before ? calloc(1, sizeof *pair) : NULL;
    if (!pair) {
        blob_destroy(&now);
        blob_destroy(&before);
        return NULL;
    }
    *pair = (struct pair){{&vtable}, now, before};
    return &pair->store;
}
