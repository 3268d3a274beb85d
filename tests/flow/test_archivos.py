"""Files of a request, as a person sends and fetches them."""
import re
import urllib.request
from urllib.parse import unquote

import pytest
from support.archivos import (BOUNDARY, FORM, a_file, archivos, checksum, download, form, in_pieces, kept, noise, part,
                              send, spooled, upload)
from support.client import EMAILS, Client, detalle, path, registrar, solicitud_en
from support.raw import Raw, head
from support.stack import Second, wait_for

MIB = 1024 * 1024
MOST = 10 * MIB
PIECE = 128 * 1024


@pytest.fixture(scope="module")
def pedido(signed_in):
    return registrar(signed_in["OPERADOR"])


# -- there and back ---------------------------------------------------------------------------------

@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, PIECE - 76, PIECE - 75, PIECE - 1, PIECE, PIECE + 1, MOST])
def test_what_is_sent_comes_back(stack, operador, gestor, pedido, size):
    content = noise(size)
    sent = upload(operador, pedido, content, "foto.jpg", tipo_archivo="EVIDENCIA_PAGO")
    assert sent == {"archivo_id": sent["archivo_id"], "nombre": "foto.jpg", "tipo": "EVIDENCIA_PAGO",
                    "tamano_bytes": size, "mime_type": "image/jpeg", "mime_detectado": sent["mime_detectado"]}
    got = download(gestor, sent["archivo_id"])
    assert got.status == 200 and len(got.body) == size and checksum(got.body) == checksum(content)
    assert got.headers["Content-Length"] == str(size) and got.headers["Content-Type"] == "image/jpeg"


def test_a_file_that_is_like_its_own_form_comes_back(operador, pedido):
    content = (b"\r\n--" + BOUNDARY.encode()[:-1] + b"\r\r\n\r\n-" + b"\r" * 70) * 3000
    assert download(operador, upload(operador, pedido, content)["archivo_id"]).body == content


def test_a_byte_too_many_is_refused_and_nothing_is_left(stack, operador, pedido):
    before = len(kept(stack))
    answer = send(operador, pedido, a_file(noise(MOST + 1)))
    assert (answer.status, answer.code) == (413, "PAYLOAD_TOO_LARGE")
    wait_for(lambda: not spooled(stack), 5, "the spool is empty")
    assert len(kept(stack)) == before


def test_what_is_taken_can_be_asked_before_it_is_sent(stack, medico):
    assert medico.get("/archivos/limites").data == {"tamano_maximo": MOST, "tipos": []}
    assert Client(stack).get("/archivos/limites").status == 401


def test_a_length_that_says_too_much_is_refused_before_a_byte_is_sent(stack, operador, pedido):
    with Raw(stack) as raw:
        raw.send(head(f"POST {archivos(pedido)} HTTP/1.1", "Host: a", f"Content-Type: {FORM['Content-Type']}",
                      f"Content-Length: {MOST + MIB}", session=operador.session))
        assert raw.answer().status == 413


def test_a_form_in_chunks_is_as_good(stack, operador, pedido):
    content = noise(300_000)
    body = form(a_file(content))
    answer = in_pieces(stack, operador.session, pedido, [body[i:i + 7777] for i in range(0, len(body), 7777)])
    assert download(operador, answer.data["archivo_id"]).body == content


def test_too_much_in_chunks_is_refused_while_it_comes(stack, operador, pedido):
    """However it ends, the client sees why."""
    with Raw(stack, timeout=30) as raw:
        raw.send(head(f"POST {archivos(pedido)} HTTP/1.1", "Host: a", f"Content-Type: {FORM['Content-Type']}",
                      "Transfer-Encoding: chunked", session=operador.session))
        body = form(a_file(bytes(MOST + 3 * MIB)))
        for i in range(0, len(body), MIB):
            raw.send(b"%x\r\n%s\r\n" % (len(body[i:i + MIB]), body[i:i + MIB]))
        raw.send(b"0\r\n\r\n")
        assert raw.answer().status == 413


