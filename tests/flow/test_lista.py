"""Finding requests again: pages, words, states, and one's own."""
import pytest
from support.client import (NAMES, STATES, asignar_gestor, detalle, dni, nuevo_empleado, nuevo_usuario, path,
                            persona, registrar, solicitud_en, word)
from support.forma import ITEM, differences


def listed(client, **query):
    """The ids of one page."""
    return [item["solicitud_id"] for item in client.get("/solicitudes", **query).data["items"]]


def meta(client, **query):
    answer = client.get("/solicitudes", **query)
    assert answer.status == 200, answer
    return answer.json["meta"]


def count(stack, where="1 = 1", *args):
    return stack.sql(f"SELECT COUNT(*) AS n FROM solicitud_cmep WHERE {where}", *args)[0]["n"]


@pytest.fixture
def family(admin):
    """A surname that only its three requests have, and their ids, newest first."""
    surname = word()
    return surname, [registrar(admin, cliente=persona(apellidos=surname)) for _ in range(3)][::-1]


def test_each_item_shows_what_the_list_needs(admin):
    surname = word()
    cliente = persona(tipo_documento="PASAPORTE", numero_documento=word(), apellidos=surname, celular="999")
    apoderado = persona(nombres="Julio", apellidos="Ríos")
    solicitud_id = solicitud_en("ASIGNADO_MEDICO", admin, cliente=cliente, apoderado=apoderado, promotor_id=1)
    item, = admin.get("/solicitudes", q=surname).data["items"]
    assert not differences(ITEM, item)
    detail = detalle(admin, solicitud_id)
    same = ("solicitud_id", "codigo", "estado_operativo", "created_at", "promotor")
    assert {name: item[name] for name in same} == {name: detail[name] for name in same}
    assert item["cliente"] == {**item["cliente"], "persona_id": detail["cliente"]["persona_id"],
                               "tipo_documento": "PASAPORTE", "numero_documento": cliente["numero_documento"],
                               "doc": f"PASAPORTE {cliente['numero_documento']}", "nombre": f"Lucía {surname}",
                               "celular": "999"}
    assert item["apoderado"] == {**item["apoderado"], "persona_id": detail["apoderado"]["persona_id"],
                                 "numero_documento": apoderado["numero_documento"], "nombres": "Julio",
                                 "apellidos": "Ríos"}
    assert (item["gestor"], item["medico"]) == (NAMES["GESTOR"], NAMES["MEDICO"])
    assert item["promotor"]["nombre"] == "Luis Promotor Reyes"


def test_what_a_request_lacks_is_null(admin):
    surname = word()
    registrar(admin, cliente=persona(apellidos=surname))
    item, = admin.get("/solicitudes", q=surname).data["items"]
    assert not differences(ITEM, item)
    assert [item[name] for name in ("apoderado", "gestor", "medico", "promotor")] == [None] * 4
    assert item["cliente"]["celular"] is None


def test_newest_first_and_every_page_once(admin, family):
    surname, ids = family
    pages = [listed(admin, q=surname, page=page, page_size=2) for page in (1, 2, 3)]
    assert pages == [ids[:2], ids[2:], []]
    for page in (2, 3):
        found = meta(admin, q=surname, page=page, page_size=2)
        assert (found["page"], found["page_size"], found["total"]) == (page, 2, 3)


def test_without_parameters_the_twenty_newest_and_the_true_total(stack, admin):
    for _ in range(21):
        newest = registrar(admin)
    ids = listed(admin)
    assert len(ids) == 20 and ids[0] == newest and ids == sorted(ids, reverse=True)
    found = meta(admin)
    assert (found["page"], found["page_size"], found["total"]) == (1, 20, count(stack))
    assert len(listed(admin, page_size=1)) == 1
    assert meta(admin, page_size=100, page=1_000_000)["total"] == count(stack)


@pytest.mark.parametrize("query", [
    {"page": 0}, {"page": -1}, {"page": "x"}, {"page": "1.5"}, {"page_size": 0}, {"page_size": 101},
    {"page_size": -1}, {"page_size": "diez"}, {"estado_operativo": "ABIERTO"},
    {"estado_operativo": "pagado"}, {"mine": "quizas"},
], ids=str)
def test_a_wrong_parameter_is_named_instead_of_guessed(admin, query):
    assert admin.get("/solicitudes", **query).fields == set(query)


def test_all_wrong_parameters_are_named_at_once(admin):
    query = {"page": 0, "page_size": 0, "estado_operativo": "X", "mine": "X"}
    assert admin.get("/solicitudes", **query).fields == set(query)


