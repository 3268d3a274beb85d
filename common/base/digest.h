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

/* Begins one, which digest_finish ends. A failure of it or of digest_add shows in digest_finish. */
void digest_init(struct digest *digest);
/* Adds bytes. */
void digest_add(struct digest *digest, const void *bytes, size_t size_bytes);
/* Ends it and writes it; `ret_text` is NULL when the digest is not wanted any more. False, with nothing written, when
 * the library failed on the way. */
bool digest_finish(struct digest *digest, char ret_text[DIGEST_SIZE]);

/* Writes `size_bytes` random bytes as lower-case hex, and a NUL; `ret_text` has room for 2 * size_bytes + 1. False,
 * with nothing written, for more than DIGEST_BYTES and when the library has no random bytes. */
bool random_text(size_t size_bytes, char *ret_text);

/* The HMAC-SHA-256 (RFC 2104) of `size` bytes under a key, which may be where the digest goes. */
void digest_hmac(const void *key, size_t key_size, const void *bytes, size_t size,
                 unsigned char ret_digest[DIGEST_BYTES]);
/* Writes, as hex, the HMAC-SHA-256 of `size` bytes under the NUL-terminated key. */
void digest_keyed(const char *key, const char *bytes, size_t size, char ret_digest[DIGEST_SIZE]);

#endif
