"""Who may use the system: an ADMIN gives accounts and takes them away, and neither slice says anything else."""
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.client import EMAILS, ROLES, Client, detalle, dni, nuevo_empleado, path, persona, registrar, word
from support.forma import USER_ADMIN, differences
from support.stack import Stack, wait_for
from support.usuarios import (CLAVE, cambiar, crear, cuerpo, de_admin, entrar, filas, intento, ofrecido, ruta)

STAFF = ("OPERADOR", "GESTOR", "MEDICO")
MISSING = 999_999_999
ROUTES = [("GET", "/admin/usuarios"), ("POST", "/admin/usuarios"), ("PATCH", f"/admin/usuarios/{MISSING}"),
          ("POST", f"/admin/usuarios/{MISSING}/reset-password")]


def said(answer):
    return answer.status, answer.code


# -- who may -----------------------------------------------------------------------------------------------

@pytest.mark.parametrize("method, route", ROUTES)
def test_only_an_admin_gets_to_the_accounts(stack, signed_in, method, route):
    answers = {rol: client.request(method, route, {}) if method != "GET" else client.get(route)
               for rol, client in signed_in.items() if rol != "ADMIN"}
    assert {rol: said(answer) for rol, answer in answers.items()} == {
        rol: (403, "FORBIDDEN") for rol in ROLES if rol != "ADMIN"}
    assert said(Client(stack).request(method, route)) == (401, "UNAUTHENTICATED")


def test_an_account_that_does_not_exist_is_not_found(admin):
    wrong = []
    for user_id in (MISSING, 0, -1, "abc", "1.5", 2**63, 2**64 + 1):
        answers = [admin.patch(f"/admin/usuarios/{user_id}", {"nombres": "X"}),
                   admin.post(f"/admin/usuarios/{user_id}/reset-password", {"new_password": CLAVE})]
        wrong += [(user_id, answer) for answer in answers if said(answer) != (404, "NOT_FOUND")]
    assert not wrong


# -- making one ----------------------------------------------------------------------------------------------

def test_a_new_account_is_told_whole_and_signs_in(stack, admin):
    sent = cuerpo("GESTOR", telefono="987", direccion="Jr. Puno 1", fecha_nacimiento="1990-02-28")
    usuario = admin.post("/admin/usuarios", sent).created
    assert not differences(USER_ADMIN, usuario)
    expected = {**{name: sent[name] for name in sent if name != "password"}, "is_active": True,
                "email": sent["user_email"], "celular_2": None, "telefono_fijo": None, "comentario": None, "cmp": None,
                "especialidad": None, "last_login_at": None}
    assert {name: usuario[name] for name in expected} == expected
    assert de_admin(admin, usuario["user_id"]) == usuario
    me = entrar(stack, usuario).user
    assert (me["roles"], me["estado"], me["display_name"]) == (
        ["GESTOR"], "ACTIVO", f"{sent['nombres']} {sent['apellidos']}")
    assert de_admin(admin, usuario["user_id"])["last_login_at"]


def test_the_least_that_an_account_needs(admin):
    usuario = crear(admin)
    nothing = ("telefono", "direccion", "fecha_nacimiento", "celular_2", "telefono_fijo", "comentario")
    assert {name: usuario[name] for name in nothing} == dict.fromkeys(nothing)


def test_the_sign_in_email_is_trimmed_and_lowered_and_nothing_else_is(stack, admin):
    name = word()
    usuario = crear(admin, user_email=f"  {name.upper()}@CMEP.Local\t", nombres="  Ána ", telefono=" 9 ")
    assert usuario["user_email"] == f"{name}@cmep.local"
    assert (usuario["nombres"], usuario["telefono"]) == ("  Ána ", " 9 ")
    assert entrar(stack, usuario).user["user_email"] == f"{name}@cmep.local"


