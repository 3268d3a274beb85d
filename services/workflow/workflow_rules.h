/* Pure decisions of workflow: no clock, no database, no message. */
#ifndef CMEP_WORKFLOW_RULES_H
#define CMEP_WORKFLOW_RULES_H

#include "base/arena.h"
#include "records.h"

/* The derived state (R1); the generated column of solicitud_cmep says the same in SQL, and a test compares the two. */
enum estado_operativo workflow_rules_estado(enum estado_atencion atencion, enum estado_pago pago, bool has_gestor,
                                            bool has_medico);
/* What people call a solicitud that is created on that day (YYYYMMDD, of APP_TIMEZONE): CMEP-YYYY-NNNN (R8). Owned by
 * the arena. */
const char *workflow_rules_codigo(int64_t day, int64_t solicitud_id, struct arena *arena);
/* A list of the actions in the mask, by name; owned by the arena. */
const enum accion *workflow_rules_sorted_actions(unsigned actions, struct arena *arena, size_t *ret_count);

/* What is wrong with a field of a form; without a field, nothing is. The message is a constant sentence. */
struct wrong_field {
    const char *field;
    const char *message;
};

/* ---- a new solicitud */

/* The row of a new solicitud, without its people and its catalogue entries: REGISTRADO and PENDIENTE (R7). Its texts
 * are those of the form. */
struct solicitud_row workflow_rules_new_solicitud(const struct solicitud_create_request *in);
/* Makes the solicitud one of that service, whose tariff it copies (R15); 0 is no service and no tariff. */
void workflow_rules_take_service(struct solicitud_row *row, int64_t servicio_id, const struct tarifa_row *tarifa);

/* ---- who may read or change what */

/* What a caller with these roles (a mask of 1 << enum rol) may do with a solicitud beside the actions: only an ADMIN
 * deletes it (R25), everybody adds and deletes its files (R26). */
struct permisos workflow_rules_permisos(unsigned roles);
/* Whether an If-Match header (RFC 9110: `*` or a list of "version.digest"; NULL for none) allows a change of that
 * version (R19). */
bool workflow_rules_if_match(const char *if_match, int64_t version);
/* Whether the action is one that OVERRIDE may do (R24). */
bool workflow_rules_override_allows(enum accion accion);

/* ---- actions: a refusal is a constant sentence, NULL when there is none */

/* Why the solicitud keeps its service: it has payments (R14). */
const char *workflow_rules_refuse_service(const struct solicitud_row *row);
/* What the history calls an assignment of that role: of the first person, or of one that relieves another (R11). */
const char *workflow_rules_assignment_campo(enum rol_empleado rol, bool relieves);
/* Why a payment in that currency cannot be taken (R23). */
const char *workflow_rules_refuse_currency(const struct solicitud_row *row, enum moneda moneda);
/* Whether a payment makes the solicitud PAGADO, which it is not yet (R22). */
bool workflow_rules_becomes_paid(const struct solicitud_row *row);
/* Why a solicitud cannot be closed (R20). `lifted` says that an override lifts the cancelled state. */
const char *workflow_rules_refuse_close(const struct solicitud_row *row, bool lifted);
/* The state of the certificate once the solicitud is closed with that result (NULL: none), which may leave it as it is
 * (R20).
 */
enum estado_certificado workflow_rules_certificate(const struct solicitud_row *row,
                                                   const struct resultado_datos *resultado);
/* Why a solicitud cannot be cancelled: it is already (R21). */
const char *workflow_rules_refuse_cancel(const struct solicitud_row *row);
/* Whether the solicitud leaves the state that it was read with for that one, when `now` is the one that its facts tell
 * (R2).
 */
bool workflow_rules_comes_into(const struct solicitud_row *row, enum estado_operativo now,
                               enum estado_operativo estado);

/* Whether two texts that may be null differ. */
bool workflow_rules_differ(const char *a, const char *b);

/* ---- the list */

/* Where a page of the list begins: behind that request in its order. */
struct list_cursor {
    int64_t solicitud_id;
    char time[32]; /* what the order goes by, as SQL writes it */
};
/* The opaque text of a cursor, owned by the arena, and back; false for a text that is none of that order.
 * `time` is ISO 8601. */
const char *workflow_rules_cursor(enum orden orden, int64_t solicitud_id, const char *time, struct arena *arena);
bool workflow_rules_read_cursor(const char *text, enum orden orden, struct list_cursor *ret_cursor);

#endif
