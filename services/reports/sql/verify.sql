-- The model against workflow's own count: the figures that it keeps, as workflow.cifra_list tells them.

-- statement figures_of_month
-- Figures of the requests of a month.
SELECT 'estado' AS tipo, dia, estado, 0 AS clave, solicitudes AS cantidad, 0 AS cerradas,
  CAST(NULL AS DATETIME(6)) AS ultima_actividad
FROM reporte_dia
WHERE dia BETWEEN :desde AND :hasta AND solicitudes <> 0
UNION ALL
SELECT 'promotor', periodo, NULL, promotor_id, solicitudes, 0, NULL
FROM reporte_promotor
WHERE periodo BETWEEN :desde AND :hasta AND solicitudes <> 0
UNION ALL
SELECT 'clientes', 0, NULL, p.promotor_id, p.solicitudes - COALESCE((SELECT r.veces
  FROM reporte_repeticion r
  WHERE r.de = 'CLIENTE' AND r.mes_anterior = p.periodo AND r.mes = p.periodo
    AND r.promotor_id = p.promotor_id), 0), 0, NULL
FROM reporte_promotor p
WHERE p.periodo = :mes AND p.solicitudes <> 0
UNION ALL
SELECT LOWER(rol), periodo, NULL, persona_id, solicitudes, cerradas, ultima_actividad
FROM reporte_persona
WHERE rol IN ('OPERADOR', 'GESTOR', 'MEDICO') AND periodo BETWEEN :desde AND :hasta
  AND (solicitudes <> 0 OR cerradas <> 0)

-- statement figures_of_all
-- Figures of all payments, of the clients of each promotor, and of the requests that wait.
SELECT 'ingreso' AS tipo, dia, NULL AS estado, moneda, 0 AS clave, pagos AS cantidad, centimos
FROM reporte_ingreso
WHERE pagos <> 0 OR centimos <> 0
UNION ALL
SELECT 'pagadas', 0, NULL, 'PEN', 0, CAST(SUM(pagos) - COALESCE((SELECT SUM(veces)
  FROM reporte_repeticion
  WHERE de = 'PAGO'), 0) AS SIGNED), 0
FROM reporte_ingreso
WHERE moneda = 'PEN'
HAVING SUM(pagos) > 0
UNION ALL
SELECT 'clientes', 0, NULL, NULL, p.promotor_id, CAST(SUM(p.solicitudes) - COALESCE((SELECT SUM(r.veces)
  FROM reporte_repeticion r
  WHERE r.de = 'CLIENTE' AND r.promotor_id = p.promotor_id), 0) AS SIGNED), 0
FROM reporte_promotor p
WHERE p.periodo < 1000000
GROUP BY p.promotor_id
HAVING SUM(p.solicitudes) <> 0
UNION ALL
SELECT 'espera', periodo, estado, NULL, 0, solicitudes, 0
FROM reporte_espera
WHERE periodo > 1000000 AND solicitudes <> 0
