/* An SQL file taken apart into its statements. */
#ifndef CMEP_CMEPCTL_SCRIPT_H
#define CMEP_CMEPCTL_SCRIPT_H

#include "base/arena.h"

#include <stdbool.h>

struct script {
    const char *name; /* of the file, without its folder */
    const char **statements;
    size_t count;
};

/* Reads the file; a statement ends with a ';' at the end of a line, comment lines belong to none. False, with a message
 * on standard error, when it cannot be read. Everything is owned by the arena. */
bool script_read(const char *folder, const char *name, struct arena *arena, struct script *ret_script);

#endif
