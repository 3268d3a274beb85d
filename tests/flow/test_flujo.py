"""A request's whole way, by the people who work on it."""
from datetime import date

import pytest
from support.client import (NAMES, STATES, alta, asignar_gestor, asignar_medico, cancelar, cerrar, detalle, dni,
                            empleado, nuevo_empleado, pago, path, persona, registrar, registrar_pago, solicitud_en)
from support.forma import check_detalle

FINAL = ("CERRADO", "CANCELADO")


def override(client, solicitud_id, accion, payload=None, motivo="lo pidió el cliente"):
    return client.post(path(solicitud_id, "override"), {"motivo": motivo, "accion": accion, "payload": payload or {}})


def check_facts(detail, **expected):
    check_detalle(detail)
    assert {name: detail[name] for name in expected} == expected


def test_four_people_take_a_request_from_registration_to_closure(stack, operador, gestor, medico):
    cliente = persona(celular="987 654 321", email="Lucia@Correo.pe", fecha_nacimiento="1990-02-28",
                      direccion="Av. Arequipa 100")
    apoderado = persona(nombres="Julio", apellidos="Ríos", celular="01 555")
    created = operador.post("/solicitudes", alta(
        cliente=cliente, apoderado=apoderado, promotor_id=2, comentario="urgente",
        atencion={"tipo_atencion": "PRESENCIAL", "lugar_atencion": "Sede Norte"})).data
    solicitud_id = created["solicitud_id"]

    detail = detalle(operador, solicitud_id)
    check_facts(detail, codigo=created["codigo"], estado_operativo="REGISTRADO", estado_atencion="REGISTRADO",
                estado_pago="PENDIENTE", estado_certificado=None, tarifa_monto="200.00", tarifa_moneda="PEN",
                tipo_atencion="PRESENCIAL", lugar_atencion="Sede Norte", comentario="urgente", pagos=[], archivos=[],
                resultados_medicos=[], asignaciones_vigentes={"GESTOR": None, "MEDICO": None}, motivo_cancelacion=None,
                fecha_cierre=None, cerrado_por=None, fecha_cancelacion=None, cancelado_por=None, comentario_admin=None)
    number = cliente["numero_documento"]
    assert detail["cliente"] == {
        **detail["cliente"], "tipo_documento": "DNI", "numero_documento": number, "doc": f"DNI {number}",
        "nombre": "Lucía Ñahui Quispe", "celular": "987 654 321", "email": "Lucia@Correo.pe",
        "fecha_nacimiento": "1990-02-28", "direccion": "Av. Arequipa 100"}
    assert detail["apoderado"] == {
        **detail["apoderado"], "tipo_documento": "DNI", "numero_documento": apoderado["numero_documento"],
        "nombres": "Julio", "apellidos": "Ríos", "celular_1": "01 555", "email": None, "fecha_nacimiento": None,
        "direccion": None}
    assert detail["servicio"] == {**detail["servicio"], "servicio_id": 1, "tarifa": "200.00", "moneda": "PEN",
                                  "descripcion": "Certificado Medico de Evaluacion Profesional"}
    assert detail["promotor"] == {**detail["promotor"], "tipo_promotor": "EMPRESA", "ruc": "20123456789",
                                  "nombre": "Notaria Gonzales & Asociados", "fuente_promotor": "Notaria",
                                  "email": "contacto@notariagonzales.com"}
    since = [detail["estado_desde"]]

    detail = asignar_gestor(operador, solicitud_id)
    check_facts(detail, estado_operativo="ASIGNADO_GESTOR", estado_pago="PENDIENTE")
    assert detail["asignaciones_vigentes"]["GESTOR"]["nombre"] == NAMES["GESTOR"]
    assert detail["asignaciones_vigentes"]["MEDICO"] is None
    since.append(detail["estado_desde"])

    detail = registrar_pago(gestor, solicitud_id, referencia_transaccion="OP-77", comentario="completo")
    check_facts(detail, estado_operativo="PAGADO", estado_pago="PAGADO")
    assert detail["pagos"] == [{**detail["pagos"][0], "canal_pago": "YAPE", "fecha_pago": "2026-01-29",
                                "monto": "200.00", "moneda": "PEN", "referencia_transaccion": "OP-77",
                                "comentario": "completo"}]
    since.append(detail["estado_desde"])

    detail = asignar_medico(gestor, solicitud_id)
    check_facts(detail, estado_operativo="ASIGNADO_MEDICO")
    assert detail["asignaciones_vigentes"]["MEDICO"] == {"persona_id": empleado(medico, "MEDICO"), "rol": "MEDICO",
                                                         "nombre": NAMES["MEDICO"]}
    since.append(detail["estado_desde"])

    resultado = {"fecha_evaluacion": "2026-01-30", "diagnostico": "Apto", "resultado": "Sin hallazgos",
                 "observaciones": "ninguna", "recomendaciones": "control anual", "estado_certificado": "APROBADO"}
    detail = cerrar(medico, solicitud_id, comentario="listo", resultado=resultado)
    check_facts(detail, estado_operativo="CERRADO", estado_atencion="ATENDIDO", estado_certificado="APROBADO",
                cerrado_por=medico.user["user_id"], cancelado_por=None, fecha_cancelacion=None)
    assert detail["fecha_cierre"]
    assert detail["resultados_medicos"] == [{**detail["resultados_medicos"][0], **resultado,
                                             "medico_id": empleado(medico, "MEDICO")}]
    since.append(detail["estado_desde"])

    assert since == sorted(set(since)), "estado_desde moves with each state"
    assert detail["created_at"] <= since[0] and since[-1] <= detail["updated_at"]
    assert detalle(medico, solicitud_id) == detail


