"""The rules of the door: who is told what first, what is no request at all, and what other sites may do."""
import json
import socket

import pytest
from support.client import (EMAILS, Client, alta, detalle, nueva_persona, nuevo_empleado, pago,
                            path, registrar, solicitud_en, word)

LISTED, FOREIGN = "http://localhost:3000", "https://evil.example"
MISSING = 999_999_999


def said(answer):
    return answer.status, answer.code


# -- R10 ---------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("route, rol, other, estado", [
    ("asignar-gestor", "GESTOR", "MEDICO", "REGISTRADO"), ("cambiar-gestor", "GESTOR", "OPERADOR", "ASIGNADO_GESTOR"),
    ("asignar-medico", "MEDICO", "GESTOR", "PAGADO"), ("cambiar-medico", "MEDICO", "GESTOR", "ASIGNADO_MEDICO"),
])
def test_only_active_staff_of_the_role_can_be_assigned(stack, admin, route, rol, other, estado):
    solicitud_id = solicitud_en(estado, admin)
    before, field = detalle(admin, solicitud_id), f"persona_id_{rol.lower()}"
    people = {"of another role": nuevo_empleado(stack, other), "no employee": nueva_persona(stack),
              "nobody": MISSING,
              **{state: nuevo_empleado(stack, rol, estado=state) for state in ("SUSPENDIDO", "VACACIONES", "PERMISO")}}
    wrong = []
    for who, persona_id in people.items():
        answer = admin.post(path(solicitud_id, route), {field: persona_id})
        if answer.status != 422 or answer.fields != {field} or detalle(admin, solicitud_id) != before:
            wrong.append((who, answer))
    for value in (None, 0, -1, "1", 1.5, True, [1], 2**63, 10**30):
        answer = admin.post(path(solicitud_id, route), {field: value})
        if answer.status != 422 or answer.fields != {field} or detalle(admin, solicitud_id) != before:
            wrong.append((value, answer))
    assert not wrong
    assert admin.post(path(solicitud_id, route), {}).fields == {field}
    assert admin.post(path(solicitud_id, route), {field: nuevo_empleado(stack, rol)}).status == 200


# -- the order of checks -----------------------------------------------------------------------------------

ACTIONS = ["asignar-gestor", "cambiar-gestor", "registrar-pago", "asignar-medico", "cambiar-medico", "cerrar",
           "cancelar", "override"]
GOOD = {"persona_id_gestor": 1, "persona_id_medico": 1, **pago(), "motivo": "x", "accion": "CANCELAR", "payload": {}}


def test_unknown_route_and_wrong_method_come_before_the_session(stack):
    nobody = Client(stack)
    assert said(nobody.get("/nada")) == (404, "NOT_FOUND")
    assert said(nobody.delete("/auth/me")) == (405, "METHOD_NOT_ALLOWED")


def test_a_foreign_origin_comes_before_the_session(stack):
    assert said(Client(stack).post("/solicitudes", {}, {"Origin": FOREIGN})) == (403, "FORBIDDEN")


def test_the_session_comes_before_body_type_and_existence(stack):
    nobody = Client(stack)
    answers = [nobody.post("/solicitudes", {}), nobody.post("/solicitudes", b"{"),
               nobody.post("/solicitudes", b"x", {"Content-Type": "text/plain"}),
               nobody.patch(path(MISSING), {"tipo_atencion": "?"}), nobody.delete(path(MISSING)),
               *(nobody.post(path(MISSING, action), {}) for action in ACTIONS)]
    assert {said(answer) for answer in answers} == {(401, "UNAUTHENTICATED")}


def test_the_role_comes_before_existence(operador):
    assert said(operador.delete(path(MISSING))) == (403, "FORBIDDEN")
    assert said(operador.get("/admin/permisos")) == (403, "FORBIDDEN")


def test_the_body_comes_before_existence(admin):
    assert said(admin.post(path(MISSING, "cancelar"), b"x", {"Content-Type": "text/plain"}))[0] == 415
    assert said(admin.post(path(MISSING, "cancelar"), b"{"))[0] == 400
    assert admin.post(path(MISSING, "asignar-gestor"), {}).fields == {"persona_id_gestor"}


