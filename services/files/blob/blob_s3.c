#include "blob/blob_s3.h"

#include "base/buffer.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "blob/s3.h"
#include "blob/s3_xml.h"

#include <inttypes.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    ANSWER_BYTES = 8192,
    ABORT_MS = 3000, /* of the time of a multipart upload, kept for taking it back */
    MOST_PARTS = 1000,
    MOST_LISTED = 1000,                               /* S3's own bound */
    LISTED_BYTES = 4096,                              /* most XML for one object: its key may be all percent signs */
    CHECKSUM_SIZE = 4 * ((DIGEST_BYTES + 2) / 3) + 1, /* base64 */
    PART_XML_BYTES = 512,
    URL_MS = 5000,
    URL_BYTES = 16384
};

struct s3_store {
    struct blob_store store;
    struct s3 *s3;
};

static struct s3 *s3_of(struct blob_store *store)
{
    return ((struct s3_store *)store)->s3;
}

static int64_t within_operation(int64_t deadline_ms)
{
    int64_t most_ms = clock_ms() + S3_OPERATION_MS;
    return deadline_ms < most_ms ? deadline_ms : most_ms;
}

static void add_header(struct s3_request *request, const char *name, const char *value)
{
    request->headers[request->header_count++] = (struct sigv4_pair){name, value};
}

static void add_query(struct s3_request *request, const char *name, const char *value)
{
    request->query[request->query_count++] = (struct sigv4_pair){name, value};
}

/* ---------------------------------------------------------------- keep */

/* A digest in hex as S3's checksum headers have it. */
static void make_checksum(const char *sha256, char ret_checksum[CHECKSUM_SIZE])
{
    unsigned char digest[DIGEST_BYTES] = {0};
    bool is_digest = hex_read(sha256, digest, sizeof digest);
    (void)is_digest; /* the store refuses what is none */
    EVP_EncodeBlock((unsigned char *)ret_checksum, digest, sizeof digest);
}

/* The store checks against these what arrives. */
static void add_checksum(struct s3_request *request, const char *checksum)
{
    add_header(request, "x-amz-sdk-checksum-algorithm", "SHA256");
    add_header(request, "x-amz-checksum-sha256", checksum);
}

/* How a new object is to be kept. A type that is no header's value is not worth losing the file for. */
static void add_manner(struct s3_request *request, const struct blob_file *file, const char *encryption)
{
    const char *type = file->mime_type ? file->mime_type : "";
    for (const char *at = type; *at != '\0'; at++)
        if (*at < ' ' || *at > '~')
            type = "";
    add_header(request, "Content-Type", *type != '\0' ? type : "application/octet-stream");
    if (strcmp(encryption, "none") != 0)
        add_header(request, "x-amz-server-side-encryption", encryption);
}

static enum status put_whole(struct s3 *s3, const char *key, const struct blob_file *file, int64_t deadline_ms)
{
    char checksum[CHECKSUM_SIZE], answer[ANSWER_BYTES];
    const struct http_body body = {.fd = file->fd, .size = file->size_bytes};
    struct s3_request request = {.method = "PUT",
                                 .key = key,
                                 .body = &body,
                                 .payload = file->sha256,
                                 .answer = answer,
                                 .answer_room = sizeof answer};
    make_checksum(file->sha256, checksum);
    add_manner(&request, file, s3_encryption(s3));
    add_checksum(&request, checksum);
    return s3_send_one(s3, &request, deadline_ms);
}

/* ---------------------------------------------------------------- keep, in parts */

struct part {
    char sha256[DIGEST_SIZE];
    char checksum[CHECKSUM_SIZE];
    char etag[128];
};

struct multipart {
    const char *key;
    const struct blob_file *file;
    char upload_id[1024];
    struct part *parts;
    size_t count;
};

/* The text of the element that is looked for. */
struct wanted {
    const char *name;
    char *text;
    size_t size;
};

static bool take_wanted(void *data, const char *name, const char *text)
{
    const struct wanted *wanted = data;
    if (strcmp(name, wanted->name) != 0)
        return true;
    return snprintf(wanted->text, wanted->size, "%s", text) < (int)wanted->size;
}

