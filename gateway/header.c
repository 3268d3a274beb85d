#include "header.h"

#include <stdlib.h>
#include <string.h>

/* Whether the parameters of a member say q=0, which is also written "; q=0.000". */
static bool is_refused(const char *parameters, size_t size)
{
    const char *quality = memmem(parameters, size, "q=", 2);
    return quality && strtod(quality + 2, NULL) == 0;
}

bool header_lists(const char *header, const char *member)
{
    size_t size = strlen(member);
    while (header && *header != '\0') {
        header += strspn(header, ", ");
        const char *value = strncmp(header, "W/", 2) == 0 ? header + 2 : header;
        size_t length = strcspn(value, ",");
        if (length >= size && memcmp(value, member, size) == 0 && strchr(",; ", value[size])
            && !is_refused(value + size, length - size))
            return true;
        header = value + length;
    }
    return false;
}

bool header_has_etag(const char *header, const char *etag)
{
    return (header && strcmp(header, "*") == 0) || header_lists(header, etag);
}