@pytest.mark.parametrize("spelling", [str.upper, str.title, lambda email: f"  {email}\n"], ids=["upper", "title", "blanks"])
def test_an_email_is_taken_in_whatever_spelling(stack, admin, spelling):
    taken = crear(admin)
    before = stack.sql("SELECT COUNT(*) AS n FROM personas"), stack.sql("SELECT COUNT(*) AS n FROM empleado")
    again = admin.post("/admin/usuarios", cuerpo("GESTOR", user_email=spelling(taken["user_email"])))
    assert said(again) == (409, "CONFLICT")
    after = stack.sql("SELECT COUNT(*) AS n FROM personas"), stack.sql("SELECT COUNT(*) AS n FROM empleado")
    assert after == before, "a refused account leaves no person and no employee"


def test_a_person_has_one_account(admin):
    taken = crear(admin, "OPERADOR")
    again = admin.post("/admin/usuarios", cuerpo("MEDICO", numero_documento=taken["numero_documento"]))
    assert said(again) == (409, "CONFLICT")
    assert ofrecido(admin, taken["persona_id"]) == {"OPERADOR"}


@pytest.mark.parametrize("same", ["user_email", "numero_documento"])
def test_two_who_make_one_account_at_once_make_one(stack, admin, same):
    value = cuerpo()[same]
    clients = [admin.again(stack) for _ in range(6)]
    start = threading.Barrier(len(clients), timeout=30)

    def post(client):
        start.wait()
        return client.post("/admin/usuarios", cuerpo("GESTOR", **{same: value})).status

    with ThreadPoolExecutor(len(clients)) as pool:
        statuses = sorted(pool.map(post, clients))
    assert statuses == [201] + [409] * 5
    assert len([usuario for usuario in admin.get("/admin/usuarios").data if usuario[same] == value]) == 1


def test_a_known_person_is_reused_and_keeps_the_email_it_has(stack, admin):
    cliente = persona(email="suyo@x.pe")
    known = detalle(admin, registrar(admin, cliente=cliente))["cliente"]["persona_id"]
    usuario = crear(admin, "GESTOR", **{name: cliente[name] for name in ("nombres", "apellidos", "numero_documento")})
    assert (usuario["persona_id"], usuario["email"]) == (known, "suyo@x.pe")
    assert ofrecido(admin, known) == {"GESTOR"}


def test_the_email_is_copied_to_a_person_that_has_none(admin):
    cliente = persona()
    known = detalle(admin, registrar(admin, cliente=cliente))["cliente"]["persona_id"]
    usuario = crear(admin, numero_documento=cliente["numero_documento"])
    assert (usuario["persona_id"], usuario["email"]) == (known, usuario["user_email"])


def test_the_same_number_of_another_document_is_another_person(admin):
    number = dni()
    made = [crear(admin, tipo_documento=tipo, numero_documento=number) for tipo in ("DNI", "CE", "PASAPORTE")]
    assert len({usuario["persona_id"] for usuario in made}) == 3
    assert admin.post("/admin/usuarios", cuerpo(tipo_documento="RUC")).fields == {"tipo_documento"}


def test_a_person_with_an_account_is_no_longer_changed_by_the_form(admin, operador):
    usuario = crear(admin, "ADMIN")
    registrar(operador, cliente=persona(numero_documento=usuario["numero_documento"], nombres="Otra", celular="5"))
    now = de_admin(admin, usuario["user_id"])
    assert (now["nombres"], now["telefono"]) == (usuario["nombres"], "5"), "only what is empty is filled"


@pytest.mark.parametrize("roles", [("ADMIN",), ("OPERADOR",), ("GESTOR",), ("MEDICO",), ("ADMIN", "GESTOR", "MEDICO")],
                         ids="+".join)
def test_each_role_but_admin_makes_an_employee_who_can_be_assigned(stack, admin, roles):
    usuario = crear(admin, *roles)
    assert sorted(usuario["roles"]) == sorted(roles)
    assert filas(stack, usuario["persona_id"]) == {rol: "ACTIVO" for rol in roles if rol != "ADMIN"}
    assert ofrecido(admin, usuario["persona_id"]) == set(roles) - {"ADMIN"}
    extra = stack.sql("SELECT * FROM medico_extra WHERE persona_id = %s", usuario["persona_id"])
    assert len(extra) == ("MEDICO" in roles)
    assert sorted(entrar(stack, usuario).user["roles"]) == sorted(roles)


