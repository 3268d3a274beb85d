"""A POST whose answer was lost is sent again with its Idempotency-Key: it is answered as it was, and done once."""
import http.client
import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.client import (EMAILS, Client, alta, asignar_gestor, detalle, empleado, pago, path, registrar, solicitud_en,
                            word)
from support.stack import wait_for
from support.usuarios import CLAVE, crear, cuerpo, entrar, ruta

AT_ONCE = 20
KEY = "Idempotency-Key"


def con(key, **more):
    return {KEY: key, **more}


def bytes_of(body):
    return json.dumps(body, ensure_ascii=False).encode()


def requests_of(stack, cliente):
    return stack.sql("SELECT COUNT(*) AS n FROM solicitud_cmep JOIN personas ON persona_id = cliente_id"
                     " WHERE numero_documento = %s", cliente["numero_documento"])[0]["n"]


def payments_of(client, solicitud_id):
    return len(detalle(client, solicitud_id)["pagos"])


def all_at_once(clients, call):
    """The answers of call(client) by all of them, begun at the same moment."""
    start = threading.Barrier(len(clients), timeout=30)

    def run(client):
        start.wait()
        return call(client)

    with ThreadPoolExecutor(len(clients)) as pool:
        return list(pool.map(run, clients))


def equal(answers):
    assert len({(answer.status, answer.body, answer.headers["ETag"]) for answer in answers}) == 1, answers
    return answers[0]


# -- one effect --------------------------------------------------------------------------------------------------

def test_twenty_at_once_register_one_request(stack, operador):
    body, key = alta(), word()
    clients = [operador.again(stack) for _ in range(AT_ONCE)]
    answer = equal(all_at_once(clients, lambda client: client.post("/solicitudes", body, con(key))))
    assert answer.data["codigo"]
    assert requests_of(stack, body["cliente"]) == 1


def test_twenty_at_once_pay_once(stack, admin):
    solicitud_id, key = solicitud_en("ASIGNADO_GESTOR", admin), word()
    clients = [admin.again(stack) for _ in range(AT_ONCE)]
    answer = equal(all_at_once(clients, lambda client: client.post(path(solicitud_id, "registrar-pago"), pago(), con(key))))
    assert answer.data["estado_operativo"] == "PAGADO"
    assert payments_of(admin, solicitud_id) == 1


def test_twenty_at_once_make_one_account(stack, admin):
    """Made in two slices, and all the same one answer."""
    body, key = cuerpo("GESTOR"), word()
    clients = [admin.again(stack) for _ in range(AT_ONCE)]
    answers = all_at_once(clients, lambda client: client.post("/admin/usuarios", body, con(key)))
    assert equal(answers).created["user_email"] == body["user_email"]


def test_through_two_gateways_it_is_one_effect_too(stack, operador):
    body, key = alta(), word()
    with stack.gateway() as other:
        clients = [operador.again(door) for door in (stack, other) for _ in range(4)]
        equal(all_at_once(clients, lambda client: client.post("/solicitudes", body, con(key))))
    assert requests_of(stack, body["cliente"]) == 1


def posts(admin):
    """(what, path, body) of a POST of each kind, each for things of its own."""
    gestor = {"persona_id_gestor": empleado(admin, "GESTOR")}
    medico = {"persona_id_medico": empleado(admin, "MEDICO")}
    return [
        ("/promotores", {"tipo_promotor": "OTROS", "nombre_promotor_otros": word()}),
        (path(registrar(admin), "asignar-gestor"), gestor), (path(registrar(admin), "cambiar-gestor"), gestor),
        (path(solicitud_en("PAGADO", admin), "asignar-medico"), medico),
        (path(solicitud_en("ASIGNADO_MEDICO", admin), "cambiar-medico"), medico),
        (path(solicitud_en("ASIGNADO_MEDICO", admin), "cerrar"), {"comentario": "x"}),
        (path(registrar(admin), "cancelar"), {"comentario": "x"}),
        (path(solicitud_en("CERRADO", admin), "override"), {"motivo": "m", "accion": "CANCELAR", "payload": {}}),
    ]


