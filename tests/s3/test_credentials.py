"""Keys for AWS that come from the container and pass: renewed by one caller, before anybody misses them."""
import json
import subprocess
import sys
import threading
import time
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from conftest import probe
from support.stack import BUILD

EARLY_SECONDS = 300
S3 = {"FILE_STORAGE": "s3", "S3_BUCKET": "b", "S3_REGION": "us-east-1"}


class Endpoint:
    """What a container's agent answers: give(n) is the answer to the nth question, a dict or (status, text)."""

    def __init__(self, give, seconds=0):
        self.asked = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.asked.append((self.path, self.headers.get("Authorization")))
                answer = give(len(outer.asked))
                time.sleep(seconds)
                status, text = answer if isinstance(answer, tuple) else (200, json.dumps(answer))
                self.send_response(status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v2/keys"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()


def keys(n, seconds):
    end = datetime.now(timezone.utc) + timedelta(seconds=seconds)
    return {"AccessKeyId": f"KEY{n}", "SecretAccessKey": "secret", "Token": f"token{n}",
            "Expiration": end.strftime("%Y-%m-%dT%H:%M:%SZ")}


def ask(endpoint, threads, milliseconds, **environment):
    return probe("keys", threads, milliseconds, AWS_CONTAINER_CREDENTIALS_FULL_URI=endpoint.url, **S3, **environment)


def test_many_callers_share_one_question():
    with Endpoint(lambda n: keys(n, 3600), seconds=0.3) as endpoint:
        result = ask(endpoint, 16, 1500)
    assert (result.status, result.last) == ("OK", "KEY1")
    assert endpoint.asked == [("/v2/keys", None)]


def test_keys_are_renewed_early_by_one_while_the_others_go_on():
    with Endpoint(lambda n: keys(n, EARLY_SECONDS + 4 if n == 1 else 3600), seconds=1) as endpoint:
        result = ask(endpoint, 8, 7000)
    assert (result.status, result.last) == ("OK", "KEY2")
    assert len(endpoint.asked) == 2
    # All eight waited for the first keys, one for the second.
    assert result.slow == 9


def test_old_keys_serve_until_their_end_when_renewing_fails():
    with Endpoint(lambda n: keys(1, 60) if n == 1 else (500, "no")) as endpoint:
        result = ask(endpoint, 4, 2000)
    assert (result.status, result.last) == ("OK", "KEY1")
    with Endpoint(lambda n: keys(1, 3) if n == 1 else (500, "no")) as endpoint:
        result = ask(endpoint, 4, 5000)
    assert result.status == "STORAGE_ERROR" and 0 < result.failed < result.asked
    assert 2 <= len(endpoint.asked) <= 5  # not once for each call
    assert result.events("credentials_failed")[0]["code"] == 500


def test_an_endpoint_that_recovers_is_believed():
    with Endpoint(lambda n: (503, "") if n == 1 else keys(n, 3600)) as endpoint:
        result = ask(endpoint, 4, 2500)
    assert result.last == "KEY2" and result.failed > 0


@pytest.mark.parametrize("answer", [(200, "no json"), (200, "[]"), (200, "{}"), (404, "{}"), (200, "x" * 100_000),
                                    {**keys(1, 3600), "Expiration": "tomorrow"}, keys(1, -5),
                                    {**keys(1, 3600), "Token": "t" * 5000}, {**keys(1, 3600), "SecretAccessKey": 1}])
def test_what_is_no_answer_gives_no_keys(answer):
    with Endpoint(lambda n: answer) as endpoint:
        result = ask(endpoint, 2, 300)
    assert result.status == "STORAGE_ERROR" and result.last == ""
    assert len(endpoint.asked) == 1


def test_a_silent_endpoint_is_a_timeout_within_the_deadline():
    with Endpoint(lambda n: keys(n, 3600), seconds=30) as endpoint:
        result = probe("list", "", 1, AWS_CONTAINER_CREDENTIALS_FULL_URI=endpoint.url, S3_PROBE_DEADLINE_MS="1500", **S3)
    assert result.status == "STORAGE_TIMEOUT" and 1400 < result.ms < 2500


def test_the_token_is_sent_and_its_file_read_each_time(tmp_path):
    with Endpoint(lambda n: keys(n, 3600)) as endpoint:
        ask(endpoint, 1, 100, AWS_CONTAINER_AUTHORIZATION_TOKEN="Basic abc")
        file = tmp_path / "token"
        file.write_text("first\n")
        ask(endpoint, 1, 100, AWS_CONTAINER_AUTHORIZATION_TOKEN="x", AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=str(file))
    assert [authorization for _, authorization in endpoint.asked] == ["Basic abc", "first"]

    def change(n):
        file.write_text(f"token {n}")
        return keys(n, EARLY_SECONDS + 3 if n == 1 else 3600)
    with Endpoint(change) as endpoint:
        ask(endpoint, 1, 5000, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE=str(file))
    assert [authorization for _, authorization in endpoint.asked] == ["first", "token 1"]


def test_keys_of_the_environment_come_first():
    with Endpoint(lambda n: keys(n, 3600)) as endpoint:
        result = ask(endpoint, 2, 200, AWS_ACCESS_KEY_ID="MINE", AWS_SECRET_ACCESS_KEY="secret")
    assert result.last == "MINE" and endpoint.asked == []


def start(**environment):
    """What the program says that refuses to start."""
    done = subprocess.run([BUILD / "tests/s3_probe", "list", "", "1"], env={**S3, **environment}, capture_output=True,
                          text=True, timeout=30)
    assert done.returncode == 2
    return done.stderr


@pytest.mark.parametrize("url", [
    "http://169.254.169.254/latest", "http://example.com/keys", "http://127.0.0.1@example.com/keys",
    "http://127.0.0.1.example.com/keys", "http://169.254.170.20/", "http://[::2]/", "ftp://127.0.0.1/keys",
    "//127.0.0.1/keys", "http://10.0.0.1/", "keys"])
def test_an_address_outside_of_the_container_is_not_asked(url):
    assert "AWS_CONTAINER_CREDENTIALS_FULL_URI" in start(AWS_CONTAINER_CREDENTIALS_FULL_URI=url)


@pytest.mark.parametrize("environment, key", [
    ({}, "no keys for AWS"), ({"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "@example.com/"}, "RELATIVE_URI"),
    ({"AWS_ACCESS_KEY_ID": "A"}, "AWS_SECRET_ACCESS_KEY"), ({"S3_BUCKET": ""}, "S3_BUCKET"),
    ({"S3_BUCKET": "a/b"}, "S3_BUCKET"), ({"S3_REGION": ""}, "S3_REGION"), ({"FILE_STORAGE": "tape"}, "FILE_STORAGE"),
    ({"S3_ENDPOINT": "127.0.0.1:80"}, "S3_ENDPOINT"), ({"S3_ENDPOINT": "http://a/b"}, "S3_ENDPOINT"),
    ({"S3_ENCRYPTION": "rot13"}, "S3_ENCRYPTION"), ({"S3_PATH_STYLE": "yes"}, "S3_PATH_STYLE")])
def test_a_configuration_that_cannot_work_is_said_at_the_start(environment, key):
    assert key in start(**environment)


TASK = """
import json, subprocess, sys, threading
sys.path[:0] = json.loads(sys.argv[1])
from http.server import BaseHTTPRequestHandler, HTTPServer
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(sys.argv[2].encode() if self.path == "/v2/credentials/1" else b"")
    def log_message(self, *_):
        pass
subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
subprocess.run(["ip", "address", "add", "169.254.170.2/32", "dev", "lo"], check=True)
threading.Thread(target=HTTPServer(("169.254.170.2", 80), Handler).serve_forever, daemon=True).start()
subprocess.run(sys.argv[3:], check=True)
"""


def test_a_task_of_ecs_gets_its_keys_by_the_relative_uri():
    """In a network of its own, where the address of the agent can be had."""
    environment = {**S3, "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/credentials/1", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
                   "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:1/"}
    unshare = ["unshare", "--user", "--map-root-user", "--net"]
    if subprocess.run([*unshare, "true"], capture_output=True).returncode != 0:
        pytest.skip("no network of one's own on this machine")
    done = subprocess.run([*unshare, sys.executable, "-c", TASK, "[]", json.dumps(keys(7, 3600)), BUILD / "tests/s3_probe",
                           "keys", "2", "300"], env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["last"] == "KEY7"
