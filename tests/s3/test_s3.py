"""Files in a bucket of a real radosgw: what is kept comes back, and what goes wrong is named and leaves nothing behind."""
import os
import socket
import ssl
import subprocess
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress

import pytest

from support.proxy import answer, corrupt, hang, mute, reset, slow, slow_to_take, truncate

PART = 8 * 1024 * 1024
SMALL = os.urandom(20_000)
LARGE = os.urandom(2 * PART + 12345)
SLOW_DOWN = answer("503 Slow Down", "SlowDown")


def always(fault):
    return lambda request, n: fault


def once(fault, times=1):
    return lambda request, n: fault if n < times else None


# ---------------------------------------------------------------- what works

@pytest.mark.parametrize("size", [0, 1, len(SMALL), PART])
def test_a_small_file_comes_back_and_is_encrypted(store, bucket, size):
    data = LARGE[:size]
    assert store.keep("ab/cd/file", data, S3_ENCRYPTION="AES256").status == "OK"
    headers, body = bucket.get("ab/cd/file")
    assert body == data
    assert headers["x-amz-server-side-encryption"] == "AES256"
    assert headers["Content-Type"] == "image/png"


def test_a_large_file_goes_in_parts_two_at_a_time(broken, bucket):
    store, proxy = broken(lambda request, n: None)
    assert store.keep("large", LARGE).status == "OK"
    assert bucket.get("large")[1] == LARGE
    asked = [(request.method, request.target.partition("?")[2].partition("=")[0]) for request in proxy.requests]
    assert asked[0] == ("POST", "uploads") and asked[-1] == ("POST", "uploadId")
    assert asked[1:-1] == [("PUT", "partNumber")] * 3
    assert all("x-amz-checksum-sha256" in request.headers for request in proxy.requests[1:-1])
    assert bucket.uploads() == []


def test_the_parts_of_a_pair_are_under_way_at_the_same_time(broken, bucket):
    def fault(request, n):
        if "partNumber=1&" in request.target:  # waits for the other one
            deadline = time.monotonic() + 5
            while time.monotonic() < deadline and not any("partNumber=2&" in each.target for each in proxy.requests):
                time.sleep(0.01)
            return None if any("partNumber=2&" in each.target for each in proxy.requests) else answer("400 Alone", "Alone")
        return None
    store, proxy = broken(fault)
    assert store.keep("large", LARGE[:2 * PART]).status == "OK"


@pytest.mark.parametrize("encryption", ["AES256", "none"])
def test_whether_it_is_encrypted_is_asked_for_as_configured(broken, encryption):
    store, proxy = broken(lambda request, n: None)
    assert store.keep("small", SMALL, S3_ENCRYPTION=encryption).status == "OK"
    assert store.keep("large", LARGE, S3_ENCRYPTION=encryption).status == "OK"
    asked = [request.headers.get("x-amz-server-side-encryption") for request in proxy.requests
             if request.method == "PUT" and "partNumber" not in request.target or request.target.endswith("?uploads=")]
    assert asked == ([encryption] * 2 if encryption != "none" else [None] * 2)


@pytest.mark.parametrize("offset, size", [(0, 1), (1, 2), (0, len(LARGE)), (PART - 3, 7), (len(LARGE) - 5, 5),
                                          (len(LARGE) - 5, 100), (len(LARGE), 10), (len(LARGE) + 1, 10), (5, 0)])
def test_any_stretch_is_read_as_it_is(store, bucket, offset, size):
    bucket.ask("PUT", "large", body=LARGE)
    result, data = store.read("large", offset, size)
    assert (result.status, data) == ("OK", LARGE[offset:offset + size])


@pytest.mark.parametrize("key", ["a b+c", "ñandú/文件.pdf", "a=b&c", "%41", "a/../b", "~-_.", "'()*!$@:;,", "x" * 200])
def test_any_key_is_kept_listed_read_and_removed(store, bucket, key):
    assert store.keep(key, SMALL).status == "OK"
    assert [each["key"] for each in store.run("list", "", 10).objects] == [key]
    assert store.read(key, 0, len(SMALL))[1] == SMALL
    assert store.run("remove", key).status == "OK"
    assert bucket.keys() == []


def test_the_list_goes_on_after_a_key(store, bucket):
    before = time.time()
    for key in ("a/1", "a/2", "b/1", "b/2", "c"):
        bucket.ask("PUT", key, body=key.encode())
    seen, after = [], ""
    while page := store.run("list", after, 2).objects:
        seen += page
        after = page[-1]["key"]
    assert [each["key"] for each in seen] == ["a/1", "a/2", "b/1", "b/2", "c"]
    assert [each["size_bytes"] for each in seen] == [3, 3, 3, 3, 1]
    assert all(before - 5 < each["modified"] < time.time() + 5 for each in seen)


