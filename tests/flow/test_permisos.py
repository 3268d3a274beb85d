"""The policy as an ADMIN reads it, whatever a clinic's own file leaves out; and the doors that need no key."""
import json

import pytest
from support.client import EMAILS, ROLES, STATES, Client


def test_all_states_of_all_roles_are_there_empty_ones_too(admin):
    served = admin.get("/admin/permisos").data
    assert {rol: set(states) for rol, states in served.items()} == {rol: set(STATES) for rol in ROLES}
    assert served["OPERADOR"]["CERRADO"] == served["GESTOR"]["CANCELADO"] == []
    assert all(isinstance(actions, list) and len(set(actions)) == len(actions)
               for states in served.values() for actions in states.values())


def test_what_a_clinics_file_does_not_mention_is_allowed_to_nobody(own_stack, tmp_path):
    """A role without a word, a state without a word."""
    file = tmp_path / "policy.json"
    file.write_text(json.dumps({"ADMIN": {"REGISTRADO": ["EDITAR_DATOS"]}, "GESTOR": {}}))
    stack = own_stack(file)
    admin = Client(stack).login(EMAILS["ADMIN"])
    served = admin.get("/admin/permisos").data
    expected = {rol: {estado: [] for estado in STATES} for rol in ROLES}
    expected["ADMIN"]["REGISTRADO"] = ["EDITAR_DATOS"]
    assert served == expected


@pytest.mark.parametrize("route", ["/health", "/ready", "/version", "/openapi.json", "/docs"])
def test_the_open_routes_need_no_session_and_mind_no_dead_one(stack, route):
    assert Client(stack).get(route).status == 200
    assert Client(stack, "muerta").get(route).status == 200


def test_what_is_open_is_not_kept_by_a_cache_when_it_tells_the_moment(stack):
    for route in ("/health", "/ready", "/version"):
        assert "no-store" in Client(stack).get(route).headers["Cache-Control"]