def test_what_does_not_change_the_state_leaves_estado_desde(admin):
    solicitud_id = solicitud_en("PAGADO", admin)
    before = detalle(admin, solicitud_id)["estado_desde"]
    registrar_pago(admin, solicitud_id)
    detail = admin.patch(path(solicitud_id), {"comentario": "otro"}).data
    assert detail["estado_desde"] == before < detail["updated_at"]


@pytest.mark.parametrize("estado", [state for state in STATES if state not in FINAL])
def test_a_request_can_be_cancelled_with_its_reason_from(admin, operador, estado):
    solicitud_id = solicitud_en(estado, admin)
    detail = cancelar(operador, solicitud_id, comentario="desistió")
    check_facts(detail, estado_operativo="CANCELADO", estado_atencion="CANCELADO", motivo_cancelacion="desistió",
                cancelado_por=operador.user["user_id"], cerrado_por=None, fecha_cierre=None)
    assert detail["fecha_cancelacion"]


def test_a_reason_for_cancelling_is_not_required(admin):
    check_facts(cancelar(admin, registrar(admin)), estado_operativo="CANCELADO", motivo_cancelacion=None)


def test_every_state_and_role_gets_a_complete_detail(signed_in, admin):
    wrong = []
    for estado in STATES:
        solicitud_id = solicitud_en(estado, admin)
        for rol, client in signed_in.items():
            detail = check_detalle(detalle(client, solicitud_id))
            if detail["permisos"] != {"eliminar": rol == "ADMIN", "subir_archivo": True, "eliminar_archivo": True}:
                wrong.append((estado, rol, detail["permisos"]))
    assert not wrong


# -- OVERRIDE ----------------------------------------------------------------------------------------

@pytest.mark.parametrize("estado", FINAL)
def test_override_edits_a_finished_request(admin, estado):
    answer = override(admin, solicitud_en(estado, admin), "EDITAR_DATOS", {"comentario": "corregido"})
    check_facts(answer.data, comentario="corregido", estado_operativo=estado)


@pytest.mark.parametrize("estado", FINAL)
@pytest.mark.parametrize("rol, field", [("GESTOR", "persona_id_gestor"), ("MEDICO", "persona_id_medico")])
def test_override_changes_who_handles_a_finished_request(stack, admin, estado, rol, field):
    persona_id = nuevo_empleado(stack, rol)
    detail = override(admin, solicitud_en(estado, admin), f"CAMBIAR_{rol}", {field: persona_id}).data
    check_facts(detail, estado_operativo=estado)
    assert detail["asignaciones_vigentes"][rol]["persona_id"] == persona_id


