"""Who may do what in which state: every cell of both profiles, as 1-domain.md draws them."""
import json
import os
import subprocess

import pytest
from support.client import (EMAILS, ROLES, STATES, Client, detalle, empleado, nuevo_usuario, pago, path, registrar,
                            solicitud_en)
from support.stack import BUILD, ROOT

CODES = {"ED": "EDITAR_DATOS", "AG": "ASIGNAR_GESTOR", "CG": "CAMBIAR_GESTOR", "RP": "REGISTRAR_PAGO",
         "AM": "ASIGNAR_MEDICO", "CM": "CAMBIAR_MEDICO", "CE": "CERRAR", "CA": "CANCELAR", "OV": "OVERRIDE"}

TABLES = {
    "default": """
                    | ADMIN                | OPERADOR       | GESTOR            | MEDICO
    REGISTRADO      | ED AG CA CG CM       | ED AG CA CG CM | ED CA CG CM       | ED CA CG CM
    ASIGNADO_GESTOR | ED RP CA CG CM       | ED CA CG CM    | ED RP CA CG CM    | ED CA CG CM
    PAGADO          | ED RP AM CA CG CM    | ED CA CG CM    | ED RP AM CA CG CM | ED CA CG CM
    ASIGNADO_MEDICO | ED RP CE CA CG CM    | ED CA CG CM    | ED RP CA CG CM    | ED CE CA CG CM
    CERRADO         | OV                   |                |                   |
    CANCELADO       | OV                   |                |                   |
    """,
    "amended": """
                    | ADMIN                | OPERADOR          | GESTOR            | MEDICO
    REGISTRADO      | ED AG RP CA CG CM    | ED AG RP CA CG CM | ED RP CA CG CM    | ED RP CA CG CM
    ASIGNADO_GESTOR | ED RP AM CA CG CM    | ED RP CA CG CM    | ED RP AM CA CG CM | ED CA CG CM
    PAGADO          | ED RP AM CA CG CM    | ED RP CA CG CM    | ED RP AM CA CG CM | ED CA CG CM
    ASIGNADO_MEDICO | ED RP CE CA CG CM    | ED RP CA CG CM    | ED RP CA CG CM    | ED CE CA CG CM
    CERRADO         | OV ED RP CE CA CG CM |                   |                   |
    CANCELADO       | OV ED RP CA CG CM    |                   |                   |
    """,
}
# Allowed, and yet a conflict: the request is final in that very way.
CONFLICTS = {("CERRADO", "CERRAR"), ("CANCELADO", "CANCELAR")}


def policy(profile):
    """{rol: {estado: [accion]}}, the actions sorted."""
    head, *lines = [line.split("|") for line in TABLES[profile].strip("\n ").splitlines()]
    roles = [cell.strip() for cell in head[1:]]
    return {rol: {line[0].strip(): sorted(CODES[code] for code in line[column].split()) for line in lines}
            for column, rol in enumerate(roles, start=1)}


POLICY = {profile: policy(profile) for profile in TABLES}


@pytest.fixture(scope="session")
def people(request):
    """The signed-in roles of a profile's stack: people("amended")["GESTOR"]."""
    made, missing = {}, {}

    def people(profile):
        if profile in missing:  # a fixture that skipped is not to be asked for again
            pytest.skip(missing[profile])
        if profile not in made:
            try:
                stack = request.getfixturevalue("stack" if profile == "default" else profile)
            except pytest.skip.Exception as skipped:
                missing[profile] = str(skipped)
                raise
            made[profile] = {rol: Client(stack).login(EMAILS[rol]) for rol in ROLES}, stack
        return made[profile]
    return people


def act(client, solicitud_id, accion):
    """Tries the action with a good body."""
    gestor = {"persona_id_gestor": empleado(client, "GESTOR")}
    medico = {"persona_id_medico": empleado(client, "MEDICO")}
    route, body = {
        "EDITAR_DATOS": ("", {"comentario": "editado"}),
        "ASIGNAR_GESTOR": ("asignar-gestor", gestor),
        "CAMBIAR_GESTOR": ("cambiar-gestor", gestor),
        "REGISTRAR_PAGO": ("registrar-pago", pago()),
        "ASIGNAR_MEDICO": ("asignar-medico", medico),
        "CAMBIAR_MEDICO": ("cambiar-medico", medico),
        "CERRAR": ("cerrar", {}),
        "CANCELAR": ("cancelar", {}),
        "OVERRIDE": ("override", {"motivo": "error", "accion": "EDITAR_DATOS", "payload": {"comentario": "editado"}}),
    }[accion]
    return client.request("PATCH" if accion == "EDITAR_DATOS" else "POST", path(solicitud_id, route), body)