# -- the form ---------------------------------------------------------------------------------------

def test_fields_may_stand_before_the_file_and_behind_it(admin, pedido):
    kind, content = part("tipo_archivo", b"DOCUMENTO"), a_file(b"x")
    assert send(admin, pedido, kind, content).data["tipo"] == "DOCUMENTO"
    assert send(admin, pedido, content, kind).data["tipo"] == "DOCUMENTO"
    assert send(admin, pedido, content, part("nada", b"x" * 5000)).data["tipo"] == "OTROS"
    assert send(admin, pedido, content, part("tipo_archivo", b""), part("pago_id", b"")).data["tipo"] == "OTROS"


def test_what_is_wrong_with_a_form_is_told_by_name(stack, admin, pedido):
    content = a_file(b"x")
    assert send(admin, pedido, part("tipo_archivo", b"NADA")).fields == {"file", "tipo_archivo"}
    assert send(admin, pedido, part("file", b"no file")).fields == {"file"}
    assert send(admin, pedido, content, content).fields == {"file"}
    assert send(admin, pedido, content, part("tipo_archivo", b"x" * 300)).fields == {"tipo_archivo"}
    assert send(admin, pedido, content, part("pago_id", b"abc")).fields == {"pago_id"}
    wait_for(lambda: not spooled(stack), 5, "the spool is empty")


def test_a_payment_is_one_of_the_same_request(admin):
    mine, other = (solicitud_en("PAGADO", admin) for _ in range(2))
    mine, other = (one if isinstance(one, int) else one["solicitud_id"] for one in (mine, other))
    paid, = detalle(admin, mine)["pagos"]
    sent = upload(admin, mine, b"x", pago_id=paid["pago_id"])
    row, = detalle(admin, mine)["archivos"]
    assert (row["archivo_id"], row["pago_id"]) == (sent["archivo_id"], paid["pago_id"])
    assert send(admin, other, a_file(b"x"), part("pago_id", str(paid["pago_id"]).encode())).fields == {"pago_id"}
    assert not detalle(admin, other)["archivos"]


