"""Downloads: a CSV in rows, what a spreadsheet makes of a text, and the files that a service writes for them."""
import csv
import io

CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(content, sep=","):
    """The rows of a CSV, which has to begin as Excel wants it."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=sep, strict=True))


def table(rows):
    """Rows under their headers, as dicts."""
    assert all(len(row) == len(rows[0]) for row in rows)
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def solicitudes(client, **query):
    """What GET /solicitudes.csv says."""
    answer = client.get("/solicitudes.csv", **query)
    assert answer.status == 200, answer
    return table(lines(answer.body, query.get("sep", ",")))


def written(stack):
    """What services are writing, or have not removed."""
    return [path for path in (stack.run_dir / "uploads" / "exportaciones").glob("*/*")]
