-- One row: how far workflow's event log was followed, for the files of deleted requests; -1: not at all yet.
CREATE TABLE IF NOT EXISTS archivo_cursor (
  id TINYINT NOT NULL PRIMARY KEY,
  evento_id BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO archivo_cursor (id, evento_id) VALUES (1, -1);
