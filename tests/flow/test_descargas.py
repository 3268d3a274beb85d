"""GET /solicitudes.csv and .xlsx, GET /admin/reportes.csv and .xlsx: what opens in a spreadsheet is what the application
shows, and nothing that a client wrote runs there."""
import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from support import libro
from support.client import (ROLES, STATES, Client, asignar_gestor, cancelar, detalle, empleado, nuevo_empleado, path,
                            persona, registrar, registrar_pago, solicitud_en, word)
from support.descargas import CSV, FORMULA, XLSX, lines, solicitudes, table, written
from support.stack import wait_for

LIMA = dt.timezone(dt.timedelta(hours=-5))
HOY = lambda: dt.datetime.now(LIMA).date()
ROUTES = ("/solicitudes.csv", "/solicitudes.xlsx", "/admin/reportes.csv", "/admin/reportes.xlsx")


def en_lima(instant):
    """As a CSV has it."""
    return dt.datetime.fromisoformat(instant.replace("Z", "+00:00")).astimezone(LIMA).strftime("%Y-%m-%d %H:%M:%S")


def todas(client, **query):
    """The codes of the list, page by page."""
    found, cursor = [], {}
    while True:
        answer = client.get("/solicitudes", page_size=100, **query, **cursor)
        found += [item["codigo"] for item in answer.data["items"]]
        if not (after := answer.json["meta"].get("next_cursor")):
            return found
        cursor = {"cursor": after}


@pytest.fixture(scope="module")
def mundo(stack, signed_in):
    """Requests in every state, of several people and days, some of them with a word of their own."""
    admin, palabra = signed_in["ADMIN"], word()
    gestor, medico = nuevo_empleado(stack, "GESTOR"), nuevo_empleado(stack, "MEDICO")
    for number, estado in enumerate(STATES * 2):
        nombres = f"Ñusta {palabra}" if number % 2 else "Ana"
        solicitud = solicitud_en(estado, admin, cliente=persona(nombres=nombres), promotor_id=1 + number % 2)
        if estado in ("ASIGNADO_GESTOR", "PAGADO", "ASIGNADO_MEDICO") and number < 6:
            admin.post(path(solicitud, "cambiar-gestor"), {"persona_id_gestor": gestor}).data
        if estado == "ASIGNADO_MEDICO":
            admin.post(path(solicitud, "cambiar-medico"), {"persona_id_medico": medico}).data
        day = HOY() - dt.timedelta(number * 9)
        stack.sql("UPDATE solicitud_cmep SET created_at = %s WHERE solicitud_id = %s", f"{day} 06:00:00", solicitud)
    stack.sql("DELETE FROM solicitud_grama")  # which go by the moment of creation: all are made again
    stack.derive_again()
    return SimpleNamespace(palabra=palabra, gestor_id=gestor, medico_id=medico, desde=str(HOY() - dt.timedelta(60)),
                           hasta=str(HOY() - dt.timedelta(9)))


# -- which requests --------------------------------------------------------------------------------------------------

FILTERS = [(), ("estado_operativo",), ("mine",), ("desde",), ("hasta",), ("desde", "hasta"), ("gestor_id",), ("medico_id",),
           ("promotor_id",), ("q",), ("corta",), ("q", "estado_operativo"), ("q", "desde", "hasta"), ("q", "gestor_id"),
           ("promotor_id", "desde", "estado_operativo"), ("gestor_id", "medico_id"), ("medico_id", "estado_operativo", "hasta")]


@pytest.mark.parametrize("orden", [None, "reciente", "antiguo", "estado_desde"])
@pytest.mark.parametrize("names", FILTERS, ids="+".join)
def test_the_file_has_what_the_list_has_in_its_order(admin, mundo, names, orden):
    values = {"estado_operativo": "ASIGNADO_MEDICO", "mine": "true", "desde": mundo.desde, "hasta": mundo.hasta,
              "gestor_id": mundo.gestor_id, "medico_id": mundo.medico_id, "promotor_id": 2, "q": mundo.palabra, "corta": "ñu"}
    query = {"q" if name == "corta" else name: values[name] for name in names}
    query |= {"orden": orden} if orden else {}
    expected = todas(admin, **query)
    assert expected, "a filter that leaves nothing shows nothing"
    assert [row["Código"] for row in solicitudes(admin, **query)] == expected


def test_nothing_found_is_a_file_with_headers(admin):
    assert solicitudes(admin, q=word()) == []
    book = libro.read(admin.get("/solicitudes.xlsx", q=word()).body)
    assert [len(rows) for rows in book.values()] == [1]


