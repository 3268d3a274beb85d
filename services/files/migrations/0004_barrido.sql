-- A sweep goes through keys in the order of their bytes, as the stores list them.
ALTER TABLE archivos
  MODIFY storage_path VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;

ALTER TABLE archivos ADD KEY por_clave (storage_path);

-- One row: behind which key the sweep goes on, and when.
CREATE TABLE IF NOT EXISTS archivo_barrido (
  id TINYINT NOT NULL PRIMARY KEY,
  despues_de VARCHAR(500) NOT NULL,
  siguiente_en DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO archivo_barrido (id, despues_de) VALUES (1, '');
