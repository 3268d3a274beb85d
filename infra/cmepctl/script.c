#include "script.h"

#include "base/buffer.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { MOST_BYTES = 1024 * 1024, MOST_STATEMENTS = 500 };

/* Adds a line to the statement, and the statement to the script when it ends there. False when either is too long. */
static bool add_line(const char *line, struct buffer *statement, struct arena *arena, struct script *script)
{
    size_t size = strlen(line);
    buffer_put_bytes(statement, line, size);
    if (buffer_is_exceeded(statement))
        return false;
    if (size < 2 || line[size - 2] != ';')
        return true;
    if (script->count == MOST_STATEMENTS)
        return false;
    script->statements[script->count++] = arena_text(arena, statement->data, statement->size - 2);
    buffer_clear(statement);
    return true;
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
    struct buffer statement;
    bool good = true;
    buffer_init(&statement, arena_alloc(arena, MOST_BYTES), MOST_BYTES);
    *ret_script = (struct script){.name = arena_text(arena, name, strlen(name))};
    ret_script->statements = arena_alloc(arena, MOST_STATEMENTS * sizeof(char *));
    while (good && fgets(line, sizeof line, file)) {
        const char *text = line + strspn(line, " \t");
        if (*text != '\n' && strncmp(text, "--", 2) != 0)
            good = add_line(line, &statement, arena, ret_script);
    }
    fclose(file);
    if (!good)
        fprintf(stderr, "%s: a statement, or the file, is too long\n", path);
    return good;
}
