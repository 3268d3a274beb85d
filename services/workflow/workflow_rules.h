/* Pure decisions of workflow: no clock, no database, no message. */
#ifndef CMEP_WORKFLOW_RULES_H
#define CMEP_WORKFLOW_RULES_H

#include "base/arena.h"
#include "records.h"

/* The derived state; the generated column of solicitud_cmep says the same in SQL, and a test compares the two. */
enum estado_operativo workflow_rules_estado(enum estado_atencion atencion, enum estado_pago pago, bool has_gestor,
                                            bool has_medico);
/* What people call the request, created in that year (UTC); owned by the arena. workflow_rows_create writes the same.
 */
const char *workflow_rules_codigo(int64_t year, int64_t solicitud_id, struct arena *arena);
/* A list of the actions in the mask, by name; owned by the arena. */
const enum accion *workflow_rules_sorted_actions(unsigned actions, struct arena *arena, size_t *ret_count);

/* The row of a new request, without its people and its catalogue entries: REGISTRADO and PENDIENTE. Its texts are those
 * of the form. */
struct solicitud_row workflow_rules_new_solicitud(const struct solicitud_create_request *in);
/* Makes the request one of that service, whose tariff it copies; 0 is no service and no tariff. */
void workflow_rules_take_service(struct solicitud_row *row, int64_t servicio_id, const struct tarifa_row *tarifa);
/* The row of a new promotor, with the name that its type has and no other; `persona_id` is 0 unless it is a PERSONA.
 * Its texts are those of the form. */
struct promotor workflow_rules_new_promotor(const struct promotor_datos *datos, int64_t persona_id);

/* Why a request cannot be closed; NULL when it can. `lifted` says that an override lifts the cancelled state. */
const char *workflow_rules_refuse_close(const struct solicitud_row *row, bool lifted);
/* Why a payment in that currency cannot be taken (R23); NULL when it can. */
const char *workflow_rules_refuse_currency(const struct solicitud_row *row, enum moneda moneda);
/* Whether the action is one that OVERRIDE may do. */
bool workflow_rules_override_allows(enum accion accion);
/* The wrong field of a promotor and what is wrong with it; NULL when its type has what it needs. */
const char *workflow_rules_promotor_problem(const struct promotor_datos *promotor, const char **ret_message);
/* Whether an If-Match header (RFC 9110: `*` or a list of "version.digest") allows a change of that version. */
bool workflow_rules_if_match(const char *if_match, int64_t version);
/* Where a page of the list begins: behind that request in its order. */
struct list_cursor {
    int64_t solicitud_id;
    char time[32]; /* what the order goes by, as SQL writes it */
};
/* The opaque text of a cursor, owned by the arena, and back; false for a text that is none of that order.
 * `time` is ISO 8601. */
const char *workflow_rules_cursor(enum orden orden, int64_t solicitud_id, const char *time, struct arena *arena);
bool workflow_rules_read_cursor(const char *text, enum orden orden, struct list_cursor *ret_cursor);
/* Whether two texts that may be null differ. */
bool workflow_rules_differ(const char *a, const char *b);

#endif
