#!/usr/bin/python3
"""Makes C of the statements of a service: sql.py services/reports/sql build/services/reports/reports_sql

A .sql file is a list of blocks. A block begins with one of these lines, goes on with a comment that says what it does,
and ends where the next one begins:

    -- statement NAME    one statement
    -- script NAME       statements that run in turn, each with its semicolon
    -- fragment NAME     a part of others

:name is a parameter of a statement. {NAME} includes a fragment; {NAME key=value other="two words"} includes one in which
$key and $other stand for the values.

A statement with parameters becomes a macro that stands for the two arguments `sql, args` of a call of common/db:
db_exec(db, REPORTS_SQL_MOVE(evento_id = db_int(7)), NULL). It names every parameter, in any order: the macro counts
them, and the compiler refuses a name that the statement does not have or that is given twice. A macro may stand for
several of them. A statement without parameters becomes a text, a script a list of texts that ends with NULL.
"""
import pathlib
import re
import shlex
import sys

BLOCK = re.compile(r"^-- (statement|script|fragment) ([a-z0-9_]+)\n((?:--.*\n)+)", re.MULTILINE)
HEAD = re.compile(r"^-- (statement|script|fragment) ", re.MULTILINE)
COMMENT = re.compile(r"--.*")
TOKEN = re.compile(r"'[^']*'|:[a-z][a-z0-9_]*|\?|\s+")
INCLUDE = re.compile(r"\{([^{}]*)\}")
LINE = 100


def read(folder):
    """The blocks by their names: the word that begins each, its comment and its SQL."""
    blocks = {}
    for path in sorted(folder.glob("*.sql")):
        first, *parts = BLOCK.split(path.read_text())
        if COMMENT.sub("", first).strip() or not parts:
            sys.exit(f"{path}: SQL outside of a block, or a block without a comment")
        for word, name, about, sql in zip(*[iter(parts)] * 4):
            if name in blocks or HEAD.search(sql):
                sys.exit(f"{path}: {name}: a second one, or a block without a comment behind it")
            blocks[name] = word, " ".join(line[2:].strip() for line in about.splitlines()), COMMENT.sub("", sql)
    return blocks


def expand(blocks, name, values, used):
    """The SQL of a block with its fragments."""
    given = set()

    def put_value(match):
        given.add(match[1])
        return values[match[1]]

    def include(match):
        fragment, *pairs = shlex.split(match[1])
        used.add(fragment)
        return expand(blocks, fragment, dict(pair.split("=") for pair in pairs), used)

    sql = re.sub(r"\$([a-z_]+)", put_value, blocks[name][2])
    if given != set(values):
        raise ValueError(f"{name} has no ${', $'.join(set(values) - given)}")
    return INCLUDE.sub(include, sql).strip().removesuffix(";")


def prepare(sql):
    """The text with question marks, in one line, and the parameters in their order."""
    names = []

    def put(match):
        token = match[0]
        if token == "?":
            raise ValueError("a parameter without a name")
        if token.startswith(":"):
            names.append(token[1:])
        return token if token.startswith("'") else "?" if token.startswith(":") else " "

    return TOKEN.sub(put, sql), names


def literal(sql):
    """The text as C, in lines."""
    sql = sql.replace("\\", "\\\\").replace('"', '\\"')
    return "\n".join(f'    "{sql[at:at + LINE]}"' for at in range(0, len(sql), LINE))


def with_parameters(identifier, names):
    """The declarations of a statement that takes values."""
    fields = list(dict.fromkeys(names))
    macro = identifier.upper()
    arguments = [f"p{i}" for i in range(len(fields))]
    puts = "".join(f"    values[{i}] = by_name.{name};\n" for i, name in enumerate(names))
    return (f"struct {identifier} {{\n    struct db_value {', '.join(fields)};\n}};\n"
            f"static inline struct db_args {identifier}_args(struct {identifier} by_name, struct db_value *values)\n"
            f"{{\n{puts}    return (struct db_args){{values, {len(names)}}};\n}}\n"
            f"#define {macro}(...) {macro}_(__VA_ARGS__)\n"
            f"#define {macro}_({', '.join(arguments)}) {identifier}_text, \\\n"
            f"    {identifier}_args((struct {identifier}){{.{', .'.join(arguments)}}}, "
            f"(struct db_value[{len(names)}]){{{{0}}}})\n")


def make(blocks, prefix):
    """The header's text and the source's."""
    header, source, used = "", f'#include "{prefix}.h"\n', set()
    for name, (word, about, _) in blocks.items():
        if word == "fragment":
            continue
        identifier = f"{prefix}_{name}"
        sql = expand(blocks, name, {}, used)
        prepared = [prepare(part.strip()) for part in (sql.split(";") if word == "script" else [sql])]
        names = [name for _, names in prepared for name in names]
        declaration = f"const char {identifier}{'_text' if names else ''}[]"
        texts = literal(prepared[0][0])
        if word == "script":
            declaration = f"const char *const {identifier}[]"
            texts = "{\n" + ",\n".join(literal(text) for text, _ in prepared) + ",\n    NULL}"
        if names and word == "script" or any(";" in text for text, _ in prepared):
            raise ValueError(f"{name}: a script with parameters, or a statement that is several")
        header += f"\n/* {about} */\nextern {declaration};\n" + (with_parameters(identifier, names) if names else "")
        source += f"\n{declaration} =\n{texts};\n"
    unused = {name for name, block in blocks.items() if block[0] == "fragment"} - used
    if unused:
        raise ValueError(f"fragments that nothing includes: {unused}")
    guard = f"CMEP_{prefix.upper()}_H"
    return f'#ifndef {guard}\n#define {guard}\n\n#include "db/db.h"\n{header}\n#endif\n', source


def main():
    folder, made = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    try:
        header, source = make(read(folder), made.name)
    except (KeyError, ValueError) as problem:
        sys.exit(f"{folder}: {problem}")
    made.with_suffix(".h").write_text(header)
    made.with_suffix(".c").write_text(source)


if __name__ == "__main__":
    main()
