/* Writes the rows that N requests have left in the tables, were each action of them taken over the API during the last
 * three years:
 *
 *   generate ROWS DIRECTORY NOW      NOW in seconds since 1970
 *
 * DIRECTORY then has one file a table, as LOAD DATA reads it; load.py knows their columns. The same arguments give the
 * same rows. What is written row by row in the life of the system (history, payments, ...) stands in the order of time,
 * so that the rows of one request lie as far apart as they would. */
#include "names.h"
#include "rows.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum {
    STAFF_FIRST = 101, /* persona_id and user_id alike; those below are the seed's */
    OPERADORES = 20,
    GESTORES = 20,
    MEDICOS = 10,
    STAFF = OPERADORES + GESTORES + MEDICOS,
    PERSONAS_FIRST = 1001,
    PROMOTORES_FIRST = 101,
    PROMOTORES = 200,
    YEARS = 3,
    MOST_STEPS = 12,
    NAME_BYTES = 150
};

/* ---- chance, the same each time */

static uint64_t random_state = UINT64_C(0x9E3779B97F4A7C15);

static uint64_t random_bits(void)
{
    random_state ^= random_state >> 12;
    random_state ^= random_state << 25;
    random_state ^= random_state >> 27;
    return random_state * UINT64_C(2685821657736338717);
}

static double random_share(void)
{
    return (double)(random_bits() >> 11) / (double)(UINT64_C(1) << 53);
}

static size_t random_below(size_t count)
{
    return (size_t)(random_share() * (double)count);
}

static bool chance(double percent)
{
    return random_share() * 100 < percent;
}

/* The first are the most frequent: one of ten for the first of a hundred. */
static size_t random_skewed(size_t count)
{
    double share = random_share();
    return (size_t)(share * share * (double)count);
}

#define ANY_OF(list) (list)[random_below(COUNT(list))]

/* ---- people */

struct worker {
    int64_t id;
    char name[2 * NAME_BYTES];
};

struct client {
    int64_t persona_id;
    int64_t apoderado_id; /* or 0 */
};

static struct worker staff[STAFF];
static int64_t next_persona = PERSONAS_FIRST;

static const struct worker *any_operador(void)
{
    return &staff[random_below(OPERADORES)];
}

static const struct worker *any_gestor(void)
{
    return &staff[OPERADORES + random_below(GESTORES)];
}

static const struct worker *any_medico(void)
{
    return &staff[OPERADORES + GESTORES + random_below(MEDICOS)];
}

static void make_surname(char *to, size_t size)
{
    if (chance(6))
        snprintf(to, size, "%s%s%s", ANY_OF(first_syllables), ANY_OF(middle_syllables), ANY_OF(last_syllables));
    else
        snprintf(to, size, "%s", surnames[random_skewed(COUNT(surnames))]);
}

static void make_name(char *given, char *family)
{
    char father[NAME_BYTES / 2], mother[NAME_BYTES / 2 - 1];
    const char *first = given_names[random_skewed(COUNT(given_names))];
    const char *second = given_names[random_skewed(COUNT(given_names))];
    bool two = second != first && chance(60);
    snprintf(given, NAME_BYTES, "%s%s%s", first, two ? " " : "", two ? second : "");
    make_surname(father, sizeof father);
    make_surname(mother, sizeof mother);
    snprintf(family, NAME_BYTES, "%s %s", father, mother);
}

/* Different for each id below the prime, and none of the seed's. */
static int64_t scattered(int64_t id)
{
    return 20000000 + id * INT64_C(7654321) % 59999999;
}

static void put_document(int64_t id)
{
    char number[32];
    int64_t digits = scattered(id);
    double share = random_share();
    if (share < 0.90)
        snprintf(number, sizeof number, "%" PRId64, digits);
    else if (share < 0.95)
        snprintf(number, sizeof number, "CE%" PRId64, digits);
    else if (share < 0.98)
        snprintf(number, sizeof number, "%c%c%" PRId64, 'A' + (int)(digits % 26), 'A' + (int)(digits / 26 % 26),
                 digits);
    else
        snprintf(number, sizeof number, "10%" PRId64 "%d", digits, (int)(digits % 10));
    put(share < 0.90 ? "DNI" : share < 0.95 ? "CE" : share < 0.98 ? "PASAPORTE" : "RUC");
    put(number);
}

static void format_mobile(int64_t id, char *to, size_t size)
{
    snprintf(to, size, "9%08" PRId64, (id * INT64_C(61234567)) % INT64_C(100000000));
}

