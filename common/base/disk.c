#include "base/disk.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum status disk_status(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: /* a limit of the process */
        return STATUS_STORAGE_FULL;
    case ENOENT:
        return STATUS_NOT_FOUND;
    default:
        LOG(LEVEL_ERROR, "disk", LOG_TEXT("error", strerror(error)));
        return STATUS_STORAGE_ERROR;
    }
}

enum status disk_sync_folder(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return disk_status(errno);
    enum status status = fsync(fd) == 0 ? STATUS_OK : disk_status(errno);
    close(fd);
    return status;
}
