"""The OpenAPI 3.1 document: operations and fields as generate.py read them, in the words of prose.json.

Every refusal an operation can give follows from what it is: a body can be broken, a role can be missing, a change can
come from a foreign Origin. prose.json says the rest: what a thing is for, and when a code means something of its own.
"""
import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROSE = json.loads((HERE / "prose.json").read_text())
POLICY = json.loads((HERE / "policy.json").read_text())  # the default one; another can be configured
DECIMAL = r"^\d{1,10}(\.\d{1,2}0*)?$"
JSON, FORM, FILE = "application/json", "multipart/form-data", "application/octet-stream"


def ref(kind, name, **beside):
    return {"$ref": f"#/components/{kind}/{name}", **beside}


def listed(words):
    return " y ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


# ---------------------------------------------------------------- fields

class Records:
    """The records the document names. One that is both sent and answered has a component for each."""

    def __init__(self, schema, operations):
        self.schema, self.uses, self.enums = schema, {}, set()
        for operation in operations:
            self.note(operation.request, True)
            if operation.is_file:
                continue
            self.note(operation.reply, False)
            if not operation.splice:
                self.uses.setdefault(operation.reply, set()).add(False)

    def public(self, name):
        return [field for field in self.schema.records[name] if "hidden" not in field.flags]

    def note(self, name, in_request):
        for field in self.public(name):
            if field.place in ("upload", "export"):
                continue
            if field.kind == "enum":
                self.enums.add(field.of)
            if field.kind == "record" and in_request not in self.uses.setdefault(field.of, set()):
                self.uses[field.of].add(in_request)
                self.note(field.of, in_request)

    def name(self, record, in_request):
        return f"{record}_request" if in_request and self.uses[record] == {True, False} else record

    def components(self):
        found = {name: {"type": "string", "enum": values} for name, values in self.schema.enums.items()
                 if name in self.enums}
        for record, modes in self.uses.items():
            found.update({self.name(record, mode): self.record(record, mode) for mode in sorted(modes)})
        return found

    def record(self, name, in_request, only_body=False):
        fields = [field for field in self.public(name) if not only_body or field.place in ("body", "upload")]
        required = [field.name for field in fields
                    if field.presence == "required" or (not in_request and field.presence == "nullable")]
        return {"type": "object", "properties": {field.name: self.field(name, field, in_request) for field in fields},
                **({"required": required} if required else {})}

    def field(self, record, field, in_request):
        value = self.scalar(field, in_request)
        if field.is_list:
            edges = {"minItems": field.low, "maxItems": field.high} if in_request else {}
            value = {"type": "array", "items": value, **{key: int(edge) for key, edge in edges.items() if edge}}
        if field.presence == "nullable":
            value = nullable(value)
        if field.default is not None:
            value["default"] = int(field.default) if field.kind == "int" else field.default
        for word, key in (("fields", "description"), ("examples", "examples")):
            said = PROSE[word].get(f"{record}.{field.name}", PROSE[word].get(field.name))
            if said is not None and (key == "description" or in_request):
                value[key] = [said] if key == "examples" else said
        return value

    def scalar(self, field, in_request):
        if field.place == "upload":
            return {"type": "string", "contentMediaType": FILE}
        if field.kind in ("enum", "record"):
            return ref("schemas", field.of if field.kind == "enum" else self.name(field.of, in_request))
        low, high = field.bounds()
        if field.kind == "text":
            bounds = {"minLength": int(low), "maxLength": int(high)} if in_request and not field.is_list else {}
            return {"type": "string", **bounds, **({"format": "password"} if "secret" in field.flags else {})}
        if field.kind in ("int", "id"):
            named = {"minimum": low, "maximum": high}
            return {"type": "integer", "format": "int64",
                    **{key: int(value) for key, value in named.items() if str(value).lstrip("-").isdigit()}}
        if field.kind == "money" and in_request:
            return {"type": ["string", "number"], "pattern": DECIMAL, "minimum": low / 100, "maximum": high / 100}
        return {"bool": {"type": "boolean"},
                "money": {"type": "string", "pattern": r"^\d{1,10}\.\d\d$"},
                "date": {"type": "string", "format": "date"},
                "time": {"type": "string", "format": "date-time"},
                "number": {"type": "number"},
                "object": {"type": "object"}}[field.kind]


