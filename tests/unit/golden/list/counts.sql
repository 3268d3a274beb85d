SELECT estado, SUM(CASE WHEN vista IN ('CREADOR_GESTOR', 'CREADOR_MEDICO', 'GESTOR_MEDICO') THEN -cantidad ELSE cantidad END) AS cantidad
FROM solicitud_conteo
WHERE ((vista = ? -- 'CREADOR'
    AND clave = ? -- 3
    AND clave2 = ?)) -- 0
GROUP BY estado
HAVING SUM(cantidad) <> 0
