"""Metrics for the operator alone: how much is asked, how it ends, what it costs."""
import json
import re
import signal
from collections import Counter
from types import SimpleNamespace

import pytest
from support.client import (EMAILS, Client, alta, asignar_gestor, empleado, nuevo_empleado, pago, path, persona,
                            registrar, solicitud_en)
from support.record import Document
from support.stack import Second, wait_for
from support.usuarios import cambiar, crear

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABEL = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"'
SAMPLE = re.compile(rf"({NAME})(?:{{({LABEL}(?:,{LABEL})*),?}})? ([-+]?(?:[0-9.eE+-]+|Inf|NaN))(?: -?[0-9]+)?")
COMMENT = re.compile(rf"# (?:HELP {NAME} .*|TYPE {NAME} (?:counter|gauge|histogram|summary|untyped))")


def scrape(stack):
    answer = Client(SimpleNamespace(port=stack.metrics_port)).get("/metrics")
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    return answer.body.decode()


def samples(text):
    """{(name, labels): value}."""
    found = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, labels, value = SAMPLE.fullmatch(line).groups()
            key = name, frozenset(re.findall(LABEL, labels or ""))
            assert key not in found, f"twice: {line}"
            found[key] = float(value)
    return found


def total(stack, word, **labels):
    """The sum of the samples whose name has that word in it and whose labels are these."""
    wanted = {f'{name}="{value}"' for name, value in labels.items()}
    hits = [value for (name, known), value in samples(scrape(stack)).items()
            if word in name and wanted <= known and not name.endswith(("_bucket", "_sum"))]
    return sum(hits)


def test_every_line_is_prometheus_text(stack, admin):
    admin.get("/solicitudes")
    text = scrape(stack)
    assert text.endswith("\n")
    wrong = [line for line in text.splitlines()
             if line and not COMMENT.fullmatch(line) and not SAMPLE.fullmatch(line)]
    assert not wrong, "\n".join(wrong)
    assert samples(text)


def test_every_figure_says_what_it_is(stack):
    text = scrape(stack)
    kinds = re.findall(rf"^# TYPE ({NAME}) ", text, re.MULTILINE)
    helped = re.findall(rf"^# HELP ({NAME}) \S", text, re.MULTILINE)
    assert not [name for name, count in Counter(kinds).items() if count > 1]
    assert set(kinds) == set(helped)
    plain = {re.sub(r"_(bucket|sum|count)$", "", name) if name not in kinds else name for name, _ in samples(text)}
    assert plain <= set(kinds)


def test_the_public_port_has_no_figures(stack, admin):
    for client in (Client(stack), admin):
        answer = client.get("/metrics")
        assert (answer.status, answer.code) == (404, "NOT_FOUND")


def test_the_port_of_the_figures_has_nothing_else(stack, admin):
    inside = Client(SimpleNamespace(port=stack.metrics_port), admin.session)
    assert {inside.get(route).status for route in ("/auth/me", "/solicitudes", "/admin/usuarios", "/")} == {404}


def test_no_figure_names_a_person(stack, admin):
    solicitud_id = registrar(admin)
    admin.get(path(solicitud_id))
    text = scrape(stack)
    assert admin.session not in text and "@cmep.local" not in text
    assert f"/{solicitud_id}" not in text, "a figure for each request would never end"


def moved(stack, word, act, **labels):
    """By how much act() moves the figure; nobody else asks for such meanwhile."""
    before = total(stack, word, **labels)
    act()
    return wait_for(lambda: total(stack, word, **labels) - before, 15, f"{word} {labels} moves", pause=0.1)


def test_what_is_asked_is_counted_by_operation(stack, admin):
    assert moved(stack, "requests", lambda: [admin.get("/servicios") for _ in range(5)],
                 operation="workflow.servicio_list") >= 5


def test_pages_and_preflights_are_counted_and_logged_as_everything_else(stack):
    client = Client(stack)
    before = total(stack, "cmep_requests", operation="other", outcome="done")
    answers = [client.get("/docs"), client.get("/docs/docs.js"),
               client.request("OPTIONS", "/solicitudes", headers={"Origin": "http://localhost:3000"})]
    lines = {line["request_id"]: line for line in map(json.loads, stack.logged("gateway", answers[-1].headers["X-Request-Id"]))
             if line["event"] == "request"}
    said = [lines[answer.headers["X-Request-Id"]] for answer in answers]
    assert [(line["method"], line["route"], line["status"]) for line in said] == [
        ("GET", "/docs", 200), ("GET", "(application)", 200), ("OPTIONS", "/solicitudes", 204)]
    assert total(stack, "cmep_requests", operation="other", outcome="done") - before >= 3


# -- several instances of a service ------------------------------------------------------------------------------------

@pytest.fixture
def twins(stack):
    """A gateway before two instances of workflow, and the second of them."""
    with Second(stack, "workflow") as second:
        both = f"{stack.settings()['BUS_WORKFLOW']},{second.endpoint}"
        with stack.gateway(BUS_WORKFLOW=both, REQUEST_TIMEOUT_MS="1000") as gateway:
            wait_for(lambda: up(gateway) == {"0": 1, "1": 1}, 15, "both answer", pause=0.1)
            yield gateway, second


def up(gateway):
    """{number of an instance of workflow: 1 or 0}."""
    return {re.search(r'instance="(\d+)"', " ".join(labels))[1]: value for (name, labels), value in
            samples(scrape(gateway)).items() if name == "cmep_service_up" and 'service="workflow"' in labels}


