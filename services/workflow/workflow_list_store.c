#include "workflow_list_store.h"

#include "workflow_index_store.h"
#include "workflow_search.h"
#include "workflow_store.h"

#include <stdio.h>
#include <string.h>

enum {
    MOST_BRANCHES = 3, /* creator, gestor and medico of what is mine */
    MOST_GRAMS = 8,    /* that are compared before one is chosen */
    MOST_BOTH = 4,     /* that a request must have before it is looked at */
    EXACT_TOTAL = 1000,
    EXACT_AGES = 50000, /* the median of more would mean to walk half of them */
    PROBE_DEPTH = 256,
    MOST_SORTED = 4096 /* requests that are sorted for an order that no index of their way has */
};

/* ---- statements, put together from constant texts */

struct query {
    char sql[16384];
    size_t size;
    struct db_value values[256];
    size_t count;
};

static void put(struct query *query, const char *sql)
{
    size_t room = sizeof query->sql - query->size;
    int size = snprintf(query->sql + query->size, room, "%s", sql);
    query->size += (size_t)size < room ? (size_t)size : room - 1;
}

/* A value that has no room is left out, and the statement is then refused for its count of parameters. */
static void put_value(struct query *query, const char *sql, struct db_value value)
{
    put(query, sql);
    if (query->count < sizeof query->values / sizeof query->values[0])
        query->values[query->count++] = value;
}

static struct db_args args_of(const struct query *query)
{
    return (struct db_args){query->values, query->count};
}

/* ---- ways to the requests: each is a range of one index, in the order that is asked for */

enum way_kind { WAY_ALL, WAY_CREATOR, WAY_GESTOR, WAY_MEDICO, WAY_PROMOTOR, WAY_GRAM };

