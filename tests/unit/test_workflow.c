/* The pure decisions of workflow, and the policy files. */
#include "unit.h"

#include "base/day.h"

#include "workflow_policy.h"
#include "workflow_rules.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void the_state_follows_the_first_matching_row(void **state)
{
    (void)state;
    for (enum estado_atencion atencion = 1; atencion < ESTADO_ATENCION_COUNT; atencion++)
        for (enum estado_pago pago = 1; pago < ESTADO_PAGO_COUNT; pago++)
            for (int team = 0; team < 4; team++) {
                enum estado_operativo got = workflow_rules_estado(atencion, pago, team & 1, team & 2);
                enum estado_operativo want = ESTADO_OPERATIVO_REGISTRADO;
                if (team & 1)
                    want = ESTADO_OPERATIVO_ASIGNADO_GESTOR;
                if (pago == ESTADO_PAGO_PAGADO)
                    want = team & 2 ? ESTADO_OPERATIVO_ASIGNADO_MEDICO : ESTADO_OPERATIVO_PAGADO;
                if (atencion == ESTADO_ATENCION_ATENDIDO)
                    want = ESTADO_OPERATIVO_CERRADO;
                if (atencion == ESTADO_ATENCION_CANCELADO)
                    want = ESTADO_OPERATIVO_CANCELADO;
                assert_int_equal(got, want);
            }
}

static void a_codigo_has_the_year_of_the_clinic_s_day(void **state)
{
    struct arena arena;
    (void)state;
    day_init("America/Lima");
    arena_init(&arena, 4096);
    int64_t last_evening = day_of_instant("2027-01-01T04:59:59.999999Z"); /* 23:59:59 on 31 December in Lima */
    assert_string_equal(workflow_rules_codigo(last_evening, 7, &arena), "CMEP-2026-0007");
    int64_t new_year = day_of_instant("2027-01-01T05:00:00.000000Z");
    assert_string_equal(workflow_rules_codigo(new_year, 12345, &arena), "CMEP-2027-12345");
    arena_finish(&arena);
}

static void actions_are_sorted_by_name(void **state)
{
    struct arena arena;
    size_t count;
    (void)state;
    arena_init(&arena, 4096 * 16);
    const enum accion *list = workflow_rules_sorted_actions(UINT32_MAX & ~1u, &arena, &count);
    assert_int_equal(count, ACCION_COUNT - 1);
    for (size_t i = 1; i < count; i++)
        assert_true(
            strcmp(enumeration_name(&enumeration_accion, list[i - 1]), enumeration_name(&enumeration_accion, list[i]))
            < 0);
    arena_finish(&arena);
}

static void closing_needs_payment_and_doctor(void **state)
{
    struct solicitud_row row = {.estado_atencion = ESTADO_ATENCION_REGISTRADO, .pagos = 1, .medico_id = 4};
    (void)state;
    assert_null(workflow_rules_refuse_close(&row, false));
    row.pagos = 0;
    assert_non_null(workflow_rules_refuse_close(&row, true));
    row.pagos = 1;
    row.medico_id = 0;
    assert_non_null(workflow_rules_refuse_close(&row, true));
    row.medico_id = 4;
    row.estado_atencion = ESTADO_ATENCION_CANCELADO;
    assert_non_null(workflow_rules_refuse_close(&row, false));
    assert_null(workflow_rules_refuse_close(&row, true));
    row.estado_atencion = ESTADO_ATENCION_ATENDIDO;
    assert_non_null(workflow_rules_refuse_close(&row, true));
}

static void a_new_request_begins_registered_and_unpaid(void **state)
{
    const struct atencion_datos atencion = {.tipo_atencion = TIPO_ATENCION_VIRTUAL, .lugar_atencion = "Lima"};
    struct solicitud_create_request in = {.comentario = "c"};
    (void)state;
    struct solicitud_row row = workflow_rules_new_solicitud(&in);
    assert_int_equal(row.estado_atencion, ESTADO_ATENCION_REGISTRADO);
    assert_int_equal(row.estado_pago, ESTADO_PAGO_PENDIENTE);
    assert_string_equal(row.comentario, "c");
    assert_null(row.lugar_atencion);
    in.atencion = &atencion;
    row = workflow_rules_new_solicitud(&in);
    assert_int_equal(row.tipo_atencion, TIPO_ATENCION_VIRTUAL);
    assert_string_equal(row.lugar_atencion, "Lima");
}

