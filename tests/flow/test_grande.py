"""Data that grew beyond what a message or a call's memory holds: a refusal, nothing half done, and everybody else well."""
import pytest
from support.client import EMAILS, Client, alta, detalle, path, registrar

LARGEST = "\N{GRINNING FACE}" * 16000  # the longest comentario, in its longest form
BYTES = len(LARGEST.encode())
MIB = 1024 * 1024
BEYOND = [33, 80]  # MiB: more than the bus carries, more than a call's memory holds
LOGGED = ("reply_too_large", "result_too_large")


@pytest.fixture
def stack(own_stack):
    return own_stack()


@pytest.fixture
def admin(stack):
    return Client(stack).login(EMAILS["ADMIN"])


def filled(stack, table, columns, values, mib):
    """Inserts rows with the longest comentario until they are `mib` MiB."""
    row = f"({', '.join(values)}, REPEAT('\N{GRINNING FACE}', 16000))"
    count = mib * MIB // BYTES + 1
    stack.sql(f"INSERT INTO {table} ({', '.join(columns)}, comentario) VALUES {', '.join([row] * count)}")
    return count


def promotores(stack, mib):
    return filled(stack, "promotores", ["tipo_promotor", "razon_social"], ["'EMPRESA'", "'Grande S.A.'"], mib)


def test_a_catalogue_of_many_megabytes_is_answered(stack, admin):
    before = len(admin.get("/promotores").data)
    count = promotores(stack, 12)
    rows = admin.get("/promotores").data
    assert len(rows) == before + count
    assert rows[-1]["comentario"] == LARGEST


@pytest.mark.parametrize("mib", BEYOND)
def test_one_beyond_every_bound_is_refused_and_the_service_lives(stack, admin, mib):
    pid = stack.pid("workflow")
    promotores(stack, mib)
    refused = admin.get("/promotores")
    assert (refused.status, refused.code) == (503, "UNAVAILABLE")
    stack.logged("workflow", *LOGGED)
    solicitud = registrar(admin)
    assert detalle(admin, solicitud)["solicitud_id"] == solicitud
    assert stack.pid("workflow") == pid


@pytest.mark.parametrize("mib", BEYOND)
def test_an_action_whose_answer_is_too_large_does_nothing(stack, admin, mib):
    solicitud = registrar(admin)
    filled(stack, "solicitud_estado_historial", ["solicitud_id", "campo"], [str(solicitud), "'comentario'"], mib)
    before = stack.sql("SELECT * FROM solicitud_cmep WHERE solicitud_id = %s", solicitud)
    rows = stack.sql("SELECT COUNT(*) AS n FROM solicitud_estado_historial")
    answer = admin.post(path(solicitud, "cancelar"), {"comentario": "no"})
    assert (answer.status, answer.code) == (503, "UNAVAILABLE")
    stack.logged("workflow", *LOGGED)
    assert stack.sql("SELECT * FROM solicitud_cmep WHERE solicitud_id = %s", solicitud) == before
    assert stack.sql("SELECT COUNT(*) AS n FROM solicitud_estado_historial") == rows
    assert admin.post("/solicitudes", alta()).status == 200
