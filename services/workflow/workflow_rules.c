#include "workflow_rules.h"

#include "base/digest.h"
#include "base/list.h"
#include "base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum estado_operativo workflow_rules_estado(enum estado_atencion atencion, enum estado_pago pago, bool has_gestor,
                                            bool has_medico)
{
    if (atencion == ESTADO_ATENCION_CANCELADO)
        return ESTADO_OPERATIVO_CANCELADO;
    if (atencion == ESTADO_ATENCION_ATENDIDO)
        return ESTADO_OPERATIVO_CERRADO;
    if (pago == ESTADO_PAGO_PAGADO && has_medico)
        return ESTADO_OPERATIVO_ASIGNADO_MEDICO;
    if (pago == ESTADO_PAGO_PAGADO)
        return ESTADO_OPERATIVO_PAGADO;
    if (has_gestor)
        return ESTADO_OPERATIVO_ASIGNADO_GESTOR;
    return ESTADO_OPERATIVO_REGISTRADO;
}

const char *workflow_rules_codigo(int64_t day, int64_t solicitud_id, struct arena *arena)
{
    return arena_printf(arena, "CMEP-%" PRId64 "-%04" PRId64, day / 10000, solicitud_id);
}

const enum accion *workflow_rules_sorted_actions(unsigned actions, struct arena *arena, size_t *ret_count)
{
    enum accion *list = arena_alloc(arena, ACCION_COUNT * sizeof *list);
    size_t count = 0;
    for (enum accion accion = ACCION_NONE + 1; accion < ACCION_COUNT; accion++) {
        if (!(actions & 1u << accion))
            continue;
        size_t at = count++;
        const char *name = enumeration_name(&enumeration_accion, accion);
        for (; at > 0 && strcmp(enumeration_name(&enumeration_accion, list[at - 1]), name) > 0; at--)
            list[at] = list[at - 1];
        list[at] = accion;
    }
    *ret_count = count;
    return list;
}

/* ---- a new request */

struct solicitud_row workflow_rules_new_solicitud(const struct solicitud_create_request *in)
{
    struct solicitud_row row = {.estado_atencion = ESTADO_ATENCION_REGISTRADO,
                                .estado_pago = ESTADO_PAGO_PENDIENTE,
                                .comentario = in->comentario};
    if (in->atencion) {
        row.tipo_atencion = in->atencion->tipo_atencion;
        row.lugar_atencion = in->atencion->lugar_atencion;
    }
    return row;
}

void workflow_rules_take_service(struct solicitud_row *row, int64_t servicio_id, const struct tarifa_row *tarifa)
{
    row->servicio_id = servicio_id;
    row->tarifa_monto = servicio_id ? tarifa->tarifa_monto : NULL;
    row->tarifa_moneda = servicio_id ? tarifa->tarifa_moneda : MONEDA_NONE;
    row->tarifa_fuente = servicio_id ? "SERVICIO" : NULL;
}

/* ---- actions */

struct permisos workflow_rules_permisos(unsigned roles)
{
    return (struct permisos){.eliminar = roles & 1u << ROL_ADMIN, .subir_archivo = true, .eliminar_archivo = true};
}

const char *workflow_rules_refuse_service(const struct solicitud_row *row)
{
    return row->pagos > 0 ? "La solicitud ya tiene pagos: el servicio no se puede cambiar." : NULL;
}

const char *workflow_rules_assignment_campo(enum rol_empleado rol, bool relieves)
{
    if (rol == ROL_EMPLEADO_GESTOR)
        return relieves ? "cambio_gestor" : "asignacion_gestor";
    return relieves ? "cambio_medico" : "asignacion_medico";
}

const char *workflow_rules_refuse_close(const struct solicitud_row *row, bool lifted)
{
    if (row->estado_atencion == ESTADO_ATENCION_ATENDIDO)
        return "La solicitud ya está cerrada.";
    if (row->estado_atencion == ESTADO_ATENCION_CANCELADO && !lifted)
        return "La solicitud está cancelada.";
    if (row->pagos == 0)
        return "Falta registrar un pago.";
    if (row->medico_id == 0)
        return "Falta asignar un médico.";
    return NULL;
}

