#include "list/workflow_list_rows.h"

#include "db/read.h"
#include "list/workflow_list_paths.h"

#include <inttypes.h>
#include <stdio.h>

enum { EXACT_TOTAL = 1000 };

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
    workflow_list_query_counts(&query, keys, key_count, filter->estado_operativo);
    return db_rows(db, query.sql, db_query_args(&query), &record_conteo_row, arena, ret_rows, ret_count);
}

/* By counting what matches, as far as an exact total goes. */
static enum status count_matching(struct db *db, const struct list_filter *filter, const struct way *ways,
                                  size_t way_count, struct cursor_meta *meta)
{
    const struct selection matching = {
        .filter = filter, .ways = ways, .way_count = way_count, .orden = ORDEN_RECIENTE, .most = EXACT_TOTAL + 1};
    struct db_query query;
    int64_t total;
    workflow_list_query_total(&query, &matching);
    enum status status = db_read_int(db, query.sql, db_query_args(&query), &total);
    if (status != STATUS_OK)
        return status;
    meta->total_exact = total <= EXACT_TOTAL;
    meta->total = meta->total_exact ? total : EXACT_TOTAL;
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
                         : count_matching(db, filter, ways, way_count, meta);
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

static enum status read_items(struct db *db, const struct list_filter *filter, const struct list_page *page,
                              const struct way *ways, size_t way_count, int64_t skipped, struct arena *arena,
                              struct solicitud_items *ret_items)
{
    const struct selection selection = {.filter = filter,
                                        .ways = ways,
                                        .way_count = way_count,
                                        .orden = page->orden,
                                        .after = page->after,
                                        .most = page->page_size + 1,
                                        .skipped = skipped};
    struct db_query query;
    workflow_list_query_page(&query, &selection);
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
    const struct selection matching = {
        .filter = filter, .ways = ways, .way_count = way_count, .orden = ret_found->orden, .most = EXACT_TOTAL + 1};
    struct db_query query;
    workflow_list_query_found(&query, &matching);
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

/* Median and maximum of the states that are counted, by their places in an index. */
static enum status read_ages(struct db *db, const struct list_filter *filter, const struct way *way,
                             const struct conteo_row *counts, size_t count, struct arena *arena,
                             const struct estado_resumen **ret_rows, size_t *ret_count)
{
    struct db_query query;
    workflow_list_query_ages(&query, way, filter, counts, count);
    return db_rows(db, query.sql, db_query_args(&query), &record_estado_resumen, arena, ret_rows, ret_count);
}

/* Counts and ages of what matches, by looking at each, the newest of a great many. */
static enum status summarize_matching(struct db *db, const struct list_filter *filter, const struct way *ways,
                                      size_t way_count, struct arena *arena, const struct estado_resumen **ret_rows,
                                      size_t *ret_count)
{
    const struct selection newest = {
        .filter = filter, .ways = ways, .way_count = way_count, .orden = ORDEN_RECIENTE, .most = EXACT_TOTAL};
    struct db_query query;
    workflow_list_query_summary(&query, &newest);
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

enum status workflow_list_rows_each(struct db *db, const struct list_filter *filter, enum orden orden,
                                    struct arena *arena, db_row_step step, void *data)
{
    struct db_query query;
    struct way ways[LIST_MOST_WAYS];
    size_t way_count;
    enum status status = workflow_list_paths_choose(db, filter, orden, arena, ways, &way_count);
    if (status != STATUS_OK || way_count == 0)
        return status;
    workflow_list_query_file(&query, &ways[0], filter, orden);
    return db_each(db, query.sql, db_query_args(&query), &record_solicitud_fila_row, step, data);
}
