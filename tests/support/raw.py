"""HTTP by hand, for what no client library would send."""
import http.client
import json
import socket
from types import SimpleNamespace

from support.client import COOKIE, Answer

END = b"\r\n\r\n"


def head(start, *lines, session=None):
    """The bytes of a request's head: `GET /health HTTP/1.1`, then lines as they are, str or bytes."""
    cookie = [f"Cookie: {COOKIE}={session}"] if session else []
    return b"\r\n".join(line if isinstance(line, bytes) else line.encode() for line in [start, *lines, *cookie]) + END


def post(stack, path, body, *lines, session=None):
    """A well-formed POST of JSON with a Content-Length."""
    body = body if isinstance(body, bytes) else json.dumps(body).encode()
    return head(f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{stack.port}", "Content-Type: application/json",
                f"Content-Length: {len(body)}", *lines, session=session) + body


def chunked(*pieces):
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


class Raw:
    """One connection; what it is told comes back answer by answer."""

    def __init__(self, stack, timeout=10):
        self.socket = socket.create_connection(("127.0.0.1", stack.port), timeout=timeout)
        self._file = self.socket.makefile("rb")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()
        self.socket.close()

    def send(self, data):
        """False when the other side has hung up meanwhile."""
        try:
            self.socket.sendall(data)
            return True
        except (BrokenPipeError, ConnectionResetError):
            return False

    def status(self):
        """The status of an answer's first line, None when the connection ended before one."""
        try:
            line = self._file.readline()
        except ConnectionResetError:
            return None
        if not line:
            return None
        protocol, status = line.split(b" ", 2)[:2]
        assert protocol in (b"HTTP/1.1", b"HTTP/1.0"), line
        return int(status)

    def answer(self, method="GET"):
        """The next answer whole, None when the connection ended before one."""
        if (status := self.status()) is None:
            return None
        headers = http.client.parse_headers(self._file)
        body = b""
        if method != "HEAD" and status >= 200 and status not in (204, 304):
            if headers["Transfer-Encoding"]:
                while size := int(self._file.readline(), 16):
                    body += self._file.read(size)
                    self._file.readline()
                self._file.readline()
            else:
                body = self._file.read(int(headers["Content-Length"]))
        return Answer(SimpleNamespace(status=status, headers=headers), body)

    def rest(self):
        """All that comes until the other side hangs up."""
        return self._file.read()

    def closed(self):
        """Whether the other side hangs up, having said nothing more, before the connection's timeout."""
        try:
            return self._file.read(1) == b""
        except ConnectionResetError:
            return True
        except TimeoutError:
            return False
