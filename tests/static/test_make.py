"""Whatever target of the Makefile is called first on a fresh machine, what it compiles and runs with is installed by then."""
import functools
import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# What a command calls, and the package that has it. Libraries are told by the linker's words, but for what comes with gcc and
# libmariadb-dev.
DEPENDENCIES = {"libc6-dev", "zlib1g-dev"}
TOOLS = {
    r"^(cc|gcc|clang) ": "gcc",
    r"^clang ": "clang",
    r"python3 (?!-B -m pytest)": "python3",
    r"-m pytest ": "python3-pytest",
    r"\b(npm|node) ": "npm",
    r"infra/local/up$|\.mjs|tests/bench/\w+\.py|-m pytest .* tests/(flow|s3|office|browser)\b": "supervisor",
    r"\.mjs|-m pytest .* tests/browser\b": "chromium",
    r"-m pytest .* tests/office\b": "libreoffice-calc-nogui",
    r"tests/bench/\w+\.py": "wrk",
    r"^infra/aws/lambda/pack\.sh ": "zip",
    r"/(mysql|radosgw|debian)\.sh |/compose/run\.sh ": "mmdebstrap",
    r"^clang-tidy ": "clang-tidy",
    r"^clang-format ": "clang-format",
    r"^(cppcheck|shellcheck) ": "shellcheck",
}
# The flags of libraries are asked once, when make begins.
COMPILES = re.compile(r"(cc|gcc|clang|clang-tidy) ")


def output(*words):
    home = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(words, cwd=ROOT, env=home, capture_output=True, text=True, check=True).stdout


def documented_targets():
    return [line.split()[0] for line in output("make", "help").splitlines()]


@functools.cache
def commands(*words):
    """What make would do with nothing built. A make within it is named, not run."""
    text = output("make", "--dry-run", "--always-make", "MAKE=true make", *words)
    return text.replace("\\\n", " ").splitlines()


@functools.cache
def groups():
    text = (ROOT / "infra/deps.sh").read_text().replace("$msgpack", "libmsgpack-dev libmsgpack-c-dev")
    return {name: set(packages.split()) for name, packages in re.findall(r'\[(\w+)\]="([^"]*)"', text)}


@functools.cache
def package_of(library):
    path = output("gcc", f"-print-file-name=lib{library}.so").strip()
    return output("dpkg-query", "--search", os.path.normpath(path)).split(":")[0]


@functools.cache
def used(command):
    """The packages that it needs."""
    linked = {package_of(library) for library in re.findall(r"\s-l(\S+)", command)}
    called = {package for tool, package in TOOLS.items() if re.search(tool, command)}
    return called | linked - DEPENDENCIES


def absent(words, before):
    """What commands of this make miss when the packages of BEFORE are there; and the packages that are there afterwards."""
    there, missed = set(before), []
    for command in commands(*words):
        if command.startswith("infra/deps.sh "):
            there.update(*(groups()[name] for name in command.split()[1:]))
        elif inner := re.search(r"\btrue make (.*)", command):
            more, there = absent(shlex.split(inner[1]), there)
            missed += more
        else:
            missing = used(command) - (before if COMPILES.match(command) else there)
            missed += [f"{package}: {command[:200]}" for package in sorted(missing)]
    return missed, there


@pytest.mark.parametrize("page", ["README.md", "tests/README.md"])
def test_every_target_that_a_page_names_is_among_those_of_help(page):
    named = re.findall(r"\bmake ([a-z0-9-]+)", "".join(re.findall("`[^`]+`", (ROOT / page).read_text())))
    assert named and set(named) - set(documented_targets()) == set()


# What the last one does is what others do.
@pytest.mark.parametrize("target", [target for target in documented_targets() if target != "test-all"])
def test_a_target_has_installed_what_it_uses(target):
    missed, _ = absent([target], set())
    assert not missed, f"{len(missed)} commands, the first: {missed[0]}"


def test_every_group_of_packages_is_installed_by_something():
    callers = [ROOT / "Makefile", *(ROOT / "infra/local").iterdir()]
    calls = re.findall(r'/deps\.sh"? ([a-z0-9 ]+)$', "".join(path.read_text() for path in callers), re.MULTILINE)
    assert set(" ".join(calls).split()) == set(groups())