def nullable(scalar):
    if "type" not in scalar:
        return {"anyOf": [scalar, {"type": "null"}]}
    types = scalar["type"] if isinstance(scalar["type"], list) else [scalar["type"]]
    return {**scalar, "type": [*types, "null"]}


# ---------------------------------------------------------------- operations

def parameter(name, place, required, value):
    value = dict(value)
    text = PROSE["headers"].get(name) if place == "header" else value.pop("description", None)
    return {"name": name, "in": place, "required": required, **({"description": text} if text else {}), "schema": value}


def parameters(records, operation):
    fields = records.schema.records[operation.request]
    found = [parameter(field.header or field.name, field.place, field.presence == "required",
                       records.field(operation.request, field, True))
             for field in fields if field.place in ("path", "query", "header")]
    for item in found:  # a header is there or not, never null
        if item["in"] == "header":
            item["schema"]["type"] = "string"
    if operation.download or (operation.etag and operation.method == "GET"):
        found.append(header("If-None-Match", 1000))
    if operation.download:
        found += [header("Range", 200), header("If-Range", 200)]
    if operation.idempotency:
        found.append(header("Idempotency-Key", 255))
    return [*found, header("X-Request-Id", 64)]


def header(name, longest):
    value = {"type": "string", "minLength": 1, "maxLength": longest}
    if name in PROSE["examples"]:
        value["examples"] = [PROSE["examples"][name]]
    return parameter(name, "header", False, value)


def route(operation):
    return f"{operation.method} {operation.path}"


def who(operation, accion):
    if accion:
        cells = {}
        for rol, states in POLICY.items():
            cells.setdefault(tuple(state for state, actions in states.items() if accion in actions), []).append(rol)
        said = [f"{listed(roles)} en {listed(list(states))}" for states, roles in cells.items() if states]
        return PROSE["who"]["policy"].format(cells="; a ".join(said))
    return PROSE["who"][operation.access].format(roles=listed(operation.roles))


def described(text, operation, accion):
    return "\n\n".join(part for part in (text, f"**Quién puede:** {who(operation, accion)}") if part)


