/* All the SQL of the workflow slice. Texts and rows that come back are owned by the arena given. */
#ifndef CMEP_WORKFLOW_ROWS_H
#define CMEP_WORKFLOW_ROWS_H

#include "db/query.h"
#include "records.h"
#include "workflow_rules.h"

/* What a promotor is called, of the rows `pr` and, for a person, `pp`. */
#define PROMOTOR_NAME                                                                                                  \
    "CASE pr.tipo_promotor WHEN 'EMPRESA' THEN pr.razon_social WHEN 'OTROS' THEN pr.nombre_promotor_otros"             \
    " ELSE CONCAT(pp.nombres, ' ', pp.apellidos) END"

/* The columns of a promotor_ref. */
#define PROMOTOR_REF                                                                                                   \
    " pr.promotor_id AS `promotor.promotor_id`, pr.tipo_promotor AS `promotor.tipo_promotor`,"                         \
    " " PROMOTOR_NAME " AS `promotor.nombre`, pr.ruc AS `promotor.ruc`, pr.email AS `promotor.email`,"                 \
    " pr.celular_1 AS `promotor.celular`, pr.fuente_promotor AS `promotor.fuente_promotor`"

/* Behind the requests `s`: client `c`, apoderado `a`, gestor `g`, medico `m`, promotor `pr` and its person `pp`. */
#define PEOPLE_JOINS                                                                                                   \
    " JOIN personas c ON c.persona_id = s.cliente_id"                                                                  \
    " LEFT JOIN personas a ON a.persona_id = s.apoderado_id"                                                           \
    " LEFT JOIN personas g ON g.persona_id = s.gestor_id"                                                              \
    " LEFT JOIN personas m ON m.persona_id = s.medico_id"                                                              \
    " LEFT JOIN promotores pr ON pr.promotor_id = s.promotor_id"                                                       \
    " LEFT JOIN personas pp ON pp.persona_id = pr.persona_id"

/* Who does something, as the rows note it. */
struct author {
    int64_t user_id;
    const char *name;
};

/* ---- requests */

/* Locks the request's row until the transaction ends; NOT_FOUND when there is none. */
enum status workflow_rows_lock(struct db *db, int64_t solicitud_id, struct arena *arena,
                               struct solicitud_row *ret_row) MUST_CHECK;
/* Inserts a new solicitud, which is given its id and its codigo. */
enum status workflow_rows_create(struct db *db, const struct solicitud_row *row, const struct author *author,
                                 struct arena *arena, struct solicitud_creada *ret_creada) MUST_CHECK;
/* Writes what an action may change on the request's own row, and what follows from it: the version, who and when, and
 * the moment when `now`, the derived state, is no longer the one the row was read with. */
enum status workflow_rows_save(struct db *db, const struct solicitud_row *row, enum estado_operativo now,
                               const struct author *author) MUST_CHECK;
/* Deletes the request and all that depends on it, and leaves a tombstone. */
enum status workflow_rows_delete(struct db *db, const struct solicitud_row *row,
                                 const struct author *author) MUST_CHECK;
/* Deletes what made the person a client or an apoderado, and the person, as far as nothing else refers to them. */
enum status workflow_rows_forget_person(struct db *db, int64_t persona_id) MUST_CHECK;

/* Deletes the person alone, if nothing refers to it. */
enum status workflow_rows_drop_person(struct db *db, int64_t persona_id) MUST_CHECK;

/* ---- what happened */

/* Adds an audit row to those that one statement will append; values may be NULL, and are borrowed until then. */
void workflow_rows_audit(struct db_query *rows, int64_t solicitud_id, const char *campo, const char *anterior,
                         const char *nuevo, const char *comentario, const struct author *author);
/* Appends them, if there are any. */
enum status workflow_rows_append(struct db *db, const struct db_query *rows) MUST_CHECK;
/* Who changed the request last, and when; NOT_FOUND when nobody did. Its files are no change of it: they move no
 * version. */
