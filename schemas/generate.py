#!/usr/bin/python3
"""Makes, from the JSON files beside it, everything that must agree with the contract.

  generated/records.[ch]          enumerations, C structs and their field tables
  generated/operations.[ch]       the operations of each service, for every process
  generated/<service>_handlers.[ch]  handler prototypes and the dispatch table, for that service
  generated/rows.h                the columns of the records in "rows", as texts of SQL and as values of a statement
  generated/questions.h           a function for each internal operation, with which another service asks it
  generated/openapi.json          the OpenAPI 3.1 document: openapi.py, in the words of prose.json
  generated/api.ts                the types of the application

A field is one line: `"name": "TYPE [BOUNDS] PRESENCE [PLACE] [default X]"`.

  TYPE      text | bytes | int | id | bool | money | date | time | number | object
            | enum NAME | record NAME | list text | list enum NAME | list record-name
  BOUNDS    1..150: characters of a text, size of bytes, values of an int, amounts of a money
  PRESENCE  required: there and not null    optional: may be absent, not null
            nullable: may be absent or null (in an answer: may be null)
  PLACE     cookie: taken from the session cookie; header NAME: from that header; peer: the client's address;
            upload: the file of a multipart form, whose bytes the service has already; export: the name of the file that
            the operation writes; path and query follow from the route
  also      secret: never shown by a log or tap    hidden: not part of the public answer
            merged: the gateway puts it there from another service's reply
            fixed: a column that is read with its row, and not written with it
            joined: read with the row, but no column of its table

An operation says, beside its route, roles, request, reply and errors:

  lane         which workers run it: quick (the default), slow (bcrypt, a million rows), transfer (bytes of files)
  deadline_ms  how long it may take, if not REQUEST_TIMEOUT_MS
  cookie       set FIELD: that field of the reply becomes the session cookie; clear: the cookie is removed
  merge        {FIELD: OPERATION}: the gateway adds the field from that operation's reply, asked at the same time with the
               ids of the path
  upload       {open, write, drop}: the request is a multipart form, whose file goes to the service by these operations
  download     {read}: the answer is the file that the reply describes, read by this operation
  export       {open, read, drop, type, streamed}: the answer is the file of that content type that the operation writes
               while it is read; a streamed one is sent before it is whole

A file's "rows" names records whose fields are columns of a table: "read" those that a statement selects, with the alias of
the table where the statement joins others, "written" those that one inserts or updates.

`generate.py --check` writes nothing and fails when an output differs from what is committed.
"""
import json
import re
import sys
from pathlib import Path

from openapi import openapi

HERE = Path(__file__).resolve().parent
OUT = HERE / "generated"
SERVICES = ["auth", "workflow", "files", "reports"]
INT64_MIN, INT64_MAX = "INT64_MIN", "INT64_MAX"
MONEY_MAX = 999999999999  # DECIMAL(12,2) in cents
TEXT_MAX = 65535
LIST_MAX = 10000
BY_HAND = {"field_error"}  # records whose struct is in common/contract/schema.h
STAMP = "Made by schemas/generate.py from the JSON files beside it; edit those."


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


# ---------------------------------------------------------------- C

def in_struct(fields):
    return [field for field in fields if "merged" not in field.flags]


def c_members(field):
    kind = {"text": "const char *", "int": "int64_t ", "id": "int64_t ", "bool": "bool ", "money": "const char *",
            "date": "const char *", "time": "const char *", "number": "double "}.get(field.kind)
    if field.kind == "object":
        return [f"const char *{field.name}; /* msgpack bytes of a map, or NULL */", f"size_t {field.name}_size;"]
    if field.kind == "bytes":
        return [f"const char *{field.name}; /* of a decoded message: in its frame */", f"size_t {field.name}_size;"]
    if field.is_list:
        kind = {"text": "const char *const *", "enum": f"const enum {field.of} *",
                "record": f"const struct {field.of} *"}[field.kind]
        return [f"{kind}{field.name};", f"size_t {field.name}_count;"]
    if field.kind == "enum":
        kind = f"enum {field.of} "
    if field.kind == "record":
        kind = f"const struct {field.of} *"
    return [f"{kind}{field.name};"]


