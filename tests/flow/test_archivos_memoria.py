"""Many files at once, and those who take them slowly, or not at all: what they hold, and for how long."""
import select
import socket
import subprocess
import time

import pytest
from support.archivos import FORM, a_file, archivos, checksum, download, form, noise, spooled, upload
from support.client import COOKIE, EMAILS, Client, registrar
from support.meter import Meter
from support.raw import Raw, head
from support.stack import BUILD, wait_for

MIB = 1024 * 1024
# A build with sanitizers keeps what was freed for a while, and is too slow for so many within their deadlines.
CLIENTS, GROWTH_BYTES, REAPED_SECONDS = (32, 64 * MIB, 30) if "san" not in BUILD.name else (8, 4096 * MIB, 35)
PHONE_BYTES = 20_000  # a second


def curl(stack, session, path, *words):
    """One transfer by a process of its own: 64 threads of one Python would wait for each other, not for the stack."""
    return subprocess.Popen(["curl", "-sS", "--fail", "-b", f"{COOKIE}={session}", *words,
                             f"http://127.0.0.1:{stack.port}{path}"],
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def test_sixty_four_transfers_of_10_mib_at_once_take_less_than_64_mib(own_stack, tmp_path, capsys):
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    one, content, sent = registrar(admin), noise(10 * MIB), tmp_path / "sent"
    sent.write_bytes(content)
    there = upload(admin, one, content[:1])["archivo_id"]
    download(admin, there)
    big = upload(admin, one, content)["archivo_id"]
    meter, begin = Meter(stack.pid("gateway"), stack.pid("files")), time.monotonic()
    meter.start()
    transfers = [transfer for number in range(CLIENTS) for transfer in (
        curl(stack, admin.session, archivos(one), "-F", f"file=@{sent};type=image/jpeg"),
        curl(stack, admin.session, f"/archivos/{big}", "-o", tmp_path / f"{number}"))]
    wrong = [transfer.stderr.read() for transfer in transfers if transfer.wait() != 0]
    seconds, grown = time.monotonic() - begin, meter.stop()
    with capsys.disabled():
        print(f"\n{CLIENTS} uploads and {CLIENTS} downloads of 10 MiB: {grown / MIB:.1f} MiB more resident than"
              f" {meter.before / MIB:.1f}, {seconds:.1f} s, {2 * CLIENTS * 10 / seconds:.0f} MiB/s")
    assert not wrong
    assert {checksum((tmp_path / f"{number}").read_bytes()) for number in range(CLIENTS)} == {checksum(content)}
    assert grown < GROWTH_BYTES
    last = stack.sql("SELECT COUNT(*) AS n, COUNT(DISTINCT sha256) AS one FROM archivos WHERE tamano_bytes = %s",
                     10 * MIB)[0]
    assert (last["n"], last["one"]) == (CLIENTS + 1, 1)


@pytest.fixture(scope="module")
def slow(stack, signed_in):
    """For as long as any lives or may live: one that reads nothing, one that sends a byte a second, and a phone."""
    admin = signed_in["ADMIN"]
    one = registrar(admin)
    big = upload(admin, one, bytes(10 * MIB))["archivo_id"]
    body, ended, begin = form(a_file(bytes(28 * PHONE_BYTES))), {}, time.monotonic()
    raws = {what: Raw(stack, timeout=40) for what in ("reads nothing", "a byte a second", "phone")}
    raws["reads nothing"].socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    raws["reads nothing"].send(head(f"GET /archivos/{big} HTTP/1.1", "Host: a", session=admin.session))
    for what in ("a byte a second", "phone"):
        raws[what].send(head(f"POST {archivos(one)} HTTP/1.1", "Host: a", f"Content-Type: {FORM['Content-Type']}",
                             f"Content-Length: {len(body)}", session=admin.session))
    sent = {"a byte a second": 200, "phone": 0}
    raws["a byte a second"].send(body[:200])
    gateway = stack.pid("gateway")
    while time.monotonic() - begin < REAPED_SECONDS + 3:
        beat = time.monotonic()
        for what, size in (("a byte a second", 1), ("phone", PHONE_BYTES)):
            if what not in ended:
                raws[what].send(body[sent[what]:sent[what] + size])
                sent[what] += size
                if select.select([raws[what].socket], [], [], 0)[0]:
                    ended[what] = raws[what].answer(), time.monotonic() - begin
        if "reads nothing" not in ended and not holds(gateway, raws["reads nothing"].socket.getsockname()[1]):
            ended["reads nothing"] = None, time.monotonic() - begin
        time.sleep(max(0, beat + 1 - time.monotonic()))  # this is the pace, not a wait for something
    yield ended
    for raw in raws.values():
        raw.__exit__()


def holds(pid, port):
    """Whether the other side of our connection from that port is still open, as the kernel tells."""
    ends = [line.split() for line in open(f"/proc/{pid}/net/tcp").read().splitlines()[1:]]
    return any(int(end[2].split(":")[1], 16) == port and end[3] == "01" for end in ends)


def test_who_reads_nothing_is_let_go(slow):
    assert slow["reads nothing"][1] < REAPED_SECONDS


def test_who_sends_a_byte_a_second_is_let_go(stack, slow):
    answer, seconds = slow["a byte a second"]
    assert seconds < REAPED_SECONDS and answer.status == 408
    wait_for(lambda: not spooled(stack), 5, "the spool is empty")


def test_a_slow_phone_has_its_time(slow):
    answer, seconds = slow["phone"]
    assert answer.status == 200 and seconds > 25
