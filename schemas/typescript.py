"""The types of the application, with the bounds of its forms."""
import json

from c_code import STAMP


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
