"""What every flow test was answered, held against the document that the system serves about itself.

Each process of a run (pytest itself, or its xdist workers) appends the answers that its clients saw to a file of its
own in a folder that all of them share; when the last test has ended, and not before, the leading process of the run reads them
all. So neither the number of workers nor the order of tests matters, and no test has to run last.

Answers are many and alike: they are validated by their skeleton, in which digits are 0, numbers their sign, text that is
no word of an enumeration is a, and a list has each kind of entry once. The keywords of the document cannot tell two
answers of one skeleton apart; test_openapi.py holds it to such KEYWORDS.
"""
import json
import os
import re
import shutil
import struct
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "schemas/generated/openapi.json"
FOLDER = "CMEP_RECORD_DIR"
METHODS = ("get", "post", "patch", "delete")
# What the schema of an answer may say; a bound of a length or a list would need another skeleton.
KEYWORDS = {"$ref", "type", "properties", "required", "items", "enum", "const", "anyOf", "allOf", "format", "description",
            "minimum", "pattern"}

_file = None


def begin():
    """By the leading process of the run, before its workers start: they inherit the environment."""
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="cmep-answers-")


def answer(method, path, status, kind, body):
    """Called by the client for each answer it gets."""
    global _file
    if FOLDER not in os.environ:
        return
    if _file is None:
        _file = open(Path(os.environ[FOLDER]) / f"{os.getpid()}.answers", "ab", buffering=0)
    head = json.dumps([method, path, status, kind]).encode()
    _file.write(struct.pack("<II", len(head), len(body)) + head + body)  # one write: threads do not mix


def collected(files, whole):
    """Which test files this process runs, and whether nothing of them was left out."""
    note = Path(os.environ[FOLDER]) / f"{os.getpid()}.collected"
    note.write_text(json.dumps({"files": sorted(files), "whole": whole}))


def _whole_suite(folder, files):
    notes = [json.loads(note.read_text()) for note in folder.glob("*.collected")]
    return all(note["whole"] for note in notes) and files <= {file for note in notes for file in note["files"]}


def _answers(folder):
    for path in folder.glob("*.answers"):
        data, at = path.read_bytes(), 0
        while at < len(data):
            head, body = struct.unpack_from("<II", data, at)
            at += 8
            yield *json.loads(data[at:at + head]), data[at + head:at + head + body]
            at += head + body


def skeleton(value, words):
    """As much of a value as the document's keywords can see."""
    if isinstance(value, dict):
        return {name: skeleton(entry, words) for name, entry in value.items()}
    if isinstance(value, list):
        kinds = []
        for entry in value:
            if (kind := skeleton(entry, words)) not in kinds:
                kinds.append(kind)
        return kinds
    if isinstance(value, str) and value not in words:
        if re.fullmatch(r"[\d.:TZ-]*", value):
            return re.sub(r"\d", "0", value)
        return "a" if value else ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        sign = (value > 0) - (value < 0)
        return sign if value == int(value) else sign / 2
    return value


class Document:
    """The OpenAPI document: whose route a path is, and what its answers have to be."""

    def __init__(self, document=None):
        self.document = document or json.loads(DOCUMENT.read_text())
        self.words = set()
        self._collect_words(self.document)
        self._routes = sorted((re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path)), path) for path in self.document["paths"])
        self._routes.sort(key=lambda route: route[1].count("{"))  # /solicitudes/resumen before /solicitudes/{id}
        self._validators = {}

    def _collect_words(self, node):
        if isinstance(node, dict):
            self.words |= {word for word in node.get("enum", []) if isinstance(word, str)}
            if isinstance(node.get("const"), str):
                self.words.add(node["const"])
        for entry in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            self._collect_words(entry)

    def operations(self):
        return [(method.upper(), path) for path, item in self.document["paths"].items() for method in item
                if method in METHODS]

    def route(self, path):
        """That of the path, which may be below /api: the document's second server."""
        path = re.sub(r"^/api(?=/)", "", path.partition("?")[0])
        return next((route for pattern, route in self._routes if re.fullmatch(pattern, path)), None)

    def answer_schemas(self):
        """Every schema that an answer is held against, and all within."""
        pending = [content["schema"] for item in self.document["paths"].values() for method in METHODS if method in item
                   for response in item[method]["responses"].values()
                   for content in self.resolve(response).get("content", {}).values() if "schema" in content]
        seen = []
        while pending:
            schema = pending.pop()
            if schema in seen:
                continue
            seen.append(schema)
            pending += [*schema.get("properties", {}).values(), *schema.get("anyOf", []),
                        *schema.get("allOf", []), *[schema[name] for name in ("items",) if name in schema]]
            if "$ref" in schema:
                pending.append(self.resolve(schema))
        return seen

    def resolve(self, node):
        while "$ref" in node:
            target = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def _response(self, method, route, status):
        responses = self.document["paths"][route][method.lower()]["responses"]
        found = responses.get(str(status)) or responses.get(f"{status // 100}XX") or responses.get("default")
        return None if found is None else self.resolve(found)

    def _validator(self, method, route, status):
        key = (method, route, status)
        if key not in self._validators:
            from jsonschema import Draft202012Validator
            response = self._response(method, route, status)
            schema = ((response or {}).get("content", {}).get("application/json") or {}).get("schema")
            whole = schema and {**schema, "components": self.document["components"]}
            self._validators[key] = whole and Draft202012Validator(whole)
        return self._validators[key]

    def fault(self, method, path, status, kind, value):
        """What the document does not allow about that answer with a JSON body; None when all is as it says."""
        route = self.route(path)
        if route is None or method.lower() not in self.document["paths"][route]:
            return None if status >= 400 else "an answer of a route that the document does not know"
        validator = self._validator(method, route, status)
        if validator is None:
            return "a status or a kind of body that the document does not know"
        wrong = next(iter(validator.iter_errors(value)), None)
        return wrong and f"{'.'.join(map(str, wrong.absolute_path))}: {wrong.message[:300]}"


def end(flow_files):
    """[what is wrong] with all that was recorded, or None when nothing was; the folder is gone afterwards. Whether every
    operation was exercised is asked when the whole suite ran."""
    folder = Path(os.environ.pop(FOLDER))
    try:
        return _check(folder, flow_files)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _check(folder, flow_files):
    document, seen, exercised, wrong = Document(), set(), set(), {}
    for method, path, status, kind, body in _answers(folder):
        if status < 300:
            exercised.add((method, document.route(path)))
        if method in ("HEAD", "OPTIONS") or status == 304 or not (kind or "").startswith("application/json"):
            continue
        value = skeleton(json.loads(body), document.words)
        key = (method, document.route(path), status, json.dumps(value, sort_keys=True))
        if key not in seen:
            seen.add(key)
            if fault := document.fault(method, path, status, kind, value):
                wrong.setdefault((method, document.route(path) or path, status, fault), body)
    faults = [f"{method} {route} {status}: {fault}\n    {body[:400].decode(errors='replace')}"
              for (method, route, status, fault), body in wrong.items()]
    if _whole_suite(folder, set(flow_files)):
        faults += [f"{method} {route}: no test was ever answered a success"
                   for method, route in document.operations() if (method, route) not in exercised]
    return faults if seen or exercised else None
