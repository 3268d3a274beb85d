"""Those who bring clients: kept by what they are, shared with the people of the clinic, gone only when nobody needs them."""
import pytest
from support.client import Client, detalle, dni, nuevo_empleado, persona, registrar, word
from support.forma import PROMOTOR, differences
from support.usuarios import crear

CONTACTO = {"ruc": "20999999999", "email": "p@x.pe", "celular_1": "988", "fuente_promotor": "Feria", "comentario": "nota"}
NOMBRES = {"PERSONA": {"nombres": "Rita", "apellidos": "Solís"}, "EMPRESA": {"razon_social": "Notaría Paz S.A.C."},
           "OTROS": {"nombre_promotor_otros": "Feria de Lima"}}
TODO = {name: value for names in NOMBRES.values() for name, value in names.items()}
NOMBRE = {"PERSONA": "Rita Solís", "EMPRESA": "Notaría Paz S.A.C.", "OTROS": "Feria de Lima"}
MISSING = 999_999_999


def cuerpo(tipo, **fields):
    return {"tipo_promotor": tipo, **NOMBRES[tipo], **fields}


def crear_promotor(client, tipo, **fields):
    return client.post("/promotores", cuerpo(tipo, **fields)).data


def leer(client, promotor):
    return client.get(f"/promotores/{promotor['promotor_id']}").data


def cambiar(client, promotor, **fields):
    return client.patch(f"/promotores/{promotor['promotor_id']}", fields)


def said(answer):
    return answer.status, answer.code


# -- making ----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("tipo", NOMBRES)
def test_a_promotor_is_answered_whole_and_found_again(operador, tipo):
    promotor = crear_promotor(operador, tipo, **CONTACTO)
    assert not differences(PROMOTOR, promotor)
    assert promotor == {**promotor, **CONTACTO, "tipo_promotor": tipo, "nombre": NOMBRE[tipo]}
    assert leer(operador, promotor) == promotor
    assert promotor in operador.get("/promotores").data


def test_anybody_signed_in_keeps_the_promotores(signed_in):
    for client in signed_in.values():
        promotor = crear_promotor(client, "EMPRESA")
        assert cambiar(client, promotor, comentario="x").status == 200
        assert client.delete(f"/promotores/{promotor['promotor_id']}").status == 200


def test_nobody_else_does(stack):
    nobody = Client(stack)
    answers = [nobody.post("/promotores", cuerpo("EMPRESA")), nobody.patch("/promotores/1", {"ruc": "1"}),
               nobody.delete("/promotores/1")]
    assert {said(answer) for answer in answers} == {(401, "UNAUTHENTICATED")}


@pytest.mark.parametrize("tipo", NOMBRES)
def test_only_the_fields_of_its_type_are_kept(stack, operador, tipo):
    people = "SELECT COUNT(*) AS n FROM personas"
    before = stack.sql(people)[0]["n"]
    sent = {**TODO, "tipo_promotor": tipo, "tipo_documento": "DNI", "numero_documento": dni()}
    promotor = operador.post("/promotores", sent).data
    foreign = {name for other in NOMBRES if other != tipo for name in NOMBRES[other]}
    shown = {"nombres": "persona_nombres", "apellidos": "persona_apellidos"}
    assert {name: promotor[shown.get(name, name)] for name in foreign} == dict.fromkeys(foreign)
    assert promotor["nombre"] == NOMBRE[tipo]
    assert (promotor["persona_id"] is not None) == (tipo == "PERSONA")
    assert stack.sql(people)[0]["n"] - before == (tipo == "PERSONA"), "EMPRESA and OTROS make no person"


@pytest.mark.parametrize("tipo, missing", [(tipo, name) for tipo, names in NOMBRES.items() for name in names])
@pytest.mark.parametrize("value", [KeyError, None, ""], ids=["absent", "null", "empty"])
def test_a_promotor_needs_its_types_name(operador, tipo, missing, value):
    sent = {**TODO, **cuerpo(tipo), missing: value}
    if value is KeyError:
        del sent[missing]
    assert operador.post("/promotores", sent).fields == {missing}


