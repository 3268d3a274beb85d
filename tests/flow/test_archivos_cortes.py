"""Files, whatever dies while they come or go: after a sweep there are no bytes without a row and no row without bytes, and
what was acknowledged is there, byte by byte, or is gone."""
import http.client
import os
import random
import threading
from contextlib import suppress

import pytest
from support.archivos import a_file, archivos, barrer, checksum, download, form, FORM, kept, noise, send, spooled, upload
from support.client import EMAILS, Client, registrar
from support.raw import Raw, head
from support.stack import Stack, wait_for

CUTS = int(os.environ.get("CMEP_FILE_CUTS", "10"))
PROGRAMS = ["files", "gateway"]
WRITERS = 3
LONGEST_SECONDS = 0.25


@pytest.fixture(scope="module")
def clinic():
    with Stack() as stack:
        admin = Client(stack).login(EMAILS["ADMIN"])
        yield stack, admin, registrar(admin)


def doing(act):
    """Whether act() was answered 200; what was cut off was not."""
    with suppress(OSError, http.client.HTTPException):
        answer = act()
        return answer if answer.status == 200 else None


class Sending(threading.Thread):
    """act() in a thread; .answer is None when it was not acknowledged."""

    def __init__(self, act):
        super().__init__(daemon=True)
        self._act, self.answer = act, None
        self.start()

    def run(self):
        self.answer = doing(self._act)

    def end(self):
        self.join(60)
        assert not self.is_alive()
        return self.answer


def settled(stack):
    """Waits until all is up and nothing that was begun is still being written. The database repeats what it said of its
    transactions to who asks within 0.1 s."""
    waiting = lambda: [row for row in stack.sql("SHOW PROCESSLIST") if "Waiting for table" in (row["State"] or "")]
    wait_for(lambda: not waiting(), 20, "nobody waits to write", pause=0.2)
    wait_for(lambda: not stack.sql("SELECT 1 FROM information_schema.innodb_trx"), 20, "nobody writes", pause=0.2)
    wait_for(lambda: doing(lambda: Client(stack).get("/ready")), 30, "all is up")


def swept(stack, admin):
    """What is wrong once the sweep has been."""
    settled(stack)
    done = wait_for(lambda: (done := barrer(stack, edad=0)).stderr == "" and done, 30, "it sweeps")
    rows = stack.sql("SELECT a.archivo_id, a.storage_path AS clave, a.sha256 FROM archivos a"
                     " JOIN solicitud_archivo s ON s.archivo_id = a.archivo_id")
    there = {f"{path.parent.name}/{path.name}" for path in kept(stack)}
    wrong = [f"swept: {done.stdout}"] if done.returncode != 0 else []
    if there != {row["clave"] for row in rows} or len(there) != len(rows):
        wrong.append(f"{there ^ {row['clave'] for row in rows}} are in one place alone")
    if len(rows) != stack.sql("SELECT COUNT(*) AS n FROM archivos")[0]["n"]:
        wrong.append("a file without a request")
    if spooled(stack):
        wrong.append(f"left of uploads: {spooled(stack)}")
    return wrong


def lost(admin, files):
    """Those of {archivo_id: checksum, or None for one that was deleted} that are not as they were acknowledged."""
    def got(archivo_id):
        answer = download(admin, archivo_id)
        return checksum(answer.body) if answer.status == 200 else None if answer.status == 404 else answer.status
    return [archivo_id for archivo_id, expected in files.items() if got(archivo_id) != expected]


def some_work(stack, admin, one, known, rng):
    """A person who sends files and deletes some of them until something dies; notes in `known` what was acknowledged."""
    client = admin.again(stack)
    for _ in range(20):
        content = noise(rng.choice((100, 70_000, 300_000, 1_000_000)))
        answer = doing(lambda: send(client, one, a_file(content)))
        if not answer:
            return
        archivo_id = answer.data["archivo_id"]
        known[archivo_id] = checksum(content)
        if rng.random() < 0.5:
            deleted = doing(lambda: client.delete(f"/archivos/{archivo_id}"))
            known.pop(archivo_id)
            if not deleted:
                return
            known[archivo_id] = None


