/* A connection to a slice's database: made when it is first needed and made again, with back-off, after it broke. */
#ifndef CMEP_CONNECTION_H
#define CMEP_CONNECTION_H

#include "db/url.h"

struct db;

/* Readies the client library; call once, before threads. */
void db_library_init(void);
/* A connection for `url` (mysql://user:pass@host:port/db?unix_socket=...&ssl-ca=...); nothing is connected yet. NULL
 * when the url is malformed. The caller owns it; it belongs to one thread. */
struct db *db_new(const char *url);
/* Where the URL is asked for again when the server refuses its account: the password may have been changed meanwhile.
 * The source answers NULL when it knows no other. */
void db_ask_again(struct db *db, db_url_source source, const void *context);
void db_destroy(struct db **self);
/* Why the last attempt to connect failed, as the server or the library said it, without the password; "" when none did.
 * Owned by the db, until its next attempt. */
const char *db_refusal(const struct db *db);
/* What the server said of the last statement that failed, in UTF-8, less than 512 bytes; "" when none did. Owned by the
 * db, until its next failure. */
const char *db_problem(const struct db *db);
/* Lets statements take as long as they need, for who changes a million rows at once; call it before the first. */
void db_be_patient(struct db *db);

#endif
