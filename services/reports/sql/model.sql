-- How the read model follows workflow: a batch of facts replaces what is known of its requests, and the aggregates move
-- by the difference.

-- ---------------------------------------------------------------- position

-- statement position
-- The number of the last event applied.
SELECT evento_id FROM reporte_cursor WHERE id = 1

-- statement position_shared
-- The same; keeps others from applying until the transaction ends.
SELECT evento_id FROM reporte_cursor WHERE id = 1 LOCK IN SHARE MODE

-- statement position_locked
-- The same; for the one that applies.
SELECT evento_id FROM reporte_cursor WHERE id = 1 FOR UPDATE

-- statement move
-- Says which event was the last.
UPDATE reporte_cursor SET evento_id = :evento_id WHERE id = 1

-- ---------------------------------------------------------------- facts of a batch

-- fragment request_columns
-- What is known of a request, besides what follows from it.
solicitud_id, dia, estado, cliente_id, promotor_id, gestor_id, medico_id, operador_id, cambiado_en, estado_desde

-- fragment payment_columns
-- What is known of a payment, besides what follows from it.
pago_id, solicitud_id, dia, moneda, centimos

-- fragment told_requests
-- Requests as a JSON array; of one that is gone only the id.
FROM JSON_TABLE(:solicitudes, '$[*]' COLUMNS (solicitud_id BIGINT PATH '$[0]', dia INT PATH '$[1]',
  estado VARCHAR(20) PATH '$[2]', cliente_id BIGINT PATH '$[3]', promotor_id BIGINT PATH '$[4]',
  gestor_id BIGINT PATH '$[5]', medico_id BIGINT PATH '$[6]', operador_id BIGINT PATH '$[7]',
  cambiado_en VARCHAR(26) PATH '$[8]', estado_desde VARCHAR(26) PATH '$[9]')) j

-- fragment told_payments
-- Payments as a JSON array.
FROM JSON_TABLE(:pagos, '$[*]' COLUMNS (pago_id BIGINT PATH '$[0]', solicitud_id BIGINT PATH '$[1]',
  dia INT PATH '$[2]', moneda VARCHAR(3) PATH '$[3]', centimos BIGINT PATH '$[4]')) j

-- statement known_changes
-- When requests changed for the last time, as far as the model knows; `ids` is a JSON array.
SELECT s.solicitud_id, s.cambiado_en
FROM JSON_TABLE(:ids, '$[*]' COLUMNS (id BIGINT PATH '$')) j
STRAIGHT_JOIN reporte_solicitud s ON s.solicitud_id = j.id
ORDER BY 1

-- script empty_batch
-- Removes the batch before.
DELETE FROM reporte_lote;
DELETE FROM reporte_lote_pago;

-- statement take_requests
-- Puts the requests of a batch into a table.
INSERT INTO reporte_lote ({request_columns})
SELECT {request_columns} {told_requests}

-- statement take_payments
-- Puts the payments of a batch into a table.
INSERT INTO reporte_lote_pago ({payment_columns})
SELECT {payment_columns} {told_payments}

-- fragment moved_requests
-- From what is known of the requests of the batch (n = -1) to what has just been told (n = 1).
SELECT s.dia, s.estado, s.estado_desde, s.cambiado_en, s.promotor_id, s.gestor_id, s.medico_id, s.operador_id, -1 AS n
FROM reporte_lote l
STRAIGHT_JOIN reporte_solicitud s ON s.solicitud_id = l.solicitud_id
UNION ALL
SELECT dia, estado, estado_desde, cambiado_en, promotor_id, gestor_id, medico_id, operador_id, 1
FROM reporte_lote
WHERE dia IS NOT NULL

-- fragment moved_payments
-- The same of payments.
SELECT p.dia, p.moneda, p.centimos, -1 AS n
FROM reporte_lote l
STRAIGHT_JOIN reporte_pago p ON p.solicitud_id = l.solicitud_id
UNION ALL
SELECT dia, moneda, centimos, 1
FROM reporte_lote_pago

