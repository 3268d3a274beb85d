"""The event log: who follows it by a number misses nothing, however the transactions of others overlap."""
import json
import os
import subprocess
import threading

import pytest
from support.client import asignar_gestor, registrar, registrar_pago
from support.stack import BUILD


def eventos(stack, despues_de=0, limite=5000):
    done = subprocess.run([BUILD / "cmepctl", "call", "workflow.evento_list",
                           json.dumps({"despues_de": despues_de, "limite": limite})],
                          env={**os.environ, **stack.settings()}, capture_output=True, text=True, timeout=60, check=True)
    return json.loads(done.stdout)


def cabeza(stack):
    """The number of the last event there is."""
    numero, pagina = 0, {"hay_mas": True}
    while pagina["hay_mas"]:
        pagina = eventos(stack, numero)
        numero = pagina["eventos"][-1]["evento_id"] if pagina["eventos"] else numero
    return numero


@pytest.fixture
def writer(stack):
    """A connection that begins a transaction with one event of its own, which waits for its commit."""
    connections = []

    def begin(tipo):
        connection = stack.connect("DB_URL_ROOT")
        connection.begin()
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO evento_nuevo (solicitud_id, version, tipo, ocurrido_en)"
                           " VALUES (1, 1, %s, UTC_TIMESTAMP(6))", (tipo,))
        connections.append(connection)
        return connection

    yield begin
    for connection in connections:
        connection.close()


def test_what_happens_to_a_request_is_told_in_its_order(stack, admin):
    desde = cabeza(stack)
    solicitud = registrar(admin)
    asignar_gestor(admin, solicitud)
    registrar_pago(admin, solicitud)
    assert admin.delete(f"/solicitudes/{solicitud}").status == 200
    seen = [uno for uno in eventos(stack, desde)["eventos"] if uno["solicitud_id"] == solicitud]
    assert [uno["tipo"] for uno in seen][0] == "solicitud_creada"
    assert [uno["tipo"] for uno in seen][-1] == "solicitud_eliminada"
    assert len(seen) == 4
    versions = [uno["version"] for uno in seen[:-1]]
    assert versions == sorted(set(versions)), "each change has a version of its own"


def test_commits_in_the_reverse_order_of_their_ids_lose_nothing(stack, writer):
    desde = cabeza(stack)
    tipos = [f"vuelta_{i}" for i in range(20)]
    open_ones = [writer(tipo) for tipo in tipos]
    seen = []
    for connection in reversed(open_ones):
        connection.commit()
        pagina = eventos(stack, desde)
        assert len(pagina["eventos"]) == 1, "what is committed is told, and waits for nobody"
        desde = pagina["eventos"][-1]["evento_id"]
        seen += [uno["tipo"] for uno in pagina["eventos"]]
    assert seen == tipos[::-1]


def test_what_is_taken_back_is_never_told(stack, writer):
    desde = cabeza(stack)
    writer("no_fue").rollback()
    writer("fue").commit()
    assert [uno["tipo"] for uno in eventos(stack, desde)["eventos"]] == ["fue"]


def test_a_page_ends_at_its_limit_and_the_next_goes_on(stack, writer):
    desde = cabeza(stack)
    connection = writer("una_de_mil")
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO evento_nuevo (solicitud_id, version, tipo, ocurrido_en)"
                           " VALUES (%s, 1, 'una_de_mil', UTC_TIMESTAMP(6))", [(i,) for i in range(2, 1001)])
    connection.commit()
    seen = []
    for limite in (1, 299, 700, 700):
        pagina = eventos(stack, desde, limite)
        assert pagina["hay_mas"] == (len(pagina["eventos"]) == limite)
        seen += [uno["solicitud_id"] for uno in pagina["eventos"]]
        desde = pagina["eventos"][-1]["evento_id"] if pagina["eventos"] else desde
    assert seen == list(range(1, 1001))


def test_readers_beside_writers_see_each_event_once(stack, admin):
    """Four people change requests while two follow: both are told the same, each change once, none left out."""
    desde, done = cabeza(stack), threading.Event()
    hechas, failures, told = [], [], [[], []]

    def change():
        try:
            client = admin.again(stack)
            for _ in range(15):
                solicitud = registrar(client)
                asignar_gestor(client, solicitud)
                hechas.append(solicitud)
        except BaseException as failure:  # told to the test's own thread
            failures.append(failure)

    def follow(seen):
        numero = desde
        while True:
            last = done.is_set()
            pagina = eventos(stack, numero, 10)
            seen += [(uno["evento_id"], uno["solicitud_id"], uno["tipo"]) for uno in pagina["eventos"]]
            numero = pagina["eventos"][-1]["evento_id"] if pagina["eventos"] else numero
            if last and not pagina["hay_mas"]:
                return

    changing = [threading.Thread(target=change) for _ in range(4)]
    following = [threading.Thread(target=follow, args=(seen,)) for seen in told]
    for thread in changing + following:
        thread.start()
    for thread in changing:
        thread.join()
    done.set()
    for thread in following:
        thread.join()
    assert not failures
    assert told[0] == told[1]
    assert len(told[0]) == 2 * len(hechas)
    for solicitud in hechas:
        assert len([uno for uno in told[0] if uno[1] == solicitud]) == 2
