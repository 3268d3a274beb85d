SELECT 0 AS via, (SELECT gr.created_at
  FROM solicitud_grama gr
  WHERE 1 = 1
  AND gr.grama = ? -- 1234
  AND gr.created_at >= ? -- '2026-01-01 05:00:00'
  AND gr.created_at < ? -- '2026-02-01 05:00:00'
  ORDER BY gr.created_at, gr.solicitud_id
  LIMIT 1 OFFSET ?) AS alcance -- 63
UNION ALL SELECT 1 AS via, (SELECT s.created_at
  FROM solicitud_cmep s FORCE INDEX (gestor_estado_created_at)
  WHERE 1 = 1
  AND s.gestor_id = ? -- 5
  AND s.estado_operativo = ? -- 'PAGADO'
  AND s.created_at >= ? -- '2026-01-01 05:00:00'
  AND s.created_at < ? -- '2026-02-01 05:00:00'
  ORDER BY s.created_at, s.solicitud_id
  LIMIT 1 OFFSET ?) AS alcance -- 63