WHOLE = form(a_file(b"content"))
BROKEN = {
    "nothing": b"",
    "no boundary": b"content",
    "cut off in the content": WHOLE[:-20],
    "cut off in the last boundary": WHOLE[:-3],
    "cut off in the head": WHOLE[:60],
    "a head without an end": b"--" + BOUNDARY.encode() + b"\r\nX: " + b"y" * 9000,
    "a head without a name": WHOLE.replace(b'name="file"; ', b""),
    "a name that does not end": WHOLE.replace(b'jpg"', b"jpg"),
    "a name that is too long": WHOLE.replace(b'"file"', b'"' + b"f" * 65 + b'"'),
    "two names": WHOLE.replace(b'name="file"', b'name="file"; name="pago_id"'),
    "a NUL in a head": WHOLE.replace(b"foto", b"fo\0o"),
    "a bare LF in a head": WHOLE.replace(b"\r\nContent-Type", b"\nContent-Type"),
    "something behind a boundary": WHOLE.replace(BOUNDARY.encode(), BOUNDARY.encode() + b"x", 1),
    "too many parts": form(*[part(f"n{i}", b"") for i in range(40)]),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_form_is_refused(stack, admin, pedido, what):
    answer = admin.request("POST", archivos(pedido), BROKEN[what], FORM)
    assert (answer.status, answer.code) == (400, "BAD_REQUEST")
    wait_for(lambda: not spooled(stack), 5, "the spool is empty")


@pytest.mark.parametrize("kind", ["application/json", "multipart/mixed; boundary=x", "multipart/form-data",
                                  "multipart/form-data; boundary=", "multipart/form-data; boundary=" + "x" * 71])
def test_what_is_no_form_is_refused(admin, pedido, kind):
    answer = admin.request("POST", archivos(pedido), WHOLE, {"Content-Type": kind})
    assert (answer.status, answer.code) == (415, "UNSUPPORTED_MEDIA_TYPE")


# -- who, and for what ------------------------------------------------------------------------------

def test_every_role_may_in_every_state_and_others_may_not(stack, signed_in, admin):
    for estado in ("REGISTRADO", "CERRADO", "CANCELADO"):
        one = solicitud_en(estado, admin)
        one = one if isinstance(one, int) else one["solicitud_id"]
        for client in signed_in.values():
            sent = upload(client, one, b"x")
            assert download(client, sent["archivo_id"]).body == b"x"
            assert client.delete(f"/archivos/{sent['archivo_id']}").status == 200
    nobody = Client(stack)
    assert send(nobody, one, a_file(b"x")).status == 401
    assert send(admin, one, a_file(b"x"), headers={"Origin": "https://evil.example"}).status == 403
    assert [nobody.get("/archivos/1").status, nobody.delete("/archivos/1").status] == [401, 401]


def test_what_is_not_there_is_not_found(admin):
    answer = send(admin, 999_999_999, a_file(b"x" * MIB * 2))
    assert (answer.status, answer.code) == (404, "NOT_FOUND")
    for path_ in ("/archivos/999999999", "/archivos/999999999/url", "/archivos/0", "/archivos/x"):
        assert admin.get(path_).status == 404
    assert admin.delete("/archivos/999999999").status == 404


@pytest.mark.parametrize("session, where, status", [("no session", "1", 401), (None, "999999999", 404)])
def test_who_asks_before_the_body_is_refused_without_sending_it(stack, admin, session, where, status):
    with Raw(stack) as raw:
        raw.send(head(f"POST /solicitudes/{where}/archivos HTTP/1.1", "Host: a", "Expect: 100-continue",
                      f"Content-Type: {FORM['Content-Type']}", "Content-Length: 5000000",
                      session=session or admin.session))
        assert raw.answer().status == status


def test_who_asks_before_the_body_is_told_to_send_it(stack, admin, pedido):
    body = form(a_file(b"x" * 1000))
    with Raw(stack) as raw:
        raw.send(head(f"POST {archivos(pedido)} HTTP/1.1", "Host: a", "Expect: 100-continue",
                      f"Content-Type: {FORM['Content-Type']}", f"Content-Length: {len(body)}", session=admin.session))
        assert raw.status() == 100
        raw._file.readline()
        raw.send(body)
        assert raw.answer().status == 200


def test_who_is_refused_while_sending_gets_the_refusal(stack):
    """The body is larger than what fits on the way."""
    with Raw(stack, timeout=30) as raw:
        body = form(a_file(bytes(MOST)))
        raw.send(head(f"POST {archivos(1)} HTTP/1.1", "Host: a", f"Content-Type: {FORM['Content-Type']}",
                      f"Content-Length: {len(body)}"))
        raw.send(body)
        assert raw.answer().status == 401


# -- its history ------------------------------------------------------------------------------------

def test_uploads_and_deletions_stand_in_the_history_and_move_no_version(stack, operador, gestor):
    one = registrar(operador)
    tag = operador.get(path(one)).headers["ETag"]
    sent = upload(operador, one, b"x", "voucher.png")
    assert gestor.delete(f"/archivos/{sent['archivo_id']}").json == {"ok": True}
    second, first = detalle(operador, one)["historial"][:2]
    assert (first["campo"], first["valor_nuevo"], first["usuario_nombre"]) == ("archivo_subido", "voucher.png",
                                                                              "Ana Operadora")
    assert (second["campo"], second["valor_anterior"], second["usuario_nombre"]) == ("archivo_eliminado", "voucher.png",
                                                                                     "Carlos Gestor")
    assert operador.get(path(one)).headers["ETag"] != tag
    assert operador.patch(path(one), {"comentario": "x"}, {"If-Match": tag}).status == 200
    events = [row["tipo"] for row in stack.sql(  # numbered by a follower, or not yet
        "SELECT tipo FROM (SELECT 0 AS place, evento_id AS id, tipo FROM evento WHERE solicitud_id = %s UNION ALL"
        " SELECT 1, evento_nuevo_id, tipo FROM evento_nuevo WHERE solicitud_id = %s) e ORDER BY place, id", one, one)]
    assert events[1:3] == ["archivo_subido", "archivo_eliminado"]
    assert not stack.sql("SELECT * FROM nota_pendiente")


def test_what_is_deleted_is_gone_with_its_bytes(stack, admin, pedido):
    before = set(kept(stack))
    sent = upload(admin, pedido, b"secret")
    path_, = set(kept(stack)) - before
    assert path_.read_bytes() == b"secret" and path_.stat().st_mode & 0o077 == 0
    assert admin.delete(f"/archivos/{sent['archivo_id']}").status == 200
    assert not path_.exists()
    assert admin.delete(f"/archivos/{sent['archivo_id']}").status == 404
    assert download(admin, sent["archivo_id"]).status == 404
    assert sent["archivo_id"] not in [row["archivo_id"] for row in detalle(admin, pedido)["archivos"]]


def test_the_files_of_a_deleted_request_are_gone_at_once(admin):
    one = registrar(admin)
    sent = upload(admin, one, b"x")
    assert admin.delete(path(one)).status == 200
    assert download(admin, sent["archivo_id"]).status == 404
    assert admin.get(f"/archivos/{sent['archivo_id']}/url").status == 404
    assert admin.delete(f"/archivos/{sent['archivo_id']}").status == 404
    assert send(admin, one, a_file(b"x")).status == 404


def test_without_workflow_nothing_is_taken_and_what_was_taken_is_told_later(own_stack):
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    one = registrar(admin)
    stack.sql("ALTER TABLE solicitud_estado_historial RENAME COLUMN archivo_id TO archivo_id_")
    sent = upload(admin, one, b"x", "voucher.png")
    owed, = stack.sql("SELECT * FROM nota_pendiente")
    assert (owed["archivo_id"], owed["nota"], owed["nombre"], owed["usuario_nombre"]) == (
        sent["archivo_id"], "archivo_subido", "voucher.png", "Admin Sistema")
    assert download(admin, sent["archivo_id"]).body == b"x"
    stack.sql("ALTER TABLE solicitud_estado_historial RENAME COLUMN archivo_id_ TO archivo_id")
    wait_for(lambda: not stack.sql("SELECT * FROM nota_pendiente"), 30, "it was told", pause=0.2)
    told, = [row for row in detalle(admin, one)["historial"] if row["campo"] == "archivo_subido"]
    assert (told["valor_nuevo"], told["usuario_nombre"]) == ("voucher.png", "Admin Sistema")
    stack.supervisorctl("stop", "workflow")
    assert send(admin, one, a_file(b"x")).status == 503
    wait_for(lambda: not spooled(stack), 5, "the spool is empty")


def test_notes_that_are_refused_for_good_keep_no_other_waiting(own_stack):
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    one, refused = registrar(admin), range(900_000, 900_150)
    stack.sql("ALTER TABLE solicitud_estado_historial ADD CONSTRAINT refused CHECK (archivo_id < 900000)")
    notes = ", ".join(f"({one}, {archivo_id}, 'archivo_subido', 'x.png', 1, 'Ana')" for archivo_id in [*refused, 1])
    stack.sql("INSERT INTO nota_pendiente (solicitud_id, archivo_id, nota, nombre, user_id, usuario_nombre)"
              f" VALUES {notes}")
    wait_for(lambda: not stack.sql("SELECT 1 FROM nota_pendiente WHERE archivo_id = 1"), 30, "it was told", pause=0.2)
    assert [row["campo"] for row in detalle(admin, one)["historial"]].count("archivo_subido") == 1
    assert len(stack.sql("SELECT 1 FROM nota_pendiente WHERE intentos > 0")) == len(refused)


# -- names and types --------------------------------------------------------------------------------

EMOJI = "😀" * 63 + "abc"
RTL = "\u202eפירוש\u202c العربية.pdf"
NAMES = {  # as it is sent -> as it is shown
    "foto.jpg": "foto.jpg",
    "../../etc/passwd": "passwd",
    "C:\\Users\\ana\\voucher.pdf": "voucher.pdf",
    "C:\\\\temp\\\\nuevo.pdf": "nuevo.pdf",
    "/": "archivo",
    "": "archivo",
    "..": "archivo",
    EMOJI: EMOJI,
    "😀" * 80: "😀" * 63,
    RTL: RTL,
    "a%22b.pdf": 'a"b.pdf',
    'a\\"b.pdf': 'a"b.pdf',
    "a%0D%0ASet-Cookie: x=1%0D%0A.pdf": "aSet-Cookie: x=1.pdf",
    "Acta de José Ñahui (1).pdf": "Acta de José Ñahui (1).pdf",
    "100%.pdf": "100%.pdf",
    "a;b='c'.pdf": "a;b='c'.pdf",
    "\x7f\u0085\u2028a.pdf": "a.pdf",
}


def shown_name(header):
    """What a browser takes from a Content-Disposition: filename* before filename."""
    coded = re.search(r"; filename\*=UTF-8\'\'([^;]*)$", header)
    plain = re.match(r'attachment; filename="([^"\\]*)"(;|$)', header)
    assert plain and header.isascii() and header.isprintable(), header
    return unquote(coded[1], errors="strict") if coded else plain[1]


@pytest.mark.parametrize("sent, shown", NAMES.items())
def test_a_name_is_kept_for_show_and_harmless(admin, pedido, sent, shown):
    one = upload(admin, pedido, b"x", sent)
    assert one["nombre"] == shown and len(shown.encode()) <= 255
    assert shown_name(download(admin, one["archivo_id"]).headers["Content-Disposition"]) == shown


def test_a_plain_name_stands_literally(admin, pedido):
    one = upload(admin, pedido, b"x", "voucher 12.pdf")
    assert download(admin, one["archivo_id"]).headers["Content-Disposition"] == 'attachment; filename="voucher 12.pdf"'


def test_a_name_that_is_no_utf_8_is_shown_as_far_as_it_is(admin, pedido):
    body = form(a_file(b"x", "foto.jpg")).replace(b"foto", "añ".encode("latin-1"))
    assert admin.request("POST", archivos(pedido), body, FORM).data["nombre"] == "a\ufffd.jpg"


PAGE = b"\n <!DOCTYPE html><script>alert(1)</script>"


def test_a_page_that_says_it_is_a_pdf_is_never_rendered(admin, pedido):
    one = upload(admin, pedido, PAGE, "informe.pdf", "application/pdf")
    assert (one["mime_type"], one["mime_detectado"]) == ("application/pdf", "text/html")
    headers = download(admin, one["archivo_id"]).headers
    assert headers["Content-Type"] == "application/pdf" and headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Disposition"].startswith("attachment")
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    row = next(row for row in detalle(admin, pedido)["archivos"] if row["archivo_id"] == one["archivo_id"])
    assert row["mime_detectado"] == "text/html" and row["mime_type"] == "application/pdf"


@pytest.mark.parametrize("kind", [None, "x" * 300 + "/y", "no type"])
def test_a_file_without_a_type_is_some_bytes(admin, pedido, kind):
    one = send(admin, pedido, a_file(b"%PDF-1.7", kind=kind)).data
    assert (one["mime_type"], one["mime_detectado"]) == (None, "application/pdf")
    assert download(admin, one["archivo_id"]).headers["Content-Type"] == "application/octet-stream"


def test_a_list_of_types_lets_in_what_is_what_it_says(stack, admin, pedido):
    with stack.service("files", UPLOAD_TYPES="application/pdf, image/png") as bus, stack.gateway(**bus) as gateway:
        client = Client(gateway, admin.session)
        wait_for(lambda: client.get("/ready").status == 200, 20, "the second files is there")
        assert client.get("/archivos/limites").data["tipos"] == ["application/pdf", "image/png"]
        png, pdf = b"\x89PNG\r\n\x1a\n....", b"%PDF-1.7\n"
        assert upload(client, pedido, pdf, "a.pdf", "application/pdf")
        assert upload(client, pedido, png, "a.png", "image/png")
        for content, kind in ((PAGE, "application/pdf"), (png, "application/pdf"), (b"\xff\xd8\xff", "image/jpeg"),
                              (pdf, None), (b"", "application/pdf")):
            assert send(client, pedido, a_file(content, "a", kind)).fields == {"file"}


# -- parts, and what one has already ----------------------------------------------------------------

TEN = b"0123456789"
RANGES = {  # -> what comes: the part, None for the whole, False for 416
    "bytes=0-0": b"0", "bytes=0-9": TEN, "bytes=0-99": TEN, "bytes=2-": b"23456789", "bytes=9-": b"9", "bytes=-3": b"789",
    "bytes=-99": TEN, "BYTES=1-2": b"12", "bytes=5-99999999999999999999": b"56789",
    "bytes=10-": False, "bytes=10-12": False, "bytes=-0": False, "bytes=99999999999999999999-": False,
    "bytes=3-2": None, "bytes=": None, "bytes=-": None, "bytes=a-b": None, "bytes=1-2,4-5": None, "lines=1-2": None,
    "bytes=0-1 ,": None, "bytes 0-1": None,
}


@pytest.fixture(scope="module")
def ten(signed_in, pedido):
    return upload(signed_in["ADMIN"], pedido, TEN)["archivo_id"]


@pytest.mark.parametrize("asked, part_", RANGES.items())
def test_a_part_is_what_was_asked_for(admin, ten, asked, part_):
    answer = download(admin, ten, Range=asked)
    if part_ is False:
        assert (answer.status, answer.code) == (416, "RANGE_NOT_SATISFIABLE")
        assert answer.headers["Content-Range"] == "bytes */10"
    elif part_ is None:
        assert answer.status == 200 and answer.body == TEN and not answer.headers["Content-Range"]
    else:
        first = TEN.index(part_)
        assert answer.status == 206 and answer.body == part_
        assert answer.headers["Content-Range"] == f"bytes {first}-{first + len(part_) - 1}/10"


def test_a_part_of_a_large_file_begins_and_ends_where_it_should(admin, pedido):
    content = noise(3 * PIECE)
    one = upload(admin, pedido, content)["archivo_id"]
    for first, last in ((PIECE - 1, PIECE), (1, 3 * PIECE - 2), (2 * PIECE, 3 * PIECE - 1)):
        assert download(admin, one, Range=f"bytes={first}-{last}").body == content[first:last + 1]
    empty = upload(admin, pedido, b"")["archivo_id"]
    assert [download(admin, empty, Range=asked).status for asked in ("bytes=0-", "bytes=-1")] == [416, 416]


def test_who_has_it_already_gets_nothing(admin, ten):
    tag = download(admin, ten).headers["ETag"]
    again = download(admin, ten, If_None_Match=tag)
    assert again.status == 304 and again.body == b"" and again.headers["ETag"] == tag
    assert download(admin, ten, If_None_Match='"other"').status == 200
    assert download(admin, ten, Range="bytes=0-1", If_Range=tag).status == 206
    assert download(admin, ten, Range="bytes=0-1", If_Range='"other"').body == TEN
    assert download(admin, ten, Range="bytes=99-", If_Range='"other"').body == TEN


def test_a_head_says_the_same_without_the_bytes(admin, ten):
    get, only = download(admin, ten), admin.request("HEAD", f"/archivos/{ten}")
    assert only.status == 200 and only.body == b"" and only.headers["Content-Length"] == "10"
    names = ("Content-Type", "Content-Disposition", "ETag", "Accept-Ranges", "Content-Security-Policy")
    assert [only.headers[name] for name in names] == [get.headers[name] for name in names]
    assert get.headers["Accept-Ranges"] == "bytes"
    assert admin.request("HEAD", f"/archivos/{ten}", headers={"Range": "bytes=0-1"}).headers["Content-Length"] == "10"


def test_where_to_take_it_from_is_told(stack, admin, ten):
    told = admin.get(f"/archivos/{ten}/url").data
    assert told["expires_in"] > 0
    if stack.bucket:
        with urllib.request.urlopen(told["download_url"]) as answer:
            assert answer.read() == TEN
    else:
        assert told["download_url"] == f"/archivos/{ten}"
        assert admin.get(told["download_url"]).body == TEN


# -- several of everything, and what breaks ---------------------------------------------------------

def test_two_gateways_and_two_instances_of_files(stack, admin, pedido):
    with Second(stack, "files") as second:
        both = f"{stack.settings()['BUS_FILES']},{second.endpoint}"
        with stack.gateway(BUS_FILES=both) as one, stack.gateway(BUS_FILES=both) as other:
            clients = [Client(gateway, admin.session) for gateway in (one, other)]
            for i in range(8):
                content = noise(300_000 + i)
                sent = upload(clients[i % 2], pedido, content)
                assert all(download(client, sent["archivo_id"]).body == content for client in [*clients, admin])


def test_a_client_that_goes_away_leaves_nothing(stack, admin, pedido):
    before = len(kept(stack))
    with Raw(stack) as raw:
        raw.send(head(f"POST {archivos(pedido)} HTTP/1.1", "Host: a", f"Content-Type: {FORM['Content-Type']}",
                      "Content-Length: 1000000", session=admin.session) + form(a_file(bytes(900_000)))[:700_000])
        wait_for(lambda: sum(path_.stat().st_size for path_ in spooled(stack)) > 500_000, 5, "some of it is there")
    wait_for(lambda: not spooled(stack), 5, "the spool is empty")
    assert len(kept(stack)) == before


def test_a_full_disk_is_told_and_leaves_nothing(stack, admin, pedido):
    """Of the service's own making: it may write no file larger than that."""
    import resource
    pid, before = stack.pid("files"), len(kept(stack))
    limits = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    try:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (MIB, limits[1]))
        answer = send(admin, pedido, a_file(bytes(2 * MIB)))
        assert (answer.status, answer.code) == (507, "STORAGE_FULL")
        wait_for(lambda: not spooled(stack), 5, "the spool is empty")
        assert len(kept(stack)) == before
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)
    assert stack.pid("files") == pid
    assert upload(admin, pedido, bytes(2 * MIB))["tamano_bytes"] == 2 * MIB


