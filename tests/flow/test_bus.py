"""What comes to a service by another way than the gateway: noise, and calls that are almost right."""
import json
import os
import random
import struct
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.client import EMAILS, Client, detalle, solicitud_en
from support.forma import check_detalle
from support.stack import BUILD, wait_for

zmq = pytest.importorskip("zmq", reason="python3-zmq is not installed")


class Wire:
    """Frames of our own to the socket of a service, as any process on the machine with its rights could send them."""

    def __init__(self, endpoint):
        self._socket = zmq.Context.instance().socket(zmq.DEALER)
        self._socket.setsockopt(zmq.LINGER, 1000)
        self._socket.connect(endpoint)

    def send(self, frames):
        self._socket.send_multipart(frames)

    def close(self):
        self._socket.close()


def cmepctl(stack, *words):
    done = subprocess.run([BUILD / "cmepctl", *words], env={**os.environ, **stack.settings()}, capture_output=True, text=True,
                          timeout=30, check=True)
    return json.loads(done.stdout)


def counters(stack, service):
    return {one["name"]: one["value"] for one in cmepctl(stack, "stats", service)["counters"]}


def overheard(stack, tmp_path, words):
    """The frames that cmepctl sends to a service for a call, taken by a socket in the service's place."""
    endpoint = f"ipc://{tmp_path}/ear"
    ear = zmq.Context.instance().socket(zmq.ROUTER)
    ear.bind(endpoint)
    calling = subprocess.Popen([BUILD / "cmepctl", "call", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env={**os.environ, **stack.settings(), "BUS_WORKFLOW": endpoint})
    try:
        assert ear.poll(10_000), "cmepctl called nobody"
        return ear.recv_multipart()[1:]
    finally:
        calling.kill()
        calling.wait()
        ear.close(linger=0)


def mutations(frames, rng):
    """Cut at every length, every byte changed, frames left out, doubled and swapped."""
    for i, frame in enumerate(frames):
        for cut in range(len(frame)):
            yield [*frames[:i], frame[:cut], *frames[i + 1:]]
            changed = bytearray(frame)
            changed[cut] = rng.randrange(256)
            yield [*frames[:i], bytes(changed), *frames[i + 1:]]
        yield [*frames[:i], *frames[i + 1:]] or [b""]
        yield [*frames[:i], frame, frame, *frames[i + 1:]]
        yield [*frames[:i], frame + rng.randbytes(20), *frames[i + 1:]]
    yield list(reversed(frames))


def noise(rng):
    yield from ([b""], [b"", b""], [b""] * 50, [b"\xc1"], [b"\xdf\xff\xff\xff\xff"],
                [b"\xdd\xff\xff\xff\xff", b"\xc6\xff\xff\xff\xff"], [b"\x81" * 100_000],
                [b"\x91" * 1_000_000, b"\x91" * 1_000_000], [b"x" * (8 << 20)])
    for _ in range(500):
        yield [rng.randbytes(rng.randrange(200)) for _ in range(rng.randrange(1, 5))]


@pytest.mark.parametrize("service", ["auth", "workflow", "files", "reports"])
def test_noise_on_the_bus_is_dropped_and_everybody_lives(stack, admin, service):
    pid = stack.pid(service)
    wire = Wire(stack.settings()[f"BUS_{service.upper()}"])
    for frames in noise(random.Random(4)):
        wire.send(frames)
    assert cmepctl(stack, "ping", service)["service"] == service
    wire.close()
    assert stack.pid(service) == pid
    assert admin.get("/solicitudes").status == 200
    wait_for(lambda: counters(stack, service)["malformed"] >= 500, 30, f"{service} has read it all", pause=0.3)


def test_a_call_that_is_almost_right_is_refused_or_taken_for_what_it_says(own_stack, tmp_path):
    """A real payment's frames, spoiled in every way: some of it is still a payment, none of it does harm."""
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    solicitud_id = solicitud_en("ASIGNADO_GESTOR", admin)
    asked = {"solicitud_id": solicitud_id, "canal_pago": "YAPE", "fecha_pago": "2026-01-29", "monto": "1.00"}
    real = overheard(stack, tmp_path, ["workflow.pago_register", json.dumps(asked), "--as", EMAILS["ADMIN"]])
    spoiled = list(mutations(real, random.Random(4)))
    pid = stack.pid("workflow")
    wire = Wire(stack.settings()["BUS_WORKFLOW"])
    for frames in spoiled:
        wire.send(frames)

    seen = []

    def quiet():
        seen.append(counters(stack, "workflow")["malformed"])
        return len(seen) > 1 and seen[-1] == seen[-2] > 0

    wait_for(quiet, 30, "workflow has read them all", pause=0.3)
    wire.close()
    assert stack.pid("workflow") == pid
    after = check_detalle(detalle(admin, solicitud_id))
    assert len(after["historial"]) == 2 + len(after["pagos"]) + (after["estado_pago"] == "PAGADO")
    assert set(admin.get("/solicitudes/resumen").data) == {"total", "total_exact", "estados"}


def packed(value):
    """msgpack, of what a reply is made of here."""
    if isinstance(value, int):
        return struct.pack(">Bq", 0xD3, value)
    if isinstance(value, str):
        return struct.pack(">BB", 0xD9, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return bytes([0x90 | len(value)]) + b"".join(map(packed, value))
    return bytes([0x80 | len(value)]) + b"".join(packed(key) + packed(each) for key, each in value.items())


def number_in(envelope, key):
    """A number in the envelope of a question."""
    at = envelope.index(bytes([0xA0 | len(key)]) + key.encode()) + 1 + len(key)
    size = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8, 0xD0: 1, 0xD1: 2, 0xD2: 4, 0xD3: 8}.get(envelope[at])
    return int.from_bytes(envelope[at + 1:at + 1 + size], "big") if size else envelope[at]


@pytest.fixture
def places(tmp_path):
    """Sockets of our own in the places of auth and of reports."""
    sockets = {}
    for service in ("auth", "reports"):
        sockets[service] = zmq.Context.instance().socket(zmq.ROUTER)
        sockets[service].bind(f"ipc://{tmp_path}/{service}")
    yield sockets, {f"BUS_{service.upper()}": f"ipc://{tmp_path}/{service}" for service in sockets}
    for one in sockets.values():
        one.close(linger=0)


def received(socket):
    assert socket.poll(10_000), "the gateway asked nothing"
    return socket.recv_multipart()


def reply(question, status, body):
    """The frames of an answer to the frames of a question."""
    return [question[0], packed({"id": number_in(question[1], "id"), "status": status}), packed(body)]


def test_a_service_cannot_answer_for_another(stack, places):
    """Even a program in the place of reports that knows the question which auth was asked makes nobody ADMIN."""
    sockets, endpoints = places
    rogue = {"user": {"user_id": 1, "user_email": "rogue@x", "estado": "ACTIVO", "roles": ["ADMIN"],
                      "permissions_extra": [], "display_name": "Rogue"}, "persona_id": 1}
    no = {"message": "No."}
    with stack.gateway(GATEWAY_LOOPS="1", **endpoints) as gateway, ThreadPoolExecutor() as pool:
        ready = pool.submit(lambda: Client(gateway).get("/ready").status)
        pings = {service: received(socket) for service, socket in sockets.items()}
        me = pool.submit(lambda: Client(gateway, "0" * 64).get("/auth/me").status)
        asked = received(sockets["auth"])
        sockets["reports"].send_multipart([pings["reports"][0], *reply(asked, "OK", rogue)[1:]])
        for service, socket in sockets.items():
            socket.send_multipart(reply(pings[service], "UNAVAILABLE", no))
        assert ready.result(10) == 503  # what was forged came before, so it was read
        assert not me.done()
        sockets["auth"].send_multipart(reply(asked, "UNAUTHENTICATED", no))
        assert me.result(10) == 401


def test_the_answer_to_a_change_waits_for_the_list_of_files_200_ms_at_most(stack, admin, tmp_path):
    """What files is told to answer within, when a solicitud is read and when it is changed."""
    solicitud_id = solicitud_en("REGISTRADO", admin)
    files = zmq.Context.instance().socket(zmq.ROUTER)
    files.bind(f"ipc://{tmp_path}/files")
    with stack.gateway(GATEWAY_LOOPS="1", BUS_FILES=f"ipc://{tmp_path}/files") as gateway, ThreadPoolExecutor() as pool:
        other = Client(gateway, admin.session)

        def told(ask):
            answer = pool.submit(ask)
            question = received(files)
            files.send_multipart(reply(question, "UNAVAILABLE", {"message": "No."}))
            assert answer.result(10).json["meta"]["warnings"]
            return number_in(question[1], "remaining_ms")

        assert 200 < told(lambda: other.get(f"/solicitudes/{solicitud_id}")) <= 1500
        assert 0 < told(lambda: other.patch(f"/solicitudes/{solicitud_id}", {"comentario": "x"})) <= 200
    files.close(linger=0)
