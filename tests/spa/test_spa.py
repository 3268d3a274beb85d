"""The application's own tests, the weight of its first load, and what its build may not hold. 'make spa' has built it."""
import re
import subprocess
from pathlib import Path

SPA = Path(__file__).resolve().parents[2] / "gateway/spa"


def npm(*words):
    return subprocess.run(["npm", "run", "--silent", *words], cwd=SPA, capture_output=True, text=True, timeout=300)


def test_the_logic_of_the_application():
    done = npm("test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Tests\s+\S*\d+ passed", re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)), done.stdout


def test_the_first_load_of_every_page_stays_small():
    done = npm("check-size")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_page_has_nothing_that_the_policy_would_refuse():
    page = (SPA / "dist/index.html").read_text()
    assert not re.search(r"<style|style=|<script(?![^>]*\bsrc=)|https?://", page), page


def test_every_file_that_can_be_is_compressed_at_build_time():
    files = [path for path in (SPA / "dist").rglob("*") if path.suffix in (".js", ".css", ".html", ".svg")]
    assert len(files) > 5
    missing = [path.name for path in files if path.stat().st_size > 1024 and not path.with_name(path.name + ".gz").exists()]
    assert not missing


def test_the_lock_names_no_registry():
    assert '"resolved"' not in (SPA / "package-lock.json").read_text()
