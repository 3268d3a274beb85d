-- The slice of workflow. Each statement is one step of the ledger; DDL commits by itself.

CREATE TABLE IF NOT EXISTS personas (
  persona_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  tipo_documento ENUM('DNI','CE','PASAPORTE','RUC') NULL,
  numero_documento VARCHAR(30) NULL,
  nombres VARCHAR(150) NOT NULL,
  apellidos VARCHAR(150) NOT NULL,
  fecha_nacimiento DATE NULL,
  email VARCHAR(255) NULL,
  celular_1 VARCHAR(20) NULL,
  celular_2 VARCHAR(20) NULL,
  telefono_fijo VARCHAR(20) NULL,
  direccion VARCHAR(500) NULL,
  comentario TEXT NULL,
  -- who has an account or is an employee: no form but the administration's changes such a person
  es_personal TINYINT NOT NULL DEFAULT 0,
  created_by BIGINT NULL,
  updated_by BIGINT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  UNIQUE KEY documento (tipo_documento, numero_documento)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS promotores (
  promotor_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  tipo_promotor ENUM('PERSONA','EMPRESA','OTROS') NOT NULL,
  persona_id BIGINT NULL,
  razon_social VARCHAR(255) NULL,
  nombre_promotor_otros VARCHAR(255) NULL,
  fuente_promotor VARCHAR(255) NULL,
  ruc VARCHAR(20) NULL,
  email VARCHAR(255) NULL,
  celular_1 VARCHAR(20) NULL,
  comentario TEXT NULL,
  tarifa DECIMAL(12,2) NULL,
  created_by BIGINT NULL,
  updated_by BIGINT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  CONSTRAINT promotor_persona FOREIGN KEY (persona_id) REFERENCES personas (persona_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS clientes (
  persona_id BIGINT NOT NULL PRIMARY KEY,
  estado ENUM('ACTIVO','SUSPENDIDO') NOT NULL DEFAULT 'ACTIVO',
  promotor_id BIGINT NULL,
  comentario TEXT NULL,
  created_by BIGINT NULL,
  updated_by BIGINT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  CONSTRAINT cliente_persona FOREIGN KEY (persona_id) REFERENCES personas (persona_id),
  CONSTRAINT cliente_promotor FOREIGN KEY (promotor_id) REFERENCES promotores (promotor_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS cliente_apoderado (
  cliente_id BIGINT NOT NULL,
  apoderado_id BIGINT NOT NULL,
  estado ENUM('ACTIVO','INACTIVO') NOT NULL DEFAULT 'ACTIVO',
  created_by BIGINT NULL,
  updated_by BIGINT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  PRIMARY KEY (cliente_id, apoderado_id),
  CONSTRAINT apoderado_cliente FOREIGN KEY (cliente_id) REFERENCES clientes (persona_id),
  CONSTRAINT apoderado_persona FOREIGN KEY (apoderado_id) REFERENCES personas (persona_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS empleado (
  empleado_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  persona_id BIGINT NOT NULL,
  rol_empleado ENUM('OPERADOR','GESTOR','MEDICO') NOT NULL,
  estado_empleado ENUM('ACTIVO','SUSPENDIDO','VACACIONES','PERMISO') NOT NULL DEFAULT 'ACTIVO',
  tipo_empleado VARCHAR(50) NULL,
  tarifa_empleado DECIMAL(12,2) NULL,
  comentario TEXT NULL,
  created_by BIGINT NULL,
  updated_by BIGINT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  UNIQUE KEY persona_rol (persona_id, rol_empleado),
  KEY rol_estado (rol_empleado, estado_empleado),
  CONSTRAINT empleado_persona FOREIGN KEY (persona_id) REFERENCES personas (persona_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS medico_extra (
  persona_id BIGINT NOT NULL PRIMARY KEY,
  tipo_medico VARCHAR(50) NULL,
  cmp VARCHAR(20) NULL,
  especialidad VARCHAR(150) NULL,
  comentario TEXT NULL,
  created_by BIGINT NULL,
  updated_by BIGINT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  CONSTRAINT medico_persona FOREIGN KEY (persona_id) REFERENCES personas (persona_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS servicios (
  servicio_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  descripcion_servicio VARCHAR(255) NOT NULL,
  caracteristicas_servicio TEXT NULL,
  tarifa_servicio DECIMAL(12,2) NULL,
  moneda_tarifa ENUM('PEN','USD') NULL,
  created_by BIGINT NULL,
  updated_by BIGINT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS solicitud_cmep (
  solicitud_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  codigo VARCHAR(32) NULL,
  cliente_id BIGINT NOT NULL,
  apoderado_id BIGINT NULL,
  servicio_id BIGINT NULL,
  promotor_id BIGINT NULL,
  estado_atencion ENUM('REGISTRADO','EN_PROCESO','ATENDIDO','OBSERVADO','CANCELADO') NOT NULL DEFAULT 'REGISTRADO',
  estado_pago ENUM('PENDIENTE','PAGADO','OBSERVADO') NOT NULL DEFAULT 'PENDIENTE',
  estado_certificado ENUM('APROBADO','OBSERVADO') NULL,
  tarifa_monto DECIMAL(12,2) NULL,
  tarifa_moneda ENUM('PEN','USD') NULL,
  tarifa_fuente ENUM('SERVICIO','OVERRIDE') NULL,
  tipo_atencion ENUM('VIRTUAL','PRESENCIAL') NULL,
  lugar_atencion VARCHAR(255) NULL,
  comentario TEXT NULL,
  motivo_cancelacion TEXT NULL,
  fecha_cierre DATETIME(6) NULL,
  cerrado_por BIGINT NULL,
  fecha_cancelacion DATETIME(6) NULL,
  cancelado_por BIGINT NULL,
  comentario_admin TEXT NULL,
  -- the current team, written by the transaction that assigns, so that the state can be derived here
  gestor_id BIGINT NULL,
  medico_id BIGINT NULL,
  estado_operativo ENUM('REGISTRADO','ASIGNADO_GESTOR','PAGADO','ASIGNADO_MEDICO','CERRADO','CANCELADO')
    GENERATED ALWAYS AS (CASE
      WHEN estado_atencion = 'CANCELADO' THEN 'CANCELADO'
      WHEN estado_atencion = 'ATENDIDO' THEN 'CERRADO'
      WHEN estado_pago = 'PAGADO' AND medico_id IS NOT NULL THEN 'ASIGNADO_MEDICO'
      WHEN estado_pago = 'PAGADO' THEN 'PAGADO'
      WHEN gestor_id IS NOT NULL THEN 'ASIGNADO_GESTOR'
      ELSE 'REGISTRADO' END) STORED,
  estado_desde DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  version INT UNSIGNED NOT NULL DEFAULT 1,
  created_by BIGINT NULL,
  updated_by BIGINT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  UNIQUE KEY codigo (codigo),
  KEY por_estado (estado_operativo, solicitud_id),
  KEY por_creador (created_by, solicitud_id),
  KEY por_gestor (gestor_id, solicitud_id),
  KEY por_medico (medico_id, solicitud_id),
  CONSTRAINT solicitud_cliente FOREIGN KEY (cliente_id) REFERENCES personas (persona_id),
  CONSTRAINT solicitud_apoderado FOREIGN KEY (apoderado_id) REFERENCES personas (persona_id),
  CONSTRAINT solicitud_servicio FOREIGN KEY (servicio_id) REFERENCES servicios (servicio_id),
  CONSTRAINT solicitud_promotor FOREIGN KEY (promotor_id) REFERENCES promotores (promotor_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS solicitud_asignacion (
  asignacion_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  solicitud_id BIGINT NOT NULL,
  persona_id BIGINT NOT NULL,
  rol ENUM('OPERADOR','GESTOR','MEDICO') NOT NULL,
  es_vigente TINYINT NOT NULL DEFAULT 1,
  -- 1 or null, so that the unique key allows one current assignment of a role and any number of past ones
  vigente_unico TINYINT GENERATED ALWAYS AS (CASE WHEN es_vigente = 1 THEN 1 ELSE NULL END) VIRTUAL,
  asignado_por BIGINT NULL,
  fecha_asignacion DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  created_by BIGINT NULL,
  updated_by BIGINT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  UNIQUE KEY una_vigente (solicitud_id, rol, vigente_unico),
  CONSTRAINT asignacion_solicitud FOREIGN KEY (solicitud_id) REFERENCES solicitud_cmep (solicitud_id),
  CONSTRAINT asignacion_persona FOREIGN KEY (persona_id) REFERENCES personas (persona_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS solicitud_estado_historial (
  historial_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  solicitud_id BIGINT NOT NULL,
  campo VARCHAR(100) NOT NULL,
  valor_anterior TEXT NULL,
  valor_nuevo TEXT NULL,
  cambiado_por BIGINT NULL,
  -- the name as it was: workflow asks nobody who a user is
  usuario_nombre VARCHAR(301) NULL,
  cambiado_en DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  comentario TEXT NULL,
  KEY por_solicitud (solicitud_id, historial_id),
  CONSTRAINT historial_solicitud FOREIGN KEY (solicitud_id) REFERENCES solicitud_cmep (solicitud_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS pago_solicitud (
  pago_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  solicitud_id BIGINT NOT NULL,
  canal_pago VARCHAR(50) NOT NULL,
  fecha_pago DATE NOT NULL,
  monto DECIMAL(12,2) NOT NULL,
  moneda ENUM('PEN','USD') NOT NULL,
  referencia_transaccion VARCHAR(255) NULL,
  comentario TEXT NULL,
  validated_by BIGINT NULL,
  validated_at DATETIME(6) NULL,
  created_by BIGINT NULL,
  updated_by BIGINT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  CONSTRAINT pago_de_solicitud FOREIGN KEY (solicitud_id) REFERENCES solicitud_cmep (solicitud_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE IF NOT EXISTS resultado_medico (
  resultado_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  solicitud_id BIGINT NOT NULL,
  medico_id BIGINT NULL,
  fecha_evaluacion DATE NULL,
  diagnostico TEXT NULL,
  resultado TEXT NULL,
  observaciones TEXT NULL,
  recomendaciones TEXT NULL,
  estado_certificado ENUM('APROBADO','OBSERVADO') NULL,
  created_by BIGINT NULL,
  updated_by BIGINT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  updated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  CONSTRAINT resultado_solicitud FOREIGN KEY (solicitud_id) REFERENCES solicitud_cmep (solicitud_id),
  CONSTRAINT resultado_medico_persona FOREIGN KEY (medico_id) REFERENCES personas (persona_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What outlives a deleted request.
CREATE TABLE IF NOT EXISTS solicitud_eliminada (
  solicitud_id BIGINT NOT NULL PRIMARY KEY,
  codigo VARCHAR(32) NOT NULL,
  eliminado_por BIGINT NULL,
  usuario_nombre VARCHAR(301) NULL,
  eliminado_en DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What happened, for the other slices: appended in the transaction of the change, never changed.
CREATE TABLE IF NOT EXISTS evento (
  evento_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  solicitud_id BIGINT NOT NULL,
  version INT UNSIGNED NOT NULL,
  tipo VARCHAR(40) NOT NULL,
  ocurrido_en DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
