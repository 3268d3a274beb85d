/* Finds the operation that a method and a path name. */
#ifndef CMEP_ROUTE_H
#define CMEP_ROUTE_H

#include "contract/operation.h"

enum { ROUTE_MOST_IDS = 4 };

/* What the gateway answers by itself. */
enum page { PAGE_NONE, PAGE_HEALTH, PAGE_READY, PAGE_VERSION, PAGE_METRICS, PAGE_FILE };

/* An id in a path, with the name that the pattern gives it. */
struct route_id {
    const char *name; /* in the pattern, not ended by a NUL */
    size_t name_size;
    int64_t value;
};

struct route {
    const struct operation *operation; /* or a page */
    enum page page;
    const char *pattern; /* the path with its {names}: what logs say instead of the path */
    struct route_id ids[ROUTE_MOST_IDS];
    size_t id_count;
    unsigned allowed; /* mask of 1 << enum method that the path knows */
};

/* The path without the /api before it, which every route may have, for a domain that the gateway shares with the
 * application; NULL when it has none. Points into `path`; "/" for /api alone. */
const char *route_below_api(const char *path);
/* Fills the route; HEAD finds what GET does. NOT_FOUND for an unknown path or an id that is not a positive 64-bit
 * integer; METHOD_NOT_ALLOWED, with `allowed` set, for a known path. */
enum status route_find(const char *method, const char *path, struct route *ret_route) MUST_CHECK;
/* Finds the id that the path has under a name of its pattern; false when there is none. */
bool route_id(const struct route *route, const char *name, int64_t *ret_id);
/* Writes the methods of `allowed` as an Allow header does. */
void route_allow_header(unsigned allowed, char *text, size_t size);

#endif