static void put_contact(int64_t id)
{
    char email[64], mobile[16], address[128];
    snprintf(email, sizeof email, "persona%" PRId64 "@correo.pe", id);
    format_mobile(id, mobile, sizeof mobile);
    snprintf(address, sizeof address, "%s %zu, %s", ANY_OF(streets), 100 + random_below(2000), ANY_OF(districts));
    put(chance(50) ? email : NULL);
    put(chance(90) ? mobile : NULL);
    put(chance(40) ? address : NULL);
}

static void put_author(int64_t created_by, int64_t updated_by, int64_t created_at, int64_t updated_at)
{
    put_id(created_by);
    put_id(updated_by);
    put_time(created_at);
    put_time(updated_at);
}

static void write_persona(int64_t id, bool is_staff, const char *given, const char *family, int64_t by, int64_t time)
{
    int64_t age = (20 + (int64_t)random_below(60)) * 365 + (int64_t)random_below(365);
    put_id(id);
    put_document(id);
    put(given);
    put(family);
    put(date_of(time - age * DAY));
    put_contact(id);
    put(is_staff ? "1" : "0");
    put_author(by, by, time, time);
    row_write(PERSONAS);
}

static int64_t new_persona(int64_t by, int64_t time)
{
    char given[NAME_BYTES], family[NAME_BYTES];
    make_name(given, family);
    write_persona(next_persona, false, given, family, by, time);
    return next_persona++;
}

static void write_account(const struct worker *worker, const char *email, const char *rol)
{
    put_id(worker->id);
    put_id(worker->id);
    put(email);
    put(worker->name);
    row_write(USERS);
    put_id(worker->id);
    put(rol);
    row_write(USER_ROLE);
}

static void write_worker(struct worker *worker, int64_t id, const char *rol, const char *email, int64_t time)
{
    char given[NAME_BYTES], family[NAME_BYTES];
    make_name(given, family);
    worker->id = id;
    snprintf(worker->name, sizeof worker->name, "%s %s", given, family);
    write_persona(id, true, given, family, 1, time);
    put_id(id);
    put(rol);
    row_write(EMPLEADO);
    write_account(worker, email, rol);
    if (strcmp(rol, "MEDICO") == 0) {
        put_id(id);
        put_id(50000 + id);
        put("Medicina Ocupacional");
        row_write(MEDICO_EXTRA);
    }
}

static void write_staff(int64_t time)
{
    for (int i = 0; i < STAFF; i++) {
        const char *rol = i < OPERADORES ? "OPERADOR" : i < OPERADORES + GESTORES ? "GESTOR" : "MEDICO";
        int number = i < OPERADORES ? i : i < OPERADORES + GESTORES ? i - OPERADORES : i - OPERADORES - GESTORES;
        char email[64];
        snprintf(email, sizeof email, "%s%02d@cmep.local", rol, number + 1);
        for (char *at = email; *at != '@'; at++)
            *at = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
        write_worker(&staff[i], STAFF_FIRST + i, rol, email, time);
    }
}

static void write_promotor(int64_t id, int64_t time)
{
    char name[64], ruc[16], surname[NAME_BYTES / 4];
    bool is_company = chance(70), is_person = !is_company && chance(70);
    make_surname(surname, sizeof surname);
    snprintf(name, sizeof name, "%s %s", ANY_OF(companies), surname);
    snprintf(ruc, sizeof ruc, "20%09" PRId64, scattered(id));
    int64_t persona_id = is_person ? new_persona(1, time) : 0;
    put_id(id);
    put(is_company ? "EMPRESA" : is_person ? "PERSONA" : "OTROS");
    put_id(persona_id);
    put(is_company ? name : NULL);
    put(!is_company && !is_person ? name : NULL);
    put(is_company ? "Convenio" : "Cliente referente");
    put(is_company ? ruc : NULL);
    put_author(1, 1, time, time);
    row_write(PROMOTORES_TABLE);
}

static struct client new_client(int64_t promotor_id, int64_t by, int64_t time)
{
    struct client client = {.persona_id = new_persona(by, time)};
    put_id(client.persona_id);
    put_id(promotor_id);
    put_author(by, by, time, time);
    row_write(CLIENTES);
    if (chance(6)) {
        client.apoderado_id = new_persona(by, time);
        put_id(client.persona_id);
        put_id(client.apoderado_id);
        put_author(by, by, time, time);
        row_write(CLIENTE_APODERADO);
    }
    return client;
}

/* ---- a request's life: its steps, their times, and what each leaves */

