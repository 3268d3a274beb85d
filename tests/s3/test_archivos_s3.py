"""The whole stack with its files in a bucket: sent, fetched, deleted, swept, and moved there and back."""
import subprocess
import threading
import urllib.request
from contextlib import contextmanager
from datetime import datetime, timezone
from types import SimpleNamespace
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest

from support.archivos import a_file, barrer, checksum, download, kept, noise, send, upload
from support.client import EMAILS, Client, path, registrar
from support.proxy import Proxy, answer, hang
from support.s3 import ACCESS_KEY, SECRET
from support.stack import BUILD, Stack, wait_for

SOON = 30


class Kept:
    """The bucket as its disk tells: once radosgw's posix filter has listed one, it lists what comes later twice, the second
    time with other sizes and times."""

    def __init__(self, radosgw, bucket):
        self.name, self._folder = bucket.name, radosgw.folder / "posix" / bucket.name

    def files(self):
        return sorted((unquote(path.name), path) for path in self._folder.iterdir() if not path.name.startswith("."))

    def keys(self):
        return [key for key, _ in self.files()]

    def listed(self, request):
        """The answer to a request for a list, by which the stack gets one that is true; None to any other."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(request.target).query).items()}
        if "list-type" not in query:
            return None
        found = [(key, path.stat()) for key, path in self.files() if key > query.get("start-after", "")]
        rows = "".join(f"<Contents><Key>{quote(key, safe='')}</Key><LastModified>{time_of(about)}</LastModified>"
                       f"<Size>{about.st_size}</Size></Contents>" for key, about in found[:int(query["max-keys"])])
        return answer("200 OK", body=f"<ListBucketResult>{rows}</ListBucketResult>")


def time_of(about):
    return datetime.fromtimestamp(about.st_mtime, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


@pytest.fixture
def s3(radosgw, bucket):
    """A bucket: .settings for a stack, .keys() of what is in it, .ask(...) past the stack, and .fault, which may be set."""
    kept_ = Kept(radosgw, bucket)
    s3 = SimpleNamespace(keys=kept_.keys, ask=bucket.ask, fault=None)
    with Proxy(bucket.port, lambda request, n: s3.fault or kept_.listed(request)) as proxy:
        s3.settings = {"FILE_STORAGE": "s3", "S3_BUCKET": bucket.name, "S3_REGION": "us-east-1", "S3_PATH_STYLE": "1",
                       "S3_ENDPOINT": f"http://127.0.0.1:{proxy.port}", "S3_ENCRYPTION": "none",
                       "AWS_ACCESS_KEY_ID": ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
        yield s3


@pytest.fixture
def clinic(s3):
    with Stack(**s3.settings) as stack:
        yield stack, Client(stack).login(EMAILS["ADMIN"])


def test_a_file_in_a_bucket_is_as_good_and_goes_with_its_request(clinic, s3):
    stack, admin = clinic
    one, content = registrar(admin), noise(9 * 1024 * 1024)
    sent = upload(admin, one, content, "grande.bin", "application/octet-stream")
    plain = send(admin, one, a_file(b"of no type", kind=None)).data
    assert checksum(download(admin, sent["archivo_id"]).body) == checksum(content)
    assert download(admin, sent["archivo_id"], Range="bytes=100-199").body == content[100:200]
    assert download(admin, plain["archivo_id"]).body == b"of no type"
    with urllib.request.urlopen(admin.get(f"/archivos/{plain['archivo_id']}/url").data["download_url"]) as direct:
        assert direct.read() == b"of no type" and "attachment" in direct.headers["Content-Disposition"]
    assert len(s3.keys()) == 2 and not kept(stack)
    assert admin.delete(path(one)).status == 200
    assert download(admin, sent["archivo_id"]).status == 404
    wait_for(lambda: not s3.keys(), SOON, "the bytes are gone", pause=0.2)


def test_a_bucket_is_swept_and_a_file_that_is_missing_there_is_named(clinic, s3):
    stack, admin = clinic
    mine, lost = (upload(admin, registrar(admin), b"mine"), upload(admin, registrar(admin), b"lost"))
    key = stack.sql("SELECT storage_path AS clave FROM archivos WHERE archivo_id = %s", lost["archivo_id"])[0]["clave"]
    assert s3.ask("DELETE", key)[0] == 204
    for i in range(5):
        s3.ask("PUT", f"a{i}/" + "0" * 30, body=b"left")
    s3.ask("PUT", "informes/anual.txt", body=b"not ours")
    assert "removed 0 without a row" in barrer(stack).stdout, "they are too young"
    done = barrer(stack, edad=0)
    assert done.returncode == 1 and "removed 5 without a row (20 bytes)" in done.stdout
    assert f"file {lost['archivo_id']} of" in done.stdout and key in done.stdout
    assert len(s3.keys()) == 2 and "informes/anual.txt" in s3.keys()
    assert download(admin, mine["archivo_id"]).body == b"mine"


@pytest.mark.parametrize("fault", [hang, answer("503 Slow Down", "SlowDown"), answer("403 Forbidden", "InvalidAccessKeyId")])
def test_ready_names_a_bucket_that_does_not_answer_and_nobody_waits_for_it(s3, fault):
    with Stack(**s3.settings) as stack:
        asking = Client(stack, timeout=5)
        s3.fault = fault
        wait_for(lambda: asking.get("/ready").status == 503, SOON, "it is told", pause=0.2)
        assert asking.get("/ready").json["error"]["message"] == "No responde: storage."
        s3.fault = None
        wait_for(lambda: asking.get("/ready").status == 200, SOON, "it is back", pause=0.2)


# -- from one store to the other --------------------------------------------------------------------

def migrate(stack, old, new):
    return subprocess.run([BUILD / "cmepctl", "files", "migrate-store", old, new], capture_output=True, text=True,
                          timeout=120, env={**stack.environment, **stack.settings()})


def again(stack, **environment):
    """Ends and starts everything, as configured now."""
    stack.terminate()
    stack.environment.update(environment)
    stack.start()


@contextmanager
def readers(stack, admin, files, count=3):
    """People who fetch any of {archivo_id: checksum} over and over; none may miss one, nor get another."""
    over, wrong, read = threading.Event(), [], []

    def fetch():
        client = admin.again(stack)
        while not over.is_set():
            for archivo_id, expected in list(files.items()):
                got = download(client, archivo_id)
                if got.status != 200 or checksum(got.body) != expected:
                    wrong.append((archivo_id, got.status))
                read.append(archivo_id)
    threads = [threading.Thread(target=fetch) for _ in range(count)]
    for thread in threads:
        thread.start()
    yield
    over.set()
    for thread in threads:
        thread.join()
    assert not wrong, wrong[:10]
    assert len(read) > len(files)


def fill(admin, count, files):
    one = registrar(admin)
    for i in range(count):
        content = noise(i * i * 1000 % 700_000)
        files[upload(admin, one, content)["archivo_id"]] = checksum(content)


def test_all_files_move_to_a_bucket_and_back_while_they_are_fetched(s3):
    files = {}
    with Stack() as stack:
        admin = Client(stack).login(EMAILS["ADMIN"])
        fill(admin, 40, files)
        refused = migrate(stack, "local", "s3")
        assert refused.returncode == 1 and "FILE_STORAGE_OLD" in refused.stderr
        for environment, old, new in (({**s3.settings, "FILE_STORAGE_OLD": "local"}, "local", "s3"),
                                      ({"FILE_STORAGE": "local", "FILE_STORAGE_OLD": "s3"}, "s3", "local")):
            again(stack, **environment)
            count = len(files)
            with readers(stack, admin, files):
                fill(admin, 3, files)
                done = migrate(stack, old, new)
            assert done.returncode == 0 and f"moved {count} files" in done.stdout.splitlines()[-1], done
            assert (len(kept(stack)), len(s3.keys())) == ((0, len(files)) if new == "s3" else (len(files), 0))
            again(stack, FILE_STORAGE_OLD="")
            assert all(checksum(download(admin, one).body) == expected for one, expected in files.items())


def test_a_move_that_was_cut_off_goes_on_and_what_is_damaged_stays(s3):
    files = {}
    with Stack(**{**s3.settings, "FILE_STORAGE": "local"}) as stack:
        admin = Client(stack).login(EMAILS["ADMIN"])
        fill(admin, 40, files)
        damaged = stack.sql("SELECT archivo_id, storage_path AS clave FROM archivos WHERE archivo_id = %s", list(files)[9])[0]
        file = stack.run_dir / "uploads" / damaged["clave"]
        whole = file.read_bytes()
        file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        again(stack, FILE_STORAGE="s3", FILE_STORAGE_OLD="local")
        moving = threading.Thread(target=migrate, args=(stack, "local", "s3"))
        moving.start()
        wait_for(lambda: len(s3.keys()) > 5, SOON, "some have moved")
        stack.kill("files")
        moving.join()
        wait_for(lambda: stack.status("/ready") == 200, SOON, "files is back")
        assert len(kept(stack)) > 1
        done = migrate(stack, "local", "s3")
        assert done.returncode == 1 and f"file {damaged['archivo_id']} is not what it was, and stays: {damaged['clave']}" in done.stdout
        assert [path for path in kept(stack)] == [file] and len(s3.keys()) == len(files) - 1
        file.write_bytes(whole)  # from a backup
        assert migrate(stack, "local", "s3").returncode == 0
        assert all(checksum(download(admin, one).body) == expected for one, expected in files.items())
        assert barrer(stack, edad=0).returncode == 0 and len(s3.keys()) == len(files)
