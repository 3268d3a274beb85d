#include "wire/origin.h"

#include "base/list.h"

#include <string.h>
#include <strings.h>

bool origin_is_listed(const char *origins, const char *origin)
{
    return list_has(origins, origin);
}

bool origin_is_one(const char *text)
{
    static const char lower[] = "abcdefghijklmnopqrstuvwxyz", host[] = "abcdefghijklmnopqrstuvwxyz0123456789.-",
                      address[] = "0123456789abcdef:.";
    size_t scheme_size = strspn(text, lower);
    if (scheme_size == 0 || strncmp(text + scheme_size, "://", 3) != 0)
        return false;
    const char *at = text + scheme_size + 3;
    bool is_v6 = *at == '[';
    size_t size = is_v6 ? strspn(at + 1, address) : strspn(at, host);
    at += size + (is_v6 ? 1 : 0);
    if (size == 0 || (is_v6 && *at++ != ']'))
        return false;
    size_t digits = *at == ':' ? strspn(at + 1, "0123456789") : 0;
    return *at == '\0' || (digits > 0 && digits <= 5 && at[1 + digits] == '\0');
}

bool origin_is_own(const char *origin, const char *host)
{
    const char *authority = strstr(origin, "://");
    return host && authority && strcasecmp(authority + 3, host) == 0;
}
