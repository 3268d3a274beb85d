"""The index of requests: totals and search are what counting and looking would give, whatever happened before."""
import random
from contextlib import closing

import pytest
from support.client import (EMAILS, Client, alta, asignar_gestor, detalle, empleado, nuevo_usuario, pago, path, persona,
                            registrar, solicitud_en, word)
from support.crowd import Crowd
from support.stack import wait_for
from test_cmepctl import cmepctl

SECONDS = 6
STATES = ("REGISTRADO", "ASIGNADO_GESTOR", "PAGADO", "ASIGNADO_MEDICO", "CERRADO", "CANCELADO")
MINE = {"OPERADOR": "created_by = {user}", "GESTOR": "gestor_id = {person}", "MEDICO": "medico_id = {person}"}


def total(client, **query):
    meta = client.get("/solicitudes", page_size=1, **query).json["meta"]
    assert meta["total_exact"] is True
    return meta["total"]


def counted(stack, where="1 = 1"):
    return stack.sql(f"SELECT COUNT(*) AS n FROM solicitud_cmep WHERE {where}")[0]["n"]


def verified(stack):
    done = cmepctl(stack, "workflow", "verify")
    assert done.returncode == 0, done.stdout + done.stderr


def gram(letters):
    """As workflow_search.h makes a number of three letters."""
    first, second, third = map(ord, letters)
    return first << 42 | second << 21 | third


def surnames(count):
    return [word() for _ in range(count)]


def hangul(count):
    """Different letters of three parts each, which is what fills an index most."""
    return "".join(chr(random.randrange(0xAC00, 0xD7A4)) for _ in range(count))


PATIENT = {"REQUEST_TIMEOUT_MS": "8000"}  # the most: what is done is asked here, not how fast the machine does it


def client_with_requests(stack, admin, count):
    """The ids of a client's requests, all but one of which came past the service."""
    first = registrar(admin)
    for number in range(1, count):
        stack.copy_row("solicitud_cmep", "solicitud_id", first, codigo=f"CMEP-2026-X{number}")
    assert cmepctl(stack, "workflow", "rebuild").returncode == 0
    client = stack.sql("SELECT cliente_id FROM solicitud_cmep WHERE solicitud_id = %s", first)[0]["cliente_id"]
    return [row["id"] for row in stack.sql("SELECT solicitud_id AS id FROM solicitud_cmep WHERE cliente_id = %s"
                                           " ORDER BY 1", client)]


def rename(client, request, **names):
    """Again where the machine was too slow for it: that changes nothing."""
    change = {f"cliente_{field}": name for field, name in names.items()}
    wait_for(lambda: client.patch(path(request), change).status != 503, 60, "the client is renamed")


def texts(stack):
    return [row["texto"] for row in stack.sql("SELECT texto FROM solicitud_texto ORDER BY solicitud_id")]


class Changes(Crowd):
    """Clients that do whatever may be done to a few requests, all at once."""

    def __init__(self, stack, clients, names):
        super().__init__(clients)
        self._names, self._ids = names, []
        self._gestores = [client.persona_id for client in clients if hasattr(client, "persona_id")]
        self._admin = Client(stack).login(EMAILS["ADMIN"])
        self._medico = empleado(self._admin, "MEDICO")

    def one(self, client, chance):
        if not self._ids or chance.random() < 0.25:
            answer = client.post("/solicitudes", alta(cliente=persona(apellidos=chance.choice(self._names))))
            if answer.status == 200:
                self._ids.append(answer.data["solicitud_id"])
            return answer
        at = path(chance.choice(self._ids))
        act = chance.choice([
            lambda: client.post(f"{at}/cambiar-gestor", {"persona_id_gestor": chance.choice(self._gestores)}),
            lambda: client.post(f"{at}/cambiar-medico", {"persona_id_medico": self._medico}),
            lambda: client.post(f"{at}/registrar-pago", pago()),
            lambda: client.post(f"{at}/cerrar", {}),
            lambda: client.post(f"{at}/cancelar", {}),
            lambda: client.patch(at, {"cliente_apellidos": chance.choice(self._names)}),
            lambda: client.patch(at, {"promotor_id": chance.choice([1, 2, None])}),
            lambda: client.post(f"{at}/asignar-gestor", {"persona_id_gestor": chance.choice(self._gestores)}),
        ])
        return act()


