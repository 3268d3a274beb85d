#include "list/workflow_list_paths.h"

#include "list/workflow_search.h"

#include <string.h>

enum {
    MOST_GRAMS = 8, /* that are compared before one is chosen */
    PROBE_DEPTH = 64,
    MOST_SORTED = 4096 /* requests that are sorted for an order that no index of their way has */
};

/* ---- ways */

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

/* ---- the choice among the ways */

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
    const struct selection first = {.filter = filter, .ways = ways, .way_count = count, .orden = orden, .most = depth};
    struct db_query query;
    const struct alcance_row *rows;
    size_t row_count;
    workflow_list_query_reach(&query, &first);
    enum status status = db_rows(db, query.sql, db_query_args(&query), &record_alcance_row, arena, &rows, &row_count);
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
        && (ways[0].kind != WAY_ALL || workflow_list_query_goes_by_state(&ways[0], filter) || filter->created_from
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
