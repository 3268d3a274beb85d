"""A second auth whose way to the database passes through here, where a connection can be cut at the worst moment: when
the database has done what a statement says, and before its answer is back."""
import socket
import threading
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from support.listener import Listener
from support.stack import STOP_SECONDS

PREPARE, EXECUTE = 0x16, 0x17


class Cut(Listener):
    """Listens on a Unix socket in front of the database's. cut(text) arms it: of the next statement that has the text in
    it the answer is lost, with the connection."""

    def __init__(self, path, database):
        self._database, self._text, self._lock = database, None, threading.Lock()
        self.cuts = 0
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(path)
        listener.listen()
        super().__init__(listener, self._serve)

    def cut(self, text):
        self._text = text.encode()

    def _serve(self, client):
        server = socket.socket(socket.AF_UNIX)
        server.connect(self._database)
        Connection(self, client, server).run()

    def takes(self, sql):
        """Whether the answer to that statement is the one to lose."""
        with self._lock:
            if not self._text or self._text not in sql:
                return False
            self._text, self.cuts = None, self.cuts + 1
            return True


class Connection:
    """One connection of a client to the database: it speaks in turns, so each packet is read where it is due."""

    def __init__(self, cut, client, server):
        self._cut, self._client, self._server = cut, client, server
        self._statements, self._preparing = {}, None
        self._losing, self._lost = False, threading.Event()

    def run(self):
        threading.Thread(target=self._answers, daemon=True).start()
        with suppress(OSError, EOFError):
            while True:
                packet = self._packet()
                if packet[4:5] == bytes([PREPARE]):
                    self._preparing = packet[5:]
                self._losing = (packet[4:5] == bytes([EXECUTE])
                                and self._cut.takes(self._statements.get(packet[5:9], b"")))
                self._server.sendall(packet)
                if self._losing:
                    self._lost.wait(STOP_SECONDS)
                    break
        self._close()

    def _packet(self):
        head = self._exactly(4)
        return head + self._exactly(int.from_bytes(head[:3], "little"))

    def _exactly(self, size):
        data = b""
        while len(data) < size:
            if not (more := self._client.recv(size - len(data))):
                raise EOFError
            data += more
        return data

    def _answers(self):
        with suppress(OSError):
            while data := self._server.recv(1 << 16):
                if self._losing:
                    break
                if self._preparing is not None and data[4] == 0:
                    self._statements[data[5:9]] = self._preparing
                self._preparing = None
                self._client.sendall(data)
        self._lost.set()
        self._close()

    def _close(self):
        for end in (self._client, self._server):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def auth_through_a_cut(stack):
    """A gateway whose auth is a second one, behind a Cut: both, as (gateway, cut)."""
    url = urlsplit(stack.settings()["DB_URL_AUTH"])
    path = str(stack.run_dir / "cut")
    with Cut(path, stack.database_socket()) as cut:
        through = f"mysql://{url.username}:{url.password}@localhost{url.path}?unix_socket={path}"
        with stack.service("auth", DB_URL_AUTH=through) as asked, \
                stack.gateway(**asked) as gateway:
            yield gateway, cut
