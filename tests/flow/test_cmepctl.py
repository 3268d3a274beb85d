"""cmepctl: what an operator would lose if a command lied, or a migration was done by halves."""
import json
import subprocess

import pytest
from support.client import Client, registrar
from support.stack import BUILD


def cmepctl(stack, *words, stdin="", **environment):
    return subprocess.run([BUILD / "cmepctl", *words], env={**stack.environment, **stack.settings(), **environment},
                          input=stdin, capture_output=True, text=True, timeout=60)


def said(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_service_can_be_asked_without_the_gateway(stack, admin):
    solicitud_id = registrar(admin)
    asked = json.dumps({"solicitud_id": solicitud_id})
    detail = said(cmepctl(stack, "call", "workflow.solicitud_get", asked, "--as", "gestor@cmep.local"))
    assert detail["solicitud_id"] == solicitud_id and detail["estado_operativo"] == "REGISTRADO"
    assert "REGISTRAR_PAGO" not in detail["acciones_permitidas"]


@pytest.mark.parametrize("words, expected", [
    (["workflow.solicitud_get", '{"solicitud_id":1}'], "UNAUTHENTICATED"),
    (["workflow.solicitud_delete", '{"solicitud_id":1}', "--as", "gestor@cmep.local"], "FORBIDDEN"),
    (["workflow.solicitud_get", '{"solicitud_id":"x"}', "--as", "admin@cmep.local"], "solicitud_id"),
    (["workflow.nada", "{}", "--as", "admin@cmep.local"], "NOT_FOUND"),
    (["workflow.solicitud_get", "[]", "--as", "admin@cmep.local"], "JSON object"),
    (["workflow.solicitud_get", "{}", "--as", "nadie@cmep.local"], "nadie@cmep.local"),
    (["nothing.at_all", "{}"], "nothing"),
])
def test_a_service_checks_its_caller_and_its_fields_by_itself(stack, words, expected):
    done = cmepctl(stack, "call", *words)
    assert done.returncode != 0 and expected in done.stderr and done.stdout == ""


def test_operations_are_listed_with_route_and_fields(stack):
    listed = cmepctl(stack, "ops", "workflow.pago").stdout
    assert "POST /solicitudes/{solicitud_id}/registrar-pago" in listed and "canal_pago" in listed
    assert "auth.login" not in listed


def test_every_service_answers_ping_and_stats(stack):
    for service in ("auth", "workflow", "files", "reports"):
        pong = said(cmepctl(stack, "ping", service))
        assert pong["service"] == service and pong["database"] is True
        counters = said(cmepctl(stack, "stats", service))["counters"]
        assert {"queue_full", "expired"} <= {counter["name"] for counter in counters}


def test_a_service_that_does_not_answer_is_named(stack):
    done = cmepctl(stack, "ping", "workflow", BUS_WORKFLOW="ipc:///tmp/cmep-nobody-listens")
    assert done.returncode != 0 and "workflow" in done.stderr


def test_migrating_again_changes_nothing(stack):
    before = stack.sql("SELECT * FROM schema_migrations ORDER BY slice, file, step")
    assert cmepctl(stack, "migrate", "--plan").stdout == ""
    assert cmepctl(stack, "migrate").returncode == 0
    assert stack.sql("SELECT * FROM schema_migrations ORDER BY slice, file, step") == before
    assert len(before) >= 20


def test_a_migration_cut_off_in_the_middle_is_completed(own_stack):
    stack = own_stack()
    stack.sql("DROP TABLE evento")
    stack.sql("UPDATE schema_migrations SET state = 'running'"
              " WHERE slice = 'workflow' AND file = '0001_initial.sql' ORDER BY step DESC LIMIT 2")
    plan = cmepctl(stack, "migrate", "--plan").stdout
    assert "solicitud_eliminada" in plan and "evento" in plan
    done = cmepctl(stack, "migrate")
    assert done.returncode == 0, done.stderr
    assert stack.sql("SELECT COUNT(*) AS n FROM evento") == [{"n": 0}]
    assert stack.sql("SELECT COUNT(*) AS n FROM schema_migrations WHERE state <> 'done'") == [{"n": 0}]


def test_a_step_that_was_changed_after_it_was_applied_is_refused(own_stack):
    stack = own_stack()
    stack.sql("UPDATE schema_migrations SET checksum = REPEAT('0', 64) WHERE slice = 'auth' AND step = 0")
    done = cmepctl(stack, "migrate")
    assert done.returncode != 0 and "auth" in done.stderr and "step 1" in done.stderr


def test_two_migrations_at_once_do_not_meet(own_stack):
    stack = own_stack()
    stack.sql("UPDATE schema_migrations SET state = 'running'")
    runs = [subprocess.Popen([BUILD / "cmepctl", "migrate"], env={**stack.environment, **stack.settings()},
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(4)]
    outputs = [run.communicate(timeout=60)[0] for run in runs]
    assert [run.returncode for run in runs] == [0] * 4, outputs
    assert sum("step 1" in output for output in outputs) == 1, outputs


def test_seeding_is_once_and_never_in_production(stack):
    before = stack.sql("SELECT COUNT(*) AS n FROM servicios")
    assert cmepctl(stack, "seed").returncode == 0
    assert stack.sql("SELECT COUNT(*) AS n FROM servicios") == before
    refused = cmepctl(stack, "seed", APP_ENV="prod")
    assert refused.returncode != 0 and "prod" in refused.stderr


def test_the_first_admin_is_made_from_a_password_on_standard_input(own_stack):
    stack = own_stack()
    words = ["create-admin", " Nueva@Clinica.PE", "Nueva", "Directora", "DNI", "70000001"]
    assert said(cmepctl(stack, *words, stdin="una clave larga\n"))["user_id"]
    client = Client(stack)
    answer = client.post("/auth/login", {"email": "nueva@clinica.pe", "password": "una clave larga"})
    assert answer.data["user"]["roles"] == ["ADMIN"] and answer.data["user"]["display_name"] == "Nueva Directora"
    again = cmepctl(stack, *words, stdin="una clave larga\n")
    assert again.returncode != 0 and "CONFLICT" in again.stderr
    short = cmepctl(stack, "create-admin", "b@c.pe", "B", "C", "DNI", "70000002", stdin="corta\n")
    assert short.returncode != 0 and "password" in short.stderr


def test_an_account_cut_off_between_its_two_slices_is_completed_by_a_retry(own_stack):
    stack = own_stack()
    words = ["create-admin", "otra@clinica.pe", "Otra", "Jefa", "DNI", "70000003"]
    stack.supervisorctl("stop", "workflow")
    assert cmepctl(stack, *words, stdin="una clave larga\n").returncode != 0
    assert stack.sql("SELECT COUNT(*) AS n FROM users WHERE user_email = 'otra@clinica.pe'") == [{"n": 0}]
    stack.supervisorctl("start", "workflow")
    # The person alone, as after a crash between the slices.
    person = {"tipo_documento": "DNI", "numero_documento": "70000003", "nombres": "Otra", "apellidos": "Jefa"}
    persona_id = said(cmepctl(stack, "call", "workflow.person_ensure", json.dumps(person)))["persona_id"]
    staff = {"persona_id": persona_id, "roles": ["ADMIN"]}
    said(cmepctl(stack, "call", "workflow.staff_register", json.dumps(staff)))
    assert said(cmepctl(stack, *words, stdin="una clave larga\n"))["user_id"]
    assert stack.sql("SELECT persona_id FROM users WHERE user_email = 'otra@clinica.pe'") == [{"persona_id": persona_id}]
