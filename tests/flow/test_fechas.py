"""Any day of the calendar, from 0001-01-01 to 9999-12-31, through every input that takes one, and everything that reads it
later: no answer is a 5xx, and every figure and every cell is exact. A mistyped year is such a day."""
import datetime as dt
import functools
from itertools import product
from types import SimpleNamespace

import pytest
from support import libro
from support.cifras import periodos
from support.client import (EMAILS, Client, alta, asignar_gestor, cancelar, detalle, pago, path, persona, registrar,
                            registrar_pago, solicitud_en, word)
from support.descargas import lines, solicitudes, table
from support.record import Document
from support.usuarios import crear, cuerpo, ruta
from test_cmepctl import cmepctl
from test_descargas import esperado, igual, partes
from test_reportes import HOY, comparar, reporte

DIAS = ("0001-01-01", "0001-12-31", "0020-12-05", "0099-12-31", "0100-01-01", "0202-01-15", "0999-12-31", "1000-01-01",
        "1582-10-10", "1899-12-31", "1900-01-01", "1900-02-28", "1900-03-01", "1969-12-31", "1970-01-01", "2000-02-29",
        "2038-01-19", "2100-02-28", "9999-01-01", "9999-12-31")
NO_DIAS = ("1900-02-29", "0001-02-29", "2100-02-29", "0000-12-31", "0000-00-00", "2026-02-30", "2026-13-01", "2026-00-10",
           "2026-01-00", "10000-01-01", "-001-01-01", "202-01-15", "0202-1-15", "02020115", "0202/01/15", " 0202-01-15",
           "0202-01-15T00:00:00Z", "ayer")
AGRUPACIONES = ("mensual", "semanal")

fecha = dt.date.fromisoformat


@pytest.fixture(scope="module")
def mundo(new_stack):
    """A stack with one request for each day, on which it was paid; its client was born then, and all have one surname."""
    with new_stack() as stack:
        admin = Client(stack).login(EMAILS["ADMIN"])
        apellido, ids = word(), {}
        for number, dia in enumerate(DIAS):
            ids[dia] = solicitud_en("ASIGNADO_GESTOR", admin, promotor_id=1 + number % 2,
                                    cliente=persona(apellidos=apellido, fecha_nacimiento=dia))
            registrar_pago(admin, ids[dia], fecha_pago=dia, monto=f"{number + 1}.01")
        yield SimpleNamespace(stack=stack, admin=admin, apellido=apellido, ids=ids)


# -- inputs ------------------------------------------------------------------------------------------------------------
# Each takes a client and a day, sends it, and tells the answer and how to read the day that is kept.

def al_registrar(quien):
    def enviar(admin, dia):
        alguien = persona(fecha_nacimiento=dia)
        answer = admin.post("/solicitudes", alta(**{quien: alguien}))
        clave = {name: alguien[name] for name in ("tipo_documento", "numero_documento")}
        return answer, lambda: {detalle(admin, answer.data["solicitud_id"])[quien]["fecha_nacimiento"],
                                admin.get("/personas", **clave).data["fecha_nacimiento"]}
    return enviar


def al_editar(quien):
    def enviar(admin, dia):
        solicitud = registrar(admin, apoderado=persona())
        answer = admin.patch(path(solicitud), {f"{quien}_fecha_nacimiento": dia})
        return answer, lambda: {answer.data[quien]["fecha_nacimiento"], answer.data["historial"][0]["valor_nuevo"]}
    return enviar


def al_pagar(admin, dia):
    answer = admin.post(path(solicitud_en("ASIGNADO_GESTOR", admin), "registrar-pago"), pago(fecha_pago=dia))
    return answer, lambda: {answer.data["pagos"][0]["fecha_pago"]}


def al_cerrar(admin, dia):
    resultado = {"fecha_evaluacion": dia, "diagnostico": "sano"}
    answer = admin.post(path(solicitud_en("ASIGNADO_MEDICO", admin), "cerrar"), {"resultado": resultado})
    return answer, lambda: {answer.data["resultados_medicos"][0]["fecha_evaluacion"]}


