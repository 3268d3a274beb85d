"""The real thing for a test: database, services and gateway, started by the script behind `make up`,
in a directory and on a port of its own."""
import fcntl
import hashlib
import http.client
import itertools
import os
import random
import re
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import xmlrpc.client
from contextlib import contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pymysql
import pymysql.cursors
from supervisor.xmlrpc import SupervisorTransport

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / os.environ.get("CMEP_BUILD_DIR", "build")
COMPOSED = os.environ.get("CMEP_STACK") == "composed"  # what is asked is the composed stack (support.composed)
START_SECONDS = 120
STOP_SECONDS = 20
LOG_SECONDS = 10


def wait_for(condition, seconds, what, pause=0.01):
    """The first true value of condition(); fails when `seconds` pass without one."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(pause)
    return value


ports_given = set()


def free_port():
    """Below the range that the kernel takes the ports of clients from: one of those would be gone again any moment. None
    is given twice: who was given one may not listen on it yet."""
    while True:
        port = random.randrange(20000, 32000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            if port not in ports_given:
                ports_given.add(port)
                return port


def reachable(port):
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def http_status(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def rows_of(database, statement, args):
    with database.cursor() as cursor:
        cursor.execute(statement, args or None)
        return list(cursor.fetchall())


class Second:
    """A second instance of a service of a stack, at .endpoint, for a gateway that is told of both."""

    def __init__(self, stack, service):
        self.endpoint = f"ipc://{stack.run_dir}/second-{service}"
        own_url = f"DB_URL_{service.upper()}"
        settings = {key: value for key, value in stack.settings().items() if not key.startswith("DB_URL") or key == own_url}
        with open(stack.run_dir / "log" / f"second-{service}.log", "ab") as log:
            self.process = subprocess.Popen([BUILD / f"cmep-{service}"], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log,
                                            stderr=log, env={**stack.environment, **settings, "BUS_BIND": self.endpoint})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGCONT)
        self.process.terminate()
        self.process.wait(STOP_SECONDS)


def first_database(kind):
    """A folder with the database that a first start makes, and its passwords: made once for these migrations and this build,
    which takes five seconds of a core."""
    sources = sorted([*ROOT.glob("services/*/migrations/*"), *ROOT.glob("services/*/seed.sql"), *ROOT.glob("infra/local/*"),
                      BUILD / "cmepctl"])
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    folder = BUILD / f"first-{kind}-{digest[:16]}"
    with open(BUILD / "first.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            with Stack(fresh=True) as stack:
                stack.stop()
                made = folder.with_suffix(".new")
                shutil.rmtree(made, ignore_errors=True)
                (made / kind).mkdir(parents=True)
                shutil.move(stack.run_dir / kind / "data", made / kind / "data")
                shutil.copy(stack.run_dir / "secrets", made / "secrets")
                made.rename(folder)
    return folder


class Stack:
    live = []  # those started and not yet stopped, for the report of a failed test

    def __init__(self, policy="default", kept_in=None, bucket=None, fresh=False, **environment):
        """With `kept_in` on what that folder holds, which stays; with a bucket (support.radosgw) its files are there; a
        fresh one makes its database by itself instead of copying one."""
        if COMPOSED:
            import pytest  # of which the bench knows nothing

            pytest.skip("only on a stack of processes")
        self.port, self.metrics_port = free_port(), free_port()
        self.is_kept = kept_in is not None
        self.is_fresh = fresh or self.is_kept
        self.run_dir = Path(kept_in or tempfile.mkdtemp(prefix="cmep-", dir="/tmp"))  # short: ipc paths end at 107 bytes
        self.run_dir.mkdir(parents=True, exist_ok=True)
        self.bucket = bucket
        self.environment = {
            **os.environ,
            **(bucket.settings if bucket else {}),
            **environment,
            "CMEP_RUN_DIR": str(self.run_dir),
            "CMEP_PORT": str(self.port),
            "METRICS_PORT": str(self.metrics_port),
            "CMEP_POLICY": str(policy),
            "CMEP_BUILD_DIR": os.environ.get("CMEP_BUILD_DIR", "build"),
        }
        if self.environment.get("CMEP_DATABASE") == "mysql":  # as in production: over TCP, which it refuses without TLS
            self.environment.setdefault("CMEP_DATABASE_PORT", str(free_port()))
        self._up = None
        self._database = None
        self._database_lock = threading.Lock()
        self._numbers = itertools.count()

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            print(self.tail())
            self.__exit__()
            raise

    def __exit__(self, *_):
        try:
            self.stop()
        finally:
            if not self.is_kept:
                shutil.rmtree(self.run_dir, ignore_errors=True)

    # -- life ----------------------------------------------------------------------------------

    def start(self):
        """Starts everything, on what the run directory holds already, and waits for /ready."""
        if not self.is_fresh:
            self._copy_database()
            self.is_fresh = True
        with open(self.run_dir / "up.log", "ab") as output:
            self._said_before = output.tell()
            # pdeathsig: a test run that is killed takes its stacks with it
            self._up = subprocess.Popen(["setpriv", "--pdeathsig", "TERM", ROOT / "infra/local/up"], cwd=ROOT,
                                        env=self.environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        if self not in Stack.live:
            Stack.live.append(self)
        wait_for(self._is_ready, START_SECONDS, "GET /ready answers 200", pause=0.05)
        return self

    def _copy_database(self):
        """Begins with a database as the first start leaves it, and its passwords."""
        kind = self.environment.get("CMEP_DATABASE", "mariadb")
        subprocess.run(["cp", "-a", "--reflink=auto", *(first_database(kind) / name for name in (kind, "secrets")),
                        self.run_dir], check=True)

    def _is_ready(self):
        assert self._up.poll() is None, f"infra/local/up ended with {self._up.returncode}"
        # While `up` waits itself, a process that a test kills would end it.
        if b"CMEP runs at" not in (self.run_dir / "up.log").read_bytes()[self._said_before:]:
            return False
        try:
            return self.status("/ready") == 200
        except (OSError, http.client.HTTPException):
            return False

    def terminate(self):
        """SIGTERM, as Ctrl-C of `make up`; the seconds until all had ended."""
        if self._database:
            self._database.close()
            self._database = None
        begin = time.monotonic()
        self._up.send_signal(signal.SIGTERM)
        self._up.wait(STOP_SECONDS)
        return time.monotonic() - begin

    def stop(self):
        """Stops what runs, kindly and then for sure."""
        if self in Stack.live:
            Stack.live.remove(self)
        try:
            if self._up and self._up.poll() is None:
                self.terminate()
        except subprocess.TimeoutExpired:
            print(self.tail())  # nobody could read it later
            raise
        finally:
            for pid in self.processes():
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            if self._up:
                self._up.wait(STOP_SECONDS)
        self.check_sanitizers()

    def check_sanitizers(self):
        """A report of a sanitizer fails the test even where the process could go on, or had ended already."""
        for log in self.run_dir.glob("log/*.log"):
            text = log.read_text(errors="replace")
            at = min((text.find(mark) for mark in ("Sanitizer", "runtime error:") if mark in text), default=-1)
            assert at < 0, f"{log.name}: {text[max(0, at - 200):at + 4000]}"

    def processes(self):
        """The pids of all that was started for this run directory."""
        mark, found = f"CMEP_RUN_DIR={self.run_dir}\0".encode(), []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                known = (entry / "environ").read_bytes()
            except OSError:  # it ended while we looked
                continue
            if mark in known and int(entry.name) != os.getpid():
                found.append(int(entry.name))
        return found

    # -- its processes -------------------------------------------------------------------------

    def _supervisor(self):
        """The supervisor's XML-RPC interface. `supervisorctl` costs half a second of a core each time."""
        text = (self.run_dir / "supervisord.conf").read_text()
        transport = SupervisorTransport(serverurl=re.search("^serverurl=(.*)", text, re.M)[1])
        return xmlrpc.client.ServerProxy("http://127.0.0.1", transport=transport).supervisor

    def supervisorctl(self, command, program):
        """What `supervisorctl stop workflow`, `start` and `restart` do; waits until it is done."""
        name = program if program == "gateway" else f"services:{program}"
        supervisor = self._supervisor()
        if command in ("stop", "restart"):
            with suppress(xmlrpc.client.Fault):  # it was stopped already
                supervisor.stopProcess(name)
        if command in ("start", "restart"):
            with suppress(xmlrpc.client.Fault):  # it was started already
                supervisor.startProcess(name)

    def pid(self, program):
        """Of auth, workflow, files, reports or gateway, as soon as it runs."""
        name = program if program == "gateway" else f"services:{program}"
        supervisor = self._supervisor()
        return wait_for(lambda: supervisor.getProcessInfo(name)["pid"], START_SECONDS, f"{program} runs")

    def kill(self, program, number=signal.SIGKILL):
        os.kill(self.pid(program), number)

    def logs(self, program):
        """What the program has written so far."""
        return (self.run_dir / "log" / f"{program}.log").read_text(errors="replace")

    def logged(self, program, *words):
        """The lines that the program has written, once one of them holds one of the words: what a program writes goes
        through the supervisor, which may come to it after the answer is here."""
        def lines():
            whole = self.logs(program).rpartition("\n")[0].splitlines()
            return whole if any(word in line for line in whole for word in words) else None
        return wait_for(lines, LOG_SECONDS, f"{' or '.join(words)} in the log of {program}")

    def tail(self, lines=25):
        """The last lines of every log, to show beside a failure."""
        parts = []
        for path in sorted([*self.run_dir.glob("*.log"), *self.run_dir.glob("log/*.log")]):
            text = path.read_text(errors="replace").splitlines()[-lines:]
            parts.append("\n".join([f"--- {path.relative_to(self.run_dir)}", *text]))
        return "\n".join(parts)

    @contextmanager
    def gateway(self, descriptors=None, **environment):
        """A second gateway in front of the same services. It has a port, as a stack has, for a Client. `descriptors` is
        its limit of open files."""
        port, metrics_port = free_port(), free_port()
        settings = {key: value for key, value in self.settings().items() if not key.startswith("DB_URL")}
        with open(self.run_dir / "log" / f"gateway-{port}.log", "ab") as log:
            limited = ["prlimit", f"--nofile={descriptors}:{descriptors}"] if descriptors else []
            process = subprocess.Popen([*limited, BUILD / "cmep-gateway"], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                       env={**self.environment, **settings, **environment, "CMEP_PORT": str(port),
                                            "METRICS_PORT": str(metrics_port)})
        other = SimpleNamespace(port=port, metrics_port=metrics_port, process=process)
        try:
            wait_for(lambda: process.poll() is not None or (reachable(port) and reachable(metrics_port)),
                     START_SECONDS, "the second gateway listens")
            assert process.poll() is None, self.tail()
            yield other
        finally:
            process.terminate()
            process.wait(STOP_SECONDS)

    @contextmanager
    def service(self, name, **environment):
        """A second auth, workflow and so on, with its own endpoint: what a gateway is to be told to ask it."""
        bus = f"ipc://{self.run_dir}/{name}-{next(self._numbers)}"
        settings = {key: value for key, value in self.settings().items()
                    if not key.startswith("DB_URL") or key == f"DB_URL_{name.upper()}"}
        with open(self.run_dir / "log" / f"{name}-second.log", "ab") as log:
            process = subprocess.Popen([BUILD / f"cmep-{name}"], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log,
                                       stderr=log, env={**self.environment, **settings, **environment, "BUS_BIND": bus})
        try:
            yield {f"BUS_{name.upper()}": bus}
            assert process.poll() is None, f"the second {name} ended by itself"
        finally:
            process.terminate()
            process.wait(STOP_SECONDS)

    # -- its door ------------------------------------------------------------------------------

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.port}"

    def status(self, path):
        """The status of a GET on a connection of its own."""
        return http_status(self.port, path)

    # -- its database --------------------------------------------------------------------------

    def settings(self):
        """The environment that `up` made for this run: accounts of the slices, endpoints of the bus."""
        return dict(word.split("=", 1) for word in shlex.split((self.run_dir / "env").read_text()))

    def database_socket(self):
        return parse_qs(urlsplit(self.settings()["DB_URL_ROOT"]).query)["unix_socket"][0]

    def connect(self, key):
        """A database connection as the account of DB_URL_ROOT, DB_URL_AUTH and the like, by the database's socket."""
        url = urlsplit(self.settings()[key])
        return pymysql.connect(unix_socket=self.database_socket(), user=url.username, password=url.password,
                               database=url.path.strip("/"), charset="utf8mb4",
                               autocommit=True, init_command="SET time_zone = '+00:00'",
                               cursorclass=pymysql.cursors.DictCursor)

    def sql(self, statement, *args):
        """The rows (dicts) of one statement run as root."""
        with self._database_lock:
            if not self._database:
                self._database = self.connect("DB_URL_ROOT")
            return rows_of(self._database, statement, args)

    def end_connections(self, *accounts):
        """Ends what these accounts (cmep_auth, say) have connected, and waits for their end; the numbers they had."""
        listing = "SELECT id AS id FROM information_schema.processlist WHERE user IN %s"
        connected = {row["id"] for row in self.sql(listing, accounts)}
        for connection in connected:
            with suppress(pymysql.err.OperationalError):  # it ended by itself meanwhile
                self.sql("KILL %s", connection)
        wait_for(lambda: not connected & {row["id"] for row in self.sql(listing, accounts)}, 10, "the connections' end")
        return connected

    def derive_again(self):
        """After requests were changed past the service: has them counted, found and reported as they are now."""
        for service in ("workflow", "reports"):
            subprocess.run([BUILD / "cmepctl", service, "rebuild"], env={**self.environment, **self.settings()},
                           check=True, timeout=60)

    def copy_row(self, table, key, value, **changes):
        """Inserts a copy of the row where key = value, with those columns changed; its auto-increment id."""
        columns = self.sql("SELECT column_name AS name, extra AS extra FROM information_schema.columns"
                           " WHERE table_schema = DATABASE() AND table_name = %s", table)
        plain = [c["name"] for c in columns
                 if "auto_increment" not in c["extra"].lower() and "generated" not in c["extra"].lower()]
        row = {**self.sql(f"SELECT * FROM {table} WHERE {key} = %s LIMIT 1", value)[0], **changes}
        names = [name for name in plain if name in row]
        marks = ", ".join(["%s"] * len(names))
        with self._database_lock, self._database.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", [row[n] for n in names])
            return cursor.lastrowid
