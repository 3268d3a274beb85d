-- Development data of workflow: staff, one service, promotors, clients (1-domain, "Seed data").

INSERT INTO personas (persona_id, tipo_documento, numero_documento, nombres, apellidos, email, celular_1, es_personal) VALUES
  (1, 'DNI', '00000001', 'Admin', 'Sistema', 'admin@cmep.local', NULL, 1),
  (2, 'DNI', '00000002', 'Ana', 'Operadora', 'operador@cmep.local', NULL, 1),
  (3, 'DNI', '00000003', 'Carlos', 'Gestor', 'gestor@cmep.local', NULL, 1),
  (4, 'DNI', '00000004', 'Maria', 'Medico', 'medico@cmep.local', NULL, 1),
  (5, 'DNI', '00000005', 'Suspendido', 'Test', 'suspendido@cmep.local', NULL, 1),
  (6, 'DNI', '11111111', 'Luis', 'Promotor Reyes', NULL, NULL, 0),
  (7, 'DNI', '12345678', 'Juan', 'Perez Lopez', NULL, '987654321', 0),
  (8, 'DNI', '87654321', 'Rosa', 'Garcia Torres', NULL, '912345678', 0),
  (9, 'CE', 'CE001234', 'Pedro', 'Ramirez Silva', NULL, '999888777', 0);

INSERT INTO empleado (persona_id, rol_empleado, estado_empleado) VALUES
  (2, 'OPERADOR', 'ACTIVO'), (3, 'GESTOR', 'ACTIVO'), (4, 'MEDICO', 'ACTIVO');

INSERT INTO medico_extra (persona_id, cmp, especialidad) VALUES (4, '12345', 'Medicina Ocupacional');

INSERT INTO servicios (servicio_id, descripcion_servicio, tarifa_servicio, moneda_tarifa) VALUES
  (1, 'Certificado Medico de Evaluacion Profesional', 200.00, 'PEN');

INSERT INTO promotores (promotor_id, tipo_promotor, persona_id, razon_social, ruc, email, fuente_promotor) VALUES
  (1, 'PERSONA', 6, NULL, NULL, NULL, 'Cliente referente'),
  (2, 'EMPRESA', NULL, 'Notaria Gonzales & Asociados', '20123456789', 'contacto@notariagonzales.com', 'Notaria');

INSERT INTO clientes (persona_id) VALUES (7), (8), (9);
