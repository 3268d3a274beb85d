/* reports verify and reports rebuild: compares the read model with workflow's own count, or fills it again, while it is
 * served.
 */
#include "reports_ctl.h"

#include "questions.h"
#include "service/ctl.h"
#include "base/day.h"
#include "db/lock.h"
#include "reports_figures_rows.h"
#include "reports_model_rows.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ARENA_BYTES = 512 * 1024 * 1024,
    ANSWER_MS = 120000, /* for a count of a month of many requests */
    PAGE = 5000,
    MOST_TRIES = 3 /* of a month that is changed while it is counted */
};

/* What a command works with. */
struct work {
    struct db *db;
    struct ctl ctl; /* its arena is that of one step */
};

static bool failed(const char *what)
{
    fprintf(stderr, "%s: does not answer or refuses\n", what);
    return false;
}

static bool ask_accounts(struct ctl *ctl, struct cuentas *ret_accounts)
{
    return ctl_answered(ctl, auth_ask_account_persons(ctl_call(ctl), ret_accounts));
}

/* ---- rebuild */

/* Where a rebuild stands. */
struct progress {
    int64_t after; /* the last request that is loaded */
    int64_t limit; /* as many requests at once */
    bool has_more;
    size_t aside; /* requests that are not, for the database refuses them */
};

static enum status load(struct work *work, const struct hechos *facts, const struct cuentas *accounts)
{
    struct lote lote = reports_model_rows_lote(facts, accounts, &work->ctl.arena);
    if (!ctl_fits_memory(&work->ctl))
        return STATUS_UNAVAILABLE;
    enum status status = db_begin(work->db);
    if (status == STATUS_OK)
        status = reports_model_rows_load(work->db, &lote);
    if (status == STATUS_OK)
        status = db_commit(work->db);
    if (status != STATUS_OK)
        db_rollback(work->db);
    return status;
}

/* Where the database refuses what is empty too, or more requests than can be told one by one, it is not their fault. */
static enum status leave_out(struct work *work, int64_t solicitud_id, size_t aside)
{
    const struct hechos no_facts = {0};
    const struct cuentas no_accounts = {0};
    const char *problem = arena_printf(&work->ctl.arena, "%s", db_problem(work->db));
    enum status status = aside < REPORTS_MOST_ASIDE ? load(work, &no_facts, &no_accounts) : STATUS_REFUSED;
    if (status == STATUS_OK)
        status = reports_model_rows_load_aside(work->db, solicitud_id, problem);
    if (status == STATUS_OK)
        printf("reports: request %" PRId64 " is set aside: %s\n", solicitud_id, problem);
    return status;
}

/* A page that the database refuses comes again by halves; a request that it refuses by itself is set aside. */
static bool load_page(struct work *work, struct progress *progress)
{
    const struct hecho_list_request request = {.despues_de = progress->after, .limite = progress->limit};
    struct hechos facts;
    struct cuentas accounts;
    if (!ctl_answered(&work->ctl, workflow_ask_hecho_list(ctl_call(&work->ctl), &request, &facts))
        || !ask_accounts(&work->ctl, &accounts))
        return false;
    enum status status = load(work, &facts, &accounts);
    if (status_is_refusal(status) && facts.solicitudes_count > 1) {
        progress->limit = (int64_t)facts.solicitudes_count / 2;
        return true;
    }
    if (status_is_refusal(status) && facts.solicitudes_count == 1) {
        status = leave_out(work, facts.solicitudes[0].solicitud_id, progress->aside++);
    }
    progress->after = facts.hasta;
    progress->has_more = facts.hay_mas;
    progress->limit = progress->limit < PAGE / 2 ? 2 * progress->limit : PAGE;
    return status == STATUS_OK || failed("facts");
}

static bool lock(struct work *work)
{
    enum status status = db_lock(work->db, "cmep_reports_rebuild", 0);
    if (status == STATUS_CONFLICT) {
        fputs("another rebuild is running\n", stderr);
        return false;
    }
    return status == STATUS_OK || failed("DB_URL");
}

/* The position is taken first: what happens from then on comes again, by the log. */
static bool rebuild(struct work *work)
{
    struct evento_ultimo position;
    struct progress progress = {.limit = PAGE, .has_more = true};
    if (!lock(work) || !ctl_answered(&work->ctl, workflow_ask_evento_last(ctl_call(&work->ctl), &position)))
        return false;
    if (reports_model_rows_begin_rebuild(work->db) != STATUS_OK)
        return failed("tables");
    while (progress.has_more) {
        arena_reset(&work->ctl.arena);
        if (!load_page(work, &progress))
            return false;
    }
    if (reports_model_rows_end_rebuild(work->db, position.evento_id) != STATUS_OK)
        return failed("aggregates");
    printf("reports: the model was rebuilt, as of event %" PRId64, position.evento_id);
    if (progress.aside > 0)
        printf(", without %zu requests", progress.aside);
    puts("");
    return true;
}

