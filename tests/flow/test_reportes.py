"""GET /admin/reportes: exact at once, whatever was asked and whatever happened just before."""
import datetime as dt
import os
import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.cifras import aging, segun_los_libros
from support.client import (ROLES, STATES, asignar_gestor, cancelar, nuevo_empleado, path, persona, registrar,
                            registrar_pago, solicitud_en)

HOY = lambda: (dt.datetime.now(dt.timezone.utc) - dt.timedelta(hours=5)).date()  # of APP_TIMEZONE
LECTURAS = int(os.environ.get("CMEP_READ_WRITES", "40"))


def pedir(client, **query):
    return client.get("/admin/reportes", **{key: value for key, value in query.items() if value is not None})


def reporte(client, **query):
    return pedir(client, **query).data


def comparar(stack, client, desde, hasta, estado=None, agrupacion="mensual"):
    """Nobody changes anything meanwhile."""
    expected = segun_los_libros(stack.sql, desde, hasta, estado, agrupacion)
    found = reporte(client, desde=desde, hasta=hasta, estado=estado, agrupacion=agrupacion)
    for part in expected:
        assert found[part] == expected[part], (part, desde, hasta, estado, agrupacion)
    assert found.keys() == expected.keys()


def creada_el(stack, solicitud, instante):
    """Moves a request to another moment, as if it had been registered then; the next event tells of it."""
    stack.sql("UPDATE solicitud_cmep SET created_at = %s WHERE solicitud_id = %s", instante, solicitud)


def pagada(client, **fields):
    """A new request with that payment."""
    solicitud = registrar(client)
    asignar_gestor(client, solicitud)
    registrar_pago(client, solicitud, **fields)
    return solicitud


@pytest.fixture(scope="module")
def libros(stack, signed_in):
    """Requests in every state, of several days, clients, promotores and people."""
    admin, chance = signed_in["ADMIN"], random.Random(7)
    gestores = [nuevo_empleado(stack, "GESTOR") for _ in range(3)]
    clientes = [persona() for _ in range(4)]
    for number in range(24):
        quien = signed_in[chance.choice(ROLES)]
        solicitud = registrar(quien, cliente=chance.choice(clientes), promotor_id=chance.choice([1, 1, 2, None]))
        creada_el(stack, solicitud, HOY() - dt.timedelta(chance.randrange(0, 420)))
        admin.post(path(solicitud, "cambiar-gestor"), {"persona_id_gestor": chance.choice(gestores)}).data
        for _ in range(chance.randrange(0, 4)):
            dia = HOY() - dt.timedelta(chance.randrange(0, 420))
            registrar_pago(admin, solicitud, fecha_pago=str(dia), monto=f"{chance.randrange(1, 10**6) / 100:.2f}")
        if number % 5 == 0:
            stack.sql("UPDATE solicitud_cmep SET tarifa_moneda = NULL WHERE solicitud_id = %s", solicitud)
            registrar_pago(admin, solicitud, moneda="USD", monto="99.99", fecha_pago=str(HOY()))
        if number % 4 == 0:
            cancelar(admin, solicitud)
    for estado in STATES:
        solicitud_en(estado, admin)


def test_it_says_what_the_books_say(stack, admin, libros):
    chance = random.Random(11)
    comparar(stack, admin, HOY() - dt.timedelta(500), HOY())
    for _ in range(25):
        hasta = HOY() - dt.timedelta(chance.randrange(0, 400))
        desde = hasta - dt.timedelta(chance.choice([0, 1, 6, 27, 30, 31, 45, 62, 100, 366, 800]))
        comparar(stack, admin, desde, hasta, chance.choice([None, *STATES]), chance.choice(["mensual", "semanal"]))


def test_nothing_asked_is_the_last_thirty_days_by_month(stack, admin, libros):
    assert reporte(admin) == reporte(admin, desde=HOY() - dt.timedelta(30), hasta=HOY(), agrupacion="mensual")