@pytest.mark.parametrize("estado", STATES)
def test_a_state_lists_and_counts_its_own(stack, admin, estado):
    solicitud_id = solicitud_en(estado, admin)
    items = admin.get("/solicitudes", estado_operativo=estado).data["items"]
    assert items[0]["solicitud_id"] == solicitud_id
    assert {item["estado_operativo"] for item in items} == {estado}
    assert meta(admin, estado_operativo=estado)["total"] == count(stack, "estado_operativo = %s", estado)


@pytest.mark.parametrize("query, found", [
    ({"desde": "2020-01-01"}, True), ({"hasta": "9999-12-31"}, True), ({"desde": "0001-01-01", "hasta": "9999-12-31"}, True),
    ({"hasta": "2020-01-01"}, False), ({"desde": "9999-12-31"}, False),
])
def test_days_are_a_range_up_to_the_ends_of_the_calendar(admin, family, query, found):
    surname, ids = family
    assert listed(admin, q=surname, **query) == (ids if found else [])


def test_state_and_words_combine(admin, family):
    surname, ids = family
    asignar_gestor(admin, ids[1])
    assert listed(admin, q=surname, estado_operativo="ASIGNADO_GESTOR") == [ids[1]]
    assert listed(admin, q=surname, estado_operativo="REGISTRADO") == [ids[0], ids[2]]
    assert meta(admin, q=surname, estado_operativo="REGISTRADO")["total"] == 2


# -- q -----------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def cesar(stack, signed_in):
    """César Núñez Ávila with a surname and a document of his own."""
    own = word()
    cliente = persona(tipo_documento="CE", numero_documento=f"W{dni()}", nombres="César Augusto",
                      apellidos=f"Núñez Ávila {own}")
    solicitud_id = registrar(signed_in["ADMIN"], cliente=cliente)
    codigo = detalle(signed_in["ADMIN"], solicitud_id)["codigo"]
    return {"id": solicitud_id, "own": own, "doc": cliente["numero_documento"], "codigo": codigo}


@pytest.mark.parametrize("q", [
    "{own}", "{own} césar", "{own} cesar", "{own} CÉSAR", "augusto {own}", "{own} AVILA", "{own} ávila augusto",
    "{own} ésa", "{own} gust", "{own} nune", "{doc}", "{own} {doc}", "{own} {codigo}", "{codigo}",
    "  {own}    augusto  ", "{OWN}", "{inner}", "{own} {inner_doc}", "cesar avila {own} {doc} {codigo}", "{lower_doc}",
])
def test_every_word_may_stand_anywhere_in_name_document_or_codigo(admin, cesar, q):
    own, doc = cesar["own"], cesar["doc"]
    q = q.format(**cesar, OWN=own.upper(), inner=own[2:-1], inner_doc=doc[3:-1], lower_doc=doc.lower())
    assert listed(admin, q=q) == [cesar["id"]]


@pytest.mark.parametrize("q", ["{own} cesarr", "{own} pedro", "{own}x", "{own} {doc}9", "augusto-{own}"])
def test_a_word_that_stands_nowhere_finds_nothing(admin, cesar, q):
    q = q.format(**cesar)
    assert listed(admin, q=q) == []
    assert meta(admin, q=q)["total"] == 0


@pytest.mark.parametrize("short, found", [
    ("av", True), ("Áv", True), ("au", True), ("a", True), ("w3", True), ("W", True),  # at the beginning of a word
    ("ug", False), ("vi", False), ("us", False), ("il", False), ("g", False), ("v", False),  # inside one
])
def test_one_or_two_letters_count_at_the_beginning_of_a_word(stack, admin, short, found):
    own = "zzz" + "".join(c for c in word(12) if c not in "aguvilsw")
    solicitud_id = registrar(admin, cliente=persona(tipo_documento="CE", numero_documento=f"W{dni()}",
                                                    nombres="Augusto", apellidos=f"Ávila {own}"))
    assert listed(admin, q=f"{own} {short}") == ([solicitud_id] if found else [])


@pytest.mark.parametrize("sign", ["%", "_", "\\", "'", '"', "*", "+", "(", "@", "<", "~"])
def test_signs_are_plain_characters(admin, sign):
    """A sign finds itself and is no wildcard; a decoy differs only there."""
    begin, end = word(5), word(5)
    with_sign, decoy, both = (registrar(admin, cliente=persona(apellidos=begin + middle + end))
                              for middle in (sign, "x", sign + "x"))
    assert listed(admin, q=begin + sign + end) == [with_sign]
    assert listed(admin, q=begin + sign) == [both, with_sign]
    assert decoy in listed(admin, q=begin + "x")
    assert listed(admin, q=f"{sign}{sign}{sign} {begin}") == []


def test_nothing_but_blanks_is_no_filter(stack, admin):
    registrar(admin)
    assert meta(admin, q="   ")["total"] == meta(admin, q="")["total"] == count(stack)


# -- mine ----------------------------------------------------------------------------------------------

