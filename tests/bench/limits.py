"""What limits a path that is made of SQL: the same statements without anything around them, and the values of their
parameters. limit_sql runs them in a loop.

They mirror the statements of services/workflow/workflow_store.c, services/files/files_store.c and
services/auth/auth_store.c; change them together, else the ratio of a path means nothing.
"""
from dataclasses import dataclass

PAGE_SIZE = 20


@dataclass
class Limit:
    statements: list            # of a turn
    parameters: list            # of many turns: the values of all its question marks
    commits: bool = False       # a turn is a transaction that writes


# ---- auth_store_session

SESSION = (
    "SELECT u.user_id, u.persona_id, u.user_email, u.estado, u.display_name,"
    " (SELECT GROUP_CONCAT(r.user_role ORDER BY r.user_role) FROM user_role r"
    "   WHERE r.user_id = u.user_id) AS roles,"
    " (SELECT GROUP_CONCAT(p.permission_code ORDER BY p.permission_code) FROM user_permissions p"
    "   WHERE p.user_id = u.user_id) AS permissions_extra,"
    " s.last_seen_at > UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE AS seen_recently"
    " FROM sessions s JOIN users u ON u.user_id = s.user_id"
    " WHERE s.session_id = ? AND s.expires_at > UTC_TIMESTAMP(6)"
    "   AND s.last_seen_at > UTC_TIMESTAMP(6) - INTERVAL ? HOUR AND u.estado = 'ACTIVO'")

# ---- workflow_store_list and workflow_store_detail

PROMOTOR_REF = (
    " pr.promotor_id AS `promotor.promotor_id`, pr.tipo_promotor AS `promotor.tipo_promotor`,"
    " CASE pr.tipo_promotor WHEN 'EMPRESA' THEN pr.razon_social WHEN 'OTROS' THEN pr.nombre_promotor_otros"
    " ELSE CONCAT(pp.nombres, ' ', pp.apellidos) END AS `promotor.nombre`, pr.ruc AS `promotor.ruc`,"
    " pr.email AS `promotor.email`, pr.celular_1 AS `promotor.celular`,"
    " pr.fuente_promotor AS `promotor.fuente_promotor`")
PEOPLE_JOINS = (
    " FROM solicitud_cmep s JOIN personas c ON c.persona_id = s.cliente_id"
    " LEFT JOIN personas a ON a.persona_id = s.apoderado_id"
    " LEFT JOIN personas g ON g.persona_id = s.gestor_id"
    " LEFT JOIN personas m ON m.persona_id = s.medico_id"
    " LEFT JOIN promotores pr ON pr.promotor_id = s.promotor_id"
    " LEFT JOIN personas pp ON pp.persona_id = pr.persona_id")
COUNT = "SELECT COUNT(*) AS total FROM solicitud_cmep s JOIN personas c ON c.persona_id = s.cliente_id"
ITEMS = (
    "SELECT s.solicitud_id, s.codigo, c.persona_id AS `cliente.persona_id`,"
    " c.tipo_documento AS `cliente.tipo_documento`, c.numero_documento AS `cliente.numero_documento`,"
    " CONCAT(c.tipo_documento, ' ', c.numero_documento) AS `cliente.doc`,"
    " CONCAT(c.nombres, ' ', c.apellidos) AS `cliente.nombre`, c.celular_1 AS `cliente.celular`,"
    " a.persona_id AS `apoderado.persona_id`, a.tipo_documento AS `apoderado.tipo_documento`,"
    " a.numero_documento AS `apoderado.numero_documento`, a.nombres AS `apoderado.nombres`,"
    " a.apellidos AS `apoderado.apellidos`, s.estado_operativo,"
    " CONCAT(g.nombres, ' ', g.apellidos) AS gestor, CONCAT(m.nombres, ' ', m.apellidos) AS medico,"
    f"{PROMOTOR_REF}, s.created_at, TIMESTAMPDIFF(DAY, s.estado_desde, UTC_TIMESTAMP(6)) AS dias_en_estado,"
    f" s.estado_desde{PEOPLE_JOINS}")
