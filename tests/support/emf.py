"""CloudWatch's embedded metric format, as its specification has it (Amazon CloudWatch User Guide, "Specification: Embedded
metric format"): CloudWatch drops what does not fit without a word, so a line that is wrong is an alarm that never rings."""
import json
import re
import time

from support.stack import ROOT

UNITS = {"Seconds", "Microseconds", "Milliseconds", "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Bits",
         "Kilobits", "Megabits", "Gigabits", "Terabits", "Percent", "Count", "Bytes/Second", "Kilobytes/Second",
         "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second", "Bits/Second", "Kilobits/Second", "Megabits/Second",
         "Gigabits/Second", "Terabits/Second", "Count/Second", "None"}
MOST_BYTES = 4096  # far below the format's limit: a write of that size to a pipe is never mixed with another


def emitted():
    """{(service, metric): unit}: what the processes emit, by the table that they emit it from."""
    rows = re.findall(r'\[EMF_\w+\] = \{"([^"]+)", "([^"]+)", "([^"]+)"\}', (ROOT / "common/aws/emf.c").read_text())
    assert rows
    return {(service, metric): unit for service, metric, unit in rows}


def namespace():
    return re.search(r'#define EMF_NAMESPACE "(\w+)"', (ROOT / "common/aws/emf.h").read_text()).group(1)


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _check_directive(line, directive):
    assert set(directive) == {"Namespace", "Dimensions", "Metrics"}
    assert directive["Namespace"] == namespace() and 1 <= len(directive["Namespace"]) <= 1024
    assert directive["Dimensions"] and 1 <= len(directive["Metrics"]) <= 100
    for dimensions in directive["Dimensions"]:
        assert len(dimensions) == len(set(dimensions)) <= 30
        for name in dimensions:
            assert 1 <= len(name) <= 250 and name.isascii() and not name.startswith(":")
            assert isinstance(line[name], str) and 1 <= len(line[name]) <= 1024 and line[name].isascii() and line[name].strip()
    assert len({metric["Name"] for metric in directive["Metrics"]}) == len(directive["Metrics"])
    for metric in directive["Metrics"]:
        assert set(metric) <= {"Name", "Unit", "StorageResolution"} and metric["Unit"] in UNITS
        value = line[metric["Name"]]
        assert _is_number(value) or (len(value) <= 100 and all(map(_is_number, value)))
        assert emitted()[line["Service"], metric["Name"]] == metric["Unit"]


def parse(text):
    """The figures among the lines of a log, each held against the format."""
    found = []
    for raw in text.splitlines():
        if '"_aws"' not in raw:
            continue
        assert len(raw) < MOST_BYTES
        line = json.loads(raw)
        assert set(line["_aws"]) == {"Timestamp", "CloudWatchMetrics"}
        stamp = line["_aws"]["Timestamp"]
        assert isinstance(stamp, int) and abs(stamp / 1000 - time.time()) < 600, "milliseconds since 1970"
        for directive in line["_aws"]["CloudWatchMetrics"]:
            _check_directive(line, directive)
        found.append(line)
    return found
