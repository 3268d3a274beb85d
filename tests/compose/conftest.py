"""The composed stack, in the engine that run.sh has started."""
import json
import os
import subprocess
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pytest

from support.client import EMAILS, Client
from support.stack import ROOT, wait_for

FILES = [ROOT / "compose/compose.yaml", ROOT / "tests/compose/offline.yaml"]
START_SECONDS = 120


def run(*command):
    """What the command prints; fails with what it complains of."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, (command, done.stdout[-2000:], done.stderr[-2000:])
    return done.stdout


class Composed:
    """As support.stack.Stack to a Client: a port."""
    port = 8000
    services = ("auth", "workflow", "files", "reports", "gateway")

    def compose(self, *command):
        return run("docker", "compose", *(word for path in FILES for word in ("-f", str(path))), *command)

    def up(self):
        self.compose("up", "--detach", "--no-build")
        wait_for(lambda: self.health("gateway") == "healthy", START_SECONDS, "the gateway is healthy", pause=0.1)
        wait_for(self._is_seeded, START_SECONDS, "the seed is in", pause=0.1)
        return self

    def _is_seeded(self):
        return self.about("seed")["State"]["Status"] == "exited"

    def down(self, *options):
        self.compose("down", "--timeout", "20", *options)

    def about(self, service):
        """What `docker inspect` says of its container."""
        return json.loads(run("docker", "inspect", self.compose("ps", "--all", "--quiet", service).strip()))[0]

    def health(self, service):
        return self.about(service)["State"].get("Health", {}).get("Status")

    def answers(self, service):
        question = ("health",) if service == "gateway" else ("ping", service)
        return subprocess.run(["docker", "exec", f"cmep-{service}-1", "cmepctl", *question],
                              capture_output=True).returncode == 0

    def sign_in(self, rol):
        return Client(self).login(EMAILS[rol])


@pytest.fixture(scope="session")
def composed():
    stack = Composed()
    begin = time.monotonic()
    try:
        stack.up()
        print(f"\nfrom nothing to healthy: {time.monotonic() - begin:.1f} s")
        yield stack
    finally:
        print(stack.compose("logs", "--tail", "15") if os.environ.get("CMEP_COMPOSE_LOGS") else "")
        stack.down("--volumes")