@pytest.mark.parametrize("program", PROGRAMS)
def test_nothing_acknowledged_is_lost_whenever_a_process_dies(clinic, program, capsys):
    stack, admin, one = clinic
    rng, all_known, wrong = random.Random(program), {}, []
    for cut in range(CUTS):
        known = {}
        work = [threading.Thread(target=some_work, args=(stack, admin, one, known, random.Random(f"{program} {cut} {i}")),
                                 daemon=True) for i in range(WRITERS)]
        for thread in work:
            thread.start()
        work[0].join(rng.uniform(0, LONGEST_SECONDS))  # the moment is the test
        stack.kill(program)
        for thread in work:
            thread.join(60)
            assert not thread.is_alive()
        wrong += swept(stack, admin)
        wrong += [f"cut {cut}: {archivo_id} is not as acknowledged" for archivo_id in lost(admin, known)]
        all_known.update(known)
    wrong += [f"{archivo_id} was lost later" for archivo_id in lost(admin, all_known)]
    with capsys.disabled():
        print(f"\n{CUTS} times kill -9 of {program}: {len(all_known)} files acknowledged,"
              f" {sum(known is None for known in all_known.values())} of them deleted again; {len(wrong)} wrong")
    assert not wrong, "\n".join(wrong)


# Where it is held up: writing to that table waits, so that what comes before is done and what comes after is not. The bytes
# are kept before the first, the row is there before the last.
STEPS = ["archivos", "solicitud_archivo", "nota_pendiente", "solicitud_estado_historial"]


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("table", STEPS)
@pytest.mark.parametrize("what", ["upload", "delete"])
def test_a_file_comes_or_goes_whole_when_a_process_dies_at_the_step(clinic, what, table, program):
    stack, admin, one = clinic
    content, client = noise(200_000), admin.again(stack)
    there = upload(admin, one, content)["archivo_id"]
    lock = stack.connect("DB_URL_ROOT")
    with lock.cursor() as cursor:
        cursor.execute(f"LOCK TABLES {table} READ")
    sending = Sending((lambda: send(client, one, a_file(content))) if what == "upload" else
                      (lambda: client.delete(f"/archivos/{there}")))
    try:
        wait_for(lambda: [row for row in stack.sql("SHOW PROCESSLIST") if "Waiting for table" in (row["State"] or "")
                          and table in (row["Info"] or "")], 5, f"it waits to write {table}")
        stack.kill(program)
        answer = sending.end()
    finally:
        with lock.cursor() as cursor:
            cursor.execute("UNLOCK TABLES")
        lock.close()
    wrong = swept(stack, admin)
    assert not wrong, "\n".join(wrong)
    known = {there: checksum(content)} if what == "upload" else {there: None} if answer else {}
    if what == "upload" and answer:
        known[answer.data["archivo_id"]] = checksum(content)
    assert not lost(admin, known)


@pytest.mark.parametrize("program", PROGRAMS)
def test_an_upload_whose_process_dies_before_it_is_whole_leaves_nothing(clinic, program):
    stack, admin, one = clinic
    before, body = set(kept(stack)), form(a_file(bytes(900_000)))
    with Raw(stack) as raw:
        raw.send(head(f"POST {archivos(one)} HTTP/1.1", "Host: a", f"Content-Type: {FORM['Content-Type']}",
                      f"Content-Length: {len(body)}", session=admin.session) + body[:500_000])
        wait_for(lambda: sum(path.stat().st_size for path in spooled(stack)) > 300_000, 10, "some of it is there")
        stack.kill(program)
    assert not swept(stack, admin)
    assert set(kept(stack)) == before