def por_override(estado, accion, payload, leer):
    def enviar(admin, dia):
        solicitud = solicitud_en(estado, admin)
        answer = admin.post(path(solicitud, "override"), {"motivo": "sí", "accion": accion, "payload": payload(dia)})
        return answer, lambda: {leer(answer.data)}
    return enviar


def al_crear_usuario(admin, dia):
    answer = admin.post("/admin/usuarios", cuerpo("GESTOR", fecha_nacimiento=dia))
    return answer, lambda: {answer.created["fecha_nacimiento"]}


@functools.cache  # a password takes its time
def un_medico(admin):
    return crear(admin, "MEDICO")


def al_cambiar_usuario(admin, dia):
    usuario = un_medico(admin)
    answer = admin.patch(ruta(usuario), {"fecha_nacimiento": dia})
    listed = lambda: next(one for one in admin.get("/admin/usuarios").data if one["user_id"] == usuario["user_id"])
    return answer, lambda: {answer.data["fecha_nacimiento"], listed()["fecha_nacimiento"]}


ENTRADAS = {
    "post /solicitudes cliente.fecha_nacimiento": al_registrar("cliente"),
    "post /solicitudes apoderado.fecha_nacimiento": al_registrar("apoderado"),
    "patch /solicitudes/{solicitud_id} cliente_fecha_nacimiento": al_editar("cliente"),
    "patch /solicitudes/{solicitud_id} apoderado_fecha_nacimiento": al_editar("apoderado"),
    "post /solicitudes/{solicitud_id}/registrar-pago fecha_pago": al_pagar,
    "post /solicitudes/{solicitud_id}/cerrar resultado.fecha_evaluacion": al_cerrar,
    "post /admin/usuarios fecha_nacimiento": al_crear_usuario,
}
# Where the document says a text, or an object.
OTRAS_ENTRADAS = {
    "patch /admin/usuarios/{user_id} fecha_nacimiento": al_cambiar_usuario,
    "post /solicitudes/{solicitud_id}/override payload.fecha_pago": por_override(
        "CERRADO", "REGISTRAR_PAGO", lambda dia: pago(fecha_pago=dia), lambda data: data["pagos"][-1]["fecha_pago"]),
    "post /solicitudes/{solicitud_id}/override payload.cliente_fecha_nacimiento": por_override(
        "CANCELADO", "EDITAR_DATOS", lambda dia: {"cliente_fecha_nacimiento": dia},
        lambda data: data["cliente"]["fecha_nacimiento"]),
}
FILTROS = {f"get {route} {name}" for route, name in
           product(("/solicitudes", "/solicitudes/resumen", "/solicitudes.csv", "/solicitudes.xlsx", "/admin/reportes",
                    "/admin/reportes.csv", "/admin/reportes.xlsx"), ("desde", "hasta"))}


def fechas_de(document, schema, prefix=""):
    """The paths of the fields of type date in a schema."""
    while "$ref" in schema:
        schema = document.resolve(schema)
    if schema.get("format") == "date":
        yield prefix[1:]
    for name, field in schema.get("properties", {}).items():
        yield from fechas_de(document, field, f"{prefix}.{name}")
    for part in [*schema.get("anyOf", []), *([schema["items"]] if "items" in schema else [])]:
        yield from fechas_de(document, part, prefix)


def test_no_input_that_takes_a_day_is_left_out_here():
    document, found = Document(), set()
    for route, item in document.document["paths"].items():
        for method, operation in item.items():
            found |= {f"{method} {route} {one['name']}" for one in operation.get("parameters", [])
                      for _ in fechas_de(document, one["schema"])}
            body = operation.get("requestBody", {}).get("content", {}).get("application/json")
            found |= {f"{method} {route} {name}" for name in (fechas_de(document, body["schema"]) if body else ())}
    assert found == {*ENTRADAS, *FILTROS}


@pytest.mark.parametrize("entrada", [*ENTRADAS, *OTRAS_ENTRADAS])
def test_every_input_takes_every_day_as_it_is(admin, entrada):
    for dia in DIAS:
        answer, kept = {**ENTRADAS, **OTRAS_ENTRADAS}[entrada](admin, dia)
        assert answer.status in (200, 201) and kept() == {dia}, (dia, answer)


