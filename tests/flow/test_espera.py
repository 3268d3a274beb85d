"""Who guesses passwords has to wait, and who just mistypes one does not; nobody is signed out by it."""
import time

import pytest
from support.client import EMAILS, PASSWORDS, Client, word
from support.stack import Stack, wait_for
from support.usuarios import CLAVE, crear, intento, lejos

PATIENCE = 3      # failures after which nobody waits yet
SURELY = 20       # failures after which everybody does
ATTEMPTS = SURELY + 1
WRONG = "equivocada"


def invented(i):
    """An address that nobody has; another for each i."""
    return f"198.51.100.{i % 250 + 1}"


def fail(stack, email, source=None, headers=None):
    return intento(stack, email, WRONG, source, headers)


def until_refused(stack, emails, source=None, headers=None):
    """Wrong passwords for these accounts until the answer is 429; how many failed before, and that answer."""
    for failures, email in enumerate(emails):
        answer = fail(stack, email, source() if callable(source) else source,
                      headers(failures) if callable(headers) else headers)
        if answer.status == 429:
            assert answer.code == "TOO_MANY_REQUESTS"
            assert int(answer.headers["Retry-After"]) > 0
            return failures, answer
        assert (answer.status, answer.code) == (401, "UNAUTHENTICATED")
    raise AssertionError(f"never refused in {len(emails)} failures")


@pytest.fixture(scope="module")
def bank():
    """A stack of its own: failures are counted, and others sign in from here."""
    with Stack(BCRYPT_COST="4") as stack:  # a failure need not be slow here
        yield stack


@pytest.fixture
def usuario(bank):
    return crear(Client(bank).login(EMAILS["ADMIN"]), "OPERADOR")


# -- by account ----------------------------------------------------------------------------------------------------

def test_three_mistakes_cost_nothing(bank, usuario):
    source = lejos()
    for _ in range(PATIENCE):
        assert fail(bank, usuario["user_email"], source).status == 401
    assert intento(bank, usuario["user_email"], CLAVE, source).status == 200


def test_an_account_that_is_guessed_at_has_to_wait_wherever_that_comes_from(bank, usuario):
    failures, answer = until_refused(bank, [usuario["user_email"]] * ATTEMPTS, lejos)
    assert PATIENCE <= failures <= SURELY


def test_an_unknown_account_waits_just_the_same(bank, usuario):
    """Or it would be known which exist."""
    known, known_answer = until_refused(bank, [usuario["user_email"]] * ATTEMPTS, lejos)
    unknown, unknown_answer = until_refused(bank, [f"{word()}@cmep.local"] * ATTEMPTS, lejos)
    assert known == unknown
    assert known_answer.json == unknown_answer.json
    assert sorted(known_answer.headers.keys()) == sorted(unknown_answer.headers.keys())


def test_spelling_the_email_otherwise_is_no_way_around(bank, usuario):
    name = usuario["user_email"]
    spellings = [name, name.upper(), f" {name}", f"{name}\t", name.title(), f"\n{name.swapcase()} "]
    failures, _ = until_refused(bank, (spellings * ATTEMPTS)[:ATTEMPTS], lejos)
    assert PATIENCE <= failures <= SURELY


def test_the_right_password_waits_too_and_then_gets_in(bank, usuario):
    source = lejos()
    _, refused = until_refused(bank, [usuario["user_email"]] * ATTEMPTS, source)
    begin = time.monotonic()
    waits = intento(bank, usuario["user_email"], CLAVE, source)
    assert (waits.status, waits.code) == (429, "TOO_MANY_REQUESTS")
    seconds = int(waits.headers["Retry-After"])
    assert 0 < seconds <= int(refused.headers["Retry-After"])
    wait_for(lambda: intento(bank, usuario["user_email"], CLAVE, source).status == 200, seconds + 2,
             f"in after the {seconds} s that were named", pause=0.2)
    assert time.monotonic() - begin > seconds - 2, "what was named is what it lasts"


def test_open_sessions_stay_open(bank, usuario):
    client = Client(bank).login(usuario["user_email"], CLAVE)
    until_refused(bank, [usuario["user_email"]] * ATTEMPTS, lejos)
    assert client.get("/auth/me").status == 200
    assert client.post("/auth/password", {"actual": CLAVE, "nueva": "otra clave nueva"}).status == 200


def test_other_accounts_do_not_wait(bank, usuario):
    until_refused(bank, [usuario["user_email"]] * ATTEMPTS, lejos)
    assert intento(bank, EMAILS["GESTOR"], PASSWORDS[EMAILS["GESTOR"]]).status == 200


def test_signing_in_is_no_failure(bank, usuario):
    source = lejos()
    statuses = {intento(bank, usuario["user_email"], CLAVE, source).status for _ in range(SURELY + 5)}
    assert statuses == {200}


