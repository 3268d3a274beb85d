-- What a file holds, whatever its sender said.
ALTER TABLE archivos
  ADD COLUMN mime_detectado VARCHAR(255) NULL,
  ADD COLUMN sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL;

ALTER TABLE solicitud_archivo ADD KEY por_archivo (archivo_id);

-- What the history of a request has still to be told: written with the row that it is about, deleted once told.
CREATE TABLE IF NOT EXISTS nota_pendiente (
  nota_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  solicitud_id BIGINT NOT NULL,
  archivo_id BIGINT NOT NULL,
  nota ENUM('archivo_subido','archivo_eliminado') NOT NULL,
  nombre VARCHAR(255) NOT NULL,
  user_id BIGINT NOT NULL,
  usuario_nombre VARCHAR(301) NOT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
