"""The connection to the database breaks when a statement was done and its answer is not back: what only reads is asked
again and nobody notices; what writes is never done twice, nor half."""
import hashlib

import pytest
from support.client import Client
from support.cut import auth_through_a_cut
from support.usuarios import CLAVE, crear, intento


@pytest.fixture(scope="module")
def behind(stack):
    with auth_through_a_cut(stack) as (gateway, cut):
        yield gateway, cut


@pytest.fixture
def usuario(admin):
    return crear(admin, "GESTOR")


def failures(stack, email):
    rows = stack.sql("SELECT fallos FROM intentos_ingreso WHERE tipo = 1 AND clave = %s",
                     hashlib.sha256(email.encode()).hexdigest())
    return rows[0]["fallos"] if rows else 0


def signed_in(stack, usuario):
    """How many sessions the account has, and whether it says that somebody signed in."""
    count, = stack.sql("SELECT COUNT(*) AS n FROM sessions WHERE user_id = %s", usuario["user_id"])
    account, = stack.sql("SELECT last_login_at AS at FROM users WHERE user_id = %s", usuario["user_id"])
    return count["n"], account["at"] is not None


def test_a_failed_sign_in_is_not_counted_twice(stack, behind, usuario):
    gateway, cut = behind
    cuts = cut.cuts
    cut.cut("INSERT INTO intentos_ingreso")
    answer = intento(gateway, usuario["user_email"], "equivocada")
    assert cut.cuts == cuts + 1
    assert (answer.status, answer.code) == (503, "UNAVAILABLE")
    assert failures(stack, usuario["user_email"]) == 0
    assert intento(gateway, usuario["user_email"], "equivocada").status == 401
    assert failures(stack, usuario["user_email"]) == 1


@pytest.mark.parametrize("statement", ["INSERT INTO sessions", "UPDATE users SET last_login_at", "FOR UPDATE",
                                       "DELETE FROM intentos_ingreso"])
def test_a_sign_in_that_breaks_off_has_not_happened(stack, behind, usuario, statement):
    gateway, cut = behind
    cuts = cut.cuts
    assert intento(gateway, usuario["user_email"], "equivocada").status == 401
    cut.cut(statement)
    answer = intento(gateway, usuario["user_email"], CLAVE)
    assert cut.cuts == cuts + 1
    assert (answer.status, answer.code) == (503, "UNAVAILABLE")
    assert signed_in(stack, usuario) == (0, False)
    assert failures(stack, usuario["user_email"]) == 1
    assert intento(gateway, usuario["user_email"], CLAVE).status == 200
    assert signed_in(stack, usuario) == (1, True)
    assert failures(stack, usuario["user_email"]) == 0


def test_who_a_session_belongs_to_is_asked_again(behind, usuario):
    gateway, cut = behind
    client = Client(gateway).login(usuario["user_email"], CLAVE)
    cuts = cut.cuts
    for _ in range(3):
        cut.cut("FROM sessions s JOIN users")
        assert client.get("/auth/me").status == 200
    assert cut.cuts == cuts + 3


def test_who_signed_in_is_served_though_the_note_of_it_breaks_off(stack, behind, usuario):
    gateway, cut = behind
    client = Client(gateway).login(usuario["user_email"], CLAVE)
    stack.sql("UPDATE sessions SET last_seen_at = last_seen_at - INTERVAL 5 MINUTE WHERE user_id = %s", usuario["user_id"])
    cuts = cut.cuts
    cut.cut("UPDATE sessions SET last_seen_at")
    assert client.get("/auth/me").status == 200
    assert cut.cuts == cuts + 1


def test_who_was_idle_for_long_is_ready(stack):
    stack.end_connections("cmep_auth", "cmep_workflow", "cmep_files", "cmep_reports")
    assert [stack.status("/ready") for _ in range(10)] == [200] * 10


def test_a_connection_that_the_database_closed_while_idle_is_made_anew(stack, behind, usuario):
    gateway, _ = behind
    client = Client(gateway).login(usuario["user_email"], CLAVE)
    stack.end_connections("cmep_auth")
    assert client.get("/auth/me").status == 200
    assert intento(gateway, usuario["user_email"], CLAVE).status == 200
