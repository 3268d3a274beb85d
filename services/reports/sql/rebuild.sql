-- The model made again beside the one that is read: every table but those of the batch. `_nueva` is the new one, `_vieja`
-- the one that was.

-- fragment drop_old
-- What a rebuild leaves.
DROP TABLE IF EXISTS reporte_cursor_vieja;
DROP TABLE IF EXISTS reporte_solicitud_vieja;
DROP TABLE IF EXISTS reporte_pago_vieja;
DROP TABLE IF EXISTS reporte_dia_vieja;
DROP TABLE IF EXISTS reporte_ingreso_vieja;
DROP TABLE IF EXISTS reporte_promotor_vieja;
DROP TABLE IF EXISTS reporte_persona_vieja;
DROP TABLE IF EXISTS reporte_repeticion_vieja;
DROP TABLE IF EXISTS reporte_espera_vieja;
DROP TABLE IF EXISTS reporte_apartado_vieja;

-- script begin_rebuild
-- Makes the new tables; what a rebuild that was cut off has left goes first.
DROP TABLE IF EXISTS reporte_cursor_nueva;
DROP TABLE IF EXISTS reporte_solicitud_nueva;
DROP TABLE IF EXISTS reporte_pago_nueva;
DROP TABLE IF EXISTS reporte_dia_nueva;
DROP TABLE IF EXISTS reporte_ingreso_nueva;
DROP TABLE IF EXISTS reporte_promotor_nueva;
DROP TABLE IF EXISTS reporte_persona_nueva;
DROP TABLE IF EXISTS reporte_repeticion_nueva;
DROP TABLE IF EXISTS reporte_espera_nueva;
DROP TABLE IF EXISTS reporte_apartado_nueva;
{drop_old};
CREATE TABLE reporte_cursor_nueva LIKE reporte_cursor;
CREATE TABLE reporte_solicitud_nueva LIKE reporte_solicitud;
CREATE TABLE reporte_pago_nueva LIKE reporte_pago;
CREATE TABLE reporte_dia_nueva LIKE reporte_dia;
CREATE TABLE reporte_ingreso_nueva LIKE reporte_ingreso;
CREATE TABLE reporte_promotor_nueva LIKE reporte_promotor;
CREATE TABLE reporte_persona_nueva LIKE reporte_persona;
CREATE TABLE reporte_repeticion_nueva LIKE reporte_repeticion;
CREATE TABLE reporte_espera_nueva LIKE reporte_espera;
CREATE TABLE reporte_apartado_nueva LIKE reporte_apartado;

-- statement load_requests
-- Adds requests.
INSERT INTO reporte_solicitud_nueva ({request_columns}, mes)
SELECT {request_columns}, dia DIV 100 {told_requests}

-- statement load_payments
-- Adds payments, all of a request at once.
INSERT INTO reporte_pago_nueva {payments_with_before from=told_payments}

-- statement load_aside
-- Notes that the facts of a request were refused; since when and how often is taken over from the model that is read.
INSERT INTO reporte_apartado_nueva (solicitud_id, motivo, desde, veces)
SELECT :solicitud_id, :motivo, COALESCE(MIN(desde), UTC_TIMESTAMP(6)), COALESCE(MAX(veces), 0) + 1
FROM reporte_apartado
WHERE solicitud_id = :solicitud_id

-- fragment all_requests
-- Every request as one that comes.
SELECT dia, estado, estado_desde, cambiado_en, promotor_id, gestor_id, medico_id, operador_id, 1 AS n
FROM reporte_solicitud_nueva

-- fragment all_payments
-- Every payment as one that comes.
SELECT dia, moneda, centimos, 1 AS n
FROM reporte_pago_nueva

-- fragment all_request_days
-- Every request with the one of its client before it.
SELECT promotor_id, dia_anterior, dia
FROM reporte_solicitud_nueva

-- fragment all_payment_days
-- Every payment with the one of its request before it.
SELECT 0 AS promotor_id, dia_anterior, dia
FROM reporte_pago_nueva

-- script aggregate
-- Puts the requests in the order of their days and makes the aggregates of all facts.
UPDATE (SELECT solicitud_id,
    LAG(dia) OVER (PARTITION BY promotor_id, cliente_id ORDER BY dia, solicitud_id) AS anterior
  FROM reporte_solicitud_nueva
  WHERE promotor_id IS NOT NULL) w
STRAIGHT_JOIN reporte_solicitud_nueva f ON f.solicitud_id = w.solicitud_id
SET f.dia_anterior = w.anterior, f.dia_repetido = f.dia
WHERE w.anterior IS NOT NULL;

{add_days nueva=_nueva rows=all_requests};
{add_promotores nueva=_nueva rows=all_requests};
{add_persons nueva=_nueva rows=all_requests};
{add_waiting nueva=_nueva rows=all_requests};
{add_income nueva=_nueva rows=all_payments};
{add_repeated nueva=_nueva de=CLIENTE n=1 rows=all_request_days};
{add_repeated nueva=_nueva de=PAGO n=1 rows=all_payment_days};

-- statement begin_at
-- Says at which event the new model begins.
INSERT INTO reporte_cursor_nueva (id, evento_id) VALUES (1, :evento_id)

-- script swap
-- Puts the new tables in the place of those that were: one statement, so that nobody sees a part of the one and a part of
-- the other; it waits for the readers.
RENAME TABLE reporte_cursor TO reporte_cursor_vieja, reporte_cursor_nueva TO reporte_cursor,
  reporte_solicitud TO reporte_solicitud_vieja, reporte_solicitud_nueva TO reporte_solicitud,
  reporte_pago TO reporte_pago_vieja, reporte_pago_nueva TO reporte_pago,
  reporte_dia TO reporte_dia_vieja, reporte_dia_nueva TO reporte_dia,
  reporte_ingreso TO reporte_ingreso_vieja, reporte_ingreso_nueva TO reporte_ingreso,
  reporte_promotor TO reporte_promotor_vieja, reporte_promotor_nueva TO reporte_promotor,
  reporte_persona TO reporte_persona_vieja, reporte_persona_nueva TO reporte_persona,
  reporte_repeticion TO reporte_repeticion_vieja, reporte_repeticion_nueva TO reporte_repeticion,
  reporte_espera TO reporte_espera_vieja, reporte_espera_nueva TO reporte_espera,
  reporte_apartado TO reporte_apartado_vieja, reporte_apartado_nueva TO reporte_apartado;
{drop_old};
