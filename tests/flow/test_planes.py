"""What a statement touches: every list, search, summary, detail, action and report is replayed as the database got it, and
the rows that it read are counted. A plan that walks a table or sorts all that matches is found at ten thousand requests as well as
at a million (CMEP_PLAN_ROWS, `make plans`; CMEP_KEPT_IN is a folder in which they stay)."""
import os
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta

import pytest
from support.client import EMAILS, PASSWORDS, Client, alta, pago, path
from support.stack import BUILD, ROOT, Stack
from support.statements import executed

ROWS = int(os.environ.get("CMEP_PLAN_ROWS", 10_000))
PAGE = 20
# A page reads its rows and what is joined to each, once sorted.
OF_A_PAGE = 25 * (PAGE + 1)
OF_A_SEARCH = 60_000  # with words or several filters, rows that are read for nothing too
OF_A_SUMMARY = 200_000
OF_A_REPORT = 30_000  # days and months of each state, person and promotor
READS = ("Handler_read_first", "Handler_read_key", "Handler_read_last", "Handler_read_next", "Handler_read_prev",
         "Handler_read_rnd", "Handler_read_rnd_next")


def fill(stack):
    subprocess.run([sys.executable, "-B", ROOT / "tests/bench/load/load.py", str(ROWS), "--env",
                    stack.run_dir / "env"], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "CMEP_BUILD_DIR": str(BUILD)})


@pytest.fixture(scope="module")
def loaded():
    with Stack(kept_in=os.environ.get("CMEP_KEPT_IN"), CMEP_DATABASE_CACHE="2G" if ROWS > 100_000 else "128M",
               REQUEST_TIMEOUT_MS="5000") as stack:
        if not stack.sql("SELECT 1 FROM solicitud_cmep LIMIT 1"):
            fill(stack)
        yield stack


@pytest.fixture(scope="module")
def someone(loaded):
    """Who is in the middle of the work: ids that filters take."""
    row = loaded.sql("SELECT solicitud_id, gestor_id, medico_id, DATE(created_at) AS day FROM solicitud_cmep"
                     " WHERE gestor_id IS NOT NULL AND medico_id IS NOT NULL ORDER BY solicitud_id DESC LIMIT 1 OFFSET 500")[0]
    promotor = loaded.sql("SELECT promotor_id FROM solicitud_cmep WHERE promotor_id IS NOT NULL"
                          " ORDER BY solicitud_id DESC LIMIT 1")[0]["promotor_id"]
    return {"id": row["solicitud_id"], "gestor_id": row["gestor_id"], "medico_id": row["medico_id"],
            "promotor_id": promotor, "day": row["day"].isoformat()}


@pytest.fixture(scope="module")
def people(loaded):
    clients = {"ADMIN": Client(loaded).login(EMAILS["ADMIN"])}
    for rol in ("OPERADOR", "GESTOR", "MEDICO"):
        clients[rol] = Client(loaded).login(f"{rol.lower()}01@cmep.local", PASSWORDS[EMAILS["GESTOR"]])
    both = loaded.sql("SELECT user_id FROM users WHERE user_email = 'gestor02@cmep.local'")[0]["user_id"]
    loaded.sql("INSERT IGNORE INTO user_role (user_id, user_role) VALUES (%s, 'OPERADOR'), (%s, 'MEDICO')", both, both)
    clients["several"] = Client(loaded).login("gestor02@cmep.local", PASSWORDS[EMAILS["GESTOR"]])
    return clients


def sent(stack, act, account):
    """The statements that a service sends meanwhile."""
    answer, statements = executed(stack, [account], act)
    assert answer.status == 200 and statements, answer
    return statements