-- fragment batch_payments
-- The payments of the batch's requests with those before them.
SELECT 0 AS promotor_id, p.dia_anterior, p.dia
FROM reporte_lote l
STRAIGHT_JOIN reporte_pago p ON p.solicitud_id = l.solicitud_id

-- ---------------------------------------------------------------- aggregates

-- What rows that come (n = 1) and rows that go (n = -1) add to them. $nueva is the end of the tables' names: nothing, or
-- _nueva in a rebuild.

-- fragment periods
-- Each day, and each month.
CROSS JOIN (SELECT 1 AS largo UNION ALL SELECT 100) p

-- fragment roles
-- Each role of a person.
CROSS JOIN (SELECT 'OPERADOR' AS rol UNION ALL SELECT 'GESTOR' UNION ALL SELECT 'MEDICO') r

-- fragment person
-- Who has the role in a row.
CASE r.rol WHEN 'OPERADOR' THEN $row.operador_id WHEN 'GESTOR' THEN $row.gestor_id ELSE $row.medico_id END

-- fragment add_days
-- Requests of each day and state.
INSERT INTO reporte_dia$nueva (dia, estado, solicitudes)
SELECT dia, estado, SUM(n)
FROM ({$rows}) m
GROUP BY dia, estado
HAVING SUM(n) <> 0
ON DUPLICATE KEY UPDATE solicitudes = reporte_dia$nueva.solicitudes + VALUES(solicitudes)

-- fragment add_promotores
-- Requests of each promotor.
INSERT INTO reporte_promotor$nueva (periodo, promotor_id, solicitudes)
SELECT m.dia DIV p.largo, m.promotor_id, SUM(m.n)
FROM ({$rows}) m {periods}
WHERE m.promotor_id IS NOT NULL
GROUP BY 1, 2
HAVING SUM(m.n) <> 0
ON DUPLICATE KEY UPDATE solicitudes = reporte_promotor$nueva.solicitudes + VALUES(solicitudes)

-- fragment add_persons
-- Requests of each person. A newest change only grows here; one that goes with its request is renew_activity's.
INSERT INTO reporte_persona$nueva (rol, periodo, persona_id, solicitudes, cerradas, ultima_actividad)
SELECT r.rol, m.dia DIV p.largo, {person row=m}, SUM(m.n), SUM(m.n * (m.estado = 'CERRADO')),
  MAX(CASE WHEN m.n = 1 THEN m.cambiado_en END)
FROM ({$rows}) m {periods} {roles}
WHERE {person row=m} IS NOT NULL
GROUP BY 1, 2, 3
ON DUPLICATE KEY UPDATE solicitudes = reporte_persona$nueva.solicitudes + VALUES(solicitudes),
  cerradas = reporte_persona$nueva.cerradas + VALUES(cerradas),
  ultima_actividad = GREATEST(COALESCE(reporte_persona$nueva.ultima_actividad, VALUES(ultima_actividad)),
    COALESCE(VALUES(ultima_actividad), reporte_persona$nueva.ultima_actividad))

-- fragment add_waiting
-- Requests that wait, by when they began to.
INSERT INTO reporte_espera$nueva (estado, periodo, solicitudes)
SELECT m.estado, (DATE(m.estado_desde) + 0) DIV p.largo, SUM(m.n)
FROM ({$rows}) m {periods}
WHERE m.estado NOT IN ('CERRADO', 'CANCELADO') AND m.estado_desde IS NOT NULL
GROUP BY 1, 2
HAVING SUM(m.n) <> 0
ON DUPLICATE KEY UPDATE solicitudes = reporte_espera$nueva.solicitudes + VALUES(solicitudes)

-- fragment add_income
-- Payments of each day and currency.
INSERT INTO reporte_ingreso$nueva (dia, moneda, centimos, pagos)
SELECT dia, moneda, SUM(n * centimos), SUM(n)
FROM ({$rows}) m
GROUP BY dia, moneda
HAVING SUM(n * centimos) <> 0 OR SUM(n) <> 0
ON DUPLICATE KEY UPDATE centimos = reporte_ingreso$nueva.centimos + VALUES(centimos),
  pagos = reporte_ingreso$nueva.pagos + VALUES(pagos)

