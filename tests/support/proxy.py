"""A proxy in front of an HTTP server that misbehaves as a test says."""
import socket
import threading
import time
from contextlib import suppress

from support.listener import TcpListener

QUIET_SECONDS = 120


class Request:
    """A request that came in, whole."""

    def __init__(self, head, body):
        line, *lines = head.decode("latin-1").split("\r\n")
        self.method, self.target, _ = line.split(" ")
        self.headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        self.body = body
        # Nothing that is signed is touched.
        self.head = "\r\n".join([line, *(each for each in lines if not each.lower().startswith(("expect:", "connection:"))),
                                 "Connection: close", "", ""]).encode("latin-1")


class Proxy(TcpListener):
    """Listens at .port for requests to 127.0.0.1:upstream. fault(request, n), n counting the requests that it is asked
    about from 0 on, gives what to do with one: a function of this module, or None to pass it on. .requests are those that came."""

    def __init__(self, upstream, fault=lambda request, n: None):
        self._upstream, self._fault, self._lock = upstream, fault, threading.Lock()
        self.requests, self.stopped = [], threading.Event()
        super().__init__(self._serve)

    def close(self):
        self.stopped.set()
        super().close()

    def _serve(self, client):
        with client, suppress(OSError, EOFError):
            client.settimeout(QUIET_SECONDS)
            head, rest = self._head(client)
            request = Request(head, b"")
            with self._lock:
                number = len(self.requests)
                self.requests.append(request)
            fault = self._fault(request, number)
            if getattr(fault, "before_body", False):
                fault(self, client, request)
                return
            if "expect" in request.headers:
                client.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            size = int(request.headers.get("content-length", 0))
            while len(rest) < size:
                rest += self._some(client)
            request.body = rest
            (fault or pass_on)(self, client, request)

    @staticmethod
    def _some(client):
        data = client.recv(65536)
        if not data:
            raise EOFError
        return data

    def _head(self, client):
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._some(client)
        head, _, rest = data.partition(b"\r\n\r\n")
        return head, rest

    def ask(self, request, body=None):
        """The answer of the server, as it is on the wire."""
        with socket.create_connection(("127.0.0.1", self._upstream)) as server:
            server.sendall(request.head + (request.body if body is None else body))
            answer = b""
            while data := server.recv(65536):
                answer += data
        return answer


def before_body(fault):
    fault.before_body = True
    return fault


def pass_on(proxy, client, request):
    client.sendall(proxy.ask(request))


@before_body
def reset(proxy, client, request):
    """Closes the connection."""


@before_body
def hang(proxy, client, request):
    """Takes no more, and says nothing."""
    proxy.stopped.wait(QUIET_SECONDS)


def mute(proxy, client, request):
    """Does what it was asked, and does not say so."""
    proxy.ask(request)
    proxy.stopped.wait(QUIET_SECONDS)


def slow(proxy, client, request):
    """1 kB/s."""
    answer = proxy.ask(request)
    for start in range(0, len(answer), 100):
        client.sendall(answer[start:start + 100])
        if proxy.stopped.wait(0.1):
            return


@before_body
def slow_to_take(proxy, client, request):
    """1 kB/s, the other way."""
    if "expect" in request.headers:
        client.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    while not proxy.stopped.wait(0.1) and client.recv(100):
        pass


def truncate(proxy, client, request):
    """Half of the body, and then the end."""
    head, _, body = proxy.ask(request).partition(b"\r\n\r\n")
    client.sendall(head + b"\r\n\r\n" + body[:len(body) // 2])


def corrupt(proxy, client, request):
    """One bit of the body is another on its way to the server."""
    client.sendall(proxy.ask(request, bytes([request.body[0] ^ 1]) + request.body[1:]))


def answer(status, code="", headers=(), body=None):
    """Answers by itself, as S3 refuses."""
    text = f'<?xml version="1.0" encoding="UTF-8"?><Error><Code>{code}</Code></Error>' if body is None else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(text)}", "Connection: close", *headers, "", text]

    def fault(proxy, client, request):
        client.sendall("\r\n".join(lines).encode())
        time.sleep(0.05)
    return fault
