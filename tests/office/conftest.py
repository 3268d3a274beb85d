"""A stack, and LibreOffice without a screen; where that is not installed, its tests are skipped."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pytest

from support.client import EMAILS, Client
from support.stack import Stack


@pytest.fixture(scope="session")
def soffice():
    found = os.environ.get("SOFFICE") or shutil.which("soffice")
    return found or pytest.skip("soffice is not installed (infra/deps.sh office)")


@pytest.fixture(scope="session")
def admin(soffice):
    with Stack() as stack:
        yield Client(stack).login(EMAILS["ADMIN"])


@pytest.fixture
def opened(soffice, tmp_path):
    """What LibreOffice makes of a file: opened(content, name, options) -> {page: its text as CSV}."""
    def convert(content, name, options=()):
        source, out = tmp_path / name, tmp_path / "out"
        source.write_bytes(content)
        # Comma, quotes, UTF-8; cells as they are shown (the ninth), their formulas not; every page.
        to = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"
        subprocess.run([soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", *options, "--convert-to", to,
                        "--outdir", out, source], check=True, timeout=300, capture_output=True)
        found = sorted(out.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        assert found, "LibreOffice could not open it"
        return {path.stem.partition("-")[2]: path.read_text() for path in found}

    return convert