# -- what of each ----------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def completa(stack, signed_in):
    """A closed request with all that one can have."""
    admin = signed_in["ADMIN"]
    solicitud = registrar(admin, cliente=persona(nombres="José Ñ.", apellidos="Quispe, Huamán; \"el mayor\"",
                                                 celular="987 654 321", email="jose@correo.pe"),
                          apoderado=persona(nombres="Rosa", apellidos="Ü"), promotor_id=2,
                          atencion={"tipo_atencion": "VIRTUAL", "lugar_atencion": "Jr. Unión\r\n2.º piso"},
                          comentario="una, dos; \"tres\"\ny cuatro")
    asignar_gestor(admin, solicitud)
    registrar_pago(admin, solicitud, monto="150.5", fecha_pago="2026-01-29")
    registrar_pago(admin, solicitud, monto="49.50", fecha_pago="2026-02-03")
    stack.sql("UPDATE solicitud_cmep SET tarifa_moneda = NULL WHERE solicitud_id = %s", solicitud)
    registrar_pago(admin, solicitud, monto="9999999999.99", moneda="USD", fecha_pago="1899-12-31")
    admin.post(path(solicitud, "asignar-medico"), {"persona_id_medico": empleado(admin, "MEDICO")}).data
    admin.post(path(solicitud, "cerrar"), {"resultado": {"estado_certificado": "APROBADO"}}).data
    return detalle(admin, solicitud)


def test_each_column_says_what_the_detail_says(admin, completa):
    found, = solicitudes(admin, q=completa["codigo"])
    cliente, apoderado = completa["cliente"], completa["apoderado"]
    assert found == {
        "Código": completa["codigo"], "Estado": "CERRADO", "Tipo de documento": "DNI",
        "Número de documento": cliente["numero_documento"], "Nombres": "José Ñ.",
        "Apellidos": "Quispe, Huamán; \"el mayor\"", "Celular": "987 654 321", "Correo": "jose@correo.pe",
        "Documento del apoderado": f"DNI {apoderado['numero_documento']}", "Apoderado": "Rosa Ü",
        "Promotor": "Notaria Gonzales & Asociados", "Gestor": "Carlos Gestor", "Médico": "Maria Medico",
        "Servicio": completa["servicio"]["descripcion"], "Tarifa": "200.00", "Moneda": "", "Pagado PEN": "200.00",
        "Pagado USD": "9999999999.99", "Último pago": "2026-02-03", "Creada": en_lima(completa["created_at"]),
        "En su estado desde": en_lima(completa["estado_desde"]), "Días en su estado": "0",
        "Cerrada": en_lima(completa["fecha_cierre"]), "Cancelada": "", "Motivo de cancelación": "",
        "Certificado": "APROBADO", "Tipo de atención": "VIRTUAL", "Lugar de atención": "Jr. Unión\r\n2.º piso",
        "Comentario": "una, dos; \"tres\"\ny cuatro"}


def test_a_request_with_little_leaves_cells_empty(admin):
    solicitud = registrar(admin, servicio_id=None)
    cancelar(admin, solicitud, comentario="desistió")
    uno = detalle(admin, solicitud)
    found, = solicitudes(admin, q=uno["codigo"])
    given = {name for name, value in found.items() if value}
    assert given == {"Código", "Estado", "Tipo de documento", "Número de documento", "Nombres", "Apellidos", "Creada",
                     "En su estado desde", "Días en su estado", "Cancelada", "Motivo de cancelación"}
    assert found["Motivo de cancelación"] == "desistió"


def test_the_workbook_has_the_same_with_numbers_and_dates_as_such(admin, completa, mundo):
    answer = admin.get("/solicitudes.xlsx")
    pages = libro.read(answer.body)
    assert list(pages) == ["Solicitudes"]
    rows, texts = table([row + [None] * (29 - len(row)) for row in pages["Solicitudes"]]), solicitudes(admin)
    numbers, dates = {"Tarifa", "Pagado PEN", "Pagado USD", "Días en su estado"}, {"Último pago"}
    times = {"Creada", "En su estado desde", "Cerrada", "Cancelada"}
    assert len(rows) == len(texts)
    for row, text in zip(rows, texts):
        for name, value in row.items():
            plain = text[name][1:] if text[name].startswith(tuple(f"'{one}" for one in FORMULA)) else text[name]
            if value is None or (name in dates and plain < "1900"):
                assert (value or "") == plain, name
            elif name in numbers:
                assert isinstance(value, float) and value == float(plain), name
            elif name in dates:
                assert isinstance(value, dt.date) and value.isoformat() == plain, name
            elif name in times:
                assert isinstance(value, dt.datetime) and str(value) == plain, name
            else:
                assert value == plain, name


def test_more_than_a_workbook_holds_is_refused_before_it_is_written(stack, admin, completa):
    more = "UPDATE solicitud_conteo SET cantidad = cantidad {} 1048575 WHERE vista = 'TODAS' AND estado = 'CERRADO' LIMIT 1"
    stack.sql(more.format("+"))
    try:
        answer = admin.get("/solicitudes.xlsx")
        assert (answer.status, answer.code) == (422, "VALIDATION_ERROR") and "/solicitudes.csv" in answer.json["error"]["message"]
        assert admin.get("/solicitudes.xlsx", q="xyzzy").status == 200
    finally:
        stack.sql(more.format("-"))


