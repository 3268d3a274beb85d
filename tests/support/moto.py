"""AWS as moto has it: what it says of services is close, of signatures nothing."""
import json
import shutil
import subprocess
import urllib.error
import urllib.request

import pytest
from support.stack import free_port, wait_for

REGION = "us-east-1"


class Moto:
    """Runs while it is entered, at .url."""

    def __enter__(self):
        if not shutil.which("moto_server"):
            pytest.skip("moto_server is not installed")
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._process = subprocess.Popen(["moto_server", "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL,
                                         stderr=subprocess.DEVNULL)
        wait_for(self._answers, 60, "moto_server answers")
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait(10)

    def _answers(self):
        try:
            return self.ask("secretsmanager", "secretsmanager.ListSecrets", {}) is not None
        except OSError:
            return False

    def send(self, service, path, body, headers, method="POST"):
        """The body of the answer, which has to be a success."""
        scope = f"AWS4-HMAC-SHA256 Credential=tests/20260101/{REGION}/{service}/aws4_request, SignedHeaders=host, Signature=0"
        request = urllib.request.Request(self.url + path, body, {"Authorization": scope, **headers}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.read()
        except urllib.error.HTTPError as refused:
            raise AssertionError(f"{service} {path}: {refused.code} {refused.read().decode()[:2000]}") from None

    def ask(self, service, target, question):
        """One of the services that talk JSON."""
        headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": target}
        return json.loads(self.send(service, "/", json.dumps(question).encode(), headers))
