-- The event log as others read it: what is committed gets its number in `evento` when somebody asks for it, so that
-- numbers become visible in their order (workflow_event_store.c).

CREATE TABLE IF NOT EXISTS evento_nuevo (
  evento_nuevo_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  solicitud_id BIGINT NOT NULL,
  version INT UNSIGNED NOT NULL,
  tipo VARCHAR(40) NOT NULL,
  ocurrido_en DATETIME(6) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- One row: whoever gives numbers holds it.
CREATE TABLE IF NOT EXISTS evento_cabeza (
  id BIGINT NOT NULL PRIMARY KEY
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

INSERT IGNORE INTO evento_cabeza (id) VALUES (1);
