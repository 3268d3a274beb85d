"""A small HTTP client with a cookie, and the steps that bring a request from registration to each state."""
import http.client
import itertools
import json
import random
import select
import string
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from support import record

COOKIE = "cmep_session"
NOTHING = object()

PASSWORDS = {
    "admin@cmep.local": "admin123",
    "operador@cmep.local": "operador123",
    "gestor@cmep.local": "gestor123",
    "medico@cmep.local": "medico123",
    "suspendido@cmep.local": "suspendido123",
}
EMAILS = {email.split("@")[0].upper(): email for email in PASSWORDS}  # ADMIN -> admin@cmep.local
NAMES = {"ADMIN": "Admin Sistema", "OPERADOR": "Ana Operadora", "GESTOR": "Carlos Gestor", "MEDICO": "Maria Medico"}
ROLES = tuple(NAMES)
STATES = ("REGISTRADO", "ASIGNADO_GESTOR", "PAGADO", "ASIGNADO_MEDICO", "CERRADO", "CANCELADO")


class Answer:
    def __init__(self, response, body):
        self.status = response.status
        self.headers = response.headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def data(self):
        """What a success carries."""
        return self._carried(200)

    @property
    def created(self):
        """What a success carries that says 201."""
        return self._carried(201)

    def _carried(self, status):
        assert self.status == status, self
        assert self.json["ok"] is True, self
        return self.json["data"]

    @property
    def code(self):
        """What a failure is called, after a look at the form that all failures have."""
        answer = self.json
        assert self.status >= 400 and answer["ok"] is False, self
        assert answer["error"]["message"], self
        assert isinstance(answer.get("detail", ""), str), self
        return answer["error"]["code"]

    @property
    def fields(self):
        """The names of the wrong fields that a 422 tells."""
        assert (self.status, self.code) == (422, "VALIDATION_ERROR"), self
        details = self.json["error"]["details"]
        assert all(detail["message"] for detail in details), self
        return {detail["field"] for detail in details}

    def __repr__(self):
        return f"<{self.status} {self.body[:600].decode(errors='replace')}>"


class Client:
    """One keep-alive connection with one cookie. Never sends anything twice: a connection that broke raises,
    and the next request makes a new one."""

    def __init__(self, stack, session=None, timeout=30, source="127.0.0.1"):
        """source: the address that the gateway sees, any of 127.0.0.0/8."""
        self.session = session
        self._connection = http.client.HTTPConnection("127.0.0.1", stack.port, timeout=timeout,
                                                      source_address=(source, 0) if source != "127.0.0.1" else None)

    def again(self, stack):
        """The same session on a connection of its own, for another thread."""
        return Client(stack, self.session)

    def login(self, email, password=None):
        self.user = self.post("/auth/login", {"email": email, "password": password or PASSWORDS[email]}).data["user"]
        return self

    def close(self):
        self._connection.close()

    def get(self, path, headers=None, **query):
        return self.request("GET", path + ("?" + urlencode(query) if query else ""), headers=headers)

    def post(self, path, body=NOTHING, headers=None):
        return self.request("POST", path, body, headers)

    def patch(self, path, body, headers=None):
        return self.request("PATCH", path, body, headers)

    def delete(self, path, headers=None):
        return self.request("DELETE", path, headers=headers)

    def request(self, method, path, body=NOTHING, headers=None):
        """body: bytes go out as they are, anything else as JSON."""
        headers = dict(headers or {})
        if self.session:
            headers.setdefault("Cookie", f"{COOKIE}={self.session}")
        if body is not NOTHING:
            headers.setdefault("Content-Type", "application/json")
            body = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        self._leave_a_closed_connection()
        try:
            self._connection.request(method, path, None if body is NOTHING else body, headers)
            response = self._connection.getresponse()
            answer = Answer(response, response.read())
        except BaseException:
            self._connection.close()
            raise
        record.answer(method, path, answer.status, answer.headers["Content-Type"], answer.body)
        self._keep_cookie(answer)
        return answer

    def _leave_a_closed_connection(self):
        """An idle connection that can be read was closed by the other side."""
        if self._connection.sock and select.select([self._connection.sock], [], [], 0)[0]:
            self._connection.close()

    def _keep_cookie(self, answer):
        for header in answer.headers.get_all("Set-Cookie", []):
            if (morsel := SimpleCookie(header).get(COOKIE)) is not None:
                self.session = morsel.value or None


# -- names that no other test uses -----------------------------------------------------------------

