#include "auth_password.h"

#include "base/digest.h"

#include <crypt.h>
#include <openssl/crypto.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BCRYPT_BYTES = 72 };

static const char mark[] = "sha256:";

/* Runs bcrypt with the setting (or hash); false when it is none that libxcrypt knows. */
static bool bcrypt(const char *password, const char *setting, char ret_hash[CRYPT_OUTPUT_SIZE])
{
    struct crypt_data *data = calloc(1, sizeof *data);
    const char *hash = data ? crypt_r(password, setting, data) : NULL;
    bool good = hash && hash[0] == '$' && hash[1] == '2';
    if (good)
        snprintf(ret_hash, CRYPT_OUTPUT_SIZE, "%s", hash);
    if (data)
        OPENSSL_cleanse(data, sizeof *data);
    free(data);
    return good;
}

bool password_hash(const char *password, int cost, char ret_hash[PASSWORD_HASH_SIZE])
{
    char setting[CRYPT_GENSALT_OUTPUT_SIZE], digested[DIGEST_SIZE] = "", hash[CRYPT_OUTPUT_SIZE];
    bool whole = strlen(password) > BCRYPT_BYTES;
    if (!crypt_gensalt_rn("$2b$", (unsigned long)cost, NULL, 0, setting, sizeof setting))
        return false;
    if (whole)
        digest_text(password, strlen(password), digested);
    if (!bcrypt(whole ? digested : password, setting, hash))
        return false;
    snprintf(ret_hash, PASSWORD_HASH_SIZE, "%s%.100s", whole ? mark : "", hash);
    return true;
}

/* The cost of a hash that bcrypt made; 0 of anything else. */
static int cost_of(const char *hash)
{
    int cost = 0;
    return sscanf(hash, "$2%*1[abxy]$%2d$", &cost) == 1 ? cost : 0;
}

static void spend(const char *password, int cost)
{
    char setting[40], unused[CRYPT_OUTPUT_SIZE];
    snprintf(setting, sizeof setting, "$2b$%02d$abcdefghijklmnopqrstuu", cost);
    bcrypt(password, setting, unused);
}

/* Takes as long as what is left of a computation of `cost` after one of the lower cost `done` (0: none). Each takes
 * twice as long as the one below it, so all from that one on make up the difference. */
static void spend_rest(const char *password, int done, int cost)
{
    if (done == 0)
        spend(password, cost);
    for (int at = done; at > 0 && at < cost; at++)
        spend(password, at);
}

bool password_verify(const char *password, const char *hash, int cost, bool *ret_renew)
{
    char digested[DIGEST_SIZE] = "", cut[BCRYPT_BYTES + 1], computed[CRYPT_OUTPUT_SIZE];
    hash = hash ? hash : "";
    bool marked = strncmp(hash, mark, sizeof mark - 1) == 0;
    if (marked) {
        digest_text(password, strlen(password), digested);
        hash += sizeof mark - 1;
    } else {
        snprintf(cut, sizeof cut, "%s", password);
    }
    const char *seen = marked ? digested : cut;
    bool done = bcrypt(seen, hash, computed);
    bool right = done && strlen(computed) == strlen(hash) && CRYPTO_memcmp(computed, hash, strlen(hash)) == 0;
    if (!right)
        spend_rest(seen, done ? cost_of(hash) : 0, cost);
    *ret_renew = right && ((!marked && strlen(password) > BCRYPT_BYTES) || cost_of(hash) < cost);
    return right;
}