@pytest.mark.parametrize("estado", FINAL)
def test_override_registers_a_payment_of_a_finished_request(admin, estado):
    detail = override(admin, solicitud_en(estado, admin), "REGISTRAR_PAGO", pago(monto="55.50")).data
    check_facts(detail, estado_operativo=estado, estado_pago="PAGADO")
    assert detail["pagos"][-1]["monto"] == "55.50"


@pytest.mark.parametrize("payload, reason", [({}, "error de registro"), ({"comentario": "duplicada"}, "duplicada")])
def test_override_cancels_a_closed_request_with_the_reason_given(admin, payload, reason):
    detail = override(admin, solicitud_en("CERRADO", admin), "CANCELAR", payload, "error de registro").data
    check_facts(detail, estado_operativo="CANCELADO", motivo_cancelacion=reason,
                cancelado_por=admin.user["user_id"])


def test_override_closes_a_cancelled_request_that_has_payment_and_doctor(admin):
    solicitud_id = solicitud_en("ASIGNADO_MEDICO", admin)
    cancelar(admin, solicitud_id)
    check_facts(override(admin, solicitud_id, "CERRAR").data, estado_operativo="CERRADO", estado_atencion="ATENDIDO",
                cerrado_por=admin.user["user_id"])


def test_override_lifts_the_policy_and_nothing_else(admin):
    """What an action needs stays needed: payment, doctor, not yet final in that way."""
    paid_without_doctor = solicitud_en("PAGADO", admin)
    cancelar(admin, paid_without_doctor)
    cases = [("CERRAR", solicitud_en("CANCELADO", admin)), ("CERRAR", paid_without_doctor),
             ("CERRAR", solicitud_en("CERRADO", admin)), ("CANCELAR", solicitud_en("CANCELADO", admin))]
    wrong = []
    for accion, solicitud_id in cases:
        before = detalle(admin, solicitud_id)
        answer = override(admin, solicitud_id, accion)
        if (answer.status, answer.code) != (409, "CONFLICT") or detalle(admin, solicitud_id) != before:
            wrong.append((accion, before["estado_operativo"], answer))
    assert not wrong


@pytest.mark.parametrize("fields, named", [
    ({"motivo": ""}, "motivo"), ({"motivo": None}, "motivo"), ({"accion": "ASIGNAR_GESTOR"}, "accion"),
    ({"accion": "OVERRIDE"}, "accion"), ({"accion": "BORRAR"}, "accion"), ({"accion": None}, "accion"),
])
def test_override_without_reason_or_with_another_action_is_refused(admin, fields, named):
    solicitud_id = solicitud_en("CERRADO", admin)
    before = detalle(admin, solicitud_id)
    body = {"motivo": "x", "accion": "CANCELAR", "payload": {}, **fields}
    assert named in admin.post(path(solicitud_id, "override"), body).fields
    assert detalle(admin, solicitud_id) == before


@pytest.mark.parametrize("accion, payload, named", [
    ("REGISTRAR_PAGO", {}, {"canal_pago", "fecha_pago", "monto"}),
    ("REGISTRAR_PAGO", pago(monto=0, moneda="USD"), {"monto"}),
    ("REGISTRAR_PAGO", pago(moneda="USD"), {"moneda"}),
    ("CAMBIAR_GESTOR", {}, {"persona_id_gestor"}),
    ("CAMBIAR_MEDICO", {"persona_id_medico": 999_999_999}, {"persona_id_medico"}),
    ("EDITAR_DATOS", {"tipo_atencion": "AEREA", "cliente_nombres": None}, {"tipo_atencion", "cliente_nombres"}),
    ("CERRAR", {"resultado": {"estado_certificado": "?"}}, {"estado_certificado"}),
])
def test_override_checks_the_payload_as_the_action_would(admin, accion, payload, named):
    solicitud_id = solicitud_en("CERRADO", admin)
    before = detalle(admin, solicitud_id)
    fields = {field.split(".")[-1] for field in override(admin, solicitud_id, accion, payload).fields}
    assert named <= fields
    assert detalle(admin, solicitud_id) == before


