"""The contract as the JSON files beside it say it, checked for names that mean nothing. generate.py explains the words."""
import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
SERVICES = ["auth", "workflow", "files", "reports"]
INT64_MIN, INT64_MAX = "INT64_MIN", "INT64_MAX"
MONEY_MAX = 999999999999  # DECIMAL(12,2) in cents
TEXT_MAX = 65535
LIST_MAX = 10000


class SchemaError(Exception):
    pass


class Field:
    """One line of a record, taken apart."""

    PRESENCE = ("required", "optional", "nullable")

    def __init__(self, where, name, text):
        self.where, self.name = f"{where}.{name}", name
        words = text.split()
        self.is_list = words[0] == "list"
        if self.is_list:
            words.pop(0)
        self.kind = words.pop(0)
        self.of = None
        if self.kind in ("enum", "record"):
            self.of = words.pop(0)
        elif self.is_list and self.kind != "text":
            self.kind, self.of = "record", self.kind
        self.low = self.high = None
        if words and ".." in words[0]:
            self.low, self.high = (part or None for part in words.pop(0).split(".."))
        if not words or words[0] not in self.PRESENCE:
            raise SchemaError(f"{self.where}: one of {self.PRESENCE} expected in '{text}'")
        self.presence = words.pop(0)
        self.flags, self.default, self.header, self.own_place = set(), None, None, None
        while words:
            word = words.pop(0)
            if word in ("peer", "upload", "export"):
                self.own_place = word
            elif word == "default":
                self.default = words.pop(0)
            elif word == "header":
                self.header = words.pop(0)
            elif word in ("cookie", "secret", "hidden", "merged", "fixed", "joined"):
                self.flags.add(word)
            else:
                raise SchemaError(f"{self.where}: unknown word '{word}'")
        self.place = "cookie" if "cookie" in self.flags else "header" if self.header else self.own_place or "body"

    def bounds(self):
        if self.is_list:
            return self.low or 0, self.high or LIST_MAX
        if self.kind in ("text", "bytes"):
            return self.low or 0, self.high or TEXT_MAX
        if self.kind == "id":
            return 1, INT64_MAX
        if self.kind == "money":
            return cents(self.low, 0), cents(self.high, MONEY_MAX)
        return self.low or INT64_MIN, self.high or INT64_MAX


def cents(text, otherwise):
    if text is None:
        return otherwise
    whole, _, fraction = text.partition(".")
    return int(whole) * 100 + int((fraction + "00")[:2])


class Operation:
    """One operation of a service, its shape already folded in."""

    def __init__(self, service, name, text, shapes):
        text = {**shapes.get(text.get("shape"), {}), **text}
        self.service, self.name, self.full_name = service, name, f"{service}.{name}"
        self.summary = text["summary"]
        self.method, self.path = text["http"].split(" ") if "http" in text else (None, None)
        self.access, self.roles = access(text["roles"])
        self.lane = text.get("lane", "quick")
        self.deadline_ms = text.get("deadline_ms", 0)
        self.upload, self.download, self.export = (text.get(kind) for kind in ("upload", "download", "export"))
        self.transfer = self.upload or self.download or self.export
        self.transaction = text.get("transaction", False)
        self.splice = text.get("splice", False)
        self.etag = text.get("etag", False)
        self.created = text.get("created", False)
        # A POST that a client may repeat under one Idempotency-Key; its reply is kept with its effect.
        self.idempotency = (self.method == "POST" and self.access in ("ANY", "ROLES") and self.transaction
                            and text.get("idempotency", True))
        self.cookie, _, self.cookie_field = text.get("cookie", "keep").partition(" ")
        self.merge = next(iter(text.get("merge", {}).items()), (None, None))
        self.errors = text["errors"]
        self.reply = text["reply"]
        self.named_request = isinstance(text["request"], str)
        self.request = text["request"] if self.named_request else f"{name}_request" if text["request"] else "empty"
        self.request_fields = text["request"]

    def place_fields(self, fields):
        in_path = set(re.findall(r"{(\w+)}", self.path or ""))
        for field in fields:
            if field.name in in_path:
                field.place = "path"
            elif field.place == "body" and self.method in ("GET", "DELETE"):
                field.place = "query"
        for kind in ("upload", "export"):
            if any(field.place == kind for field in fields) != bool(getattr(self, kind)):
                raise SchemaError(f"{self.full_name}: '{kind}' and a field of that place belong together")
        self.is_file = bool(self.download or self.export)
        missing = in_path - {field.name for field in fields}
        if missing:
            raise SchemaError(f"{self.full_name}: the path names {missing}, the request does not")


