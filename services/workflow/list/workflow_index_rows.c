#include "list/workflow_index_rows.h"

#include "db/query.h"
#include "db/read.h"
#include "contract/json.h"
#include "list/workflow_search.h"

#include <inttypes.h>
#include <string.h>

/* ---- counts */

static const char *const vista_names[VISTA_COUNT] = {"TODAS",          "CREADOR",        "GESTOR",        "MEDICO",
                                                     "CREADOR_GESTOR", "CREADOR_MEDICO", "GESTOR_MEDICO", "LOS_TRES"};

const char *workflow_index_rows_vista(enum vista vista)
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

enum status workflow_index_rows_recount(struct db *db, const struct counted *before, const struct counted *now)
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

/* ---- texts and postings, of many requests at once, as a JSON array that the server takes apart */

#define SEARCHED_BY(index)                                                                                             \
    "SELECT s.solicitud_id, s.codigo, c.nombres, c.apellidos, c.numero_documento, t.texto"                             \
    " FROM solicitud_cmep s" index " STRAIGHT_JOIN personas c ON c.persona_id = s.cliente_id"                          \
    " LEFT JOIN solicitud_texto t ON t.solicitud_id = s.solicitud_id"
#define SEARCHED SEARCHED_BY("")

#define TEXTO "VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
#define POSTINGS                                                                                                       \
    " JSON_TABLE(?, '$[*]' COLUMNS (solicitud_id BIGINT PATH '$[0]', firma1 BIGINT PATH '$[1]',"                       \
    "   firma2 BIGINT PATH '$[2]', firma3 BIGINT PATH '$[3]', NESTED PATH '$[4][*]' COLUMNS (grama BIGINT PATH '$')))" \
    " j"                                                                                                               \
    " STRAIGHT_JOIN solicitud_cmep s ON s.solicitud_id = j.solicitud_id"

enum {
    ARRAY_BYTES = 4 * 1024 * 1024, /* of a statement, and a text more: well below max_allowed_packet (16 MiB) */
    RENAMED_ROWS = 250             /* of a client, at once: their names are some 1.5 MiB at most */
};

static const char *right_text(const struct buscado_row *row, struct arena *arena)
{
    return workflow_search_text(row->nombres, row->apellidos, row->numero_documento, row->codigo, arena);
}

static bool has_right_text(const struct buscado_row *row, struct arena *arena)
{
    return row->texto && strcmp(row->texto, right_text(row, arena)) == 0;
}

/* [solicitud_id, what it is found by] */
static void write_text(msgpack_sbuffer *json, const struct buscado_row *row, struct arena *arena)
{
    const char *text = right_text(row, arena);
    json_write_raw(json, arena_printf(arena, "[%" PRId64 ",", row->solicitud_id));
    json_write_text(json, text, strlen(text));
    json_write_raw(json, "]");
}

/* [solicitud_id, firma1, firma2, firma3, [gram, ...]] */
static void write_postings(msgpack_sbuffer *json, const struct buscado_row *row, struct arena *arena)
{
    const char *text = right_text(row, arena);
    struct firma firma = {0};
    workflow_search_sign(text, &firma);
    json_write_raw(json, arena_printf(arena, "[%" PRId64, row->solicitud_id));
    for (size_t i = 0; i < FIRMA_NUMBERS; i++)
        json_write_raw(json, arena_printf(arena, ",%" PRId64, firma.numbers[i]));
    json_write_raw(json, arena_printf(arena, ",%s]", workflow_search_grams(text, arena)));
}

/* How a row is written into an array. */
typedef void (*row_writer)(msgpack_sbuffer *json, const struct buscado_row *row, struct arena *arena);

/* Makes an array of as many of the rows, of which there is one at least, as it has room for; how many. It is owned by
 * the arena. */
static size_t array_of(row_writer write, const struct buscado_row *rows, size_t count, struct arena *arena,
                       const char **ret_array)
{
    msgpack_sbuffer json;
    struct arena_mark begin = arena_mark(arena);
    size_t written = 0;
    msgpack_sbuffer_init(&json);
    while (written < count && json.size < ARRAY_BYTES) {
        json_write_raw(&json, written > 0 ? "," : "[");
        write(&json, &rows[written++], arena);
        arena_rewind(arena, begin);
    }
    json_write_raw(&json, "]");
    *ret_array = arena_text(arena, json.data, json.size);
    msgpack_sbuffer_destroy(&json);
    return written;
}

