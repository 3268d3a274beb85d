/* What workflow answers about lists of requests. */
#include "list/workflow_list_ops.h"

#include "base/day.h"
#include "base/words.h"
#include "workflow_handlers.h"
#include "list/workflow_list_rows.h"
#include "list/workflow_search.h"

/* What a caller calls mine: an ADMIN everything, the others by each of their roles. */
static void filter_mine(const struct call *call, struct list_filter *filter)
{
    filter->only_mine = !(call->roles & 1u << ROL_ADMIN);
    filter->mine_creator = call->roles & 1u << ROL_OPERADOR ? call->caller->user_id : 0;
    filter->mine_gestor = call->roles & 1u << ROL_GESTOR ? call->caller->persona_id : 0;
    filter->mine_medico = call->roles & 1u << ROL_MEDICO ? call->caller->persona_id : 0;
}

enum status workflow_list_complete(struct call *call, const char *q, bool mine, const char *desde, const char *hasta,
                                   const char **words, struct list_filter *filter)
{
    if (desde)
        filter->created_from = day_start_utc(desde, 0, call->arena);
    if (hasta)
        filter->created_before = day_start_utc(hasta, 1, call->arena);
    if (mine)
        filter_mine(call, filter);
    const char *folded = workflow_search_fold(q ? q : "", call->arena);
    if (!words_split(folded, call->arena, LIST_MOST_WORDS, words, &filter->needle_count))
        return call_refuse_field(call, "q", "Como máximo diez palabras.");
    for (size_t i = 0; i < filter->needle_count; i++)
        words[i] = workflow_search_needle(words[i], call->arena);
    filter->needles = words;
    return STATUS_OK;
}

enum status workflow_solicitud_list(struct call *call, const struct solicitud_list_request *in,
                                    struct solicitud_pagina *out)
{
    const char *words[LIST_MOST_WORDS];
    struct list_page page = {.page = in->page, .page_size = in->page_size, .orden = in->orden};
    struct list_cursor cursor;
    bool more;
    struct list_filter filter = {.estado_operativo = in->estado_operativo,
                                 .gestor_id = in->gestor_id,
                                 .medico_id = in->medico_id,
                                 .promotor_id = in->promotor_id};
    struct solicitud_items *items = arena_alloc(call->arena, sizeof *items);
    struct cursor_meta *meta = arena_alloc(call->arena, sizeof *meta);
    if (in->cursor && !workflow_rules_read_cursor(in->cursor, in->orden, &cursor))
        return call_refuse_field(call, "cursor", "No es un cursor de este orden.");
    page.after = in->cursor ? &cursor : NULL;
    *meta = (struct cursor_meta){.page = in->page, .page_size = in->page_size};
    enum status status = workflow_list_complete(call, in->q, in->mine, in->desde, in->hasta, words, &filter);
    if (status == STATUS_OK)
        status = workflow_list_rows_page(call->db, &filter, &page, call->arena, items, &more, meta);
    if (status == STATUS_OK && more) {
        const struct solicitud_item *last = &items->items[items->items_count - 1];
        const char *time = in->orden == ORDEN_ESTADO_DESDE ? last->estado_desde : last->created_at;
        meta->next_cursor = workflow_rules_cursor(in->orden, last->solicitud_id, time, call->arena);
    }
    *out = (struct solicitud_pagina){.data = items, .meta = meta};
    return status;
}

/* All six states in the order of the flow, those without a request too. */
static void fill_summary(struct call *call, const struct estado_resumen *rows, size_t count, struct resumen *out)
{
    struct estado_resumen *estados = arena_alloc(call->arena, ESTADO_OPERATIVO_COUNT * sizeof *estados);
    for (enum estado_operativo estado = ESTADO_OPERATIVO_REGISTRADO; estado < ESTADO_OPERATIVO_COUNT; estado++)
        estados[estado - 1].estado = estado;
    for (size_t i = 0; i < count; i++) {
        estados[rows[i].estado - 1] = rows[i];
        out->total += rows[i].cantidad;
    }
    out->estados = estados;
    out->estados_count = ESTADO_OPERATIVO_COUNT - 1;
}

enum status workflow_solicitud_summary(struct call *call, const struct solicitud_summary_request *in,
                                       struct resumen *out)
{
    const char *words[LIST_MOST_WORDS];
    const struct estado_resumen *rows;
    size_t count;
    struct list_filter filter = {.estado_operativo = in->estado_operativo,
                                 .gestor_id = in->gestor_id,
                                 .medico_id = in->medico_id,
                                 .promotor_id = in->promotor_id};
    enum status status = workflow_list_complete(call, in->q, in->mine, in->desde, in->hasta, words, &filter);
    if (status == STATUS_OK)
        status = workflow_list_rows_summary(call->db, &filter, call->arena, &rows, &count, &out->total_exact);
    if (status == STATUS_OK)
        fill_summary(call, rows, count, out);
    return status;
}
