#include "db/url.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static const char *decoded(struct arena *arena, const char *text, size_t size)
{
    char *copy = arena_text(arena, text, size);
    percent_decode(copy, false);
    return copy;
}

/* The part of `text` before the first of `ends`, which `ret_rest` then points at. */
static const char *part(struct arena *arena, const char *text, const char *ends, const char **ret_rest)
{
    size_t size = strcspn(text, ends);
    *ret_rest = text + size;
    return decoded(arena, text, size);
}

static void parse_query(const char *query, struct arena *arena, struct db_url *url)
{
    while (*query == '?' || *query == '&') {
        const char *name = part(arena, query + 1, "=&", &query);
        const char *value = *query == '=' ? part(arena, query + 1, "&", &query) : "";
        if (strcmp(name, "unix_socket") == 0)
            url->unix_socket = value;
        else if (strcmp(name, "ssl-ca") == 0)
            url->ssl_ca = value;
    }
}

/* 1 to 65535 in digits; 0 when it is something else. */
static unsigned port_of(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    unsigned long port = digits <= 5 && text[digits] == '\0' ? strtoul(text, NULL, 10) : 0;
    return port <= 65535 ? (unsigned)port : 0;
}

bool db_url_parse(const char *url, struct arena *arena, struct db_url *ret_url)
{
    const char *rest = strstr(url, "://");
    struct db_url parsed = {.port = 3306};
    if (!rest || strncmp(url, "mysql", 5) != 0)
        return false;
    rest += 3;
    if (strcspn(rest, "@") < strcspn(rest, "/?")) {
        parsed.user = part(arena, rest, ":@", &rest);
        if (*rest == ':')
            parsed.password = part(arena, rest + 1, "@", &rest);
        rest++;
    }
    parsed.host = part(arena, rest, ":/?", &rest);
    if (*rest == ':')
        parsed.port = port_of(part(arena, rest + 1, "/?", &rest));
    if (*rest == '/')
        parsed.database = part(arena, rest + 1, "?", &rest);
    parse_query(rest, arena, &parsed);
    if (*parsed.host == '\0' || parsed.port == 0 || arena_is_exceeded(arena))
        return false;
    *ret_url = parsed;
    return true;
}
