#include "blob/spool.h"

#include "base/disk.h"
#include "base/log.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { READ_BYTES = 64 * 1024 };

static const char folder_name[] = "subidas";

static void path_of(const char *upload_dir, const char *name, char ret_path[PATH_MAX])
{
    snprintf(ret_path, PATH_MAX, "%s/%s/%s", upload_dir, folder_name, name);
}

bool spool_prepare(const char *upload_dir)
{
    char path[PATH_MAX];
    path_of(upload_dir, "", path);
    return (mkdir(upload_dir, 0700) == 0 || errno == EEXIST) && (mkdir(path, 0700) == 0 || errno == EEXIST);
}

bool spool_is_writable(const char *upload_dir)
{
    char path[PATH_MAX];
    path_of(upload_dir, "", path);
    return access(path, W_OK | X_OK) == 0;
}

size_t spool_sweep(const char *upload_dir, int64_t age_s)
{
    char path[PATH_MAX];
    struct stat stat_of;
    size_t count = 0;
    path_of(upload_dir, "", path);
    DIR *folder = opendir(path);
    if (!folder)
        return 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.' || fstatat(dirfd(folder), entry->d_name, &stat_of, 0) != 0
            || time(NULL) - stat_of.st_mtime < age_s)
            continue;
        LOG(LEVEL_INFO, "upload_abandoned", LOG_INT("bytes", stat_of.st_size));
        count += unlinkat(dirfd(folder), entry->d_name, 0) == 0;
    }
    closedir(folder);
    return count;
}

enum status spool_create(const char *upload_dir, char ret_name[SPOOL_NAME_SIZE])
{
    char path[PATH_MAX];
    if (!random_text((SPOOL_NAME_SIZE - 1) / 2, ret_name))
        return STATUS_STORAGE_ERROR;
    path_of(upload_dir, ret_name, path);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return disk_status(errno);
    close(fd);
    return STATUS_OK;
}

enum status spool_write(const char *upload_dir, const char *name, int64_t offset, const char *bytes, size_t size)
{
    char path[PATH_MAX];
    size_t done = 0;
    ssize_t count = 1;
    path_of(upload_dir, name, path);
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return disk_status(errno);
    while (done < size && count > 0) {
        count = pwrite(fd, bytes + done, size - done, offset + (off_t)done);
        done += count > 0 ? (size_t)count : 0;
    }
    enum status status = done == size ? STATUS_OK : disk_status(count < 0 ? errno : ENOSPC);
    close(fd);
    return status;
}

/* Its digest, and its first bytes. */
static enum status look_through(struct spooled *spooled)
{
    char bytes[READ_BYTES];
    struct digest digest;
    ssize_t count;
    digest_init(&digest);
    while ((count = read(spooled->fd, bytes, sizeof bytes)) > 0) {
        if (spooled->size_bytes == 0) {
            spooled->head_bytes = (size_t)count < sizeof spooled->head ? (size_t)count : sizeof spooled->head;
            memcpy(spooled->head, bytes, spooled->head_bytes);
        }
        digest_add(&digest, bytes, (size_t)count);
        spooled->size_bytes += count;
    }
    int error = errno;
    if (!digest_finish(&digest, spooled->sha256))
        return STATUS_STORAGE_ERROR;
    return count == 0 ? STATUS_OK : disk_status(error);
}

enum status spool_open(const char *upload_dir, const char *name, struct spooled *ret_spooled)
{
    *ret_spooled = (struct spooled){0};
    path_of(upload_dir, name, ret_spooled->path);
    ret_spooled->fd = open(ret_spooled->path, O_RDWR | O_CLOEXEC);
    if (ret_spooled->fd < 0)
        return disk_status(errno);
    enum status status = look_through(ret_spooled);
    if (status != STATUS_OK)
        spool_close(ret_spooled);
    return status;
}

void spool_close(struct spooled *spooled)
{
    close(spooled->fd);
}

void spool_drop(const char *upload_dir, const char *name)
{
    char path[PATH_MAX];
    path_of(upload_dir, name, path);
    if (unlink(path) != 0 && errno != ENOENT)
        LOG(LEVEL_WARNING, "upload_left", LOG_TEXT("error", strerror(errno)));
}
