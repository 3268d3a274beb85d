"""The paths that are measured: what is sent for each, what limits it, and the aims of 6-quality."""
import itertools
import json
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from urllib.parse import urlencode

import limits
from support.archivos import noise, upload
from support.client import STATES, alta, persona

SAMPLE = 2000
FILES = {"": 10 * 1024 * 1024, "_20k": 20_000}  # what stands behind the name of a path
REPEATABLE_STATES = ("ASIGNADO_GESTOR", "PAGADO", "ASIGNADO_MEDICO")


@dataclass
class Measured:
    """One line of the table."""
    name: str
    requests: object            # called for the lines of a file of requests, again each time
    client: object              # who asks
    limit: object = None        # called for a limits.Limit
    ratio: float = None         # aims
    p99_ms: int = None
    is_constant: bool = False   # limited by libmicrohttpd itself
    file_bytes: int = 0         # of the file that is moved: limited by the disk and loopback


def line(method, path, body=None, **query):
    target = path + ("?" + urlencode(query) if query else "")
    return f"{method} {target}" + (f" {json.dumps(body, ensure_ascii=False)}" if body is not None else "")


def listing(**query):
    return line("GET", "/solicitudes", page_size=limits.PAGE_SIZE, **query)


def search(words):
    return [listing(q=word) for word in words]


