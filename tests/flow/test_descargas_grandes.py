"""Downloads of many requests: of one moment, in constant memory, whole or visibly not, and nothing of them stays behind.
CMEP_DOWNLOAD_ROWS requests (a million: some minutes to load)."""
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from support import libro
from support.client import COOKIE, EMAILS, Client
from support.descargas import lines, solicitudes, table, written
from support.meter import Meter
from support.stack import BUILD, ROOT, Stack, wait_for

ROWS = int(os.environ.get("CMEP_DOWNLOAD_ROWS", 30_000 if "tsan" not in BUILD.name else 15_000))
MIB = 1024 * 1024
# A build with sanitizers keeps what was freed for a while.
GROWTH_BYTES = 32 * MIB if "san" not in BUILD.name else 4096 * MIB
BLOCK = 64 * 1024
LEAST_ROW_BYTES = 200


@pytest.fixture(scope="module")
def loaded():
    with Stack(CMEP_DATABASE_CACHE="2G" if ROWS > 100_000 else "128M") as stack:
        subprocess.run([sys.executable, "-B", ROOT / "tests/bench/load/load.py", str(ROWS), "--env", stack.run_dir / "env"],
                       check=True, stdout=subprocess.DEVNULL, env={**os.environ, "CMEP_BUILD_DIR": str(BUILD)})
        yield stack


@pytest.fixture(scope="module")
def jefe(loaded):
    return Client(loaded).login(EMAILS["ADMIN"])


def workflow_is_back(stack):
    """To each loop of the gateway, any of which the next connection may come to."""
    wait_for(lambda: all(stack.status("/ready") == 200 for _ in range(20)), 10, "workflow is back")


class Download:
    """A GET of which the head, and as much of the body as is asked for, has come."""

    def __init__(self, stack, client, path):
        self._connection = http.client.HTTPConnection("127.0.0.1", stack.port, timeout=120)
        self._connection.request("GET", path, headers={"Cookie": f"{COOKIE}={client.session}"})
        self._response = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.leave()

    @property
    def response(self):
        self._response = self._response or self._connection.getresponse()
        return self._response

    def some(self):
        return self.response.read(BLOCK)

    def rest(self):
        return self.response.read()

    def leave(self):
        if self._response:
            self._response.close()
        self._connection.close()


def caught_writing(stack, client):
    """A download of which something has come, while the service, stopped by a signal, has not written a half of it yet."""
    workflow = stack.pid("workflow")
    for _ in range(30):
        download = Download(stack, client, "/solicitudes.csv")
        first = download.some()
        os.kill(workflow, signal.SIGSTOP)
        if sum(path.stat().st_size for path in written(stack)) < ROWS * LEAST_ROW_BYTES / 2:
            return download, first, workflow
        os.kill(workflow, signal.SIGCONT)
        download.leave()
        nothing_is_left(stack)
    raise AssertionError("most was written before anything was sent")


def nothing_is_left(stack):
    wait_for(lambda: not written(stack), 10, "no file is left")


def ended(stack, operation):
    """How calls of the operation have ended so far."""
    mark = f'"operation":"{operation}","status":"'
    return [line.partition(mark)[2].partition('"')[0] for line in stack.logs("workflow").splitlines() if mark in line]


# -- all of it -------------------------------------------------------------------------------------------------------

def resident_growth(stack, act):
    """{process: bytes more than before} at the most."""
    meters = {name: Meter(stack.pid(name)) for name in ("gateway", "workflow", "auth", "files", "reports")}
    for meter in meters.values():
        meter.start()
    result = act()
    return result, {name: meter.stop() for name, meter in meters.items()}


@pytest.mark.parametrize("formato", ["csv", "xlsx"])
def test_every_request_goes_out_in_constant_memory(loaded, jefe, capsys, formato):
    jefe.get(f"/solicitudes.{formato}", q="zzzzzz")

    def take():
        begin = time.monotonic()
        with Download(loaded, jefe, f"/solicitudes.{formato}") as download, \
             open(loaded.run_dir / f"todas.{formato}", "wb") as file:
            block = download.some()
            first = time.monotonic() - begin
            while block:
                file.write(block)
                block = download.some()
        return first, time.monotonic() - begin

    (first, seconds), grown = resident_growth(loaded, take)
    path = loaded.run_dir / f"todas.{formato}"
    with capsys.disabled():
        figures = ", ".join(f"{name} {size / MIB:.1f}" for name, size in grown.items())
        print(f"\n{ROWS} requests as {formato}: first byte {first * 1000:.0f} ms, all {seconds:.1f} s,"
              f" {path.stat().st_size / MIB:.0f} MiB; MiB more resident: {figures}")
    assert max(grown.values()) < GROWTH_BYTES
    if formato == "csv":
        with open(path, "rb") as file:
            assert sum(line.startswith(b'"CMEP-') for line in file) == ROWS
    elif ROWS <= 100_000:
        assert len(libro.read(path.read_bytes())["Solicitudes"]) == ROWS + 1
    path.unlink()
    nothing_is_left(loaded)


