#!/usr/bin/python3
"""Runs the fuzz targets that 'make fuzz' has built, and keeps what they learn.

  run.py fuzz --seconds N   every target for N seconds, one a core and two at most, and a table at the end; what is new
                            stays in build/fuzz/corpus, an input that breaks something in build/fuzz/found
  run.py keep               makes tests/fuzz/corpus again: the seeds with names, and the least that covers what
                            build/fuzz/corpus covers beyond them
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/fuzz"
KEPT = Path(__file__).parent / "corpus"
LEARNT = BUILD / "corpus"
FOUND = BUILD / "found"
TARGETS = sorted(source.stem.removeprefix("fuzz_") for source in Path(__file__).parent.glob("fuzz_*.c"))
MOST_FILES, MOST_BYTES = 300, 1024 * 1024
LONGEST_KEPT = 16 * 1024  # a longer input is kept only as a seed with a name
MADE_BY_LIBFUZZER = re.compile(r"[0-9a-f]{40}$")


def command(target, *more):
    return [BUILD / f"fuzz_{target}", f"-dict={BUILD / target}.dict", "-timeout=20", "-rss_limit_mb=2560", *more]


def files(folder):
    return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []


def fuzz(target, seconds):
    learnt, found, log = LEARNT / target, FOUND / target, BUILD / f"{target}.log"
    for folder in (learnt, found):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(files(found))
    with log.open("wb") as out:
        done = subprocess.run(command(target, f"-max_total_time={seconds}", "-print_final_stats=1",
                                      f"-artifact_prefix={found}/", learnt, KEPT / target), stdout=out, stderr=out)
    text = log.read_text(errors="replace")
    executions = re.findall(r"^stat::number_of_executed_units:\s*(\d+)", text, re.MULTILINE)
    covered = re.findall(r"\bcov: (\d+) ft: (\d+) corp: (\d+)/", text)
    crashes = sorted(set(files(found)) - before)
    return {"target": target, "executions": int(executions[-1]) if executions else 0, "seconds": seconds,
            "covered": covered[-1] if covered else (0, 0, 0), "crashes": crashes, "log": log,
            "good": done.returncode == 0 and not crashes}


def table(results):
    head = ("target", "executions", "exec/s", "edges", "features", "corpus", "crashes")
    rows = [(result["target"], result["executions"], round(result["executions"] / result["seconds"]),
             *result["covered"], len(result["crashes"])) for result in results]
    widths = [max(len(str(row[i])) for row in (head, *rows)) for i in range(len(head))]
    for row in (head, *rows):
        print("  ".join(str(cell).ljust(width) if i == 0 else str(cell).rjust(width)
                        for i, (cell, width) in enumerate(zip(row, widths))))


def fuzz_all(seconds, targets):
    with ThreadPoolExecutor(max(1, min(2, os.cpu_count() or 1))) as pool:
        results = list(pool.map(lambda target: fuzz(target, seconds), targets))
    table(results)
    for result in results:
        for crash in result["crashes"]:
            print(f"{result['target']}: build/fuzz/fuzz_{result['target']} {crash.relative_to(ROOT)}")
        if not result["good"]:
            print(f"{result['target']}: its last words are in {result['log'].relative_to(ROOT)}")
    return all(result["good"] for result in results)


def keep(target):
    kept = KEPT / target
    old = [path for path in files(kept) if MADE_BY_LIBFUZZER.match(path.name)]
    (LEARNT / target).mkdir(parents=True, exist_ok=True)
    for path in old:
        shutil.move(path, LEARNT / target / path.name)
    subprocess.run(command(target, "-merge=1", f"-max_len={LONGEST_KEPT}", kept, LEARNT / target),
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # What is over the bounds goes, the largest first: small inputs run the fastest.
    made = [path for path in files(kept) if MADE_BY_LIBFUZZER.match(path.name)]
    made.sort(key=lambda path: path.stat().st_size)
    while made and (len(files(kept)) > MOST_FILES or sum(path.stat().st_size for path in files(kept)) > MOST_BYTES):
        made.pop().unlink()
    size = sum(path.stat().st_size for path in files(kept))
    print(f"{target}: {len(files(kept))} files, {size // 1024} KiB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["fuzz", "keep"])
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("targets", nargs="*", default=TARGETS, metavar="target", help="all when none is named")
    arguments = parser.parse_intermixed_args()
    if arguments.what == "fuzz":
        sys.exit(0 if fuzz_all(arguments.seconds, arguments.targets) else 1)
    for target in arguments.targets:
        keep(target)


main()