def test_no_data_is_an_empty_report(admin):
    nada = reporte(admin, desde="1950-01-01", hasta="1950-12-31")
    assert nada["series"] == [] and nada["ranking_promotores"] == []
    assert nada["kpis"] == {"solicitudes": 0, "cerradas": 0, "ingresos": 0, "ingresos_usd": 0, "ticket_promedio": 0}
    assert [fila["estado"] for fila in nada["distribucion"]] == list(STATES)
    assert reporte(admin, desde="0001-01-01", hasta="0001-01-01")["kpis_previos"] == nada["kpis"]


@pytest.mark.parametrize("query, fields", [
    ({"desde": "2026-02-30"}, {"desde"}),
    ({"hasta": "ayer"}, {"hasta"}),
    ({"desde": "2026-02-02", "hasta": "2026-02-01"}, {"desde"}),
    ({"desde": "2999-01-01"}, {"desde"}),
    ({"estado": "ABIERTO"}, {"estado"}),
    ({"agrupacion": "anual"}, {"agrupacion"}),
    ({"desde": "", "estado": "x", "agrupacion": "y"}, {"desde", "estado", "agrupacion"}),
])
def test_every_wrong_parameter_is_refused_by_name(admin, query, fields):
    assert admin.get("/admin/reportes", **query).fields == fields


@pytest.mark.parametrize("rol", [rol for rol in ROLES if rol != "ADMIN"])
def test_only_an_admin_sees_figures(signed_in, rol):
    assert signed_in[rol].get("/admin/reportes").status == 403


@pytest.mark.parametrize("dia, semana", [
    ("1976-12-31", "1976-W53"), ("1977-01-01", "1976-W53"), ("1977-01-02", "1976-W53"), ("1977-01-03", "1977-W01"),
    ("1979-12-31", "1980-W01"), ("1982-01-03", "1981-W53"), ("1984-12-30", "1984-W52"), ("1984-12-31", "1985-W01"),
])
def test_weeks_around_new_year_belong_to_the_year_of_their_thursday(admin, dia, semana):
    antes = sum(fila["ingresos"] for fila in reporte(admin, desde=dia, hasta=dia)["series"])
    pagada(admin, fecha_pago=dia, monto="10.10")
    serie = reporte(admin, desde=dia, hasta=dia, agrupacion="semanal")["series"]
    assert serie == [{"periodo": semana, "solicitudes": 0, "ingresos": round(antes + 10.10, 2)}]


def test_periods_between_those_with_data_have_zeros(admin):
    for dia in ("1976-11-30", "1977-03-01"):
        pagada(admin, fecha_pago=dia, monto="1.00")
    serie = reporte(admin, desde="1976-11-01", hasta="1977-03-31")["series"]
    assert [fila["periodo"] for fila in serie] == ["1976-11", "1976-12", "1977-01", "1977-02", "1977-03"]
    assert serie[3]["ingresos"] == 0


@pytest.mark.parametrize("hora, dia", [("2019-05-10 04:59:59.999999", "2019-05-09"), ("2019-05-10 05:00:00", "2019-05-10")])
def test_a_request_counts_on_the_day_that_it_is_in_lima(stack, admin, hora, dia):
    solicitud = registrar(admin)
    creada_el(stack, solicitud, hora)
    asignar_gestor(admin, solicitud)
    for otro in ("2019-05-09", "2019-05-10"):
        assert reporte(admin, desde=otro, hasta=otro)["kpis"]["solicitudes"] == (1 if otro == dia else 0)
    admin.delete(path(solicitud))


def test_a_deleted_request_is_in_no_figure(stack, admin):
    antes = reporte(admin, desde="1990-01-01", hasta=HOY())
    registrada = solicitud_en("PAGADO", admin, promotor_id=1)
    assert reporte(admin, desde="1990-01-01", hasta=HOY()) != antes
    admin.delete(path(registrada))
    assert reporte(admin, desde="1990-01-01", hasta=HOY()) == antes