-- fragment add_repeated
-- What repeats, $n times: rows of promotor_id, dia_anterior, dia.
INSERT INTO reporte_repeticion$nueva (de, mes_anterior, mes, promotor_id, veces)
SELECT '$de', m.dia_anterior DIV 100, m.dia DIV 100, m.promotor_id, $n * COUNT(*)
FROM ({$rows}) m
WHERE m.dia_anterior IS NOT NULL
GROUP BY 2, 3, 4
ON DUPLICATE KEY UPDATE veces = reporte_repeticion$nueva.veces + VALUES(veces)

-- ---------------------------------------------------------------- a batch

-- statement moved_pairs
-- Clients and promotores between whom requests of the batch come, go, or move to another day.
SELECT promotor_id, cliente_id
FROM (SELECT s.promotor_id, s.cliente_id
  FROM reporte_lote l
  STRAIGHT_JOIN reporte_solicitud s ON s.solicitud_id = l.solicitud_id
  WHERE NOT (s.promotor_id <=> l.promotor_id AND s.cliente_id <=> l.cliente_id AND s.dia <=> l.dia)
  UNION
  SELECT l.promotor_id, l.cliente_id
  FROM reporte_lote l
  LEFT JOIN reporte_solicitud s ON s.solicitud_id = l.solicitud_id
  WHERE NOT (s.promotor_id <=> l.promotor_id AND s.cliente_id <=> l.cliente_id AND s.dia <=> l.dia)) pairs
WHERE promotor_id IS NOT NULL

-- statement left_persons
-- The persons whom requests of the batch leave, by role and day.
SELECT DISTINCT r.rol, s.dia, {person row=s} AS persona_id
FROM reporte_lote l
STRAIGHT_JOIN reporte_solicitud s ON s.solicitud_id = l.solicitud_id {roles}
WHERE {person row=s} IS NOT NULL AND NOT (s.dia <=> l.dia AND {person row=s} <=> {person row=l})

-- fragment requests_of_pairs
-- Requests of pairs of a promotor and a client, a JSON array.
FROM JSON_TABLE(:parejas, '$[*]' COLUMNS (promotor_id BIGINT PATH '$[0]', cliente_id BIGINT PATH '$[1]')) j
STRAIGHT_JOIN reporte_solicitud s ON s.promotor_id = j.promotor_id AND s.cliente_id = j.cliente_id

-- fragment pair_days
-- The days of the requests of those pairs, with those before them.
SELECT s.promotor_id, s.dia_anterior, s.dia {requests_of_pairs}

-- statement take_back_pairs
-- Takes what repeats between those pairs out of the aggregate, before their requests change.
{add_repeated nueva="" de=CLIENTE n=-1 rows=pair_days}

-- statement order_pairs
-- Puts the requests of those pairs in the order of their days.
UPDATE (SELECT s.solicitud_id,
    LAG(s.dia) OVER (PARTITION BY s.promotor_id, s.cliente_id ORDER BY s.dia, s.solicitud_id) AS anterior
  {requests_of_pairs}) w
STRAIGHT_JOIN reporte_solicitud f ON f.solicitud_id = w.solicitud_id
SET f.dia_anterior = w.anterior, f.dia_repetido = CASE WHEN w.anterior IS NOT NULL THEN f.dia END

-- statement add_pairs
-- Adds what repeats between those pairs now.
{add_repeated nueva="" de=CLIENTE n=1 rows=pair_days}

-- fragment payments_with_before
-- Payments with the day of the one before, in the order of their dates.
({payment_columns}, dia_anterior, dia_repetido)
SELECT {payment_columns}, anterior, CASE WHEN anterior IS NOT NULL THEN dia END
FROM (SELECT {payment_columns},
    CASE WHEN moneda = 'PEN'
      THEN LAG(dia) OVER (PARTITION BY solicitud_id, moneda ORDER BY dia, pago_id) END AS anterior
  {$from}) w

-- fragment from_batch
-- The payments of the batch.
FROM reporte_lote_pago

