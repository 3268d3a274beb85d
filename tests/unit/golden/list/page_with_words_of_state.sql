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
FROM (SELECT gr.solicitud_id AS solicitud_id, gr.created_at AS clave
  FROM solicitud_grama gr
  STRAIGHT_JOIN solicitud_cmep s ON s.solicitud_id = gr.solicitud_id
  STRAIGHT_JOIN solicitud_texto t ON t.solicitud_id = gr.solicitud_id
  WHERE 1 = 1
  AND gr.grama = ? -- 1234
  AND (gr.firma1 & ?) = ? -- 17729624997888, 17729624997888
  AND (gr.firma2 & ?) = ? -- 274877906976, 274877906976
  AND (gr.firma3 & ?) = ? -- 65536, 65536
  AND s.estado_operativo = ? -- 'PAGADO'
  AND gr.created_at >= ? -- '2026-01-01 05:00:00'
  AND gr.created_at < ? -- '2026-02-01 05:00:00'
  AND INSTR(t.texto, ?) > 0 -- 'quispe'
  AND INSTR(t.texto, ?) > 0 -- ' j'
  ORDER BY gr.created_at DESC, gr.solicitud_id DESC
  LIMIT ? OFFSET ?) p -- 21, 0
JOIN solicitud_cmep s ON s.solicitud_id = p.solicitud_id
JOIN personas c ON c.persona_id = s.cliente_id
LEFT JOIN personas a ON a.persona_id = s.apoderado_id
LEFT JOIN personas g ON g.persona_id = s.gestor_id
LEFT JOIN personas m ON m.persona_id = s.medico_id
LEFT JOIN promotores pr ON pr.promotor_id = s.promotor_id
LEFT JOIN personas pp ON pp.persona_id = pr.persona_id
ORDER BY p.clave DESC, p.solicitud_id DESC
