"""cmepctl trace: what a request did in every process, for who has nothing of it but its X-Request-Id."""
import itertools
import json
import re
import subprocess

import pytest
from support.client import registrar
from support.stack import BUILD, LOG_SECONDS, wait_for

_ids = itertools.count()


def trace(stack, *words, stdin=""):
    return subprocess.run([BUILD / "cmepctl", "trace", *words], env={**stack.environment, **stack.settings()}, input=stdin,
                          capture_output=True, text=True, timeout=60)


def new_id():
    return f"rastro-{next(_ids)}"


def columns(done):
    """[(offset, service, event, subject, status, took, the rest)] of what was shown."""
    assert done.returncode == 0, done.stderr
    found = []
    for line in done.stdout.splitlines()[1:]:
        offset, service, event, subject, status, rest = re.fullmatch(
            r" *(\d+\.\d{3})  (.{9})  (.{18})  (.{48})  (\S+) *(.*)", line).groups()
        took = re.match(r"(\d+) ms", rest)
        found.append((float(offset), service.strip(), event, subject.strip(), status, took and int(took.group(1)), rest))
    return found


def whole(stack, request_id, *words):
    """The trace once the gateway's line is in the log: it is the last to be written."""
    stack.logged("gateway", request_id)
    return columns(trace(stack, request_id, *words))


@pytest.fixture
def assigned(stack, admin):
    """The id of a request to assign a gestor: of the gateway, auth and workflow."""
    request_id, solicitud_id = new_id(), registrar(admin)
    persona = next(e["persona_id"] for e in admin.get("/empleados", rol="GESTOR").data)
    admin.post(f"/solicitudes/{solicitud_id}/asignar-gestor", {"persona_id_gestor": persona}, {"X-Request-Id": request_id})
    wait_for(lambda: all(request_id in stack.logs(name) for name in ("gateway", "auth", "workflow", "files")), LOG_SECONDS, "logged")
    return request_id


def test_a_request_is_shown_with_every_process_that_worked_on_it(stack, assigned):
    lines = whole(stack, assigned)
    shown = {(service, subject, status) for _, service, _, subject, status, _, _ in lines}
    assert shown == {("auth", "auth.me", "OK"), ("workflow", "workflow.gestor_assign", "OK"), ("files", "files.archivo_list", "OK"),
                     ("gateway", "POST /solicitudes/{solicitud_id}/asignar-gestor", "200")}
    assert all(took is not None for *_, took, _ in lines)
    assert any(event.startswith("  call") for _, service, event, *_ in lines if service == "workflow"), "below the request"


def test_it_is_in_the_order_of_time_from_the_first_line_on(stack, assigned):
    offsets = [offset for offset, *_ in whole(stack, assigned)]
    assert offsets[0] == 0 and offsets == sorted(offsets) and 0 < offsets[-1] < 5000
    assert whole(stack, assigned)[-1][1] == "gateway"


def test_only_that_request_is_shown(stack, admin):
    one = new_id()
    admin.get("/servicios", {"X-Request-Id": one})
    admin.get("/servicios", {"X-Request-Id": one + "0"})
    stack.logged("gateway", one + "0")
    assert sum(service == "gateway" for _, service, *_ in whole(stack, one)) == 1


def test_files_and_standard_input_are_read_as_compose_prints_them(stack, assigned):
    whole(stack, assigned)
    logs = [stack.run_dir / "log" / f"{name}.log" for name in ("gateway", "workflow")]
    assert {service for _, service, *_ in columns(trace(stack, assigned, *map(str, logs)))} == {"gateway", "workflow"}
    printed = "".join(f"{log.stem}-1  | {line}\n" for log in logs for line in log.read_text().splitlines())
    assert columns(trace(stack, assigned, "-", stdin=printed)) == columns(trace(stack, assigned, *map(str, logs)))


def test_what_a_client_wrote_does_not_steer_the_terminal(stack):
    line = {"time": "2026-01-29T15:04:05.123456Z", "level": "info", "service": "auth", "event": "sign_in_refused",
            "request_id": "x", "status": "FORBIDDEN", "email": "\x1b[2J\u009b31m@cmep.pe"}
    shown = trace(stack, "x", "-", stdin=json.dumps(line, ensure_ascii=False) + "\n")
    assert shown.returncode == 0 and "\x1b" not in shown.stdout and "\u009b" not in shown.stdout
    assert "email=" in shown.stdout


def test_what_is_no_line_of_ours_is_passed_over(stack):
    good = {"time": "2026-01-29T15:04:05.123456Z", "service": "auth", "event": "call", "request_id": "x", "status": "OK"}
    lines = ["x", "{x", '{"request_id":"x"}', '{"request_id":"x","time":"yesterday"}', '{"request_id":["x"]}', "x" * 200_000,
             json.dumps(good)]
    shown = trace(stack, "x", "-", stdin="\n".join(lines))
    assert len(columns(shown)) == 1


@pytest.mark.parametrize("words, expected", [
    (["nadie"], "nadie"), (["x", "/nowhere.log"], "/nowhere.log"), ([], "usage"), ([""], "usage")])
def test_nothing_found_is_said_and_is_a_failure(stack, words, expected):
    done = trace(stack, *words)
    assert done.returncode != 0 and expected in done.stderr and done.stdout == ""
