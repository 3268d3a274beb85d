/* The interpreter of field tables: what it lets through is what the services and the database see. */
#include "unit.h"

#include "contract/json.h"
#include "contract/message.h"
#include "records.h"

#include <string.h>

static struct arena arena;

static int begin(void **state)
{
    (void)state;
    arena_init(&arena, 16 * 1024 * 1024);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

static enum status decode(const struct record *record, const char *json, struct problems *problems, void *structure)
{
    msgpack_object object;
    assert_int_equal(json_read(json, strlen(json), &arena, &object), STATUS_OK);
    return schema_decode(record, &object, "", &arena, problems, structure);
}

static void assert_problem(const struct problems *problems, const char *field)
{
    for (size_t i = 0; i < problems->count; i++)
        if (strcmp(problems->items[i].field, field) == 0)
            return;
    fail_msg("no problem names %s", field);
}

static void every_wrong_field_is_named_at_once(void **state)
{
    struct solicitud_create_request in;
    struct problems problems;
    (void)state;
    assert_int_equal(
        decode(&record_solicitud_create_request,
               "{\"cliente\":{\"tipo_documento\":\"X\",\"numero_documento\":\"\",\"nombres\":null,"
               "\"apellidos\":7,\"fecha_nacimiento\":\"2026-02-29\"},\"servicio_id\":\"a\",\"promotor_id\":0}",
               &problems, &in),
        STATUS_VALIDATION_ERROR);
    assert_problem(&problems, "cliente.tipo_documento");
    assert_problem(&problems, "cliente.numero_documento");
    assert_problem(&problems, "cliente.nombres");
    assert_problem(&problems, "cliente.apellidos");
    assert_problem(&problems, "cliente.fecha_nacimiento");
    assert_problem(&problems, "servicio_id");
    assert_problem(&problems, "promotor_id");
    assert_int_equal(problems.count, 7);
}

static void given_tells_absent_from_null(void **state)
{
    struct solicitud_edit_request in;
    struct problems problems;
    (void)state;
    assert_int_equal(decode(&record_solicitud_edit_request, "{\"solicitud_id\":1,\"comentario\":null}", &problems, &in),
                     STATUS_OK);
    assert_true(in.given & UINT64_C(1) << SOLICITUD_EDIT_REQUEST__COMENTARIO);
    assert_null(in.comentario);
    assert_false(in.given & UINT64_C(1) << SOLICITUD_EDIT_REQUEST__LUGAR_ATENCION);
}

static void lengths_count_characters_not_bytes(void **state)
{
    struct persona_find_request in;
    struct problems problems;
    char json[300] = "{\"tipo_documento\":\"DNI\",\"numero_documento\":\"";
    (void)state;
    for (int i = 0; i < 30; i++)
        strcat(json, "ñ");
    strcat(json, "\"}");
    assert_int_equal(decode(&record_persona_find_request, json, &problems, &in), STATUS_OK);
    strcpy(strrchr(json, '"'), "ñ\"}");
    assert_int_equal(decode(&record_persona_find_request, json, &problems, &in), STATUS_VALIDATION_ERROR);
    assert_problem(&problems, "numero_documento");
}

static const char *amount(const char *json_amount)
{
    struct pago_register_request in;
    struct problems problems;
    const char *json = arena_printf(
        &arena, "{\"solicitud_id\":1,\"canal_pago\":\"x\",\"fecha_pago\":\"2026-01-01\",\"monto\":%s}", json_amount);
    return decode(&record_pago_register_request, json, &problems, &in) == STATUS_OK ? in.monto : NULL;
}

static void money_is_exact(void **state)
{
    (void)state;
    assert_string_equal(amount("200"), "200.00");
    assert_string_equal(amount("200.1"), "200.10");
    assert_string_equal(amount("0.30"), "0.30");
    assert_string_equal(amount("\"200.500\""), "200.50");
    assert_string_equal(amount("9999999999.99"), "9999999999.99");
    assert_string_equal(amount("\"9999999999.99\""), "9999999999.99");
    static const char *const wrong[] = {
        "0",       "-1",   "0.001",  "200.001", "\"200.001\"",    "10000000000", "9999999999.999",
        "1e300",   "\"\"", "\" 1\"", "\"1e2\"", "\"+1\"",         "\".5\"",      "\"5.\"",
        "\"0x1\"", "true", "null",   "[]",      "0.1234567890123"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (amount(wrong[i]))
            fail_msg("%s was taken as %s", wrong[i], amount(wrong[i]));
}

static void money_with_something_after_a_nul_is_none(void **state)
{
    static const char message[] = "\x81\xaf"
                                  "tarifa_servicio\xa4"
                                  "1.5\0";
    struct servicio out;
    struct problems problems;
    (void)state;
    assert_int_equal(schema_decode_bytes(&record_servicio, message, sizeof message - 1, "", &arena, &problems, &out),
                     STATUS_VALIDATION_ERROR);
    assert_problem(&problems, "tarifa_servicio");
}

static void instants_come_through_a_message(void **state)
{
    struct historial_fila out;
    struct problems problems;
    msgpack_sbuffer buffer;
    const struct historial_fila row = {.cambiado_en = "2026-01-02T03:04:05.678901Z"};
    (void)state;
    msgpack_sbuffer_init(&buffer);
    schema_encode(&record_historial_fila, &row, ENCODE_ALL, &buffer);
    enum status status =
        schema_decode_bytes(&record_historial_fila, buffer.data, buffer.size, "", &arena, &problems, &out);
    msgpack_sbuffer_destroy(&buffer);
    for (size_t i = 0; status != STATUS_OK && i < problems.count; i++)
        assert_string_not_equal(problems.items[i].field, "cambiado_en");
    assert_string_equal(out.cambiado_en, row.cambiado_en);
}

/* What became of one piece of a file on its way through a message. */
static enum status send_bytes(const char *bytes, size_t size, msgpack_sbuffer *buffer, struct trozo *ret_piece)
{
    struct problems problems;
    const struct trozo piece = {.datos = bytes, .datos_size = size};
    msgpack_sbuffer_clear(buffer);
    schema_encode(&record_trozo, &piece, ENCODE_ALL, buffer);
    return schema_decode_bytes(&record_trozo, buffer->data, buffer->size, "", &arena, &problems, ret_piece);
}

static void bytes_come_through_a_message_as_they_are(void **state)
{
    enum { MOST = 128 * 1024 };
    static char bytes[MOST + 1];
    struct trozo piece;
    msgpack_sbuffer buffer;
    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)i;
    msgpack_sbuffer_init(&buffer);
    static const size_t sizes[] = {0, 1, 255, 256, 65535, 65536, MOST};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        assert_int_equal(send_bytes(bytes, sizes[i], &buffer, &piece), STATUS_OK);
        assert_int_equal(piece.datos_size, sizes[i]);
        assert_memory_equal(piece.datos, bytes, sizes[i]);
        assert_true(piece.datos >= buffer.data && piece.datos <= buffer.data + buffer.size); /* borrowed */
    }
    assert_int_equal(send_bytes(bytes, MOST + 1, &buffer, &piece), STATUS_VALIDATION_ERROR);
    msgpack_sbuffer_destroy(&buffer);
}

