SELECT 'REGISTRADO' AS estado, CAST(? AS SIGNED) AS cantidad, (SELECT AVG(TIMESTAMPDIFF(DAY, -- 4
      clave, UTC_TIMESTAMP(6)))
  FROM (SELECT s.solicitud_id AS solicitud_id, s.estado_desde AS clave
    FROM solicitud_cmep s FORCE INDEX (medico_estado_estado_desde)
    WHERE 1 = 1
    AND s.medico_id = ? -- 6
    AND s.estado_operativo = ? -- 'REGISTRADO'
    ORDER BY s.estado_desde, s.solicitud_id
    LIMIT ? OFFSET ?) a) AS dias_mediana, (SELECT AVG(TIMESTAMPDIFF(DAY, clave, UTC_TIMESTAMP(6))) -- 2, 1
  FROM (SELECT s.solicitud_id AS solicitud_id, s.estado_desde AS clave
    FROM solicitud_cmep s FORCE INDEX (medico_estado_estado_desde)
    WHERE 1 = 1
    AND s.medico_id = ? -- 6
    AND s.estado_operativo = ? -- 'REGISTRADO'
    ORDER BY s.estado_desde, s.solicitud_id
    LIMIT ? OFFSET ?) a) AS dias_max -- 1, 0
UNION ALL SELECT 'PAGADO' AS estado, CAST(? AS SIGNED) AS cantidad, (SELECT AVG(TIMESTAMPDIFF(DAY, -- 5
      clave, UTC_TIMESTAMP(6)))
  FROM (SELECT s.solicitud_id AS solicitud_id, s.estado_desde AS clave
    FROM solicitud_cmep s FORCE INDEX (medico_estado_estado_desde)
    WHERE 1 = 1
    AND s.medico_id = ? -- 6
    AND s.estado_operativo = ? -- 'PAGADO'
    ORDER BY s.estado_desde, s.solicitud_id
    LIMIT ? OFFSET ?) a) AS dias_mediana, (SELECT AVG(TIMESTAMPDIFF(DAY, clave, UTC_TIMESTAMP(6))) -- 1, 2
  FROM (SELECT s.solicitud_id AS solicitud_id, s.estado_desde AS clave
    FROM solicitud_cmep s FORCE INDEX (medico_estado_estado_desde)
    WHERE 1 = 1
    AND s.medico_id = ? -- 6
    AND s.estado_operativo = ? -- 'PAGADO'
    ORDER BY s.estado_desde, s.solicitud_id
    LIMIT ? OFFSET ?) a) AS dias_max -- 1, 0
UNION ALL SELECT 'CERRADO' AS estado, CAST(? AS SIGNED) AS cantidad, NULL AS dias_mediana, NULL AS dias_max -- 50001
