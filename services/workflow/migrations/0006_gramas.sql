-- A gram is a number (workflow_search.h), so that going through its postings compares no texts, and the newest come first,
-- since both databases go forward through an index twice as fast as back. `cmepctl migrate` fills it where
-- nothing is counted yet.
TRUNCATE TABLE solicitud_conteo;

DROP TABLE IF EXISTS solicitud_grama;

CREATE TABLE IF NOT EXISTS solicitud_grama (
  grama BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  solicitud_id BIGINT NOT NULL,
  firma1 BIGINT NOT NULL,
  firma2 BIGINT NOT NULL,
  firma3 BIGINT NOT NULL,
  PRIMARY KEY (grama, created_at DESC, solicitud_id DESC)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
