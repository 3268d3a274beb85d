"""Accounts as an ADMIN makes them, and what the two slices hold of them."""
import itertools
import random

from support.client import Client, dni, word
from support.stack import wait_for

CLAVE = "una clave larga"
_far = itertools.count(random.randrange(1, 1 << 20))


def lejos():
    """An address that no other sign-in comes from: the failures of a test are no other test's."""
    number = next(_far)
    return f"127.{1 + (number >> 16) % 250}.{(number >> 8) % 256}.{1 + number % 250}"


def cuerpo(*roles, **fields):
    """A body of POST /admin/usuarios."""
    return {"user_email": f"{word()}@cmep.local", "password": CLAVE, "nombres": "Elena", "apellidos": word().title(),
            "tipo_documento": "DNI", "numero_documento": dni(), "roles": list(roles or ("OPERADOR",)), **fields}


def crear(admin, *roles, **fields):
    """A new account of those roles; its user_admin."""
    return admin.post("/admin/usuarios", cuerpo(*roles, **fields)).created


def ruta(usuario, action=""):
    return f"/admin/usuarios/{usuario['user_id']}" + (f"/{action}" if action else "")


def cambiar(admin, usuario, **fields):
    """The user_admin after a PATCH."""
    return admin.patch(ruta(usuario), fields).data


def entrar(stack, usuario, password=CLAVE):
    """Signed in as that account."""
    return Client(stack).login(usuario["user_email"], password)


def intento(stack, email, password, source=None, headers=None):
    """One sign-in, from an address of its own unless one is given."""
    client = Client(stack, source=source or lejos())
    try:
        return client.post("/auth/login", {"email": email, "password": password}, headers)
    finally:
        client.close()


def de_admin(admin, user_id):
    """That account as the list shows it."""
    found, = [usuario for usuario in admin.get("/admin/usuarios").data if usuario["user_id"] == user_id]
    return found


def filas(stack, persona_id):
    """{rol: state} of the person's rows of staff."""
    rows = stack.sql("SELECT rol_empleado, estado_empleado FROM empleado WHERE persona_id = %s", persona_id)
    assert len({row["rol_empleado"] for row in rows}) == len(rows)
    return {row["rol_empleado"]: row["estado_empleado"] for row in rows}


def ofrecido(admin, persona_id):
    """The roles in which the person can be assigned; a workflow that was killed is waited for."""
    def answer(rol):
        said = admin.get("/empleados", rol=rol)
        return said if said.status != 503 else None
    return {rol for rol in ("OPERADOR", "GESTOR", "MEDICO")
            if persona_id in {entry["persona_id"] for entry in wait_for(lambda: answer(rol), 10, "/empleados").data}}