def test_an_employee_without_an_account_gets_one_and_is_no_second_employee(stack, admin):
    number = dni()
    persona_id = nuevo_empleado(stack, "GESTOR", estado="VACACIONES", numero_documento=number)
    usuario = crear(admin, "GESTOR", "MEDICO", numero_documento=number)
    assert usuario["persona_id"] == persona_id
    rows = filas(stack, persona_id)
    assert rows.keys() == {"GESTOR", "MEDICO"} and rows["MEDICO"] == "ACTIVO"


@pytest.mark.parametrize("length", [8, 128])
def test_a_password_counts_to_its_last_letter(stack, admin, length):
    """Longer than the 72 bytes that bcrypt looks at."""
    password = "ñ" * (length - 1) + "z"
    usuario = crear(admin, password=password)
    assert entrar(stack, usuario, password).user["user_id"] == usuario["user_id"]
    assert intento(stack, usuario["user_email"], "ñ" * length).status == 401


@pytest.mark.parametrize("fields, named", [
    ({"password": "x" * 7}, {"password"}), ({"password": "x" * 129}, {"password"}),
    ({"user_email": "   "}, {"user_email"}), ({"user_email": "x" * 256}, {"user_email"}),
    ({"roles": []}, {"roles"}), ({"roles": None}, {"roles"}), ({"roles": "ADMIN"}, {"roles"}),
    ({"fecha_nacimiento": "2023-02-29"}, {"fecha_nacimiento"}), ({"telefono": "9" * 21}, {"telefono"}),
    ({"nombres": None, "apellidos": "", "numero_documento": "9" * 31, "tipo_documento": "LE"},
     {"nombres", "apellidos", "numero_documento", "tipo_documento"}),
], ids=lambda value: ",".join(sorted(value)))
def test_what_no_account_can_be_made_from_is_named(stack, admin, fields, named):
    sent = cuerpo(**fields)
    before = stack.sql("SELECT COUNT(*) AS n FROM personas")
    assert admin.post("/admin/usuarios", sent).fields == named
    assert stack.sql("SELECT COUNT(*) AS n FROM personas") == before


@pytest.mark.parametrize("role", ["JEFE", "admin", "", None, 5])
def test_an_unknown_role_is_refused(admin, role):
    usuario = crear(admin)
    for answer in (admin.post("/admin/usuarios", cuerpo("GESTOR", role)),
                   admin.patch(ruta(usuario), {"roles": ["GESTOR", role]})):
        assert {field[:5] for field in answer.fields} == {"roles"}
    assert de_admin(admin, usuario["user_id"])["roles"] == ["OPERADOR"]


def test_a_role_named_twice_is_one_role_or_refused(stack, admin):
    answer = admin.post("/admin/usuarios", cuerpo("GESTOR", "GESTOR"))
    assert answer.status == 422 or answer.created["roles"] == ["GESTOR"]


# -- changing one --------------------------------------------------------------------------------------------

EDITABLE = {"nombres": "Inés", "apellidos": "Ñahui", "telefono": "911", "email": "i@x.pe", "celular_2": "922",
            "telefono_fijo": "01", "fecha_nacimiento": "1980-05-05", "direccion": "Jr. Puno 2",
            "comentario": "nota", "cmp": "54321", "especialidad": "Cardiología"}
CLEARED = sorted(set(EDITABLE) - {"nombres", "apellidos"})


@pytest.mark.parametrize("field", EDITABLE)
def test_each_field_changes_alone(admin, field):
    usuario = crear(admin, "MEDICO")
    changed = cambiar(admin, usuario, **{field: EDITABLE[field]})
    assert changed == {**usuario, field: EDITABLE[field]}
    assert de_admin(admin, usuario["user_id"]) == changed


def test_all_of_it_changes_at_once_with_the_document(admin):
    usuario = crear(admin, "MEDICO")
    fields = {**EDITABLE, "tipo_documento": "CE", "numero_documento": f"CE{dni()}"}
    assert cambiar(admin, usuario, **fields) == {**usuario, **fields}


