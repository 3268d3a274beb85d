#include "auth_password.h"

#include "digest.h"

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

bool password_verify(const char *password, const char *hash, int cost, bool *ret_renew)
{
    char nobody[40], digested[DIGEST_SIZE] = "", cut[BCRYPT_BYTES + 1], computed[CRYPT_OUTPUT_SIZE];
    bool exists = hash && *hash != '\0';
    if (!exists) {
        snprintf(nobody, sizeof nobody, "$2b$%02d$abcdefghijklmnopqrstuu", cost);
        hash = nobody;
    }
    bool marked = strncmp(hash, mark, sizeof mark - 1) == 0;
    if (marked) {
        digest_text(password, strlen(password), digested);
        hash += sizeof mark - 1;
    } else {
        snprintf(cut, sizeof cut, "%s", password);
    }
    *ret_renew = !marked && strlen(password) > BCRYPT_BYTES;
    return bcrypt(marked ? digested : cut, hash, computed) && exists && strlen(computed) == strlen(hash)
        && CRYPTO_memcmp(computed, hash, strlen(hash)) == 0;
}
