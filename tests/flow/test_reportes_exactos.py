"""The read model under whatever happens: the books and the reports agree after it, to the cent."""
import datetime as dt
import json
import os
import random
import signal
import threading
import time
from contextlib import closing

import pytest
from support.cifras import segun_los_libros
from support.client import EMAILS, STATES, Client, alta, empleado, nuevo_usuario, pago, path, persona, registrar, solicitud_en
from support.crowd import Crowd
from support.stack import Stack, wait_for
from test_cmepctl import cmepctl
from test_reportes import HOY, creada_el, pedir, reporte

SECONDS = int(os.environ.get("CMEP_REPORT_SECONDS", "6"))


class Vida(Crowd):
    """Clients that do whatever may be done to requests, on days and with people and amounts by chance."""

    def __init__(self, stack, clients):
        super().__init__(clients)
        self._ids = []
        admin = Client(stack).login(EMAILS["ADMIN"])
        self._personas = [persona() for _ in range(5)]
        self._gestores = [client.persona_id for client in clients]
        self._medico = empleado(admin, "MEDICO")

    def one(self, client, chance):
        if not self._ids or chance.random() < 0.3:
            answer = client.post("/solicitudes", alta(cliente=chance.choice(self._personas),
                                                      promotor_id=chance.choice([1, 2, None])))
            if answer.status == 200:
                self._ids.append(answer.data["solicitud_id"])
            return answer
        at = path(chance.choice(self._ids))
        paid = pago(fecha_pago=str(HOY() - dt.timedelta(chance.randrange(0, 90))),
                    monto=f"{chance.randrange(1, 10**5) / 100:.2f}")
        bodies = {
            "cambiar-gestor": {"persona_id_gestor": chance.choice(self._gestores)},
            "cambiar-medico": {"persona_id_medico": self._medico},
            "registrar-pago": paid, "cerrar": {}, "cancelar": {},
            "override": {"motivo": "sí", "accion": "REGISTRAR_PAGO", "payload": paid},
        }
        action = chance.choice([*bodies, "registrar-pago", "promotor", "borrar", "reporte"])
        if action == "promotor":
            return client.patch(at, {"promotor_id": chance.choice([1, 2, None])})
        if action == "borrar":
            return client.delete(at)
        if action == "reporte":
            return client.get("/admin/reportes")
        return client.post(f"{at}/{action}", bodies[action])


def al_volver(admin, seconds=30, **query):
    """A report. After the database was killed each worker connects again by itself, when it is asked, up to two seconds later
    than the one that /ready has asked."""
    def answered():
        answer = pedir(admin, **query)
        return None if answer.status == 503 else answer

    return wait_for(answered, seconds, "reports answers again").data


def acordes(stack, seed):
    """Reports of random ranges, states and groupings, against one snapshot of the books."""
    admin, chance = Client(stack).login(EMAILS["ADMIN"]), random.Random(seed)
    with closing(stack.connect("DB_URL_ROOT")) as books:
        def sql(statement, *args):
            with books.cursor() as cursor:
                cursor.execute(statement, args or None)
                return list(cursor.fetchall())

        for _ in range(8):
            hasta = HOY() - dt.timedelta(chance.choice([0, 0, 1, 20, 45]))
            desde = hasta - dt.timedelta(chance.choice([0, 1, 13, 31, 70, 120]))
            estado, agrupacion = chance.choice([None, *STATES]), chance.choice(["mensual", "semanal"])
            expected = segun_los_libros(sql, desde, hasta, estado, agrupacion)
            found = al_volver(admin, desde=desde, hasta=hasta, estado=estado, agrupacion=agrupacion)
            assert found == expected, (desde, hasta, estado, agrupacion)
    done = cmepctl(stack, "reports", "verify")
    assert done.returncode == 0, done.stdout + done.stderr


def matar_base_de_datos(stack):
    """The server itself, whichever it is; its supervisor starts it again. The pid of one that was killed before may be
    another process's by now."""
    def running():
        pid = int(next(stack.run_dir.glob("m*/pid")).read_text() or 0)
        return pid if pid in stack.processes() else None

    os.kill(wait_for(running, 30, "the database runs"), signal.SIGKILL)


DISTURBIOS = {
    "nada": lambda stack: None,
    "reports": lambda stack: stack.kill("reports"),
    "workflow": lambda stack: stack.kill("workflow"),
    "base de datos": matar_base_de_datos,
    "rebuild": lambda stack: cmepctl(stack, "reports", "rebuild"),
}


def test_reports_are_exact_after_whatever_happened(own_stack):
    stack = own_stack()
    clients = [nuevo_usuario(stack, *roles) for roles in
               (("ADMIN",), ("ADMIN", "GESTOR"), ("OPERADOR", "GESTOR"), ("GESTOR", "MEDICO"))]
    for seed, (name, disturb) in enumerate(DISTURBIOS.items()):
        Vida(stack, clients).run(SECONDS, 40, lambda: disturb(stack))
        wait_for(lambda: stack.status("/ready") == 200, 60, f"ready again after {name}")
        acordes(stack, seed)
    assert reporte(Client(stack).login(EMAILS["ADMIN"]))["kpis"]["solicitudes"] > 20