class Data:
    """What there is in a loaded stack to ask for."""

    def __init__(self, stack, admin, rows):
        self._stack, self._admin, self._rows = stack, admin, rows
        self.ids = [1 + number * 7919 % rows for number in range(SAMPLE)]  # all over the table
        self.gestores = [row["persona_id"] for row in stack.sql(
            "SELECT persona_id FROM empleado WHERE rol_empleado = 'GESTOR' ORDER BY persona_id LIMIT 1, 20")]
        self.clients = self._sample_of_clients()
        self.open = [row["solicitud_id"] for row in stack.sql(
            "SELECT solicitud_id FROM solicitud_cmep WHERE estado_operativo IN %s"
            " ORDER BY solicitud_id DESC LIMIT 20000", REPEATABLE_STATES)]
        self._words = Counter(word for client in self.clients
                              for word in f"{client['nombres']} {client['apellidos']}".lower().split())
        self.common = [word for word, _ in self._words.most_common(6)]
        self._documents = itertools.count(90_000_000)

    def _sample_of_clients(self):
        return self._stack.sql(
            "SELECT DISTINCT p.persona_id, p.numero_documento, p.nombres, p.apellidos FROM personas p"
            " JOIN solicitud_cmep s ON s.cliente_id = p.persona_id WHERE s.solicitud_id IN %s ORDER BY p.persona_id",
            self.ids)

    def rare(self):
        """Words that few people have, whole and their middle; documents, whole and their end."""
        words = sorted(word for word, count in self._words.items() if count == 1 and len(word) > 6)[:100]
        documents = [client["numero_documento"] for client in self.clients[:100]]
        return [*words, *(word[1:6] for word in words), *documents, *(text[-6:] for text in documents)]

    def two_common(self):
        return [f"{one} {other}" for one, other in itertools.permutations(self.common, 2)]

    def short(self):
        return sorted({word[:2] for word in self.common})

    def mixed(self):
        """What people type: mostly what is rare, sometimes what is common."""
        others = itertools.cycle([*self.common, *self.two_common(), *self.short()])
        for number, word in enumerate(self.rare()):
            yield word
            if number % 3 == 2:
                yield next(others)

    def combined_filters(self):
        """State, person and a month of the last years."""
        years, = self._stack.sql("SELECT YEAR(MIN(created_at)) AS first, YEAR(MAX(created_at)) AS last"
                                 " FROM solicitud_cmep")
        for gestor, state, year, month in itertools.product(
                self.gestores[:5], STATES, range(years["first"], years["last"] + 1), (1, 4, 8, 12)):
            yield listing(gestor_id=gestor, estado_operativo=state, desde=f"{year}-{month:02}-01",
                          hasta=f"{year}-{month:02}-28")

    @cached_property
    def deep_cursors(self):
        """Of pages all over the list, which is entered by the number of a page and followed from there; none where that
        page is not answered in time."""
        cursors = []
        for tenth in range(1, 10):
            page = max(1, self._rows * tenth // 10 // limits.PAGE_SIZE)
            answer = self._admin.get("/solicitudes", page_size=limits.PAGE_SIZE, page=page)
            for _ in range(10):
                cursor = answer.json["meta"].get("next_cursor") if answer.status == 200 else None
                if not cursor:
                    break
                cursors.append(cursor)
                answer = self._admin.get("/solicitudes", page_size=limits.PAGE_SIZE, cursor=cursor)
        return cursors

    def creations(self, count=20_000):
        """Clients that the stack has not seen yet."""
        for _ in range(count):
            yield line("POST", "/solicitudes",
                       alta(cliente=persona(numero_documento=str(next(self._documents)), celular="987654321")))

    def actions(self):
        """Those that may be taken over and over again: another gestor, one more payment."""
        for number, solicitud_id in enumerate(self.open):
            gestor = self.gestores[number % len(self.gestores)]
            if number % 2:
                yield line("POST", f"/solicitudes/{solicitud_id}/cambiar-gestor", {"persona_id_gestor": gestor})
            else:
                yield line("POST", f"/solicitudes/{solicitud_id}/registrar-pago",
                           {"canal_pago": "YAPE", "fecha_pago": "2026-01-29", "monto": "10.00"})

    def uploads(self, size):
        for solicitud_id in self.ids[:200]:
            yield f"POST /solicitudes/{solicitud_id}/archivos @{size}"

    def download(self, size):
        """Of one file that is there then."""
        solicitud_id = self.ids[0]
        sent = upload(self._admin, solicitud_id, noise(size))
        return [line("GET", f"/archivos/{sent['archivo_id']}")]

    def reports(self):
        """A year each, all over the time that there is."""
        span, = self._stack.sql("SELECT DATE(MIN(created_at)) AS first, DATE(MAX(created_at)) AS last"
                                " FROM solicitud_cmep")
        spare = max(0, (span["last"] - span["first"]).days - 364)
        for tenth in range(10):
            begin = span["first"] + timedelta(days=spare * tenth // 9)
            yield line("GET", "/admin/reportes", desde=begin, hasta=begin + timedelta(days=364))


def all_paths(stack, data, admin, gestor):
    """In this order: what writes comes last, for it changes what there is to read."""
    def limit_of(target, *accounts, client=admin):
        return lambda: limits.of_request(stack, client, target, *(accounts or ("cmep_workflow",)))

    page = f"/solicitudes?page_size={limits.PAGE_SIZE}"
    return [
        Measured("health", lambda: [line("GET", "/health")], admin, ratio=0.9, is_constant=True),
        Measured("me", lambda: [line("GET", "/auth/me")], admin, limit_of("/auth/me", "cmep_auth"), 0.5),
        Measured("list", lambda: [listing()], admin, limit_of(page), 0.6, 20),
        Measured("list_estado", lambda: [listing(estado_operativo=state) for state in STATES], admin,
                 limit_of(f"{page}&estado_operativo=CERRADO"), 0.6, 20),
        Measured("list_mine", lambda: [listing(mine="true")], gestor,
                 limit_of(f"{page}&mine=true", client=gestor), 0.6, 20),
        Measured("list_gestor", lambda: [listing(gestor_id=person) for person in data.gestores], admin,
                 limit_of(f"{page}&gestor_id={data.gestores[0]}"), 0.6, 20),
        Measured("list_filtros", data.combined_filters, admin, p99_ms=50),
        Measured("list_cursor", lambda: [listing(cursor=cursor) for cursor in data.deep_cursors], admin, p99_ms=50),
        Measured("search", lambda: search(data.mixed()), admin, p99_ms=100),
        Measured("search_rare", lambda: search(data.rare()), admin, p99_ms=100),
        Measured("search_common", lambda: search(data.common), admin, p99_ms=100),
        Measured("search_two", lambda: search(data.two_common()), admin, p99_ms=100),
        Measured("search_short", lambda: search(data.short()), admin, p99_ms=100),
        Measured("summary", lambda: [line("GET", "/solicitudes/resumen")], admin),
        Measured("detail", lambda: [line("GET", f"/solicitudes/{number}") for number in data.ids], admin,
                 limit_of(f"/solicitudes/{data.ids[0]}", "cmep_workflow", "cmep_files"), 0.5),
        Measured("report", data.reports, admin, p99_ms=50),
        *[Measured(f"download{name}", lambda size=size: data.download(size), admin, file_bytes=size)
          for name, size in FILES.items()],
        *[Measured(f"upload{name}", lambda size=size: data.uploads(size) if size < 2**20 else
                   list(data.uploads(size))[:2], admin, file_bytes=size) for name, size in FILES.items()],
        Measured("create", data.creations, admin,
                 lambda: limits.create([client["persona_id"] for client in data.clients]), 0.5),
        Measured("action", data.actions, admin, lambda: limits.action(data.open), 0.5),
    ]
