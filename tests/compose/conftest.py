"""The composed stack of a session."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pytest

from support.composed import Composed


@pytest.fixture(scope="session")
def composed():
    with Composed() as stack:
        yield stack
