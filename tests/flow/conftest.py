"""One stack a worker and policy profile, signed-in roles on it, and stacks of their own for tests that break things."""
import os
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pytest

from support.client import EMAILS, ROLES, Client
from support.composed import Composed
from support.radosgw import Radosgw
from support.stack import COMPOSED, Stack


@pytest.fixture(scope="session")
def new_stack():
    """Makes stacks; their files are in buckets where CMEP_STORE is s3, and else on the disk. Where CMEP_STACK is composed
    there is that one only."""
    @contextmanager
    def make(*args, **environment):
        with ExitStack() as parts:
            bucket = radosgw and parts.enter_context(radosgw.bucket_of_a_stack())
            yield parts.enter_context(Stack(*args, bucket=bucket, **environment))

    with ExitStack() as servers:
        radosgw = servers.enter_context(Radosgw()) if os.environ.get("CMEP_STORE") == "s3" else None
        yield make


@pytest.fixture(scope="session")
def stack(request):
    with Composed() if COMPOSED else request.getfixturevalue("new_stack")() as stack:
        yield stack


@pytest.fixture(scope="session")
def amended(new_stack):
    with new_stack("amended") as stack:
        yield stack


@pytest.fixture
def own_stack(new_stack):
    """Makes stacks that nobody shares: own_stack(policy, **environment)."""
    with ExitStack() as stacks:
        yield lambda *args, **environment: stacks.enter_context(new_stack(*args, **environment))


@pytest.fixture(scope="session")
def signed_in(stack):
    """The seeded user of each role, signed in: {"ADMIN": Client, ...}."""
    return sign_in_all(stack)


def sign_in_all(stack):
    return {rol: Client(stack).login(EMAILS[rol]) for rol in ROLES}


@pytest.fixture
def admin(signed_in):
    return signed_in["ADMIN"]


@pytest.fixture
def operador(signed_in):
    return signed_in["OPERADOR"]


@pytest.fixture
def gestor(signed_in):
    return signed_in["GESTOR"]


@pytest.fixture
def medico(signed_in):
    return signed_in["MEDICO"]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Beside a failure, the last lines of the logs of the stacks that were up."""
    report = (yield).get_result()
    if report.failed and call.when == "call":
        report.sections += [(f"logs of {stack.run_dir}", stack.tail()) for stack in Stack.live]
