/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#ifndef CMEP_REPORTS_HANDLERS_H
#define CMEP_REPORTS_HANDLERS_H

#include "records.h"
#include "service.h"

extern const operation_handler reports_handlers[];

#endif
