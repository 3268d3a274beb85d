#include "digest.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <sys/random.h>

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
    if (size_bytes > sizeof bytes || getrandom(bytes, size_bytes, 0) != (ssize_t)size_bytes)
        return false;
    hex_text(bytes, size_bytes, ret_text);
    return true;
}
