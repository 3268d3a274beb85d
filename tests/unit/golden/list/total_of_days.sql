SELECT COUNT(*) AS total
FROM (SELECT s.solicitud_id AS solicitud_id, s.created_at AS clave
  FROM solicitud_cmep s FORCE INDEX (todas_created_at)
  WHERE 1 = 1
  AND s.created_at >= ? -- '2026-01-01 05:00:00'
  AND s.created_at < ? -- '2026-02-01 05:00:00'
  ORDER BY s.created_at DESC, s.solicitud_id DESC
  LIMIT ? OFFSET ?) p -- 21, 0
