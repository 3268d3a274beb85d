"""One stack a worker and policy profile, signed-in roles on it, and stacks of their own for tests that break things."""
import sys
from contextlib import ExitStack
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pytest

from support.client import EMAILS, ROLES, Client
from support.stack import Stack


@pytest.fixture(scope="session")
def stack():
    with Stack() as stack:
        yield stack


@pytest.fixture(scope="session")
def amended():
    with Stack("amended") as stack:
        yield stack


@pytest.fixture
def own_stack():
    """Makes stacks that nobody shares: own_stack(policy, **environment)."""
    with ExitStack() as stacks:
        yield lambda *args, **environment: stacks.enter_context(Stack(*args, **environment))


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
