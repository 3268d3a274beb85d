"""Who changed what and when: the exact audit rows of every action."""
import pytest
from support.client import (NAMES, asignar_gestor, asignar_medico, cancelar, cerrar, detalle, empleado,
                            nuevo_empleado, nuevo_usuario, pago, path, persona, registrar, registrar_pago, solicitud_en)


def row(campo, anterior, nuevo, comentario=None):
    return campo, anterior, nuevo, comentario


def trail(client, solicitud_id, act, by):
    """The rows that act() appends, oldest first; all of them by that person and newer than the others."""
    before = detalle(client, solicitud_id)["historial"]
    act()
    after = detalle(client, solicitud_id)["historial"]
    added = after[:len(after) - len(before)]
    assert after[len(added):] == before, "what was written stays as it was, below what is new"
    ids = [entry["historial_id"] for entry in after]
    assert ids == sorted(ids, reverse=True), "newest first"
    who = {(entry["cambiado_por"], entry["usuario_nombre"]) for entry in added}
    assert who <= {(by.user["user_id"], by.user["display_name"])}, who
    assert all(entry["cambiado_en"] >= before[0]["cambiado_en"] for entry in added)
    return [row(e["campo"], e["valor_anterior"], e["valor_nuevo"], e["comentario"]) for e in reversed(added)]


def name_of(stack, persona_id):
    return stack.sql("SELECT CONCAT(nombres, ' ', apellidos) AS name FROM personas WHERE persona_id = %s",
                     persona_id)[0]["name"]


def test_a_new_request_tells_who_registered_it(operador):
    entry, = detalle(operador, registrar(operador))["historial"]
    assert (entry["campo"], entry["valor_anterior"], entry["valor_nuevo"]) == ("solicitud_creada", None, "REGISTRADO")
    assert (entry["cambiado_por"], entry["usuario_nombre"]) == (operador.user["user_id"], NAMES["OPERADOR"])


def test_each_edited_field_has_a_row_of_its_own(admin, gestor):
    solicitud_id = registrar(admin, cliente=persona(celular="1"), apoderado=persona(nombres="Julio"), comentario="uno",
                             atencion={"tipo_atencion": "VIRTUAL"})
    rows = trail(admin, solicitud_id, lambda: gestor.patch(path(solicitud_id), {
        "tipo_atencion": "PRESENCIAL", "lugar_atencion": "Sede", "comentario": None, "estado_certificado": "OBSERVADO",
        "cliente_nombres": "Lucha", "cliente_celular": "2", "cliente_fecha_nacimiento": "1990-02-28",
        "apoderado_nombres": "Julián", "apoderado_celular": "3", "apoderado_email": "j@x.pe"}).data, gestor)
    assert sorted(rows, key=str) == sorted([
        row("tipo_atencion", "VIRTUAL", "PRESENCIAL"), row("lugar_atencion", None, "Sede"),
        row("comentario", "uno", None), row("estado_certificado", None, "OBSERVADO"),
        row("cliente.nombres", "Lucía", "Lucha"), row("cliente.celular_1", "1", "2"),
        row("cliente.fecha_nacimiento", None, "1990-02-28"), row("apoderado.nombres", "Julio", "Julián"),
        row("apoderado.celular_1", None, "3"), row("apoderado.email", None, "j@x.pe")], key=str)


def test_a_changed_service_is_told_once(admin):
    solicitud_id = registrar(admin)
    rows = trail(admin, solicitud_id, lambda: admin.patch(path(solicitud_id), {"servicio_id": None}).data, admin)
    assert [entry[1:3] for entry in rows if entry[0] == "servicio_id"] == [("1", None)]


def test_the_first_and_the_next_gestor(stack, admin, operador):
    solicitud_id = registrar(admin)
    other = nuevo_empleado(stack, "GESTOR")
    assert trail(admin, solicitud_id, lambda: asignar_gestor(operador, solicitud_id), operador) == [
        row("asignacion_gestor", None, NAMES["GESTOR"])]
    change = lambda: operador.post(path(solicitud_id, "cambiar-gestor"), {"persona_id_gestor": other}).data
    assert trail(admin, solicitud_id, change, operador) == [
        row("cambio_gestor", NAMES["GESTOR"], name_of(stack, other))]
    assert trail(admin, solicitud_id, change, operador) == [
        row("cambio_gestor", name_of(stack, other), name_of(stack, other))]
    assert stack.sql("SELECT COUNT(*) AS n, SUM(es_vigente = 1) AS current FROM solicitud_asignacion"
                     " WHERE solicitud_id = %s", solicitud_id) == [{"n": 3, "current": 1}]


def test_the_first_and_the_next_doctor(stack, admin, gestor):
    solicitud_id = solicitud_en("PAGADO", admin)
    other = nuevo_empleado(stack, "MEDICO")
    assert trail(admin, solicitud_id, lambda: asignar_medico(gestor, solicitud_id), gestor) == [
        row("asignacion_medico", None, NAMES["MEDICO"])]
    change = lambda: gestor.post(path(solicitud_id, "cambiar-medico"), {"persona_id_medico": other}).data
    assert trail(admin, solicitud_id, change, gestor) == [
        row("cambio_medico", NAMES["MEDICO"], name_of(stack, other))]


