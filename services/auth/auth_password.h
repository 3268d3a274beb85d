/* Password hashes: bcrypt ($2b$), which looks at 72 bytes only; a longer password goes in whole, by way of its
 * SHA-256, under the mark "sha256:" before the hash. */
#ifndef CMEP_AUTH_PASSWORD_H
#define CMEP_AUTH_PASSWORD_H

#include <stdbool.h>

enum { PASSWORD_HASH_SIZE = 128 };

/* A new hash of that cost (2^cost rounds; 12 takes 200 ms); false when the system has no randomness. */
bool password_hash(const char *password, int cost, char ret_hash[PASSWORD_HASH_SIZE]);
/* Whether the password fits the hash ($2a$, $2b$, $2y$ or marked); `ret_renew` says that it does and that the hash
 * should be made again: it saw only the first 72 bytes, or was cheaper than `cost`. A no takes as long as a hash of
 * `cost` whatever the hash is: cheaper, broken, or none (NULL); else it would tell which accounts exist. */
bool password_verify(const char *password, const char *hash, int cost, bool *ret_renew);

#endif
