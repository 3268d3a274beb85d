"""A service that is broken into reads and writes its own slice, and the database itself refuses it the others."""
import pymysql
import pytest
from pymysql.constants import ER

TABLES = {
    "AUTH": ["users", "user_role", "user_permissions", "sessions", "password_resets"],
    "WORKFLOW": ["personas", "clientes", "cliente_apoderado", "promotores", "empleado", "medico_extra", "servicios",
                 "solicitud_cmep", "solicitud_asignacion", "solicitud_estado_historial", "pago_solicitud",
                 "resultado_medico"],
    "FILES": ["archivos", "solicitud_archivo"],
    "REPORTS": [],  # its tables are its own business; it is refused those above
}
REFUSED = {ER.TABLEACCESS_DENIED_ERROR, ER.COLUMNACCESS_DENIED_ERROR}


def attempt(connection, statement):
    """The error number of a statement, None when it was let through."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    except pymysql.MySQLError as error:
        return error.args[0]
    return None


@pytest.mark.parametrize("account", TABLES)
def test_an_account_is_refused_every_table_of_the_other_slices(stack, account):
    connection = stack.connect(f"DB_URL_{account}")
    wrong, tried = [], 0
    for owner, tables in TABLES.items():
        for table in tables if owner != account else []:
            column = stack.sql("SELECT column_name AS name FROM information_schema.columns WHERE table_name = %s"
                               " AND table_schema = DATABASE() ORDER BY ordinal_position LIMIT 1", table)[0]["name"]
            for statement in (f"SELECT * FROM {table} LIMIT 0", f"INSERT INTO {table} ({column}) VALUES (NULL)",
                              f"UPDATE {table} SET {column} = {column} WHERE 1 = 0",
                              f"DELETE FROM {table} WHERE 1 = 0", f"DROP TABLE {table}"):
                tried += 1
                if (error := attempt(connection, statement)) not in REFUSED:
                    wrong.append(f"{account}: {statement}: {error}")
    connection.close()
    assert tried
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("account", [account for account in TABLES if TABLES[account]])
def test_an_account_reads_its_own_tables(stack, account):
    connection = stack.connect(f"DB_URL_{account}")
    errors = {table: attempt(connection, f"SELECT * FROM {table} LIMIT 0") for table in TABLES[account]}
    connection.close()
    assert errors == dict.fromkeys(TABLES[account])


def test_the_accounts_are_four(stack):
    names = set()
    for account in TABLES:
        connection = stack.connect(f"DB_URL_{account}")
        with connection.cursor() as cursor:
            cursor.execute("SELECT CURRENT_USER() AS name")
            names.add(cursor.fetchone()["name"])
        connection.close()
    assert len(names) == 4


def test_no_foreign_key_or_view_crosses_a_slice(stack):
    owner = {table: account for account, tables in TABLES.items() for table in tables}
    keys = stack.sql("SELECT table_name AS a, referenced_table_name AS b FROM information_schema.key_column_usage"
                     " WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL")
    assert not [key for key in keys if owner.get(key["a"], key["a"]) != owner.get(key["b"], key["b"])
                and {key["a"], key["b"]} <= owner.keys()]
    assert not stack.sql("SELECT table_name FROM information_schema.views WHERE table_schema = DATABASE()")
