#include "base/digest.h"

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

void digest_hmac(const void *key, size_t key_size, const void *bytes, size_t size,
                 unsigned char ret_digest[DIGEST_BYTES])
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    HMAC(EVP_sha256(), key, (int)key_size, bytes, size, digest, NULL);
    memcpy(ret_digest, digest, DIGEST_BYTES);
}

void digest_keyed(const char *key, const char *bytes, size_t size, char ret_digest[DIGEST_SIZE])
{
    unsigned char digest[DIGEST_BYTES];
    digest_hmac(key, strlen(key), bytes, size, digest);
    hex_text(digest, sizeof digest, ret_digest);
}
