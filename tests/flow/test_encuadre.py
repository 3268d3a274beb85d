"""Where a request ends and the next begins: a client that made two of us disagree about it could speak with the session
of somebody else. And how big a request may be, said so that the sender hears it."""
import json
import re

import pytest
from support.client import Client, alta, persona, word
from support.raw import Raw, chunked, head, post
from support.record import Document

MIB = 1024 * 1024


def host(stack):
    return f"Host: 127.0.0.1:{stack.port}"


def count(stack):
    return stack.sql("SELECT COUNT(*) AS n FROM solicitud_cmep")[0]["n"]


def refusal(answer):
    return answer and (answer.status, answer.code, answer.headers.get_content_type())


BAD_REQUEST = (400, "BAD_REQUEST", "application/json")


# -- one meaning or none -------------------------------------------------------------------------------------------

# What follows `Host` and `Content-Type` in the head of a POST whose body of N bytes is a good one. Behind it comes a
# second good one: had the refused body been taken for shorter or longer, or the connection stayed, it would be done.
AMBIGUOUS = {
    "two Content-Length that differ": ["Content-Length: {n}", "Content-Length: 3"],
    "two Content-Length, the shorter first": ["Content-Length: 3", "Content-Length: {n}"],
    "Content-Length beside Transfer-Encoding": ["Content-Length: {n}", "Transfer-Encoding: chunked"],
    "Transfer-Encoding beside Content-Length": ["Transfer-Encoding: chunked", "Content-Length: {n}"],
    "an unknown Transfer-Encoding": ["Transfer-Encoding: xchunked"],
    "a Transfer-Encoding after chunked": ["Transfer-Encoding: chunked, identity"],
    "a blank before the colon": ["Content-Length : {n}"],
    "a tab before the colon": ["Content-Length\t: {n}"],
    "two Host": ["Content-Length: {n}", "Host: otra.example"],
    "the same Host twice": ["Content-Length: {n}", "{host}"],
    "a blank in a field's name": ["Content-Length: {n}", "X Y: 1"],
    "a parenthesis in a field's name": ["Content-Length: {n}", "X(Y): 1"],
    "a letter in a field's name that no token has": ["Content-Length: {n}", "Año: 1"],
    "a field without a name": ["Content-Length: {n}", ": 1"],
    "NUL in a field": ["Content-Length: {n}", "X-Y: a\0b"],
    "NUL in a field's name": ["Content-Length: {n}", "X\0Y: 1"],
    "NUL in the cookie": ["Content-Length: {n}", "Cookie: a=\0"],
    "NUL in a line that ends with LF alone": ["Content-Length: {n}", "X-Y: a\0b\nX-Z: 1"],
    "NUL in a name, in such a line": ["Content-Length: {n}", "X\0Y: 1\nX-Z: 1"],
    "two NUL before LF alone": ["Content-Length: {n}", "X-Y: a\0\0\nX-Z: 1"],
}
# What is missing: one NUL right before an LF alone ("X-Y: a\0\n", or "\0\n" as the last line). libmicrohttpd 0.9.75 has
# written a NUL over each CR and LF when the first handler runs and shows nobody the bytes before that, so it looks like
# CRLF, which it is then taken for: a NUL at a value's end is lost, and a line of one NUL is an empty one. Nothing else
# can be hidden so, and a proxy in front would have to pass on a NUL.


# What libmicrohttpd refuses before any handler runs; 0.9.75 then sends the head of its answer twice.
NO_LENGTH = {
    "a list as Content-Length": "{n}, 3",
    "a Content-Length with a sign": "+{n}",
    "a Content-Length that is negative": "-1",
    "a Content-Length in hexadecimal": "0x{n}",
    "a Content-Length that is empty": "",
}


@pytest.mark.parametrize("what", NO_LENGTH)
def test_a_length_that_is_no_number_is_refused_before_anything_is_done(stack, operador, what):
    before = count(stack)
    good = post(stack, "/solicitudes", alta(), session=operador.session)
    body = good.split(b"\r\n\r\n", 1)[1]
    with Raw(stack) as raw:
        raw.send(head("POST /solicitudes HTTP/1.1", host(stack), "Content-Type: application/json",
                      f"Content-Length: {NO_LENGTH[what].format(n=len(body))}", session=operador.session) + body + good)
        assert raw.status() == 400
        said = raw.rest()
    assert b'"code":"BAD_REQUEST"' in said and b" 200 OK" not in said
    assert count(stack) == before