/* Runs the statement for all rows, stretch by stretch. */
static enum status exec_rows(struct db *db, const char *sql, row_writer write, const struct buscado_row *rows,
                             size_t count, struct arena *arena)
{
    struct arena_mark begin = arena_mark(arena);
    enum status status = STATUS_OK;
    const char *array;
    for (size_t done = 0; status == STATUS_OK && done < count;) {
        done += array_of(write, rows + done, count - done, arena, &array);
        status = db_exec(db, sql, DB_ARGS(db_text(array)), NULL);
        arena_rewind(arena, begin);
    }
    return status;
}

enum status workflow_index_rows_post(struct db *db, const struct buscado_row *rows, size_t count, struct arena *arena)
{
    static const char post_texts[] = "INSERT INTO solicitud_texto (solicitud_id, texto) SELECT j.solicitud_id, j.texto"
                                     " FROM JSON_TABLE(?, '$[*]' COLUMNS (solicitud_id BIGINT PATH '$[0]',"
                                     "   texto " TEXTO " PATH '$[1]')) j ON DUPLICATE KEY UPDATE texto = j.texto";
    static const char post_grams[] =
        "INSERT INTO solicitud_grama (grama, created_at, solicitud_id, firma1, firma2, firma3)"
        " SELECT j.grama, s.created_at, s.solicitud_id, j.firma1, j.firma2, j.firma3 FROM" POSTINGS
        " WHERE j.grama IS NOT NULL"
        " ORDER BY j.grama, s.created_at, s.solicitud_id" /* each page is met once, and filled from its end */
        " ON DUPLICATE KEY UPDATE firma1 = j.firma1, firma2 = j.firma2, firma3 = j.firma3";
    enum status status = exec_rows(db, post_texts, write_text, rows, count, arena);
    return status == STATUS_OK ? exec_rows(db, post_grams, write_postings, rows, count, arena) : status;
}

enum status workflow_index_rows_unpost(struct db *db, int64_t solicitud_id, struct arena *arena)
{
    const struct buscado_row *rows;
    size_t count;
    enum status status = db_rows(db, SEARCHED " WHERE s.solicitud_id = ? FOR UPDATE", DB_ARGS(db_int(solicitud_id)),
                                 &record_buscado_row, arena, &rows, &count);
    if (status == STATUS_OK)
        status = db_exec(db, "DELETE FROM solicitud_texto WHERE solicitud_id = ?", DB_ARGS(db_int(solicitud_id)), NULL);
    if (status != STATUS_OK)
        return status;
    return exec_rows(db,
                     "DELETE g FROM" POSTINGS " STRAIGHT_JOIN solicitud_grama g FORCE INDEX (PRIMARY)"
                     " ON g.grama = j.grama AND g.created_at = s.created_at AND g.solicitud_id = s.solicitud_id",
                     write_postings, rows, count, arena);
}