def access(roles):
    if isinstance(roles, str):
        return {"open": "OPEN", "session": "SESSION", "any": "ANY", "internal": "INTERNAL"}[roles], []
    return "ROLES", roles


class Schema:
    """All files together, checked for names that mean nothing."""

    def __init__(self):
        types = json.loads((HERE / "types.json").read_text())
        self.enums = types["enums"]
        self.tables = {}
        self.rows = {"read": {}, "written": {}}  # the alias of each record's table
        self.operations = {service: [] for service in SERVICES}
        texts = dict(types["records"])
        for service in SERVICES:
            file = json.loads((HERE / f"{service}.json").read_text())
            self.tables[service] = file["tables"]
            for use in self.rows:
                self.rows[use] |= {words[0]: words[1:] for words in map(str.split, file.get("rows", {}).get(use, []))}
            texts.update(file["records"])
            for name, text in file["operations"].items():
                operation = Operation(service, name, text, file.get("shapes", {}))
                if operation.request != "empty" and not operation.named_request:
                    texts[operation.request] = operation.request_fields
                self.operations[service].append(operation)
        self.records = {name: [Field(name, field, text) for field, text in fields.items()]
                        for name, fields in texts.items()}
        for operation in self.all_operations():
            operation.place_fields(self.records[operation.request])
        self.check()
        self.order = self.dependencies_first()

    def all_operations(self):
        return [operation for service in SERVICES for operation in self.operations[service]]

    def check(self):
        for record, fields in self.records.items():
            if len(fields) > 64:
                raise SchemaError(f"{record}: more than 64 fields")
            for field in fields:
                known = {"enum": self.enums, "record": self.records}.get(field.kind)
                if known is not None and field.of not in known:
                    raise SchemaError(f"{field.where}: unknown {field.kind} '{field.of}'")
        for record in (self.rows["read"] | self.rows["written"]).keys() - self.records.keys():
            raise SchemaError(f"rows: unknown record '{record}'")
        self.by_name = by_name = {operation.full_name: operation for operation in self.all_operations()}
        for operation in self.all_operations():
            if operation.reply not in self.records:
                raise SchemaError(f"{operation.full_name}: unknown reply '{operation.reply}'")
            if operation.merge[0]:
                self.check_merge(operation, by_name)
            if operation.cookie_field and operation.cookie_field not in self.names_of(operation.reply):
                raise SchemaError(f"{operation.full_name}: the reply has no '{operation.cookie_field}' for the cookie")
            if operation.transfer:
                self.check_transfer(operation, by_name)

    def names_of(self, record):
        return {field.name for field in self.records[record]}

    def check_merge(self, operation, by_name):
        merged = by_name.get(operation.merge[1])
        if not merged or operation.merge[0] not in self.names_of(merged.reply):
            raise SchemaError(f"{operation.full_name}: merges unknown '{operation.merge}'")
        in_path = {field.name for field in self.records[operation.request] if field.place == "path"}
        if not self.names_of(merged.request) <= in_path:
            raise SchemaError(f"{operation.full_name}: the path lacks an id of {merged.full_name}")

    # What the gateway sends to the operations that move a file, and what it takes from them.
    MOVES = {"upload": {"open": ("subida_open_request", "subida_ref"), "write": ("subida_write_request", "empty"),
                        "drop": ("subida_drop_request", "empty")},
             "download": {"read": ("archivo_read_request", "trozo")},
             "export": {"open": ("empty", "exportacion"), "read": ("exportacion_lectura", "trozo"),
                        "drop": ("exportacion", "empty")}}

    def check_transfer(self, operation, by_name):
        for kind, moves in self.MOVES.items():
            words = getattr(operation, kind)
            for move, records in moves.items() if words else ():
                named = by_name.get(words.get(move))
                if not named or (named.request, named.reply) != records:
                    raise SchemaError(f"{operation.full_name}: '{move}' is no operation from {records[0]} to {records[1]}")
                words[move] = named
            if words and kind != "export":
                words["piece"] = next(field.bounds()[1] for field in self.records[words["write" if kind == "upload" else "read"].request]
                                      if field.kind == "bytes" or field.name == "tamano")

    def dependencies_first(self):
        order = []

        def visit(name):
            if name in order:
                return
            for field in self.records[name]:
                if field.kind == "record":
                    visit(field.of)
            order.append(name)

        for name in self.records:
            visit(name)
        return order