enum step {
    EDIT_COMMENT,
    EDIT_MOBILE,
    ASSIGN_GESTOR,
    CHANGE_GESTOR,
    PAY,
    PAY_REST,
    ASSIGN_MEDICO,
    CHANGE_MEDICO,
    CLOSE,
    CANCEL
};

struct plan {
    enum step steps[MOST_STEPS];
    int64_t times[MOST_STEPS];
    size_t count;
};

/* The row of the request as it stands after the steps so far. */
struct request {
    int64_t id;
    char codigo[32];
    struct client client;
    int64_t promotor_id;
    const struct worker *operador, *gestor, *medico, *last_author;
    const char *estado_atencion, *estado_pago, *estado_certificado, *comentario, *motivo;
    int64_t created_at, updated_at, estado_desde;
    int64_t fecha_cierre, cerrado_por, fecha_cancelacion, cancelado_por;
    int64_t version;
};

static void add_step(struct plan *plan, enum step step, double percent)
{
    if (chance(percent))
        plan->steps[plan->count++] = step;
}

/* The share of each way to end, by age (0: the oldest, 1: of today). What is open is mostly new. */
enum ending { OPEN_NEW, OPEN_GESTOR, OPEN_PAID, OPEN_MEDICO, ENDS_CLOSED, ENDS_CANCELLED };

static enum ending choose_ending(double age)
{
    if (chance(age > 0.9 ? 60 : 6.67))
        return (enum ending)random_below(ENDS_CLOSED);
    return chance(9) ? ENDS_CANCELLED : ENDS_CLOSED;
}

static void make_plan(enum ending ending, struct plan *plan)
{
    enum ending reached = ending == ENDS_CANCELLED ? (enum ending)random_below(ENDS_CLOSED) : ending;
    plan->count = 0;
    add_step(plan, EDIT_COMMENT, 25);
    add_step(plan, EDIT_MOBILE, 10);
    add_step(plan, ASSIGN_GESTOR, reached >= OPEN_GESTOR ? 100 : 0);
    add_step(plan, CHANGE_GESTOR, reached >= OPEN_GESTOR ? 12 : 0);
    add_step(plan, PAY, reached >= OPEN_PAID ? 100 : 0);
    add_step(plan, PAY_REST, reached >= OPEN_PAID ? 8 : 0);
    add_step(plan, ASSIGN_MEDICO, reached >= OPEN_MEDICO ? 100 : 0);
    add_step(plan, CHANGE_MEDICO, reached >= OPEN_MEDICO ? 8 : 0);
    add_step(plan, CLOSE, ending == ENDS_CLOSED ? 100 : 0);
    add_step(plan, CANCEL, ending == ENDS_CANCELLED ? 100 : 0);
}

static bool plan_has(const struct plan *plan, enum step step)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->steps[i] == step)
            return true;
    return false;
}

/* From minutes to a few days between two steps, less for a request that is younger than that. */
static void schedule(struct plan *plan, int64_t created_at, int64_t now)
{
    int64_t delay[MOST_STEPS], whole = 1;
    for (size_t i = 0; i < plan->count; i++) {
        double share = random_share();
        delay[i] = 300 * SECOND + (int64_t)(share * share * share * 8.0 * (double)DAY);
        whole += delay[i];
    }
    double available = (double)(now - created_at) * (0.2 + 0.8 * random_share());
    double scale = (double)whole < available ? 1.0 : available / (double)whole;
    int64_t time = created_at;
    for (size_t i = 0; i < plan->count; i++) {
        time += (int64_t)((double)delay[i] * scale);
        plan->times[i] = time;
    }
}

static void history(const struct request *request, int64_t time, const struct worker *author, const char *campo,
                    const char *anterior, const char *nuevo, const char *comentario)
{
    put_id(request->id);
    put(campo);
    put(anterior);
    put(nuevo);
    put_id(author->id);
    put(author->name);
    put_time(time);
    put(comentario);
    row_write_at(HISTORIAL, time);
}

static void event(const struct request *request, int64_t time, const char *tipo)
{
    put_id(request->id);
    put_id(request->version);
    put(tipo);
    put_time(time);
    row_write_at(EVENTO, time);
}

/* What every action ends with. */
static void acted(struct request *request, int64_t time, const struct worker *author, bool changes_state,
                  const char *tipo)
{
    request->version++;
    request->updated_at = time;
    request->last_author = author;
    if (changes_state)
        request->estado_desde = time;
    event(request, time, tipo);
}

static void assignment(const struct request *request, int64_t time, const struct worker *person, const char *rol,
                       bool is_current, const struct worker *author)
{
    put_id(request->id);
    put_id(person->id);
    put(rol);
    put(is_current ? "1" : "0");
    put_id(author->id);
    put_time(time);
    put_author(author->id, author->id, time, time);
    row_write_at(ASIGNACION, time);
}

