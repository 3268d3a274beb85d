#include "script.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { MOST_BYTES = 1024 * 1024, MOST_STATEMENTS = 500 };

static void add_line(const char *line, size_t size, char *statement, size_t *used, struct arena *arena,
                     struct script *script)
{
    memcpy(statement + *used, line, size);
    *used += size;
    if (size < 2 || line[size - 2] != ';')
        return;
    if (script->count < MOST_STATEMENTS)
        script->statements[script->count++] = arena_text(arena, statement, *used - 2);
    *used = 0;
}

bool script_read(const char *folder, const char *name, struct arena *arena, struct script *ret_script)
{
    char line[4096];
    const char *path = arena_printf(arena, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    if (!file) {
        fprintf(stderr, "cannot read %s: %s\n", path, strerror(errno));
        return false;
    }
    char *statement = arena_alloc(arena, MOST_BYTES);
    size_t used = 0;
    *ret_script = (struct script){.name = arena_text(arena, name, strlen(name))};
    ret_script->statements = arena_alloc(arena, MOST_STATEMENTS * sizeof(char *));
    while (fgets(line, sizeof line, file) && used < MOST_BYTES - sizeof line) {
        const char *text = line + strspn(line, " \t");
        if (*text != '\n' && strncmp(text, "--", 2) != 0)
            add_line(line, strlen(line), statement, &used, arena, ret_script);
    }
    fclose(file);
    return true;
}