# -- what a CSV is ---------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("first", FORMULA, ids=ascii)
def test_a_text_that_would_be_a_formula_is_none(admin, first):
    """Wherever a client's words come to stand; also in quotes, which a spreadsheet takes off first."""
    evil = f'{first}HYPERLINK("http://x", "y")'
    solicitud = registrar(admin, cliente=persona(nombres=evil, apellidos=evil, celular=first + "51", email=evil),
                          apoderado=persona(nombres=evil), comentario=evil,
                          promotor={"tipo_promotor": "OTROS", "nombre_promotor_otros": evil},
                          atencion={"tipo_atencion": "VIRTUAL", "lugar_atencion": evil})
    cancelar(admin, solicitud, comentario=evil)
    codigo = detalle(admin, solicitud)["codigo"]
    found, = solicitudes(admin, q=codigo)
    for name in ("Nombres", "Apellidos", "Correo", "Promotor", "Lugar de atención", "Motivo de cancelación", "Comentario"):
        assert found[name] == "'" + evil, name
    assert found["Celular"] == f"'{first}51" and found["Apoderado"].startswith("'" + evil)
    assert not [name for name, value in found.items() if value.startswith(FORMULA)]
    rows = libro.read(admin.get("/solicitudes.xlsx", q=codigo).body)["Solicitudes"]  # which refuses a formula
    assert rows[1][rows[0].index("Comentario")] == evil


def test_the_separator_is_a_comma_or_a_semicolon_and_cells_survive_both(admin, completa):
    comma, semicolon = (admin.get("/solicitudes.csv", q=completa["codigo"], **sep) for sep in ({}, {"sep": ";"}))
    assert lines(comma.body) == lines(semicolon.body, ";")
    assert comma.body != semicolon.body
    assert admin.get("/solicitudes.csv", q=completa["codigo"], sep=",").body == comma.body
    assert admin.request("GET", f"/solicitudes.csv?sep=;&q={completa['codigo']}").body == semicolon.body
    assert comma.body.endswith(b"\r\n") and b"\xef\xbb\xbf" not in comma.body[3:]


@pytest.mark.parametrize("route", ROUTES)
def test_a_browser_saves_it_under_its_name(admin, route):
    kind, name = (CSV if route.endswith("csv") else XLSX), route.rpartition("/")[2]
    for method in ("GET", "HEAD"):
        answer = admin.request(method, route)
        assert answer.status == 200
        assert answer.headers.get_content_type() == kind
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert (answer.headers["Cache-Control"], answer.headers["X-Content-Type-Options"]) == ("no-store", "nosniff")
        assert (answer.body == b"") == (method == "HEAD")
    assert kind == XLSX or answer.headers.get_content_charset() == "utf-8"
    refused = admin.post(route, {})
    assert (refused.status, refused.headers["Allow"]) == (405, "GET, HEAD")


# -- reports ---------------------------------------------------------------------------------------------------------

def partes(rows):
    """{title: rows} of a report's CSV; the first part has no title."""
    found, title = {"Reporte": []}, "Reporte"
    for row in rows:
        if not row:
            title = None
        elif title is None:
            title, = row
            found[title] = []
        else:
            found[title].append(row)
    return found


def esperado(reporte, estado, agrupacion):
    """The cells that the tables of a report must have, numbers as numbers."""
    kpi = ("solicitudes", "cerradas", "ingresos", "ingresos_usd", "ticket_promedio")
    equipo = [(rol, row) for rol, names in (("GESTOR", "gestores"), ("MEDICO", "medicos"), ("OPERADOR", "operadores"))
              for row in reporte["ranking_equipo"][names]]
    return {
        "Reporte": [[reporte["desde"], reporte["hasta"], estado or "", agrupacion]],
        "Indicadores": [[name, *(reporte[key][one] for one in kpi)]
                        for name, key in (("Actual", "kpis"), ("Anterior", "kpis_previos"))],
        "Series": [[row["periodo"], row["solicitudes"], row["ingresos"]] for row in reporte["series"]],
        "Distribución": [[row["estado"], row["cantidad"]] for row in reporte["distribucion"]],
        "Promotores": [[row[one] for one in ("promotor_id", "nombre", "clientes", "solicitudes", "porcentaje")]
                       for row in reporte["ranking_promotores"]],
        "Equipo": [[rol, *(row[one] for one in ("persona_id", "nombre", "solicitudes", "cerradas")),
                    en_lima(row["ultima_actividad"])] for rol, row in equipo],
        "Espera": [[row["estado"], row["cantidad"], row["dias_mediana"], row["dias_max"]] for row in reporte["aging"]],
    }