def test_null_leaves_a_field_as_it_is(admin):
    usuario = cambiar(admin, crear(admin, "MEDICO"), **EDITABLE)
    nothing = [*EDITABLE, "tipo_documento", "numero_documento", "roles", "is_active"]
    assert cambiar(admin, usuario, **dict.fromkeys(nothing)) == usuario
    assert cambiar(admin, usuario) == usuario


def test_an_empty_text_clears_a_field(admin):
    usuario = cambiar(admin, crear(admin, "MEDICO"), **EDITABLE)
    assert cambiar(admin, usuario, **dict.fromkeys(CLEARED, "")) == {**usuario, **dict.fromkeys(CLEARED)}


@pytest.mark.parametrize("field", ["nombres", "apellidos", "tipo_documento", "numero_documento"])
def test_a_name_or_document_cannot_be_cleared(admin, field):
    usuario = crear(admin)
    assert admin.patch(ruta(usuario), {field: ""}).fields == {field}
    assert de_admin(admin, usuario["user_id"]) == usuario


def test_a_new_name_is_the_sessions_from_the_next_request(stack, admin):
    usuario = crear(admin)
    client = entrar(stack, usuario)
    cambiar(admin, usuario, nombres="Inés", apellidos="Ñahui")
    assert client.get("/auth/me").data["user"]["display_name"] == "Inés Ñahui"
    entry, = detalle(client, registrar(client))["historial"]
    assert entry["usuario_nombre"] == "Inés Ñahui"


def test_the_contact_email_is_not_the_sign_in_email(stack, admin):
    usuario = crear(admin)
    changed = cambiar(admin, usuario, email="otro@x.pe")
    assert (changed["user_email"], changed["email"]) == (usuario["user_email"], "otro@x.pe")
    assert entrar(stack, usuario)


def test_the_document_of_somebody_else_is_refused(admin):
    usuario, other = crear(admin), crear(admin)
    assert said(admin.patch(ruta(usuario), {"numero_documento": other["numero_documento"], "nombres": "Z"})) == (
        409, "CONFLICT")
    assert de_admin(admin, usuario["user_id"]) == usuario
    assert admin.patch(ruta(usuario), {"tipo_documento": "RUC"}).fields == {"tipo_documento"}


@pytest.mark.parametrize("fields", [
    {"nombres": "x" * 151}, {"telefono": "9" * 21}, {"celular_2": "9" * 21}, {"telefono_fijo": "9" * 21},
    {"email": "x" * 256}, {"direccion": "x" * 501}, {"comentario": "x" * 16_001}, {"fecha_nacimiento": "hoy"},
    {"is_active": "no"}, {"is_active": 0}, {"roles": []}, {"roles": "ADMIN"}, {"cmp": 5},
    {"nombres": 5, "telefono": [], "is_active": 1, "roles": {}},
], ids=lambda fields: ",".join(fields))
def test_a_wrong_value_is_named_and_changes_nothing(admin, fields):
    usuario = crear(admin, "MEDICO")
    assert admin.patch(ruta(usuario), {"comentario": "otro", **fields}).fields == set(fields)
    assert de_admin(admin, usuario["user_id"]) == usuario


# -- roles ---------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("rol", STAFF)
def test_a_role_added_makes_the_employee_and_a_role_taken_away_retires_it(stack, admin, rol):
    usuario = crear(admin, "ADMIN")
    persona_id = usuario["persona_id"]
    assert ofrecido(admin, persona_id) == set()
    for _ in range(2):
        assert sorted(cambiar(admin, usuario, roles=["ADMIN", rol])["roles"]) == sorted(["ADMIN", rol])
        assert ofrecido(admin, persona_id) == {rol}
        assert cambiar(admin, usuario, roles=["ADMIN"])["roles"] == ["ADMIN"]
        assert ofrecido(admin, persona_id) == set()
    assert len(filas(stack, persona_id)) == 1
    assert len(stack.sql("SELECT * FROM medico_extra WHERE persona_id = %s", persona_id)) == (rol == "MEDICO")


