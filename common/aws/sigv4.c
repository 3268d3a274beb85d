#include "aws/sigv4.h"

#include "base/buffer.h"
#include "base/text.h"

#include <ctype.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

const char sigv4_no_payload[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

enum { DATE_SIZE = sizeof "20130524" - 1, SCOPE_SIZE = 256, NAMES_SIZE = 2048, KEY_SIZE = 512 };

static const char algorithm[] = "AWS4-HMAC-SHA256";

/* A byte as it is written percent-encoded: up to three characters and a NUL. No such writing begins another one. */
static void encode_byte(unsigned char byte, char ret_text[4])
{
    bool plain = (isalnum(byte) && byte < 0x80) || byte == '-' || byte == '_' || byte == '.' || byte == '~';
    if (plain)
        snprintf(ret_text, 4, "%c", byte);
    else if (byte == '\0')
        ret_text[0] = '\0';
    else
        snprintf(ret_text, 4, "%%%02X", byte);
}

static void put_encoded(struct buffer *text, const char *plain, bool keep_slashes)
{
    for (; *plain != '\0'; plain++) {
        char encoded[4];
        encode_byte((unsigned char)*plain, encoded);
        buffer_put(text, keep_slashes && *plain == '/' ? "/" : encoded);
    }
}

bool sigv4_encode(const char *plain, bool keep_slashes, char *ret_text, size_t size)
{
    struct buffer text;
    if (size == 0)
        return false;
    buffer_init(&text, ret_text, size);
    put_encoded(&text, plain, keep_slashes);
    return !buffer_is_exceeded(&text);
}

/* As strcmp of the two texts encoded: where they differ first decides. */
static int compare_encoded(const char *a, const char *b)
{
    char first[4], second[4];
    while (*a != '\0' && *a == *b) {
        a++;
        b++;
    }
    encode_byte((unsigned char)*a, first);
    encode_byte((unsigned char)*b, second);
    return strcmp(first, second);
}

static int compare_parameters(const struct sigv4_pair *a, const struct sigv4_pair *b)
{
    int names = compare_encoded(a->name, b->name);
    return names != 0 ? names : compare_encoded(a->value, b->value);
}

static int compare_headers(const struct sigv4_pair *a, const struct sigv4_pair *b)
{
    return strcasecmp(a->name, b->name);
}

/* The pairs in order; equal ones stay as they came. */
static bool sort(const struct sigv4_pair *pairs, size_t count,
                 int (*compare)(const struct sigv4_pair *, const struct sigv4_pair *),
                 const struct sigv4_pair *ret_sorted[SIGV4_MOST_PAIRS])
{
    if (count > SIGV4_MOST_PAIRS)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t place = i;
        for (; place > 0 && compare(&pairs[i], ret_sorted[place - 1]) < 0; place--)
            ret_sorted[place] = ret_sorted[place - 1];
        ret_sorted[place] = &pairs[i];
    }
    return true;
}

/* False when there are too many. */
static bool put_query(struct buffer *text, const struct sigv4_pair *query, size_t count)
{
    const struct sigv4_pair *sorted[SIGV4_MOST_PAIRS];
    if (!sort(query, count, compare_parameters, sorted))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buffer_put_byte(text, '&');
        put_encoded(text, sorted[i]->name, false);
        buffer_put_byte(text, '=');
        put_encoded(text, sorted[i]->value, false);
    }
    return true;
}

bool sigv4_query(const struct sigv4_pair *query, size_t count, char *ret_text, size_t size)
{
    struct buffer text;
    if (size == 0)
        return false;
    buffer_init(&text, ret_text, size);
    return put_query(&text, query, count) && !buffer_is_exceeded(&text);
}

/* The header's value without blanks around it, and one for each run of blanks inside. False when it has control
 * characters. */
static bool put_value(struct buffer *text, const char *value)
{
    bool blank = false, begun = false;
    for (; *value != '\0'; value++) {
        if (*value == ' ' || *value == '\t') {
            blank = begun;
            continue;
        }
        if ((unsigned char)*value < ' ' || *value == 0x7f)
            return false;
        if (blank)
            buffer_put_byte(text, ' ');
        blank = false;
        begun = true;
        buffer_put_byte(text, *value);
    }
    return true;
}

