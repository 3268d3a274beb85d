#include "people/workflow_staff_rows.h"

#include "rows.h"

#define SELECT_STAFF "SELECT " COLUMNS_personal ", m.cmp, m.especialidad"
#define FROM_STAFF " FROM personas p LEFT JOIN medico_extra m ON m.persona_id = p.persona_id"
#define OCCURS "(CONCAT_WS(' ', p.nombres, p.apellidos, p.numero_documento) LIKE ? ESCAPE '!')"

enum status workflow_staff_rows_get(struct db *db, int64_t persona_id, struct arena *arena, struct personal *ret_person)
{
    return db_row(db, SELECT_STAFF FROM_STAFF " WHERE p.persona_id = ? FOR UPDATE", DB_ARGS(db_int(persona_id)),
                  &record_personal, arena, ret_person);
}

enum status workflow_staff_rows_list(struct db *db, const char *const *words, size_t count, struct arena *arena,
                                     struct personal_lista *ret_list)
{
    struct db_value patterns[STAFF_MOST_WORDS];
    for (size_t i = 0; i < STAFF_MOST_WORDS; i++)
        patterns[i] = db_text(i < count ? workflow_rows_pattern("%", words[i], arena) : "");
    return db_rows(db,
                   SELECT_STAFF ", " OCCURS " + 2 * " OCCURS " + 4 * " OCCURS " + 8 * " OCCURS " + 16 * " OCCURS
                                " AS palabras" FROM_STAFF " WHERE p.es_personal = 1 ORDER BY p.persona_id"
                                " LIMIT 10000",
                   (struct db_args){patterns, STAFF_MOST_WORDS}, &record_personal, arena, &ret_list->personal,
                   &ret_list->personal_count);
}

enum status workflow_staff_rows_save(struct db *db, const struct personal *person, const struct author *author)
{
    return db_exec(db, "UPDATE personas SET " SET_personal ", es_personal = 1, updated_by = ? WHERE persona_id = ?",
                   DB_ARGS(VALUES_personal(person), db_id(author->user_id), db_int(person->persona_id)), NULL);
}

enum status workflow_staff_rows_doctor(struct db *db, const struct personal *person, const struct author *author)
{
    struct db_value user = db_id(author->user_id), cmp = db_text(person->cmp);
    struct db_value especialidad = db_text(person->especialidad);
    return db_exec(db,
                   "INSERT INTO medico_extra (persona_id, cmp, especialidad, created_by, updated_by)"
                   " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE cmp = ?, especialidad = ?, updated_by = ?",
                   DB_ARGS(db_int(person->persona_id), cmp, especialidad, user, user, cmp, especialidad, user), NULL);
}

enum status workflow_staff_rows_employ(struct db *db, int64_t persona_id, enum rol_empleado rol, bool active,
                                       const struct author *author)
{
    struct db_value user = db_id(author->user_id), waits = db_int(!active);
    struct db_value state =
        db_enum(&enumeration_estado_empleado, active ? ESTADO_EMPLEADO_ACTIVO : ESTADO_EMPLEADO_SUSPENDIDO);
    return db_exec(
        db,
        "INSERT INTO empleado (persona_id, rol_empleado, estado_empleado, con_su_cuenta, created_by, updated_by)"
        " VALUES (?, ?, ?, ?, ?, ?)"
        " ON DUPLICATE KEY UPDATE estado_empleado = ?, con_su_cuenta = ?, updated_by = ?",
        DB_ARGS(db_int(persona_id), db_enum(&enumeration_rol_empleado, rol), state, waits, user, user, state, waits,
                user),
        NULL);
}

/* Runs an UPDATE of one employment. */
static enum status change(struct db *db, const char *sql, int64_t persona_id, enum rol_empleado rol,
                          const struct author *author)
{
    return db_exec(db, sql,
                   DB_ARGS(db_id(author->user_id), db_int(persona_id), db_enum(&enumeration_rol_empleado, rol)), NULL);
}

enum status workflow_staff_rows_retire(struct db *db, int64_t persona_id, enum rol_empleado rol,
                                       const struct author *author)
{
    return change(db,
                  "UPDATE empleado SET estado_empleado = 'SUSPENDIDO', con_su_cuenta = 0, updated_by = ?"
                  " WHERE persona_id = ? AND rol_empleado = ?",
                  persona_id, rol, author);
}

enum status workflow_staff_rows_suspend(struct db *db, int64_t persona_id, enum rol_empleado rol,
                                        const struct author *author)
{
    return change(db,
                  "UPDATE empleado SET estado_empleado = 'SUSPENDIDO', con_su_cuenta = 1, updated_by = ?"
                  " WHERE persona_id = ? AND rol_empleado = ? AND estado_empleado = 'ACTIVO'",
                  persona_id, rol, author);
}

enum status workflow_staff_rows_restore(struct db *db, int64_t persona_id, enum rol_empleado rol,
                                        const struct author *author)
{
    return change(db,
                  "UPDATE empleado SET estado_empleado = 'ACTIVO', con_su_cuenta = 0, updated_by = ?"
                  " WHERE persona_id = ? AND rol_empleado = ? AND con_su_cuenta = 1",
                  persona_id, rol, author);
}
