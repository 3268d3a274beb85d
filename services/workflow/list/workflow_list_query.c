#include "list/workflow_list_query.h"

#include "workflow_rows.h"

#include <stdio.h>

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

bool workflow_list_query_goes_by_state(const struct way *way, const struct list_filter *filter)
{
    return kinds[way->kind].by_state && filter->estado_operativo != ESTADO_OPERATIVO_NONE;
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
    bool by_state = workflow_list_query_goes_by_state(way, filter);
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
        db_query_put(query, way->kind == WAY_ALL && by_state ? "" : kinds[way->kind].index);
        db_query_put(query, by_state ? way->kind == WAY_ALL ? "estado_" : "_estado_" : "_");
        db_query_put(query, order->column);
        db_query_put(query, ")");
    }
    if (filter->needle_count > 0) {
        db_query_put(query, " STRAIGHT_JOIN solicitud_texto t ON t.solicitud_id = ");
        db_query_put(query, order->id);
    }
}

/* ---- a selection */

static void put_limit(struct db_query *query, int64_t most, int64_t skipped)
{
    db_query_value(query, " LIMIT ?", db_int(most));
    db_query_value(query, " OFFSET ?", db_int(skipped));
}

/* What one way leads to of a selection: `most` requests behind the first `skipped`. */
static void put_way(struct db_query *query, const struct selection *selection, const struct way *way, int64_t most,
                    int64_t skipped)
{
    const struct order order = order_of(selection->orden, way);
    db_query_put(query, "SELECT ");
    db_query_put(query, order.id);
    db_query_put(query, " AS solicitud_id, ");
    db_query_put(query, order.key);
    db_query_put(query, " AS clave");
    put_source(query, way, selection->filter, &order, false);
    put_matching(query, way, selection->filter, selection->orden);
    if (selection->after)
        put_after(query, &order, selection->after);
    put_order(query, &order);
    put_limit(query, most, skipped);
}

/* The columns `solicitud_id` and `clave`, what the order goes by, of a selection in its order, each request once. Of
 * several ways each is read as far as the selection may need it. */
static void put_selection(struct db_query *query, const struct selection *selection)
{
    const struct order order = {
        .key = "clave", .id = "solicitud_id", .direction = selection->orden == ORDEN_RECIENTE ? " DESC" : ""};
    if (selection->way_count == 1) {
        put_way(query, selection, &selection->ways[0], selection->most, selection->skipped);
        return;
    }
    db_query_put(query, "SELECT solicitud_id, clave FROM (");
    for (size_t i = 0; i < selection->way_count; i++) {
        db_query_put(query, i > 0 ? " UNION (" : "(");
        put_way(query, selection, &selection->ways[i], selection->most + selection->skipped, 0);
        db_query_put(query, ")");
    }
    db_query_put(query, ") u");
    put_order(query, &order);
    put_limit(query, selection->most, selection->skipped);
}

/* ---- the statements */

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

void workflow_list_query_page(struct db_query *query, const struct selection *selection)
{
    const struct order order = {
        .key = "p.clave", .id = "p.solicitud_id", .direction = selection->orden == ORDEN_RECIENTE ? " DESC" : ""};
    db_query_init(query);
    db_query_put(query, item_sql);
    put_selection(query, selection);
    db_query_put(query, ") p JOIN solicitud_cmep s ON s.solicitud_id = p.solicitud_id" PEOPLE_JOINS);
    put_order(query, &order);
}

void workflow_list_query_found(struct db_query *query, const struct selection *selection)
{
    db_query_init(query);
    db_query_put(query, "SELECT solicitud_id FROM (");
    put_selection(query, selection);
    db_query_put(query, ") p");
}

void workflow_list_query_total(struct db_query *query, const struct selection *selection)
{
    db_query_init(query);
    db_query_put(query, "SELECT COUNT(*) AS total FROM (");
    put_selection(query, selection);
    db_query_put(query, ") p");
}

void workflow_list_query_counts(struct db_query *query, const struct vista_key *keys, size_t key_count,
                                enum estado_operativo estado)
{
    db_query_init(query);
    db_query_put(query, "SELECT estado, SUM(CASE WHEN vista IN ('CREADOR_GESTOR', 'CREADOR_MEDICO', 'GESTOR_MEDICO')"
                        " THEN -cantidad ELSE cantidad END) AS cantidad FROM solicitud_conteo WHERE (");
    for (size_t i = 0; i < key_count; i++) {
        db_query_value(query, i > 0 ? " OR (vista = ?" : "(vista = ?",
                       db_text(workflow_index_rows_vista(keys[i].vista)));
        db_query_value(query, " AND clave = ?", db_int(keys[i].clave));
        db_query_value(query, " AND clave2 = ?)", db_int(keys[i].clave2));
    }
    db_query_put(query, ")");
    if (estado != ESTADO_OPERATIVO_NONE)
        db_query_value(query, " AND estado = ?", db_enum(&enumeration_estado_operativo, estado));
    db_query_put(query, " GROUP BY estado HAVING SUM(cantidad) <> 0");
}

