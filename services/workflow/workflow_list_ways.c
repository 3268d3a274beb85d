#include "workflow_list_ways.h"

#include "workflow_search.h"
#include "workflow_store.h"

#include <string.h>

enum {
    MOST_GRAMS = 8, /* that are compared before one is chosen */
    PROBE_DEPTH = 256,
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
    [WAY_GRAM] = {NULL, " AND g.grama = ?", false},
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
    for (size_t i = 0; filter->only_mine && i < LIST_MOST_WAYS; i++)
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

/* A word of one or two letters is looked for where a word begins, a longer one anywhere. */
static void put_word(struct db_query *query, const char *word, struct arena *arena)
{
    bool is_short = workflow_search_is_short(word);
    db_query_value(query, " AND (c.busqueda LIKE ? ESCAPE '!'",
                   db_text(workflow_store_pattern(is_short ? "% " : "%", word, arena)));
    if (workflow_search_may_be_codigo(word))
        db_query_value(query, " OR s.codigo LIKE ? ESCAPE '!'",
                       db_text(workflow_store_pattern(is_short ? "" : "%", word, arena)));
    db_query_put(query, ")");
}

/* A range of the index when the order is that of creation. No state is older than its request, so that in the order of
 * states nothing before those days is looked at either. */
static void put_days(struct db_query *query, const struct way *way, const struct list_filter *filter, enum orden orden)
{
    bool posted = way->kind == WAY_GRAM;
    if (filter->created_from)
        db_query_value(query, posted ? " AND g.created_at >= ?" : " AND s.created_at >= ?",
                       db_text(filter->created_from));
    if (filter->created_before)
        db_query_value(query, posted ? " AND g.created_at < ?" : " AND s.created_at < ?",
                       db_text(filter->created_before));
    if (filter->created_from && orden == ORDEN_ESTADO_DESDE && !way->is_sorted)
        db_query_value(query, " AND s.estado_desde >= ?", db_text(filter->created_from));
}

/* All that matches, by this way: what the index is read by, and what is looked at in each row. */
static void put_matching(struct db_query *query, const struct way *way, const struct list_filter *filter,
                         enum orden orden, struct arena *arena)
{
    db_query_put(query, " WHERE 1 = 1");
    if (kinds[way->kind].condition)
        db_query_value(query, kinds[way->kind].condition,
                       way->kind == WAY_GRAM ? db_text(way->grams[0]) : db_int(way->key));
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
    for (size_t i = 0; i < filter->word_count; i++)
        put_word(query, filter->words[i], arena);
}

/* ---- orders */

/* The columns of an order, as the way has them at hand. */
struct order {
    const char *column; /* of the index */
    const char *key;
    const char *id;
    const char *direction;
};

static struct order order_of(enum orden orden, const struct way *way)
{
    bool by_state = orden == ORDEN_ESTADO_DESDE, posted = way->kind == WAY_GRAM && !by_state;
    return (struct order){.column = by_state && !way->is_sorted ? "estado_desde" : "created_at",
                          .key = posted                      ? "g.created_at"
                               : orden == ORDEN_ESTADO_DESDE ? "s.estado_desde"
                                                             : "s.created_at",
                          .id = posted ? "g.solicitud_id" : "s.solicitud_id",
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

/* Only what has the posting of another gram too: cheaper to see than the client. */
static void put_also(struct db_query *query, size_t number, const char *gram)
{
    static const char *const joins[LIST_MOST_GRAMS] = {
        "", " STRAIGHT_JOIN solicitud_grama g1 ON g1.created_at = g.created_at AND g1.solicitud_id = g.solicitud_id",
        " STRAIGHT_JOIN solicitud_grama g2 ON g2.created_at = g.created_at AND g2.solicitud_id = g.solicitud_id",
        " STRAIGHT_JOIN solicitud_grama g3 ON g3.created_at = g.created_at AND g3.solicitud_id = g.solicitud_id"};
    static const char *const conditions[LIST_MOST_GRAMS] = {"", " AND g1.grama = ?", " AND g2.grama = ?",
                                                            " AND g3.grama = ?"};
    db_query_put(query, joins[number]);
    db_query_value(query, conditions[number], db_text(gram));
}

static void put_source(struct db_query *query, const struct way *way, const struct list_filter *filter,
                       const struct order *order)
{
    if (way->kind == WAY_GRAM) {
        db_query_put(query, " FROM solicitud_grama g");
        for (size_t i = 1; i < way->gram_count; i++)
            put_also(query, i, way->grams[i]);
        db_query_put(query, " STRAIGHT_JOIN solicitud_cmep s ON s.solicitud_id = g.solicitud_id");
    } else {
        db_query_put(query, " FROM solicitud_cmep s FORCE INDEX (");
        db_query_put(query, way->kind == WAY_ALL && goes_by_state(way, filter) ? "" : kinds[way->kind].index);
        db_query_put(query, goes_by_state(way, filter) ? way->kind == WAY_ALL ? "estado_" : "_estado_" : "_");
        db_query_put(query, order->column);
        db_query_put(query, ")");
    }
    if (filter->word_count > 0)
        db_query_put(query, " STRAIGHT_JOIN personas c ON c.persona_id = s.cliente_id");
}

/* The ids, in order, of `most` requests behind the first `skipped` that one way leads to. */
static void put_branch(struct db_query *query, const struct way *way, const struct list_filter *filter,
                       enum orden orden, const struct list_cursor *after, int64_t most, int64_t skipped,
                       struct arena *arena)
{
    const struct order order = order_of(orden, way);
    db_query_put(query, "SELECT ");
    db_query_put(query, order.id);
    db_query_put(query, " AS solicitud_id, ");
    db_query_put(query, order.key);
    db_query_put(query, " AS clave");
    put_source(query, way, filter, &order);
    put_matching(query, way, filter, orden, arena);
    if (after)
        put_after(query, &order, after);
    put_order(query, &order);
    db_query_value(query, " LIMIT ?", db_int(most));
    db_query_value(query, " OFFSET ?", db_int(skipped));
}

/* The same of several ways: each as far as the page may need it, then in order, each request once. */
void workflow_list_ways_put(struct db_query *query, const struct way *ways, size_t way_count,
                            const struct list_filter *filter, enum orden orden, const struct list_cursor *after,
                            int64_t most, int64_t skipped, struct arena *arena)
{
    const char *direction = orden == ORDEN_RECIENTE ? " DESC" : "";
    if (way_count == 1) {
        put_branch(query, &ways[0], filter, orden, after, most, skipped, arena);
        return;
    }
    db_query_put(query, "SELECT solicitud_id, clave FROM (");
    for (size_t i = 0; i < way_count; i++) {
        db_query_put(query, i > 0 ? " UNION (" : "(");
        put_branch(query, &ways[i], filter, orden, after, most + skipped, 0, arena);
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

/* How far back the first requests of each way reach: the farther, the fewer it has, and the less is looked at in vain.
 * Days that are asked for are heeded, so that a way which has few in them reaches nowhere (null). */
static void put_probe(struct db_query *query, const struct way *way, const struct list_filter *filter, int64_t depth)
{
    const struct order order = order_of(ORDEN_RECIENTE, way);
    const struct list_filter range = {.estado_operativo =
                                          goes_by_state(way, filter) ? filter->estado_operativo : ESTADO_OPERATIVO_NONE,
                                      .created_from = filter->created_from,
                                      .created_before = filter->created_before};
    db_query_put(query, "(SELECT ");
    db_query_put(query, order.key);
    if (way->kind == WAY_GRAM)
        db_query_put(query, " FROM solicitud_grama g");
    else
        put_source(query, way, &range, &order);
    put_matching(query, way, &range, ORDEN_RECIENTE, NULL);
    put_order(query, &order);
    db_query_value(query, " LIMIT 1 OFFSET ?)", db_int(depth - 1));
}

static enum status probe(struct db *db, const struct way *ways, size_t count, const struct list_filter *filter,
                         int64_t depth, struct arena *arena, const struct alcance_row **ret_rows, size_t *ret_count)
{
    struct db_query query;
    db_query_init(&query);
    for (size_t i = 0; i < count; i++) {
        db_query_put(&query, i > 0 ? " UNION ALL SELECT " : "SELECT ");
        db_query_put(&query, arena_printf(arena, "%zu AS via, ", i));
        put_probe(&query, &ways[i], filter, depth);
        db_query_put(&query, " AS alcance");
    }
    return db_rows(db, query.sql, db_query_args(&query), &record_alcance_row, arena, ret_rows, ret_count);
}

/* Whether the one reaches farther back than the other. */
static bool is_rarer(const struct alcance_row *one, const struct alcance_row *other)
{
    return other->alcance && (!one->alcance || strcmp(one->alcance, other->alcance) < 0);
}

/* The rarest of those whose `via` is from `first` up to `end`, but for `except`; NULL when there is none. */
static const struct alcance_row *rarest(const struct alcance_row *rows, size_t count, size_t first, size_t end,
                                        const struct alcance_row *except)
{
    const struct alcance_row *best = NULL;
    for (size_t i = 0; i < count; i++) {
        bool counts = &rows[i] != except && (size_t)rows[i].via >= first && (size_t)rows[i].via < end;
        if (counts && (!best || is_rarer(&rows[i], best)))
            best = &rows[i];
    }
    return best;
}

/* The grams of the words, some of each, as ways: those of word i begin at `ret_begins[i]`. */
struct gram_ways {
    struct way ways[MOST_GRAMS + 1]; /* with room for one that is none */
    size_t begins[LIST_MOST_WORDS + 1];
    size_t count;
};

static void find_grams(const struct list_filter *filter, struct arena *arena, struct gram_ways *ret_grams)
{
    const char *grams[MOST_GRAMS];
    ret_grams->count = 0;
    for (size_t i = 0; i < filter->word_count; i++) {
        size_t share = filter->word_count > MOST_GRAMS / 2 ? 1 : MOST_GRAMS / filter->word_count;
        size_t found = workflow_search_word_grams(filter->words[i], share, arena, grams);
        ret_grams->begins[i] = ret_grams->count;
        for (size_t j = 0; j < found && ret_grams->count < MOST_GRAMS; j++)
            ret_grams->ways[ret_grams->count++] = (struct way){.kind = WAY_GRAM, .grams = {grams[j]}, .gram_count = 1};
    }
    ret_grams->begins[filter->word_count] = ret_grams->count;
}

static void add_gram(struct way *way, const struct gram_ways *grams, const struct alcance_row *row)
{
    if (row && way->gram_count < LIST_MOST_GRAMS)
        way->grams[way->gram_count++] = grams->ways[row->via].grams[0];
}

/* The way by that gram. The rarest of each other word has to be there too, and another of the same word when it is a
 * number: its digits are independent of each other, where the letters of a name are not. */
static struct way by_gram(const struct list_filter *filter, const struct gram_ways *grams,
                          const struct alcance_row *rows, size_t count, const struct alcance_row *best)
{
    struct way way = {.kind = WAY_GRAM};
    add_gram(&way, grams, best);
    for (size_t i = 0; i < filter->word_count; i++) {
        size_t first = grams->begins[i], end = grams->begins[i + 1];
        bool is_same = (size_t)best->via >= first && (size_t)best->via < end;
        if (!is_same || workflow_search_may_be_codigo(filter->words[i]))
            add_gram(&way, grams, rarest(rows, count, first, end, best));
    }
    return way;
}

/* How to get at what matches. With words their rarest gram is compared with whose requests are asked for. The order of
 * states has no postings, nor an index with days: few requests are sorted, many are met in their order. */
enum status workflow_list_ways_choose(struct db *db, const struct list_filter *filter, enum orden orden,
                                      struct arena *arena, struct way ret_ways[LIST_MOST_WAYS], size_t *ret_count)
{
    struct gram_ways grams;
    const struct alcance_row *rows;
    size_t row_count, count;
    bool by_state = orden == ORDEN_ESTADO_DESDE;
    find_grams(filter, arena, &grams);
    count = grams.count;
    *ret_count = plain_ways(filter, ret_ways);
    bool has_days = filter->created_from || filter->created_before;
    bool by_range = *ret_count == 1 && (ret_ways[0].kind != WAY_ALL || goes_by_state(&ret_ways[0], filter) || has_days);
    if (by_range && (count > 0 || (by_state && has_days)))
        grams.ways[count++] = ret_ways[0];
    if (count == 0 || *ret_count == 0)
        return STATUS_OK;
    enum status status =
        probe(db, grams.ways, count, filter, by_state ? MOST_SORTED : PROBE_DEPTH, arena, &rows, &row_count);
    const struct alcance_row *best = status == STATUS_OK ? rarest(rows, row_count, 0, count, NULL) : NULL;
    if (!best || (by_state && best->alcance)) /* too many to sort */
        return status;
    if ((size_t)best->via < grams.count)
        ret_ways[0] = by_gram(filter, &grams, rows, row_count, best);
    ret_ways[0].is_sorted = by_state;
    *ret_count = 1;
    return STATUS_OK;
}