def test_every_post_answers_again_what_it_answered(admin):
    """Though by then the policy or the state would refuse it."""
    wrong = []
    for route, body in posts(admin):
        key = word()
        first, again = (admin.post(route, body, con(key)) for _ in range(2))
        if first.status != 200 or (again.status, again.body) != (first.status, first.body):
            wrong.append((route, first, again))
    assert not wrong


def test_what_happened_since_is_not_undone_by_the_repetition(admin):
    solicitud_id, key = registrar(admin), word()
    gestor = {"persona_id_gestor": empleado(admin, "GESTOR")}
    first = admin.post(path(solicitud_id, "asignar-gestor"), gestor, con(key))
    admin.post(path(solicitud_id, "cancelar"), {}).data
    again = admin.post(path(solicitud_id, "asignar-gestor"), gestor, con(key))
    assert again.body == first.body and again.data["estado_operativo"] == "ASIGNADO_GESTOR"
    now = detalle(admin, solicitud_id)
    assert now["estado_operativo"] == "CANCELADO"
    assert [entry["campo"] for entry in now["historial"]].count("asignacion_gestor") == 1


def test_without_a_key_or_with_another_each_counts(admin):
    solicitud_id = solicitud_en("ASIGNADO_GESTOR", admin)
    for headers in (None, None, con(word()), con(word())):
        admin.post(path(solicitud_id, "registrar-pago"), pago(), headers).data
    assert payments_of(admin, solicitud_id) == 4


# -- what a key belongs to -------------------------------------------------------------------------------------------

def test_the_same_key_with_a_body_of_other_bytes_is_refused_by_name(stack, operador):
    body, key = alta(), word()
    first = operador.post("/solicitudes", body, con(key))
    others = [bytes_of(alta()), bytes_of(body) + b" ", bytes_of({**body, "comentario": "x"})]
    for other in others:
        assert operador.post("/solicitudes", other, con(key)).fields == {KEY}, other
    assert operador.post("/solicitudes", b"{}", con(key)).status == 422
    assert operador.post("/solicitudes", body, con(key)).body == first.body
    assert requests_of(stack, body["cliente"]) == 1


def test_the_key_of_one_person_is_nothing_to_another(stack, operador, gestor):
    key, mine, other = word(), alta(), alta()
    first, second = operador.post("/solicitudes", mine, con(key)), gestor.post("/solicitudes", other, con(key))
    assert first.data["solicitud_id"] != second.data["solicitud_id"]
    assert requests_of(stack, mine["cliente"]) == requests_of(stack, other["cliente"]) == 1


def test_the_key_holds_in_all_sessions_of_a_person(stack, operador):
    body, key = alta(), word()
    first = operador.post("/solicitudes", body, con(key))
    other_session = Client(stack).login(EMAILS["OPERADOR"])
    assert other_session.post("/solicitudes", body, con(key)).body == first.body


def test_the_key_on_another_path_is_another_key(admin):
    one, other, key = solicitud_en("ASIGNADO_GESTOR", admin), solicitud_en("ASIGNADO_GESTOR", admin), word()
    answers = [admin.post(path(solicitud_id, "registrar-pago"), pago(), con(key)) for solicitud_id in (one, other)]
    assert [answer.data["solicitud_id"] for answer in answers] == [one, other]
    assert admin.post(path(one, "cancelar"), {}, con(key)).data["estado_operativo"] == "CANCELADO"


def test_no_other_method_minds_a_key(admin):
    solicitud_id, key = registrar(admin), word()
    for comentario in ("uno", "dos"):
        assert admin.patch(path(solicitud_id), {"comentario": comentario}, con(key)).data["comentario"] == comentario
    assert admin.get(path(solicitud_id), con(key)).data["comentario"] == "dos"
    assert admin.delete(path(solicitud_id), con(key)).status == 200
    assert admin.delete(path(solicitud_id), con(key)).status == 404


# -- what is not kept ------------------------------------------------------------------------------------------------

