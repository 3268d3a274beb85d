"""The API explains itself: a document that tools load, and a page that a person reads without any other site."""
import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from support.client import Client
from support.record import KEYWORDS, Document
from support.stack import ROOT

jsonschema = pytest.importorskip("jsonschema", reason="python3-jsonschema is not installed")

# Of 2-api.md and 3-reports.md; files come with their own.
ROUTES = """GET /health, GET /ready, GET /version, GET /openapi.json, GET /docs, POST /auth/login, POST /auth/logout,
GET /auth/me, GET /auth/sesiones, DELETE /auth/sesiones/{}, POST /auth/password, POST /solicitudes, GET /solicitudes,
GET /solicitudes/resumen, GET /solicitudes/{}, PATCH /solicitudes/{}, DELETE /solicitudes/{},
POST /solicitudes/{}/asignar-gestor, POST /solicitudes/{}/cambiar-gestor, POST /solicitudes/{}/registrar-pago,
POST /solicitudes/{}/asignar-medico, POST /solicitudes/{}/cambiar-medico, POST /solicitudes/{}/cerrar,
POST /solicitudes/{}/cancelar, POST /solicitudes/{}/override, GET /servicios, GET /empleados, GET /promotores,
GET /promotores/{}, POST /promotores, PATCH /promotores/{}, DELETE /promotores/{}, GET /personas, GET /admin/usuarios,
POST /admin/usuarios, PATCH /admin/usuarios/{}, POST /admin/usuarios/{}/reset-password, GET /admin/permisos,
GET /admin/reportes, GET /solicitudes.csv, GET /solicitudes.xlsx, GET /admin/reportes.csv, GET /admin/reportes.xlsx"""


@pytest.fixture(scope="module")
def served(stack):
    return Client(stack).get("/openapi.json")


@pytest.fixture(scope="module")
def document(served):
    return Document(served.json)


def each_operation(document):
    for method, path in document.operations():
        yield f"{method} {path}", path, document.document["paths"][path][method.lower()]


def parameters(document, operation):
    return [document.resolve(parameter) for parameter in operation.get("parameters", [])]


def references(node):
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for entry in node.values():
            yield from references(entry)
    elif isinstance(node, list):
        for entry in node:
            yield from references(entry)


# -- the document ----------------------------------------------------------------------------------------------------

def test_it_is_served_to_whoever_asks(served):
    assert served.status == 200
    assert served.headers.get_content_type() == "application/json"
    assert served.json == json.loads((ROOT / "schemas/generated/openapi.json").read_text()), "the one that make gen made"


def test_it_is_openapi_3_1_to_the_letter(served):
    """tests/support/openapi-3.1.json is the OpenAPI Initiative's own description of it."""
    meta = json.loads((ROOT / "tests/support/openapi-3.1.json").read_text())
    wrong = [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
             for error in jsonschema.Draft202012Validator(meta).iter_errors(served.json)]
    assert not wrong, "\n".join(wrong)


def test_every_schema_in_it_is_one(document):
    schemas = list(document.document["components"]["schemas"].values()) + document.answer_schemas()
    for _, _, operation in each_operation(document):
        for content in operation.get("requestBody", {}).get("content", {}).values():
            schemas.append(content["schema"])
        schemas += [parameter["schema"] for parameter in parameters(document, operation)]
    for schema in schemas:
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_reference_leads_somewhere_in_it(document):
    found = set(references(document.document))
    assert found
    for reference in found:
        assert reference.startswith("#/")
        assert document.resolve({"$ref": reference}) is not None


def test_every_operation_has_a_name_of_its_own_and_says_what_it_does(document):
    operations = list(each_operation(document))
    names = [operation["operationId"] for _, _, operation in operations]
    assert len(set(names)) == len(names)
    assert not [name for name, _, operation in operations if not operation["summary"]]


def test_every_part_of_a_path_is_described(document):
    for name, path, operation in each_operation(document):
        described = {parameter["name"] for parameter in parameters(document, operation) if parameter["in"] == "path"}
        assert described == set(re.findall(r"{(\w+)}", path)), name


def test_every_route_of_the_contract_is_in_it(document):
    described = {re.sub(r"{\w+}", "{}", f"{method} {path}") for method, path in document.operations()}
    wanted = {route.strip() for route in ROUTES.replace("\n", " ").split(",")}
    assert not wanted - described
    assert not [route for route in described if "metrics" in route]


def test_whoever_needs_a_session_is_told_so(document):
    schemes = document.document["components"]["securitySchemes"]
    assert any((scheme["type"], scheme["in"], scheme["name"]) == ("apiKey", "cookie", "cmep_session")
               for scheme in schemes.values())
    without = {name for name, _, operation in each_operation(document) if not operation.get("security")}
    assert without == {"GET /health", "GET /ready", "GET /version", "GET /openapi.json", "GET /docs", "POST /auth/login"}