def c_field(record, field):
    kind = "LIST_" + field.kind.upper() if field.is_list else field.kind.upper()
    flags = [f"FIELD_{field.presence.upper()}", f"FIELD_IN_{field.place.upper()}"]
    flags += [f"FIELD_{flag.upper()}" for flag in sorted(field.flags - {"cookie", "fixed", "joined"})]
    low, high = field.bounds()
    parts = [f'.name = "{field.name}"', f".type = FIELD_{kind}", ".flags = " + " | ".join(flags),
             f".min = {low}", f".max = {high}", f".offset = offsetof(struct {record}, {field.name})"]
    if field.is_list or field.kind in ("object", "bytes"):
        suffix = "count" if field.is_list else "size"
        parts.append(f".count_offset = offsetof(struct {record}, {field.name}_{suffix})")
    if field.kind == "record":
        parts.append(f".record = &record_{field.of}")
    if field.kind == "enum":
        parts.append(f".enumeration = &enumeration_{field.of}")
    if field.header:
        parts.append(f'.header = "{field.header}"')
    if field.default is not None:
        value = f"{field.of.upper()}_{field.default.upper()}" if field.kind == "enum" else field.default
        parts.append(f".fallback = {value}")
    return "    {" + ", ".join(parts) + "},"


def records_h(schema):
    out = [f"/* {STAMP} */", "#ifndef CMEP_RECORDS_H", "#define CMEP_RECORDS_H", "",
           '#include "contract/schema.h"', "", "#include <stdbool.h>", "#include <stddef.h>", "#include <stdint.h>", ""]
    for name, values in schema.enums.items():
        members = "".join(f" {name.upper()}_{value.upper()}," for value in values)
        out += [f"enum {name} {{ {name.upper()}_NONE,{members} {name.upper()}_COUNT }};",
                f"extern const struct enumeration enumeration_{name};", ""]
    for name in schema.order:
        fields = in_struct(schema.records[name])
        if name not in BY_HAND:
            out.append(f"struct {name} {{")
            out.append("    uint64_t given; /* which fields a decoded message held, null ones too */")
            out += [f"    {member}" for field in fields for member in c_members(field)]
            out.append("};")
        if fields:
            bits = ", ".join(f"{name.upper()}__{field.name.upper()}" for field in fields)
            out.append(f"enum {name}__index {{ {bits}, {name.upper()}__COUNT }};")
        out += [f"extern const struct record record_{name};", ""]
    out.append("#endif")
    return out


def records_c(schema):
    out = [f"/* {STAMP} */", '#include "records.h"', ""]
    for name, values in schema.enums.items():
        names = ", ".join(f'"{value}"' for value in values)
        out.append(f'const struct enumeration enumeration_{name} = {{"{name}", '
                   f"(const char *const[]){{NULL, {names}}}, {len(values) + 1}}};")
    out.append("")
    for name in schema.order:
        fields = in_struct(schema.records[name])
        table = "NULL"
        if fields:
            table = f"fields_{name}"
            out.append(f"static const struct field {table}[] = {{")
            out += [c_field(name, field) for field in fields]
            out.append("};")
        out += [f'const struct record record_{name} = {{"{name}", sizeof(struct {name}), {table}, {len(fields)}}};', ""]
    return out


def operations_h(schema):
    out = [f"/* {STAMP} */", "#ifndef CMEP_OPERATIONS_H", "#define CMEP_OPERATIONS_H", "",
           '#include "contract/operation.h"', ""]
    for service in SERVICES:
        operations = schema.operations[service]
        members = "".join(f"\n    {service.upper()}_{operation.name.upper()}," for operation in operations)
        out += [f"enum {service}_operation {{{members}\n    {service.upper()}_OPERATION_COUNT\n}};",
                f"extern const struct operation_set {service}_operations;", ""]
    out += [f"enum {{ SERVICE_COUNT = {len(SERVICES)} }};", "", "#endif"]
    return out


