-- The model against workflow's own count: the figures that it keeps, by name.

-- statement figures_of_month
-- Figures of the requests of a month.
SELECT CONCAT('estado ', dia, ' ', estado) AS nombre, CONCAT(solicitudes, '') AS valor
FROM reporte_dia
WHERE dia BETWEEN :desde AND :hasta AND solicitudes <> 0
UNION ALL
SELECT CONCAT('promotor ', periodo, ' ', promotor_id), CONCAT(solicitudes, '')
FROM reporte_promotor
WHERE periodo BETWEEN :desde AND :hasta AND solicitudes <> 0
UNION ALL
SELECT CONCAT('clientes ', p.promotor_id), CONCAT(p.solicitudes - COALESCE((SELECT r.veces
  FROM reporte_repeticion r
  WHERE r.de = 'CLIENTE' AND r.mes_anterior = p.periodo AND r.mes = p.periodo
    AND r.promotor_id = p.promotor_id), 0), '')
FROM reporte_promotor p
WHERE p.periodo = :mes AND p.solicitudes <> 0
UNION ALL
SELECT CONCAT(rol, ' ', periodo, ' ', persona_id),
  CONCAT(solicitudes, ' ', cerradas, ' ', COALESCE(ultima_actividad, ''))
FROM reporte_persona
WHERE rol IN ('OPERADOR', 'GESTOR', 'MEDICO') AND periodo BETWEEN :desde AND :hasta
  AND (solicitudes <> 0 OR cerradas <> 0)

-- statement figures_of_all
-- Figures of all payments, of the clients of each promotor, and of the requests that wait.
SELECT CONCAT('ingreso ', dia, ' ', moneda) AS nombre, CONCAT(centimos, ' ', pagos) AS valor
FROM reporte_ingreso
WHERE pagos <> 0 OR centimos <> 0
UNION ALL
SELECT 'pagadas PEN', CONCAT(SUM(pagos) - COALESCE((SELECT SUM(veces)
  FROM reporte_repeticion
  WHERE de = 'PAGO'), 0), '')
FROM reporte_ingreso
WHERE moneda = 'PEN'
HAVING SUM(pagos) > 0
UNION ALL
SELECT CONCAT('clientes ', p.promotor_id), CONCAT(SUM(p.solicitudes) - COALESCE((SELECT SUM(r.veces)
  FROM reporte_repeticion r
  WHERE r.de = 'CLIENTE' AND r.promotor_id = p.promotor_id), 0), '')
FROM reporte_promotor p
WHERE p.periodo < 1000000
GROUP BY p.promotor_id
HAVING SUM(p.solicitudes) <> 0
UNION ALL
SELECT CONCAT('espera ', estado, ' ', periodo), CONCAT(solicitudes, '')
FROM reporte_espera
WHERE periodo > 1000000 AND solicitudes <> 0
