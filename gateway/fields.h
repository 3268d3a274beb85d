/* The fields of a request, put together from the path, the query, headers, the cookie and the JSON body. */
#ifndef CMEP_FIELDS_H
#define CMEP_FIELDS_H

#include "request.h"

/* Fills the struct of the operation's request record, validated; false when the request was refused (415 and 400 for
 * what is no JSON, 422 with every wrong field). What it fills is owned by the request's arena. */
bool fields_read(struct request *request, void *ret_struct);

#endif