def c_reference(operation):
    return f"&{operation.service}_table[{operation.service.upper()}_{operation.name.upper()}]"


def c_transfer(operation):
    words = operation.transfer
    kind = "UPLOAD" if operation.upload else "DOWNLOAD" if operation.download else "EXPORT"
    parts = [f".kind = TRANSFER_{kind}", f".move = {c_reference(words.get('write') or words['read'])}"]
    parts += [f".{move} = {c_reference(words[move])}" for move in ("open", "drop") if move in words]
    if "piece" in words:
        parts.append(f".piece_bytes = {words['piece']}")
    if operation.export:
        parts += [f'.content_type = "{words["type"]}"', f".streamed = {str(words['streamed']).lower()}"]
    return "&(const struct operation_transfer){" + ", ".join(parts) + "}"


def c_operation(schema, operation):
    parts = [f'.name = "{operation.full_name}"', f".request = &record_{operation.request}",
             f".reply = &record_{operation.reply}", f".access = ACCESS_{operation.access}",
             f".lane = LANE_{operation.lane.upper()}", f".cookie = COOKIE_{operation.cookie.upper()}"]
    if operation.path:
        parts[1:1] = [f".method = METHOD_{operation.method}", f'.path = "{operation.path}"']
    if operation.roles:
        parts.append(".roles = " + " | ".join(f"1u << ROL_{role}" for role in operation.roles))
    if operation.deadline_ms:
        parts.append(f".deadline_ms = {operation.deadline_ms}")
    for flag in ("transaction", "splice", "etag", "created", "idempotency"):
        if getattr(operation, flag):
            parts.append(f".{flag} = true")
    if operation.cookie_field:
        parts.append(f'.cookie_field = "{operation.cookie_field}"')
    if operation.merge[0]:
        parts += [f'.merge_field = "{operation.merge[0]}"', f".merge = {c_reference(schema.by_name[operation.merge[1]])}"]
    if operation.transfer:
        parts.append(f".transfer = {c_transfer(operation)}")
    return "    {" + ", ".join(parts) + "},"


def operations_c(schema):
    out = [f"/* {STAMP} */", '#include "operations.h"', '#include "records.h"', ""]
    out += [f"static const struct operation {service}_table[{service.upper()}_OPERATION_COUNT];" for service in SERVICES]
    for service in SERVICES:
        operations = schema.operations[service]
        table = "NULL"
        if operations:
            table = f"{service}_table"
            out.append(f"static const struct operation {table}[{service.upper()}_OPERATION_COUNT] = {{")
            out += [c_operation(schema, operation) for operation in operations]
            out.append("};")
        tables = ", ".join(f'"{name}"' for name in schema.tables[service])
        out += [f"static const char *const {service}_slice[] = {{{tables}, NULL}};",
                f'const struct operation_set {service}_operations = '
                f'{{"{service}", {table}, {len(operations)}, {service}_slice}};', ""]
    sets = ", ".join(f"&{service}_operations" for service in SERVICES)
    out.append(f"const struct operation_set *const all_operations[] = {{{sets}, NULL}};")
    return out


def handlers_h(schema, service):
    out = [f"/* {STAMP} */", f"#ifndef CMEP_{service.upper()}_HANDLERS_H", f"#define CMEP_{service.upper()}_HANDLERS_H",
           "", '#include "records.h"', '#include "service/call.h"', "", f"extern const operation_handler {service}_handlers[];"]
    for operation in schema.operations[service]:
        out += ["", f"/* {operation.summary}. */",
                f"enum status {service}_{operation.name}(struct call *call, const struct {operation.request} *in, "
                f"struct {operation.reply} *out) MUST_CHECK;"]
    return out + ["", "#endif"]


