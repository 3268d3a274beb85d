-- The list at a million requests: an index for each filter in each order, search by part of a word, and totals that
-- need no counting (README.md beside this folder says why so).

-- Whose requests, [in which state,] in which order: the names are put together by workflow_list_store.c. The keys
-- by id give way to these.
ALTER TABLE solicitud_cmep
  ADD KEY todas_created_at (created_at, solicitud_id),
  ADD KEY todas_estado_desde (estado_desde, solicitud_id),
  ADD KEY estado_created_at (estado_operativo, created_at, solicitud_id),
  ADD KEY estado_estado_desde (estado_operativo, estado_desde, solicitud_id),
  ADD KEY creador_created_at (created_by, created_at, solicitud_id),
  ADD KEY creador_estado_desde (created_by, estado_desde, solicitud_id),
  ADD KEY creador_estado_created_at (created_by, estado_operativo, created_at, solicitud_id),
  ADD KEY creador_estado_estado_desde (created_by, estado_operativo, estado_desde, solicitud_id),
  ADD KEY gestor_created_at (gestor_id, created_at, solicitud_id),
  ADD KEY gestor_estado_desde (gestor_id, estado_desde, solicitud_id),
  ADD KEY gestor_estado_created_at (gestor_id, estado_operativo, created_at, solicitud_id),
  ADD KEY gestor_estado_estado_desde (gestor_id, estado_operativo, estado_desde, solicitud_id),
  ADD KEY medico_created_at (medico_id, created_at, solicitud_id),
  ADD KEY medico_estado_desde (medico_id, estado_desde, solicitud_id),
  ADD KEY medico_estado_created_at (medico_id, estado_operativo, created_at, solicitud_id),
  ADD KEY medico_estado_estado_desde (medico_id, estado_operativo, estado_desde, solicitud_id),
  ADD KEY promotor_created_at (promotor_id, created_at, solicitud_id),
  ADD KEY promotor_estado_desde (promotor_id, estado_desde, solicitud_id);

ALTER TABLE solicitud_cmep
  DROP KEY por_estado,
  DROP KEY por_creador,
  DROP KEY por_gestor,
  DROP KEY por_medico;

-- What a search looks into: names and document of a request's client and its codigo, folded, each word behind a blank
-- (workflow_search.c). A table of its own, so that many fit into memory.
CREATE TABLE IF NOT EXISTS solicitud_texto (
  solicitud_id BIGINT NOT NULL PRIMARY KEY,
  texto VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Every three letters that follow each other in a word of such a text, and the first and the first two of a word behind a
-- blank, each with all of the text's as bits. It may hold more than the text does (a client's former name), never less.
CREATE TABLE IF NOT EXISTS solicitud_grama (
  grama VARCHAR(3) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  solicitud_id BIGINT NOT NULL,
  firma1 BIGINT NOT NULL,
  firma2 BIGINT NOT NULL,
  firma3 BIGINT NOT NULL,
  PRIMARY KEY (grama, created_at, solicitud_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- How many requests there are in each state: of all, of each creator, gestor and medico, and of those who are several
-- of them. A count is the sum of its slots: each connection writes into a slot of its own, so that writers do not wait
-- for each other.
CREATE TABLE IF NOT EXISTS solicitud_conteo (
  vista ENUM('TODAS','CREADOR','GESTOR','MEDICO','CREADOR_GESTOR','CREADOR_MEDICO','GESTOR_MEDICO','LOS_TRES') NOT NULL,
  clave BIGINT NOT NULL,
  -- of CREADOR_GESTOR, CREADOR_MEDICO and LOS_TRES the other person; else 0
  clave2 BIGINT NOT NULL,
  estado ENUM('REGISTRADO','ASIGNADO_GESTOR','PAGADO','ASIGNADO_MEDICO','CERRADO','CANCELADO') NOT NULL,
  ranura TINYINT NOT NULL,
  cantidad BIGINT NOT NULL,
  PRIMARY KEY (vista, clave, clave2, estado, ranura)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
