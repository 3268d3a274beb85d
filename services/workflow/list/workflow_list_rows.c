#include "list/workflow_list_rows.h"

#include "list/workflow_index_rows.h"
#include "list/workflow_list_paths.h"
#include "workflow_rows.h"

#include <inttypes.h>
#include <stdio.h>

enum {
    EXACT_TOTAL = 1000,
    EXACT_AGES = 50000 /* the median of more would mean to walk half of them */
};

/* ---- totals */

/* The counts that make a total, those with a minus subtracted; none when the filter is not one that is counted. */
static size_t counts_of(const struct list_filter *filter, struct vista_key ret_keys[VISTA_COUNT])
{
    int64_t creator = filter->mine_creator, gestor = filter->mine_gestor, medico = filter->mine_medico;
    size_t count = 0;
    bool one_person = (filter->gestor_id != 0) + (filter->medico_id != 0) + filter->only_mine <= 1;
    if (filter->needle_count > 0 || filter->created_from || filter->created_before || filter->promotor_id
        || !one_person)
        return 0;
    if (filter->gestor_id)
        ret_keys[count++] = (struct vista_key){VISTA_GESTOR, filter->gestor_id, 0};
    else if (filter->medico_id)
        ret_keys[count++] = (struct vista_key){VISTA_MEDICO, filter->medico_id, 0};
    else if (!filter->only_mine)
        ret_keys[count++] = (struct vista_key){VISTA_TODAS, 0, 0};
    if (count > 0)
        return count;
    if (creator)
        ret_keys[count++] = (struct vista_key){VISTA_CREADOR, creator, 0};
    if (gestor)
        ret_keys[count++] = (struct vista_key){VISTA_GESTOR, gestor, 0};
    if (medico)
        ret_keys[count++] = (struct vista_key){VISTA_MEDICO, medico, 0};
    /* Who is several of them is counted once (inclusion and exclusion); gestor and medico are the same person. */
    if (creator && gestor)
        ret_keys[count++] = (struct vista_key){VISTA_CREADOR_GESTOR, creator, gestor};
    if (creator && medico)
        ret_keys[count++] = (struct vista_key){VISTA_CREADOR_MEDICO, creator, medico};
    if (gestor && medico)
        ret_keys[count++] = (struct vista_key){VISTA_GESTOR_MEDICO, gestor, 0};
    if (creator && gestor && medico)
        ret_keys[count++] = (struct vista_key){VISTA_LOS_TRES, creator, gestor};
    return count;
}

/* What is counted, by state. */
static enum status read_counts(struct db *db, const struct list_filter *filter, const struct vista_key *keys,
                               size_t key_count, struct arena *arena, const struct conteo_row **ret_rows,
                               size_t *ret_count)
{
    struct db_query query;
    db_query_init(&query);
    db_query_put(&query, "SELECT estado, SUM(CASE WHEN vista IN ('CREADOR_GESTOR', 'CREADOR_MEDICO', 'GESTOR_MEDICO')"
                         " THEN -cantidad ELSE cantidad END) AS cantidad FROM solicitud_conteo WHERE (");
    for (size_t i = 0; i < key_count; i++) {
        db_query_value(&query, i > 0 ? " OR (vista = ?" : "(vista = ?",
                       db_text(workflow_index_rows_vista(keys[i].vista)));
        db_query_value(&query, " AND clave = ?", db_int(keys[i].clave));
        db_query_value(&query, " AND clave2 = ?)", db_int(keys[i].clave2));
    }
    db_query_put(&query, ")");
    if (filter->estado_operativo != ESTADO_OPERATIVO_NONE)
        db_query_value(&query, " AND estado = ?", db_enum(&enumeration_estado_operativo, filter->estado_operativo));
    db_query_put(&query, " GROUP BY estado HAVING SUM(cantidad) <> 0");
    return db_rows(db, query.sql, db_query_args(&query), &record_conteo_row, arena, ret_rows, ret_count);
}