def test_what_a_doctor_was_is_kept_for_the_day_the_role_comes_back(admin):
    usuario = cambiar(admin, crear(admin, "MEDICO"), cmp="777", especialidad="Cardiología")
    cambiar(admin, usuario, roles=["OPERADOR"])
    assert cambiar(admin, usuario, roles=["MEDICO"])["cmp"] == "777"


def test_a_role_kept_is_left_alone(stack, admin):
    usuario = crear(admin, "GESTOR")
    stack.sql("UPDATE empleado SET estado_empleado = 'VACACIONES' WHERE persona_id = %s", usuario["persona_id"])
    cambiar(admin, usuario, roles=["GESTOR", "OPERADOR"])
    assert filas(stack, usuario["persona_id"]) == {"GESTOR": "VACACIONES", "OPERADOR": "ACTIVO"}


def test_requests_already_assigned_stay_with_who_lost_the_role(admin):
    usuario = crear(admin, "GESTOR")
    solicitud_id = registrar(admin)
    admin.post(path(solicitud_id, "asignar-gestor"), {"persona_id_gestor": usuario["persona_id"]}).data
    cambiar(admin, usuario, roles=["OPERADOR"])
    assigned = detalle(admin, solicitud_id)["asignaciones_vigentes"]["GESTOR"]
    assert assigned["persona_id"] == usuario["persona_id"]


# -- suspension ----------------------------------------------------------------------------------------------

def test_who_is_suspended_is_out_and_not_assigned_any_more_until_reactivated(stack, admin):
    usuario = crear(admin, "GESTOR", "MEDICO")
    client, persona_id = entrar(stack, usuario), usuario["persona_id"]
    assert cambiar(admin, usuario, is_active=False) == {**de_admin(admin, usuario["user_id"]), "is_active": False}
    assert client.get("/auth/me").status == 401
    assert intento(stack, usuario["user_email"], CLAVE).status == 403
    assert filas(stack, persona_id) == {"GESTOR": "SUSPENDIDO", "MEDICO": "SUSPENDIDO"}
    assert ofrecido(admin, persona_id) == set()
    assert cambiar(admin, usuario, is_active=True)["is_active"] is True
    assert filas(stack, persona_id) == {"GESTOR": "ACTIVO", "MEDICO": "ACTIVO"}
    assert ofrecido(admin, persona_id) == {"GESTOR", "MEDICO"}
    assert client.get("/auth/me").status == 401, "the session that was killed stays dead"
    assert entrar(stack, usuario)


@pytest.mark.parametrize("estado", ["VACACIONES", "PERMISO", "SUSPENDIDO"])
def test_suspension_and_return_give_back_what_was_active_and_nothing_more(stack, admin, estado):
    usuario = crear(admin, "GESTOR", "MEDICO")
    persona_id = usuario["persona_id"]
    stack.sql("UPDATE empleado SET estado_empleado = %s WHERE persona_id = %s AND rol_empleado = 'MEDICO'", estado,
              persona_id)
    cambiar(admin, usuario, is_active=False)
    assert filas(stack, persona_id) == {"GESTOR": "SUSPENDIDO", "MEDICO": estado}
    cambiar(admin, usuario, is_active=False)
    cambiar(admin, usuario, is_active=True)
    assert filas(stack, persona_id) == {"GESTOR": "ACTIVO", "MEDICO": estado}


def test_a_role_taken_away_does_not_come_back_with_the_person(admin):
    usuario = crear(admin, "GESTOR", "MEDICO")
    cambiar(admin, usuario, roles=["GESTOR"])
    cambiar(admin, usuario, is_active=False)
    cambiar(admin, usuario, is_active=True)
    assert ofrecido(admin, usuario["persona_id"]) == {"GESTOR"}


def test_roles_changed_during_a_suspension_count_from_its_end(admin):
    usuario = crear(admin, "GESTOR")
    cambiar(admin, usuario, is_active=False)
    cambiar(admin, usuario, roles=["MEDICO"])
    assert ofrecido(admin, usuario["persona_id"]) == set()
    cambiar(admin, usuario, is_active=True)
    assert ofrecido(admin, usuario["persona_id"]) == {"MEDICO"}


