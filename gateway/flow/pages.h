/* The web application and the API's documentation as files: read into memory once, answered with validators and the
 * best encoding. */
#ifndef CMEP_PAGES_H
#define CMEP_PAGES_H

#include "wire/answer.h"

struct pages;

/* Reads the build of the application below `folder` (files ending .gz and .br are encodings of the file beside them),
 * which may be missing, /docs and /openapi.json. The caller owns it. Never changes afterwards, so loops may share it.
 */
struct pages *pages_new(const char *folder);
void pages_destroy(struct pages **self);

/* Answers a GET or HEAD of a file, or of a path that belongs to the application (/, /login, /status, /app and below),
 * which is index.html; false for any other path. Takes If-None-Match and Accept-Encoding from the connection. */
bool pages_answer(const struct pages *pages, const struct answer_context *context, struct MHD_Connection *connection,
                  const char *path, struct answer *ret_answer);

#endif
