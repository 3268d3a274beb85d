"""Very many connections that ask for nothing: nobody else notices them, and nothing of them stays."""
import re
import socket
import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from support.client import Client
from support.raw import Raw, head
from support.stack import wait_for

DESCRIPTORS = 500        # of the gateway: its loop takes what they are enough for, about 300 connections
SILENT = 600
HELD_SECONDS = 3


@contextmanager
def crowd(port, count):
    """Connections of one address that say nothing."""
    held = []
    try:
        for _ in range(count):
            one = socket.socket()
            held.append(one)
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
        yield held
    finally:
        for one in held:
            one.close()


def has_ended(connection):
    try:
        return connection.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True


@pytest.fixture
def narrow(stack):
    """A gateway of one loop, with few descriptors."""
    with stack.gateway(descriptors=DESCRIPTORS, GATEWAY_LOOPS="1") as gateway:
        yield gateway


def status(gateway, path="/health"):
    with Raw(gateway, timeout=2) as raw:
        raw.send(head(f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{gateway.port}"))
        return raw.status()


def test_a_gateway_that_is_full_of_silent_connections_serves_at_once(narrow):
    with crowd(narrow.port, SILENT):
        end = time.monotonic() + HELD_SECONDS
        statuses = []
        while time.monotonic() < end:
            statuses.append(status(narrow))
    assert set(statuses) == {200}
    assert len(statuses) > 20


def test_a_gateway_that_was_full_listens_again_once_they_are_gone(narrow):
    """With no other event: nobody else is connected."""
    with crowd(narrow.port, SILENT):
        assert status(narrow) == 200
        time.sleep(HELD_SECONDS)
    for _ in range(10):
        assert status(narrow) == 200


def test_silent_connections_leave_before_those_that_have_asked(narrow):
    question = head("GET /health HTTP/1.1", f"Host: 127.0.0.1:{narrow.port}")
    with Raw(narrow) as first:
        first.send(question)
        assert first.answer().status == 200
        with crowd(narrow.port, SILENT) as held:
            wait_for(lambda: sum(map(has_ended, held)) > SILENT // 4, 10, "silent connections are let go")
            first.send(question)
            assert first.answer().status == 200


def test_what_came_last_stays_longest(narrow):
    with crowd(narrow.port, SILENT) as held:
        wait_for(lambda: sum(map(has_ended, held)) > SILENT // 4, 10, "silent connections are let go")
        ended = [i for i, one in enumerate(held) if has_ended(one)]
        assert max(ended) < SILENT - 1 - (SILENT - len(ended)) // 2, "a late one was let go while earlier ones stay"


def crowded_out(gateway):
    text = Client(SimpleNamespace(port=gateway.metrics_port)).get("/metrics").body.decode()
    return int(re.search(r'^cmep_events_total\{service="gateway",event="crowded_out"\} (\d+)$', text, re.MULTILINE)[1])


def test_those_that_were_let_go_are_counted(narrow):
    assert crowded_out(narrow) == 0
    with crowd(narrow.port, SILENT):
        wait_for(lambda: crowded_out(narrow) > SILENT // 4, 10, "they are counted")