def test_a_failure_is_not_kept(admin):
    solicitud_id, key = registrar(admin), word()
    close = lambda: admin.post(path(solicitud_id, "cerrar"), {}, con(key))
    assert admin.post(path(solicitud_id, "cerrar"), b"{", con(key)).status == 400
    assert close().status == 403
    assert admin.post(path(solicitud_id, "cerrar"), {"resultado": 5}, con(key)).status == 422
    asignar_gestor(admin, solicitud_id)
    admin.post(path(solicitud_id, "registrar-pago"), pago()).data
    admin.post(path(solicitud_id, "asignar-medico"), {"persona_id_medico": empleado(admin, "MEDICO")}).data
    assert close().data["estado_operativo"] == "CERRADO", "what was missing came, and the same key now works"
    assert close().data["estado_operativo"] == "CERRADO"


def test_a_refused_account_can_be_made_with_the_same_key(admin):
    taken, key = crear(admin), word()
    refused = admin.post("/admin/usuarios", cuerpo(user_email=taken["user_email"]), con(key))
    assert refused.status == 409
    body = cuerpo()
    made = admin.post("/admin/usuarios", body, con(key))
    assert made.created["user_email"] == body["user_email"]
    assert admin.post("/admin/usuarios", body, con(key)).body == made.body


def test_sign_in_never_answers_from_memory(stack, admin):
    usuario, key = crear(admin), word()
    body = {"email": usuario["user_email"], "password": CLAVE}
    clients = [Client(stack) for _ in range(2)]
    assert [client.post("/auth/login", body, con(key)).status for client in clients] == [200, 200]
    assert clients[0].session != clients[1].session
    assert Client(stack).post("/auth/login", {**body, "email": EMAILS["ADMIN"], "password": "admin123"},
                              con(key)).status == 200, "nor minds other bytes"


def test_passwords_never_answer_from_memory(stack, admin):
    usuario, key = crear(admin), word()
    client = entrar(stack, usuario)
    change = {"actual": CLAVE, "nueva": "otra clave nueva"}
    assert client.post("/auth/password", change, con(key)).status == 200
    assert client.post("/auth/password", change, con(key)).fields == {"actual"}
    for password in ("una tercera clave", "una cuarta clave"):
        assert admin.post(ruta(usuario, "reset-password"), {"new_password": password}, con(key)).status == 200
        assert entrar(stack, usuario, password)


# -- before what else -------------------------------------------------------------------------------------------------

def test_the_repetition_is_not_told_that_the_version_is_old(admin):
    """It is the first sending that made it old."""
    solicitud_id, key = registrar(admin), word()
    headers = con(key, **{"If-Match": admin.get(path(solicitud_id)).headers["ETag"]})
    send = lambda: admin.post(path(solicitud_id, "asignar-gestor"), {"persona_id_gestor": empleado(admin, "GESTOR")},
                              headers)
    equal([send(), send()]).data
    assert admin.post(path(solicitud_id, "cancelar"), {}, {**headers, KEY: word()}).status == 409


def test_whose_session_ended_is_told_nothing(stack, admin):
    usuario, key, body = crear(admin), word(), alta()
    client = entrar(stack, usuario)
    session = client.session
    assert client.post("/solicitudes", body, con(key)).status == 200
    client.post("/auth/logout")
    assert Client(stack, session).post("/solicitudes", body, con(key)).status == 401


@pytest.mark.parametrize("key", ["", "x" * 256, "x" * 4000, "ñ".encode()], ids=ascii)
def test_a_key_that_cannot_be_kept_is_refused_by_name(stack, operador, key):
    body = alta()
    assert operador.post("/solicitudes", body, {KEY: key}).fields == {KEY}
    assert requests_of(stack, body["cliente"]) == 0


@pytest.mark.parametrize("key", [b"a\x01b", b"a\x7f"], ids=ascii)
def test_a_key_that_is_no_text_is_no_header(stack, operador, key):
    body = alta()
    answer = operador.post("/solicitudes", body, {KEY: key})
    assert (answer.status, answer.code) == (400, "BAD_REQUEST")
    assert requests_of(stack, body["cliente"]) == 0


