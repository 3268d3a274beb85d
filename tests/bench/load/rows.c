#include "rows.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LINE_BYTES = 4096, DATES = 4096 };

static const char *const table_names[TABLES] = {
    [PERSONAS] = "personas",          [EMPLEADO] = "empleado",
    [MEDICO_EXTRA] = "medico_extra",  [USERS] = "users",
    [USER_ROLE] = "user_role",        [PROMOTORES_TABLE] = "promotores",
    [CLIENTES] = "clientes",          [CLIENTE_APODERADO] = "cliente_apoderado",
    [SOLICITUD] = "solicitud_cmep",   [ASIGNACION] = "solicitud_asignacion",
    [PAGO] = "pago_solicitud",        [HISTORIAL] = "solicitud_estado_historial",
    [RESULTADO] = "resultado_medico", [EVENTO] = "evento",
};

static FILE *files[TABLES];

void rows_open(const char *directory)
{
    for (int i = 0; i < TABLES; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s.tsv", directory, table_names[i]);
        files[i] = fopen(path, "w");
        if (!files[i]) {
            perror(path);
            exit(EXIT_FAILURE);
        }
    }
}

void rows_close(void)
{
    for (int i = 0; i < TABLES; i++) {
        if (fclose(files[i]) != 0) {
            perror(table_names[i]);
            exit(EXIT_FAILURE);
        }
    }
}

/* ---- rows that wait for their time: a heap */

struct waiting {
    int64_t time;
    uint64_t sequence; /* of rows of one moment, the first stays the first */
    enum table table;
    char *line;
};

static struct waiting *heap;
static size_t heap_count, heap_size;
static uint64_t sequence;

static bool comes_before(const struct waiting *a, const struct waiting *b)
{
    return a->time != b->time ? a->time < b->time : a->sequence < b->sequence;
}

static void swap(size_t a, size_t b)
{
    struct waiting other = heap[a];
    heap[a] = heap[b];
    heap[b] = other;
}

static void wait_until(int64_t time, enum table table, char *line)
{
    if (heap_count == heap_size) {
        heap_size = heap_size ? 2 * heap_size : 1024;
        heap = realloc(heap, heap_size * sizeof *heap);
        if (!heap)
            abort();
    }
    size_t at = heap_count++;
    heap[at] = (struct waiting){time, sequence++, table, line};
    for (; at > 0 && comes_before(&heap[at], &heap[(at - 1) / 2]); at = (at - 1) / 2)
        swap(at, (at - 1) / 2);
}

static void drop_first(void)
{
    heap[0] = heap[--heap_count];
    for (size_t at = 0;;) {
        size_t least = at;
        for (size_t child = 2 * at + 1; child <= 2 * at + 2; child++)
            if (child < heap_count && comes_before(&heap[child], &heap[least]))
                least = child;
        if (least == at)
            return;
        swap(at, least);
        at = least;
    }
}

void rows_write_until(int64_t time)
{
    while (heap_count > 0 && heap[0].time < time) {
        fputs(heap[0].line, files[heap[0].table]);
        free(heap[0].line);
        drop_first();
    }
}

/* ---- one row */

static char line[LINE_BYTES];
static size_t line_size;

void put(const char *text)
{
    size_t size = text ? strlen(text) : 2;
    if (line_size + size + 2 > LINE_BYTES)
        abort();
    memcpy(line + line_size, text ? text : "\\N", size);
    line_size += size;
    line[line_size++] = '\t';
}

void put_id(int64_t id)
{
    char text[24], *at = text + sizeof text - 1;
    *at = '\0';
    for (int64_t rest = id; rest > 0; rest /= 10)
        *--at = (char)('0' + rest % 10);
    put(id ? at : NULL);
}

/* From a cache: millions of times lie on a thousand days. */
const char *date_of(int64_t time)
{
    static struct {
        int64_t day;
        char text[16];
    } known[DATES];
    int64_t day = time / DAY - (time % DAY < 0);
    size_t slot = (size_t)day % DATES;
    if (known[slot].day != day || known[slot].text[0] == '\0') {
        struct tm parts;
        time_t seconds = (time_t)(day * DAY / SECOND);
        gmtime_r(&seconds, &parts);
        strftime(known[slot].text, sizeof known[slot].text, "%Y-%m-%d", &parts);
        known[slot].day = day;
    }
    return known[slot].text;
}

static void put_digits(char *to, int digits, int64_t number)
{
    while (digits-- > 0) {
        to[digits] = (char)('0' + number % 10);
        number /= 10;
    }
}

void put_time(int64_t time)
{
    char text[] = "YYYY-MM-DD hh:mm:ss.uuuuuu";
    int64_t second = time % DAY / SECOND;
    memcpy(text, date_of(time), sizeof "YYYY-MM-DD" - 1);
    put_digits(text + 11, 2, second / 3600);
    put_digits(text + 14, 2, second / 60 % 60);
    put_digits(text + 17, 2, second % 60);
    put_digits(text + 20, 6, time % SECOND);
    put(time ? text : NULL);
}

static void end_line(void)
{
    line[line_size - 1] = '\n';
    line[line_size] = '\0';
    line_size = 0;
}

void row_write(enum table table)
{
    end_line();
    fputs(line, files[table]);
}

void row_write_at(enum table table, int64_t time)
{
    end_line();
    wait_until(time, table, strdup(line));
}
