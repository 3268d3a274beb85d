"""Money is exact, in the currency of the tariff, and no payment is lost."""
from decimal import Decimal

import pytest
from support.client import asignar_gestor, detalle, pago, path, registrar, registrar_pago


@pytest.fixture
def solicitud_id(operador):
    """A request with a gestor and a tariff of PEN 200.00."""
    solicitud_id = registrar(operador)
    asignar_gestor(operador, solicitud_id)
    return solicitud_id


@pytest.fixture
def without_tariff(operador):
    solicitud_id = registrar(operador, servicio_id=None)
    asignar_gestor(operador, solicitud_id)
    return solicitud_id


def pay(client, solicitud_id, **fields):
    return client.post(path(solicitud_id, "registrar-pago"), pago(**fields))


def pay_literal(client, solicitud_id, monto):
    """The amount as it is written in the JSON text."""
    text = '{"canal_pago": "YAPE", "fecha_pago": "2026-01-29", "monto": %s}' % monto
    return client.post(path(solicitud_id, "registrar-pago"), text.encode())


@pytest.mark.parametrize("literal, exact", [
    ("200", "200.00"), ('"200"', "200.00"), ("200.1", "200.10"), ('"200.1"', "200.10"), ("0.30", "0.30"),
    ('"0.30"', "0.30"), ("0.01", "0.01"), ('"0.01"', "0.01"), ("1.005000", None), ("1.10000", "1.10"),
    ('"1.1000"', "1.10"), ("9999999999.99", "9999999999.99"), ('"9999999999.99"', "9999999999.99"), ("4.35", "4.35"),
    ("1.15", "1.15"), ("0.29", "0.29"), ("8589934592.07", "8589934592.07"), ("200.0", "200.00"),
    ("0.30000000000000004", None), ("0.001", None), ('"0.001"', None), ("1.999", None), ("10000000000", None),
    ('"10000000000.00"', None), ("9999999999.991", None), ('"9999999999.999"', None), ("0", None),
    ('"0"', None), ('"0.00"', None), ("0.00", None), ("-0.01", None), ("-200", None), ('"-200.00"', None),
    ('"abc"', None), ('""', None), ('"1,50"', None), ('"1.2.3"', None), ('"NaN"', None), ('"inf"', None),
    ('"0x10"', None), ('"12 soles"', None), ("null", None), ("true", None), ("[]", None), ("{}", None),
    ('"' + "9" * 400 + '"', None), ('"0.' + "0" * 400 + '1"', None),
], ids=lambda value: str(value)[:24])
def test_an_amount_is_kept_to_the_cent_or_refused(stack, gestor, solicitud_id, literal, exact):
    answer = pay_literal(gestor, solicitud_id, literal)
    rows = stack.sql("SELECT monto FROM pago_solicitud WHERE solicitud_id = %s", solicitud_id)
    if exact:
        assert answer.data["pagos"][-1]["monto"] == exact
        assert rows == [{"monto": Decimal(exact)}]
    else:
        assert answer.fields == {"monto"}
        assert rows == []


def test_an_amount_that_no_number_type_holds_is_refused(gestor, solicitud_id):
    assert pay_literal(gestor, solicitud_id, "1e400").status in (400, 422)


def test_a_payment_keeps_all_that_was_said_and_who_took_it(stack, gestor, solicitud_id):
    said = {"canal_pago": "ñ" * 50, "fecha_pago": "2024-02-29", "monto": "150.00", "moneda": "PEN",
            "referencia_transaccion": "漢" * 255, "comentario": " dos\nlíneas "}
    detail = pay(gestor, solicitud_id, **said).data
    assert detail["pagos"] == [{**detail["pagos"][0], **said}]
    row, = stack.sql("SELECT validated_by FROM pago_solicitud WHERE solicitud_id = %s", solicitud_id)
    assert row["validated_by"] == gestor.user["user_id"]


def test_several_payments_add_up_in_their_order(gestor, solicitud_id):
    for monto in ("100.00", "60.50", "39.50"):
        detail = registrar_pago(gestor, solicitud_id, monto=monto)
    assert [entry["monto"] for entry in detail["pagos"]] == ["100.00", "60.50", "39.50"]
    assert detail["estado_pago"] == "PAGADO" and detail["estado_operativo"] == "PAGADO"


@pytest.mark.parametrize("day", ["1000-01-01", "2024-02-29", "9999-12-31"])
def test_a_payment_may_be_of_any_day(gestor, solicitud_id, day):
    assert registrar_pago(gestor, solicitud_id, fecha_pago=day)["pagos"][0]["fecha_pago"] == day


@pytest.mark.parametrize("moneda, status", [("PEN", 200), (KeyError, 200), ("USD", 422)])
def test_the_currency_is_that_of_the_tariff(gestor, solicitud_id, moneda, status):
    answer = pay(gestor, solicitud_id, **({} if moneda is KeyError else {"moneda": moneda}))
    assert answer.status == status
    if status == 422:
        assert answer.fields == {"moneda"}
        assert detalle(gestor, solicitud_id)["estado_pago"] == "PENDIENTE"


@pytest.mark.parametrize("moneda, kept", [("PEN", "PEN"), ("USD", "USD"), (KeyError, "PEN")])
def test_without_a_tariff_any_of_the_two_currencies_will_do(gestor, without_tariff, moneda, kept):
    detail = registrar_pago(gestor, without_tariff, **({} if moneda is KeyError else {"moneda": moneda}))
    assert detail["pagos"][0]["moneda"] == kept


def test_absent_means_soles_even_when_the_tariff_is_in_dollars(stack, operador, gestor):
    servicio_id = stack.copy_row("servicios", "servicio_id", 1, moneda_tarifa="USD")
    solicitud_id = registrar(operador, servicio_id=servicio_id)
    asignar_gestor(operador, solicitud_id)
    assert pay(gestor, solicitud_id).fields == {"moneda"}
    assert pay(gestor, solicitud_id, moneda="USD").status == 200


@pytest.mark.parametrize("field, value", [
    ("moneda", None), ("moneda", "EUR"), ("moneda", "pen"), ("moneda", ""), ("moneda", 1), ("canal_pago", ""),
    ("canal_pago", None), ("canal_pago", "x" * 51), ("canal_pago", 5), ("fecha_pago", None), ("fecha_pago", ""),
    ("fecha_pago", "2023-02-29"), ("fecha_pago", "29/01/2026"), ("fecha_pago", 20260129),
    ("referencia_transaccion", "x" * 256), ("referencia_transaccion", 5), ("comentario", "x" * 16_001),
], ids=lambda value: ascii(value)[:24])
def test_a_wrong_field_is_named_and_nothing_is_paid(gestor, solicitud_id, field, value):
    assert pay(gestor, solicitud_id, **{field: value}).fields == {field}
    assert detalle(gestor, solicitud_id)["pagos"] == []


def test_all_that_is_missing_is_told_at_once(gestor, solicitud_id):
    assert gestor.post(path(solicitud_id, "registrar-pago"), {}).fields == {"canal_pago", "fecha_pago", "monto"}


@pytest.mark.parametrize("fields", [{}, {"referencia_transaccion": None, "comentario": None}], ids=["absent", "null"])
def test_reference_and_comment_are_optional(gestor, solicitud_id, fields):
    entry, = registrar_pago(gestor, solicitud_id, **fields)["pagos"]
    assert (entry["referencia_transaccion"], entry["comentario"]) == (None, None)
