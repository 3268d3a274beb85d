#include "list/workflow_list_paths.h"

#include "list/workflow_search.h"

#include <string.h>

enum {
    MOST_GRAMS = 8, /* that are compared before one is chosen */
    PROBE_DEPTH = 64,
    MOST_SORTED = 4096 /* requests that are sorted for an order that no index of their way has */
};

/* ---- ways */

static const struct {
    const char *index;
    const char *condition;
    bool by_state; /* there are indexes that begin with it and the state */
} kinds[] = {
    [WAY_ALL] = {"todas", NULL, true},
    [WAY_CREATOR] = {"creador", " AND s.created_by = ?", true},
    [WAY_GESTOR] = {"gestor", " AND s.gestor_id = ?", true},
    [WAY_MEDICO] = {"medico", " AND s.medico_id = ?", true},
    [WAY_PROMOTOR] = {"promotor", " AND s.promotor_id = ?", false},
    [WAY_GRAM] = {NULL, " AND gr.grama = ?", false},
    [WAY_FOUND] = {NULL, NULL, false},
};

static bool goes_by_state(const struct way *way, const struct list_filter *filter)
{
    return kinds[way->kind].by_state && filter->estado_operativo != ESTADO_OPERATIVO_NONE;
}

/* The ways that follow from whose requests are asked for; together they lead to all that match, some maybe twice. None:
 * nothing can match. */
static size_t plain_ways(const struct list_filter *filter, struct way ret_ways[LIST_MOST_WAYS])
{
    const struct way mine[] = {{.kind = WAY_CREATOR, .key = filter->mine_creator, .is_mine = true},
                               {.kind = WAY_GESTOR, .key = filter->mine_gestor, .is_mine = true},
                               {.kind = WAY_MEDICO, .key = filter->mine_medico, .is_mine = true}};
    size_t mine_count = 0;
    for (size_t i = 0; filter->only_mine && i < sizeof mine / sizeof mine[0]; i++)
        if (mine[i].key)
            ret_ways[mine_count++] = mine[i];
    if (filter->only_mine && mine_count == 0)
        return 0;
    if (filter->promotor_id)
        ret_ways[0] = (struct way){.kind = WAY_PROMOTOR, .key = filter->promotor_id};
    else if (filter->gestor_id)
        ret_ways[0] = (struct way){.kind = WAY_GESTOR, .key = filter->gestor_id};
    else if (filter->medico_id)
        ret_ways[0] = (struct way){.kind = WAY_MEDICO, .key = filter->medico_id};
    else if (filter->only_mine)
        return mine_count;
    else
        ret_ways[0] = (struct way){.kind = WAY_ALL};
    return 1;
}

/* ---- conditions */

static void put_mine(struct db_query *query, const struct list_filter *filter)
{
    db_query_put(query, " AND (1 = 0");
    if (filter->mine_creator)
        db_query_value(query, " OR s.created_by = ?", db_int(filter->mine_creator));
    if (filter->mine_gestor)
        db_query_value(query, " OR s.gestor_id = ?", db_int(filter->mine_gestor));
    if (filter->mine_medico)
        db_query_value(query, " OR s.medico_id = ?", db_int(filter->mine_medico));
    db_query_put(query, ")");
}

/* The signature beside a posting tells of most that has not all of the words, before anything else is looked at. */
static void put_firma(struct db_query *query, const struct list_filter *filter)
{
    static const char *const conditions[FIRMA_NUMBERS] = {" AND (gr.firma1 & ?)", " AND (gr.firma2 & ?)",
                                                          " AND (gr.firma3 & ?)"};
    struct firma firma = {0};
    for (size_t i = 0; i < filter->needle_count; i++)
        workflow_search_sign_needle(filter->needles[i], &firma);
    for (size_t i = 0; i < FIRMA_NUMBERS; i++) {
        db_query_value(query, conditions[i], db_int(firma.numbers[i]));
        db_query_value(query, " = ?", db_int(firma.numbers[i]));
    }
}

/* A range of the index when the order is that of creation. No state is older than its request, so that in the order of
 * states nothing before those days is looked at either. */
static void put_days(struct db_query *query, const struct way *way, const struct list_filter *filter, enum orden orden)
{
    bool posted = way->kind == WAY_GRAM;
    if (filter->created_from)
        db_query_value(query, posted ? " AND gr.created_at >= ?" : " AND s.created_at >= ?",
                       db_text(filter->created_from));
    if (filter->created_before)
        db_query_value(query, posted ? " AND gr.created_at < ?" : " AND s.created_at < ?",
                       db_text(filter->created_before));
    if (filter->created_from && orden == ORDEN_ESTADO_DESDE && !way->is_sorted)
        db_query_value(query, " AND s.estado_desde >= ?", db_text(filter->created_from));
}