def test_what_is_not_there_is_not_found_and_removed_without_complaint(store):
    result, _ = store.read("none", 0, 10)
    assert result.status == "NOT_FOUND"
    assert result.events("s3_refused")[0]["error"] == "NoSuchKey"
    assert store.run("remove", "none").status == "OK"


def fetch(url):
    try:
        with urllib.request.urlopen(url, timeout=10) as answered:
            return answered.status, answered.headers, answered.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


def test_a_url_serves_the_file_under_its_name_for_a_while_and_to_nobody_who_changed_it(store):
    store.keep("ab/ñ", SMALL)
    disposition = "attachment; filename=\"x.png\"; filename*=UTF-8''%C3%B1.png"
    url = store.run("url", "ab/ñ", 2, disposition, "image/gif").url
    status, headers, body = fetch(url)
    assert (status, body) == (200, SMALL)
    assert (headers["Content-Disposition"], headers["Content-Type"]) == (disposition, "image/gif")
    assert fetch(url.replace("gif", "png"))[0] == 403
    assert fetch(url.replace("ab/", "ac/"))[0] == 403
    time.sleep(3)
    assert fetch(url)[0] == 403


def test_the_bucket_may_be_in_the_host_s_name(broken):
    store, proxy = broken(lambda request, n: answer("204 No Content", body=""))
    own = {"S3_PATH_STYLE": "0", "S3_ENDPOINT": f"http://localhost:{proxy.port}"}  # libcurl has *.localhost itself
    assert store.run("remove", "a/b", **own).status == "OK"
    assert proxy.requests[0].target == "/a/b"
    assert proxy.requests[0].headers["host"] == f"{store.environment['S3_BUCKET']}.localhost:{proxy.port}"
    url = store.run("url", "a/b", 60, "attachment", "image/png", S3_PATH_STYLE="0", S3_ENDPOINT="").url
    assert url.startswith(f"https://{store.environment['S3_BUCKET']}.s3.us-east-1.amazonaws.com/a/b?")


def test_a_passing_key_sends_its_token(broken):
    store, proxy = broken(lambda request, n: answer("204 No Content", body=""))
    store.run("remove", "a", AWS_SESSION_TOKEN="the/token+of=it")
    headers = proxy.requests[0].headers
    assert headers["x-amz-security-token"] == "the/token+of=it"
    assert "x-amz-security-token" in headers["authorization"]
    assert "X-Amz-Security-Token=the%2Ftoken%2Bof%3Dit" in store.run("url", "a", 60, "x", "y",
                                                                   AWS_SESSION_TOKEN="the/token+of=it").url


# ---------------------------------------------------------------- what is wrong for good: named, and not repeated

@pytest.mark.parametrize("environment, error", [
    ({"AWS_SECRET_ACCESS_KEY": "wrong"}, "SignatureDoesNotMatch"),
    ({"AWS_ACCESS_KEY_ID": "NOBODY"}, "InvalidAccessKeyId"),
    ({"S3_BUCKET": "not-there"}, "NoSuchBucket"),
    ({"S3_PROBE_CLOCK_OFFSET": "1200"}, "RequestTimeTooSkewed"),
    ({"S3_PROBE_CLOCK_OFFSET": "-1200"}, "RequestTimeTooSkewed"),
])
def test_what_is_configured_wrong_is_said_and_is_no_missing_file(store, bucket, environment, error):
    bucket.ask("PUT", "there", body=SMALL)
    for result in (store.read("there", 0, 10, **environment)[0], store.keep("new", SMALL, **environment),
                   store.keep("large", LARGE, **environment), store.run("list", "", 10, **environment)):
        assert result.status == "STORAGE_ERROR"
        assert result.ms < 2000
        refusals = result.events("s3_refused")
        assert [line["error"] for line in refusals] == [error]
        assert bool(result.events("clock_skewed")) == (error == "RequestTimeTooSkewed")
    assert bucket.keys() == ["there"] and bucket.uploads() == []


def test_a_refusal_without_the_right_to_list_is_a_missing_file(broken):
    store, _ = broken(always(answer("403 Forbidden", "AccessDenied")))
    result, _ = store.read("none", 0, 10)
    assert result.status == "NOT_FOUND"
    assert (result.events("s3_refused")[0]["code"], result.events("s3_refused")[0]["error"]) == (403, "AccessDenied")
    assert store.keep("new", SMALL).status == "STORAGE_ERROR"


