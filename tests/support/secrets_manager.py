"""Secrets Manager, as moto has it."""
import json
import shutil
import subprocess
import urllib.request

import pytest
from support.stack import free_port, wait_for

REGION = "us-east-1"
SCOPE = f"AWS4-HMAC-SHA256 Credential=tests/20260101/{REGION}/secretsmanager/aws4_request, SignedHeaders=host, Signature=0"


class SecretsManager:
    """Runs while it is entered; `environment` is what a service needs to find it."""

    def __enter__(self):
        if not shutil.which("moto_server"):
            pytest.skip("moto_server is not installed")
        port = free_port()
        self._url = f"http://127.0.0.1:{port}"
        self._process = subprocess.Popen(["moto_server", "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL,
                                         stderr=subprocess.DEVNULL)
        wait_for(self._answers, 30, "moto_server answers")
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.wait(10)

    @property
    def environment(self):
        return {"AWS_ENDPOINT_URL_SECRETS_MANAGER": self._url, "AWS_REGION": REGION, "AWS_ACCESS_KEY_ID": "tests",
                "AWS_SECRET_ACCESS_KEY": "tests-secret"}

    def _answers(self):
        try:
            return self._ask("ListSecrets", {}) is not None
        except OSError:
            return False

    def _ask(self, action, question):
        request = urllib.request.Request(self._url, json.dumps(question).encode(), {
            "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"secretsmanager.{action}", "Authorization": SCOPE})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def create(self, name, **members):
        """Its ARN."""
        return self._ask("CreateSecret", {"Name": name, "SecretString": json.dumps(members)})["ARN"]

    def change(self, name, **members):
        self._ask("PutSecretValue", {"SecretId": name, "SecretString": json.dumps(members)})