enum estado_certificado workflow_rules_certificate(const struct solicitud_row *row,
                                                   const struct resultado_datos *resultado)
{
    return resultado && resultado->estado_certificado != ESTADO_CERTIFICADO_NONE ? resultado->estado_certificado
                                                                                 : row->estado_certificado;
}

const char *workflow_rules_refuse_cancel(const struct solicitud_row *row)
{
    return row->estado_atencion == ESTADO_ATENCION_CANCELADO ? "La solicitud ya está cancelada." : NULL;
}

bool workflow_rules_comes_into(const struct solicitud_row *row, enum estado_operativo now, enum estado_operativo estado)
{
    return now == estado && now != row->estado_operativo;
}

bool workflow_rules_becomes_paid(const struct solicitud_row *row)
{
    return row->estado_pago != ESTADO_PAGO_PAGADO;
}

const char *workflow_rules_refuse_currency(const struct solicitud_row *row, enum moneda moneda)
{
    if (row->tarifa_moneda == MONEDA_NONE || row->tarifa_moneda == moneda)
        return NULL;
    return row->tarifa_moneda == MONEDA_PEN ? "La tarifa está en soles: el pago debe ser en PEN."
                                            : "La tarifa está en dólares: el pago debe ser en USD.";
}

bool workflow_rules_override_allows(enum accion accion)
{
    const unsigned allowed = 1u << ACCION_EDITAR_DATOS | 1u << ACCION_CAMBIAR_GESTOR | 1u << ACCION_CAMBIAR_MEDICO
                           | 1u << ACCION_REGISTRAR_PAGO | 1u << ACCION_CERRAR | 1u << ACCION_CANCELAR;
    return allowed & 1u << accion;
}

bool workflow_rules_if_match(const char *if_match, int64_t version)
{
    char wanted[32];
    struct list_entry entry;
    if (!if_match)
        return true;
    snprintf(wanted, sizeof wanted, "\"%" PRId64 ".", version);
    while (list_next(&if_match, &entry))
        if (list_entry_begins(entry, "*") || list_entry_begins(entry, wanted))
            return true;
    return false;
}

bool workflow_rules_differ(const char *a, const char *b)
{
    return (a == NULL) != (b == NULL) || (a && strcmp(a, b) != 0);
}

/* ---- cursors: hexadecimal of "order id time" */

const char *workflow_rules_cursor(enum orden orden, int64_t solicitud_id, const char *time, struct arena *arena)
{
    const char *text = arena_printf(arena, "%d %" PRId64 " %s", (int)orden, solicitud_id, time);
    char *hex = arena_alloc(arena, 2 * strlen(text) + 1);
    hex_write(text, strlen(text), hex);
    return hex;
}

bool workflow_rules_read_cursor(const char *hex, enum orden orden, struct list_cursor *ret_cursor)
{
    enum { ISO_SIZE = sizeof "2026-01-29T15:04:05.123456Z" - 1 };
    char text[64], *end;
    size_t size = strlen(hex) / 2;
    if (size >= sizeof text || !hex_read(hex, text, size))
        return false;
    text[size] = '\0';
    if (strlen(text) != size || strtol(text, &end, 10) != (long)orden || *end != ' ')
        return false;
    *ret_cursor = (struct list_cursor){.solicitud_id = strtoll(end, &end, 10)};
    if (ret_cursor->solicitud_id <= 0 || *end != ' ')
        return false;
    const char *time = end + 1;
    if (strlen(time) != ISO_SIZE || !time_is_valid(time))
        return false;
    snprintf(ret_cursor->time, sizeof ret_cursor->time, "%.10s %.15s", time, time + 11);
    return true;
}
