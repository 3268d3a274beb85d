"""Runs the cmocka programs; each of their tests is one of ours."""
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / os.environ.get("CMEP_BUILD_DIR", "build")


def cases():
    for source in sorted(Path(__file__).parent.glob("test_*.c")):
        for name in re.findall(r"^static void (\w+)\(void \*\*state\)", source.read_text(), re.MULTILINE):
            yield source.stem, name


@pytest.mark.parametrize("program, name", cases())
def test_unit(program, name):
    done = subprocess.run([BUILD / "tests" / program, name], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "[  PASSED  ] 1 test(s)" in done.stdout + done.stderr, "the program ran no such test"