def handlers_c(schema, service):
    out = [f"/* {STAMP} */", f'#include "{service}_handlers.h"', "", f'#include "operations.h"', ""]
    for operation in schema.operations[service]:
        out += [f"static enum status run_{operation.name}(struct call *call, const void *in, void *out)", "{",
                f"    return {service}_{operation.name}(call, in, out);", "}", ""]
    rows = "".join(f"\n    [{service.upper()}_{operation.name.upper()}] = run_{operation.name},"
                   for operation in schema.operations[service])
    return out + [f"const operation_handler {service}_handlers[] = {{{rows or 'NULL'}\n}};"]


def columns(schema, record):
    return [field for field in schema.records[record] if "joined" not in field.flags and field.place in ("body", "path")]


def row_value(field):
    member = f"(row)->{field.name}"
    if field.kind == "enum" and not field.is_list:
        return f"db_enum(&enumeration_{field.of}, {member})"
    kinds = {"text": "text", "money": "text", "date": "text", "int": "int", "bool": "int", "id": "id"}
    if field.is_list or field.kind not in kinds:
        raise SchemaError(f"{field.where}: nothing writes such a column from a record")
    return f"db_{kinds[field.kind]}({member})"


def rows_h(schema):
    out = [f"/* {STAMP}", " *",
           " * COLUMNS_x: the columns of a record, for a SELECT.",
           " * WRITTEN_x, MARKS_x: the columns that are written, and a question mark for each, for an INSERT.",
           " * SET_x: the same as `column = ?`, for an UPDATE.",
           " * VALUES_x(&row): their values, in that order, for DB_ARGS. */",
           "#ifndef CMEP_ROWS_H", "#define CMEP_ROWS_H", "", '#include "db/db.h"', '#include "records.h"']
    for record in schema.order:
        if record in schema.rows["read"]:
            of = "".join(f"{alias}." for alias in schema.rows["read"][record])
            out += ["", f'#define COLUMNS_{record} "{", ".join(of + field.name for field in columns(schema, record))}"']
        if record in schema.rows["written"]:
            fields = [field for field in columns(schema, record) if "fixed" not in field.flags]
            out += ["", f'#define WRITTEN_{record} "{", ".join(field.name for field in fields)}"',
                    f'#define MARKS_{record} "{", ".join("?" for _ in fields)}"',
                    f'#define SET_{record} "{", ".join(f"{field.name} = ?" for field in fields)}"',
                    f'#define VALUES_{record}(row) {", ".join(row_value(field) for field in fields)}']
    return out + ["", "#endif"]


def question(operation):
    """The function that asks an operation; a request or a reply without fields is no parameter of it."""
    takes, gives = operation.request != "empty", operation.reply != "empty"
    parameters = ["struct call *call"]
    parameters += [f"const struct {operation.request} *in"] if takes else []
    parameters += [f"struct {operation.reply} *ret_out"] if gives else []
    lines = [] if takes else ["    const struct empty in = {0};"]
    lines += [] if gives else ["    struct empty out;"]
    return [f"/* {operation.summary}. */",
            f"MUST_CHECK static inline enum status {operation.service}_ask_{operation.name}({', '.join(parameters)})", "{",
            *lines,
            f"    return call_ask(call, &{operation.service}_operations.operations[{operation.service.upper()}_"
            f"{operation.name.upper()}], {'in' if takes else '&in'}, {'ret_out' if gives else '&out'});", "}"]


def questions_h(schema):
    out = [f"/* {STAMP} */", "#ifndef CMEP_QUESTIONS_H", "#define CMEP_QUESTIONS_H", "",
           '#include "operations.h"', '#include "service/call.h"']
    for operation in schema.all_operations():
        if not operation.path:
            out += ["", *question(operation)]
    return out + ["", "#endif"]


# ---------------------------------------------------------------- TypeScript