/* All that matches, by this way: what the index is read by, and what is looked at in each row. */
static void put_matching(struct db_query *query, const struct way *way, const struct list_filter *filter,
                         enum orden orden)
{
    db_query_put(query, " WHERE 1 = 1");
    if (way->kind == WAY_FOUND)
        return;
    if (kinds[way->kind].condition)
        db_query_value(query, kinds[way->kind].condition, db_int(way->key));
    if (way->kind == WAY_GRAM && filter->needle_count > 0)
        put_firma(query, filter);
    if (filter->estado_operativo != ESTADO_OPERATIVO_NONE)
        db_query_value(query, " AND s.estado_operativo = ?",
                       db_enum(&enumeration_estado_operativo, filter->estado_operativo));
    put_days(query, way, filter, orden);
    if (filter->gestor_id && way->kind != WAY_GESTOR)
        db_query_value(query, " AND s.gestor_id = ?", db_int(filter->gestor_id));
    if (filter->medico_id && way->kind != WAY_MEDICO)
        db_query_value(query, " AND s.medico_id = ?", db_int(filter->medico_id));
    if (filter->promotor_id && way->kind != WAY_PROMOTOR)
        db_query_value(query, " AND s.promotor_id = ?", db_int(filter->promotor_id));
    if (filter->only_mine && !way->is_mine)
        put_mine(query, filter);
    for (size_t i = 0; i < filter->needle_count; i++)
        db_query_value(query, " AND INSTR(t.texto, ?) > 0", db_text(filter->needles[i]));
}

/* Whether something of the request itself is asked for, and not its words alone. */
static bool asks_more(const struct list_filter *filter)
{
    return filter->estado_operativo != ESTADO_OPERATIVO_NONE || filter->gestor_id || filter->medico_id
        || filter->promotor_id || filter->only_mine;
}

/* ---- orders */

/* The columns of an order, as the access path has them. */
struct order {
    const char *column; /* of the index */
    const char *key;
    const char *id;
    const char *direction;
};

static struct order order_of(enum orden orden, const struct way *way)
{
    bool by_state = orden == ORDEN_ESTADO_DESDE, posted = way->kind == WAY_GRAM;
    return (struct order){.column = by_state && !way->is_sorted ? "estado_desde" : "created_at",
                          .key = by_state ? "s.estado_desde"
                               : posted   ? "gr.created_at"
                                          : "s.created_at",
                          .id = posted ? "gr.solicitud_id" : "s.solicitud_id",
                          .direction = orden == ORDEN_RECIENTE ? " DESC" : ""};
}

static void put_order(struct db_query *query, const struct order *order)
{
    db_query_put(query, " ORDER BY ");
    db_query_put(query, order->key);
    db_query_put(query, order->direction);
    db_query_put(query, ", ");
    db_query_put(query, order->id);
    db_query_put(query, order->direction);
}

/* Only what comes behind the cursor. The first condition is the index's, the second is about equal times. */
static void put_after(struct db_query *query, const struct order *order, const struct list_cursor *after)
{
    bool descends = *order->direction != '\0';
    db_query_put(query, " AND ");
    db_query_put(query, order->key);
    db_query_value(query, descends ? " <= ? AND (" : " >= ? AND (", db_text(after->time));
    db_query_put(query, order->key);
    db_query_value(query, descends ? " < ? OR " : " > ? OR ", db_text(after->time));
    db_query_put(query, order->id);
    db_query_value(query, descends ? " < ?)" : " > ?)", db_int(after->solicitud_id));
}

/* `joined`: with the request itself, whatever is asked. */
static void put_source(struct db_query *query, const struct way *way, const struct list_filter *filter,
                       const struct order *order, bool joined)
{
    if (way->kind == WAY_FOUND) {
        db_query_value(query,
                       " FROM JSON_TABLE(?, '$[*]' COLUMNS (solicitud_id BIGINT PATH '$')) f"
                       " STRAIGHT_JOIN solicitud_cmep s ON s.solicitud_id = f.solicitud_id",
                       db_text(way->text));
        return;
    }
    if (way->kind == WAY_GRAM) {
        db_query_put(query, " FROM solicitud_grama gr");
        if (joined || asks_more(filter))
            db_query_put(query, " STRAIGHT_JOIN solicitud_cmep s ON s.solicitud_id = gr.solicitud_id");
    } else {
        db_query_put(query, " FROM solicitud_cmep s FORCE INDEX (");
        db_query_put(query, way->kind == WAY_ALL && goes_by_state(way, filter) ? "" : kinds[way->kind].index);
        db_query_put(query, goes_by_state(way, filter) ? way->kind == WAY_ALL ? "estado_" : "_estado_" : "_");
        db_query_put(query, order->column);
        db_query_put(query, ")");
    }
    if (filter->needle_count > 0) {
        db_query_put(query, " STRAIGHT_JOIN solicitud_texto t ON t.solicitud_id = ");
        db_query_put(query, order->id);
    }
}

