-- What a report reads: days and months, never requests.

-- statement states
-- Requests created in the range by the state that they are in now.
SELECT estado, CAST(SUM(solicitudes) AS SIGNED) AS cantidad
FROM reporte_dia
WHERE dia BETWEEN :desde AND :hasta
GROUP BY estado

-- statement income
-- Payments of the range by currency.
SELECT moneda, CAST(SUM(centimos) AS SIGNED) AS centimos, CAST(SUM(pagos) AS SIGNED) AS pagos
FROM reporte_ingreso
WHERE dia BETWEEN :desde AND :hasta
GROUP BY moneda

-- statement request_days
-- Requests created on each day, in one state or (null) in any.
SELECT dia, CAST(SUM(solicitudes) AS SIGNED) AS cantidad
FROM reporte_dia
WHERE dia BETWEEN :desde AND :hasta AND estado = COALESCE(:estado, estado)
GROUP BY dia
HAVING SUM(solicitudes) > 0
ORDER BY dia

-- statement income_days
-- Cents paid in PEN on each day.
SELECT dia, centimos AS cantidad
FROM reporte_ingreso
WHERE dia BETWEEN :desde AND :hasta AND moneda = 'PEN' AND pagos > 0
ORDER BY dia

-- fragment both_in_range
-- Of what repeats, that of which both days are in the range: by whole months from the aggregate, by days where the one
-- before is in the range's first part, or the other in its last.
SELECT $column, SUM(veces) AS veces
FROM reporte_repeticion
WHERE de = '$de' AND mes_anterior >= :meses_desde AND mes <= :meses_hasta
GROUP BY 1
UNION ALL
SELECT $column, COUNT(*)
FROM $table FORCE INDEX (anterior)
WHERE dia_anterior BETWEEN :antes_desde AND :antes_hasta AND dia_repetido <= :hasta
GROUP BY 1
UNION ALL
SELECT $column, COUNT(*)
FROM $table FORCE INDEX (repetido)
WHERE dia_repetido BETWEEN :despues_desde AND :despues_hasta AND dia_anterior > :antes_hasta
GROUP BY 1

-- statement paid_again
-- Payments in PEN whose request has one before them in the range.
SELECT CAST(COALESCE(SUM(veces), 0) AS SIGNED) AS total
FROM ({both_in_range de=PAGO table=reporte_pago column="0 AS promotor_id"}) r

-- fragment in_parts
-- The days before the first whole month, the whole months, and the days behind the last.
(periodo BETWEEN :antes_desde AND :antes_hasta
  OR periodo BETWEEN :meses_desde AND :meses_hasta
  OR periodo BETWEEN :despues_desde AND :despues_hasta)

-- statement promotores
-- The twenty promotores with the most clients: requests without those whose client has one before them in the range.
SELECT p.promotor_id, CAST(p.solicitudes - COALESCE(r.veces, 0) AS SIGNED) AS clientes,
  CAST(p.solicitudes AS SIGNED) AS solicitudes
FROM (SELECT promotor_id, SUM(solicitudes) AS solicitudes
  FROM reporte_promotor
  WHERE {in_parts}
  GROUP BY promotor_id
  HAVING SUM(solicitudes) > 0) p
LEFT JOIN (SELECT promotor_id, SUM(veces) AS veces
  FROM ({both_in_range de=CLIENTE table=reporte_solicitud column=promotor_id}) b
  GROUP BY promotor_id) r ON r.promotor_id = p.promotor_id
ORDER BY clientes DESC, p.promotor_id
LIMIT 20

-- fragment ranking
-- The twenty persons of a role who have most requests in it.
(SELECT rol, persona_id AS `persona.persona_id`, CAST(SUM(solicitudes) AS SIGNED) AS `persona.solicitudes`,
  CAST(SUM(cerradas) AS SIGNED) AS `persona.cerradas`, MAX(ultima_actividad) AS `persona.ultima_actividad`
FROM reporte_persona
WHERE rol = '$rol' AND {in_parts}
GROUP BY rol, persona_id
HAVING SUM(solicitudes) > 0
ORDER BY 3 DESC, persona_id
LIMIT 20)

-- statement persons
-- The twenty persons of each role who have most requests in it, role by role.
{ranking rol=OPERADOR}
UNION ALL {ranking rol=GESTOR}
UNION ALL {ranking rol=MEDICO}
ORDER BY 1, 3 DESC, 2

-- statement waiting_months
-- Requests that wait, by their state and the month in which they entered it.
SELECT estado, periodo, solicitudes
FROM reporte_espera
WHERE solicitudes > 0 AND periodo < 1000000
ORDER BY estado, periodo
