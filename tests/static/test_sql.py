"""The SQL of a service as services/sql.py makes C of it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def make(folder, made):
    return subprocess.run([sys.executable, "-B", ROOT / "services/sql.py", folder, made], capture_output=True, text=True)


def test_arguments_have_the_order_of_the_text(tmp_path):
    (tmp_path / "one.sql").write_text("-- statement one\n-- Does it.\nSELECT :b,\n  ':no', :a FROM {t of=x} WHERE c = :b\n"
                                      "-- fragment t\n-- A table.\nt_$of\n")
    made = make(tmp_path, tmp_path / "one_sql")
    assert made.returncode == 0, made.stderr
    header = (tmp_path / "one_sql.h").read_text()
    assert "SELECT ?, ':no', ? FROM t_x WHERE c = ?" in (tmp_path / "one_sql.c").read_text()
    assert re.findall(r"values\[(\d)\] = by_name\.(\w);", header) == [("0", "b"), ("1", "a"), ("2", "b")]
    assert "struct db_value b, a;" in header


@pytest.mark.parametrize("text", [
    "SELECT 1",
    "-- statement one\nSELECT 1\n",
    "-- statement one\n-- Does it.\nSELECT ?\n",
    "-- statement one\n-- Does it.\nSELECT {none}\n",
    "-- statement one\n-- Does it.\nSELECT 1; SELECT 2\n",
    "-- script one\n-- Does it.\nDELETE FROM t WHERE a = :a;\n",
    "-- fragment one\n-- Nothing includes it.\nt\n-- statement two\n-- Does it.\nSELECT 1\n",
    "-- fragment one\n-- It has no $b.\nt\n-- statement two\n-- Does it.\nSELECT {one b=1}\n",
])
def test_a_mistake_ends_the_build(tmp_path, text):
    (tmp_path / "one.sql").write_text(text)
    assert make(tmp_path, tmp_path / "one_sql").returncode != 0


def test_every_statement_is_used():
    for folder in ROOT.glob("services/*/sql"):
        service = folder.parent.name
        sources = "".join(path.read_text() for path in folder.parent.rglob("*.c"))
        names = re.findall(r"^-- (?:statement|script) (\w+)", "".join(path.read_text() for path in folder.glob("*.sql")),
                           re.MULTILINE)
        assert [name for name in names if not re.search(rf"\b{service}_sql_{name}\b", sources, re.IGNORECASE)] == []
