/* The pure decisions about persons, promotores and staff. */
#include "unit.h"

#include "people/workflow_people_rules.h"

#include <string.h>

static void a_form_updates_a_person_and_only_completes_staff(void **state)
{
    const struct persona_row said = {.nombres = "Ana", .email = "ana@x.pe", .celular_1 = NULL};
    struct persona_row row = {.nombres = "Anna", .email = "", .celular_1 = "1"};
    (void)state;
    assert_true(workflow_people_rules_merge(&row, &said));
    assert_string_equal(row.nombres, "Ana");
    assert_string_equal(row.email, "ana@x.pe");
    assert_string_equal(row.celular_1, "1");
    assert_false(workflow_people_rules_merge(&row, &said));
    struct persona_row staff = {.nombres = "Anna", .email = "", .es_personal = true};
    assert_true(workflow_people_rules_merge(&staff, &said));
    assert_string_equal(staff.nombres, "Anna");
    assert_string_equal(staff.email, "ana@x.pe");
}

static void staff_is_changed_by_the_administration_alone(void **state)
{
    (void)state;
    assert_null(workflow_people_rules_refuse_staff(&(struct persona_row){.es_personal = false}));
    assert_non_null(workflow_people_rules_refuse_staff(&(struct persona_row){.es_personal = true}));
}

static void assert_problem(const struct promotor_datos *datos, const char *field)
{
    const struct wrong_field wrong = workflow_people_rules_new_problem(datos);
    if (!field)
        assert_null(wrong.field);
    else
        assert_string_equal(wrong.field, field);
    assert_int_equal(wrong.message != NULL, field != NULL);
}

static void a_new_promotor_has_the_name_of_its_type(void **state)
{
    struct promotor_datos datos = {.tipo_promotor = TIPO_PROMOTOR_EMPRESA};
    (void)state;
    assert_problem(&datos, "razon_social");
    datos.razon_social = "Notaria";
    assert_problem(&datos, NULL);
    datos.tipo_promotor = TIPO_PROMOTOR_OTROS;
    assert_problem(&datos, "nombre_promotor_otros");
    datos.nombre_promotor_otros = "Radio";
    assert_problem(&datos, NULL);
    datos.tipo_promotor = TIPO_PROMOTOR_PERSONA;
    assert_problem(&datos, "nombres");
    datos.nombres = "Luis";
    assert_problem(&datos, "apellidos");
    datos.apellidos = "Reyes";
    assert_problem(&datos, NULL);
    datos.numero_documento = "1";
    assert_problem(&datos, "tipo_documento");
    datos.tipo_documento = TIPO_DOCUMENTO_DNI;
    assert_problem(&datos, NULL);
    datos.numero_documento = NULL;
    assert_problem(&datos, "numero_documento");
}

static void a_request_names_a_promotor_or_describes_one(void **state)
{
    const struct promotor_datos datos = {.tipo_promotor = TIPO_PROMOTOR_EMPRESA};
    struct solicitud_create_request in = {.promotor_id = 1};
    struct arena arena;
    (void)state;
    arena_init(&arena, 65536);
    assert_null(workflow_people_rules_create_problem(&in, &arena).field);
    in.promotor = &datos;
    assert_string_equal(workflow_people_rules_create_problem(&in, &arena).field, "promotor_id");
    in.promotor_id = 0;
    assert_string_equal(workflow_people_rules_create_problem(&in, &arena).field, "promotor.razon_social");
    arena_finish(&arena);
}

static void a_promotor_keeps_no_name_of_another_type(void **state)
{
    const struct promotor_datos datos = {
        .tipo_promotor = TIPO_PROMOTOR_EMPRESA, .razon_social = "A", .nombre_promotor_otros = "B", .ruc = "1"};
    const struct promotor_edit_request edit = {.given = UINT64_C(1) << PROMOTOR_EDIT_REQUEST__RAZON_SOCIAL
                                                      | UINT64_C(1) << PROMOTOR_EDIT_REQUEST__NOMBRE_PROMOTOR_OTROS,
                                               .nombre_promotor_otros = "C"};
    (void)state;
    struct promotor promotor = workflow_people_rules_new_promotor(&datos, 0);
    assert_string_equal(promotor.razon_social, "A");
    assert_null(promotor.nombre_promotor_otros);
    assert_null(workflow_people_rules_promotor_problem(&promotor).field);
    workflow_people_rules_edit_promotor(&edit, &promotor);
    assert_null(promotor.nombre_promotor_otros);
    assert_string_equal(promotor.ruc, "1"); /* was not given */
    assert_string_equal(workflow_people_rules_promotor_problem(&promotor).field, "razon_social");
}

