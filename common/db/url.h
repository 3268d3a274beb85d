/* A database URL taken apart. */
#ifndef CMEP_DB_URL_H
#define CMEP_DB_URL_H

#include "base/arena.h"

#include <stdbool.h>

/* Texts are owned by the arena; NULL where the url has none. */
struct db_url {
    const char *user;
    const char *password;
    const char *host;
    const char *database;
    const char *unix_socket;
    const char *ssl_ca;
    unsigned port;
};

/* Takes mysql://user:pass@host:3306/db?unix_socket=/path&ssl-ca=/path apart (RFC 3986, percent-decoded); the schemes
 * mysql+asyncmy and mysql+pymysql mean the same. False when it is malformed, or the arena is exceeded. */
bool db_url_parse(const char *url, struct arena *arena, struct db_url *ret_url);

/* Where a URL is asked for again; NULL when there is no other. Called in the thread of the connection. */
typedef const char *(*db_url_source)(const void *context, struct arena *arena);

#endif
