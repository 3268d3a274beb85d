#include "export/draft.h"

#include "base/clock.h"
#include "base/digest.h"
#include "base/disk.h"
#include "base/log.h"
#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { NAME_DIGITS = 32, STALE_S = 300, FLUSH_MS = 100 };

/* ---- folders and names */

/* The folder of the process that serves the operation: its endpoint is nobody else's. */
static void folder_of(const struct config *config, const char *operation, char ret_folder[PATH_MAX])
{
    char service[32], digest[DIGEST_SIZE];
    snprintf(service, sizeof service, "%.*s", (int)strcspn(operation, "."), operation);
    const char *endpoint = *config->bus_bind ? config->bus_bind : config_bus(config, service);
    digest_text(endpoint, strlen(endpoint), digest);
    snprintf(ret_folder, PATH_MAX, "%s/exportaciones/%s-%.16s", config->upload_dir, service, digest);
}

static enum status find_path(const struct draft_owner *owner, const char *name, char ret_path[PATH_MAX])
{
    folder_of(owner->config, owner->operation, ret_path);
    size_t size = strlen(ret_path);
    snprintf(ret_path + size, PATH_MAX - size, "/%s", name);
    return hex_is_valid(name, NAME_DIGITS) ? STATUS_OK : STATUS_NOT_FOUND;
}

static void drop_untouched(const char *folder, time_t seconds)
{
    struct stat stat_of;
    DIR *entries = opendir(folder);
    if (!entries)
        return;
    for (struct dirent *entry; (entry = readdir(entries));) {
        if (entry->d_name[0] == '.' || fstatat(dirfd(entries), entry->d_name, &stat_of, 0) != 0
            || time(NULL) - stat_of.st_mtime < seconds)
            continue;
        LOG(LEVEL_INFO, "draft_abandoned", LOG_INT("bytes", stat_of.st_size));
        unlinkat(dirfd(entries), entry->d_name, 0);
    }
    closedir(entries);
}

static bool make_folder(const char *path)
{
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

bool draft_prepare(const struct config *config, const char *service, FILE *complaints)
{
    char parent[PATH_MAX], folder[PATH_MAX];
    snprintf(parent, sizeof parent, "%s/exportaciones", config->upload_dir);
    folder_of(config, service, folder);
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error, not an end */
    if (!make_folder(config->upload_dir) || !make_folder(parent) || !make_folder(folder)) {
        fprintf(complaints, "UPLOAD_DIR: cannot make %s: %s\n", folder, strerror(errno));
        return false;
    }
    drop_untouched(folder, 0);
    return true;
}

/* ---- the operations beside */

enum status draft_open(const struct draft_owner *owner, struct exportacion *out)
{
    char path[PATH_MAX], *name = arena_alloc(owner->arena, NAME_DIGITS + 1);
    folder_of(owner->config, owner->operation, path);
    drop_untouched(path, STALE_S);
    if (!random_text(NAME_DIGITS / 2, name))
        return STATUS_STORAGE_ERROR;
    out->exportacion = name;
    enum status status = find_path(owner, name, path);
    int fd = status == STATUS_OK ? open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
    if (fd < 0)
        return disk_status(errno);
    close(fd);
    return STATUS_OK;
}

enum status draft_read(const struct draft_owner *owner, const struct exportacion_lectura *in, struct trozo *out)
{
    char path[PATH_MAX], *bytes = arena_alloc(owner->arena, DRAFT_PIECE_BYTES);
    enum status status = find_path(owner, in->exportacion, path);
    if (status != STATUS_OK)
        return status;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return disk_status(errno);
    ssize_t count = pread(fd, bytes, DRAFT_PIECE_BYTES, in->posicion);
    if (count < 0)
        status = disk_status(errno);
    else
        *out = (struct trozo){.datos = bytes, .datos_size = (size_t)count};
    futimens(fd, NULL);
    close(fd);
    return status;
}

enum status draft_drop(const struct draft_owner *owner, const struct exportacion *in)
{
    char path[PATH_MAX];
    if (find_path(owner, in->exportacion, path) == STATUS_OK && unlink(path) != 0 && errno != ENOENT)
        return disk_status(errno);
    return STATUS_OK;
}

/* ---- writing */

enum status draft_begin(const struct draft_owner *owner, const char *name, struct draft **ret_draft)
{
    struct draft *draft = arena_alloc(owner->arena, sizeof *draft);
    enum status status = find_path(owner, name, draft->path);
    if (status != STATUS_OK)
        return status;
    folder_of(owner->config, owner->operation, draft->folder);
    draft->owner = *owner;
    draft->fd = open(draft->path, O_WRONLY | O_CLOEXEC);
    if (draft->fd < 0)
        return disk_status(errno);
    *ret_draft = draft;
    return STATUS_OK;
}

enum status draft_check(struct draft *draft)
{
    struct stat stat_of;
    if (draft->status == STATUS_OK && draft->owner.is_late(draft->owner.context))
        draft->status = STATUS_UNAVAILABLE;
    if (draft->status == STATUS_OK && fstat(draft->fd, &stat_of) == 0 && stat_of.st_nlink == 0)
        draft->status = STATUS_NOT_FOUND;
    return draft->status;
}

static void flush(struct draft *draft)
{
    enum status status = draft_check(draft);
    for (size_t done = 0; status == STATUS_OK && done < draft->used;) {
        ssize_t count = write(draft->fd, draft->buffer + done, draft->used - done);
        if (count < 0)
            status = draft->status = disk_status(errno);
        else
            done += (size_t)count;
    }
    draft->used = 0;
    draft->flushed_ms = clock_ms();
}

void draft_put(struct draft *draft, const char *bytes, size_t size)
{
    while (size > 0) {
        size_t room = sizeof draft->buffer - draft->used, part = size < room ? size : room;
        memcpy(draft->buffer + draft->used, bytes, part);
        draft->used += part;
        bytes += part;
        size -= part;
        if (draft->used == sizeof draft->buffer)
            flush(draft);
    }
}

void draft_flush_sometimes(struct draft *draft)
{
    if (clock_ms() - draft->flushed_ms >= FLUSH_MS)
        flush(draft);
}

enum status draft_end(struct draft *draft, enum status status, struct exportado *out)
{
    struct stat stat_of;
    if (status == STATUS_OK) {
        flush(draft);
        status = draft->status;
    }
    if (status == STATUS_OK && stat(draft->path, &stat_of) != 0)
        status = disk_status(errno);
    if (status == STATUS_OK)
        out->tamano_bytes = stat_of.st_size;
    else
        unlink(draft->path);
    close(draft->fd);
    return status;
}
