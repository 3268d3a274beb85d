"""Registering a request: what is taken, exactly as sent, and what is refused, all of it at once."""
import copy
import json
import re
from datetime import datetime, timedelta, timezone

import pytest
from support.client import (alta, detalle, dni, nuevo_empleado, nuevo_usuario, persona,
                            registrar, word)

PROMOTORES = {
    "PERSONA": {"tipo_promotor": "PERSONA", "nombres": "Rita", "apellidos": "Solís"},
    "EMPRESA": {"tipo_promotor": "EMPRESA", "razon_social": "Notaría Paz S.A.C."},
    "OTROS": {"tipo_promotor": "OTROS", "nombre_promotor_otros": "Feria de Lima"},
}
FULL = {
    "cliente": persona(celular="9", email="a@b.pe", fecha_nacimiento="1990-01-31", direccion="x"),
    "apoderado": persona(celular="9", email="a@b.pe", fecha_nacimiento="1990-01-31", direccion="x"),
    "atencion": {"tipo_atencion": "VIRTUAL", "lugar_atencion": "x"}, "servicio_id": 1, "comentario": "x",
}


def body(field=None, value=None, **fields):
    """A full body under documents of its own, with one dotted field set (or removed, value KeyError)."""
    full = copy.deepcopy({**FULL, **fields})
    for person in ("cliente", "apoderado"):
        full[person]["numero_documento"] = dni()
    if field:
        *parents, name = field.split(".")
        target = full
        for parent in parents:
            target = target[parent]
        if value is KeyError:
            del target[name]
        else:
            target[name] = value
    return full


def created(client, sent):
    return detalle(client, client.post("/solicitudes", sent).data["solicitud_id"])


def count(stack):
    return {table: stack.sql(f"SELECT COUNT(*) AS n FROM {table}")[0]["n"]
            for table in ("solicitud_cmep", "personas", "clientes", "promotores")}


# -- what is taken -------------------------------------------------------------------------------------

def test_the_least_that_a_request_needs(operador):
    detail = created(operador, {"cliente": persona()})
    nothing = ("apoderado", "servicio", "promotor", "tipo_atencion", "lugar_atencion", "comentario", "tarifa_monto",
               "tarifa_moneda")
    assert {name: detail[name] for name in nothing} == dict.fromkeys(nothing)
    assert (detail["estado_operativo"], detail["estado_pago"]) == ("REGISTRADO", "PENDIENTE")


def test_null_is_as_good_as_absent_where_a_field_may_be(operador):
    nothing = dict.fromkeys(("apoderado", "promotor", "promotor_id", "atencion", "servicio_id", "comentario"))
    detail = created(operador, {**nothing, "cliente": persona(celular=None, email=None, fecha_nacimiento=None,
                                                             direccion=None)})
    assert detail["apoderado"] is detail["promotor"] is detail["servicio"] is None


def test_unknown_fields_are_ignored(operador):
    assert created(operador, body(sorpresa={"a": [1]}, estado_atencion="ATENDIDO"))["estado_atencion"] == "REGISTRADO"


def test_codigo_is_the_year_and_the_id(operador):
    data = operador.post("/solicitudes", alta()).data
    year, number = re.fullmatch(r"CMEP-(\d{4})-(\d{4,})", data["codigo"]).groups()
    now = datetime.now(timezone.utc)
    assert int(year) in {now.year, (now - timedelta(hours=5)).year}
    assert number == f"{data['solicitud_id']:04d}"
    assert detalle(operador, data["solicitud_id"])["codigo"] == data["codigo"], "what is told is what is kept"


def test_the_tariff_is_that_of_the_service_at_that_time(stack, operador):
    servicio_id = stack.copy_row("servicios", "servicio_id", 1, tarifa_servicio="350.50", moneda_tarifa="USD")
    detail = created(operador, alta(servicio_id=servicio_id))
    assert (detail["tarifa_monto"], detail["tarifa_moneda"]) == ("350.50", "USD")
    stack.sql("UPDATE servicios SET tarifa_servicio = 1 WHERE servicio_id = %s", servicio_id)
    again = detalle(operador, detail["solicitud_id"])
    assert (again["tarifa_monto"], again["servicio"]["tarifa"]) == ("350.50", "1.00")


@pytest.mark.parametrize("tipo, nombre", [("PERSONA", "Rita Solís"), ("EMPRESA", "Notaría Paz S.A.C."),
                                          ("OTROS", "Feria de Lima")])