/* The ids, in order, of `most` requests behind the first `skipped` that one way leads to. */
static void put_branch(struct db_query *query, const struct way *way, const struct list_filter *filter,
                       enum orden orden, const struct list_cursor *after, int64_t most, int64_t skipped)
{
    const struct order order = order_of(orden, way);
    db_query_put(query, "SELECT ");
    db_query_put(query, order.id);
    db_query_put(query, " AS solicitud_id, ");
    db_query_put(query, order.key);
    db_query_put(query, " AS clave");
    put_source(query, way, filter, &order, false);
    put_matching(query, way, filter, orden);
    if (after)
        put_after(query, &order, after);
    put_order(query, &order);
    db_query_value(query, " LIMIT ?", db_int(most));
    db_query_value(query, " OFFSET ?", db_int(skipped));
}

void workflow_list_paths_put_all(struct db_query *query, const struct way *way, const struct list_filter *filter,
                                 enum orden orden, const char *joins)
{
    const struct order order = order_of(orden, way);
    put_source(query, way, filter, &order, true);
    db_query_put(query, joins);
    put_matching(query, way, filter, orden);
    put_order(query, &order);
}

/* The same of several ways: each as far as the page may need it, then in order, each request once. */
void workflow_list_paths_put(struct db_query *query, const struct way *ways, size_t way_count,
                             const struct list_filter *filter, enum orden orden, const struct list_cursor *after,
                             int64_t most, int64_t skipped)
{
    const char *direction = orden == ORDEN_RECIENTE ? " DESC" : "";
    if (way_count == 1) {
        put_branch(query, &ways[0], filter, orden, after, most, skipped);
        return;
    }
    db_query_put(query, "SELECT solicitud_id, clave FROM (");
    for (size_t i = 0; i < way_count; i++) {
        db_query_put(query, i > 0 ? " UNION (" : "(");
        put_branch(query, &ways[i], filter, orden, after, most + skipped, 0);
        db_query_put(query, ")");
    }
    db_query_put(query, ") u ORDER BY clave");
    db_query_put(query, direction);
    db_query_put(query, ", solicitud_id");
    db_query_put(query, direction);
    db_query_value(query, " LIMIT ?", db_int(most));
    db_query_value(query, " OFFSET ?", db_int(skipped));
}

/* ---- the choice among the ways */

/* How far the first requests of each way reach, from the end at which the page begins: the farther, the fewer it has
 * there, and the fewer rows are read for nothing. Days that are asked for are heeded, so that a way which has few in
 * them reaches nowhere (null). */
static void put_probe(struct db_query *query, const struct way *way, const struct list_filter *filter, enum orden orden,
                      int64_t depth)
{
    const struct order order = order_of(orden, way);
    const struct list_filter range = {.estado_operativo =
                                          goes_by_state(way, filter) ? filter->estado_operativo : ESTADO_OPERATIVO_NONE,
                                      .created_from = filter->created_from,
                                      .created_before = filter->created_before};
    db_query_put(query, "(SELECT ");
    db_query_put(query, order.key);
    put_source(query, way, &range, &order, false);
    put_matching(query, way, &range, orden);
    put_order(query, &order);
    db_query_value(query, " LIMIT 1 OFFSET ?)", db_int(depth - 1));
}

static enum status probe(struct db *db, const struct way *ways, size_t count, const struct list_filter *filter,
                         enum orden orden, int64_t depth, struct arena *arena, const struct alcance_row **ret_rows,
                         size_t *ret_count)
{
    struct db_query query;
    db_query_init(&query);
    for (size_t i = 0; i < count; i++) {
        db_query_put(&query, i > 0 ? " UNION ALL SELECT " : "SELECT ");
        db_query_put(&query, arena_printf(arena, "%zu AS via, ", i));
        put_probe(&query, &ways[i], filter, orden, depth);
        db_query_put(&query, " AS alcance");
    }
    return db_rows(db, query.sql, db_query_args(&query), &record_alcance_row, arena, ret_rows, ret_count);
}

