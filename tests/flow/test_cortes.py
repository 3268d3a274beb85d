"""An account is made in two slices, and a process may die between them: nothing wrong is left, and doing it again
completes it.

What must hold at every moment, whatever died:
- an account has its person, and of its roles and rows of staff either all or none: nobody signs in who has half;
- what may be left of an account that was not made is a person and rows of staff, as people without an account are an
  ordinary thing (R10 asks for the row alone); never a second person with the document, nor a second row of a role;
- the same POST again answers 201, unless the first one had made the account and only its answer was lost: then 409;
- and then the account is whole."""
import http.client
import os
import random
import threading
from contextlib import suppress

import pytest
from support.client import EMAILS, Client, dni, word
from support.stack import BUILD, Stack, wait_for
from support.usuarios import CLAVE, cuerpo, entrar, intento, ofrecido

CUTS = int(os.environ.get("CMEP_CUTS", "50"))
ROLES = ("ADMIN", "GESTOR", "MEDICO")
LONGEST_SECONDS = 0.6 if "san" not in BUILD.name else 2


@pytest.fixture(scope="module")
def clinic():
    with Stack() as stack:
        yield stack, Client(stack).login(EMAILS["ADMIN"])


class Sending(threading.Thread):
    """The POST, by a connection of its own; .status is None when no whole answer came."""

    def __init__(self, stack, admin, body):
        super().__init__(daemon=True)
        self._client, self._body, self.status = admin.again(stack), body, None

    def run(self):
        with suppress(OSError, http.client.HTTPException):
            self.status = self._client.post("/admin/usuarios", self._body).status


def rows(stack, body):
    """What both slices hold of that account: people with the document, accounts with the email, roles, staff."""
    people = stack.sql("SELECT persona_id FROM personas WHERE tipo_documento = %s AND numero_documento = %s",
                       body["tipo_documento"], body["numero_documento"])
    accounts = stack.sql("SELECT user_id, persona_id FROM users WHERE user_email = %s", body["user_email"])
    ids = [row["persona_id"] for row in people] or [0]
    staff = stack.sql("SELECT rol_empleado AS rol, estado_empleado AS estado FROM empleado WHERE persona_id = %s", ids[0])
    extra = stack.sql("SELECT 1 FROM medico_extra WHERE persona_id = %s", ids[0])
    roles = stack.sql("SELECT user_role AS rol FROM user_role WHERE user_id = %s",
                      accounts[0]["user_id"] if accounts else 0)
    return {"people": ids if people else [], "accounts": [row["persona_id"] for row in accounts],
            "roles": sorted(row["rol"] for row in roles), "staff": sorted((row["rol"], row["estado"]) for row in staff),
            "medico_extra": len(extra)}


def whole(found):
    return (found["accounts"] == found["people"] and len(found["people"]) == 1 and found["roles"] == sorted(ROLES)
            and found["staff"] == [("GESTOR", "ACTIVO"), ("MEDICO", "ACTIVO")] and found["medico_extra"] == 1)


def faults(found):
    """What must never be seen, also while it is being made."""
    wrong = []
    if len(found["people"]) > 1 or len(found["accounts"]) > 1:
        wrong.append("two of one")
    if found["accounts"] and not whole(found):
        wrong.append("an account that is not whole")
    if len({rol for rol, _ in found["staff"]}) != len(found["staff"]):
        wrong.append("two rows of one role")
    return [f"{fault}: {found}" for fault in wrong]


def settled(stack):
    """Waits until nothing that was begun is still being written, by whomever it was begun. Asked more often than every
    0.1 s, the database would repeat what it said before."""
    wait_for(lambda: not stack.sql("SELECT 1 FROM information_schema.innodb_trx"), 20, "nobody writes any more", pause=0.2)


def complete(stack, admin, body, status):
    """Sends it again, as somebody would who saw no 201, until all is up again; what is wrong then."""
    settled(stack)
    made = rows(stack, body)["accounts"] != []

    def again():
        with suppress(OSError, http.client.HTTPException):
            answer = admin.post("/admin/usuarios", body)
            return answer.status if answer.status != 503 else None

    answered = wait_for(again, 30, "the POST is answered again")
    found = rows(stack, body)
    wrong = faults(found)
    if not whole(found):
        wrong.append(f"not completed: {found}")
    if answered != (409 if made else 201):
        wrong.append(f"first {status}, then {answered}, though it was {'' if made else 'not '}made: {found}")
    return wrong


def up_again(admin):
    """Waits until an account can be made: auth has found workflow again as well, which /ready does not ask of it."""
    wait_for(lambda: admin.post("/admin/usuarios", cuerpo("OPERADOR")).status == 201, 30, "an account is made")