@pytest.mark.parametrize("killed", [None, "workflow"])
def test_totals_and_search_are_exact_after_whatever_happened(own_stack, killed):
    stack = own_stack()
    names = surnames(6)
    staff = [("OPERADOR",), ("GESTOR",), ("OPERADOR", "GESTOR"), ("GESTOR", "MEDICO"), ("OPERADOR", "GESTOR", "MEDICO")]
    clients = [nuevo_usuario(stack, *roles) for roles in staff]
    Changes(stack, clients, names).run(SECONDS, 30, lambda: killed and stack.kill(killed))
    admin = Client(stack).login(EMAILS["ADMIN"])

    for estado in STATES:
        assert total(admin, estado_operativo=estado) == counted(stack, f"estado_operativo = '{estado}'")
    assert total(admin) == counted(stack) > 10
    for roles, client in zip(staff, clients):
        mine = " OR ".join(MINE[rol].format(user=client.user_id, person=client.persona_id) for rol in roles)
        assert total(client, mine="true") == counted(stack, mine)
        for estado in STATES:
            assert total(client, mine="true", estado_operativo=estado) \
                == counted(stack, f"({mine}) AND estado_operativo = '{estado}'")
        assert total(admin, gestor_id=client.persona_id) == counted(stack, f"gestor_id = {client.persona_id}")
    for name in names:
        found = stack.sql("SELECT COUNT(*) AS n FROM solicitud_cmep JOIN personas ON persona_id = cliente_id"
                          " WHERE apellidos = %s", name)[0]["n"]
        assert total(admin, q=name) == found
    verified(stack)


def test_a_deleted_request_is_neither_counted_nor_found(stack, admin):
    name = word()
    kept, gone = registrar(admin, cliente=persona(apellidos=name)), solicitud_en("PAGADO", admin, cliente=persona(apellidos=name))
    before = total(admin, estado_operativo="PAGADO")
    created = stack.sql("SELECT created_at FROM solicitud_cmep WHERE solicitud_id = %s", gone)[0]["created_at"]
    admin.delete(path(gone))
    assert total(admin, estado_operativo="PAGADO") == before - 1
    assert [item["solicitud_id"] for item in admin.get("/solicitudes", q=name).data["items"]] == [kept]
    assert not stack.sql("SELECT * FROM solicitud_grama WHERE solicitud_id = %s AND created_at = %s", gone, created)
    assert not stack.sql("SELECT * FROM solicitud_texto WHERE solicitud_id = %s", gone)


def test_a_client_is_found_by_what_it_is_called_now_on_all_its_requests(admin):
    old, new, again = surnames(3)
    cliente = persona(apellidos=old)
    ids = [registrar(admin, cliente=cliente) for _ in range(3)][::-1]
    found = lambda name: [item["solicitud_id"] for item in admin.get("/solicitudes", q=name).data["items"]]
    admin.patch(path(ids[0]), {"cliente_apellidos": new}).data
    assert (found(old), found(new)) == ([], ids)
    ids.insert(0, registrar(admin, cliente={**cliente, "apellidos": again}))
    assert (found(old), found(new), found(again)) == ([], [], ids)


def test_staff_who_is_a_client_is_found_by_the_name_of_the_administration(stack, admin):
    staff = nuevo_usuario(stack, "GESTOR")
    document = stack.sql("SELECT tipo_documento, numero_documento FROM personas WHERE persona_id = %s",
                         staff.persona_id)[0]
    request, name = registrar(admin, cliente=persona(**document)), word()
    admin.patch(f"/admin/usuarios/{staff.user_id}", {"apellidos": name}).data
    assert [item["solicitud_id"] for item in admin.get("/solicitudes", q=name).data["items"]] == [request]


@pytest.mark.parametrize("written, sought", [
    ("Ñuñoa", "nunoa"), ("nunoa", "ÑUÑOA"), ("Straße", "STRASSE"), ("Ångström", "angstrom"), ("Дмитрий", "ДМИТРИЙ"),
    ("Ελένη", "ελενη"), ("李小龍", "李小"), ("e\u0301mile", "Émile"), ("O'Higgins-Ruiz", "gins-ru"), ('a"b\\c', 'A"B\\'),
])
def test_letters_are_the_same_whatever_their_case_and_marks(admin, written, sought):
    mark = word()
    request = registrar(admin, cliente=persona(nombres=mark, apellidos=written))
    assert [item["solicitud_id"] for item in admin.get("/solicitudes", q=f"{mark} {sought}").data["items"]] == [request]


@pytest.mark.parametrize("document", ["90817263", "A1234", "12", "X-777-88", "55 5551", "100000001"])
def test_every_piece_of_a_document_finds_its_client(admin, document):
    mark = word()
    request = registrar(admin, cliente=persona(tipo_documento="PASAPORTE", numero_documento=f"{document}Z{mark}"))
    pieces = {document[at:end] for at in range(len(document)) for end in range(at + 3, len(document) + 1)}
    for piece in {*pieces, document[:2]}:
        found = admin.get("/solicitudes", q=f"{piece} {mark}").data["items"]
        assert [item["solicitud_id"] for item in found] == [request], piece


