#include "flow/pages.h"

#include "base/digest.h"
#include "wire/header.h"
#include "base/log.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_FILES = 500, MOST_FILE_BYTES = 8 * 1024 * 1024, PATH_SIZE = 256, ETAG_SIZE = 36 };

enum encoding { ENCODING_NONE, ENCODING_GZIP, ENCODING_BROTLI, ENCODING_COUNT };

static const char *const encoding_names[ENCODING_COUNT] = {"", "gzip", "br"};
static const char *const encoding_endings[ENCODING_COUNT] = {"", ".gz", ".br"};

struct body {
    char *bytes; /* NULL: the file does not have this encoding */
    size_t size;
};

struct file {
    char path[PATH_SIZE]; /* as in a URL: /assets/x.js */
    char etag[ETAG_SIZE];
    struct body bodies[ENCODING_COUNT];
};

struct pages {
    struct file *files;
    size_t count;
};

/* ---- reading */

static bool read_body(const char *path, struct body *ret_body)
{
    FILE *file = fopen(path, "rb");
    struct stat about;
    if (!file)
        return false;
    bool good = fstat(fileno(file), &about) == 0 && S_ISREG(about.st_mode) && about.st_size <= MOST_FILE_BYTES;
    char *bytes = good ? malloc((size_t)about.st_size + 1) : NULL;
    good = bytes && fread(bytes, 1, (size_t)about.st_size, file) == (size_t)about.st_size;
    fclose(file);
    if (good)
        *ret_body = (struct body){bytes, (size_t)about.st_size};
    else
        free(bytes);
    return good;
}

static void make_etag(struct file *file)
{
    char digest[DIGEST_SIZE];
    digest_text(file->bodies[ENCODING_NONE].bytes, file->bodies[ENCODING_NONE].size, digest);
    snprintf(file->etag, sizeof file->etag, "\"%.32s\"", digest);
}

static bool ends_with(const char *text, const char *ending)
{
    size_t size = strlen(text), length = strlen(ending);
    return size >= length && strcmp(text + size - length, ending) == 0;
}

static void read_file(struct pages *pages, const char *folder, const char *path)
{
    char disk_path[3 * PATH_SIZE];
    struct file *file = &pages->files[pages->count];
    if (ends_with(path, ".gz") || ends_with(path, ".br") || pages->count == MOST_FILES || strlen(path) >= PATH_SIZE)
        return;
    *file = (struct file){0};
    memcpy(file->path, path, strlen(path) + 1);
    for (enum encoding encoding = ENCODING_NONE; encoding < ENCODING_COUNT; encoding++) {
        snprintf(disk_path, sizeof disk_path, "%s%s%s", folder, path, encoding_endings[encoding]);
        if (!read_body(disk_path, &file->bodies[encoding]) && encoding == ENCODING_NONE)
            return;
    }
    make_etag(file);
    pages->count++;
}

/* Reads what is in `folder` below the URL path `prefix`; the build has folders in one level only. */
static void read_folder(struct pages *pages, const char *folder, const char *prefix, bool deeper)
{
    char disk_path[3 * PATH_SIZE], path[2 * PATH_SIZE];
    snprintf(disk_path, sizeof disk_path, "%s%s", folder, prefix);
    DIR *directory = opendir(disk_path);
    struct dirent *entry;
    while (directory && (entry = readdir(directory))) {
        if (entry->d_name[0] == '.')
            continue;
        if (strlen(prefix) + strlen(entry->d_name) + 1 >= PATH_SIZE)
            continue;
        snprintf(path, sizeof path, "%.255s/%.255s", prefix, entry->d_name);
        if (entry->d_type == DT_DIR && deeper)
            read_folder(pages, folder, path, false);
        else if (entry->d_type == DT_REG)
            read_file(pages, folder, path);
    }
    if (directory)
        closedir(directory);
}

struct pages *pages_new(const char *folder)
{
    struct pages *pages = calloc(1, sizeof *pages);
    pages->files = calloc(MOST_FILES + 1, sizeof *pages->files);
    if (strlen(folder) < PATH_SIZE)
        read_folder(pages, folder, "", true);
    read_folder(pages, CMEP_GATEWAY_DIR, "/docs", false);
    read_file(pages, CMEP_DATA_DIR "/generated", "/openapi.json");
    LOG(LEVEL_INFO, "application_read", LOG_TEXT("folder", folder), LOG_INT("files", pages->count));
    return pages;
}

