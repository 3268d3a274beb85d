#include "wire/cookie.h"

#include <string.h>

const char *cookie_token(const char *value)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    size_t size = value ? strlen(value) : 0;
    return size > 0 && size <= COOKIE_TOKEN_BYTES && strspn(value, letters) == size ? value : NULL;
}