static void assign_gestor(struct request *request, const struct plan *plan, enum step step, int64_t time)
{
    const struct worker *before = request->gestor, *author = request->operador;
    request->gestor = any_gestor();
    assignment(request, time, request->gestor, "GESTOR", step == CHANGE_GESTOR || !plan_has(plan, CHANGE_GESTOR),
               author);
    history(request, time, author, before ? "cambio_gestor" : "asignacion_gestor", before ? before->name : NULL,
            request->gestor->name, NULL);
    acted(request, time, author, !before, "gestor_asignado");
}

static void assign_medico(struct request *request, const struct plan *plan, enum step step, int64_t time)
{
    const struct worker *before = request->medico, *author = request->gestor;
    request->medico = any_medico();
    assignment(request, time, request->medico, "MEDICO", step == CHANGE_MEDICO || !plan_has(plan, CHANGE_MEDICO),
               author);
    history(request, time, author, before ? "cambio_medico" : "asignacion_medico", before ? before->name : NULL,
            request->medico->name, NULL);
    acted(request, time, author, !before, "medico_asignado");
}

static void pay(struct request *request, const struct plan *plan, enum step step, int64_t time)
{
    static const char *const ways[] = {"YAPE", "PLIN", "TRANSFERENCIA", "EFECTIVO", "TARJETA"};
    const struct worker *author = request->gestor;
    const char *amount = plan_has(plan, PAY_REST) ? "100.00" : "200.00";
    char reference[32];
    snprintf(reference, sizeof reference, "OP-%08zu", random_below(100000000));
    put_id(request->id);
    put(ANY_OF(ways));
    put(date_of(time));
    put(amount);
    put("PEN");
    put(chance(80) ? reference : NULL);
    put_id(author->id);
    put_time(time);
    put_author(author->id, author->id, time, time);
    row_write_at(PAGO, time);
    history(request, time, author, "pago_registrado", NULL, amount, NULL);
    if (step == PAY)
        history(request, time, author, "estado_pago", "PENDIENTE", "PAGADO", NULL);
    request->estado_pago = "PAGADO";
    acted(request, time, author, step == PAY, "pago_registrado");
}

static void close_request(struct request *request, int64_t time)
{
    const struct worker *author = request->medico;
    request->estado_certificado = chance(95) ? "APROBADO" : "OBSERVADO";
    put_id(request->id);
    put_id(author->id);
    put(date_of(time));
    put("Apto para las labores que realiza");
    put("Evaluación sin hallazgos de importancia");
    put(chance(20) ? "Usa lentes correctores" : NULL);
    put(chance(30) ? "Control anual" : NULL);
    put(request->estado_certificado);
    put_author(author->id, author->id, time, time);
    row_write_at(RESULTADO, time);
    history(request, time, author, "estado_atencion", "REGISTRADO", "ATENDIDO", NULL);
    request->estado_atencion = "ATENDIDO";
    request->fecha_cierre = time;
    request->cerrado_por = author->id;
    acted(request, time, author, true, "solicitud_cerrada");
}

static void cancel_request(struct request *request, int64_t time)
{
    static const char *const reasons[] = {"El cliente desistió", "Registrada dos veces", "No se presentó"};
    const struct worker *author = request->gestor ? request->gestor : request->operador;
    request->motivo = ANY_OF(reasons);
    history(request, time, author, "estado_atencion", "REGISTRADO", "CANCELADO", request->motivo);
    request->estado_atencion = "CANCELADO";
    request->fecha_cancelacion = time;
    request->cancelado_por = author->id;
    acted(request, time, author, true, "solicitud_cancelada");
}

static void edit_comment(struct request *request, int64_t time)
{
    request->comentario = "Prefiere que lo llamen por la mañana";
    history(request, time, request->operador, "comentario", NULL, request->comentario, NULL);
    acted(request, time, request->operador, false, "datos_editados");
}

static void edit_mobile(struct request *request, int64_t time)
{
    char before[16], after[16];
    format_mobile(request->client.persona_id + 1, before, sizeof before);
    format_mobile(request->client.persona_id, after, sizeof after);
    history(request, time, request->operador, "cliente.celular_1", before, after, NULL);
    acted(request, time, request->operador, false, "datos_editados");
}

