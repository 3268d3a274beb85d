"""deploy.sh, with an `aws`, a `docker` and others in PATH that write down how they were called and fail where they are told."""
import json
import os
import re
import subprocess
from pathlib import Path

import pytest

DEPLOY = Path(__file__).resolve().parents[2] / "infra/aws/deploy.sh"
STEPS = ["registry", "build", "push", "stack", "migrate", "release", "spa", "invalidate", "create-admin"]
ADMIN = {"ADMIN_EMAIL": "jefa@cmep.example", "ADMIN_NOMBRES": 'María "Mari"', "ADMIN_APELLIDOS": "O'Higgins Ríos",
         "ADMIN_TIPO_DOCUMENTO": "DNI", "ADMIN_NUMERO_DOCUMENTO": "41000001"}

# Answers what deploy.sh asks for; FAKE_FAIL is a regular expression of calls that fail, FAKE_EXIT what a chore ended with.
FAKE = r"""#!/bin/bash
call="${0##*/} $*"
echo "$call" >>"$FAKE_LOG"
[[ -z ${VITE_API_URL-} ]] || echo "npx is given $VITE_API_URL" >>"$FAKE_LOG"
if [[ -n ${FAKE_FAIL-} && $call =~ $FAKE_FAIL ]]; then echo "told to fail: $call" >&2; exit 9; fi
case $call in
    *"OutputKey=='RepositoryUri'"*) echo 1234.dkr.ecr.sa-east-1.amazonaws.com/cmep-registry ;;
    *"OutputKey=='Url'"*) echo https://cmep.example ;;
    *"OutputKey=='ApiUrl'"*) echo "${FAKE_API-https://cmep.example/api}" ;;
    *"OutputKey=='SlicePasswords'"*) echo arn:auth arn:workflow arn:files arn:reports ;;
    *OutputKey==*) [[ $call =~ OutputKey==\'([A-Za-z]+) ]] && echo "the-${BASH_REMATCH[1]}" ;;
    *describe-managed-prefix-lists*) echo pl-123 ;;
    *describe-images*) [[ -n ${FAKE_PUSHED-} ]] ;;
    *get-random-password*) echo "secret-$RANDOM$RANDOM" ;;
    *put-secret-value*|*modify-db-instance*) cat >>"$FAKE_LOG.stdin"; echo >>"$FAKE_LOG.stdin" ;;
    *"ecs run-task"*) echo arn:aws:ecs:task/abc ;;
    *exitCode*) echo "${FAKE_EXIT-0}" ;;
    *get-log-events*) echo "${FAKE_SAID-workflow/0001.sql, step 1}" ;;
    "docker login"*) cat >/dev/null ;;
esac
"""


