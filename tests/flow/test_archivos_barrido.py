"""The sweep: the store and the rows are made to agree, and no file that anybody may have is lost by it."""
import os
import re
import time

import pytest
from support.archivos import barrer, download, kept, noise, upload
from support.client import EMAILS, Client, registrar
from support.stack import Stack, wait_for

SOON = 20
AGE = 600


@pytest.fixture(scope="module")
def clinic():
    """A stack whose store nobody else fills."""
    with Stack() as stack:
        yield stack, Client(stack).login(EMAILS["ADMIN"])


def uploads(stack):
    return stack.run_dir / "uploads"


def leave(path, age=AGE + 60, content=b"left"):
    """A file that somebody left there, so many seconds ago."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (time.time() - age,) * 2)
    return path


def a_key(stack, shard=None):
    name = os.urandom(15).hex()
    return uploads(stack) / (shard or os.urandom(1).hex()) / name


def test_bytes_without_a_row_go_once_they_are_old(clinic):
    stack, admin = clinic
    mine = upload(admin, registrar(admin), b"mine")["archivo_id"]
    old, young = leave(a_key(stack)), leave(a_key(stack), age=AGE - 60)
    foreign = [leave(uploads(stack) / "ab" / "notes.txt"), leave(uploads(stack) / "README")]
    for path in kept(stack):  # also what is ours and old stays
        os.utime(path, (1, 1)) if path.read_bytes() == b"mine" else None
    done = barrer(stack)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "removed 1 without a row (4 bytes)" in done.stdout
    assert not old.exists() and young.exists() and all(path.exists() for path in foreign)
    assert barrer(stack, edad=0).returncode == 0 and not young.exists()
    for path in foreign:
        path.unlink()
    assert download(admin, mine).body == b"mine"


def test_a_row_without_bytes_is_told_and_stays(clinic):
    stack, admin = clinic
    before = set(kept(stack))
    one = registrar(admin)
    sent = upload(admin, one, b"x" * 1000)
    path, = set(kept(stack)) - before
    content = path.read_bytes()
    path.unlink()
    try:
        done = barrer(stack)
    finally:
        path.write_bytes(content)  # from a backup, say
    assert done.returncode == 1
    assert f"file {sent['archivo_id']} of request {one} has no bytes: {path.parent.name}/{path.name}" in done.stdout
    stack.logged("files", f'"row_without_bytes","archivo_id":{sent["archivo_id"]},')
    assert barrer(stack).returncode == 0
    assert download(admin, sent["archivo_id"]).body == content


def test_files_of_requests_that_are_no_more_go(clinic):
    """Deleted before files followed the log, or while a file was on its way."""
    stack, admin = clinic
    stays, before = upload(admin, registrar(admin), b"stays"), set(kept(stack))
    gone = [upload(admin, registrar(admin), b"gone")["archivo_id"] for _ in range(3)]
    theirs = set(kept(stack)) - before
    stack.sql("UPDATE solicitud_archivo SET solicitud_id = 999999000 + archivo_id WHERE archivo_id IN (%s, %s, %s)", *gone)
    done = barrer(stack)
    assert done.returncode == 0 and "3 of deleted requests" in done.stdout
    assert not any(path.exists() for path in theirs)
    assert not stack.sql("SELECT 1 FROM archivos WHERE archivo_id IN (%s, %s, %s)", *gone)
    assert download(admin, stays["archivo_id"]).body == b"stays"


def test_uploads_that_nobody_continues_go(clinic):
    stack, _ = clinic
    spool = uploads(stack) / "subidas"
    old, young = leave(spool / os.urandom(16).hex()), leave(spool / os.urandom(16).hex(), age=1)
    assert "1 abandoned uploads" in barrer(stack, edad=60).stdout or not old.exists()  # files sweeps them by itself, too
    assert not old.exists() and young.exists()
    young.unlink()


def test_it_goes_through_more_than_a_stretch_and_misses_nothing(clinic):
    stack, admin = clinic
    one = registrar(admin)
    mine = {upload(admin, one, noise(100 + i))["archivo_id"]: 100 + i for i in range(30)}
    left = [leave(a_key(stack, f"{i % 7:02x}")) for i in range(2500)]
    done = barrer(stack)
    assert done.returncode == 0 and "removed 2500 without a row" in done.stdout
    looked, files = map(int, re.match(r"(\d+) in the store, (\d+) files", done.stdout).groups())
    assert looked == 2500 + files and files == stack.sql("SELECT COUNT(*) AS n FROM archivos")[0]["n"]
    assert not any(path.exists() for path in left)
    assert all(len(download(admin, archivo_id).body) == size for archivo_id, size in mine.items())


def test_files_sweeps_by_itself_every_hour(clinic):
    stack, _ = clinic
    old = leave(a_key(stack))
    due = "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), siguiente_en) AS seconds FROM archivo_barrido"
    wait_for(lambda: stack.sql(due)[0]["seconds"] > 3000, SOON, "the first one is over", pause=0.2)
    assert old.exists()
    stack.sql("UPDATE archivo_barrido SET siguiente_en = UTC_TIMESTAMP(6)")
    wait_for(lambda: not old.exists(), SOON, "it swept", pause=0.2)
    wait_for(lambda: 3500 < stack.sql(due)[0]["seconds"] <= 3600, SOON, "the next one is planned", pause=0.2)


def test_one_sweeps_at_a_time(clinic):
    stack, _ = clinic
    old = leave(a_key(stack))
    other = stack.connect("DB_URL_ROOT")
    with other.cursor() as cursor:
        cursor.execute("SELECT GET_LOCK('cmep_files_sweep', 5)")
    done = barrer(stack)
    assert done.returncode == 1 and "files.barrido_step" in done.stderr and old.exists()
    other.close()
    assert barrer(stack).returncode == 0 and not old.exists()


def test_a_store_that_cannot_be_read_is_no_store_without_files(clinic):
    stack, admin = clinic
    sent = upload(admin, registrar(admin), b"x")
    uploads(stack).rename(stack.run_dir / "elsewhere")
    try:
        done = barrer(stack)
        assert done.returncode == 1 and "has no bytes" not in done.stdout
    finally:
        (stack.run_dir / "elsewhere").rename(uploads(stack))
    assert barrer(stack).returncode == 0
    assert download(admin, sent["archivo_id"]).body == b"x"


def test_ready_names_the_storage_while_it_is_gone(clinic):
    """The file store's disk, of which a load balancer should know."""
    stack, admin = clinic
    assert admin.get("/ready").status == 200
    uploads(stack).rename(stack.run_dir / "elsewhere")
    try:
        wait_for(lambda: admin.get("/ready").status == 503, SOON, "it is told", pause=0.2)
        assert admin.get("/ready").json["error"]["message"] == "No responde: storage."
        assert stack.status("/health") == 200 and admin.get("/solicitudes").status == 200
    finally:
        (stack.run_dir / "elsewhere").rename(uploads(stack))
    wait_for(lambda: admin.get("/ready").status == 200, SOON, "it is back", pause=0.2)