static enum status begin_parts(struct s3 *s3, struct multipart *multipart, int64_t deadline_ms)
{
    char answer[ANSWER_BYTES];
    static const struct http_body nothing = {.data = ""};
    struct s3_request request = {
        .method = "POST", .key = multipart->key, .body = &nothing, .answer = answer, .answer_room = sizeof answer};
    struct wanted wanted = {"UploadId", multipart->upload_id, sizeof multipart->upload_id};
    add_query(&request, "uploads", "");
    add_manner(&request, multipart->file, s3_encryption(s3));
    add_header(&request, "x-amz-checksum-algorithm", "SHA256");
    enum status status = s3_send_one(s3, &request, deadline_ms);
    if (status != STATUS_OK)
        return status;
    return s3_xml_read(answer, request.answered, take_wanted, &wanted) && *multipart->upload_id != '\0'
             ? STATUS_OK
             : STATUS_STORAGE_ERROR;
}

static struct http_body body_of_part(const struct multipart *multipart, size_t n)
{
    int64_t offset = (int64_t)n * STORE_S3_PART_BYTES, left = multipart->file->size_bytes - offset;
    return (struct http_body){
        .fd = multipart->file->fd, .offset = offset, .size = left < STORE_S3_PART_BYTES ? left : STORE_S3_PART_BYTES};
}

static bool digest_part(const struct http_body *body, char ret_sha256[DIGEST_SIZE])
{
    char piece[16384];
    struct digest digest;
    int64_t done = 0;
    bool good = true;
    digest_init(&digest);
    while (good && done < body->size) {
        int64_t left = body->size - done;
        ssize_t got =
            pread(body->fd, piece, left < (int64_t)sizeof piece ? (size_t)left : sizeof piece, body->offset + done);
        good = got > 0;
        if (good)
            digest_add(&digest, piece, (size_t)got);
        done += got;
    }
    return digest_finish(&digest, ret_sha256) && good;
}

/* Sends `count` parts at the same time, from the `first` on. */
static enum status send_parts(struct s3 *s3, struct multipart *multipart, size_t first, size_t count,
                              int64_t deadline_ms)
{
    struct s3_request requests[S3_AT_ONCE];
    struct http_body bodies[S3_AT_ONCE];
    char answers[S3_AT_ONCE][1024], numbers[S3_AT_ONCE][24];
    for (size_t i = 0; i < count; i++) {
        struct part *part = &multipart->parts[first + i];
        bodies[i] = body_of_part(multipart, first + i);
        requests[i] = (struct s3_request){.method = "PUT",
                                          .key = multipart->key,
                                          .body = &bodies[i],
                                          .payload = part->sha256,
                                          .answer = answers[i],
                                          .answer_room = sizeof answers[i]};
        if (!digest_part(&bodies[i], part->sha256))
            return STATUS_STORAGE_ERROR;
        make_checksum(part->sha256, part->checksum);
        snprintf(numbers[i], sizeof numbers[i], "%zu", first + i + 1);
        add_query(&requests[i], "partNumber", numbers[i]);
        add_query(&requests[i], "uploadId", multipart->upload_id);
        add_checksum(&requests[i], part->checksum);
    }
    s3_send(s3, requests, count, deadline_ms);
    for (size_t i = 0; i < count; i++) {
        if (requests[i].status != STATUS_OK)
            return requests[i].status;
        /* It becomes XML again. */
        if (*requests[i].etag == '\0' || strpbrk(requests[i].etag, "<>&"))
            return STATUS_STORAGE_ERROR;
        memcpy(multipart->parts[first + i].etag, requests[i].etag, sizeof requests[i].etag);
    }
    return STATUS_OK;
}

