"""Correcting a request: what is not named stays, null clears, and nobody's staff record changes."""
import pytest
from support.client import asignar_gestor, detalle, dni, nuevo_empleado, path, persona, registrar, registrar_pago

CLEARABLE = {"celular": "celular", "email": "email", "fecha_nacimiento": "fecha_nacimiento", "direccion": "direccion"}


def shown(detail):
    """What PATCH can change, under its own names."""
    cliente, apoderado = detail["cliente"], detail["apoderado"] or {}
    return {
        **{name: detail[name] for name in ("tipo_atencion", "lugar_atencion", "comentario", "estado_certificado",
                                           "tarifa_monto", "tarifa_moneda")},
        "servicio_id": (detail["servicio"] or {}).get("servicio_id"),
        "promotor_id": (detail["promotor"] or {}).get("promotor_id"),
        "cliente_nombre": cliente["nombre"],
        **{f"cliente_{name}": cliente[name] for name in CLEARABLE},
        "apoderado_nombre": f"{apoderado.get('nombres')} {apoderado.get('apellidos')}",
        **{f"apoderado_{name}": apoderado.get("celular_1" if name == "celular" else name) for name in CLEARABLE},
    }


@pytest.fixture
def full(operador):
    """A request with every field filled; its id."""
    contact = {"celular": "111", "email": "a@b.pe", "fecha_nacimiento": "1990-01-31", "direccion": "Jr. Uno"}
    solicitud_id = registrar(operador, cliente=persona(**contact), apoderado=persona(nombres="Julio", **contact),
                             promotor_id=1, comentario="uno",
                             atencion={"tipo_atencion": "VIRTUAL", "lugar_atencion": "Zoom"})
    assert operador.patch(path(solicitud_id), {"estado_certificado": "OBSERVADO"}).status == 200
    return solicitud_id


NEW = {"tipo_atencion": "PRESENCIAL", "lugar_atencion": "Sede", "comentario": "dos", "estado_certificado": "APROBADO",
       "promotor_id": 2,
       **{f"{part}_{name}": value for part in ("cliente", "apoderado")
          for name, value in {"celular": "222", "email": "c@d.pe", "fecha_nacimiento": "2000-02-29",
                              "direccion": "Jr. Dos"}.items()}}
CLEARED = {name: None for name in NEW} | {"servicio_id": None}


@pytest.mark.parametrize("field", NEW)
def test_one_field_changes_and_the_others_stay(operador, full, field):
    before = shown(detalle(operador, full))
    assert shown(operador.patch(path(full), {field: NEW[field]}).data) == {**before, field: NEW[field]}


@pytest.mark.parametrize("field", CLEARED)
def test_null_clears_one_field_and_the_others_stay(operador, full, field):
    before = shown(detalle(operador, full))
    tariff = {"tarifa_monto": None, "tarifa_moneda": None} if field == "servicio_id" else {}
    assert shown(operador.patch(path(full), {field: None}).data) == {**before, field: None, **tariff}


@pytest.mark.parametrize("part", ["cliente", "apoderado"])
def test_names_can_be_corrected(operador, full, part):
    fields = {f"{part}_nombres": "  María José ", f"{part}_apellidos": "Ñ"}
    before = shown(detalle(operador, full))
    after = shown(operador.patch(path(full), fields).data)
    assert after == {**before, f"{part}_nombre": "  María José  Ñ"}


def test_everything_at_once_and_back_to_nothing(operador, full):
    after = shown(operador.patch(path(full), NEW).data)
    assert {name: after[name] for name in NEW} == NEW
    after = shown(operador.patch(path(full), CLEARED).data)
    assert {name: after[name] for name in CLEARED} == CLEARED


def test_nothing_asked_or_nothing_new_changes_nothing_and_leaves_no_trace(stack, operador, full):
    before = detalle(operador, full)
    same = {"tipo_atencion": "VIRTUAL", "comentario": "uno", "servicio_id": 1, "promotor_id": 1,
            "cliente_nombres": "Lucía", "cliente_celular": "111", "apoderado_fecha_nacimiento": "1990-01-31"}
    for body in ({}, {"desconocido": 1}, same):
        after = operador.patch(path(full), body).data
        assert shown(after) == shown(before) and after["historial"] == before["historial"], body


def test_a_corrected_client_is_corrected_in_all_of_its_requests(operador, full):
    number = detalle(operador, full)["cliente"]["numero_documento"]
    other = registrar(operador, cliente=persona(numero_documento=number, celular="111"))
    assert operador.patch(path(full), {"cliente_celular": "333"}).status == 200
    assert detalle(operador, other)["cliente"]["celular"] == "333"


