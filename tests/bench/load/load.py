#!/usr/bin/python3
"""Puts N requests, as three years of work would have left them, straight into the tables of a stack that has none yet:

  load.py ROWS [--env FILE]    FILE: what `make up` has written for its run (.run/env)

Beside the requests there are 20 operadores, 20 gestores and 10 medicos, operador01@cmep.local and so on, all of them
with the password of gestor@cmep.local. The same ROWS are the same requests each time, but for the moment they end at.
"""
import argparse
import os
import shlex
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pymysql

ROOT = Path(__file__).resolve().parents[3]
BUILD = ROOT / os.environ.get("CMEP_BUILD_DIR", "build")
AUTHOR = "created_by, updated_by, created_at, updated_at"
# The columns of generate.c's files; the largest first, so that the connections end together.
TABLES = {
    "solicitud_estado_historial": "solicitud_id, campo, valor_anterior, valor_nuevo, cambiado_por, usuario_nombre,"
                                  " cambiado_en, comentario",
    "solicitud_cmep": "solicitud_id, codigo, cliente_id, apoderado_id, servicio_id, promotor_id, estado_atencion,"
                      " estado_pago, estado_certificado, tarifa_monto, tarifa_moneda, tarifa_fuente, tipo_atencion,"
                      " lugar_atencion, comentario, motivo_cancelacion, fecha_cierre, cerrado_por, fecha_cancelacion,"
                      f" cancelado_por, gestor_id, medico_id, estado_desde, version, {AUTHOR}",
    "evento": "solicitud_id, version, tipo, ocurrido_en",
    "personas": "persona_id, tipo_documento, numero_documento, nombres, apellidos, fecha_nacimiento, email, celular_1,"
                f" direccion, es_personal, {AUTHOR}",
    "solicitud_asignacion": f"solicitud_id, persona_id, rol, es_vigente, asignado_por, fecha_asignacion, {AUTHOR}",
    "pago_solicitud": "solicitud_id, canal_pago, fecha_pago, monto, moneda, referencia_transaccion, validated_by,"
                      f" validated_at, {AUTHOR}",
    "resultado_medico": "solicitud_id, medico_id, fecha_evaluacion, diagnostico, resultado, observaciones,"
                        f" recomendaciones, estado_certificado, {AUTHOR}",
    "clientes": f"persona_id, promotor_id, {AUTHOR}",
    "cliente_apoderado": f"cliente_id, apoderado_id, {AUTHOR}",
    "promotores": "promotor_id, tipo_promotor, persona_id, razon_social, nombre_promotor_otros, fuente_promotor, ruc,"
                  f" {AUTHOR}",
    "empleado": "persona_id, rol_empleado",
    "medico_extra": "persona_id, cmp, especialidad",
    "users": "user_id, persona_id, user_email, display_name",
    "user_role": "user_id, user_role",
}
ALSO = {"users": "SET password_hash = ''"}  # until give_passwords
# Nothing is checked row by row, and an empty table's indexes are built at once when it is full (MariaDB).
SESSION = ("SET SESSION autocommit = 0, time_zone = '+00:00', unique_checks = 0, foreign_key_checks = 0,"
           " sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'")


def read_environment(path):
    return dict(word.split("=", 1) for word in shlex.split(Path(path).read_text()))


def connect(settings, session=SESSION):
    url = urlsplit(settings["DB_URL_ROOT"])
    return pymysql.connect(unix_socket=parse_qs(url.query)["unix_socket"][0], user=unquote(url.username),
                           password=unquote(url.password), database=url.path.strip("/"), charset="utf8mb4",
                           local_infile=True, init_command=session)


def run(settings, *statements):
    """The rows of the last of the statements."""
    with closing(connect(settings)) as database, database.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        rows = cursor.fetchall()
        database.commit()
        return rows


def timed(what, begin):
    print(f"  {what} {time.monotonic() - begin:.1f} s", flush=True)


def fill(settings, table, path):
    """LOCAL takes a row that it cannot store for no failure: what it left out is counted."""
    begin = time.monotonic()
    with path.open("rb") as lines:
        wanted = sum(block.count(b"\n") for block in iter(lambda: lines.read(1 << 20), b""))
    statement = (f"LOAD DATA LOCAL INFILE '{path}' INTO TABLE {table} CHARACTER SET utf8mb4 ({TABLES[table]})"
                 f" {ALSO.get(table, '')}")
    with closing(connect(settings)) as database, database.cursor() as cursor:
        stored = cursor.execute(statement)
        cursor.execute("SHOW WARNINGS LIMIT 5")
        warnings = cursor.fetchall()
        database.commit()
    if stored != wanted or warnings:
        raise SystemExit(f"load: {table}: {stored} of {wanted} rows; {warnings}")
    path.unlink()
    timed(f"{table}, {wanted} rows", begin)


def fill_all(settings, folder):
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(fill, settings, table, folder / f"{table}.tsv") for table in TABLES]
        for job in jobs:
            job.result()


def give_passwords(settings):
    run(settings, "UPDATE users AS u JOIN users AS g ON g.user_email = 'gestor@cmep.local'"
                  " SET u.password_hash = g.password_hash WHERE u.password_hash = ''")


def rebuild(settings):
    """What this build derives from the rows, when it derives anything."""
    begin = time.monotonic()
    environment = {**os.environ, **settings}
    known = subprocess.run([BUILD / "cmepctl", "--help"], env=environment, capture_output=True, text=True, check=True)
    if "rebuild" in known.stdout:
        subprocess.run([BUILD / "cmepctl", "workflow", "rebuild"], env=environment, check=True)
        timed("cmepctl workflow rebuild", begin)
    if "figures" in known.stdout:
        begin = time.monotonic()
        subprocess.run([BUILD / "cmepctl", "reports", "rebuild"], env=environment, check=True)
        timed("cmepctl reports rebuild", begin)


def analyze(settings):
    begin = time.monotonic()
    tables = [row[0] for row in run(settings, "SELECT table_name FROM information_schema.tables"
                                              " WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'")]
    run(settings, f"ANALYZE TABLE {', '.join(tables)}")
    timed("ANALYZE TABLE", begin)


def load(settings, rows):
    """Returns the seconds that it took."""
    begin = time.monotonic()
    if run(settings, "SELECT 1 FROM solicitud_cmep LIMIT 1"):
        raise SystemExit("load: the stack has requests already")
    (could_before,), = run(settings, "SELECT @@GLOBAL.local_infile")
    with tempfile.TemporaryDirectory(prefix="cmep-load-") as folder:
        subprocess.run([BUILD / "bench/generate", str(rows), folder, str(int(time.time()))], check=True)
        timed(f"{rows} requests made up", begin)
        run(settings, "SET GLOBAL local_infile = 1")
        try:
            fill_all(settings, Path(folder))
        finally:
            run(settings, f"SET GLOBAL local_infile = {could_before}")
    give_passwords(settings)
    rebuild(settings)
    analyze(settings)
    timed(f"{rows} requests loaded in", begin)
    return time.monotonic() - begin


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=int)
    parser.add_argument("--env", default=ROOT / ".run/env")
    arguments = parser.parse_args()
    load(read_environment(arguments.env), arguments.rows)


if __name__ == "__main__":
    sys.exit(main())