@pytest.mark.parametrize("what", AMBIGUOUS)
def test_a_request_with_two_meanings_is_refused_before_anything_is_done(stack, operador, what):
    before = count(stack)
    good = post(stack, "/solicitudes", alta(), session=operador.session)
    body = good.split(b"\r\n\r\n", 1)[1]
    lines = [line.format(n=len(body), host=host(stack)) for line in AMBIGUOUS[what]]
    if "Transfer-Encoding" in what:
        body = chunked(body)
    with Raw(stack) as raw:
        raw.send(head("POST /solicitudes HTTP/1.1", host(stack), "Content-Type: application/json", *lines,
                      session=operador.session) + body + good)
        assert refusal(raw.answer()) == BAD_REQUEST
        assert raw.closed(), "nothing behind it is read as a request"
    assert count(stack) == before


def test_a_request_needs_a_host_unless_it_is_an_old_one(stack):
    with Raw(stack) as raw:
        raw.send(head("GET /health HTTP/1.1"))
        assert refusal(raw.answer()) == BAD_REQUEST
        assert raw.closed()
    with Raw(stack) as raw:
        raw.send(head("GET /health HTTP/1.0"))
        assert raw.answer().status == 200


def test_a_refused_request_is_not_waited_for(stack, operador):
    """The body that was announced never comes."""
    with Raw(stack) as raw:
        raw.send(head("POST /solicitudes HTTP/1.1", host(stack), "Content-Length: 100", "Content-Length: 200",
                      session=operador.session))
        assert refusal(raw.answer()) == BAD_REQUEST
        assert raw.closed()


GARBAGE = {
    "a TLS greeting": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(200)) + b"\r\n\r\n",
    "a word": b"hola\r\n\r\n", "no path": b"GET\r\n\r\n", "no version": b"GET /health\r\nHost: x\r\n\r\n",
    "a version of no time": b"GET /health HTTP/9.9\r\nHost: x\r\n\r\n", "another protocol": b"GET /health SMTP/1.1\r\n\r\n",
    "NUL": b"\0" * 300 + b"\r\n\r\n", "NUL in the path": b"GET /hea\0lth HTTP/1.1\r\nHost: x\r\n\r\n",
    "high bytes": b"\xff" * 300 + b"\r\n\r\n", "a field without a colon": b"GET /health HTTP/1.1\r\nHost: x\r\nhola\r\n\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "another host's request": b"CONNECT evil.example:25 HTTP/1.1\r\n"
    b"Host: evil.example\r\n\r\n", "a chunk that is none": b"POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: "
    b"application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
}


@pytest.mark.parametrize("what", GARBAGE)
def test_what_is_no_http_is_answered_in_words_or_not_at_all(stack, what):
    with Raw(stack, timeout=35) as raw:  # what could still become a request is waited for, as any slow one is
        raw.send(GARBAGE[what])
        answer = raw.answer()
        if answer is not None:
            assert answer.status in {*range(400, 500), 505}
            assert answer.code and answer.headers.get_content_type() == "application/json"
    assert stack.status("/health") == 200


def test_whatever_came_the_log_is_json_and_names_no_path(stack, operador):
    with Raw(stack) as raw:
        raw.send(post(stack, "/nada/71717171", large(2 * MIB), session=operador.session) + b"GET\r\n\r\n")
        answer = raw.answer()
        assert answer.status == 404
    with Raw(stack) as raw:
        raw.send(head("POST /nada/71717171 HTTP/1.1", host(stack), "Content-Length: x"))
        assert raw.status() == 400
    lines = stack.logged("gateway", answer.headers["X-Request-Id"])
    assert all(json.loads(line)["event"] for line in lines)
    assert not [line for line in lines if "71717171" in line]


# -- several in a row ------------------------------------------------------------------------------------------------