def test_nobody_suspends_themselves(stack, admin):
    usuario = crear(admin, "ADMIN")
    client = entrar(stack, usuario)
    assert said(client.patch(ruta(usuario), {"is_active": False, "nombres": "Z"})) == (400, "BAD_REQUEST")
    assert client.get("/auth/me").status == 200
    assert de_admin(admin, usuario["user_id"])["nombres"] == usuario["nombres"]
    assert client.patch(ruta(usuario), {"is_active": True}).status == 200


def test_a_reset_password_opens_and_the_old_one_and_its_sessions_do_not(stack, admin):
    usuario = crear(admin)
    sessions = [entrar(stack, usuario) for _ in range(2)]
    answer = admin.post(ruta(usuario, "reset-password"), {"new_password": "otra clave nueva"})
    assert (answer.status, answer.json["ok"]) == (200, True) and answer.json["message"]
    assert [client.get("/auth/me").status for client in sessions] == [401, 401]
    assert intento(stack, usuario["user_email"], CLAVE).status == 401
    assert entrar(stack, usuario, "otra clave nueva")


@pytest.mark.parametrize("password", ["x" * 7, "x" * 129, "", None, 12345678, KeyError])
def test_a_reset_needs_a_password(stack, admin, password):
    usuario = crear(admin)
    sent = {} if password is KeyError else {"new_password": password}
    assert admin.post(ruta(usuario, "reset-password"), sent).fields == {"new_password"}
    assert entrar(stack, usuario)


# -- the last ADMIN ------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def small_clinic():
    """A stack where the seeded ADMIN is alone."""
    with Stack(BCRYPT_COST="4") as stack:
        yield stack


@pytest.fixture
def clinic(small_clinic):
    return small_clinic, Client(small_clinic).login(EMAILS["ADMIN"])


def test_the_last_active_admin_keeps_the_role(clinic):
    _, admin = clinic
    own = de_admin(admin, admin.user["user_id"])
    suspended = crear(admin, "ADMIN")
    cambiar(admin, suspended, is_active=False)
    assert said(admin.patch(ruta(own), {"roles": ["OPERADOR"], "nombres": "Z"})) == (409, "CONFLICT")
    assert said(admin.patch(ruta(own), {"is_active": False})) == (400, "BAD_REQUEST")
    assert de_admin(admin, own["user_id"]) == own
    cambiar(admin, suspended, is_active=True)
    assert cambiar(admin, own, roles=["OPERADOR"])["roles"] == ["OPERADOR"]
    other = entrar(clinic[0], suspended)
    assert admin.get("/admin/usuarios").status == 403
    cambiar(other, own, roles=["ADMIN"])
    cambiar(admin, suspended, roles=["OPERADOR"])


def test_a_change_that_waits_for_another_begins_where_that_one_ended(stack, admin):
    """Or the second to write would take away the role that the first gave."""
    usuario = crear(admin, "GESTOR")
    with stack.connect("DB_URL_ROOT") as other, other.cursor() as cursor, ThreadPoolExecutor(1) as pool:
        cursor.execute("START TRANSACTION")
        cursor.execute("SELECT 1 FROM users WHERE user_id = %s FOR UPDATE", (usuario["user_id"],))
        changing = pool.submit(cambiar, admin.again(stack), usuario, telefono="911")
        wait_for(lambda: stack.sql("SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"), 10,
                 "the change waits", pause=0.2)
        cursor.execute("INSERT INTO user_role (user_id, user_role) VALUES (%s, 'OPERADOR')", (usuario["user_id"],))
        cursor.execute("COMMIT")
        assert sorted(changing.result()["roles"]) == ["GESTOR", "OPERADOR"]
    assert sorted(de_admin(admin, usuario["user_id"])["roles"]) == ["GESTOR", "OPERADOR"]


RACES = {
    "each lays down the role": lambda me, other: (me, {"roles": ["OPERADOR"]}),
    "each takes the role from the other": lambda me, other: (other, {"roles": ["OPERADOR"]}),
    "each suspends the other": lambda me, other: (other, {"is_active": False}),
}


