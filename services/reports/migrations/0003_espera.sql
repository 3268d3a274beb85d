-- How long open requests have been waiting (`aging`): since when each is in its state, and how many entered it on each day
-- and in each month, UTC. What the model already holds gets these by `cmepctl reports rebuild`.
ALTER TABLE reporte_solicitud
  ADD COLUMN estado_desde DATETIME(6) NULL,
  ADD KEY espera (estado, estado_desde);

ALTER TABLE reporte_lote
  ADD COLUMN estado_desde DATETIME(6) NULL;

CREATE TABLE IF NOT EXISTS reporte_espera (
  estado ENUM('REGISTRADO','ASIGNADO_GESTOR','PAGADO','ASIGNADO_MEDICO') NOT NULL,
  periodo INT NOT NULL,
  solicitudes BIGINT NOT NULL,
  PRIMARY KEY (estado, periodo)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