def test_a_second_instance_of_reports_follows_too(own_stack):
    """Both apply, one at a time: nothing is counted twice."""
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    with stack.service("reports") as bus, stack.gateway(**bus) as second:
        other = admin.again(second)
        for number in range(1, 16):
            registrar(admin)
            found = [client.get("/admin/reportes").data["kpis"]["solicitudes"] for client in (admin, other)]
            assert found == [number, number]


def test_a_rebuild_while_reports_are_asked_is_never_seen(own_stack):
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    for _ in range(3):
        solicitud_en("CERRADO", admin, promotor_id=1)
    expected, over, seen = reporte(admin), threading.Event(), []

    def ask():
        client = admin.again(stack)
        while not over.is_set():
            seen.append(reporte(client))

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        for _ in range(3):
            done = cmepctl(stack, "reports", "rebuild")
            assert done.returncode == 0, done.stdout + done.stderr
    finally:
        over.set()
        asking.join(30)
    assert len(seen) > 3 and all(one == expected for one in seen)
    left = stack.sql("SELECT table_name AS t FROM information_schema.tables WHERE table_schema = DATABASE()"
                     " AND (table_name LIKE 'reporte%%nueva' OR table_name LIKE 'reporte%%vieja')")
    assert not left


def test_requests_that_came_past_the_log_are_there_after_a_rebuild(own_stack):
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    solicitud = solicitud_en("PAGADO", admin)
    stack.copy_row("solicitud_cmep", "solicitud_id", solicitud, codigo="CMEP-2026-9999")
    assert reporte(admin)["kpis"]["solicitudes"] == 1
    done = cmepctl(stack, "reports", "verify")
    assert done.returncode == 1 and "PAGADO: workflow has 2, reports 1" in done.stdout
    assert cmepctl(stack, "reports", "rebuild").returncode == 0
    assert reporte(admin)["kpis"]["solicitudes"] == 2
    assert cmepctl(stack, "reports", "verify").returncode == 0


@pytest.mark.parametrize("planted, told", [
    ("UPDATE reporte_dia SET solicitudes = solicitudes + 1 WHERE estado = 'CERRADO'", "CERRADO: workflow has 1, reports 2"),
    ("UPDATE reporte_ingreso SET centimos = centimos - 1", "PEN: workflow has 20000 1, reports 19999 1"),
    ("UPDATE reporte_promotor SET solicitudes = 5 WHERE periodo > 1000000", "workflow has 1, reports 5"),
    ("DELETE FROM reporte_persona WHERE rol = 'GESTOR'", "reports nothing"),
    ("INSERT INTO reporte_espera VALUES ('PAGADO', 20260101, 3)", "espera 20260101 PAGADO: "),
    ("INSERT INTO reporte_repeticion VALUES ('PAGO', 202601, 202601, 0, 1)", "pagadas PEN: workflow has 1, reports 0"),
])
def test_verify_tells_a_figure_that_is_wrong(reportado, planted, told):
    stack, _ = reportado
    stack.sql(planted)
    done = cmepctl(stack, "reports", "verify")
    assert done.returncode == 1 and told in done.stdout, done.stdout + done.stderr
    assert cmepctl(stack, "reports", "rebuild").returncode == 0
    done = cmepctl(stack, "reports", "verify")
    assert done.returncode == 0 and "0 differences" in done.stdout, done.stdout + done.stderr


@pytest.fixture(scope="module")
def reportado():
    with Stack() as stack:
        admin = Client(stack).login(EMAILS["ADMIN"])
        solicitud_en("CERRADO", admin, promotor_id=1)
        reporte(admin)
        yield stack, admin


def test_who_is_far_behind_says_so_and_catches_up(own_stack):
    """A backlog that the deadline is too short for: 503 with how many changes are missing, and it goes on by itself."""
    stack = own_stack(REQUEST_TIMEOUT_MS="1500")
    admin = Client(stack).login(EMAILS["ADMIN"])
    stack.supervisorctl("stop", "reports")
    ids = [registrar(admin) for _ in range(3)]
    creada_el(stack, ids[0], HOY() - dt.timedelta(1))
    rows = ", ".join(f"({ids[i % 3]}, 1, 'muchas', UTC_TIMESTAMP(6))" for i in range(4000))
    for _ in range(60):
        stack.sql(f"INSERT INTO evento_nuevo (solicitud_id, version, tipo, ocurrido_en) VALUES {rows}")
    stack.supervisorctl("start", "reports")
    statuses, deadline = [], time.monotonic() + 60
    while time.monotonic() < deadline:
        answer = admin.get("/admin/reportes")
        statuses.append(answer.status)
        if answer.status == 200:
            break
        assert answer.status == 503 and int(answer.headers["Retry-After"]) >= 1, answer
        time.sleep(0.2)
    assert statuses[-1] == 200
    assert answer.data["kpis"]["solicitudes"] == 3