@pytest.mark.parametrize("fields", [{"tipo_promotor": "persona"}, {"tipo_promotor": None}, {"ruc": "1" * 21},
                                    {"email": "x" * 256, "celular_1": "9" * 21}, {"fuente_promotor": 5},
                                    {"comentario": "x" * 16_001}, {"razon_social": "x" * 256}],
                         ids=lambda fields: ",".join(fields))
def test_a_wrong_field_is_named(operador, fields):
    assert operador.post("/promotores", cuerpo("EMPRESA") | fields).fields == set(fields)


# -- a promotor that is a person -------------------------------------------------------------------------------

def test_the_person_is_found_by_its_document(operador):
    cliente = persona(nombres="Rita", apellidos="Solís")
    known = detalle(operador, registrar(operador, cliente=cliente))["cliente"]["persona_id"]
    document = {name: cliente[name] for name in ("tipo_documento", "numero_documento")}
    promotor = crear_promotor(operador, "PERSONA", **document)
    assert promotor["persona_id"] == known
    assert (promotor["persona_tipo_documento"], promotor["persona_numero_documento"]) == tuple(document.values())
    again = crear_promotor(operador, "PERSONA", **document)
    assert again["persona_id"] == known


def test_a_known_person_takes_the_name_that_is_given(operador):
    cliente = persona(nombres="Rita", apellidos="Solís")
    solicitud_id = registrar(operador, cliente=cliente)
    crear_promotor(operador, "PERSONA", nombres="Rita Inés", tipo_documento="DNI",
                   numero_documento=cliente["numero_documento"])
    assert detalle(operador, solicitud_id)["cliente"]["nombre"] == "Rita Inés Solís"


def test_without_a_document_each_is_a_person_of_its_own(operador):
    made = [crear_promotor(operador, "PERSONA") for _ in range(2)]
    assert made[0]["persona_id"] != made[1]["persona_id"]
    assert made[0]["persona_numero_documento"] is None


@pytest.mark.parametrize("kind", ["an employee", "a user"])
def test_staff_become_a_promotor_and_stay_as_they_are(stack, admin, operador, kind):
    number, nombres = dni(), f"Elena {word()}"
    if kind == "an employee":
        persona_id = nuevo_empleado(stack, "GESTOR", numero_documento=number, nombres=nombres, apellidos="Vera")
    else:
        persona_id = crear(admin, "ADMIN", numero_documento=number, nombres=nombres, apellidos="Vera")["persona_id"]
    promotor = crear_promotor(operador, "PERSONA", tipo_documento="DNI", numero_documento=number)
    assert (promotor["persona_id"], promotor["nombre"]) == (persona_id, f"{nombres} Vera")
    refused = cambiar(operador, promotor, nombres="Otra", comentario="x")
    assert said(refused) == (409, "CONFLICT")
    assert leer(operador, promotor) == promotor
    assert cambiar(operador, promotor, comentario="x", celular_1="5").data == {
        **promotor, "comentario": "x", "celular_1": "5"}, "what is the promotor's alone may change"


# -- changing ----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("tipo", NOMBRES)
def test_each_field_changes_and_null_clears_it(operador, tipo):
    promotor = crear_promotor(operador, tipo, **CONTACTO)
    new = {"ruc": "1", "email": "q@x.pe", "celular_1": "2", "fuente_promotor": "Otra", "comentario": "otra"}
    for name, value in new.items():
        promotor = {**promotor, name: value}
        assert cambiar(operador, promotor, **{name: value}).data == promotor
    cleared = {**promotor, **dict.fromkeys(new)}
    assert cambiar(operador, promotor, **dict.fromkeys(new)).data == cleared
    assert cambiar(operador, promotor).data == cleared == leer(operador, promotor)


