"""What an administrator sees who opens a download: accents, figures and dates, and no formula of anybody."""
import csv
import io

import pytest
from support.client import asignar_gestor, detalle, persona, registrar, registrar_pago, word
from support.descargas import lines, table

EVIL = '=HYPERLINK("http://x","y")'


def rows(text):
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def solicitud(admin):
    """Its code, of a request with a word of its own."""
    solicitud_id = registrar(admin, cliente=persona(nombres="Ñusta", apellidos="Güé, \"la\" Ü"), comentario=EVIL)
    asignar_gestor(admin, solicitud_id)
    registrar_pago(admin, solicitud_id, monto="1234.50", fecha_pago="2026-01-29")
    return detalle(admin, solicitud_id)["codigo"]


def check(found, as_csv):
    expected, = table(lines(as_csv))
    assert (found["Nombres"], found["Apellidos"]) == ("Ñusta", 'Güé, "la" Ü')
    assert found["Comentario"].lstrip("'") == EVIL, "a text, and not what a formula has come to"
    assert float(found["Pagado PEN"].replace(",", "")) == 1234.50
    assert found["Código"] == expected["Código"] and found["Número de documento"] == expected["Número de documento"]


@pytest.mark.parametrize("sep", [",", ";"])
def test_a_csv_opens_with_its_accents_and_without_a_formula(admin, opened, solicitud, sep):
    content = admin.get("/solicitudes.csv", q=solicitud, sep=sep).body
    # As a user who clicks through its dialog: that separator, quotes, and UTF-8.
    found = opened(content, "lista.csv", [f"--infilter=CSV:{ord(sep)},34,76,1"])
    text, = found.values()
    check(table(rows(text))[0], admin.get("/solicitudes.csv", q=solicitud).body)


def test_a_workbook_opens_with_the_same_figures(admin, opened, solicitud):
    pages = opened(admin.get("/solicitudes.xlsx", q=solicitud).body, "lista.xlsx")
    found = table(rows(pages["Solicitudes"]))[0]
    check(found, admin.get("/solicitudes.csv", q=solicitud).body)
    assert found["Pagado PEN"] == "1,234.50" and found["Último pago"] == "29/01/2026"
    assert found["Creada"][2] == found["Creada"][5] == "/" and found["Creada"][13] == ":"


def test_a_report_opens_with_a_page_for_each_table(admin, opened, solicitud):
    name = word()
    registrar(admin, promotor={"tipo_promotor": "OTROS", "nombre_promotor_otros": f"=1+1 Ñ {name}"})
    pages = opened(admin.get("/admin/reportes.xlsx").body, "reporte.xlsx")
    report = admin.get("/admin/reportes").data
    assert list(pages) == ["Reporte", "Indicadores", "Series", "Distribución", "Promotores", "Equipo", "Espera"]
    now = table(rows(pages["Indicadores"]))[0]
    assert float(now["Ingresos PEN"].replace(",", "")) == report["kpis"]["ingresos"]
    assert int(now["Solicitudes"]) == report["kpis"]["solicitudes"]
    assert f"=1+1 Ñ {name}" in [row["Promotor"] for row in table(rows(pages["Promotores"]))]
