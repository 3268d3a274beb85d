SELECT solicitud_id
FROM (SELECT solicitud_id, clave
  FROM ((SELECT gr.solicitud_id AS solicitud_id, gr.created_at AS clave
      FROM solicitud_grama gr
      STRAIGHT_JOIN solicitud_texto t ON t.solicitud_id = gr.solicitud_id
      WHERE 1 = 1
      AND gr.grama = ? -- 1234
      AND (gr.firma1 & ?) = ? -- 17729624997888, 17729624997888
      AND (gr.firma2 & ?) = ? -- 274877906976, 274877906976
      AND (gr.firma3 & ?) = ? -- 65536, 65536
      AND INSTR(t.texto, ?) > 0 -- 'quispe'
      AND INSTR(t.texto, ?) > 0 -- ' j'
      ORDER BY gr.created_at DESC, gr.solicitud_id DESC
      LIMIT ? OFFSET ?) -- 21, 0
    UNION (SELECT gr.solicitud_id AS solicitud_id, gr.created_at AS clave
      FROM solicitud_grama gr
      STRAIGHT_JOIN solicitud_texto t ON t.solicitud_id = gr.solicitud_id
      WHERE 1 = 1
      AND gr.grama = ? -- 5678
      AND (gr.firma1 & ?) = ? -- 17729624997888, 17729624997888
      AND (gr.firma2 & ?) = ? -- 274877906976, 274877906976
      AND (gr.firma3 & ?) = ? -- 65536, 65536
      AND INSTR(t.texto, ?) > 0 -- 'quispe'
      AND INSTR(t.texto, ?) > 0 -- ' j'
      ORDER BY gr.created_at DESC, gr.solicitud_id DESC
      LIMIT ? OFFSET ?)) u -- 21, 0
  ORDER BY clave DESC, solicitud_id DESC
  LIMIT ? OFFSET ?) p -- 21, 0
