#include "base/digest.h"

#include "base/text.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <string.h>

void digest_text(const void *bytes, size_t size_bytes, char ret_text[DIGEST_SIZE])
{
    unsigned char digest[DIGEST_BYTES];
    unsigned size = sizeof digest;
    EVP_Digest(bytes, size_bytes, digest, &size, EVP_sha256(), NULL);
    hex_write(digest, sizeof digest, ret_text);
}

/* Forgets what failed. */
static void keep_if(struct digest *digest, int good)
{
    if (good == 1)
        return;
    EVP_MD_CTX_free(digest->context);
    digest->context = NULL;
}

void digest_init(struct digest *digest)
{
    digest->context = EVP_MD_CTX_new();
    if (digest->context)
        keep_if(digest, EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL));
}

void digest_add(struct digest *digest, const void *bytes, size_t size_bytes)
{
    if (digest->context)
        keep_if(digest, EVP_DigestUpdate(digest->context, bytes, size_bytes));
}

bool digest_finish(struct digest *digest, char ret_text[DIGEST_SIZE])
{
    unsigned char bytes[DIGEST_BYTES];
    bool good = digest->context && EVP_DigestFinal_ex(digest->context, bytes, NULL) == 1;
    EVP_MD_CTX_free(digest->context);
    digest->context = NULL;
    if (good && ret_text)
        hex_write(bytes, sizeof bytes, ret_text);
    return good;
}

bool random_text(size_t size_bytes, char *ret_text)
{
    unsigned char bytes[DIGEST_BYTES];
    if (size_bytes > sizeof bytes || RAND_bytes(bytes, (int)size_bytes) != 1)
        return false;
    hex_write(bytes, size_bytes, ret_text);
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
    hex_write(digest, sizeof digest, ret_digest);
}
