#include "origin.h"

#include <string.h>
#include <strings.h>

bool origin_is_listed(const char *origins, const char *origin)
{
    size_t size = strlen(origin);
    for (const char *at = origins; *at != '\0' && size > 0;) {
        at += strspn(at, ", ");
        size_t length = strcspn(at, ", ");
        if (length == size && memcmp(at, origin, size) == 0)
            return true;
        at += length;
    }
    return false;
}

bool origin_is_own(const char *origin, const char *host)
{
    const char *authority = strstr(origin, "://");
    return host && authority && strcasecmp(authority + 3, host) == 0;
}