def test_bytes_that_are_not_those_of_the_digest_are_not_kept(broken, bucket):
    store, proxy = broken(always(corrupt))
    result = store.keep("new", SMALL)
    assert result.status == "STORAGE_ERROR"
    assert result.events("s3_refused")[0]["error"] in ("XAmzContentSHA256Mismatch", "BadDigest")
    assert bucket.keys() == [] and len(proxy.requests) == 1


# ---------------------------------------------------------------- what passes: tried again

@pytest.mark.parametrize("fault", [SLOW_DOWN, answer("500 Internal Server Error", "InternalError"), reset,
                                   answer("400 Bad Request", "RequestTimeout"), answer("502 Bad Gateway", body="<html>")])
def test_a_fault_that_passes_is_not_seen(broken, bucket, fault):
    store, proxy = broken(once(fault, times=2))
    assert store.keep("new", SMALL).status == "OK"
    assert bucket.get("new")[1] == SMALL
    assert len(proxy.requests) == 3


def stretch(size, said):
    return answer("206 Partial Content", headers=[f"Content-Range: bytes {said}/20000"], body="x" * size)


@pytest.mark.parametrize("fault", [truncate, stretch(5, "5-14"), stretch(5, "5-9"), stretch(10, "0-9"),
                                   answer("200 OK", body="x" * 10)])
def test_an_answer_that_is_not_the_stretch_is_asked_for_again(broken, bucket, fault):
    bucket.ask("PUT", "file", body=SMALL)
    store, proxy = broken(once(fault))
    result, data = store.read("file", 5, 10)
    assert (result.status, data) == ("OK", SMALL[5:15])
    assert len(proxy.requests) == 2


def test_more_than_was_asked_for_is_not_taken(broken):
    store, proxy = broken(always(stretch(30, "5-34")))
    result, data = store.read("file", 5, 10)
    assert (result.status, data) == ("STORAGE_ERROR", b"")
    assert len(proxy.requests) == 1


@pytest.mark.parametrize("fault, most_tries", [(SLOW_DOWN, 3), (reset, 3), (truncate, 3),
                                               (answer("500 Internal Server Error", "InternalError"), 3),
                                               (answer("400 Bad Request", "InvalidRequest"), 1)])
def test_a_fault_that_stays_is_a_storage_error_after_two_retries(broken, bucket, fault, most_tries):
    bucket.ask("PUT", "file", body=SMALL)
    store, proxy = broken(always(fault))
    result, data = store.read("file", 0, len(SMALL))
    assert (result.status, data) == ("STORAGE_ERROR", b"")
    assert len(proxy.requests) == most_tries
    assert result.ms < 5000


def test_a_store_that_is_not_there_is_a_storage_error_at_once(store):
    result = store.keep("new", SMALL, S3_ENDPOINT="http://127.0.0.1:1")
    assert result.status == "STORAGE_ERROR" and result.ms < 2000


def test_a_store_with_another_s_certificate_is_sent_nothing(store, tmp_path):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                    "-subj", "/CN=localhost", "-keyout", tmp_path / "key", "-out", tmp_path / "certificate"],
                   check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "certificate", tmp_path / "key")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        came = []

        def serve():
            with suppress(OSError):
                while True:
                    client, _ = listener.accept()
                    came.append(client)
                    with suppress(ssl.SSLError), context.wrap_socket(client, server_side=True) as secure:
                        came.append(secure.recv(1000))
        threading.Thread(target=serve, daemon=True).start()
        result = store.keep("new", SMALL, S3_ENDPOINT=f"https://localhost:{listener.getsockname()[1]}")
    assert result.status == "STORAGE_ERROR"
    assert "certificate" in result.events("s3_refused")[0]["message"]
    assert len(came) == 1  # once, and not a byte of the request


def test_a_name_that_nobody_has_is_a_storage_error_within_the_deadline(store):
    result = store.keep("new", SMALL, S3_ENDPOINT="http://store.invalid", S3_PROBE_DEADLINE_MS="2000")
    assert result.status in ("STORAGE_ERROR", "STORAGE_TIMEOUT") and result.ms < 2500


# ---------------------------------------------------------------- what takes too long