static void what_is_encoded_decodes_to_the_same(void **state)
{
    struct pago_register_request in, again;
    struct problems problems;
    msgpack_sbuffer buffer;
    (void)state;
    assert_int_equal(
        decode(&record_pago_register_request,
               "{\"solicitud_id\":7,\"canal_pago\":\"YAPE\",\"fecha_pago\":\"2026-01-02\",\"monto\":\"1.5\","
               "\"comentario\":null,\"desconocido\":{\"a\":[1]}}",
               &problems, &in),
        STATUS_OK);
    msgpack_sbuffer_init(&buffer);
    schema_encode(&record_pago_register_request, &in, ENCODE_GIVEN, &buffer);
    assert_int_equal(
        schema_decode_bytes(&record_pago_register_request, buffer.data, buffer.size, "", &arena, &problems, &again),
        STATUS_OK);
    msgpack_sbuffer_destroy(&buffer);
    assert_int_equal(again.given, in.given);
    assert_int_equal(again.solicitud_id, 7);
    assert_string_equal(again.monto, "1.50");
    assert_int_equal(again.moneda, MONEDA_PEN);
    assert_null(again.comentario);
}

static void truncated_messages_are_refused(void **state)
{
    const struct user user = {.user_id = 1, .user_email = "a@b", .display_name = "x", .estado = ESTADO_USUARIO_ACTIVO};
    struct user out;
    struct problems problems;
    msgpack_sbuffer buffer;
    (void)state;
    msgpack_sbuffer_init(&buffer);
    schema_encode(&record_user, &user, ENCODE_ALL, &buffer);
    for (size_t size = 0; size < buffer.size; size++)
        assert_int_not_equal(schema_decode_bytes(&record_user, buffer.data, size, "", &arena, &problems, &out),
                             STATUS_OK);
    assert_int_equal(schema_decode_bytes(&record_user, buffer.data, buffer.size, "", &arena, &problems, &out),
                     STATUS_OK);
    msgpack_sbuffer_destroy(&buffer);
}

/* A frame of six bytes must not make a service reserve a hundred gigabytes. */
static void a_message_announces_no_more_than_it_holds(void **state)
{
    static const struct {
        const char *bytes;
        size_t size;
        bool good;
    } cases[] = {{"\xdd\xff\xff\xff\xff", 5, false},
                 {"\xdf\xff\xff\xff\xff", 5, false},
                 {"\xdc\x00\x02\x01", 4, false},
                 {"\xdc\x00\x02\x01\x02", 5, true},
                 {"\x92\x93\x01", 3, false},
                 {"\xdb\xff\xff\xff\xff", 5, false},
                 {"\xd9\x03"
                  "abc",
                  5, true},
                 {"\xd9\x03"
                  "ab",
                  4, false},
                 {"\xa3"
                  "abcd",
                  5, false},
                 {"\xd8\x01"
                  "0123456789abcdef",
                  18, true},
                 {"\xcf\x01\x02\x03", 4, false},
                 {"\x81\xa1k\xcb\x3f\xf0\x00\x00\x00\x00\x00\x00", 12, true},
                 {"\xc6\x00\x00", 3, false},
                 {"\xc0", 1, true},
                 {"", 0, false}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        msgpack_unpacked unpacked;
        assert_int_equal(message_unpack(cases[i].bytes, cases[i].size, &unpacked), cases[i].good);
        msgpack_unpacked_destroy(&unpacked);
    }
}