static void a_tariff_comes_and_goes_with_its_service(void **state)
{
    const struct tarifa_row tarifa = {.tarifa_monto = "200.00", .tarifa_moneda = MONEDA_PEN};
    struct solicitud_row row = {.solicitud_id = 1};
    (void)state;
    workflow_rules_take_service(&row, 7, &tarifa);
    assert_int_equal(row.servicio_id, 7);
    assert_string_equal(row.tarifa_monto, "200.00");
    assert_int_equal(row.tarifa_moneda, MONEDA_PEN);
    assert_string_equal(row.tarifa_fuente, "SERVICIO");
    workflow_rules_take_service(&row, 0, &tarifa);
    assert_int_equal(row.servicio_id, 0);
    assert_null(row.tarifa_monto);
    assert_int_equal(row.tarifa_moneda, MONEDA_NONE);
    assert_null(row.tarifa_fuente);
}

static void a_paid_request_keeps_its_service(void **state)
{
    (void)state;
    assert_null(workflow_rules_refuse_service(&(struct solicitud_row){.pagos = 0}));
    assert_non_null(workflow_rules_refuse_service(&(struct solicitud_row){.pagos = 1}));
}

static void a_payment_is_in_the_currency_of_the_tariff(void **state)
{
    struct solicitud_row row = {.tarifa_moneda = MONEDA_NONE};
    (void)state;
    assert_null(workflow_rules_refuse_currency(&row, MONEDA_USD));
    row.tarifa_moneda = MONEDA_PEN;
    assert_null(workflow_rules_refuse_currency(&row, MONEDA_PEN));
    assert_non_null(strstr(workflow_rules_refuse_currency(&row, MONEDA_USD), "PEN"));
    row.tarifa_moneda = MONEDA_USD;
    assert_non_null(strstr(workflow_rules_refuse_currency(&row, MONEDA_PEN), "USD"));
}

static void the_first_payment_pays_the_request(void **state)
{
    (void)state;
    assert_true(workflow_rules_becomes_paid(&(struct solicitud_row){.estado_pago = ESTADO_PAGO_PENDIENTE}));
    assert_true(workflow_rules_becomes_paid(&(struct solicitud_row){.estado_pago = ESTADO_PAGO_OBSERVADO}));
    assert_false(workflow_rules_becomes_paid(&(struct solicitud_row){.estado_pago = ESTADO_PAGO_PAGADO}));
}

static void a_cancelled_request_is_not_cancelled_again(void **state)
{
    (void)state;
    for (enum estado_atencion atencion = 1; atencion < ESTADO_ATENCION_COUNT; atencion++) {
        const struct solicitud_row row = {.estado_atencion = atencion};
        assert_int_equal(workflow_rules_refuse_cancel(&row) != NULL, atencion == ESTADO_ATENCION_CANCELADO);
    }
}

static void a_result_without_a_certificate_leaves_it(void **state)
{
    const struct solicitud_row row = {.estado_certificado = ESTADO_CERTIFICADO_OBSERVADO};
    struct resultado_datos resultado = {.estado_certificado = ESTADO_CERTIFICADO_NONE};
    (void)state;
    assert_int_equal(workflow_rules_certificate(&row, NULL), ESTADO_CERTIFICADO_OBSERVADO);
    assert_int_equal(workflow_rules_certificate(&row, &resultado), ESTADO_CERTIFICADO_OBSERVADO);
    resultado.estado_certificado = ESTADO_CERTIFICADO_APROBADO;
    assert_int_equal(workflow_rules_certificate(&row, &resultado), ESTADO_CERTIFICADO_APROBADO);
}

static void an_assignment_is_called_after_its_role_and_whom_it_relieves(void **state)
{
    (void)state;
    assert_string_equal(workflow_rules_assignment_campo(ROL_EMPLEADO_GESTOR, false), "asignacion_gestor");
    assert_string_equal(workflow_rules_assignment_campo(ROL_EMPLEADO_GESTOR, true), "cambio_gestor");
    assert_string_equal(workflow_rules_assignment_campo(ROL_EMPLEADO_MEDICO, false), "asignacion_medico");
    assert_string_equal(workflow_rules_assignment_campo(ROL_EMPLEADO_MEDICO, true), "cambio_medico");
}

