"""A report as plain SQL over workflow's tables says it: the books, against which GET /admin/reportes is held."""
import datetime as dt
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from support.client import STATES

ABIERTOS = STATES[:4]
LIMA = "DATE(s.created_at - INTERVAL 5 HOUR)"  # which has no summer time
PERSONA = {"gestores": "s.gestor_id", "medicos": "s.medico_id", "operadores": "u.persona_id"}


def periodo(day, agrupacion):
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}" if agrupacion == "semanal" else f"{day.year:04}-{day.month:02}"


def periodos(first, last, agrupacion):
    """The names of all periods from that of the first day to that of the last."""
    if agrupacion == "semanal":
        monday = first.toordinal() - first.weekday()
        return [periodo(dt.date.fromordinal(day), agrupacion) for day in range(monday, last.toordinal() + 1, 7)]
    return [f"{month // 12:04}-{month % 12 + 1:02}"
            for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)]


def redondo(value, places):
    return float(Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def kpis(sql, desde, hasta, estado):
    solicitudes = sql(f"SELECT COUNT(*) AS n, COALESCE(SUM(estado_atencion = 'ATENDIDO'), 0) AS c FROM solicitud_cmep s"
                      f" WHERE {LIMA} BETWEEN %s AND %s", desde, hasta)[0]
    en_estado = sql(f"SELECT COUNT(*) AS n FROM solicitud_cmep s WHERE {LIMA} BETWEEN %s AND %s AND estado_operativo = %s",
                    desde, hasta, estado)[0]["n"] if estado else solicitudes["n"]
    ingresos = {fila["moneda"]: fila for fila in
                sql("SELECT moneda, SUM(monto) AS total, COUNT(DISTINCT solicitud_id) AS n FROM pago_solicitud"
                    " WHERE validated_at IS NOT NULL AND fecha_pago BETWEEN %s AND %s GROUP BY moneda", desde, hasta)}
    nada = {"total": Decimal(0), "n": 0}
    pen = ingresos.get("PEN", nada)
    return {"solicitudes": en_estado, "cerradas": int(solicitudes["c"]), "ingresos": float(pen["total"]),
            "ingresos_usd": float(ingresos.get("USD", nada)["total"]),
            "ticket_promedio": redondo(pen["total"] / pen["n"], 2) if pen["n"] else 0}


def series(sql, desde, hasta, estado, agrupacion):
    sums = defaultdict(lambda: [0, Decimal(0)])
    for fila in sql(f"SELECT {LIMA} AS dia, COUNT(*) AS n FROM solicitud_cmep s WHERE {LIMA} BETWEEN %s AND %s"
                    f" AND estado_operativo = COALESCE(%s, estado_operativo) GROUP BY 1", desde, hasta, estado):
        sums[fila["dia"]][0] += fila["n"]
    for fila in sql("SELECT fecha_pago AS dia, SUM(monto) AS n FROM pago_solicitud WHERE validated_at IS NOT NULL"
                    " AND moneda = 'PEN' AND fecha_pago BETWEEN %s AND %s GROUP BY 1", desde, hasta):
        sums[fila["dia"]][1] += fila["n"]
    found = {name: [0, Decimal(0)] for name in periodos(min(sums), max(sums), agrupacion)} if sums else {}
    for day, (n, money) in sums.items():
        row = found[periodo(day, agrupacion)]
        row[0], row[1] = row[0] + n, row[1] + money
    return [{"periodo": name, "solicitudes": n, "ingresos": float(money)} for name, (n, money) in found.items()]


def equipo(sql, desde, hasta, persona):
    return [{**fila, "cerradas": int(fila["cerradas"]),
             "ultima_actividad": f"{fila['ultima_actividad']:%Y-%m-%dT%H:%M:%S.%fZ}"} for fila in
            sql(f"SELECT p.persona_id, CONCAT(p.nombres, ' ', p.apellidos) AS nombre, COUNT(*) AS solicitudes,"
                f" SUM(s.estado_operativo = 'CERRADO') AS cerradas, MAX(s.updated_at) AS ultima_actividad"
                f" FROM solicitud_cmep s LEFT JOIN users u ON u.user_id = s.created_by JOIN personas p"
                f" ON p.persona_id = {persona} WHERE {LIMA} BETWEEN %s AND %s GROUP BY p.persona_id, p.nombres, p.apellidos"
                f" ORDER BY solicitudes DESC, p.persona_id LIMIT 20", desde, hasta)]


def promotores(sql, desde, hasta):
    todas = sql(f"SELECT COUNT(*) AS n FROM solicitud_cmep s WHERE {LIMA} BETWEEN %s AND %s", desde, hasta)[0]["n"]
    return [{**fila, "porcentaje": redondo(Decimal(100 * fila["solicitudes"]) / todas, 1)} for fila in
            sql(f"SELECT s.promotor_id, CASE pr.tipo_promotor WHEN 'EMPRESA' THEN pr.razon_social WHEN 'OTROS' THEN"
                f" pr.nombre_promotor_otros ELSE CONCAT(pp.nombres, ' ', pp.apellidos) END AS nombre,"
                f" COUNT(DISTINCT s.cliente_id) AS clientes, COUNT(*) AS solicitudes FROM solicitud_cmep s"
                f" JOIN promotores pr ON pr.promotor_id = s.promotor_id LEFT JOIN personas pp"
                f" ON pp.persona_id = pr.persona_id WHERE {LIMA} BETWEEN %s AND %s"
                f" GROUP BY s.promotor_id, nombre ORDER BY clientes DESC, s.promotor_id LIMIT 20", desde, hasta)]


def aging(sql):
    found = []
    for estado in ABIERTOS:
        dias = [fila["d"] for fila in sql("SELECT TIMESTAMPDIFF(DAY, estado_desde, UTC_TIMESTAMP(6)) AS d FROM solicitud_cmep"
                                          " WHERE estado_operativo = %s ORDER BY 1", estado)]
        mitad = [dias[(len(dias) - 1) // 2], dias[len(dias) // 2]] if dias else []
        found.append({"estado": estado, "cantidad": len(dias), "dias_mediana": sum(mitad) / 2 if dias else None,
                      "dias_max": dias[-1] if dias else None})
    return found


def antes(desde, dias):
    """The range of as many days just before; one without days where the calendar begins with `desde`."""
    if desde == dt.date.min:
        return dt.date.max, dt.date.min
    return dt.date.fromordinal(max(1, desde.toordinal() - dias)), desde - dt.timedelta(1)


def segun_los_libros(sql, desde, hasta, estado=None, agrupacion="mensual"):
    """What `data` of the report is to be; `sql(statement, *args)` gives the rows, all of one moment; days are dates."""
    dias = (hasta - desde).days + 1
    estados = {fila["e"]: fila["n"] for fila in
               sql(f"SELECT estado_operativo AS e, COUNT(*) AS n FROM solicitud_cmep s WHERE {LIMA} BETWEEN %s AND %s"
                   f" GROUP BY 1", desde, hasta)}
    return {
        "desde": str(desde), "hasta": str(hasta),
        "kpis": kpis(sql, desde, hasta, estado),
        "kpis_previos": kpis(sql, *antes(desde, dias), estado),
        "series": series(sql, desde, hasta, estado, agrupacion),
        "distribucion": [{"estado": nombre, "cantidad": estados.get(nombre, 0)} for nombre in STATES],
        "ranking_promotores": promotores(sql, desde, hasta),
        "ranking_equipo": {nombre: equipo(sql, desde, hasta, persona) for nombre, persona in PERSONA.items()},
        "aging": aging(sql),
    }