void pages_destroy(struct pages **self)
{
    if (!*self)
        return;
    for (size_t i = 0; i < (*self)->count; i++)
        for (enum encoding encoding = ENCODING_NONE; encoding < ENCODING_COUNT; encoding++)
            free((*self)->files[i].bodies[encoding].bytes);
    free((*self)->files);
    free(*self);
    *self = NULL;
}

/* ---- answering */

static const struct file *find_file(const struct pages *pages, const char *path)
{
    for (size_t i = 0; i < pages->count; i++)
        if (strcmp(pages->files[i].path, path) == 0)
            return &pages->files[i];
    return NULL;
}

static bool belongs_to_application(const char *path)
{
    return strcmp(path, "/") == 0 || strcmp(path, "/login") == 0 || strcmp(path, "/status") == 0
        || strcmp(path, "/app") == 0 || strncmp(path, "/app/", 5) == 0;
}

static const char *content_type(const char *path)
{
    static const char *const types[][2] = {{".html", "text/html; charset=utf-8"},
                                           {".js", "text/javascript; charset=utf-8"},
                                           {".css", "text/css; charset=utf-8"},
                                           {".svg", "image/svg+xml"},
                                           {".png", "image/png"},
                                           {".ico", "image/x-icon"},
                                           {".woff2", "font/woff2"},
                                           {".json", "application/json"},
                                           {".webmanifest", "application/manifest+json"},
                                           {".txt", "text/plain; charset=utf-8"}};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (ends_with(path, types[i][0]))
            return types[i][1];
    return "application/octet-stream";
}

static enum encoding choose_encoding(const struct file *file, const char *accepted)
{
    for (enum encoding encoding = ENCODING_BROTLI; encoding > ENCODING_NONE; encoding--)
        if (file->bodies[encoding].bytes && header_lists(accepted, encoding_names[encoding]))
            return encoding;
    return ENCODING_NONE;
}

static void add_headers(struct answer *answer, const struct answer_context *context, const struct file *file)
{
    bool hashed = strncmp(file->path, "/assets/", 8) == 0; /* their names change with what they hold */
    answer_header(answer, "Content-Type", content_type(file->path));
    answer_header(answer, "ETag", file->etag);
    answer_header(answer, "Vary", "Accept-Encoding");
    answer_header(answer, "Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    answer_header(answer, "X-Request-Id", context->request_id);
    answer_allow_origin(answer, context);
    answer_header(answer, "X-Content-Type-Options", "nosniff");
    answer_header(answer, "Referrer-Policy", "same-origin");
    answer_header(answer, "X-Frame-Options", "DENY");
    /* blob: is what the application made of bytes it fetched, with a type of its own choice: a picture, or a PDF in a
     * frame, which has no other origin to load from and inherits this policy. */
    answer_header(
        answer, "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self';"
        " frame-src blob:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
        " frame-ancestors 'none'");
    if (config_is_prod(context->config))
        answer_header(answer, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

bool pages_answer(const struct pages *pages, const struct answer_context *context, struct MHD_Connection *connection,
                  const char *path, struct answer *ret_answer)
{
    const struct file *file = find_file(pages, belongs_to_application(path) ? "/index.html"
                                               : strcmp(path, "/docs") == 0 ? "/docs/index.html"
                                                                            : path);
    if (!file || (strcmp(file->path, path) == 0 && ends_with(path, "/index.html")))
        return false;
    bool known = header_has_etag(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "If-None-Match"), file->etag);
    enum encoding encoding =
        choose_encoding(file, MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Accept-Encoding"));
    const struct body *body = &file->bodies[encoding];
    struct answer answer = {
        .http_code = known ? MHD_HTTP_NOT_MODIFIED : MHD_HTTP_OK,
        .response = MHD_create_response_from_buffer_with_free_callback(known ? 0 : body->size, body->bytes, NULL)};
    add_headers(&answer, context, file);
    if (!known && encoding != ENCODING_NONE)
        answer_header(&answer, "Content-Encoding", encoding_names[encoding]);
    *ret_answer = answer;
    return true;
}
