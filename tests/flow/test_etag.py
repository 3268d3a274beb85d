"""Two people edit the same request: the second is told, by whom, and nothing of the first is lost."""
import re

import pytest
from support.archivos import upload
from support.client import path, registrar


@pytest.fixture
def solicitud_id(operador):
    return registrar(operador)


def etag_of(client, solicitud_id):
    return client.get(path(solicitud_id)).headers["ETag"]


def test_a_detail_and_every_action_answer_an_etag(operador, gestor, solicitud_id):
    first = etag_of(operador, solicitud_id)
    assert re.fullmatch(r'"1\.[0-9a-f]{16}"', first)
    assigned = operador.post(path(solicitud_id, "asignar-gestor"), {"persona_id_gestor": 3}).headers["ETag"]
    assert assigned.startswith('"2.')


def test_who_edits_an_old_version_is_told_by_whom_it_was_changed(operador, gestor, solicitud_id):
    seen = etag_of(operador, solicitud_id)
    assert gestor.patch(path(solicitud_id), {"comentario": "del gestor"}, {"If-Match": seen}).status == 200
    late = operador.patch(path(solicitud_id), {"comentario": "del operador"}, {"If-Match": seen})
    assert (late.status, late.code) == (409, "CONFLICT")
    details = {d["field"]: d["message"] for d in late.json["error"]["details"]}
    assert details["cambiado_por"] == "Carlos Gestor" and details["cambiado_en"].endswith("Z")
    assert operador.get(path(solicitud_id)).data["comentario"] == "del gestor"
    assert operador.patch(path(solicitud_id), {"comentario": "después"},
                          {"If-Match": etag_of(operador, solicitud_id)}).status == 200


@pytest.mark.parametrize("header", ["*", '"0.x", {}', "{}"])
def test_a_version_that_holds_lets_the_change_through(operador, solicitud_id, header):
    header = header.format(etag_of(operador, solicitud_id))
    assert operador.patch(path(solicitud_id), {"comentario": "x"}, {"If-Match": header}).status == 200


def test_an_action_and_a_deletion_heed_it_too(operador, admin, solicitud_id):
    old = {"If-Match": '"99.0000000000000000"'}
    assert operador.post(path(solicitud_id, "asignar-gestor"), {"persona_id_gestor": 3}, old).status == 409
    assert operador.post(path(solicitud_id, "cancelar"), {}, old).status == 409
    assert admin.delete(path(solicitud_id), old).status == 409
    detail = admin.get(path(solicitud_id))
    assert detail.data["estado_operativo"] == "REGISTRADO" and len(detail.data["historial"]) == 1
    assert admin.delete(path(solicitud_id), {"If-Match": detail.headers["ETag"]}).status == 200


def test_who_only_sent_or_removed_a_file_is_not_said_to_have_changed_the_request(admin, operador, gestor, solicitud_id):
    seen = etag_of(operador, solicitud_id)
    assert gestor.patch(path(solicitud_id), {"comentario": "del gestor"}, {"If-Match": seen}).status == 200
    sent = upload(operador, solicitud_id, b"x")
    assert admin.delete(f"/archivos/{sent['archivo_id']}").status == 200
    late = operador.patch(path(solicitud_id), {"comentario": "del operador"}, {"If-Match": seen})
    assert late.status == 409
    assert {"field": "cambiado_por", "message": "Carlos Gestor"} in late.json["error"]["details"]


def test_forbidden_comes_before_changed(medico, solicitud_id):
    answer = medico.post(path(solicitud_id, "asignar-gestor"), {"persona_id_gestor": 3}, {"If-Match": '"99.0"'})
    assert answer.status == 403


def test_a_detail_that_did_not_change_is_not_sent_again(operador, solicitud_id):
    etag = etag_of(operador, solicitud_id)
    same = operador.get(path(solicitud_id), {"If-None-Match": etag})
    assert (same.status, same.body, same.headers["ETag"]) == (304, b"", etag)
    anything = operador.get(path(solicitud_id), {"If-None-Match": "*"})
    assert (anything.status, anything.body, anything.headers["ETag"]) == (304, b"", etag)
    assert operador.get(path(999999999), {"If-None-Match": "*"}).status == 404
    operador.patch(path(solicitud_id), {"comentario": "otro"})
    assert operador.get(path(solicitud_id), {"If-None-Match": etag}).status == 200
    assert "version" not in operador.get(path(solicitud_id)).data


def test_closing_twice_says_who_closed_it(admin, medico):
    from support.client import solicitud_en
    solicitud_id = solicitud_en("ASIGNADO_MEDICO", admin)
    assert medico.post(path(solicitud_id, "cerrar"), {}).status == 200
    again = admin.post(path(solicitud_id, "override"), {"motivo": "m", "accion": "CERRAR", "payload": {}})
    assert again.status == 409
    assert {"field": "cambiado_por", "message": "Maria Medico"} in again.json["error"]["details"]