/* By counting what matches, as far as an exact total goes. */
static enum status count_matching(struct db *db, const struct list_filter *filter, const struct way *ways,
                                  size_t way_count, struct arena *arena, struct cursor_meta *meta)
{
    struct db_query query;
    struct count_row row;
    db_query_init(&query);
    db_query_put(&query, "SELECT COUNT(*) AS total FROM (");
    workflow_list_paths_put(&query, ways, way_count, filter, ORDEN_RECIENTE, NULL, EXACT_TOTAL + 1, 0);
    db_query_put(&query, ") p");
    enum status status = db_row(db, query.sql, db_query_args(&query), &record_count_row, arena, &row);
    if (status != STATUS_OK)
        return status;
    meta->total_exact = row.total <= EXACT_TOTAL;
    meta->total = meta->total_exact ? row.total : EXACT_TOTAL;
    return STATUS_OK;
}

/* The sum of what is counted. */
static enum status sum_counts(struct db *db, const struct list_filter *filter, const struct vista_key *keys,
                              size_t key_count, struct arena *arena, struct cursor_meta *meta)
{
    const struct conteo_row *rows;
    size_t count;
    enum status status = read_counts(db, filter, keys, key_count, arena, &rows, &count);
    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        meta->total += rows[i].cantidad;
    meta->total_exact = true;
    return status;
}

static enum status read_total(struct db *db, const struct list_filter *filter, const struct way *ways, size_t way_count,
                              struct arena *arena, struct cursor_meta *meta)
{
    struct vista_key keys[VISTA_COUNT];
    size_t key_count = counts_of(filter, keys);
    return key_count > 0 ? sum_counts(db, filter, keys, key_count, arena, meta)
                         : count_matching(db, filter, ways, way_count, arena, meta);
}

enum status workflow_list_rows_kept_total(struct db *db, const struct list_filter *filter, struct arena *arena,
                                          int64_t *ret_total)
{
    struct vista_key keys[VISTA_COUNT];
    struct cursor_meta meta = {0};
    size_t key_count = counts_of(filter, keys);
    enum status status = key_count > 0 ? sum_counts(db, filter, keys, key_count, arena, &meta) : STATUS_OK;
    *ret_total = meta.total;
    return status;
}

/* ---- a page */

static const char item_sql[] =
    "SELECT STRAIGHT_JOIN s.solicitud_id, s.codigo, c.persona_id AS `cliente.persona_id`,"
    " c.tipo_documento AS `cliente.tipo_documento`, c.numero_documento AS `cliente.numero_documento`,"
    " CONCAT(c.tipo_documento, ' ', c.numero_documento) AS `cliente.doc`,"
    " CONCAT(c.nombres, ' ', c.apellidos) AS `cliente.nombre`, c.celular_1 AS `cliente.celular`,"
    " a.persona_id AS `apoderado.persona_id`, a.tipo_documento AS `apoderado.tipo_documento`,"
    " a.numero_documento AS `apoderado.numero_documento`, a.nombres AS `apoderado.nombres`,"
    " a.apellidos AS `apoderado.apellidos`, s.estado_operativo,"
    " CONCAT(g.nombres, ' ', g.apellidos) AS gestor, CONCAT(m.nombres, ' ', m.apellidos) AS medico," PROMOTOR_REF
    ", s.created_at, TIMESTAMPDIFF(DAY, s.estado_desde, UTC_TIMESTAMP(6)) AS dias_en_estado, s.estado_desde FROM (";

static enum status read_items(struct db *db, const struct list_filter *filter, const struct list_page *page,
                              const struct way *ways, size_t way_count, int64_t skipped, struct arena *arena,
                              struct solicitud_items *ret_items)
{
    struct db_query query;
    db_query_init(&query);
    db_query_put(&query, item_sql);
    workflow_list_paths_put(&query, ways, way_count, filter, page->orden, page->after, page->page_size + 1, skipped);
    db_query_put(&query,
                 ") p JOIN solicitud_cmep s ON s.solicitud_id = p.solicitud_id" PEOPLE_JOINS " ORDER BY p.clave");
    db_query_put(&query, page->orden == ORDEN_RECIENTE ? " DESC, p.solicitud_id DESC" : ", p.solicitud_id");
    return db_rows(db, query.sql, db_query_args(&query), &record_solicitud_item, arena, &ret_items->items,
                   &ret_items->items_count);
}

