-- Requests whose facts the database refused: what the model has of them is older than the log's position says, or nothing.
-- Each is tried again with its next event and by a rebuild, and leaves this table once it is digested.
CREATE TABLE IF NOT EXISTS reporte_apartado (
  solicitud_id BIGINT NOT NULL PRIMARY KEY,
  -- what the database said, the last time
  motivo VARCHAR(512) NOT NULL,
  -- since when, and how often it was refused since then
  desde DATETIME(6) NOT NULL,
  veces BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
