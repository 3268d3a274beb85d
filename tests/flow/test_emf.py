"""Figures for CloudWatch: an alarm that counts wrongly wakes people for nothing, or lets them sleep."""
import json
import signal
import time

import pytest
from support import emf
from support.client import Client
from support.stack import STOP_SECONDS, wait_for

REQUESTS = 230


def log_of(stack, gateway):
    return (stack.run_dir / "log" / f"gateway-{gateway.port}.log").read_text()


@pytest.fixture(scope="module")
def begun(stack):
    """A gateway of two loops with a little to tell, and since when: a minute has to pass for some of it."""
    with stack.gateway(METRICS_EMF="1", GATEWAY_LOOPS="2", LOG_LEVEL="error") as gateway:
        since = time.monotonic()
        assert Client(gateway).get("/version").status == 200
        yield gateway, since


@pytest.fixture(scope="module")
def told(stack, begun):
    """What a gateway of one loop wrote that was asked many things and then stopped; and before it was."""
    with stack.gateway(METRICS_EMF="1", GATEWAY_LOOPS="1", BUS_REPORTS=f"ipc://{stack.run_dir}/nobody") as gateway:
        client = Client(gateway).login("admin@cmep.local")
        for _ in range(REQUESTS):
            client.get("/auth/me")
        client.get("/nada?token=secreto")
        client.get("/solicitudes/999999999")
        client.get("/api/solicitudes/999999998")
        etag = client.get("/docs").headers["ETag"]
        client.get("/docs", {"If-None-Match": etag})
        assert client.get("/admin/reportes").status == 503
        before = emf.parse(log_of(stack, gateway))
        gateway.process.send_signal(signal.SIGTERM)
        gateway.process.wait(STOP_SECONDS)
        return before, emf.parse(log_of(stack, gateway)), log_of(stack, gateway)


def of(lines, route, status):
    return [line for line in lines if (line["Route"], line["Status"]) == (route, status)]


def test_every_request_is_counted_once_and_no_line_has_more_times_than_cloudwatch_reads(told):
    _, lines, log = told
    asked = of(lines, "/auth/me", "2xx")
    assert [line["Requests"] for line in asked] == [100, 100, REQUESTS - 200]
    assert all(len(line["Latency"]) == line["Requests"] and line["ServerErrors"] == 0 for line in asked)
    logged = [json.loads(line) for line in log.splitlines() if '"event":"request"' in line]
    assert sum(line["Requests"] for line in lines) == len(logged)
    assert all(0 < latency < 5000 for line in asked for latency in line["Latency"])


def test_a_full_line_goes_at_once_and_the_rest_at_the_stop(told):
    before, lines, _ = told
    assert [line["Requests"] for line in of(before, "/auth/me", "2xx")] == [100, 100]
    assert len(before) == 2 and len(lines) > 2


def test_answers_are_told_by_pattern_and_class_never_by_path(told):
    _, lines, _ = told
    assert {(line["Route"], line["Status"]): line["Requests"] for line in lines if line["Status"] != "2xx"} == {
        ("-", "4xx"): 1, ("/solicitudes/{solicitud_id}", "4xx"): 2, ("/docs", "3xx"): 1, ("/admin/reportes", "5xx"): 1}
    assert "secreto" not in json.dumps(lines)


def test_what_the_server_did_wrong_is_an_error_and_nothing_else(told):
    _, lines, _ = told
    assert {(line["Route"], line["ServerErrors"]) for line in lines if line["ServerErrors"]} == {("/admin/reportes", 1)}
    assert {tuple(map(tuple, line["_aws"]["CloudWatchMetrics"][0]["Dimensions"])) for line in lines} == {
        (("Service",), ("Service", "Route", "Status"))}


def test_nothing_is_told_unless_it_is_wanted(stack):
    Client(stack).get("/version")
    assert "_aws" not in stack.logs("gateway")


def test_what_little_there_is_goes_within_a_minute_whatever_the_level_of_the_log(stack, begun):
    gateway, since = begun
    lines = wait_for(lambda: emf.parse(log_of(stack, gateway)), 70, "the figures of a minute", pause=0.2)
    assert 55 < time.monotonic() - since < 65
    assert [(line["Route"], line["Requests"]) for line in lines] == [("/version", 1)]
