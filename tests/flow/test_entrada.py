"""Whatever is sent, the answer says what was wrong with it: for every field of every operation of the contract, and for
what is hardly JSON."""
import re
from urllib.parse import urlencode

import pytest
from support.client import EMAILS, Client, alta
from support.contrato import NOBODY, Contract
from support.stack import Stack

CONTRACT = Contract()
OPERATIONS = {f"{operation.method} {operation.path}": operation for operation in CONTRACT.operations()}


# What the form takes and a rule of the domain does not, where the domain's own tests look: a promotor that is a person
# has a name, a registered service or promotor exists, an override is of an action that it may be of, a password is right,
# a report does not begin after its end, a CSV has one of two separators.
RULES = {("POST /solicitudes", "promotor.nombres"), ("POST /solicitudes", "promotor.apellidos"),
         ("POST /solicitudes", "servicio_id"), ("POST /solicitudes", "promotor_id"),
         ("POST /solicitudes/{solicitud_id}/override", "accion"),
         ("PATCH /solicitudes/{solicitud_id}", "servicio_id"), ("PATCH /solicitudes/{solicitud_id}", "promotor_id"),
         ("POST /auth/password", "actual"), ("POST /promotores", "nombres"), ("POST /promotores", "apellidos"),
         ("PATCH /admin/usuarios/{user_id}", "fecha_nacimiento"), ("GET /solicitudes", "cursor"),
         *((f"GET /admin/reportes{kind}", "desde") for kind in ("", ".csv", ".xlsx")),
         *((f"GET {path}.{kind}", "sep") for path in ("/solicitudes", "/admin/reportes") for kind in ("csv", "xlsx"))}


@pytest.fixture(scope="module")
def door():
    """A stack of its own: some of what is taken changes things, and some signs in."""
    with Stack(BCRYPT_COST="4") as stack:
        yield stack


@pytest.fixture(scope="module")
def client(door):
    return Client(door).login(EMAILS["ADMIN"])


def send(client, case):
    path = re.sub(r"{\w+}", str(NOBODY), case.operation.path)
    if case.operation.method in ("GET", "DELETE"):
        query = {name: str(value).lower() if isinstance(value, bool) else value for name, value in case.body.items()}
        return client.request(case.operation.method, f"{path}?{urlencode(query)}")
    return client.request(case.operation.method, path, case.body)


# -- fields ----------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_wrong_value_is_refused_by_the_name_of_its_field(client, operation):
    wrong, tried = [], 0
    for case in CONTRACT.refused(OPERATIONS[operation]):
        answer, tried = send(client, case), tried + 1
        if answer.status != 422 or answer.fields != {case.where}:
            wrong.append(f"{case}: {answer}")
    assert tried
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_value_at_its_bounds_is_taken(door, client, operation):
    """By its form; that a service or a request with that number does not exist may be said of it."""
    wrong = []
    for case in CONTRACT.taken(OPERATIONS[operation]):
        if case.value is None and case.operation.method == "GET":
            continue
        answer = send(client, case)
        if answer.status >= 500 or answer.status == 400:
            wrong.append(f"{case}: {answer}")
        elif answer.status == 422 and case.where in answer.fields and (operation, case.where) not in RULES:
            wrong.append(f"{case}: {answer}")
    assert not wrong, "\n".join(wrong)
    assert client.get("/auth/me").status == 200


def test_all_wrong_fields_are_named_at_once(client):
    for name, operation in OPERATIONS.items():
        if operation.method in ("GET", "DELETE"):
            continue
        body = {}
        for case in CONTRACT.refused(operation):
            if "." not in case.where and case.where not in body and case.value is not None and case.where in case.body:
                body[case.where] = case.value
        answer = client.request(operation.method, re.sub(r"{\w+}", str(NOBODY), operation.path), body)
        missing = {one.name for one in CONTRACT.fields(operation) if one.presence == "required"}
        assert answer.fields == body.keys() | missing, name


# -- what is hardly JSON ---------------------------------------------------------------------------------------------