def snapshot(stack, client, solicitud_id):
    """All that an action could change: the detail and the rows behind it."""
    tables = ("solicitud_cmep", "solicitud_asignacion", "pago_solicitud", "solicitud_estado_historial",
              "resultado_medico")
    return detalle(client, solicitud_id), [
        stack.sql(f"SELECT * FROM {table} WHERE solicitud_id = %s ORDER BY 1", solicitud_id) for table in tables]


def test_the_tables_of_this_test_say_what_the_text_says():
    """The amended profile, from the default one and the sentences of 1-domain.md about it."""
    amended = policy("default")
    for rol in ROLES:
        amended[rol]["REGISTRADO"].append("REGISTRAR_PAGO")
    for estado in STATES:
        if "REGISTRAR_PAGO" in amended["GESTOR"][estado] and "REGISTRAR_PAGO" not in amended["OPERADOR"][estado]:
            amended["OPERADOR"][estado].append("REGISTRAR_PAGO")
    for rol in ("ADMIN", "GESTOR"):
        amended[rol]["ASIGNADO_GESTOR"].append("ASIGNAR_MEDICO")
    amended["ADMIN"]["CERRADO"] += [CODES[code] for code in "ED RP CE CA CG CM".split()]
    amended["ADMIN"]["CANCELADO"] += [CODES[code] for code in "ED RP CA CG CM".split()]
    assert POLICY["amended"] == {rol: {estado: sorted(actions) for estado, actions in states.items()}
                                 for rol, states in amended.items()}


@pytest.mark.parametrize("profile", POLICY)
def test_admin_reads_the_policy_in_force(people, profile):
    clients, _ = people(profile)
    served = clients["ADMIN"].get("/admin/permisos").data
    assert {rol: {estado: sorted(actions) for estado, actions in states.items()}
            for rol, states in served.items()} == POLICY[profile]
    assert {rol: clients[rol].get("/admin/permisos").status for rol in ROLES if rol != "ADMIN"} == {
        "OPERADOR": 403, "GESTOR": 403, "MEDICO": 403}


@pytest.mark.parametrize("rol", ROLES)
@pytest.mark.parametrize("estado", STATES)
@pytest.mark.parametrize("profile", POLICY)
def test_what_is_offered_works_and_what_is_not_is_refused(people, profile, estado, rol):
    clients, stack = people(profile)
    admin, client, allowed = clients["ADMIN"], clients[rol], POLICY[profile][rol][estado]
    solicitud_id = solicitud_en(estado, admin)
    wrong = []
    if (offered := detalle(client, solicitud_id)["acciones_permitidas"]) != allowed:
        wrong.append(f"offered: {offered}")
    before = snapshot(stack, client, solicitud_id)
    for accion in CODES.values():
        if accion not in allowed:
            answer = act(client, solicitud_id, accion)
            if (answer.status, answer.json["error"]["code"]) != (403, "FORBIDDEN"):
                wrong.append(f"{accion} is not allowed: {answer}")
            if snapshot(stack, client, solicitud_id) != before:
                wrong.append(f"{accion} was refused and changed something")
    for accion in allowed:
        answer = act(client, solicitud_en(estado, admin), accion)
        if answer.status != (409 if (estado, accion) in CONFLICTS else 200):
            wrong.append(f"{accion} is allowed: {answer}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("roles", [("OPERADOR", "GESTOR"), ("GESTOR", "MEDICO"), ("OPERADOR", "MEDICO"),
                                   ("ADMIN", "MEDICO")], ids="+".join)
def test_two_roles_may_do_what_either_may(stack, admin, roles):
    client = nuevo_usuario(stack, *roles)
    wrong = []
    for estado in STATES:
        offered = detalle(client, solicitud_en(estado, admin))["acciones_permitidas"]
        union = sorted({accion for rol in roles for accion in POLICY["default"][rol][estado]})
        if offered != union:
            wrong.append((estado, offered, union))
    assert not wrong


