/* trace: one request across processes, out of their logs. */
#include "base/text.h"
#include "cmepctl.h"

#include <dirent.h>
#include <errno.h>
#include <jansson.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 64 * 1024, MOST_LINES = 10000, MOST_FILES = 1000 };

struct trace {
    const char *id;
    struct line {
        json_t *members;
        int64_t time_us;
    } lines[MOST_LINES];
    size_t count;
    bool is_cut; /* there were more lines than that */
};

/* ---- reading */

static const char *text_of(const json_t *members, const char *name)
{
    return json_string_value(json_object_get(members, name));
}

/* Takes a line that is of the request; what stands before its object, as `docker compose logs` has it, is passed over.
 */
static void take_line(struct trace *trace, const char *text)
{
    const char *object = strchr(text, '{');
    if (!object || !strstr(object, trace->id))
        return;
    json_t *members = json_loads(object, 0, NULL);
    const char *id = text_of(members, "request_id");
    const char *time = text_of(members, "time");
    int64_t time_us;
    bool is_ours = id && strcmp(id, trace->id) == 0 && time && time_read(time, &time_us);
    if (is_ours && trace->count < MOST_LINES)
        trace->lines[trace->count++] = (struct line){json_incref(members), time_us};
    else if (is_ours)
        trace->is_cut = true;
    json_decref(members);
}

/* A line that is longer than any of ours is passed over. */
static void read_lines(struct trace *trace, FILE *file)
{
    static char text[LINE_BYTES];
    bool is_whole = true;
    while (fgets(text, sizeof text, file)) {
        bool begins = is_whole;
        is_whole = strchr(text, '\n') != NULL || feof(file);
        if (begins && is_whole)
            take_line(trace, text);
    }
}

static bool read_file(struct trace *trace, const char *path)
{
    FILE *file = fopen(path, "r");
    if (file)
        read_lines(trace, file);
    bool good = file && !ferror(file);
    if (!good)
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
    if (file)
        fclose(file);
    return good;
}

static int is_log(const struct dirent *entry)
{
    return strstr(entry->d_name, ".log") != NULL;
}

/* What the processes of `make up` wrote, with what was rotated away. */
static bool read_folder(struct trace *trace)
{
    char folder[PATH_MAX], path[PATH_MAX + 256];
    const char *run_dir = getenv("CMEP_RUN_DIR");
    struct dirent **entries;
    snprintf(folder, sizeof folder, "%s/log", run_dir && *run_dir != '\0' ? run_dir : ".run");
    int count = scandir(folder, &entries, is_log, alphasort);
    if (count < 0) {
        fprintf(stderr, "%s: %s\n", folder, strerror(errno));
        return false;
    }
    bool good = true;
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        good &= i >= MOST_FILES || read_file(trace, path);
        free(entries[i]);
    }
    free(entries);
    return good;
}

static bool read_all(struct trace *trace, int argc, char **argv)
{
    bool good = true;
    if (argc == 0)
        return read_folder(trace);
    for (int i = 0; i < argc; i++) {
        if (strcmp(argv[i], "-") == 0)
            read_lines(trace, stdin);
        else
            good &= read_file(trace, argv[i]);
    }
    return good;
}

/* ---- showing */

static int compare_times(const void *a, const void *b)
{
    int64_t first = ((const struct line *)a)->time_us, second = ((const struct line *)b)->time_us;
    return (first > second) - (first < second);
}

/* A value, and blanks up to so many characters. Escaped: what a client sent must not steer the terminal. */
static void print_value(const json_t *value, int width)
{
    char *text = value ? json_dumps(value, JSON_ENCODE_ANY | JSON_ENSURE_ASCII | JSON_COMPACT) : NULL;
    size_t size = text ? strlen(text) : 0;
    bool is_quoted = json_is_string(value);
    printf("%-*.*s", width, (int)(is_quoted ? size - 2 : size), text ? text + is_quoted : "");
    free(text);
}

static bool has_column(const char *name)
{
    static const char *const names[] = {"time",      "level", "service", "event",  "request_id",
                                        "operation", "route", "method",  "status", "milliseconds"};
    size_t at = 0;
    while (at < sizeof names / sizeof names[0] && strcmp(names[at], name) != 0)
        at++;
    return at < sizeof names / sizeof names[0];
}

static void print_others(json_t *members)
{
    const char *name;
    json_t *value;
    json_object_foreach(members, name, value)
    {
        if (has_column(name))
            continue;
        printf("  %s=", name);
        print_value(value, 0);
    }
}

/* What the line is about: an operation, or the method and the route. */
static json_t *subject(const json_t *members)
{
    json_t *operation = json_object_get(members, "operation");
    const char *method = text_of(members, "method"), *route = text_of(members, "route");
    return operation ? json_incref(operation) : json_sprintf("%s %s", method ? method : "", route ? route : "");
}

static void print_line(const struct line *line, int64_t begin_us)
{
    const json_t *took = json_object_get(line->members, "milliseconds");
    json_t *about = subject(line->members);
    bool is_outermost = text_of(line->members, "route") != NULL;
    printf("%10.3f  ", (double)(line->time_us - begin_us) / 1000);
    print_value(json_object_get(line->members, "service"), 9);
    fputs(is_outermost ? "  " : "    ", stdout);
    print_value(json_object_get(line->members, "event"), is_outermost ? 18 : 16);
    fputs("  ", stdout);
    print_value(about, 48);
    fputs("  ", stdout);
    print_value(json_object_get(line->members, "status"), 16);
    if (took)
        printf("  %5lld ms", (long long)json_integer_value(took));
    else
        printf("  %8s", "");
    print_others(line->members);
    putchar('\n');
    json_decref(about);
}

static int print_all(struct trace *trace)
{
    qsort(trace->lines, trace->count, sizeof trace->lines[0], compare_times);
    if (trace->count == 0)
        fprintf(stderr, "%s: no line is about it\n", trace->id);
    else
        printf("%s  %s, offsets in ms; a line is written at the end of what took so long\n", trace->id,
               text_of(trace->lines[0].members, "time"));
    for (size_t i = 0; i < trace->count; i++)
        print_line(&trace->lines[i], trace->lines[0].time_us);
    if (trace->is_cut)
        fprintf(stderr, "%s: only the first %d lines\n", trace->id, MOST_LINES);
    return trace->count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int command_trace(const struct config *config, int argc, char **argv)
{
    (void)config;
    if (argc == 0 || *argv[0] == '\0') {
        fputs("usage: cmepctl trace ID [FILE...]\n", stderr);
        return EXIT_FAILURE;
    }
    struct trace *trace = calloc(1, sizeof *trace);
    if (!trace)
        return EXIT_FAILURE;
    trace->id = argv[0];
    bool good = read_all(trace, argc - 1, argv + 1);
    int code = print_all(trace);
    for (size_t i = 0; i < trace->count; i++)
        json_decref(trace->lines[i].members);
    free(trace);
    return good ? code : EXIT_FAILURE;
}
