"""A follower of the event log that cannot digest one event: it is set aside with an alarm, and keeps nothing else waiting."""
import datetime as dt
import json
from contextlib import contextmanager, suppress

import pymysql
import pytest
from support import libro
from support.archivos import kept, upload
from support.cifras import segun_los_libros
from support.client import EMAILS, Client, asignar_gestor, path, registrar, registrar_pago, solicitud_en
from support.descargas import lines
from support.stack import wait_for
from test_cmepctl import cmepctl
from test_metricas import total
from test_reportes import HOY, pedir, reporte

AVISO = "no la quiero: ñandú"


@pytest.fixture(scope="module")
def mundo(new_stack):
    with new_stack() as stack:
        yield stack, Client(stack).login(EMAILS["ADMIN"])


@contextmanager
def disparador(stack, tabla, momento, solicitud):
    """While it lasts, the database refuses rows of that request."""
    fila = "OLD" if momento == "DELETE" else "NEW"
    stack.sql(f"CREATE TRIGGER prueba BEFORE {momento} ON {tabla} FOR EACH ROW IF {fila}.solicitud_id = {solicitud}"
              f" THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '{AVISO}'; END IF")
    try:
        yield
    finally:
        with suppress(pymysql.err.Error):  # a rebuild has dropped it with its table
            stack.sql("DROP TRIGGER prueba")


@contextmanager
def restriccion(stack, solicitud):
    """The same in the way of a table's definition, which the tables of a rebuild have too."""
    stack.sql(f"ALTER TABLE reporte_pago ADD CONSTRAINT prueba CHECK (solicitud_id <> {solicitud})")
    try:
        yield
    finally:
        nombres = stack.sql("SELECT constraint_name AS n FROM information_schema.table_constraints WHERE table_name ="
                            " 'reporte_pago' AND constraint_type = 'CHECK' AND table_schema = DATABASE()")
        for nombre in {fila["n"] for fila in nombres}:
            stack.sql(f"ALTER TABLE reporte_pago DROP CONSTRAINT `{nombre}`")


def apartados(stack):
    return {fila["solicitud_id"]: fila for fila in stack.sql("SELECT * FROM reporte_apartado")}


def alarmas(stack, programa, solicitud):
    """How often the program has said that the request is set aside."""
    lines = [json.loads(line) for line in stack.logs(programa).splitlines() if '"event_set_aside"' in line]
    assert all(line["level"] == "error" for line in lines)
    return sum(line["solicitud_id"] == solicitud for line in lines)


def asignada(admin):
    solicitud = registrar(admin)
    asignar_gestor(admin, solicitud)
    return solicitud


def verificar(stack):
    done = cmepctl(stack, "reports", "verify")
    return done.returncode, done.stdout + done.stderr


def test_a_request_that_the_database_refuses_keeps_no_other_waiting(mundo):
    stack, admin = mundo
    mala, dia = asignada(admin), "2001-02-03"
    reporte(admin)
    contadas = total(stack, "events", service="reports", event="set_aside")
    with disparador(stack, "reporte_pago", "INSERT", mala):
        registrar_pago(admin, mala, fecha_pago=dia, monto="1000.00")
        for monto in ("10.00", "20.00"):
            registrar_pago(admin, asignada(admin), fecha_pago=dia, monto=monto)
        assert reporte(admin, desde=dia, hasta=dia)["kpis"]["ingresos"] == 30
        aviso = f"Falta en las cifras lo último de solicitudes que no se pudieron procesar: {mala}."
        assert pedir(admin).json["meta"] == {"warnings": [aviso]}
        assert [["Aviso"], [aviso]] == libro.read(admin.get("/admin/reportes.xlsx").body)["Avisos"]
        assert lines(admin.get("/admin/reportes.csv").body)[-3:] == [["Avisos"], ["Aviso"], [aviso]]
        apartada, = apartados(stack).values()
        assert apartada["solicitud_id"] == mala and AVISO in apartada["motivo"] and apartada["veces"] == 1
        assert alarmas(stack, "reports", mala) == 1
        assert total(stack, "events", service="reports", event="set_aside") == contadas + 1
        stats = json.loads(cmepctl(stack, "stats", "reports").stdout)
        assert {"name": "set_aside", "value": contadas + 1} in stats["counters"]
        code, text = verificar(stack)
        assert code == 1 and f"request {mala} has been set aside since " in text and AVISO in text, text
        # Its next event is refused as well: it stays, and is still no one else's trouble.
        registrar_pago(admin, mala, fecha_pago=dia, monto="2000.00")
        registrar_pago(admin, asignada(admin), fecha_pago=dia, monto="40.00")
        assert reporte(admin, desde=dia, hasta=dia)["kpis"]["ingresos"] == 70
        otra_vez, = apartados(stack).values()
        assert otra_vez["veces"] == 2 and otra_vez["desde"] == apartada["desde"]
    assert reporte(admin, desde=dia, hasta=dia)["kpis"]["ingresos"] == 70, "nothing asks for it meanwhile"
    admin.patch(path(mala), {"comentario": "otra vez"}).data
    assert reporte(admin, desde=dia, hasta=dia)["kpis"]["ingresos"] == 3070
    assert not apartados(stack) and pedir(admin).json["meta"] == {"warnings": []}
    assert verificar(stack)[0] == 0