def test_a_promotor_that_changes_takes_its_clients_along(stack, admin):
    """A client's second request with a promotor is counted as one client, also after the first has gone elsewhere."""
    cliente = persona()
    ids = [registrar(admin, cliente=cliente, promotor_id=2) for _ in range(3)]
    for number, solicitud in enumerate(ids):
        creada_el(stack, solicitud, f"2018-0{number + 1}-15 12:00:00")
        asignar_gestor(admin, solicitud)
    desde, hasta = dt.date(2018, 1, 1), dt.date(2018, 12, 31)
    comparar(stack, admin, desde, hasta)
    for solicitud, promotor in ((ids[1], 1), (ids[0], None), (ids[1], 2), (ids[0], 2)):
        admin.patch(path(solicitud), {"promotor_id": promotor}).data
        comparar(stack, admin, desde, hasta)
        comparar(stack, admin, dt.date(2018, 2, 1), dt.date(2018, 3, 31))
    for solicitud in ids:
        admin.delete(path(solicitud))
        comparar(stack, admin, desde, hasta)


def test_who_has_been_waiting_is_counted_in_whole_days_of_its_state(stack, admin):
    """Some since the same day, some since the same month, whatever else waits: the middle and the oldest are found."""
    for hours in (24 * 400 + 1, 24 * 400 - 1, 24 * 390, 24 * 30, 24 * 29 + 23, 5):
        solicitud = registrar(admin)
        stack.sql("UPDATE solicitud_cmep SET estado_desde = UTC_TIMESTAMP(6) - INTERVAL %s HOUR WHERE solicitud_id = %s",
                  hours, solicitud)
        admin.patch(path(solicitud), {"comentario": "cuenta"}).data
        assert reporte(admin)["aging"] == aging(stack.sql)
    admin.post(f"{path(solicitud)}/cancelar", {}).data
    assert reporte(admin)["aging"] == aging(stack.sql)


def test_a_name_is_the_one_of_today(stack, admin):
    solicitud = registrar(admin, promotor={"tipo_promotor": "EMPRESA", "razon_social": "Antes SAC"})
    creada_el(stack, solicitud, "2017-06-01 12:00:00")
    asignar_gestor(admin, solicitud)
    ranking = lambda: reporte(admin, desde="2017-06-01", hasta="2017-06-01")["ranking_promotores"]
    promotor = ranking()[0]["promotor_id"]
    admin.patch(f"/promotores/{promotor}", {"razon_social": "Después SAC"}).data
    assert [(fila["promotor_id"], fila["nombre"]) for fila in ranking()] == [(promotor, "Después SAC")]


def test_who_changes_something_finds_it_in_the_next_report(stack, admin):
    """Through two gateways and by several at once."""
    def look(client, other, number):
        for _ in range(LECTURAS // 4):
            dia = f"{1960 + number}-01-01"
            before = reporte(client, desde=dia, hasta=dia)["kpis"]["ingresos"]
            pagada(client, fecha_pago=dia, monto="0.07")
            assert round(reporte(other, desde=dia, hasta=dia)["kpis"]["ingresos"] - before, 2) == 0.07

    with stack.gateway() as second, ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(look, admin.again(stack), admin.again(second), number) for number in range(4)]
        for job in jobs:
            job.result()


@pytest.mark.parametrize("query, field", [({"desde": "2026-02-02", "hasta": "2026-02-01"}, "desde"),
                                          ({"desde": "2026-02-30"}, "desde"), ({"hasta": "ayer"}, "hasta"),
                                          ({"estado": "ABIERTO"}, "estado"), ({"agrupacion": "diaria"}, "agrupacion")])
def test_a_wrong_parameter_is_named(admin, query, field):
    answer = admin.get("/admin/reportes", **query)
    assert answer.status == 422 and answer.fields == {field}


@pytest.mark.parametrize("client", ["operador", "gestor", "medico"])
def test_figures_are_the_administration_s_alone(request, client):
    assert request.getfixturevalue(client).get("/admin/reportes").status == 403
