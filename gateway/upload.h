/* A file on its way in: a multipart form, whose file goes to the service in pieces while it comes.
 *
 * The head of the request is answered for first: session, role, and whether the request that the file is for exists.
 * Then one piece is filled while the one before is being written: that is all the memory and all the credit that an
 * upload has; a client that is faster waits. With the form at its end the operation is asked like any other, its fields
 * being those of the form, and the file's the name of what was written. */
#ifndef CMEP_UPLOAD_H
#define CMEP_UPLOAD_H

#include "request.h"

/* How much a form may hold beside its file. */
enum { UPLOAD_SLACK_BYTES = 64 * 1024 };

struct upload;

/* With the caller known: asks the service to make room. */
void upload_open(struct request *request);
/* Takes some of the body; how many bytes. Those that are left are to be offered again when the request is resumed. */
size_t upload_take(struct request *request, const char *data, size_t size);
/* The body is complete: asks the operation, once all pieces are written. */
void upload_finish(struct request *request);
/* A field of the form that is there, as text; NULL when it is not. */
const char *upload_field(const struct upload *upload, const char *name);
/* The file, as the service is told of it; false when there was none. */
bool upload_file(const struct upload *upload, struct subida *ret_subida);
/* Has the service forget what it has of a file that will not be whole. NULL-safe. */
void upload_abandon(struct request *request);

#endif
