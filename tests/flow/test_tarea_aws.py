"""The containers of infra/aws as processes here: their commands, settings and health checks are those of the templates, so
what would not start, not find each other or not be found healthy on AWS does not here."""
import os
import secrets
import signal
import subprocess
from contextlib import ExitStack

import pytest
from aws.cloud import PSEUDO, evaluate, scaled_out
from aws.templates import read, resources
from support.client import Client
from support.stack import BUILD, Stack, free_port, wait_for

ADMIN = {"ADMIN_EMAIL": "jefa@clinica.pe", "ADMIN_NOMBRES": "Ana", "ADMIN_APELLIDOS": "O'Higgins",
         "ADMIN_TIPO_DOCUMENTO": "DNI", "ADMIN_NUMERO_DOCUMENTO": "41000001", "ADMIN_PASSWORD": "RightHorse7Battery"}
# Where a service listens here, by what the templates call that: one task's loopback, its own address, its name.
BUS = {name: here for number, service in enumerate(("Auth", "Workflow", "Files", "Reports"), 5501)
       for here in [f"tcp://127.0.0.1:{free_port()}"]
       for name in (f"tcp://127.0.0.1:{number}", f"tcp://0.0.0.0:{number}", f"Bus.Outputs.Bus{service}")}
BUS_SECRET = secrets.token_hex(32)
NETWORK = {"Network.Outputs.VpcCidr": "10.20.0.0/16"}


def containers(template, task):
    conditions = {name: {"Fn::Equals": ["", "-"]} for name in read(template)["Conditions"]}
    found = dict(resources(read(template), "AWS::ECS::TaskDefinition"))[task]["ContainerDefinitions"]
    return {one["Name"]: one for one in evaluate(found, {**PSEUDO, **NETWORK}, conditions)}


def scaled_out_containers():
    found = scaled_out(**NETWORK)
    return {program: made["Task"]["ContainerDefinitions"][0] for program, (_, made) in found.items()}


def environment(container, stack, port):
    """What the container is given; what AWS alone has is that of the stack."""
    local = {**stack.settings(), "BUS_SECRET": BUS_SECRET, "UPLOAD_DIR": str(stack.run_dir / "uploads"), "FILE_STORAGE": "local"}
    given = {setting["Name"]: BUS.get(setting.get("Value"), setting.get("Value", ""))
             for setting in container["Environment"] + container["Secrets"]}
    here = [name for name in given if name in ("SESSION_SECRET", "BUS_SECRET", "FILE_STORAGE") or name.startswith("DB_URL")]
    given.update({name: local[name] for name in here if name in local})
    given.pop("DB_URL_SESSIONS", None)  # an account of IAM, which only RDS has
    sanitizer = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    return {**sanitizer, "PATH": f"{BUILD}:/usr/bin:/bin", "UPLOAD_DIR": local["UPLOAD_DIR"], "SPA_DIR": local["SPA_DIR"],
            "CMEP_PORT": str(port), "METRICS_PORT": "0", **given}


class Task:
    """The containers, whether they are one task or five."""

    def __init__(self, stack, containers):
        self.stack, self.containers, self.port, self.processes = stack, containers, free_port(), {}

    def environment(self, name):
        return environment(self.containers[name], self.stack, self.port)

    def is_healthy(self, name):
        kind, *command = self.containers[name]["HealthCheck"]["Command"]
        assert kind == "CMD"
        command = [f"{key}={BUS[value]}" if value in BUS else word for word in command
                   for key, _, value in [word.partition("=")]]
        done = subprocess.run(command, env=self.environment(name), cwd=self.stack.run_dir, capture_output=True, timeout=20)
        return done.returncode == 0

    def __enter__(self):
        with ExitStack() as started:
            for name, container in self.containers.items():
                log = started.enter_context(open(self.stack.run_dir / "log" / f"task-{name}.log", "ab"))
                self.processes[name] = subprocess.Popen(container["Command"], env=self.environment(name), cwd=self.stack.run_dir,
                                                        stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        return self

    def __exit__(self, *_):
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            process.wait(20)


@pytest.fixture(scope="module", params=["one task", "a service each"])
def task(request):
    found = containers("cmep.yaml", "Task") if request.param == "one task" else scaled_out_containers()
    with Stack() as stack, Task(stack, found) as task:
        for name in task.containers:
            wait_for(lambda: task.processes[name].poll() is not None or task.is_healthy(name), 60, f"{name} is healthy", pause=0.2)
            assert task.processes[name].poll() is None, stack.tail()
        yield task


def run(task, chore, **more):
    """A chore to its end, with the task's services in place of those that it has beside it on AWS."""
    secret = task.environment("gateway").get("BUS_SECRET", "")
    settings = {**environment(chore, task.stack, task.port), "BUS_SECRET": secret, **more}
    return subprocess.run(chore["Command"], env=settings, capture_output=True, text=True, timeout=60, cwd=task.stack.run_dir)


def test_the_first_account_is_made_as_the_template_says_and_signs_in_below_a_domain(task):
    chore = containers("blocks/chores.yaml", "CreateAdmin")["create-admin"]
    done = run(task, chore, **ADMIN)
    assert done.returncode == 0, done.stdout + done.stderr
    admin = Client(task)
    sent = {"email": ADMIN["ADMIN_EMAIL"], "password": ADMIN["ADMIN_PASSWORD"]}
    own, foreign = {"Origin": f"https://127.0.0.1:{task.port}"}, {"Origin": "https://evil.example"}
    assert admin.post("/auth/login", sent, foreign).status == 403
    answer = admin.post("/auth/login", sent, own)
    assert answer.status == 200
    cookie = answer.headers["Set-Cookie"]
    assert "SameSite=Lax" in cookie and "Secure" in cookie and "Domain" not in cookie


def test_a_second_attempt_says_conflict_which_is_what_deploy_looks_for(task):
    chore = containers("blocks/chores.yaml", "CreateAdmin")["create-admin"]
    run(task, chore, **ADMIN)
    done = run(task, chore, **ADMIN)
    assert done.returncode != 0 and "CONFLICT: " in done.stderr


def test_migrations_run_as_the_template_says(task):
    chore = containers("blocks/chores.yaml", "Migrate")["migrate"]
    done = run(task, chore)
    assert done.returncode == 0, done.stderr


def test_a_service_without_its_database_is_not_thrown_away(task):
    """Another task would not bring the database back."""
    pid = int((task.stack.run_dir / os.environ.get("CMEP_DATABASE", "mariadb") / "pid").read_text())
    os.kill(pid, signal.SIGSTOP)
    try:
        assert all(task.is_healthy(name) for name in task.containers)
    finally:
        os.kill(pid, signal.SIGCONT)
