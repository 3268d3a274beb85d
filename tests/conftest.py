"""The closing line of every run: 'N passed, N failed'."""
from collections import Counter

outcomes = Counter()


def pytest_runtest_logreport(report):
    if report.when == "call" or report.failed or report.skipped:
        outcomes["failed" if report.failed else "skipped" if report.skipped else "passed"] += 1


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        skipped = f", {outcomes['skipped']} skipped" if outcomes["skipped"] else ""
        print(f"\n{outcomes['passed']} passed, {outcomes['failed']} failed{skipped}")