def test_requests_sent_without_waiting_are_answered_in_order(stack, operador):
    session, mark = operador.session, word()
    with Raw(stack) as raw:
        raw.send(head("GET /auth/me HTTP/1.1", host(stack), session=session)
                 + post(stack, "/solicitudes", alta(cliente=persona(nombres=mark)), session=session)
                 + head("GET /nada HTTP/1.1", host(stack))
                 + head("HEAD /health HTTP/1.1", host(stack))
                 + post(stack, "/solicitudes", b"{", session=session)
                 + head(f"GET /solicitudes?q={mark} HTTP/1.1", host(stack), session=session))
        answers = [raw.answer(method) for method in ("GET", "POST", "GET", "HEAD", "POST", "GET")]
    assert [answer.status for answer in answers] == [200, 200, 404, 200, 400, 200]
    assert answers[-1].json["meta"]["total"] == 1


def test_a_hundred_in_one_breath_are_all_answered(stack):
    with Raw(stack) as raw:
        raw.send(head("GET /version HTTP/1.1", host(stack)) * 100)
        assert [raw.answer().status for _ in range(100)] == [200] * 100


def test_who_waits_for_a_nod_before_the_body_gets_it(stack, operador):
    good = post(stack, "/solicitudes", alta(), "Expect: 100-continue", session=operador.session)
    first, body = good.split(b"\r\n\r\n", 1)
    with Raw(stack) as raw:
        raw.send(first + b"\r\n\r\n")
        assert raw.answer().status == 100
        raw.send(body)
        assert raw.answer().status == 200


def test_who_waits_for_a_nod_with_too_much_is_told_so_instead(stack, operador):
    with Raw(stack) as raw:
        raw.send(head("POST /solicitudes HTTP/1.1", host(stack), "Content-Type: application/json",
                      f"Content-Length: {2 * MIB}", "Expect: 100-continue", session=operador.session))
        assert refusal(raw.answer()) == (413, "PAYLOAD_TOO_LARGE", "application/json")


# -- too much --------------------------------------------------------------------------------------------------------

def test_a_head_of_ordinary_size_is_taken(stack, operador):
    assert operador.get("/auth/me", {"X-Relleno": "x" * 4000}).status == 200
    assert operador.get("/solicitudes", q="x" * 150, **{f"otro{i}": "y" * 50 for i in range(20)}).status == 200


@pytest.mark.parametrize("lines", [["X-Relleno: " + "x" * 65536], [f"X-{i}: " + "x" * 100 for i in range(640)],
                                   ["Cookie: a=" + "x" * 65536]], ids=["one field", "many fields", "cookie"])
def test_a_head_that_is_too_large_is_told_so(stack, lines):
    with Raw(stack) as raw:
        raw.send(head("GET /health HTTP/1.1", host(stack), *lines))
        assert refusal(raw.answer()) == (431, "HEADERS_TOO_LARGE", "application/json")
        assert raw.closed()


@pytest.mark.parametrize("uri", ["/solicitudes?q=" + "x" * 65536, "/" + "x" * 65536, "/" + "x/" * 16384],
                         ids=["query", "name", "path"])
def test_a_path_that_is_too_long_is_told_so(stack, uri):
    with Raw(stack) as raw:
        raw.send(head(f"GET {uri} HTTP/1.1", host(stack)))
        assert refusal(raw.answer()) == (414, "URI_TOO_LONG", "application/json")
        assert raw.closed()


def large(size):
    return b'{"relleno": "' + b"x" * (size - 15) + b'"}'


@pytest.mark.parametrize("route", ["/solicitudes", "/auth/login"])
def test_who_sends_too_much_hears_of_it_after_the_last_byte(stack, operador, route):
    with Raw(stack) as raw:
        assert raw.send(post(stack, route, large(2 * MIB), session=operador.session)), "hung up on while sending"
        assert refusal(raw.answer()) == (413, "PAYLOAD_TOO_LARGE", "application/json")


def test_who_sends_too_much_in_chunks_hears_of_it_too(stack, operador):
    body = large(2 * MIB)
    pieces = [body[i:i + 8192] for i in range(0, len(body), 8192)]
    with Raw(stack) as raw:
        assert raw.send(head("POST /solicitudes HTTP/1.1", host(stack), "Content-Type: application/json",
                             "Transfer-Encoding: chunked", session=operador.session) + chunked(*pieces))
        assert refusal(raw.answer()) == (413, "PAYLOAD_TOO_LARGE", "application/json")


