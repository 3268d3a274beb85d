-- The newest change of a person's requests is kept beside their counts, so that a ranking reads nothing but these.
ALTER TABLE reporte_persona
  ADD COLUMN ultima_actividad DATETIME(6) NULL;

UPDATE reporte_persona t SET t.ultima_actividad = CASE t.rol
  WHEN 'GESTOR' THEN (SELECT s.cambiado_en FROM reporte_solicitud s FORCE INDEX (actividad_gestor)
    WHERE s.gestor_id = t.persona_id AND s.mes = CASE WHEN t.periodo < 1000000 THEN t.periodo ELSE t.periodo DIV 100 END
    AND (t.periodo < 1000000 OR s.dia = t.periodo) ORDER BY s.cambiado_en DESC LIMIT 1)
  WHEN 'MEDICO' THEN (SELECT s.cambiado_en FROM reporte_solicitud s FORCE INDEX (actividad_medico)
    WHERE s.medico_id = t.persona_id AND s.mes = CASE WHEN t.periodo < 1000000 THEN t.periodo ELSE t.periodo DIV 100 END
    AND (t.periodo < 1000000 OR s.dia = t.periodo) ORDER BY s.cambiado_en DESC LIMIT 1)
  ELSE (SELECT s.cambiado_en FROM reporte_solicitud s FORCE INDEX (actividad_operador)
    WHERE s.operador_id = t.persona_id AND s.mes = CASE WHEN t.periodo < 1000000 THEN t.periodo ELSE t.periodo DIV 100 END
    AND (t.periodo < 1000000 OR s.dia = t.periodo) ORDER BY s.cambiado_en DESC LIMIT 1)
  END;
