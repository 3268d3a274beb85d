"""The architecture: what may include what, and what may link with what (common/README.md, "Layers").

A module is a .c file with its .h file. It may include only modules of its own folder and of folders below it, and no
module reaches itself by its includes."""
import functools
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / os.environ.get("CMEP_BUILD_DIR", "build")
MAKEFILE = (ROOT / "Makefile").read_text()
SERVICES = re.search(r"^SERVICES := (.*)", MAKEFILE, re.M)[1].split()
LAYERS = re.search(r"^LAYERS := (.*)", MAKEFILE, re.M)[1].split()[::-1]
GATEWAY = re.search(r"^GATEWAY_ROOMS := gateway (.*)", MAKEFILE, re.M)[1].split()
GATEWAY_FOLDERS = ["gateway/wire", "gateway/core", "gateway/transfer", "gateway/flow", "gateway"]  # lowest first

# Generated files lie in one folder; the layer of each.
GENERATED = {"records": "contract", "operations": "contract", "rows": "db", "questions": "service"}
GENERATED |= {f"{service}_handlers": f"services/{service}" for service in SERVICES}


def below(folder):
    """The folders that FOLDER may include, besides itself."""
    if folder in LAYERS:
        return set(LAYERS[: LAYERS.index(folder)])
    if folder.startswith("services/"):
        return set(LAYERS)
    if folder == "infra/cmepctl":
        return {*LAYERS, *(f"services/{service}" for service in SERVICES)}
    if folder == "infra/aws/lambda":
        return set(LAYERS)
    assert folder in GATEWAY_FOLDERS, f"{folder}: the Makefile builds nothing of it"
    return {*GATEWAY, *GATEWAY_FOLDERS[: GATEWAY_FOLDERS.index(folder)]}


def folder_of(path):
    parts = path.relative_to(BUILD if path.is_relative_to(BUILD) else ROOT).parts
    if parts[:2] == ("schemas", "generated"):
        return GENERATED[path.stem]
    if parts[0] == "common":
        return parts[1]
    if parts[0] == "services":
        return "/".join(parts[:2])
    return "/".join(parts[:-1])


def sources():
    listed = subprocess.run(["git", "ls-files", "*.c", "*.h"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split() if not name.startswith("tests/")]


def module_of(path):
    return path.relative_to(ROOT).with_suffix("")


def included(path, word):
    """The file that #include "WORD" in PATH names."""
    places = [path.parent, BUILD / path.parent.relative_to(ROOT), ROOT / "common", ROOT / "schemas/generated",
              ROOT / "gateway", ROOT / "services",
              *(ROOT / "services" / service for service in SERVICES if path.is_relative_to(ROOT / "services" / service))]
    found = [place / word for place in places if (place / word).exists()]
    assert found, f"{path}: no file {word}"
    return found[0].resolve()


@functools.cache
def includes():
    """Each module, with the modules that it includes and the file that does."""
    graph = {}
    for path in sources():
        edges = graph.setdefault(module_of(path), {})
        for word in re.findall(r'^#include "([^"]+\.h)"', path.read_text(), re.M):
            other = included(path, word)
            if module_of(other) != module_of(path):
                edges[module_of(other)] = (path, other)
    return graph


def test_no_module_reaches_itself():
    graph, done, way = includes(), set(), []

    def visit(module):
        assert module not in way, "a circle: " + " -> ".join(map(str, [*way[way.index(module):], module]))
        if module in done:
            return
        way.append(module)
        for other in graph.get(module, ()):
            visit(other)
        done.add(way.pop())

    for module in graph:
        visit(module)
    assert len(done) > 100


def test_arrows_go_down():
    wrong = [f"{path.relative_to(ROOT)} includes {other.relative_to(ROOT)}"
             for edges in includes().values() for path, other in edges.values()
             if folder_of(other) != folder_of(path) and folder_of(other) not in below(folder_of(path))]
    assert not wrong, wrong


@functools.cache
def libraries():
    """What the Makefile links for each layer, by its name."""
    names = "".join(f"\t@echo {layer} $(LIBS_{layer})\n" for layer in LAYERS)
    done = subprocess.run(["make", "-s", "-f", "-", "libraries"], cwd=ROOT, capture_output=True, text=True, check=True,
                          input=f"include Makefile\nlibraries:\n{names}")
    return {words[0]: words[1:] for words in map(str.split, done.stdout.splitlines())}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_links_with_the_layers_below_it_alone(layer, tmp_path):
    lower = LAYERS[: LAYERS.index(layer)][::-1]
    (tmp_path / "main.c").write_text("int main(void) { return 0; }\n")
    done = subprocess.run(
        ["gcc", "-pthread", tmp_path / "main.c", "-Wl,--whole-archive", BUILD / f"lib{layer}.a", "-Wl,--no-whole-archive",
         *(BUILD / f"lib{name}.a" for name in lower), *(word for name in [layer, *lower] for word in libraries()[name]),
         "-lm", "-o", tmp_path / "main"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_gateway_has_no_client_of_the_database():
    symbols = subprocess.run(["nm", "--dynamic", "--undefined-only", BUILD / "cmep-gateway"], capture_output=True, text=True, check=True).stdout
    assert "zmq_" in symbols and "mysql_" not in symbols
    linked = subprocess.run(["ldd", BUILD / "cmep-gateway"], capture_output=True, text=True, check=True).stdout
    assert "libczmq" in linked and "mariadb" not in linked and "mysql" not in linked
