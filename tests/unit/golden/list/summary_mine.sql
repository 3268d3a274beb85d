SELECT estado, MAX(place) AS cantidad, MAX(dias) AS dias_max, AVG(CASE WHEN place IN (FLOOR((total + 1) / 2),
    CEIL((total + 1) / 2)) THEN dias END) AS dias_mediana
FROM (SELECT s.estado_operativo AS estado,   TIMESTAMPDIFF(DAY, s.estado_desde, UTC_TIMESTAMP(6)) AS dias,
    ROW_NUMBER() OVER (PARTITION BY s.estado_operativo
    ORDER BY s.estado_desde DESC) AS place,   COUNT(*) OVER (PARTITION BY s.estado_operativo) AS total
  FROM (SELECT solicitud_id, clave
    FROM ((SELECT s.solicitud_id AS solicitud_id, s.created_at AS clave
        FROM solicitud_cmep s FORCE INDEX (creador_created_at)
        WHERE 1 = 1
        AND s.created_by = ? -- 3
        ORDER BY s.created_at DESC, s.solicitud_id DESC
        LIMIT ? OFFSET ?) -- 21, 0
      UNION (SELECT s.solicitud_id AS solicitud_id, s.created_at AS clave
        FROM solicitud_cmep s FORCE INDEX (gestor_created_at)
        WHERE 1 = 1
        AND s.gestor_id = ? -- 5
        ORDER BY s.created_at DESC, s.solicitud_id DESC
        LIMIT ? OFFSET ?) -- 21, 0
      UNION (SELECT s.solicitud_id AS solicitud_id, s.created_at AS clave
        FROM solicitud_cmep s FORCE INDEX (medico_created_at)
        WHERE 1 = 1
        AND s.medico_id = ? -- 5
        ORDER BY s.created_at DESC, s.solicitud_id DESC
        LIMIT ? OFFSET ?)) u -- 21, 0
    ORDER BY clave DESC, solicitud_id DESC
    LIMIT ? OFFSET ?) p -- 21, 0
  STRAIGHT_JOIN solicitud_cmep s ON s.solicitud_id = p.solicitud_id) aged
GROUP BY estado