/* By the index of the clients, whatever the optimiser guesses of an order by id with a limit. */
enum status workflow_index_rows_rename(struct db *db, int64_t persona_id, struct arena *arena, int64_t *after_id,
                                       bool *ret_more)
{
    const struct buscado_row *rows;
    size_t count;
    enum status status =
        db_rows(db,
                SEARCHED_BY(" FORCE INDEX (solicitud_cliente)") " WHERE s.cliente_id = ? AND s.solicitud_id > ?"
                                                                " ORDER BY s.solicitud_id LIMIT ?",
                DB_ARGS(db_int(persona_id), db_int(*after_id), db_int(RENAMED_ROWS)), &record_buscado_row, arena, &rows,
                &count);
    if (status != STATUS_OK)
        return status;
    bool right = true;
    for (size_t i = 0; right && i < count; i++)
        right = has_right_text(&rows[i], arena);
    *after_id = count > 0 ? rows[count - 1].solicitud_id : *after_id;
    *ret_more = count == RENAMED_ROWS;
    return right ? STATUS_OK : workflow_index_rows_post(db, rows, count, arena);
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

enum status workflow_index_rows_is_empty(struct db *db, bool *ret_empty)
{
    int64_t is_empty;
    enum status status = db_read_int(db,
                                     "SELECT EXISTS (SELECT 1 FROM solicitud_cmep)"
                                     " AND NOT EXISTS (SELECT 1 FROM solicitud_conteo)",
                                     DB_NONE, &is_empty);
    if (status == STATUS_OK)
        *ret_empty = is_empty == 1;
    return status;
}

enum status workflow_index_rows_differences(struct db *db, struct arena *arena, const struct diferencia_row **ret_rows,
                                            size_t *ret_count)
{
    return db_rows(db, DIFFERENCES " ORDER BY vista, clave, clave2, estado LIMIT 100000", DB_NONE,
                   &record_diferencia_row, arena, ret_rows, ret_count);
}

enum status workflow_index_rows_repair(struct db *db)
{
    return db_exec(db,
                   "INSERT INTO solicitud_conteo (vista, clave, clave2, estado, ranura, cantidad)"
                   " SELECT d.vista, d.clave, d.clave2, d.estado, 8, d.cantidad FROM (" DIFFERENCES ") d"
                   " ON DUPLICATE KEY UPDATE cantidad = solicitud_conteo.cantidad + d.cantidad",
                   DB_NONE, NULL);
}

enum status workflow_index_rows_last(struct db *db, int64_t *ret_id)
{
    return db_read_int(db, "SELECT COALESCE(MAX(solicitud_id), 0) FROM solicitud_cmep", DB_NONE, ret_id);
}

enum status workflow_index_rows_hold(struct db *db, int64_t after_id, int64_t last_id)
{
    return db_exec(db,
                   "INSERT INTO solicitud_texto (solicitud_id, texto) SELECT s.solicitud_id, '' FROM solicitud_cmep s"
                   " WHERE s.solicitud_id > ? AND s.solicitud_id <= ?"
                   " ON DUPLICATE KEY UPDATE texto = solicitud_texto.texto",
                   DB_ARGS(db_int(after_id), db_int(last_id)), NULL);
}

enum status workflow_index_rows_searched(struct db *db, int64_t after_id, int64_t last_id, struct arena *arena,
                                         const struct buscado_row **ret_rows, size_t *ret_count)
{
    return db_rows(db, SEARCHED " WHERE s.solicitud_id > ? AND s.solicitud_id <= ? ORDER BY s.solicitud_id",
                   DB_ARGS(db_int(after_id), db_int(last_id)), &record_buscado_row, arena, ret_rows, ret_count);
}

static size_t wrong_texts(const struct buscado_row *rows, size_t count, struct arena *arena)
{
    struct arena_mark begin = arena_mark(arena);
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        wrong += !has_right_text(&rows[i], arena);
        arena_rewind(arena, begin);
    }
    return wrong;
}

enum status workflow_index_rows_missing(struct db *db, const struct buscado_row *rows, size_t count,
                                        struct arena *arena, int64_t *ret_texts, int64_t *ret_grams)
{
    static const char missing[] =
        "SELECT COUNT(*) FROM" POSTINGS " LEFT JOIN solicitud_grama g FORCE INDEX (PRIMARY) ON g.grama = j.grama"
        "   AND g.created_at = s.created_at AND g.solicitud_id = s.solicitud_id"
        "   AND g.firma1 = j.firma1 AND g.firma2 = j.firma2 AND g.firma3 = j.firma3 WHERE g.solicitud_id IS NULL";
    struct arena_mark begin = arena_mark(arena);
    const char *array;
    enum status status = STATUS_OK;
    int64_t grams = 0, some = 0;
    for (size_t done = 0; status == STATUS_OK && done < count; grams += some) {
        done += array_of(write_postings, rows + done, count - done, arena, &array);
        status = db_read_int(db, missing, DB_ARGS(db_text(array)), &some);
        arena_rewind(arena, begin);
    }
    *ret_texts = (int64_t)wrong_texts(rows, count, arena);
    *ret_grams = grams;
    return status;
}
