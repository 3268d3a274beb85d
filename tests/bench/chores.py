#!/usr/bin/python3
"""How long what is done now and then takes at a million requests, once each:

  chores.py [--rows N] [--kept-in DIR]

reports catching up with events, its rebuild and verification, and the list as a file. With --kept-in it uses what run.py
has loaded there, and leaves it changed: requests as they were, with more events.
"""
import argparse
import http.client
import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE), str(HERE / "load")]

from load import load  # noqa: E402
from support.client import COOKIE, EMAILS, Client  # noqa: E402
from support.meter import Meter  # noqa: E402
from support.stack import BUILD, Stack, wait_for  # noqa: E402

MIB = 1024 * 1024
EVENTS_EACH = 4
CHANGED_PART = 16  # one request of so many
LONGEST_SECONDS = 1200


def say(what, seconds, more=""):
    print(f"  {what:60} {seconds:7.1f} s  {more}", flush=True)


# ---- reports

def has_caught_up(stack):
    stands = stack.sql("SELECT (SELECT evento_id FROM reporte_cursor) AS cursor_at, (SELECT MAX(evento_id) FROM evento) AS"
                       " head, (SELECT COUNT(*) FROM (SELECT 1 FROM evento_nuevo LIMIT 1) n) AS unnumbered")[0]
    return stands["cursor_at"] == stands["head"] and not stands["unnumbered"]


def catch_up(stack, what, events, change):
    """What change() does is done while reports is stopped."""
    stack.supervisorctl("stop", "reports")
    change()
    begin = time.monotonic()
    stack.supervisorctl("start", "reports")
    wait_for(lambda: has_caught_up(stack), LONGEST_SECONDS, what, pause=0.05)
    seconds = time.monotonic() - begin
    say(f"{what}: {events} events", seconds, f"{events / seconds:.0f} events/s")


def forget(stack, events):
    """Puts the model that many events back: what it knows of their requests is a second older."""
    head = stack.sql("SELECT MAX(evento_id) AS head FROM evento")[0]["head"]
    stack.sql("UPDATE reporte_solicitud s JOIN (SELECT DISTINCT solicitud_id FROM evento WHERE evento_id > %s) e"
              " ON e.solicitud_id = s.solicitud_id SET s.cambiado_en = s.cambiado_en - INTERVAL 1 SECOND", head - events)
    stack.sql("UPDATE reporte_cursor SET evento_id = %s", head - events)


def touch(stack, each):
    """New events of requests all over the table, those of one request behind each other."""
    chosen = f"solicitud_id % {CHANGED_PART} = 3"
    stack.sql(f"UPDATE solicitud_cmep SET updated_at = UTC_TIMESTAMP(6) WHERE {chosen}")
    stack.sql("INSERT INTO evento_nuevo (solicitud_id, version, tipo, ocurrido_en)"
              " SELECT s.solicitud_id, s.version, 'solicitud_editada', UTC_TIMESTAMP(6) FROM solicitud_cmep s"
              f" CROSS JOIN (SELECT seq FROM seq_1_to_{each}) n WHERE {chosen} ORDER BY s.solicitud_id")


def cmepctl(stack, *words):
    begin = time.monotonic()
    done = subprocess.run([BUILD / "cmepctl", *words], env={**stack.environment, **stack.settings()}, check=True,
                          stdout=subprocess.PIPE, text=True)
    say(" ".join(("cmepctl", *words)), time.monotonic() - begin, done.stdout.strip().splitlines()[-1])


# ---- files

def download(stack, client, path):
    meters = {name: Meter(stack.pid(name)) for name in ("gateway", "workflow")}
    for meter in meters.values():
        meter.start()
    connection = http.client.HTTPConnection("127.0.0.1", stack.port, timeout=LONGEST_SECONDS)
    begin = time.monotonic()
    connection.request("GET", path, headers={"Cookie": f"{COOKIE}={client.session}"})
    response = connection.getresponse()
    size = len(response.read(1))
    first = time.monotonic() - begin
    while piece := response.read(MIB):
        size += len(piece)
    grown = ", ".join(f"{name} {meter.stop() / MIB:.1f} MiB more" for name, meter in meters.items())
    say(f"GET {path}: {size / MIB:.0f} MiB", time.monotonic() - begin, f"first byte {first:.2f} s; {grown}")


def main():
    parser = argparse.ArgumentParser(description="chores at many requests, each measured once")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--kept-in", type=Path)
    arguments = parser.parse_args()
    kept = arguments.kept_in and arguments.kept_in / str(arguments.rows)
    cache = os.environ.get("CMEP_DATABASE_CACHE", "4G")
    with Stack(kept_in=kept, LOG_LEVEL="warning", CMEP_DATABASE_CACHE=cache) as stack:
        if not stack.sql("SELECT 1 FROM solicitud_cmep LIMIT 1"):
            load(stack.settings(), arguments.rows)
        print(f"\n{arguments.rows} requests", flush=True)
        known, changed = arguments.rows * 2 // 7, arguments.rows // CHANGED_PART
        catch_up(stack, "catching up, events with numbers", known, lambda: forget(stack, known))
        catch_up(stack, f"catching up, {EVENTS_EACH} of a request, unnumbered", EVENTS_EACH * changed,
                 lambda: touch(stack, EVENTS_EACH))
        catch_up(stack, "catching up, one of a request, unnumbered", changed, lambda: touch(stack, 1))
        for words in ("rebuild", "verify"):
            cmepctl(stack, "reports", words)
        admin = Client(stack).login(EMAILS["ADMIN"])
        for path in ("/solicitudes.csv", "/solicitudes.xlsx"):
            download(stack, admin, path)


main()