@pytest.mark.parametrize("entrada", [*ENTRADAS, *OTRAS_ENTRADAS])
def test_every_input_refuses_what_is_no_day_by_its_name(admin, entrada):
    for dia in NO_DIAS:
        answer, _ = {**ENTRADAS, **OTRAS_ENTRADAS}[entrada](admin, dia)
        assert answer.fields == {entrada.rpartition(" ")[2]}, (dia, answer)


@pytest.mark.parametrize("filtro", sorted(FILTROS))
def test_every_filter_refuses_what_is_no_day_by_its_name(admin, filtro):
    _, route, name = filtro.split()
    for dia in NO_DIAS:
        assert admin.get(route, **{name: dia}).fields == {name}, dia


# -- the list ----------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("dia", DIAS)
def test_a_list_is_filtered_by_any_day(mundo, dia):
    """All of them were registered today, as of Lima."""
    for name, all_of_them in (("desde", fecha(dia) <= HOY()), ("hasta", fecha(dia) >= HOY())):
        query, expected = {"q": mundo.apellido, name: dia}, len(DIAS) if all_of_them else 0
        for orden in ("reciente", "antiguo", "estado_desde"):
            answer = mundo.admin.get("/solicitudes", page_size=100, orden=orden, **query)
            assert len(answer.data["items"]) == answer.json["meta"]["total"] == expected, (name, orden)
        assert mundo.admin.get("/solicitudes/resumen", **query).data["total"] == expected
        assert len(solicitudes(mundo.admin, **query)) == expected
        assert len(libro.read(mundo.admin.get("/solicitudes.xlsx", **query).body)["Solicitudes"]) == 1 + expected


def test_a_list_between_the_ends_of_the_calendar_has_all(mundo):
    query = {"q": mundo.apellido, "desde": "0001-01-01", "hasta": "9999-12-31"}
    assert mundo.admin.get("/solicitudes", **query).json["meta"]["total"] == len(DIAS)
    assert mundo.admin.get("/solicitudes", **{**query, "hasta": "0001-01-01", "desde": "9999-12-31"}).data["items"] == []


@pytest.mark.parametrize("dia", DIAS)
@pytest.mark.parametrize("numero, orden", enumerate(["reciente", "antiguo", "estado_desde"], 1))
def test_a_cursor_may_stand_at_any_day(mundo, dia, numero, orden):
    cursor = f"{numero} 1 {dia}T00:00:00.000000Z".encode().hex()
    answer = mundo.admin.get("/solicitudes", q=mundo.apellido, orden=orden, cursor=cursor, page_size=100)
    behind = fecha(dia) > HOY() if orden == "reciente" else fecha(dia) < HOY()
    assert len(answer.data["items"]) == (len(DIAS) if behind else 0)


def test_the_files_of_a_list_have_the_days_of_payments(mundo):
    rows = {row["Código"]: row for row in solicitudes(mundo.admin, q=mundo.apellido)}
    pages = libro.read(mundo.admin.get("/solicitudes.xlsx", q=mundo.apellido).body)
    cells = {row["Código"]: row for row in table([row + [None] * (29 - len(row)) for row in pages["Solicitudes"]])}
    for dia, solicitud in mundo.ids.items():
        uno = detalle(mundo.admin, solicitud)
        assert uno["pagos"][0]["fecha_pago"] == uno["cliente"]["fecha_nacimiento"] == dia
        assert rows[uno["codigo"]]["Último pago"] == str(cells[uno["codigo"]]["Último pago"]) == dia


# -- reports -----------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("agrupacion", AGRUPACIONES)
@pytest.mark.parametrize("dia", DIAS)
def test_a_report_of_any_day_says_what_the_books_say(mundo, dia, agrupacion):
    comparar(mundo.stack, mundo.admin, fecha(dia), fecha(dia), None, agrupacion)
    query = {"desde": dia, "hasta": dia, "agrupacion": agrupacion}
    assert reporte(mundo.admin, **query)["kpis"]["ingresos"] == DIAS.index(dia) + 1.01
    expected = esperado(reporte(mundo.admin, **query), None, agrupacion)
    files = {formato: mundo.admin.get(f"/admin/reportes.{formato}", **query).body for formato in ("csv", "xlsx")}
    for found in (partes(lines(files["csv"])), libro.read(files["xlsx"])):
        for title, rows in expected.items():
            cells = [row + [None] * (len(found[title][0]) - len(row)) for row in found[title][1:]]
            assert len(cells) == len(rows) and all(all(map(igual, *pair)) for pair in zip(cells, rows)), title