def test_the_figures_are_of_every_instance(twins, admin):
    gateway, second = twins
    client, operation = Client(gateway, admin.session), "workflow.servicio_list"
    before = [total(gateway, "cmep_calls", operation=operation, instance=i) for i in (0, 1)]
    assert {client.get("/servicios").status for _ in range(10)} == {200}
    moves = [total(gateway, "cmep_calls", operation=operation, instance=i) - before[i] for i in (0, 1)]
    assert moves == [5, 5], "they share the work"
    second.process.kill()
    wait_for(lambda: up(gateway) == {"0": 1, "1": 0}, 15, "one is missed", pause=0.1)
    assert client.get("/ready").status == 200


def test_the_gateway_is_ready_while_one_instance_of_each_service_is(twins):
    """An instance that hangs is no reason to take the gateways out of service, and with them the other instance."""
    gateway, second = twins
    second.process.send_signal(signal.SIGSTOP)
    client = Client(gateway)
    assert [client.get("/ready").status for _ in range(4)] == [200] * 4
    assert up(gateway) == {"0": 1, "1": 0}


def test_the_gateway_is_not_ready_when_no_instance_of_a_service_is(stack, tmp_path):
    with stack.gateway(BUS_WORKFLOW=f"ipc://{tmp_path}/a,ipc://{tmp_path}/b") as gateway:
        client = Client(gateway)
        wait_for(lambda: client.get("/ready").json["error"]["message"] == "No responde: workflow.", 15, "it is named",
                 pause=0.1)


# -- what an operation costs -------------------------------------------------------------------------------------------

def statements(stack, operation, act):
    return moved(stack, "statements", act, operation=operation)


@pytest.fixture(scope="module")
def many(stack, signed_in):
    """So many requests that a page of a hundred is full."""
    ids = [registrar(signed_in["ADMIN"]) for _ in range(100)]
    for solicitud_id in ids[:20]:
        asignar_gestor(signed_in["ADMIN"], solicitud_id)
    return ids


@pytest.mark.parametrize("route", ["/solicitudes", "/admin/usuarios"])
def test_a_list_costs_the_same_however_long_its_page(stack, admin, many, route):
    operation = Document().document["paths"][route]["get"]["operationId"]
    costs = {size: statements(stack, operation, lambda: admin.get(route, page_size=size)) for size in (1, 20, 100)}
    assert len(set(costs.values())) == 1 and costs[1] > 0, costs


def test_a_detail_costs_the_same_however_long_its_history(stack, admin):
    short, long = registrar(admin), solicitud_en("ASIGNADO_GESTOR", admin)
    for i in range(10):
        admin.patch(path(long), {"comentario": f"{i}"}).data
        admin.post(path(long, "registrar-pago"), pago()).data
    costs = [statements(stack, "workflow.solicitud_get", lambda: admin.get(path(one))) for one in (short, long)]
    assert costs[0] == costs[1] > 0


def test_a_change_of_an_account_writes_only_what_is_changed(stack, admin):
    """The beginning, the account locked, the end; the telephone is workflow's. A role is one statement more."""
    usuario = crear(admin, "GESTOR")
    costs = [statements(stack, "auth.user_update", lambda: cambiar(admin, usuario, **fields))
             for fields in ({"telefono": "911"}, {"roles": ["GESTOR"]}, {"roles": ["GESTOR", "MEDICO"]})]
    assert costs == [3, 3, 4]


@pytest.mark.parametrize("operation, route, query, cost", [
    ("auth.me", "/auth/me", {}, 1),
    ("workflow.solicitud_list", "/solicitudes", {}, 2),  # the page and its total
    ("workflow.solicitud_list", "/solicitudes", {"estado_operativo": "REGISTRADO", "mine": "true"}, 2),
    ("workflow.solicitud_list", "/solicitudes", {"q": "quispe"}, 3),  # and which gram is the rarest
    ("workflow.solicitud_summary", "/solicitudes/resumen", {}, 2),
    ("workflow.solicitud_get", "/solicitudes/{}", {}, 4),  # the row, payments, history and results
])
def test_what_is_asked_most_costs_so_many_statements(stack, many, operation, route, query, cost):
    client = Client(stack).login(EMAILS["ADMIN"])  # whose session was not seen long ago: noting it is no part of this
    assert statements(stack, operation, lambda: client.get(route.format(many[0]), **query)) == cost


def test_what_is_written_most_costs_so_many_statements(stack, admin):
    """Each is a transaction, whose begin and end are two of them; an action answers the detail, which is four."""
    client = persona()
    creations = [
        # the tariff, the client sought and made, the request, its codigo, its text, its grams, its counts, its history
        # and its event
        (alta(cliente=client), 13),
        (alta(cliente=client), 12),  # who is there already
        (alta(cliente=client, servicio_id=None), 11),
    ]
    assert [statements(stack, "workflow.solicitud_create", lambda: admin.post("/solicitudes", body).data)
            for body, _ in creations] == [cost for _, cost in creations]
    solicitud_id = registrar(admin)
    gestor, otro, medico = empleado(admin, "GESTOR"), nuevo_empleado(stack, "GESTOR"), empleado(admin, "MEDICO")
    actions = [
        # the request locked, the gestor, the assignment, the request saved, its counts, its history, its event
        ("gestor_assign", "asignar-gestor", {"persona_id_gestor": gestor}, 13),
        ("gestor_change", "cambiar-gestor", {"persona_id_gestor": otro}, 14),  # and the former assignment
        ("pago_register", "registrar-pago", pago(), 12),  # two rows of history in one
        ("pago_register", "registrar-pago", pago(), 11),  # nothing to count: the state is the same
        ("medico_assign", "asignar-medico", {"persona_id_medico": medico}, 13),
        ("solicitud_close", "cerrar", {}, 11),
    ]
    assert [statements(stack, f"workflow.{operation}", lambda: admin.post(path(solicitud_id, action), body).data)
            for operation, action, body, _ in actions] == [cost for *_, cost in actions]
