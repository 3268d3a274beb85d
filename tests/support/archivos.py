"""Files for a request: the forms that a browser makes of them, and those that no browser would."""
import hashlib
import http.client
import os
import subprocess
from types import SimpleNamespace

from support import record
from support.client import COOKIE, Answer
from support.stack import BUILD

BOUNDARY = "----cmep7MA4YWxkTrZu0gW"
FORM = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}


def part(name, content, filename=None, kind=None):
    """One part of a form; names as they are to stand between the quotes."""
    head = f'Content-Disposition: form-data; name="{name}"' + ("" if filename is None else f'; filename="{filename}"')
    return head.encode() + (f"\r\nContent-Type: {kind}".encode() if kind else b"") + b"\r\n\r\n" + content


def form(*parts):
    """The body of those parts."""
    lines = [b"--" + BOUNDARY.encode() + b"\r\n" + one + b"\r\n" for one in parts]
    return b"".join(lines) + b"--" + BOUNDARY.encode() + b"--\r\n"


def a_file(content, filename="foto.jpg", kind="image/jpeg"):
    return part("file", content, filename, kind)


def archivos(solicitud_id):
    return f"/solicitudes/{solicitud_id}/archivos"


def send(client, solicitud_id, *parts, headers=None):
    """The answer to a form."""
    return client.request("POST", archivos(solicitud_id), form(*parts), {**FORM, **(headers or {})})


def upload(client, solicitud_id, content, filename="foto.jpg", kind="image/jpeg", **fields):
    """What a file's upload is answered with."""
    return send(client, solicitud_id, a_file(content, filename, kind),
                *[part(name, str(value).encode()) for name, value in fields.items()]).data


def download(client, archivo_id, **headers):
    """headers: If_None_Match and the like."""
    return client.get(f"/archivos/{archivo_id}", {name.replace("_", "-"): value for name, value in headers.items()})


def in_pieces(stack, session, solicitud_id, pieces):
    """The answer to a form that is sent with Transfer-Encoding: chunked."""
    connection = http.client.HTTPConnection("127.0.0.1", stack.port, timeout=30)
    try:
        connection.request("POST", archivos(solicitud_id), iter(pieces),
                           {**FORM, "Cookie": f"{COOKIE}={session}", "Transfer-Encoding": "chunked"}, encode_chunked=True)
        response = connection.getresponse()
        answer = Answer(SimpleNamespace(status=response.status, headers=response.headers), response.read())
        record.answer("POST", archivos(solicitud_id), answer.status, answer.headers["Content-Type"], answer.body)
        return answer
    finally:
        connection.close()


def noise(size):
    return os.urandom(size)


def checksum(content):
    return hashlib.sha256(content).hexdigest()


def spooled(stack):
    """What is being uploaded."""
    return list((stack.run_dir / "uploads" / "subidas").iterdir())


def kept(stack):
    """What the store has: its files, on the disk of the bucket's server where it is one."""
    if stack.bucket:
        return [file for _, file in stack.bucket.kept()]
    return [file for file in (stack.run_dir / "uploads").glob("??/*")]


def barrer(stack, edad=600):
    """`cmepctl files sweep`; what has no row is left alone for that many seconds."""
    return subprocess.run([BUILD / "cmepctl", "files", "sweep"], capture_output=True, text=True, timeout=120,
                          env={**stack.environment, **stack.settings(), "FILES_SWEEP_AGE_S": str(edad)})
