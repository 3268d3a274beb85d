"""infra/aws/smoke.sh, which says whether a deployed system works: green when it does, by both ways to route its API, and red
when it does not."""
import os
import shutil
import subprocess

import pytest
from support.certificates import Authority
from support.client import EMAILS, PASSWORDS
from support.deployed import ADMIN, SMOKE, Deployed, green
from support.door import can_bind_hosts
from support.stack import Stack

PAGE = "<!doctype html><title>CMEP</title>"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("smoke")
    if why := "who is not root" if os.geteuid() else can_bind_hosts(folder):
        pytest.skip(f"no names of its own for {why}")
    (folder / "dist").mkdir()
    (folder / "dist/index.html").write_text(PAGE)
    return folder


@pytest.fixture(scope="module")
def stack(place):
    with Stack(SPA_DIR=str(place / "dist")) as stack:
        yield stack


@pytest.fixture(scope="module")
def authority(place):
    return Authority(place)


@pytest.fixture(scope="module")
def one_domain(stack, place, authority):
    """The application in a bucket, the API below /api of its domain."""
    with Deployed(stack.gateway, place, authority, {"cmep.test": False}, api=True) as system:
        yield system, {"CMEP_SMOKE_URL": "https://cmep.test"}


@pytest.fixture(scope="module")
def subdomain(stack, place, authority):
    """The application in a bucket, the API under a name of its own."""
    with Deployed(stack.gateway, place, authority, {"app.cmep.test": False, "api.cmep.test": True},
                  CORS_ORIGINS="https://app.cmep.test", COOKIE_DOMAIN="cmep.test") as system:
        yield system, {"CMEP_SMOKE_URL": "https://app.cmep.test", "CMEP_SMOKE_API": "https://api.cmep.test"}


def counts(stack):
    return stack.sql("SELECT (SELECT COUNT(*) FROM solicitud_cmep) AS solicitudes, (SELECT COUNT(*) FROM sessions) AS sessions,"
                     " (SELECT COUNT(*) FROM archivos) AS archivos, (SELECT COUNT(*) FROM users) AS users")


def test_one_domain_is_green_and_left_as_it_was(stack, one_domain):
    system, where = one_domain
    before = counts(stack)
    said = green(system.smoke(**where))
    assert "samesite=lax" in said and "; secure" in said and "CERRADO" in said and "http:// is sent on" in said
    assert counts(stack) == before


def test_a_subdomain_is_green(stack, subdomain):
    system, where = subdomain
    said = green(system.smoke(**where))
    assert "samesite=none" in said and "domain=cmep.test" in said and "https://app.cmep.test may ask the API" in said


def test_the_gateway_that_serves_all_by_itself_is_green(stack, place, authority):
    with Deployed(stack.gateway, place, authority, {"todo.test": True}) as system:
        green(system.smoke(CMEP_SMOKE_URL="https://todo.test"))
        green(system.smoke(CMEP_SMOKE_URL="https://todo.test", CMEP_SMOKE_API="https://todo.test/"))


def test_a_stack_on_this_machine_is_green_too_and_a_password_that_is_asked_for_is_no_argument(stack, tmp_path):
    curl, seen = tmp_path / "curl", tmp_path / "seen"
    curl.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >>{seen}\nexec {shutil.which("curl")} "$@"\n')
    curl.chmod(0o755)
    done = subprocess.run([SMOKE], env={"PATH": f"{tmp_path}:{os.environ['PATH']}", "CMEP_SMOKE_URL": stack.origin},
                          input="\n".join(ADMIN.values()) + "\n", capture_output=True, text=True, timeout=300)
    assert "; secure" not in green(done)
    assert "/auth/login" in seen.read_text() and ADMIN["CMEP_SMOKE_PASSWORD"] not in seen.read_text() + done.stdout + done.stderr


# -- red --------------------------------------------------------------------------------------------------------------

def red(done, word):
    assert done.returncode == 1 and "FAILED" in done.stderr, done.stdout + done.stderr
    assert word in done.stderr, done.stderr


def test_a_certificate_of_another_is_red(one_domain, tmp_path):
    system, where = one_domain
    red(system.smoke(**where, CURL_CA_BUNDLE=str(Authority(tmp_path, "another").path)), "no answer")


def test_a_wrong_password_is_red_and_never_shown(one_domain):
    system, where = one_domain
    done = system.smoke(**where, CMEP_SMOKE_EMAIL=f"nadie-{os.getpid()}@cmep.local", CMEP_SMOKE_PASSWORD="not-this-one")
    red(done, "the sign-in: 401")
    assert "X-Request-Id" in done.stderr and "not-this-one" not in done.stdout + done.stderr


def test_an_api_that_does_not_know_the_application_is_red(stack, place, authority):
    with Deployed(stack.gateway, place, authority, {"app.cmep.test": False, "api.cmep.test": True},
                  CORS_ORIGINS="https://another.cmep.test") as system:
        red(system.smoke(CMEP_SMOKE_URL="https://app.cmep.test", CMEP_SMOKE_API="https://api.cmep.test"),
            "Access-Control-Allow-Origin")


def test_an_api_below_a_bucket_that_answers_its_pages_is_red(stack, place, authority):
    """A fallback to index.html for the whole distribution makes 200 of every address."""
    with Deployed(stack.gateway, place, authority, {"cmep.test": False}) as system:
        red(system.smoke(CMEP_SMOKE_URL="https://cmep.test"), "/health: Content-Type: text/html")


def test_a_cookie_for_other_sites_is_red_where_none_is_needed(stack, place, authority):
    with Deployed(stack.gateway, place, authority, {"cmep.test": False}, api=True,
                  CORS_ORIGINS="https://elsewhere.test") as system:
        red(system.smoke(CMEP_SMOKE_URL="https://cmep.test"), "samesite=lax")


def test_what_goes_wrong_in_the_middle_leaves_no_request_behind(stack, place, authority):
    before = counts(stack)
    with Deployed(stack.gateway, place, authority, {"cmep.test": False}, api=True, MAX_UPLOAD_BYTES="1000") as system:
        red(system.smoke(CMEP_SMOKE_URL="https://cmep.test"), "the upload: 413")
    assert counts(stack)[0]["solicitudes"] == before[0]["solicitudes"]


# -- a system that was set up a minute ago -------------------------------------------------------------------------------

def test_without_staff_it_makes_its_own_and_suspends_it(stack, one_domain):
    system, where = one_domain
    stack.sql("UPDATE empleado SET estado_empleado = 'SUSPENDIDO' WHERE rol_empleado IN ('GESTOR', 'MEDICO')")
    try:
        green(system.smoke(**where))
        made = stack.sql("SELECT estado FROM users WHERE user_email LIKE 'humo-%@example.invalid'")
        assert [row["estado"] for row in made] == ["SUSPENDIDO"] * 2
    finally:
        stack.sql("UPDATE empleado SET estado_empleado = 'ACTIVO' WHERE rol_empleado IN ('GESTOR', 'MEDICO')")


def test_who_is_no_admin_is_told_so(stack, one_domain):
    system, where = one_domain
    red(system.smoke(**where, CMEP_SMOKE_EMAIL=EMAILS["GESTOR"], CMEP_SMOKE_PASSWORD=PASSWORDS[EMAILS["GESTOR"]]), "no ADMIN")
