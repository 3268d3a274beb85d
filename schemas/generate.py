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
import sys

from c_code import handlers_c, handlers_h, operations_c, operations_h, questions_h, records_c, records_h, rows_h
from openapi import openapi
from schema import HERE, SERVICES, Schema, SchemaError
from typescript import api_ts

OUT = HERE / "generated"


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