struct way {
    enum way_kind kind;
    int64_t key;
    bool is_mine;                 /* what it leads to is mine */
    bool is_sorted;               /* it is gone in the order of creation, and what it leads to is sorted */
    const char *grams[MOST_BOTH]; /* of WAY_GRAM: the one whose postings are read, and others that must be there too */
    size_t gram_count;
};

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
static size_t plain_ways(const struct list_filter *filter, struct way ret_ways[MOST_BRANCHES])
{
    const struct way mine[] = {{.kind = WAY_CREATOR, .key = filter->mine_creator, .is_mine = true},
                               {.kind = WAY_GESTOR, .key = filter->mine_gestor, .is_mine = true},
                               {.kind = WAY_MEDICO, .key = filter->mine_medico, .is_mine = true}};
    size_t mine_count = 0;
    for (size_t i = 0; filter->only_mine && i < MOST_BRANCHES; i++)
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

static void put_mine(struct query *query, const struct list_filter *filter)
{
    put(query, " AND (1 = 0");
    if (filter->mine_creator)
        put_value(query, " OR s.created_by = ?", db_int(filter->mine_creator));
    if (filter->mine_gestor)
        put_value(query, " OR s.gestor_id = ?", db_int(filter->mine_gestor));
    if (filter->mine_medico)
        put_value(query, " OR s.medico_id = ?", db_int(filter->mine_medico));
    put(query, ")");
}

/* A word of one or two letters is looked for where a word begins, a longer one anywhere. */
static void put_word(struct query *query, const char *word, struct arena *arena)
{
    bool is_short = workflow_search_is_short(word);
    put_value(query, " AND (c.busqueda LIKE ? ESCAPE '!'",
              db_text(workflow_store_pattern(is_short ? "% " : "%", word, arena)));
    if (workflow_search_may_be_codigo(word))
        put_value(query, " OR s.codigo LIKE ? ESCAPE '!'",
                  db_text(workflow_store_pattern(is_short ? "" : "%", word, arena)));
    put(query, ")");
}

/* A range of the index when the order is that of creation. No state is older than its request, so that in the order of
 * states nothing before those days is looked at either. */
static void put_days(struct query *query, const struct way *way, const struct list_filter *filter, enum orden orden)
{
    bool posted = way->kind == WAY_GRAM;
    if (filter->created_from)
        put_value(query, posted ? " AND g.created_at >= ?" : " AND s.created_at >= ?", db_text(filter->created_from));
    if (filter->created_before)
        put_value(query, posted ? " AND g.created_at < ?" : " AND s.created_at < ?", db_text(filter->created_before));
    if (filter->created_from && orden == ORDEN_ESTADO_DESDE && !way->is_sorted)
        put_value(query, " AND s.estado_desde >= ?", db_text(filter->created_from));
}

/* All that matches, by this way: what the index is read by, and what is looked at in each row. */
static void put_matching(struct query *query, const struct way *way, const struct list_filter *filter, enum orden orden,
                         struct arena *arena)
{
    put(query, " WHERE 1 = 1");
    if (kinds[way->kind].condition)
        put_value(query, kinds[way->kind].condition, way->kind == WAY_GRAM ? db_text(way->grams[0]) : db_int(way->key));
    if (filter->estado_operativo != ESTADO_OPERATIVO_NONE)
        put_value(query, " AND s.estado_operativo = ?",
                  db_enum(&enumeration_estado_operativo, filter->estado_operativo));
    put_days(query, way, filter, orden);
    if (filter->gestor_id && way->kind != WAY_GESTOR)
        put_value(query, " AND s.gestor_id = ?", db_int(filter->gestor_id));
    if (filter->medico_id && way->kind != WAY_MEDICO)
        put_value(query, " AND s.medico_id = ?", db_int(filter->medico_id));
    if (filter->promotor_id && way->kind != WAY_PROMOTOR)
        put_value(query, " AND s.promotor_id = ?", db_int(filter->promotor_id));
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

static void put_order(struct query *query, const struct order *order)
{
    put(query, " ORDER BY ");
    put(query, order->key);
    put(query, order->direction);
    put(query, ", ");
    put(query, order->id);
    put(query, order->direction);
}

/* Only what comes behind the cursor. The first condition is the index's, the second is about equal times. */
static void put_after(struct query *query, const struct order *order, const struct list_cursor *after)
{
    bool descends = *order->direction != '\0';
    put(query, " AND ");
    put(query, order->key);
    put_value(query, descends ? " <= ? AND (" : " >= ? AND (", db_text(after->time));
    put(query, order->key);
    put_value(query, descends ? " < ? OR " : " > ? OR ", db_text(after->time));
    put(query, order->id);
    put_value(query, descends ? " < ?)" : " > ?)", db_int(after->solicitud_id));
}

/* Only what has the posting of another gram too: cheaper to see than the client. */
static void put_also(struct query *query, size_t number, const char *gram)
{
    static const char *const joins[MOST_BOTH] = {
        "", " STRAIGHT_JOIN solicitud_grama g1 ON g1.created_at = g.created_at AND g1.solicitud_id = g.solicitud_id",
        " STRAIGHT_JOIN solicitud_grama g2 ON g2.created_at = g.created_at AND g2.solicitud_id = g.solicitud_id",
        " STRAIGHT_JOIN solicitud_grama g3 ON g3.created_at = g.created_at AND g3.solicitud_id = g.solicitud_id"};
    static const char *const conditions[MOST_BOTH] = {"", " AND g1.grama = ?", " AND g2.grama = ?",
                                                      " AND g3.grama = ?"};
    put(query, joins[number]);
    put_value(query, conditions[number], db_text(gram));
}

static void put_source(struct query *query, const struct way *way, const struct list_filter *filter,
                       const struct order *order)
{
    if (way->kind == WAY_GRAM) {
        put(query, " FROM solicitud_grama g");
        for (size_t i = 1; i < way->gram_count; i++)
            put_also(query, i, way->grams[i]);
        put(query, " STRAIGHT_JOIN solicitud_cmep s ON s.solicitud_id = g.solicitud_id");
    } else {
        put(query, " FROM solicitud_cmep s FORCE INDEX (");
        put(query, way->kind == WAY_ALL && goes_by_state(way, filter) ? "" : kinds[way->kind].index);
        put(query, goes_by_state(way, filter) ? way->kind == WAY_ALL ? "estado_" : "_estado_" : "_");
        put(query, order->column);
        put(query, ")");
    }
    if (filter->word_count > 0)
        put(query, " STRAIGHT_JOIN personas c ON c.persona_id = s.cliente_id");
}

/* The ids, in order, of `most` requests behind the first `skipped` that one way leads to. */
static void put_branch(struct query *query, const struct way *way, const struct list_filter *filter, enum orden orden,
                       const struct list_cursor *after, int64_t most, int64_t skipped, struct arena *arena)
{
    const struct order order = order_of(orden, way);
    put(query, "SELECT ");
    put(query, order.id);
    put(query, " AS solicitud_id, ");
    put(query, order.key);
    put(query, " AS clave");
    put_source(query, way, filter, &order);
    put_matching(query, way, filter, orden, arena);
    if (after)
        put_after(query, &order, after);
    put_order(query, &order);
    put_value(query, " LIMIT ?", db_int(most));
    put_value(query, " OFFSET ?", db_int(skipped));
}

/* The same of several ways: each as far as the page may need it, then in order, each request once. */
static void put_ids(struct query *query, const struct way *ways, size_t way_count, const struct list_filter *filter,
                    enum orden orden, const struct list_cursor *after, int64_t most, int64_t skipped,
                    struct arena *arena)
{
    const char *direction = orden == ORDEN_RECIENTE ? " DESC" : "";
    if (way_count == 1) {
        put_branch(query, &ways[0], filter, orden, after, most, skipped, arena);
        return;
    }
    put(query, "SELECT solicitud_id, clave FROM (");
    for (size_t i = 0; i < way_count; i++) {
        put(query, i > 0 ? " UNION (" : "(");
        put_branch(query, &ways[i], filter, orden, after, most + skipped, 0, arena);
        put(query, ")");
    }
    put(query, ") u ORDER BY clave");
    put(query, direction);
    put(query, ", solicitud_id");
    put(query, direction);
    put_value(query, " LIMIT ?", db_int(most));
    put_value(query, " OFFSET ?", db_int(skipped));
}

/* ---- the choice among the ways */

/* How far back the first requests of each way reach: the farther, the fewer it has, and the less is looked at in vain.
 * Days that are asked for are heeded, so that a way which has few in them reaches nowhere (null). */
static void put_probe(struct query *query, const struct way *way, const struct list_filter *filter, int64_t depth)
{
    const struct order order = order_of(ORDEN_RECIENTE, way);
    const struct list_filter range = {.estado_operativo =
                                          goes_by_state(way, filter) ? filter->estado_operativo : ESTADO_OPERATIVO_NONE,
                                      .created_from = filter->created_from,
                                      .created_before = filter->created_before};
    put(query, "(SELECT ");
    put(query, order.key);
    if (way->kind == WAY_GRAM)
        put(query, " FROM solicitud_grama g");
    else
        put_source(query, way, &range, &order);
    put_matching(query, way, &range, ORDEN_RECIENTE, NULL);
    put_order(query, &order);
    put_value(query, " LIMIT 1 OFFSET ?)", db_int(depth - 1));
}

static enum status probe(struct db *db, const struct way *ways, size_t count, const struct list_filter *filter,
                         int64_t depth, struct arena *arena, const struct alcance_row **ret_rows, size_t *ret_count)
{
    struct query query = {.size = 0};
    for (size_t i = 0; i < count; i++) {
        put(&query, i > 0 ? " UNION ALL SELECT " : "SELECT ");
        put(&query, arena_printf(arena, "%zu AS via, ", i));
        put_probe(&query, &ways[i], filter, depth);
        put(&query, " AS alcance");
    }
    return db_rows(db, query.sql, args_of(&query), &record_alcance_row, arena, ret_rows, ret_count);
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
    size_t share = filter->word_count > MOST_GRAMS / 2 ? 1 : MOST_GRAMS / (filter->word_count + !filter->word_count);
    ret_grams->count = 0;
    for (size_t i = 0; i < filter->word_count; i++) {
        size_t found = workflow_search_word_grams(filter->words[i], share, arena, grams);
        ret_grams->begins[i] = ret_grams->count;
        for (size_t j = 0; j < found && ret_grams->count < MOST_GRAMS; j++)
            ret_grams->ways[ret_grams->count++] = (struct way){.kind = WAY_GRAM, .grams = {grams[j]}, .gram_count = 1};
    }
    ret_grams->begins[filter->word_count] = ret_grams->count;
}

static void add_gram(struct way *way, const struct gram_ways *grams, const struct alcance_row *row)
{
    if (row && way->gram_count < MOST_BOTH)
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
static enum status choose_ways(struct db *db, const struct list_filter *filter, enum orden orden, struct arena *arena,
                               struct way ret_ways[MOST_BRANCHES], size_t *ret_count)
{
    struct gram_ways grams;
    const struct alcance_row *rows;
    size_t row_count, count;
    bool by_state = orden == ORDEN_ESTADO_DESDE;
    find_grams(filter, arena, &grams);
    count = grams.count;
    *ret_count = plain_ways(filter, ret_ways);
    bool by_range = *ret_count == 1
                 && (ret_ways[0].kind != WAY_ALL || goes_by_state(&ret_ways[0], filter) || filter->created_from
                     || filter->created_before);
    bool may_sort = by_state && (filter->created_from || filter->created_before);
    if (by_range && (count > 0 || may_sort))
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

/* ---- totals */

/* The counts that make a total, those with a minus subtracted; none when the filter is not one that is counted. */
static size_t counts_of(const struct list_filter *filter, struct vista_key ret_keys[VISTA_COUNT])
{
    int64_t creator = filter->mine_creator, gestor = filter->mine_gestor, medico = filter->mine_medico;
    size_t count = 0;
    bool one_person = (filter->gestor_id != 0) + (filter->medico_id != 0) + filter->only_mine <= 1;
    if (filter->word_count > 0 || filter->created_from || filter->created_before || filter->promotor_id || !one_person)
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
    struct query query = {.size = 0};
    put(&query, "SELECT estado, SUM(CASE WHEN vista IN ('CREADOR_GESTOR', 'CREADOR_MEDICO', 'GESTOR_MEDICO')"
                " THEN -cantidad ELSE cantidad END) AS cantidad FROM solicitud_conteo WHERE (");
    for (size_t i = 0; i < key_count; i++) {
        put_value(&query, i > 0 ? " OR (vista = ?" : "(vista = ?", db_text(workflow_index_store_vista(keys[i].vista)));
        put_value(&query, " AND clave = ?", db_int(keys[i].clave));
        put_value(&query, " AND clave2 = ?)", db_int(keys[i].clave2));
    }
    put(&query, ")");
    if (filter->estado_operativo != ESTADO_OPERATIVO_NONE)
        put_value(&query, " AND estado = ?", db_enum(&enumeration_estado_operativo, filter->estado_operativo));
    put(&query, " GROUP BY estado HAVING SUM(cantidad) <> 0");
    return db_rows(db, query.sql, args_of(&query), &record_conteo_row, arena, ret_rows, ret_count);
}

/* By counting what matches, as far as an exact total goes. */
static enum status count_matching(struct db *db, const struct list_filter *filter, const struct way *ways,
                                  size_t way_count, struct arena *arena, struct cursor_meta *meta)
{
    struct query query = {.size = 0};
    struct count_row row;
    put(&query, "SELECT COUNT(*) AS total FROM (");
    put_ids(&query, ways, way_count, filter, ORDEN_RECIENTE, NULL, EXACT_TOTAL + 1, 0, arena);
    put(&query, ") p");
    enum status status = db_row(db, query.sql, args_of(&query), &record_count_row, arena, &row);
    if (status != STATUS_OK)
        return status;
    meta->total_exact = row.total <= EXACT_TOTAL;
    meta->total = meta->total_exact ? row.total : EXACT_TOTAL;
    return STATUS_OK;
}

/* The ways that lead a page on may be long ones for a count, which has no order. */
static enum status read_total(struct db *db, const struct list_filter *filter, enum orden orden, const struct way *ways,
                              size_t way_count, struct arena *arena, struct cursor_meta *meta)
{
    struct vista_key keys[VISTA_COUNT];
    struct way short_ways[MOST_BRANCHES];
    const struct conteo_row *rows;
    size_t count, key_count = counts_of(filter, keys);
    enum status status = STATUS_OK;
    if (key_count == 0 && orden == ORDEN_ESTADO_DESDE && filter->word_count > 0) {
        status = choose_ways(db, filter, ORDEN_RECIENTE, arena, short_ways, &way_count);
        ways = short_ways;
    }
    if (key_count == 0)
        return status == STATUS_OK ? count_matching(db, filter, ways, way_count, arena, meta) : status;
    status = read_counts(db, filter, keys, key_count, arena, &rows, &count);
    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        meta->total += rows[i].cantidad;
    meta->total_exact = true;
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
                              const struct way *ways, size_t way_count, struct arena *arena,
                              struct solicitud_items *ret_items)
{
    struct query query = {.size = 0};
    put(&query, item_sql);
    put_ids(&query, ways, way_count, filter, page->orden, page->after, page->page_size + 1,
            page->after ? 0 : (page->page - 1) * page->page_size, arena);
    put(&query, ") p JOIN solicitud_cmep s ON s.solicitud_id = p.solicitud_id" PEOPLE_JOINS " ORDER BY p.clave");
    put(&query, page->orden == ORDEN_RECIENTE ? " DESC, p.solicitud_id DESC" : ", p.solicitud_id");
    return db_rows(db, query.sql, args_of(&query), &record_solicitud_item, arena, &ret_items->items,
                   &ret_items->items_count);
}

enum status workflow_list_store_page(struct db *db, const struct list_filter *filter, const struct list_page *page,
                                     struct arena *arena, struct solicitud_items *ret_items, bool *ret_more,
                                     struct cursor_meta *meta)
{
    struct way ways[MOST_BRANCHES];
    size_t way_count;
    *ret_more = false;
    meta->total_exact = true;
    enum status status = choose_ways(db, filter, page->orden, arena, ways, &way_count);
    if (status != STATUS_OK || way_count == 0)
        return status;
    status = read_total(db, filter, page->orden, ways, way_count, arena, meta);
    if (status == STATUS_OK)
        status = read_items(db, filter, page, ways, way_count, arena, ret_items);
    if (status != STATUS_OK)
        return status;
    *ret_more = ret_items->items_count > (size_t)page->page_size;
    if (*ret_more)
        ret_items->items_count = (size_t)page->page_size;
    return STATUS_OK;
}

/* ---- a summary */

/* The mean of the days of `count` requests behind `skipped` others, in the order of a state's age. */
static void put_days_of(struct query *query, const struct way *way, const struct list_filter *filter, int64_t skipped,
                        int64_t count)
{
    const struct order order = order_of(ORDEN_ESTADO_DESDE, way);
    put(query, "(SELECT AVG(TIMESTAMPDIFF(DAY, estado_desde, UTC_TIMESTAMP(6))) FROM (SELECT s.estado_desde");
    put_source(query, way, filter, &order);
    put_matching(query, way, filter, ORDEN_ESTADO_DESDE, NULL);
    put_order(query, &order);
    put_value(query, " LIMIT ?", db_int(count));
    put_value(query, " OFFSET ?) a)", db_int(skipped));
}

/* Median and maximum of the states that are counted, by their places in an index. */
static enum status read_ages(struct db *db, const struct list_filter *filter, const struct way *way,
                             const struct conteo_row *counts, size_t count, struct arena *arena,
                             const struct estado_resumen **ret_rows, size_t *ret_count)
{
    struct query query = {.size = 0};
    for (size_t i = 0; i < count; i++) {
        struct list_filter state = *filter;
        int64_t last = counts[i].cantidad - 1;
        state.estado_operativo = counts[i].estado;
        put(&query, i > 0 ? " UNION ALL SELECT '" : "SELECT '");
        put(&query, enumeration_name(&enumeration_estado_operativo, counts[i].estado));
        put_value(&query, "' AS estado, CAST(? AS SIGNED) AS cantidad, ", db_int(counts[i].cantidad));
        if (counts[i].cantidad > EXACT_AGES) {
            put(&query, "NULL AS dias_mediana, NULL AS dias_max");
            continue;
        }
        put_days_of(&query, way, &state, last / 2, 1 + last % 2);
        put(&query, " AS dias_mediana, ");
        put_days_of(&query, way, &state, 0, 1);
        put(&query, " AS dias_max");
    }
    return db_rows(db, query.sql, args_of(&query), &record_estado_resumen, arena, ret_rows, ret_count);
}

/* Counts and ages of what matches, by looking at each, the newest of a great many. */
static enum status summarize_matching(struct db *db, const struct list_filter *filter, const struct way *ways,
                                      size_t way_count, struct arena *arena, const struct estado_resumen **ret_rows,
                                      size_t *ret_count)
{
    struct query query = {.size = 0};
    put(&query, "SELECT estado, MAX(place) AS cantidad, MAX(dias) AS dias_max,"
                " AVG(CASE WHEN place IN (FLOOR((total + 1) / 2), CEIL((total + 1) / 2)) THEN dias END) AS dias_mediana"
                " FROM (SELECT s.estado_operativo AS estado,"
                "   TIMESTAMPDIFF(DAY, s.estado_desde, UTC_TIMESTAMP(6)) AS dias,"
                "   ROW_NUMBER() OVER (PARTITION BY s.estado_operativo ORDER BY s.estado_desde DESC) AS place,"
                "   COUNT(*) OVER (PARTITION BY s.estado_operativo) AS total FROM (");
    put_ids(&query, ways, way_count, filter, ORDEN_RECIENTE, NULL, EXACT_TOTAL, 0, arena);
    put(&query, ") p STRAIGHT_JOIN solicitud_cmep s ON s.solicitud_id = p.solicitud_id) aged GROUP BY estado");
    return db_rows(db, query.sql, args_of(&query), &record_estado_resumen, arena, ret_rows, ret_count);
}

enum status workflow_list_store_summary(struct db *db, const struct list_filter *filter, struct arena *arena,
                                        const struct estado_resumen **ret_rows, size_t *ret_count, bool *ret_exact)
{
    struct vista_key keys[VISTA_COUNT];
    struct way ways[MOST_BRANCHES];
    const struct conteo_row *counts;
    size_t way_count, count, key_count = counts_of(filter, keys);
    *ret_exact = true;
    *ret_count = 0;
    enum status status = choose_ways(db, filter, ORDEN_RECIENTE, arena, ways, &way_count);
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