PATIENT = {"REQUEST_TIMEOUT_MS": "8000"}  # the most: what is done is asked here, not how fast the machine does it
PAID_ON = dt.date(2001, 2, 3)


def pay(stack, ids, each):
    """So many payments of a cent for each of the requests, past the service."""
    columns = "canal_pago, fecha_pago, monto, moneda, validated_by, validated_at"
    stack.sql(f"INSERT INTO pago_solicitud (solicitud_id, {columns}) VALUES"
              " (%s, 'REPRO', %s, 0.01, 'PEN', 1, UTC_TIMESTAMP(6))", ids[0], PAID_ON)
    paid = 1
    while paid < each:
        more = min(paid, each - paid)
        stack.sql(f"INSERT INTO pago_solicitud (solicitud_id, {columns}) SELECT solicitud_id, {columns}"
                  " FROM pago_solicitud WHERE solicitud_id = %s LIMIT %s", ids[0], more)
        paid += more
    if ids[1:]:
        stack.sql(f"INSERT INTO pago_solicitud (solicitud_id, {columns}) SELECT s.solicitud_id, {columns} FROM"
                  " solicitud_cmep s JOIN pago_solicitud p ON p.solicitud_id = %s WHERE s.solicitud_id IN %s", ids[0], ids[1:])


def tell(stack, ids):
    """Lets the followers know that the requests have changed: all at once, so that they are of one batch."""
    stack.sql("UPDATE solicitud_cmep SET updated_at = UTC_TIMESTAMP(6) WHERE solicitud_id IN %s", ids)
    stack.sql("INSERT INTO evento_nuevo (solicitud_id, version, tipo, ocurrido_en) SELECT solicitud_id, version, 'muchos',"
              " UTC_TIMESTAMP(6) FROM solicitud_cmep WHERE solicitud_id IN %s", ids)


def income(admin):
    """Once reports has caught up, a batch after the other: soon, but on a machine that does other things too."""
    return al_volver(admin, seconds=240, desde=PAID_ON, hasta=PAID_ON)["kpis"]["ingresos"]


@pytest.mark.parametrize("requests, each", [(250, 1000), (1, 50_000)])
def test_many_payments_are_reported_to_the_cent(own_stack, requests, each):
    """More than the memory of a call has room for, and of one request more than a batch is to have."""
    stack = own_stack(**PATIENT)
    admin = Client(stack).login(EMAILS["ADMIN"])
    ids = [registrar(admin) for _ in range(requests)]
    reporte(admin)
    processes = [stack.pid(program) for program in ("reports", "workflow")]
    pay(stack, ids, each)
    tell(stack, ids)
    assert income(admin) == requests * each / 100
    for command in ("verify", "rebuild", "verify"):
        done = cmepctl(stack, "reports", command)
        assert done.returncode == 0, done.stdout + done.stderr
    assert income(admin) == requests * each / 100
    assert [stack.pid(program) for program in ("reports", "workflow")] == processes
    assert "arena_exceeded" not in stack.logs("reports") + stack.logs("workflow")


def test_a_request_with_too_many_payments_ends_calls_and_no_process(own_stack):
    """What does not fit into the memory of a call: 503, a line that names the operation, and nothing is changed."""
    stack = own_stack(**PATIENT)
    admin = Client(stack).login(EMAILS["ADMIN"])
    many, other = registrar(admin), registrar(admin)
    assert reporte(admin)["kpis"]["solicitudes"] == 2
    processes = [stack.pid(program) for program in ("reports", "workflow", "gateway")]
    position = stack.sql("SELECT evento_id FROM reporte_cursor")
    pay(stack, [many], 260_000)
    tell(stack, [many])
    refused = {}

    def exceeded():
        answer = pedir(admin)
        assert (answer.status, answer.code) == (503, "UNAVAILABLE")
        refused[answer.headers["X-Request-Id"]] = answer
        lines = [json.loads(line) for line in stack.logs("reports").splitlines() if '"arena_exceeded"' in line]
        return [line for line in lines if line["request_id"] in refused]

    line, = wait_for(exceeded, 240, "a report exceeds its arena")
    assert (line["level"], line["operation"]) == ("error", "reports.reporte_get")
    background = '"arena_exceeded","request_id":"(background)","operation":"reports"'
    wait_for(lambda: background in stack.logs("reports"), 240, "the background exceeds its arena", pause=0.5)
    assert stack.sql("SELECT evento_id FROM reporte_cursor") == position
    assert not stack.sql("SELECT pago_id FROM reporte_pago LIMIT 1")
    assert admin.get(path(other)).status == 200 and cmepctl(stack, "ping", "reports").returncode == 0

    stack.sql("DELETE FROM pago_solicitud WHERE solicitud_id = %s ORDER BY pago_id DESC LIMIT 259000", many)
    assert income(admin) == 10
    done = cmepctl(stack, "reports", "verify")
    assert done.returncode == 0, done.stdout + done.stderr
    assert [stack.pid(program) for program in ("reports", "workflow", "gateway")] == processes
