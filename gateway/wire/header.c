#include "wire/header.h"

#include "base/list.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Whether the parameters of a member say q=0, which is also written "; q=0.000". */
static bool is_refused(const char *parameters, size_t size)
{
    const char *quality = memmem(parameters, size, "q=", 2);
    return quality && strtod(quality + 2, NULL) == 0;
}

bool header_lists(const char *header, const char *member)
{
    size_t size = strlen(member);
    struct list_entry entry;
    while (list_next(&header, &entry)) {
        size_t weak = list_entry_begins(entry, "W/") ? 2 : 0;
        struct list_entry value = {entry.text + weak, entry.size - weak};
        if (list_entry_begins(value, member) && (value.size == size || strchr("; ", value.text[size]))
            && !is_refused(value.text + size, value.size - size))
            return true;
    }
    return false;
}

bool header_has_etag(const char *header, const char *etag)
{
    return (header && strcmp(header, "*") == 0) || header_lists(header, etag);
}

/* Reads a number at `*text`, if there is one, and passes over it; INT64_MAX for one that is larger. */
static bool read_number(const char **text, int64_t *ret_number)
{
    size_t size = strspn(*text, "0123456789");
    *ret_number = size > 18 ? INT64_MAX : (int64_t)strtoll(*text, NULL, 10);
    *text += size;
    return size > 0;
}

enum range header_range(const char *header, int64_t size_bytes, int64_t *ret_first, int64_t *ret_end)
{
    static const char unit[] = "bytes=";
    int64_t first, last;
    *ret_first = 0;
    *ret_end = size_bytes;
    if (!header || strncasecmp(header, unit, sizeof unit - 1) != 0)
        return RANGE_WHOLE;
    const char *at = header + sizeof unit - 1;
    bool from = read_number(&at, &first);
    bool dash = *at == '-';
    at += dash;
    bool to = read_number(&at, &last);
    if (!dash || *at != '\0' || (!from && !to) || (from && to && first > last))
        return RANGE_WHOLE;
    if (from ? first >= size_bytes : last == 0 || size_bytes == 0)
        return RANGE_BEYOND;
    *ret_first = from ? first : last < size_bytes ? size_bytes - last : 0;
    if (from && to && last < size_bytes)
        *ret_end = last + 1;
    return RANGE_PART;
}