RANGOS = [
    ("0001-01-01", "0001-01-31"), ("0001-01-02", "0099-12-31"), ("0020-12-02", "0021-06-30"), ("0020-12-02", "2019-12-31"),
    ("0001-01-01", "0020-12-15"), ("0099-12-01", "0100-01-31"), ("0202-01-15", "1000-01-01"), ("0001-01-01", "2026-12-31"),
    ("1899-12-31", "1970-01-01"), ("2026-01-01", "9999-12-31"), ("9999-12-01", "9999-12-31"), ("0001-01-01", "9999-12-31")]


def cabe(desde, hasta, agrupacion):
    """Weeks of many thousand years take seconds, under a sanitizer more than REQUEST_TIMEOUT_MS: the files below have them."""
    return agrupacion == "mensual" or int(hasta[:4]) - int(desde[:4]) < 3000


@pytest.mark.parametrize("desde, hasta, agrupacion", [caso for rango, agrupacion in product(RANGOS, AGRUPACIONES)
                                                      if cabe(*(caso := (*rango, agrupacion)))])
def test_a_report_of_any_range_says_what_the_books_say(mundo, desde, hasta, agrupacion):
    comparar(mundo.stack, mundo.admin, fecha(desde), fecha(hasta), None, agrupacion)


def test_one_end_of_a_range_alone_may_be_any_day(mundo):
    for dia in DIAS:
        first = max(1, fecha(dia).toordinal() - 30)
        assert reporte(mundo.admin, hasta=dia)["desde"] == dt.date.fromordinal(first).isoformat()
        answer = mundo.admin.get("/admin/reportes", desde=dia)
        assert answer.status == 200 if fecha(dia) <= HOY() else answer.fields == {"desde"}


@pytest.mark.parametrize("agrupacion", AGRUPACIONES)
def test_the_files_of_the_longest_report_have_every_period(mundo, agrupacion):
    query = {"desde": "0001-01-01", "hasta": "9999-12-31", "agrupacion": agrupacion}
    names = periodos(dt.date.min, dt.date.max, agrupacion)
    csv, xlsx = (mundo.admin.get(f"/admin/reportes.{formato}", **query) for formato in ("csv", "xlsx"))
    rows = partes(lines(csv.body))["Series"][1:]
    assert [row[0] for row in rows] == names
    assert round(sum(float(row[2]) for row in rows), 2) == round(sum(range(1, len(DIAS) + 1)) + len(DIAS) / 100, 2)
    assert xlsx.status == 200
    if agrupacion == "mensual":
        assert [row[0] for row in libro.read(xlsx.body)["Series"][1:]] == names


# What changes figures of all days comes last.

def test_a_payment_that_goes_takes_its_day_along(mundo):
    dia = "0345-06-07"
    solicitud = registrar(mundo.admin)
    asignar_gestor(mundo.admin, solicitud)
    registrar_pago(mundo.admin, solicitud, fecha_pago=dia)
    registrar_pago(mundo.admin, solicitud, fecha_pago="0345-06-06")
    assert reporte(mundo.admin, desde="0345-01-01", hasta="0345-12-31")["kpis"]["ticket_promedio"] == 400
    cancelar(mundo.admin, solicitud)
    mundo.admin.delete(path(solicitud))
    assert reporte(mundo.admin, desde=dia, hasta=dia)["series"] == []


def test_the_model_is_verified_and_made_anew_with_such_days(mundo):
    for words in (("verify",), ("rebuild",), ("verify",)):
        done = cmepctl(mundo.stack, "reports", *words)
        assert done.returncode == 0, done.stdout + done.stderr
    comparar(mundo.stack, mundo.admin, dt.date.min, dt.date.max)
    assert not [line for line in mundo.stack.logs("reports").splitlines() if '"level":"error"' in line]
