"""A person's own sessions and password, and that what ends a session ends it at once, whichever gateway is asked."""
import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.client import EMAILS, PASSWORDS, Client, detalle, solicitud_en
from support.forma import SESION, differences
from support.stack import wait_for
from support.usuarios import CLAVE, cambiar, crear, entrar, intento, ruta

NUEVA = "otra clave nueva"


@pytest.fixture
def usuario(admin):
    return crear(admin, "GESTOR")


@pytest.fixture(scope="module")
def other_gateway(stack):
    with stack.gateway() as gateway:
        yield gateway


def sesiones(client):
    return client.get("/auth/sesiones").data


def actual(client):
    found, = [sesion for sesion in sesiones(client) if sesion["actual"]]
    return found


# -- own sessions --------------------------------------------------------------------------------------------

def test_a_person_sees_where_they_are_signed_in_and_which_of_it_is_here(stack, usuario):
    phone, desk = entrar(stack, usuario), entrar(stack, usuario)
    seen = sesiones(phone)
    assert not differences([SESION], seen)
    assert len(seen) == 2
    assert actual(phone)["id"] != actual(desk)["id"]
    assert {sesion["id"] for sesion in seen} == {sesion["id"] for sesion in sesiones(desk)}
    assert all(sesion["created_at"] <= sesion["last_seen_at"] < sesion["expires_at"] for sesion in seen)


def test_the_id_of_a_session_opens_nothing(stack, usuario):
    client = entrar(stack, usuario)
    answer = client.get("/auth/sesiones")
    assert client.session not in answer.body.decode()
    assert Client(stack, str(actual(client)["id"])).get("/auth/me").status == 401
    stored = stack.sql("SELECT * FROM sessions WHERE user_id = %s", usuario["user_id"])[0]
    hashes = [value.hex() if isinstance(value, bytes) else str(value) for value in stored.values()
              if len(str(value)) >= 32]
    assert hashes
    assert not [value for value in hashes if value in answer.body.decode()], "nor is the stored hash shown"


def test_a_session_ended_from_elsewhere_is_dead_for_its_next_request(stack, usuario):
    phone, desk = entrar(stack, usuario), entrar(stack, usuario)
    answer = desk.delete(f"/auth/sesiones/{actual(phone)['id']}")
    assert (answer.status, answer.json["ok"]) == (200, True)
    assert phone.get("/auth/me").status == 401
    assert desk.get("/auth/me").status == 200
    assert [sesion["actual"] for sesion in sesiones(desk)] == [True]


def test_ending_the_own_session_signs_out(stack, usuario):
    client = entrar(stack, usuario)
    assert client.delete(f"/auth/sesiones/{actual(client)['id']}").status == 200
    assert client.get("/auth/me").status == 401


def test_the_session_of_somebody_else_is_not_found_and_lives_on(stack, admin, usuario):
    client = entrar(stack, usuario)
    session_id = actual(client)["id"]
    answer = admin.delete(f"/auth/sesiones/{session_id}")
    assert (answer.status, answer.code) == (404, "NOT_FOUND"), "not even for an ADMIN"
    assert client.get("/auth/me").status == 200
    assert session_id not in {sesion["id"] for sesion in sesiones(admin)}
    ended = client.delete(f"/auth/sesiones/{session_id}"), entrar(stack, usuario).delete(f"/auth/sesiones/{session_id}")
    assert [answer.status for answer in ended] == [200, 404]


@pytest.mark.parametrize("session_id", ["0", "-1", "abc", "99999999999999999999", "1.5", "%00", "9223372036854775807"])
def test_a_session_that_does_not_exist_is_not_found(admin, session_id):
    answer = admin.delete(f"/auth/sesiones/{session_id}")
    assert (answer.status, answer.code) == (404, "NOT_FOUND")


def test_an_ended_session_is_not_listed(stack, usuario):
    gone, expired, client = (entrar(stack, usuario) for _ in range(3))
    expired_id = actual(expired)["id"]
    gone.post("/auth/logout")
    oldest, = stack.sql("SELECT session_id FROM sessions WHERE user_id = %s ORDER BY created_at LIMIT 1",
                        usuario["user_id"])
    stack.sql("UPDATE sessions SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE session_id = %s",
              oldest["session_id"])
    assert expired.get("/auth/me").status == 401
    assert expired_id not in {sesion["id"] for sesion in sesiones(client)}
    assert len(sesiones(client)) == 1


# -- own password --------------------------------------------------------------------------------------------