-- script replace
-- Moves the aggregates and replaces the facts.
{add_days nueva="" rows=moved_requests};
{add_promotores nueva="" rows=moved_requests};
{add_persons nueva="" rows=moved_requests};
{add_waiting nueva="" rows=moved_requests};
{add_income nueva="" rows=moved_payments};
{add_repeated nueva="" de=PAGO n=-1 rows=batch_payments};

DELETE s
FROM reporte_lote l
STRAIGHT_JOIN reporte_solicitud s ON s.solicitud_id = l.solicitud_id
WHERE l.dia IS NULL;

INSERT INTO reporte_solicitud ({request_columns}, mes)
SELECT {request_columns}, dia DIV 100
FROM reporte_lote
WHERE dia IS NOT NULL
ON DUPLICATE KEY UPDATE
  dia_anterior = CASE WHEN VALUES(promotor_id) IS NOT NULL THEN reporte_solicitud.dia_anterior END,
  dia_repetido = CASE WHEN VALUES(promotor_id) IS NOT NULL THEN reporte_solicitud.dia_repetido END,
  dia = VALUES(dia), mes = VALUES(mes), estado = VALUES(estado), cliente_id = VALUES(cliente_id),
  promotor_id = VALUES(promotor_id), gestor_id = VALUES(gestor_id), medico_id = VALUES(medico_id),
  operador_id = VALUES(operador_id), cambiado_en = VALUES(cambiado_en), estado_desde = VALUES(estado_desde);

DELETE p
FROM reporte_lote l
STRAIGHT_JOIN reporte_pago p ON p.solicitud_id = l.solicitud_id
LEFT JOIN reporte_lote_pago n ON n.pago_id = p.pago_id
WHERE n.pago_id IS NULL;

INSERT INTO reporte_pago {payments_with_before from=from_batch}
ON DUPLICATE KEY UPDATE solicitud_id = VALUES(solicitud_id), dia = VALUES(dia), moneda = VALUES(moneda),
  centimos = VALUES(centimos), dia_anterior = VALUES(dia_anterior), dia_repetido = VALUES(dia_repetido);

{add_repeated nueva="" de=PAGO n=1 rows=batch_payments};

DELETE a
FROM reporte_lote l
STRAIGHT_JOIN reporte_apartado a ON a.solicitud_id = l.solicitud_id;

-- fragment newest_of
-- Of what a person still has on each of those days and in its month: the first in the order of changes. `dejadas` is
-- what left_persons finds, as JSON.
UPDATE JSON_TABLE(:dejadas, '$[*]' COLUMNS (rol VARCHAR(8) PATH '$[0]', dia INT PATH '$[1]',
  persona_id BIGINT PATH '$[2]')) j {periods}
STRAIGHT_JOIN reporte_persona t
  ON t.rol = '$rol' AND t.periodo = j.dia DIV p.largo AND t.persona_id = j.persona_id
SET t.ultima_actividad = (SELECT s.cambiado_en
  FROM reporte_solicitud s FORCE INDEX ($index)
  WHERE s.$column = j.persona_id AND s.mes = j.dia DIV 100 AND (p.largo = 100 OR s.dia = j.dia)
  ORDER BY s.cambiado_en DESC
  LIMIT 1)
WHERE j.rol = '$rol'

-- statement renew_operador
-- The newest change of each person who is left as operador.
{newest_of rol=OPERADOR column=operador_id index=actividad_operador}

-- statement renew_gestor
-- The newest change of each person who is left as gestor.
{newest_of rol=GESTOR column=gestor_id index=actividad_gestor}

-- statement renew_medico
-- The newest change of each person who is left as medico.
{newest_of rol=MEDICO column=medico_id index=actividad_medico}

-- ---------------------------------------------------------------- set aside

-- statement set_aside
-- Notes that the facts of a request were refused.
INSERT INTO reporte_apartado (solicitud_id, motivo, desde, veces)
VALUES (:solicitud_id, :motivo, UTC_TIMESTAMP(6), 1)
ON DUPLICATE KEY UPDATE motivo = VALUES(motivo), veces = veces + 1

-- statement aside
-- The requests that are set aside, the oldest ids first.
SELECT solicitud_id, motivo, desde, veces
FROM reporte_apartado
ORDER BY solicitud_id
LIMIT :limite
