#include "workflow_index_store.h"

#include "db_query.h"
#include "json.h"
#include "workflow_search.h"

#include <inttypes.h>
#include <string.h>

/* ---- counts */

static const char *const vista_names[VISTA_COUNT] = {"TODAS",          "CREADOR",        "GESTOR",        "MEDICO",
                                                     "CREADOR_GESTOR", "CREADOR_MEDICO", "GESTOR_MEDICO", "LOS_TRES"};

const char *workflow_index_store_vista(enum vista vista)
{
    return vista_names[vista];
}

/* Where a request is counted; views_sql says the same for all requests at once. */
static size_t keys_of(const struct counted *counted, struct vista_key ret_keys[VISTA_COUNT])
{
    const int64_t creator = counted->created_by, gestor = counted->gestor_id, medico = counted->medico_id;
    const struct {
        bool counts;
        struct vista_key key;
    } all[] = {
        {true, {VISTA_TODAS, 0, 0}},
        {creator != 0, {VISTA_CREADOR, creator, 0}},
        {gestor != 0, {VISTA_GESTOR, gestor, 0}},
        {medico != 0, {VISTA_MEDICO, medico, 0}},
        {creator != 0 && gestor != 0, {VISTA_CREADOR_GESTOR, creator, gestor}},
        {creator != 0 && medico != 0, {VISTA_CREADOR_MEDICO, creator, medico}},
        {gestor != 0 && gestor == medico, {VISTA_GESTOR_MEDICO, gestor, 0}},
        {creator != 0 && gestor != 0 && gestor == medico, {VISTA_LOS_TRES, creator, gestor}},
    };
    size_t count = 0;
    for (size_t i = 0; i < VISTA_COUNT; i++)
        if (all[i].counts && counted->estado != ESTADO_OPERATIVO_NONE)
            ret_keys[count++] = all[i].key;
    return count;
}

static bool is_counted_in(const struct counted *counted, const struct vista_key *key, enum estado_operativo estado)
{
    struct vista_key keys[VISTA_COUNT];
    size_t count = keys_of(counted, keys);
    for (size_t i = 0; i < count; i++)
        if (counted->estado == estado && keys[i].vista == key->vista && keys[i].clave == key->clave
            && keys[i].clave2 == key->clave2)
            return true;
    return false;
}

/* Adds the counts of `counted` that `other` has not as rows, each to be changed by `by`. */
static void put_changes(struct db_query *query, const struct counted *counted, const struct counted *other, int by)
{
    struct vista_key keys[VISTA_COUNT];
    size_t count = keys_of(counted, keys);
    for (size_t i = 0; i < count; i++) {
        if (is_counted_in(other, &keys[i], counted->estado))
            continue;
        db_query_value(query, query->count == 0 ? " (?" : ", (?", db_text(vista_names[keys[i].vista]));
        db_query_value(query, ", ?", db_int(keys[i].clave));
        db_query_value(query, ", ?", db_int(keys[i].clave2));
        db_query_value(query, ", ?", db_enum(&enumeration_estado_operativo, counted->estado));
        db_query_value(query, ", CONNECTION_ID() MOD 8, ?)", db_int(by));
    }
}

enum status workflow_index_store_recount(struct db *db, const struct counted *before, const struct counted *now)
{
    struct db_query query;
    db_query_init(&query);
    db_query_put(&query, "INSERT INTO solicitud_conteo (vista, clave, clave2, estado, ranura, cantidad) VALUES");
    put_changes(&query, before, now, -1);
    put_changes(&query, now, before, 1);
    if (query.count == 0)
        return STATUS_OK;
    db_query_put(&query, " ON DUPLICATE KEY UPDATE cantidad = cantidad + VALUES(cantidad)");
    return db_exec(db, query.sql, db_query_args(&query), NULL);
}

/* ---- postings */