def touched(stack, statement):
    """How many rows the statement reads, and how many it sorts; what it writes is taken back."""
    figures = lambda cursor: dict((row["Variable_name"], int(row["Value"])) for row in rows_of(cursor, (
        "SHOW SESSION STATUS WHERE Variable_name LIKE 'Handler_read%' OR Variable_name = 'Sort_rows'")))
    with closing(stack.connect("DB_URL_ROOT")) as database, database.cursor() as cursor:
        database.begin()
        before = figures(cursor)
        cursor.execute(statement)
        cursor.fetchall()
        after = figures(cursor)
        database.rollback()
    idle = 30  # what SHOW STATUS itself reads
    return sum(after[name] - before[name] for name in READS) - idle, after["Sort_rows"] - before["Sort_rows"]


def rows_of(cursor, statement):
    cursor.execute(statement)
    return cursor.fetchall()


def check(stack, act, most_reads, most_sorted, account="cmep_workflow"):
    for statement in sent(stack, act, account):
        if statement.startswith("INSERT") and " VALUES " in statement:
            continue  # it reads nothing, and its row is there already
        if account == "cmep_reports" and statement.startswith(("INSERT", "UPDATE", "DELETE")):
            continue  # a batch that was caught up with meanwhile, which cannot be applied twice
        reads, ordered = touched(stack, statement)
        assert reads <= most_reads and ordered <= most_sorted, \
            f"{reads} rows read, {ordered} sorted by {statement}"


ORDERS = ("reciente", "antiguo", "estado_desde")
STATES = ("REGISTRADO", "PAGADO", "CERRADO")
FILTERS = [{}, *({"estado_operativo": estado} for estado in STATES), {"gestor_id": 1}, {"medico_id": 1},
           {"gestor_id": 1, "estado_operativo": "CERRADO"}, {"medico_id": 1, "estado_operativo": "ASIGNADO_MEDICO"}]


def asked(someone, query):
    named = {**query, **{name: someone[name] for name in ("gestor_id", "medico_id", "promotor_id") if name in query}}
    for name in ("desde", "hasta"):
        if name in named:
            named[name] = someone["day"]
    return named


@pytest.mark.parametrize("orden", ORDERS)
@pytest.mark.parametrize("query", FILTERS, ids=str)
def test_a_page_by_one_filter_reads_its_rows_and_no_more(loaded, people, someone, query, orden):
    query = {**asked(someone, query), "orden": orden, "page_size": PAGE}
    admin = people["ADMIN"]
    check(loaded, lambda: admin.get("/solicitudes", **query), OF_A_PAGE, 2 * PAGE + 2)
    cursor = admin.get("/solicitudes", **query).json["meta"].get("next_cursor")
    if cursor:
        check(loaded, lambda: admin.get("/solicitudes", **query, cursor=cursor), OF_A_PAGE, 2 * PAGE + 2)


@pytest.mark.parametrize("orden", ORDERS)
@pytest.mark.parametrize("who", ["OPERADOR", "GESTOR", "MEDICO", "several"])
@pytest.mark.parametrize("query", [{}, {"estado_operativo": "CERRADO"}], ids=str)
def test_what_is_mine_costs_no_more(loaded, people, who, query, orden):
    query = {**query, "mine": "true", "orden": orden, "page_size": PAGE}
    check(loaded, lambda: people[who].get("/solicitudes", **query), 3 * OF_A_PAGE, 5 * PAGE)