def test_existence_comes_before_the_policy(signed_in):
    wrong = []
    for rol, client in signed_in.items():
        answers = [client.get(path(MISSING)), client.patch(path(MISSING), {"comentario": "x"}),
                   *(client.post(path(MISSING, action), GOOD) for action in ACTIONS)]
        wrong += [(rol, answer) for answer in answers if said(answer) != (404, "NOT_FOUND")]
    assert not wrong


def test_the_policy_comes_before_the_state(admin, operador):
    closed, cancelled = solicitud_en("CERRADO", admin), solicitud_en("CANCELADO", admin)
    for client in (operador, admin):
        assert said(client.post(path(closed, "cerrar"), {})) == (403, "FORBIDDEN")
        assert said(client.post(path(cancelled, "cancelar"), {})) == (403, "FORBIDDEN")
    assert said(admin.post(path(registrar(admin), "cerrar"), {})) == (403, "FORBIDDEN")


# -- what is no request ------------------------------------------------------------------------------------

@pytest.mark.parametrize("number", ["0", "-1", "abc", "1.5", "1e3", "0x1", "%201", "1%00", "9223372036854775807",
                                    "9223372036854775808", "18446744073709551617", "99999999999999999999999", "ñ",
                                    "1;2", "null", "%27"])
def test_a_number_that_no_request_can_have_is_not_found(admin, number):
    number = number.replace("ñ", "%C3%B1")
    answers = [admin.get(f"/solicitudes/{number}"), admin.patch(f"/solicitudes/{number}", {"comentario": "x"}),
               admin.delete(f"/solicitudes/{number}"), admin.get(f"/promotores/{number}"),
               *(admin.post(f"/solicitudes/{number}/{action}", GOOD) for action in ACTIONS)]
    assert [said(answer) for answer in answers] == [(404, "NOT_FOUND")] * len(answers)


@pytest.mark.parametrize("route", ["/nada", "/solicitudes/1/nada", "/solicitudes/1/cerrar/2", "/auth", "/auth/me/x",
                                   "/Solicitudes", "/..%2Fetc/passwd", "/api.php?x=1"])
def test_an_unknown_route_is_a_json_404(admin, route):
    assert said(admin.get(route)) == (404, "NOT_FOUND")
    assert said(admin.post(route, {})) == (404, "NOT_FOUND")


@pytest.mark.parametrize("method, route, allowed", [
    ("PUT", "/solicitudes", {"GET", "POST"}), ("DELETE", "/solicitudes", {"GET", "POST"}),
    ("PUT", "/solicitudes/1", {"GET", "PATCH", "DELETE"}), ("POST", "/solicitudes/1", {"GET", "PATCH", "DELETE"}),
    ("GET", "/solicitudes/1/cerrar", {"POST"}), ("GET", "/auth/login", {"POST"}), ("POST", "/auth/me", {"GET"}),
    ("POST", "/health", {"GET"}), ("PATCH", "/servicios", {"GET"}),
])
def test_a_wrong_method_is_told_the_right_ones(admin, method, route, allowed):
    answer = admin.request(method, route, {})
    assert said(answer) == (405, "METHOD_NOT_ALLOWED")
    assert allowed <= {name.strip() for name in answer.headers["Allow"].split(",")}
    assert method not in answer.headers["Allow"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                                  "application/xml", "text/json-not"])
def test_a_body_that_is_not_json_is_refused(operador, kind):
    assert said(operador.post("/solicitudes", b"cliente=x", {"Content-Type": kind})) == (415, "UNSUPPORTED_MEDIA_TYPE")


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
def test_json_is_json_however_it_is_declared(operador, kind):
    assert operador.post("/solicitudes", alta(), {"Content-Type": kind}).status == 200


@pytest.mark.parametrize("text", [
    b"{", b"}", b"{'a': 1}", b'{"a": 1,}', b'{"a": 1} x', b'{"a": "\xff"}', b"\xef\xbb", b"nul", b'{"a": 01}',
    b'{"a": "\n"}', b'{"a": "\\ud800"}', b"[" * 100_000, b'{"a":' * 50_000,
], ids=lambda text: ascii(text[:12]))
def test_broken_json_is_a_bad_request(operador, text):
    assert said(operador.post("/solicitudes", text)) == (400, "BAD_REQUEST")