def test_a_new_password_keeps_this_session_and_ends_the_others(stack, usuario):
    here, elsewhere = entrar(stack, usuario), entrar(stack, usuario)
    answer = here.post("/auth/password", {"actual": CLAVE, "nueva": NUEVA})
    assert (answer.status, answer.json["ok"]) == (200, True)
    assert here.get("/auth/me").status == 200
    assert elsewhere.get("/auth/me").status == 401
    assert intento(stack, usuario["user_email"], CLAVE).status == 401
    assert entrar(stack, usuario, NUEVA)


def test_a_wrong_password_is_named_and_changes_nothing(stack, usuario):
    here, elsewhere = entrar(stack, usuario), entrar(stack, usuario)
    answer = here.post("/auth/password", {"actual": "no es esta", "nueva": NUEVA})
    assert answer.fields == {"actual"}
    assert [client.get("/auth/me").status for client in (here, elsewhere)] == [200, 200]
    assert entrar(stack, usuario)


def test_who_has_a_session_cannot_guess_its_password_on(stack, usuario):
    """A wrong `actual` is counted as a wrong sign-in is, apart from it; the right one forgets them."""
    here = entrar(stack, usuario)
    change = {"actual": "no es esta", "nueva": NUEVA}
    assert [here.post("/auth/password", change).status for _ in range(5)] == [422] * 5
    answer = here.post("/auth/password", change | {"actual": CLAVE})
    assert (answer.status, answer.code) == (429, "TOO_MANY_REQUESTS")
    assert 0 < int(answer.headers["Retry-After"]) <= 10
    assert entrar(stack, usuario).post("/auth/password", change).status == 429, "a session more is no help"
    stack.sql("UPDATE intentos_ingreso SET ultimo_en = ultimo_en - INTERVAL 11 SECOND WHERE tipo = 3")
    assert here.post("/auth/password", change | {"actual": CLAVE}).status == 200
    assert [here.post("/auth/password", change).status for _ in range(5)] == [422] * 5


@pytest.mark.parametrize("body, fields", [
    ({}, {"actual", "nueva"}), ({"actual": CLAVE}, {"nueva"}), ({"nueva": NUEVA}, {"actual"}),
    ({"actual": CLAVE, "nueva": "x" * 7}, {"nueva"}), ({"actual": CLAVE, "nueva": "x" * 129}, {"nueva"}),
    ({"actual": None, "nueva": 12345678}, {"actual", "nueva"}),
], ids=lambda value: ",".join(sorted(value)))
def test_what_is_no_password_is_named(stack, usuario, body, fields):
    client = entrar(stack, usuario)
    assert client.post("/auth/password", body).fields == fields
    assert entrar(stack, usuario)