def test_a_new_promotor_of_each_type(operador, tipo, nombre):
    contact = {"email": "p@x.pe", "celular_1": "988", "fuente_promotor": "Feria", "ruc": "20999999999"}
    promotor = created(operador, body(promotor={**PROMOTORES[tipo], **contact}))["promotor"]
    assert promotor == {**promotor, "tipo_promotor": tipo, "nombre": nombre, "email": "p@x.pe", "celular": "988",
                        "fuente_promotor": "Feria"}
    saved = operador.get(f"/promotores/{promotor['promotor_id']}").data
    assert (saved["persona_id"] is None) == (tipo != "PERSONA")
    assert saved["nombre"] == nombre


def test_an_existing_promotor_by_id(operador):
    assert created(operador, body(promotor_id=1))["promotor"]["nombre"] == "Luis Promotor Reyes"


def test_a_promotor_keeps_only_its_types_fields(operador):
    everything = {**PROMOTORES["PERSONA"], **PROMOTORES["OTROS"], **PROMOTORES["EMPRESA"], "tipo_promotor": "EMPRESA"}
    promotor_id = created(operador, body(promotor=everything))["promotor"]["promotor_id"]
    saved = operador.get(f"/promotores/{promotor_id}").data
    assert (saved["razon_social"], saved["nombre_promotor_otros"], saved["persona_id"]) == (
        "Notaría Paz S.A.C.", None, None)


# -- people ----------------------------------------------------------------------------------------------

def test_a_known_client_is_found_by_document_and_only_what_is_given_changes(operador):
    cliente = persona(celular="111", email="uno@x.pe")
    first = created(operador, alta(cliente=cliente))["cliente"]
    second = created(operador, alta(cliente={
        "tipo_documento": "DNI", "numero_documento": cliente["numero_documento"], "nombres": "Lucía Inés",
        "apellidos": cliente["apellidos"], "celular": "222", "direccion": "Jr. Puno 1"}))["cliente"]
    assert second == {**first, **second, "persona_id": first["persona_id"], "nombre": "Lucía Inés Ñahui Quispe",
                      "celular": "222", "email": "uno@x.pe", "direccion": "Jr. Puno 1"}


def test_the_same_number_of_another_document_is_another_person(operador):
    number = dni()
    clients = [created(operador, alta(cliente=persona(tipo_documento=tipo, numero_documento=number)))["cliente"]
               for tipo in ("DNI", "CE", "PASAPORTE", "RUC")]
    assert len({client["persona_id"] for client in clients}) == 4


def test_client_and_apoderado_may_be_people_known_in_either_part(operador):
    one, other = persona(), persona(nombres="Julio")
    first = created(operador, alta(cliente=one, apoderado=other))
    second = created(operador, alta(cliente=other, apoderado=one))
    assert first["cliente"]["persona_id"] == second["apoderado"]["persona_id"]
    assert first["apoderado"]["persona_id"] == second["cliente"]["persona_id"]


@pytest.mark.parametrize("kind", ["an employee", "a user"])
@pytest.mark.parametrize("part", ["cliente", "apoderado", "promotor"])
def test_staff_are_never_changed_by_the_form_and_only_their_empty_fields_filled(stack, operador, kind, part):
    number = dni()
    own = {"numero_documento": number, "nombres": "Elena", "apellidos": "Vera", "celular_1": "999", "direccion": None,
           "email": "elena@cmep.local", "fecha_nacimiento": None}
    persona_id = (nuevo_empleado(stack, "GESTOR", **own) if kind == "an employee"
                  else nuevo_usuario(stack, "ADMIN", **own).persona_id)
    sent = persona(numero_documento=number, nombres="Otra", apellidos="Persona", celular="111", email="otra@x.pe",
                   fecha_nacimiento="1980-05-05", direccion="Jr. Puno 1")
    if part == "promotor":
        sent = {"tipo_promotor": "PERSONA", **sent}
    registrar(operador, **{part: sent})
    saved, = stack.sql("SELECT * FROM personas WHERE persona_id = %s", persona_id)
    kept = ("nombres", "apellidos", "celular_1", "email")
    assert {name: saved[name] for name in kept} == {name: own[name] for name in kept}
    if part != "promotor":
        assert (str(saved["fecha_nacimiento"]), saved["direccion"]) == ("1980-05-05", "Jr. Puno 1")


# -- text and bounds ---------------------------------------------------------------------------------------

TEXTS = ["  blanks around  ", "línea\nuno\r\n\tdos", "😀👩‍👧 emoji", "שלום עולם مرحبا", "\"'\\ % _ ; -- <b>&amp;",
         "e\u0301 no es é",
         "\u200b\ufeff", "ﬁ ﬂ ß İ ı", "\x01\x7f\u0085", "null"]