@pytest.mark.parametrize("fault, size", [(hang, 0), (slow, 0), (hang, len(SMALL)), (slow_to_take, 3 * 1024 * 1024)])
def test_a_store_that_does_not_move_is_a_timeout_within_30_s(broken, bucket, fault, size):
    bucket.ask("PUT", "file", body=SMALL)
    store, proxy = broken(always(fault))
    result = store.keep("new", LARGE[:size]) if size else store.read("file", 0, len(SMALL))[0]
    assert result.status == "STORAGE_TIMEOUT"
    assert result.ms < 31_000
    assert len(proxy.requests) <= 3
    assert bucket.keys() == ["file"]


@pytest.mark.parametrize("fault", [hang, mute, slow])
def test_a_stuck_store_does_not_outlast_the_deadline(broken, bucket, fault):
    store, _ = broken(always(fault))
    for result in (store.run("list", "", 10, S3_PROBE_DEADLINE_MS="1000"),
                   store.keep("large", LARGE, S3_PROBE_DEADLINE_MS="1000")):
        assert result.status in ("STORAGE_TIMEOUT", "OK")
        assert result.ms < 2000


# ---------------------------------------------------------------- another region

def elsewhere(refusal):
    """The store is in eu-west-1 and says so to who asks for another."""
    return lambda request, n: None if "/eu-west-1/s3/" in request.headers["authorization"] else refusal


@pytest.mark.parametrize("refusal", [
    answer("301 Moved Permanently", "PermanentRedirect", headers=["x-amz-bucket-region: eu-west-1"]),
    answer("307 Temporary Redirect", "TemporaryRedirect", headers=["x-amz-bucket-region: eu-west-1",
                                                                    "Location: http://127.0.0.1:1/elsewhere"]),
    answer("400 Bad Request", body="<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-west-1</Region></Error>"),
])
def test_a_bucket_in_another_region_is_asked_there(broken, bucket, refusal):
    store, proxy = broken(elsewhere(refusal))
    assert store.keep("new", SMALL).status == "OK"
    assert bucket.get("new")[1] == SMALL
    assert len(proxy.requests) == 2
    assert store.keep("large", LARGE).status == "OK"
    assert bucket.get("large")[1] == LARGE


def test_a_bucket_that_is_nowhere_is_not_looked_for_for_ever(broken):
    regions = iter(f"eu-west-{n}" for n in range(100))
    store, proxy = broken(lambda request, n: answer("301 Moved Permanently", "PermanentRedirect",
                                                    headers=[f"x-amz-bucket-region: {next(regions)}"]))
    assert store.keep("new", SMALL).status == "STORAGE_ERROR"
    assert len(proxy.requests) == 2


def test_a_region_that_is_no_name_is_not_followed(broken):
    store, proxy = broken(always(answer("301 Moved Permanently", headers=["x-amz-bucket-region: evil.example/"])))
    assert store.keep("new", SMALL).status == "STORAGE_ERROR"
    assert len(proxy.requests) == 1


# ---------------------------------------------------------------- parts

def at_part(fault, part=2):
    return lambda request, n: fault if f"partNumber={part}&" in request.target else None


def at_completion(fault):
    return lambda request, n: fault if request.method == "POST" and "uploadId=" in request.target else None


@pytest.mark.parametrize("when", [
    at_part(answer("400 Bad Request", "InvalidRequest")), at_part(SLOW_DOWN), at_part(corrupt, 3), at_part(reset, 1),
    at_completion(answer("400 Bad Request", "InvalidPart")),
    at_completion(answer("200 OK", "InternalError")),
])
def test_a_broken_upload_in_parts_leaves_nothing(broken, bucket, radosgw, when):
    store, _ = broken(when)
    assert store.keep("large", LARGE).status == "STORAGE_ERROR"
    assert bucket.keys() == [] and bucket.uploads() == [] and radosgw.files(bucket) == []


def test_a_stuck_upload_in_parts_is_aborted_in_its_own_time(broken, bucket, radosgw):
    store, _ = broken(at_part(hang, 3))
    result = store.keep("large", LARGE, S3_PROBE_DEADLINE_MS="4000")
    assert result.status == "STORAGE_TIMEOUT" and result.ms < 5000
    assert bucket.keys() == [] and bucket.uploads() == [] and radosgw.files(bucket) == []


def test_one_part_that_fails_twice_does_not_send_the_others_again(broken, bucket):
    failures = iter([SLOW_DOWN, SLOW_DOWN])
    store, proxy = broken(lambda request, n: next(failures, None) if "partNumber=1&" in request.target else None)
    assert store.keep("large", LARGE).status == "OK"
    assert bucket.get("large")[1] == LARGE
    assert sum("partNumber=2&" in request.target for request in proxy.requests) == 1