NEWEST = " ORDER BY s.solicitud_id DESC LIMIT ? OFFSET ?"
DETAIL = [
    "SELECT s.solicitud_id, s.codigo,"
    " c.persona_id AS `cliente.persona_id`, c.tipo_documento AS `cliente.tipo_documento`,"
    " c.numero_documento AS `cliente.numero_documento`,"
    " CONCAT(c.tipo_documento, ' ', c.numero_documento) AS `cliente.doc`,"
    " CONCAT(c.nombres, ' ', c.apellidos) AS `cliente.nombre`, c.nombres AS `cliente.nombres`,"
    " c.apellidos AS `cliente.apellidos`, c.celular_1 AS `cliente.celular`, c.email AS `cliente.email`,"
    " c.fecha_nacimiento AS `cliente.fecha_nacimiento`, c.direccion AS `cliente.direccion`,"
    " a.persona_id AS `apoderado.persona_id`, a.tipo_documento AS `apoderado.tipo_documento`,"
    " a.numero_documento AS `apoderado.numero_documento`, a.nombres AS `apoderado.nombres`,"
    " a.apellidos AS `apoderado.apellidos`, a.celular_1 AS `apoderado.celular_1`, a.email AS `apoderado.email`,"
    " a.fecha_nacimiento AS `apoderado.fecha_nacimiento`, a.direccion AS `apoderado.direccion`,"
    " v.servicio_id AS `servicio.servicio_id`, v.descripcion_servicio AS `servicio.descripcion`,"
    " v.tarifa_servicio AS `servicio.tarifa`, v.moneda_tarifa AS `servicio.moneda`,"
    " s.estado_atencion, s.estado_pago, s.estado_certificado, s.tarifa_monto, s.tarifa_moneda, s.tipo_atencion,"
    f" s.lugar_atencion, s.comentario, s.estado_operativo, s.estado_desde,{PROMOTOR_REF},"
    " s.motivo_cancelacion, s.fecha_cierre, s.cerrado_por, s.fecha_cancelacion, s.cancelado_por, s.comentario_admin,"
    f" s.created_at, s.updated_at, s.version{PEOPLE_JOINS}"
    " LEFT JOIN servicios v ON v.servicio_id = s.servicio_id WHERE s.solicitud_id = ?",
    "SELECT x.persona_id, CONCAT(p.nombres, ' ', p.apellidos) AS nombre, x.rol"
    " FROM solicitud_asignacion x JOIN personas p ON p.persona_id = x.persona_id"
    " WHERE x.solicitud_id = ? AND x.es_vigente = 1",
    "SELECT pago_id, canal_pago, fecha_pago, monto, moneda, referencia_transaccion, comentario,"
    " validated_at FROM pago_solicitud WHERE solicitud_id = ? ORDER BY pago_id",
    "SELECT historial_id, campo, valor_anterior, valor_nuevo, cambiado_por, usuario_nombre,"
    " cambiado_en, comentario FROM solicitud_estado_historial WHERE solicitud_id = ?"
    " ORDER BY historial_id DESC",
    "SELECT resultado_id, medico_id, fecha_evaluacion, diagnostico, resultado, observaciones,"
    " recomendaciones, estado_certificado FROM resultado_medico WHERE solicitud_id = ?"
    " ORDER BY resultado_id",
    "SELECT s.id, s.archivo_id, s.pago_id, a.nombre_original AS nombre, a.tipo, a.mime_type, a.tamano_bytes"
    " FROM solicitud_archivo s JOIN archivos a ON a.archivo_id = s.archivo_id"
    " WHERE s.solicitud_id = ? ORDER BY s.id LIMIT 1000",
]

# ---- workflow_store_create and workflow_store_audit

INSERT_REQUEST = (
    "INSERT INTO solicitud_cmep (cliente_id, apoderado_id, servicio_id, promotor_id, tarifa_monto, tarifa_moneda,"
    " tarifa_fuente, tipo_atencion, lugar_atencion, comentario, created_by, updated_by, created_at, updated_at,"
    " estado_desde)"
    " VALUES (?, NULL, 1, NULL, 200.00, 'PEN', 'SERVICIO', NULL, NULL, NULL, 1, 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6),"
    " UTC_TIMESTAMP(6))")
INSERT_HISTORY = (
    "INSERT INTO solicitud_estado_historial (solicitud_id, campo, valor_anterior, valor_nuevo,"
    " cambiado_por, usuario_nombre, cambiado_en, comentario)"
    " VALUES (?, 'cambio_gestor', 'Carlos Gestor', 'Carlos Gestor', 1, 'Admin Sistema', UTC_TIMESTAMP(6), NULL)")


def me(session_id, idle_hours=12):
    return Limit([SESSION], [[session_id, idle_hours]])


def listing(condition="", values=((),)):
    """The first page of what meets the condition, for each of the tuples of values in its turn."""
    where = f" WHERE 1 = 1{condition}"
    return Limit([COUNT + where, ITEMS + where + NEWEST],
                 [[*turn, *turn, PAGE_SIZE + 1, 0] for turn in values])


def by_state(states):
    return listing(" AND s.estado_operativo = ?", [(state,) for state in states])


def by_gestor(people):
    return listing(" AND s.gestor_id = ?", [(person,) for person in people])


def mine_of_gestor(person):
    return listing(" AND (1 = 0 OR s.gestor_id = ?)", [(person,)])


def detail(ids):
    return Limit(DETAIL, [[number] * len(DETAIL) for number in ids])


def create(people):
    return Limit([INSERT_REQUEST], [[person] for person in people], commits=True)


def action(ids):
    return Limit([INSERT_HISTORY], [[number] for number in ids], commits=True)
