/* files' commands of cmepctl. */
#ifndef CMEP_FILES_CTL_H
#define CMEP_FILES_CTL_H

#include "config/config.h"

/* `files sweep` removes the bytes that belong to no file and prints the files without bytes; `files migrate-store OLD
 * NEW` moves all files from one store to the other. files must run. Returns the program's exit code: a failure also
 * when a file lacks its bytes, is damaged or cannot be read. */
int files_ctl(const struct config *config, int argc, char **argv);

#endif