@pytest.mark.parametrize("text", [
    b"[]", b'"x"', b"5", b"null", b"true", b"{}", b"1e999", b'{"cliente": {"nombres": "\\u0000"}}',
    b'{"cliente": {}, "cliente": []}', b"[" * 60 + b"]" * 60,
])
def test_json_that_is_no_request_is_refused_in_words(operador, text):
    assert said(operador.post("/solicitudes", text)) in {(400, "BAD_REQUEST"), (422, "VALIDATION_ERROR")}


MIB = 1024 * 1024


def padded(size):
    """A good body of that many bytes."""
    body = json.dumps(alta() | {"relleno": ""}).encode()
    return body.replace(b'"relleno": ""', b'"relleno": "' + b"x" * (size - len(body)) + b'"')


def test_a_body_of_a_mebibyte_is_taken_and_a_byte_more_is_not(stack, operador):
    assert operador.post("/solicitudes", padded(MIB)).status == 200
    for size in (MIB + 1, 8 * MIB):
        large = operador.again(stack)
        assert said(large.post("/solicitudes", padded(size))) == (413, "PAYLOAD_TOO_LARGE")
    assert operador.get("/auth/me").status == 200


def test_a_chunked_body_is_bound_by_the_same_limit(stack, operador):
    def answer(size):
        head = (f"POST /solicitudes HTTP/1.1\r\nHost: 127.0.0.1:{stack.port}\r\nContent-Type: application/json\r\n"
                f"Cookie: cmep_session={operador.session}\r\nTransfer-Encoding: chunked\r\n\r\n").encode()
        body = padded(size)
        chunks = [body[i:i + 65536] for i in range(0, len(body), 65536)]
        with socket.create_connection(("127.0.0.1", stack.port), timeout=10) as connection:
            connection.sendall(head + b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in chunks) + b"0\r\n\r\n")
            return connection.recv(64).split(b" ")[1]

    assert answer(MIB) == b"200"
    assert answer(2 * MIB) == b"413"


# -- other sites -------------------------------------------------------------------------------------------

def test_another_site_cannot_change_anything_with_a_stolen_click(stack, operador):
    requests = [("POST", "/solicitudes", alta()), ("PATCH", path(registrar(operador)), {"comentario": "x"}),
                ("POST", "/auth/logout", {}),
                ("POST", "/auth/login", {"email": EMAILS["ADMIN"], "password": "admin123"})]
    count = "SELECT COUNT(*) AS n FROM solicitud_cmep"
    before = stack.sql(count)
    for origin in (FOREIGN, "null", "http://localhost:3001", "http://localhost:3000.evil.example",
                   "https://localhost:3000"):
        for method, route, body in requests:
            answer = operador.again(stack).request(method, route, body, {"Origin": origin})
            assert said(answer) == (403, "FORBIDDEN"), (origin, method, route)
            assert "Access-Control-Allow-Origin" not in answer.headers
            assert not answer.headers.get_all("Set-Cookie")
    assert stack.sql(count) == before
    assert operador.get("/auth/me").status == 200


def test_another_site_may_ask_and_is_not_shown_the_answer(operador):
    answer = operador.get("/solicitudes", {"Origin": FOREIGN})
    assert answer.status == 200
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_applications_own_origins_may_change_things(stack, operador):
    for origin in (LISTED, stack.origin):
        assert operador.post("/solicitudes", alta(), {"Origin": origin}).status == 200, origin


def names(header):
    return {name.strip().lower() for name in (header or "").split(",")}


