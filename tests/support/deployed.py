"""A system as it is deployed, and infra/aws/smoke.sh, which tries it."""
import os
import subprocess

from support.client import EMAILS, PASSWORDS
from support.door import Door, in_namespace
from support.stack import ROOT

SMOKE = ROOT / "infra/aws/smoke.sh"
ADMIN = {"CMEP_SMOKE_EMAIL": EMAILS["ADMIN"], "CMEP_SMOKE_PASSWORD": PASSWORDS[EMAILS["ADMIN"]]}


class Deployed:
    """A gateway as production has it, behind a door: open_gateway(**settings) is a context that yields what has its .port."""

    def __init__(self, open_gateway, place, authority, names, api=None, **settings):
        self._open_gateway, self._place, self._authority = open_gateway, place, authority
        self._names, self._api, self._settings = names, api, settings

    def __enter__(self):
        self._gateway = self._open_gateway(APP_ENV="prod", TRUSTED_PROXIES="127.0.0.1", **self._settings)
        port = self._gateway.__enter__().port
        names = {name: port if goes_to_gateway else None for name, goes_to_gateway in self._names.items()}
        self._door = Door(self._authority, self._place / "dist", names, port if self._api else None).__enter__()
        return self

    def __exit__(self, *reason):
        self._door.__exit__(*reason)
        self._gateway.__exit__(*reason)

    def smoke(self, **environment):
        hosts = self._place / f"hosts-{self._door.address}"
        hosts.write_text(self._door.hosts)
        return in_namespace(hosts, [SMOKE], timeout=300, stdin=subprocess.DEVNULL,
                            env={"PATH": os.environ["PATH"], "CURL_CA_BUNDLE": str(self._authority.path), **ADMIN, **environment})


def green(done):
    """What it said, when all of it was right."""
    assert done.returncode == 0, done.stdout + done.stderr
    assert all(line.startswith("ok  ") for line in done.stdout.splitlines()), done.stdout
    return done.stdout