def ts_type(field, in_request):
    scalar = {"text": "string", "int": "number", "id": "number", "bool": "boolean", "date": "string", "time": "string",
              "number": "number", "object": "object", "money": "string | number" if in_request else "string"}
    value = "Blob" if field.place == "upload" else scalar.get(field.kind) or ts_name(field.of)
    if field.is_list:
        value = f"{value}[]"
    return f"{value} | null" if field.presence == "nullable" else value


def ts_name(name):
    return "".join(part.capitalize() for part in name.split("_"))


def ts_interface(schema, name, in_request, only_body=False):
    lines = []
    for field in schema.records[name]:
        if "hidden" in field.flags or (only_body and field.place not in ("body", "upload")):
            continue
        mark = "?" if in_request and field.presence != "required" else ""
        lines.append(f"  {field.name}{mark}: {ts_type(field, in_request)}")
    return lines


def api_ts(schema):
    out = [f"// {STAMP}", ""]
    for name, values in schema.enums.items():
        out.append(f"export type {ts_name(name)} = " + " | ".join(f"'{value}'" for value in values))
        out.append(f"export const {name.upper()} = [" + ", ".join(f"'{value}'" for value in values) + "] as const")
    seen, bounds = set(), {}

    def emit(name, in_request):
        for field in schema.records[name]:
            if field.kind == "record" and field.of not in seen and "hidden" not in field.flags and field.place != "upload":
                seen.add(field.of)
                emit(field.of, in_request)
                out.extend(["", f"export interface {ts_name(field.of)} {{", *ts_interface(schema, field.of, in_request), "}"])
                if in_request:
                    note_bounds(field.of)

    def note_bounds(name):
        texts = {field.name: [int(edge) for edge in field.bounds()]
                 for field in schema.records[name] if field.kind == "text" and field.place == "body" and not field.is_list}
        if texts:
            bounds[name] = texts

    public = [operation for operation in schema.all_operations() if operation.path]
    for operation in public:
        emit(operation.request, True)
        if not operation.is_file:
            emit(operation.reply, False)
        request, reply = ts_name(operation.full_name.split(".")[1]) + "Body", ts_name(operation.reply)
        body = ts_interface(schema, operation.request, True, only_body=True)
        if body and operation.method not in ("GET", "DELETE"):
            out += ["", f"/** {operation.method} {operation.path}: {operation.summary}. */",
                    f"export interface {request} {{", *body, "}"]
            note_bounds(operation.request)
        if operation.reply not in seen and operation.reply != "empty" and not operation.is_file:
            seen.add(operation.reply)
            out += ["", f"export interface {reply} {{", *ts_interface(schema, operation.reply, False), "}"]
    out += ["", "/** Least and most characters of each text that a form sends. */",
            "export const BOUNDS = " + json.dumps(bounds, indent=2) + " as const"]
    return out


# ---------------------------------------------------------------- main

def outputs(schema):
    yield "records.h", records_h(schema)
    yield "records.c", records_c(schema)
    yield "operations.h", operations_h(schema)
    yield "operations.c", operations_c(schema)
    for service in SERVICES:
        yield f"{service}_handlers.h", handlers_h(schema, service)
        yield f"{service}_handlers.c", handlers_c(schema, service)
    yield "rows.h", rows_h(schema)
    yield "questions.h", questions_h(schema)
    yield "openapi.json", openapi(schema)
    yield "api.ts", api_ts(schema)


def main():
    check = sys.argv[1:] == ["--check"]
    differing = []
    OUT.mkdir(exist_ok=True)
    for name, lines in outputs(Schema()):
        text, path = "\n".join(lines) + "\n", OUT / name
        if path.exists() and path.read_text() == text:
            continue
        differing.append(name)
        if not check:
            path.write_text(text)
    if check and differing:
        sys.exit(f"not what the schemas say, run 'make gen': {', '.join(differing)}")


if __name__ == "__main__":
    try:
        main()
    except SchemaError as error:
        sys.exit(f"generate.py: {error}")