static void a_promotor_is_renamed_by_what_differs(void **state)
{
    struct persona_row row = {.nombres = "Luis", .apellidos = "Reyes"};
    (void)state;
    assert_false(workflow_people_rules_rename(&(struct promotor_edit_request){.nombres = "Luis"}, &row));
    assert_true(workflow_people_rules_rename(&(struct promotor_edit_request){.apellidos = "Rey"}, &row));
    assert_string_equal(row.nombres, "Luis");
    assert_string_equal(row.apellidos, "Rey");
}

static void a_promotor_that_requests_name_stays(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 65536);
    assert_null(workflow_people_rules_refuse_delete(0, &arena));
    assert_non_null(strstr(workflow_people_rules_refuse_delete(1, &arena), "Una solicitud"));
    assert_non_null(strstr(workflow_people_rules_refuse_delete(12, &arena), "12 solicitudes"));
    arena_finish(&arena);
}

static void an_employment_follows_the_account(void **state)
{
    static const enum rol gestor[] = {ROL_GESTOR};
    struct staff_update_request in = {.roles = gestor, .roles_count = 1, .activo = true};
    (void)state;
    assert_int_equal(workflow_people_rules_follow(&in, ROL_GESTOR), EMPLOYMENT_BEGINS);
    in.eran_roles = gestor;
    in.eran_roles_count = 1;
    assert_int_equal(workflow_people_rules_follow(&in, ROL_GESTOR), EMPLOYMENT_IS_RESTORED);
    in.activo = false;
    assert_int_equal(workflow_people_rules_follow(&in, ROL_GESTOR), EMPLOYMENT_IS_SUSPENDED);
    in.roles_count = 0;
    assert_int_equal(workflow_people_rules_follow(&in, ROL_GESTOR), EMPLOYMENT_RETIRES);
    assert_int_equal(workflow_people_rules_employment(ROL_ADMIN), ROL_EMPLEADO_NONE);
    assert_int_equal(workflow_people_rules_employment(ROL_MEDICO), ROL_EMPLEADO_MEDICO);
}

static void what_is_kept_of_a_doctor_is_written_where_there_is_one(void **state)
{
    static const enum rol medico[] = {ROL_MEDICO};
    (void)state;
    assert_false(workflow_people_rules_is_new_doctor(&(struct staff_register_request){.roles_count = 0}));
    assert_true(
        workflow_people_rules_is_new_doctor(&(struct staff_register_request){.roles = medico, .roles_count = 1}));
    assert_false(workflow_people_rules_keeps_doctor(&(struct staff_update_request){.roles_count = 0}));
    assert_true(workflow_people_rules_keeps_doctor(&(struct staff_update_request){.cmp = ""}));
    assert_true(workflow_people_rules_keeps_doctor(&(struct staff_update_request){.roles = medico, .roles_count = 1}));
}

static void an_update_leaves_clears_or_sets_a_field(void **state)
{
    struct personal person = {.nombres = "Ana", .cmp = "1", .email = "a@x.pe"};
    (void)state;
    workflow_people_rules_update_staff(&(struct staff_update_request){.cmp = "", .email = "b@x.pe"}, &person);
    assert_string_equal(person.nombres, "Ana");
    assert_null(person.cmp);
    assert_string_equal(person.email, "b@x.pe");
    workflow_people_rules_fill_staff(&(struct staff_register_request){.email = "c@x.pe", .celular_1 = "9"}, &person);
    assert_string_equal(person.email, "b@x.pe");
    assert_string_equal(person.celular_1, "9");
}

static void a_birthday_is_a_date_or_is_cleared(void **state)
{
    static const char *const good[] = {NULL, "", "1980-02-29"}, *const bad[] = {"x", "1981-02-29", "29/02/1980"};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        const struct staff_update_request yes = {.fecha_nacimiento = good[i]}, no = {.fecha_nacimiento = bad[i]};
        assert_null(workflow_people_rules_update_problem(&yes).field);
        assert_string_equal(workflow_people_rules_update_problem(&no).field, "fecha_nacimiento");
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_updates_a_person_and_only_completes_staff),
        cmocka_unit_test(staff_is_changed_by_the_administration_alone),
        cmocka_unit_test(a_new_promotor_has_the_name_of_its_type),
        cmocka_unit_test(a_request_names_a_promotor_or_describes_one),
        cmocka_unit_test(a_promotor_keeps_no_name_of_another_type),
        cmocka_unit_test(a_promotor_is_renamed_by_what_differs),
        cmocka_unit_test(a_promotor_that_requests_name_stays),
        cmocka_unit_test(an_employment_follows_the_account),
        cmocka_unit_test(what_is_kept_of_a_doctor_is_written_where_there_is_one),
        cmocka_unit_test(an_update_leaves_clears_or_sets_a_field),
        cmocka_unit_test(a_birthday_is_a_date_or_is_cleared),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
