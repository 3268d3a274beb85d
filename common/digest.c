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

void digest_keyed_bytes(const char *key, const char *bytes, size_t size, unsigned char ret_digest[DIGEST_BYTES])
{
    unsigned digest_size = DIGEST_BYTES;
    HMAC(EVP_sha256(), key, (int)strlen(key), (const unsigned char *)bytes, size, ret_digest, &digest_size);
}

void digest_keyed(const char *key, const char *bytes, size_t size, char ret_digest[DIGEST_SIZE])
{
    unsigned char digest[DIGEST_BYTES];
    digest_keyed_bytes(key, bytes, size, digest);
    hex_text(digest, sizeof digest, ret_digest);
}