def test_what_is_no_attempt_is_no_failure(bank, usuario):
    source = lejos()
    client = Client(bank, source=source)
    for _ in range(SURELY):
        assert client.post("/auth/login", {"email": usuario["user_email"]}).status == 422
        assert client.post("/auth/login", b"{").status == 400
    assert intento(bank, usuario["user_email"], CLAVE, source).status == 200


# -- by address ----------------------------------------------------------------------------------------------------

def strangers(count):
    return [f"{word()}@cmep.local" for _ in range(count)]


def test_an_address_that_tries_many_accounts_has_to_wait(bank, usuario):
    source = lejos()
    failures, _ = until_refused(bank, strangers(200), source)
    assert failures >= PATIENCE
    assert intento(bank, usuario["user_email"], CLAVE, source).status == 429
    assert intento(bank, usuario["user_email"], CLAVE).status == 200, "from elsewhere it is as ever"


def test_an_address_is_given_more_patience_than_an_account(bank):
    """A clinic is one address."""
    account, _ = until_refused(bank, strangers(1) * ATTEMPTS, lejos)
    address, _ = until_refused(bank, strangers(200), lejos())
    assert address > account


def test_a_clinic_where_everybody_mistypes_once_gets_in(bank):
    admin, source = Client(bank).login(EMAILS["ADMIN"]), lejos()
    people = [crear(admin) for _ in range(5)]
    for one in people:
        assert fail(bank, one["user_email"], source).status == 401
        assert intento(bank, one["user_email"], CLAVE, source).status == 200


# -- the address that counts ------------------------------------------------------------------------------------------------

def test_two_gateways_count_together(bank, usuario):
    alone, _ = until_refused(bank, strangers(1) * ATTEMPTS, lejos())
    source, failures = lejos(), 0
    with bank.gateway() as other:
        doors = [bank, other] * ATTEMPTS
        while fail(doors[failures], usuario["user_email"], source).status != 429:
            failures += 1
            assert failures <= SURELY
        assert failures == alone
        assert [intento(door, usuario["user_email"], CLAVE, source).status for door in (bank, other)] == [429, 429]


# -- behind a proxy ------------------------------------------------------------------------------------------------

def test_a_header_alone_makes_no_address(bank):
    """No proxy is trusted here: a client that sends it keeps its own address."""
    source = lejos()
    until_refused(bank, strangers(200), source, lambda i: forwarded(invented(i)))
    assert intento(bank, EMAILS["ADMIN"], "admin123", source).status == 429


def forwarded(*hops):
    return {"X-Forwarded-For": ", ".join(hops)}


@pytest.fixture(scope="module")
def behind_proxies():
    with Stack(BCRYPT_COST="4", TRUSTED_PROXIES="127.0.0.1, 10.0.0.0/8") as stack:
        yield stack


def test_behind_a_trusted_proxy_each_client_waits_for_its_own_mistakes(behind_proxies):
    stack = behind_proxies
    until_refused(stack, strangers(200), "127.0.0.1", forwarded("203.0.113.7"))
    admin = EMAILS["ADMIN"], "admin123"
    assert intento(stack, *admin, "127.0.0.1", forwarded("203.0.113.7")).status == 429
    assert intento(stack, *admin, "127.0.0.1", forwarded("203.0.113.8")).status == 200
    assert intento(stack, *admin, "127.0.0.1").status == 200


def test_what_the_client_itself_wrote_before_the_trusted_hops_is_not_believed(behind_proxies):
    """client -> 10.1.2.3 -> 127.0.0.1 -> us: the nearest hop that is not ours is the client."""
    stack = behind_proxies
    until_refused(stack, strangers(200), "127.0.0.1", lambda i: forwarded(invented(i), "203.0.113.9", "10.1.2.3"))
    admin = EMAILS["ADMIN"], "admin123"
    assert intento(stack, *admin, "127.0.0.1", forwarded("203.0.113.9", "10.9.9.9")).status == 429
    assert intento(stack, *admin, "127.0.0.1", forwarded("203.0.113.10", "10.1.2.3")).status == 200


def test_who_comes_around_the_proxy_is_not_believed(behind_proxies):
    stack, source = behind_proxies, "127.0.0.9"  # not in TRUSTED_PROXIES
    until_refused(stack, strangers(200), source, lambda i: forwarded(invented(i)))
    assert intento(stack, EMAILS["ADMIN"], "admin123", source).status == 429


@pytest.mark.parametrize("value", ["", "hola", "999.1.1.1", "::1", ", ,", "203.0.113.7:5555", "[2001:db8::1]:80",
                                   "x" * 3000, "10.0.0.1", "a\tb"], ids=ascii)
def test_a_strange_header_is_no_obstacle(behind_proxies, value):
    assert intento(behind_proxies, EMAILS["ADMIN"], "admin123", "127.0.0.1", {"X-Forwarded-For": value}).status == 200
