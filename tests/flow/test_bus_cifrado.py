"""A bus that leaves the machine: who listens reads nothing, and who does not know the secret is not answered."""
import secrets
import socket
import subprocess
from contextlib import suppress

import pytest
from support.archivos import download, upload
from support.client import EMAILS, Client, solicitud_en
from support.listener import TcpListener, join
from support.stack import BUILD

SECRET = secrets.token_hex(32)


class Ear(TcpListener):
    """Carries what passes between a gateway and the ipc socket of a service, and keeps it."""

    def __init__(self, endpoint):
        self.heard = b""
        self._path = endpoint.removeprefix("ipc://")
        super().__init__(self._carry)
        self.endpoint = f"tcp://127.0.0.1:{self.port}"

    def _carry(self, client):
        with client, socket.socket(socket.AF_UNIX) as service, suppress(OSError):  # it may not be there yet
            service.connect(self._path)
            join(client, service, note=self._note)

    def _note(self, data):
        self.heard += data


@pytest.mark.parametrize("secret", ["", SECRET], ids=["none", "one"])
def test_who_listens_reads_nothing_once_there_is_a_secret(stack, secret):
    with stack.service("auth", BUS_SECRET=secret) as bus, Ear(bus["BUS_AUTH"]) as ear:
        with stack.gateway(BUS_AUTH=ear.endpoint, BUS_SECRET=secret) as gateway:
            client = Client(gateway)
            assert client.post("/auth/login", {"email": EMAILS["MEDICO"], "password": "medico123"}).status == 200
        for said in (EMAILS["MEDICO"], "medico123", client.session, "MEDICO"):
            assert (said.encode() in ear.heard) == (secret == ""), said


@pytest.mark.parametrize("secret", ["", secrets.token_hex(32)], ids=["none", "another"])
def test_who_does_not_know_the_secret_is_not_answered_and_disturbs_nobody(stack, admin, secret):
    with stack.service("auth", BUS_SECRET=SECRET) as bus:
        with stack.gateway(**bus, BUS_SECRET=SECRET) as friend:
            assert admin.again(friend).get("/auth/me").status == 200
            with stack.gateway(**bus, BUS_SECRET=secret) as stranger:
                answers = [admin.again(stranger).get("/auth/me") for _ in range(20)]
                assert {(answer.status, answer.code) for answer in answers} == {(503, "UNAVAILABLE")}
                assert admin.again(friend).get("/auth/me").status == 200
            assert admin.again(friend).get("/auth/me").status == 200


def test_a_whole_stack_works_encrypted(own_stack):
    stack = own_stack(BUS_SECRET=SECRET)
    admin = Client(stack).login(EMAILS["ADMIN"])
    solicitud = solicitud_en("CERRADO", admin)
    content = secrets.token_bytes(1_000_000)
    assert download(admin, upload(admin, solicitud, content)["archivo_id"]).body == content
    assert admin.get("/admin/reportes").data["kpis"]["cerradas"] == 1
    stats = [BUILD / "cmepctl", "stats", "workflow"]
    environment = {**stack.environment, **stack.settings()}
    assert subprocess.run(stats, env=environment, capture_output=True).returncode == 0
    assert subprocess.run(stats, env={**environment, "BUS_SECRET": ""}, capture_output=True, timeout=30).returncode != 0
