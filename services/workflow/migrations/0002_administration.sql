-- The staff by an index, employments that follow an account, and replies kept for an Idempotency-Key.

-- 1: SUSPENDIDO because the account is, to be ACTIVO again with it
ALTER TABLE empleado ADD COLUMN con_su_cuenta TINYINT NOT NULL DEFAULT 0;

ALTER TABLE personas ADD KEY personal (es_personal, persona_id);

-- What a POST answered, written in the transaction of its effect (common/idempotency.c).
CREATE TABLE IF NOT EXISTS workflow_respuesta (
  user_id BIGINT NOT NULL,
  -- SHA-256 of method, path and Idempotency-Key, and of the body's bytes
  clave CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cuerpo CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  respuesta MEDIUMBLOB NOT NULL,
  creado_en DATETIME(6) NOT NULL,
  PRIMARY KEY (user_id, clave),
  KEY por_edad (creado_en)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
