/* What the local disk says, in our words. */
#ifndef CMEP_DISK_H
#define CMEP_DISK_H

#include "base/status.h"

/* The status of an errno: STORAGE_FULL, NOT_FOUND or STORAGE_ERROR, which is logged. */
enum status disk_status(int error);
/* Has the names in a folder written to the disk. */
enum status disk_sync_folder(const char *path) MUST_CHECK;

#endif
