"""What stands in front of a deployed system: TLS under names of its own, some paths to the gateway and the others to a
bucket with the application (CloudFront), or one name to each."""
import http.client
import os
import random
import ssl
import subprocess
import threading
from contextlib import ExitStack, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host"}
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
SECURITY = {"Strict-Transport-Security": "max-age=31536000", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
            "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'"}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle_one(self):
        door = self.server.door
        if not self.server.is_secure:
            return self.reply(301, {"Location": f"https://{self.headers['Host']}{self.path}"}, b"")
        port = door.gateway_for(self.headers["Host"], self.path)
        return self.pass_on(port) if port else self.page(door.dist)

    do_GET = do_HEAD = do_POST = do_PATCH = do_DELETE = do_OPTIONS = do_PUT = handle_one

    def pass_on(self, port):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in self.headers.items():
            if name.lower() not in HOP - {"host"}:
                connection.putheader(name, value)
        connection.putheader("X-Forwarded-For", self.client_address[0])
        if body or self.command in ("POST", "PATCH"):
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        data = answer.read()
        size = int(answer.headers.get("Content-Length") or len(data))
        self.reply(answer.status, [pair for pair in answer.headers.items() if pair[0].lower() not in HOP], data, size)
        connection.close()

    def page(self, dist):
        """Of the bucket; what is no file of it is the application's own page."""
        path = Path(os.path.normpath(str(dist) + self.path.partition("?")[0]))
        if not path.is_file():
            path = dist / "index.html"
        self.reply(200, {"Content-Type": TYPES.get(path.suffix, "application/octet-stream"), **SECURITY}, path.read_bytes())

    def reply(self, status, headers, body, size=None):
        self.send_response(status)
        for name, value in headers.items() if isinstance(headers, dict) else headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if size is None else size))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads, request_queue_size = True, 64

    def handle_error(self, *_):
        """A client that goes away."""


class Door:
    """Listens at the ports 80 and 443 of a loopback address of its own while it is entered; names: {name: port of the gateway
    that all of it goes to, or None for the bucket}, api: that port for what lies below /api of the bucket's name."""

    def __init__(self, authority, dist, names, api=None):
        self.dist, self._names, self._api, self._stack = Path(dist), names, api, ExitStack()
        self.address = f"127.{random.randrange(1, 255)}.{random.randrange(255)}.{random.randrange(1, 255)}"
        self._certificate = authority.issue(*(f"DNS:{name}" for name in names))
        self.hosts = "".join(f"{address} {name}\n" for address, name in
                             [("127.0.0.1", "localhost"), *((self.address, name) for name in names)])

    def __enter__(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self._certificate)
        for port in (80, 443):
            server = Server((self.address, port), Handler)
            server.door, server.is_secure = self, port == 443
            if server.is_secure:
                server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
            self._stack.callback(server.server_close)
            self._stack.callback(server.shutdown)
            threading.Thread(target=server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._stack.close()

    def gateway_for(self, host, path):
        if path.partition("?")[0].split("/")[1] == "api" and self._api:
            return self._api
        return self._names.get(host)


def in_namespace(hosts, words, **options):
    """Runs a command where /etc/hosts is that file, in a mount namespace of its own."""
    script = 'mount --bind "$1" /etc/hosts && shift && exec "$@"'
    return subprocess.run(["unshare", "--mount", "sh", "-ec", script, "sh", hosts, *words], capture_output=True, text=True, **options)


def can_bind_hosts(folder):
    """Why the above cannot be; None when it can."""
    hosts = folder / "probe"
    hosts.write_text("127.0.0.1 localhost\n")
    with suppress(FileNotFoundError):
        done = in_namespace(hosts, ["true"])
        return None if done.returncode == 0 else done.stderr.strip()
    return "unshare is not installed"