_documents = itertools.count(30_000_000)


def dni():
    return str(next(_documents))


def word(length=10):
    """Letters only, and none of those that begin a word of a código."""
    return "".join(random.choices([c for c in string.ascii_lowercase if c not in "cmep"], k=length))


# -- from registration to closure --------------------------------------------------------------------

def persona(**fields):
    return {"tipo_documento": "DNI", "numero_documento": dni(), "nombres": "Lucía", "apellidos": "Ñahui Quispe",
            **fields}


def alta(**fields):
    """A body of POST /solicitudes."""
    return {"cliente": persona(), "servicio_id": 1, **fields}


def registrar(client, **fields):
    """A new request; its id."""
    return client.post("/solicitudes", alta(**fields)).data["solicitud_id"]


def path(solicitud_id, action=""):
    return f"/solicitudes/{solicitud_id}" + (f"/{action}" if action else "")


def detalle(client, solicitud_id):
    return client.get(path(solicitud_id)).data


def empleado(client, rol):
    """The persona_id of the seeded GESTOR or MEDICO."""
    return next(e["persona_id"] for e in client.get("/empleados", rol=rol).data if e["nombre"] == NAMES[rol])


def pago(**fields):
    return {"canal_pago": "YAPE", "fecha_pago": "2026-01-29", "monto": "200.00", **fields}


def asignar_gestor(client, solicitud_id):
    return client.post(path(solicitud_id, "asignar-gestor"), {"persona_id_gestor": empleado(client, "GESTOR")}).data


def registrar_pago(client, solicitud_id, **fields):
    return client.post(path(solicitud_id, "registrar-pago"), pago(**fields)).data


def asignar_medico(client, solicitud_id):
    return client.post(path(solicitud_id, "asignar-medico"), {"persona_id_medico": empleado(client, "MEDICO")}).data


def cerrar(client, solicitud_id, **fields):
    return client.post(path(solicitud_id, "cerrar"), fields).data


def cancelar(client, solicitud_id, **fields):
    return client.post(path(solicitud_id, "cancelar"), fields).data


STEPS = {
    "REGISTRADO": (),
    "ASIGNADO_GESTOR": (asignar_gestor,),
    "PAGADO": (asignar_gestor, registrar_pago),
    "ASIGNADO_MEDICO": (asignar_gestor, registrar_pago, asignar_medico),
    "CERRADO": (asignar_gestor, registrar_pago, asignar_medico, cerrar),
    "CANCELADO": (cancelar,),
}


def solicitud_en(estado, admin, **fields):
    """A new request in that state, by an ADMIN's calls; its id."""
    solicitud_id = registrar(admin, **fields)
    for step in STEPS[estado]:
        step(admin, solicitud_id)
    reached = detalle(admin, solicitud_id)["estado_operativo"]
    assert reached == estado, f"wanted {estado}, reached {reached}"
    return solicitud_id


# -- people that the API cannot make yet ---------------------------------------------------------------

def nueva_persona(stack, like="00000003", **fields):
    """A copy of the person with DNI `like`, under a document of its own; its persona_id."""
    columns = {"numero_documento": dni(), "nombres": "Elena", "apellidos": word().title(), **fields}
    return stack.copy_row("personas", "numero_documento", like, **columns)


def nuevo_empleado(stack, rol, estado="ACTIVO", **fields):
    """Staff of that role, without an account; its persona_id."""
    persona_id = nueva_persona(stack, **fields)
    stack.copy_row("empleado", "rol_empleado", rol, persona_id=persona_id, estado_empleado=estado)
    return persona_id


def nuevo_usuario(stack, *roles, estado="ACTIVO", **fields):
    """An account like the gestor's (password gestor123), staff of those roles; signed in when ACTIVO."""
    persona_id = nueva_persona(stack, **fields)
    for rol in set(roles) - {"ADMIN"}:
        stack.copy_row("empleado", "rol_empleado", rol, persona_id=persona_id, estado_empleado="ACTIVO")
    email = f"{word()}@cmep.local"
    user_id = stack.copy_row("users", "user_email", EMAILS["GESTOR"], user_email=email, persona_id=persona_id,
                             estado=estado)
    for rol in roles:
        stack.sql("INSERT INTO user_role (user_id, user_role) VALUES (%s, %s)", user_id, rol)
    client = Client(stack)
    client.email, client.persona_id, client.user_id = email, persona_id, user_id
    return client.login(email, PASSWORDS[EMAILS["GESTOR"]]) if estado == "ACTIVO" else client
