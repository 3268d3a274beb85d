"""The gateway as the web server of the application: what a browser would get wrong, stale or twice."""
import gzip

import pytest
from support.client import Client
from support.raw import Raw, head

HTML, SCRIPT = b"<!doctype html><title>CMEP</title>" + b" " * 2000, b"console.log('cmep')\n" * 200


@pytest.fixture(scope="module")
def web(tmp_path_factory):
    from support.stack import Stack
    dist = tmp_path_factory.mktemp("dist")
    (dist / "assets").mkdir()
    for name, body in {"index.html": HTML, "favicon.svg": b"<svg/>", "assets/app-1a2b.js": SCRIPT}.items():
        (dist / name).write_bytes(body)
    (dist / "assets/app-1a2b.js.gz").write_bytes(gzip.compress(SCRIPT))
    (dist / ".secret").write_text("not for the world")
    with Stack(SPA_DIR=str(dist)) as stack:
        yield Client(stack)


@pytest.mark.parametrize("path", ["/", "/login", "/status", "/app", "/app/solicitudes", "/app/solicitudes/17?x=1"])
def test_every_page_of_the_application_is_index_html_never_cached_for_long(web, path):
    answer = web.get(path)
    assert (answer.status, answer.body) == (200, HTML)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/nada", "/apps", "/appx/y", "/assets/no.js", "/.secret", "/assets/../.secret",
                                  "/assets/%2e%2e/.secret", "/assets/", "/index.html", "/assets/app-1a2b.js.gz"])
def test_anything_else_is_a_json_404(web, path):
    answer = web.get(path)
    assert answer.status == 404 and answer.json["error"]["code"] == "NOT_FOUND"


def test_pages_answer_only_get_and_head(web):
    assert web.post("/app", {}).status in (404, 405)
    head = web.request("HEAD", "/app")
    assert head.status == 200 and head.body == b"" and int(head.headers["Content-Length"]) == len(HTML)


def test_hashed_assets_are_kept_for_ever_and_compressed_when_asked(web):
    plain = web.get("/assets/app-1a2b.js")
    assert plain.body == SCRIPT and "immutable" in plain.headers["Cache-Control"]
    assert plain.headers.get("Content-Encoding") is None and plain.headers["Vary"] == "Accept-Encoding"
    packed = web.get("/assets/app-1a2b.js", headers={"Accept-Encoding": "br, gzip;q=0.8"})
    assert packed.headers["Content-Encoding"] == "gzip" and gzip.decompress(packed.body) == SCRIPT
    refused = web.get("/assets/app-1a2b.js", headers={"Accept-Encoding": "gzip;q=0"})
    assert refused.headers.get("Content-Encoding") is None and refused.body == SCRIPT


def test_what_the_browser_has_is_not_sent_again(web):
    etag = web.get("/").headers["ETag"]
    for known in (etag, f'W/{etag}', f'"other", {etag}', "*"):
        again = web.get("/app", headers={"If-None-Match": known})
        assert again.status == 304 and again.body == b"" and again.headers["ETag"] == etag
    assert web.get("/app", headers={"If-None-Match": '"other"'}).status == 200


def test_the_application_runs_under_a_strict_policy(web):
    policy = web.get("/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert "frame-src blob:;" in policy  # a PDF that is looked at, and nothing from elsewhere
    assert web.get("/").headers["X-Content-Type-Options"] == "nosniff"


def test_what_is_no_page_runs_and_loads_nothing_and_is_kept_nowhere(stack, admin):
    with Raw(stack) as raw:
        raw.send(head("GET /health HTTP/1.1", "Host: a", "Content-Length: none"))
        refused = raw.answer()
    answers = [admin.get("/auth/me"), admin.get("/solicitudes.csv"), admin.get("/no-hay"), refused]
    assert [answer.status for answer in answers] == [200, 200, 404, 400]
    for answer in answers:
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
        assert (answer.headers["Cache-Control"], answer.headers["X-Content-Type-Options"]) == ("no-store", "nosniff")


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/login", "/api/app", "/api/app/solicitudes", "/api/status",
                                  "/api/favicon.svg", "/api/assets/app-1a2b.js", "/api/index.html", "/api/docs/no.js",
                                  "/api/docs/index.html", "/api/nada", "/apis/health"])
def test_below_api_nobody_gets_the_application_for_an_answer(web, path):
    answer = web.get(path)
    assert (answer.status, answer.code) == (404, "NOT_FOUND")