@pytest.mark.parametrize("key", ["x", "x" * 255, '"a b"', "00000000-0000-4000-8000-000000000000", "%_\\'"], ids=ascii)
def test_any_printable_key_up_to_255_letters_is_kept(stack, operador, key):
    key = (key + word())[-255:] if len(key) > 1 else key
    body = alta()
    equal([operador.post("/solicitudes", body, con(key)) for _ in range(2)]).data
    assert requests_of(stack, body["cliente"]) == 1


def test_keys_differ_by_case_and_by_their_last_letter(operador):
    made = {operador.post("/solicitudes", alta(), con(stem + end)).data["solicitud_id"]
            for stem in (word(5), word(254)) for end in "aAb"}
    assert len(made) == 6


# -- through everything -----------------------------------------------------------------------------------------------

def test_after_a_restart_of_everything_it_is_answered_the_same(own_stack):
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    body, key = alta(), word()
    first = admin.post("/solicitudes", body, con(key))
    account, account_key = cuerpo(), word()
    made = admin.post("/admin/usuarios", account, con(account_key))
    stack.terminate()
    stack.start()
    equal([first, admin.post("/solicitudes", body, con(key))]).data
    equal([made, admin.post("/admin/usuarios", account, con(account_key))]).created
    assert requests_of(stack, body["cliente"]) == 1


def test_who_sends_again_until_it_is_answered_has_done_it_once_though_workflow_dies(own_stack):
    """kill -9 at twenty moments of a payment; each is sent until a success comes, as a careful client does."""
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    solicitud_id = solicitud_en("ASIGNADO_GESTOR", admin)
    keys = [word() for _ in range(20)]

    def pay(key):
        client = admin.again(stack)

        def attempt():
            try:
                answer = client.post(path(solicitud_id, "registrar-pago"), pago(referencia_transaccion=key), con(key))
            except (OSError, http.client.HTTPException):
                return None
            assert answer.status in (200, 503), answer
            return answer if answer.status == 200 else None

        return wait_for(attempt, 30, "the payment is answered"), attempt

    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(pay, key) for key in keys]
        while not all(one.done() for one in running):
            stack.kill("workflow")
            begun = sum(one.done() for one in running)
            wait_for(lambda: sum(one.done() for one in running) > begun or all(one.done() for one in running), 30,
                     "a payment gets through")
        results = [one.result() for one in running]
    for first, attempt in results:
        assert wait_for(attempt, 30, "it is answered again").body == first.body
    stored = stack.sql("SELECT referencia_transaccion AS k, COUNT(*) AS n FROM pago_solicitud GROUP BY 1")
    assert {row["k"]: row["n"] for row in stored} == dict.fromkeys(keys, 1)


def test_the_second_waits_while_the_first_still_runs(own_stack):
    """The request's row is locked by somebody else meanwhile."""
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    solicitud_id, key = solicitud_en("ASIGNADO_GESTOR", admin), word()
    lock = stack.connect("DB_URL_ROOT")
    with lock.cursor() as cursor:
        cursor.execute("START TRANSACTION")
        cursor.execute("SELECT 1 FROM solicitud_cmep WHERE solicitud_id = %s FOR UPDATE", (solicitud_id,))
    send = lambda client: client.post(path(solicitud_id, "registrar-pago"), pago(), con(key))
    # Asked more often than every 0.1 s, the database repeats what it said before.
    waiting = "SELECT COUNT(*) AS n FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"
    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(send, admin.again(stack)) for _ in range(2)]
        wait_for(lambda: stack.sql(waiting)[0]["n"] > 0, 5, "the first waits for the row", pause=0.2)
        assert not any(one.done() for one in running)
        lock.rollback()
        equal([one.result() for one in running]).data
    lock.close()
    assert payments_of(admin, solicitud_id) == 1


def test_a_service_without_a_database_refuses_key_after_key_and_lives_on(stack, operador):
    """It looks for old replies to drop after so many of them."""
    with stack.service("workflow", DB_URL_WORKFLOW="nonsense") as asked, stack.gateway(**asked) as gateway, \
            ThreadPoolExecutor(8) as pool:
        answers = pool.map(lambda _: Client(gateway, operador.session).post("/solicitudes", alta(), con(word())).status,
                           range(8 * 64 + 8))
        assert set(answers) == {503}