#define GRAMS_TABLE                                                                                                    \
    " JSON_TABLE(?, '$[*]' COLUMNS (grama VARCHAR(3) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$')) j"

enum status workflow_index_store_post(struct db *db, int64_t solicitud_id, const char *text, const char *codigo,
                                      struct arena *arena)
{
    return db_exec(db,
                   "INSERT IGNORE INTO solicitud_grama (grama, created_at, solicitud_id)"
                   " SELECT j.grama, s.created_at, s.solicitud_id FROM solicitud_cmep s JOIN" GRAMS_TABLE
                   " WHERE s.solicitud_id = ?",
                   DB_ARGS(db_text(workflow_search_grams(text, codigo, arena)), db_int(solicitud_id)), NULL);
}

enum status workflow_index_store_unpost(struct db *db, int64_t solicitud_id, const char *text, const char *codigo,
                                        struct arena *arena)
{
    return db_exec(db,
                   "DELETE g FROM solicitud_cmep s STRAIGHT_JOIN" GRAMS_TABLE
                   " STRAIGHT_JOIN solicitud_grama g FORCE INDEX (PRIMARY) ON g.grama = j.grama"
                   "   AND g.created_at = s.created_at AND g.solicitud_id = s.solicitud_id WHERE s.solicitud_id = ?",
                   DB_ARGS(db_text(workflow_search_grams(text, codigo, arena)), db_int(solicitud_id)), NULL);
}

enum status workflow_index_store_rename(struct db *db, int64_t persona_id, const char *text, struct arena *arena)
{
    enum status status = db_exec(db, "UPDATE personas SET busqueda = ? WHERE persona_id = ?",
                                 DB_ARGS(db_text(text), db_int(persona_id)), NULL);
    if (status == STATUS_OK)
        status = db_exec(db,
                         "INSERT IGNORE INTO solicitud_grama (grama, created_at, solicitud_id)"
                         " SELECT j.grama, s.created_at, s.solicitud_id FROM solicitud_cmep s JOIN" GRAMS_TABLE
                         " WHERE s.cliente_id = ?",
                         DB_ARGS(db_text(workflow_search_grams(text, NULL, arena)), db_int(persona_id)), NULL);
    return status;
}

/* ---- for operators */

/* What every count should be, by counting; keys_of says the same of one request. */
#define COUNTED(VISTA, CLAVE, CLAVE2, WHERE)                                                                           \
    " UNION ALL SELECT '" VISTA "', " CLAVE ", " CLAVE2 ", estado_operativo, COUNT(*) FROM solicitud_cmep"             \
    " WHERE " WHERE " GROUP BY 1, 2, 3, 4"
// clang-format off
#define ALL_COUNTED                                                                                                    \
    COUNTED("TODAS", "0", "0", "1 = 1")                                                                                \
    COUNTED("CREADOR", "created_by", "0", "created_by IS NOT NULL")                                                    \
    COUNTED("GESTOR", "gestor_id", "0", "gestor_id IS NOT NULL")                                                       \
    COUNTED("MEDICO", "medico_id", "0", "medico_id IS NOT NULL")                                                       \
    COUNTED("CREADOR_GESTOR", "created_by", "gestor_id", "created_by IS NOT NULL AND gestor_id IS NOT NULL")           \
    COUNTED("CREADOR_MEDICO", "created_by", "medico_id", "created_by IS NOT NULL AND medico_id IS NOT NULL")           \
    COUNTED("GESTOR_MEDICO", "gestor_id", "0", "gestor_id = medico_id")                                                \
    COUNTED("LOS_TRES", "created_by", "gestor_id", "created_by IS NOT NULL AND gestor_id = medico_id")
// clang-format on
#define DIFFERENCES                                                                                                    \
    "SELECT vista, clave, clave2, estado, SUM(cantidad) AS cantidad FROM ("                                            \
    " SELECT vista, clave, clave2, estado, -cantidad AS cantidad FROM solicitud_conteo" ALL_COUNTED ") difference"     \
    " GROUP BY vista, clave, clave2, estado HAVING SUM(cantidad) <> 0"

