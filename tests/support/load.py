"""A steady mixed load of writes that remembers each one and how it was answered."""
import random
import threading
import time
from collections import Counter
from dataclasses import dataclass
from http.client import HTTPException

from support.client import EMAILS, Client, alta, asignar_gestor, dni, pago, path, persona, registrar, word

WRITERS = 8
PAUSE = 0.13  # on average: 8 writers, a write each 0.13 s and what it takes, make about 50 a second


@dataclass
class Attempt:
    key: str            # what the write left in the database, when it did
    begin: float
    end: float
    status: int = 0     # 0: no whole answer came
    retry_after: str = None
    error: Exception = None

    @property
    def acknowledged(self):
        return self.status == 200


class Load:
    """Used as a context: writes until it is left. `extra` are more jobs, job(client) -> (key, call), for clients that
    are not signed in."""

    def __init__(self, stack, extra=()):
        self._stack = stack
        self._over = threading.Event()
        self.attempts = []
        admin = Client(stack).login(EMAILS["ADMIN"])
        writers = [(admin.again(stack), (self._create, self._payment(admin))) for _ in range(WRITERS)]
        others = [(Client(stack), (job,)) for job in extra]
        self._threads = [threading.Thread(target=self._run, args=one, daemon=True) for one in writers + others]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        for thread in self._threads:
            thread.join(30)
        assert not [thread for thread in self._threads if thread.is_alive()], "a request is never answered"

    @staticmethod
    def _create(_):
        cliente = persona(numero_documento=f"C{dni()}")
        return cliente["numero_documento"], lambda client: client.post("/solicitudes", alta(cliente=cliente))

    @staticmethod
    def _payment(admin):
        solicitud_id = registrar(admin)
        asignar_gestor(admin, solicitud_id)

        def job(_):
            key = f"P{word(20)}"
            return key, lambda client: client.post(path(solicitud_id, "registrar-pago"),
                                                   pago(monto="0.01", referencia_transaccion=key))
        return job

    def _run(self, client, jobs):
        while True:
            for job in jobs:
                if self._over.wait(random.uniform(0, 2 * PAUSE)):
                    return client.close()
                key, call = job(client)
                attempt = Attempt(key, time.monotonic(), 0)
                try:
                    answer = call(client)
                    attempt.status, attempt.retry_after = answer.status, answer.headers["Retry-After"]
                except (OSError, HTTPException) as error:
                    attempt.error = error
                attempt.end = time.monotonic()
                self.attempts.append(attempt)

    def acknowledged_since(self, moment):
        """Those begun after the moment and acknowledged."""
        return [a for a in list(self.attempts) if a.begin > moment and a.acknowledged]

    def stored(self, stack):
        """How often each write is in the database."""
        payments = stack.sql("SELECT referencia_transaccion AS k FROM pago_solicitud")
        requests = stack.sql("SELECT numero_documento AS k FROM solicitud_cmep"
                             " JOIN personas ON persona_id = cliente_id")
        return Counter(row["k"] for row in payments + requests)

    def lost_or_doubled(self, stack):
        """Acknowledged writes that are not there once, and others that are there more often."""
        stored = self.stored(stack)
        return [(a, stored[a.key]) for a in self.attempts
                if a.key and (stored[a.key] > 1 or a.acknowledged and stored[a.key] != 1)]
