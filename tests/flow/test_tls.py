"""A password of the database crosses a network only to the server that the CA vouches for, under the name it was called by."""
import socket
import subprocess
from urllib.parse import quote, urlsplit

import pytest
from support.certificates import Authority
from support.client import EMAILS, Client, detalle, registrar
from support.listener import TcpListener, join
from support.stack import BUILD, Stack, free_port


@pytest.fixture(scope="module")
def stack():
    with Stack(CMEP_DATABASE_PORT=str(free_port())) as stack:
        yield stack


class Elsewhere(TcpListener):
    """The same server under an address that its certificate does not name."""

    def __init__(self, port):
        super().__init__(lambda client: join(client, socket.create_connection(("127.0.0.1", port))), "127.0.0.2")


def plan(stack, url):
    """`cmepctl migrate --plan`, which has to ask the database."""
    return subprocess.run([BUILD / "cmepctl", "migrate", "--plan"], capture_output=True, text=True, timeout=30,
                          env={**stack.environment, **stack.settings(), "DB_URL": url.geturl()})


def refused(stack, url):
    """What is said of a refusal."""
    done = plan(stack, url)
    said = done.stdout + done.stderr
    assert done.returncode != 0, said
    assert url.password not in said
    return said


@pytest.fixture
def url(stack):
    return urlsplit(stack.settings()["DB_URL"])


def test_services_work_over_tls_alone(stack, url):
    assert url.hostname == "127.0.0.1" and "ssl-ca=" in url.query
    admin = Client(stack).login(EMAILS["ADMIN"])
    assert detalle(admin, registrar(admin))["estado_operativo"] == "REGISTRADO"
    connected = stack.sql("SELECT user AS account, host AS place FROM information_schema.processlist WHERE user LIKE 'cmep%%'")
    assert connected and all(row["place"].startswith("127.0.0.1:") for row in connected)


def test_the_right_ca_connects(stack, url):
    assert plan(stack, url).returncode == 0


def test_another_ca_is_refused(stack, url, tmp_path):
    other = Authority(tmp_path, "CMEP private CA")
    assert "certificate" in refused(stack, url._replace(query=f"ssl-ca={quote(str(other.path))}"))


def test_a_ca_that_is_not_there_is_refused(stack, url, tmp_path):
    refused(stack, url._replace(query=f"ssl-ca={tmp_path}/ca.pem"))


def test_another_name_is_refused(stack, url):
    with Elsewhere(url.port) as elsewhere:
        account = url.netloc.rpartition("@")[0]
        why = refused(stack, url._replace(netloc=f"{account}@127.0.0.2:{elsewhere.port}"))
        assert "certificate" in why or "Hostname verification" in why  # as Debian 12's libmariadb says it, or 13's


def test_a_connection_without_tls_is_refused(stack, url):
    said = refused(stack, url._replace(query=""))
    assert "insecure transport" in said or "Access denied" in said  # MySQL and MariaDB