def test_a_listed_origin_reads_every_answer_errors_included(stack, admin):
    header = {"Origin": LISTED}
    nobody = Client(stack)
    answers = [admin.get("/solicitudes", header), admin.get("/nada", header), admin.get(path(MISSING), header),
               admin.post("/solicitudes", {}, header), admin.post("/solicitudes", b"{", header),
               admin.request("PUT", "/solicitudes", {}, header), nobody.get("/auth/me", header),
               nobody.post("/auth/login", {}, header), nobody.get("/health", header)]
    assert [answer.status for answer in answers] == [200, 404, 404, 422, 400, 405, 401, 422, 200]
    for answer in answers:
        assert answer.headers["Access-Control-Allow-Origin"] == LISTED
        assert answer.headers["Access-Control-Allow-Credentials"] == "true"
        assert "origin" in names(answer.headers["Vary"])
        assert {"etag", "x-request-id"} <= names(answer.headers["Access-Control-Expose-Headers"])


def preflight(client, origin, method, route="/solicitudes"):
    return client.request("OPTIONS", route, headers={
        "Origin": origin, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": "content-type"})


@pytest.mark.parametrize("method, route", [("POST", "/solicitudes"), ("PATCH", "/solicitudes/1"),
                                           ("DELETE", "/solicitudes/1"), ("POST", "/auth/login")])
def test_a_listed_origins_preflight_is_answered_without_a_session(stack, method, route):
    answer = preflight(Client(stack), LISTED, method, route)
    assert answer.status in (200, 204)
    assert answer.headers["Access-Control-Allow-Origin"] == LISTED
    assert answer.headers["Access-Control-Allow-Credentials"] == "true"
    assert method.lower() in names(answer.headers["Access-Control-Allow-Methods"])
    assert {"content-type", "if-match", "idempotency-key", "x-request-id"} <= names(
        answer.headers["Access-Control-Allow-Headers"])
    assert "origin" in names(answer.headers["Vary"])


def test_a_foreign_preflight_allows_nothing(stack):
    assert "Access-Control-Allow-Origin" not in preflight(Client(stack), FOREIGN, "POST").headers


# -- every answer ------------------------------------------------------------------------------------------

@pytest.mark.parametrize("route, status", [
    ("/auth/me", 200), ("/solicitudes", 200), ("/servicios", 200), ("/solicitudes?page=0", 422),
    ("/solicitudes/999999999", 404), ("/nada", 404),
])
def test_no_answer_is_kept_by_a_cache(admin, route, status):
    answer = admin.get(route)
    assert answer.status == status
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Type"].startswith("application/json")


def test_a_sane_request_id_is_kept_and_stands_in_every_services_log(stack, operador):
    request_id = f"prueba-{word()}"
    answer = operador.post("/solicitudes", alta(), {"X-Request-Id": request_id})
    assert answer.status == 200 and answer.headers["X-Request-Id"] == request_id
    for program in ("gateway", "auth", "workflow"):
        stack.logged(program, request_id)


@pytest.mark.parametrize("given", ["", "x" * 300, "a b", 'a"b', "\xe1"], ids=ascii)
def test_an_insane_request_id_is_replaced(operador, given):
    got = operador.get("/auth/me", {"X-Request-Id": given}).headers["X-Request-Id"]
    assert got and got != given


def test_without_one_each_answer_gets_a_request_id_of_its_own(stack, operador):
    answers = [operador.get("/auth/me"), operador.get("/auth/me"), operador.get("/nada"), Client(stack).get("/auth/me")]
    assert len({answer.headers["X-Request-Id"] for answer in answers} - {None, ""}) == len(answers)


@pytest.mark.parametrize("route", ["/health", "/ready", "/version", "/auth/me", "/solicitudes",
                                   "/solicitudes/999999999", "/nada"])
def test_head_is_get_without_the_body(admin, route):
    get = admin.get(route)
    head = admin.request("HEAD", route)
    assert (head.status, head.body) == (get.status, b"")
    assert head.headers["Content-Type"] == get.headers["Content-Type"]
    assert admin.get(route).status == get.status, "nothing of a body was left on the connection"


def test_the_open_routes(stack):
    nobody = Client(stack)
    health, version = nobody.get("/health"), nobody.get("/version")
    assert health.status == 200 and health.json == {**health.json, "ok": True, "status": "healthy"}
    assert version.status == 200 and version.json["ok"] is True and version.json["version"]
    assert nobody.get("/ready").status == 200
    assert nobody.get("/metrics").status == 404, "only on a port of its own"