static void a_state_is_come_into_once(void **state)
{
    const struct solicitud_row row = {.estado_operativo = ESTADO_OPERATIVO_PAGADO};
    (void)state;
    assert_true(workflow_rules_comes_into(&row, ESTADO_OPERATIVO_CERRADO, ESTADO_OPERATIVO_CERRADO));
    assert_false(workflow_rules_comes_into(&row, ESTADO_OPERATIVO_CERRADO, ESTADO_OPERATIVO_CANCELADO));
    assert_false(workflow_rules_comes_into(&row, ESTADO_OPERATIVO_PAGADO, ESTADO_OPERATIVO_PAGADO));
}

static void only_an_admin_deletes_a_request(void **state)
{
    (void)state;
    for (enum rol rol = ROL_ADMIN; rol < ROL_COUNT; rol++) {
        const struct permisos permisos = workflow_rules_permisos(1u << rol);
        assert_int_equal(permisos.eliminar, rol == ROL_ADMIN);
        assert_true(permisos.subir_archivo && permisos.eliminar_archivo);
    }
}

static void an_override_does_what_1_domain_lists(void **state)
{
    static const enum accion allowed[] = {ACCION_EDITAR_DATOS,   ACCION_CAMBIAR_GESTOR, ACCION_CAMBIAR_MEDICO,
                                          ACCION_REGISTRAR_PAGO, ACCION_CERRAR,         ACCION_CANCELAR};
    (void)state;
    size_t count = 0;
    for (enum accion accion = 1; accion < ACCION_COUNT; accion++)
        count += workflow_rules_override_allows(accion);
    assert_int_equal(count, sizeof allowed / sizeof allowed[0]);
    for (size_t i = 0; i < count; i++)
        assert_true(workflow_rules_override_allows(allowed[i]));
}

static void if_match_looks_at_the_version_alone(void **state)
{
    (void)state;
    assert_true(workflow_rules_if_match(NULL, 7));
    assert_true(workflow_rules_if_match("\"7.abc\"", 7));
    assert_true(workflow_rules_if_match("*", 7));
    assert_true(workflow_rules_if_match("\"1.x\" , \"7.y\"", 7));
    static const char *const other[] = {"", "\"77.a\"", "\"6.a\"", "7.abc", "W/\"7.a\"", "\"7\"", ",", "nonsense"};
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++)
        assert_false(workflow_rules_if_match(other[i], 7));
}

/* Loads a policy text; what it complained of, "" when it was taken. */
static const char *load(const char *text, struct policy *policy)
{
    static char complaint[500];
    char path[] = "/tmp/cmep-policy-XXXXXX";
    char *said = NULL;
    size_t size;
    int fd = mkstemp(path);
    assert_true(write(fd, text, strlen(text)) == (ssize_t)strlen(text));
    close(fd);
    FILE *complaints = open_memstream(&said, &size);
    bool good = policy_load(path, complaints, policy);
    fclose(complaints);
    snprintf(complaint, sizeof complaint, "%s", said + (size > sizeof path ? sizeof path - 1 : 0));
    free(said);
    unlink(path);
    assert_int_equal(good, complaint[0] == '\0');
    return complaint;
}

static void a_policy_is_the_union_of_roles(void **state)
{
    struct policy policy;
    (void)state;
    assert_string_equal(load("{\"GESTOR\":{\"PAGADO\":[\"CERRAR\"]},\"MEDICO\":{\"PAGADO\":[\"CANCELAR\"]}}", &policy),
                        "");
    assert_int_equal(policy_actions(&policy, 1u << ROL_GESTOR | 1u << ROL_MEDICO, ESTADO_OPERATIVO_PAGADO),
                     1u << ACCION_CERRAR | 1u << ACCION_CANCELAR);
    assert_int_equal(policy_actions(&policy, 1u << ROL_ADMIN, ESTADO_OPERATIVO_PAGADO), 0);
    assert_int_equal(policy_actions(&policy, 0, ESTADO_OPERATIVO_PAGADO), 0);
    assert_true(policy_allows(&policy, 1u << ROL_MEDICO, ESTADO_OPERATIVO_PAGADO, ACCION_CANCELAR));
    assert_false(policy_allows(&policy, 1u << ROL_MEDICO, ESTADO_OPERATIVO_PAGADO, ACCION_CERRAR));
    assert_false(policy_allows(&policy, 1u << ROL_MEDICO, ESTADO_OPERATIVO_REGISTRADO, ACCION_CANCELAR));
}