def test_who_announces_too_much_hears_of_it_at_once_and_is_let_finish(stack, operador):
    """On a slow line the last byte would come after the connection's time."""
    body = large(8 * MIB)
    whole = post(stack, "/solicitudes", body, session=operador.session)
    with Raw(stack) as raw:
        raw.send(whole[:-len(body) + 100])
        answer = raw.answer()
        assert refusal(answer) == (413, "PAYLOAD_TOO_LARGE", "application/json")
        assert answer.headers["X-Request-Id"] and answer.headers["Connection"] == "close"
        assert raw.send(whole[-len(body) + 100:]), "hung up on while sending"
        assert raw.closed()


def test_a_page_of_a_listed_origin_may_read_that_it_sent_too_much(stack, operador):
    origin = "http://localhost:3000"
    with Raw(stack) as raw:
        raw.send(post(stack, "/solicitudes", large(2 * MIB), f"Origin: {origin}", session=operador.session))
        assert raw.answer().headers["Access-Control-Allow-Origin"] == origin


ENDLESS = 70 * MIB
PIECE = chunked(b"x" * 65536)[:-5]


@pytest.mark.parametrize("length", ["Transfer-Encoding: chunked", f"Content-Length: {ENDLESS}"])
def test_who_sends_more_than_anybody_reads_hears_of_it_before_being_hung_up_on(stack, operador, length):
    with Raw(stack) as raw:
        raw.send(head("POST /solicitudes HTTP/1.1", host(stack), "Content-Type: application/json", length,
                      session=operador.session))
        sent = 0
        while sent < ENDLESS - len(PIECE) and raw.send(PIECE):
            sent += len(PIECE)
        assert refusal(raw.answer()) == (413, "PAYLOAD_TOO_LARGE", "application/json")
        assert raw.closed()
    assert operador.get("/auth/me").status == 200


def test_who_never_stops_sending_is_hung_up_on(stack, operador):
    piece = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    with Raw(stack) as raw:
        raw.send(head("POST /solicitudes HTTP/1.1", host(stack), "Content-Type: application/json",
                      "Transfer-Encoding: chunked", session=operador.session))
        sent = 0
        while sent < 1024 * MIB and raw.send(piece):
            sent += len(piece)
    assert sent < 1024 * MIB
    assert operador.get("/auth/me").status == 200


# -- every route -----------------------------------------------------------------------------------------------------

def routes():
    """{path with numbers that no row has: its methods}."""
    document = Document()
    found = {}
    for method, path in document.operations():
        found.setdefault(path, set()).add(method)
    return found


def concrete(path):
    return re.sub(r"{\w+}", "999999999", path)


def test_head_is_wherever_get_is(admin):
    wrong = []
    for path, methods in routes().items():
        if "GET" in methods:
            get, seen = admin.get(concrete(path)), admin.request("HEAD", concrete(path))
            if (seen.status, seen.body, seen.headers["Content-Type"]) != (get.status, b"", get.headers["Content-Type"]):
                wrong.append((path, get, seen))
    assert not wrong


def test_a_wrong_method_is_told_all_the_right_ones_everywhere(stack, admin):
    wrong, nobody = [], Client(stack)
    for path, methods in routes().items():
        allowed = methods | ({"HEAD"} if "GET" in methods else set())
        for method in {"GET", "POST", "PATCH", "DELETE", "PUT", "TRACE", "MKCOL"} - allowed:
            for client in (admin, nobody):
                answer = client.request(method, concrete(path))
                told = {name.strip() for name in (answer.headers["Allow"] or "").split(",")} - {"OPTIONS"}
                if (answer.status, answer.code, told) != (405, "METHOD_NOT_ALLOWED", allowed):
                    wrong.append((method, path, answer, told))
    assert not wrong


def with_body():
    """The operations that take one, but uploads."""
    document = Document()
    for method, path in document.operations():
        content = document.document["paths"][path][method.lower()].get("requestBody", {}).get("content", {})
        if "application/json" in content and "multipart/form-data" not in content:
            yield method, concrete(path)


def test_a_body_that_is_not_json_is_refused_everywhere(stack, admin):
    wrong = []
    for method, path in with_body():
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/xml"):
            answer = admin.request(method, path, b'{"a": 1}', {"Content-Type": kind})
            if (answer.status, answer.code) != (415, "UNSUPPORTED_MEDIA_TYPE"):
                wrong.append((method, path, kind, answer))
    assert not wrong
