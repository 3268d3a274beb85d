"""What limits a path that is made of SQL: the statements that services send for one request, without anything around
them. They stand nowhere twice: the log of the database tells what was sent. limit_sql runs them in a loop."""
from dataclasses import dataclass

from support.statements import executed

PAGE_SIZE = 20

# What a request cannot do without: one row of its main table.
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


@dataclass
class Limit:
    statements: list            # of a turn
    parameters: list            # of many turns: the values of all its question marks
    commits: bool = False       # a turn is a transaction that writes


def of_request(stack, client, target, *accounts):
    """The statements of a GET, with the values that it has."""
    answer, statements = executed(stack, accounts, lambda: client.get(target))
    assert answer.status == 200 and statements, answer
    return Limit(statements, [[]])


def create(people):
    return Limit([INSERT_REQUEST], [[person] for person in people], commits=True)


def action(ids):
    return Limit([INSERT_HISTORY], [[number] for number in ids], commits=True)