def test_a_gateway_that_is_stopped_during_transfers_ends_well(stack, admin, pedido):
    big = upload(admin, pedido, bytes(MOST))["archivo_id"]
    with stack.gateway() as gateway, Raw(gateway) as up, Raw(gateway) as down:
        up.send(head(f"POST {archivos(pedido)} HTTP/1.1", "Host: a", f"Content-Type: {FORM['Content-Type']}",
                     "Content-Length: 1000000", session=admin.session) + form(a_file(bytes(900_000)))[:700_000])
        down.send(head(f"GET /archivos/{big} HTTP/1.1", "Host: a", session=admin.session))
        assert down.status() == 200
        gateway.process.terminate()
        assert gateway.process.wait(20) == 0
    wait_for(lambda: not spooled(stack), 5, "the spool is empty")


def test_files_that_dies_during_an_upload_is_a_503_and_the_next_one_is_well(own_stack):
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    one, body = registrar(admin), form(a_file(bytes(900_000)))
    with Raw(stack) as raw:
        raw.send(head(f"POST {archivos(one)} HTTP/1.1", "Host: a", f"Content-Type: {FORM['Content-Type']}",
                      f"Content-Length: {len(body)}", session=admin.session) + body[:500_000])
        wait_for(lambda: spooled(stack) and spooled(stack)[0].stat().st_size > 300_000, 5, "some of it is there")
        stack.kill("files")
        raw.send(body[500_000:])
        assert raw.answer().status == 503
    wait_for(lambda: send(admin, one, a_file(b"x")).status == 200, 10, "files is back")
