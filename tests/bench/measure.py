"""The instruments: wrk for how much, steady for how soon, the limit_ programs for what could be had at most."""
import json
import os
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from support.client import COOKIE
from support.stack import BUILD

CONNECTIONS, THREADS, RATE = 16, 2, 100
WARM_UP_SECONDS, IDLE_SECONDS, CALM_SECONDS = 2, 10, 120
PROCESSES = ("auth", "workflow", "files", "reports", "gateway")
WALK = Path(__file__).with_name("walk.lua")


@contextmanager
def file_of(lines):
    """Its path, while it is needed."""
    with tempfile.NamedTemporaryFile("w", prefix="cmep-bench-") as file:
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        yield file.name


def last_line(command, **more):
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **more)
    return json.loads(done.stdout.strip().splitlines()[-1])


def wrk(port, requests, seconds, session=None):
    """(good answers a second, the share that was no success)."""
    with file_of(requests) as path:
        said = last_line(["wrk", f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "-s", WALK,
                          f"http://127.0.0.1:{port}", "--", path, str(THREADS),
                          *([f"{COOKIE}={session}"] if session else [])])
    good = max(0, said["answers"] - said["errors"])
    return good / said["seconds"], said["errors"] / max(1, said["answers"], said["errors"])


def throughput(port, measured, seconds):
    wrk(port, measured.requests(), WARM_UP_SECONDS, measured.client.session)
    return wrk(port, measured.requests(), seconds, measured.client.session)


def steady(port, measured, seconds):
    """What the program says; `errors` as a share. It sends no files, and takes none that are large."""
    if measured.file_bytes:
        return {"p99_ms": None, "errors": 0}
    with file_of(measured.requests()) as path:
        said = last_line([BUILD / "bench/steady", "--rate", str(RATE), "--connections", str(CONNECTIONS), "--seconds",
                          str(seconds), "--cookie", f"{COOKIE}={measured.client.session}", str(port), path])
    return {**said, "errors": said["errors"] / (RATE * seconds)}


def sql_limit(settings, limit, seconds):
    """Turns a second."""
    with file_of(limit.statements) as statements, \
            file_of("\t".join(map(str, turn)) for turn in limit.parameters) as parameters:
        said = last_line([BUILD / "bench/limit_sql", *(["--commit"] if limit.commits else []), "--connections",
                          str(CONNECTIONS), "--seconds", str(seconds), statements, parameters],
                         env={**os.environ, "DB_URL": settings["DB_URL_ROOT"]})
    return said["rps"]


def constant_limit(measured, seconds):
    """Answers a second of the program that does nothing else."""
    server = subprocess.Popen([BUILD / "bench/limit_http"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        return throughput(int(server.stdout.readline()), measured, seconds)[0]
    finally:
        server.communicate()


def copy_limit(stack, measured, seconds):
    """Files a second, in the folder of the store."""
    with tempfile.TemporaryDirectory(dir=stack.run_dir / "uploads") as folder:
        return last_line([BUILD / "bench/limit_copy", *(["--read"] if "download" in measured.name else []), "--connections",
                          str(CONNECTIONS), "--seconds", str(seconds), str(measured.file_bytes), folder])["rps"]


def limit_of(stack, measured, seconds):
    if measured.file_bytes:
        return copy_limit(stack, measured, seconds)
    if measured.is_constant:
        return constant_limit(measured, seconds)
    return sql_limit(stack.settings(), measured.limit(), seconds) if measured.limit else None


# ---- between two measurements

def calm(stack):
    """Waits until the database runs nothing any more: what nobody waits for goes on."""
    deadline = time.monotonic() + CALM_SECONDS
    while time.monotonic() < deadline and stack.sql("SELECT 1 FROM information_schema.processlist"
                                                    " WHERE user LIKE 'cmep%' AND command NOT IN ('Sleep', 'Daemon')"):
        time.sleep(0.2)


def write_pages(stack):
    """Has the database write down what the loading left in memory, that it does not do so later."""
    share = stack.sql("SELECT @@GLOBAL.innodb_max_dirty_pages_pct AS share")[0]["share"]
    deadline = time.monotonic() + CALM_SECONDS
    stack.sql("SET GLOBAL innodb_max_dirty_pages_pct = 0")
    while time.monotonic() < deadline and int(
            stack.sql("SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'")[0]["Value"]) > 100:
        time.sleep(0.5)
    stack.sql("SET GLOBAL innodb_max_dirty_pages_pct = %s", share)


# ---- at rest

def cpu_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def pss_mib(pid):
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0


def idle(stack):
    """{process: (share of a core, MiB)} over ten seconds in which nobody asks for anything."""
    pids = {name: stack.pid(name) for name in PROCESSES}
    before = {name: cpu_seconds(pid) for name, pid in pids.items()}
    begin = time.monotonic()
    time.sleep(IDLE_SECONDS)
    took = time.monotonic() - begin
    return {name: ((cpu_seconds(pid) - before[name]) / took, pss_mib(pid)) for name, pid in pids.items()}