enum status workflow_index_store_is_empty(struct db *db, struct arena *arena, bool *ret_empty)
{
    struct count_row row;
    enum status status = db_row(db,
                                "SELECT EXISTS (SELECT 1 FROM solicitud_cmep)"
                                " AND NOT EXISTS (SELECT 1 FROM solicitud_conteo) AS total",
                                DB_NONE, &record_count_row, arena, &row);
    if (status == STATUS_OK)
        *ret_empty = row.total == 1;
    return status;
}

enum status workflow_index_store_differences(struct db *db, struct arena *arena, const struct diferencia_row **ret_rows,
                                             size_t *ret_count)
{
    return db_rows(db, DIFFERENCES " ORDER BY vista, clave, clave2, estado LIMIT 100000", DB_NONE,
                   &record_diferencia_row, arena, ret_rows, ret_count);
}

enum status workflow_index_store_repair(struct db *db)
{
    return db_exec(db,
                   "INSERT INTO solicitud_conteo (vista, clave, clave2, estado, ranura, cantidad)"
                   " SELECT d.vista, d.clave, d.clave2, d.estado, 8, d.cantidad FROM (" DIFFERENCES ") d"
                   " ON DUPLICATE KEY UPDATE cantidad = solicitud_conteo.cantidad + d.cantidad",
                   DB_NONE, NULL);
}

enum status workflow_index_store_last(struct db *db, struct arena *arena, int64_t *ret_id)
{
    struct count_row row;
    enum status status = db_row(db, "SELECT COALESCE(MAX(solicitud_id), 0) AS total FROM solicitud_cmep", DB_NONE,
                                &record_count_row, arena, &row);
    if (status == STATUS_OK)
        *ret_id = row.total;
    return status;
}

enum status workflow_index_store_searched(struct db *db, int64_t after_id, int64_t last_id, struct arena *arena,
                                          const struct buscado_row **ret_rows, size_t *ret_count)
{
    return db_rows(db,
                   "SELECT s.solicitud_id, s.codigo, c.persona_id, c.nombres, c.apellidos, c.numero_documento,"
                   " c.busqueda FROM solicitud_cmep s STRAIGHT_JOIN personas c ON c.persona_id = s.cliente_id"
                   " WHERE s.solicitud_id > ? AND s.solicitud_id <= ? ORDER BY s.solicitud_id",
                   DB_ARGS(db_int(after_id), db_int(last_id)), &record_buscado_row, arena, ret_rows, ret_count);
}

/* ---- many requests at once, as JSON arrays that the server takes apart */

static const char *right_text(const struct buscado_row *row, struct arena *arena)
{
    return workflow_search_text(row->nombres, row->apellidos, row->numero_documento, arena);
}

static void write_id(msgpack_sbuffer *json, int64_t id, struct arena *arena)
{
    json_write_raw(json, arena_printf(arena, "%s[%" PRId64 ",", json->size > 1 ? "," : "", id));
}

static void write_text(msgpack_sbuffer *json, const char *text)
{
    if (text)
        json_write_text(json, text, strlen(text));
    else
        json_write_raw(json, "null");
}

/* [[persona_id, what it should be found by, what it is found by], ...], where the two differ. */
static size_t write_texts(const struct buscado_row *rows, size_t count, struct arena *arena, msgpack_sbuffer *json)
{
    size_t written = 0;
    for (size_t i = 0; i < count; i++) {
        const char *text = right_text(&rows[i], arena);
        if (rows[i].busqueda && strcmp(rows[i].busqueda, text) == 0)
            continue;
        write_id(json, rows[i].persona_id, arena);
        write_text(json, text);
        json_write_raw(json, ",");
        write_text(json, rows[i].busqueda);
        json_write_raw(json, "]");
        written++;
    }
    return written;
}