@pytest.mark.parametrize("tipo, fields, nombre", [
    ("PERSONA", {"nombres": "Inés", "apellidos": "Paz"}, "Inés Paz"), ("PERSONA", {"apellidos": "Paz"}, "Rita Paz"),
    ("EMPRESA", {"razon_social": "Otra S.A."}, "Otra S.A."), ("OTROS", {"nombre_promotor_otros": "Radio"}, "Radio"),
])
def test_its_name_changes_and_shows_in_its_requests(operador, tipo, fields, nombre):
    promotor = crear_promotor(operador, tipo)
    solicitud_id = registrar(operador, promotor_id=promotor["promotor_id"])
    assert cambiar(operador, promotor, **fields).data["nombre"] == nombre
    assert detalle(operador, solicitud_id)["promotor"]["nombre"] == nombre


@pytest.mark.parametrize("tipo", NOMBRES)
def test_the_fields_of_another_type_are_not_kept_by_a_change_either(operador, tipo):
    promotor = crear_promotor(operador, tipo)
    foreign = {name: value for other in NOMBRES if other != tipo for name, value in NOMBRES[other].items()}
    assert cambiar(operador, promotor, **foreign).data == promotor


def test_type_and_document_cannot_be_changed(operador):
    for promotor in (crear_promotor(operador, "EMPRESA"),
                     crear_promotor(operador, "PERSONA", tipo_documento="DNI", numero_documento=dni())):
        ignored = {"tipo_promotor": "OTROS", "tipo_documento": "CE", "numero_documento": "9", "persona_id": 1,
                   "promotor_id": 1}
        assert cambiar(operador, promotor, **ignored).data == promotor


@pytest.mark.parametrize("tipo, field", [(tipo, name) for tipo, names in NOMBRES.items() for name in names])
@pytest.mark.parametrize("value", [None, ""], ids=["null", "empty"])
def test_a_name_cannot_be_cleared(operador, tipo, field, value):
    promotor = crear_promotor(operador, tipo)
    assert cambiar(operador, promotor, **{field: value, "comentario": "x"}).fields == {field}
    assert leer(operador, promotor) == promotor


def test_a_promotor_that_does_not_exist_is_not_found(operador):
    for promotor_id in (MISSING, 0, "abc", 2**63):
        route = f"/promotores/{promotor_id}"
        answers = [operador.get(route), operador.patch(route, {"ruc": "1"}), operador.delete(route)]
        assert [said(answer) for answer in answers] == [(404, "NOT_FOUND")] * 3


# -- deleting ----------------------------------------------------------------------------------------------------

def test_a_promotor_that_nobody_needs_is_gone(operador):
    promotor = crear_promotor(operador, "PERSONA")
    route = f"/promotores/{promotor['promotor_id']}"
    answer = operador.delete(route)
    assert (answer.status, answer.json["ok"]) == (200, True)
    assert operador.get(route).status == operador.delete(route).status == 404
    assert promotor["promotor_id"] not in [other["promotor_id"] for other in operador.get("/promotores").data]


def test_a_promotor_that_a_request_refers_to_stays(admin, operador):
    promotor = crear_promotor(operador, "EMPRESA")
    route = f"/promotores/{promotor['promotor_id']}"
    solicitud_id = registrar(operador, promotor_id=promotor["promotor_id"])
    assert said(operador.delete(route)) == (409, "CONFLICT")
    assert detalle(operador, solicitud_id)["promotor"]["promotor_id"] == promotor["promotor_id"]
    assert admin.delete(f"/solicitudes/{solicitud_id}").status == 200
    assert operador.delete(route).status == 200


def test_the_list_has_all_by_id(operador):
    crear_promotor(operador, "OTROS")
    listed = operador.get("/promotores").data
    assert not differences([PROMOTOR], listed)
    ids = [promotor["promotor_id"] for promotor in listed]
    assert ids == sorted(set(ids)) and len(ids) >= 3
