"""What an XLSX file says, cell by cell, as a spreadsheet reads it: texts, numbers, and dates by their number format."""
import datetime as dt
import io
import re
import zipfile
from xml.etree import ElementTree

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BEGIN = dt.datetime(1899, 12, 30)


def _column(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _patterns(book):
    """The number format of each style of a cell."""
    styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    own = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(f"{SHEET}numFmt")}
    return [own.get(xf.get("numFmtId"), "General" if xf.get("numFmtId") == "0" else xf.get("numFmtId"))
            for xf in styles.find(f"{SHEET}cellXfs")]


def _value(cell, patterns):
    assert cell.find(f"{SHEET}f") is None, "a formula"
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        text = "".join(text.text or "" for text in cell.iter(f"{SHEET}t"))
        return re.sub("_x([0-9A-F]{4})_", lambda code: chr(int(code.group(1), 16)), text)  # what XML cannot say
    assert kind == "n", kind
    value = cell.find(f"{SHEET}v")
    if value is None:
        return None
    pattern, number = patterns[int(cell.get("s", "0"))], float(value.text)
    if "yyyy" not in pattern:
        return number
    moment = BEGIN + dt.timedelta(days=number)
    return (moment + dt.timedelta(microseconds=500_000)).replace(microsecond=0) if "hh" in pattern else moment.date()


def _rows(xml, patterns):
    rows = []
    for row in xml.iter(f"{SHEET}row"):
        cells = {_column(cell.get("r")): _value(cell, patterns) for cell in row}
        rows += [[]] * (int(row.get("r")) - 1 - len(rows))
        rows.append([cells.get(at) for at in range(max(cells, default=-1) + 1)])
    return rows


def read(content):
    """{page: rows} of the file's bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert book.testzip() is None
        related = {one.get("Id"): one.get("Target") for one in
                   ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
        patterns = _patterns(book)
        return {page.get("name"): _rows(ElementTree.fromstring(book.read("xl/" + related[page.get(RELATED)])), patterns)
                for page in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{SHEET}sheet")}
