SELECT STRAIGHT_JOIN s.solicitud_id, s.codigo, c.persona_id AS `cliente.persona_id`, c.tipo_documento AS `cliente.tipo_documento`,
c.numero_documento AS `cliente.numero_documento`, CONCAT(c.tipo_documento, ' ', c.numero_documento) AS `cliente.doc`,
CONCAT(c.nombres, ' ', c.apellidos) AS `cliente.nombre`, c.celular_1 AS `cliente.celular`, a.persona_id AS `apoderado.persona_id`,
a.tipo_documento AS `apoderado.tipo_documento`, a.numero_documento AS `apoderado.numero_documento`,
a.nombres AS `apoderado.nombres`, a.apellidos AS `apoderado.apellidos`, s.estado_operativo,
CONCAT(g.nombres, ' ', g.apellidos) AS gestor, CONCAT(m.nombres, ' ', m.apellidos) AS medico,
pr.promotor_id AS `promotor.promotor_id`, pr.tipo_promotor AS `promotor.tipo_promotor`, CASE pr.tipo_promotor WHEN 'EMPRESA' THEN pr.razon_social WHEN 'OTROS' THEN pr.nombre_promotor_otros ELSE CONCAT(pp.nombres,
  ' ', pp.apellidos) END AS `promotor.nombre`, pr.ruc AS `promotor.ruc`, pr.email AS `promotor.email`,
pr.celular_1 AS `promotor.celular`, pr.fuente_promotor AS `promotor.fuente_promotor`, s.created_at,
TIMESTAMPDIFF(DAY, s.estado_desde, UTC_TIMESTAMP(6)) AS dias_en_estado, s.estado_desde
FROM (SELECT s.solicitud_id AS solicitud_id, s.created_at AS clave
  FROM JSON_TABLE(?, '$[*]' COLUMNS (solicitud_id BIGINT PATH '$')) f -- '[9,8,7]'
  STRAIGHT_JOIN solicitud_cmep s ON s.solicitud_id = f.solicitud_id
  WHERE 1 = 1
  ORDER BY s.created_at DESC, s.solicitud_id DESC
  LIMIT ? OFFSET ?) p -- 21, 0
JOIN solicitud_cmep s ON s.solicitud_id = p.solicitud_id
JOIN personas c ON c.persona_id = s.cliente_id
LEFT JOIN personas a ON a.persona_id = s.apoderado_id
LEFT JOIN personas g ON g.persona_id = s.gestor_id
LEFT JOIN personas m ON m.persona_id = s.medico_id
LEFT JOIN promotores pr ON pr.promotor_id = s.promotor_id
LEFT JOIN personas pp ON pp.persona_id = pr.persona_id
ORDER BY p.clave DESC, p.solicitud_id DESC
