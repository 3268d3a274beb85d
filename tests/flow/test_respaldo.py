"""A backup while people work, and the clinic as it was when that is had back: requests, files, figures and sessions."""
import os
import subprocess
import tarfile
import threading
from pathlib import Path

import pytest
from support.archivos import barrer, checksum, download, noise, upload
from support.client import EMAILS, Client, detalle, registrar
from support.stack import BUILD, ROOT, Stack, wait_for

pytestmark = pytest.mark.skipif(os.environ.get("CMEP_DATABASE") == "mysql" or os.environ.get("CMEP_STORE") == "s3",
                                reason="a backup is of what `make up` runs: MariaDB, and files in a folder")


def local(script, *arguments):
    return subprocess.run([ROOT / "infra/local" / script, *arguments], capture_output=True, text=True, timeout=120)


class Working(threading.Thread):
    """Somebody who registers requests and adds a file to each; `done` holds (request, file, checksum) of what was
    acknowledged."""

    def __init__(self, stack):
        super().__init__(daemon=True)
        self._client, self._over, self.done, self.failure = Client(stack).login(EMAILS["ADMIN"]), threading.Event(), [], None

    def run(self):
        try:
            while not self._over.is_set():
                content = noise(40_000)
                one = registrar(self._client)
                self.done.append((one, upload(self._client, one, content)["archivo_id"], checksum(content)))
        except Exception as failure:  # shown where it is waited for
            self.failure = failure

    def more(self, count):
        seen = len(self.done)
        wait_for(lambda: self.failure or len(self.done) >= seen + count, 60, f"{count} more requests")
        assert not self.failure, self.failure

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self.join(60)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A backup that was made while somebody worked: its file, what was acknowledged before it, and a session."""
    folder = Path(tmp_path_factory.mktemp("respaldo"))
    with Stack() as stack:
        admin = Client(stack).login(EMAILS["ADMIN"])
        with Working(stack) as working:
            working.more(5)
            before = list(working.done)
            made = local("backup", folder / "clinic.tar.gz", stack.run_dir)
            assert made.returncode == 0, made.stdout + made.stderr
            working.more(1)
        yield folder / "clinic.tar.gz", before, admin.session


@pytest.fixture(scope="module")
def restored(kept, tmp_path_factory):
    folder = Path(tmp_path_factory.mktemp("r"))
    done = local("restore", kept[0], folder / "run")
    assert done.returncode == 0, done.stdout + done.stderr
    with Stack(kept_in=folder / "run") as stack:
        yield stack


def test_what_was_acknowledged_before_is_there_with_its_files(kept, restored):
    admin = Client(restored).login(EMAILS["ADMIN"])
    for one, archivo, expected in kept[1]:
        assert detalle(admin, one)["solicitud_id"] == one
        assert checksum(download(admin, archivo).body) == expected


def test_every_file_that_the_database_names_is_there(restored):
    swept = barrer(restored, edad=0)
    assert swept.returncode == 0, swept.stdout + swept.stderr


def test_figures_are_those_of_the_requests(restored):
    for what in ("reports", "workflow"):
        verified = subprocess.run([BUILD / "cmepctl", what, "verify"], capture_output=True, text=True, timeout=60,
                                  env={**restored.environment, **restored.settings()})
        assert verified.returncode == 0, verified.stdout + verified.stderr


def test_who_was_signed_in_still_is(kept, restored):
    assert Client(restored, session=kept[2]).get("/auth/me").status == 200


def test_work_goes_on_where_it_was(restored):
    admin = Client(restored).login(EMAILS["ADMIN"])
    one = registrar(admin)
    archivo = upload(admin, one, b"new")["archivo_id"]
    assert [file["archivo_id"] for file in detalle(admin, one)["archivos"]] == [archivo]


def test_a_backup_is_for_its_owners_eyes_and_is_not_written_over(kept):
    assert kept[0].stat().st_mode & 0o077 == 0
    again = local("backup", kept[0])
    assert again.returncode == 1 and "there already" in again.stderr


def test_a_folder_with_something_in_it_is_not_written_over(kept, tmp_path):
    (tmp_path / "secrets").write_text("of another stack")
    refused = local("restore", kept[0], tmp_path)
    assert refused.returncode == 1 and "not empty" in refused.stderr
    assert (tmp_path / "secrets").read_text() == "of another stack"


def test_what_is_cut_off_leaves_no_half_of_a_stack(kept, tmp_path):
    (tmp_path / "parts").mkdir()
    subprocess.run(["tar", "--extract", "--file", kept[0], "--directory", tmp_path / "parts"], check=True)
    dump = tmp_path / "parts" / "database.sql"
    dump.write_text(dump.read_text()[:20_000] + "\nTHIS IS NO STATEMENT;\n")
    broken = tmp_path / "broken.tar.gz"
    with tarfile.open(broken, "w:gz") as archive:
        for part in ("secrets", "database.sql", "uploads"):
            archive.add(tmp_path / "parts" / part, part)
    refused = local("restore", broken, tmp_path / "run")
    assert refused.returncode != 0 and not (tmp_path / "run").exists()


def test_a_backup_of_what_does_not_run_says_so(tmp_path):
    refused = local("backup", tmp_path / "x.tar.gz", tmp_path)
    assert refused.returncode == 1 and "no MariaDB" in refused.stderr
    assert list(tmp_path.iterdir()) == []
