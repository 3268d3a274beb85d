#include "wire/multipart.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static bool is_blank(char letter)
{
    return letter == ' ' || letter == '\t';
}

/* ---- names and values: `name=value; name="value"` */

static size_t token_size(const char *text, size_t size)
{
    size_t at = 0;
    while (at < size && (unsigned char)text[at] > ' ' && !strchr("\"(),/:;<=>?@[\\]{}", text[at]))
        at++;
    return at;
}

static void append(struct multipart_text *text, char letter, size_t most)
{
    if (text->size < most)
        text->bytes[text->size++] = letter;
    text->bytes[text->size] = '\0';
}

/* What browsers write for the three letters that would end a value (HTML, "multipart form data"). */
static char escaped_letter(const char *text, size_t size)
{
    static const struct {
        const char *code;
        char letter;
    } codes[] = {{"%22", '"'}, {"%0D", '\r'}, {"%0A", '\n'}};
    for (size_t i = 0; size >= 3 && i < sizeof codes / sizeof codes[0]; i++)
        if (strncasecmp(text, codes[i].code, 3) == 0)
            return codes[i].letter;
    return '\0';
}

/* Reads a quoted value; its size with the quotes, 0 when it does not end. A backslash escapes a quote and itself, and
 * is a letter before anything else: it may be a folder's. */
static size_t read_quoted(const char *text, size_t size, size_t most, struct multipart_text *ret_value)
{
    size_t at = 1;
    while (at < size && text[at] != '"') {
        char code = escaped_letter(text + at, size - at);
        if (text[at] == '\\' && at + 1 < size && (text[at + 1] == '"' || text[at + 1] == '\\'))
            at++;
        append(ret_value, code ? code : text[at], most);
        at += code ? 3 : 1;
    }
    return at < size ? at + 1 : 0;
}

/* Finds the parameter of that name behind a header's first word. NOT when the header is no list of parameters. */
enum found { FOUND_NOT, FOUND_NONE, FOUND_ONE };

static enum found find_parameter(const char *text, size_t size, const char *name, size_t most,
                                 struct multipart_text *ret_value)
{
    enum found found = FOUND_NONE;
    size_t at = 0;
    *ret_value = (struct multipart_text){0};
    while (at < size) {
        struct multipart_text value = {0};
        while (at < size && (is_blank(text[at]) || text[at] == ';'))
            at++;
        if (at == size)
            break;
        const char *key = text + at;
        size_t key_size = token_size(key, size - at), value_size;
        at += key_size;
        if (key_size == 0 || at == size || text[at++] != '=')
            return FOUND_NOT;
        if (at < size && text[at] == '"') {
            value_size = read_quoted(text + at, size - at, most, &value);
        } else {
            value_size = token_size(text + at, size - at);
            for (size_t i = 0; i < value_size; i++)
                append(&value, text[at + i], most);
        }
        at += value_size;
        while (at < size && is_blank(text[at]))
            at++;
        if (value_size == 0 || (at < size && text[at] != ';'))
            return FOUND_NOT;
        if (key_size == strlen(name) && strncasecmp(key, name, key_size) == 0) {
            if (found == FOUND_ONE)
                return FOUND_NOT;
            found = FOUND_ONE;
            *ret_value = value;
        }
    }
    return found;
}

/* The size of a header's first word, when it is that one, else 0. */
static size_t first_word(const char *text, size_t size, const char *word)
{
    size_t length = strlen(word);
    bool same = size >= length && strncasecmp(text, word, length) == 0;
    return same && (size == length || text[length] == ';' || is_blank(text[length])) ? length : 0;
}

/* ---- the head of a part */

static bool read_disposition(struct multipart_part *part, const char *value, size_t size)
{
    struct multipart_text name;
    size_t at = first_word(value, size, "form-data");
    if (at == 0 || *part->name != '\0'
        || find_parameter(value + at, size - at, "name", MULTIPART_FILENAME_BYTES, &name) != FOUND_ONE || name.size == 0
        || name.size > MULTIPART_NAME_BYTES)
        return false;
    memcpy(part->name, name.bytes, name.size + 1);
    enum found filename = find_parameter(value + at, size - at, "filename", MULTIPART_FILENAME_BYTES, &part->filename);
    part->is_file = filename == FOUND_ONE;
    return filename != FOUND_NOT;
}

static bool read_field(struct multipart_part *part, const char *line, size_t size)
{
    size_t name = token_size(line, size), at = name + 1;
    if (name == 0 || name == size || line[name] != ':')
        return false;
    while (at < size && is_blank(line[at]))
        at++;
    while (size > at && is_blank(line[size - 1]))
        size--;
    if (strncasecmp(line, "Content-Disposition:", name + 1) == 0 && name + 1 == strlen("Content-Disposition:"))
        return read_disposition(part, line + at, size - at);
    if (strncasecmp(line, "Content-Type:", name + 1) == 0 && name + 1 == strlen("Content-Type:")) {
        part->type = (struct multipart_text){0};
        for (size_t i = at; size - at <= MULTIPART_TYPE_BYTES && i < size; i++)
            append(&part->type, line[i], MULTIPART_TYPE_BYTES);
    }
    return true;
}