@pytest.mark.parametrize("rol", ["gestor", "medico"])
def test_changing_nobody_is_an_assignment(admin, rol):
    solicitud_id = registrar(admin)
    body = {f"persona_id_{rol}": empleado(admin, rol.upper())}
    (campo, *values), = trail(admin, solicitud_id,
                              lambda: admin.post(path(solicitud_id, f"cambiar-{rol}"), body).data, admin)
    assert campo in (f"asignacion_{rol}", f"cambio_{rol}")
    assert values == [None, NAMES[rol.upper()], None]


def test_the_first_payment_also_changes_estado_pago(admin, gestor):
    solicitud_id = solicitud_en("ASIGNADO_GESTOR", admin)
    rows = trail(admin, solicitud_id, lambda: registrar_pago(gestor, solicitud_id, monto=150.5), gestor)
    assert sorted(entry[:3] for entry in rows if entry[0] == "estado_pago") == [("estado_pago", "PENDIENTE", "PAGADO")]
    assert sorted(entry[:3] for entry in rows if entry[0] != "estado_pago") == [("pago_registrado", None, "150.50")]
    rows = trail(admin, solicitud_id, lambda: registrar_pago(gestor, solicitud_id, monto="49.5"), gestor)
    assert [entry[:3] for entry in rows] == [("pago_registrado", None, "49.50")]


@pytest.mark.parametrize("comentario", [None, "todo en orden"])
def test_closing(admin, medico, comentario):
    solicitud_id = solicitud_en("ASIGNADO_MEDICO", admin)
    fields = {"comentario": comentario} if comentario else {}
    assert trail(admin, solicitud_id, lambda: cerrar(medico, solicitud_id, **fields), medico) == [
        row("estado_atencion", "REGISTRADO", "ATENDIDO", comentario)]


def test_closing_with_a_result(admin, medico):
    solicitud_id = solicitud_en("ASIGNADO_MEDICO", admin)
    close = lambda: cerrar(medico, solicitud_id, comentario="ok", resultado={"estado_certificado": "APROBADO"})
    rows = trail(admin, solicitud_id, close, medico)
    assert row("estado_atencion", "REGISTRADO", "ATENDIDO", "ok") in rows


@pytest.mark.parametrize("comentario", [None, "desistió"])
def test_cancelling(admin, operador, comentario):
    solicitud_id = registrar(admin)
    fields = {"comentario": comentario} if comentario else {}
    assert trail(admin, solicitud_id, lambda: cancelar(operador, solicitud_id, **fields), operador) == [
        row("estado_atencion", "REGISTRADO", "CANCELADO", comentario)]


@pytest.mark.parametrize("accion, payload, estado, expected", [
    ("EDITAR_DATOS", {"comentario": "nuevo"}, "CERRADO", [row("comentario", None, "nuevo")]),
    ("CANCELAR", {"comentario": "fue un error"}, "CERRADO",
     [row("estado_atencion", "ATENDIDO", "CANCELADO", "fue un error")]),
    ("CANCELAR", {}, "CERRADO", [row("estado_atencion", "ATENDIDO", "CANCELADO", "motivo dado")]),
    ("EDITAR_DATOS", {"comentario": None}, "CANCELADO", []),
])
def test_override_tells_itself_first_and_then_what_it_did(admin, accion, payload, estado, expected):
    solicitud_id = solicitud_en(estado, admin)
    body = {"motivo": "motivo dado", "accion": accion, "payload": payload}
    rows = trail(admin, solicitud_id, lambda: admin.post(path(solicitud_id, "override"), body).data, admin)
    assert rows == [row("override", estado, "true", "motivo dado"), *expected]


def test_override_of_a_payment_and_of_a_gestor(stack, admin):
    solicitud_id = solicitud_en("CANCELADO", admin)
    override = lambda accion, payload: admin.post(path(solicitud_id, "override"), {
        "motivo": "m", "accion": accion, "payload": payload}).data
    first, *rows = trail(admin, solicitud_id, lambda: override("REGISTRAR_PAGO", pago(monto="10")), admin)
    assert first == row("override", "CANCELADO", "true", "m")
    assert {entry[:3] for entry in rows} == {("pago_registrado", None, "10.00"), ("estado_pago", "PENDIENTE", "PAGADO")}
    other = nuevo_empleado(stack, "GESTOR")
    first, second = trail(admin, solicitud_id, lambda: override("CAMBIAR_GESTOR", {"persona_id_gestor": other}), admin)
    assert first == row("override", "CANCELADO", "true", "m")
    assert second[1:] == (None, name_of(stack, other), None)


def test_a_refused_action_leaves_no_row(admin, medico):
    solicitud_id = registrar(admin)
    assert trail(admin, solicitud_id, lambda: [
        medico.post(path(solicitud_id, "cerrar"), {}),
        admin.post(path(solicitud_id, "asignar-gestor"), {"persona_id_gestor": 999_999_999}),
        admin.patch(path(solicitud_id), {"comentario": "x", "tipo_atencion": "?"}),
    ], admin) == []


def test_the_name_written_stays_when_the_person_is_renamed_later(stack, admin):
    """An audit row is what happened then; the name stands with the row."""
    writer = nuevo_usuario(stack, "OPERADOR")
    solicitud_id = registrar(writer)
    before = detalle(admin, solicitud_id)["historial"]
    stack.sql("UPDATE personas SET nombres = 'Otra' WHERE persona_id = %s", writer.persona_id)
    assert detalle(admin, solicitud_id)["historial"] == before