static msgpack_sbuffer envelope_with_roles(size_t count, bool good)
{
    msgpack_sbuffer buffer;
    msgpack_packer packer;
    const struct caller caller = {.user_id = 1, .persona_id = 1, .name = "x"};
    const struct envelope envelope = {
        .id = 1, .operation = "auth.me", .remaining_ms = 1, .request_id = "1", .caller = &caller};
    msgpack_sbuffer_init(&buffer);
    msgpack_packer_init(&packer, &buffer, msgpack_sbuffer_write);
    schema_encode(&record_envelope, &envelope, ENCODE_ALL, &buffer);
    buffer.size--; /* the empty list of roles is the last of it */
    msgpack_pack_array(&packer, count);
    for (size_t i = 0; i < count; i++)
        good ? (msgpack_pack_str(&packer, 5), msgpack_pack_str_body(&packer, "ADMIN", 5)) : msgpack_pack_nil(&packer);
    return buffer;
}

static void an_envelope_fits_its_arena_whatever_it_lists(void **state)
{
    struct envelope envelope;
    struct problems problems;
    const size_t counts[] = {4, 16, 17, 10000};
    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
        for (int good = 0; good < 2; good++) {
            struct arena head;
            msgpack_sbuffer buffer = envelope_with_roles(counts[i], good);
            arena_init(&head, 64 * 1024); /* as in service.c */
            assert_int_equal(
                schema_decode_bytes(&record_envelope, buffer.data, buffer.size, "", &head, &problems, &envelope),
                good && counts[i] <= 16 ? STATUS_OK : STATUS_VALIDATION_ERROR);
            arena_finish(&head);
            msgpack_sbuffer_destroy(&buffer);
        }
}

static void decoding_stops_once_the_arena_is_exceeded(void **state)
{
    enum { COUNT = 10000, LIMIT = 64 * 1024 };
    static struct solicitud_clave items[COUNT];
    const struct solicitud_claves whole = {.solicitudes = items, .solicitudes_count = COUNT};
    struct solicitud_claves again;
    struct problems problems;
    struct arena small;
    msgpack_sbuffer buffer;
    (void)state;
    for (size_t i = 0; i < COUNT; i++)
        items[i].solicitud_id = (int64_t)i + 1;
    msgpack_sbuffer_init(&buffer);
    schema_encode(&record_solicitud_claves, &whole, ENCODE_ALL, &buffer);
    arena_init(&small, LIMIT);
    assert_int_equal(
        schema_decode_bytes(&record_solicitud_claves, buffer.data, buffer.size, "", &small, &problems, &again),
        STATUS_UNAVAILABLE);
    assert_in_range(small.used, LIMIT, sizeof items + LIMIT); /* the list, and nothing of its items */
    arena_finish(&small);
    msgpack_sbuffer_destroy(&buffer);
}

static void a_field_is_found_by_its_whole_name(void **state)
{
    (void)state;
    const struct record *record = &record_ledger_row;
    assert_ptr_equal(record_field(record, "done", 4), &record->fields[1]);
    assert_ptr_equal(record_field(record, "checksum_of", 8), &record->fields[0]);
    assert_null(record_field(record, "checksum", 7));
    assert_null(record_field(record, "checksum\0", 9));
    assert_null(record_field(record, "DONE", 4));
    assert_null(record_field(record, "", 0));
    assert_null(record_field(record, NULL, 0));
    assert_null(record_field(&record_empty, "done", 4));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_wrong_field_is_named_at_once, begin, end),
        cmocka_unit_test_setup_teardown(given_tells_absent_from_null, begin, end),
        cmocka_unit_test_setup_teardown(lengths_count_characters_not_bytes, begin, end),
        cmocka_unit_test_setup_teardown(money_is_exact, begin, end),
        cmocka_unit_test_setup_teardown(money_with_something_after_a_nul_is_none, begin, end),
        cmocka_unit_test_setup_teardown(instants_come_through_a_message, begin, end),
        cmocka_unit_test_setup_teardown(bytes_come_through_a_message_as_they_are, begin, end),
        cmocka_unit_test_setup_teardown(what_is_encoded_decodes_to_the_same, begin, end),
        cmocka_unit_test_setup_teardown(truncated_messages_are_refused, begin, end),
        cmocka_unit_test(a_field_is_found_by_its_whole_name),
        cmocka_unit_test(a_message_announces_no_more_than_it_holds),
        cmocka_unit_test(an_envelope_fits_its_arena_whatever_it_lists),
        cmocka_unit_test(decoding_stops_once_the_arena_is_exceeded),
    };
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