class Run:
    def __init__(self, folder, *arguments, version="v7", **environment):
        log, programs = folder / "calls", folder / "bin"
        for left in (log, folder / "calls.stdin"):
            left.unlink(missing_ok=True)
        programs.mkdir(exist_ok=True)
        for name in ("aws", "docker", "make", "curl", "npx"):
            (programs / name).write_text(FAKE)
            (programs / name).chmod(0o755)
        own = {"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(folder), "AWS_REGION": "sa-east-1", "FAKE_LOG": str(log),
               "LC_ALL": "C.UTF-8"}
        done = subprocess.run([DEPLOY, *arguments], env={**own, **({"VERSION": version} if version else {}), **environment},
                              capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr
        self.calls = log.read_text().splitlines() if log.exists() else []
        given = folder / "calls.stdin"
        self.given = given.read_text() if given.exists() else ""

    def did(self, *words):
        """The calls that have all of the words in them."""
        return [call for call in self.calls if all(word in call for word in words)]


@pytest.fixture
def deploy(tmp_path):
    return lambda *arguments, **environment: Run(tmp_path, *arguments, **environment)


def steps_said(text):
    return [line for line in text.splitlines() if line in [*STEPS, "rotate"]]


# ---- the plan

def test_the_plan_says_every_step_and_does_nothing(deploy):
    planned = deploy("--plan", **ADMIN)
    assert planned.code == 0 and planned.calls == [], planned.err
    assert steps_said(planned.out) == STEPS
    for words in ("registry.yaml", "docker build", "docker push", "--parameter-overrides NextVersion=v7", "<Migrate>",
                  "--parameter-overrides Version=v7", "s3 sync", "create-invalidation", "<CreateAdmin>"):
        assert words in planned.out, words


ASKS = re.compile(r"describe-|get-caller-identity|get-log-events|get-login-password|get-random-password|docker login|npx is given")


def deeds(calls):
    """The first words of each call that does something; what it is done to may be known only then."""
    return [" ".join(call.split()[:2 if call.startswith("docker") else 3]) for call in calls if not ASKS.search(call)]


def test_what_is_done_is_what_was_planned(deploy):
    planned, done = deploy("--plan", **ADMIN), deploy(**ADMIN)
    assert done.code == 0, done.err
    said = re.findall(r"^  (?:env .* )?((?:aws|docker|make|curl|npx) .*)$", planned.out, re.MULTILINE)
    assert deeds(done.calls) == deeds(said)


def test_a_plan_of_one_step_is_that_step(deploy):
    planned = deploy("--plan", "migrate")
    assert steps_said(planned.out) == ["migrate"] and "run-task" in planned.out and "docker" not in planned.out


@pytest.mark.parametrize("wrong", [["--set", "domain"], ["deploy"], ["--set"]])
def test_what_it_does_not_know_it_does_not_begin(deploy, wrong):
    refused = deploy(*wrong)
    assert refused.code == 1 and refused.calls == [] and refused.err


def test_no_region_is_told_before_anything_is_done(deploy):
    refused = deploy("registry", AWS_REGION="", AWS_DEFAULT_REGION="")
    assert refused.code == 1 and "no region" in refused.err and not refused.did("deploy")


# ---- doing

def test_the_tables_are_changed_before_the_new_version_serves(deploy):
    done = deploy(**ADMIN)
    order = [done.calls.index(done.did(*words)[0]) for words in (
        ["docker push"], ["cloudformation deploy", "NextVersion=v7"], ["run-task", "the-Migrate"],
        ["cloudformation deploy", " Version=v7"], ["s3 sync"], ["create-invalidation"], ["run-task", "the-CreateAdmin"])]
    assert order == sorted(order)
    assert "serves at https://cmep.example" in done.out


def test_a_version_that_is_there_is_not_pushed_again(deploy):
    done = deploy("push", FAKE_PUSHED="yes")
    assert done.code == 0 and not done.did("docker push") and done.did("s3 cp", "lambda/v7.zip")


def test_rolling_back_is_a_release_of_the_version_before(deploy):
    done = deploy("release", version="v6")
    assert done.code == 0 and done.did("cloudformation deploy", " Version=v6") and not done.did("run-task")


def test_parameters_are_given_to_the_template(deploy):
    done = deploy("--set", "DomainName=cmep.example", "stack")
    assert done.did("cloudformation deploy", "DomainName=cmep.example", "CloudFrontPrefixList=pl-123")


@pytest.mark.parametrize("api,built_for", [("https://cmep.example/api", "/api"), ("https://api.cmep.example", "https://api.cmep.example")])
def test_the_application_is_built_for_where_its_api_is(deploy, api, built_for):
    done = deploy("spa", FAKE_API=api)
    assert done.code == 0 and f"npx is given {built_for}" in done.calls


def test_app_runner_has_the_image_of_all_programs_and_no_load_balancer(deploy):
    done = deploy("build", "push", "stack", WAY="apprunner")
    assert done.did("docker build", "IMAGE=cmep-single:v7", "cmep-registry:v7-single") and done.did("docker push", ":v7-single")
    assert not done.did("CloudFrontPrefixList")


def test_scaled_out_it_is_the_same_steps_with_another_template(deploy):
    planned, usual = deploy("--plan", WAY="scaleout", **ADMIN), deploy("--plan", **ADMIN)
    assert planned.code == 0 and planned.calls == [], planned.err
    assert planned.out == usual.out.replace("cmep.yaml", "scaleout.yaml")
    done = deploy("stack", WAY="scaleout")
    assert done.did("cloudformation deploy", "scaleout.yaml", "CloudFrontPrefixList=pl-123", "Architecture=")


def test_a_way_that_is_none_is_told_before_anything_is_done(deploy):
    refused = deploy(WAY="fargate")
    assert refused.code == 1 and refused.calls == [] and "scaleout" in refused.err


# ---- chores and secrets

def test_a_name_with_quotes_reaches_the_first_account(deploy):
    done = deploy("create-admin", **ADMIN)
    call, = done.did("run-task", "the-CreateAdmin")
    overrides = json.loads(call.split("--overrides ", 1)[1].split(" --query")[0])
    environment, = [one["environment"] for one in overrides["containerOverrides"]]
    assert {one["name"]: one["value"] for one in environment} == ADMIN


def test_the_first_account_that_is_there_already_is_no_failure(deploy):
    again = deploy("create-admin", FAKE_EXIT="1", FAKE_SAID="CONFLICT: el correo ya existe", **ADMIN)
    assert again.code == 0 and "there already" in again.out
    failed = deploy("create-admin", FAKE_EXIT="1", FAKE_SAID="VALIDATION_ERROR: ...", **ADMIN)
    assert failed.code != 0 and "VALIDATION_ERROR" in failed.out


def test_a_migration_that_fails_fails_and_nothing_is_released(deploy):
    failed = deploy(FAKE_EXIT="1", FAKE_SAID="workflow/0009.sql, step 2: Duplicate column", **ADMIN)
    assert failed.code != 0 and "Duplicate column" in failed.out
    assert not failed.did("cloudformation deploy", " Version=v7")
    assert "deploy.sh migrate release spa invalidate create-admin" in failed.err


def test_a_rotation_writes_five_passwords_and_shows_none(deploy):
    done = deploy("rotate")
    assert done.code == 0, done.err
    assert len(done.did("put-secret-value")) == 5 and done.did("modify-db-instance") and done.did("run-task", "the-Migrate")
    passwords = set(re.findall(r"secret-\d+", done.given))
    assert len(passwords) == 5 and not [one for one in passwords if one in "\n".join(done.calls) + done.out + done.err]
    changed = done.calls.index(done.did("cloudformation deploy", "Rotation=")[0])
    assert done.calls.index(done.did("put-secret-value")[-1]) < changed < done.calls.index(done.did("run-task")[0])


# ---- what fails says how to go on

FAILS = {"registry": "registry.yaml", "build": "docker build", "push": "docker push", "stack": "NextVersion",
         "migrate": "run-task .*the-Migrate", "release": " Version=v7", "spa": "s3 sync", "invalidate": "create-invalidation",
         "create-admin": "run-task .*the-CreateAdmin"}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_fails_says_how_to_go_on_and_what_follows_is_not_done(deploy, step):
    failed = deploy("--set", "DomainName=cmep.example", FAKE_FAIL=FAILS[step], **ADMIN)
    assert failed.code != 0 and f"the step {step} failed" in failed.err
    rest = " ".join(STEPS[STEPS.index(step):])
    assert f"VERSION=v7 STACK=cmep WAY=cmep infra/aws/deploy.sh --set 'DomainName=cmep.example' {rest}" in failed.err
    assert steps_said(failed.out) == STEPS[:STEPS.index(step) + 1]


def test_going_on_as_it_says_does_the_rest(deploy):
    failed = deploy(FAKE_FAIL="docker push", **ADMIN)
    said = failed.err.rpartition("infra/aws/deploy.sh ")[2].split()
    done = deploy(*said, **ADMIN)
    assert done.code == 0 and not done.did("docker build") and done.did("docker push") and done.did("create-invalidation")


def test_a_change_that_is_not_committed_is_not_deployed_under_a_commits_name(deploy, tmp_path):
    git = tmp_path / "bin"
    git.mkdir()
    (git / "git").write_text("#!/bin/sh\necho v7-2-gabc-dirty\n")
    os.chmod(git / "git", 0o755)
    refused = deploy("registry", version=None)
    assert refused.code == 1 and "not committed" in refused.err and not refused.calls