def test_of_a_long_stretch_only_what_is_refused_is_set_aside(mundo):
    stack, admin = mundo
    malas = [asignada(admin) for _ in range(3)]
    reporte(admin)
    stack.supervisorctl("stop", "reports")
    for solicitud in malas:
        registrar_pago(admin, solicitud)
    for estado in ("CERRADO", "PAGADO", "CANCELADO") * 4:
        solicitud_en(estado, admin, promotor_id=1)
    with disparador(stack, "reporte_pago", "INSERT", malas[1]):
        stack.supervisorctl("start", "reports")
        wait_for(lambda: pedir(admin).status == 200, 30, "reports answers", pause=0.2)
        assert set(apartados(stack)) == {malas[1]}
        esperado = segun_los_libros(stack.sql, HOY() - dt.timedelta(30), HOY())
        hallado = reporte(admin)
        # What it was before its payment is what the model has of it.
        assert hallado["kpis"]["solicitudes"] == esperado["kpis"]["solicitudes"]
        assert {fila["estado"]: fila["cantidad"] for fila in hallado["distribucion"]} == {
            fila["estado"]: fila["cantidad"] + {"ASIGNADO_GESTOR": 1, "PAGADO": -1}.get(fila["estado"], 0)
            for fila in esperado["distribucion"]}
    admin.delete(path(malas[1]))
    assert reporte(admin) == segun_los_libros(stack.sql, HOY() - dt.timedelta(30), HOY())
    assert not apartados(stack) and verificar(stack)[0] == 0


def test_a_rebuild_leaves_out_what_the_database_refuses(mundo):
    stack, admin = mundo
    mala, buena, dia = asignada(admin), asignada(admin), "2002-03-04"
    reporte(admin)
    with restriccion(stack, mala):
        registrar_pago(admin, mala, fecha_pago=dia, monto="1000.00")
        registrar_pago(admin, buena, fecha_pago=dia, monto="10.00")
        assert reporte(admin, desde=dia, hasta=dia)["kpis"]["ingresos"] == 10
        antes = apartados(stack)[mala]
        done = cmepctl(stack, "reports", "rebuild")
        assert done.returncode == 0, done.stdout + done.stderr
        assert f"request {mala} is set aside" in done.stdout and "without 1 requests" in done.stdout, done.stdout
        assert reporte(admin, desde=dia, hasta=dia)["kpis"]["ingresos"] == 10
        luego = apartados(stack)
        assert set(luego) == {mala} and luego[mala]["veces"] == 2 and luego[mala]["desde"] == antes["desde"]
    done = cmepctl(stack, "reports", "rebuild")
    assert done.returncode == 0 and "without" not in done.stdout, done.stdout + done.stderr
    assert reporte(admin, desde=dia, hasta=dia)["kpis"]["ingresos"] == 1010
    assert not apartados(stack) and verificar(stack)[0] == 0


def test_nothing_is_set_aside_while_the_database_refuses_everything(mundo):
    """That is no event's fault: reports says that it is behind, and goes on when it can."""
    stack, admin = mundo
    cuenta = stack.settings()["DB_URL_REPORTS"].split("//")[1].split(":")[0]
    solicitud, dia = asignada(admin), "2003-04-05"
    reporte(admin)
    stack.sql(f"REVOKE INSERT ON reporte_dia FROM '{cuenta}'@'%'")
    try:
        registrar_pago(admin, solicitud, fecha_pago=dia, monto="7.00")
        answer = pedir(admin, desde=dia, hasta=dia)
        assert answer.status == 503 and int(answer.headers["Retry-After"]) >= 1, answer
        assert not apartados(stack) and alarmas(stack, "reports", solicitud) == 0
    finally:
        stack.sql(f"GRANT INSERT ON reporte_dia TO '{cuenta}'@'%'")
    assert reporte(admin, desde=dia, hasta=dia)["kpis"]["ingresos"] == 7
    assert not apartados(stack)


def test_files_of_a_request_that_cannot_be_deleted_keep_no_other_files(mundo):
    stack, admin = mundo
    mala, buena = registrar(admin), registrar(admin)
    upload(admin, mala, b"stays")
    upload(admin, buena, b"goes")
    wait_for(lambda: stack.sql("SELECT evento_id FROM archivo_cursor")[0]["evento_id"] >= 0, 20, "files follows")
    contadas = total(stack, "events", service="files", event="set_aside")
    with disparador(stack, "solicitud_archivo", "DELETE", mala):
        for solicitud in (mala, buena):
            assert admin.delete(path(solicitud)).status == 200
        wait_for(lambda: len(kept(stack)) == 1, 20, "the other's file is gone", pause=0.2)
        assert alarmas(stack, "files", mala) == 1
        assert total(stack, "events", service="files", event="set_aside") == contadas + 1
        done = cmepctl(stack, "files", "sweep")
        assert done.returncode == 1 and len(kept(stack)) == 1, done.stdout + done.stderr
        stack.logged("files", '"request_not_swept"')
    done = cmepctl(stack, "files", "sweep")
    assert done.returncode == 0 and not kept(stack), done.stdout + done.stderr
    assert not stack.sql("SELECT id FROM solicitud_archivo WHERE solicitud_id = %s", mala)