static bool read_head(struct multipart *multipart)
{
    const char *line = multipart->head, *end = multipart->head + multipart->head_size - 2;
    multipart->part = (struct multipart_part){0};
    while (line < end) {
        const char *line_end = memmem(line, (size_t)(end - line), "\r\n", 2);
        if (!line_end || !read_field(&multipart->part, line, (size_t)(line_end - line)))
            return false;
        line = line_end + 2;
    }
    return *multipart->part.name != '\0';
}

/* Takes one byte of a head; false when it cannot be one. Says in `whole` that it was the last. */
static bool take_head_byte(struct multipart *multipart, char byte, bool *whole)
{
    size_t size = multipart->head_size;
    const char *head = multipart->head;
    bool after_cr = size > 0 && head[size - 1] == '\r';
    if (size == MULTIPART_HEAD_BYTES || byte == '\0' || (byte == '\n') != after_cr)
        return false;
    multipart->head[multipart->head_size++] = byte;
    size++;
    *whole = byte == '\n' && (size == 2 || (size >= 4 && memcmp(head + size - 4, "\r\n\r\n", 4) == 0));
    return true;
}

/* ---- the body */

bool multipart_init(struct multipart *multipart, const char *content_type)
{
    struct multipart_text boundary;
    size_t size = strlen(content_type), at = first_word(content_type, size, "multipart/form-data");
    memset(multipart, 0, offsetof(struct multipart, head));
    multipart->head_size = 0;
    if (at == 0
        || find_parameter(content_type + at, size - at, "boundary", MULTIPART_FILENAME_BYTES, &boundary) != FOUND_ONE
        || boundary.size == 0 || boundary.size > MULTIPART_BOUNDARY_BYTES || strpbrk(boundary.bytes, "\r\n"))
        return false;
    memcpy(multipart->delimiter, "\r\n--", 4);
    memcpy(multipart->delimiter + 4, boundary.bytes, boundary.size + 1);
    multipart->delimiter_size = 4 + boundary.size;
    multipart->matched = 2; /* as if a line had ended before the body */
    return true;
}

static enum multipart_event fail(struct multipart *multipart)
{
    multipart->delimiter_size = 0;
    return MULTIPART_BROKEN;
}

/* Passes over content up to what is, or may become, a delimiter; only its first byte is a CR, so that what turns out to
 * be none is content but for the byte that follows. Says how much content there was. */
static const char *take_content(struct multipart *multipart, const char **bytes, size_t *size, size_t *ret_size)
{
    const char *begin = *bytes;
    size_t held = multipart->matched;
    if (held == 0) {
        const char *cr = memchr(begin, '\r', *size);
        *ret_size = cr ? (size_t)(cr - begin) : *size;
        *bytes += *ret_size;
        *size -= *ret_size;
        if (*ret_size > 0)
            return begin;
    }
    *ret_size = 0;
    while (*size > 0 && multipart->matched < multipart->delimiter_size) {
        if (**bytes != multipart->delimiter[multipart->matched]) {
            *ret_size = multipart->matched;
            multipart->matched = 0;
            return multipart->delimiter;
        }
        multipart->matched++;
        (*bytes)++;
        (*size)--;
    }
    if (multipart->matched == multipart->delimiter_size) {
        multipart->state = MULTIPART_LINE_END;
        multipart->matched = 0;
        multipart->pending = '\0';
    }
    return NULL;
}

/* Behind a delimiter: the end of its line, or the two dashes of the last. False for anything else. */
static bool take_line_end(struct multipart *multipart, char byte)
{
    if (multipart->pending == '\0' && is_blank(byte))
        return true;
    if (multipart->pending == '\0') {
        multipart->pending = byte;
        return byte == '-' || byte == '\r';
    }
    bool last = multipart->pending == '-';
    multipart->state = last ? MULTIPART_AFTER : MULTIPART_HEAD;
    multipart->head_size = 0;
    return byte == (last ? '-' : '\n') && (last || ++multipart->parts <= MULTIPART_MOST_PARTS);
}

enum multipart_event multipart_next(struct multipart *multipart, const char **bytes, size_t *size,
                                    const char **ret_data, size_t *ret_size)
{
    bool whole = false;
    while (*size > 0 && multipart->delimiter_size > 0 && multipart->state != MULTIPART_AFTER) {
        switch (multipart->state) {
        case MULTIPART_BEFORE:
        case MULTIPART_CONTENT: {
            bool counts = multipart->state == MULTIPART_CONTENT;
            *ret_data = take_content(multipart, bytes, size, ret_size);
            if (counts && *ret_size > 0)
                return MULTIPART_DATA;
            break;
        }
        case MULTIPART_LINE_END:
            (*size)--;
            if (!take_line_end(multipart, *(*bytes)++))
                return fail(multipart);
            break;
        default:
            (*size)--;
            if (!take_head_byte(multipart, *(*bytes)++, &whole) || (whole && !read_head(multipart)))
                return fail(multipart);
            if (whole) {
                multipart->state = MULTIPART_CONTENT;
                return MULTIPART_PART;
            }
        }
    }
    *bytes += *size;
    *size = 0;
    return multipart->delimiter_size > 0 ? MULTIPART_MORE : MULTIPART_BROKEN;
}

bool multipart_is_whole(const struct multipart *multipart)
{
    return multipart->state == MULTIPART_AFTER;
}
