/* Pure decisions about persons, promotores and staff. A refusal is a constant sentence, NULL when there is none. */
#ifndef CMEP_WORKFLOW_PEOPLE_RULES_H
#define CMEP_WORKFLOW_PEOPLE_RULES_H

#include "base/arena.h"
#include "records.h"
#include "workflow_rules.h"

/* ---- persons */

/* The member of the row in which a form can change that column: nombres, apellidos, celular_1, email, fecha_nacimiento
 * or direccion. */
const char **workflow_people_rules_member(struct persona_row *row, const char *column);
/* Takes over what a form says of the person, as far as it differs; of staff, who only the administration changes, what
 * is empty (R16). Whether that changed the row, whose new texts are those of `said`. */
bool workflow_people_rules_merge(struct persona_row *row, const struct persona_row *said);
/* Why a form cannot change the person: who is staff is changed by the administration alone (R16). */
const char *workflow_people_rules_refuse_staff(const struct persona_row *row);

/* ---- promotores */

/* What a form of a new promotor lacks: the name that its type has; of a PERSONA also the one half of a document (R17).
 */
struct wrong_field workflow_people_rules_new_problem(const struct promotor_datos *datos);
/* What is wrong with the promotor of a new solicitud: the form names one and describes another, or describes one that
 * lacks something (R7). The field's name is owned by the arena. */
struct wrong_field workflow_people_rules_create_problem(const struct solicitud_create_request *in, struct arena *arena);
/* The row of a new promotor, with the name that its type has and no other (R17); `persona_id` is 0 unless it is a
 * PERSONA. Its texts are those of the form. */
struct promotor workflow_people_rules_new_promotor(const struct promotor_datos *datos, int64_t persona_id);
/* Takes over what an edit gives, but the names of another type (R17). The new texts are those of the edit. */
void workflow_people_rules_edit_promotor(const struct promotor_edit_request *in, struct promotor *promotor);
/* The name that a promotor of its type cannot be without, and lacks (R17). */
struct wrong_field workflow_people_rules_promotor_problem(const struct promotor *promotor);
/* Takes over the names of a promotor's person that an edit gives; whether that changed the row. */
bool workflow_people_rules_rename(const struct promotor_edit_request *in, struct persona_row *row);
/* Why a promotor that so many solicitudes name cannot be deleted (R18); owned by the arena. */
const char *workflow_people_rules_refuse_delete(int64_t requests, struct arena *arena);

/* ---- staff */

/* The employment that goes with a role of an account; NONE with ADMIN. */
enum rol_empleado workflow_people_rules_employment(enum rol rol);
/* Fills what is still empty of a person that is given an account. */
void workflow_people_rules_fill_staff(const struct staff_register_request *in, struct personal *person);
/* What is wrong with the update of a person that has an account: a date that is none. */
struct wrong_field workflow_people_rules_update_problem(const struct staff_update_request *in);
/* Takes over what was given: NULL leaves a field, "" clears it. */
void workflow_people_rules_update_staff(const struct staff_update_request *in, struct personal *person);
/* Whether what is kept of a doctor is to be written: of a MEDICO, and where an update says something of it. */
bool workflow_people_rules_is_new_doctor(const struct staff_register_request *in);
bool workflow_people_rules_keeps_doctor(const struct staff_update_request *in);

/* What happens to an employment when its account changes. */
enum employment_step { EMPLOYMENT_BEGINS, EMPLOYMENT_RETIRES, EMPLOYMENT_IS_RESTORED, EMPLOYMENT_IS_SUSPENDED };
/* The employment follows the account: a role added begins it, a role taken away retires it, a suspension suspends it
 * and its end restores it (R33). */
enum employment_step workflow_people_rules_follow(const struct staff_update_request *in, enum rol rol);

#endif