# -- deletion ----------------------------------------------------------------------------------------

def rows(stack, table, solicitud_id):
    return stack.sql(f"SELECT COUNT(*) AS n FROM {table} WHERE solicitud_id = %s", solicitud_id)[0]["n"]


def people(stack, *persona_ids):
    """Those of them that exist."""
    marks = ", ".join(["%s"] * len(persona_ids))
    found = stack.sql(f"SELECT persona_id FROM personas WHERE persona_id IN ({marks})", *persona_ids)
    return {row["persona_id"] for row in found}


def test_a_deleted_request_is_gone_and_a_tombstone_tells_who_and_when(stack, admin):
    solicitud_id = solicitud_en("CERRADO", admin, promotor_id=1)
    codigo = detalle(admin, solicitud_id)["codigo"]
    answer = admin.delete(path(solicitud_id))
    assert (answer.status, answer.json["ok"]) == (200, True)
    assert admin.get(path(solicitud_id)).status == 404
    assert admin.delete(path(solicitud_id)).status == 404
    assert not [i for i in admin.get("/solicitudes", q=codigo).data["items"] if i["codigo"] == codigo]
    tables = ("solicitud_cmep", "solicitud_asignacion", "solicitud_estado_historial", "pago_solicitud",
              "resultado_medico")
    assert {table: rows(stack, table, solicitud_id) for table in tables} == dict.fromkeys(tables, 0)
    tombstone, = stack.sql("SELECT * FROM solicitud_eliminada WHERE codigo = %s", codigo)
    assert admin.user["user_id"] in tombstone.values()
    assert date.today().year in {value.year for value in tombstone.values() if hasattr(value, "year")}
    assert admin.get("/promotores/1").status == 200
    assert 1 in {servicio["servicio_id"] for servicio in admin.get("/servicios").data}


@pytest.mark.parametrize("rol", ["OPERADOR", "GESTOR", "MEDICO"])
def test_only_an_admin_deletes(signed_in, admin, rol):
    solicitud_id = registrar(admin)
    answer = signed_in[rol].delete(path(solicitud_id))
    assert (answer.status, answer.code) == (403, "FORBIDDEN")
    assert admin.get(path(solicitud_id)).status == 200


def test_people_whom_nothing_else_refers_to_go_with_the_request(stack, admin):
    solicitud_id = registrar(admin, apoderado=persona())
    detail = detalle(admin, solicitud_id)
    ids = detail["cliente"]["persona_id"], detail["apoderado"]["persona_id"]
    assert people(stack, *ids) == set(ids)
    assert admin.delete(path(solicitud_id)).status == 200
    assert people(stack, *ids) == set()


def test_people_of_another_request_stay_until_that_goes_too(stack, admin):
    cliente, apoderado = persona(), persona()
    first = registrar(admin, cliente=cliente, apoderado=apoderado)
    second = registrar(admin, cliente=apoderado, apoderado=cliente)
    detail = detalle(admin, first)
    ids = {detail["cliente"]["persona_id"], detail["apoderado"]["persona_id"]}
    assert admin.delete(path(first)).status == 200
    assert people(stack, *ids) == ids
    assert detalle(admin, second)["cliente"]["persona_id"] == detail["apoderado"]["persona_id"]
    assert admin.delete(path(second)).status == 200
    assert people(stack, *ids) == set()


def test_a_client_who_is_also_a_promotor_or_staff_stays(stack, admin):
    number = dni()
    promotor = {"tipo_promotor": "PERSONA", "tipo_documento": "DNI", "numero_documento": number, "nombres": "Lucía",
                "apellidos": "Ñahui Quispe"}
    as_promotor = registrar(admin, cliente=persona(numero_documento=number), promotor=promotor)
    staff_number = dni()
    nuevo_empleado(stack, "GESTOR", numero_documento=staff_number)
    as_staff = registrar(admin, cliente=persona(numero_documento=staff_number))
    ids = {detalle(admin, s)["cliente"]["persona_id"] for s in (as_promotor, as_staff)}
    assert admin.delete(path(as_promotor)).status == admin.delete(path(as_staff)).status == 200
    assert people(stack, *ids) == ids