def test_mine_of_an_admin_is_everything(stack, admin, operador):
    registrar(operador)
    assert meta(admin, mine="true")["total"] == count(stack)


def test_mine_of_an_operador_is_what_it_created(stack, operador):
    client = nuevo_usuario(stack, "OPERADOR")
    ids = [registrar(client) for _ in range(2)][::-1]
    registrar(operador)
    assert listed(client, mine="true") == ids
    assert meta(client, mine="true")["total"] == 2
    assert meta(client, mine="false")["total"] == count(stack)


@pytest.mark.parametrize("rol", ["GESTOR", "MEDICO"])
def test_mine_of_gestor_and_medico_is_what_they_have_now(stack, admin, rol):
    client = nuevo_usuario(stack, rol)
    change = lambda solicitud_id, persona_id: admin.post(
        path(solicitud_id, f"cambiar-{rol.lower()}"), {f"persona_id_{rol.lower()}": persona_id}).data
    kept, lost = registrar(admin), registrar(admin)
    registrar(client)  # having created it counts for an OPERADOR only
    for solicitud_id in (kept, lost):
        change(solicitud_id, client.persona_id)
    assert listed(client, mine="true") == [lost, kept]
    change(lost, nuevo_empleado(stack, rol))
    assert listed(client, mine="true") == [kept]
    assert meta(client, mine="true")["total"] == 1


def test_mine_of_several_roles_is_the_union(stack, admin):
    client = nuevo_usuario(stack, "OPERADOR", "GESTOR", "MEDICO")
    created, managed, evaluated = registrar(client), registrar(admin), registrar(admin)
    for solicitud_id, rol in ((managed, "gestor"), (evaluated, "medico"), (created, "gestor")):
        assert admin.post(path(solicitud_id, f"cambiar-{rol}"), {f"persona_id_{rol}": client.persona_id}).status == 200
    assert listed(client, mine="true") == [evaluated, managed, created]
    assert meta(client, mine="true")["total"] == 3
    assert listed(client, mine="true", estado_operativo="REGISTRADO") == [evaluated]


# -- catalogues ------------------------------------------------------------------------------------------

def test_the_catalogue_of_services(operador):
    first = operador.get("/servicios").data[0]
    assert first == {**first, "servicio_id": 1, "tarifa_servicio": "200.00", "moneda_tarifa": "PEN",
                     "descripcion_servicio": "Certificado Medico de Evaluacion Profesional"}


@pytest.mark.parametrize("rol", ["OPERADOR", "GESTOR", "MEDICO"])
def test_the_catalogue_of_staff_shows_only_the_active(stack, operador, rol):
    active, on_leave = nuevo_empleado(stack, rol), nuevo_empleado(stack, rol, estado="VACACIONES")
    found = {entry["persona_id"]: entry for entry in operador.get("/empleados", rol=rol).data}
    assert {entry["rol"] for entry in found.values()} == {rol}
    assert NAMES[rol] in {entry["nombre"] for entry in found.values()}
    assert active in found and on_leave not in found


@pytest.mark.parametrize("query", [{}, {"rol": ""}, {"rol": "ADMIN"}, {"rol": "gestor"}], ids=str)
def test_staff_of_no_role_is_asked_back(operador, query):
    assert operador.get("/empleados", **query).fields == {"rol"}


def test_the_catalogue_of_promotores(operador):
    promotores = operador.get("/promotores").data
    ids = [promotor["promotor_id"] for promotor in promotores]
    assert ids == sorted(ids)
    luis, notaria = promotores[:2]
    assert luis == {**luis, "tipo_promotor": "PERSONA", "nombre": "Luis Promotor Reyes", "razon_social": None,
                    "fuente_promotor": "Cliente referente", "persona_tipo_documento": "DNI",
                    "persona_numero_documento": "11111111"}
    assert notaria == {**notaria, "tipo_promotor": "EMPRESA", "nombre": "Notaria Gonzales & Asociados",
                       "razon_social": "Notaria Gonzales & Asociados", "ruc": "20123456789", "persona_id": None,
                       "email": "contacto@notariagonzales.com", "fuente_promotor": "Notaria", "persona_nombres": None}
    assert operador.get(f"/promotores/{ids[0]}").data == luis
    assert operador.get("/promotores/999999999").status == 404


def test_everything_can_be_asked_at_once(operador):
    """Ten words, every filter and a cursor: the most parameters that a list has."""
    cursor = "3 1 2026-01-01T00:00:00.000000Z".encode().hex()
    answer = operador.get("/solicitudes", q="a b c d e f g h i j", estado_operativo="PAGADO", desde="2026-01-01",
                          hasta="2026-12-31", gestor_id=1, medico_id=1, promotor_id=1, mine="true",
                          orden="estado_desde", cursor=cursor)
    assert answer.status == 200 and answer.data["items"] == []