@pytest.mark.parametrize("escaped", [False, True], ids=["utf-8", "escaped"])
@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_text_comes_back_exactly_as_sent(operador, text, escaped):
    sent = body(comentario=text)
    sent["cliente"].update(nombres=text, direccion=text)
    sent["atencion"]["lugar_atencion"] = text
    detail = created(operador, json.dumps(sent, ensure_ascii=escaped).encode())
    back = {"comentario": detail["comentario"], "lugar": detail["lugar_atencion"],
            "direccion": detail["cliente"]["direccion"], "nombre": detail["cliente"]["nombre"]}
    assert back == {"comentario": text, "lugar": text, "direccion": text,
                    "nombre": f"{text} {sent['cliente']['apellidos']}"}


BOUNDS = {
    **{f"{part}.{field}": bound for part in ("cliente", "apoderado")
       for field, bound in {"nombres": 150, "apellidos": 150, "celular": 20, "email": 255, "direccion": 500}.items()},
    "atencion.lugar_atencion": 255,
    "comentario": 16_000,
}
PROMOTOR_BOUNDS = {"EMPRESA": {"razon_social": 255, "ruc": 20, "email": 255, "celular_1": 20, "fuente_promotor": 255,
                               "comentario": 16_000},
                   "OTROS": {"nombre_promotor_otros": 255}, "PERSONA": {"nombres": 150, "apellidos": 150}}


@pytest.mark.parametrize("letter", ["x", "ñ", "漢", "😀"])
def test_exactly_the_longest_text_is_kept_whole_whatever_its_letters(operador, letter):
    """Lengths count characters, not bytes."""
    wrong = []
    sent = body()
    for field, bound in BOUNDS.items():
        *parents, name = field.split(".")
        (sent[parents[0]] if parents else sent)[name] = letter * bound
    number = letter * 20 + dni() + "zz" if letter != "😀" else "😀" * 20 + word(10)
    sent["cliente"]["numero_documento"] = number
    detail = created(operador, sent)
    shown = {"cliente.nombres": detail["cliente"]["nombre"].split(" ")[0],
             "cliente.apellidos": detail["cliente"]["nombre"].split(" ")[-1],
             "cliente.numero_documento": detail["cliente"]["numero_documento"],
             **{f"cliente.{f}": detail["cliente"][f] for f in ("celular", "email", "direccion")},
             **{f"apoderado.{f}": detail["apoderado"]["celular_1" if f == "celular" else f]
                for f in ("nombres", "apellidos", "celular", "email", "direccion")},
             "atencion.lugar_atencion": detail["lugar_atencion"], "comentario": detail["comentario"]}
    for field, bound in {**BOUNDS, "cliente.numero_documento": 30}.items():
        expected = number if field == "cliente.numero_documento" else letter * bound
        if shown[field] != expected:
            wrong.append(f"{field}: {len(shown[field])} of {bound}")
    assert not wrong


@pytest.mark.parametrize("letter", ["x", "ñ", "😀"])
def test_one_character_more_is_refused_and_never_cut(stack, operador, letter):
    before, wrong = count(stack), []
    for field, bound in {**BOUNDS, "cliente.numero_documento": 30, "apoderado.numero_documento": 30}.items():
        answer = operador.post("/solicitudes", body(field, letter * (bound + 1)))
        if answer.status != 422 or answer.fields != {field}:
            wrong.append((field, answer))
    for tipo, bounds in PROMOTOR_BOUNDS.items():
        for field, bound in bounds.items():
            promotor = {**PROMOTORES[tipo], field: letter * (bound + 1)}
            answer = operador.post("/solicitudes", body(promotor=promotor))
            if answer.status != 422 or answer.fields != {f"promotor.{field}"}:
                wrong.append((tipo, field, answer))
    assert not wrong
    assert count(stack) == before


def test_the_longest_texts_of_a_promotor_are_kept_whole(operador):
    wrong = []
    for tipo, bounds in PROMOTOR_BOUNDS.items():
        promotor = {**PROMOTORES[tipo], **{field: "ñ" * bound for field, bound in bounds.items()}}
        promotor_id = created(operador, body(promotor=promotor))["promotor"]["promotor_id"]
        saved = operador.get(f"/promotores/{promotor_id}").data
        for field, bound in bounds.items():
            shown = saved[f"persona_{field}" if tipo == "PERSONA" else field]
            if shown != "ñ" * bound:
                wrong.append((tipo, field, len(shown)))
    assert not wrong


# -- what is refused ---------------------------------------------------------------------------------------

REQUIRED = [f"{part}.{field}" for part in ("cliente", "apoderado")
            for field in ("tipo_documento", "numero_documento", "nombres", "apellidos")]
TEXT_FIELDS = [*BOUNDS, *REQUIRED]