@pytest.mark.parametrize("race", RACES)
def test_of_two_admins_who_go_at_the_same_moment_one_stays(clinic, race):
    stack, admin = clinic
    accounts = [de_admin(admin, admin.user["user_id"]), crear(admin, "ADMIN")]
    passwords = ["admin123", CLAVE]
    wrong = []
    for _ in range(10):
        clients = [Client(stack).login(account["user_email"], password)
                   for account, password in zip(accounts, passwords)]
        start = threading.Barrier(2, timeout=30)

        def act(i):
            target, body = RACES[race](accounts[i], accounts[1 - i])
            start.wait()
            return clients[i].patch(ruta(target), body).status

        with ThreadPoolExecutor(2) as pool:
            statuses = sorted(pool.map(act, (0, 1)))
        left = [client for client in clients if client.get("/admin/usuarios").status == 200]
        if statuses[0] != 200 or statuses[1] not in (401, 403, 409) or len(left) != 1:
            wrong.append((statuses, len(left)))
        for account in accounts:
            cambiar(left[0], account, is_active=True, roles=["ADMIN"])
    cambiar(Client(stack).login(EMAILS["ADMIN"]), accounts[1], roles=["OPERADOR"])  # alone again, for the next
    assert not wrong


# -- the list ------------------------------------------------------------------------------------------------

def test_the_list_has_everyone_by_id(stack, admin):
    crear(admin)
    answer = admin.get("/admin/usuarios")
    ids = [usuario["user_id"] for usuario in answer.data]
    assert ids == [row["user_id"] for row in stack.sql("SELECT user_id FROM users ORDER BY 1")]
    assert not differences([USER_ADMIN], answer.data)
    suspended, = [usuario for usuario in answer.data if usuario["user_email"] == "suspendido@cmep.local"]
    assert suspended["is_active"] is False
    doctor, = [usuario for usuario in answer.data if usuario["user_email"] == EMAILS["MEDICO"]]
    assert (doctor["cmp"], doctor["especialidad"]) == ("12345", "Medicina Ocupacional")
    assert b"$2b$" not in answer.body and b"password" not in answer.body


def test_the_list_in_pages(admin):
    made = [crear(admin, apellidos=f"Pag{name}") for name in [word()] for _ in range(5)]
    name = made[0]["apellidos"]
    pages = [admin.get("/admin/usuarios", q=name, page=page, page_size=2) for page in (1, 2, 3, 4)]
    assert [usuario["user_id"] for page in pages for usuario in page.data] == [one["user_id"] for one in made]
    assert [page.json["meta"] for page in pages] == [
        {**page.json["meta"], "page": number, "page_size": 2, "total": 5} for number, page in enumerate(pages, 1)]
    first = admin.get("/admin/usuarios", page_size=3)
    assert first.json["meta"] == {**first.json["meta"], "page": 1, "page_size": 3}
    assert [usuario["user_id"] for usuario in first.data] == [
        usuario["user_id"] for usuario in admin.get("/admin/usuarios").data[:3]]


@pytest.mark.parametrize("query, named", [({"page": 0}, "page"), ({"page": "x"}, "page"), ({"page_size": 0}, "page_size"),
                                          ({"page_size": 101}, "page_size"), ({"q": "x" * 5000}, "q")])
def test_a_page_that_cannot_be_is_refused(admin, query, named):
    assert admin.get("/admin/usuarios", **query).fields == {named}


def test_q_finds_by_name_document_and_email(admin):
    mark = word()
    usuario = crear(admin, nombres="María José", apellidos=f"Ñáhui{mark}", user_email=f"x{mark}y@cmep.local")
    wanted = [usuario["user_id"]]
    wrong = {q: found for q in (mark, mark.upper(), f"nahui{mark}", f"maria {mark}", usuario["numero_documento"],
                                f"x{mark}y@cmep.local")
             if (found := [u["user_id"] for u in admin.get("/admin/usuarios", q=q).data]) != wanted}
    assert not wrong
    for q in (f"{mark}%", f"{mark[:4]}_{mark[5:]}", f"otra {mark}", "\\"):
        assert usuario["user_id"] not in [u["user_id"] for u in admin.get("/admin/usuarios", q=q).data], q