static int64_t skipped_by(const struct list_page *page)
{
    return page->after ? 0 : (page->page - 1) * page->page_size;
}

static enum status read_page(struct db *db, const struct list_filter *filter, const struct list_page *page,
                             struct arena *arena, struct solicitud_items *ret_items, struct cursor_meta *meta)
{
    struct way ways[LIST_MOST_WAYS];
    size_t way_count;
    meta->total_exact = true;
    enum status status = workflow_list_paths_choose(db, filter, page->orden, arena, ways, &way_count);
    if (status != STATUS_OK || way_count == 0)
        return status;
    status = read_total(db, filter, ways, way_count, arena, meta);
    return status == STATUS_OK ? read_items(db, filter, page, ways, way_count, skipped_by(page), arena, ret_items)
                               : status;
}

/* ---- a page of a search */

/* What matches, as far as an exact total goes and one more, in an order of creation. */
struct found {
    const struct encontrado_row *rows;
    size_t count;
    bool is_all;
    enum orden orden;
};

static enum status find(struct db *db, const struct list_filter *filter, const struct way *ways, size_t way_count,
                        struct arena *arena, struct found *ret_found)
{
    struct db_query query;
    db_query_init(&query);
    db_query_put(&query, "SELECT solicitud_id FROM (");
    workflow_list_paths_put(&query, ways, way_count, filter, ret_found->orden, NULL, EXACT_TOTAL + 1, 0);
    db_query_put(&query, ") p");
    enum status status = db_rows(db, query.sql, db_query_args(&query), &record_encontrado_row, arena, &ret_found->rows,
                                 &ret_found->count);
    ret_found->is_all = ret_found->count <= EXACT_TOTAL;
    return status;
}

/* The way to those that are found, from the first to the end. */
static struct way way_to(const struct found *found, size_t first, size_t end, struct arena *arena)
{
    enum { ID_BYTES = 21 };
    char *array = arena_alloc(arena, (end - first) * ID_BYTES + 3), *to = array;
    *to++ = '[';
    for (size_t i = first; i < end; i++)
        to += snprintf(to, ID_BYTES + 1, "%s%" PRId64, i > first ? "," : "", found->rows[i].solicitud_id);
    *to = ']';
    return (struct way){.kind = WAY_FOUND, .text = array};
}

/* By what is found already, when that decides it: by the page's part alone when it is in the page's order. What more
 * than that matches is met soon in any order. */
static enum status read_found(struct db *db, const struct list_filter *filter, const struct list_page *page,
                              const struct found *found, const struct way *ways, size_t way_count, struct arena *arena,
                              struct solicitud_items *ret_items)
{
    size_t skipped = (size_t)skipped_by(page), end = skipped + (size_t)page->page_size + 1;
    bool is_part = found->orden == page->orden && !page->after && (found->is_all || end <= found->count);
    struct way way, plain_ways[LIST_MOST_WAYS];
    if (is_part || found->is_all) {
        size_t first = is_part && skipped < found->count ? skipped : is_part ? found->count : 0;
        way = way_to(found, first, is_part && end < found->count ? end : found->count, arena);
        return read_items(db, filter, page, &way, 1, is_part ? 0 : (int64_t)skipped, arena, ret_items);
    }
    if (found->orden != page->orden) {
        enum status status = workflow_list_paths_choose(db, filter, page->orden, arena, plain_ways, &way_count);
        if (status != STATUS_OK)
            return status;
        ways = plain_ways;
    }
    return read_items(db, filter, page, ways, way_count, (int64_t)skipped, arena, ret_items);
}

static enum status search_page(struct db *db, const struct list_filter *filter, const struct list_page *page,
                               struct arena *arena, struct solicitud_items *ret_items, struct cursor_meta *meta)
{
    struct found found = {.orden = page->orden == ORDEN_ANTIGUO ? ORDEN_ANTIGUO : ORDEN_RECIENTE};
    struct way ways[LIST_MOST_WAYS];
    size_t way_count;
    meta->total_exact = true;
    enum status status = workflow_list_paths_choose(db, filter, found.orden, arena, ways, &way_count);
    if (status != STATUS_OK || way_count == 0)
        return status;
    status = find(db, filter, ways, way_count, arena, &found);
    if (status != STATUS_OK)
        return status;
    meta->total_exact = found.is_all;
    meta->total = found.is_all ? (int64_t)found.count : EXACT_TOTAL;
    return read_found(db, filter, page, &found, ways, way_count, arena, ret_items);
}