/* ---- verify */

/* The order of what figures are about: what it is, its day, state, currency, and the promotor or person. */
static int by_key(const void *a, const void *b)
{
    const struct cifra *one = a, *other = b;
    const int64_t keys[][2] = {{one->tipo, other->tipo},
                               {one->dia, other->dia},
                               {one->estado, other->estado},
                               {one->moneda, other->moneda},
                               {one->clave, other->clave}};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return 0;
}

static bool is_equal(const struct cifra *one, const struct cifra *other)
{
    return one->cantidad == other->cantidad && one->cerradas == other->cerradas && one->centimos == other->centimos
        && !one->ultima_actividad == !other->ultima_actividad
        && (!one->ultima_actividad || strcmp(one->ultima_actividad, other->ultima_actividad) == 0);
}

/* What a figure is about, as the operator reads it: "ingreso 20260131 PEN". */
static const char *name_of(const struct cifra *figure, struct arena *arena)
{
    const char *name = enumeration_name(&enumeration_tipo_cifra, figure->tipo);
    if (figure->dia)
        name = arena_printf(arena, "%s %" PRId64, name, figure->dia);
    if (figure->estado)
        name = arena_printf(arena, "%s %s", name, enumeration_name(&enumeration_estado_operativo, figure->estado));
    if (figure->moneda)
        name = arena_printf(arena, "%s %s", name, enumeration_name(&enumeration_moneda, figure->moneda));
    return figure->clave ? arena_printf(arena, "%s %" PRId64, name, figure->clave) : name;
}

/* What it is: cents and payments; of a person requests, closed ones and the newest change; else how many. */
static const char *value_of(const struct cifra *figure, struct arena *arena)
{
    if (figure->tipo == TIPO_CIFRA_INGRESO)
        return arena_printf(arena, "%" PRId64 " %" PRId64, figure->centimos, figure->cantidad);
    if (figure->tipo == TIPO_CIFRA_OPERADOR || figure->tipo == TIPO_CIFRA_GESTOR || figure->tipo == TIPO_CIFRA_MEDICO)
        return arena_printf(arena, "%" PRId64 " %" PRId64 " %s", figure->cantidad, figure->cerradas,
                            figure->ultima_actividad ? figure->ultima_actividad : "");
    return arena_printf(arena, "%" PRId64, figure->cantidad);
}

static struct cifra *sorted(const struct cifras *figures, struct arena *arena)
{
    struct cifra *rows = arena_alloc(arena, figures->cifras_count * sizeof *rows + 1);
    memcpy(rows, figures->cifras, figures->cifras_count * sizeof *rows);
    qsort(rows, figures->cifras_count, sizeof *rows, by_key);
    return rows;
}

static int64_t person_of(int64_t user_id, const struct cuentas *accounts)
{
    for (size_t i = 0; i < accounts->cuentas_count; i++)
        if (accounts->cuentas[i].user_id == user_id)
            return accounts->cuentas[i].persona_id;
    return 0;
}

/* Makes figures of users those of operadores, their persons; an account that auth does not know has none. */
static void name_persons(const struct cuentas *accounts, struct cifras *figures, struct arena *arena)
{
    struct cifra *rows = arena_alloc(arena, figures->cifras_count * sizeof *rows + 1);
    size_t kept = 0;
    for (size_t i = 0; i < figures->cifras_count; i++) {
        struct cifra figure = figures->cifras[i];
        if (figure.tipo == TIPO_CIFRA_USUARIO) {
            figure.tipo = TIPO_CIFRA_OPERADOR;
            figure.clave = person_of(figure.clave, accounts);
            if (figure.clave == 0)
                continue;
        }
        rows[kept++] = figure;
    }
    figures->cifras = rows;
    figures->cifras_count = kept;
}

/* Prints a figure that differs; NULL for one that is not there. */
static void print_difference(int64_t mes, const struct cifra *theirs, const struct cifra *ours, struct arena *arena)
{
    printf("%06" PRId64 " %s: workflow has %s, reports %s\n", mes, name_of(theirs ? theirs : ours, arena),
           theirs ? value_of(theirs, arena) : "nothing", ours ? value_of(ours, arena) : "nothing");
}

