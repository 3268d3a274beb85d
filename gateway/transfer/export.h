/* A file that a service makes for the client, on its way out: the operation writes it, which takes its time, and what
 * there is of it is read meanwhile, in pieces, from the same instance. A CSV is sent as it comes, a workbook once it is
 * whole. What fails before the first byte is refused as anything else is; what fails behind it is cut off, so that the
 * client sees it. A client that reads slowly holds two pieces here and a file there, and no worker. */
#ifndef CMEP_EXPORT_H
#define CMEP_EXPORT_H

#include "transfer/transfer.h"

/* Makes an export; the caller owns it. NULL: no memory. */
struct transfer *export_new(void);

#endif
