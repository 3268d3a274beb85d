#include "wire/framing.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { MOST_URI_BYTES = 8192, MOST_HEAD_BYTES = 32768 };

static const char hidden[] = "Una cabecera no es válida: tiene un NUL, no tiene nombre o está partida en líneas.";

struct head {
    const char *end;  /* of the bytes as they came */
    const char *seen; /* up to where they are known to be what the fields say */
    size_t bytes;
    size_t hosts;
    size_t lengths;
    size_t codings;
    const char *message; /* the first fault */
};

/* RFC 9110, 5.6.2. */
static bool is_token(const char *text, size_t size)
{
    static const char letters[] = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    return size > 0 && memchr(text, '\0', size) == NULL && strspn(text, letters) == size;
}

static bool has_controls(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (((unsigned char)text[i] < 0x20 && text[i] != '\t') || text[i] == 0x7f)
            return true;
    return false;
}

static bool is_number(const char *text, size_t size)
{
    return size > 0 && size < 20 && strspn(text, "0123456789") == size;
}

/* A field is cut at a NUL, and one without a name is dropped: what is hidden so still stands in the buffer that the
 * head came into, which begins with the method and in which a NUL was written over each byte that ends a line. */
static bool hides_something(const struct head *head, const char *until, size_t line_ends)
{
    static const char separators[] = " \t\r\n:";
    size_t nuls = 0;
    for (const char *at = head->seen; at < until; at++)
        if (*at == '\0')
            nuls++;
        else if (!strchr(separators, *at))
            return true;
    return nuls > 2 * line_ends;
}

static void look_between(struct head *head, const char *name, const char *value, size_t value_size)
{
    if (name < head->seen || value >= head->end)
        return; /* moved elsewhere, as a folded field is */
    if (hides_something(head, name, 1))
        head->message = hidden;
    head->seen = value + value_size;
}

static enum MHD_Result look_at_field(void *cls, enum MHD_ValueKind kind, const char *name, size_t name_size,
                                     const char *value, size_t value_size)
{
    struct head *head = cls;
    (void)kind;
    value = value ? value : "";
    head->bytes += name_size + value_size + 4;
    look_between(head, name, value, value_size);
    if (!is_token(name, name_size))
        head->message = "El nombre de una cabecera no es válido.";
    else if (has_controls(value, value_size))
        head->message = "El valor de una cabecera no es válido.";
    else if (strcasecmp(name, "Host") == 0)
        head->hosts++;
    else if (strcasecmp(name, "Content-Length") == 0 && (++head->lengths > 1 || !is_number(value, value_size)))
        head->message = "Content-Length debe ser un número, una sola vez.";
    else if (strcasecmp(name, "Transfer-Encoding") == 0 && (++head->codings > 1 || strcasecmp(value, "chunked") != 0))
        head->message = "Transfer-Encoding debe ser chunked, una sola vez.";
    return MHD_YES;
}

static enum MHD_Result add_argument(void *cls, enum MHD_ValueKind kind, const char *name, size_t name_size,
                                    const char *value, size_t value_size)
{
    size_t *bytes = cls;
    (void)kind;
    (void)name;
    (void)value;
    *bytes += name_size + value_size + 2;
    return MHD_YES;
}

enum status framing_check(struct MHD_Connection *connection, const char *method, const char *version, const char *path,
                          const char **ret_message)
{
    size_t size = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE)->header_size;
    struct head head = {.end = method + size, .seen = version + strlen(version)};
    size_t uri_bytes = strlen(path);
    *ret_message = NULL;
    MHD_get_connection_values_n(connection, MHD_GET_ARGUMENT_KIND, add_argument, &uri_bytes);
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, look_at_field, &head);
    if (!head.message && hides_something(&head, head.end, 2))
        head.message = hidden;
    if (uri_bytes > MOST_URI_BYTES)
        return STATUS_URI_TOO_LONG;
    if (head.bytes > MOST_HEAD_BYTES)
        return STATUS_HEADERS_TOO_LARGE;
    if (!head.message && head.lengths > 0 && head.codings > 0)
        head.message = "Content-Length y Transfer-Encoding no van juntos.";
    if (!head.message && (head.hosts > 1 || (head.hosts == 0 && strcmp(version, "HTTP/1.1") == 0)))
        head.message = "La cabecera Host debe estar, una sola vez.";
    *ret_message = head.message;
    return head.message ? STATUS_BAD_REQUEST : STATUS_OK;
}