/* [[solicitud_id, [gram, ...]], ...] */
static size_t write_postings(const struct buscado_row *rows, size_t count, struct arena *arena, msgpack_sbuffer *json)
{
    for (size_t i = 0; i < count; i++) {
        write_id(json, rows[i].solicitud_id, arena);
        json_write_raw(json, workflow_search_grams(right_text(&rows[i], arena), rows[i].codigo, arena));
        json_write_raw(json, "]");
    }
    return count;
}

/* The array that `write` makes, owned by the arena, and how many elements it has. */
static const char *array_of(size_t (*write)(const struct buscado_row *rows, size_t count, struct arena *arena,
                                            msgpack_sbuffer *json),
                            const struct buscado_row *rows, size_t count, struct arena *arena, size_t *ret_written)
{
    msgpack_sbuffer json;
    msgpack_sbuffer_init(&json);
    json_write_raw(&json, "[");
    *ret_written = write(rows, count, arena, &json);
    json_write_raw(&json, "]");
    const char *array = arena_text(arena, json.data, json.size);
    msgpack_sbuffer_destroy(&json);
    return array;
}

#define POSTINGS_TABLE                                                                                                 \
    " JSON_TABLE(?, '$[*]' COLUMNS (solicitud_id BIGINT PATH '$[0]', NESTED PATH '$[1][*]'"                            \
    " COLUMNS (grama VARCHAR(3) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$'))) j"                               \
    " STRAIGHT_JOIN solicitud_cmep s ON s.solicitud_id = j.solicitud_id"

enum status workflow_index_store_missing(struct db *db, const struct buscado_row *rows, size_t count,
                                         struct arena *arena, int64_t *ret_texts, int64_t *ret_grams)
{
    struct count_row row;
    size_t texts, postings;
    array_of(write_texts, rows, count, arena, &texts);
    const char *array = array_of(write_postings, rows, count, arena, &postings);
    enum status status = db_row(db,
                                "SELECT COUNT(*) AS total FROM" POSTINGS_TABLE
                                " LEFT JOIN solicitud_grama g FORCE INDEX (PRIMARY) ON g.grama = j.grama"
                                "   AND g.created_at = s.created_at AND g.solicitud_id = s.solicitud_id"
                                " WHERE g.solicitud_id IS NULL",
                                DB_ARGS(db_text(array)), &record_count_row, arena, &row);
    if (status != STATUS_OK)
        return status;
    *ret_texts = (int64_t)texts;
    *ret_grams = row.total;
    return STATUS_OK;
}

enum status workflow_index_store_fill(struct db *db, const struct buscado_row *rows, size_t count, struct arena *arena)
{
    size_t texts, postings;
    const char *array = array_of(write_texts, rows, count, arena, &texts);
    enum status status = STATUS_OK;
    if (texts > 0)
        status = db_exec(db,
                         "UPDATE JSON_TABLE(?, '$[*]' COLUMNS (persona_id BIGINT PATH '$[0]',"
                         "   texto VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$[1]',"
                         "   antes VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$[2]')) j"
                         " STRAIGHT_JOIN personas p ON p.persona_id = j.persona_id"
                         " SET p.busqueda = j.texto WHERE p.busqueda <=> j.antes",
                         DB_ARGS(db_text(array)), NULL);
    if (status != STATUS_OK)
        return status;
    array = array_of(write_postings, rows, count, arena, &postings);
    return db_exec(db,
                   "INSERT IGNORE INTO solicitud_grama (grama, created_at, solicitud_id)"
                   " SELECT j.grama, s.created_at, s.solicitud_id FROM" POSTINGS_TABLE " WHERE j.grama IS NOT NULL"
                   " ORDER BY j.grama, s.created_at, s.solicitud_id", /* as the table has them: each page is met once */
                   DB_ARGS(db_text(array)), NULL);
}
