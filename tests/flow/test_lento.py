"""Those who send a byte a second: they are let go in half a minute, and nobody else notices them meanwhile."""
import select
import threading
import time

import pytest
from support.client import EMAILS, Client, alta
from support.raw import Raw, head
from support.stack import Stack

SLOW = 200
REAPED_SECONDS = 30
GRACE_SECONDS = 3   # for a machine that is busy with 200 of them


REST_SECONDS = 16  # longer than a head may take, shorter than an idle connection is kept
LOOK_SECONDS = 1.5  # each second the clocks are looked at


def test_who_rests_between_requests_has_all_the_time_for_the_next(stack):
    """What is slow here is nobody: the head's clock starts at its first byte."""
    whole = head("GET /health HTTP/1.1", f"Host: 127.0.0.1:{stack.port}")
    with Raw(stack) as raw:
        raw.send(whole)
        assert raw.answer().status == 200
        time.sleep(REST_SECONDS)
        raw.send(whole[:20])
        time.sleep(LOOK_SECONDS)
        raw.send(whole[20:])
        assert raw.answer().status == 200


def test_who_connects_and_says_nothing_is_let_go_without_a_word(stack):
    with Raw(stack, timeout=REST_SECONDS + LOOK_SECONDS) as raw:
        assert raw.closed()


def slow_requests(port, session):
    """{what they are slow in: the bytes that are sent at once, those that follow one by one}."""
    host, body = f"Host: 127.0.0.1:{port}", b'{"relleno": "' + b"x" * 200
    kind, cookie = "Content-Type: application/json", {"session": session}
    whole = head("GET /health HTTP/1.1", host)
    return {
        "the first line": (b"", b"GET /" + b"x" * 200),
        "the head": (whole[:-2], b"X-Relleno: " + b"x" * 200),
        "the head of a second request": (whole, whole[:-2] + b"X-Relleno: " + b"x" * 200),
        "the body": (head("POST /solicitudes HTTP/1.1", host, kind, "Content-Length: 1000", **cookie), body),
        "the body before signing in": (head("POST /auth/login HTTP/1.1", host, kind, "Content-Length: 1000"), body),
        "a chunk": (head("POST /solicitudes HTTP/1.1", host, kind, "Transfer-Encoding: chunked", **cookie) + b"400\r\n",
                    body),
        "a body that is refused as too large": (
            head("POST /solicitudes HTTP/1.1", host, kind, "Content-Length: 9000000", **cookie), body),
        "a body for what is not there": (head("POST /nada HTTP/1.1", host, kind, "Content-Length: 1000", **cookie), body),
        "a body for what takes none": (head("PUT /solicitudes HTTP/1.1", host, kind, "Content-Length: 1000", **cookie),
                                       body),
        "a body from a foreign page": (head("POST /solicitudes HTTP/1.1", host, kind, "Origin: https://evil.example",
                                            "Content-Length: 1000", **cookie), body),
    }


class Slow:
    """One connection, which sends a byte at each beat until the other side hangs up."""

    def __init__(self, stack, what, at_once, one_by_one):
        self.what, self._rest, self.begin, self.end, self.said = what, list(one_by_one), time.monotonic(), None, b""
        self.raw = Raw(stack)
        self.raw.send(at_once)

    def beat(self):
        if self.end or not self._rest:
            return
        self.raw.send(bytes([self._rest.pop(0)]))
        while select.select([self.raw.socket], [], [], 0)[0]:
            try:
                data = self.raw.socket.recv(65536)
            except ConnectionResetError:
                data = b""
            if not data:
                self.end = time.monotonic()
                return
            self.said += data

    @property
    def seconds(self):
        return (self.end or time.monotonic()) - self.begin


class Others(threading.Thread):
    """Somebody who reads and writes meanwhile; .statuses says how that went."""

    def __init__(self, stack):
        super().__init__(daemon=True)
        self.client, self._stack = Client(stack).login(EMAILS["OPERADOR"]), stack
        self.over, self.statuses = threading.Event(), []

    def run(self):
        calls = (lambda: self.client.get("/solicitudes").status, lambda: self.client.post("/solicitudes", alta()).status,
                 lambda: self._stack.status("/health"))
        while not self.over.wait(0.05):
            for call in calls:
                try:
                    self.statuses.append(call())
                except OSError as error:
                    self.statuses.append(error)


@pytest.fixture(scope="module")
def siege():
    """200 of them, for as long as any lives or may live; those who were served beside them."""
    with Stack() as stack:
        others = Others(stack)
        others.start()
        kinds = list(slow_requests(stack.port, others.client.session).items())
        slow = [Slow(stack, what, *parts) for i in range(SLOW) for what, parts in [kinds[i % len(kinds)]]]
        begin = time.monotonic()
        while any(one.end is None for one in slow) and time.monotonic() - begin < REAPED_SECONDS + GRACE_SECONDS:
            next_beat = time.monotonic() + 1
            for one in slow:
                one.beat()
            time.sleep(max(0, next_beat - time.monotonic()))  # this is the byte a second, not a wait for something
        others.over.set()
        others.join(30)
        yield slow, others.statuses, stack
        for one in slow:
            one.raw.__exit__()


@pytest.mark.parametrize("what", slow_requests(0, ""))
def test_who_sends_a_byte_a_second_is_let_go_in_half_a_minute(siege, what):
    lasted = [one.seconds for one in siege[0] if one.what == what and one.end is None]
    assert not lasted, f"{len(lasted)} still there after {max(lasted):.0f} s"


@pytest.mark.parametrize("what", ["the head", "the body", "the body before signing in", "a chunk"])
def test_what_is_said_to_them_is_that_they_were_slow(siege, what):
    """Or nothing at all."""
    starts = {one.said[:12] for one in siege[0] if one.what == what}
    assert starts <= {b"", b"HTTP/1.1 408"}
    for one in siege[0]:
        if one.what == what and one.said:
            assert b'"TIMEOUT"' in one.said and b"application/json" in one.said


@pytest.mark.parametrize("what, status, code", [
    ("a body that is refused as too large", 413, b"PAYLOAD_TOO_LARGE"), ("a body for what is not there", 404, b"NOT_FOUND"),
    ("a body for what takes none", 405, b"METHOD_NOT_ALLOWED"), ("a body from a foreign page", 403, b"FORBIDDEN")])
def test_who_was_refused_already_is_told_why_and_not_that_they_were_slow(siege, what, status, code):
    for one in siege[0]:
        if one.what == what:
            assert one.said.startswith(b"HTTP/1.1 %d " % status) and one.said.count(b"HTTP/1.1") == 1, one.said
            assert b'"%s"' % code in one.said and b"X-Request-Id: " in one.said and b"Connection: close" in one.said
            assert (b"Allow: " in one.said) == (status == 405)


def test_everybody_else_was_served_meanwhile(siege):
    _, statuses, _ = siege
    assert len(statuses) > 100
    assert set(statuses) == {200}


def test_the_gateway_is_well_afterwards(siege):
    _, _, stack = siege
    assert stack.status("/ready") == 200
    assert Client(stack).login(EMAILS["ADMIN"]).get("/auth/me").status == 200
