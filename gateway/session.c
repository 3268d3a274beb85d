#include "session.h"

#include <string.h>

const char *session_token(const char *cookie)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    size_t size = cookie ? strlen(cookie) : 0;
    return size > 0 && size <= SESSION_TOKEN_BYTES && strspn(cookie, letters) == size ? cookie : NULL;
}
