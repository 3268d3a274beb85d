SELECT STRAIGHT_JOIN s.codigo, s.estado_operativo, c.tipo_documento, c.numero_documento, c.nombres,
c.apellidos, c.celular_1 AS celular, c.email, CONCAT(a.tipo_documento, ' ', a.numero_documento) AS apoderado_documento,
CONCAT(a.nombres, ' ', a.apellidos) AS apoderado, CASE pr.tipo_promotor WHEN 'EMPRESA' THEN pr.razon_social WHEN 'OTROS' THEN pr.nombre_promotor_otros ELSE CONCAT(pp.nombres,
  ' ', pp.apellidos) END AS promotor, CONCAT(g.nombres, ' ', g.apellidos) AS gestor, CONCAT(m.nombres,
  ' ', m.apellidos) AS medico, sv.descripcion_servicio AS servicio, s.tarifa_monto, s.tarifa_moneda,
(SELECT SUM(monto)
  FROM pago_solicitud p
  WHERE p.solicitud_id = s.solicitud_id
  AND p.moneda = 'PEN'  
  AND p.validated_at IS NOT NULL) AS pagado_pen, (SELECT SUM(monto)
  FROM pago_solicitud p
  WHERE p.solicitud_id = s.solicitud_id
  AND p.moneda = 'USD'  
  AND p.validated_at IS NOT NULL) AS pagado_usd, (SELECT MAX(fecha_pago)
  FROM pago_solicitud p
  WHERE p.solicitud_id = s.solicitud_id  
  AND p.validated_at IS NOT NULL) AS ultimo_pago, s.created_at, s.estado_desde, TIMESTAMPDIFF(DAY,
  s.estado_desde, UTC_TIMESTAMP(6)) AS dias_en_estado, s.fecha_cierre, s.fecha_cancelacion,
s.motivo_cancelacion, s.estado_certificado, s.tipo_atencion, s.lugar_atencion, s.comentario
FROM solicitud_grama gr
STRAIGHT_JOIN solicitud_cmep s ON s.solicitud_id = gr.solicitud_id
STRAIGHT_JOIN solicitud_texto t ON t.solicitud_id = gr.solicitud_id
JOIN personas c ON c.persona_id = s.cliente_id
LEFT JOIN personas a ON a.persona_id = s.apoderado_id
LEFT JOIN personas g ON g.persona_id = s.gestor_id
LEFT JOIN personas m ON m.persona_id = s.medico_id
LEFT JOIN promotores pr ON pr.promotor_id = s.promotor_id
LEFT JOIN personas pp ON pp.persona_id = pr.persona_id
LEFT JOIN servicios sv ON sv.servicio_id = s.servicio_id
WHERE 1 = 1
AND gr.grama = ? -- 1234
AND (gr.firma1 & ?) = ? -- 17729624997888, 17729624997888
AND (gr.firma2 & ?) = ? -- 274877906976, 274877906976
AND (gr.firma3 & ?) = ? -- 65536, 65536
AND INSTR(t.texto, ?) > 0 -- 'quispe'
AND INSTR(t.texto, ?) > 0 -- ' j'
ORDER BY gr.created_at, gr.solicitud_id