static void take_step(struct request *request, const struct plan *plan, size_t at)
{
    int64_t time = plan->times[at];
    switch (plan->steps[at]) {
    case EDIT_COMMENT:
        edit_comment(request, time);
        break;
    case EDIT_MOBILE:
        edit_mobile(request, time);
        break;
    case ASSIGN_GESTOR:
    case CHANGE_GESTOR:
        assign_gestor(request, plan, plan->steps[at], time);
        break;
    case PAY:
    case PAY_REST:
        pay(request, plan, plan->steps[at], time);
        break;
    case ASSIGN_MEDICO:
    case CHANGE_MEDICO:
        assign_medico(request, plan, plan->steps[at], time);
        break;
    case CLOSE:
        close_request(request, time);
        break;
    case CANCEL:
        cancel_request(request, time);
        break;
    }
}

static void write_request(const struct request *request)
{
    bool is_virtual = chance(40);
    put_id(request->id);
    put(request->codigo);
    put_id(request->client.persona_id);
    put_id(request->client.apoderado_id);
    put("1");
    put_id(request->promotor_id);
    put(request->estado_atencion);
    put(request->estado_pago);
    put(request->estado_certificado);
    put("200.00");
    put("PEN");
    put("SERVICIO");
    put(is_virtual ? "VIRTUAL" : "PRESENCIAL");
    put(is_virtual ? NULL : ANY_OF(districts));
    put(request->comentario);
    put(request->motivo);
    put_time(request->fecha_cierre);
    put_id(request->cerrado_por);
    put_time(request->fecha_cancelacion);
    put_id(request->cancelado_por);
    put_id(request->gestor ? request->gestor->id : 0);
    put_id(request->medico ? request->medico->id : 0);
    put_time(request->estado_desde);
    put_id(request->version);
    put_author(request->operador->id, request->last_author->id, request->created_at, request->updated_at);
    row_write(SOLICITUD);
}

static void live(int64_t id, struct client client, int64_t promotor_id, const struct worker *operador,
                 int64_t created_at, double age, int64_t now)
{
    struct plan plan;
    struct request request = {.id = id,
                              .client = client,
                              .promotor_id = promotor_id,
                              .operador = operador,
                              .last_author = operador,
                              .estado_atencion = "REGISTRADO",
                              .estado_pago = "PENDIENTE",
                              .created_at = created_at,
                              .updated_at = created_at,
                              .estado_desde = created_at,
                              .version = 1};
    snprintf(request.codigo, sizeof request.codigo, "CMEP-%.4s-%04" PRId64, date_of(created_at), id);
    make_plan(choose_ending(age), &plan);
    schedule(&plan, created_at, now);
    history(&request, created_at, operador, "solicitud_creada", NULL, "REGISTRADO", NULL);
    event(&request, created_at, "solicitud_creada");
    for (size_t i = 0; i < plan.count; i++)
        take_step(&request, &plan, i);
    write_request(&request);
}

/* A client has 1.5 requests on the average; a third of the requests come from one who has been here before. */
static void write_requests(int64_t rows, int64_t begin, int64_t now)
{
    struct client *clients = calloc((size_t)rows, sizeof *clients);
    size_t client_count = 0;
    if (!clients)
        abort();
    for (int64_t i = 0; i < rows; i++) {
        int64_t slot = (now - begin) / rows;
        int64_t created_at = begin + (now - begin) / rows * i + (int64_t)(random_share() * (double)(slot - 1));
        int64_t promotor_id = chance(35) ? PROMOTORES_FIRST + (int64_t)random_skewed(PROMOTORES) : 0;
        const struct worker *operador = any_operador();
        rows_write_until(created_at);
        size_t who = client_count > 0 && chance(100.0 / 3) ? random_below(client_count) : client_count;
        if (who == client_count)
            clients[client_count++] = new_client(promotor_id, operador->id, created_at);
        live(i + 1, clients[who], promotor_id, operador, created_at, (double)i / (double)rows, now);
    }
    rows_write_until(INT64_MAX);
    free(clients);
}

int main(int argc, char **argv)
{
    int64_t rows = argc == 4 ? strtoll(argv[1], NULL, 10) : 0;
    int64_t now = argc == 4 ? strtoll(argv[3], NULL, 10) * SECOND : 0;
    int64_t begin = now - YEARS * 365 * DAY;
    if (rows < 1 || begin < 0) {
        fputs("usage: generate ROWS DIRECTORY NOW\n", stderr);
        return EXIT_FAILURE;
    }
    rows_open(argv[2]);
    write_staff(begin);
    for (int64_t i = 0; i < PROMOTORES; i++)
        write_promotor(PROMOTORES_FIRST + i, begin);
    write_requests(rows, begin, now);
    rows_close();
    return EXIT_SUCCESS;
}