def test_a_page_deep_in_the_list_costs_the_same_by_cursor(loaded, people):
    admin = people["ADMIN"]
    middle = loaded.sql("SELECT solicitud_id, created_at FROM solicitud_cmep ORDER BY solicitud_id LIMIT 1 OFFSET %s",
                        ROWS // 2)[0]
    time = middle["created_at"].isoformat(timespec="microseconds") + "Z"
    cursor = f"1 {middle['solicitud_id']} {time}".encode().hex()
    check(loaded, lambda: admin.get("/solicitudes", cursor=cursor, page_size=PAGE), OF_A_PAGE, 2 * PAGE + 2)


@pytest.mark.parametrize("orden", ORDERS)
@pytest.mark.parametrize("query", [
    {"desde": 1}, {"hasta": 1}, {"desde": 1, "hasta": 1}, {"hasta": 1, "estado_operativo": "CERRADO"},
    {"hasta": 1, "gestor_id": 1, "estado_operativo": "CERRADO"}, {"gestor_id": 1, "medico_id": 1},
    {"promotor_id": 1}, {"promotor_id": 1, "estado_operativo": "CERRADO"},
], ids=str)
def test_filters_together_are_counted_as_far_as_a_thousand(loaded, people, someone, query, orden):
    query = {**asked(someone, query), "orden": orden, "page_size": PAGE}
    check(loaded, lambda: people["ADMIN"].get("/solicitudes", **query), OF_A_SEARCH, 1_100)


@pytest.mark.parametrize("orden", ORDERS)
@pytest.mark.parametrize("q", ["maria", "quispe", "maria quispe", "ari", "de", "a", "zu", "7654", "765", "000", "00 765 xyz",
                               "xyzzy", "2026", "CMEP", "CMEP-2025-0001", "ñahui", "a e i o u", "flores huaman"])
def test_a_search_reads_the_postings_of_its_rarest_gram(loaded, people, q, orden):
    most_sorted = 5_000 if orden == "estado_desde" else 1_100
    check(loaded, lambda: people["ADMIN"].get("/solicitudes", q=q, orden=orden, page_size=PAGE), OF_A_SEARCH, most_sorted)


@pytest.mark.parametrize("query", [{}, {"estado_operativo": "PAGADO"}, {"gestor_id": 1}, {"q": "maria"}, {"desde": 1}],
                         ids=str)
def test_a_summary_does_not_read_all(loaded, people, someone, query):
    check(loaded, lambda: people["ADMIN"].get("/solicitudes/resumen", **asked(someone, query)), OF_A_SUMMARY, 21_000)


def test_one_request_costs_one_request(loaded, people, someone):
    admin, at = people["ADMIN"], path(someone["id"])
    check(loaded, lambda: admin.get(at), 100, 20)
    check(loaded, lambda: admin.post("/solicitudes", alta()), 200, 100)  # its own grams are sorted
    opened = loaded.sql("SELECT solicitud_id FROM solicitud_cmep WHERE estado_operativo = 'ASIGNADO_GESTOR' LIMIT 1")[0]
    at = path(opened["solicitud_id"])
    check(loaded, lambda: admin.post(f"{at}/cambiar-gestor", {"persona_id_gestor": someone["gestor_id"]}), 200, 20)
    check(loaded, lambda: admin.post(f"{at}/registrar-pago", pago()), 200, 20)
    check(loaded, lambda: admin.post(f"{at}/cancelar", {"comentario": "x"}), 200, 20)
    check(loaded, lambda: admin.delete(at), 500, 20)


@pytest.mark.parametrize("agrupacion", ["mensual", "semanal"])
@pytest.mark.parametrize("days", [1, 30, 365, 1100])
def test_a_report_reads_days_and_months(loaded, people, someone, days, agrupacion):
    hasta = date.fromisoformat(someone["day"])
    query = {"desde": hasta - timedelta(days=days - 1), "hasta": hasta, "agrupacion": agrupacion}
    check(loaded, lambda: people["ADMIN"].get("/admin/reportes", **query), OF_A_REPORT, OF_A_REPORT, "cmep_reports")


def test_who_asks_and_what_files_there_are_cost_the_same_in_a_crowd(loaded, people, someone):
    check(loaded, lambda: people["ADMIN"].get("/auth/me"), 20, 5, "cmep_auth")
    check(loaded, lambda: people["ADMIN"].get(path(someone["id"])), 50, 20, "cmep_files")


def test_catalogues_cost_their_own_rows(loaded, people):
    for route in ("/servicios", "/empleados?rol=GESTOR", "/promotores"):
        check(loaded, lambda: people["ADMIN"].get(route), 2_000, 500)
