"""Each fuzz target over what is kept of earlier runs, and then a few seconds further; 'make fuzz' is the long run."""
import shlex
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build/fuzz"
SECONDS = 10
TARGETS = sorted(source.stem.removeprefix("fuzz_") for source in HERE.glob("fuzz_*.c"))


def run(target, tmp_path, *arguments):
    program = BUILD / f"fuzz_{target}"
    assert program.exists(), "make fuzz-build"
    done = subprocess.run([program, "-seed=1", "-timeout=20", f"-artifact_prefix={tmp_path}/", *arguments],
                          capture_output=True, text=True, errors="replace", timeout=300)
    found = [path for path in tmp_path.iterdir() if path.is_file()]
    again = "".join(f"\nagain with: {shlex.join([str(program), str(path)])}" for path in found)
    assert done.returncode == 0 and not found, done.stderr[-6000:] + again


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_that_was_found_before_is_back(target, tmp_path):
    run(target, tmp_path, "-runs=0", HERE / "corpus" / target)


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_is_found_in_a_few_seconds_more(target, tmp_path):
    learnt = tmp_path / "corpus"
    learnt.mkdir()
    run(target, tmp_path, f"-max_total_time={SECONDS}", f"-dict={BUILD / target}.dict", learnt,
        HERE / "corpus" / target)
