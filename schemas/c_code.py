"""The C of the contract: records, operations, handlers, typed questions, and the columns of rows."""
from schema import SERVICES, SchemaError

BY_HAND = {"field_error"}  # records whose struct is in common/contract/schema.h
STAMP = "Made by schemas/generate.py from the JSON files beside it; edit those."


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
