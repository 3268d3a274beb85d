/* Digests and random bytes, as hexadecimal text. */
#ifndef CMEP_DIGEST_H
#define CMEP_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

enum { DIGEST_BYTES = 32, DIGEST_SIZE = 2 * DIGEST_BYTES + 1 };

/* SHA-256 (FIPS 180-4) of the bytes. */
void digest_text(const void *bytes, size_t size_bytes, char ret_text[DIGEST_SIZE]);
/* The SHA-256 of bytes that come in pieces. */
struct digest {
    struct evp_md_ctx_st *context; /* NULL when it failed */
};

/* Begins one, which digest_finish ends. */
void digest_init(struct digest *digest);
/* Adds bytes. */
void digest_add(struct digest *digest, const void *bytes, size_t size_bytes);
/* Ends it and says what it came to; `ret_text` may be NULL, for who gives up. False, with nothing written, when the
 * library failed on the way. */
bool digest_finish(struct digest *digest, char ret_text[DIGEST_SIZE]);

/* `size_bytes` (DIGEST_BYTES at most) from the system's random source; false when it has none. */
bool random_text(size_t size_bytes, char *ret_text);

/* The HMAC-SHA-256 (RFC 2104) of `size` bytes under a key, which may be where the digest goes. */
void digest_hmac(const void *key, size_t key_size, const void *bytes, size_t size,
                 unsigned char ret_digest[DIGEST_BYTES]);
/* The same under a text, in hex. */
void digest_keyed(const char *key, const char *bytes, size_t size, char ret_digest[DIGEST_SIZE]);

#endif