/* Goes through both lists in the order of their keys and prints each difference when `says`. How many there are. */
static size_t differences(const struct cifras *theirs, const struct cifras *ours, struct arena *arena, int64_t mes,
                          bool says)
{
    const struct cifra *a = sorted(theirs, arena), *b = sorted(ours, arena);
    size_t i = 0, j = 0, count = 0;
    while (i < theirs->cifras_count || j < ours->cifras_count) {
        int order = i == theirs->cifras_count ? 1 : j == ours->cifras_count ? -1 : by_key(&a[i], &b[j]);
        bool same = order == 0 && is_equal(&a[i], &b[j]);
        if (!same && says)
            print_difference(mes, order <= 0 ? &a[i] : NULL, order >= 0 ? &b[j] : NULL, arena);
        count += !same;
        i += order <= 0;
        j += order >= 0;
    }
    return count;
}

/* Compares a month of requests, or all payments (mes = 0), once the model has caught up with the log; again when they
 * differ, as they may while requests change. */
static bool verify_month(struct work *work, int64_t mes, size_t *ret_count)
{
    const struct cifra_list_request request = {.mes = mes};
    struct ctl *ctl = &work->ctl;
    *ret_count = 1;
    for (int attempt = 1; *ret_count > 0 && attempt <= MOST_TRIES; attempt++) {
        struct reporte_cursor_row position;
        struct cifras theirs = {0}, ours = {0};
        struct cuentas accounts;
        arena_reset(&ctl->arena);
        if (!ctl_answered(ctl, workflow_ask_cifra_list(ctl_call(ctl), &request, &theirs))
            || !ask_accounts(ctl, &accounts) || !ctl_answered(ctl, reports_ask_puesta_al_dia(ctl_call(ctl), &position)))
            return false;
        if (reports_figures_rows_figures(work->db, mes, &ctl->arena, &ours) != STATUS_OK)
            return failed("figures");
        name_persons(&accounts, &theirs, &ctl->arena);
        *ret_count = differences(&theirs, &ours, &ctl->arena, mes, attempt == MOST_TRIES);
        if (!ctl_fits_memory(ctl))
            return false;
    }
    return true;
}

/* Prints the requests that are set aside, each of which counts as a difference, though its figures may agree. */
static bool verify_aside(struct work *work, size_t *ret_count)
{
    const struct reporte_apartado_row *rows;
    arena_reset(&work->ctl.arena);
    if (reports_model_rows_aside(work->db, &work->ctl.arena, &rows, ret_count) != STATUS_OK)
        return failed("requests set aside");
    for (size_t i = 0; i < *ret_count; i++)
        printf("request %" PRId64 " has been set aside since %s, %" PRId64 " times: %s\n", rows[i].solicitud_id,
               rows[i].desde, rows[i].veces, rows[i].motivo);
    return true;
}

static bool verify(struct work *work)
{
    struct dias_row span;
    size_t count, all = 0, months = 0;
    if (!ctl_answered(&work->ctl, workflow_ask_dias_get(ctl_call(&work->ctl), &span)))
        return false;
    int64_t mes = span.primero ? day_of_instant(span.primero) / 100 : 1;
    int64_t last = span.ultimo ? day_of_instant(span.ultimo) / 100 : 0;
    if (!verify_month(work, 0, &all))
        return false;
    for (; mes <= last; mes = mes % 100 == 12 ? mes + 89 : mes + 1, months++) {
        if (!verify_month(work, mes, &count))
            return false;
        all += count;
    }
    if (!verify_aside(work, &count))
        return false;
    all += count;
    printf("%zu differences in %zu months of requests and all payments\n", all, months);
    return all == 0;
}

int reports_ctl(const struct config *config, int argc, char **argv)
{
    bool rebuilds = argc == 1 && strcmp(argv[0], "rebuild") == 0,
         verifies = argc == 1 && strcmp(argv[0], "verify") == 0;
    struct work work;
    if (!rebuilds && !verifies) {
        fputs("reports verify | reports rebuild\n", stderr);
        return EXIT_FAILURE;
    }
    day_init(config->app_timezone);
    work.db = db_new(rebuilds ? config->db_url : config_db_url(config, "reports"));
    if (work.db)
        db_be_patient(work.db);
    ctl_init(&work.ctl, config, ARENA_BYTES, ANSWER_MS);
    bool good = work.db ? (rebuilds ? rebuild(&work) : verify(&work)) : failed("DB_URL");
    ctl_finish(&work.ctl);
    db_destroy(&work.db);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
