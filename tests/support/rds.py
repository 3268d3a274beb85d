"""A database that knows an account by IAM, as RDS does: it asks for the password as it is, over TLS, and takes a token that
AWS would have signed. What comes then goes to a real server."""
import hashlib
import hmac
import ssl
import struct
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from urllib.parse import parse_qsl, quote

from pymysql.constants import CLIENT
from support.listener import TcpListener, join

CAPABILITIES = (CLIENT.LONG_PASSWORD | CLIENT.FOUND_ROWS | CLIENT.LONG_FLAG | CLIENT.CONNECT_WITH_DB | CLIENT.PROTOCOL_41
                | CLIENT.SSL | CLIENT.TRANSACTIONS | CLIENT.SECURE_CONNECTION | CLIENT.MULTI_RESULTS | CLIENT.PLUGIN_AUTH)


def why_wrong(token, address, user, region, keys, now):
    """What IAM would hold against that token; None when it is good. Reckoned by the text of the documentation of Signature
    Version 4, not by our signer."""
    place, _, query = token.partition("/?")
    said = dict(parse_qsl(query, keep_blank_values=True))
    signature = said.pop("X-Amz-Signature", "")
    access_key, day, where, service, end = (said.get("X-Amz-Credential", "") + "////").split("/")[:5]
    signed_at = datetime.strptime(said["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
    wanted = {"Action": "connect", "DBUser": user, "X-Amz-Algorithm": "AWS4-HMAC-SHA256", "X-Amz-Expires": "900",
              "X-Amz-SignedHeaders": "host", **({"X-Amz-Security-Token": keys[2]} if keys[2] else {})}
    wrong = [name for name, value in wanted.items() if said.get(name) != value]
    if wrong or place != address or (access_key, where, service, end) != (keys[0], region, "rds-db", "aws4_request"):
        return f"wrong: {wrong or place}"
    if not timedelta(minutes=-5) < now - signed_at < timedelta(seconds=900):
        return "too old, or not yet good"
    canonical = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in sorted(said.items()))
    request = f"GET\n/\n{canonical}\nhost:{address}\n\nhost\n{hashlib.sha256(b'').hexdigest()}"
    text = f"AWS4-HMAC-SHA256\n{said['X-Amz-Date']}\n{day}/{where}/{service}/{end}\n{hashlib.sha256(request.encode()).hexdigest()}"
    key = ("AWS4" + keys[1]).encode()
    for part in (day, where, service, end):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    good = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    return None if hmac.compare_digest(good, signature) else "the signature"


class Rds(TcpListener):
    """Listens at 127.0.0.1:.port with that certificate. `connect` gives a connection of pymysql to the real server. .tokens
    are those that came, .refusals what was wrong with them."""

    def __init__(self, certificate, user, region, keys, connect):
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(*certificate)
        self._user, self._region, self._keys, self._connect = user, region, keys, connect
        self.tokens, self.refusals = [], []
        super().__init__(self._serve)

    def _serve(self, client):
        with suppress(OSError), client:
            self._send(client, 0, self._greeting())
            self._receive(client)  # the wish for TLS
            with self._context.wrap_socket(client, server_side=True) as secure:
                user = self._receive(secure)[32:].split(b"\0")[0].decode()
                self._send(secure, 3, b"\xfemysql_clear_password\0")
                token = self._receive(secure).rstrip(b"\0").decode()
                self.tokens.append(token)
                wrong = why_wrong(token, f"127.0.0.1:{self.port}", user, self._region, self._keys, datetime.now(timezone.utc))
                if wrong or user != self._user:
                    self.refusals.append(wrong)
                    self._send(secure, 5, b"\xff" + struct.pack("<H", 1045) + b"#28000Access denied for user '%s'" % user.encode())
                    return
                self._carry(secure)

    def _carry(self, secure):
        server = self._connect()
        self._send(secure, 5, b"\0\0\0\2\0\0\0")
        join(secure, server._sock)

    @staticmethod
    def _greeting():
        return (b"\x0a8.4.0-tests\0" + struct.pack("<I", 1) + b"a" * 8 + b"\0" + struct.pack("<H", CAPABILITIES & 0xffff)
                + b"\x2d" + struct.pack("<H", 2) + struct.pack("<H", CAPABILITIES >> 16) + b"\x15" + b"\0" * 10
                + b"b" * 12 + b"\0" + b"mysql_native_password\0")

    @staticmethod
    def _send(connection, number, payload):
        connection.sendall(struct.pack("<I", len(payload))[:3] + bytes([number]) + payload)

    @staticmethod
    def _receive(connection):
        """The payload of the next packet."""
        def take(size):
            data = b""
            while len(data) < size:
                piece = connection.recv(size - len(data))
                if not piece:
                    raise ConnectionError
                data += piece
            return data
        head = take(4)
        return take(int.from_bytes(head[:3], "little"))