def refusals(operation, fields, said):
    """code -> reasons; an empty list stands for what the code always means."""
    reasons, places = PROSE["reasons"], {field.place for field in fields}
    found = {code: [] for code in operation.errors}

    def add(code, *why):
        found.setdefault(code, []).extend(why)

    if operation.upload:
        for code in ("BAD_REQUEST", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"):
            add(code, *reasons["upload"].get(code, []))
    elif "body" in places:
        for code in ("BAD_REQUEST", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"):
            add(code)
    if operation.access != "OPEN":
        add("UNAUTHENTICATED")
    if operation.roles:
        add("FORBIDDEN", reasons["roles"].format(roles=listed(operation.roles)))
    if "accion" in said:
        add("FORBIDDEN", reasons["policy"])
    if operation.method != "GET":
        add("FORBIDDEN", reasons["origin"])
    if "path" in places:
        add("NOT_FOUND", reasons["missing"])
    if any(field.header == "If-Match" for field in fields):
        add("CONFLICT", reasons["if_match"])
    if places & {"body", "query"}:
        add("VALIDATION_ERROR")
    if operation.idempotency:
        add("VALIDATION_ERROR", *([PROSE["errors"]["VALIDATION_ERROR"][1]] if "body" in places else []),
            reasons["idempotency"])
    add("UNAVAILABLE")
    return found


def refusal_responses(found, said):
    """A route's own words stand instead of the general ones, but not instead of Origin, If-Match and keys."""
    kept = {PROSE["reasons"][name] for name in ("if_match", "idempotency")}
    responses = {}
    for code, reasons in sorted(found.items(), key=lambda item: PROSE["errors"][item[0]][0]):
        if code in said:
            reasons = [said[code]] + [reason for reason in reasons if reason in kept]
        responses[str(PROSE["errors"][code][0])] = ref("responses", code,
                                                       **({"description": " ".join(reasons)} if reasons else {}))
    return {**responses, "default": ref("responses", "failure")}


def file_answer(operation, said):
    """A file: whole, a part of it, or nothing since the caller has it."""
    headers = {name: ref("headers", name) for name in
               ("X-Request-Id", "ETag", "Accept-Ranges", "Content-Disposition", "Content-Security-Policy")}
    text = said.get("reply") or f"{operation.summary}."
    return {"200": {"description": text, "headers": headers, "content": {FILE: {}}},
            "206": {"description": PROSE["replies"]["part"],
                    "headers": {**headers, "Content-Range": ref("headers", "Content-Range")}, "content": {FILE: {}}},
            "304": ref("responses", "NOT_MODIFIED")}


def export_answer(operation, said):
    """A file that is made for the client."""
    headers = {name: ref("headers", name) for name in ("X-Request-Id", "Content-Disposition")}
    return {"200": {"description": said.get("reply") or f"{operation.summary}.", "headers": headers,
                    "content": {operation.export["type"].partition(";")[0]: {}}}}


def success(records, operation, said):
    if operation.export:
        return export_answer(operation, said)
    if operation.download:
        return file_answer(operation, said)
    schema = {"type": "object", "required": ["ok"], "properties": {"ok": {"const": True}}}
    if operation.splice:
        reply = records.record(operation.reply, False)
        schema["properties"].update(reply["properties"])
        schema["required"] += reply.get("required", [])
    else:
        schema["properties"]["data"] = ref("schemas", operation.reply)
        schema["required"].append("data")
    if operation.merge[0]:
        schema["properties"]["meta"] = {"type": "object", "properties": {"warnings": {
            "type": "array", "items": {"type": "string"}, "description": PROSE["fields"]["warnings"]}}}
    headers = {"X-Request-Id": ref("headers", "X-Request-Id")}
    if operation.etag:
        headers["ETag"] = ref("headers", "ETag")
    if operation.cookie != "keep":
        headers["Set-Cookie"] = ref("headers", "Set-Cookie")
    text = said.get("reply") or PROSE["replies"].get(operation.reply) or f"{operation.summary.split(';')[0]}."
    found = {"201" if operation.created else "200":
             {"description": text, "headers": headers, "content": {JSON: {"schema": schema}}}}
    if operation.etag and operation.method == "GET":
        found["304"] = ref("responses", "NOT_MODIFIED")
    return found


def entry(records, operation):
    said = PROSE["operations"].get(route(operation), {})
    fields = records.schema.records[operation.request]
    found = {"operationId": operation.full_name, "summary": operation.summary, "tags": [tag(route(operation))],
             "description": described(said.get("about"), operation, said.get("accion")),
             "security": [] if operation.access == "OPEN" else [{"cmep_session": []}],
             "parameters": parameters(records, operation)}
    if operation.roles:
        found["x-roles"] = operation.roles
    if "accion" in said:
        found["x-accion"] = said["accion"]
    if any(field.place in ("body", "upload") for field in fields):
        body = {"schema": records.record(operation.request, True, only_body=True)}
        if "body" in said:
            body["example"] = said["body"]
        found["requestBody"] = {"required": "required" in body["schema"],
                                "content": {FORM if operation.upload else JSON: body}}
    found["responses"] = {**success(records, operation, said), **refusal_responses(refusals(operation, fields, said), said)}
    return found


def tag(route_text):
    return next(tag["name"] for tag in PROSE["tags"] if re.match(tag["paths"], route_text))


# ---------------------------------------------------------------- the gateway's own pages

def pages():
    ok = {"ok": {"const": True}}
    shapes = {"/health": (JSON, {**ok, "status": {"const": "healthy"}}), "/ready": (JSON, {**ok, "status": {"const": "ready"}}),
              "/version": (JSON, {**ok, "version": {"type": "string"}}), "/openapi.json": (JSON, None),
              "/docs": ("text/html", None)}
    for path, (kind, properties) in shapes.items():
        said = PROSE["operations"][f"GET {path}"]
        schema = {"type": "object"} if kind == JSON else {"type": "string"}
        if properties:
            schema.update(required=list(properties), properties=properties)
        responses = {"200": {"description": f"{said['summary']}.", "headers": {"X-Request-Id": ref("headers", "X-Request-Id")},
                             "content": {kind: {"schema": schema}}}}
        if path == "/ready":
            responses["503"] = ref("responses", "UNAVAILABLE", description=said["UNAVAILABLE"])
        yield path, {"get": {"operationId": f"gateway.{re.sub('[^a-z]', '_', path[1:])}", "summary": said["summary"],
                             "tags": [tag(f"GET {path}")], "description": f"**Quién puede:** {PROSE['who']['OPEN']}",
                             "security": [], "parameters": [header("X-Request-Id", 64)],
                             "responses": {**responses, "default": ref("responses", "failure")}}}


# ---------------------------------------------------------------- the document

def failure(codes):
    return {"type": "object", "required": ["ok", "error"], "properties": {
        "ok": {"const": False},
        "error": {"type": "object", "required": ["code", "message"], "properties": {
            "code": {"type": "string", "enum": codes},
            "message": {"type": "string", "description": PROSE["fields"]["error.message"]},
            "details": {"type": "array", "items": ref("schemas", "field_error")}}}}}


def refusal_components():
    beside = {"UNAVAILABLE": "Retry-After", "TOO_MANY_REQUESTS": "Retry-After", "METHOD_NOT_ALLOWED": "Allow"}
    found = {}
    for code, (status, when) in PROSE["errors"].items():
        headers = [name for name in ("X-Request-Id", beside.get(code)) if name]
        found[code] = {"description": when, "headers": {name: ref("headers", name) for name in headers},
                       "content": {JSON: {"schema": failure([code])}}, "x-status": status}
    found["NOT_MODIFIED"] = {"description": "Nada cambió desde ese `ETag`; sin cuerpo.",
                             "headers": {name: ref("headers", name) for name in ("X-Request-Id", "ETag")}}
    found["failure"] = {"description": "Cualquier otro rechazo: método, tamaños, plazos.",
                        "content": {JSON: {"schema": ref("schemas", "failure")}}}
    return found


def components(records):
    text, shapes = {"type": "string"}, {"Retry-After": {"type": "integer", "minimum": 0}}
    return {"schemas": {**records.components(), "failure": failure(list(PROSE["errors"])),
                        "field_error": {"type": "object", "required": ["field", "message"], "properties": {
                            "field": {**text, "description": "Como `cliente.nombres`."}, "message": text}}},
            "headers": {name: {"description": PROSE["headers"][name], "schema": shapes.get(name, text)}
                        for name in ("X-Request-Id", "ETag", "Retry-After", "Allow", "Set-Cookie", "Accept-Ranges", "Content-Range",
                                     "Content-Disposition", "Content-Security-Policy")},
            "responses": refusal_components(),
            "securitySchemes": {"cmep_session": {"type": "apiKey", "in": "cookie", "name": "cmep_session",
                                                 "description": "La deja POST /auth/login."}}}


def check_prose(schema, routes):
    """Words about what is not there are a mistake, or were left behind."""
    known = {word for record, fields in schema.records.items() for field in fields
             for word in (field.name, f"{record}.{field.name}")} | {*PROSE["headers"], "warnings", "error.message"}
    left = [*(set(PROSE["operations"]) - routes), *({*PROSE["fields"], *PROSE["examples"]} - known)]
    if left:
        raise SystemExit(f"prose.json speaks of {', '.join(sorted(left))}")


def openapi(schema):
    operations = [operation for operation in schema.all_operations() if operation.path]
    records = Records(schema, operations)
    check_prose(schema, {route(operation) for operation in operations} | {f"GET {path}" for path, _ in pages()})
    paths = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = entry(records, operation)
    paths.update(pages())
    used = {operation["tags"][0] for methods in paths.values() for operation in methods.values()}
    order = [tag for tag in PROSE["order"] if tag in used]
    about = {tag["name"]: tag["about"] for tag in PROSE["tags"]}
    document = {"openapi": "3.1.0",
                "info": {"title": PROSE["title"], "version": "1", "summary": PROSE["about"][0],
                         "description": "\n\n".join(PROSE["about"][1:])},
                "servers": [{"url": "/", "description": "La dirección que sirve este documento"},
                            {"url": "/api", "description": "Lo mismo, donde la aplicación comparte el dominio"}],
                "tags": [{"name": tag, "description": about[tag]} for tag in order],
                "paths": paths,
                "components": components(records)}
    return json.dumps(document, indent=1, ensure_ascii=False).split("\n")
