/* A database URL, as the environment gives it. */
#include "check.h"
#include "db/url.h"

#include <stdlib.h>
#include <string.h>

static void check_part(const char *text, const char *whole)
{
    check(!text || strlen(text) <= strlen(whole), "a part is no longer than the whole");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct db_url url = {0};
    arena_init(&arena, HEAD_ARENA_BYTES);
    const char *text = size < 4096 ? arena_text(&arena, (const char *)data, size) : "";
    if (db_url_parse(text, &arena, &url)) {
        check(url.host && *url.host != '\0', "a url has a host");
        check(url.port > 0 && url.port <= 65535, "... and a port");
        check(!url.password || url.user, "... no password without a user");
        const char *parts[] = {url.user, url.password, url.host, url.database, url.unix_socket, url.ssl_ca};
        for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
            check_part(parts[i], text);
    } else {
        check(url.host == NULL && url.port == 0, "a refused url is not given out");
    }
    arena_finish(&arena);
    return 0;
}
