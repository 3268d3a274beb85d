"""The check of all recorded answers, itself checked: it would be silent for ever if it saw nothing."""
import json
import struct

import pytest
from support import record

pytest.importorskip("jsonschema", reason="python3-jsonschema is not installed")

USER = {"user_id": 1, "user_email": "a@b.pe", "estado": "ACTIVO", "roles": ["ADMIN"], "permissions_extra": [],
        "display_name": "A B"}
FILES = ["test_a.py", "test_b.py"]


def check(folder, *answers, collected=()):
    """What record finds wrong with these answers to GET /auth/me."""
    lines = b""
    for status, value in answers:
        head, body = json.dumps(["GET", "/auth/me", status, "application/json"]).encode(), json.dumps(value).encode()
        lines += struct.pack("<II", len(head), len(body)) + head + body
    (folder / "1.answers").write_bytes(lines)
    for i, (files, whole) in enumerate(collected):
        (folder / f"{i}.collected").write_text(json.dumps({"files": files, "whole": whole}))
    return record._check(folder, FILES)


def me(**fields):
    return 200, {"ok": True, "data": {"user": {**USER, **fields}}}


def test_good_answers_are_good(tmp_path):
    refused = 401, {"ok": False, "error": {"code": "UNAUTHENTICATED", "message": "No"}}
    assert check(tmp_path, me(), me(user_id=99, display_name="Otro"), refused) == []


@pytest.mark.parametrize("fields", [{"user_id": "1"}, {"user_id": None}, {"user_id": 1.5}, {"user_id": 0}, {"user_id": -7},
                                    {"estado": "Activo"}, {"estado": None}, {"roles": ["JEFE"]}, {"roles": "ADMIN"},
                                    {"roles": ["ADMIN", 5]}, {"user_email": 5}], ids=str)
def test_an_answer_of_another_form_is_found_among_good_ones(tmp_path, fields):
    assert len(check(tmp_path, me(), me(**fields), me())) == 1


def test_a_missing_field_and_a_success_that_says_it_failed_are_found(tmp_path):
    less = me()
    del less[1]["data"]["user"]["estado"]
    assert len(check(tmp_path, less)) == 1
    assert len(check(tmp_path, (200, {"ok": False, "error": {"code": "X", "message": "x"}}))) == 1


def test_only_the_whole_suite_has_to_exercise_every_operation(tmp_path):
    assert check(tmp_path, me(), collected=[(["test_a.py"], True), (["test_a.py"], True)]) == []
    assert check(tmp_path, me(), collected=[(FILES, True), (FILES, False)]) == []
    missed = check(tmp_path, me(), collected=[(FILES, True), (FILES, True)])
    assert "POST /solicitudes: no test was ever answered a success" in missed
    assert not [line for line in missed if "/auth/me" in line]


def test_a_run_without_answers_says_nothing(tmp_path):
    assert check(tmp_path) is None
