/* Composes the statements of the list: which requests, by which indexes, in which order. README.md of this folder says
 * why there are these; tests/unit/golden/list shows each. */
#ifndef CMEP_WORKFLOW_LIST_QUERY_H
#define CMEP_WORKFLOW_LIST_QUERY_H

#include "db/query.h"
#include "records.h"
#include "workflow_rules.h"
#include "list/workflow_index_rows.h"
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

/* The `most` requests behind the first `skipped`, or behind the cursor, that the filter lets through, by ways that
 * together lead to all of them. */
struct selection {
    const struct list_filter *filter;
    const struct way *ways;
    size_t way_count;
    enum orden orden;
    const struct list_cursor *after; /* or NULL */
    int64_t most;
    int64_t skipped;
};

/* Whether the way has an index that begins with the state which the filter asks for. */
bool workflow_list_query_goes_by_state(const struct way *way, const struct list_filter *filter);

/* Each composes a whole statement into the caller's query, which borrows the texts of what it is composed of. */

/* The rows of a page in order: solicitud_item. */
void workflow_list_query_page(struct db_query *query, const struct selection *selection);
/* The ids alone: encontrado_row. */
void workflow_list_query_found(struct db_query *query, const struct selection *selection);
/* How many they are: one number. */
void workflow_list_query_total(struct db_query *query, const struct selection *selection);
/* Count, median and greatest days in their state by looking at each request: estado_resumen. */
void workflow_list_query_summary(struct db_query *query, const struct selection *selection);
/* The counts that are kept, added up by state (of one, or NONE: of all): conteo_row. */
void workflow_list_query_counts(struct db_query *query, const struct vista_key *keys, size_t key_count,
                                enum estado_operativo estado);
/* Median and greatest days in their state of the states that are counted, by their places in an index: estado_resumen.
 * Null for a state with very many. */
void workflow_list_query_ages(struct db_query *query, const struct way *way, const struct list_filter *filter,
                              const struct conteo_row *counts, size_t count);
/* Every request that one way leads to, in order: solicitud_fila_row. */
void workflow_list_query_file(struct db_query *query, const struct way *way, const struct list_filter *filter,
                              enum orden orden);
/* How far the first `most` requests of each way reach, by the ways' places: alcance_row. The farther, the fewer a way
 * has there. */
void workflow_list_query_reach(struct db_query *query, const struct selection *selection);

#endif
