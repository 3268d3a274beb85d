"""Behind one domain the gateway has /api alone: who works there must not notice."""
import re
from urllib.parse import urljoin

import pytest
from support.client import COOKIE, EMAILS, PASSWORDS, Client, alta, cerrar, detalle, solicitud_en
from support.record import Document

READ = sorted(path for method, path in Document().operations() if method == "GET")
QUERY = {"/empleados": "?rol=GESTOR", "/personas": "?tipo_documento=DNI&numero_documento=00000001"}


class BelowApi(Client):
    def request(self, method, path, *args, **kwargs):
        return super().request(method, "/api" + path, *args, **kwargs)


@pytest.fixture
def below(stack, admin):
    return BelowApi(stack, admin.session)


@pytest.mark.parametrize("path", READ)
def test_every_route_answers_below_api_what_it_answers_without(admin, below, path):
    target = re.sub(r"{\w+}", "1", path) + QUERY.get(path, "")
    plain, prefixed = admin.get(target), below.get(target)
    assert prefixed.status == plain.status
    assert prefixed.headers["Content-Type"] == plain.headers["Content-Type"]
    assert prefixed.headers["Cache-Control"] == plain.headers["Cache-Control"]


def test_a_request_goes_its_whole_way_below_api(stack, below):
    solicitud_id = solicitud_en("ASIGNADO_MEDICO", below)
    cerrar(below, solicitud_id)
    assert detalle(below, solicitud_id)["estado_operativo"] == "CERRADO"
    assert below.get(f"/solicitudes/{solicitud_id}").json == Client(stack, below.session).get(f"/solicitudes/{solicitud_id}").json


def test_a_request_sent_again_through_the_other_door_is_the_same_request(admin, below):
    body, key = alta(), {"Idempotency-Key": "prefijo-" + alta()["cliente"]["numero_documento"]}
    assert below.post("/solicitudes", body, key).data == admin.post("/solicitudes", body, key).data


def test_methods_and_origins_are_refused_below_api_as_without(below):
    wrong = below.request("PUT", "/solicitudes")
    assert wrong.status == 405 and wrong.headers["Allow"] == "GET, HEAD, POST"
    assert below.post("/solicitudes", alta(), {"Origin": "https://evil.example"}).status == 403
    preflight = below.request("OPTIONS", "/solicitudes", headers={"Origin": "http://localhost:3000",
                                                                  "Access-Control-Request-Method": "POST"})
    assert (preflight.status, preflight.headers["Access-Control-Allow-Origin"]) == (204, "http://localhost:3000")
    assert preflight.headers["Access-Control-Allow-Methods"] == "GET, HEAD, POST"


def test_the_page_of_the_api_finds_below_api_all_that_it_loads(stack):
    client = Client(stack)
    page = client.get("/api/docs").body.decode()
    targets = re.findall(r'(?:src|href)="([^"#]+)"', page) + re.findall(r"fetch\('([^']+)'\)", client.get("/api/docs/docs.js").body.decode())
    assert {"docs/docs.js", "openapi.json"} <= set(targets)
    for target in targets:
        where = urljoin("/api/docs", target)
        assert where.startswith("/api/") and client.get(where).status == 200, where


@pytest.mark.parametrize("prefix", ["", "/api"])
@pytest.mark.parametrize("settings, expected", [
    ({}, {"SameSite": "Lax"}),
    ({"CORS_ORIGINS": "https://cmep.example.pe"}, {"SameSite": "None"}),
    ({"CORS_ORIGINS": "https://cmep.example.pe", "COOKIE_DOMAIN": "example.pe"}, {"SameSite": "None", "Domain": "example.pe"}),
], ids=["one domain", "another origin", "another origin of the same domain"])
def test_the_cookie_of_production_goes_to_whom_the_settings_say(stack, prefix, settings, expected):
    with stack.gateway(APP_ENV="prod", **settings) as gateway:
        answer = Client(gateway).post(prefix + "/auth/login", {"email": EMAILS["MEDICO"], "password": PASSWORDS[EMAILS["MEDICO"]]})
    value, *attributes = answer.headers["Set-Cookie"].split("; ")
    assert answer.status == 200 and value.startswith(COOKIE + "=")
    assert {"HttpOnly", "Secure", "Path=/"} <= set(attributes)
    assert dict(word.split("=") for word in attributes if word.split("=")[0] in ("SameSite", "Domain")) == expected
