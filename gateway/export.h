/* A file that a service makes for whoever asks, on its way out: the operation writes it, and takes its time; what there
 * is of it is read meanwhile, in pieces, from the same instance. A CSV is sent as it comes, a workbook once it is
 * whole. What fails before the first byte is refused as anything else is; what fails behind it is cut off, so that the
 * client sees it. A client that reads slowly holds two pieces here and a file there, and no worker. */
#ifndef CMEP_EXPORT_H
#define CMEP_EXPORT_H

#include "request.h"

/* Has the service open a file, and then asks the operation, which writes it. */
void export_start(struct request *request);
/* The name of the file that was opened, for the operation. */
const char *export_name(const struct request *request);
/* The operation is asked: waits for what it writes. */
void export_follow(struct request *request);
/* The operation has ended: `request->work` says how. */
void export_written(struct request *request);
/* Ends it, whatever of it has been sent: the service stops writing, and removes the file. NULL-safe. */
void export_abandon(struct request *request);

#endif
