-- What workflow refuses is told again later and later, so that it keeps nothing else waiting.
ALTER TABLE nota_pendiente
  ADD COLUMN intentos INT NOT NULL DEFAULT 0,
  ADD COLUMN siguiente_en DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6);

ALTER TABLE nota_pendiente ADD KEY por_turno (siguiente_en, nota_id);