def test_apoderado_fields_without_apoderado_are_ignored(operador):
    solicitud_id = registrar(operador)
    before = detalle(operador, solicitud_id)
    after = operador.patch(path(solicitud_id), {"apoderado_nombres": "X", "apoderado_celular": "1"}).data
    assert after["apoderado"] is None and after["historial"] == before["historial"]


@pytest.mark.parametrize("field, value", [
    *((f"{part}_{name}", value) for part in ("cliente", "apoderado") for name, value in [
        ("nombres", None), ("nombres", ""), ("nombres", "x" * 151), ("nombres", 5), ("apellidos", None),
        ("apellidos", "x" * 151), ("celular", "9" * 21), ("email", "x" * 256), ("direccion", "x" * 501),
        ("direccion", 5), ("fecha_nacimiento", "2023-02-29")]),
    ("tipo_atencion", "AEREA"), ("lugar_atencion", "x" * 256), ("comentario", "x" * 16_001), ("comentario", 5),
    ("estado_certificado", "PENDIENTE"), ("servicio_id", "1"), ("servicio_id", 0), ("servicio_id", 999_999_999),
    ("promotor_id", 999_999_999),
], ids=lambda value: ascii(value)[:30])
def test_a_wrong_field_is_named_and_the_right_ones_wait(operador, full, field, value):
    before = detalle(operador, full)
    other = "comentario" if field != "comentario" else "lugar_atencion"
    assert operador.patch(path(full), {other: "no debe quedar", field: value}).fields == {field}
    assert detalle(operador, full) == before


def test_all_wrong_fields_are_told_at_once(operador, full):
    wrong = {"cliente_nombres": None, "apoderado_email": 5, "tipo_atencion": "X", "estado_certificado": "X",
             "comentario": ["x"], "cliente_fecha_nacimiento": "ayer"}
    assert operador.patch(path(full), wrong).fields == set(wrong)


# -- the tariff --------------------------------------------------------------------------------------------

@pytest.fixture
def dollars(stack):
    """A service of USD 99.90; its id."""
    return stack.copy_row("servicios", "servicio_id", 1, descripcion_servicio="Duplicado", tarifa_servicio="99.90",
                          moneda_tarifa="USD")


def test_another_service_brings_its_tariff_until_something_is_paid(operador, gestor, full, dollars):
    after = operador.patch(path(full), {"servicio_id": dollars}).data
    assert (after["tarifa_monto"], after["tarifa_moneda"]) == ("99.90", "USD")
    assert after["servicio"]["servicio_id"] == dollars
    asignar_gestor(operador, full)
    registrar_pago(gestor, full, monto="99.90", moneda="USD")
    before = detalle(operador, full)
    for servicio_id in (1, None):
        answer = operador.patch(path(full), {"servicio_id": servicio_id, "comentario": "no debe quedar"})
        assert (answer.status, answer.code) == (409, "CONFLICT")
        assert detalle(operador, full) == before
    assert operador.patch(path(full), {"servicio_id": dollars}).status == 200, "the same service is no change"


def test_the_tariff_is_copied_anew_only_when_the_service_changes(stack, operador, full, dollars):
    assert operador.patch(path(full), {"servicio_id": dollars}).status == 200
    stack.sql("UPDATE servicios SET tarifa_servicio = 1 WHERE servicio_id = %s", dollars)
    assert operador.patch(path(full), {"comentario": "x"}).data["tarifa_monto"] == "99.90"


# -- staff -------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("part", ["cliente", "apoderado"])
def test_a_person_who_is_staff_is_not_changed_through_a_request(stack, operador, part):
    number = dni()
    persona_id = nuevo_empleado(stack, "MEDICO", numero_documento=number, nombres="Elena", celular_1="999")
    row = "SELECT * FROM personas WHERE persona_id = %s"
    solicitud_id = registrar(operador, **{part: persona(numero_documento=number)})
    before, saved = detalle(operador, solicitud_id), stack.sql(row, persona_id)
    for body in ({f"{part}_nombres": "Otra"}, {f"{part}_celular": None}, {f"{part}_email": "otra@x.pe"}):
        answer = operador.patch(path(solicitud_id), {"comentario": "no debe quedar", **body})
        assert (answer.status, answer.code) == (409, "CONFLICT"), body
        assert detalle(operador, solicitud_id) == before
        assert stack.sql(row, persona_id) == saved
    assert operador.patch(path(solicitud_id), {f"{part}_nombres": "Elena", "comentario": "sí"}).status == 200
