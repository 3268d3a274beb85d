"""All of CMEP in one container, with what a host that runs one gives it: half a gigabyte and a quarter of a core."""
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from support.archivos import download, noise, upload
from support.client import EMAILS, Client, asignar_gestor, asignar_medico, cerrar, detalle, registrar, registrar_pago
from support.composed import Composed, quickest, run
from support.stack import BUILD, wait_for

PORT = 8001
RATE, SECONDS = 50, 20


class Single:
    """As support.stack.Stack to a Client: a port."""
    port = PORT

    def __init__(self, composed):
        self._composed = composed

    def start(self):
        self._composed.compose("up", "--detach", "--no-build", "--no-deps", "single")
        wait_for(self.is_ready, 60, "the container is ready", pause=0.1)
        return self

    def about(self):
        return self._composed.about("single")

    def is_ready(self):
        try:
            return Client(self, timeout=5).get("/ready").status == 200
        except OSError:
            return False

    def processes(self):
        """{pid, as the machine numbers it: (state, name)}."""
        lines = [line.split(None, 2) for line in run("docker", "top", "cmep-single-1", "-eo", "pid,stat,comm").splitlines()[1:]]
        return {int(pid): (state, name) for pid, state, name in lines}

    def pid(self, program):
        """0 while it does not run."""
        return next((pid for pid, (_, name) in self.processes().items() if name == f"cmep-{program}"), 0)

    def cpu_seconds(self):
        fields = [Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split() for pid in self.processes()]
        return sum(int(each[11]) + int(each[12]) for each in fields) / os.sysconf("SC_CLK_TCK")

    def sign_in(self, rol):
        return Client(self).login(EMAILS[rol])


@pytest.fixture(scope="module")
def single(composed):
    single = Single(composed).start()
    yield single
    composed.compose("rm", "--force", "--stop", "single")


def test_four_people_take_a_request_to_closure_with_a_voucher(single):
    operador, gestor, medico = (single.sign_in(rol) for rol in ("OPERADOR", "GESTOR", "MEDICO"))
    solicitud_id = registrar(operador)
    asignar_gestor(operador, solicitud_id)
    registrar_pago(gestor, solicitud_id)
    voucher = noise(300_000)
    archivo = upload(gestor, solicitud_id, voucher)
    asignar_medico(gestor, solicitud_id)
    cerrar(medico, solicitud_id)
    assert detalle(operador, solicitud_id)["estado_operativo"] == "CERRADO"
    assert download(operador, archivo["archivo_id"]).body == voucher


def test_its_limits_are_on(single):
    host = single.about()["HostConfig"]
    assert (host["Memory"], host["MemorySwap"], host["NanoCpus"]) == (512 << 20, 512 << 20, 250_000_000)


def test_it_carries_fifty_requests_a_second(single, tmp_path):
    """People who look at their list and at requests; what the container takes for it is printed beside the answer."""
    admin = single.sign_in("ADMIN")
    ids = [registrar(admin) for _ in range(20)]
    requests = tmp_path / "requests"
    requests.write_text("".join(f"GET /solicitudes?page_size=20\nGET /solicitudes/{one}\nGET /auth/me\n" for one in ids))
    before = single.cpu_seconds()
    done = subprocess.run([BUILD / "bench/steady", "--rate", str(RATE), "--connections", "16", "--seconds", str(SECONDS),
                           "--cookie", f"cmep_session={admin.session}", str(PORT), requests],
                          capture_output=True, text=True, check=True)
    said = json.loads(done.stdout.splitlines()[-1])
    share = (single.cpu_seconds() - before) / SECONDS
    memory = run("docker", "stats", "--no-stream", "--format", "{{.MemUsage}}", "cmep-single-1").strip()
    print(f"{RATE}/s for {SECONDS} s: {said}; {share * 100:.1f} % of a core, {memory}")
    assert said["errors"] == 0 and said["rps"] > 0.95 * RATE


@pytest.mark.parametrize("program", Composed.services)
def test_a_killed_process_is_back_within_two_seconds(single, program):
    def kill():
        before = single.pid(program)
        os.kill(before, signal.SIGKILL)
        killed = time.monotonic()
        wait_for(lambda: single.pid(program) not in (0, before), 10, f"{program} runs again", pause=0.05)
        took = time.monotonic() - killed
        wait_for(single.is_ready, 30, "all are ready again", pause=0.1)
        print(f"{program}: back after {took:.2f} s, all ready after {time.monotonic() - killed:.2f} s")
        return took

    assert quickest(kill) < 2


def test_nobody_is_left_unreaped(single):
    assert not [name for state, name in single.processes().values() if state.startswith("Z")]


def test_it_stops_cleanly_within_ten_seconds(single):
    began = time.monotonic()
    run("docker", "stop", "--time", "15", "cmep-single-1")
    took = time.monotonic() - began
    print(f"stopped after {took:.2f} s")
    assert took < 10 and single.about()["State"]["ExitCode"] == 0
    single.start()


def test_it_ends_when_its_gateway_cannot_live(single):
    done = subprocess.run(["docker", "run", "--rm", "--env", "APP_ENV=prod", "cmep-single:latest"], capture_output=True,
                          text=True, timeout=60)
    assert done.returncode == 1
    assert "SESSION_SECRET" in done.stdout + done.stderr
