#include "base/words.h"

#include <string.h>

bool words_split(const char *text, struct arena *arena, size_t most, const char **ret_words, size_t *ret_count)
{
    static const char blanks[] = " \t\r\n";
    size_t count = 0;
    text = text ? text : "";
    for (text += strspn(text, blanks); *text != '\0'; text += strspn(text, blanks)) {
        size_t size = strcspn(text, blanks);
        if (count == most)
            return false;
        ret_words[count++] = arena_text(arena, text, size);
        text += size;
    }
    *ret_count = count;
    return true;
}