def test_a_head_has_nothing_behind_it(loaded, jefe):
    """What came there would be taken for the answer to the next request on that connection."""
    with socket.create_connection(("127.0.0.1", loaded.port), timeout=30) as connection:
        connection.sendall("HEAD /solicitudes.csv HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                           f"Cookie: {COOKIE}={jefe.session}\r\n\r\n".encode())
        head, _, behind = b"".join(iter(lambda: connection.recv(BLOCK), b"")).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ") and b"content-length" not in head.lower(), "it was written whole before it was sent"
    assert behind == b""
    nothing_is_left(loaded)


def test_what_changes_while_it_is_written_is_not_in_it(loaded, jefe):
    """Neither a half of it: the file is of one moment, and begins to arrive before it is whole."""
    before = loaded.sql("SELECT COUNT(*) AS n, COUNT(comentario) AS c FROM solicitud_cmep")[0]
    download, first, workflow = caught_writing(loaded, jefe)
    try:
        loaded.sql("UPDATE solicitud_cmep SET comentario = 'DESPUES'")
        loaded.sql("DELETE FROM pago_solicitud")
    finally:
        os.kill(workflow, signal.SIGCONT)
    rows = table(lines(first + download.rest()))
    download.leave()
    assert len(rows) == before["n"]
    assert not [row for row in rows if row["Comentario"] == "DESPUES"]
    assert sum(row["Comentario"] != "" for row in rows) == before["c"]
    paid = [row for row in rows if row["Estado"] == "PAGADO"]
    assert paid and all(row["Pagado PEN"] or row["Pagado USD"] for row in paid)
    assert all(row["Comentario"] == "DESPUES" for row in solicitudes(jefe, estado_operativo="PAGADO"))
    nothing_is_left(loaded)


# -- what goes wrong -------------------------------------------------------------------------------------------------

def test_a_service_that_dies_in_the_middle_leaves_a_download_that_looks_broken(loaded, jefe):
    download, _, workflow = caught_writing(loaded, jefe)
    os.kill(workflow, signal.SIGKILL)
    with pytest.raises((http.client.IncompleteRead, ConnectionResetError)):
        download.rest()
    download.leave()
    workflow_is_back(loaded)
    nothing_is_left(loaded)


def test_a_service_that_dies_before_the_first_byte_is_a_503_at_once(loaded, jefe):
    with Download(loaded, jefe, "/solicitudes.xlsx") as download:
        wait_for(lambda: written(loaded), 5, "it is being written")
        begin = time.monotonic()
        loaded.kill("workflow")
        assert download.response.status == 503 and download.response.headers["Retry-After"]
        assert time.monotonic() - begin < 5, "the deadline of what takes long is minutes away"
    workflow_is_back(loaded)
    nothing_is_left(loaded)


def test_a_client_that_leaves_ends_the_writing(loaded, jefe):
    """Of both: one that took some of it, one that never saw a byte, and one whose turn had not come yet."""
    for formato in ("csv", "xlsx"):
        ends = ended(loaded, f"workflow.solicitud_{formato}")
        downloads = [Download(loaded, jefe, f"/solicitudes.{formato}") for _ in range(4)]
        wait_for(lambda: len(written(loaded)) == 4, 5, "they are opened")
        for download in downloads:
            download.leave()
        nothing_is_left(loaded)
        found = lambda: ended(loaded, f"workflow.solicitud_{formato}")[len(ends):]
        wait_for(lambda: len(found()) == 4, 10, "their writers have ended")
        assert set(found()) <= {"OK", "NOT_FOUND"} and found().count("NOT_FOUND") >= 2, found()
    assert jefe.get("/solicitudes.csv", q="zzzzzz").status == 200


def test_a_database_that_is_lost_in_the_middle_leaves_a_download_that_looks_broken(loaded, jefe):
    download, _, workflow = caught_writing(loaded, jefe)
    try:
        for process in loaded.sql("SELECT id FROM information_schema.processlist WHERE user = 'cmep_workflow'"
                                  " AND command IN ('Query', 'Execute')"):
            loaded.sql(f"KILL CONNECTION {process['id']}")
    finally:
        os.kill(workflow, signal.SIGCONT)
    with pytest.raises((http.client.IncompleteRead, ConnectionResetError)):
        download.rest()
    download.leave()
    nothing_is_left(loaded)
    assert jefe.get("/solicitudes.csv", q="zzzzzz").status == 200


def test_a_gateway_that_stops_lets_a_download_end(loaded, jefe):
    with ThreadPoolExecutor(1) as pool:
        body = pool.submit(lambda: jefe.again(loaded).get("/solicitudes.csv").body)
        wait_for(lambda: written(loaded), 5, "it is being written")
        begin = time.monotonic()
        loaded.supervisorctl("restart", "gateway")
        assert time.monotonic() - begin < 12
        assert len(table(lines(body.result()))) == loaded.sql("SELECT COUNT(*) AS n FROM solicitud_cmep")[0]["n"]
    nothing_is_left(loaded)


# -- beside other work -----------------------------------------------------------------------------------------------

def test_who_does_not_read_holds_nobody(loaded, jefe):
    """Twenty downloads that are not read, and the application is there as ever; another download has its turn."""
    idle = [Download(loaded, jefe, "/solicitudes.csv") for _ in range(20)]
    try:
        wait_for(lambda: len(written(loaded)) == 20, 10, "they are opened")
        assert jefe.get("/solicitudes").status == 200
        assert solicitudes(Client(loaded, jefe.session, timeout=120), estado_operativo="REGISTRADO")
    finally:
        for download in idle:
            download.leave()
    nothing_is_left(loaded)
