"""The pages that people read: short where they begin, there for every room, and naming only files that exist."""
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("schemas", "common", "gateway", "services", "tests", "infra", "compose")
MOST_WORDS = 1500
# Words that name no actor, or that a reader has to guess.
AVOIDED = re.compile(r"\b(whoever|anew|in vain|at hand)\b", re.I)
# Made when CMEP is built or run.
MADE = re.compile(r"(build|\.run|secrets|[A-Z][A-Z_]+)/")


def pages():
    listed = subprocess.run(["git", "ls-files", "*README.md"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return listed.split()


PAGES = pages()


def named_files(text):
    """What stands in backquotes, has a slash, and is no route, no command and no place for a name."""
    named = re.findall(r"`([A-Za-z0-9_.][A-Za-z0-9_.*/-]*)`", text)
    return {name for name in named if "/" in name and not MADE.match(name)}


def exists(name, page):
    return any(any(place.glob(name)) for place in (ROOT, (ROOT / page).parent))


def test_the_first_page_is_short():
    assert len((ROOT / "README.md").read_text().split()) <= MOST_WORDS


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_a_page(room):
    assert f"{room}/README.md" in PAGES


@pytest.mark.parametrize("page", [*PAGES, ".github/CONTRIBUTING.md"])
def test_every_file_that_a_page_names_exists(page):
    named = named_files((ROOT / page).read_text())
    assert [name for name in sorted(named) if not exists(name, page)] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_avoids_words_that_hide_the_actor(page):
    lines = (ROOT / page).read_text().splitlines()
    assert [line for line in lines if AVOIDED.search(line)] == []


def sources(*patterns):
    listed = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split() if name != "tests/static/test_words.py" and "migrations" not in name]


def test_sources_avoid_these_words_too():
    """But for migrations: the ledger has their checksums."""
    files = sources("*.c", "*.h", "*.py", "*.sh", "*.json", "*.yaml", "*.in", "*.[17]", "Makefile", "infra/local/*")
    assert [f"{path.relative_to(ROOT)}: {line}" for path in files for line in path.read_text().splitlines() if AVOIDED.search(line)] == []


# clang-format takes them for C++.
KEYWORDS = re.compile(r"\b(try|catch|class|new|delete|export|this|template|private|public|operator|namespace|friend|virtual|using|throw)\b")
NO_CODE = re.compile(r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|^#.*?$", re.S | re.M)


def test_no_name_in_c_is_a_word_of_cpp():
    found = {path.relative_to(ROOT): KEYWORDS.findall(NO_CODE.sub(" ", path.read_text())) for path in sources("*.c", "*.h")}
    assert {path: words for path, words in found.items() if words} == {}
    assert KEYWORDS.findall(NO_CODE.sub(" ", 'int try; /* a new one */ f("class");')) == ["try"]


def test_every_rule_names_who_decides_it():
    """The last column of the rules: each function, key or operation stands in one of the files named with it."""
    rules = re.findall(r"^\| (R\d+) \|.*\| (.*) \|$", (ROOT / "schemas/README.md").read_text(), re.M)
    missing = []
    for rule, decided in rules:
        named = re.findall(r"`([\w./-]+)`", decided)
        texts = "".join((ROOT / name).read_text() for name in named if "/" in name)
        missing += [(rule, name) for name in named if "/" not in name and not re.search(rf"\b{name}\b", texts)]
    assert len(rules) >= 40 and missing == []


def test_the_checks_find_what_they_look_for():
    assert named_files("`common/no.c`, `/solicitudes`, `make up`, `build/x`, `services/<name>/x`") == {"common/no.c"}
    assert not exists("common/no.c", "README.md") and exists("base/arena.h", "common/README.md")
    assert AVOIDED.search("Whoever asks") and not AVOIDED.search("a new name")