def test_two_roles_do_what_neither_could_do_alone(stack, admin):
    client = nuevo_usuario(stack, "OPERADOR", "GESTOR", "MEDICO")
    solicitud_id = registrar(client)
    for accion in ("ASIGNAR_GESTOR", "REGISTRAR_PAGO", "ASIGNAR_MEDICO", "CERRAR"):
        assert act(client, solicitud_id, accion).status == 200, accion
    assert detalle(admin, solicitud_id)["estado_operativo"] == "CERRADO"


@pytest.mark.parametrize("statement, missing", [
    ("DELETE FROM pago_solicitud WHERE solicitud_id = %s", "payment"),
    ("UPDATE solicitud_cmep SET estado_atencion = 'ATENDIDO' WHERE solicitud_id = %s", "an open state"),
])
def test_closing_needs_what_it_needs_where_the_policy_allows_it(people, statement, missing):
    clients, stack = people("amended")
    solicitud_id = solicitud_en("ASIGNADO_MEDICO", clients["ADMIN"])
    stack.sql(statement, solicitud_id)
    stack.derive_again()
    before = snapshot(stack, clients["ADMIN"], solicitud_id)
    answer = act(clients["ADMIN"], solicitud_id, "CERRAR")
    assert (answer.status, answer.code) == (409, "CONFLICT"), f"without {missing}"
    assert snapshot(stack, clients["ADMIN"], solicitud_id) == before


# -- a clinic's own policy -----------------------------------------------------------------------------

def test_a_clinic_can_bring_its_own_policy(own_stack, tmp_path):
    own = policy("default")
    own["MEDICO"]["REGISTRADO"] = ["CANCELAR"]
    own["OPERADOR"]["CANCELADO"] = ["OVERRIDE"]
    file = tmp_path / "policy.json"
    file.write_text(json.dumps(own, indent=2))
    stack = own_stack(file)
    medico, operador = (Client(stack).login(EMAILS[rol]) for rol in ("MEDICO", "OPERADOR"))
    solicitud_id = registrar(operador)
    assert detalle(medico, solicitud_id)["acciones_permitidas"] == ["CANCELAR"]
    assert act(medico, solicitud_id, "EDITAR_DATOS").status == 403
    assert act(medico, solicitud_id, "CANCELAR").status == 200
    assert act(operador, solicitud_id, "OVERRIDE").status == 200


def written(own, wrong, line):
    """A policy file in which the word `wrong` stands on that line."""
    text = json.dumps(own, indent=2)
    before = text[:text.index(wrong)].count("\n")
    return "\n" * (line - 1 - before) + text


@pytest.mark.parametrize("what", ["rol", "estado", "accion"])
def test_a_policy_with_an_unknown_word_refuses_to_start_and_names_the_line(stack, tmp_path, what):
    own = policy("default")
    if what == "rol":
        own["CAJERO"] = own["GESTOR"]
        word = "CAJERO"
    elif what == "estado":
        own["GESTOR"]["ARCHIVADO"] = []
        word = "ARCHIVADO"
    else:
        own["GESTOR"]["PAGADO"].append("REEMBOLSAR")
        word = "REEMBOLSAR"
    file = tmp_path / "policy.json"
    file.write_text(written(own, word, 1371))  # a number that nothing else prints
    environment = {**os.environ, **stack.settings(), "CMEP_POLICY": str(file),
                   "BUS_WORKFLOW": f"ipc://{stack.run_dir}/refused"}
    ended = subprocess.run([BUILD / "cmep-workflow"], cwd=ROOT, env=environment, capture_output=True, text=True,
                           timeout=20)
    assert ended.returncode > 0
    assert "1371" in ended.stdout + ended.stderr
    assert word in ended.stdout + ended.stderr


@pytest.mark.parametrize("text", ["", "{", "[]", '{"ADMIN": []}', '{"ADMIN": {"PAGADO": "CERRAR"}}'])
def test_a_policy_that_is_no_policy_refuses_to_start(stack, tmp_path, text):
    file = tmp_path / "policy.json"
    file.write_text(text)
    environment = {**os.environ, **stack.settings(), "CMEP_POLICY": str(file),
                   "BUS_WORKFLOW": f"ipc://{stack.run_dir}/refused"}
    ended = subprocess.run([BUILD / "cmep-workflow"], cwd=ROOT, env=environment, capture_output=True, text=True,
                           timeout=20)
    assert ended.returncode > 0
    assert "policy.json" in ended.stdout + ended.stderr
