/* What files does by itself, over and over. */
#ifndef CMEP_FILES_BACKGROUND_H
#define CMEP_FILES_BACKGROUND_H

#include "service/call.h"

/* The background of the service. Several instances may do all of it at once. */
int64_t files_background(struct call *call);

#endif
