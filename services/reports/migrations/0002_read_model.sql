-- The read model of services/reports/README.md. A day is a number, YYYYMMDD, of APP_TIMEZONE; a month is YYYYMM, and
-- `periodo` is either: the two do not meet. Money is in cents.

DROP TABLE IF EXISTS report_cursor;

-- One row: how far in workflow's event log the model has come. Who applies locks it, who reports shares it.
CREATE TABLE IF NOT EXISTS reporte_cursor (
  id TINYINT NOT NULL PRIMARY KEY,
  evento_id BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO reporte_cursor (id, evento_id) VALUES (1, 0);

-- What is known of each request.
CREATE TABLE IF NOT EXISTS reporte_solicitud (
  solicitud_id BIGINT NOT NULL PRIMARY KEY,
  dia INT NOT NULL,
  mes INT NOT NULL,
  estado ENUM('REGISTRADO','ASIGNADO_GESTOR','PAGADO','ASIGNADO_MEDICO','CERRADO','CANCELADO') NOT NULL,
  cliente_id BIGINT NOT NULL,
  promotor_id BIGINT NULL,
  gestor_id BIGINT NULL,
  medico_id BIGINT NULL,
  -- the person of who created it
  operador_id BIGINT NULL,
  cambiado_en DATETIME(6) NOT NULL,
  -- of the same client's request before this one with the same promotor; null for the first, or without promotor
  dia_anterior INT NULL,
  -- dia, when there is such a request
  dia_repetido INT NULL,
  KEY pareja (promotor_id, cliente_id, dia, solicitud_id),
  KEY anterior (dia_anterior, dia_repetido, promotor_id),
  KEY repetido (dia_repetido, dia_anterior, promotor_id),
  KEY actividad_gestor (gestor_id, mes, cambiado_en, dia),
  KEY actividad_medico (medico_id, mes, cambiado_en, dia),
  KEY actividad_operador (operador_id, mes, cambiado_en, dia)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS reporte_pago (
  pago_id BIGINT NOT NULL PRIMARY KEY,
  solicitud_id BIGINT NOT NULL,
  dia INT NOT NULL,
  moneda ENUM('PEN','USD') NOT NULL,
  centimos BIGINT NOT NULL,
  -- of the payment before this one of the same request in PEN; null for the first, or in USD
  dia_anterior INT NULL,
  dia_repetido INT NULL,
  KEY de_solicitud (solicitud_id),
  KEY anterior (dia_anterior, dia_repetido),
  KEY repetido (dia_repetido, dia_anterior)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What has just been told, of the requests whose facts are about to be replaced; dia is null when one is gone.
CREATE TABLE IF NOT EXISTS reporte_lote (
  solicitud_id BIGINT NOT NULL PRIMARY KEY,
  dia INT NULL,
  estado ENUM('REGISTRADO','ASIGNADO_GESTOR','PAGADO','ASIGNADO_MEDICO','CERRADO','CANCELADO') NULL,
  cliente_id BIGINT NULL,
  promotor_id BIGINT NULL,
  gestor_id BIGINT NULL,
  medico_id BIGINT NULL,
  operador_id BIGINT NULL,
  cambiado_en DATETIME(6) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS reporte_lote_pago (
  pago_id BIGINT NOT NULL PRIMARY KEY,
  solicitud_id BIGINT NOT NULL,
  dia INT NOT NULL,
  moneda ENUM('PEN','USD') NOT NULL,
  centimos BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Requests created on a day, by the state that they are in now.
CREATE TABLE IF NOT EXISTS reporte_dia (
  dia INT NOT NULL,
  estado ENUM('REGISTRADO','ASIGNADO_GESTOR','PAGADO','ASIGNADO_MEDICO','CERRADO','CANCELADO') NOT NULL,
  solicitudes BIGINT NOT NULL,
  PRIMARY KEY (dia, estado)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Validated payments by their date.
CREATE TABLE IF NOT EXISTS reporte_ingreso (
  dia INT NOT NULL,
  moneda ENUM('PEN','USD') NOT NULL,
  centimos BIGINT NOT NULL,
  pagos BIGINT NOT NULL,
  PRIMARY KEY (dia, moneda)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS reporte_promotor (
  periodo INT NOT NULL,
  promotor_id BIGINT NOT NULL,
  solicitudes BIGINT NOT NULL,
  PRIMARY KEY (periodo, promotor_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS reporte_persona (
  rol ENUM('OPERADOR','GESTOR','MEDICO') NOT NULL,
  periodo INT NOT NULL,
  persona_id BIGINT NOT NULL,
  solicitudes BIGINT NOT NULL,
  cerradas BIGINT NOT NULL,
  PRIMARY KEY (rol, periodo, persona_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Those with a dia_anterior by the months of the two days: requests by promotor, and payments (promotor_id 0).
CREATE TABLE IF NOT EXISTS reporte_repeticion (
  de ENUM('CLIENTE','PAGO') NOT NULL,
  mes_anterior INT NOT NULL,
  mes INT NOT NULL,
  promotor_id BIGINT NOT NULL,
  veces BIGINT NOT NULL,
  PRIMARY KEY (de, mes_anterior, mes, promotor_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