def igual(cell, value):
    """Whether a cell of a CSV or a workbook says that value."""
    if isinstance(value, (int, float)):
        return cell not in ("", None) and float(cell) == value
    if isinstance(cell, dt.date):
        cell = str(cell)
    return (cell or "") in (value or "", "'" + (value or ""))


@pytest.mark.parametrize("query", [{}, {"estado": "CERRADO", "agrupacion": "semanal"}, {"desde": "2020-01-01"},
                                   {"desde": "2019-01-01", "hasta": "2019-01-31"}], ids=str)
@pytest.mark.parametrize("formato", ["csv", "csv;", "xlsx"])
def test_a_report_to_download_has_the_figures_of_the_one_on_the_screen(admin, mundo, completa, query, formato):
    sep = {"sep": ";"} if formato == "csv;" else {}
    answer = admin.get(f"/admin/reportes.{formato.rstrip(';')}", **query, **sep)
    found = libro.read(answer.body) if formato == "xlsx" else partes(lines(answer.body, sep.get("sep", ",")))
    expected = esperado(admin.get("/admin/reportes", **query).data, query.get("estado"), query.get("agrupacion", "mensual"))
    assert list(found) == list(expected)
    for title, rows in expected.items():
        headers, cells = found[title][0], [row + [None] * (len(found[title][0]) - len(row)) for row in found[title][1:]]
        assert all(headers) and len(cells) == len(rows), title
        for got, row in zip(cells, rows):
            assert len(got) == len(row) == len(headers), title
            assert all(map(igual, got, row)), (title, got, row)


def test_a_name_in_a_report_is_no_formula_either(admin):
    evil = "=1+1 " + word()
    for _ in range(2):
        registrar(admin, promotor={"tipo_promotor": "OTROS", "nombre_promotor_otros": evil})
    for number in range(30):  # enough clients to be ranked
        promotor = admin.get("/promotores").data[-1]["promotor_id"]
        registrar(admin, promotor_id=promotor)
    answer = admin.get("/admin/reportes.csv")
    ranked = [row[1] for row in partes(lines(answer.body))["Promotores"][1:]]
    assert "'" + evil in ranked and evil not in ranked


# -- refusals --------------------------------------------------------------------------------------------------------

WRONG = {"estado_operativo": ["NADA", "cerrado"], "mine": ["quizas"], "desde": ["2024-02-30", "ayer"], "hasta": ["20240105"],
         "gestor_id": ["0", "-1", "x"], "medico_id": ["1.5"], "promotor_id": ["9223372036854775808"], "orden": ["mayor"],
         "q": ["x" * 201], "sep": ["", "|", ",;", "\t", "ñ"]}
WRONG_REPORT = {"desde": ["2024-02-30"], "hasta": ["hoy"], "estado": ["NADA"], "agrupacion": ["diaria"], "sep": ["|", ";;"]}


@pytest.mark.parametrize("route", ROUTES)
def test_a_wrong_filter_is_named_and_leaves_no_file(stack, admin, route):
    wrong = WRONG if "solicitudes" in route else WRONG_REPORT
    for name, values in wrong.items():
        for value in values:
            assert admin.get(route, **{name: value}).fields == {name}, (name, value)
    some = {name: values[0] for name, values in wrong.items() if name != "sep"}
    assert admin.get(route, **some).fields == some.keys()
    if "reportes" in route:
        assert admin.get(route, desde="2026-02-01", hasta="2026-01-31").fields == {"desde"}
    else:
        assert admin.get(route, q=" ".join("abcdefghijk")).fields == {"q"}
    wait_for(lambda: not written(stack), 5, "no file is left")


@pytest.mark.parametrize("route", ROUTES)
def test_only_an_admin_takes_the_books_home(stack, signed_in, route):
    for rol in ROLES:
        answer = signed_in[rol].get(route, sep="|")
        assert (answer.status, answer.code) == ((422, "VALIDATION_ERROR") if rol == "ADMIN" else (403, "FORBIDDEN")), rol
    assert Client(stack).get(route).code == "UNAUTHENTICATED"
    assert signed_in["GESTOR"].request("HEAD", route).status == 403


# -- many ------------------------------------------------------------------------------------------------------------

def test_ten_at_once_get_all_of_it_and_leave_nothing(stack, admin, mundo):
    def take(number):
        return admin.again(stack).get(ROUTES[number % 2]).body

    with ThreadPoolExecutor(10) as pool:
        found = list(pool.map(take, range(10)))
    assert {str(lines(body)) for body in found[::2]} == {str(lines(found[0]))}
    assert all(libro.read(body)["Solicitudes"] for body in found[1::2])
    wait_for(lambda: not written(stack), 5, "no file is left")
