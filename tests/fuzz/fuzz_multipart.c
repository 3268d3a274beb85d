/* What comes as a form: the first line is its Content-Type, the second how many bytes come at once (a letter each), the
 * rest the body. In whatever pieces it comes, it is the same form; and what a file is called is harmless. */
#include "check.h"
#include "files_rules.h"
#include "wire/multipart.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_BODY = 16 * 1024, MOST_TOLD = 2 * MOST_BODY + MULTIPART_MOST_PARTS * (MULTIPART_FILENAME_BYTES + 1024) };

struct story {
    char *told; /* heads and contents, one behind the other */
    size_t size;
    bool broken;
    bool whole;
};

static void add(struct story *story, const void *bytes, size_t size)
{
    check(story->size + size <= MOST_TOLD, "a form tells no more than it holds");
    if (size > 0)
        memcpy(story->told + story->size, bytes, size);
    story->size += size;
}

static void check_name(const struct multipart_text *filename)
{
    struct arena arena;
    arena_init(&arena, HEAD_ARENA_BYTES);
    const char *name = files_rules_name(filename->bytes, filename->size, &arena);
    const char *header = files_rules_disposition(name, &arena);
    size_t characters;
    check(*name != '\0' && strlen(name) <= FILES_NAME_BYTES, "a name has from 1 to 255 bytes");
    check(utf8_length(name, strlen(name), &characters), "... of UTF-8");
    check(!strpbrk(name, "/\\\r\n"), "... without folders and lines");
    for (const char *at = header; *at; at++)
        check(*at >= 0x20 && *at < 0x7f, "a header holds what is visible");
    arena_finish(&arena);
}

static void add_part(struct story *story, const struct multipart_part *part)
{
    size_t name_size = strlen(part->name);
    check(name_size > 0 && name_size <= MULTIPART_NAME_BYTES, "a part has a name");
    check(part->filename.size <= MULTIPART_FILENAME_BYTES && part->type.size <= MULTIPART_TYPE_BYTES,
          "... no endless ones");
    add(story, part->name, name_size + 1);
    add(story, &part->is_file, 1);
    add(story, part->filename.bytes, part->filename.size);
    add(story, part->type.bytes, part->type.size + 1);
    if (part->is_file)
        check_name(&part->filename);
}

static void take(struct multipart *form, const char *bytes, size_t size, struct story *story)
{
    const char *data = NULL;
    size_t data_size = 0, left = size;
    enum multipart_event event = MULTIPART_PART;
    while (event == MULTIPART_PART || event == MULTIPART_DATA) {
        size_t before = left;
        event = multipart_next(form, &bytes, &left, &data, &data_size);
        if (event == MULTIPART_PART)
            add_part(story, &form->part);
        if (event == MULTIPART_DATA) {
            check(data_size > 0 && data_size <= before - left + MULTIPART_DELIMITER_BYTES, "content is what came");
            add(story, data, data_size);
        }
    }
    story->broken = event == MULTIPART_BROKEN;
    check(left == 0 || story->broken, "all is taken");
}

static bool read_form(const char *type, const char *body, size_t size, const char *steps, struct story *story)
{
    struct multipart *form = malloc(sizeof *form);
    bool good = multipart_init(form, type);
    story->size = 0;
    story->broken = false;
    for (size_t at = 0, turn = 0; good && at < size; turn++) {
        size_t step = *steps ? 1 + (unsigned char)steps[turn % strlen(steps)] : size;
        step = step < size - at ? step : size - at;
        char *piece = malloc(step); /* so that AddressSanitizer sees its end */
        memcpy(piece, body + at, step);
        take(form, piece, step, story);
        free(piece);
        at += story->broken ? size - at : step;
    }
    story->whole = good && !story->broken && multipart_is_whole(form);
    free(form);
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char type[300], steps[64];
    if (size > MOST_BODY)
        return 0;
    take_line(&data, &size, type, sizeof type);
    take_line(&data, &size, steps, sizeof steps);
    struct story whole = {.told = malloc(MOST_TOLD)}, pieces = {.told = malloc(MOST_TOLD)};
    bool good = read_form(type, (const char *)data, size, "", &whole);
    check(read_form(type, (const char *)data, size, steps, &pieces) == good, "a type is good or not");
    check(whole.broken == pieces.broken && whole.whole == pieces.whole, "a form is broken or not");
    check(whole.size == pieces.size && memcmp(whole.told, pieces.told, whole.size) == 0, "a form is what it is");
    free(whole.told);
    free(pieces.told);
    return 0;
}