@pytest.mark.parametrize("program", ["auth", "workflow"])
def test_an_account_is_made_whole_or_not_at_all_whenever_a_process_dies(clinic, program):
    stack, admin = clinic
    rng, wrong, seen = random.Random(program), [], set()
    for _ in range(CUTS // 2):
        body = cuerpo(*ROLES)
        sending = Sending(stack, admin, body)
        sending.start()
        sending.join(rng.uniform(0, LONGEST_SECONDS))  # the moment is the test
        stack.kill(program)
        sending.join(30)
        assert not sending.is_alive()
        seen.add(sending.status)
        found = rows(stack, body)
        wrong += faults(found)
        if sending.status == 201 and not whole(found):
            wrong.append(f"acknowledged and not there: {found}")
        wrong += complete(stack, admin, body, sending.status)
    assert not wrong, "\n".join(wrong)
    assert seen <= {201, 503}, seen


# Where it is held up: writing to that table waits, so what comes before is done and what comes after is not.
STEPS = ["personas", "empleado", "medico_extra", "users", "user_role"]


@pytest.mark.parametrize("program", ["auth", "workflow"])
@pytest.mark.parametrize("table", STEPS)
def test_an_account_is_made_whole_or_not_at_all_when_a_process_dies_at_the_step(clinic, table, program):
    stack, admin = clinic
    body = cuerpo(*ROLES)
    up_again(admin)
    waiting = lambda: [row for row in stack.sql("SHOW PROCESSLIST") if "Waiting for table" in (row["State"] or "")]
    lock = stack.connect("DB_URL_ROOT")
    with lock.cursor() as cursor:
        cursor.execute(f"LOCK TABLES {table} READ")
    sending = Sending(stack, admin, body)
    sending.start()
    try:
        wait_for(waiting, 20, f"it waits to write {table}")
        stack.kill(program)
        sending.join(30)
        assert not faults(rows(stack, body))
    finally:
        with lock.cursor() as cursor:
            cursor.execute("UNLOCK TABLES")
        lock.close()
    assert sending.status in (201, 503)
    wrong = faults(rows(stack, body)) + complete(stack, admin, body, sending.status)
    assert not wrong, "\n".join(wrong)
    usuario = next(one for one in admin.get("/admin/usuarios").data if one["user_email"] == body["user_email"])
    assert ofrecido(admin, usuario["persona_id"]) == {"GESTOR", "MEDICO"}
    assert sorted(entrar(stack, usuario).user["roles"]) == sorted(ROLES)


def test_the_retry_may_correct_what_the_first_got_wrong(clinic):
    """The account was not made; nobody is bound by the name or the roles that were sent with it."""
    stack, admin = clinic
    body = cuerpo("GESTOR", numero_documento=dni())
    stack.supervisorctl("stop", "workflow")
    try:
        assert admin.post("/admin/usuarios", body).status == 503
        assert rows(stack, body)["accounts"] == []
        assert intento(stack, body["user_email"], CLAVE).status in (401, 503)
    finally:
        stack.supervisorctl("start", "workflow")
    corrected = {**body, "user_email": f"{word()}@cmep.local", "roles": ["MEDICO"]}

    def made():
        answer = admin.post("/admin/usuarios", corrected)
        return answer if answer.status != 503 else None

    usuario = wait_for(made, 30, "workflow is back").created
    assert ofrecido(admin, usuario["persona_id"]) == {"MEDICO"}


@pytest.mark.parametrize("change", [{"is_active": False}, {"roles": ["GESTOR"]}, {"roles": ["MEDICO", "OPERADOR"]}],
                         ids=str)
@pytest.mark.parametrize("program", ["auth", "workflow"])
def test_a_change_of_both_slices_is_completed_by_doing_it_again(clinic, program, change):
    """Suspension and roles touch both slices too: whatever died, the same PATCH again makes both say the same."""
    stack, admin = clinic
    rng = random.Random(program)
    for _ in range(3):
        usuario = admin.post("/admin/usuarios", cuerpo("GESTOR", "MEDICO")).created
        route = f"/admin/usuarios/{usuario['user_id']}"
        client = admin.again(stack)

        def patch():
            with suppress(OSError, http.client.HTTPException):
                client.patch(route, change)

        sending = threading.Thread(target=patch, daemon=True)
        sending.start()
        sending.join(rng.uniform(0, 0.05))
        stack.kill(program)
        sending.join(30)

        def again():
            with suppress(OSError, http.client.HTTPException):
                answer = admin.patch(route, change)
                return answer if answer.status != 503 else None

        changed = wait_for(again, 30, "the PATCH is answered again").data
        offered = ofrecido(admin, usuario["persona_id"])
        if "is_active" in change:
            assert changed["is_active"] is False and offered == set()
        else:
            assert sorted(changed["roles"]) == sorted(change["roles"]) and offered == set(change["roles"])
