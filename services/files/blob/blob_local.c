/* Files in a local folder: UPLOAD_DIR/<two letters>/<the rest of the key>. */
#include "blob/blob.h"

#include "base/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHARD_LETTERS = 2 };

struct local_store {
    struct blob_store store;
    const char *folder;
};

static void path_of(const struct blob_store *store, const char *key, char ret_path[PATH_MAX])
{
    snprintf(ret_path, PATH_MAX, "%s/%s", ((const struct local_store *)store)->folder, key);
}

static void destroy(struct blob_store *store)
{
    free(store);
}

/* A name is on the disk when its folder is, and so is that folder's own; the worker that made that folder may not have
 * finished. */
static enum status sync_folders(const char *folder, const char *shard)
{
    enum status status = disk_sync_folder(shard);
    return status == STATUS_OK ? disk_sync_folder(folder) : status;
}

static enum status keep(struct blob_store *store, const char *key, const struct blob_file *file, int64_t deadline_ms)
{
    const char *folder = ((const struct local_store *)store)->folder;
    char path[PATH_MAX], shard[PATH_MAX];
    (void)deadline_ms;
    path_of(store, key, path);
    snprintf(shard, sizeof shard, "%s/%.*s", folder, SHARD_LETTERS, key);
    if (mkdir(shard, 0700) != 0 && errno != EEXIST)
        return disk_status(errno);
    /* A sweep goes by its time, which the rename leaves alone: from now on a row may come. */
    if (futimens(file->fd, NULL) != 0 || fsync(file->fd) != 0 || rename(file->path, path) != 0)
        return disk_status(errno);
    enum status status = sync_folders(folder, shard);
    if (status != STATUS_OK)
        unlink(path);
    return status;
}

static enum status read_part(struct blob_store *store, const char *key, int64_t offset, size_t size, char *ret_data,
                             size_t *ret_size, int64_t deadline_ms)
{
    char path[PATH_MAX];
    (void)deadline_ms;
    path_of(store, key, path);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return disk_status(errno);
    size_t done = 0;
    ssize_t count = 1;
    while (done < size && count > 0) {
        count = pread(fd, ret_data + done, size - done, offset + (off_t)done);
        done += count > 0 ? (size_t)count : 0;
    }
    enum status status = count < 0 ? disk_status(errno) : STATUS_OK;
    close(fd);
    *ret_size = done;
    return status;
}

static enum status remove_file(struct blob_store *store, const char *key, int64_t deadline_ms)
{
    char path[PATH_MAX];
    (void)deadline_ms;
    path_of(store, key, path);
    return unlink(path) == 0 || errno == ENOENT ? STATUS_OK : disk_status(errno);
}

static int is_shard(const struct dirent *entry)
{
    return strlen(entry->d_name) == SHARD_LETTERS && entry->d_name[0] != '.';
}

static int is_plain(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **one, const struct dirent **other)
{
    return strcmp((*one)->d_name, (*other)->d_name);
}

static void free_entries(struct dirent **entries, int count)
{
    for (int i = 0; i < count; i++)
        free(entries[i]);
    free(entries);
}

/* Appends what a shard holds behind `after`. One that has gone meanwhile is not there. */
static void list_shard(const struct local_store *local, const char *shard, const char *after, size_t most,
                       struct arena *arena, struct blob_object *objects, size_t *count)
{
    struct dirent **entries;
    struct stat stat_of;
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", local->folder, shard);
    int entry_count = scandir(path, &entries, is_plain, by_bytes);
    for (int i = 0; i < entry_count && *count < most; i++) {
        const char *key = arena_printf(arena, "%s/%s", shard, entries[i]->d_name);
        path_of(&local->store, key, path);
        if ((!after || strcmp(key, after) > 0) && stat(path, &stat_of) == 0)
            objects[(*count)++] = (struct blob_object){key, stat_of.st_size, stat_of.st_mtime};
    }
    if (entry_count >= 0)
        free_entries(entries, entry_count);
}

static enum status list(struct blob_store *store, const char *after, size_t most, struct arena *arena,
                        const struct blob_object **ret_objects, size_t *ret_count, int64_t deadline_ms)
{
    const struct local_store *local = (const struct local_store *)store;
    struct blob_object *objects = arena_alloc(arena, most * sizeof *objects);
    struct dirent **shards;
    (void)deadline_ms;
    *ret_count = 0;
    int shard_count = scandir(local->folder, &shards, is_shard, by_bytes);
    if (shard_count < 0)
        return disk_status(errno);
    for (int i = 0; i < shard_count && *ret_count < most; i++)
        if (!after || strncmp(shards[i]->d_name, after, SHARD_LETTERS) >= 0)
            list_shard(local, shards[i]->d_name, after, most, arena, objects, ret_count);
    free_entries(shards, shard_count);
    *ret_objects = objects;
    return STATUS_OK;
}

struct blob_store *blob_local_new(const struct config *config)
{
    static const struct blob_vtable vtable = {
        .destroy = destroy, .keep = keep, .read = read_part, .remove = remove_file, .list = list};
    struct local_store *local = calloc(1, sizeof *local);
    *local = (struct local_store){{&vtable}, config->upload_dir};
    return &local->store;
}