def test_a_conditional_or_repeatable_request_says_its_header(document):
    headers = {name: {parameter["name"] for parameter in parameters(document, operation) if parameter["in"] == "header"}
               for name, _, operation in each_operation(document)}
    unrepeatable = {"POST /auth/login", "POST /auth/logout", "POST /auth/password",
                    "POST /admin/usuarios/{}/reset-password"}
    wrong = [name for name, known in headers.items()
             if name.startswith("POST ") and re.sub(r"{\w+}", "{}", name) not in unrepeatable
             and "archivos" not in name and "Idempotency-Key" not in known]
    wrong += [name for name, known in headers.items()
              if "/solicitudes/{" in name and not name.startswith("GET ") and "archivos" not in name
              and "If-Match" not in known]
    assert not wrong


def test_answers_are_described_in_words_that_the_recorded_ones_are_checked_by(document):
    """support/record.py tells apart what these can tell apart, and no more."""
    for schema in document.answer_schemas():
        assert schema.keys() <= KEYWORDS, schema
        assert schema.get("minimum", 0) in (0, 1)
        counted = re.sub(r"\\d|{[\d,]+}", "", schema.get("pattern", ""))
        assert not re.search(r"[\w\[]", counted), "a pattern that minds which digit or letter stands where"


# -- the page ----------------------------------------------------------------------------------------------------------

class Page(HTMLParser):
    """What a page loads, and what it runs or paints by itself."""

    def __init__(self, text):
        super().__init__()
        self.loads, self.links, self.inline, self.attributes, self.text = [], [], {"script": [], "style": []}, [], ""
        self._inside = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        self.attributes += [(tag, name) for name in known if name == "style" or name.startswith("on")]
        for name in ("src", "srcset", "data", "poster"):
            self.loads += [known[name]] if known.get(name) else []
        if known.get("href"):
            (self.loads if tag in ("link", "base") else self.links).append(known["href"])
        if tag in self.inline and "src" not in known:
            self._inside = tag
            self.inline[tag].append("")

    def handle_endtag(self, tag):
        if tag == self._inside:
            self._inside = None

    def handle_data(self, data):
        if self._inside:
            self.inline[self._inside][-1] += data
        else:
            self.text += data


@pytest.fixture(scope="module")
def docs(stack):
    answer = Client(stack).get("/docs")
    assert answer.status == 200 and answer.headers.get_content_type() == "text/html"
    return answer


def directives(answer):
    policy = answer.headers["Content-Security-Policy"]
    return {name: sources for name, *sources in (part.split() for part in policy.split(";") if part.strip())}


def loaded(stack, docs):
    """{path: text} of what the page loads from here."""
    found = {}
    for target in Page(docs.body.decode()).loads:
        if target.startswith("data:"):
            continue
        answer = Client(stack).get(urlsplit(urljoin("/docs", target)).path)
        assert answer.status == 200, target
        found[target] = answer.body.decode(errors="replace")
    return found


def test_the_page_loads_nothing_from_elsewhere(stack, docs):
    page = Page(docs.body.decode())
    assert not [target for target in page.loads if urlsplit(target).netloc or target.startswith("//")]
    elsewhere = re.compile(r"""(?:url\(|@import|fetch\(|import\s|from\s)\s*["'(]*\s*(?:https?:)?//""")
    for target, text in {"/docs": docs.body.decode(), **loaded(stack, docs)}.items():
        assert not elsewhere.search(text), target


def test_the_page_runs_under_its_own_policy(docs):
    """What the policy does not allow stays blank in a browser."""
    policy, page = directives(docs), Page(docs.body.decode())
    assert not page.attributes, "an attribute that runs or paints"
    for kind in ("script", "style"):
        allowed = policy.get(f"{kind}-src", policy.get("default-src", []))
        assert "'unsafe-inline'" not in allowed and "'unsafe-eval'" not in allowed
        for text in page.inline[kind]:
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in allowed, f"an inline {kind} that the policy refuses"
        assert all(source == "'self'" or source == "'none'" or source.startswith("'sha256-") for source in allowed)
    assert policy["frame-ancestors"] == ["'none'"]
    assert docs.headers["X-Content-Type-Options"] == "nosniff"


def test_the_page_tells_of_every_operation(stack, docs, document):
    """By itself, or by reading the document."""
    text = docs.body.decode() + "".join(loaded(stack, docs).values())
    if "openapi.json" in "".join(loaded(stack, docs).values()):
        assert Client(stack).get("/openapi.json").status == 200
        return
    plain = re.sub(r"<[^>]+>", "", text)
    missing = [path for _, path in document.operations() if path not in plain]
    assert not missing
