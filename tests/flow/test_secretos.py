"""Passwords that are kept elsewhere, in a file or in Secrets Manager: they are found at the start, and what is changed while
the services run is taken up without a request that fails."""
import subprocess
import threading
import time
import uuid

import pytest
from support.client import EMAILS, Client
from support.secrets_manager import SecretsManager
from support.stack import BUILD, http_status, wait_for

PASSWORD = "another-Password-7"


@pytest.fixture(scope="module")
def manager():
    with SecretsManager() as manager:
        yield manager


@pytest.fixture
def url(own_stack):
    """A stack and the URL of auth's account in it."""
    stack = own_stack()
    return stack, stack.settings()["DB_URL_AUTH"]


class Asking(threading.Thread):
    """Somebody who asks who he is all the time, until the end of the block."""

    def __init__(self, client):
        super().__init__(daemon=True)
        self._client, self._over, self.statuses = client, threading.Event(), []

    def run(self):
        while not self._over.is_set():
            self.statuses.append(self._client.get("/auth/me").status)

    def more(self, count):
        """Waits for so many answers more."""
        seen = len(self.statuses)
        wait_for(lambda: len(self.statuses) >= seen + count, 60, f"{count} more answers")

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self.join()


def with_password(url, password):
    scheme, rest = url.split("://")
    account, place = rest.split("@")
    return f"{scheme}://{account.split(':')[0]}:{password}@{place}"


def change_password(stack, publish):
    """As a rotation does: what is kept is changed, and so is the account; and then every connection ends."""
    publish()
    stack.sql("ALTER USER 'cmep_auth'@'%%' IDENTIFIED BY %s", PASSWORD)
    stack.end_connections("cmep_auth")


def check_rotation(stack, reference, publish, **environment):
    with stack.service("auth", DB_URL_AUTH=reference, **environment) as bus, stack.gateway(**bus) as gateway:
        wait_for(lambda: http_status(gateway.port, "/auth/me") == 401, 20, "auth is there")
        admin = Client(gateway).login(EMAILS["ADMIN"])
        with Asking(admin) as asking:
            asking.more(20)
            change_password(stack, publish)
            asking.more(200)  # more than there are connections
        assert set(asking.statuses) == {200}
        assert Client(gateway).login(EMAILS["ADMIN"]).get("/auth/me").status == 200


@pytest.mark.parametrize("by", ["name", "ARN"])
def test_a_new_password_in_secrets_manager_is_taken_up(url, manager, by):
    stack, before = url
    name = f"cmep/{uuid.uuid4()}"
    arn = manager.create(name, url=before, other="x")
    check_rotation(stack, f"secretsmanager:{arn if by == 'ARN' else name}#url",
                   lambda: manager.change(name, url=with_password(before, PASSWORD)), **manager.environment)


def test_a_new_password_in_a_file_is_taken_up(url, tmp_path):
    stack, before = url
    file = tmp_path / "url"
    file.write_text(before + "\n")
    check_rotation(stack, f"file:{file}", lambda: file.write_text(with_password(before, PASSWORD) + "\n"))


# -- what cannot be had is told, and nothing starts -----------------------------------------------------------------

def start(environment):
    done = subprocess.run([BUILD / "cmep-auth"], capture_output=True, text=True, timeout=20,
                          env={"PATH": "/usr/bin:/bin", **environment})
    assert done.returncode != 0
    return done.stderr + done.stdout


@pytest.mark.parametrize("reference", ["secretsmanager:absent#url", "secretsmanager:{name}#absent", "secretsmanager:#url",
                                       "secretsmanager:", "secretsmanager:{name}#"])
def test_a_value_that_is_not_there_is_named(manager, reference):
    name = f"cmep/{uuid.uuid4()}"
    manager.create(name, url="mysql://a:b@localhost/cmep")
    said = start({"DB_URL_AUTH": reference.format(name=name), **manager.environment})
    assert "DB_URL_AUTH: cannot be had from Secrets Manager" in said and "mysql://" not in said


@pytest.mark.parametrize("missing,told", [("AWS_ACCESS_KEY_ID", "one is of no use without the other"), ("AWS_REGION", "AWS_REGION")])
def test_what_is_missing_for_asking_is_named(manager, missing, told):
    environment = {name: value for name, value in manager.environment.items() if name != missing}
    said = start({"DB_URL_AUTH": "secretsmanager:some#url", **environment})
    assert told in said or "no keys for AWS" in said


def test_who_does_not_answer_is_waited_for_three_seconds(manager):
    began = time.monotonic()
    said = start({"DB_URL_AUTH": "secretsmanager:some#url", **manager.environment,
                  "AWS_ENDPOINT_URL_SECRETS_MANAGER": "http://127.0.0.1:1"})
    assert "DB_URL_AUTH" in said and time.monotonic() - began < 10
