/* A file on its way out: the service has said what it is; its bytes are asked for in pieces, one ahead of the one that
 * is being sent. A client that reads slowly, or not at all, holds these two. */
#ifndef CMEP_DOWNLOAD_H
#define CMEP_DOWNLOAD_H

#include "request.h"

struct download;

/* Answers from the operation's reply: the file, a part of it (Range), or that the client has it (If-None-Match). */
void download_answer(struct request *request);
/* Ends it, whatever of it has been sent. NULL-safe. */
void download_destroy(struct download **self);

#endif
