"""The derived state: the database's column against the rules of 1-domain.md, over the whole truth table."""
import subprocess
from itertools import product

import pymysql
import pytest
from support.client import STATES, detalle, empleado, registrar
from support.stack import BUILD

ATENCION = ("REGISTRADO", "EN_PROCESO", "ATENDIDO", "OBSERVADO", "CANCELADO")
PAGO = ("PENDIENTE", "PAGADO", "OBSERVADO")


def derived(atencion, pago, gestor, medico):
    """The first matching row of the table wins."""
    if atencion == "CANCELADO":
        return "CANCELADO"
    if atencion == "ATENDIDO":
        return "CERRADO"
    if pago == "PAGADO" and medico:
        return "ASIGNADO_MEDICO"
    if pago == "PAGADO":
        return "PAGADO"
    return "ASIGNADO_GESTOR" if gestor else "REGISTRADO"


def test_every_combination_of_facts_is_in_the_state_that_the_rules_say(stack, admin):
    solicitud_id = registrar(admin)
    gestor_id, medico_id = empleado(admin, "GESTOR"), empleado(admin, "MEDICO")
    wrong, seen = [], set()
    for atencion, pago, gestor, medico in product(ATENCION, PAGO, (None, gestor_id), (None, medico_id)):
        stack.sql("UPDATE solicitud_cmep SET estado_atencion = %s, estado_pago = %s, gestor_id = %s, medico_id = %s"
                  " WHERE solicitud_id = %s", atencion, pago, gestor, medico, solicitud_id)
        stored = stack.sql("SELECT estado_operativo AS estado FROM solicitud_cmep WHERE solicitud_id = %s",
                           solicitud_id)[0]["estado"]
        shown = detalle(admin, solicitud_id)["estado_operativo"]
        expected = derived(atencion, pago, gestor, medico)
        seen.add(expected)
        if (stored, shown) != (expected, expected):
            wrong.append(f"{atencion} {pago} gestor={gestor} medico={medico}: {stored}, {shown}, not {expected}")
    stack.derive_again()
    assert not wrong, "\n".join(wrong)
    assert seen == set(STATES)


def test_the_function_in_c_says_the_same_over_the_whole_truth_table():
    table = subprocess.run([BUILD / "tests/estado_table"], capture_output=True, text=True, check=True).stdout
    said = {tuple(words[:4]): words[4] for words in map(str.split, table.splitlines())}
    assert said == {(atencion, pago, str(gestor), str(medico)): derived(atencion, pago, gestor, medico)
                    for atencion, pago, gestor, medico in product(ATENCION, PAGO, (0, 1), (0, 1))}


def test_nobody_can_write_the_state_by_hand(stack, admin):
    solicitud_id = registrar(admin)
    with pytest.raises(pymysql.MySQLError):
        stack.sql("UPDATE solicitud_cmep SET estado_operativo = 'CERRADO' WHERE solicitud_id = %s", solicitud_id)
    assert detalle(admin, solicitud_id)["estado_operativo"] == "REGISTRADO"


def test_the_state_can_be_filtered_and_counted_by_index(stack):
    extra, = stack.sql("SELECT extra AS extra FROM information_schema.columns WHERE table_schema = DATABASE()"
                       " AND table_name = 'solicitud_cmep' AND column_name = 'estado_operativo'")
    assert "STORED GENERATED" in extra["extra"].upper()
    assert stack.sql("SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE()"
                     " AND table_name = 'solicitud_cmep' AND column_name = 'estado_operativo' AND seq_in_index = 1")


@pytest.mark.parametrize("rol", ["GESTOR", "MEDICO"])
def test_the_database_itself_forbids_two_current_assignments_of_one_role(stack, admin, rol):
    solicitud_id = registrar(admin)
    body = {f"persona_id_{rol.lower()}": empleado(admin, rol)}
    assert admin.post(f"/solicitudes/{solicitud_id}/cambiar-{rol.lower()}", body).status == 200
    with pytest.raises(pymysql.IntegrityError):
        stack.copy_row("solicitud_asignacion", "solicitud_id", solicitud_id)
    stack.copy_row("solicitud_asignacion", "solicitud_id", solicitud_id, es_vigente=0)
    stack.copy_row("solicitud_asignacion", "solicitud_id", solicitud_id, es_vigente=0)
    assert stack.sql("SELECT COUNT(*) AS n FROM solicitud_asignacion WHERE solicitud_id = %s",
                     solicitud_id)[0]["n"] == 3