void workflow_list_query_summary(struct db_query *query, const struct selection *selection)
{
    db_query_init(query);
    db_query_put(
        query, "SELECT estado, MAX(place) AS cantidad, MAX(dias) AS dias_max,"
               " AVG(CASE WHEN place IN (FLOOR((total + 1) / 2), CEIL((total + 1) / 2)) THEN dias END) AS dias_mediana"
               " FROM (SELECT s.estado_operativo AS estado,"
               "   TIMESTAMPDIFF(DAY, s.estado_desde, UTC_TIMESTAMP(6)) AS dias,"
               "   ROW_NUMBER() OVER (PARTITION BY s.estado_operativo ORDER BY s.estado_desde DESC) AS place,"
               "   COUNT(*) OVER (PARTITION BY s.estado_operativo) AS total FROM (");
    put_selection(query, selection);
    db_query_put(query, ") p STRAIGHT_JOIN solicitud_cmep s ON s.solicitud_id = p.solicitud_id) aged GROUP BY estado");
}

/* The mean of the days of `most` requests behind `skipped` others, in the order of a state's age. */
static void put_days_of(struct db_query *query, const struct way *way, const struct list_filter *filter,
                        int64_t skipped, int64_t most)
{
    const struct selection ages = {
        .filter = filter, .ways = way, .way_count = 1, .orden = ORDEN_ESTADO_DESDE, .most = most, .skipped = skipped};
    db_query_put(query, "(SELECT AVG(TIMESTAMPDIFF(DAY, clave, UTC_TIMESTAMP(6))) FROM (");
    put_selection(query, &ages);
    db_query_put(query, ") a)");
}

void workflow_list_query_ages(struct db_query *query, const struct way *way, const struct list_filter *filter,
                              const struct conteo_row *counts, size_t count)
{
    enum { EXACT_AGES = 50000 }; /* the median of more would mean to walk half of them */
    db_query_init(query);
    for (size_t i = 0; i < count; i++) {
        struct list_filter state = *filter;
        int64_t last = counts[i].cantidad - 1;
        state.estado_operativo = counts[i].estado;
        db_query_put(query, i > 0 ? " UNION ALL SELECT '" : "SELECT '");
        db_query_put(query, enumeration_name(&enumeration_estado_operativo, counts[i].estado));
        db_query_value(query, "' AS estado, CAST(? AS SIGNED) AS cantidad, ", db_int(counts[i].cantidad));
        if (counts[i].cantidad > EXACT_AGES) {
            db_query_put(query, "NULL AS dias_mediana, NULL AS dias_max");
            continue;
        }
        put_days_of(query, way, &state, last / 2, 1 + last % 2);
        db_query_put(query, " AS dias_mediana, ");
        put_days_of(query, way, &state, 0, 1);
        db_query_put(query, " AS dias_max");
    }
}

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

void workflow_list_query_file(struct db_query *query, const struct way *way, const struct list_filter *filter,
                              enum orden orden)
{
    const struct order order = order_of(orden, way);
    db_query_init(query);
    db_query_put(query, file_sql);
    put_source(query, way, filter, &order, true);
    db_query_put(query, PEOPLE_JOINS " LEFT JOIN servicios sv ON sv.servicio_id = s.servicio_id");
    put_matching(query, way, filter, orden);
    put_order(query, &order);
}

/* ---- probes */

/* How far the first `most` requests of a way reach, from the end at which the page begins. Days that are asked for are
 * heeded, so that a way which has few in them reaches nowhere (null). */
static void put_reach(struct db_query *query, const struct selection *selection, const struct way *way)
{
    const struct order order = order_of(selection->orden, way);
    bool by_state = workflow_list_query_goes_by_state(way, selection->filter);
    const struct list_filter range = {.estado_operativo =
                                          by_state ? selection->filter->estado_operativo : ESTADO_OPERATIVO_NONE,
                                      .created_from = selection->filter->created_from,
                                      .created_before = selection->filter->created_before};
    db_query_put(query, "(SELECT ");
    db_query_put(query, order.key);
    put_source(query, way, &range, &order, false);
    put_matching(query, way, &range, selection->orden);
    put_order(query, &order);
    db_query_value(query, " LIMIT 1 OFFSET ?)", db_int(selection->most - 1));
}

void workflow_list_query_reach(struct db_query *query, const struct selection *selection)
{
    char number[32];
    db_query_init(query);
    for (size_t i = 0; i < selection->way_count; i++) {
        db_query_put(query, i > 0 ? " UNION ALL SELECT " : "SELECT ");
        snprintf(number, sizeof number, "%zu AS via, ", i);
        db_query_put(query, number);
        put_reach(query, selection, &selection->ways[i]);
        db_query_put(query, " AS alcance");
    }
}
