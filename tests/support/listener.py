"""What listens in front of a server and serves each connection in a thread of its own."""
import socket
import threading
from contextlib import suppress


class Listener:
    """Calls serve(client) for each that connects to the socket that listens, until it is closed or the block ends."""

    def __init__(self, listener, serve):
        self._listener, self._each = listener, serve
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._listener.close()

    def _accept(self):
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._each, args=(client,), daemon=True).start()


class TcpListener(Listener):
    """The same at .port of a loopback address."""

    def __init__(self, serve, host="127.0.0.1"):
        listener = socket.create_server((host, 0), backlog=64)
        self.port = listener.getsockname()[1]
        super().__init__(listener, serve)


def join(one, other, note=lambda data: None):
    """Carries what each of two sockets says to the other, until one ends; all of it is noted first."""
    threading.Thread(target=_copy, args=(other, one, note), daemon=True).start()
    _copy(one, other, note)


def _copy(source, target, note):
    with suppress(OSError):
        while data := source.recv(1 << 16):
            note(data)
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)
