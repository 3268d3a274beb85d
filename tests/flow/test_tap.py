"""cmepctl tap: who looks for a fault sees the messages as they pass, and no password and no session with them."""
import os
import re
import subprocess
import threading
from contextlib import contextmanager

import pytest
from support.client import EMAILS, Client, registrar
from support.stack import BUILD, Stack, wait_for
from support.usuarios import CLAVE, cuerpo, ruta

HELP = subprocess.run([BUILD / "cmepctl", "--help"], capture_output=True, text=True, check=True).stdout


def switch():
    """The key of the configuration that lets messages be listened to."""
    keys = [line.split()[0] for line in HELP.splitlines() if re.match(r" +[A-Z_]*TAP[A-Z_]* ", line)]
    assert keys, "no key of the configuration enables the tap"
    return keys[0]


@contextmanager
def tap(stack, *words):
    """What `cmepctl tap` has written so far, as a call; it listens when the context begins."""
    process = subprocess.Popen([BUILD / "cmepctl", "tap", *words], env={**os.environ, **stack.settings()}, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=1)
    lines = []
    reader = threading.Thread(target=lambda: lines.extend(iter(process.stdout.readline, "")), daemon=True)
    reader.start()
    try:
        yield lambda: "".join(lines)
    finally:
        process.terminate()
        process.wait(10)
        reader.join(10)


@pytest.fixture(scope="module")
def tapped():
    with Stack(**{switch(): "1"}) as stack:
        yield stack


def shown(stack, text, act, what):
    """The text as soon as act(), done again until it is seen, shows what is looked for."""
    def seen():
        act()
        return what in text() and text()
    return wait_for(seen, 20, f"{what} passes", pause=0.2)


def test_messages_are_shown_as_they_pass(tapped):
    admin = Client(tapped).login(EMAILS["ADMIN"])
    with tap(tapped) as text:
        # A field of the request: a tap that begins between a request and its reply shows the reply alone.
        seen = shown(tapped, text, lambda: registrar(admin), "numero_documento")
        assert "workflow.solicitud_create" in seen
        shown(tapped, text, lambda: admin.get("/auth/me"), "auth.me")


def test_a_request_can_be_followed_by_its_id(tapped):
    admin = Client(tapped).login(EMAILS["ADMIN"])
    with tap(tapped) as text:
        shown(tapped, text, lambda: admin.get("/servicios", {"X-Request-Id": "sigue-me"}), "sigue-me")


def test_no_password_and_no_session_is_shown(tapped):
    admin = Client(tapped).login(EMAILS["ADMIN"])
    body, wrong, new, own = cuerpo(password="secreto-uno"), "secreto-dos", "secreto-tres", "secreto-cuatro"
    with tap(tapped) as text:
        shown(tapped, text, lambda: admin.get("/servicios"), "workflow.servicio_list")
        usuario = admin.post("/admin/usuarios", body).created
        assert Client(tapped).post("/auth/login", {"email": usuario["user_email"], "password": wrong}).status == 401
        assert admin.post(ruta(usuario, "reset-password"), {"new_password": new}).status == 200
        client = Client(tapped).login(usuario["user_email"], new)
        session = client.session
        assert client.post("/auth/password", {"actual": new, "nueva": own}).status == 200
        assert client.post("/auth/logout").status == 200
        seen = wait_for(lambda: "auth.logout" in text() and text(), 20, "the last of it passes")
    assert usuario["user_email"] in seen, "what is no secret is shown"
    for secret in ("secreto-", CLAVE, session, admin.session, "$2b$"):
        assert secret not in seen


def test_where_it_is_not_enabled_nothing_is_shown(stack, admin):
    process = subprocess.run([BUILD / "cmepctl", "tap"], env={**os.environ, **stack.settings()}, capture_output=True,
                             text=True, timeout=20)
    assert process.returncode != 0
    assert switch() in process.stderr