enum status workflow_list_rows_page(struct db *db, const struct list_filter *filter, const struct list_page *page,
                                    struct arena *arena, struct solicitud_items *ret_items, bool *ret_more,
                                    struct cursor_meta *meta)
{
    enum status status = filter->needle_count > 0 ? search_page(db, filter, page, arena, ret_items, meta)
                                                  : read_page(db, filter, page, arena, ret_items, meta);
    *ret_more = status == STATUS_OK && ret_items->items_count > (size_t)page->page_size;
    if (*ret_more)
        ret_items->items_count = (size_t)page->page_size;
    return status;
}

/* ---- a summary */

/* The mean of the days of `count` requests behind `skipped` others, in the order of a state's age. */
static void put_days_of(struct db_query *query, const struct way *way, const struct list_filter *filter,
                        int64_t skipped, int64_t count)
{
    db_query_put(query, "(SELECT AVG(TIMESTAMPDIFF(DAY, clave, UTC_TIMESTAMP(6))) FROM (");
    workflow_list_paths_put(query, way, 1, filter, ORDEN_ESTADO_DESDE, NULL, count, skipped);
    db_query_put(query, ") a)");
}

/* Median and maximum of the states that are counted, by their places in an index. */
static enum status read_ages(struct db *db, const struct list_filter *filter, const struct way *way,
                             const struct conteo_row *counts, size_t count, struct arena *arena,
                             const struct estado_resumen **ret_rows, size_t *ret_count)
{
    struct db_query query;
    db_query_init(&query);
    for (size_t i = 0; i < count; i++) {
        struct list_filter state = *filter;
        int64_t last = counts[i].cantidad - 1;
        state.estado_operativo = counts[i].estado;
        db_query_put(&query, i > 0 ? " UNION ALL SELECT '" : "SELECT '");
        db_query_put(&query, enumeration_name(&enumeration_estado_operativo, counts[i].estado));
        db_query_value(&query, "' AS estado, CAST(? AS SIGNED) AS cantidad, ", db_int(counts[i].cantidad));
        if (counts[i].cantidad > EXACT_AGES) {
            db_query_put(&query, "NULL AS dias_mediana, NULL AS dias_max");
            continue;
        }
        put_days_of(&query, way, &state, last / 2, 1 + last % 2);
        db_query_put(&query, " AS dias_mediana, ");
        put_days_of(&query, way, &state, 0, 1);
        db_query_put(&query, " AS dias_max");
    }
    return db_rows(db, query.sql, db_query_args(&query), &record_estado_resumen, arena, ret_rows, ret_count);
}

/* Counts and ages of what matches, by looking at each, the newest of a great many. */
static enum status summarize_matching(struct db *db, const struct list_filter *filter, const struct way *ways,
                                      size_t way_count, struct arena *arena, const struct estado_resumen **ret_rows,
                                      size_t *ret_count)
{
    struct db_query query;
    db_query_init(&query);
    db_query_put(
        &query, "SELECT estado, MAX(place) AS cantidad, MAX(dias) AS dias_max,"
                " AVG(CASE WHEN place IN (FLOOR((total + 1) / 2), CEIL((total + 1) / 2)) THEN dias END) AS dias_mediana"
                " FROM (SELECT s.estado_operativo AS estado,"
                "   TIMESTAMPDIFF(DAY, s.estado_desde, UTC_TIMESTAMP(6)) AS dias,"
                "   ROW_NUMBER() OVER (PARTITION BY s.estado_operativo ORDER BY s.estado_desde DESC) AS place,"
                "   COUNT(*) OVER (PARTITION BY s.estado_operativo) AS total FROM (");
    workflow_list_paths_put(&query, ways, way_count, filter, ORDEN_RECIENTE, NULL, EXACT_TOTAL, 0);
    db_query_put(&query, ") p STRAIGHT_JOIN solicitud_cmep s ON s.solicitud_id = p.solicitud_id) aged GROUP BY estado");
    return db_rows(db, query.sql, db_query_args(&query), &record_estado_resumen, arena, ret_rows, ret_count);
}

