"""Two people press a button at the same moment, a thousand times: one of them wins, once."""
import os
import threading
from concurrent.futures import ThreadPoolExecutor

from support.client import (EMAILS, ROLES, Client, alta, asignar_gestor, asignar_medico, empleado, path, persona,
                            registrar, registrar_pago)

RACES = int(os.environ.get("CMEP_RACES", "1000"))
LANES = 6  # races in flight
SECONDS = 120


def race(stack, prepare, left, right):
    """RACES times: what prepare(admin) gives is handed to left and right at the same moment, each by a client of its
    own. [(prepared, status of left, status of right)]."""
    cookies = {rol: Client(stack).login(EMAILS[rol]) for rol in ROLES}

    def lane(count):
        start, done = threading.Barrier(2, timeout=SECONDS), threading.Barrier(2, timeout=SECONDS)
        prepared, statuses = [], ([], [])

        def run(act, side):
            clients = {rol: client.again(stack) for rol, client in cookies.items()}
            try:
                for _ in range(count):
                    if side == 0:
                        prepared.append(prepare(clients["ADMIN"]))
                    start.wait()
                    statuses[side].append(act(clients, prepared[-1]).status)
                    done.wait()
            except BaseException:
                start.abort(), done.abort()
                raise
            finally:
                for client in clients.values():
                    client.close()

        with ThreadPoolExecutor(2) as pair:
            for end in [pair.submit(run, left, 0), pair.submit(run, right, 1)]:
                end.result()
        return list(zip(prepared, *statuses))

    shares = [len(range(i, RACES, LANES)) for i in range(LANES)]
    with ThreadPoolExecutor(LANES) as lanes:
        return [result for results in lanes.map(lane, shares) for result in results]


def by_request(rows):
    found = {}
    for row in rows:
        found.setdefault(row.pop("solicitud_id"), []).append(tuple(row.values()))
    return found


def not_won_once(results):
    """The races that did not end with one 200 and one 403 or 409."""
    return [result for result in results if tuple(sorted(result[1:])) not in {(200, 403), (200, 409)}]


def test_two_who_assign_a_gestor_make_one_assignment(stack):
    gestor_id = empleado(Client(stack).login(EMAILS["ADMIN"]), "GESTOR")
    assign = lambda rol: lambda clients, solicitud_id: clients[rol].post(
        path(solicitud_id, "asignar-gestor"), {"persona_id_gestor": gestor_id})
    results = race(stack, registrar, assign("ADMIN"), assign("OPERADOR"))
    assert len(results) == RACES
    assert not not_won_once(results)
    raced = {solicitud_id for solicitud_id, *_ in results}
    first = min(raced)
    rows = by_request(stack.sql("SELECT solicitud_id, rol, persona_id, es_vigente + 0 FROM solicitud_asignacion"
                                " WHERE solicitud_id >= %s", first))
    audit = by_request(stack.sql("SELECT solicitud_id, campo FROM solicitud_estado_historial"
                                 " WHERE solicitud_id >= %s ORDER BY historial_id", first))
    expected = [("GESTOR", gestor_id, 1)], [("solicitud_creada",), ("asignacion_gestor",)]
    wrong = [(s, rows.get(s), audit[s]) for s in raced if (rows.get(s), audit[s]) != expected]
    assert not wrong, wrong[:5]


def test_a_request_is_closed_or_cancelled_and_never_both(stack):
    def evaluated(admin):
        solicitud_id = registrar(admin)
        for step in (asignar_gestor, registrar_pago, asignar_medico):
            step(admin, solicitud_id)
        return solicitud_id

    results = race(stack, evaluated, lambda clients, s: clients["MEDICO"].post(path(s, "cerrar"), {}),
                   lambda clients, s: clients["OPERADOR"].post(path(s, "cancelar"), {}))
    assert len(results) == RACES
    assert not not_won_once(results)
    first = min(solicitud_id for solicitud_id, *_ in results)
    rows = by_request(stack.sql("SELECT solicitud_id, estado_atencion, fecha_cierre IS NOT NULL,"
                                " cerrado_por IS NOT NULL, fecha_cancelacion IS NOT NULL, cancelado_por IS NOT NULL"
                                " FROM solicitud_cmep WHERE solicitud_id >= %s", first))
    audit = by_request(stack.sql("SELECT solicitud_id, valor_anterior, valor_nuevo FROM solicitud_estado_historial"
                                 " WHERE solicitud_id >= %s AND campo = 'estado_atencion'", first))
    wrong = []
    for solicitud_id, closing, _ in results:
        state, marks = ("ATENDIDO", (1, 1, 0, 0)) if closing == 200 else ("CANCELADO", (0, 0, 1, 1))
        if rows[solicitud_id] != [(state, *marks)] or audit.get(solicitud_id) != [("REGISTRADO", state)]:
            wrong.append((solicitud_id, closing, rows[solicitud_id], audit.get(solicitud_id)))
    assert not wrong, wrong[:5]


def test_two_first_requests_of_one_client_make_one_person(stack):
    create = lambda clients, cliente: clients["OPERADOR"].post("/solicitudes", alta(cliente=cliente))
    results = race(stack, lambda admin: persona(), create, create)
    assert len(results) == RACES
    assert not [result for result in results if result[1:] != (200, 200)]
    found = stack.sql("SELECT numero_documento AS doc, COUNT(DISTINCT persona_id) AS people,"
                      " COUNT(solicitud_id) AS requests FROM personas LEFT JOIN solicitud_cmep"
                      " ON cliente_id = persona_id WHERE tipo_documento = 'DNI' GROUP BY numero_documento")
    counts = {row["doc"]: (row["people"], row["requests"]) for row in found}
    wrong = [(cliente["numero_documento"], counts.get(cliente["numero_documento"])) for cliente, *_ in results
             if counts.get(cliente["numero_documento"]) != (1, 2)]
    assert not wrong, wrong[:5]