OLD_HASHES = [  # as another system made them, of cost 5 rather than 12
    ("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
    ("U*U", "$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
]


@pytest.mark.parametrize("password, old", OLD_HASHES, ids=lambda value: value[:4])
def test_a_cheap_old_hash_opens_and_is_renewed_at_sign_in(stack, usuario, password, old):
    stack.sql("UPDATE users SET password_hash = %s WHERE user_id = %s", old, usuario["user_id"])
    stored = lambda: stack.sql("SELECT password_hash AS hash FROM users WHERE user_id = %s", usuario["user_id"])[0]["hash"]
    assert intento(stack, usuario["user_email"], password + "x").status == 401
    assert stored() == old
    client = entrar(stack, usuario, password)
    assert stored().startswith("$2b$12$")
    assert client.get("/auth/me").status == 200, "the sessions are none of its business"
    assert entrar(stack, usuario, password)


def test_a_sign_in_that_is_refused_is_not_logged_as_one(stack, usuario, admin):
    cambiar(admin, usuario, is_active=False)
    answer = intento(stack, usuario["user_email"], CLAVE)
    assert answer.status == 403
    lines = [line for line in map(json.loads, stack.logged("auth", answer.headers["X-Request-Id"]))
             if line.get("email") == usuario["user_email"]]
    assert [(line["event"], line["status"]) for line in lines] == [("sign_in_refused", "FORBIDDEN")]
    assert lines[0]["request_id"] == answer.headers["X-Request-Id"]


# -- at once, here and at the other gateway --------------------------------------------------------------------

ENDINGS = {
    "suspension": lambda admin, usuario, elsewhere: admin.patch(ruta(usuario), {"is_active": False}),
    "password reset": lambda admin, usuario, elsewhere: admin.post(ruta(usuario, "reset-password"), {"new_password": NUEVA}),
    "own password, changed elsewhere":
        lambda admin, usuario, elsewhere: elsewhere.post("/auth/password", {"actual": CLAVE, "nueva": NUEVA}),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_very_next_request_is_refused_at_both_gateways_after(stack, admin, other_gateway, usuario, ending):
    client, elsewhere = entrar(stack, usuario), entrar(stack, usuario)
    there = client.again(other_gateway)
    assert [one.get("/solicitudes").status for one in (client, there)] == [200, 200]
    assert ENDINGS[ending](admin, usuario, elsewhere).status == 200
    assert there.get("/solicitudes").status == 401
    assert client.get("/solicitudes").status == 401


@pytest.mark.parametrize("how", ["logout", "deleted"])
def test_signing_out_at_one_gateway_counts_at_the_other(stack, other_gateway, usuario, how):
    client = entrar(stack, usuario)
    there = client.again(other_gateway)
    assert there.get("/auth/me").status == 200
    answer = (client.again(stack).post("/auth/logout") if how == "logout"
              else client.delete(f"/auth/sesiones/{actual(client)['id']}"))
    assert answer.status == 200
    assert there.get("/auth/me").status == 401
    assert there.post("/auth/logout").status == 401


def test_a_changed_role_counts_from_the_very_next_request_at_both_gateways(stack, admin, other_gateway, usuario):
    client = entrar(stack, usuario)
    both = client, client.again(other_gateway)
    for roles, status in ((["GESTOR"], 403), (["ADMIN"], 200), (["GESTOR"], 403), (["GESTOR", "ADMIN"], 200)):
        cambiar(admin, usuario, roles=roles)
        for one in both:
            assert one.get("/admin/permisos").status == status, roles
            assert sorted(one.get("/auth/me").data["user"]["roles"]) == sorted(roles)


def test_a_role_lost_is_lost_for_the_policy_too(stack, admin, other_gateway, usuario):
    """Not only for routes that name a role: the actions that a request offers follow the caller's roles of now."""
    solicitud_id = solicitud_en("ASIGNADO_GESTOR", admin)
    client = entrar(stack, usuario)
    there = client.again(other_gateway)
    assert "REGISTRAR_PAGO" in detalle(there, solicitud_id)["acciones_permitidas"]
    cambiar(admin, usuario, roles=["MEDICO"])
    assert "REGISTRAR_PAGO" not in detalle(there, solicitud_id)["acciones_permitidas"]
    refused = there.post(f"/solicitudes/{solicitud_id}/registrar-pago",
                         {"canal_pago": "x", "fecha_pago": "2026-01-29", "monto": "1.00"})
    assert refused.status == 403


# -- while a sign-in is on its way -----------------------------------------------------------------------------

MEANWHILE = {
    "suspension": ("UPDATE users SET estado = 'SUSPENDIDO' WHERE user_id = %s", 403),
    "password": ("UPDATE users SET password_hash = CONCAT('x', password_hash) WHERE user_id = %s", 401),
}


@pytest.mark.parametrize("change", MEANWHILE)
def test_a_sign_in_that_a_change_overtakes_opens_nothing(stack, usuario, change):
    """Its password was right when it was looked at; the change that is committed before its session is counts."""
    statement, status = MEANWHILE[change]
    with stack.connect("DB_URL_ROOT") as other, other.cursor() as cursor, ThreadPoolExecutor(1) as pool:
        cursor.execute("START TRANSACTION")
        cursor.execute(statement, (usuario["user_id"],))
        signing_in = pool.submit(intento, stack, usuario["user_email"], CLAVE)
        wait_for_lock(stack)
        cursor.execute("DELETE FROM sessions WHERE user_id = %s", (usuario["user_id"],))
        cursor.execute("COMMIT")
        assert signing_in.result().status == status
    assert not stack.sql("SELECT 1 FROM sessions WHERE user_id = %s", usuario["user_id"])


def test_a_password_that_was_changed_meanwhile_is_not_changed_again(stack, usuario):
    """A reset that overtakes one's own change wins: the password that was given is no longer the account's."""
    client = entrar(stack, usuario)
    with stack.connect("DB_URL_ROOT") as other, other.cursor() as cursor, ThreadPoolExecutor(1) as pool:
        cursor.execute("START TRANSACTION")
        cursor.execute("UPDATE users SET password_hash = CONCAT('x', password_hash) WHERE user_id = %s",
                       (usuario["user_id"],))
        changing = pool.submit(client.post, "/auth/password", {"actual": CLAVE, "nueva": NUEVA})
        wait_for_lock(stack)
        cursor.execute("COMMIT")
        assert changing.result().fields == {"actual"}
    account, = stack.sql("SELECT password_hash AS hash FROM users WHERE user_id = %s", usuario["user_id"])
    assert account["hash"].startswith("x")


def test_while_a_password_is_worked_on_nobody_waits_for_the_account(own_stack):
    """At this cost bcrypt takes a second; a lock of that length would stop sign-ins and the administration."""
    stack = own_stack(BCRYPT_COST="14", REQUEST_TIMEOUT_MS="8000")
    admin = Client(stack).login(EMAILS["ADMIN"])
    gestor = Client(stack).login(EMAILS["GESTOR"])
    works = {
        "own": lambda: gestor.post("/auth/password", {"actual": PASSWORDS[EMAILS["GESTOR"]], "nueva": NUEVA}),
        "reset": lambda: admin.post(ruta(gestor.user, "reset-password"), {"new_password": CLAVE}),
    }
    for name, work in works.items():
        with ThreadPoolExecutor(1) as pool:
            start, longest = time.monotonic(), 0
            working = pool.submit(work)
            while not working.done():
                begin = time.monotonic()
                stack.sql("UPDATE users SET comentario = CONCAT(COALESCE(comentario, ''), '.') WHERE user_id = %s",
                          gestor.user["user_id"])
                longest = max(longest, time.monotonic() - begin)
                time.sleep(0.05)
            assert working.result().status == 200, name
        seconds = time.monotonic() - start
        assert longest < seconds / 2, f"{name}: {longest:.2f} of {seconds:.2f} s"


def wait_for_lock(stack):
    """Asked more often than every 0.1 s, the database repeats what it said before."""
    wait_for(lambda: stack.sql("SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"), 10,
             "somebody waits for the lock", pause=0.2)


# -- idle and absolute time ----------------------------------------------------------------------------------

def age(stack, client, column, minutes):
    stack.sql(f"UPDATE sessions SET {column} = UTC_TIMESTAMP(6) - INTERVAL %s MINUTE WHERE user_id = %s", minutes,
              client.user["user_id"])


def seen_at(stack, client):
    return stack.sql("SELECT last_seen_at FROM sessions WHERE user_id = %s", client.user["user_id"])[0]["last_seen_at"]


def test_a_session_that_nobody_uses_ends(own_stack):
    stack = own_stack(SESSION_IDLE_HOURS="1")
    client = Client(stack).login(EMAILS["GESTOR"])
    age(stack, client, "last_seen_at", 59)
    assert client.get("/auth/me").status == 200
    age(stack, client, "last_seen_at", 61)
    assert client.get("/auth/me").status == 401
    assert client.get("/solicitudes").status == 401, "and does not come back by being asked"


def test_use_keeps_a_session_awake_and_is_written_at_most_once_a_minute(stack, admin):
    client = entrar(stack, crear(admin))
    age(stack, client, "last_seen_at", 30)
    old = seen_at(stack, client)
    assert client.get("/auth/me").status == 200
    first = seen_at(stack, client)
    assert first > old
    for _ in range(3):
        assert client.get("/solicitudes").status == 200
    assert seen_at(stack, client) == first


def test_use_does_not_keep_a_session_beyond_its_end(stack, admin):
    client = entrar(stack, crear(admin))
    ends = actual(client)["expires_at"]
    age(stack, client, "last_seen_at", 30)
    assert actual(client)["expires_at"] == ends


def test_sign_ins_clear_away_a_few_of_the_sessions_that_expired(own_stack):
    """A bounded number each, so that no sign-in pays for a year of them; those that live stay."""
    stack = own_stack(BCRYPT_COST="4")
    client = Client(stack).login(EMAILS["GESTOR"])
    stack.sql("INSERT INTO sessions (session_id, user_id, expires_at)"
              " SELECT SHA2(seq.n, 256), %s, UTC_TIMESTAMP(6) - INTERVAL seq.n MINUTE FROM ("
              "   WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 30) SELECT n FROM s) seq",
              client.user["user_id"])
    expired = lambda: stack.sql("SELECT COUNT(*) AS n FROM sessions WHERE expires_at < UTC_TIMESTAMP(6)")[0]["n"]
    left = []
    for _ in range(2):
        Client(stack).login(EMAILS["OPERADOR"])
        left.append(expired())
    assert 0 < left[0] < 30 and left[1] == 0
    assert client.get("/auth/me").status == 200
