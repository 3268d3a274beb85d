-- Of archivo_subido and archivo_eliminado: the file, so that what is told twice is noted once.
ALTER TABLE solicitud_estado_historial ADD COLUMN archivo_id BIGINT NULL;
