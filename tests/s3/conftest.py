"""A radosgw for each worker of pytest, a bucket for each test, and the probe that drives our client."""
import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pytest

from support.proxy import Proxy
from support.radosgw import Radosgw
from support.s3 import ACCESS_KEY, SECRET
from support.stack import BUILD


@pytest.fixture(scope="session")
def radosgw():
    with Radosgw() as radosgw:
        yield radosgw


@pytest.fixture
def bucket(radosgw):
    return radosgw.bucket(f"b-{os.urandom(8).hex()}")


class Result(SimpleNamespace):
    """What the probe says: .status, .ms and more; .log are the lines it logged."""

    def events(self, name):
        return [line for line in self.log if line["event"] == name]


def probe(*words, **environment):
    own = {key: value for key, value in os.environ.items() if not key.startswith(("AWS_", "S3_"))}
    done = subprocess.run([BUILD / "tests/s3_probe", *map(str, words)], env={**own, **environment}, capture_output=True,
                          text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    *log, result = [json.loads(line) for line in done.stdout.splitlines()]
    assert SECRET not in done.stdout + done.stderr
    return Result(log=log, **result)


class Store:
    """Our client in front of a bucket, or of a proxy of it."""

    def __init__(self, bucket, port, folder):
        self.folder = folder
        self.environment = {"FILE_STORAGE": "s3", "S3_BUCKET": bucket.name, "S3_REGION": "us-east-1",
                            "S3_ENDPOINT": f"http://127.0.0.1:{port}", "S3_PATH_STYLE": "1",
                            # radosgw gives an encrypted object back wrong when it came in parts
                            "S3_ENCRYPTION": "none", "AWS_ACCESS_KEY_ID": ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": SECRET}

    def run(self, *words, **environment):
        return probe(*words, **{**self.environment, **environment})

    def keep(self, key, data, mime_type="image/png", **environment):
        path = self.folder / "spool"
        path.write_bytes(data)
        return self.run("keep", key, path, mime_type, **environment)

    def read(self, key, offset, size, **environment):
        """What the probe says, and the bytes."""
        result = self.run("read", key, offset, size, self.folder / "read", **environment)
        return result, (self.folder / "read").read_bytes()


@pytest.fixture
def store(bucket, tmp_path):
    return Store(bucket, bucket.port, tmp_path)


@pytest.fixture
def broken(bucket, tmp_path):
    """Makes a store behind a proxy that misbehaves: broken(fault) gives both."""
    with ExitStack() as stack:
        def make(fault):
            proxy = stack.enter_context(Proxy(bucket.port, fault))
            return Store(bucket, proxy.port, tmp_path), proxy
        yield make
