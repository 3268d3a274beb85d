-- Sessions that their owner can name, sign-in back-off, and replies kept for an Idempotency-Key.

-- what the owner names a session by: the primary key is the hash of its secret
ALTER TABLE sessions ADD COLUMN numero BIGINT NOT NULL AUTO_INCREMENT, ADD UNIQUE KEY numero (numero);

-- Failed sign-ins of an account (1) or an address (2), by its SHA-256; whoever is not there has none.
CREATE TABLE IF NOT EXISTS intentos_ingreso (
  tipo TINYINT NOT NULL,
  clave CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  fallos INT NOT NULL,
  ultimo_en DATETIME(6) NOT NULL,
  PRIMARY KEY (tipo, clave),
  KEY por_edad (ultimo_en)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What a POST answered, written in the transaction of its effect (common/idempotency.c).
CREATE TABLE IF NOT EXISTS auth_respuesta (
  user_id BIGINT NOT NULL,
  -- SHA-256 of method, path and Idempotency-Key, and of the body's bytes
  clave CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cuerpo CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  respuesta MEDIUMBLOB NOT NULL,
  creado_en DATETIME(6) NOT NULL,
  PRIMARY KEY (user_id, clave),
  KEY por_edad (creado_en)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
