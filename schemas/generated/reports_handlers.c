/* Made by schemas/generate.py from the JSON files beside it; edit those. */
#include "reports_handlers.h"

#include "operations.h"

const operation_handler reports_handlers[] = {NULL
};
