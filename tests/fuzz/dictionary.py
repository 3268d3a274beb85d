#!/usr/bin/python3
"""Prints libFuzzer's dictionary for a target (json, message, multipart, policy, sigv4, uri, url), made of the names in
schemas/*.json."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "schemas"))
from schema import Schema  # noqa: E402


def packed(text):
    """A msgpack string."""
    data = text.encode()
    return (bytes([0xA0 | len(data)]) if len(data) < 32 else bytes([0xD9, len(data)])) + data


def quoted(data):
    plain = set(range(32, 127)) - set(b'"\\')
    return '"' + "".join(chr(byte) if byte in plain else f"\\x{byte:02x}" for byte in data) + '"'


class Words:
    def __init__(self):
        schema = Schema()
        operations = schema.all_operations()
        self.fields = sorted({field.name for fields in schema.records.values() for field in fields})
        self.query = sorted({field.name for operation in operations for field in schema.records[operation.request]
                             if field.place == "query"})
        self.values = sorted({value for values in schema.enums.values() for value in values})
        self.operations = [operation.full_name for operation in operations]
        self.records = sorted(schema.records)
        self.paths = sorted({re.sub(r"{\w+}", "7", operation.path) for operation in operations if operation.path})
        self.headers = sorted({field.header for fields in schema.records.values() for field in fields if field.header})
        self.policy = [schema.enums[name] for name in ("rol", "estado_operativo", "accion")]

    def json(self):
        yield from (f"{name}\n" for name in self.operations)
        yield from (f'"{name}":' for name in self.fields)
        yield from (f'"{value}"' for value in self.values)
        yield from ("true", "false", "null", "1e400", "9223372036854775808", '"2024-02-29"', '"9999-12-31"', '"1.50"',
                    "\\u0000", "\\ud83d\\ude00", "ñ")

    def message(self):
        yield from ("request\n", *(f"reply {name}\n" for name in self.operations))
        yield from (f"{name}\n" for name in self.records)
        yield from (packed(text) for text in (*self.fields, *self.values, *self.operations))
        yield from (bytes([kind, 255, 255, 255, 255]) for kind in (0xDB, 0xDD, 0xDF))  # endless: text, list, map
        yield bytes([0xCB, 0x7F, 0xF8, 0, 0, 0, 0, 0, 0])  # no number

    def multipart(self):
        yield from ("multipart/form-data; boundary=b\n", "multipart/form-data; boundary=", "\r\n--b\r\n", "\r\n--b--",
                    "Content-Disposition: form-data; ", "Content-Type: text/plain", "\r\n\r\n")
        yield from ('name="file"', 'filename="a.pdf"', 'filename*=', 'name=', '"', '\\"', "\\\\", "%22", "%0D%0A", "; ")

    def uri(self):
        yield from ("GET ", "HEAD ", "POST ", "PATCH ", "DELETE ", "OPTIONS ")
        yield from (" HTTP/1.1\r\n", " HTTP/1.0\r\n", "\r\n\r\n", "0\r\n\r\n")
        yield from ("/health", "/ready", "/version", "/app", "/index.html", *self.paths)
        yield from (f"{name}=" for name in self.query)
        yield from self.values
        headers = {*self.headers, "Host", "Cookie", "Origin", "Content-Type", "Content-Length", "Transfer-Encoding",
                   "If-None-Match", "Accept-Encoding", "X-Request-Id", "Expect", "Connection", "Idempotency-Key",
                   "X-Forwarded-For", "X-Forwarded-Proto"}
        yield from (f"{name}: " for name in sorted(headers))
        yield from ("cmep_session=", "application/json", "chunked", "W/\"", ";q=0", "gzip", "br", "100-continue",
                    "keep-alive", "http://localhost:3000", "https://app.example.pe", "%00", "%2F", "%C3%B1", "..%2f")

    def policy_words(self):
        yield from (f'"{name}"' for names in self.policy for name in names)
        yield from ('{"ADMIN":{"REGISTRADO":["CANCELAR"]}}', "[", "]", "{", "}", ",", ":")

    def sigv4(self):
        yield from ("\nhost:", "\nx-amz-date:", "\nX-Amz-Meta-A:", "\nrange:bytes=0-9", "\nlist-type=2", "\nuploads=",
                    "\nprefix=", "\nX-Amz-Signature=", "\n-", "=%2F", ":  ", "\t", "\r", "ñ", "~")

    def url(self):
        yield from ("mysql://", "mysql+asyncmy://", "mysql+pymysql://", "?unix_socket=", "&ssl-ca=", ":3306/", "%2F",
                    "%00", "65536", "4294970602")


def main():
    target = sys.argv[1]
    words = Words()
    for word in getattr(words, {"policy": "policy_words"}.get(target, target))():
        print(quoted(word if isinstance(word, bytes) else word.encode("utf-8")))


main()
