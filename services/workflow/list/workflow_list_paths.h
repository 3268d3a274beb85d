/* How to get at the requests of a list: each way is a range of one index, in the order that is asked for. README.md of
 * this folder says why there are these. */
#ifndef CMEP_WORKFLOW_LIST_PATHS_H
#define CMEP_WORKFLOW_LIST_PATHS_H

#include "db/query.h"
#include "records.h"
#include "workflow_rules.h"
#include "list/workflow_search.h"

enum {
    LIST_MOST_WORDS = 10,
    LIST_MOST_WAYS = SEARCH_CHOICES /* creator, gestor and medico of what is mine are only three */
};

/* Which requests a list or a summary is about; 0 and NULL for whatever is not asked. */
struct list_filter {
    const char *const *needles; /* of the words of `q`: what the text of a request must have (workflow_search.h) */
    size_t needle_count;
    enum estado_operativo estado_operativo;
    const char *created_from; /* UTC, inclusive */
    const char *created_before;
    int64_t gestor_id;
    int64_t medico_id;
    int64_t promotor_id;
    bool only_mine;
    int64_t mine_creator; /* the user whose creations are mine, and the person whose assignments are */
    int64_t mine_gestor;
    int64_t mine_medico;
};

enum way_kind { WAY_ALL, WAY_CREATOR, WAY_GESTOR, WAY_MEDICO, WAY_PROMOTOR, WAY_GRAM, WAY_FOUND };

struct way {
    enum way_kind kind;
    int64_t key;
    const char *text; /* of WAY_FOUND: ids that match, a JSON array */
    bool is_mine;     /* what it leads to is mine */
    bool is_sorted;   /* it is gone in the order of creation, and what it leads to is sorted */
};

/* The ways that together lead to all that the filter lets through, with the fewest rows that are read for nothing; none
 * when nothing can match. No statement, or one with words in an order of creation, or with days in the order of states.
 */
enum status workflow_list_paths_choose(struct db *db, const struct list_filter *filter, enum orden orden,
                                       struct arena *arena, struct way ret_ways[LIST_MOST_WAYS],
                                       size_t *ret_count) MUST_CHECK;
/* Appends the SELECT of the columns `solicitud_id` and `clave`, what the order goes by, of the `most` requests behind
 * the first `skipped`, or behind the cursor (may be NULL), in order, each once. */
void workflow_list_paths_put(struct db_query *query, const struct way *ways, size_t way_count,
                             const struct list_filter *filter, enum orden orden, const struct list_cursor *after,
                             int64_t most, int64_t skipped);
/* Appends what comes behind the columns of a SELECT of all requests `s` that one way leads to, joined with `joins`, in
 * order. */
void workflow_list_paths_put_all(struct db_query *query, const struct way *way, const struct list_filter *filter,
                                 enum orden orden, const char *joins);

#endif