/* The list of parts that makes an object of them; owned by the caller, NULL without memory. */
static char *list_of_parts(const struct multipart *multipart)
{
    size_t size = (multipart->count + 1) * PART_XML_BYTES;
    struct buffer xml;
    char *memory = malloc(size);
    if (!memory)
        return NULL;
    buffer_init(&xml, memory, size);
    buffer_put(&xml, "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
    for (size_t i = 0; i < multipart->count; i++)
        buffer_printf(&xml,
                      "<Part><PartNumber>%zu</PartNumber><ETag>%s</ETag>"
                      "<ChecksumSHA256>%s</ChecksumSHA256></Part>",
                      i + 1, multipart->parts[i].etag, multipart->parts[i].checksum);
    buffer_put(&xml, "</CompleteMultipartUpload>");
    return memory;
}

static enum status complete_parts(struct s3 *s3, struct multipart *multipart, int64_t deadline_ms)
{
    char answer[ANSWER_BYTES], sha256[DIGEST_SIZE], etag[256] = "";
    char *xml = list_of_parts(multipart);
    if (!xml)
        return STATUS_STORAGE_ERROR;
    const struct http_body body = {.data = xml, .size = (int64_t)strlen(xml)};
    struct s3_request request = {.method = "POST",
                                 .key = multipart->key,
                                 .body = &body,
                                 .payload = sha256,
                                 .answer = answer,
                                 .answer_room = sizeof answer};
    struct wanted wanted = {"ETag", etag, sizeof etag};
    digest_text(xml, strlen(xml), sha256);
    add_query(&request, "uploadId", multipart->upload_id);
    add_header(&request, "Content-Type", "application/xml");
    enum status status = s3_send_one(s3, &request, deadline_ms);
    free(xml);
    /* A 200 may be the beginning of a failure: only an ETag says that there is an object. */
    if (status == STATUS_OK && (!s3_xml_read(answer, request.answered, take_wanted, &wanted) || *etag == '\0')) {
        LOG(LEVEL_WARNING, "s3_broken", LOG_TEXT("key", multipart->key),
            LOG_TEXT("error", "a multipart upload was not completed"));
        return STATUS_STORAGE_ERROR;
    }
    return status;
}

/* So that no part is left that nobody sees and somebody pays. */
static void abort_parts(struct s3 *s3, const struct multipart *multipart, int64_t deadline_ms)
{
    char answer[ANSWER_BYTES];
    struct s3_request request = {
        .method = "DELETE", .key = multipart->key, .answer = answer, .answer_room = sizeof answer};
    add_query(&request, "uploadId", multipart->upload_id);
    if (s3_send_one(s3, &request, deadline_ms) != STATUS_OK && request.code != 404)
        LOG(LEVEL_ERROR, "s3_parts_left", LOG_TEXT("key", multipart->key), LOG_TEXT("upload_id", multipart->upload_id));
}

static enum status put_parts(struct s3 *s3, struct multipart *multipart, int64_t deadline_ms)
{
    enum status status = STATUS_OK;
    for (size_t first = 0; status == STATUS_OK && first < multipart->count; first += S3_AT_ONCE) {
        size_t left = multipart->count - first;
        status = send_parts(s3, multipart, first, left < S3_AT_ONCE ? left : S3_AT_ONCE, deadline_ms);
    }
    return status == STATUS_OK ? complete_parts(s3, multipart, deadline_ms) : status;
}

static enum status put_in_parts(struct s3 *s3, const char *key, const struct blob_file *file, int64_t deadline_ms)
{
    size_t count = (size_t)((file->size_bytes + STORE_S3_PART_BYTES - 1) / STORE_S3_PART_BYTES);
    struct multipart multipart = {.key = key, .file = file, .count = count};
    if (count > MOST_PARTS || !(multipart.parts = calloc(count, sizeof *multipart.parts)))
        return STATUS_STORAGE_ERROR;
    int64_t left_ms = deadline_ms - clock_ms(),
            parts_ms = deadline_ms - (left_ms < 4 * ABORT_MS ? left_ms / 4 : ABORT_MS);
    enum status status = begin_parts(s3, &multipart, parts_ms);
    if (status == STATUS_OK && (status = put_parts(s3, &multipart, parts_ms)) != STATUS_OK)
        abort_parts(s3, &multipart, deadline_ms);
    free(multipart.parts);
    return status;
}

static enum status keep(struct blob_store *store, const char *key, const struct blob_file *file, int64_t deadline_ms)
{
    struct s3 *s3 = s3_of(store);
    deadline_ms = within_operation(deadline_ms);
    return file->size_bytes <= STORE_S3_PART_BYTES ? put_whole(s3, key, file, deadline_ms)
                                                   : put_in_parts(s3, key, file, deadline_ms);
}

/* ---------------------------------------------------------------- read, remove */

static enum status read_part(struct blob_store *store, const char *key, int64_t offset, size_t size, char *ret_data,
                             size_t *ret_size, int64_t deadline_ms)
{
    struct s3 *s3 = s3_of(store);
    const struct s3_range range = {offset, size};
    struct s3_request request = {.method = "GET", .key = key, .range = &range, .answer = ret_data, .answer_room = size};
    enum status status = size > 0 ? s3_send_one(s3, &request, within_operation(deadline_ms)) : STATUS_OK;
    if (status == STATUS_OK)
        *ret_size = request.answered;
    return status;
}

static enum status remove_object(struct blob_store *store, const char *key, int64_t deadline_ms)
{
    struct s3 *s3 = s3_of(store);
    char answer[ANSWER_BYTES];
    struct s3_request request = {.method = "DELETE", .key = key, .answer = answer, .answer_room = sizeof answer};
    enum status status = s3_send_one(s3, &request, within_operation(deadline_ms));
    return request.code == 404 && strcmp(request.error, "NoSuchKey") == 0 ? STATUS_OK : status;
}

/* ---------------------------------------------------------------- list */

struct listing {
    struct arena *arena;
    struct blob_object *objects;
    size_t most;
    size_t count;
    bool whole; /* the answer said that it is a list */
};

/* A key as it is, from what encoding-type=url makes of it. */
static const char *decode_key(struct arena *arena, const char *text)
{
    char *key = arena_text(arena, text, strlen(text));
    percent_decode(key, true);
    return key;
}

static bool take_time(const char *text, int64_t *ret_time_s)
{
    int64_t time_us;
    if (!time_read(text, &time_us))
        return false;
    *ret_time_s = time_us / 1000000;
    return true;
}

static bool take_object(void *data, const char *name, const char *text)
{
    struct listing *listing = data;
    struct blob_object *object = &listing->objects[listing->count];
    if (strcmp(name, "ListBucketResult") == 0)
        listing->whole = true;
    if (listing->count == listing->most)
        return strcmp(name, "Contents") != 0; /* more than was asked for */
    if (strcmp(name, "Key") == 0)
        object->key = decode_key(listing->arena, text);
    else if (strcmp(name, "Size") == 0)
        object->size_bytes = strtoll(text, NULL, 10);
    else if (strcmp(name, "LastModified") == 0)
        return take_time(text, &object->modified_s);
    else if (strcmp(name, "Contents") == 0)
        return object->key && ++listing->count > 0;
    return true;
}

static enum status list(struct blob_store *store, const char *after, size_t most, struct arena *arena,
                        const struct blob_object **ret_objects, size_t *ret_count, int64_t deadline_ms)
{
    struct s3 *s3 = s3_of(store);
    char most_text[24];
    if (most > MOST_LISTED)
        most = MOST_LISTED;
    size_t room = ANSWER_BYTES + most * LISTED_BYTES;
    struct s3_request request = {.method = "GET", .answer = malloc(room), .answer_room = room};
    struct listing listing = {
        .arena = arena, .objects = arena_alloc(arena, (most + 1) * sizeof *listing.objects), .most = most};
    snprintf(most_text, sizeof most_text, "%zu", most);
    add_query(&request, "list-type", "2");
    add_query(&request, "encoding-type", "url");
    add_query(&request, "max-keys", most_text);
    if (after && *after != '\0')
        add_query(&request, "start-after", after);
    enum status status =
        request.answer ? s3_send_one(s3, &request, within_operation(deadline_ms)) : STATUS_STORAGE_ERROR;
    if (status == STATUS_OK
        && (!s3_xml_read(request.answer, request.answered, take_object, &listing) || !listing.whole))
        status = STATUS_STORAGE_ERROR;
    free(request.answer);
    if (status != STATUS_OK)
        return status;
    *ret_objects = listing.objects;
    *ret_count = listing.count;
    return STATUS_OK;
}

/* ---------------------------------------------------------------- url */

static enum status url_of(struct blob_store *store, const char *key, const char *disposition, const char *mime_type,
                          int64_t seconds, struct arena *arena, const char **ret_url)
{
    struct s3 *s3 = s3_of(store);
    struct s3_request request = {.method = "GET", .key = key};
    char *url = arena_alloc(arena, URL_BYTES);
    add_query(&request, "response-content-disposition", disposition);
    add_query(&request, "response-content-type", mime_type);
    enum status status = s3_presign(s3, &request, (int)seconds, clock_ms() + URL_MS, url, URL_BYTES);
    if (status == STATUS_OK)
        *ret_url = url;
    return status;
}

/* ---------------------------------------------------------------- a store */

static void destroy(struct blob_store *store)
{
    struct s3_store *own = (struct s3_store *)store;
    s3_destroy(&own->s3);
    free(own);
}

struct blob_store *blob_s3_new(const struct config *config, struct credentials *credentials)
{
    static const struct blob_vtable vtable = {
        .destroy = destroy, .keep = keep, .read = read_part, .remove = remove_object, .list = list, .url = url_of};
    struct s3 *s3 = s3_new(config, credentials);
    struct s3_store *own = s3 ? calloc(1, sizeof *own) : NULL;
    if (!own)
        return NULL;
    *own = (struct s3_store){{&vtable}, s3};
    return &own->store;
}
