"""schemas/*.json as a source of requests: a good one for each operation, and for each of its fields the values that it
must refuse and those at its bounds."""
import copy
import importlib
import sys
from dataclasses import dataclass, field

from support.client import dni, word
from support.stack import ROOT

MISSING = object()
NOBODY = 999_999_999      # an id that no row has: what is good in form is then not found, and changes nothing
LONG = 20_000             # a text without a bound of its own is tried to here
WRONG_TYPES = {"text": [5, True, ["x"], {"x": 1}], "enum": [5, True, ["x"], {}], "int": ["x", True, 1.5, [1], {}],
               "id": ["1", True, 1.5, [1], {}], "bool": ["true", 1, [True], {}], "date": [5, True, ["2024-01-05"], {}],
               "money": [True, [1], {}, "x"], "record": ["x", 5, [], True], "object": ["x", 5, [], True],
               "number": ["x", True, [1], {}]}
NO_DATES = ["2024-02-30", "2024-13-01", "2024-1-05", "20240105", "hoy", "2024-01-05T00:00:00Z", "0000-00-00"]
UNIQUE = {"numero_documento": dni, "user_email": lambda: f"{word()}@cmep.local"}


def load():
    """The contract as schemas/generate.py reads it."""
    folder = str(ROOT / "schemas")
    sys.path.insert(0, folder)
    try:
        return importlib.import_module("generate").Schema()
    finally:
        sys.path.remove(folder)


@dataclass
class Case:
    """One field of one operation with one value in it."""
    operation: object
    where: str          # as details name it: cliente.nombres
    value: object
    body: dict = field(repr=False)

    def __str__(self):
        shown = "missing" if self.value is MISSING else ascii(self.value)
        return f"{self.operation.method} {self.operation.path} {self.where} = {shown[:60]}"


class Contract:
    def __init__(self):
        self._schema = load()

    def operations(self):
        """The public ones that take fields in a body or a query, but uploads."""
        return [operation for operation in self._schema.all_operations()
                if operation.path and self.fields(operation) and not self._is_upload(operation)]

    def _is_upload(self, operation):
        return any(one.place == "upload" for one in self._schema.records[operation.request])

    def fields(self, operation):
        return [one for one in self._schema.records[operation.request] if one.place in ("body", "query")]

    # -- good values ---------------------------------------------------------------------------

    def good(self, one):
        """A value that the field takes; lists have one entry."""
        if one.is_list:
            return [self._good_entry(one)]
        return self._good_entry(one)

    def _good_entry(self, one):
        if one.kind == "text":
            made = UNIQUE[one.name]() if one.name in UNIQUE else "x"
            return made.ljust(int(one.low or 0), "x")
        if one.kind == "enum":
            return self._schema.enums[one.of][0]
        if one.kind == "record":
            return self.good_record(self._schema.records[one.of])
        if one.kind == "int":
            return int(one.low or 1)
        return {"id": NOBODY, "bool": True, "date": "2024-02-29", "money": "1.00", "object": {}, "number": 1}[one.kind]

    def good_record(self, fields):
        """With all that is required and nothing else; records within it are whole."""
        return {one.name: self.good(one) for one in fields if one.presence == "required"}

    def good_request(self, operation, path=()):
        """A request in which everything but the field at that path of names is good, and the records above it exist."""
        body = self.good_record(self.fields(operation))
        fields, at = self.fields(operation), body
        for name in path[:-1]:
            one, = [candidate for candidate in fields if candidate.name == name]
            at = at.setdefault(name, self.good(one))
            fields = self._schema.records[one.of]
        return body

    # -- cases -----------------------------------------------------------------------------------

    def _walk(self, fields, path=()):
        """Every field with the path of names to it; what is in a list stays with the list."""
        for one in fields:
            yield one, path + (one.name,)
            if one.kind == "record" and not one.is_list:
                yield from self._walk(self._schema.records[one.of], path + (one.name,))

    def _cases(self, operation, values):
        for one, path in self._walk(self.fields(operation)):
            for value in values(one):
                body = copy.deepcopy(self.good_request(operation, path))
                at = body
                for name in path[:-1]:
                    at = at[name]
                if value is MISSING:
                    at.pop(path[-1], None)
                else:
                    at[path[-1]] = value
                yield Case(operation, ".".join(path), value, body)

    def refused(self, operation):
        return self._cases(operation, self._bad_in_query if operation.method in ("GET", "DELETE") else self._bad)

    def taken(self, operation):
        return self._cases(operation, self._bounds)

    def _bad(self, one):
        yield from [MISSING] * (one.presence == "required")
        yield from [None] * (one.presence != "nullable")
        if one.is_list:
            yield from ["x", 5, {}, True]
            yield from [[]] * (int(one.low or 0) > 0)
            return
        yield from WRONG_TYPES[one.kind]
        yield from self._beyond(one)

    def _bad_in_query(self, one):
        """Everything is text there, and what is empty may count as absent."""
        yield from [MISSING] * (one.presence == "required")
        yield from {"int": ["x", "1.5", "1 "], "id": ["x", "1.5", "-1"], "bool": ["quizas", "2"]}.get(one.kind, [])
        yield from self._beyond(one)

    def _beyond(self, one):
        low, high = one.low, one.high
        if one.kind == "text":
            yield from ["x" * (int(low) - 1)] * (int(low or 0) > 0)
            yield from ["x" * (int(high) + 1), "ñ" * (int(high) + 1)] if high else []
        elif one.kind == "enum":
            first = self._schema.enums[one.of][0]
            yield from ["?", first.swapcase(), f" {first}"]
        elif one.kind == "date":
            yield from NO_DATES
        elif one.kind == "id":
            yield from [0, -1, 2**63, 10**30]
        elif one.kind == "int":
            yield from [int(low) - 1] if low else []
            yield from [int(high) + 1] if high else []
            yield from [2**63, -2**63 - 1, 10**30]
        elif one.kind == "money":
            yield from ["1.001", 1.001, "10000000000.00", 10**10, "1e3", "1,00", "", " 1", "+1", "NaN"]
            yield from ["0.00", 0, "-1.00", -1] if low else ["-1.00"]

    def _bounds(self, one):
        yield from [None] * (one.presence == "nullable")
        if one.is_list:
            yield [self._good_entry(one)]
        elif one.kind == "text":
            high = int(one.high or LONG)
            yield from [letter * high for letter in ("x", "ñ", "😀")]
            yield "x" * max(int(one.low or 0), 1)
        elif one.kind == "enum":
            yield from self._schema.enums[one.of]
        elif one.kind == "date":
            yield from ["1900-01-01", "2024-02-29", "9999-12-31"]
        elif one.kind == "id":
            yield from [1, 2**63 - 1]
        elif one.kind == "int":
            yield from [int(bound) for bound in (one.low, one.high) if bound]
        elif one.kind == "money":
            yield from [one.low or "0.00", "9999999999.99", 9999999999.99, 200, "200", "200.5", "200.5000", 0.29]
        elif one.kind == "bool":
            yield from [True, False]
