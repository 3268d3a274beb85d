/* The actions on a request, each as the table of 1-domain has it: preconditions, what it writes, its audit rows.
 *
 * The caller has locked the row and asked the policy. An action changes the facts in `row` and adds to the audit rows;
 * its caller saves both. */
#ifndef CMEP_WORKFLOW_ACTIONS_H
#define CMEP_WORKFLOW_ACTIONS_H

#include "service/call.h"
#include "list/workflow_index_rows.h"
#include "workflow_rows.h"

/* What an action works on. `motivo` is the reason of an override, NULL when the policy allowed the action. */
struct action {
    struct call *call;
    struct solicitud_row *row;
    struct counted before; /* what it was counted by when it was locked */
    struct author author;
    struct db_query audits; /* the audit rows so far */
    const char *motivo;
    const char *prefix; /* of the fields in a refusal: "payload." in an override */
};

/* Adds an audit row; values may be NULL. */
void workflow_actions_audit(struct action *action, const char *campo, const char *anterior, const char *nuevo,
                            const char *comentario);
/* EDITAR_DATOS: the fields given and different, of the solicitud, its cliente and its apoderado. VALIDATION_ERROR for a
 * service or promotor that does not exist; CONFLICT for the servicio of a solicitud with payments, or the data of a
 * person that is staff. */
enum status workflow_actions_edit(struct action *action, const struct solicitud_edit_request *in) MUST_CHECK;
/* ASIGNAR_GESTOR and CAMBIAR_GESTOR; VALIDATION_ERROR when the person is no ACTIVO employee of that role (R10). */
enum status workflow_actions_assign_gestor(struct action *action, int64_t persona_id) MUST_CHECK;
/* ASIGNAR_MEDICO and CAMBIAR_MEDICO; the same. */
enum status workflow_actions_assign_medico(struct action *action, int64_t persona_id) MUST_CHECK;
/* REGISTRAR_PAGO; VALIDATION_ERROR for another currency than the tariff's (R23). */
enum status workflow_actions_pay(struct action *action, const struct pago_register_request *in) MUST_CHECK;
/* CERRAR; CONFLICT when workflow_rules_refuse_close says why not. */
enum status workflow_actions_close(struct action *action, const struct solicitud_close_request *in) MUST_CHECK;
/* CANCELAR; CONFLICT when the solicitud is cancelled already. */
enum status workflow_actions_cancel(struct action *action, const struct solicitud_cancel_request *in) MUST_CHECK;

#endif