def refusals(client, cases):
    """Those of the (field, value) cases that are not answered 422 naming just that field."""
    wrong = []
    for field, value in cases:
        answer = client.post("/solicitudes", body(field, value))
        if answer.status != 422 or answer.fields != {field}:
            wrong.append(f"{field} = {value!r}: {answer}")
    return wrong


def test_what_is_required_is_missed_by_name(stack, operador):
    before = count(stack)
    assert not refusals(operador, [(field, value) for field in REQUIRED for value in (KeyError, None, "")])
    assert not refusals(operador, [("cliente", KeyError), ("cliente", None)])
    assert count(stack) == before


def test_a_value_of_another_type_is_refused_by_name(operador):
    assert not refusals(operador, [(field, value) for field in TEXT_FIELDS for value in (5, True, ["x"], {"x": 1})])
    assert not refusals(operador, [(field, value) for field in ("cliente", "apoderado", "atencion")
                                   for value in ("x", 5, [], True)])


def test_a_word_that_is_not_on_the_list_is_refused_by_name(operador):
    assert not refusals(operador, [(f"{part}.tipo_documento", value) for part in ("cliente", "apoderado")
                                   for value in ("dni", "LE", " DNI")])
    assert not refusals(operador, [("atencion.tipo_atencion", value) for value in ("virtual", "MIXTA", "", 1)])


def test_a_day_that_is_in_no_calendar_is_refused_by_name(operador):
    days = ["2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024-01-00", "2024-1-05", "20240105", "05/01/2024",
            "2024-01-05T00:00:00Z", " 2024-01-05", "2024-01-05 ", "", "hoy", 20240105, 0, True, ["2024-01-05"]]
    assert not refusals(operador, [(f"{part}.fecha_nacimiento", day) for part in ("cliente", "apoderado")
                                   for day in days])


@pytest.mark.parametrize("day", ["2024-02-29", "1900-12-31", "2026-01-01"])
def test_a_day_of_the_calendar_is_kept(operador, day):
    assert created(operador, body("cliente.fecha_nacimiento", day))["cliente"]["fecha_nacimiento"] == day


def test_a_service_or_promotor_that_does_not_exist_is_refused_by_name(stack, operador):
    before = count(stack)
    values = (999_999_999, 0, -1, "1", 1.5, True, [1], 2**63, 10**30)
    assert not refusals(operador, [(field, value) for field in ("servicio_id", "promotor_id") for value in values])
    assert count(stack) == before


def test_a_promotor_needs_what_its_type_needs(stack, operador):
    before, wrong = count(stack), []
    needed = [("PERSONA", "nombres"), ("PERSONA", "apellidos"), ("EMPRESA", "razon_social"),
              ("OTROS", "nombre_promotor_otros")]
    for tipo, field in needed:
        for empty in ({}, {field: None}, {field: ""}):
            promotor = {name: value for name, value in PROMOTORES[tipo].items() if name != field} | empty
            answer = operador.post("/solicitudes", body(promotor=promotor))
            if answer.status != 422 or answer.fields != {f"promotor.{field}"}:
                wrong.append((tipo, field, empty, answer))
    for tipo in (KeyError, None, "NOTARIA"):
        promotor = {"razon_social": "x", **({} if tipo is KeyError else {"tipo_promotor": tipo})}
        answer = operador.post("/solicitudes", body(promotor=promotor))
        if answer.status != 422 or "promotor.tipo_promotor" not in answer.fields:
            wrong.append((tipo, answer))
    assert not wrong
    assert count(stack) == before


def test_a_new_promotor_beside_a_known_one_is_refused(stack, operador):
    before = count(stack)
    named = operador.post("/solicitudes", body(promotor=PROMOTORES["OTROS"], promotor_id=1)).fields
    assert named and named <= {"promotor", "promotor_id"}
    assert count(stack) == before


def test_all_wrong_fields_are_told_at_once(stack, operador):
    before = count(stack)
    sent = body(comentario=5, servicio_id="uno", promotor={"tipo_promotor": "NADIE"})
    sent["cliente"] = {"tipo_documento": "LE", "numero_documento": "", "apellidos": "x" * 151, "celular": "9" * 21,
                       "fecha_nacimiento": "ayer"}
    sent["apoderado"].update(nombres=None, email=["x"])
    sent["atencion"] = {"tipo_atencion": "AEREA", "lugar_atencion": "x" * 256}
    assert operador.post("/solicitudes", sent).fields == {
        "comentario", "servicio_id", "promotor.tipo_promotor", "cliente.tipo_documento", "cliente.numero_documento",
        "cliente.nombres", "cliente.apellidos", "cliente.celular", "cliente.fecha_nacimiento", "apoderado.nombres",
        "apoderado.email", "atencion.tipo_atencion", "atencion.lugar_atencion"}
    assert count(stack) == before