@pytest.mark.parametrize("orden", ["reciente", "antiguo", "estado_desde"])
def test_three_digits_alone_find_all_that_have_them_in_any_order(stack, admin, orden):
    """No posting is that of three digits alone: those of what they may begin are put together."""
    client = nuevo_usuario(stack, "OPERADOR")
    documents = [f"{word()}{digits}" for digits in ("739", "7390", "17399", "8739x", "73-9", "739739")]
    ids = [registrar(client, cliente=persona(tipo_documento="CE", numero_documento=document)) for document in documents]
    expected = [number for number, document in zip(ids, documents) if "739" in document]
    expected = expected[::-1] if orden == "reciente" else expected
    found, cursor = [], {"page": 1}
    while cursor:
        answer = client.get("/solicitudes", q="739", mine="true", orden=orden, page_size=2, **cursor)
        found += [item["solicitud_id"] for item in answer.data["items"]]
        assert answer.json["meta"]["total"] == len(expected)
        following = answer.json["meta"].get("next_cursor")
        cursor = following and {"cursor": following}
    assert found == expected


@pytest.mark.parametrize("q", ["cmep", "CMEP-2", "c", "cm", "mep-", "ep-2"])
def test_what_every_codigo_has_finds_every_request(stack, admin, q):
    registrar(admin)
    assert total(admin, q=q) == counted(stack, "codigo LIKE 'CMEP-2%%'") if counted(stack) <= 1000 else True


@pytest.mark.parametrize("words", ["cmep cmep- cmep-2 mep ep- p-2 c cm cme ep-2", "120 200 003 034 340 405 056 560 607 078"])
def test_as_many_words_and_roles_as_there_may_be(stack, words):
    """The most parameters that a statement gets: ten words that no posting finds, or one of eleven, of what is mine by three
    roles."""
    client = nuevo_usuario(stack, "OPERADOR", "GESTOR", "MEDICO")
    ids = [registrar(client, cliente=persona(tipo_documento="CE", numero_documento=f"1200340560780{word()}"))
           for _ in range(2)][::-1]
    for orden, expected in (("reciente", ids), ("antiguo", ids[::-1]), ("estado_desde", ids[::-1])):
        answer = client.get("/solicitudes", q=words, mine="true", orden=orden, desde="2020-01-01", hasta="2099-12-31",
                            estado_operativo="REGISTRADO")
        assert [item["solicitud_id"] for item in answer.data["items"]] == expected
        assert answer.json["meta"]["total"] == 2


def test_an_operator_is_told_what_is_wrong_and_sets_it_right(own_stack):
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    name = word()
    ids = [registrar(admin, cliente=persona(apellidos=name)) for _ in range(3)]
    asignar_gestor(admin, ids[0])
    verified(stack)
    stack.sql("UPDATE solicitud_conteo SET cantidad = cantidad + 7 WHERE vista = 'TODAS' AND estado = 'REGISTRADO'"
              " ORDER BY ranura LIMIT 1")
    stack.sql("DELETE FROM solicitud_grama WHERE grama = %s", gram(name[:3]))
    stack.sql("UPDATE solicitud_grama SET firma2 = firma2 ^ 1 WHERE grama = %s ORDER BY solicitud_id LIMIT 1",
              gram(name[1:4]))
    stack.sql("UPDATE solicitud_texto SET texto = ' nadie' WHERE solicitud_id = %s", ids[1])
    done = cmepctl(stack, "workflow", "verify")
    assert done.returncode != 0
    assert "TODAS 0 0 REGISTRADO: lacks -7" in done.stdout
    assert "1 wrong counts, 1 requests with a wrong text, 4 missing postings" in done.stdout
    assert cmepctl(stack, "workflow", "rebuild").returncode == 0
    verified(stack)
    assert total(admin, q=name) == 3 and total(admin) == 3


def test_requests_that_came_before_the_index_get_one(own_stack):
    """As a database that is migrated into these tables has them."""
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    name = word()
    request = registrar(admin, cliente=persona(apellidos=name))
    for statement in ("DELETE FROM solicitud_conteo", "DELETE FROM solicitud_grama", "DELETE FROM solicitud_texto"):
        stack.sql(statement)
    assert cmepctl(stack, "migrate").returncode == 0
    assert total(admin, q=name) == 1 and total(admin) == 1
    assert detalle(admin, request)["cliente"]["nombre"].endswith(name)
    verified(stack)