static void a_wrong_policy_names_its_line(void **state)
{
    struct policy policy;
    (void)state;
    assert_string_equal(load("{\n \"JEFE\": {}\n}", &policy), ":2: unknown role 'JEFE'\n");
    assert_string_equal(load("{\n \"ADMIN\": {\n  \"NADA\": []}\n}", &policy), ":3: unknown state 'NADA'\n");
    assert_string_equal(load("{\"ADMIN\": {\"PAGADO\": [\"CERRAR\",\n\"VOLAR\"]}}", &policy),
                        ":2: unknown action 'VOLAR'\n");
    assert_non_null(strstr(load("{\n\"ADMIN\": {\"PAGADO\": [}", &policy), ":2:"));
    assert_non_null(strstr(load("[]", &policy), ":1:"));
    assert_non_null(strstr(load("{\"ADMIN\": [\"CERRAR\"]}", &policy), ":1:"));
    assert_non_null(strstr(load("{\"ADMIN\": {\"PAGADO\": \"CERRAR\"}}", &policy), ":1:"));
    assert_non_null(strstr(load("{\"ADMIN\": {\"PAGADO\": [7]}}", &policy), ":1:"));
}

static void a_cursor_is_read_back_in_its_order_only(void **state)
{
    static const char time[] = "2026-01-29T15:04:05.123456Z";
    static const char *const others[] = {"",     "x",        "0",        "00",     "31",
                                         "2d31", "33203120", "31203020", "312031", "ffffffff"};
    struct list_cursor cursor;
    struct arena arena;
    (void)state;
    arena_init(&arena, 65536);
    for (enum orden orden = ORDEN_RECIENTE; orden < ORDEN_COUNT; orden++)
        for (enum orden read = ORDEN_RECIENTE; read < ORDEN_COUNT; read++)
            assert_int_equal(
                workflow_rules_read_cursor(workflow_rules_cursor(orden, INT64_MAX, time, &arena), read, &cursor),
                orden == read);
    assert_true(cursor.solicitud_id == INT64_MAX);
    assert_string_equal(cursor.time, "2026-01-29 15:04:05.123456");
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(workflow_rules_read_cursor(others[i], ORDEN_RECIENTE, &cursor));
    arena_finish(&arena);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cursor_is_read_back_in_its_order_only),
        cmocka_unit_test(the_state_follows_the_first_matching_row),
        cmocka_unit_test(a_codigo_has_the_year_of_the_clinic_s_day),
        cmocka_unit_test(actions_are_sorted_by_name),
        cmocka_unit_test(closing_needs_payment_and_doctor),
        cmocka_unit_test(a_new_request_begins_registered_and_unpaid),
        cmocka_unit_test(a_tariff_comes_and_goes_with_its_service),
        cmocka_unit_test(a_paid_request_keeps_its_service),
        cmocka_unit_test(a_payment_is_in_the_currency_of_the_tariff),
        cmocka_unit_test(the_first_payment_pays_the_request),
        cmocka_unit_test(a_cancelled_request_is_not_cancelled_again),
        cmocka_unit_test(a_result_without_a_certificate_leaves_it),
        cmocka_unit_test(an_assignment_is_called_after_its_role_and_whom_it_relieves),
        cmocka_unit_test(a_state_is_come_into_once),
        cmocka_unit_test(only_an_admin_deletes_a_request),
        cmocka_unit_test(an_override_does_what_1_domain_lists),
        cmocka_unit_test(if_match_looks_at_the_version_alone),
        cmocka_unit_test(a_policy_is_the_union_of_roles),
        cmocka_unit_test(a_wrong_policy_names_its_line),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
