#include "base/list.h"

#include <string.h>

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

struct list_entry list_trim(const char *text, size_t size)
{
    for (; size > 0 && is_blank(*text); text++)
        size--;
    while (size > 0 && is_blank(text[size - 1]))
        size--;
    return (struct list_entry){text, size};
}

bool list_next(const char **list, struct list_entry *ret_entry)
{
    while (*list && **list != '\0') {
        size_t size = strcspn(*list, ",");
        struct list_entry entry = list_trim(*list, size);
        *list += size + ((*list)[size] == ',');
        if (entry.size > 0) {
            *ret_entry = entry;
            return true;
        }
    }
    return false;
}

bool list_entry_is(struct list_entry entry, const char *text)
{
    return strlen(text) == entry.size && memcmp(entry.text, text, entry.size) == 0;
}

bool list_entry_begins(struct list_entry entry, const char *text)
{
    size_t size = strlen(text);
    return size <= entry.size && memcmp(entry.text, text, size) == 0;
}

bool list_has(const char *list, const char *text)
{
    struct list_entry entry;
    while (list_next(&list, &entry))
        if (list_entry_is(entry, text))
            return true;
    return false;
}

bool list_copy(struct list_entry entry, char *ret_text, size_t size)
{
    if (entry.size >= size)
        return false;
    memcpy(ret_text, entry.text, entry.size);
    ret_text[entry.size] = '\0';
    return true;
}