DEEP = 100
TEXTS = {
    "cut off": b'{"comentario": "x', "not one but two": b"{}{}", "nothing": b"", "blanks": b" \r\n\t", "NUL": b"\0",
    "NUL behind": b'{"comentario": "x"}\0', "NUL escaped": b'{"comentario": "a\\u0000b"}',
    "NUL in a name": b'{"com\\u0000entario": "x"}',
    "100 levels of lists": b'{"comentario": ' + b"[" * DEEP + b"]" * DEEP + b"}",
    "100 levels of objects": b'{"comentario":' * DEEP + b"1" + b"}" * DEEP,
    "100 levels where nothing is looked at": b'{"nada": ' + b"[" * DEEP + b"]" * DEEP + b"}",
    "100,000 levels": b"[" * 100_000 + b"]" * 100_000, "never closed": b'{"a":' * 100_000,
    "the same name twice": b'{"comentario": "x", "comentario": "y"}',
    "the same name twice within": b'{"cliente": {"nombres": "x", "nombres": "y"}}',
    "the same name twice where nothing is looked at": b'{"nada": {"a": 1, "a": 2}}',
    "no UTF-8": b'{"comentario": "\xff\xfe"}', "UTF-8 cut off": b'{"comentario": "\xc3"}',
    "a letter in too many bytes": b'{"comentario": "\xc0\xaf"}', "half a letter": b'{"comentario": "\\ud83d"}',
    "halves the wrong way": b'{"comentario": "\\ude00\\ud83d"}',
    "a surrogate in UTF-8": b'{"comentario": "\xed\xa0\x80"}',
    "beyond Unicode": b'{"comentario": "\xf5\x80\x80\x80"}', "UTF-16": '{"comentario": "x"}'.encode("utf-16"),
    "1e400": b'{"comentario": 1e400}', "-1e400": b'{"comentario": -1e400}',
    "1e400 where nothing is looked at": b'{"a": 1e400}',
    "a number of 100,000 digits": b'{"comentario": ' + b"9" * 100_000 + b"}", "NaN": b'{"comentario": NaN}',
    "Infinity": b'{"comentario": Infinity}', "a comment": b'{"comentario": "x" /* y */}', "true alone": b"true",
    "a list": b"[]", "a list of objects": b"[{}]", "a text": b'"x"', "a number": b"1", "null": b"null",
    "a list of 100,000": b'{"comentario": [' + b"1," * 99_999 + b"1]}", "single quotes": b"{'comentario': 'x'}",
}
# What says nothing, or nothing that anybody looks at: as good as {}, or refused.
MAY_PASS = {"nothing", "blanks", "null", "NUL in a name", "100 levels where nothing is looked at",
            "the same name twice where nothing is looked at", "1e400 where nothing is looked at"}
WRITERS = {name: operation for name, operation in OPERATIONS.items() if operation.method in ("POST", "PATCH")}


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_hardly_json_is_refused_in_words_by_every_operation(door, client, text):
    wrong = []
    for name, operation in WRITERS.items():
        answer = client.request(operation.method, re.sub(r"{\w+}", str(NOBODY), operation.path), TEXTS[text])
        fine = {(400, "BAD_REQUEST"), (422, "VALIDATION_ERROR")} | ({(404, "NOT_FOUND")} if text in MAY_PASS else set())
        if (answer.status, answer.code) not in fine:
            wrong.append((name, answer))
    assert not wrong
    assert door.status("/ready") == 200


@pytest.mark.parametrize("text", [text for text in TEXTS if text not in MAY_PASS])
def test_what_is_hardly_json_edits_nothing(door, client, text):
    """comentario is a field that may be left out: only what is wrong with the text itself can refuse it."""
    solicitud_id = client.post("/solicitudes", alta(comentario="antes")).data["solicitud_id"]
    answer = client.patch(f"/solicitudes/{solicitud_id}", TEXTS[text])
    assert (answer.status, answer.code) in {(400, "BAD_REQUEST"), (422, "VALIDATION_ERROR")}
    assert client.get(f"/solicitudes/{solicitud_id}").data["comentario"] == "antes"


@pytest.mark.parametrize("query", ["q=%00", "q=%ff%fe", "q=%", "q=%zz", "q=a&q=b", "page=1&page=2", "=x", "&&&", "q", "page",
                                   "page=", "page=%31", "estado_operativo=", "mine=&q=", "q=" + "%C3%B1" * 200, "q=+",
                                   "a[]=1", "q=%F0%9F%98%80", "desde=2024-02-30", "orden=?", "page=9223372036854775808"])
def test_a_strange_query_is_answered_in_words(client, query):
    answer = client.get(f"/solicitudes?{query}")
    assert answer.status in (200, 400, 422)
    assert answer.status == 200 or answer.code
    assert client.get(f"/solicitudes/resumen?{query}").status in (200, 400, 422)


@pytest.mark.parametrize("cookie", [
    "cmep_session", "cmep_session=", "=x", ";;;", "a=b; " * 200, "cmep_session=x; cmep_session=y", 'cmep_session="x"',
    "cmep_session=\xe9", "cmep_session=" + "x" * 4000, ",", "cmep_session=%00"], ids=ascii)
def test_a_strange_cookie_is_no_session(door, cookie):
    answer = Client(door).get("/auth/me", {"Cookie": cookie.encode("latin-1")})
    assert (answer.status, answer.code) in {(401, "UNAUTHENTICATED"), (400, "BAD_REQUEST")}