enum status workflow_rows_last_change(struct db *db, int64_t solicitud_id, struct arena *arena,
                                      struct last_change_row *ret_row) MUST_CHECK;

/* ---- team, payments, results */

/* The names of an ACTIVO employee of that role (R10) and of the person that is relieved, if any (0: nobody);
 * NOT_FOUND when there is no such employee. */
enum status workflow_rows_relief(struct db *db, int64_t persona_id, enum rol_empleado rol, int64_t anterior_id,
                                 struct arena *arena, struct relevo_row *ret_row) MUST_CHECK;
/* Begins an assignment; when it relieves somebody, the current one of the role ends. */
enum status workflow_rows_assign(struct db *db, int64_t solicitud_id, enum rol_empleado rol, int64_t persona_id,
                                 bool relieves, const struct author *author) MUST_CHECK;
/* Inserts a payment, which the author validates. */
enum status workflow_rows_payment(struct db *db, const struct pago_register_request *pago,
                                  const struct author *author) MUST_CHECK;
/* Inserts what the doctor of the solicitud found. */
enum status workflow_rows_result(struct db *db, const struct solicitud_row *row,
                                 const struct resultado_datos *resultado, const struct author *author) MUST_CHECK;

/* ---- people and catalogues */

/* The person with that document, locked; NOT_FOUND when there is none. */
enum status workflow_rows_person_by_document(struct db *db, enum tipo_documento tipo, const char *numero,
                                             struct arena *arena, struct persona_row *ret_row) MUST_CHECK;
/* The same without the lock, as the API shows it. */
enum status workflow_rows_person_find(struct db *db, enum tipo_documento tipo, const char *numero, struct arena *arena,
                                      struct persona *ret_persona) MUST_CHECK;
/* The person of that id, locked; NOT_FOUND when there is none. */
enum status workflow_rows_person(struct db *db, int64_t persona_id, struct arena *arena,
                                 struct persona_row *ret_row) MUST_CHECK;
/* Inserts a person; CONFLICT when there is one with that document. */
enum status workflow_rows_person_create(struct db *db, const struct persona_row *row, const struct author *author,
                                        int64_t *ret_persona_id) MUST_CHECK;
/* Writes every column of the person, whose row is locked. */
enum status workflow_rows_person_save(struct db *db, const struct persona_row *row,
                                      const struct author *author) MUST_CHECK;
/* Makes the person a cliente, if it is none yet, and notes its promotor, if it has none; 0 is no promotor. */
enum status workflow_rows_client(struct db *db, int64_t persona_id, int64_t promotor_id,
                                 const struct author *author) MUST_CHECK;
/* Makes the two a pair of cliente and apoderado, an active one. */
enum status workflow_rows_apoderado(struct db *db, int64_t cliente_id, int64_t apoderado_id,
                                    const struct author *author) MUST_CHECK;
/* The tariff of a service; NOT_FOUND for an unknown one. */
enum status workflow_rows_service_tariff(struct db *db, int64_t servicio_id, struct arena *arena,
                                         struct tarifa_row *ret_tarifa) MUST_CHECK;

/* ---- reading */

/* The whole detail but what the policy adds; NOT_FOUND. A fixed number of statements: four. */
enum status workflow_rows_detail(struct db *db, int64_t solicitud_id, struct arena *arena,
                                 struct detalle *ret_detalle) MUST_CHECK;
/* A LIKE pattern (ESCAPE '!') that finds the word as it is, behind `before`; owned by the arena. */
const char *workflow_rows_pattern(const char *before, const char *word, struct arena *arena);
/* All servicios by id. */
enum status workflow_rows_services(struct db *db, struct arena *arena, struct servicio_lista *ret_list) MUST_CHECK;
/* The ACTIVO employees of that role by name. */
enum status workflow_rows_employees(struct db *db, enum rol_empleado rol, struct arena *arena,
                                    struct empleado_lista *ret_list) MUST_CHECK;

#endif