/* The header's name in lower case; false when it is none. */
static bool put_name(struct buffer *text, const char *name)
{
    bool good = *name != '\0';
    for (; good && *name != '\0'; name++) {
        good = isalnum((unsigned char)*name) || strchr("!#$%&'*+-.^_`|~", *name);
        buffer_put_byte(text, (char)tolower((unsigned char)*name));
    }
    return good;
}

/* A line for each name in `lines`, and the names in `names`. A name that is there twice has its values in one line.
 * False when there are too many, a name or a value is wrong, or there is no room for them. */
static bool put_headers(const struct sigv4_request *request, struct buffer *lines, struct buffer *names)
{
    const struct sigv4_pair *sorted[SIGV4_MOST_PAIRS];
    bool good = sort(request->headers, request->header_count, compare_headers, sorted);
    for (size_t i = 0; good && i < request->header_count; i++) {
        bool again = i > 0 && compare_headers(sorted[i - 1], sorted[i]) == 0;
        if (again) {
            buffer_put_byte(lines, ',');
        } else {
            if (i > 0) {
                buffer_put_byte(lines, '\n');
                buffer_put_byte(names, ';');
            }
            good = put_name(lines, sorted[i]->name) && put_name(names, sorted[i]->name);
            buffer_put_byte(lines, ':');
        }
        good = good && put_value(lines, sorted[i]->value);
    }
    buffer_put_byte(lines, '\n');
    return good && !buffer_is_exceeded(lines) && !buffer_is_exceeded(names);
}

static bool canonical(const struct sigv4_request *request, struct buffer *text, struct buffer *names)
{
    buffer_printf(text, "%s\n%s\n", request->method, request->path);
    if (!put_query(text, request->query, request->query_count))
        return false;
    buffer_put_byte(text, '\n');
    if (!put_headers(request, text, names))
        return false;
    buffer_printf(text, "\n%s\n%s", names->data, request->payload);
    return !buffer_is_exceeded(text);
}

bool sigv4_canonical(const struct sigv4_request *request, char *ret_text, size_t size)
{
    char names_data[NAMES_SIZE];
    struct buffer names, text;
    if (size == 0)
        return false;
    buffer_init(&names, names_data, sizeof names_data);
    buffer_init(&text, ret_text, size);
    return canonical(request, &text, &names);
}

void sigv4_time(time_t time, char ret_text[SIGV4_TIME_SIZE])
{
    struct tm utc;
    gmtime_r(&time, &utc);
    if (strftime(ret_text, SIGV4_TIME_SIZE, "%Y%m%dT%H%M%SZ", &utc) == 0)
        ret_text[0] = '\0';
}

static void hmac(const void *key, size_t key_size, const char *text, unsigned char ret_digest[DIGEST_BYTES])
{
    digest_hmac(key, key_size, text, strlen(text), ret_digest);
}

/* Day, region and service, for which alone the signing key is good. */
static bool make_scope(const struct sigv4_signer *signer, char ret_scope[SCOPE_SIZE])
{
    int size = snprintf(ret_scope, SCOPE_SIZE, "%.*s/%s/%s/aws4_request", DATE_SIZE, signer->time, signer->region,
                        signer->service);
    return size < SCOPE_SIZE;
}

static bool make_key(const struct sigv4_signer *signer, unsigned char ret_key[DIGEST_BYTES])
{
    char first[KEY_SIZE], day[DATE_SIZE + 1];
    int size = snprintf(first, sizeof first, "AWS4%s", signer->secret);
    if (size >= KEY_SIZE)
        return false;
    snprintf(day, sizeof day, "%s", signer->time);
    hmac(first, (size_t)size, day, ret_key);
    OPENSSL_cleanse(first, sizeof first);
    hmac(ret_key, DIGEST_BYTES, signer->region, ret_key);
    hmac(ret_key, DIGEST_BYTES, signer->service, ret_key);
    hmac(ret_key, DIGEST_BYTES, "aws4_request", ret_key);
    return true;
}

