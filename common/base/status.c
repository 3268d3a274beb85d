#include "base/status.h"

#include <string.h>

static const struct {
    int http;
    const char *code;
    const char *text;
} statuses[STATUS_COUNT] = {
    [STATUS_OK] = {200, "OK", "Hecho."},
    [STATUS_BAD_REQUEST] = {400, "BAD_REQUEST", "La petición no se entiende."},
    [STATUS_UNAUTHENTICATED] = {401, "UNAUTHENTICATED", "Inicie sesión para continuar."},
    [STATUS_FORBIDDEN] = {403, "FORBIDDEN", "No autorizado."},
    [STATUS_NOT_FOUND] = {404, "NOT_FOUND", "No existe."},
    [STATUS_METHOD_NOT_ALLOWED] = {405, "METHOD_NOT_ALLOWED", "Esta dirección no admite ese método."},
    [STATUS_TIMEOUT] = {408, "TIMEOUT", "La petición tardó demasiado en llegar."},
    [STATUS_CONFLICT] = {409, "CONFLICT", "La solicitud cambió o ya no admite esta acción."},
    [STATUS_PAYLOAD_TOO_LARGE] = {413, "PAYLOAD_TOO_LARGE", "El contenido es demasiado grande."},
    [STATUS_URI_TOO_LONG] = {414, "URI_TOO_LONG", "La dirección es demasiado larga."},
    [STATUS_UNSUPPORTED_MEDIA_TYPE] = {415, "UNSUPPORTED_MEDIA_TYPE", "El contenido debe ser JSON."},
    [STATUS_RANGE_NOT_SATISFIABLE] = {416, "RANGE_NOT_SATISFIABLE", "El archivo no tiene esa parte."},
    [STATUS_VALIDATION_ERROR] = {422, "VALIDATION_ERROR", "Revise los campos indicados."},
    [STATUS_TOO_MANY_REQUESTS] = {429, "TOO_MANY_REQUESTS", "Demasiados intentos; espere un momento."},
    [STATUS_HEADERS_TOO_LARGE] = {431, "HEADERS_TOO_LARGE", "Las cabeceras son demasiado grandes."},
    [STATUS_STORAGE_ERROR] = {502, "STORAGE_ERROR", "El almacén de archivos no aceptó la operación."},
    [STATUS_UNAVAILABLE] = {503, "UNAVAILABLE", "El servicio no está disponible; intente de nuevo en un momento."},
    [STATUS_STORAGE_TIMEOUT] = {504, "STORAGE_TIMEOUT", "El almacén de archivos no respondió."},
    [STATUS_STORAGE_FULL] = {507, "STORAGE_FULL", "No queda espacio para guardar archivos."},
    [STATUS_DEADLOCK] = {503, "UNAVAILABLE", "El servicio no está disponible; intente de nuevo en un momento."},
    [STATUS_REFUSED] = {503, "UNAVAILABLE", "El servicio no está disponible; intente de nuevo en un momento."},
};

bool status_is_refusal(enum status status)
{
    return status == STATUS_REFUSED || status == STATUS_CONFLICT;
}

int status_http(enum status status)
{
    return statuses[status].http;
}

const char *status_code(enum status status)
{
    return statuses[status].code;
}

const char *status_text(enum status status)
{
    return statuses[status].text;
}

enum status status_from_code(const char *code)
{
    for (enum status status = STATUS_OK; status < STATUS_DEADLOCK; status++)
        if (strcmp(statuses[status].code, code) == 0)
            return status;
    return STATUS_UNAVAILABLE;
}
