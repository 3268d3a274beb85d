"""A store that fails under the whole stack: the client gets the right error within its time, and nothing is left behind."""
import time

import pytest

from support.archivos import a_file, barrer, download, noise, send, spooled, upload
from support.client import EMAILS, Client, registrar
from support.proxy import answer, hang, reset, slow, slow_to_take, truncate
from support.stack import Stack, wait_for

SMALL = noise(20_000)
LARGE = noise(9 * 1024 * 1024)  # in parts
REFUSED = answer("403 Forbidden", "SignatureDoesNotMatch")
NO_BUCKET = answer("404 Not Found", "NoSuchBucket")
SKEWED = answer("403 Forbidden", "RequestTimeTooSkewed")
SLOW_DOWN = answer("503 Slow Down", "SlowDown")
AT_ONCE = [(REFUSED, "refused"), (NO_BUCKET, "no bucket"), (SKEWED, "skewed"), (SLOW_DOWN, "slow down"), (reset, "reset")]
STUCK = [(hang, "hang"), (slow_to_take, "slow")]
MOST_SECONDS = 35  # 30 of the store's, and what the machine needs


def named(faults):
    return pytest.mark.parametrize("fault", [pytest.param(fault, id=name) for fault, name in faults])


@pytest.fixture(scope="module")
def clinic(radosgw):
    with radosgw.bucket_of_a_stack() as s3, Stack(bucket=s3) as stack:
        yield stack, Client(stack, timeout=MOST_SECONDS + 10).login(EMAILS["ADMIN"])


@pytest.fixture(autouse=True)
def mended(clinic):
    yield
    clinic[0].bucket.fault = None


def refused(stack, act, fault, status, code):
    """act() while the store fails is answered so, in time; and leaves nothing once the store is well."""
    kept, rows = stack.bucket.keys(), stack.sql("SELECT COUNT(*) AS n FROM archivos")
    stack.bucket.fault = fault
    begun = time.monotonic()
    got = act()
    assert (got.status, got.json["error"]["code"]) == (status, code)
    assert time.monotonic() - begun < MOST_SECONDS
    stack.bucket.fault = None
    wait_for(lambda: not spooled(stack), 10, "the spool is empty")
    barrer(stack, edad=0)
    assert stack.bucket.keys() == kept and stack.sql("SELECT COUNT(*) AS n FROM archivos") == rows


@named(AT_ONCE)
@pytest.mark.parametrize("content", [SMALL, LARGE], ids=["small", "large"])
def test_an_upload_that_the_store_refuses_is_a_502_and_leaves_nothing(clinic, fault, content):
    stack, admin = clinic
    one = registrar(admin)
    refused(stack, lambda: send(admin, one, a_file(content)), fault, 502, "STORAGE_ERROR")
    assert admin.get(f"/solicitudes/{one}").data["archivos"] == []
    assert upload(admin, one, content)["tamano_bytes"] == len(content), "it is well afterwards"


@named(STUCK)
def test_an_upload_into_a_store_that_does_not_move_is_a_504_in_its_time(clinic, fault):
    stack, admin = clinic
    one = registrar(admin)
    refused(stack, lambda: send(admin, one, a_file(LARGE)), fault, 504, "STORAGE_TIMEOUT")


@named([*AT_ONCE, (truncate, "truncated")])
def test_a_download_that_the_store_refuses_is_a_502_and_no_missing_file(clinic, fault):
    stack, admin = clinic
    archivo = upload(admin, registrar(admin), SMALL)["archivo_id"]
    refused(stack, lambda: download(admin, archivo), fault, 502, "STORAGE_ERROR")
    assert download(admin, archivo).body == SMALL


@named([(hang, "hang"), (slow, "slow")])
def test_a_download_from_a_store_that_does_not_move_is_a_504_in_its_time(clinic, fault):
    stack, admin = clinic
    archivo = upload(admin, registrar(admin), noise(200_000))["archivo_id"]
    refused(stack, lambda: download(admin, archivo), fault, 504, "STORAGE_TIMEOUT")
