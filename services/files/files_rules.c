#include "files_rules.h"

#include "base/buffer.h"
#include "base/list.h"
#include "base/text.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* ---- the name */

static uint32_t code_point(const char *text, size_t size)
{
    static const unsigned char masks[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    uint32_t point = (unsigned char)text[0] & masks[size];
    for (size_t i = 1; i < size; i++)
        point = point << 6 | ((unsigned char)text[i] & 0x3f);
    return point;
}

/* C0, C1, and the separators that end a line. */
static bool is_control(uint32_t point)
{
    return point < 0x20 || (point >= 0x7f && point < 0xa0) || point == 0x2028 || point == 0x2029;
}

static size_t after_folders(const char *bytes, size_t size)
{
    size_t begin = 0;
    for (size_t i = 0; i < size; i++)
        if (bytes[i] == '/' || bytes[i] == '\\')
            begin = i + 1;
    return begin;
}

const char *files_rules_name(const char *bytes, size_t size, struct arena *arena)
{
    static const char unknown[] = "\xef\xbf\xbd"; /* U+FFFD */
    struct buffer name;
    size_t step;
    buffer_init(&name, arena_alloc(arena, FILES_NAME_BYTES + 1), FILES_NAME_BYTES + 1);
    for (size_t at = after_folders(bytes, size); at < size; at += step) {
        size_t good = utf8_sequence(bytes + at, size - at);
        step = good ? good : 1;
        if (!good)
            buffer_put(&name, unknown);
        else if (!is_control(code_point(bytes + at, good)))
            buffer_put_bytes(&name, bytes + at, good);
    }
    return strspn(name.data, ". ") == name.size ? "archivo" : name.data;
}

/* ---- the type */

const char *files_rules_declared(const char *bytes, size_t size, struct arena *arena)
{
    bool good = size > 0 && memchr(bytes, '/', size);
    for (size_t i = 0; good && i < size; i++)
        good = bytes[i] >= 0x20 && bytes[i] < 0x7f;
    return good ? arena_text(arena, bytes, size) : NULL;
}

static const struct magic {
    size_t offset;
    const char *bytes;
    size_t size;
    const char *type;
} magics[] = {
#define MAGIC(offset, bytes, type)                                                                                     \
    {                                                                                                                  \
        offset, bytes, sizeof bytes - 1, type                                                                          \
    }
    MAGIC(0, "%PDF-", "application/pdf"),
    MAGIC(0, "\x89PNG\r\n\x1a\n", "image/png"),
    MAGIC(0, "\xff\xd8\xff", "image/jpeg"),
    MAGIC(0, "GIF87a", "image/gif"),
    MAGIC(0, "GIF89a", "image/gif"),
    MAGIC(8, "WEBPVP8", "image/webp"),
    MAGIC(4, "ftypheic", "image/heic"),
    MAGIC(4, "ftypheix", "image/heic"),
    MAGIC(4, "ftypmif1", "image/heif"),
    MAGIC(4, "ftypavif", "image/avif"),
    MAGIC(4, "ftyp", "video/mp4"),
    MAGIC(0, "II*\0", "image/tiff"),
    MAGIC(0, "MM\0*", "image/tiff"),
    MAGIC(0, "BM", "image/bmp"),
    MAGIC(0, "PK\x03\x04", "application/zip"),
    MAGIC(0, "PK\x05\x06", "application/zip"),
    MAGIC(0, "Rar!\x1a\x07", "application/vnd.rar"),
    MAGIC(0, "7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    MAGIC(0, "\x1f\x8b", "application/gzip"),
    MAGIC(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    MAGIC(0, "{\\rtf", "application/rtf"),
    MAGIC(0, "MZ", "application/vnd.microsoft.portable-executable"),
    MAGIC(0,
          "\x7f"
          "ELF",
          "application/x-executable"),
#undef MAGIC
};

static bool begins(const char *bytes, size_t size, const char *word)
{
    size_t length = strlen(word);
    return size >= length && strncasecmp(bytes, word, length) == 0;
}

/* What a browser would take for a page (the MIME Sniffing Standard, 7.1), for an image with scripts, or for text. */
static const char *detect_text(const char *bytes, size_t size)
{
    static const char *const tags[] = {"<!doctype html", "<html",  "<head",  "<body", "<script", "<iframe",
                                       "<style",         "<title", "<table", "<div",  "<img",    "<h1",
                                       "<font",          "<a ",    "<br",    "<p",    "<!--"};
    size_t at = size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    for (size_t i = at; i < size; i++)
        if (is_control((unsigned char)bytes[i]) && (unsigned char)bytes[i] < 0x80 && !memchr("\t\n\f\r", bytes[i], 4))
            return NULL;
    while (at < size && strchr("\t\n\f\r ", bytes[at]))
        at++;
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (begins(bytes + at, size - at, tags[i]))
            return "text/html";
    if (begins(bytes + at, size - at, "<svg"))
        return "image/svg+xml";
    if (begins(bytes + at, size - at, "<?xml"))
        return memmem(bytes, size, "<svg", 4) ? "image/svg+xml" : "text/xml";
    return at < size ? "text/plain" : NULL;
}

const char *files_rules_detected(const char *bytes, size_t size)
{
    for (size_t i = 0; i < sizeof magics / sizeof magics[0]; i++) {
        const struct magic *magic = &magics[i];
        if (size >= magic->offset + magic->size && memcmp(bytes + magic->offset, magic->bytes, magic->size) == 0)
            return magic->type;
    }
    return detect_text(bytes, size);
}

/* Types without their parameters. */
static bool same_type(const char *one, size_t one_size, const char *other)
{
    size_t other_size = strcspn(other, "; ");
    return one_size == other_size && strncasecmp(one, other, one_size) == 0;
}

/* Whether what was found may be what was declared: many types are a zip, an OLE file or text inside. */
static bool fits(const char *declared, const char *detected)
{
    static const struct {
        const char *found;
        const char *declared;
    } wider[] = {{"application/zip", "application/vnd.openxmlformats-officedocument."},
                 {"application/zip", "application/vnd.oasis.opendocument."},
                 {"application/x-ole-storage", "application/msword"},
                 {"application/x-ole-storage", "application/vnd.ms-"},
                 {"image/heif", "image/heic"},
                 {"image/heic", "image/heif"},
                 {"text/plain", "text/csv"},
                 {"text/plain", "application/json"}};
    for (size_t i = 0; i < sizeof wider / sizeof wider[0]; i++)
        if (strcmp(detected, wider[i].found) == 0
            && strncasecmp(declared, wider[i].declared, strlen(wider[i].declared)) == 0)
            return true;
    return same_type(declared, strcspn(declared, "; "), detected);
}

bool files_rules_allows(const char *types, const char *declared, const char *detected)
{
    if (*types == '\0')
        return true;
    if (!declared || !detected || !fits(declared, detected))
        return false;
    struct list_entry type;
    while (list_next(&types, &type))
        if (same_type(type.text, type.size, declared))
            return true;
    return false;
}

const char *const *files_rules_types(const char *types, struct arena *arena, size_t *ret_count)
{
    const char **list = arena_alloc(arena, (strlen(types) / 2 + 1) * sizeof *list);
    struct list_entry type;
    for (*ret_count = 0; list_next(&types, &type); (*ret_count)++)
        list[*ret_count] = arena_text(arena, type.text, type.size);
    return list;
}

/* ---- how it is offered */

const char *files_rules_type(const char *declared)
{
    return declared ? declared : "application/octet-stream";
}

/* attr-char of RFC 8187. */
static bool is_attribute_letter(unsigned char letter)
{
    return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z')
        || (letter != '\0' && strchr("!#$&+-.^_`|~", letter));
}

const char *files_rules_disposition(const char *name, struct arena *arena)
{
    size_t size = strlen(name);
    struct buffer plain, coded;
    bool differs = false;
    buffer_init(&plain, arena_alloc(arena, size + 1), size + 1);
    buffer_init(&coded, arena_alloc(arena, 3 * size + 1), 3 * size + 1);
    for (size_t i = 0; i < size; i++) {
        unsigned char letter = (unsigned char)name[i];
        bool odd = letter >= 0x7f || letter == '"' || letter == '\\';
        differs |= odd || letter == '%'; /* which some browsers decode */
        if ((letter & 0xc0) != 0x80)     /* one for each character */
            buffer_put_byte(&plain, odd ? '_' : (char)letter);
        buffer_printf(&coded, is_attribute_letter(letter) ? "%c" : "%%%02X", letter);
    }
    return differs ? arena_printf(arena, "attachment; filename=\"%s\"; filename*=UTF-8''%s", plain.data, coded.data)
                   : arena_printf(arena, "attachment; filename=\"%s\"", plain.data);
}

/* ---- keys */

const char *files_rules_key(const char *upload, struct arena *arena)
{
    return arena_printf(arena, "%.2s/%s", upload, upload + 2);
}

bool files_rules_is_upload(const char *text)
{
    return hex_is_valid(text, 32);
}

bool files_rules_is_key(const char *text)
{
    char folder[3];
    snprintf(folder, sizeof folder, "%.2s", text);
    return hex_is_valid(folder, 2) && text[2] == '/' && hex_is_valid(text + 3, 30);
}

/* ---- bytes and rows */

bool files_rules_fits(int64_t position, size_t size, int64_t most)
{
    return position <= most - (int64_t)size;
}

bool files_rules_is_whole(const struct archivo_bytes_row *row, int64_t size_bytes, const char *sha256)
{
    return size_bytes == row->tamano_bytes && (!row->sha256 || strcmp(row->sha256, sha256) == 0);
}

bool files_rules_is_orphan(const char *key, int64_t modified_s, int64_t before_s)
{
    return modified_s <= before_s && files_rules_is_key(key);
}

bool files_rules_may_move(const char *from, const char *to, const char *former, const char *present)
{
    return *from != '\0' && strcmp(from, former) == 0 && strcmp(to, present) == 0;
}
