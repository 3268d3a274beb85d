-- The slice of files. Each statement is one step of the ledger; DDL commits by itself.

CREATE TABLE IF NOT EXISTS archivos (
  archivo_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  nombre_original VARCHAR(255) NOT NULL,
  nombre_storage VARCHAR(255) NOT NULL,
  tipo ENUM('EVIDENCIA_PAGO','DOCUMENTO','OTROS') NOT NULL DEFAULT 'OTROS',
  mime_type VARCHAR(255) NULL,
  tamano_bytes BIGINT NOT NULL,
  storage_path VARCHAR(500) NOT NULL,
  created_by BIGINT NULL,
  updated_by BIGINT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- solicitud_id and pago_id belong to workflow: no foreign key crosses a slice.
CREATE TABLE IF NOT EXISTS solicitud_archivo (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  solicitud_id BIGINT NOT NULL,
  archivo_id BIGINT NOT NULL,
  pago_id BIGINT NULL,
  created_by BIGINT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  KEY por_solicitud (solicitud_id, id),
  CONSTRAINT vinculo_archivo FOREIGN KEY (archivo_id) REFERENCES archivos (archivo_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