enum status workflow_list_rows_summary(struct db *db, const struct list_filter *filter, struct arena *arena,
                                       const struct estado_resumen **ret_rows, size_t *ret_count, bool *ret_exact)
{
    struct vista_key keys[VISTA_COUNT];
    struct way ways[LIST_MOST_WAYS];
    const struct conteo_row *counts;
    size_t way_count, count, key_count = counts_of(filter, keys);
    *ret_exact = true;
    *ret_count = 0;
    enum status status = workflow_list_paths_choose(db, filter, ORDEN_RECIENTE, arena, ways, &way_count);
    if (status != STATUS_OK || way_count == 0)
        return status;
    if (way_count == 1 && key_count == 1) {
        status = read_counts(db, filter, keys, key_count, arena, &counts, &count);
        return status != STATUS_OK || count == 0
                 ? status
                 : read_ages(db, filter, &ways[0], counts, count, arena, ret_rows, ret_count);
    }
    status = summarize_matching(db, filter, ways, way_count, arena, ret_rows, ret_count);
    int64_t total = 0;
    for (size_t i = 0; status == STATUS_OK && i < *ret_count; i++)
        total += (*ret_rows)[i].cantidad;
    *ret_exact = total < EXACT_TOTAL;
    return status;
}

/* ---- all of it */

static const char file_sql[] =
    "SELECT STRAIGHT_JOIN s.codigo, s.estado_operativo, c.tipo_documento, c.numero_documento, c.nombres, c.apellidos,"
    " c.celular_1 AS celular, c.email, CONCAT(a.tipo_documento, ' ', a.numero_documento) AS apoderado_documento,"
    " CONCAT(a.nombres, ' ', a.apellidos) AS apoderado, " PROMOTOR_NAME " AS promotor,"
    " CONCAT(g.nombres, ' ', g.apellidos) AS gestor, CONCAT(m.nombres, ' ', m.apellidos) AS medico,"
    " sv.descripcion_servicio AS servicio, s.tarifa_monto, s.tarifa_moneda,"
    " (SELECT SUM(monto) FROM pago_solicitud p WHERE p.solicitud_id = s.solicitud_id AND p.moneda = 'PEN'"
    "   AND p.validated_at IS NOT NULL) AS pagado_pen,"
    " (SELECT SUM(monto) FROM pago_solicitud p WHERE p.solicitud_id = s.solicitud_id AND p.moneda = 'USD'"
    "   AND p.validated_at IS NOT NULL) AS pagado_usd,"
    " (SELECT MAX(fecha_pago) FROM pago_solicitud p WHERE p.solicitud_id = s.solicitud_id"
    "   AND p.validated_at IS NOT NULL) AS ultimo_pago,"
    " s.created_at, s.estado_desde, TIMESTAMPDIFF(DAY, s.estado_desde, UTC_TIMESTAMP(6)) AS dias_en_estado,"
    " s.fecha_cierre, s.fecha_cancelacion, s.motivo_cancelacion, s.estado_certificado, s.tipo_atencion,"
    " s.lugar_atencion, s.comentario";

enum status workflow_list_rows_each(struct db *db, const struct list_filter *filter, enum orden orden,
                                    struct arena *arena, db_row_step step, void *data)
{
    struct db_query query;
    struct way ways[LIST_MOST_WAYS];
    size_t way_count;
    enum status status = workflow_list_paths_choose(db, filter, orden, arena, ways, &way_count);
    if (status != STATUS_OK || way_count == 0)
        return status;
    db_query_init(&query);
    db_query_put(&query, file_sql);
    workflow_list_paths_put_all(&query, &ways[0], filter, orden,
                                PEOPLE_JOINS " LEFT JOIN servicios sv ON sv.servicio_id = s.servicio_id");
    return db_each(db, query.sql, db_query_args(&query), &record_solicitud_fila_row, step, data);
}
