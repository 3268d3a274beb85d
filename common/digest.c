#include "digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <string.h>
#include <openssl/rand.h>

void hex_text(const unsigned char *bytes, size_t size_bytes, char *ret_text)
{
    for (size_t i = 0; i < size_bytes; i++)
        snprintf(ret_text + 2 * i, 3, "%02x", bytes[i]);
}

void digest_text(const void *bytes, size_t size_bytes, char ret_text[DIGEST_SIZE])
{
    unsigned char digest[DIGEST_BYTES];
    unsigned size = sizeof digest;
    EVP_Digest(bytes, size_bytes, digest, &size, EVP_sha256(), NULL);
    hex_text(digest, sizeof digest, ret_text);
}

bool random_text(size_t size_bytes, char *ret_text)
{
    unsigned char bytes[DIGEST_BYTES];
    if (size_bytes > sizeof bytes || RAND_bytes(bytes, (int)size_bytes) != 1)
        return false;
    hex_text(bytes, size_bytes, ret_text);
    return true;
}

void digest_keyed(const char *key, const char *bytes, size_t size, char ret_digest[DIGEST_SIZE])
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned digest_size = 0;
    HMAC(EVP_sha256(), key, (int)strlen(key), (const unsigned char *)bytes, size, digest, &digest_size);
    hex_text(digest, digest_size, ret_digest);
}