/* The signature of a canonical request. */
static bool sign(const char *request, const char *scope, const struct sigv4_signer *signer,
                 char ret_signature[DIGEST_SIZE])
{
    char digest[DIGEST_SIZE], text[SCOPE_SIZE + SIGV4_TIME_SIZE + DIGEST_SIZE + sizeof algorithm + 4];
    unsigned char key[DIGEST_BYTES], signature[DIGEST_BYTES];
    digest_text(request, strlen(request), digest);
    int size = snprintf(text, sizeof text, "%s\n%s\n%s\n%s", algorithm, signer->time, scope, digest);
    if (size >= (int)sizeof text || !make_key(signer, key))
        return false;
    hmac(key, sizeof key, text, signature);
    OPENSSL_cleanse(key, sizeof key);
    hex_write(signature, sizeof signature, ret_signature);
    return true;
}

bool sigv4_authorize(const struct sigv4_request *request, const struct sigv4_signer *signer, char *ret_text,
                     size_t size)
{
    char names_data[NAMES_SIZE], canonical_data[SIGV4_REQUEST_SIZE], scope[SCOPE_SIZE], signature[DIGEST_SIZE];
    struct buffer names, text;
    buffer_init(&names, names_data, sizeof names_data);
    buffer_init(&text, canonical_data, sizeof canonical_data);
    if (!canonical(request, &text, &names) || !make_scope(signer, scope) || !sign(text.data, scope, signer, signature))
        return false;
    int used = snprintf(ret_text, size, "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s", algorithm,
                        signer->access_key, scope, names.data, signature);
    return used >= 0 && (size_t)used < size;
}

/* The names of the headers that will be signed. */
static bool header_names(const struct sigv4_request *request, char *ret_names, size_t size)
{
    char lines_data[SIGV4_REQUEST_SIZE];
    struct buffer lines, names;
    buffer_init(&lines, lines_data, sizeof lines_data);
    buffer_init(&names, ret_names, size);
    return put_headers(request, &lines, &names);
}

bool sigv4_presign(const struct sigv4_request *request, const struct sigv4_signer *signer, int seconds, char *ret_text,
                   size_t size)
{
    char names[NAMES_SIZE], scope[SCOPE_SIZE], credential[2 * SCOPE_SIZE], life[16], signature[DIGEST_SIZE];
    char canonical_data[SIGV4_REQUEST_SIZE];
    struct sigv4_pair query[SIGV4_MOST_PAIRS];
    struct sigv4_request signed_request = *request;
    if (request->query_count > SIGV4_MOST_PAIRS - 6 || !make_scope(signer, scope)
        || !header_names(request, names, sizeof names))
        return false;
    if (snprintf(credential, sizeof credential, "%s/%s", signer->access_key, scope) >= (int)sizeof credential)
        return false;
    snprintf(life, sizeof life, "%d", seconds);
    size_t count = request->query_count;
    if (count > 0)
        memcpy(query, request->query, count * sizeof *query);
    query[count++] = (struct sigv4_pair){"X-Amz-Algorithm", algorithm};
    query[count++] = (struct sigv4_pair){"X-Amz-Credential", credential};
    query[count++] = (struct sigv4_pair){"X-Amz-Date", signer->time};
    query[count++] = (struct sigv4_pair){"X-Amz-Expires", life};
    query[count++] = (struct sigv4_pair){"X-Amz-SignedHeaders", names};
    if (signer->session_token)
        query[count++] = (struct sigv4_pair){"X-Amz-Security-Token", signer->session_token};
    signed_request.query = query;
    signed_request.query_count = count;
    if (!sigv4_canonical(&signed_request, canonical_data, sizeof canonical_data)
        || !sign(canonical_data, scope, signer, signature) || !sigv4_query(query, count, ret_text, size))
        return false;
    size_t used = strlen(ret_text);
    return snprintf(ret_text + used, size - used, "&X-Amz-Signature=%s", signature) < (int)(size - used);
}
