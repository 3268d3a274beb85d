#!/usr/bin/python3
"""How fast the paths of the API are, each beside its limit on this machine (README.md here says what it all means):

  run.py [--rows N] [--out FILE] [--paths NAME...] [--seconds S] [--kept-in DIR]

Starts a stack of its own for each size, loads it, measures, and leaves nothing behind; with --kept-in it leaves what it has
loaded there, each size in a folder of its own, and loads it once.
"""
import argparse
import json
import os
import platform
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE), str(HERE / "load")]

import measure  # noqa: E402
from load import load  # noqa: E402
from paths import Data, all_paths  # noqa: E402
from support.client import EMAILS, PASSWORDS, Client  # noqa: E402
from support.stack import Stack, wait_for  # noqa: E402

SIZES = (10_000, 100_000, 1_000_000)
HEAD = ("path", "rows", "rps", "p99 ms", "limit rps", "ratio", "aim", "p99 aim", "not 2xx")
WIDTHS = (13, 8, 9, 10, 10, 6, 5, 8, 8)
GROWTH_AIM = 2


# ---- words

def say(*words):
    print(*words, flush=True)


def row_of(cells):
    return "  ".join(str(cell).ljust(width) if i == 0 else str(cell).rjust(width)
                     for i, (cell, width) in enumerate(zip(cells, WIDTHS)))


def number(value, form):
    return "-" if value is None else format(value, form)


def machine():
    model = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    return f"{os.cpu_count()} x {model.group(1) if model else platform.machine()}, {memory} GiB"


def show(result, path):
    say(row_of((result["path"], result["rows"], number(result["rps"], ".1f"), number(result["p99_ms"], ".1f"),
                number(result["limit_rps"], ".1f"), number(result["ratio"], ".2f"), number(path.ratio, ".1f"),
                "-" if path.p99_ms is None else f"< {path.p99_ms}", number(result["not_2xx"] * 100, ".1f") + "%")))


def show_idle(when, processes):
    say(f"Idle, {when}: " + ", ".join(f"{name} {share * 100:.2f} % {mib:.1f} MiB"
                                      for name, (share, mib) in processes.items()))
    share, mib = (sum(figures) for figures in zip(*processes.values()))
    say(f"  together {share * 100:.2f} % of a core (aim: under 1), {mib:.1f} MiB PSS (aim: under 64)")


def show_growth(results):
    """Time per request of the largest against the smallest."""
    small, large = min(SIZES), max(SIZES)
    rates = {(result["path"], result["rows"]): result["rps"] for result in results}
    say(f"\nGrowth: time per request at {large} rows against {small} (aim: at most {GROWTH_AIM})")
    for name in dict.fromkeys(result["path"] for result in results):
        before, after = rates.get((name, small)), rates.get((name, large))
        say(f"  {name:13} {before / after:8.2f}" if before and after else f"  {name:13}        -")


# ---- a stack, its paths, their figures

def sign_in(stack, email, password=None):
    """A machine that has just been written to by a whole load may let the first one wait too long."""
    client = Client(stack)

    def answer():
        said = client.post("/auth/login", {"email": email, "password": password or PASSWORDS[email]})
        return said if said.status == 200 else None
    client.user = wait_for(answer, 60, f"{email} signs in", pause=1).data["user"]
    return client


def paths_of(stack, rows, wanted):
    """Those wanted that this build answers."""
    admin = sign_in(stack, EMAILS["ADMIN"])
    gestor = sign_in(stack, "gestor01@cmep.local", PASSWORDS[EMAILS["GESTOR"]])
    paths = all_paths(stack, Data(stack, admin, rows), admin, gestor)
    absent = {"report"} if admin.get("/admin/reportes").status == 404 else set()
    return [path for path in paths if path.name not in absent and (not wanted or path.name in wanted)]


def measure_path(stack, path, rows, seconds):
    if not any(path.requests()):
        return {"path": path.name, "rows": rows, "rps": None, "p99_ms": None, "limit_rps": None, "ratio": None,
                "not_2xx": 1.0}
    rps, refused = measure.throughput(stack.port, path, seconds)
    measure.calm(stack)
    paced = measure.steady(stack.port, path, seconds)
    measure.calm(stack)
    limit = measure.limit_of(stack, path, seconds)
    measure.calm(stack)
    return {"path": path.name, "rows": rows, "rps": round(rps, 1), "p99_ms": paced["p99_ms"] and round(paced["p99_ms"], 2),
            "limit_rps": round(limit, 1) if limit else None, "ratio": round(rps / limit, 3) if limit else None,
            "not_2xx": round(max(refused, paced["errors"]), 4)}


def measure_size(rows, arguments, note):
    """The results of one size, each handed to note() as soon as it is there."""
    cache = os.environ.get("CMEP_DATABASE_CACHE", "4G")
    kept = arguments.kept_in and arguments.kept_in / str(rows)
    with Stack(kept_in=kept, LOG_LEVEL="warning", CMEP_DATABASE_CACHE=cache) as stack:
        say(f"\n{rows} requests")
        if not stack.sql("SELECT 1 FROM solicitud_cmep LIMIT 1"):
            load(stack.settings(), rows)
        measure.write_pages(stack)
        before = measure.idle(stack)
        say("\n" + row_of(HEAD))
        results = []
        for path in paths_of(stack, rows, arguments.paths):
            results.append(measure_path(stack, path, rows, arguments.seconds))
            show(results[-1], path)
            note(results[-1])
        show_idle("before", before)
        show_idle("after", measure.idle(stack))
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, action="append", help="one size alone")
    parser.add_argument("--out", type=argparse.FileType("w"), help="the results as JSON lines")
    parser.add_argument("--paths", nargs="+", default=(), help="these alone")
    parser.add_argument("--seconds", type=int, default=5, help="of each measurement")
    parser.add_argument("--kept-in", type=Path, help="where what is loaded stays for the next time")
    arguments = parser.parse_args()

    def note(result):
        if arguments.out:
            print(json.dumps(result), file=arguments.out, flush=True)

    say(f"{machine()}; wrk -t{measure.THREADS} -c{measure.CONNECTIONS}, {arguments.seconds} s;"
        f" p99 at {measure.RATE} requests/s")
    results = [result for rows in arguments.rows or SIZES
               for result in measure_size(rows, arguments, note)]
    if not arguments.rows:
        show_growth(results)


main()