def test_a_great_total_is_told_to_be_a_lower_bound_and_is_paged_to_its_end(own_stack):
    stack = own_stack()
    admin = Client(stack).login(EMAILS["ADMIN"])
    registrar(admin, cliente=persona(apellidos="Muchas"))
    one = stack.sql("SELECT cliente_id FROM solicitud_cmep")[0]["cliente_id"]
    for start in range(1005):
        stack.copy_row("solicitud_cmep", "cliente_id", one, codigo=f"CMEP-2026-X{start}")
    assert cmepctl(stack, "workflow", "rebuild").returncode == 0
    meta = admin.get("/solicitudes", q="muchas").json["meta"]
    assert (meta["total"], meta["total_exact"]) == (1000, False)
    meta = admin.get("/solicitudes").json["meta"]
    assert (meta["total"], meta["total_exact"]) == (1006, True)
    for orden, order in (("reciente", "created_at DESC, solicitud_id DESC"), ("antiguo", "created_at, solicitud_id"),
                         ("estado_desde", "estado_desde, solicitud_id")):
        expected = [row["solicitud_id"] for row in stack.sql(f"SELECT solicitud_id FROM solicitud_cmep ORDER BY {order}")]
        paged, followed, cursor = [], [], {}
        for page in range(1, 12):
            query = {"q": "muchas", "orden": orden, "page_size": 100}
            paged += [item["solicitud_id"] for item in admin.get("/solicitudes", **query, page=page).data["items"]]
            answer = admin.get("/solicitudes", **query, **cursor)
            followed += [item["solicitud_id"] for item in answer.data["items"]]
            cursor = {"cursor": answer.json["meta"].get("next_cursor")}
        assert paged == followed == expected and cursor["cursor"] is None
    verified(stack)


def test_a_client_with_very_many_requests_is_renamed(own_stack):
    """In stretches: all postings at once would take more memory than a call may have."""
    stack = own_stack(**PATIENT)
    admin = Client(stack).login(EMAILS["ADMIN"])
    ids = client_with_requests(stack, admin, 1100)
    workflow = stack.pid("workflow")
    for last in "\uac00\uac01":
        rename(admin, ids[0], nombres="\ud55c" * 150, apellidos="\ud55c" * 149 + last)
        assert detalle(admin, ids[-1])["cliente"]["nombre"].endswith("\ud55c" + last)
        verified(stack)
    assert stack.pid("workflow") == workflow and "arena_exceeded" not in stack.logs("workflow")
    name = word()
    rename(admin, ids[-1], apellidos=name)
    assert len(texts(stack)) == 1100 and all(f" {name} " in text for text in texts(stack))
    meta = admin.get("/solicitudes", q=name).json["meta"]
    assert (meta["total"], meta["total_exact"]) == (1000, False)
    verified(stack)


def test_a_rename_that_cannot_be_ended_changes_nothing(own_stack):
    stack = own_stack(**PATIENT)
    admin = Client(stack).login(EMAILS["ADMIN"])
    ids, name, workflow = client_with_requests(stack, admin, 600), word(), stack.pid("workflow")
    before, was = texts(stack), detalle(admin, ids[0])
    with closing(stack.connect("DB_URL_ROOT")) as other, other.cursor() as cursor:
        other.begin()
        cursor.execute("SELECT texto FROM solicitud_texto WHERE solicitud_id = %s FOR UPDATE", (ids[-1],))
        answer = admin.patch(path(ids[0]), {"cliente_apellidos": name})
        assert (answer.status, answer.code) == (503, "UNAVAILABLE")
        other.rollback()
    assert texts(stack) == before and detalle(admin, ids[0]) == was and total(admin, q=name) == 0
    verified(stack)
    rename(admin, ids[0], apellidos=name)
    assert total(admin, q=name) == 600 and stack.pid("workflow") == workflow
    verified(stack)


def test_names_of_many_letters_are_indexed_in_statements_that_a_database_takes(own_stack):
    """All postings of a batch would be a statement of more bytes than max_allowed_packet, which is made small here so that
    few requests show it."""
    stack = own_stack(**PATIENT)
    admin = Client(stack).login(EMAILS["ADMIN"])
    ids = client_with_requests(stack, admin, 280)
    stack.sql("SET GLOBAL max_allowed_packet = 4718592")
    stack.sql("UPDATE personas SET nombres = %s, apellidos = %s WHERE persona_id = (SELECT cliente_id FROM"
              " solicitud_cmep WHERE solicitud_id = %s)", hangul(150), hangul(150), ids[0])
    done = cmepctl(stack, "workflow", "verify")
    assert done.returncode != 0 and "280 requests with a wrong text" in done.stdout, done.stdout + done.stderr
    done = cmepctl(stack, "workflow", "rebuild")
    assert done.returncode == 0, done.stdout + done.stderr
    verified(stack)