/* Whether the one reaches farther than the other. */
static bool is_rarer(const struct alcance_row *one, const struct alcance_row *other, enum orden orden)
{
    if (!one->alcance || !other->alcance)
        return other->alcance;
    int later = strcmp(one->alcance, other->alcance);
    return orden == ORDEN_RECIENTE ? later < 0 : later > 0;
}

/* Of those ways the one that has the fewest, when it is known: with more than `depth` it is only the rarer. */
static enum status choose_rarest(struct db *db, const struct way *ways, size_t count, const struct list_filter *filter,
                                 enum orden orden, int64_t depth, struct arena *arena,
                                 const struct alcance_row **ret_best)
{
    const struct alcance_row *rows;
    size_t row_count;
    enum status status = probe(db, ways, count, filter, orden, depth, arena, &rows, &row_count);
    if (status != STATUS_OK)
        return status;
    *ret_best = rows;
    for (size_t i = 1; i < row_count; i++)
        if (is_rarer(&rows[i], *ret_best, orden))
            *ret_best = &rows[i];
    return STATUS_OK;
}

/* Grams of the words, some of each, as ways. */
static size_t gram_ways(const struct list_filter *filter, struct way ret_ways[MOST_GRAMS])
{
    int64_t grams[MOST_GRAMS];
    size_t count = 0, share = filter->needle_count > MOST_GRAMS / 2 ? 1 : MOST_GRAMS / filter->needle_count;
    for (size_t i = 0; i < filter->needle_count && count < MOST_GRAMS; i++) {
        size_t found = workflow_search_needle_grams(filter->needles[i], share, grams);
        for (size_t j = 0; j < found && count < MOST_GRAMS; j++)
            ret_ways[count++] = (struct way){.kind = WAY_GRAM, .key = grams[j]};
    }
    return count;
}

/* Where there is no better word than three digits, the ways by what they may be a part of. */
static size_t choice_ways(const struct list_filter *filter, struct way ret_ways[SEARCH_CHOICES])
{
    int64_t grams[SEARCH_CHOICES];
    for (size_t i = 0; i < filter->needle_count; i++)
        if (workflow_search_needle_choices(filter->needles[i], grams)) {
            for (size_t j = 0; j < SEARCH_CHOICES; j++)
                ret_ways[j] = (struct way){.kind = WAY_GRAM, .key = grams[j]};
            return SEARCH_CHOICES;
        }
    return 0;
}

/* Whether the ways are one that leads to a part of all. */
static bool is_range(const struct way *ways, size_t count, const struct list_filter *filter)
{
    return count == 1
        && (ways[0].kind != WAY_ALL || goes_by_state(&ways[0], filter) || filter->created_from
            || filter->created_before);
}

/* With words their rarest gram is compared with whose requests are asked for. */
static enum status choose_with_words(struct db *db, const struct list_filter *filter, enum orden orden,
                                     struct arena *arena, struct way ways[LIST_MOST_WAYS], size_t *count)
{
    struct way all[MOST_GRAMS + 1];
    const struct alcance_row *best;
    size_t all_count = gram_ways(filter, all);
    if (all_count == 0) {
        size_t choices = choice_ways(filter, ways);
        *count = choices > 0 ? choices : *count;
        return STATUS_OK;
    }
    if (is_range(ways, *count, filter))
        all[all_count++] = ways[0];
    enum status status = choose_rarest(db, all, all_count, filter, orden, PROBE_DEPTH, arena, &best);
    if (status == STATUS_OK) {
        ways[0] = all[best->via];
        *count = 1;
    }
    return status;
}

/* The order of states has no index with days: few requests are sorted, many are met in their order. */
static enum status sort_few(struct db *db, const struct list_filter *filter, struct arena *arena, struct way *way)
{
    const struct alcance_row *best;
    enum status status = choose_rarest(db, way, 1, filter, ORDEN_RECIENTE, MOST_SORTED, arena, &best);
    if (status == STATUS_OK)
        way->is_sorted = !best->alcance;
    return status;
}

enum status workflow_list_paths_choose(struct db *db, const struct list_filter *filter, enum orden orden,
                                       struct arena *arena, struct way ret_ways[LIST_MOST_WAYS], size_t *ret_count)
{
    bool by_state = orden == ORDEN_ESTADO_DESDE, has_days = filter->created_from || filter->created_before;
    *ret_count = plain_ways(filter, ret_ways);
    if (*ret_count > 0 && filter->needle_count > 0 && !by_state)
        return choose_with_words(db, filter, orden, arena, ret_ways, ret_count);
    return by_state && has_days && is_range(ret_ways, *ret_count, filter) ? sort_few(db, filter, arena, &ret_ways[0])
                                                                          : STATUS_OK;
}
