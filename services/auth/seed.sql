-- Development accounts of auth: the passwords are those of 1-domain, "Seed data" (bcrypt, cost 12).

INSERT INTO users (user_id, persona_id, user_email, password_hash, estado, display_name) VALUES
  (1, 1, 'admin@cmep.local', '$2b$12$9ukBCTKH2ilAWq2hK185VOWHwROEv8csuFVKZhoU3n9m.ghqZFCqC', 'ACTIVO', 'Admin Sistema'),
  (2, 2, 'operador@cmep.local', '$2b$12$Tbo2VSZNogHONaWu8KiTgucIBG59a/Vu99DZxn2sZdzVa1sFfIG0y', 'ACTIVO', 'Ana Operadora'),
  (3, 3, 'gestor@cmep.local', '$2b$12$kbkqCaUkkHmRVeksTmtt4enLWA.ygSoaFjQpagpd9KhRQcb0bqNUK', 'ACTIVO', 'Carlos Gestor'),
  (4, 4, 'medico@cmep.local', '$2b$12$PYmrRyIzvDfSlnRUpNZxWu9sZ6ab62um8YcZDeYw2K/ACWldQaUbO', 'ACTIVO', 'Maria Medico'),
  (5, 5, 'suspendido@cmep.local', '$2b$12$Xnf/88LpvrVaV.gwQY9uhO2Gszsq9A5Sz8gs7kzXtAIqG.HXl0CFm', 'SUSPENDIDO', 'Suspendido Test');

INSERT INTO user_role (user_id, user_role) VALUES
  (1, 'ADMIN'), (2, 'OPERADOR'), (3, 'GESTOR'), (4, 'MEDICO'), (5, 'OPERADOR');
