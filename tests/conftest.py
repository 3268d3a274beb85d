"""The closing line of every run, 'N passed, N failed', and before it what was wrong with the answers of all flow tests
together (support/record.py): it counts as one test more."""
from collections import Counter
from pathlib import Path

import pytest
from support import record
from support.stack import COMPOSED

FLOW = Path(__file__).parent / "flow"
outcomes = Counter()
answers = {"report": None}


def leads(config):
    return not hasattr(config, "workerinput")


def pytest_configure(config):
    config.left_out = COMPOSED  # much is skipped then
    if leads(config):
        record.begin()


def pytest_deselected(items):
    if items:
        items[0].config.left_out = True


def pytest_collection_finish(session):
    files = {item.path.name for item in session.items if item.path.parent == FLOW}
    named = any("::" in argument for argument in session.config.args)
    if files:
        record.collected(files, not (named or session.config.left_out))


def pytest_runtest_logreport(report):
    if report.when == "call" or report.failed or report.skipped:
        outcomes["failed" if report.failed else "skipped" if report.skipped else "passed"] += 1


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    if not leads(session.config):
        return
    try:
        faults = record.end(path.name for path in FLOW.glob("test_*.py"))
    except ImportError as absent:
        answers["report"] = [f"skipped: {absent}"]
        outcomes["skipped"] += 1
        return
    if faults is None:
        return
    answers["report"] = faults
    outcomes["failed" if faults else "passed"] += 1
    if faults and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    if answers["report"]:
        terminalreporter.section("the answers of the flow tests against openapi.json")
        for line in answers["report"]:
            terminalreporter.write_line(line)


def pytest_unconfigure(config):
    if leads(config):
        skipped = f", {outcomes['skipped']} skipped" if outcomes["skipped"] else ""
        print(f"\n{outcomes['passed']} passed, {outcomes['failed']} failed{skipped}")
