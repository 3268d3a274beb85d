"""Reading a list to its end while others write: each request once, none left out; and totals that say when they guess."""
import pytest
from support.client import Client, detalle, persona, registrar, solicitud_en, word
from support.forma import ITEM, differences

ORDENES = ("reciente", "antiguo", "estado_desde")


@pytest.fixture(scope="module")
def mark(signed_in):
    """A name that 23 clients have; their requests are in two states."""
    name = word()
    for i in range(23):
        cliente = persona(nombres=f"{name} {word()}")
        (solicitud_en("ASIGNADO_GESTOR", signed_in["ADMIN"], cliente=cliente) if i % 4 == 0
         else registrar(signed_in["ADMIN"], cliente=cliente))
    return name


def walk(client, page_size, between=lambda: None, **query):
    """The ids of all pages, by cursor, and how many pages there were."""
    ids, pages, cursor = [], 0, {}
    while True:
        answer = client.get("/solicitudes", page_size=page_size, **cursor, **query)
        assert not differences({"items": [ITEM]}, answer.data)
        assert len(answer.data["items"]) <= page_size
        ids += [item["solicitud_id"] for item in answer.data["items"]]
        pages += 1
        if not (following := answer.json["meta"].get("next_cursor")):
            return ids, pages
        cursor = {"cursor": following}
        between()


def in_one(client, **query):
    return [item["solicitud_id"] for item in client.get("/solicitudes", page_size=100, **query).data["items"]]


@pytest.mark.parametrize("orden", ORDENES)
@pytest.mark.parametrize("page_size", [1, 7, 23, 24])
def test_by_cursor_one_gets_what_one_page_would_have(admin, mark, orden, page_size):
    whole = in_one(admin, q=mark, orden=orden)
    assert len(whole) == 23
    ids, pages = walk(admin, page_size, q=mark, orden=orden)
    assert ids == whole
    assert pages <= 23 // page_size + 1


@pytest.mark.parametrize("query", [{"estado_operativo": "REGISTRADO"}, {"mine": "true"}, {"desde": "2020-01-01"},
                                   {"estado_operativo": "ASIGNADO_GESTOR", "mine": "true"}], ids=str)
def test_a_cursor_goes_with_every_filter(admin, mark, query):
    assert walk(admin, 5, q=mark, **query)[0] == in_one(admin, q=mark, **query) != []


def test_a_request_registered_meanwhile_moves_nothing(admin, mark):
    whole = in_one(admin, q=mark)
    ids, _ = walk(admin, 5, between=lambda: registrar(admin, cliente=persona(nombres=f"{mark} {word()}")), q=mark)
    assert ids == whole


def test_the_last_page_has_no_next(admin, mark):
    meta = admin.get("/solicitudes", q=mark, page_size=100).json["meta"]
    assert meta.get("next_cursor") is None
    assert admin.get("/solicitudes", q=word()).json["meta"].get("next_cursor") is None


@pytest.mark.parametrize("cursor", ["x", "0", "%00", "AAAA", "-1", "9223372036854775808", "' OR 1=1 --", "x" * 1000],
                         ids=lambda cursor: cursor[:20])
def test_a_cursor_that_nobody_gave_is_refused_by_name(admin, cursor):
    assert admin.get("/solicitudes", cursor=cursor).fields == {"cursor"}


def test_a_cursor_is_of_its_order(admin, mark):
    cursor = admin.get("/solicitudes", q=mark, page_size=5, orden="reciente").json["meta"]["next_cursor"]
    answer = admin.get("/solicitudes", q=mark, page_size=5, orden="antiguo", cursor=cursor)
    assert answer.fields == {"cursor"}


def test_a_total_is_exact_or_says_that_it_is_not(admin, mark):
    for query in ({"q": mark}, {}, {"mine": "true"}, {"estado_operativo": "REGISTRADO"}):
        meta = admin.get("/solicitudes", page_size=1, **query).json["meta"]
        assert meta["total"] == len(walk(admin, 100, **query)[0]) and meta.get("total_exact", True) is True


def test_items_tell_how_long_they_wait(stack, admin):
    mark = word()
    solicitud_id = registrar(admin, cliente=persona(nombres=mark))
    stack.sql("UPDATE solicitud_cmep SET estado_desde = UTC_TIMESTAMP(6) - INTERVAL 75 HOUR WHERE solicitud_id = %s",
              solicitud_id)
    stack.derive_again()
    item, = admin.get("/solicitudes", q=mark).data["items"]
    assert item["dias_en_estado"] == 3


def test_a_person_is_found_by_the_document(stack, admin):
    cliente = persona(celular="5", email="a@x.pe", direccion="x", fecha_nacimiento="1990-01-31")
    persona_id = detalle(admin, registrar(admin, cliente=cliente))["cliente"]["persona_id"]
    document = {name: cliente[name] for name in ("tipo_documento", "numero_documento")}
    assert admin.get("/personas", **document).data == {
        **admin.get("/personas", **document).data, **cliente, "persona_id": persona_id}
    missing = admin.get("/personas", **{**document, "tipo_documento": "CE"})
    assert (missing.status, missing.code) == (404, "NOT_FOUND")
    assert admin.get("/personas").fields == {"tipo_documento", "numero_documento"}
    assert Client(stack).get("/personas", **document).status == 401
