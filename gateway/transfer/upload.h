/* A file on its way in: a multipart form, whose file goes to the service in pieces while it comes.
 *
 * The head of the request is judged first: session, role, and whether what the file is for exists. Then one piece is
 * filled while the one before it is being written: that is all the memory and all the credit that an upload has; a
 * client that is faster waits. When the form has ended the operation is asked like any other; its fields are those of
 * the form, and the file's is the name of what was written. */
#ifndef CMEP_UPLOAD_H
#define CMEP_UPLOAD_H

#include "transfer/transfer.h"

/* The bytes that a form may hold beside its file. */
enum { UPLOAD_SLACK_BYTES = 64 * 1024 };

/* Makes an upload that moves pieces of that size; the caller owns it. NULL: no memory. */
struct transfer *upload_new(size_t piece_bytes);

#endif
