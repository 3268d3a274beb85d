"""The Lambda that deletes expired sessions: a database that fills up, or a sign-in that waits for a broom."""
import json
import os
import re
import subprocess
import threading
import time
import zipfile
from urllib.parse import quote, urlsplit

import pymysql
import pytest
from support import emf
from support.certificates import Authority
from support.client import EMAILS, Client
from support.lambda_api import LambdaApi
from support.rds import Rds
from support.stack import BUILD, ROOT, Stack
from support.usuarios import crear, entrar

SESSIONS = int(os.environ.get("CMEP_LAMBDA_SESSIONS", "20000"))  # before an issue is called resolved: 1000000
ACCOUNT, PASSWORD = "cmep_sessions", "only-of-tests"
REGION, KEYS = "us-east-1", ("ASIAEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "IQoJb3JpZ2luX2Vj//EXAMPLE+token==")
BATCH = 500


@pytest.fixture(scope="module")
def stack():
    with Stack(BCRYPT_COST="4", REQUEST_TIMEOUT_MS="8000") as stack:
        done = migrate(stack, DB_URL_SESSIONS=url_of(stack))
        assert done.returncode == 0, done.stderr
        yield stack


def url_of(stack, socket_path=None):
    """What the account of the Lambda signs in with, with a password."""
    url = urlsplit(stack.settings()["DB_URL_AUTH"])
    query = f"unix_socket={quote(str(socket_path or stack.database_socket()))}"
    return f"mysql://{ACCOUNT}:{PASSWORD}@localhost{url.path}?{query}"


def migrate(stack, **environment):
    return subprocess.run([BUILD / "cmepctl", "migrate"], env={**stack.environment, **stack.settings(), **environment},
                          capture_output=True, text=True, timeout=60)


def expire(stack, count):
    """Makes that many sessions that have expired, at all sorts of times."""
    stack.sql("INSERT INTO sessions (session_id, user_id, created_at, last_seen_at, expires_at)"
              " WITH RECURSIVE digit AS (SELECT 0 AS d UNION ALL SELECT d + 1 FROM digit WHERE d < 9)"
              " SELECT SHA2(CONCAT(UUID(), n), 256), 1, UTC_TIMESTAMP(6) - INTERVAL 3 DAY, UTC_TIMESTAMP(6) - INTERVAL 3 DAY,"
              "  UTC_TIMESTAMP(6) - INTERVAL 1 HOUR - INTERVAL n * 7 %% 100000 SECOND"
              " FROM (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d AS n"
              "  FROM digit a, digit b, digit c, digit e, digit f, digit g) t WHERE n < %s", count)


def expired(stack):
    return stack.sql("SELECT COUNT(*) AS n FROM sessions WHERE expires_at < UTC_TIMESTAMP(6)")[0]["n"]


@pytest.fixture
def lambda_of(stack, tmp_path):
    """Starts it with such an environment."""
    return lambda **environment: LambdaApi(tmp_path / "lambda.log", **{"DB_URL_SESSIONS": url_of(stack), **environment})


# -- what it does ----------------------------------------------------------------------------------------------------

def test_expired_sessions_go_and_open_ones_stay(stack, lambda_of):
    gestor = Client(stack).login(EMAILS["GESTOR"])
    expire(stack, 3 * BATCH + 17)
    before = expired(stack)
    with lambda_of() as api:
        answer = api.invoke()
        assert answer == {"deleted": before, "batches": answer["batches"], "complete": True}
        assert before / BATCH <= answer["batches"] <= 2 * before / BATCH + 1
        assert expired(stack) == 0
        assert gestor.get("/auth/me").status == 200


def test_one_process_serves_many_invocations_and_tells_each_in_its_log(stack, lambda_of):
    with lambda_of() as api:
        for count in (1, 0, 2 * BATCH, 5):
            expire(stack, count)
            assert api.invoke(event=b'{"source":"aws.events"}')["deleted"] == count
        figures = emf.parse(api.log())
        said = [json.loads(line) for line in api.log().splitlines() if '"sessions_deleted"' in line]
    assert [(line["Runs"], line["SessionsDeleted"]) for line in figures] == [(1, 1), (1, 0), (1, 2 * BATCH), (1, 5)]
    assert {line["Service"] for line in figures} == {"sessions-lambda"}
    assert [line["deleted"] for line in said] == [1, 0, 2 * BATCH, 5]
    assert {line["request_id"] for line in said} == set(api.answers)


def test_what_does_not_fit_before_the_deadline_is_left_for_the_next_time(stack, lambda_of):
    expire(stack, 4000)
    with lambda_of() as api:
        begin = time.monotonic()
        first = api.invoke(seconds=3.03)
        assert time.monotonic() - begin < 2 and not first["complete"]
        assert expired(stack) == 4000 - first["deleted"] > 0
        rest = api.invoke()
        assert (rest["deleted"], rest["complete"]) == (4000 - first["deleted"], True)


def test_sessions_that_expire_at_the_very_same_moment_are_still_deleted_in_batches(stack, lambda_of):
    expire(stack, 3 * BATCH)
    stack.sql("UPDATE sessions SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 DAY WHERE expires_at < UTC_TIMESTAMP(6)")
    with lambda_of() as api:
        assert api.invoke() == {"deleted": 3 * BATCH, "batches": 3, "complete": True}


def lock_waits(stack):
    """Milliseconds that statements have waited for rows."""
    return int(stack.sql("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_time'")[0]["Value"])


def test_sign_ins_go_on_while_very_many_are_deleted(stack, lambda_of):
    """CMEP_LAMBDA_SESSIONS of them. The account is new, since its password then costs next to nothing (BCRYPT_COST)."""
    account = crear(Client(stack).login(EMAILS["ADMIN"]))

    def sign_in():
        begin = time.monotonic()
        entrar(stack, account).close()
        return time.monotonic() - begin

    quiet = [sign_in() for _ in range(20)]
    for _ in range(-(-SESSIONS // 1_000_000)):
        expire(stack, min(SESSIONS, 1_000_000))
    before, waited, beside, done = expired(stack), lock_waits(stack), [], threading.Event()

    def sign_in_all_the_time():
        while not done.is_set():
            beside.append(sign_in())

    with lambda_of() as api:
        thread = threading.Thread(target=sign_in_all_the_time)
        thread.start()
        begin = time.monotonic()
        try:
            answer = api.invoke(seconds=900)
        finally:
            took = time.monotonic() - begin
            done.set()
            thread.join()
    # Each sign-in takes up to 20 of the oldest with it.
    assert answer["complete"] and before - 20 * len(beside) <= answer["deleted"] <= before
    assert expired(stack) == 0
    beside.sort()
    waited = lock_waits(stack) - waited
    print(f"{answer['deleted']} sessions in {took:.1f} s, {answer['batches']} batches; {len(beside)} sign-ins beside:"
          f" median {beside[len(beside) // 2] * 1000:.0f} ms, longest {beside[-1] * 1000:.0f} ms;"
          f" alone: median {sorted(quiet)[10] * 1000:.0f} ms, longest {max(quiet) * 1000:.0f} ms; {waited} ms of waiting for rows")
    assert len(beside) >= 5, "sign-ins hardly went on"
    assert waited < 500, "they waited for each other's rows"
    assert beside[len(beside) // 2] < 4 * sorted(quiet)[10] + 0.1
    assert beside[-1] < max(quiet) + 4


def test_a_batch_reads_the_index_from_its_end_and_no_more_than_it_deletes(stack):
    source = re.sub(r'"\s+"', "", (ROOT / "infra/aws/lambda/sessions.c").read_text())
    statements = re.findall(r'"((?:SELECT|DELETE) [^"]* sessions [^"]*)"', source)
    assert len(statements) == 2
    expire(stack, 20 * BATCH)
    stack.sql("ANALYZE TABLE sessions")
    to = stack.sql("SELECT UTC_TIMESTAMP(6) AS now")[0]["now"]
    edge = stack.sql("SELECT expires_at FROM sessions WHERE expires_at < %s ORDER BY expires_at DESC LIMIT 1 OFFSET 499", to)[0]["expires_at"]
    for statement in statements:
        values = [edge, to, BATCH] if statement.startswith("DELETE") else [to, BATCH - 1]
        plan, = stack.sql("EXPLAIN FORMAT=TRADITIONAL " + statement.replace("?", "%s"), *values)
        assert plan["key"] == "por_vencimiento" and plan["type"] == "range" and "filesort" not in (plan["Extra"] or ""), statement
    assert int(plan["rows"]) <= 2 * BATCH
    stack.sql(f"DELETE FROM sessions WHERE expires_at < UTC_TIMESTAMP(6) LIMIT {20 * BATCH}")


# -- what goes wrong --------------------------------------------------------------------------------------------------

def test_a_database_that_is_down_is_told_and_the_next_invocation_finds_it_again(stack, lambda_of):
    door = stack.run_dir / "door.sock"
    expire(stack, 3)
    with lambda_of(DB_URL_SESSIONS=url_of(stack, door)) as api:
        kind, message = api.fail()
        assert kind == "DatabaseUnavailable" and str(door) in message
        door.symlink_to(stack.database_socket())
        assert api.invoke()["deleted"] == 3
        door.unlink()
        assert api.fail()[0] == "DatabaseUnavailable"
        assert api.process.poll() is None
        assert [line["Runs"] for line in emf.parse(api.log())] == [1], "an alarm counts what succeeded"
        assert PASSWORD not in api.log()


def test_a_right_that_is_missing_is_told(stack, lambda_of):
    stack.sql(f"REVOKE DELETE ON sessions FROM {ACCOUNT}@'%'")
    try:
        with lambda_of() as api:
            assert api.fail()[0] == "DatabaseError"
            assert "DELETE" in api.log() and api.process.poll() is None
    finally:
        assert migrate(stack, DB_URL_SESSIONS=url_of(stack)).returncode == 0


@pytest.mark.parametrize("environment, word", [
    ({"DB_URL_SESSIONS": ""}, "DB_URL_SESSIONS"),
    ({"DB_URL_SESSIONS": "mysql://host/cmep"}, "DB_URL_SESSIONS"),
    ({"DB_URL_SESSIONS": "mysql://cmep_sessions@db.example:3306/cmep"}, "ssl-ca"),
    ({"DB_URL_SESSIONS": "mysql://cmep_sessions@db.example:3306/cmep?ssl-ca=/ca.pem"}, "AWS_REGION"),
])
def test_a_setting_that_is_missing_is_named_at_each_invocation(lambda_of, environment, word):
    with lambda_of(**environment) as api:
        for _ in range(2):
            kind, message = api.fail()
            assert kind == "Misconfigured" and word in message


def test_it_ends_when_there_is_no_runtime_any_more(lambda_of):
    with lambda_of() as api:
        api.invoke()
        assert api.end() != 0 and "runtime_api" in api.log()


# -- who it is --------------------------------------------------------------------------------------------------------

def test_its_account_may_do_nothing_but_look_at_sessions_and_delete_them(stack):
    account = pymysql.connect(unix_socket=stack.database_socket(), user=ACCOUNT, password=PASSWORD, database="cmep", autocommit=True)
    with account, account.cursor() as cursor:
        assert cursor.execute("SELECT COUNT(*) FROM sessions") == 1
        for refused in ("SELECT 1 FROM users", "UPDATE sessions SET user_id = 1", "INSERT INTO sessions (session_id) VALUES ('x')",
                        "DELETE FROM users", "SELECT 1 FROM solicitud_cmep", "DROP TABLE sessions"):
            with pytest.raises(pymysql.MySQLError) as denied:
                cursor.execute(refused)
            assert denied.value.args[0] in (1142, 1143), refused


def test_without_a_password_the_account_is_one_of_iam_which_no_other_database_has(stack):
    """So far as it can be seen without RDS: the server is asked for RDS's own plugin."""
    done = migrate(stack, DB_URL_SESSIONS="mysql://cmep_by_iam@localhost/cmep")
    assert done.returncode != 0 and "DB_URL_SESSIONS" in done.stderr and "AWSAuthenticationPlugin" in done.stderr


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("rds"))


@pytest.fixture
def rds(stack, authority):
    """As RDS would sign the Lambda in."""
    def connect():
        return pymysql.connect(unix_socket=stack.database_socket(), user=ACCOUNT, password=PASSWORD, database="cmep",
                               charset="utf8mb4", autocommit=True, client_flag=pymysql.constants.CLIENT.FOUND_ROWS)
    with Rds(authority.issue("IP:127.0.0.1"), ACCOUNT, REGION, KEYS, connect) as rds:
        yield rds


def by_iam(rds, authority, **environment):
    return {"DB_URL_SESSIONS": f"mysql://{ACCOUNT}@127.0.0.1:{rds.port}/cmep?ssl-ca={authority.path}", "AWS_REGION": REGION,
            "AWS_ACCESS_KEY_ID": KEYS[0], "AWS_SECRET_ACCESS_KEY": KEYS[1], "AWS_SESSION_TOKEN": KEYS[2], **environment}


def test_a_token_signs_it_in_that_iam_takes_a_new_one_each_time(stack, lambda_of, rds, authority):
    with lambda_of(**by_iam(rds, authority)) as api:
        for count in (BATCH + 3, 2):
            expire(stack, count)
            assert api.invoke()["deleted"] == count
            time.sleep(1.1)  # a token names the second in which it was signed
    assert rds.refusals == [] and len(set(rds.tokens)) == 2
    assert "X-Amz-" not in api.log() and KEYS[1] not in api.log()


@pytest.mark.parametrize("environment", [{"AWS_SECRET_ACCESS_KEY": "another"}, {"AWS_REGION": "sa-east-1"},
                                         {"AWS_SESSION_TOKEN": ""}], ids=["key", "region", "session token"])
def test_what_iam_does_not_take_is_an_error_that_says_who_was_refused(lambda_of, rds, authority, environment):
    with lambda_of(**by_iam(rds, authority, **environment)) as api:
        kind, message = api.fail()
    assert kind == "DatabaseUnavailable" and "denied" in message and ACCOUNT in message and rds.refusals


def test_a_token_goes_to_nobody_whom_the_ca_does_not_vouch_for(lambda_of, rds, tmp_path):
    with lambda_of(**by_iam(rds, Authority(tmp_path, "another"))) as api:
        assert api.fail()[0] == "DatabaseUnavailable"
    assert rds.tokens == []


# -- what is deployed ---------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """The unpacked zip, as Lambda has it."""
    folder = tmp_path_factory.mktemp("lambda")
    ca = folder / "bundle.pem"
    ca.write_text("the bundle\n")
    subprocess.run([ROOT / "infra/aws/lambda/pack.sh", BUILD / "cmep-sessions-lambda", folder / "packed"], check=True,
                   env={**os.environ, "RDS_CA": str(ca)}, stdout=subprocess.DEVNULL)
    with zipfile.ZipFile(folder / "packed.zip") as packed:
        for entry in packed.infolist():
            path = packed.extract(entry, folder / "task")
            os.chmod(path, entry.external_attr >> 16 & 0o777 or 0o755)
    return folder / "task"


def test_the_package_brings_all_that_it_loads(package):
    loader = package / "lib/loader"
    for program in (package / "cmep-sessions-lambda", *(package / "lib/plugin").iterdir()):
        listed = subprocess.run([loader, "--library-path", package / "lib", "--list", program], capture_output=True, text=True,
                                check=True).stdout
        found = [line.split(" => ")[1].split(" (")[0] for line in listed.splitlines() if " => " in line]
        assert found and all(path.startswith(f"{package}/lib/") for path in found), listed
    assert (package / "rds-ca.pem").read_text() == "the bundle\n"


def test_the_package_works_by_its_own_bootstrap(stack, lambda_of, package, rds, authority):
    expire(stack, 4)
    with lambda_of(program=package / "bootstrap", **by_iam(rds, authority)) as api:
        assert api.invoke()["deleted"] == 4
        maps = open(f"/proc/{api.process.pid}/maps").read()
    loaded = {line.split()[-1] for line in maps.splitlines() if ".so" in line}
    assert loaded and all(path.startswith(f"{package}/") for path in loaded), loaded
