"""The quick part of the browser tests, on a phone's width; 'make test-browser' runs all of them at every width."""
import os
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


# The whole way of a request by four people, and who may come in and see what.
@pytest.mark.parametrize("name", ["acceso", "flujo"])
def test_in_a_browser(name):
    done = subprocess.run(["node", "run.mjs", f"{name}.test.mjs"], cwd=HERE, capture_output=True, text=True,
                          env={**os.environ, "CMEP_WIDTHS": "360"}, timeout=600)
    assert done.returncode == 0, done.stdout[-10000:] + done.stderr
