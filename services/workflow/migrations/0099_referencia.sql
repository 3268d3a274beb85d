ALTER TABLE solicitud_cmep ADD COLUMN referencia VARCHAR(255) NULL;
